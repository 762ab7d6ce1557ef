//! The panel at the right: what the answers add up to, always in sight.

use egui::Ui;
use rust_i18n::t;

use crate::ui::thai_text::Label;
use crate::ui::{Action, CaseState, CaseView};

/// Draws the panel.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, _state: &mut CaseState, _actions: &mut Vec<Action>) {
    let (sizes, lang) = (&view.theme.sizes, view.lang);
    let (total, max) = (lang.number(view.appraisal.total), lang.number(view.appraisal.max));
    ui.add(Label::new(view.form.def().score.total.as_str()).bold());
    ui.add(Label::new(total).size(sizes.figure).bold());
    ui.add(Label::new(t!("score.of", locale = lang.code(), max = max)));
}
