//! What follows from the score: the verdict, and why.

use egui::Ui;

use crate::ui::widgets::field;
use crate::ui::{Action, CaseState, CaseView};

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    for of in ["summary.reason", "summary.verdict"] {
        field::ui(ui, view, state, actions, of);
    }
}
