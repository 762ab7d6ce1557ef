//! Characters that a reader does not see, and that change what a reader believes to see: a name with
//! a sign that turns the writing round ends in something else than it seems to.

use std::borrow::Cow;
use std::path::Path;

/// A path, to stand in a sentence.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

/// A text with the number of each such character in its place.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let named = |c: char| {
        let number = c.escape_unicode().filter(char::is_ascii_hexdigit).collect::<String>();
        format!("⟨U+{:0>4}⟩", number.to_uppercase())
    };
    Cow::Owned(text.chars().map(|c| if hides(c) { named(c) } else { c.to_string() }).collect())
}

/// Whether a character turns the writing round, or shows nothing at all. ZERO WIDTH SPACE is where
/// Thai words part, and hides nothing.
fn hides(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_writing_round_or_shows_nothing_is_named() {
        for (text, expected) in [
            ("เรื่อง\u{202e}nagnahk.exe", "เรื่อง⟨U+202E⟩nagnahk.exe"),
            ("a\u{2066}b\u{feff}", "a⟨U+2066⟩b⟨U+FEFF⟩"),
            ("a\u{1b}[31m", "a⟨U+001B⟩[31m"),
            ("ค่า\u{200b}งาน é ١", "ค่า\u{200b}งาน é ١"),
        ] {
            assert_eq!(visible(text), expected);
        }
        assert!(matches!(visible("เรื่อง.khangan"), Cow::Borrowed(_)));
    }
}
