//! What changed between the old duties and the new.

use egui::Ui;

use crate::ui::CaseContext;
use crate::ui::widgets::field;

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    field::tall_ui(ui, cx, "comparison");
}
