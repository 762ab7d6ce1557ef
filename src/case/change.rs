//! The single changes that an edit is made of, and how each is taken back.

use super::bounds::{texts, texts_of_row};
use super::{Answer, Case, EditError, Row};
use crate::base::FieldId;
use crate::form::{Control, Form, Rows};

/// One change of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Another answer to a field, or none.
    Answer(FieldId, Option<Answer>),
    /// Another answer in a cell, or none.
    Cell {
        /// The table.
        field: FieldId,
        /// The row, from 0.
        row: usize,
        /// The column.
        column: FieldId,
        /// What is answered.
        answer: Option<Answer>,
    },
    /// New rows at this place.
    Insert {
        /// The table.
        field: FieldId,
        /// Where the first of them stands then.
        at: usize,
        /// The rows.
        rows: Vec<Row>,
    },
    /// Without these rows.
    Remove {
        /// The table.
        field: FieldId,
        /// The first of them.
        at: usize,
        /// How many.
        count: usize,
    },
    /// A row at another place.
    Move {
        /// The table.
        field: FieldId,
        /// Where it stands.
        from: usize,
        /// Where it stands then.
        to: usize,
    },
}

impl Change {
    /// The field it touches.
    pub(super) fn field(&self) -> &FieldId {
        match self {
            Self::Answer(field, _)
            | Self::Cell { field, .. }
            | Self::Insert { field, .. }
            | Self::Remove { field, .. }
            | Self::Move { field, .. } => field,
        }
    }

    /// The texts that stand in its place now, and those that stand there then.
    pub(super) fn texts<'a>(&'a self, case: &'a Case) -> (Vec<&'a str>, Vec<&'a str>) {
        match self {
            Self::Answer(field, answer) => {
                let old = case.answer(field.as_str()).map(texts).unwrap_or_default();
                (old, answer.as_ref().map(texts).unwrap_or_default())
            }
            Self::Cell { field, row, column, answer } => {
                let old = case.cell(field.as_str(), *row, column.as_str());
                let new = answer.as_ref().map(texts).unwrap_or_default();
                (old.map(texts).unwrap_or_default(), new)
            }
            Self::Insert { rows, .. } => {
                let mut new = Vec::new();
                for row in rows {
                    texts_of_row(row, &mut new);
                }
                (Vec::new(), new)
            }
            // What is taken out or moved makes nothing longer.
            Self::Remove { .. } | Self::Move { .. } => (Vec::new(), Vec::new()),
        }
    }

    /// Whether both answer the same field or cell.
    pub(super) fn same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Answer(one, _), Self::Answer(other, _)) => one == other,
            (
                Self::Cell { field, row, column, .. },
                Self::Cell { field: field2, row: row2, column: column2, .. },
            ) => (field, row, column) == (field2, row2, column2),
            _ => false,
        }
    }

    /// Whether both answer cells, and not the same one.
    pub(super) fn is_cell_beside(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Cell { .. }, Self::Cell { .. })) && !self.same_place(other)
    }

    /// Whether it would change nothing.
    pub(super) fn is_already(&self, case: &Case) -> bool {
        match self {
            Self::Answer(field, answer) => case.answers.get(field) == answer.as_ref(),
            Self::Cell { field, row, column, answer } => {
                case.cell(field.as_str(), *row, column.as_str()) == answer.as_ref()
                    && (*row < case.rows(field.as_str()).len() || answer.is_none())
            }
            Self::Insert { rows, .. } => rows.is_empty(),
            Self::Remove { count, .. } => *count == 0,
            Self::Move { from, to, .. } => from == to,
        }
    }

    /// Whether the form has such a place, and the answer is one of its kind.
    pub(super) fn fits(&self, form: &Form) -> Result<(), EditError> {
        let field = self.field();
        let known =
            form.field(field.as_str()).ok_or_else(|| EditError::NoSuchField(field.clone()))?;
        let wrong = || EditError::WrongKind(field.clone());
        match self {
            Self::Answer(_, answer) => {
                let fits = answer.as_ref().is_none_or(|answer| answer.fits(&known.control));
                fits.then_some(()).ok_or_else(wrong)
            }
            Self::Cell { column, row, answer, .. } => {
                let rows = known.control.rows().ok_or_else(wrong)?;
                let column = rows.column(column.as_str()).ok_or_else(|| {
                    EditError::NoSuchField(FieldId::from(format!("{field}[{}].{column}", row + 1)))
                })?;
                let fits = answer.as_ref().is_none_or(|answer| answer.fits(&column.control));
                fits.then_some(()).ok_or_else(wrong)
            }
            Self::Insert { rows, .. } => {
                let table = open_rows(&known.control).ok_or_else(wrong)?;
                rows.iter().all(|row| row_fits(table, row)).then_some(()).ok_or_else(wrong)
            }
            Self::Remove { .. } | Self::Move { .. } => {
                open_rows(&known.control).map(drop).ok_or_else(wrong)
            }
        }
    }

    /// Makes the change and gives back the one that takes it back.
    pub(super) fn apply(self, case: &mut Case, form: &Form) -> Result<Self, EditError> {
        let no_row = |field: &FieldId, row: usize| {
            Err(EditError::NoSuchRow { field: field.clone(), row: row.saturating_add(1) })
        };
        match self {
            Self::Answer(field, answer) => {
                let before = match answer {
                    Some(answer) => case.answers.insert(field.clone(), answer),
                    None => case.answers.remove(&field),
                };
                Ok(Self::Answer(field, before))
            }
            Self::Cell { field, row, column, answer } => {
                // Rows that the form names are there, whether anything is answered in them or not.
                let named = fixed_rows(form, &field);
                let mut rows = case.take_rows(&field);
                if let Some(named) = named.filter(|named| row < *named) {
                    rows.resize_with(rows.len().max(row + 1).min(named), Row::default);
                }
                let before = rows.get_mut(row).map(|row| row.put(&column, answer));
                if named.is_some() {
                    while rows.last().is_some_and(Row::is_blank) {
                        rows.pop();
                    }
                }
                case.put_rows(&field, rows);
                match before {
                    Some(before) => Ok(Self::Cell { field, row, column, answer: before }),
                    None => no_row(&field, row),
                }
            }
            Self::Insert { field, at, rows: new } => {
                let mut rows = case.take_rows(&field);
                let count = new.len();
                let fits = at <= rows.len();
                if fits {
                    rows.splice(at..at, new);
                }
                case.put_rows(&field, rows);
                if fits { Ok(Self::Remove { field, at, count }) } else { no_row(&field, at) }
            }
            Self::Remove { field, at, count } => {
                let mut rows = case.take_rows(&field);
                let end = at.checked_add(count).filter(|end| *end <= rows.len());
                let taken = end.map(|end| rows.drain(at..end).collect::<Vec<_>>());
                case.put_rows(&field, rows);
                match taken {
                    Some(rows) => Ok(Self::Insert { field, at, rows }),
                    None => no_row(&field, at.saturating_add(count.saturating_sub(1))),
                }
            }
            Self::Move { field, from, to } => {
                let mut rows = case.take_rows(&field);
                let fits = from < rows.len() && to < rows.len();
                if fits {
                    let row = rows.remove(from);
                    rows.insert(to, row);
                }
                case.put_rows(&field, rows);
                if fits {
                    Ok(Self::Move { field, from: to, to: from })
                } else {
                    no_row(&field, from.max(to))
                }
            }
        }
    }
}

/// How many rows the form names in a table, where it does.
fn fixed_rows(form: &Form, field: &FieldId) -> Option<usize> {
    let rows = form.field(field.as_str())?.control.rows()?;
    rows.fixed.as_ref().map(|fixed| fixed.labels.len())
}

fn open_rows(control: &Control) -> Option<&Rows> {
    control.rows().filter(|rows| rows.is_open())
}

/// Whether every cell of a row is answered as its column is.
pub(super) fn row_fits(rows: &Rows, row: &Row) -> bool {
    row.cells().iter().all(|(column, answer)| {
        rows.column(column.as_str()).is_some_and(|column| answer.fits(&column.control))
    })
}
