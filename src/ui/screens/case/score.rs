//! The score: a level, points and a reason for each component.

use egui::Ui;

use crate::form::Section;
use crate::ui::widgets::field;
use crate::ui::{Action, CaseState, CaseView};

/// What the scores remember between frames.
#[derive(Debug, Default)]
pub struct ScoreState {}

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    for of in view.form.fields().iter().filter(|field| field.section == Section::Score) {
        field::ui(ui, view, state, actions, of.id.as_str());
    }
}
