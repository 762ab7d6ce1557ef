//! The duties of the post: the old ones left, the new ones right, and below what is different.

use egui::Ui;

use super::duties_difference::{self, Difference};
use super::per_revision::PerRevision;
use crate::base::FieldId;
use crate::form::PartDef;
use crate::ui::CaseContext;
use crate::ui::widgets::{field, pair};

/// What the duties remember between frames.
#[derive(Debug, Default)]
pub struct DutiesState {
    difference: PerRevision<Option<Difference>>,
}

/// Draws the step; what else the part asks stands below.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, part: &PartDef, old: &FieldId, new: &FieldId) {
    let view = cx.view;
    pair(
        ui,
        view.theme,
        cx,
        |ui, cx| field::tall_ui(ui, cx, old.as_str()),
        |ui, cx| field::tall_ui(ui, cx, new.as_str()),
    );
    ui.add_space(view.theme.sizes.gap_wide);
    let text = |field: &FieldId| view.case.text(field.as_str());
    let difference = cx
        .state
        .duties
        .difference
        .get(view, |view| Difference::of(view.lang, text(old), text(new)));
    duties_difference::ui(ui, view, difference.as_ref().as_ref());
    for other in view.form.fields_of(&part.id).filter(|of| of.id != *old && of.id != *new) {
        field::ui(ui, cx, other.id.as_str());
    }
}
