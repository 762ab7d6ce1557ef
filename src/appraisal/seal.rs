//! Whether a signing off can be believed.

use super::{Appraisal, State};
use super::{Code, Finding};
use crate::case::{Case, Seal};
use crate::form::Form;

/// The state of a case, and what is to be said about how it came to be. `appraisal` has the findings
/// about its answers.
pub(super) fn judge(form: &Form, case: &Case, appraisal: &Appraisal) -> (State, Vec<Finding>) {
    let signed = case.signed().is_some();
    let (state, code) = match case.seal(form) {
        Seal::Open => (State::Draft, None),
        Seal::Sound => (State::Signed, None),
        // Nothing holds it but that it could have been signed off.
        Seal::Old if appraisal.complete() => (State::Signed, Some(Code::SignedByOlder)),
        Seal::Old => (State::Altered, Some(Code::SignedIncomplete)),
        Seal::Altered => (State::Altered, Some(Code::AlteredAfterSigning)),
        Seal::Broken if signed => (State::Altered, Some(Code::ChainBroken)),
        Seal::Broken => (State::Draft, Some(Code::HistoryBroken)),
    };
    let back = case.time_runs_back().then_some(Code::TimeRunsBack);
    let Some(first) = form.fields().first() else { return (state, Vec::new()) };
    let finding = |code| Finding::of(first.id.clone(), code);
    (state, code.into_iter().chain(back).map(finding).collect())
}
