//! Answers, and how what a person types becomes one.

use super::change::row_fits;
use super::table::read_rows;
use super::{Case, Edit, Row};
use crate::base::{Amount, ChoiceId, Day, FieldId, parse_whole_number};
use crate::form::{ChoiceDef, Column, Control, Field, Form};

/// What was answered to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Words.
    Text(String),
    /// A whole number; of money, baht, or satang where the form counts those.
    Number(i64),
    /// One of the field's choices.
    Choice(ChoiceId),
    /// A day.
    Date(Day),
    /// Some of the field's choices, in the order of the form.
    Ticks(Vec<ChoiceId>),
    /// The rows of a table.
    Rows(Vec<Row>),
}

impl Answer {
    /// Words as an answer; none, where there are none.
    pub fn words(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::Text(text.to_owned()))
    }

    /// Ticks as an answer; none, where there are none.
    pub fn ticks(ticks: Vec<ChoiceId>) -> Option<Self> {
        (!ticks.is_empty()).then_some(Self::Ticks(ticks))
    }

    /// Whether there is nothing in it to read.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Ticks(ticks) => ticks.is_empty(),
            Self::Rows(rows) => rows.iter().all(Row::is_blank),
            Self::Number(_) | Self::Choice(_) | Self::Date(_) => false,
        }
    }

    /// Whether the field is answered in this way; the answer itself may still be none it offers.
    pub fn fits(&self, control: &Control) -> bool {
        match control {
            Control::Line | Control::Paragraphs => matches!(self, Self::Text(_)),
            Control::Choice(_) | Control::Question(_) => matches!(self, Self::Choice(_)),
            Control::Ticks(_) => matches!(self, Self::Ticks(_)),
            Control::Date => matches!(self, Self::Date(_)),
            Control::Number(_) | Control::Money { .. } | Control::Level(_) | Control::Points(_) => {
                matches!(self, Self::Number(_))
            }
            Control::Rows(table) => {
                matches!(self, Self::Rows(rows) if rows.iter().all(|row| row_fits(table, row)))
            }
            Control::Value(_) => false,
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
    /// It is no amount of money.
    #[error("not an amount of money: {0}")]
    NotMoney(String),
    /// It is no day.
    #[error("not a date: {0}")]
    NotADate(String),
    /// The component does not have this level.
    #[error("no such level: {0}")]
    NoSuchLevel(String),
    /// A rule works it out.
    #[error("worked out by the form")]
    WorkedOut,
    /// A cell of a table cannot be read.
    #[error("row {row}: {error}")]
    InRow {
        /// The row, from 1.
        row: usize,
        /// What its column is called.
        column: String,
        /// Why not.
        error: Box<Self>,
    },
    /// A table has no such column.
    #[error("no such column: {0}")]
    NoSuchColumn(String),
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
    if typed.trim().is_empty() && !field.control.is_text() {
        return Ok(Edit::clear(field.id.clone()));
    }
    match &field.control {
        Control::Level(id) => {
            let level = whole_number(typed)?;
            form.component(id)
                .filter(|component| component.level(level).is_some())
                .map(|component| Edit::level(case, component, level))
                .ok_or_else(|| AnswerError::NoSuchLevel(typed.to_owned()))
        }
        Control::Points(id) => {
            let points = whole_number(typed)?;
            Ok(match form.component(id) {
                Some(component) => Edit::points(component, points),
                None => Edit::number(field.id.clone(), points),
            })
        }
        Control::Rows(rows) => {
            let read = read_rows(rows, typed)?;
            // Rows that the form names are answered cell by cell, for none can be put in.
            Ok(Edit::answer(field.id.clone(), (!read.is_empty()).then_some(Answer::Rows(read))))
        }
        Control::Line
        | Control::Paragraphs
        | Control::Number(_)
        | Control::Money { .. }
        | Control::Date
        | Control::Choice(_)
        | Control::Question(_)
        | Control::Ticks(_)
        | Control::Value(_) => Ok(Edit::answer(field.id.clone(), read(&field.control, typed)?)),
    }
}

/// The edit that answers a cell with what a person typed; nothing typed clears it.
pub fn read_cell(
    field: &FieldId,
    row: usize,
    column: &Column,
    typed: &str,
) -> Result<Edit, AnswerError> {
    let answer = read(&column.control, typed)?;
    Ok(Edit::cell(field.clone(), row, column.id.clone(), answer))
}

/// What a person typed, as an answer; nothing typed is none.
pub fn read(control: &Control, typed: &str) -> Result<Option<Answer>, AnswerError> {
    let trimmed = typed.trim();
    if trimmed.is_empty() && !control.is_text() {
        return Ok(None);
    }
    Ok(match control {
        Control::Line => Answer::words(typed.replace(['\r', '\n'], " ").trim()),
        Control::Paragraphs => Answer::words(&typed.replace("\r\n", "\n")),
        Control::Choice(choices) | Control::Question(choices) => {
            Some(Answer::Choice(choice(choices, trimmed)?))
        }
        Control::Ticks(choices) => Answer::ticks(ticks(choices, trimmed)?),
        Control::Date => {
            let day = Day::typed(typed).ok_or_else(|| AnswerError::NotADate(typed.to_owned()))?;
            Some(Answer::Date(day))
        }
        Control::Number(_) => {
            let number = Amount::Plain.typed(typed);
            Some(Answer::Number(number.ok_or_else(|| AnswerError::NotANumber(typed.to_owned()))?))
        }
        Control::Level(_) | Control::Points(_) => Some(Answer::Number(whole_number(typed)?)),
        Control::Money { .. } => {
            let amount = control.amount().and_then(|amount| amount.typed(typed));
            Some(Answer::Number(amount.ok_or_else(|| AnswerError::NotMoney(typed.to_owned()))?))
        }
        Control::Value(_) | Control::Rows(_) => return Err(AnswerError::WorkedOut),
    })
}

fn whole_number(typed: &str) -> Result<i64, AnswerError> {
    parse_whole_number(typed).ok_or_else(|| AnswerError::NotANumber(typed.to_owned()))
}

fn choice(choices: &[ChoiceDef], typed: &str) -> Result<ChoiceId, AnswerError> {
    choices
        .iter()
        .find(|choice| choice.id == *typed || choice.label == typed)
        .map(|choice| choice.id.clone())
        .ok_or_else(|| AnswerError::NoSuchChoice(typed.to_owned()))
}

/// Ticks are parted by commas, semicolons or line ends; and stand in the order of the form.
fn ticks(choices: &[ChoiceDef], typed: &str) -> Result<Vec<ChoiceId>, AnswerError> {
    if let Ok(one) = choice(choices, typed) {
        return Ok(vec![one]);
    }
    let parts = typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let named = parts.map(|part| choice(choices, part)).collect::<Result<Vec<_>, _>>()?;
    let offered = choices.iter().map(|choice| &choice.id);
    Ok(offered.filter(|id| named.contains(id)).cloned().collect())
}
