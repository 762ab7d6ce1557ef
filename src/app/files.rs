//! Reading a file that may be a case, or a PDF that carries one.

use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::form::{Form, Forms};
use crate::pdf::{self, EmbeddedCaseError};
use crate::store::{self, OpenError, Opened, ReadOnlyWhy};
use crate::words::{self, Lang};

/// What was read.
pub(super) struct Loaded {
    /// The case.
    pub case: Case,
    /// The form it answers.
    pub form: Form,
    /// The file it can be saved in; a PDF is none.
    pub path: Option<PathBuf>,
    /// Why it can only be looked at, where it can.
    pub read_only: Option<ReadOnlyWhy>,
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

/// Reads a file.
pub(super) fn load(path: &Path, forms: &Forms) -> Result<Loaded, LoadError> {
    let open = |failure: store::Failure| LoadError::Open(failure.into());
    let mut bytes = store::read_bytes(path).map_err(open)?;
    let in_pdf = pdf::is_pdf(&bytes);
    if in_pdf {
        bytes = pdf::embedded_case(&bytes).map_err(LoadError::Embedded)?;
    }
    let text = store::text_of(path, bytes).map_err(open)?;
    let opened = store::read_case(&text, forms).map_err(|error| LoadError::Open(error.into()))?;
    let (case, read_only) = match opened {
        Opened::Case(case) => (*case, None),
        Opened::ReadOnly(read_only) => (read_only.case, Some(read_only.why)),
    };
    let unknown = || ReadOnlyWhy::UnknownForm(case.form().to_string());
    let Some(form) = forms.find(case.form().as_str(), case.edition()).cloned() else {
        return Err(LoadError::NoForm(read_only.unwrap_or_else(unknown)));
    };
    Ok(Loaded { case, form, path: (!in_pdf).then(|| path.to_owned()), read_only })
}
