//! A field of the form: its label, its control, and what is to be said about it.

use egui::accesskit;
use egui::{Id, Ui};

use super::notice::{self, Tone};
use super::{controls, field_id};
use crate::appraisal::{Finding, Severity};
use crate::form::Field;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::{CaseContext, CaseView};
use crate::words;

/// So many lines of a long text, and something below, are in sight on a small screen.
const TALL: usize = 11;

/// Shows the field with this id; nothing, where the form has none.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, id: &str) {
    let view = cx.view;
    if view.field(id).is_some_and(|field| field.of_question) {
        // Stands with its question.
        return;
    }
    labelled(ui, view, id, |ui, field, label| {
        controls::ui(ui, cx, field, Some(label));
    });
}

/// Shows a long text that has a step to itself, or shares it with one other.
pub fn tall_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, id: &str) {
    let view = cx.view;
    labelled(ui, view, id, |ui, field, label| {
        controls::text_ui(ui, cx, field, Some(label), TALL);
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
        controls::ui(ui, cx, field, None);
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
    // What is the matter with a cell is said in its place, and in the panel at the right.
    let here = |finding: &&Finding| finding.field == field.id && finding.cell.is_none();
    for finding in view.appraisal.findings.iter().filter(here) {
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
