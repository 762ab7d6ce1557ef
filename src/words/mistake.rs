//! What is wrong with a form file; for those who write one.

use rust_i18n::t;

use super::Lang;
use crate::form::{FormError, Mistake};

/// Everything that is wrong with a form file, a line each.
pub fn form_error(lang: Lang, file: &str, error: &FormError) -> Vec<String> {
    match error {
        FormError::Syntax { line, column, what } => vec![format!("{file}:{line}:{column}: {what}")],
        FormError::Mistakes(mistakes) => {
            mistakes.iter().map(|of| format!("{file}: {}", mistake(lang, of))).collect()
        }
    }
}

/// One mistake, with its place.
pub fn mistake(lang: Lang, mistake: &Mistake) -> String {
    let sentence = t!(
        format!("mistake.{}", mistake.problem.code()),
        locale = lang.code(),
        subject = mistake.problem.subject()
    );
    format!("{}: {sentence}", mistake.place)
}
