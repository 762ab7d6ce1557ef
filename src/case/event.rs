//! Signing off and reopening.

use super::Case;
use crate::base::Moment;

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
}

impl Case {
    /// Lets an event befall the case and notes it in the history.
    pub fn record(&mut self, event: Event) -> Result<(), EventError> {
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
