//! From a file, or the PDF that carries one, to a case and its form.

use std::path::Path;

use super::formless;
use crate::case::Case;
use crate::form::{Form, Forms};
use crate::pdf::{self, EmbeddedCaseError};
use crate::store::{
    self, CaseFileError, Failure, FailureKind, OpenError, Opened, ReadOnlyWhy, Stamp,
};
use crate::words::{self, Lang};

/// A case, and the form that it answers.
pub struct Document {
    /// The form.
    pub form: Form,
    /// The case.
    pub case: Case,
    /// Why the case can only be looked at, where it can.
    pub read_only: Option<ReadOnlyWhy>,
    /// The text of its file.
    pub text: String,
    /// What stood in the file.
    pub stamp: Stamp,
    /// Whether a PDF carried it.
    pub in_pdf: bool,
}

/// Why a file gives no document.
#[derive(Debug)]
pub enum ReadError {
    /// The file cannot be read, or is no case.
    Open(OpenError),
    /// The PDF gives no case.
    Embedded(EmbeddedCaseError),
    /// This version does not have its form.
    NoForm(Box<Formless>),
}

/// A case whose form is not there.
#[derive(Debug)]
pub struct Formless {
    /// Why nobody can work on it.
    pub why: ReadOnlyWhy,
    case: Case,
    text: String,
    stamp: Stamp,
    in_pdf: bool,
}

impl Formless {
    /// Everything that stands in it, to be read and nothing else.
    pub fn readable(self, lang: Lang) -> Result<Document, ReadError> {
        match formless::readable(&self.case, lang) {
            Some((form, case)) => {
                let Self { why, text, stamp, in_pdf, .. } = self;
                Ok(Document { form, case, read_only: Some(why), text, stamp, in_pdf })
            }
            None => Err(ReadError::NoForm(Box::new(self))),
        }
    }
}

impl Document {
    /// Reads a file.
    pub fn read(path: &Path, forms: &Forms) -> Result<Self, ReadError> {
        let mut bytes = store::read_bytes(path)?;
        let stamp = Stamp::of(&bytes, None);
        let in_pdf = pdf::is_pdf(&bytes);
        if in_pdf {
            bytes = pdf::embedded_case(&bytes).map_err(ReadError::Embedded)?;
        }
        let text = store::text_of(path, bytes)?;
        match Self::of_text(text, forms) {
            Ok(document) => Ok(Self { stamp, in_pdf, ..document }),
            Err(ReadError::NoForm(formless)) => {
                Err(ReadError::NoForm(Box::new(Formless { stamp, in_pdf, ..*formless })))
            }
            Err(error) => Err(error),
        }
    }

    /// Understands the text of a case file.
    pub fn of_text(text: String, forms: &Forms) -> Result<Self, ReadError> {
        let (case, read_only) = match store::read_case(&text, forms)? {
            Opened::Case(case) => (*case, None),
            Opened::ReadOnly(read_only) => (read_only.case, Some(read_only.why)),
        };
        let Some(form) = forms.find(case.form().as_str(), case.edition()).cloned() else {
            let unknown = || ReadOnlyWhy::UnknownForm(case.form().to_string());
            let (why, stamp) =
                (read_only.unwrap_or_else(unknown), Stamp::of(text.as_bytes(), None));
            let formless = Formless { why, case, text, stamp, in_pdf: false };
            return Err(ReadError::NoForm(Box::new(formless)));
        };
        let stamp = Stamp::of(text.as_bytes(), None);
        Ok(Self { form, case, read_only, text, stamp, in_pdf: false })
    }
}

impl ReadError {
    /// Whether there is no such file.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Open(OpenError::Failure(of)) if of.kind == FailureKind::NotFound)
    }

    /// Whether it is a folder.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Open(OpenError::Failure(of)) if of.kind == FailureKind::IsFolder)
    }

    /// What to tell a person.
    pub fn sentence(&self, lang: Lang, path: &Path) -> String {
        let path = path.display().to_string();
        match self {
            Self::Open(error) => words::open_error(lang, &path, error),
            Self::Embedded(error) => words::embedded_case_error(lang, &path, *error),
            Self::NoForm(formless) => words::read_only(lang, &path, &formless.why),
        }
    }
}

impl From<Failure> for ReadError {
    fn from(failure: Failure) -> Self {
        Self::Open(failure.into())
    }
}

impl From<CaseFileError> for ReadError {
    fn from(error: CaseFileError) -> Self {
        Self::Open(error.into())
    }
}
