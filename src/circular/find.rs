//! The passage that a citation names, as the forms' help and the findings cite.

use std::ops::Range;

use memchr::memmem;

use super::{Circulars, Kind, Passage};
use crate::base::folded;
use crate::base::thai_chars::is_consonant;

/// What parts the cells of a row.
const CELL: char = '\u{B7}';

impl Circulars {
    /// The passage that is cited so: `ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม ข้อ ๑`. Where words of
    /// it are quoted besides, the passage of the part that has them.
    pub fn cited(&self, source: &str, quoted: &str) -> Option<usize> {
        let source = flat(source);
        let (part, rest) = self.cited_part(&source)?;
        let part = self.parts().get(part)?;
        let quoted = tight(quoted);
        if !quoted.is_empty() {
            let has = |passage: &Passage| memmem::find(&tight(&passage.text), &quoted).is_some();
            let having = part.passages.clone();
            let having: Vec<_> = having.filter(|id| self.passage(*id).is_some_and(has)).collect();
            let item = named(rest);
            let exact = having.iter().find(|id| self.passage(**id).is_some_and(|p| p.item == item));
            if let Some(found) = exact.or_else(|| having.first()) {
                return Some(*found);
            }
        }
        self.item(part.passages.clone(), rest).or(Some(part.passages.start))
    }

    /// The part that a citation begins with, and what it says behind it.
    fn cited_part<'s>(&self, source: &'s str) -> Option<(usize, &'s str)> {
        let named = self.parts().iter().enumerate();
        let named = named.filter_map(|(id, part)| {
            let behind = source.strip_prefix(part.circular.as_str())?.trim_start();
            let rest = |name: &str| {
                let rest = behind.strip_prefix(name)?;
                (rest.is_empty() || rest.starts_with([' ', ','])).then_some(rest)
            };
            // A covering letter bears the title of what it covers: what is cited so comes first.
            let by_title = || rest(&part.title).map(|rest| (rest.len(), true, id, rest));
            rest(part.cited()).map(|rest| (rest.len(), false, id, rest)).or_else(by_title)
        });
        named.min().map(|(_, _, id, rest)| (id, rest))
    }

    /// The passage of an item, below the heading that is named before it, if one is.
    fn item(&self, among: Range<usize>, rest: &str) -> Option<usize> {
        let headings = self.headings(among.clone(), rest.trim_start());
        let first = headings.first().map(|(id, _)| *id);
        let item = named(headings.first().map_or(rest, |(_, behind)| behind));
        if item.is_empty() {
            return first;
        }
        let below = headings.iter().map(|(id, _)| self.whole(*id));
        let everywhere = headings.is_empty().then_some(among);
        below
            .chain(everywhere)
            .flatten()
            .find(|id| self.passage(*id).is_some_and(|p| p.item == item))
            .or(first)
    }

    /// The headings that a text begins with, the longest of them, and what it says behind it. The
    /// same words can head several items.
    fn headings<'s>(&self, among: Range<usize>, text: &'s str) -> Vec<(usize, &'s str)> {
        let behind = |id: usize| {
            let heading = self.passage(id).filter(|passage| passage.kind == Kind::Heading)?;
            Some((id, text.strip_prefix(heading.text.as_str())?))
        };
        let mut found: Vec<_> = among.filter_map(behind).collect();
        let shortest = found.iter().map(|(_, behind)| behind.len()).min();
        found.retain(|(_, behind)| Some(behind.len()) == shortest);
        found
    }
}

/// The numbers in what follows a part or a heading: those of an item.
fn named(rest: &str) -> String {
    let words = rest.split_whitespace().map(|word| word.trim_end_matches(','));
    words.filter(|word| is_number(word)).collect::<Vec<_>>().join(" ")
}

/// Whether a word numbers an item: `๒.๑.๑`, `(๒)`, `ก`.
fn is_number(word: &str) -> bool {
    let sign = |c: char| ['.', '(', ')'].contains(&c);
    let mut bare = word.chars().filter(|c| !sign(*c)).peekable();
    match (bare.next(), bare.peek()) {
        (Some(c), None) => c.is_numeric() || is_consonant(c),
        (Some(c), Some(_)) => c.is_numeric() && bare.all(char::is_numeric),
        (None, _) => false,
    }
}

/// On one line, one space between two words.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without any space, and without what parts cells: the scan and the forms put them differently.
fn tight(text: &str) -> Vec<u8> {
    let mut bytes = folded(&text.replace(CELL, ""));
    bytes.retain(|byte| *byte != b' ');
    bytes
}
