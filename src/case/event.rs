//! Signing off and reopening.

use super::Case;
use crate::base::{Moment, bounds};

/// Something that befell a case as a whole; every one stays in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was signed off.
    Signed(SignOff),
    /// It was reopened.
    Reopened(Reopening),
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
        }
        .into_iter()
    }
}

impl Case {
    /// Lets an event befall the case and notes it in the history.
    pub fn record(&mut self, event: Event) -> Result<(), EventError> {
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
        }
        self.history.push(event);
        Ok(())
    }
}
