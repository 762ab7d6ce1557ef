//! What the form works out: nobody types it, and everybody can copy it.

use egui::{Id, Ui};
use rust_i18n::t;

use super::typed::unit;
use crate::form::{Field, Value};
use crate::ui::CaseContext;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::field::follow;
use crate::ui::widgets::field_id;

pub(super) fn ui(
    ui: &mut Ui,
    cx: &mut CaseContext<'_>,
    field: &Field,
    value: &Value,
    label: Option<Id>,
) {
    let view = cx.view;
    let worked_out = view.appraisal.values.field(field.id.as_str());
    let shown = worked_out.map(|number| view.lang.amount(value.amount, number));
    let shown = shown.unwrap_or_default();
    let (name, hint) = (field.full_label(), t!("typed.not_yet", locale = view.lang.code()));
    ui.horizontal(|ui| {
        let widget = thai_text::Field::line(field_id(&field.id), &shown).hint(&hint);
        let widget = match label {
            Some(label) => widget.labelled_by(label),
            None => widget.name(&name),
        };
        let output = widget.read_only(true).menu(view.lang).width(180.0).show(ui);
        follow(cx, field, &output.response);
        if let Some(unit) = unit(view.lang, &field.control) {
            ui.add(Label::new(unit).wrap(false));
        }
    });
}
