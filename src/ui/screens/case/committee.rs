//! What the ministry's sub-commission resolves.

use egui::Ui;

use super::fields;
use crate::form::Section;
use crate::ui::{Action, CaseState, CaseView};

/// What shares a line, in the order of the paper.
const TOGETHER: [(&str, &str); 3] = [
    ("committee.ministry", "committee.meeting"),
    ("committee.year", "committee.date"),
    ("committee.secretary", "committee.chair"),
];

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    fields::ui(ui, view, state, actions, Section::Committee, &TOGETHER);
}
