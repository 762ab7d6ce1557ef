//! Signing off: what stands in the way, who signs, what it locks; reopening, and the history.

use egui::{Id, Ui};
use rust_i18n::t;

use crate::base::{Finding, Severity};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::notice::{Tone, notice};
use crate::ui::widgets::{button, card};
use crate::ui::{Action, CaseState, CaseView};
use crate::words;

/// What is being typed here.
#[derive(Debug, Default)]
pub struct SigningState {
    /// Who signs or reopens.
    pub name: String,
    /// For which office.
    pub office: String,
    /// Why it is reopened.
    pub reason: String,
}

/// Draws the step.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    match view.case.signed() {
        None => {
            in_the_way_ui(ui, view, actions);
            if !view.read_only {
                sign_ui(ui, view, &mut state.signing, actions);
            }
        }
        Some(signed) => {
            let sentence = t!(
                "signing.signed",
                locale = view.lang.code(),
                name = signed.name,
                office = signed.office,
                at = view.lang.moment(signed.at)
            );
            notice(ui, view.theme, Tone::Good, Icon::Check, &sentence);
            ui.add_space(view.theme.sizes.gap_wide);
            if !view.read_only {
                reopen_ui(ui, view, &mut state.signing, actions);
            }
        }
    }
    history_ui(ui, view);
}

/// What must be mended or filled in first, each a link to its field.
fn in_the_way_ui(ui: &mut Ui, view: &CaseView<'_>, actions: &mut Vec<Action>) {
    let locale = view.lang.code();
    let weighty = |finding: &&Finding| finding.severity() != Severity::Warning;
    let findings: Vec<_> = view.appraisal.findings.iter().filter(weighty).collect();
    if findings.is_empty() {
        let sentence = t!("signing.ready", locale = locale);
        notice(ui, view.theme, Tone::Good, Icon::Check, &sentence);
    } else {
        let count = view.lang.count(findings.len());
        let sentence = t!("signing.not_ready", locale = locale, count = count);
        notice(ui, view.theme, Tone::Warning, Icon::Warning, &sentence);
        for finding in findings {
            let sentence = words::finding(view.lang, view.form, finding);
            if button::link(ui, view.theme, Some(Icon::Right), &sentence).clicked() {
                actions.push(Action::Find(finding.field.clone()));
            }
        }
    }
    ui.add_space(view.theme.sizes.gap_wide);
}

fn sign_ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut SigningState, actions: &mut Vec<Action>) {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    card::card(ui, view.theme, |ui| {
        ui.add(Label::new(t!("signing.sign", locale = locale)).size(sizes.heading).bold());
        ui.add(
            Label::new(t!("signing.locks", locale = locale)).color(*view.theme.colors.text_weak),
        );
        ui.add_space(sizes.gap);
        let name = t!("signing.name", locale = locale);
        input_ui(ui, "signing.name", &name, &mut state.name, false);
        let office = t!("signing.office", locale = locale);
        input_ui(ui, "signing.office", &office, &mut state.office, false);
        let told = !state.name.trim().is_empty() && !state.office.trim().is_empty();
        let ready = told && view.appraisal.complete();
        let sign = t!("signing.sign_now", locale = locale);
        if button::primary_if(ui, view.theme, ready, &sign).clicked() {
            let (name, office) = (state.name.clone(), state.office.clone());
            actions.push(Action::Sign { name, office });
        }
    });
    ui.add_space(sizes.gap_wide);
}

fn reopen_ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    state: &mut SigningState,
    actions: &mut Vec<Action>,
) {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    card::card(ui, view.theme, |ui| {
        ui.add(Label::new(t!("signing.reopen", locale = locale)).size(sizes.heading).bold());
        let hint = t!("signing.reopen_hint", locale = locale);
        ui.add(Label::new(hint).color(*view.theme.colors.text_weak));
        ui.add_space(sizes.gap);
        let name = t!("signing.reopen_name", locale = locale);
        input_ui(ui, "signing.reopen_name", &name, &mut state.name, false);
        let reason = t!("signing.reason", locale = locale);
        input_ui(ui, "signing.reason", &reason, &mut state.reason, true);
        let told = !state.name.trim().is_empty() && !state.reason.trim().is_empty();
        let reopen = t!("signing.reopen_now", locale = locale);
        if button::primary_if(ui, view.theme, told, &reopen).clicked() {
            let (name, reason) = (state.name.clone(), std::mem::take(&mut state.reason));
            actions.push(Action::Reopen { name, reason });
        }
    });
    ui.add_space(sizes.gap_wide);
}

/// A labelled input that belongs to no field of the form.
fn input_ui(ui: &mut Ui, id: &str, label: &str, text: &mut String, many_lines: bool) {
    let named = ui.add(Label::new(label).bold()).id;
    let field = if many_lines {
        thai_text::Field::paragraphs(Id::unique(id), text).min_rows(2)
    } else {
        thai_text::Field::line(Id::unique(id), text)
    };
    if let Some(edited) = field.labelled_by(named).show(ui).edited {
        *text = edited;
    }
}

fn history_ui(ui: &mut Ui, view: &CaseView<'_>) {
    if view.case.history().is_empty() {
        return;
    }
    let heading = t!("signing.history", locale = view.lang.code());
    ui.add(Label::new(heading).size(view.theme.sizes.heading).bold());
    for event in view.case.history().iter().rev() {
        ui.add(Label::new(words::history_line(view.lang, event)).selectable(true));
    }
}
