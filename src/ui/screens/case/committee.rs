//! What the ministry's sub-commission resolves.

use egui::Ui;

use super::fields;
use crate::form::Section;
use crate::ui::CaseContext;

/// What shares a line, in the order of the paper.
const TOGETHER: [(&str, &str); 3] = [
    ("committee.ministry", "committee.meeting"),
    ("committee.year", "committee.date"),
    ("committee.secretary", "committee.chair"),
];

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    fields::ui(ui, cx, Section::Committee, &TOGETHER);
}
