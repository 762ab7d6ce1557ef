//! Moving about in the case.

use crate::app::{App, Session};
use crate::base::FieldId;
use crate::form::Field;
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
        let fields = session.form().fields();
        let place = |id: &FieldId| fields.iter().position(|field: &Field| field.id == *id);
        let from = self.shell.case_state.last.as_ref().and_then(place);
        let mut findings: Vec<_> =
            session.appraisal().findings.iter().filter_map(|of| place(&of.field)).collect();
        findings.dedup();
        // Past the last one it goes on with the first, and the other way round.
        let next = if forth {
            let after = findings.iter().find(|at| from.is_none_or(|from| **at > from));
            after.or_else(|| findings.first())
        } else {
            let before = findings.iter().rev().find(|at| from.is_none_or(|from| **at < from));
            before.or_else(|| findings.last())
        };
        if let Some(field) = next.and_then(|at| fields.get(*at)) {
            self.find(field.id.clone());
        }
    }
}
