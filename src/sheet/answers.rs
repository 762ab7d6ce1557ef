//! What the paper shows for a field.

use std::borrow::Cow;

use crate::base::{ChoiceId, FieldId, thai_number};
use crate::case::{Answer, Case};
use crate::form::{ChoiceDef, Control, Form};

/// The answers as printed; none on the official blank form.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    pub(super) form: &'a Form,
    pub(super) case: Option<&'a Case>,
}

impl<'a> Answers<'a> {
    /// The text of a field: words as typed, choices in the form's words, numbers in Thai digits.
    pub(super) fn text(self, field: &FieldId) -> Cow<'a, str> {
        match self.case.and_then(|case| case.answer(field.as_str())) {
            None => Cow::Borrowed(""),
            Some(Answer::Text(text)) => Cow::Borrowed(text),
            Some(Answer::Number(number)) => Cow::Owned(thai_number(*number)),
            Some(Answer::Choice(choice)) => {
                let offered = self.choices(field).iter().find(|offer| offer.id == *choice);
                Cow::Borrowed(offered.map_or(choice.as_str(), |offer| &offer.label))
            }
        }
    }

    /// The choice of a field.
    pub(super) fn choice(self, field: &FieldId) -> Option<&'a ChoiceId> {
        match self.case?.answer(field.as_str())? {
            Answer::Choice(choice) => Some(choice),
            Answer::Text(_) | Answer::Number(_) => None,
        }
    }

    /// The number of a field.
    pub(super) fn number(self, field: &FieldId) -> Option<i64> {
        self.case?.number(field.as_str())
    }

    /// What a field offers to choose from.
    pub(super) fn choices(self, field: &FieldId) -> &'a [ChoiceDef] {
        match self.form.field(field.as_str()).map(|field| &field.control) {
            Some(Control::Choice(choices)) => choices,
            Some(Control::Line | Control::Paragraphs | Control::Level(_) | Control::Points(_))
            | None => &[],
        }
    }
}
