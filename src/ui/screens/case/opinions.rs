//! What the three officials say of the case.

use egui::Ui;

use crate::form::Section;
use crate::ui::widgets::field;
use crate::ui::{Action, CaseState, CaseView};

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    for of in view.form.fields().iter().filter(|field| field.section == Section::Opinions) {
        field::ui(ui, view, state, actions, of.id.as_str());
    }
}
