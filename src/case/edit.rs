//! The one way in which answers change.

use super::{Answer, Case, SignOff};
use crate::base::{ChoiceId, FieldId};
use crate::form::{Component, Form};

/// One change of a case: new answers to some fields, made together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit(Vec<(FieldId, Option<Answer>)>);

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
    /// Answers a field with words; no words clear it.
    pub fn text(field: FieldId, text: &str) -> Self {
        let answer = (!text.is_empty()).then(|| Answer::Text(text.to_owned()));
        Self(vec![(field, answer)])
    }

    /// Answers a field with a number.
    pub fn number(field: FieldId, number: i64) -> Self {
        Self(vec![(field, Some(Answer::Number(number)))])
    }

    /// Answers a field with one of its choices.
    pub fn choice(field: FieldId, choice: ChoiceId) -> Self {
        Self(vec![(field, Some(Answer::Choice(choice)))])
    }

    /// Takes an answer away.
    pub fn clear(field: FieldId) -> Self {
        Self(vec![(field, None)])
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

    /// Both changes as one; where they touch the same field, the later one counts.
    #[must_use]
    pub fn and(mut self, later: Self) -> Self {
        for (field, answer) in later.0 {
            match self.0.iter_mut().find(|(known, _)| *known == field) {
                Some((_, earlier)) => *earlier = answer,
                None => self.0.push((field, answer)),
            }
        }
        self
    }

    /// The fields it touches, with what is answered to each then.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&FieldId, Option<&Answer>)> {
        self.0.iter().map(|(field, answer)| (field, answer.as_ref()))
    }

    /// The fields it touches.
    pub fn fields(&self) -> impl Iterator<Item = &FieldId> {
        self.0.iter().map(|(field, _)| field)
    }

    /// Whether it touches a field that the other touches too.
    pub fn shares_field(&self, other: &Self) -> bool {
        self.fields().any(|field| other.fields().any(|of| of == field))
    }
}

impl Case {
    /// Makes a change, whole or not at all, and gives back the change that takes it back.
    pub fn apply(&mut self, form: &Form, edit: Edit) -> Result<Edit, EditError> {
        for (field, answer) in &edit.0 {
            self.may_change(form, field, answer.as_ref())?;
        }
        let mut inverse = Edit::default();
        for (field, answer) in edit.0 {
            let before = match answer {
                Some(answer) => self.answers.insert(field.clone(), answer),
                None => self.answers.remove(&field),
            };
            inverse.0.push((field, before));
        }
        inverse.0.reverse();
        Ok(inverse)
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
        edit.0.iter().all(|(field, answer)| self.answers.get(field) == answer.as_ref())
    }

    fn may_change(
        &self,
        form: &Form,
        field: &FieldId,
        answer: Option<&Answer>,
    ) -> Result<(), EditError> {
        let known =
            form.field(field.as_str()).ok_or_else(|| EditError::NoSuchField(field.clone()))?;
        if answer.is_some_and(|answer| !answer.fits(&known.control)) {
            return Err(EditError::WrongKind(field.clone()));
        }
        match self.lock(form, field) {
            Some(locked) => Err(EditError::Locked(Box::new(locked))),
            None => Ok(()),
        }
    }
}
