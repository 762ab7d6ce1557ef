//! Drawing again: what became of the cases since, and what of it is taken.

use super::given::Source;
use super::memory;
use super::piece::{Key, Piece, Places, pieces, typed};
use crate::base::FieldId;
use crate::case::{Answer, Case, Edit, read_answer, read_cell};
use crate::compensation::Compensation;
use crate::form::Form;

/// What drawing again finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// A case gives another value than it gave when it was drawn.
    Changed {
        /// The table or field.
        into: FieldId,
        /// The file of the case, where it is about one.
        file: String,
        /// The column; of a field, its own name.
        column: FieldId,
        /// What it gave then.
        was: String,
        /// What it gives now.
        now: String,
        /// What stands in the report, where somebody typed something else meanwhile: it stays.
        typed: Option<String>,
    },
    /// There is a row or words now that there were not.
    New {
        /// The table or field.
        into: FieldId,
        /// What stands in it.
        values: Vec<String>,
    },
    /// The case is there no more.
    Gone {
        /// The file of the case.
        file: String,
        /// The table.
        into: FieldId,
    },
    /// The case was signed off when it was drawn, and was reopened since.
    Reopened {
        /// The file of the case.
        file: String,
    },
    /// The row was taken out of the report, or its number changed: it is left alone.
    Unfound {
        /// The file of the case.
        file: String,
        /// The table.
        into: FieldId,
    },
}

/// What drawing again finds, and the edit that takes all of it but what would overwrite somebody.
pub struct Taken {
    /// What is found.
    pub found: Vec<Again>,
    /// What takes it.
    pub edit: Edit,
}

/// Holds a report against its cases as they are now. Of cases that are gone there is no source.
pub fn again(form: &Form, report: &Case, sources: &[Source<'_>], pay: &Compensation) -> Taken {
    let mut work = Work { form, report, found: Vec::new(), edit: Edit::default() };
    let now = pieces(form, sources, pay);
    let before = memory::remembered(form, report);
    let mut remember = Vec::new();
    let mut reopened = Vec::new();
    let mut out = Vec::new();
    for was in &before {
        let found = now.iter().find(|piece| piece.is_of(was));
        match found {
            Some(piece) => {
                if was.signed && !piece.signed && !reopened.contains(&piece.file) {
                    reopened.push(piece.file.clone());
                    work.found.push(Again::Reopened { file: piece.file.clone() });
                }
                work.hold(was, piece);
                remember.push(piece.clone());
            }
            // A row that counts nothing any more counts as nothing.
            None if matches!(was.key, Key::All(_)) => out.extend(work.gone(was)),
            None => out.extend(work.gone(was)),
        }
    }
    let mut places = Places::of(report);
    for new in now.iter().filter(|piece| !before.iter().any(|was| was.is_of(piece))) {
        if let Some(put) = places.put(form, report, new) {
            let values = new.values.iter().map(|(_, value)| value.clone()).collect();
            work.found.push(Again::New { into: new.into.clone(), values });
            work.edit = std::mem::take(&mut work.edit).and(put);
            remember.push(new.clone());
        }
    }
    // From the last row on, so that those above keep their places.
    out.sort();
    for (into, row) in out.into_iter().rev() {
        work.edit = std::mem::take(&mut work.edit).and(Edit::remove_rows(into, row, 1));
    }
    let Work { found, edit, .. } = work;
    let edit = if found.is_empty() {
        Edit::default()
    } else {
        edit.and(memory::remember_only(form, &remember))
    };
    Taken { found, edit }
}

struct Work<'a> {
    form: &'a Form,
    report: &'a Case,
    found: Vec<Again>,
    edit: Edit,
}

impl Work<'_> {
    /// Holds what was drawn against what would be drawn now.
    fn hold(&mut self, was: &Piece, now: &Piece) {
        if was.is_text() {
            let (before, after) = (was.value(&was.into), now.value(&now.into));
            if before != after {
                let stands = self.report.answer(was.into.as_str());
                let stands = match stands {
                    Some(Answer::Text(text)) => text.clone(),
                    Some(Answer::Number(number)) => number.to_string(),
                    _ => String::new(),
                };
                let free = stands.trim() == before.trim();
                self.changed(was, &was.into, (before, after), (!free).then_some(stands));
                if let (true, Some(field)) = (free, self.form.field(was.into.as_str()))
                    && let Ok(edit) = read_answer(self.form, self.report, field, after)
                {
                    self.edit = std::mem::take(&mut self.edit).and(edit);
                }
            }
            return;
        }
        let differ: Vec<_> =
            now.values.iter().filter(|(column, value)| was.value(column) != value).collect();
        if differ.is_empty() {
            return;
        }
        let Some(row) = was.row(self.form, self.report) else {
            let (file, into) = (was.file.clone(), was.into.clone());
            return self.found.push(Again::Unfound { file, into });
        };
        let table = self.form.field(was.into.as_str()).and_then(|field| field.control.rows());
        let Some(table) = table else { return };
        for (column, value) in differ {
            let Some(stands) = self.report.rows(was.into.as_str()).get(row) else { continue };
            let stands = typed(self.form, &was.into, column, stands);
            let before = was.value(column);
            let free = stands == before;
            self.changed(was, column, (before, value), (!free).then_some(stands));
            if let (true, Some(column)) = (free, table.column(column.as_str()))
                && let Ok(cell) = read_cell(&was.into, row, column, value)
            {
                self.edit = std::mem::take(&mut self.edit).and(cell);
            }
        }
    }

    fn changed(
        &mut self,
        was: &Piece,
        column: &FieldId,
        (before, now): (&str, &str),
        typed: Option<String>,
    ) {
        self.found.push(Again::Changed {
            into: was.into.clone(),
            file: was.file.clone(),
            column: column.clone(),
            was: before.to_owned(),
            now: now.to_owned(),
            typed,
        });
    }

    /// The case is gone: its row goes, where nobody typed into it.
    fn gone(&mut self, was: &Piece) -> Option<(FieldId, usize)> {
        let (file, into) = (was.file.clone(), was.into.clone());
        self.found.push(Again::Gone { file, into });
        let row = was.row(self.form, self.report)?;
        let stands = self.report.rows(was.into.as_str()).get(row)?;
        let drawn = |(column, value): &(FieldId, String)| {
            typed(self.form, &was.into, column, stands) == *value
        };
        let more = stands.cells().len() > was.values.iter().filter(|of| !of.1.is_empty()).count();
        (was.values.iter().all(drawn) && !more).then(|| (was.into.clone(), row))
    }
}
