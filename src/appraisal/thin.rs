//! A high level with a thin reason: pointed out, never punished. It is no finding and stands in
//! the way of nothing.

use crate::base::thai_chars::is_mark;
use crate::case::Case;
use crate::form::Component;

/// A reason of fewer letters is thin. Marks above and below a letter do not count, nor do spaces;
/// so many letters are some ten Thai words, about one clause.
const FEW_LETTERS: usize = 40;

/// Why a reason says little for the high level that it is to support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thin {
    /// It is very short.
    Short,
    /// It only repeats the official words of the level.
    Repeats,
}

/// Whether the component has one of the upper half of its levels, and a reason that says little
/// for it. No reason at all is not thin: it is missing, which is said elsewhere.
pub fn thin(case: &Case, component: &Component) -> Option<Thin> {
    let number = case.number(component.level.as_str())?;
    let level = component.level(number)?;
    let number = usize::try_from(number).ok()?;
    if number * 2 <= component.def.levels.len() {
        return None;
    }
    let reason = letters(case.text(component.reason.as_str()));
    if reason.is_empty() {
        None
    } else if reason.chars().filter(|c| !is_mark(*c)).count() < FEW_LETTERS {
        Some(Thin::Short)
    } else if letters(&level.words).contains(&reason) {
        Some(Thin::Repeats)
    } else {
        None
    }
}

/// The letters and digits of a text: spacing and punctuation give no reasons.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).collect()
}
