//! When a case may be signed off.

use super::appraise;
use super::{Finding, Severity};
use crate::base::Moment;
use crate::case::{Case, Event, SignOff};
use crate::form::Form;

/// Why a case cannot be signed off.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Cases of this form are never signed off.
    #[error("never signed off")]
    NeverSigned,
    /// It is signed off already.
    #[error("signed off already")]
    AlreadySigned(SignOff),
    /// Something is missing or wrong.
    #[error("{} findings stand in the way", .0.len())]
    Findings(Vec<Finding>),
    /// Name or office is not given.
    #[error("name and office are needed")]
    NameOrOfficeEmpty,
}

/// The signing off of a case that has no error and nothing missing.
pub fn sign_off(
    form: &Form,
    case: &Case,
    name: &str,
    office: &str,
    at: Moment,
) -> Result<Event, SignError> {
    if form.signing_step().is_none() {
        return Err(SignError::NeverSigned);
    }
    if let Some(signed) = case.signed() {
        return Err(SignError::AlreadySigned(signed.clone()));
    }
    let (name, office) = (name.trim().to_owned(), office.trim().to_owned());
    if name.is_empty() || office.is_empty() {
        return Err(SignError::NameOrOfficeEmpty);
    }
    let mut findings = appraise(form, case).findings;
    findings.retain(|finding| finding.severity() != Severity::Warning);
    if findings.is_empty() {
        Ok(Event::Signed(SignOff { at, name, office }))
    } else {
        Err(SignError::Findings(findings))
    }
}
