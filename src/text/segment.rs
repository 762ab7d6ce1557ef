//! A stretch of Thai letters cut into words.
//!
//! The listed words are laid over the letters and the cheapest chain of them wins. Where letters
//! belong to no listed word, a language model guesses; it is a thousand times slower, so it is asked
//! about those letters alone. A listed word is cheaper than a guessed one, and a guessed one cheaper
//! than letters of no word.
//!
//! **Invariant:** never cuts where a syllable cannot end, so never inside a cluster.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::base::thai_chars::{
    KO_KAI, MAI_HAN_AKAT, MAITAIKHU, NIKHAHIT, SARA_AA, SARA_AM, SARA_UEE, THANTHAKHAT,
    is_consonant, is_following_vowel, is_leading_vowel, is_mark, is_tone,
};

use super::memo::Memo;
use super::vocabulary::vocabulary;

/// A word of the list.
const LISTED: u32 = 10;
/// A word of the model.
const GUESSED: u32 = 14;
/// The rest of a word of the model, after a listed word took its beginning.
const REST: u32 = 21;
/// A syllable of no word.
const LOOSE: u32 = 23;
/// How many words beside letters of no word the model is shown with them.
const BESIDE: usize = 2;

/// Where the words of a stretch of Thai letters begin, the first left out.
pub(super) fn word_starts(letters: &str) -> Arc<[usize]> {
    static KNOWN: Memo<Arc<[usize]>> = Memo::new();
    KNOWN.get(letters, || {
        let (composed, origins) = composed(letters);
        let starts = segment(&composed);
        starts.into_iter().map(|start| origins.get(start).copied().unwrap_or(start)).collect()
    })
}

/// The letters with the vowel am as one character, as the list has it, and for each byte of them
/// the byte of the letters as written.
fn composed(letters: &str) -> (Cow<'_, str>, Vec<usize>) {
    if !letters.contains(NIKHAHIT) {
        return (Cow::Borrowed(letters), Vec::new());
    }
    let mut out = String::with_capacity(letters.len());
    let mut origins = Vec::with_capacity(letters.len());
    let mut chars = letters.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let written = letters.get(at..).unwrap_or_default();
        let rest: Vec<char> = written.chars().skip(1).take(2).collect();
        let (tone, am) = match rest.as_slice() {
            [tone, SARA_AA] if c == NIKHAHIT && is_tone(*tone) => (Some(*tone), true),
            [SARA_AA, ..] if c == NIKHAHIT => (None, true),
            _ => (None, false),
        };
        for c in tone.into_iter().chain([if am { SARA_AM } else { c }]) {
            out.push(c);
            origins.resize(out.len(), at);
        }
        for _ in 0..usize::from(am) + usize::from(tone.is_some()) {
            chars.next();
        }
    }
    origins.push(letters.len());
    (Cow::Owned(out), origins)
}

/// Where a syllable of Thai letters can end, from 0 to the length.
///
/// Also the places where a word wider than the line may be torn.
pub(super) fn cuts(letters: &str) -> Vec<usize> {
    let chars: Vec<(usize, char)> = letters.char_indices().collect();
    let mut cuts: Vec<usize> = vec![0];
    for (index, (offset, _)) in chars.iter().enumerate().skip(1) {
        if can_cut(&chars, index) {
            cuts.push(*offset);
        }
    }
    if !letters.is_empty() {
        cuts.push(letters.len());
    }
    cuts
}

fn can_cut(chars: &[(usize, char)], index: usize) -> bool {
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let back = |steps: usize| index.checked_sub(steps).and_then(at);
    let (Some(here), Some(before)) = (at(index), back(1)) else {
        return true;
    };
    if is_mark(here) || is_following_vowel(here) || is_leading_vowel(before) {
        return false;
    }
    // A silenced letter belongs to what is before it, and so does the bare letter before that.
    let silenced = |index: usize| {
        at(index).is_some_and(is_consonant)
            && (at(index + 1) == Some(THANTHAKHAT)
                || (at(index + 1).is_some_and(is_mark) && at(index + 2) == Some(THANTHAKHAT)))
    };
    if silenced(index) || (is_consonant(here) && silenced(index + 1)) {
        return false;
    }
    if !is_consonant(here) {
        return true;
    }
    let (vowel, first) = if is_tone(before) { (back(2), back(3)) } else { (Some(before), back(2)) };
    match vowel {
        Some(MAI_HAN_AKAT | SARA_UEE) => false,
        // After the short sign a letter follows, but in the word made of ko kai and the sign.
        Some(MAITAIKHU) => first == Some(KO_KAI) && !back(3).is_some_and(is_leading_vowel),
        _ => true,
    }
}

fn segment(letters: &str) -> Vec<usize> {
    let cuts = cuts(letters);
    if cuts.len() <= 2 {
        return Vec::new();
    }
    let mut seen = vec![Seen::Unasked; cuts.len()];
    let mut chain = cheapest(letters, &cuts, &seen);
    let doubtful: Vec<Range<usize>> = doubtful(&chain);
    for stretch in &doubtful {
        ask(letters, &cuts, stretch.clone(), &mut seen);
    }
    if !doubtful.is_empty() {
        chain = cheapest(letters, &cuts, &seen);
    }
    starts(&cuts, &chain)
}

/// What the language model says of a cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Not asked: it is slow, and the list knows these letters.
    Unasked,
    /// A word begins or ends here.
    Edge,
    /// In the middle of a word.
    Inside,
}

/// One word of a chain, from cut to cut.
#[derive(Clone, Copy)]
struct Link {
    from: usize,
    to: usize,
    cost: u32,
    /// A syllable of no word: it stays with a loose neighbour.
    loose: bool,
}

/// The cheapest chain of words over all the letters, the last word first.
fn cheapest(letters: &str, cuts: &[usize], seen: &[Seen]) -> Vec<Link> {
    let mut best: Vec<Option<Link>> = vec![None; cuts.len()];
    let next_edges = next_edges(seen);
    for (from, start) in cuts.iter().enumerate() {
        let so_far = match best.get(from).copied().flatten() {
            Some(link) => link.cost,
            None if from == 0 => 0,
            None => continue,
        };
        let rest = letters.get(*start..).unwrap_or_default();
        let inside = seen.get(from) == Some(&Seen::Inside);
        let mut offer = |to: usize, cost: u32, loose: bool| {
            let link = Link { from, to, cost: so_far + cost, loose };
            if let Some(slot) = best.get_mut(to)
                && slot.is_none_or(|known| link.cost < known.cost)
            {
                *slot = Some(link);
            }
        };
        for length in vocabulary().begun_with(rest) {
            if let Ok(to) = cuts.binary_search(&(start + length)) {
                offer(to, LISTED + u32::from(inside), false);
            }
        }
        if seen.get(from) != Some(&Seen::Unasked) {
            // A single letter is no word, whatever the model sees.
            if let Some(to) = next_edges.get(from).copied().flatten()
                && !is_single(cuts, from, to)
            {
                offer(to, if inside { REST } else { GUESSED }, false);
            }
        }
        offer(from + 1, LOOSE, true);
    }
    let mut chain = Vec::new();
    let mut at = cuts.len().saturating_sub(1);
    while let Some(link) = best.get(at).copied().flatten() {
        chain.push(link);
        at = link.from;
    }
    chain
}

/// For each cut the next one where the model sees an edge, if nothing unasked lies between.
fn next_edges(seen: &[Seen]) -> Vec<Option<usize>> {
    let mut edges = vec![None; seen.len()];
    let mut next = None;
    for (cut, (seen, slot)) in seen.iter().zip(&mut edges).enumerate().rev() {
        *slot = next;
        next = match seen {
            Seen::Unasked => None,
            Seen::Edge => Some(cut),
            Seen::Inside => next,
        };
    }
    edges
}

/// The stretches of a chain, from cut to cut, that the list does not know, with the words beside.
fn doubtful(chain: &[Link]) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (index, _) in chain.iter().enumerate().filter(|(_, link)| link.loose) {
        let last = chain.get(index.saturating_sub(BESIDE)).map_or(0, |link| link.to);
        let first = chain.get(index + BESIDE).map_or(0, |link| link.from);
        match stretches.last_mut() {
            // The chain runs backwards, so the stretch before is the one to the right.
            Some(right) if right.start <= last => right.start = right.start.min(first),
            _ => stretches.push(first..last),
        }
    }
    stretches
}

fn starts(cuts: &[usize], chain: &[Link]) -> Vec<usize> {
    let mut starts: Vec<usize> = chain
        .windows(2)
        .filter_map(|pair| match pair {
            [right, left] if stays_apart(cuts, *left, *right) => cuts.get(right.from).copied(),
            _ => None,
        })
        .collect();
    starts.reverse();
    starts
}

/// Loose syllables in a row are one word, and a loose single letter is part of the word before it.
fn stays_apart(cuts: &[usize], left: Link, right: Link) -> bool {
    !(right.loose && (left.loose || is_single(cuts, right.from, right.to)))
}

fn is_single(cuts: &[usize], from: usize, to: usize) -> bool {
    let length = |cut: usize| cuts.get(cut).copied().unwrap_or_default();
    length(to) - length(from) == KO_KAI.len_utf8()
}

/// Asks the language model about a stretch of cuts.
fn ask(letters: &str, cuts: &[usize], stretch: Range<usize>, seen: &mut [Seen]) {
    static MODEL: LazyLock<WordSegmenterBorrowed<'static>> =
        LazyLock::new(|| WordSegmenter::new_lstm(WordBreakInvariantOptions::default()));
    let (Some(start), Some(end)) = (cuts.get(stretch.start), cuts.get(stretch.end)) else {
        return;
    };
    for slot in seen.iter_mut().take(stretch.end + 1).skip(stretch.start) {
        *slot = Seen::Inside;
    }
    for offset in MODEL.segment_str(letters.get(*start..*end).unwrap_or_default()) {
        let cut = cuts.binary_search(&(start + offset));
        if let Some(slot) = cut.ok().and_then(|cut| seen.get_mut(cut)) {
            *slot = Seen::Edge;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(letters: &str) -> String {
        let mut out = letters.to_owned();
        let cuts = cuts(letters);
        for at in cuts.iter().rev().filter(|at| **at > 0 && **at < letters.len()) {
            out.insert(*at, '|');
        }
        out
    }

    #[test]
    fn syllables_are_never_torn() {
        for (letters, expected) in [
            ("เป็น", "เป็น"),
            ("ก็ดี", "ก็|ดี"),
            ("เก็บ", "เก็บ"),
            ("น้ำใจ", "น้ำ|ใจ"),
            ("สิทธิ์", "สิทธิ์"),
            ("คือ", "คือ"),
            ("มั่นคง", "มั่น|ค|ง"),
            ("", ""),
        ] {
            assert_eq!(cut(letters), expected);
        }
    }

    #[test]
    fn letters_of_no_word_never_fail() {
        for letters in ["ก", "่", "เ", "เแโ", "กกกกกก", "ะะะ", "์ฺํ", "ฤๅ"]
        {
            for start in &*word_starts(letters) {
                assert!(letters.is_char_boundary(*start));
            }
        }
    }
}
