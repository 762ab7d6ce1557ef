//! Words with what matched on a ground of its own, and with a line below what is uncertain.

use std::ops::Range;

use egui::{Color32, Sense, Stroke, Ui, WidgetInfo, accesskit::Role};

use super::CircularView;
use crate::ui::thai_text::{self, Span, format};

/// What of a text looks different.
pub(super) struct Looks {
    /// What was looked for.
    pub matches: Vec<Range<usize>>,
    /// What is uncertain.
    pub doubts: Vec<Range<usize>>,
}

/// Shows a text with its looks.
pub(super) fn painted(
    ui: &mut Ui,
    view: &CircularView<'_>,
    text: &str,
    looks: &Looks,
    heading: bool,
) {
    let galley = galley(ui, view, text, looks, heading, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo {
        label: Some(text.to_owned()),
        ..WidgetInfo::new(Role::Label)
    });
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, *view.theme.colors.text);
    }
}

/// The text set in a width.
pub(super) fn galley(
    ui: &Ui,
    view: &CircularView<'_>,
    text: &str,
    looks: &Looks,
    heading: bool,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let colors = &view.theme.colors;
    let plain = format(view.theme.sizes.text, heading, Color32::PLACEHOLDER);
    let mut edges: Vec<usize> = looks
        .matches
        .iter()
        .chain(&looks.doubts)
        .flat_map(|range| [range.start, range.end])
        .chain([0, text.len()])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let spans: Vec<_> = edges
        .windows(2)
        .filter_map(|edge| {
            let &[from, to] = edge else { return None };
            let within = |ranges: &[Range<usize>]| ranges.iter().any(|r| r.contains(&from));
            let mut look = plain.clone();
            if within(&looks.matches) {
                look.background = *colors.selection;
            }
            if within(&looks.doubts) {
                look.underline = Stroke::new(view.theme.sizes.focus_line, colors.warn);
            }
            Some(Span { text: text.get(from..to)?, format: look })
        })
        .collect();
    thai_text::galley_of_spans(ui, &spans, width)
}
