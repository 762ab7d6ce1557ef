//! What changed between the old duties and the new.

use egui::Ui;

use crate::ui::widgets::field;
use crate::ui::{Action, CaseState, CaseView};

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    field::tall_ui(ui, view, state, actions, "comparison");
}
