//! Reading a file that may be a case, or a PDF that carries one.

use std::path::{Path, PathBuf};

use super::read_only::ReadOnlyReason;
use crate::base::Moment;
use crate::case::Case;
use crate::form::{Form, Forms};
use crate::pdf::{self, EmbeddedCaseError};
use crate::store::{
    self, FailureKind, Lock, Locking, OpenError, Opened, ReadOnlyWhy, Stamp, Store,
};
use crate::words::{self, Lang};

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

/// Why a file gives no case to work on.
pub(super) enum LoadError {
    /// The file cannot be read, or is no case.
    Open(OpenError),
    /// The PDF gives no case.
    Embedded(EmbeddedCaseError),
    /// This version does not have its form, so it cannot even be shown.
    NoForm(ReadOnlyWhy),
}

impl LoadError {
    /// Whether there is no such file.
    pub(super) fn is_not_found(&self) -> bool {
        matches!(self, Self::Open(OpenError::Failure(of)) if of.kind == FailureKind::NotFound)
    }

    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        matches!(self, Self::Open(OpenError::Failure(of)) if of.kind == FailureKind::IsFolder)
    }

    /// What to tell the officer.
    pub(super) fn sentence(&self, lang: Lang, path: &Path) -> String {
        let path = path.display().to_string();
        match self {
            Self::Open(error) => words::open_error(lang, &path, error),
            Self::Embedded(error) => words::embedded_case_error(lang, &path, *error),
            Self::NoForm(why) => words::read_only(lang, &path, why),
        }
    }
}

/// Reads a file, and asks for its lock first, so that what is read is what will be saved over.
pub(super) fn load(
    store: &Store,
    path: &Path,
    forms: &Forms,
    now: Moment,
    take_over: bool,
) -> Result<Loaded, LoadError> {
    let open = |failure: store::Failure| LoadError::Open(failure.into());
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
    let mut bytes = store::read_bytes(path).map_err(open)?;
    let stamp = Stamp::of(&bytes, None);
    let in_pdf = pdf::is_pdf(&bytes);
    if in_pdf {
        bytes = pdf::embedded_case(&bytes).map_err(LoadError::Embedded)?;
    }
    let text = store::text_of(path, bytes).map_err(open)?;
    let opened = store::read_case(&text, forms).map_err(|error| LoadError::Open(error.into()))?;
    let (case, why) = match opened {
        Opened::Case(case) => (*case, None),
        Opened::ReadOnly(read_only) => (read_only.case, Some(read_only.why)),
    };
    let unknown = || ReadOnlyWhy::UnknownForm(case.form().to_string());
    let Some(form) = forms.find(case.form().as_str(), case.edition()).cloned() else {
        return Err(LoadError::NoForm(why.unwrap_or_else(unknown)));
    };
    // A PDF is saved nowhere; whoever has it open is in nobody's way.
    let (path, lock, held) =
        if in_pdf { (None, None, None) } else { (Some(path.to_owned()), lock, held) };
    let read_only = why.map(ReadOnlyReason::Version).or(held);
    Ok(Loaded { case, form, path, stamp, lock, read_only })
}
