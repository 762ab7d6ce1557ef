//! Which post: number, title, level, what it is to become, and where it stands.

use egui::Ui;

use super::fields;
use crate::form::Section;
use crate::ui::{Action, CaseState, CaseView};

/// What shares a line. Where a target has a title, its level stands beside that.
const TOGETHER: [(&str, &str); 4] = [
    ("position.number", "position.title"),
    ("position.target_title", "position.target_level"),
    ("position.level", "position.target_level"),
    ("position.unit", "position.division"),
];

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    fields::ui(ui, view, state, actions, Section::Position, &TOGETHER);
}
