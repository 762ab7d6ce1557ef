//! How much there may be of anything, so that no file and no paste makes the program wait or takes
//! all memory. Each is far more than an office writes, and each has a sentence for who meets it.
//!
//! What stands in a file already is never cut: a bound keeps things from growing, or has the file
//! looked at instead of worked on.

/// Characters of one answer: some fifteen pages.
pub const ANSWER: usize = 40_000;
/// Characters of all that a case holds: every field of every form as full as it may be.
pub const CASE: usize = 1_500_000;
/// Characters of a name, an office, a reason to reopen.
pub const REMARK: usize = 2_000;
/// Dotted lines that a form keeps free for an answer: two pages.
pub const FREE_LINES: usize = 60;
/// Bytes of a file that describes a form.
pub const FORM_BYTES: usize = 1024 * 1024;
/// Characters of a number or a name in a file: the reader of numbers takes the square of them.
const WORD: usize = 1_000;

/// Whether a text has more characters than it may; quick for one that has not.
pub fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

/// Where a number or a name of a RON text, outside its strings and comments, is longer than any
/// that is meant: line and column, from 1.
pub fn overlong_word(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        let length = match byte {
            b'"' => string(rest.as_bytes()),
            b'r' if rest.as_bytes().get(1).is_some_and(|next| matches!(next, b'"' | b'#')) => {
                raw_string(rest)
            }
            b'/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => comment(rest.as_bytes()),
            b'\'' if rest.starts_with("'\"'") => 3,
            _ if is_word(*byte) => {
                let length = rest.bytes().take_while(|byte| is_word(*byte)).count();
                if length > WORD {
                    let before = text.get(..at).unwrap_or_default();
                    let line = before.matches('\n').count() + 1;
                    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                    return Some((line, column));
                }
                length
            }
            _ => 1,
        };
        at += length.max(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    None
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-')
}

/// How long a string is that begins here, its quotes counted.
fn string(bytes: &[u8]) -> usize {
    let mut escaped = false;
    let end = bytes.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(bytes.len(), |end| end + 2)
}

/// How long a string without escapes is that may begin here; 1 where none does.
fn raw_string(text: &str) -> usize {
    let hashes = text.bytes().skip(1).take_while(|byte| *byte == b'#').count();
    if text.as_bytes().get(1 + hashes) != Some(&b'"') {
        return 1;
    }
    let (start, close) = (hashes + 2, format!("\"{}", "#".repeat(hashes)));
    let body = text.get(start..).unwrap_or_default();
    body.find(&close).map_or(text.len(), |end| start + end + close.len())
}

/// How long a comment is that begins here; one may stand in another.
fn comment(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => depth += 1,
            Some(b"*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_longer_by_its_characters() {
        assert!(!is_longer("งาน", 3));
        assert!(is_longer("งาน", 2));
        assert!(!is_longer("", 0));
    }

    #[test]
    fn only_what_is_no_string_and_no_comment_is_a_word() {
        let digits = "9".repeat(WORD + 1);
        for text in [
            format!("(a: \"{digits}\")"),
            format!("(a: \"\\\"{digits}\\\\\")"),
            format!("(a: r#\"\" {digits}\"#)"),
            format!("// {digits}\n(a: 1)"),
            format!("/* /* */ {digits} */ (a: 1)"),
            format!("(a: {})", &digits[1..]),
            format!("(a: \"{digits}"),
            format!("/* {digits}"),
            format!("(a: '\"', b: \"{digits}\")"),
            "r#a /".to_owned(),
        ] {
            assert_eq!(overlong_word(&text), None, "{}", &text[..20.min(text.len())]);
        }
        for (text, place) in [
            (format!("(a: {digits})"), (1, 5)),
            (format!("(a: \"ก\",\n b: -{digits})"), (2, 5)),
            (format!("(a: r\"\\\", {digits})"), (1, 11)),
            (format!("r{digits}"), (1, 1)),
        ] {
            assert_eq!(overlong_word(&text), Some(place), "{}", &text[..20]);
        }
    }
}
