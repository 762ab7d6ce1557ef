//! What one officer answered, and what became of it.
//!
//! A [`Case`] changes only through an [`Edit`], which gives back its inverse, or an [`Event`]:
//! signing off, reopening, bringing back. [`Timeline`] keeps the inverses, so that everything can be undone.
//!
//! **Invariant:** answers that signing off locked change through nothing. Nothing here adds up
//! points, and nothing here reads a file or a clock.

mod answer;
mod bounds;
mod chain;
mod change;
mod copy;
mod difference;
mod edit;
mod event;
mod row;
mod row_difference;
mod said;
mod table;
mod timeline;

use std::collections::BTreeMap;

use uuid::Uuid;

pub use answer::{Answer, AnswerError, read, read_answer, read_cell};
pub use chain::{Digest, Entry, Link, NoDigest, Seal};
pub use difference::{Difference, differences};
pub use edit::{Edit, EditError, Locked};
pub use event::{Event, EventError, Reopening, RestoredFrom, Restoring, SignOff};
pub use row::Row;
pub use row_difference::{RowDifference, row_differences};
pub use said::{said, ticked};
pub use timeline::Timeline;

use crate::base::{FieldId, FormId, Moment};
use crate::form::{Form, Role};

/// One post's evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    form: FormId,
    edition: String,
    id: Uuid,
    created: Moment,
    modified: Moment,
    answers: BTreeMap<FieldId, Answer>,
    kept: BTreeMap<String, String>,
    signed: Vec<SignOff>,
    history: Vec<Entry>,
    head: Option<Digest>,
}

/// Everything a case is made of, to build one from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseParts {
    /// The form it answers.
    pub form: FormId,
    /// The edition of that form.
    pub edition: String,
    /// Its own id, for ever.
    pub id: Uuid,
    /// When it was begun.
    pub created: Moment,
    /// When it was last saved.
    pub modified: Moment,
    /// The answers.
    pub answers: BTreeMap<FieldId, Answer>,
    /// What a newer version wrote and this one does not know, as it stood in the file.
    pub kept: BTreeMap<String, String>,
    /// The signing off in force; empty in a draft.
    pub signed: Vec<SignOff>,
    /// Everything that befell it, oldest first.
    pub history: Vec<Entry>,
    /// The hash of the last of that, where a version with hashes wrote it.
    pub head: Option<Digest>,
}

impl Case {
    /// An empty case.
    pub fn new(form: &Form, id: Uuid, now: Moment) -> Self {
        Self::from(CaseParts {
            form: form.id().clone(),
            edition: form.edition().to_owned(),
            id,
            created: now,
            modified: now,
            answers: BTreeMap::new(),
            kept: BTreeMap::new(),
            signed: Vec::new(),
            history: Vec::new(),
            head: None,
        })
    }

    /// The form it answers.
    pub fn form(&self) -> &FormId {
        &self.form
    }

    /// The edition of that form.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Its own id, for ever.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// When it was begun.
    pub fn created(&self) -> Moment {
        self.created
    }

    /// When it was last saved.
    pub fn modified(&self) -> Moment {
        self.modified
    }

    /// Every answer, by field id.
    pub fn answers(&self) -> &BTreeMap<FieldId, Answer> {
        &self.answers
    }

    /// What a newer version wrote and this one does not know, as it stood in the file.
    pub fn kept(&self) -> &BTreeMap<String, String> {
        &self.kept
    }

    /// The answer to a field.
    pub fn answer(&self, field: &str) -> Option<&Answer> {
        self.answers.get(field)
    }

    /// The text answered to a field; empty when there is none.
    pub fn text(&self, field: &str) -> &str {
        match self.answer(field) {
            Some(Answer::Text(text)) => text,
            Some(Answer::Choice(choice)) => choice.as_str(),
            Some(Answer::Number(_) | Answer::Date(_) | Answer::Ticks(_) | Answer::Rows(_))
            | None => "",
        }
    }

    /// The text answered to the field with this role; empty where there is none.
    pub fn role(&self, form: &Form, role: Role) -> &str {
        form.role(role).map_or("", |field| self.text(field.as_str()))
    }

    /// The number answered to a field.
    pub fn number(&self, field: &str) -> Option<i64> {
        match self.answer(field) {
            Some(Answer::Number(number)) => Some(*number),
            Some(
                Answer::Text(_)
                | Answer::Choice(_)
                | Answer::Date(_)
                | Answer::Ticks(_)
                | Answer::Rows(_),
            )
            | None => None,
        }
    }

    /// The rows of a table; none, where nothing is answered in it.
    pub fn rows(&self, field: &str) -> &[Row] {
        match self.answer(field) {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// The answer in a cell; rows count from 0.
    pub fn cell(&self, field: &str, row: usize, column: &str) -> Option<&Answer> {
        self.rows(field).get(row)?.cell(column)
    }

    /// Takes the rows of a table out of the case, to change them.
    fn take_rows(&mut self, field: &FieldId) -> Vec<Row> {
        match self.answers.remove(field) {
            Some(Answer::Rows(rows)) => rows,
            _ => Vec::new(),
        }
    }

    fn put_rows(&mut self, field: &FieldId, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.answers.insert(field.clone(), Answer::Rows(rows));
        }
    }

    /// The signing off in force, if the case is no draft.
    pub fn signed(&self) -> Option<&SignOff> {
        self.signed.last()
    }

    /// Every signing off in force, as in the file.
    pub fn signatures(&self) -> &[SignOff] {
        &self.signed
    }

    /// Everything that befell it, oldest first.
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// The hash of the last of that, where there is one.
    pub fn head(&self) -> Option<Digest> {
        self.head
    }

    /// Notes that the case is being saved now.
    pub fn saved_at(&mut self, now: Moment) {
        self.modified = now;
    }
}

impl From<CaseParts> for Case {
    fn from(parts: CaseParts) -> Self {
        let CaseParts {
            form,
            edition,
            id,
            created,
            modified,
            answers,
            kept,
            signed,
            history,
            head,
        } = parts;
        Self { form, edition, id, created, modified, answers, kept, signed, history, head }
    }
}
