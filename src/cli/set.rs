//! `khangan set`

use std::path::Path;

use rust_i18n::t;

use super::address::{Address, RowNumber};
use super::outcome::{Outcome, Trouble};
use super::{Session, cases};
use crate::base::FieldId;
use crate::case::{Case, Edit, Row, read_answer, read_cell};
use crate::form::{Column, Field, Form};
use crate::store;
use crate::words::{self, Asked, Lang};

/// Answers fields, left to right, all or nothing.
pub(super) fn set(session: &Session, path: &Path, answers: &[String]) -> Result<Outcome, Trouble> {
    let mut work = cases::open(session, path)?;
    let set = Set { lang: session.lang, form: &work.form };
    let mut new = None;
    for answer in answers {
        set.one(&mut work.case, answer, &mut new)?;
    }
    let complaints = cases::save(session, path, work)?;
    let count = session.lang.count(answers.len());
    let done =
        t!("cli.set", locale = session.lang.code(), path = words::shown(path), count = count);
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

struct Set<'a> {
    lang: Lang,
    form: &'a Form,
}

impl Set<'_> {
    /// One answer. `new` is the cell that was last filled in a new row: another cell of the same
    /// new row may follow, but not the same one again, which begins a row of its own.
    fn one(
        &self,
        case: &mut Case,
        answer: &str,
        new: &mut Option<(FieldId, Vec<FieldId>)>,
    ) -> Result<(), Trouble> {
        let (id, value) = answer.split_once('=').ok_or_else(|| {
            let locale = self.lang.code();
            Trouble::failed(&t!("usage.no_equals_sign", locale = locale, word = answer))
        })?;
        let value = || value_of(self.lang, value);
        match Address::read(id).ok_or_else(|| self.no_such_field(id))? {
            Address::Field(field) => {
                let field = self.field(field.as_str())?;
                let typed = value()?;
                let label = field.full_label();
                let asked = Asked { label: &label, id: field.id.as_str(), control: &field.control };
                let edit = read_answer(self.form, case, field, &typed)
                    .map_err(|error| self.no_answer(asked, &error))?;
                self.apply(case, edit)
            }
            Address::Row(field, RowNumber::At(row)) if value()?.is_empty() => {
                self.apply(case, Edit::remove_rows(field, row, 1))
            }
            Address::Row(..) => Err(self.no_such_field(id)),
            Address::Cell(field, number, column) => {
                let (field, column) = self.column(id, &field, &column)?;
                let row = match number {
                    RowNumber::At(row) => row,
                    RowNumber::New => self.new_row(case, &field.id, &column.id, new)?,
                };
                let asked = Asked { label: &column.label, id, control: &column.control };
                let edit = read_cell(&field.id, row, column, &value()?)
                    .map_err(|error| self.no_answer(asked, &error))?;
                self.apply(case, edit)
            }
        }
    }

    fn new_row(
        &self,
        case: &mut Case,
        field: &FieldId,
        column: &FieldId,
        new: &mut Option<(FieldId, Vec<FieldId>)>,
    ) -> Result<usize, Trouble> {
        let count = case.rows(field.as_str()).len();
        if let Some((table, filled)) = new
            && table == field
            && !filled.contains(column)
        {
            filled.push(column.clone());
            return Ok(count.saturating_sub(1));
        }
        *new = Some((field.clone(), vec![column.clone()]));
        self.apply(case, Edit::insert_rows(field.clone(), count, vec![Row::default()]))?;
        Ok(count)
    }

    fn field(&self, id: &str) -> Result<&Field, Trouble> {
        self.form.field(id).ok_or_else(|| self.no_such_field(id))
    }

    fn column(
        &self,
        id: &str,
        field: &FieldId,
        column: &FieldId,
    ) -> Result<(&Field, &Column), Trouble> {
        let field = self.field(field.as_str())?;
        let rows = field.control.rows().ok_or_else(|| self.no_such_field(id))?;
        let column = rows.column(column.as_str()).ok_or_else(|| self.no_such_field(id))?;
        Ok((field, column))
    }

    fn apply(&self, case: &mut Case, edit: Edit) -> Result<(), Trouble> {
        let error = |error| Trouble::not_right(&words::edit_error(self.lang, self.form, &error));
        case.has_room(&edit).and_then(|()| case.apply(self.form, edit)).map(drop).map_err(error)
    }

    fn no_such_field(&self, id: &str) -> Trouble {
        let (locale, form) = (self.lang.code(), self.form.id());
        Trouble::not_right(&t!("case.no_such_field", locale = locale, field = id, form = form))
    }

    fn no_answer(&self, asked: Asked<'_>, error: &crate::case::AnswerError) -> Trouble {
        Trouble::not_right(&words::answer_error(self.lang, self.form, asked, error))
    }
}

/// `@PATH` reads the value from a file; `@@` stands for a value that begins with `@`.
fn value_of(lang: Lang, value: &str) -> Result<String, Trouble> {
    match value.strip_prefix('@') {
        None => Ok(value.to_owned()),
        Some(literal) if literal.starts_with('@') => Ok(literal.to_owned()),
        Some(path) => {
            let text = store::read_text(Path::new(path)).map_err(|f| Trouble::failure(lang, &f))?;
            // Editors end a file with a line break that nobody typed.
            let text = text.strip_suffix('\n').unwrap_or(&text);
            Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
        }
    }
}
