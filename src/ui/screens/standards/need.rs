//! Something that is needed, and to which level: one row of a table.

use egui::Ui;

use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;

/// What the levels beside the name take.
const LEVELS: f32 = 180.0;
/// A name is no wider, so that the eye finds its level.
const NAME: f32 = 640.0;

/// Draws the name, and beside it what its level is.
pub(super) fn ui(ui: &mut Ui, theme: &Theme, name: &str, level: impl FnOnce(&mut Ui)) {
    let room = (ui.available_width() - LEVELS - theme.sizes.gap_wide).min(NAME);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.sizes.gap_wide;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add(Label::new(name));
        });
        level(ui);
    });
}
