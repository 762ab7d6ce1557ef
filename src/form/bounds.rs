//! How much a form file may ask for.

use super::{FormError, Problem};
use crate::base::bounds::{FORM_BYTES, FREE_LINES, overlong_word};

/// Refuses a file that would take long to read, before it is read.
pub(super) fn text(text: &str) -> Result<(), FormError> {
    if text.len() > FORM_BYTES {
        let what = format!("the file has more than {FORM_BYTES} bytes");
        return Err(FormError::Syntax { line: 1, column: 1, what });
    }
    match overlong_word(text) {
        None => Ok(()),
        Some((line, column)) => {
            let what = "a number or a name is too long".to_owned();
            Err(FormError::Syntax { line, column, what })
        }
    }
}

/// What is wrong with the number of lines that a form keeps free for an answer.
pub(super) fn free_lines(lines: usize) -> Option<Problem> {
    match lines {
        0 => Some(Problem::Empty),
        1..=FREE_LINES => None,
        _ => Some(Problem::TooManyLines(lines)),
    }
}
