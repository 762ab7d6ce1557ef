//! How much of each part of the form is answered.

use std::collections::BTreeMap;

use crate::case::{Answer, Case};
use crate::form::{Form, Section};

/// How many of a part's fields are answered. Only required fields count, where a part has any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub answered: usize,
    /// To be answered.
    pub of: usize,
}

pub(super) fn progress(form: &Form, case: &Case) -> Vec<(Section, Progress)> {
    let mut sections = BTreeMap::<Section, (Progress, Progress)>::new();
    for field in form.fields().iter().filter(|field| !field.screen_only) {
        let (required, optional) = sections.entry(field.section).or_default();
        let progress = if field.required { required } else { optional };
        let answered = case.answer(field.id.as_str()).is_some_and(|a: &Answer| !a.is_blank());
        progress.answered += usize::from(answered);
        progress.of += 1;
    }
    sections
        .into_iter()
        .map(|(section, (required, optional))| {
            (section, if required.of > 0 { required } else { optional })
        })
        .collect()
}
