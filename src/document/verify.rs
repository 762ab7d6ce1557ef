//! Whether the pages of a PDF are those of the case inside.

use super::{Document, case_pdf};
use crate::pdf::{made_at, same_streams};

/// Whether these pages are what this version of the program makes of the case that the PDF carries.
/// `false` also where another program saved the PDF anew, or another version made it.
pub fn pages_agree(pdf: &[u8], document: &Document) -> bool {
    let Some(made) = made_at(pdf) else { return false };
    let named = ("case", document.text.as_str());
    let made = case_pdf(&document.form, &document.case, named, made);
    made.is_ok_and(|made| same_streams(pdf, &made))
}
