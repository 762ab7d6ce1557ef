//! The rules of Thai paper that the general rules of line breaking do not know.
//!
//! **Invariant:** looks at the text alone; a rule says yes, no, or nothing about one place.

use crate::base::thai_chars::{
    LAE_UEN_UEN, PHANA_THAN, is_consonant, is_digit, is_letter, is_word_sign,
};

use super::vocabulary::vocabulary;

/// The most groups that an abbreviation has.
const MOST_GROUPS: usize = 6;

/// A text as its characters, with the places where its Thai words begin.
pub(super) struct Letters<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    /// For each character, the index behind the last one before it that is no space.
    ends: Vec<usize>,
    /// The index of the first character that is no space.
    first: usize,
    starts: &'t [usize],
}

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str, starts: &'t [usize]) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut ends = Vec::with_capacity(chars.len());
        let mut end = 0;
        for (index, (_, c)) in chars.iter().enumerate() {
            ends.push(end);
            if *c != ' ' {
                end = index + 1;
            }
        }
        let first = chars.iter().position(|(_, c)| *c != ' ').unwrap_or(chars.len());
        Self { text, chars, ends, first, starts }
    }

    pub(super) fn offsets(&self) -> impl Iterator<Item = usize> + '_ {
        self.chars.iter().map(|(offset, _)| *offset)
    }

    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(_, c)| *c)
    }

    fn offset(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.text.len(), |(offset, _)| *offset)
    }

    fn run(&self, from: usize, pattern: &[char]) -> bool {
        pattern.iter().enumerate().all(|(step, c)| self.at(from + step) == Some(*c))
    }

    /// The index behind the last character before this one that is no space.
    fn end_before_spaces(&self, index: usize) -> usize {
        self.ends.get(index).copied().unwrap_or(index)
    }

    /// The Thai word that ends here; none where it is longer than any that a rule knows, since to
    /// read the whole of a long one at each of its letters would take the square of its length.
    fn word_before(&self, end: usize) -> &str {
        let end = self.offset(end);
        let start = match self.starts.partition_point(|start| *start < end) {
            0 => return "",
            count => self.starts.get(count - 1).copied().unwrap_or(end),
        };
        let word = self.text.get(start..end).filter(|word| word.len() <= vocabulary().longest);
        word.filter(|word| word.chars().all(is_letter)).unwrap_or_default()
    }

    /// The Thai word that begins here; none where it is longer than any that a rule knows.
    fn word_after(&self, index: usize) -> &str {
        let start = self.offset(index);
        let next = self.starts.partition_point(|known| *known <= start);
        let limit = self.starts.get(next).copied().unwrap_or(self.text.len());
        let word = self.text.get(start..limit).unwrap_or_default();
        let mut letters = word.char_indices();
        let end = letters.find(|(at, c)| *at > vocabulary().longest || !is_letter(*c));
        match end.map_or(word.len(), |(at, _)| at) {
            end if end > vocabulary().longest => "",
            end => word.get(..end).unwrap_or_default(),
        }
    }

    /// An abbreviation such as of an era or an office: short groups of consonants, each with a dot.
    fn abbreviation_before(&self, end: usize) -> bool {
        let mut index = end;
        let mut groups = 0;
        while groups < MOST_GROUPS && index > 0 && self.at(index - 1) == Some('.') {
            let dot = index - 1;
            let mut start = dot;
            while start > 0 && dot - start < 4 && self.at(start - 1).is_some_and(is_letter) {
                start -= 1;
            }
            if start == dot || dot - start > 3 {
                break;
            }
            groups += 1;
            index = start;
        }
        groups > 0 && !(index > 0 && self.at(index - 1).is_some_and(is_letter))
    }

    /// Only the number or bullet of a list, or a box to tick, stands before this place.
    fn list_mark_before(&self, end: usize) -> bool {
        let start = self.first;
        let mark = || (start..end).filter_map(|index| self.at(index));
        if end <= start || end - start > 8 {
            return false;
        }
        let bullet =
            mark().all(|c| matches!(c, '-' | '–' | '—' | '•' | '*' | '●' | '○' | '▪' | '☐'));
        let number = mark().all(|c| is_any_digit(c) || matches!(c, '.' | '(' | ')'))
            && mark().any(is_any_digit)
            && mark().any(|c| matches!(c, '.' | ')'));
        let letter = end - start <= 3
            && mark().any(is_consonant)
            && mark().all(|c| is_consonant(c) || matches!(c, '.' | '(' | ')'))
            && mark().any(|c| matches!(c, '.' | ')'))
            && mark().filter(|c| is_consonant(*c)).count() == 1;
        let tick = mark().next() == Some('(')
            && mark().next_back() == Some(')')
            && mark().all(|c| matches!(c, '(' | ')' | ' ' | '/' | '✓'));
        bullet || number || letter || tick
    }
}

/// Whether a line may begin with the character of this index; `None` leaves it to the general rules.
pub(super) fn rule(letters: &Letters<'_>, index: usize) -> Option<bool> {
    let here = letters.at(index)?;
    let before = letters.at(index.checked_sub(1)?)?;
    let spaced = before == ' ';
    let end = letters.end_before_spaces(index);
    let last = end.checked_sub(1).and_then(|index| letters.at(index));
    if is_word_sign(here) && !letters.run(index, &PHANA_THAN) {
        return Some(false);
    }
    let inside_and_so_on = (1..=2)
        .any(|back| index.checked_sub(back).is_some_and(|start| letters.run(start, &LAE_UEN_UEN)));
    if inside_and_so_on || is_closing(here) || last.is_some_and(is_opening) {
        return Some(false);
    }
    if last.is_some_and(|last| splits_a_number(letters, index, end, last, here)) {
        return Some(false);
    }
    if spaced {
        return letters.list_mark_before(end).then_some(false);
    }
    between_touching(letters, index, before, here)
}

/// Places without a space where a reader accepts a new line, or does not.
fn between_touching(letters: &Letters<'_>, index: usize, before: char, here: char) -> Option<bool> {
    let twice_back = index.checked_sub(2).and_then(|index| letters.at(index));
    let touches_thai = is_letter(here) && !is_letter(before);
    match before {
        '/' if twice_back.is_some_and(is_any_digit) => Some(false),
        _ if is_word_sign(before) && is_letter(here) => {
            // "His Excellency" is one word.
            let title = index >= 3 && letters.run(index - 1, &PHANA_THAN);
            Some(!title && !letters.run(index - 1, &LAE_UEN_UEN))
        }
        ')' | ']' | '”' | '’' | '»' if touches_thai => Some(true),
        ',' | ';' | ':' if touches_thai && twice_back.is_some_and(is_letter) => Some(true),
        '.' if touches_thai && letters.abbreviation_before(index) => {
            let goes_on = letters.text.get(letters.offset(index)..).is_some_and(|rest| {
                rest.chars().skip_while(|c| is_consonant(*c)).take(1).any(|c| c == '.')
            });
            Some(!goes_on)
        }
        _ if is_letter(before)
            && is_letter(here)
            && vocabulary().prefixes.contains(letters.word_before(index)) =>
        {
            Some(false)
        }
        _ if is_letter(before) && here.is_ascii_alphabetic() => Some(true),
        _ if before.is_ascii_alphabetic() && is_letter(here) => Some(true),
        _ if is_letter(before) && matches!(here, '“' | '‘' | '«') => Some(true),
        _ => None,
    }
}

/// A number stays with its unit, its name and the other end of its range.
fn splits_a_number(
    letters: &Letters<'_>,
    index: usize,
    end: usize,
    last: char,
    here: char,
) -> bool {
    let words = vocabulary();
    if is_any_digit(last) && is_letter(here) && words.units.contains(letters.word_after(index)) {
        return true;
    }
    if is_any_digit(here) {
        let named = words.numbered.contains(letters.word_before(end))
            || (last == '.' && letters.abbreviation_before(end));
        let same_number = is_any_digit(last);
        return named || same_number || (is_dash(last) && digit_before_dash(letters, end));
    }
    is_dash(here) && is_any_digit(last) && digit_after_dash(letters, index)
}

fn digit_before_dash(letters: &Letters<'_>, end: usize) -> bool {
    let before = letters.end_before_spaces(end - 1);
    before.checked_sub(1).and_then(|index| letters.at(index)).is_some_and(is_any_digit)
}

fn digit_after_dash(letters: &Letters<'_>, index: usize) -> bool {
    (index + 1..).map_while(|index| letters.at(index)).find(|c| *c != ' ').is_some_and(is_any_digit)
}

const fn is_any_digit(c: char) -> bool {
    c.is_ascii_digit() || is_digit(c)
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '\u{2011}')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«')
}

const fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | ',' | '.' | ';' | ':' | '!' | '?' | '%' | '…')
}
