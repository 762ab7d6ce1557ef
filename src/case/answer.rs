//! Answers, and how what a person types becomes one.

use super::{Case, Edit};
use crate::base::{ChoiceId, parse_whole_number};
use crate::form::{Control, Field, Form};

/// What was answered to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// One of the field's choices.
    Choice(ChoiceId),
}

impl Answer {
    /// Whether there is nothing in it to read.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Choice(_) => false,
        }
    }

    /// Whether the field is answered in this way; the answer itself may still be none it offers.
    pub fn fits(&self, control: &Control) -> bool {
        match control {
            Control::Line | Control::Paragraphs => matches!(self, Self::Text(_)),
            Control::Choice(_) => matches!(self, Self::Choice(_)),
            Control::Level(_) | Control::Points(_) => matches!(self, Self::Number(_)),
        }
    }
}

/// Why what was typed is no answer to the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The field does not offer this choice.
    #[error("no such choice: {0}")]
    NoSuchChoice(String),
    /// It is no whole number.
    #[error("not a whole number: {0}")]
    NotANumber(String),
    /// The component does not have this level.
    #[error("no such level: {0}")]
    NoSuchLevel(String),
}

/// The edit that answers a field with what a person typed; nothing typed clears it.
///
/// Choices are named by their id or by the form's own words, numbers by Thai or Arabic digits.
/// Levels and points keep each other right, as when chosen on the screen.
pub fn read_answer(
    form: &Form,
    case: &Case,
    field: &Field,
    typed: &str,
) -> Result<Edit, AnswerError> {
    if typed.trim().is_empty() && !matches!(field.control, Control::Line | Control::Paragraphs) {
        return Ok(Edit::clear(field.id.clone()));
    }
    let number =
        || parse_whole_number(typed).ok_or_else(|| AnswerError::NotANumber(typed.to_owned()));
    match &field.control {
        Control::Line => Ok(Edit::text(field.id.clone(), typed.replace(['\r', '\n'], " ").trim())),
        Control::Paragraphs => Ok(Edit::text(field.id.clone(), &typed.replace("\r\n", "\n"))),
        Control::Choice(choices) => choices
            .iter()
            .find(|choice| choice.id == *typed.trim() || choice.label == typed.trim())
            .map(|choice| Edit::choice(field.id.clone(), choice.id.clone()))
            .ok_or_else(|| AnswerError::NoSuchChoice(typed.to_owned())),
        Control::Level(id) => {
            let level = number()?;
            form.component(id)
                .filter(|component| component.level(level).is_some())
                .map(|component| Edit::level(case, component, level))
                .ok_or_else(|| AnswerError::NoSuchLevel(typed.to_owned()))
        }
        Control::Points(id) => {
            let points = number()?;
            Ok(match form.component(id) {
                Some(component) => Edit::points(component, points),
                None => Edit::number(field.id.clone(), points),
            })
        }
    }
}
