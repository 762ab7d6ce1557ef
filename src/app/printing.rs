//! A PDF that is asked for, made and written beside the window.

use std::path::Path;
use std::sync::Arc;

use crate::base::Moment;
use crate::case::Case;
use crate::circular::{Kind, Passage, circulars};
use crate::document;
use crate::form::Form;
use crate::pdf::{About, RenderError, render};
use crate::sheet::{Extract, lay_out_extracts};
use crate::store::{self, Failure, Store};
use crate::words::{self, Lang};

/// A document to be made, as it was when it was asked for.
#[derive(Clone)]
pub(super) struct Print {
    /// The form.
    pub form: Arc<Form>,
    /// The case, and the name of the file in which the PDF carries it; none for a blank form.
    pub case: Option<(Case, String)>,
    /// When.
    pub created: Moment,
}

/// Why there is no PDF.
pub(super) enum PdfError {
    /// It could not be made.
    Make(document::PrintError),
    /// It could not be written.
    Write(Failure),
}

impl PdfError {
    /// What to tell the officer.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Make(error) => error.sentence(lang),
            Self::Write(failure) => words::failure(lang, failure),
        }
    }
}

impl From<RenderError> for PdfError {
    fn from(error: RenderError) -> Self {
        Self::Make(document::PrintError::Render(error))
    }
}

impl Print {
    /// Makes the PDF and writes it, whole or not at all.
    pub(super) fn write(&self, store: &Store, path: &Path) -> Result<(), PdfError> {
        // The officer was asked.
        store.put(path, &self.bytes()?, |_| true).map_err(PdfError::Write)
    }

    /// The same, but over nothing that is there.
    pub(super) fn write_new(&self, store: &Store, path: &Path) -> Result<(), PdfError> {
        store.put_new(path, &self.bytes()?).map_err(PdfError::Write)
    }

    /// The PDF.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PdfError> {
        let bytes = match &self.case {
            None => document::blank_pdf(&self.form, self.created),
            Some((case, name)) => {
                let text = store::write_case(case);
                document::case_pdf(&self.form, case, (name, &text), self.created)
            }
        };
        bytes.map_err(PdfError::Make)
    }
}

/// A passage of the circulars with what stands below it, to be printed.
pub(super) struct Excerpt {
    /// The passage.
    pub passage: usize,
    /// How it is cited.
    pub citation: String,
    /// When.
    pub created: Moment,
}

impl Excerpt {
    /// The PDF.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PdfError> {
        let whole = circulars().whole(self.passage);
        let passages = circulars().passages().get(whole).unwrap_or_default();
        let first = passages.first().map_or(0, |passage| passage.level);
        let extract = |passage| extract(passage, first);
        let extracts: Vec<_> = passages.iter().map(extract).collect();
        let (title, subject) = (self.citation.clone(), self.citation.clone());
        let (author, created) = (String::new(), self.created);
        let about = About { title, author, subject, created, attachment: None };
        render(&lay_out_extracts(&self.citation, &extracts), &about).map_err(PdfError::from)
    }
}

fn extract(passage: &Passage, first: usize) -> Extract<'_> {
    let heading = passage.kind == Kind::Heading;
    Extract { text: &passage.text, level: passage.level - first, heading }
}
