//! Which changes an undo takes back together.
//!
//! Letters typed one after the other are one step, up to the beginning of the next phrase: Thai
//! writes its words together and sets a space between phrases. A phrase that runs on is cut before
//! a vowel that can only begin a syllable. Letters taken away one after the other are one step too.
//! Whatever else changes a text is a step of its own, and so is what follows a pause.

use std::ops::Range;

use crate::base::thai_chars::is_leading_vowel;

/// A longer pause begins a new step, in seconds.
const PAUSE: f64 = 1.0;
/// After so many characters a phrase may be cut.
const LONG: usize = 30;
/// After so many characters it is cut wherever it is.
const TOO_LONG: usize = 90;

/// How a text was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters typed.
    Typed,
    /// What is before the caret taken away.
    Backspace,
    /// What is behind the caret taken away.
    Delete,
    /// Pasted, cut, a new line, the place of a selection taken.
    Whole,
}

/// One change: what was taken away and what came in its place.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) kind: Kind,
    pub(super) removed: Range<usize>,
    pub(super) inserted: String,
}

/// The change before.
#[derive(Clone, Debug)]
struct Last {
    kind: Kind,
    /// Where it left the caret.
    at: usize,
    time: f64,
    length: usize,
    ended_in_space: bool,
}

/// Remembers the change before.
#[derive(Clone, Debug, Default)]
pub(super) struct UndoStep {
    last: Option<Last>,
}

impl UndoStep {
    /// The next change begins a step.
    pub(super) fn end(&mut self) {
        self.last = None;
    }

    /// Whether a change, made now, belongs to the step of the one before.
    pub(super) fn continues(&mut self, change: &Change, now: f64) -> bool {
        let follows = self.last.as_ref().is_some_and(|last| last.is_followed_by(change, now));
        let length = if follows { self.last.as_ref().map_or(0, |last| last.length) } else { 0 };
        self.last = Some(Last {
            kind: change.kind,
            at: change.removed.start + change.inserted.len(),
            time: now,
            length: length + change.inserted.chars().count(),
            ended_in_space: change.inserted.ends_with(char::is_whitespace),
        });
        follows
    }
}

impl Last {
    fn is_followed_by(&self, change: &Change, now: f64) -> bool {
        let adjacent = match change.kind {
            Kind::Typed => change.removed.is_empty() && change.removed.start == self.at,
            Kind::Backspace => change.removed.end == self.at,
            Kind::Delete => change.removed.start == self.at,
            Kind::Whole => false,
        };
        let first = change.inserted.chars().next();
        let new_phrase = change.kind == Kind::Typed
            && ((self.ended_in_space && first.is_some_and(|c| !c.is_whitespace()))
                || (self.length >= LONG && first.is_some_and(is_leading_vowel))
                || self.length >= TOO_LONG);
        self.kind == change.kind && adjacent && now - self.time <= PAUSE && !new_phrase
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types letter by letter; gives the steps.
    fn steps(text: &str, pause: f64) -> Vec<String> {
        let (mut step, mut at, mut now) = (UndoStep::default(), 0, 0.0);
        let mut steps: Vec<String> = Vec::new();
        for c in text.chars() {
            let change = Change { kind: Kind::Typed, removed: at..at, inserted: c.to_string() };
            at += c.len_utf8();
            now += pause;
            match steps.last_mut() {
                Some(last) if step.continues(&change, now) => last.push(c),
                Some(_) => steps.push(c.to_string()),
                None => {
                    assert!(!step.continues(&change, now));
                    steps.push(c.to_string());
                }
            }
        }
        steps
    }

    #[test]
    fn a_phrase_is_one_step() {
        assert_eq!(steps("กำหนดงาน ของ  ที่นี่", 0.2), ["กำหนดงาน ", "ของ  ", "ที่นี่"]);
    }

    #[test]
    fn a_pause_begins_a_step() {
        assert_eq!(steps("กข", 1.1), ["ก", "ข"]);
    }

    #[test]
    fn a_long_phrase_is_cut_before_a_vowel_that_begins_a_syllable() {
        let long = steps("สำนักงานคณะกรรมการข้าราชการพลเรือนกำหนดเกณฑ์", 0.1);
        assert_eq!(long, ["สำนักงานคณะกรรมการข้าราชการพลเรือนกำหนด", "เกณฑ์"]);
    }

    #[test]
    fn taking_away_is_one_step_and_not_that_of_typing() {
        let mut step = UndoStep::default();
        let change =
            |kind, removed, inserted: &str| Change { kind, removed, inserted: inserted.to_owned() };
        assert!(!step.continues(&change(Kind::Typed, 0..0, "abc"), 0.0));
        assert!(!step.continues(&change(Kind::Backspace, 2..3, ""), 0.1));
        assert!(step.continues(&change(Kind::Backspace, 1..2, ""), 0.2));
        assert!(!step.continues(&change(Kind::Delete, 1..2, ""), 0.3));
        assert!(step.continues(&change(Kind::Delete, 1..2, ""), 0.4));
        assert!(!step.continues(&change(Kind::Delete, 0..1, ""), 0.5));
        assert!(!step.continues(&change(Kind::Whole, 0..0, "x"), 0.6));
        assert!(!step.continues(&change(Kind::Whole, 1..1, "x"), 0.7));
    }
}
