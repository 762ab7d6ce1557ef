//! The duties of the post: the old ones left, the new ones right, and below what is different.

use egui::Ui;

use super::duties_difference::{self, Difference};
use super::made::Made;
use crate::base::FieldId;
use crate::form::PartDef;
use crate::ui::widgets::{field, pair};
use crate::ui::{Action, CaseState, CaseView};

/// What the duties remember between frames.
#[derive(Debug, Default)]
pub struct DutiesState {
    difference: Made<Option<Difference>>,
}

/// Draws the step; what else the part asks stands below.
pub fn ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    state: &mut CaseState,
    actions: &mut Vec<Action>,
    part: &PartDef,
    old: &FieldId,
    new: &FieldId,
) {
    pair(
        ui,
        view.theme,
        &mut (&mut *state, &mut *actions),
        |ui, (state, actions)| field::tall_ui(ui, view, state, actions, old.as_str()),
        |ui, (state, actions)| field::tall_ui(ui, view, state, actions, new.as_str()),
    );
    ui.add_space(view.theme.sizes.gap_wide);
    let difference = state.duties.difference.get(view, |view| {
        Difference::of(view.lang, view.case.text(old.as_str()), view.case.text(new.as_str()))
    });
    duties_difference::ui(ui, view, difference.as_ref().as_ref());
    for other in view.form.fields_of(&part.id).filter(|of| of.id != *old && of.id != *new) {
        field::ui(ui, view, state, actions, other.id.as_str());
    }
}
