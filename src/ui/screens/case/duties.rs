//! The duties of the post, old and new.

use egui::Ui;

use crate::ui::widgets::field;
use crate::ui::{Action, CaseState, CaseView};

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    for of in ["duties.before", "duties.after"] {
        field::ui(ui, view, state, actions, of);
    }
}
