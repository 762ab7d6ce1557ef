//! From a case and its form to the bytes of a PDF.

use crate::appraisal::appraise;
use crate::base::Moment;
use crate::case::Case;
use crate::form::Form;
use crate::pdf::{Attachment, RenderError, render};
use crate::sheet::{add_foot, lay_out, lay_out_alone};
use crate::words::{self, Lang};

/// Why there is no PDF.
#[derive(Debug)]
pub enum PrintError {
    /// The case holds more than can be laid out.
    TooMuch,
    /// It could not be put together.
    Render(RenderError),
}

/// The pages of a case. The PDF carries the case as a file of this name, with this text.
pub fn case_pdf(
    form: &Form,
    case: &Case,
    (name, text): (&str, &str),
    created: Moment,
) -> Result<Vec<u8>, PrintError> {
    if case.is_too_much() {
        return Err(PrintError::TooMuch);
    }
    let appraisal = appraise(form, case);
    let mut sheet = lay_out(form, Some((case, &appraisal)));
    add_foot(&mut sheet, &words::foot(form, case, &appraisal, created));
    let attachment = Attachment { name, bytes: text.as_bytes() };
    let about = words::about(form, Some((case, &appraisal)), created, Some(attachment));
    render(&sheet, &about).map_err(PrintError::Render)
}

/// One of a form's papers, by its name, filled or blank; none where it has no such paper.
pub fn alone_pdf(
    form: &Form,
    paper: &str,
    case: Option<(&Case, (&str, &str))>,
    created: Moment,
) -> Option<Result<Vec<u8>, PrintError>> {
    if case.is_some_and(|(case, _)| case.is_too_much()) {
        return Some(Err(PrintError::TooMuch));
    }
    let appraised = case.map(|(case, _)| (case, appraise(form, case)));
    let appraised = appraised.as_ref().map(|(case, appraisal)| (*case, appraisal));
    let mut sheet = lay_out_alone(form, paper, appraised)?;
    if let Some((case, appraisal)) = appraised {
        add_foot(&mut sheet, &words::foot(form, case, appraisal, created));
    }
    let attachment = case.map(|(_, (name, text))| Attachment { name, bytes: text.as_bytes() });
    let about = words::about(form, appraised, created, attachment);
    Some(render(&sheet, &about).map_err(PrintError::Render))
}

/// The pages of a form, blank.
pub fn blank_pdf(form: &Form, created: Moment) -> Result<Vec<u8>, PrintError> {
    let about = words::about(form, None, created, None);
    render(&lay_out(form, None), &about).map_err(PrintError::Render)
}

impl PrintError {
    /// What to tell a person.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooMuch => words::too_much_to_print(lang),
            Self::Render(error) => words::not_rendered(lang, error),
        }
    }
}
