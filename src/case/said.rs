//! The words of an answer, as they stand on paper.

use std::borrow::Cow;

use super::Answer;
use crate::base::{Amount, ChoiceId, thai_number};
use crate::form::{ChoiceDef, Control};

/// The words of an answer as they stand on paper: text as typed, choices in the form's own words,
/// numbers and days as Thai papers write them. A table is its rows, a line each.
pub fn said<'a>(control: &'a Control, answer: &'a Answer) -> Cow<'a, str> {
    match answer {
        Answer::Text(text) => Cow::Borrowed(text),
        Answer::Number(number) => Cow::Owned(match (control, control.amount()) {
            (Control::Money { .. } | Control::Value(_), Some(amount)) => amount.thai(*number),
            (_, Some(Amount::Baht | Amount::Satang | Amount::Plain) | None) => thai_number(*number),
        }),
        Answer::Choice(choice) => Cow::Borrowed(label(control.choices(), choice)),
        Answer::Date(day) => Cow::Owned(day.thai()),
        Answer::Ticks(ticks) => {
            let labels: Vec<_> = ticks.iter().map(|tick| label(control.choices(), tick)).collect();
            Cow::Owned(labels.join(", "))
        }
        Answer::Rows(rows) => {
            let Control::Rows(table) = control else { return Cow::Borrowed("") };
            let line = |row: &super::Row| {
                let cells = table.columns.iter().map(|column| {
                    row.cell(column.id.as_str()).map(|answer| said(&column.control, answer))
                });
                let cells: Vec<_> = cells.flatten().collect();
                cells.join(" · ")
            };
            Cow::Owned(rows.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Whether this one of the field's choices is ticked or chosen.
pub fn ticked(answer: Option<&Answer>, choice: &ChoiceId) -> bool {
    match answer {
        Some(Answer::Choice(chosen)) => chosen == choice,
        Some(Answer::Ticks(ticks)) => ticks.contains(choice),
        Some(Answer::Text(_) | Answer::Number(_) | Answer::Date(_) | Answer::Rows(_)) | None => {
            false
        }
    }
}

/// The form's own words for a choice; its id, where the form has none.
fn label<'a>(choices: &'a [ChoiceDef], id: &'a ChoiceId) -> &'a str {
    choices.iter().find(|choice| choice.id == *id).map_or(id.as_str(), |choice| &choice.label)
}
