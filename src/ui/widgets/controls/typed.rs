//! A number, an amount of money or a day: typed as officers write it, and shown as papers do once
//! the keyboard has gone on.

use egui::{Id, Ui};
use rust_i18n::t;

use crate::base::Amount;
use crate::case::{Answer, Edit, said};
use crate::form::{Control, Field};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::field::follow;
use crate::ui::widgets::field_id;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::{CaseContext, CaseView};
use crate::words::{self, Lang};

pub(super) fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, label: Option<Id>) {
    let view = cx.view;
    let (id, spot) = (field_id(&field.id), (field.id.clone(), None));
    let answer = view.case.answer(field.id.as_str());
    let typing = ui.memory(|memory| memory.has_focus(id));
    cx.state.drafts.tidy(&field.id, typing.then_some(&spot));
    let draft = cx.state.drafts.at(&spot, answer).cloned();
    let written = written(view.lang, &field.control, answer, typing);
    let shown = draft.as_ref().map_or(&written, |draft| &draft.text);
    let name = field.full_label();
    let hint = hint(view.lang, &field.control);
    let output = ui
        .horizontal(|ui| {
            let widget = thai_text::Field::line(id, shown).hint(&hint);
            let widget = match label {
                Some(label) => widget.labelled_by(label),
                None => widget.name(&name),
            };
            let output = widget
                .read_only(view.is_locked(&field.id))
                .menu(view.lang)
                .width(width(&field.control))
                .show(ui);
            if let Some(unit) = unit(view.lang, &field.control) {
                ui.add(Label::new(unit).wrap(false));
            }
            output
        })
        .inner;
    follow(cx, field, &output.response);
    match &draft {
        // A day can be read only once it is typed whole.
        Some(of) if !(typing && field.control == Control::Date) => {
            if let Some(error) = &of.error {
                let sentence = words::typed_error(view.lang, error);
                notice::hint(ui, view.theme, Tone::Error, Icon::Error, &sentence);
                ui.ctx().accesskit_node_builder(id, |node| node.set_description(sentence.as_str()));
            }
        }
        Some(_) | None => {}
    }
    understood_ui(ui, view, field, answer.filter(|_| draft.is_some()), shown);
    if let Some(text) = output.edited {
        let text = text.replace(['\r', '\n'], " ");
        let read = cx.state.drafts.typed(&field.control, spot, text);
        if read.as_ref() != answer {
            cx.edit(Edit::answer(field.id.clone(), read), output.continues);
        }
    }
}

/// How what is being typed is understood, where it is written otherwise.
fn understood_ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    field: &Field,
    read: Option<&Answer>,
    shown: &str,
) {
    let Some(read) = read else { return };
    let meant = written(view.lang, &field.control, Some(read), false);
    if meant != shown.trim() {
        let meant = t!("typed.understood", locale = view.lang.code(), answer = meant);
        let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
        ui.add(Label::new(meant).size(sizes.small).color(*colors.text_weak));
    }
}

/// An answer as it stands in its field or cell: as papers write it; while one is typing, without
/// what parts the thousands.
pub(super) fn written(
    lang: Lang,
    control: &Control,
    answer: Option<&Answer>,
    typing: bool,
) -> String {
    let Some(answer) = answer else { return String::new() };
    let words = said(control, answer);
    match answer {
        Answer::Number(_) if typing => lang.digits(&words.replace(',', "")),
        Answer::Number(_) => lang.digits(&words),
        Answer::Text(_)
        | Answer::Choice(_)
        | Answer::Date(_)
        | Answer::Ticks(_)
        | Answer::Rows(_) => words.into_owned(),
    }
}

/// What stands in the field while it is empty.
fn hint(lang: Lang, control: &Control) -> String {
    if *control == Control::Date {
        t!("typed.date", locale = lang.code()).into_owned()
    } else {
        String::new()
    }
}

fn width(control: &Control) -> f32 {
    if *control == Control::Date { 260.0 } else { 180.0 }
}

/// What the number counts.
pub(super) fn unit(lang: Lang, control: &Control) -> Option<String> {
    match (control, control.amount()) {
        (Control::Number(number), _) => number.unit.clone(),
        (Control::Value(value), Some(Amount::Plain)) => value.unit.clone(),
        (_, Some(Amount::Baht | Amount::Satang)) => {
            Some(t!("typed.baht", locale = lang.code()).into_owned())
        }
        (_, Some(Amount::Plain) | None) => None,
    }
}
