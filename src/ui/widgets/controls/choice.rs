//! One of a few answers.

use egui::{Id, Ui};

use crate::base::FieldId;
use crate::case::{Answer, Edit};
use crate::form::{ChoiceDef, Field};
use crate::ui::CaseContext;
use crate::ui::widgets::choice::{Choice, Chose, Item};
use crate::ui::widgets::field_id;

pub(super) fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, choices: &[ChoiceDef]) {
    let view = cx.view;
    let ids = option_ids(&field.id, choices);
    let options: Vec<_> = ids
        .iter()
        .zip(choices)
        .map(|(id, choice)| Item { id: *id, label: &choice.label })
        .collect();
    let name = field.full_label();
    let group = Choice {
        name: &name,
        options: &options,
        chosen: chosen(view.case.answer(field.id.as_str()), choices),
        enabled: !view.is_locked(&field.id),
    };
    let entrance = group.entrance();
    let response = ui.scope(|ui| group.show(ui, view.theme));
    follow_group(ui, cx, field, &ids, entrance, &response.response);
    if let Some(chose) = response.inner {
        choose(cx, field, choices, chose);
    }
}

/// The place of the answer that is chosen.
pub(super) fn chosen(answer: Option<&Answer>, choices: &[ChoiceDef]) -> Option<usize> {
    let Some(Answer::Choice(answer)) = answer else { return None };
    choices.iter().position(|choice| choice.id == *answer)
}

/// The widgets of the answers. The first one's is the field's own; the others have ids beside it.
pub(super) fn option_ids(field: &FieldId, choices: &[ChoiceDef]) -> Vec<Id> {
    let id = field_id(field);
    let of = |(index, choice): (usize, &ChoiceDef)| {
        if index == 0 { id } else { id.with(choice.id.as_str()) }
    };
    choices.iter().enumerate().map(of).collect()
}

/// Brings a group of answers into sight and under the keyboard when one was led to its field, and
/// remembers the field as the last one that had the focus.
pub(super) fn follow_group(
    ui: &Ui,
    cx: &mut CaseContext<'_>,
    field: &Field,
    ids: &[Id],
    entrance: Option<Id>,
    response: &egui::Response,
) {
    if let Some(entrance) = entrance.filter(|_| cx.state.found(&field.id)) {
        ui.memory_mut(|memory| memory.request_focus(entrance));
        cx.state.bring(cx.view, response);
    }
    if ids.iter().any(|id| ui.memory(|memory| memory.has_focus(*id))) {
        cx.state.last = Some(field.id.clone());
    }
}

/// Answers the field as the officer chose.
pub(super) fn choose(cx: &mut CaseContext<'_>, field: &Field, choices: &[ChoiceDef], chose: Chose) {
    let edit = match chose {
        Chose::Option(index) => {
            choices.get(index).map(|choice| Edit::choice(field.id.clone(), choice.id.clone()))
        }
        Chose::Nothing => Some(Edit::clear(field.id.clone())),
    };
    if let Some(edit) = edit {
        cx.edit(edit, false);
    }
}
