//! Why what was typed is no answer.

use rust_i18n::t;

use super::Lang;
use crate::case::AnswerError;
use crate::form::{Control, Form};

/// What an answer was typed for: a field, or a cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Its id.
    pub id: &'a str,
    /// How it is answered.
    pub control: &'a Control,
}

/// Why what was typed is no answer to what was asked.
pub fn answer_error(lang: Lang, form: &Form, asked: Asked<'_>, error: &AnswerError) -> String {
    let Asked { label, id, control } = asked;
    let locale = lang.code();
    match error {
        AnswerError::NoSuchChoice(choice) => {
            let ids: Vec<_> = control.choices().iter().map(|choice| choice.id.as_str()).collect();
            let choices = ids.join(", ");
            t!(
                "answer.no_such_choice",
                locale = locale,
                label = label,
                id = id,
                choice = choice,
                choices = choices
            )
        }
        AnswerError::NotANumber(typed) => {
            t!("answer.not_a_number", locale = locale, label = label, id = id, typed = typed)
        }
        AnswerError::NotMoney(typed) => {
            t!("answer.not_money", locale = locale, label = label, id = id, typed = typed)
        }
        AnswerError::NotADate(typed) => {
            t!("answer.not_a_date", locale = locale, label = label, id = id, typed = typed)
        }
        AnswerError::NoSuchLevel(level) => {
            let (lowest, highest) = range(form, control).unwrap_or_default();
            t!(
                "answer.no_such_level",
                locale = locale,
                label = label,
                id = id,
                level = level,
                lowest = lang.number(lowest),
                highest = lang.number(highest)
            )
        }
        AnswerError::WorkedOut => {
            t!("answer.worked_out", locale = locale, label = label, id = id)
        }
        AnswerError::NoSuchColumn(column) => {
            let columns = control.rows().map_or(&[][..], |rows| &rows.columns);
            let columns: Vec<_> = columns.iter().map(|column| column.id.as_str()).collect();
            t!(
                "answer.no_such_column",
                locale = locale,
                label = label,
                id = id,
                column = column,
                columns = columns.join(", ")
            )
        }
        AnswerError::InRow { row, column, error } => {
            let cell =
                control.rows().and_then(|rows| rows.columns.iter().find(|of| of.label == *column));
            let of = cell.map_or(control, |cell| &cell.control);
            let label = format!("{label} · {column}");
            let id = format!("{id}[{row}]");
            return answer_error(lang, form, Asked { label: &label, id: &id, control: of }, error);
        }
    }
    .into_owned()
}

/// Why what stands in a field or cell of the window is no answer to it.
pub fn typed_error(lang: Lang, error: &AnswerError) -> String {
    let (key, typed) = match error {
        AnswerError::NoSuchChoice(typed) => ("typed.no_such_choice", typed.as_str()),
        AnswerError::NotANumber(typed) => ("typed.not_a_number", typed.as_str()),
        AnswerError::NotMoney(typed) => ("typed.not_money", typed.as_str()),
        AnswerError::NotADate(typed) => ("typed.not_a_date", typed.as_str()),
        AnswerError::NoSuchLevel(typed) | AnswerError::NoSuchColumn(typed) => {
            ("typed.no_such_choice", typed.as_str())
        }
        AnswerError::WorkedOut => ("typed.worked_out", ""),
        AnswerError::InRow { error, .. } => return typed_error(lang, error),
    };
    t!(key, locale = lang.code(), typed = typed.trim()).into_owned()
}

/// The numbers between which an answer lies, where it is a number and the form says so.
pub fn range(form: &Form, control: &Control) -> Option<(i64, i64)> {
    match control {
        Control::Level(id) => {
            let levels = form.component(id).map_or(0, |component| component.def.levels.len());
            Some((1, i64::try_from(levels).unwrap_or(i64::MAX)))
        }
        Control::Points(id) => {
            form.component(id).map(|component| (component.min(), component.def.max))
        }
        Control::Number(number) => number.from.zip(number.to),
        Control::Line
        | Control::Paragraphs
        | Control::Money { .. }
        | Control::Date
        | Control::Choice(_)
        | Control::Question(_)
        | Control::Ticks(_)
        | Control::Value(_)
        | Control::Rows(_) => None,
    }
}
