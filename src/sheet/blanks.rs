//! How long the dotted lines inside words are.

use std::borrow::Cow;

use super::answers::Answers;
use super::inline::{Blank, Piece, width_of};
use crate::appraisal::fields;
use crate::base::{FieldId, Mm};
use crate::form::PieceDef;
use crate::text::Face;

/// A blank that nothing says more about.
const USUAL: Mm = Mm(25.0);
/// A blank beside a stroke: one of two numbers.
const NUMBER: Mm = Mm(14.0);
/// No blank is shorter.
const SHORTEST: Mm = Mm(12.0);
/// Beyond the longest of the answers to choose from.
const SPARE: Mm = Mm(5.0);

/// The form's words and blanks with their answers.
pub(super) struct Filled<'a> {
    answers: Answers<'a>,
    pieces: Vec<(Cow<'a, str>, Option<&'a FieldId>)>,
}

impl<'a> Filled<'a> {
    pub(super) fn new(defs: &'a [PieceDef], answers: Answers<'a>) -> Self {
        let piece = |def: &'a PieceDef| match def {
            PieceDef::Words(words) => (Cow::Borrowed(words.as_str()), None),
            PieceDef::Blank(field) => (answers.text(field), Some(field)),
        };
        Self { answers, pieces: defs.iter().map(piece).collect() }
    }

    /// The pieces for running text: blanks as long as their answers, or as is usual.
    pub(super) fn running(&self) -> Vec<Piece<'_>> {
        self.with_lengths(
            |index, text, field| {
                if text.is_empty() { self.usual(index, field) } else { SHORTEST }
            },
        )
    }

    /// The pieces for a line of an office, that is no wider than this if its answers let it.
    pub(super) fn in_a_signature(&self, width: Mm) -> Vec<Piece<'_>> {
        let words = self.words_width();
        self.with_lengths(|_, _, _| (width - words - SPARE).min(USUAL).max(SHORTEST))
    }

    fn words_width(&self) -> Mm {
        let words = self.pieces.iter().filter(|(_, field)| field.is_none());
        words.map(|(text, _)| width_of(Face::Regular, text)).sum()
    }

    /// The pieces for a line of this width, that their blanks fill when the answers let them.
    pub(super) fn on_a_line(&self, width: Mm) -> Vec<Piece<'_>> {
        let room = width - self.words_width();
        let base = self.base_lengths(room);
        let needed: Vec<Mm> = self.pieces.iter().map(|(text, _)| needed(text)).collect();
        let blanks =
            || self.pieces.iter().zip(base.iter().zip(&needed)).filter(|(p, _)| p.1.is_some());
        let fits = blanks().all(|(_, (base, needed))| needed.0 <= base.0);
        let spare = room - blanks().map(|(_, (_, needed))| *needed).sum();
        let all: Mm = blanks().map(|(_, (base, _))| *base).sum();
        self.with_lengths(|index, _, _| {
            let (Some(base), Some(needed)) = (base.get(index), needed.get(index)) else {
                return SHORTEST;
            };
            match (fits, spare > Mm::ZERO) {
                (true, _) => *base,
                (false, true) => *needed + spare * (base.0 / all.0),
                (false, false) => *needed,
            }
        })
    }

    /// How long blanks are on the official form: room for the longest choice, the rest shared.
    fn base_lengths(&self, room: Mm) -> Vec<Mm> {
        let fixed: Vec<Option<Mm>> = self
            .pieces
            .iter()
            .map(|(_, field)| field.and_then(|field| self.longest(field)))
            .collect();
        let blanks = self.pieces.iter().filter(|(_, field)| field.is_some()).count();
        let free = blanks - fixed.iter().flatten().count();
        let taken: Mm = fixed.iter().flatten().copied().sum();
        let share = |of: Mm, among: usize| of / f64::from(u32::try_from(among).unwrap_or(1).max(1));
        let rest = share(room - taken, free);
        let crowded = free > 0 && rest < USUAL;
        // Where all are choices they share what is left over.
        let over = if free == 0 { share(room - taken, blanks) } else { Mm::ZERO };
        fixed
            .into_iter()
            .map(|length| match length {
                _ if crowded => share(room, blanks),
                Some(length) => length + over,
                None => rest,
            })
            .collect()
    }

    fn with_lengths(&self, length: impl Fn(usize, &str, &FieldId) -> Mm) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for (index, (text, field)) in self.pieces.iter().enumerate() {
            let blank =
                field.map(|field| Blank { length: length(index, text, field), centred: true });
            pieces.push(Piece { text, field: *field, blank });
        }
        pieces
    }

    fn usual(&self, index: usize, field: &FieldId) -> Mm {
        let words = |index: Option<usize>| {
            index.and_then(|index| self.pieces.get(index)).map_or("", |(text, _)| text)
        };
        let stroke = |words: &str| words.trim() == "/";
        if stroke(words(index.checked_sub(1))) || stroke(words(Some(index + 1))) {
            return NUMBER;
        }
        self.longest(field).unwrap_or(USUAL)
    }

    /// The room for the longest answer to choose from.
    fn longest(&self, field: &FieldId) -> Option<Mm> {
        let width = |text: &str| width_of(Face::Regular, text);
        let longest = if *field == *fields::LEVEL {
            self.answers
                .form
                .def()
                .ladder
                .iter()
                .map(|rung| width(rung.as_str()).0)
                .reduce(f64::max)
        } else {
            self.answers.choices(field).iter().map(|choice| width(&choice.label).0).reduce(f64::max)
        };
        longest.map(|longest| Mm(longest) + SPARE)
    }
}

/// No shorter than its answer and the dots beside it.
fn needed(text: &str) -> Mm {
    if text.is_empty() { SHORTEST } else { Piece::needed(text).max(SHORTEST) }
}
