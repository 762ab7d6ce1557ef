//! `khangan sign` and `khangan reopen`

use std::path::Path;

use rust_i18n::t;

use super::outcome::{Outcome, Trouble};
use super::{Session, cases};
use crate::appraisal;
use crate::case::{Case, Event, Reopening};
use crate::form::Form;
use crate::words;

/// Signs a case off.
pub(super) fn sign(
    session: &Session,
    path: &Path,
    name: &str,
    office: &str,
) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let mut work = cases::open(session, path)?;
    let form = &work.form;
    let event = appraisal::sign_off(form, &work.case, name, office, session.now)
        .map_err(|error| Trouble::not_right_lines(&words::sign_error(lang, form, &error)))?;
    record(session, form, &mut work.case, event)?;
    let complaints = cases::save(session, path, work)?;
    let done = t!(
        "cli.sign",
        locale = lang.code(),
        path = words::shown(path),
        name = name.trim(),
        office = office.trim(),
        at = lang.moment(session.now)
    );
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

/// Reopens a case that was signed off.
pub(super) fn reopen(
    session: &Session,
    path: &Path,
    reason: &str,
    name: Option<&str>,
) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let mut work = cases::open(session, path)?;
    if reason.trim().is_empty() {
        return Err(Trouble::not_right(&t!("case.reason_empty", locale = lang.code())));
    }
    let name = name.map_or_else(|| session.user.clone(), |name| name.trim().to_owned());
    let reason = reason.trim().to_owned();
    let reopening = Event::Reopened(Reopening { at: session.now, name, reason });
    record(session, &work.form, &mut work.case, reopening)?;
    let complaints = cases::save(session, path, work)?;
    let done = t!("cli.reopen", locale = lang.code(), path = words::shown(path));
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

fn record(session: &Session, form: &Form, case: &mut Case, event: Event) -> Result<(), Trouble> {
    case.record(form, event, &session.user)
        .map_err(|error| Trouble::not_right(&words::event_error(session.lang, &error)))
}
