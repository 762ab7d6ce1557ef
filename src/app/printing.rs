//! Making a PDF: what it shows, and the bytes. `khangan print` gives the same for the same case.

use std::path::Path;
use std::sync::Arc;

use rust_i18n::t;

use crate::appraisal::appraise;
use crate::base::{Moment, bounds};
use crate::case::Case;
use crate::circular::{Kind, Passage, circulars};
use crate::form::Form;
use crate::pdf::{About, Attachment, RenderError, render};
use crate::sheet::{Extract, lay_out, lay_out_extracts};
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
pub(super) enum PrintError {
    /// The case holds more than can be laid out.
    TooMuch,
    /// It could not be put together.
    Render(RenderError),
    /// It could not be written.
    Write(Failure),
}

impl PrintError {
    /// What to tell the officer.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooMuch => {
                let most = lang.count(bounds::CASE);
                t!("print.too_much", locale = lang.code(), most = most).into_owned()
            }
            Self::Render(error) => {
                t!("print.failed", locale = lang.code(), error = error).into_owned()
            }
            Self::Write(failure) => words::failure(lang, failure),
        }
    }
}

impl Print {
    /// Makes the PDF and writes it, whole or not at all.
    pub(super) fn write(&self, store: &Store, path: &Path) -> Result<(), PrintError> {
        store.put(path, &self.bytes()?).map_err(PrintError::Write)
    }

    /// The same, but over nothing that is there.
    pub(super) fn write_new(&self, store: &Store, path: &Path) -> Result<(), PrintError> {
        store.put_new(path, &self.bytes()?).map_err(PrintError::Write)
    }

    /// The PDF.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PrintError> {
        if self.case.as_ref().is_some_and(|(case, _)| case.is_too_much()) {
            return Err(PrintError::TooMuch);
        }
        self.render().map_err(PrintError::Render)
    }

    fn render(&self) -> Result<Vec<u8>, RenderError> {
        let Some((case, name)) = &self.case else {
            let about = words::about(&self.form, None, self.created, None);
            return render(&lay_out(&self.form, None), &about);
        };
        let sheet = lay_out(&self.form, Some((case, &appraise(&self.form, case))));
        let text = store::write_case(case);
        let attachment = Attachment { name, bytes: text.as_bytes() };
        render(&sheet, &words::about(&self.form, Some(case), self.created, Some(attachment)))
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
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PrintError> {
        let whole = circulars().whole(self.passage);
        let passages = circulars().passages().get(whole).unwrap_or_default();
        let first = passages.first().map_or(0, |passage| passage.level);
        let extract = |passage| extract(passage, first);
        let extracts: Vec<_> = passages.iter().map(extract).collect();
        let (title, subject) = (self.citation.clone(), self.citation.clone());
        let (author, created) = (String::new(), self.created);
        let about = About { title, author, subject, created, attachment: None };
        render(&lay_out_extracts(&self.citation, &extracts), &about).map_err(PrintError::Render)
    }
}

fn extract(passage: &Passage, first: usize) -> Extract<'_> {
    let heading = passage.kind == Kind::Heading;
    Extract { text: &passage.text, level: passage.level - first, heading }
}
