//! Where in the program one is.

use crate::base::PartId;
use crate::form::{Form, PartDef};
use crate::words::{self, Lang};

/// Where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// No case is open: begin one, or open one.
    #[default]
    Start,
    /// At a step of the case.
    Case(Step),
    /// Before the pages of the case; back at this step.
    Preview(Step),
}

impl Place {
    /// The step of the case, where one is open.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Start => None,
            Self::Case(step) | Self::Preview(step) => Some(step),
        }
    }
}

/// A step of a case, in the order in which they are taken: its place among the form's, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(pub usize);

impl Step {
    /// Every step of a form, in order.
    pub fn all(form: &Form) -> impl DoubleEndedIterator<Item = Self> + use<> {
        (0..form.steps().len()).map(Self)
    }

    /// The part of the form that is filled here.
    pub fn part(self, form: &Form) -> Option<&PartDef> {
        form.part_at(self.0)
    }

    /// Where a part of the form is filled.
    pub fn of(form: &Form, part: &PartId) -> Option<Self> {
        form.step_of(part).map(Self)
    }

    /// Where the case is signed off, where it ever is.
    pub fn signing(form: &Form) -> Option<Self> {
        form.signing_step().map(Self)
    }

    /// Whether it belongs to this part.
    pub fn is_of(self, form: &Form, part: &PartId) -> bool {
        self.part(form).is_some_and(|it| it.id == *part)
    }

    /// What it is called.
    pub fn name(self, lang: Lang, form: &Form) -> String {
        words::step_name(lang, form, self.0)
    }

    /// The step after this one, of so many.
    pub fn next(self, count: usize) -> Option<Self> {
        Some(Self(self.0 + 1)).filter(|step| step.0 < count)
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;

    #[test]
    fn every_part_of_a_form_has_its_step() {
        for form in Forms::built_in().all() {
            for part in form.parts() {
                let step = Step::of(form, &part.id).unwrap();
                assert_eq!(step.part(form), Some(part));
            }
            let Some(signing) = Step::signing(form) else { continue };
            assert_eq!(
                (signing.part(form), Step::all(form).count()),
                (None, form.parts().len() + 1)
            );
        }
    }

    #[test]
    fn steps_follow_each_other_and_end() {
        let forms = Forms::built_in();
        let form = forms.all().next().unwrap();
        let count = form.steps().len();
        let forth = std::iter::successors(Some(Step(0)), |step| step.next(count));
        assert!(forth.eq(Step::all(form)));
        let back = std::iter::successors(Some(Step(count - 1)), |step| step.previous());
        assert!(back.eq(Step::all(form).rev()));
    }
}
