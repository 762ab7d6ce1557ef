//! What is looked for, as somebody types it.

use std::ops::Range;

use super::index::{stands_alone, unspaced};
use super::vocabulary::vocabulary;
use crate::base::thai_chars::is_thai;
use crate::text::breaks;

/// A word that stands for another counts a little less than the word typed.
const INSTEAD: f32 = 0.8;

/// One word that is looked for, with what may stand in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// The word and what may stand for it, each with what it counts for.
    pub ways: Vec<(Vec<u8>, f32)>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// Everything typed, on one line: a quotation finds its place.
    pub(super) all: Vec<u8>,
    /// Numbers of an item, where some were typed: `๒.๑.๑ (๒)`.
    pub(super) items: Vec<String>,
}

impl Query {
    /// What was typed.
    pub fn new(typed: &str) -> Self {
        let mut query = Self { all: unspaced(typed), ..Self::default() };
        let numbers = typed.split_whitespace().filter(|word| is_item(word));
        query.items = numbers.map(str::to_owned).collect();
        for piece in pieces(typed) {
            match piece {
                Piece::Phrase(phrase, same) => query.add(phrase, same),
                Piece::Words(text) => query.add_words(text),
            }
        }
        if query.terms.is_empty() {
            // Nothing but words that ask: then they are what is looked for.
            for range in breaks::words(typed) {
                query.add(typed.get(range).unwrap_or_default(), &[]);
            }
        }
        query
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Where words of the query are in a text, in bytes, in order.
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        // Cluster by cluster: then each byte knows where its letter stands.
        let (mut bytes, mut origins) = (Vec::new(), Vec::new());
        for cluster in breaks::clusters(text) {
            let letters = unspaced(text.get(cluster.clone()).unwrap_or_default());
            origins.extend(letters.iter().map(|_| cluster.clone()));
            bytes.extend(letters);
        }
        let mut covered = vec![false; bytes.len()];
        for (way, _) in self.terms.iter().flat_map(|term| &term.ways) {
            for at in memchr::memmem::find_iter(&bytes, way) {
                if stands_alone(&bytes, at, way) {
                    covered.iter_mut().skip(at).take(way.len()).for_each(|c| *c = true);
                }
            }
        }
        let mut ranges = Vec::<Range<usize>>::new();
        for (origin, _) in origins.iter().zip(&covered).filter(|(_, covered)| **covered) {
            match ranges.last_mut() {
                Some(last) if origin.start <= last.end => last.end = last.end.max(origin.end),
                _ => ranges.push(origin.clone()),
            }
        }
        ranges
    }

    fn add_words(&mut self, text: &str) {
        for range in breaks::words(text) {
            let word = text.get(range).unwrap_or_default().trim();
            if !vocabulary().dropped.contains(word) {
                self.add(word, &[]);
            }
        }
    }

    fn add(&mut self, word: &str, same: &[&str]) {
        if !word.chars().any(char::is_alphanumeric) {
            return;
        }
        let typed = (unspaced(word), 1.0);
        let instead = same.iter().map(|same| (unspaced(same), INSTEAD));
        let term = Term { ways: std::iter::once(typed).chain(instead).collect() };
        if !self.terms.contains(&term) {
            self.terms.push(term);
        }
    }
}

/// A stretch of what was typed.
enum Piece<'t> {
    /// A phrase of everyday speech, and what the circular says for it.
    Phrase(&'static str, &'static [&'static str]),
    /// Anything else.
    Words(&'t str),
}

/// Cuts the phrases of everyday speech out.
fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = typed.get(at..).filter(|rest| !rest.is_empty()) {
        let ends = |length: usize| !rest.get(length..).is_some_and(|r| r.starts_with(is_mark));
        match vocabulary().phrase_at(rest).filter(|(phrase, _)| ends(phrase.len())) {
            Some((phrase, same)) => {
                pieces.push(Piece::Words(typed.get(from..at).unwrap_or_default()));
                pieces.push(Piece::Phrase(phrase, same));
                at += phrase.len();
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(Piece::Words(typed.get(from..).unwrap_or_default()));
    pieces
}

/// A vowel or tone that belongs to the letter before it: no word ends before one.
fn is_mark(c: char) -> bool {
    is_thai(c) && matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}' | '\u{0E47}'..='\u{0E4E}')
}

/// Whether a word is the number of an item: `๒.๑`, `(๒)`, `12.2`.
fn is_item(word: &str) -> bool {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let signs = word.chars().filter(|c| ['.', '(', ')'].contains(c)).count();
    digits > 0 && signs > 0 && word.chars().count() == digits + signs
}
