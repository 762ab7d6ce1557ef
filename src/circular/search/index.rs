//! Every passage, a byte a letter and without spaces, one behind the other.

use memchr::memmem;

use crate::base::folded;
use crate::circular::{Circulars, Part};

/// What stands between two passages: found in no word.
const END: u8 = b'\n';

/// The passages, ready to be searched.
#[derive(Debug, Default)]
pub(crate) struct Index {
    bytes: Vec<u8>,
    /// Where each passage begins, and the end of the last.
    starts: Vec<usize>,
    /// For each passage, the letters of its text.
    pub(super) lengths: Vec<usize>,
    /// The letters of a passage on the average.
    pub(super) usual: usize,
    /// For each part, its circular, name and title.
    pub(super) titles: Vec<Vec<u8>>,
}

impl Index {
    /// An index of all passages.
    pub fn of(circulars: &Circulars) -> Self {
        let mut index = Self::default();
        for passage in circulars.passages() {
            index.starts.push(index.bytes.len());
            let text = unspaced(&passage.text);
            index.lengths.push(text.len());
            index.bytes.extend(text);
            index.bytes.push(END);
        }
        index.starts.push(index.bytes.len());
        index.usual = index.bytes.len() / index.lengths.len().max(1);
        let title = |part: &Part| {
            let name = part.name.as_deref().unwrap_or_default();
            unspaced(&format!("{} {name} {}", part.circular, part.title))
        };
        index.titles = circulars.parts().iter().map(title).collect();
        index
    }

    /// The passages that have a word, each with the places where it begins inside it.
    pub fn places(&self, word: &[u8]) -> Vec<(usize, usize)> {
        if word.is_empty() {
            return Vec::new();
        }
        let mut places = Vec::new();
        let mut passage = 0;
        for at in memmem::find_iter(&self.bytes, word) {
            if !stands_alone(&self.bytes, at, word) {
                continue;
            }
            while self.starts.get(passage + 1).is_some_and(|next| *next <= at) {
                passage += 1;
            }
            let start = self.starts.get(passage).copied().unwrap_or_default();
            places.push((passage, at - start));
        }
        places
    }
}

/// Letters without the spaces that Thai puts where it likes; but two numbers stay apart.
pub(super) fn unspaced(text: &str) -> Vec<u8> {
    let folded = folded(text);
    let digit =
        |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(u8::is_ascii_digit);
    let keep =
        |at: usize, byte: u8| byte != b' ' || digit(at.checked_sub(1)) && digit(Some(at + 1));
    folded
        .iter()
        .enumerate()
        .filter(|(at, byte)| keep(*at, **byte))
        .map(|(_, byte)| *byte)
        .collect()
}

/// Whether letters found are a word, and not the middle of a syllable, of a number or of an English
/// word.
pub(super) fn stands_alone(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
    let after = bytes.get(at + word.len()).copied();
    let joins = |own: Option<&u8>, other: Option<u8>| match (own, other) {
        (Some(own), Some(other)) => {
            own.is_ascii_alphanumeric()
                && other.is_ascii_alphanumeric()
                && own.is_ascii_digit() == other.is_ascii_digit()
        }
        _ => false,
    };
    let sign = after.is_some_and(is_sign);
    let leading = before.is_some_and(is_leading);
    !sign && !leading && !joins(word.first(), before) && !joins(word.last(), after)
}

/// Where the letters of Thai begin among the bytes.
const THAI: u8 = 0xA0;

/// A vowel or sign that belongs to the letter before it.
fn is_sign(byte: u8) -> bool {
    matches!(byte.wrapping_sub(THAI), 0x30..=0x3A | 0x45 | 0x47..=0x4E)
}

/// A vowel that is written before its letter.
fn is_leading(byte: u8) -> bool {
    matches!(byte.wrapping_sub(THAI), 0x40..=0x44)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, text: &str) -> bool {
        let (word, bytes) = (unspaced(word), unspaced(text));
        memmem::find_iter(&bytes, &word).any(|at| stands_alone(&bytes, at, &word))
    }

    #[test]
    fn a_word_is_no_piece_of_a_syllable_or_a_number() {
        assert!(found("คน", "จำนวน ๘ คน"));
        assert!(!found("คน", "เทคนิค"));
        assert!(found("20", "ว ๒๐/๒๕๕๙"));
        assert!(!found("20", "พ.ศ. ๒๐๕๘"));
        assert!(found("ภายใน๗วัน", "ภายใน ๗ วันทำการ"));
        assert!(!found("12", "๑ ๒"));
        assert!(!found("staff", "staffing"));
    }
}
