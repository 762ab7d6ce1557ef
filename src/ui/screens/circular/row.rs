//! A row of a table: its cells side by side, as wide as each other.

use std::ops::Range;

use egui::{Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::CircularView;
use super::looks::{Looks, galley};
use crate::circular::Passage;

pub(super) fn ui(ui: &mut Ui, view: &CircularView<'_>, passage: &Passage, looks: &Looks) {
    let gap = view.theme.sizes.gap;
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let count = passage.cells.len().max(1) as f32;
    let width = ((ui.available_width() + gap) / count - gap).max(1.0);
    let cells: Vec<_> = passage
        .cells
        .iter()
        .map(|cell| {
            let text = passage.text.get(cell.clone()).unwrap_or_default();
            let inside = |ranges: &[Range<usize>]| within(ranges, cell);
            let looks = Looks { matches: inside(&looks.matches), doubts: inside(&looks.doubts) };
            galley(ui, view, text, &looks, false, width)
        })
        .collect();
    let height = cells.iter().map(|cell| cell.size().y).fold(0.0, f32::max);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response
        .widget_info(|| WidgetInfo { label: Some(passage.line()), ..WidgetInfo::new(Role::Label) });
    if ui.is_rect_visible(rect) {
        let mut at = rect.min;
        for cell in cells {
            ui.painter().galley(at, cell, *view.theme.colors.text);
            at.x += width + gap;
        }
        let stroke = view.theme.stroke(view.theme.colors.line);
        ui.painter().hline(rect.x_range(), rect.bottom() + gap / 4.0, stroke);
    }
}

/// The ranges of a text that are inside a cell of it, as those of the cell.
fn within(ranges: &[Range<usize>], cell: &Range<usize>) -> Vec<Range<usize>> {
    let inside = ranges.iter().map(|range| range.start.max(cell.start)..range.end.min(cell.end));
    inside
        .filter(|range| range.start < range.end)
        .map(|range| range.start - cell.start..range.end - cell.start)
        .collect()
}
