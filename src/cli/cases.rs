//! Case files, as the commands need them.

use std::path::Path;

use rust_i18n::t;
use uuid::Uuid;

use super::Session;
use super::outcome::{Outcome, Trouble};
use crate::case::Case;
use crate::document::Document;
use crate::form::Form;
use crate::store::{Failure, FailureKind, Lock, Locking, Over, SaveError, Saved, Stamp};
use crate::words::{self, Lang};

/// `khangan new`
pub(super) fn new(
    session: &Session,
    form: &str,
    output: &Path,
    force: bool,
) -> Result<Outcome, Trouble> {
    let form = named(session, form)?;
    let case = Case::new(form, Uuid::new_v4(), session.now);
    let done = t!("cli.new", locale = session.lang.code(), path = words::shown(output));
    let _lock = lock_name(session, output)?;
    let over = if force { Over::Anything } else { Over::Nothing };
    let saved = session.store.save(output, &case, over);
    if let Err(SaveError::Failure(failure)) = &saved
        && failure.kind == FailureKind::AlreadyThere
    {
        let shown = words::shown(output);
        let refusal = t!("cli.new_there", locale = session.lang.code(), path = shown);
        return Err(Trouble::failed(&refusal));
    }
    Ok(Outcome::line(&done).with_complaints(&saved_with(session.lang, output, saved)?))
}

/// The form that a person named.
pub(super) fn named<'a>(session: &'a Session, id: &str) -> Result<&'a Form, Trouble> {
    session.forms.named(id).ok_or_else(|| {
        let known: Vec<_> = session.forms.all().map(|form| form.id().as_str()).collect();
        Trouble::failed(&t!(
            "usage.unknown_form",
            locale = session.lang.code(),
            form = id,
            known = known.join(", ")
        ))
    })
}

/// A case that this command alone works on.
pub(super) struct Work {
    /// The case.
    pub case: Case,
    /// The form it answers.
    pub form: Form,
    stamp: Stamp,
    _lock: Lock,
}

/// A case to be worked on, with its form.
pub(super) fn open(session: &Session, path: &Path) -> Result<Work, Trouble> {
    let lock = lock(session, path)?;
    let Document { case, form, stamp, in_pdf, .. } = look(session, path)?;
    if in_pdf {
        let shown = words::shown(path);
        let refusal = t!("pdf.not_changed", locale = session.lang.code(), path = shown);
        return Err(Trouble::failed(&refusal));
    }
    Ok(Work { case, form, stamp, _lock: lock })
}

/// Keeps others from a file that is there.
pub(super) fn lock(session: &Session, path: &Path) -> Result<Lock, Trouble> {
    had(session, path, session.store.lock(path, session.now))
}

/// Keeps others from a name, under which there may be nothing yet.
pub(super) fn lock_name(session: &Session, path: &Path) -> Result<Lock, Trouble> {
    had(session, path, session.store.lock_name(path, session.now))
}

/// A lock that cannot be had is no permission. A holder at another machine who has been silent for
/// long is passed over; one at this machine is alive, if frozen, and somebody can look.
fn had(session: &Session, path: &Path, answer: Result<Locking, Failure>) -> Result<Lock, Trouble> {
    let answer = match answer {
        Ok(Locking::Theirs { holder, stale: true }) if !session.store.is_here(&holder) => {
            session.store.take_over(path, session.now)
        }
        answer => answer,
    };
    match answer {
        Ok(Locking::Mine(lock)) => Ok(lock),
        Ok(Locking::Theirs { holder, stale }) => {
            let shown = words::shown(path);
            Err(Trouble::failed(&words::held_by(session.lang, &shown, &holder, stale)))
        }
        Err(failure) => Err(Trouble::failure(session.lang, &failure)),
    }
}

/// A case to be looked at, from its own file or from the PDF that carries it.
pub(super) fn look(session: &Session, path: &Path) -> Result<Document, Trouble> {
    let lang = session.lang;
    let document = Document::read(path, &session.forms)
        .map_err(|error| Trouble::failed(&error.sentence(lang, path)))?;
    match &document.read_only {
        Some(why) => {
            let shown = words::shown(path);
            Err(Trouble::failed(&words::read_only(lang, &shown, why)))
        }
        None => Ok(document),
    }
}

/// Saves a case over its file; what else did not work comes back, a sentence each.
pub(super) fn save(session: &Session, path: &Path, mut work: Work) -> Result<Vec<String>, Trouble> {
    work.case.saved_at(session.now);
    let saved = session.store.save(path, &work.case, Over::Known(&work.stamp));
    saved_with(session.lang, path, saved)
}

/// What a saving that worked has to say.
pub(super) fn saved_with(
    lang: Lang,
    path: &Path,
    saved: Result<Saved, SaveError>,
) -> Result<Vec<String>, Trouble> {
    match saved {
        Ok(saved) => {
            Ok(saved.warnings.iter().map(|warning| words::save_warning(lang, warning)).collect())
        }
        Err(error) => Err(Trouble::failed(&words::save_error(lang, &words::shown(path), &error))),
    }
}
