//! Signing off: what stands in the way, who signs, what it locks; reopening, and the history.

use egui::{Id, Ui};
use rust_i18n::t;

use crate::appraisal::{Finding, Severity};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::notice::{Tone, notice};
use crate::ui::widgets::{button, card};
use crate::ui::{Action, CaseContext, CaseView, Step};
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
    /// Whether one has just come here: the keyboard comes along.
    pub arrived: bool,
}

impl SigningState {
    /// Gives the keyboard to the first thing that can be used here.
    fn welcome(&mut self, ui: &Ui, id: Id) {
        if std::mem::take(&mut self.arrived) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
}

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    match view.case.signed() {
        None => {
            in_the_way_ui(ui, cx);
            if !view.read_only {
                sign_ui(ui, cx);
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
            paper_ui(ui, cx);
            if !view.read_only {
                reopen_ui(ui, cx);
            }
        }
    }
    history_ui(ui, view);
}

/// What is done with a case once it is signed off.
fn paper_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let locale = view.lang.code();
    ui.horizontal(|ui| {
        let save = t!("preview.save", locale = locale);
        let save = button::primary(ui, view.theme, Some(Icon::Save), &save);
        cx.state.signing.welcome(ui, save.id);
        if save.clicked() {
            cx.act(Action::SavePdf);
        }
        let print = t!("preview.print", locale = locale);
        if button::secondary(ui, view.theme, Some(Icon::Print), &print).clicked() {
            cx.act(Action::PrintPdf);
        }
    });
    ui.add_space(view.theme.sizes.gap_wide);
}

/// What must be mended or filled in first, each a link to its field.
fn in_the_way_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
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
        for step in Step::all(view.form) {
            let here = |finding: &&&Finding| step_of(view, finding) == Some(step);
            let findings: Vec<_> = findings.iter().filter(here).copied().collect();
            if !findings.is_empty() {
                step_ui(ui, cx, step, &findings);
            }
        }
    }
    ui.add_space(view.theme.sizes.gap_wide);
}

/// The step in which a finding is mended.
fn step_of(view: &CaseView<'_>, finding: &Finding) -> Option<Step> {
    view.field(finding.field.as_str()).and_then(|field| Step::of(view.form, &field.part))
}

/// What stands in the way in one step.
fn step_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, step: Step, findings: &[&Finding]) {
    let view = cx.view;
    ui.add_space(view.theme.sizes.gap);
    ui.add(Label::new(step.name(view.lang, view.form)).bold());
    ui.scope(|ui| {
        // Room for the ring around what has the focus.
        ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 2.0;
        for finding in findings {
            let sentence = words::finding(view.lang, view.form, finding);
            let link = button::link(ui, view.theme, Some(Icon::Right), &sentence);
            cx.state.signing.welcome(ui, link.id);
            if link.clicked() {
                cx.act(Action::Find(finding.field.clone()));
            }
        }
    });
}

fn sign_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    card::card(ui, view.theme, |ui| {
        ui.add(Label::new(t!("signing.sign", locale = locale)).size(sizes.heading).bold());
        let paper = t!("signing.paper", locale = locale).into_owned();
        for sentence in [words::locks(view.lang, view.form), paper] {
            ui.add(Label::new(sentence).color(*view.theme.colors.text_weak));
        }
        ui.add_space(sizes.gap);
        let name = t!("signing.name", locale = locale);
        let named = input_ui(ui, view, "signing.name", &name, &mut cx.state.signing.name, 1);
        cx.state.signing.welcome(ui, named);
        let office = t!("signing.office", locale = locale);
        input_ui(ui, view, "signing.office", &office, &mut cx.state.signing.office, 1);
        let told =
            !cx.state.signing.name.trim().is_empty() && !cx.state.signing.office.trim().is_empty();
        let first = if !view.appraisal.complete() {
            Some("signing.first_complete")
        } else if !told {
            Some("signing.first_name")
        } else {
            None
        };
        if deed_ui(ui, view, "signing.sign_now", first) {
            let (name, office) = (cx.state.signing.name.clone(), cx.state.signing.office.clone());
            cx.act(Action::Sign { name, office });
            // The fields go; the keyboard comes along to what is there then.
            cx.state.signing.arrived = true;
        }
    });
    ui.add_space(sizes.gap_wide);
}

fn reopen_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    card::card(ui, view.theme, |ui| {
        ui.add(Label::new(t!("signing.reopen", locale = locale)).size(sizes.heading).bold());
        let hint = t!("signing.reopen_hint", locale = locale);
        ui.add(Label::new(hint).color(*view.theme.colors.text_weak));
        ui.add_space(sizes.gap);
        let name = t!("signing.reopen_name", locale = locale);
        let named = input_ui(ui, view, "signing.reopen_name", &name, &mut cx.state.signing.name, 1);
        cx.state.signing.welcome(ui, named);
        let reason = t!("signing.reason", locale = locale);
        input_ui(ui, view, "signing.reason", &reason, &mut cx.state.signing.reason, 2);
        let told =
            !cx.state.signing.name.trim().is_empty() && !cx.state.signing.reason.trim().is_empty();
        let first = (!told).then_some("signing.first_reason");
        if deed_ui(ui, view, "signing.reopen_now", first) {
            let (name, reason) =
                (cx.state.signing.name.clone(), std::mem::take(&mut cx.state.signing.reason));
            cx.act(Action::Reopen { name, reason });
        }
    });
    ui.add_space(sizes.gap_wide);
}

/// The button of a card, and below it what is to be done first, while there is something; whether
/// it was pressed.
fn deed_ui(ui: &mut Ui, view: &CaseView<'_>, key: &str, first: Option<&str>) -> bool {
    let locale = view.lang.code();
    let response = button::primary_if(ui, view.theme, first.is_none(), &t!(key, locale = locale));
    if let Some(first) = first {
        let first = t!(first, locale = locale);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(first.as_ref()));
        ui.add(Label::new(first).color(*view.theme.colors.text_weak));
    }
    response.clicked()
}

/// A labelled input that belongs to no field of the form, of so many lines; gives back its id.
fn input_ui(
    ui: &mut Ui,
    view: &CaseView<'_>,
    key: &str,
    label: &str,
    text: &mut String,
    rows: usize,
) -> Id {
    let id = Id::unique(key);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 2.0;
        let named = ui.add(Label::new(label).bold()).id;
        let field = if rows == 1 {
            thai_text::Field::line(id, text)
        } else {
            thai_text::Field::paragraphs(id, text).min_rows(rows)
        };
        if let Some(edited) = field.labelled_by(named).menu(view.lang).show(ui).edited {
            *text = edited;
        }
    });
    ui.add_space(view.theme.sizes.gap);
    id
}

fn history_ui(ui: &mut Ui, view: &CaseView<'_>) {
    if view.case.history().is_empty() {
        return;
    }
    let heading = t!("signing.history", locale = view.lang.code());
    ui.add(Label::new(heading).size(view.theme.sizes.heading).bold());
    for entry in view.case.history().iter().rev() {
        ui.add(Label::new(words::history_line(view.lang, &entry.event)).selectable(true));
    }
    ui.add_space(view.theme.sizes.gap);
}
