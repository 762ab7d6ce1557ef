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
}

/// Why a file gives no case to work on.
pub(super) enum LoadError {
    /// The file cannot be read, or is no case.
    Open(OpenError),
    /// The PDF gives no case.
    Embedded(EmbeddedCaseError),
    /// It can only be looked at, and by another version.
    ReadOnly(ReadOnlyWhy),
}

impl LoadError {
    /// What to tell the officer.
    pub(super) fn sentence(&self, lang: Lang, path: &Path) -> String {
        let path = path.display().to_string();
        match self {
            Self::Open(error) => words::open_error(lang, &path, error),
            Self::Embedded(error) => words::embedded_case_error(lang, &path, *error),
            Self::ReadOnly(why) => words::read_only(lang, &path, why),
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
    match store::read_case(&text, forms).map_err(|error| LoadError::Open(error.into()))? {
        Opened::ReadOnly(read_only) => Err(LoadError::ReadOnly(read_only.why)),
        Opened::Case(case) => {
            let unknown = || ReadOnlyWhy::UnknownForm(case.form().to_string());
            let form = forms.find(case.form().as_str(), case.edition());
            let form = form.ok_or_else(|| LoadError::ReadOnly(unknown()))?.clone();
            let path = (!in_pdf).then(|| path.to_owned());
            Ok(Loaded { case: *case, form, path })
        }
    }
}
