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

/// So many lines of both, and the first differences, are in sight on a small screen.
const ROWS: usize = 11;

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    pair(
        ui,
        view.theme,
        &mut (&mut *state, actions),
        |ui, (state, actions)| duties_ui(ui, view, state, actions, BEFORE),
        |ui, (state, actions)| duties_ui(ui, view, state, actions, AFTER),
    );
    ui.add_space(view.theme.sizes.gap_wide);
    let difference = state
        .duties
        .difference
        .get(view, |view| Difference::of(view.lang, view.case.text(BEFORE), view.case.text(AFTER)));
    duties_difference::ui(ui, view, difference.as_ref().as_ref());
}

fn duties_ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    state: &mut CaseState,
    actions: &mut Vec<Action>,
    id: &str,
) {
    let Some(field) = view.field(id) else { return };
    ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 2.0;
    let label = field::label_ui(ui, view, field);
    field::text_ui(ui, view, state, actions, field, Some(label), ROWS);
    field::remarks_ui(ui, view, field);
}
