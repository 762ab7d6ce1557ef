//! Moving about in the case.

use crate::app::{App, Session};
use crate::base::FieldId;
use crate::form::Field;
use crate::ui::screens::case::findings;
use crate::ui::widgets::field_id;
use crate::ui::{Place, Step};

impl App {
    pub(super) fn go(&mut self, step: Step) {
        let Some(session) = &self.session else { return };
        self.shell.place = Place::Case(step);
        // The keyboard comes along, to the first field of the step.
        let form = session.form();
        let first = step.part(form).and_then(|part| form.fields_of(&part.id).next());
        let state = &mut self.shell.case_state;
        state.wanted = first.map(|field| field.id.clone());
        state.from_top = true;
        state.signing.arrived = step.part(form).is_none();
    }

    pub(super) fn go_by(&mut self, by: impl Fn(Step, usize) -> Option<Step>) {
        let Some(session) = &self.session else { return };
        let count = session.form().steps().len();
        if let Some(step) = self.shell.place.step().and_then(|step| by(step, count)) {
            self.go(step);
        }
    }

    /// Whether one is before the pages.
    pub(super) fn at_pages(&self) -> bool {
        matches!(self.shell.place, Place::Preview(_))
    }

    /// To the pages, at the field that one works on; or back to that field.
    pub(super) fn turn_to_pages(&mut self) {
        match self.shell.place {
            Place::Start => {}
            Place::Case(step) => {
                self.shell.place = Place::Preview(step);
                self.shell.preview.arrived = true;
                self.shell.preview.wanted = self.field_of(step);
            }
            Place::Preview(step) => match self.field_of(step) {
                Some(field) => self.find(field),
                None => self.go(step),
            },
        }
    }

    /// Shows what the step is for, or hides it. Whoever is in a field stays there, and has it in
    /// sight again afterwards.
    pub(super) fn turn_help(&mut self, ctx: &egui::Context) {
        if self.at_pages() {
            self.turn_to_pages();
            self.shell.help = false;
        }
        self.shell.help = !self.shell.help;
        self.shell.case_state.from_top = self.shell.help;
        let last = self.shell.case_state.last.clone().filter(|field| {
            let focused = ctx.memory(egui::Memory::focused);
            focused == Some(field_id(field))
        });
        if let Some(field) = last.filter(|_| !self.shell.help) {
            self.shell.case_state.wanted = Some(field);
        }
    }

    /// The field of this step that has or last had the focus; the first one, where none had.
    fn field_of(&self, step: Step) -> Option<FieldId> {
        let form = self.session.as_ref().map(Session::form)?;
        let here = |field: &&Field| step.is_of(form, &field.part);
        let last = self.shell.case_state.last.as_ref();
        let last = last.and_then(|id| form.field(id.as_str())).filter(here);
        last.or_else(|| form.fields().iter().find(here)).map(|field| field.id.clone())
    }

    /// Leads to a field: its step, in sight, with the focus.
    pub(super) fn find(&mut self, field: FieldId) {
        let form = self.session.as_ref().map(Session::form);
        let step = form.and_then(|form| Step::of(form, &form.field(field.as_str())?.part));
        if let Some(step) = step {
            self.go(step);
            self.shell.case_state.from_top = false;
            self.shell.case_state.last = Some(field.clone());
            self.shell.case_state.wanted = Some(field);
        }
    }

    /// Leads to the finding after or before the field that has or last had the focus.
    pub(super) fn find_finding(&mut self, forth: bool) {
        let Some(session) = &self.session else { return };
        let Place::Case(step) = self.shell.place else { return };
        let (form, findings) = (session.form(), &session.appraisal().findings);
        let last = self.shell.case_state.last.as_ref();
        if let Some(field) = findings::next(form, findings, step, last, forth).cloned() {
            self.find(field);
        }
    }
}
