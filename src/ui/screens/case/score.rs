//! The score: a level, points and a reason for each component, all in one scroll, so that Tab and
//! the eye go through them as on paper.

use std::rc::Rc;

use egui::{Ui, vec2};
use rust_i18n::t;

use super::component::Part;
use super::component_words::{self, Guidances};
use super::per_revision::PerRevision;
use crate::base::{ChoiceId, FieldId};
use crate::form::{Component, GroupDef, PartDef};
use crate::ui::thai_text::Label;
use crate::ui::widgets::field;
use crate::ui::{CaseContext, CaseView};

/// What the scores remember between frames.
#[derive(Debug, Default)]
pub struct ScoreState {
    /// The words of every component.
    pub(super) words: PerRevision<Vec<component_words::Words>>,
    /// The guidance of a line of work.
    guidance: Option<(ChoiceId, Rc<Guidances>)>,
    /// The field where something was typed that is no number.
    pub(super) kept_out: Option<FieldId>,
    /// What the panel at the right says.
    pub(super) panel: PerRevision<super::panel_words::Panel>,
}

/// Draws the step.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, part: &PartDef) {
    let view = cx.view;
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    // The line of work stands where its guidance begins.
    let asked = view.form.def().guidance.as_ref().map(|guidance| &guidance.field);
    for own in part.fields.iter().filter(|own| !own.hidden && Some(&own.id) != asked) {
        field::ui(ui, cx, own.id.as_str());
    }
    keys_ui(ui, view);
    let guidance = guidance_ui(ui, cx);
    let words = cx.state.score.words.get(view, component_words::words);
    for (index, (component, words)) in view.form.components().iter().zip(words.iter()).enumerate() {
        if let Some(group) = group_of(view, component) {
            ui.add(Label::new(group.heading.as_str()).size(sizes.heading).bold());
            ui.add_space(sizes.gap);
        }
        let guidance = guidance.as_deref();
        Part { view, component, index, words, guidance }.ui(ui, cx);
        ui.add_space(sizes.gap_section);
        let width = ui.available_width();
        let (_, line) = ui.allocate_space(vec2(width, 1.0));
        ui.painter().hline(line.x_range(), line.top(), view.theme.stroke(colors.line));
        ui.add_space(sizes.gap_wide);
    }
}

/// How keys give points, where they do.
fn keys_ui(ui: &mut Ui, view: &CaseView<'_>) {
    let mut components = view.form.components().iter();
    if components.all(|component| view.is_locked(&component.points)) {
        return;
    }
    let help = t!("scoring.help", locale = view.lang.code());
    let sizes = &view.theme.sizes;
    ui.add(Label::new(help).size(sizes.small).color(*view.theme.colors.text_weak));
    ui.add_space(sizes.gap);
}

/// The heading over the first of some components that stand together.
fn group_of<'a>(view: &CaseView<'a>, component: &Component) -> Option<&'a GroupDef> {
    let mut groups = view.form.groups().iter();
    groups.find(|group| group.components.first() == Some(&component.def.id))
}

/// The question for the line of work, where the form has guidance, and the guidance for the answer.
fn guidance_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) -> Option<Rc<Guidances>> {
    let view = cx.view;
    let asked = &view.form.def().guidance.as_ref()?.field;
    field::ui(ui, cx, asked.as_str());
    let line = ChoiceId::from(view.case.text(asked.as_str()));
    if line.as_str().is_empty() {
        let hint = t!("scoring.choose_line", locale = view.lang.code());
        let sizes = &view.theme.sizes;
        ui.add(Label::new(hint).size(sizes.small).color(*view.theme.colors.text_weak));
        ui.add_space(sizes.gap_wide);
        return None;
    }
    match &cx.state.score.guidance {
        Some((known, guidance)) if *known == line => Some(Rc::clone(guidance)),
        _ => {
            let guidance = Rc::new(Guidances::of(view.form, &line));
            cx.state.score.guidance = Some((line, Rc::clone(&guidance)));
            Some(guidance)
        }
    }
}
