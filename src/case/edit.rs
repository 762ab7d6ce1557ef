//! The one way in which answers change.

use super::change::Change;
use super::{Answer, Case, Row, SignOff};
use crate::base::{ChoiceId, FieldId};
use crate::form::{Component, Form};

/// One change of a case: new answers to some fields and cells, rows added, taken out or moved, all
/// together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit(Vec<Change>);

/// Why an edit changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Signing off locked the field.
    #[error("{} is locked", .0.field)]
    Locked(Box<Locked>),
    /// The form has no such field.
    #[error("no such field: {0}")]
    NoSuchField(FieldId),
    /// The field is answered in another way.
    #[error("{0} is not answered in this way")]
    WrongKind(FieldId),
    /// The table has no such row.
    #[error("{field} has no row {row}")]
    NoSuchRow {
        /// The table.
        field: FieldId,
        /// The row, from 1.
        row: usize,
    },
    /// The answer would be longer than any may become.
    #[error("{field} would have more than {most} characters")]
    TooLong {
        /// The field.
        field: FieldId,
        /// How many characters it may have.
        most: usize,
    },
    /// The case would hold more than any may come to hold.
    #[error("the case would have more than {most} characters")]
    TooMuch {
        /// How many characters it may have.
        most: usize,
    },
}

/// A locked field, and who locked it when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The field.
    pub field: FieldId,
    /// The signing off that locked it.
    pub by: SignOff,
}

impl Edit {
    /// Answers a field, or takes its answer away.
    pub fn answer(field: FieldId, answer: Option<Answer>) -> Self {
        let rows = |answer: &Answer| matches!(answer, Answer::Rows(rows) if rows.is_empty());
        Self(vec![Change::Answer(field, answer.filter(|answer| !rows(answer)))])
    }

    /// Answers a field with words; no words clear it.
    pub fn text(field: FieldId, text: &str) -> Self {
        Self::answer(field, Answer::words(text))
    }

    /// Answers a field with a number.
    pub fn number(field: FieldId, number: i64) -> Self {
        Self::answer(field, Some(Answer::Number(number)))
    }

    /// Answers a field with one of its choices.
    pub fn choice(field: FieldId, choice: ChoiceId) -> Self {
        Self::answer(field, Some(Answer::Choice(choice)))
    }

    /// Answers a field with any number of its choices; none clear it.
    pub fn ticks(field: FieldId, ticks: Vec<ChoiceId>) -> Self {
        Self::answer(field, Answer::ticks(ticks))
    }

    /// Takes an answer away.
    pub fn clear(field: FieldId) -> Self {
        Self::answer(field, None)
    }

    /// Answers a cell, or takes its answer away. Rows count from 0.
    pub fn cell(field: FieldId, row: usize, column: FieldId, answer: Option<Answer>) -> Self {
        Self(vec![Change::Cell { field, row, column, answer }])
    }

    /// Puts new rows in, the first of them at this place.
    pub fn insert_rows(field: FieldId, at: usize, rows: Vec<Row>) -> Self {
        Self(vec![Change::Insert { field, at, rows }])
    }

    /// Takes rows out.
    pub fn remove_rows(field: FieldId, at: usize, count: usize) -> Self {
        Self(vec![Change::Remove { field, at, count }])
    }

    /// Moves a row to another place.
    pub fn move_row(field: FieldId, from: usize, to: usize) -> Self {
        Self(vec![Change::Move { field, from, to }])
    }

    /// Gives points to a component, and so chooses the level whose range holds them.
    ///
    /// Points that no range holds leave the level alone: the officer may still be typing.
    pub fn points(component: &Component, points: i64) -> Self {
        let mut edit = Self::number(component.points.clone(), points);
        if let Some(level) = component.level_of(points) {
            edit = edit.and(Self::number(component.level.clone(), level));
        }
        edit
    }

    /// Chooses a component's level; points outside its range go, and none are invented.
    pub fn level(case: &Case, component: &Component, level: i64) -> Self {
        let edit = Self::number(component.level.clone(), level);
        let points = case.number(component.points.as_str());
        match (component.level(level), points) {
            (Some(range), Some(points)) if !(range.from..=range.to).contains(&points) => {
                edit.and(Self::clear(component.points.clone()))
            }
            _ => edit,
        }
    }

    /// Both changes as one; where they answer the same field or cell, the later one counts.
    #[must_use]
    pub fn and(mut self, later: Self) -> Self {
        for change in later.0 {
            // Only what no other change of the same table parts from it.
            let touching = self.0.iter_mut().rev().find(|of| {
                of.same_place(&change)
                    || (of.field() == change.field() && !of.is_cell_beside(&change))
            });
            match touching {
                Some(earlier) if earlier.same_place(&change) => *earlier = change,
                _ => self.0.push(change),
            }
        }
        self
    }

    /// The single changes, in order.
    pub(super) fn changes(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// The fields it touches.
    pub fn fields(&self) -> impl Iterator<Item = &FieldId> {
        self.0.iter().map(Change::field)
    }

    /// Whether both answer the same field or cell.
    pub(super) fn goes_on_from(&self, other: &Self) -> bool {
        self.0.iter().any(|change| other.0.iter().any(|of| of.same_place(change)))
    }
}

impl Case {
    /// Makes a change, whole or not at all, and gives back the change that takes it back.
    pub fn apply(&mut self, form: &Form, edit: Edit) -> Result<Edit, EditError> {
        for change in &edit.0 {
            self.may_change(form, change)?;
        }
        let mut inverse = Vec::with_capacity(edit.0.len());
        for change in edit.0 {
            match change.apply(self, form) {
                Ok(back) => inverse.push(back),
                Err(error) => {
                    for back in inverse.into_iter().rev() {
                        // What was just done can be taken back.
                        drop(back.apply(self, form));
                    }
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        Ok(Edit(inverse))
    }

    /// The lock on a field, if signing off locked it.
    pub fn lock(&self, form: &Form, field: &FieldId) -> Option<Locked> {
        let by = self.signed()?;
        let locked = form.field(field.as_str()).is_none_or(|field| field.locked);
        locked.then(|| Locked { field: field.clone(), by: by.clone() })
    }

    /// The first locked field that another state of the case answers otherwise.
    pub(super) fn first_lock_broken_by(&self, form: &Form, other: &Self) -> Option<Locked> {
        let fields = self.answers.keys().chain(other.answers.keys());
        fields
            .filter(|field| self.answers.get(*field) != other.answers.get(*field))
            .find_map(|field| self.lock(form, field))
    }

    /// Whether the edit would change nothing.
    pub fn already_has(&self, edit: &Edit) -> bool {
        edit.0.iter().all(|change| change.is_already(self))
    }

    fn may_change(&self, form: &Form, change: &Change) -> Result<(), EditError> {
        change.fits(form)?;
        match self.lock(form, change.field()) {
            Some(locked) => Err(EditError::Locked(Box::new(locked))),
            None => Ok(()),
        }
    }
}
