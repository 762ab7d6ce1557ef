//! A field of the form: its label, its control, and what is to be said about it.

use egui::accesskit;
use egui::{Id, Ui};

use super::choice::{Choice, Chose, Item};
use super::field_id;
use super::notice::{self, Tone};
use crate::base::{FieldId, Severity};
use crate::case::{Answer, Edit};
use crate::form::{ChoiceDef, Control, Field};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::{CaseContext, CaseView};
use crate::words;

/// So many lines of a long text, and something below, are in sight on a small screen.
const TALL: usize = 11;

/// Shows the field with this id; nothing, where the form has none.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, id: &str) {
    let view = cx.view;
    labelled(ui, view, id, |ui, field, label| {
        control_ui(ui, cx, field, Some(label));
    });
}

/// Shows a long text that has a step to itself, or shares it with one other.
pub fn tall_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, id: &str) {
    let view = cx.view;
    labelled(ui, view, id, |ui, field, label| {
        text_ui(ui, cx, field, Some(label), TALL);
    });
}

fn labelled(ui: &mut Ui, view: &CaseView<'_>, id: &str, control: impl FnOnce(&mut Ui, &Field, Id)) {
    let Some(field) = view.field(id) else { return };
    framed(ui, view, field, |ui| {
        let label = label_ui(ui, view, field);
        control(ui, field, label);
    });
}

/// Shows a field below a heading that says whose it is: its label does not say so again.
pub fn below_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field) {
    let view = cx.view;
    framed(ui, view, field, |ui| {
        words_ui(ui, view, field, field.label.clone());
        control_ui(ui, cx, field, None);
    });
}

/// Label and control, with what is to be said about the answer below.
fn framed(ui: &mut Ui, view: &CaseView<'_>, field: &Field, content: impl FnOnce(&mut Ui)) {
    ui.push_id(field_id(&field.id), |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 2.0;
            content(ui);
            remarks_ui(ui, view, field);
        });
    });
    ui.add_space(view.theme.sizes.gap);
}

/// The label, and the lock where there is one.
pub fn label_ui(ui: &mut Ui, view: &CaseView<'_>, field: &Field) -> Id {
    words_ui(ui, view, field, field.full_label())
}

fn words_ui(ui: &mut Ui, view: &CaseView<'_>, field: &Field, words: String) -> Id {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    ui.horizontal(|ui| {
        if view.is_locked(&field.id) {
            Icon::Lock.show(ui, sizes.small, *colors.text_weak);
        }
        ui.add(Label::new(words).bold()).id
    })
    .inner
}

/// The control that the field's kind asks for; without a label on the screen, screen readers get
/// the full one.
pub fn control_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, label: Option<Id>) {
    match &field.control {
        Control::Line => text_ui(ui, cx, field, label, 1),
        Control::Paragraphs => text_ui(ui, cx, field, label, 4),
        Control::Choice(choices) | Control::Question(choices) => choice_ui(ui, cx, field, choices),
        // Levels and points are drawn by the score, where they stand side by side.
        Control::Level(_)
        | Control::Points(_)
        | Control::Number(_)
        | Control::Money { .. }
        | Control::Date
        | Control::Ticks(_)
        | Control::Value(_)
        | Control::Rows(_) => {}
    }
}

/// A text of at least so many lines; one line, where it is one.
fn text_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, label: Option<Id>, rows: usize) {
    let view = cx.view;
    let (id, text) = (field_id(&field.id), view.case.text(field.id.as_str()));
    let line = field.control == Control::Line;
    let widget = if line {
        thai_text::Field::line(id, text)
    } else {
        thai_text::Field::paragraphs(id, text)
    };
    let locked = view.is_locked(&field.id);
    let name = field.full_label();
    let widget = match label {
        Some(label) => widget.labelled_by(label),
        None => widget.name(&name),
    };
    let output = widget.min_rows(rows).read_only(locked).menu(view.lang).show(ui);
    follow(cx, field, &output.response);
    if let Some(text) = output.edited {
        let text = if line { text.replace(['\r', '\n'], " ") } else { text };
        let edit = Edit::text(field.id.clone(), &text);
        cx.edit(edit, output.continues);
    }
}

fn choice_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, choices: &[ChoiceDef]) {
    let view = cx.view;
    let item = |(index, choice): (usize, &'_ ChoiceDef)| option_id(&field.id, index, choice);
    let ids: Vec<_> = choices.iter().enumerate().map(item).collect();
    let options: Vec<_> = ids
        .iter()
        .zip(choices)
        .map(|(id, choice)| Item { id: *id, label: &choice.label })
        .collect();
    let chosen = match view.case.answer(field.id.as_str()) {
        Some(Answer::Choice(answer)) => choices.iter().position(|choice| choice.id == *answer),
        _ => None,
    };
    let name = field.full_label();
    let group =
        Choice { name: &name, options: &options, chosen, enabled: !view.is_locked(&field.id) };
    let entrance = group.entrance();
    let response = ui.scope(|ui| group.show(ui, view.theme));
    if let Some(entrance) = entrance.filter(|_| cx.state.found(&field.id)) {
        ui.memory_mut(|memory| memory.request_focus(entrance));
        cx.state.bring(view, &response.response);
    }
    if ids.iter().any(|id| ui.memory(|memory| memory.has_focus(*id))) {
        cx.state.last = Some(field.id.clone());
    }
    let edit = match response.inner {
        Some(Chose::Option(index)) => {
            choices.get(index).map(|choice| Edit::choice(field.id.clone(), choice.id.clone()))
        }
        Some(Chose::Nothing) => Some(Edit::clear(field.id.clone())),
        None => None,
    };
    if let Some(edit) = edit {
        cx.edit(edit, false);
    }
}

/// The first answer's widget is the field's own; the others have ids beside it.
fn option_id(field: &FieldId, index: usize, choice: &ChoiceDef) -> Id {
    let id = field_id(field);
    if index == 0 { id } else { id.with(choice.id.as_str()) }
}

/// Brings the field into sight and under the keyboard when one was led to it, and remembers it as
/// the last one that had the focus.
pub fn follow(cx: &mut CaseContext<'_>, field: &Field, response: &egui::Response) {
    let view = cx.view;
    if cx.state.found(&field.id) {
        response.request_focus();
        cx.state.bring(view, response);
    }
    if response.has_focus() {
        cx.state.last = Some(field.id.clone());
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// What is wrong or worth a look. That something is missing is said by the steps.
pub fn remarks_ui(ui: &mut Ui, view: &CaseView<'_>, field: &Field) {
    for finding in view.appraisal.findings.iter().filter(|finding| finding.field == field.id) {
        let (tone, icon) = match finding.severity() {
            Severity::Error => (Tone::Error, Icon::Error),
            Severity::Warning => (Tone::Warning, Icon::Warning),
            Severity::Missing => continue,
        };
        let sentence = words::finding(view.lang, view.form, finding);
        notice::hint(ui, view.theme, tone, icon, &sentence);
        ui.ctx().accesskit_node_builder(field_id(&field.id), |node: &mut accesskit::Node| {
            // Beside what it is about, where that is said already.
            let about = node.description().map_or_else(String::new, |about| format!("{about} "));
            node.set_description(about + &sentence);
        });
    }
}
