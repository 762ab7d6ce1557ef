//! Words that can be asked what they mean: a dotted line below, and the meaning beside them while
//! the pointer rests there or they have the focus.

use std::ops::Range;

use egui::accesskit::Role;
use egui::epaint::{Galley, Shape};
use egui::{Id, Pos2, Rect, Sense, Ui, WidgetInfo};

use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;

/// A word of a text and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What it is called where it is explained.
    pub term: String,
    /// What it means, a string a paragraph.
    pub meaning: Vec<String>,
}

/// A text that was laid out, and where.
pub struct Laid<'a> {
    /// The text.
    pub text: &'a str,
    /// The text, laid out.
    pub galley: &'a Galley,
    /// Its left upper corner.
    pub at: Pos2,
}

/// The width of a meaning.
const WIDTH: f32 = 480.0;

/// The words of a text that is painted already. `reachable`: whether Tab comes to them.
pub fn words(ui: &Ui, theme: &Theme, id: Id, laid: &Laid<'_>, words: &[Word], reachable: bool) {
    for (index, word) in words.iter().enumerate() {
        for (row, rect) in places(laid, &word.range).into_iter().enumerate() {
            word_ui(ui, theme, id.with((index, row)), rect, laid, word, reachable && row == 0);
        }
    }
}

/// The ids of words that Tab may come to.
pub fn ids(id: Id, words: &[Word]) -> impl Iterator<Item = Id> {
    (0..words.len()).map(move |index| id.with((index, 0_usize)))
}

fn word_ui(
    ui: &Ui,
    theme: &Theme,
    id: Id,
    rect: Rect,
    laid: &Laid<'_>,
    word: &Word,
    reachable: bool,
) {
    let sense = if reachable { Sense::focusable_noninteractive() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let written = laid.text.get(word.range.clone()).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Term, true, written));
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(word.meaning.join("\n")));
    if ui.is_rect_visible(rect) {
        let line = [rect.left_bottom(), rect.right_bottom()];
        ui.painter().extend(Shape::dotted_line(&line, *theme.colors.accent, 3.0, 0.8));
        super::focus_ring(ui, theme, &response);
    }
    if response.has_focus() {
        response.show_tooltip_ui(|ui| meaning_ui(ui, theme, word));
    } else {
        response.on_hover_ui(|ui| meaning_ui(ui, theme, word));
    }
}

fn meaning_ui(ui: &mut Ui, theme: &Theme, word: &Word) {
    ui.set_width(WIDTH);
    ui.add(Label::new(word.term.as_str()).bold());
    for paragraph in &word.meaning {
        ui.add(Label::new(paragraph.as_str()).size(theme.sizes.small));
    }
}

/// Where a word stands on the screen: a rectangle for each line that it reaches into.
fn places(laid: &Laid<'_>, word: &Range<usize>) -> Vec<Rect> {
    let count = |end: usize| laid.text.get(..end).unwrap_or_default().chars().count();
    let chars = count(word.start)..count(word.end);
    let mut places = Vec::new();
    let mut index = 0;
    for row in &laid.galley.rows {
        let inside = row.glyphs.iter().zip(index..).filter(|(_, at)| chars.contains(at));
        let ends = inside.map(|(glyph, _)| (glyph.pos.x, glyph.max_x()));
        let span = ends.reduce(|(left, right), (from, to)| (left.min(from), right.max(to)));
        if let Some((left, right)) = span {
            let corner = laid.at + row.pos.to_vec2();
            let size = egui::vec2(right - left, row.size.y);
            places.push(Rect::from_min_size(corner + egui::vec2(left, 0.0), size));
        }
        index += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    places
}
