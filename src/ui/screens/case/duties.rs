//! The duties of the post: the old ones left, the new ones right, and below what is different.

use egui::Ui;

use super::duties_difference::{self, Difference};
use super::per_revision::PerRevision;
use crate::ui::CaseContext;
use crate::ui::widgets::{field, pair};

/// What the duties remember between frames.
#[derive(Debug, Default)]
pub struct DutiesState {
    difference: PerRevision<Option<Difference>>,
}

const BEFORE: &str = "duties.before";
const AFTER: &str = "duties.after";

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    pair(
        ui,
        view.theme,
        cx,
        |ui, cx| field::tall_ui(ui, cx, BEFORE),
        |ui, cx| field::tall_ui(ui, cx, AFTER),
    );
    ui.add_space(view.theme.sizes.gap_wide);
    let difference =
        cx.state.duties.difference.get(view, |view| {
            Difference::of(view.lang, view.case.text(BEFORE), view.case.text(AFTER))
        });
    duties_difference::ui(ui, view, difference.as_ref().as_ref());
}
