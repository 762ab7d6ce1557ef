//! One page: its marks as the operations of a PDF page.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    DictItem, Line, LineCapStyle, LineDashPattern, LinePoint, Op, PdfFontHandle, XObjectTransform,
};

use super::drawings::Drawings;
use super::fonts;
use crate::base::{Mm, Pt};
use crate::sheet::{DOT, DOT_PITCH, Mark, Page, PathStep, Point, Role, Shape, Tag, TextMark, dots};
use crate::text::{DocumentFonts, Face, to_mm};

/// How far the handles of a curve stand out that draws a quarter of a circle.
const QUARTER: f32 = 0.552_285;

/// What the pages of a document share.
#[derive(Default)]
pub(super) struct Shared {
    /// Its fonts.
    pub fonts: DocumentFonts,
    /// Its drawings.
    pub drawings: Drawings,
}

/// A page as printpdf draws it.
pub(super) struct Painted {
    /// The operations.
    pub operations: Vec<Op>,
    /// Its pieces of marked content, in their order.
    pub pieces: Vec<Piece>,
}

/// A piece of marked content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The element that it belongs to.
    pub element: u32,
    /// What that is.
    pub role: Role,
    /// What is said instead of it.
    pub said: Option<&'static str>,
}

/// How far above the bottom edge of a page of this height, in points.
pub(super) fn from_bottom(height: Mm, y: Mm) -> f32 {
    points(height - y)
}

/// The operations of a page.
pub(super) fn paint(page: &Page, shared: &mut Shared) -> Painted {
    let mut brush =
        Brush { ops: Vec::new(), size: (page.width, page.height), pen: None, font: None, shared };
    let mut pieces = Vec::new();
    let (behind, before): (Vec<_>, Vec<_>) =
        page.marks.iter().partition(|mark| matches!(mark.shape, Shape::Watermark { .. }));
    for marks in [behind, before] {
        let mut parted = parted(&marks).into_iter();
        for run in marks.chunk_by(|one, other| one.tag == other.tag && one.said == other.said) {
            let parted: Vec<_> = parted.by_ref().take(run.len()).collect();
            brush.run(run, &parted, &mut pieces);
        }
    }
    Painted { operations: brush.ops, pieces }
}

/// Wider gaps between two texts of an element are a space to whoever reads it.
const GAP: Mm = Mm(0.9);

/// After which of these marks a space is to be read: what stands apart on the line, a label and its
/// answer, is apart in the text as well.
fn parted(marks: &[&Mark]) -> Vec<bool> {
    let mut parted = vec![false; marks.len()];
    let mut last: Option<(usize, u32, &TextMark)> = None;
    for (index, mark) in marks.iter().enumerate() {
        let (Tag::Element { element, role: _ }, Shape::Text(text)) = (mark.tag, &mark.shape) else {
            continue;
        };
        if let Some((before, of, words)) = last.replace((index, element, text))
            && of == element
            && stand_apart(words, text)
            && let Some(parted) = parted.get_mut(before)
        {
            *parted = true;
        }
    }
    parted
}

fn stand_apart(words: &TextMark, next: &TextMark) -> bool {
    let spaced =
        words.text.ends_with(char::is_whitespace) || next.text.starts_with(char::is_whitespace);
    let end = words.clusters.last().map_or(0, |last| last.x + last.cluster.advance);
    let gap = next.at.x - words.at.x - to_mm(end, words.size);
    !spaced && words.at.y == next.at.y && gap > GAP
}

struct Brush<'a> {
    ops: Vec<Op>,
    /// The page's width and height.
    size: (Mm, Mm),
    pen: Option<Pen>,
    font: Option<(Face, Pt)>,
    shared: &'a mut Shared,
}

/// What lines are drawn with.
#[derive(Clone, Copy, PartialEq)]
struct Pen {
    width: f32,
    dotted: bool,
}

impl Brush<'_> {
    /// Marks of one purpose.
    fn run(&mut self, marks: &[&Mark], parted: &[bool], pieces: &mut Vec<Piece>) {
        let Some(first) = marks.first() else { return };
        self.ops.push(match first.tag {
            Tag::Artifact => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Tag::Element { element, role } => {
                let number = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
                pieces.push(Piece { element, role, said: first.said });
                Op::BeginMarkedContentWithProperties {
                    tag: structure_type(role).to_owned(),
                    properties: DictItem::Dict {
                        map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]),
                    },
                }
            }
        });
        for (mark, parted) in marks.iter().zip(parted) {
            self.shape(&mark.shape, *parted);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn shape(&mut self, shape: &Shape, parted: bool) {
        match shape {
            Shape::Text(text) => self.text(text, parted),
            Shape::Rule { from, to, width } => {
                self.pen(Pen { width: points(*width), dotted: false });
                self.line(&[self.corner(*from), self.corner(*to)], false);
            }
            Shape::Leader { from, to_x } => self.leader(*from, *to_x),
            Shape::Ring { centre, radius, width } => {
                self.pen(Pen { width: points(*width), dotted: false });
                self.line(&ring(self.corner(*centre), *radius), true);
            }
            Shape::Watermark { outline } => self.watermark(outline),
        }
    }

    fn text(&mut self, mark: &TextMark, parted: bool) {
        let items = fonts::items(mark, parted, &mut self.shared.fonts);
        if items.is_empty() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        if self.font != Some((mark.face, mark.size)) {
            self.font = Some((mark.face, mark.size));
            let size = printpdf::Pt(fonts::size(mark.size));
            let font = PdfFontHandle::External(fonts::id(mark.face));
            self.ops.push(Op::SetFont { font, size });
        }
        let (x, y) = self.corner(mark.at);
        let pos = printpdf::Point { x: printpdf::Pt(rounded(x)), y: printpdf::Pt(rounded(y)) };
        self.ops.push(Op::SetTextCursor { pos });
        self.ops.push(Op::ShowText { items });
        self.ops.push(Op::EndTextSection);
    }

    /// Dots, on places that the whole page shares, so that they stand in columns.
    fn leader(&mut self, from: Point, to_x: Mm) {
        let dots = dots(from.x, to_x);
        if dots.is_empty() {
            return;
        }
        self.pen(Pen { width: short(DOT), dotted: true });
        let x = |dot: f64| short(DOT_PITCH * dot);
        let y = from_bottom(self.size.1, from.y);
        // A little further than the last dot, lest rounding lose it.
        let last = f64::from(dots.end) - 0.9;
        self.line(&[(x(f64::from(dots.start)), y), (x(last), y)], false);
    }

    fn watermark(&mut self, outline: &Arc<[PathStep]>) {
        if let Some(id) = self.shared.drawings.id(outline, self.size) {
            self.ops.push(Op::UseXobject { id, transform: XObjectTransform::default() });
        }
    }

    fn pen(&mut self, pen: Pen) {
        if self.pen == Some(pen) {
            return;
        }
        self.ops.push(Op::SetOutlineThickness { pt: printpdf::Pt(rounded(pen.width)) });
        if self.pen.is_some_and(|old| old.dotted) != pen.dotted {
            let (cap, dash) = if pen.dotted {
                (LineCapStyle::Round, LineDashPattern::new(0.0, &[0.0, short(DOT_PITCH)]))
            } else {
                (LineCapStyle::Butt, LineDashPattern::solid())
            };
            self.ops.push(Op::SetLineCapStyle { cap });
            self.ops.push(Op::SetLineDashPattern { dash });
        }
        self.pen = Some(pen);
    }

    fn corner(&self, point: Point) -> (f32, f32) {
        corner(self.size.1, point)
    }

    fn line(&mut self, corners: &[(f32, f32)], curved: bool) {
        // Of a curve, every third corner stands on it, and the others pull.
        let point = |(index, at): (usize, &(f32, f32))| point(*at, curved && index % 3 != 0);
        let points = corners.iter().enumerate().map(point).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: curved } });
    }
}

/// The type of an element by which readers know it.
pub(super) fn structure_type(role: Role) -> &'static str {
    match role {
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Paragraph => "P",
        Role::Item => "LBody",
        Role::Draft => "Figure",
        Role::TableHead { .. } => "TH",
        Role::TableCell { .. } => "TD",
    }
}

/// Four curves from the right, around, and back.
fn ring((x, y): (f32, f32), radius: (Mm, Mm)) -> [(f32, f32); 13] {
    let (rx, ry) = (points(radius.0), points(radius.1));
    let (hx, hy) = (rx * QUARTER, ry * QUARTER);
    [
        (x + rx, y),
        (x + rx, y + hy),
        (x + hx, y + ry),
        (x, y + ry),
        (x - hx, y + ry),
        (x - rx, y + hy),
        (x - rx, y),
        (x - rx, y - hy),
        (x - hx, y - ry),
        (x, y - ry),
        (x + hx, y - ry),
        (x + rx, y - hy),
        (x + rx, y),
    ]
}

/// Where a point stands on a page of this height, in points from its lower left corner.
pub(super) fn corner(height: Mm, point: Point) -> (f32, f32) {
    (points(point.x), from_bottom(height, point.y))
}

fn point((x, y): (f32, f32), bezier: bool) -> LinePoint {
    let p = printpdf::Point { x: printpdf::Pt(rounded(x)), y: printpdf::Pt(rounded(y)) };
    LinePoint { p, bezier }
}

fn points(length: Mm) -> f32 {
    short(length.into())
}

#[expect(clippy::cast_possible_truncation, reason = "PDF counts in short floats")]
fn short(length: Pt) -> f32 {
    length.0 as f32
}

/// To hundredths of a point: finer than any printer, and short to write.
pub(super) fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
