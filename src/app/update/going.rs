//! Moving about in the case.

use crate::app::{App, Session};
use crate::base::FieldId;
use crate::ui::screens::case::findings;
use crate::ui::{Place, Step};

impl App {
    pub(super) fn go(&mut self, step: Step) {
        let Some(session) = &self.session else { return };
        self.shell.place = Place::Case(step);
        // The keyboard comes along, to the first field of the step.
        let mut fields = session.form().fields().iter();
        let first = fields.find(|field| step.section() == Some(field.section));
        self.shell.case_state.wanted = first.map(|field| field.id.clone());
        self.shell.case_state.signing.arrived = step == Step::Signing;
    }

    pub(super) fn go_by(&mut self, by: impl Fn(Step) -> Option<Step>) {
        if let Place::Case(step) = self.shell.place
            && let Some(step) = by(step)
        {
            self.go(step);
        }
    }

    /// Leads to a field: its step, in sight, with the focus.
    pub(super) fn find(&mut self, field: FieldId) {
        let form = self.session.as_ref().map(Session::form);
        let section = form.and_then(|form| form.field(field.as_str())).map(|of| of.section);
        if let Some(section) = section {
            self.go(Step::of(section));
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
