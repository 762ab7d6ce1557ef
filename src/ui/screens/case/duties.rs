//! The duties of the post: the old ones left, the new ones right, and below what is different.

use egui::Ui;

use super::duties_difference::{self, Difference};
use super::made::Made;
use crate::ui::widgets::{field, pair};
use crate::ui::{Action, CaseState, CaseView};

/// What the duties remember between frames.
#[derive(Debug, Default)]
pub struct DutiesState {
    difference: Made<Option<Difference>>,
}

const BEFORE: &str = "duties.before";
const AFTER: &str = "duties.after";

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    pair(
        ui,
        view.theme,
        &mut (&mut *state, actions),
        |ui, (state, actions)| field::tall_ui(ui, view, state, actions, BEFORE),
        |ui, (state, actions)| field::tall_ui(ui, view, state, actions, AFTER),
    );
    ui.add_space(view.theme.sizes.gap_wide);
    let difference = state
        .duties
        .difference
        .get(view, |view| Difference::of(view.lang, view.case.text(BEFORE), view.case.text(AFTER)));
    duties_difference::ui(ui, view, difference.as_ref().as_ref());
}
