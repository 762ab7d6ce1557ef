//! Which post: number, title, level, what it is to become, and where it stands.

use egui::Ui;

use crate::ui::widgets::{field, pair};
use crate::ui::{Action, CaseState, CaseView};

/// Fields that share a line, where the window is wide enough.
const ROWS: [(&str, &str); 4] = [
    ("position.number", "position.title"),
    ("position.level", "position.target_level"),
    ("position.target_title", ""),
    ("position.unit", "position.division"),
];

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    for (left, right) in ROWS {
        pair(
            ui,
            view.theme,
            &mut (&mut *state, &mut *actions),
            |ui, (state, actions)| field::ui(ui, view, state, actions, left),
            |ui, (state, actions)| field::ui(ui, view, state, actions, right),
        );
    }
}
