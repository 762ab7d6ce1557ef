//! What every part of the case screen draws from, and what it remembers between frames.

use std::collections::BTreeMap;

use egui::{Align, Response};

use super::action::Action;
use super::place::Step;
use super::screens::case::per_revision::PerRevision;
use super::screens::case::{duties, opinions, score, signing, summary, values_panel};
use super::theme::Theme;
use super::widgets::controls::{Drafts, TableFieldState};
use crate::appraisal::Appraisal;
use crate::base::FieldId;
use crate::case::{Case, Edit};
use crate::form::{Field, Form, PartDef};
use crate::words::{self, Lang};

/// What every part of the case screen draws from.
#[derive(Clone, Copy)]
pub struct CaseView<'a> {
    /// The official form.
    pub form: &'a Form,
    /// The answers.
    pub case: &'a Case,
    /// What they add up to.
    pub appraisal: &'a Appraisal,
    /// Grows whenever the case changes: what was made for another is out of date.
    pub revision: u64,
    /// Where one is.
    pub step: Step,
    /// Whether what the step is for is wanted above its fields.
    pub help: bool,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
    /// Whether the case can only be looked at.
    pub read_only: bool,
    /// The person at the keyboard, as the system knows them.
    pub user: &'a str,
}

/// What the case screen remembers between frames; nothing of it is saved.
#[derive(Debug, Default)]
pub struct CaseState {
    /// The field that one was led to, until it is shown and has the focus.
    pub wanted: Option<FieldId>,
    /// The field that has or last had the focus, from which the next finding is looked for.
    pub last: Option<FieldId>,
    /// Whether the step is to be seen from its top: one has just come, or asked what it is for.
    pub from_top: bool,
    /// What is typed where numbers and days are asked for, and not shown otherwise yet.
    pub drafts: Drafts,
    /// The tables' own.
    pub tables: BTreeMap<FieldId, TableFieldState>,
    /// The duties' own.
    pub duties: duties::DutiesState,
    /// The scores' own.
    pub score: score::ScoreState,
    /// What the panel at the right says where nothing is scored.
    pub values: PerRevision<values_panel::ValuesPanel>,
    /// The summary's own.
    pub summary: summary::SummaryState,
    /// The opinions' own.
    pub opinions: opinions::OpinionsState,
    /// What is being typed for signing off and reopening.
    pub signing: signing::SigningState,
}

/// One frame of the case: what its parts draw from, what they remember, and what they ask for.
pub struct CaseContext<'a> {
    /// What is drawn.
    pub view: &'a CaseView<'a>,
    /// What is remembered.
    pub state: &'a mut CaseState,
    /// What the officer does.
    pub actions: &'a mut Vec<Action>,
}

impl CaseContext<'_> {
    /// Does something, at the next frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Changes an answer. `continues`: the next letter of the same burst, undone together with it.
    pub fn edit(&mut self, edit: Edit, continues: bool) {
        self.act(Action::Edit { edit, continues });
    }
}

impl<'a> CaseView<'a> {
    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&'a Field> {
        self.form.field(id)
    }

    /// The part of the form that is filled at this step; none, where it is signed off.
    pub fn part(&self) -> Option<&'a PartDef> {
        self.step.part(self.form)
    }

    /// Where a field that one is led to comes to stand: in the middle; but below what the step is
    /// for, while that is shown, it moves no more than it must.
    pub fn stand(&self) -> Option<Align> {
        (!self.help).then_some(Align::Center)
    }

    /// Whether this field cannot be changed.
    pub fn is_locked(&self, field: &FieldId) -> bool {
        self.read_only || self.case.lock(self.form, field).is_some()
    }

    /// Why this field cannot be changed, where signing off locked it.
    pub fn why_locked(&self, field: &FieldId) -> Option<String> {
        let locked = self.case.lock(self.form, field)?;
        Some(words::locked(self.lang, self.form, &locked))
    }
}

impl CaseState {
    /// Brings into sight what has just got the keyboard; but a step that is seen from its top has
    /// its first field there already.
    pub fn bring(&self, view: &CaseView<'_>, response: &Response) {
        if !self.from_top || view.help {
            response.scroll_to_me(view.stand());
        }
    }

    /// Whether one is being led to this field; from now on it is found.
    pub fn found(&mut self, field: &FieldId) -> bool {
        let found = self.wanted.as_ref() == Some(field);
        if found {
            self.wanted = None;
        }
        found
    }
}
