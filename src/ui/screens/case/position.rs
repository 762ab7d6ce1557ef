//! Which post: number, title, level, what it is to become, and where it stands.

use egui::Ui;

use super::fields;
use crate::form::Section;
use crate::ui::CaseContext;

/// What shares a line. Where a target has a title, its level stands beside that.
const TOGETHER: [(&str, &str); 4] = [
    ("position.number", "position.title"),
    ("position.target_title", "position.target_level"),
    ("position.level", "position.target_level"),
    ("position.unit", "position.division"),
];

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    fields::ui(ui, cx, Section::Position, &TOGETHER);
}
