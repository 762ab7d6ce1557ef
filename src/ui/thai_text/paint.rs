//! A field on the screen: its frame, the lines in sight, the selection, the caret.

use std::ops::Range;
use std::sync::Arc;

use egui::text_selection::visuals::paint_text_cursor;
use egui::{
    Color32, Galley, Painter, Pos2, Rangef, Rect, Response, Stroke, StrokeKind, Ui, Visuals, pos2,
    vec2,
};

use super::state::{Setter, State};

/// How much of a line's height a selected newline is wide.
const NEWLINE: f32 = 0.35;

/// The box a field stands in.
pub(super) fn frame(ui: &Ui, response: &Response, read_only: bool) {
    let visuals = ui.visuals();
    let rest = visuals.widgets.inactive.bg_stroke;
    let rest = if rest.is_empty() { visuals.widgets.noninteractive.bg_stroke } else { rest };
    let stroke = if response.has_focus() {
        visuals.selection.stroke
    } else if read_only {
        visuals.widgets.noninteractive.bg_stroke
    } else if response.hovered() && !visuals.widgets.hovered.bg_stroke.is_empty() {
        visuals.widgets.hovered.bg_stroke
    } else {
        rest
    };
    let unused = visuals.widgets.noninteractive.bg_fill;
    let fill = if read_only { unused } else { visuals.text_edit_bg_color() };
    let corner = visuals.widgets.inactive.corner_radius;
    ui.painter().rect(response.rect, corner, fill, stroke, StrokeKind::Inside);
}

/// The lines in sight, with the selection behind them.
pub(super) fn lines(
    painter: &Painter,
    visuals: &Visuals,
    setter: &Setter<'_>,
    state: &mut State,
    origin: Pos2,
    selected: &Range<usize>,
) {
    let clip = painter.clip_rect();
    let first = state.lines.number_at(clip.top() - origin.y);
    for number in first..state.lines.all().len() {
        let line = state.lines.line(number);
        let top_left = pos2(origin.x, origin.y + line.top);
        if top_left.y > clip.bottom() {
            break;
        }
        let row = setter.row(state, number);
        let letters = top_left + vec2(0.0, (setter.look.line_height - row.galley.size().y) / 2.0);
        let text = Text { galley: &row.galley, top_left: letters };
        match part(setter, state, number, selected) {
            Some(part) => {
                let part = Rangef::new(part.start + origin.x, part.end + origin.x);
                let lines = Rangef::new(top_left.y, top_left.y + setter.look.line_height);
                let mark = Rect::from_x_y_ranges(part, lines);
                painter.rect_filled(mark, 0.0, visuals.selection.bg_fill);
                text.paint_with_selection(painter, visuals, part);
            }
            None => text.paint(painter, visuals.text_color()),
        }
    }
}

/// The letters of a line, at their place.
struct Text<'a> {
    galley: &'a Arc<Galley>,
    top_left: Pos2,
}

impl Text<'_> {
    fn paint(&self, painter: &Painter, color: Color32) {
        painter.galley(self.top_left, Arc::clone(self.galley), color);
    }

    /// Selected letters in the colour that can be read on the selection. Each part is painted
    /// once: letters painted over letters would look bold.
    fn paint_with_selection(&self, painter: &Painter, visuals: &Visuals, selected: Rangef) {
        let (plain, marked) = (visuals.text_color(), visuals.selection.stroke.color);
        let clip = painter.clip_rect();
        let parts = [
            (Rangef::new(clip.left(), selected.min), plain),
            (selected, marked),
            (Rangef::new(selected.max, clip.right()), plain),
        ];
        for (part, color) in parts {
            let part = Rect::from_x_y_ranges(part, clip.y_range()).intersect(clip);
            if part.is_positive() {
                self.paint(&painter.with_clip_rect(part), color);
            }
        }
    }
}

/// The part of a line that a range covers, from x to x.
fn part(
    setter: &Setter<'_>,
    state: &mut State,
    number: usize,
    range: &Range<usize>,
) -> Option<Range<f32>> {
    let line = state.lines.line(number);
    let last = number + 1 >= state.lines.all().len();
    let next = state.lines.line(number + 1).start;
    if range.is_empty() || range.start > line.end || range.end <= line.start {
        return None;
    }
    let row = setter.row(state, number);
    let start = row.x(range.start.max(line.start) - line.start);
    let mut end = row.x(range.end.min(line.end) - line.start);
    if !last && next > line.end && range.end > line.end {
        end += setter.look.line_height * NEWLINE;
    }
    (end > start).then_some(start..end)
}

/// Lines under what is being composed, a heavier one under what is worked on.
pub(super) fn composed(
    painter: &Painter,
    visuals: &Visuals,
    setter: &Setter<'_>,
    state: &mut State,
    origin: Pos2,
) {
    let Some(preedit) = state.preedit.clone() else {
        return;
    };
    let begin = state.selection.caret.at;
    let style = visuals.ime_composition;
    let active = preedit.active.filter(|active| !active.is_empty());
    underline(
        painter,
        style.inactive_underline_stroke,
        setter,
        state,
        origin,
        &(begin..begin + preedit.text.len()),
    );
    if let Some(active) = active {
        let range = begin + active.start..begin + active.end;
        underline(painter, style.active_underline_stroke, setter, state, origin, &range);
    }
}

fn underline(
    painter: &Painter,
    stroke: Stroke,
    setter: &Setter<'_>,
    state: &mut State,
    origin: Pos2,
    range: &Range<usize>,
) {
    let first = state.lines.number_of(range.start, false);
    let last = state.lines.number_of(range.end, true);
    for number in first..=last {
        if let Some(part) = part(setter, state, number, range) {
            let y = origin.y + state.lines.line(number).top + setter.look.line_height;
            painter.hline(origin.x + part.start..=origin.x + part.end, y, stroke);
        }
    }
}

/// Where the caret stands on the screen.
pub(super) fn caret_rect(setter: &Setter<'_>, state: &mut State, origin: Pos2) -> Rect {
    let caret = state.shown_caret();
    let (number, x) = setter.place(state, caret);
    // Spaces hang over the edge of a line; the caret behind them stays in the field.
    let x = x.min(setter.look.width);
    let top = state.lines.line(number).top;
    Rect::from_min_size(origin + vec2(x, top), vec2(0.0, setter.look.line_height))
}

/// The caret, blinking.
pub(super) fn caret(ui: &Ui, painter: &Painter, state: &State, rect: Rect) {
    if ui.input(|input| input.focused) {
        let since = ui.input(|input| input.time) - state.touched;
        paint_text_cursor(ui, painter, rect, since);
    }
}
