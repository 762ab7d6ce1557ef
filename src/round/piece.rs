//! What is drawn at once: a row of a table, or the words of a field.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::given::Source;
use crate::base::FieldId;
use crate::case::{Answer, Case, Edit, Row, read_answer, read_cell};
use crate::compensation::Compensation;
use crate::form::{DrawCountsDef, Form};

/// What a piece is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// One case.
    Case(Uuid),
    /// All of them together: the first so many values tell it from the others of its table.
    All(usize),
}

/// A row of a table, or the words of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The table or field.
    pub into: FieldId,
    /// What it is about.
    pub key: Key,
    /// The file of the case.
    pub file: String,
    /// Whether the case was signed off.
    pub signed: bool,
    /// The columns and what stands in each, as typed; of a field, its own name and its words.
    pub values: Vec<(FieldId, String)>,
}

impl Piece {
    /// Whether both are about the same.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.into == other.into
            && match (&self.key, &other.key) {
                (Key::Case(one), Key::Case(two)) => one == two,
                (Key::All(one), Key::All(two)) => {
                    one == two && self.values.iter().take(*one).eq(other.values.iter().take(*two))
                }
                _ => false,
            }
    }

    /// What stands under a name.
    pub(super) fn value(&self, column: &FieldId) -> &str {
        self.values.iter().find(|(id, _)| id == column).map_or("", |(_, value)| value)
    }

    /// How many of its values tell its row from the others.
    pub(super) fn keys(&self) -> usize {
        match self.key {
            Key::Case(_) => 1,
            Key::All(keys) => keys,
        }
    }

    /// Whether it is the words of a field, and no row.
    pub(super) fn is_text(&self) -> bool {
        self.key == Key::All(0)
    }

    /// Its row in a report: the first that has its keys.
    pub(super) fn row(&self, form: &Form, report: &Case) -> Option<usize> {
        let keys: Vec<_> = self.values.iter().take(self.keys()).collect();
        let rows = report.rows(self.into.as_str());
        rows.iter().position(|row| {
            keys.iter().all(|(column, value)| typed(form, &self.into, column, row) == *value)
        })
    }
}

/// What stands in a cell, as it would be typed.
pub(super) fn typed(form: &Form, rows: &FieldId, column: &FieldId, row: &Row) -> String {
    match row.cell(column.as_str()) {
        None => String::new(),
        Some(Answer::Text(text)) => text.trim().to_owned(),
        Some(Answer::Number(number)) => number.to_string(),
        Some(Answer::Choice(choice)) => choice.to_string(),
        Some(answer) => {
            let control = form.field(rows.as_str()).and_then(|field| field.control.rows());
            let column = control.and_then(|rows| rows.column(column.as_str()));
            column
                .map_or_else(String::new, |of| crate::case::said(&of.control, answer).into_owned())
        }
    }
}

/// Everything that the form draws from these cases.
pub(super) fn pieces(form: &Form, sources: &[Source<'_>], pay: &Compensation) -> Vec<Piece> {
    let Some(draws) = &form.def().draws else { return Vec::new() };
    let mut pieces = Vec::new();
    for def in &draws.rows {
        for source in sources {
            let value = |(column, what): &(FieldId, _)| (column.clone(), source.give(what, pay));
            pieces.push(Piece {
                into: def.into.clone(),
                key: Key::Case(source.case.id()),
                file: source.file.to_owned(),
                signed: source.case.signed().is_some(),
                values: def.columns.iter().map(value).collect(),
            });
        }
    }
    for def in &draws.counts {
        pieces.extend(counted(def, sources, pay));
    }
    for def in &draws.texts {
        let mut lines: Vec<String> = def.once.iter().cloned().collect();
        let each = def.each.iter().flat_map(|words| sources.iter().map(|of| of.fill(words, pay)));
        lines.extend(each);
        let words = lines.join("\n").replace("{count}", &sources.len().to_string());
        pieces.push(together(&def.into, 0, vec![(def.into.clone(), words)]));
    }
    pieces
}

/// A row for each type and level: how many of the posts have it, and are to have it.
fn counted(def: &DrawCountsDef, sources: &[Source<'_>], pay: &Compensation) -> Vec<Piece> {
    let mut counts = BTreeMap::<(String, String), (usize, usize)>::new();
    for source in sources {
        let (old, new) = (source.old_level(), source.new_level());
        counts.entry((source.kind(&old, pay), old)).or_default().0 += 1;
        counts.entry((source.kind(&new, pay), new)).or_default().1 += 1;
    }
    let row = |((kind, level), (before, after)): ((String, String), (usize, usize))| {
        let values = vec![
            (def.kind.clone(), kind),
            (def.level.clone(), level),
            (def.before.clone(), before.to_string()),
            (def.after.clone(), after.to_string()),
        ];
        together(&def.into, 2, values)
    };
    counts.into_iter().map(row).collect()
}

fn together(into: &FieldId, keys: usize, values: Vec<(FieldId, String)>) -> Piece {
    Piece { into: into.clone(), key: Key::All(keys), file: String::new(), signed: false, values }
}

/// Where the next row of each table goes.
pub(super) struct Places(BTreeMap<FieldId, usize>);

impl Places {
    pub(super) fn of(report: &Case) -> Self {
        let rows = report.answers().iter().filter_map(|(id, answer)| match answer {
            Answer::Rows(rows) => Some((id.clone(), rows.len())),
            Answer::Text(_)
            | Answer::Number(_)
            | Answer::Choice(_)
            | Answer::Date(_)
            | Answer::Ticks(_) => None,
        });
        Self(rows.collect())
    }

    /// Puts a piece into a report, at the end of its table; not over words that stand in its field.
    pub(super) fn put(&mut self, form: &Form, report: &Case, piece: &Piece) -> Option<Edit> {
        let field = form.field(piece.into.as_str())?;
        if piece.is_text() {
            let empty = report.answer(piece.into.as_str()).is_none_or(Answer::is_blank);
            let words = piece.value(&piece.into);
            return empty.then(|| read_answer(form, report, field, words).ok()).flatten();
        }
        let table = field.control.rows()?;
        let at = self.0.entry(piece.into.clone()).or_default();
        let mut edit = Edit::insert_rows(piece.into.clone(), *at, vec![Row::default()]);
        for (column, value) in &piece.values {
            let column = table.column(column.as_str())?;
            if let Ok(cell) = read_cell(&piece.into, *at, column, value) {
                edit = edit.and(cell);
            }
        }
        *at += 1;
        Some(edit)
    }
}
