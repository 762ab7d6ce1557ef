//! What the paper shows for a field.

use std::borrow::Cow;

use crate::appraisal::Values;
use crate::base::{ChoiceId, FieldId, thai_number};
use crate::case::{Answer, Case, Row, said, ticked};
use crate::form::{ChoiceDef, Control, Form};

/// The answers as printed; none on the official blank form.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    pub(super) form: &'a Form,
    pub(super) case: Option<&'a Case>,
    /// What the form's rules work out.
    pub(super) values: Option<&'a Values>,
}

impl<'a> Answers<'a> {
    /// The text of a field: words as typed, choices in the form's words, numbers in Thai digits.
    pub(super) fn text(self, field: &FieldId) -> Cow<'a, str> {
        let control = self.form.field(field.as_str()).map(|field| &field.control);
        if let Some(Control::Value(value)) = control {
            let worked = self.values.and_then(|values| values.field(field.as_str()));
            return worked.map_or(Cow::Borrowed(""), |of| Cow::Owned(value.amount.thai(of)));
        }
        match (self.case.and_then(|case| case.answer(field.as_str())), control) {
            (Some(answer), Some(control)) => said(control, answer),
            _ => Cow::Borrowed(""),
        }
    }

    /// The choice of a field.
    pub(super) fn choice(self, field: &FieldId) -> Option<&'a ChoiceId> {
        let answer = self.case?.answer(field.as_str())?;
        if let Answer::Choice(choice) = answer { Some(choice) } else { None }
    }

    /// The number of the choice of a field, counted from one, in Thai digits.
    pub(super) fn chosen_number(self, field: &FieldId) -> String {
        let Some(chosen) = self.choice(field) else { return String::new() };
        let mut numbered = self.choices(field).iter().zip(1..);
        let number = numbered.find(|(choice, _)| choice.id == *chosen).map(|(_, number)| number);
        // What the form does not offer is shown as it stands.
        number.map_or_else(|| chosen.to_string(), thai_number)
    }

    /// Whether one of a field's choices is ticked or chosen.
    pub(super) fn ticked(self, field: &FieldId, choice: &ChoiceId) -> bool {
        ticked(self.case.and_then(|case| case.answer(field.as_str())), choice)
    }

    /// The number of a field.
    pub(super) fn number(self, field: &FieldId) -> Option<i64> {
        self.case?.number(field.as_str())
    }

    /// What a field offers to choose from.
    pub(super) fn choices(self, field: &FieldId) -> &'a [ChoiceDef] {
        self.form.field(field.as_str()).map_or(&[], |field| field.control.choices())
    }

    /// The rows of a table that is answered.
    pub(super) fn rows(self, field: &FieldId) -> &'a [Row] {
        self.case.map_or(&[], |case| case.rows(field.as_str()))
    }
}
