//! The few icons, drawn as lines: sharp at every zoom, in the colour of the text beside them.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, Vec2};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A new sheet.
    New,
    /// A sheet that is being filled in.
    Draft,
    /// An open folder.
    Open,
    /// Into the tray: save.
    Save,
    /// Back.
    Undo,
    /// Forth.
    Redo,
    /// Two speech bubbles' lines: language.
    Language,
    /// Done.
    Check,
    /// Worth a look.
    Warning,
    /// Wrong.
    Error,
    /// Worth knowing.
    Info,
    /// Locked.
    Lock,
    /// Away with it.
    Close,
    /// There it goes on.
    Right,
    /// Back to where one came from.
    Left,
    /// Pages.
    Pages,
    /// A printer.
    Print,
    /// A sheet in front of another: copy.
    Copy,
    /// Larger.
    Plus,
    /// Smaller.
    Minus,
}

/// Chains of points on the grid.
type Lines = &'static [&'static [(f32, f32)]];

/// The side of the square on which icons are drawn.
const GRID: f32 = 24.0;

impl Icon {
    /// Its lines, each a chain of points on the grid.
    fn lines(self) -> Lines {
        match self {
            Self::New => NEW,
            Self::Draft => DRAFT,
            Self::Open => OPEN,
            Self::Save => SAVE,
            Self::Undo => UNDO,
            Self::Redo => REDO,
            Self::Language => LANGUAGE,
            Self::Check => CHECK,
            Self::Warning => WARNING,
            Self::Error => ERROR,
            Self::Info => INFO,
            Self::Lock => LOCK,
            Self::Close => CLOSE,
            Self::Right => RIGHT,
            Self::Left => LEFT,
            Self::Pages => PAGES,
            Self::Print => PRINT,
            Self::Copy => COPY,
            Self::Plus => PLUS,
            Self::Minus => MINUS,
        }
    }

    /// The shapes that draw it in a square.
    pub fn shapes(self, square: Rect, color: Color32) -> impl Iterator<Item = Shape> {
        let scale = square.width().min(square.height()) / GRID;
        let corner = square.center() - Vec2::splat(GRID * scale / 2.0);
        let point = move |(x, y): &(f32, f32)| -> Pos2 { corner + Vec2::new(*x, *y) * scale };
        let stroke = Stroke::new((1.8 * scale).max(1.2), color);
        self.lines().iter().map(move |line| Shape::line(line.iter().map(point).collect(), stroke))
    }

    /// Draws it in a square.
    pub fn paint(self, ui: &Ui, square: Rect, color: Color32) {
        ui.painter().extend(self.shapes(square, color));
    }

    /// Takes the room of a square and draws it there.
    pub fn show(self, ui: &mut Ui, side: f32, color: Color32) {
        let (square, _) = ui.allocate_exact_size(Vec2::splat(side), egui::Sense::hover());
        self.paint(ui, square, color);
    }
}

const NEW: Lines = &[
    &[(6.0, 3.0), (14.0, 3.0), (19.0, 8.0), (19.0, 21.0), (6.0, 21.0), (6.0, 3.0)],
    &[(14.0, 3.0), (14.0, 8.0), (19.0, 8.0)],
    &[(12.5, 11.0), (12.5, 17.0)],
    &[(9.5, 14.0), (15.5, 14.0)],
];

const DRAFT: Lines = &[
    &[(6.0, 3.0), (14.0, 3.0), (19.0, 8.0), (19.0, 21.0), (6.0, 21.0), (6.0, 3.0)],
    &[(14.0, 3.0), (14.0, 8.0), (19.0, 8.0)],
    &[(9.5, 12.5), (15.5, 12.5)],
    &[(9.5, 16.5), (13.0, 16.5)],
];

const OPEN: Lines = &[
    &[(3.0, 19.0), (3.0, 5.0), (9.0, 5.0), (11.5, 8.0), (19.0, 8.0), (19.0, 11.0)],
    &[(3.0, 19.0), (6.5, 11.0), (22.0, 11.0), (18.5, 19.0), (3.0, 19.0)],
];

const SAVE: Lines = &[
    &[(12.0, 3.0), (12.0, 14.0)],
    &[(7.5, 9.5), (12.0, 14.0), (16.5, 9.5)],
    &[(4.0, 15.0), (4.0, 20.0), (20.0, 20.0), (20.0, 15.0)],
];

const UNDO: Lines = &[
    &[(8.5, 4.5), (4.0, 9.0), (8.5, 13.5)],
    &[(4.0, 9.0), (14.5, 9.0), (18.0, 10.5), (19.5, 14.0), (18.0, 17.5), (14.5, 19.0), (9.0, 19.0)],
];

const REDO: Lines = &[
    &[(15.5, 4.5), (20.0, 9.0), (15.5, 13.5)],
    &[(20.0, 9.0), (9.5, 9.0), (6.0, 10.5), (4.5, 14.0), (6.0, 17.5), (9.5, 19.0), (15.0, 19.0)],
];

const LANGUAGE: Lines = &[
    &[
        (3.0, 4.0),
        (15.0, 4.0),
        (15.0, 13.0),
        (9.0, 13.0),
        (6.0, 16.0),
        (6.0, 13.0),
        (3.0, 13.0),
        (3.0, 4.0),
    ],
    &[
        (18.0, 9.0),
        (21.0, 9.0),
        (21.0, 18.0),
        (18.5, 18.0),
        (18.5, 21.0),
        (15.5, 18.0),
        (10.0, 18.0),
        (10.0, 16.0),
    ],
];

const CHECK: Lines = &[&[(4.5, 12.5), (10.0, 18.0), (19.5, 6.5)]];

const WARNING: Lines = &[
    &[(12.0, 3.5), (22.0, 20.5), (2.0, 20.5), (12.0, 3.5)],
    &[(12.0, 9.5), (12.0, 14.5)],
    &[(12.0, 17.0), (12.0, 18.0)],
];

/// What signs of trouble and of news are drawn in.
const ROUND: &[(f32, f32)] = &[
    (8.0, 2.5),
    (16.0, 2.5),
    (21.5, 8.0),
    (21.5, 16.0),
    (16.0, 21.5),
    (8.0, 21.5),
    (2.5, 16.0),
    (2.5, 8.0),
    (8.0, 2.5),
];

const ERROR: Lines = &[ROUND, &[(8.5, 8.5), (15.5, 15.5)], &[(15.5, 8.5), (8.5, 15.5)]];

const INFO: Lines = &[ROUND, &[(12.0, 11.0), (12.0, 17.0)], &[(12.0, 7.0), (12.0, 8.0)]];

const LOCK: Lines = &[
    &[(5.0, 11.0), (19.0, 11.0), (19.0, 21.0), (5.0, 21.0), (5.0, 11.0)],
    &[(8.0, 11.0), (8.0, 7.0), (9.5, 4.0), (12.0, 3.0), (14.5, 4.0), (16.0, 7.0), (16.0, 11.0)],
];

const CLOSE: Lines = &[&[(5.5, 5.5), (18.5, 18.5)], &[(18.5, 5.5), (5.5, 18.5)]];

const RIGHT: Lines = &[&[(9.0, 5.0), (16.0, 12.0), (9.0, 19.0)]];

const LEFT: Lines = &[&[(11.0, 5.5), (4.5, 12.0), (11.0, 18.5)], &[(4.5, 12.0), (20.0, 12.0)]];

const PAGES: Lines = &[
    &[(8.0, 3.0), (20.0, 3.0), (20.0, 18.0), (8.0, 18.0), (8.0, 3.0)],
    &[(8.0, 6.0), (4.0, 6.0), (4.0, 21.0), (16.0, 21.0), (16.0, 18.0)],
    &[(11.0, 7.5), (17.0, 7.5)],
    &[(11.0, 11.0), (17.0, 11.0)],
];

const PRINT: Lines = &[
    &[(7.0, 9.0), (7.0, 3.0), (17.0, 3.0), (17.0, 9.0)],
    &[(7.0, 17.0), (3.0, 17.0), (3.0, 9.0), (21.0, 9.0), (21.0, 17.0), (17.0, 17.0)],
    &[(7.0, 14.0), (17.0, 14.0), (17.0, 21.0), (7.0, 21.0), (7.0, 14.0)],
];

const COPY: Lines = &[
    &[(8.0, 8.0), (20.0, 8.0), (20.0, 21.0), (8.0, 21.0), (8.0, 8.0)],
    &[(5.0, 16.0), (4.0, 16.0), (4.0, 3.0), (16.0, 3.0), (16.0, 5.0)],
];

const PLUS: Lines = &[&[(12.0, 5.0), (12.0, 19.0)], &[(5.0, 12.0), (19.0, 12.0)]];

const MINUS: Lines = &[&[(5.0, 12.0), (19.0, 12.0)]];

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn an_icon_stays_inside_its_square() {
        let square = Rect::from_min_size(pos2(10.0, 20.0), Vec2::splat(18.0));
        for icon in [
            Icon::New,
            Icon::Draft,
            Icon::Open,
            Icon::Save,
            Icon::Undo,
            Icon::Redo,
            Icon::Language,
            Icon::Check,
            Icon::Warning,
            Icon::Error,
            Icon::Info,
            Icon::Lock,
            Icon::Close,
            Icon::Right,
            Icon::Left,
            Icon::Pages,
            Icon::Print,
            Icon::Plus,
            Icon::Minus,
        ] {
            for shape in icon.shapes(square, Color32::BLACK) {
                assert!(square.expand(1.0).contains_rect(shape.visual_bounding_rect()), "{icon:?}");
            }
        }
    }
}
