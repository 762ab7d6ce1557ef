//! Signing off, reopening, and bringing back what the case once was.

use super::Case;
use crate::base::{Moment, bounds};
use crate::form::Form;

/// Something that befell a case as a whole; every one stays in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was signed off.
    Signed(SignOff),
    /// It was reopened.
    Reopened(Reopening),
    /// Its answers were brought back from elsewhere.
    Restored(Restoring),
}

/// Who signed off, for which office, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// When.
    pub at: Moment,
    /// Who.
    pub name: String,
    /// For which office.
    pub office: String,
}

/// Who reopened a case, why, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// When.
    pub at: Moment,
    /// Who.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// Who brought answers back, from where, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoring {
    /// When.
    pub at: Moment,
    /// Who.
    pub name: String,
    /// From where.
    pub from: RestoredFrom,
    /// When what was brought back had last been saved.
    pub saved: Moment,
}

/// Where answers were brought back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoredFrom {
    /// A version that was saved before.
    Version,
    /// A recovery copy.
    Recovery,
}

impl RestoredFrom {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Version, Self::Recovery];

    /// The word for it in case files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Recovery => "recovery",
        }
    }
}

impl Event {
    /// When it was.
    pub fn at(&self) -> Moment {
        match self {
            Self::Signed(by) => by.at,
            Self::Reopened(by) => by.at,
            Self::Restored(by) => by.at,
        }
    }

    /// Whether it says if the case is signed off.
    pub(super) fn decides(&self) -> bool {
        match self {
            Self::Signed(_) | Self::Reopened(_) => true,
            Self::Restored(_) => false,
        }
    }
}

/// Why an event cannot befall the case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// It is signed off already.
    #[error("signed off already")]
    AlreadySigned(SignOff),
    /// It is a draft and needs no reopening.
    #[error("not signed off")]
    NotSigned,
    /// A name, an office or a reason is longer than any may be.
    #[error("a name, an office or a reason has more than {0} characters")]
    TooLong(usize),
}

impl Event {
    /// The texts that it holds.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Signed(SignOff { name, office: other, .. })
            | Self::Reopened(Reopening { name, reason: other, .. }) => [name.as_str(), other],
            Self::Restored(Restoring { name, .. }) => [name.as_str(), ""],
        }
        .into_iter()
    }
}

impl Case {
    /// Lets an event befall the case and notes it in the history, with the name by which the system
    /// knows the person at the keyboard.
    pub fn record(&mut self, form: &Form, event: Event, login: &str) -> Result<(), EventError> {
        if event.texts().any(|text| bounds::is_longer(text, bounds::REMARK)) {
            return Err(EventError::TooLong(bounds::REMARK));
        }
        match (&event, self.signed()) {
            (Event::Signed(_), Some(signed)) => {
                return Err(EventError::AlreadySigned(signed.clone()));
            }
            (Event::Reopened(_), None) => return Err(EventError::NotSigned),
            (Event::Signed(sign_off), None) => self.signed.push(sign_off.clone()),
            (Event::Reopened(_), Some(_)) => self.signed.clear(),
            (Event::Restored(_), _) => {}
        }
        self.note(form, event, login);
        Ok(())
    }

    /// This case with the answers of another state of it, and its own history.
    pub(super) fn with_answers_of(&self, state: &Self) -> Self {
        Self { answers: state.answers.clone(), kept: state.kept.clone(), ..self.clone() }
    }

    /// This case with the answers that another state of it had. Its history goes on: nothing that
    /// befell it is taken back.
    ///
    /// What is signed off stays as it was signed: a state with other locked answers is refused.
    pub fn restored(
        &self,
        form: &Form,
        state: &Self,
        restoring: Restoring,
        login: &str,
    ) -> Result<Self, SignOff> {
        let mut restored = self.with_answers_of(state);
        if let Some(signed) = self.signed()
            && restored.locked_answers(form) != self.locked_answers(form)
        {
            return Err(signed.clone());
        }
        // What was signed off in a window that died before it saved is in no other file.
        let (ours, theirs) = (self.history.as_slice(), state.history.as_slice());
        if theirs.len() > ours.len() && theirs.starts_with(ours) {
            restored.history.clone_from(&state.history);
            restored.signed.clone_from(&state.signed);
            restored.head = state.head;
        }
        // Where nothing ever befell the case there is nothing to keep, and older versions read it.
        if !restored.history.is_empty() {
            restored.note(form, Event::Restored(restoring), login);
        }
        Ok(restored)
    }
}
