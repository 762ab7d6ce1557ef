//! How far a caret goes: by character, word and paragraph.
//!
//! Only the surroundings of the caret are looked at, so that a step in a long text is as quick as
//! in a short one.

use std::ops::Range;

use crate::base::thai_chars::is_consonant;
use crate::text::breaks::{clusters, words};

/// How much text on either side of the caret is looked at, in bytes.
const NEAR: usize = 300;
/// The same for words, whose edges depend on more of their surroundings.
const NEAR_WORDS: usize = 1_500;

/// Where the character after a place ends.
pub(super) fn next_character(text: &str, at: usize) -> usize {
    let near = around(text, at, NEAR);
    let letters = text.get(near.clone()).unwrap_or_default();
    let ends = clusters(letters).into_iter().map(|cluster| cluster.end + near.start);
    ends.into_iter().find(|end| *end > at).unwrap_or(text.len())
}

/// Where the character before a place begins.
pub(super) fn previous_character(text: &str, at: usize) -> usize {
    let near = around(text, at, NEAR);
    let letters = text.get(near.clone()).unwrap_or_default();
    let starts = clusters(letters).into_iter().rev().map(|cluster| cluster.start + near.start);
    starts.into_iter().find(|start| *start < at).unwrap_or(0)
}

/// Where the code point before a place begins.
pub(super) fn previous_code_point(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.char_indices().next_back().map_or(0, |(start, _)| start)
}

/// The edge of a character at a place or, inside a character, before it.
pub(super) fn edge_at(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let near = around(text, at, NEAR);
    let letters = text.get(near.clone()).unwrap_or_default();
    let mut inside = clusters(letters)
        .into_iter()
        .map(|cluster| cluster.start + near.start..cluster.end + near.start)
        .filter(|cluster| cluster.start < at && at < cluster.end);
    inside.next().map_or(at, |cluster| cluster.start)
}

/// Where the next word begins, or this paragraph ends.
pub(super) fn next_word(text: &str, at: usize) -> usize {
    let paragraph = paragraph_at(text, at);
    if at >= paragraph.end {
        return next_character(text, at);
    }
    let mut starts = words_near(text, at).into_iter().filter(|word| !is_blank(text, word));
    starts.find(|word| word.start > at).map_or(paragraph.end, |word| word.start)
}

/// Where this word began, or the one before, or the paragraph before ended.
pub(super) fn previous_word(text: &str, at: usize) -> usize {
    let paragraph = paragraph_at(text, at);
    if at <= paragraph.start {
        return previous_character(text, at);
    }
    let starts = words_near(text, at).into_iter().rev().filter(|word| !is_blank(text, word));
    let mut starts = starts.map(|word| word.start);
    starts.find(|start| *start < at).unwrap_or(paragraph.start)
}

/// The word, or the spaces, at a place.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let words = words_near(text, at);
    let last = words.last().cloned();
    let found = words.into_iter().find(|word| word.contains(&at));
    found.or(last).unwrap_or(at..at)
}

/// The paragraph at a place, without its newline.
pub(super) fn paragraph_at(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |start| start + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| end + at);
    start..end
}

fn is_blank(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_none_or(|text| text.trim().is_empty())
}

fn words_near(text: &str, at: usize) -> Vec<Range<usize>> {
    let paragraph = paragraph_at(text, at);
    let near = around(text, at, NEAR_WORDS);
    let near = near.start.max(paragraph.start)..near.end.min(paragraph.end);
    let letters = text.get(near.clone()).unwrap_or_default();
    words(letters).into_iter().map(|word| word.start + near.start..word.end + near.start).collect()
}

/// The text around a place, from one letter that begins a character to another.
fn around(text: &str, at: usize, reach: usize) -> Range<usize> {
    let begins = |index: &usize| {
        let rest = text.get(*index..);
        rest.and_then(|rest| rest.chars().next()).is_some_and(|c| c.is_ascii() || is_consonant(c))
    };
    let start = (0..=at.saturating_sub(reach)).rev().find(begins).unwrap_or(0);
    let end = (at.saturating_add(reach)..text.len()).find(begins).unwrap_or(text.len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "น้ำใจ ของที่นี่\nกำหนดงาน";

    #[test]
    fn characters_are_clusters() {
        let mut at = 0;
        let mut seen = Vec::new();
        while at < TEXT.len() {
            let next = next_character(TEXT, at);
            seen.push(&TEXT[at..next]);
            assert_eq!(previous_character(TEXT, next), at);
            at = next;
        }
        assert_eq!(
            seen,
            [
                "น้ำ",
                "ใ",
                "จ",
                " ",
                "ข",
                "อ",
                "ง",
                "ที่",
                "นี่",
                "\n",
                "กำ",
                "ห",
                "น",
                "ด",
                "ง",
                "า",
                "น"
            ]
        );
    }

    #[test]
    fn words_are_those_of_the_paper() {
        let mut at = 0;
        let mut stops = Vec::new();
        while at < TEXT.len() {
            let next = next_word(TEXT, at);
            stops.push(&TEXT[at..next]);
            at = next;
        }
        assert_eq!(stops, ["น้ำ", "ใจ ", "ของ", "ที่", "นี่", "\n", "กำหนด", "งาน"]);
        let mut back = Vec::new();
        while at > 0 {
            let next = previous_word(TEXT, at);
            back.push(&TEXT[next..at]);
            at = next;
        }
        assert_eq!(back, ["งาน", "กำหนด", "\n", "นี่", "ที่", "ของ", "ใจ ", "น้ำ"]);
    }

    #[test]
    fn an_edge_is_never_inside_a_character() {
        for at in 0..TEXT.len() + 3 {
            let edge = edge_at(TEXT, at);
            assert!(edge == 0 || next_character(TEXT, previous_character(TEXT, edge)) == edge);
        }
    }

    #[test]
    fn a_step_in_a_long_text_is_the_same_as_in_a_short_one() {
        let long = TEXT.repeat(200);
        let middle = TEXT.len() * 100;
        assert_eq!(next_character(&long, middle), middle + next_character(TEXT, 0));
        assert_eq!(next_word(&long, middle), middle + next_word(TEXT, 0));
    }
}
