//! The building blocks of the screens: one file a widget.
//!
//! Every widget decides its size, takes its room, reacts, and paints, in this order, and says to
//! screen readers what it is.

pub mod button;
pub mod card;
pub mod choice;
pub mod controls;
pub mod entry;
pub mod explained;
pub mod field;
mod level_card;
pub mod levels;
pub mod notice;
pub mod points;
pub mod quotation;
pub mod ring;
pub mod rows;
pub mod score_bar;

use egui::{Response, Sense, Stroke, StrokeKind, Ui};

use super::theme::Theme;
use crate::base::FieldId;

/// The id of the widget in which a field is answered. It does not change with the language.
pub fn field_id(field: &FieldId) -> egui::Id {
    egui::Id::unique(("field", field.as_str()))
}

/// A ring around what has the focus.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(theme.sizes.focus_line, theme.colors.focus);
        let rect = response.rect.expand(theme.sizes.focus_line);
        ui.painter().rect_stroke(rect, theme.radius(), stroke, StrokeKind::Outside);
    }
}

/// Reacts to pointer and keyboard, where it can be used now.
fn pressing(enabled: bool) -> Sense {
    if enabled { Sense::click() } else { Sense::hover() }
}

/// Two things side by side, or one below the other where the window is narrow.
pub fn pair<S>(
    ui: &mut Ui,
    theme: &Theme,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    const NARROW: f32 = 480.0;
    if ui.available_width() < NARROW {
        left(ui, state);
        right(ui, state);
        return;
    }
    let gap = theme.sizes.gap_wide;
    let width = (ui.available_width() - gap) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = theme.sizes.gap;
            ui.set_width(width);
            left(ui, state);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = theme.sizes.gap;
            ui.set_width(width);
            right(ui, state);
        });
    });
}
