//! Text from Word, Excel and PDFs, as an officer means it: the bullets of symbol fonts as signs that
//! every font has, line ends of one kind, and Thai letters in the order in which they are written.

use std::borrow::Cow;

use super::thai_chars::{NIKHAHIT, SARA_AA, SARA_AM, is_mark, is_thai, is_tone};

/// What stands for a character of another program; `None` for one that stays.
fn meant(c: char) -> Option<&'static str> {
    Some(match c {
        // Symbol and Wingdings, where Word takes its bullets from, lie in Unicode's private area.
        '\u{F02D}' => "–",
        '\u{F0A7}' | '\u{F0B7}' | '\u{F06C}' | '\u{F06E}' | '\u{F076}' | '\u{F09F}' => "•",
        '\u{F0D8}' => "➢",
        '\u{F0E0}' | '\u{F0E8}' => "→",
        '\u{F0FC}' => "✓",
        '\u{F06F}' | '\u{F071}' | '\u{F0A8}' => "□",
        // Line ends: of Word within a paragraph, of a page, of the Web.
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        // Spaces of other widths.
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        // What only tells another program where a line may end, or which way to write.
        '\u{AD}'
        | '\u{200B}'
        | '\u{FEFF}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => "",
        _ => return None,
    })
}

/// A pasted text for a field of any number of lines.
pub fn pasted(text: &str) -> Cow<'_, str> {
    if !text.contains(is_odd) && !misspelt(text) {
        return Cow::Borrowed(text);
    }
    let mut tidy = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => tidy.push('\n'),
            '\u{A0}' => tidy.push(if binds(&tidy, chars.peek().copied()) { c } else { ' ' }),
            // They join the parts of a picture; between Thai letters they mean nothing.
            '\u{200C}' | '\u{200D}' if tidy.ends_with(is_thai) => {}
            _ => match meant(c) {
                Some(words) => tidy.push_str(words),
                None => put(&mut tidy, c),
            },
        }
    }
    Cow::Owned(tidy)
}

/// A pasted text for a field of one line: line ends and tabs are spaces there, and none is at its
/// ends.
pub fn pasted_line(text: &str) -> String {
    let tidy = pasted(text);
    let parts = tidy.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

fn is_odd(c: char) -> bool {
    matches!(c, '\r' | '\u{A0}' | '\u{200C}' | '\u{200D}') || meant(c).is_some()
}

/// Whether letters stand twice or in an order in which nobody reads them.
fn misspelt(text: &str) -> bool {
    let mut tidy = String::with_capacity(text.len());
    text.chars().for_each(|c| put(&mut tidy, c));
    tidy != text
}

/// Puts a letter behind others, where it is written.
fn put(tidy: &mut String, c: char) {
    const SARA_E: char = '\u{0E40}';
    const SARA_AE: char = '\u{0E41}';
    let last = tidy.chars().next_back();
    match (last, c) {
        // One sign typed as two: เเ for แ, ํา for ำ, also with a tone between.
        (Some(SARA_E), SARA_E) => {
            tidy.pop();
            tidy.push(SARA_AE);
        }
        (Some(NIKHAHIT), SARA_AA) => {
            tidy.pop();
            tidy.push(SARA_AM);
        }
        (Some(tone), SARA_AA) if is_tone(tone) && before(tidy) == Some(NIKHAHIT) => {
            tidy.pop();
            tidy.pop();
            tidy.push(tone);
            tidy.push(SARA_AM);
        }
        (Some(last), c) if last == c && is_mark(c) => {}
        // A tone stands above the vowel, and is written behind it.
        (Some(tone), c) if is_tone(tone) && is_vowel_mark(c) => {
            tidy.pop();
            tidy.push(c);
            tidy.push(tone);
        }
        (_, c) => tidy.push(c),
    }
}

fn before(text: &str) -> Option<char> {
    text.chars().rev().nth(1)
}

/// A vowel above or below its letter.
const fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E39}')
}

/// Whether a space that holds two words together does so here: a figure and its unit.
fn binds(before: &str, after: Option<char>) -> bool {
    let figure = before.ends_with(|c: char| c.is_numeric() || c == '.');
    figure && after.is_some_and(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bullets_of_symbol_fonts_are_signs_that_can_be_printed() {
        let word = "\u{F0B7}\tก\n\u{F0A7}\tข\n\u{F0D8}\tค\n\u{F076}\tง\n\u{F0FC}\tจ\n\u{F02D}\tฉ";
        assert_eq!(pasted(word), "•\tก\n•\tข\n➢\tค\n•\tง\n✓\tจ\n–\tฉ");
    }

    #[test]
    fn line_ends_are_of_one_kind() {
        assert_eq!(pasted("ก\r\nข\rค\u{B}ง\u{2028}จ\u{2029}ฉ"), "ก\nข\nค\nง\nจ\nฉ");
    }

    #[test]
    fn spaces_and_invisible_signs_stay_only_where_they_mean_something() {
        for (from, to) in [
            ("งาน\u{A0}ที่", "งาน ที่"),
            ("๒๕\u{A0}คน", "๒๕\u{A0}คน"),
            ("พ.ศ.\u{A0}๒๕๕๘", "พ.ศ.\u{A0}๒๕๕๘"),
            ("ก\u{A0}\u{A0}ข", "ก  ข"),
            ("งาน\u{200B}บุคคล", "งานบุคคล"),
            ("งาน\u{AD}บุคคล", "งานบุคคล"),
            ("\u{FEFF}ก", "ก"),
            ("ก\u{202E}ข\u{202C}ค", "กขค"),
            ("ก\u{2003}ข", "ก ข"),
            ("ก\u{200D}ข", "กข"),
            ("👩\u{200D}👧", "👩\u{200D}👧"),
            ("ก\u{2060}ข", "ก\u{2060}ข"),
        ] {
            assert_eq!(pasted(from), to, "{from:?}");
        }
    }

    #[test]
    fn letters_typed_in_pieces_are_put_together() {
        for (from, to) in [
            ("ทํา", "ทำ"),
            ("นํ้า", "น้ำ"),
            ("น้ํา", "น้ำ"),
            ("เเละ", "และ"),
            ("ที่่", "ที่"),
            ("ท่ี", "ที่"),
            ("ผู้้", "ผู้"),
            ("ก้ั", "กั้"),
        ] {
            assert_eq!(pasted(from), to, "{from:?}");
        }
    }

    #[test]
    fn what_is_right_is_not_touched() {
        for text in ["", "หน้าที่และความรับผิดชอบ", "น้ำ\tกั้น\nทำ ๑) A–Z", "ชํ", "๓๐ %"]
        {
            assert!(matches!(pasted(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn tidying_twice_changes_nothing_more() {
        for text in ["น้ํา", "ท่ี\u{A0}\u{F0B7}", "เเเ", "ก้ัี่", "ํํา", "ํ้้า", "\u{A0}\r\r\n"]
        {
            let once = pasted(text).into_owned();
            assert_eq!(pasted(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_line_has_no_space_at_its_ends() {
        for (from, to) in [
            (" 1234 \r\n", "1234"),
            ("ก\tข\nค", "ก ข ค"),
            ("\n\n", ""),
            ("กอง\u{B}การเจ้าหน้าที่", "กอง การเจ้าหน้าที่"),
        ] {
            assert_eq!(pasted_line(from), to, "{from:?}");
        }
    }
}
