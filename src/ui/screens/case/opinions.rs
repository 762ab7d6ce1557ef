//! What the three officials say of the case: a card each, below the sentence that they certify.

use egui::{Id, Ui};
use rust_i18n::t;

use super::per_revision::PerRevision;
use crate::form::{Field, PartDef};
use crate::ui::thai_text::Label;
use crate::ui::widgets::quotation::quotation;
use crate::ui::widgets::{card, field};
use crate::ui::{CaseContext, CaseView};

/// What the opinions remember between frames.
#[derive(Debug, Default)]
pub struct OpinionsState {
    certified: PerRevision<Vec<String>>,
}

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, part: &PartDef) {
    let view = cx.view;
    certified_ui(ui, view, &mut cx.state.opinions, part);
    let fields: Vec<_> = view.form.fields_of(&part.id).filter(|of| !of.of_question).collect();
    for official in fields.chunk_by(|one, other| one.of == other.of) {
        card::card(ui, view.theme, |ui| official_ui(ui, cx, official));
        ui.add_space(view.theme.sizes.gap_wide);
    }
}

/// The sentence above the signatures. Where the step's help is open, that quotes it already.
fn certified_ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut OpinionsState, part: &PartDef) {
    if view.help {
        return;
    }
    let words = state
        .certified
        .get(view, |view| view.form.certified(&part.id, |field| view.case.text(field.as_str())));
    if words.is_empty() {
        return;
    }
    let source = t!("opinions.certified", locale = view.lang.code());
    quotation(ui, view.theme, Id::unique("certified"), &words, &source);
    ui.add_space(view.theme.sizes.gap_wide);
}

/// One official: the office above, and below it the words that it does not repeat.
fn official_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, fields: &[&Field]) {
    let view = cx.view;
    let office = fields.iter().find_map(|field| field.of.as_deref());
    if let Some(office) = office {
        ui.add(Label::new(office).size(view.theme.sizes.heading).bold());
        ui.add_space(view.theme.sizes.gap);
    }
    for field in fields {
        if office.is_some() {
            field::below_ui(ui, cx, field);
        } else {
            field::ui(ui, cx, field.id.as_str());
        }
    }
}
