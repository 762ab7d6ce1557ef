//! What a report remembers of the cases it was drawn from: a hidden table of the report.

use uuid::Uuid;

use super::piece::{Key, Piece};
use crate::base::FieldId;
use crate::case::{Answer, Case, Edit, Row};
use crate::form::Form;

/// The columns of the table.
const CASE: &str = "case";
const FILE: &str = "file";
const INTO: &str = "into";
const STATE: &str = "state";
const VALUES: &str = "values";
/// What the state of a case that was signed off is called.
const SIGNED: &str = "signed";

/// Everything that was drawn, as it was then.
pub(super) fn remembered(form: &Form, report: &Case) -> Vec<Piece> {
    let Some(draws) = &form.def().draws else { return Vec::new() };
    report.rows(draws.memory.as_str()).iter().filter_map(piece).collect()
}

fn piece(row: &Row) -> Option<Piece> {
    let text = |column: &str| match row.cell(column) {
        Some(Answer::Text(text)) => text.as_str(),
        _ => "",
    };
    let key = match text(CASE) {
        key if key.len() < 3 => Key::All(key.parse().ok()?),
        id => Key::Case(Uuid::parse_str(id).ok()?),
    };
    let values = text(VALUES).lines().filter_map(|line| line.split_once('='));
    let values = values.map(|(id, value)| (FieldId::from(id), unfolded(value)));
    Some(Piece {
        into: FieldId::from(text(INTO)),
        key,
        file: text(FILE).to_owned(),
        signed: text(STATE) == SIGNED,
        values: values.collect(),
    })
}

/// Remembers these besides what is remembered already.
pub(super) fn remember(form: &Form, report: &Case, pieces: &[Piece]) -> Edit {
    let Some(draws) = form.def().draws.as_ref().filter(|_| !pieces.is_empty()) else {
        return Edit::default();
    };
    let at = report.rows(draws.memory.as_str()).len();
    Edit::insert_rows(draws.memory.clone(), at, pieces.iter().map(row).collect())
}

/// Remembers these and nothing else.
pub(super) fn remember_only(form: &Form, pieces: &[Piece]) -> Edit {
    let Some(draws) = &form.def().draws else { return Edit::default() };
    let rows: Vec<_> = pieces.iter().map(row).collect();
    Edit::answer(draws.memory.clone(), Some(Answer::Rows(rows)))
}

fn row(piece: &Piece) -> Row {
    let key = match piece.key {
        Key::Case(id) => id.to_string(),
        Key::All(keys) => keys.to_string(),
    };
    let values = piece.values.iter().map(|(id, value)| format!("{id}={}", folded(value)));
    let values: Vec<_> = values.collect();
    let cells = [
        (CASE, key),
        (FILE, piece.file.clone()),
        (INTO, piece.into.to_string()),
        (STATE, if piece.signed { SIGNED.to_owned() } else { String::new() }),
        (VALUES, values.join("\n")),
    ];
    let cells = cells
        .into_iter()
        .filter_map(|(column, text)| Some((FieldId::from(column), Answer::words(&text)?)));
    Row::new(cells, std::collections::BTreeMap::new())
}

/// A value on one line.
fn folded(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unfolded(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => text.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            (letter, false) => text.push(letter),
        }
    }
    text
}
