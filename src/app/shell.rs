//! Where one is, what is in sight, and moving about.

use super::session::Session;
use crate::base::FieldId;
use crate::form::{Field, Form};
use crate::ui::preview::PreviewState;
use crate::ui::screens::case::findings;
use crate::ui::screens::circular::CircularState;
use crate::ui::screens::standards::StandardsState;
use crate::ui::widgets::field_id;
use crate::ui::{CaseState, Place, Step};

/// Where one is, and what is in sight.
#[derive(Default)]
pub(super) struct Shell {
    pub place: Place,
    pub case_state: CaseState,
    pub preview: PreviewState,
    /// The position standards, in place of everything else while they are open.
    pub standards: StandardsState,
    /// The circulars, likewise.
    pub circular: CircularState,
    /// Whether the pages are wanted beside the fields, and whether there is room.
    pub beside: bool,
    pub wide: bool,
    /// Whether what each step is for is wanted above its fields.
    pub help: bool,
    /// The field that the pages beside the fields followed last.
    followed: Option<FieldId>,
}

impl Shell {
    pub(super) fn go(&mut self, form: &Form, step: Step) {
        self.place = Place::Case(step);
        // The keyboard comes along, to the first field of the step.
        let first = step.part(form).and_then(|part| form.fields_of(&part.id).next());
        let state = &mut self.case_state;
        state.wanted = first.map(|field| field.id.clone());
        state.from_top = true;
        state.signing.arrived = step.part(form).is_none();
    }

    /// To the step after.
    pub(super) fn go_on(&mut self, form: &Form) {
        self.go_by(form, Step::next);
    }

    /// To the step before.
    pub(super) fn go_back(&mut self, form: &Form) {
        self.go_by(form, |step, _| step.previous());
    }

    fn go_by(&mut self, form: &Form, by: impl Fn(Step, usize) -> Option<Step>) {
        let count = form.steps().len();
        if let Some(step) = self.place.step().and_then(|step| by(step, count)) {
            self.go(form, step);
        }
    }

    /// Whether one is before the pages.
    pub(super) fn at_pages(&self) -> bool {
        matches!(self.place, Place::Preview(_))
    }

    /// To the pages, at the field that one works on; or back to that field.
    pub(super) fn turn_to_pages(&mut self, form: &Form) {
        match self.place {
            Place::Start => {}
            Place::Case(step) => {
                self.place = Place::Preview(step);
                self.preview.arrived = true;
                self.preview.wanted = self.field_of(form, step);
            }
            Place::Preview(step) => match self.field_of(form, step) {
                Some(field) => self.find(form, field),
                None => self.go(form, step),
            },
        }
    }

    /// Shows what the step is for, or hides it. Whoever is in a field stays there, and has it in
    /// sight again afterwards.
    pub(super) fn turn_help(&mut self, ctx: &egui::Context, form: &Form) {
        if self.at_pages() {
            self.turn_to_pages(form);
            self.help = false;
        }
        self.help = !self.help;
        self.case_state.from_top = self.help;
        let last = self.case_state.last.clone().filter(|field| {
            let focused = ctx.memory(egui::Memory::focused);
            focused == Some(field_id(field))
        });
        if let Some(field) = last.filter(|_| !self.help) {
            self.case_state.wanted = Some(field);
        }
    }

    /// The field of this step that has or last had the focus; the first one, where none had.
    fn field_of(&self, form: &Form, step: Step) -> Option<FieldId> {
        let here = |field: &&Field| step.is_of(form, &field.part);
        let last = self.case_state.last.as_ref();
        let last = last.and_then(|id| form.field(id.as_str())).filter(here);
        last.or_else(|| form.fields().iter().find(here)).map(|field| field.id.clone())
    }

    /// Leads to a field: its step, in sight, with the focus.
    pub(super) fn find(&mut self, form: &Form, field: FieldId) {
        let step = form.field(field.as_str()).and_then(|field| Step::of(form, &field.part));
        if let Some(step) = step {
            self.go(form, step);
            self.case_state.from_top = false;
            self.case_state.last = Some(field.clone());
            self.case_state.wanted = Some(field);
        }
    }

    /// Leads to the finding after or before the field that has or last had the focus.
    pub(super) fn find_finding(&mut self, session: &Session, forth: bool) {
        let Place::Case(step) = self.place else { return };
        let (form, findings) = (session.form(), &session.appraisal().findings);
        let last = self.case_state.last.as_ref();
        if let Some(field) = findings::next(form, findings, step, last, forth).cloned() {
            self.find(form, field);
        }
    }

    /// Whether the pages are in sight.
    pub(super) fn shows_pages(&self) -> bool {
        match self.place {
            Place::Start => false,
            Place::Case(_) => self.shows_beside(),
            Place::Preview(_) => true,
        }
    }

    /// Whether the pages are in sight beside the fields.
    pub(super) fn shows_beside(&self) -> bool {
        self.beside && self.wide
    }

    /// Pages were laid out. Beside the fields, they show what is being typed.
    pub(super) fn pages_arrived(&mut self) {
        if self.shows_beside() {
            self.preview.followed = self.case_state.last.clone();
        }
    }

    /// Beside the fields, the pages show the field that has the focus.
    pub(super) fn follow_the_focus(&mut self) {
        let field = &self.case_state.last;
        if self.shows_beside() && self.followed != *field {
            self.preview.wanted.clone_from(field);
        }
        self.followed.clone_from(field);
    }
}
