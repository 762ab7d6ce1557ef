//! Opening a file to work on it: its lock first, then what it holds.

use std::path::{Path, PathBuf};

use super::read_only::ReadOnlyReason;
use crate::base::Moment;
use crate::case::Case;
use crate::document::{Document, ReadError};
use crate::form::{Form, Forms};
use crate::store::{Lock, Locking, Stamp, Store};
use crate::words::Lang;

/// What was read.
pub(super) struct Loaded {
    /// The case.
    pub case: Case,
    /// The form it answers.
    pub form: Form,
    /// The file it can be saved in; a PDF is none.
    pub path: Option<PathBuf>,
    /// What stands in that file.
    pub stamp: Stamp,
    /// The lock of it; none where this process has it already, or the place allows none.
    pub lock: Option<Lock>,
    /// Why it can only be looked at, where it can.
    pub read_only: Option<ReadOnlyReason>,
}

/// Reads a file, and asks for its lock first, so that what is read is what will be saved over.
pub(super) fn load(
    store: &Store,
    path: &Path,
    forms: &Forms,
    now: Moment,
    take_over: bool,
    lang: Lang,
) -> Result<Loaded, ReadError> {
    let locking = if take_over { store.take_over(path, now) } else { store.lock(path, now) };
    let (lock, held) = match locking {
        Ok(Locking::Mine(lock)) => (Some(lock), None),
        Ok(Locking::Theirs { holder, .. }) if store.is_me(&holder) => (None, None),
        Ok(Locking::Theirs { holder, stale }) => {
            (None, Some(ReadOnlyReason::Held { holder, stale }))
        }
        // A lock that cannot be had is no permission. Where there is no file, reading tells.
        Err(failure) => (None, Some(ReadOnlyReason::Place(failure))),
    };
    let document = match Document::read(path, forms) {
        Err(ReadError::NoForm(formless)) => formless.readable(lang)?,
        read => read?,
    };
    let Document { form, case, read_only, stamp, in_pdf, .. } = document;
    // A PDF is saved nowhere; whoever has it open is in nobody's way.
    let (path, lock, held) =
        if in_pdf { (None, None, None) } else { (Some(path.to_owned()), lock, held) };
    let read_only = read_only.map(ReadOnlyReason::Version).or(held);
    Ok(Loaded { case, form, path, stamp, lock, read_only })
}
