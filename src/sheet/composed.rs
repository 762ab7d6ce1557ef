//! Words, answers and the room of blanks as one text, and back: what of each stands on a line.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::inline::{Blank, DOTS, Piece, width_of};
use super::span::Span;
use crate::base::Mm;
use crate::text::{BODY_SIZE, Cluster, Face, Line, Placed, to_mm};

/// Holds the room of a blank; never broken at.
const FILLER: &str = "\u{A0}";
/// Keeps an answer apart from the filler: marks alone do not join it.
const JOINER: &str = "\u{2060}";
/// In bytes; an answer so long fills any blank, unmeasured.
const LONG_ANSWER: usize = 600;

/// All pieces as one text.
pub(super) struct Composed {
    pub(super) text: String,
    parts: Vec<Part>,
}

/// A part of the text: a piece's own, or room before or behind it.
struct Part {
    text: Range<usize>,
    piece: usize,
    own: bool,
}

impl Composed {
    pub(super) fn of(pieces: &[Piece<'_>]) -> Self {
        let mut composed = Self { text: String::new(), parts: Vec::new() };
        for (index, piece) in pieces.iter().enumerate() {
            let Some(blank) = piece.blank else {
                composed.push(index, piece.text, true);
                continue;
            };
            let next = pieces.get(index + 1).and_then(|next| next.text.chars().next());
            // A word may begin the next line; a stroke, a bracket or a space may not.
            let breaks = next.is_some_and(char::is_alphabetic);
            let (before, behind) = room(piece.text, blank);
            let mut trail = FILLER.repeat(behind);
            if breaks && trail.pop().is_some() {
                trail.push(' ');
            }
            composed.push(index, &(FILLER.repeat(before) + JOINER), false);
            if !piece.text.is_empty() {
                composed.push(index, piece.text, true);
            }
            composed.push(index, &(JOINER.to_owned() + &trail), false);
        }
        composed
    }

    fn push(&mut self, piece: usize, text: &str, own: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.push(Part { text: start..self.text.len(), piece, own });
    }

    /// What of each piece stands on a line.
    pub(super) fn spans(&self, line: &Line) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut parts = self.parts.iter().peekable();
        let mut offset = line.text.start;
        for run in &line.runs {
            let right = |x: i32| run.x + to_mm(x, BODY_SIZE);
            for (index, placed) in run.text.clusters.iter().enumerate() {
                let end = offset + placed.len as usize;
                let next = run.text.clusters.get(index + 1);
                let x_end = next.map_or(run.x + run.text.advance, |next| right(next.x));
                // The text engine gives what is not seen, a joiner, to the letter before it, be it
                // another part's.
                let whole = offset;
                while offset < end {
                    while parts.next_if(|part| part.text.end <= offset).is_some() {}
                    let Some(part) = parts.peek() else { break };
                    let text = offset..end.min(part.text.end);
                    let left = if offset == whole { right(placed.x) } else { x_end };
                    match spans.last_mut() {
                        Some(span) if span.piece == part.piece => {}
                        _ => spans.push(Span::at(part.piece, left)),
                    }
                    if let Some(span) = spans.last_mut() {
                        span.right = x_end;
                        if part.own {
                            let inked = offset == whole;
                            let text = self.text.get(text.clone()).unwrap_or_default();
                            span.take(part_of(placed, text, inked), run.text.face, left, x_end);
                            span.text.push_str(text);
                        }
                    }
                    offset = text.end;
                }
            }
        }
        if spans.is_empty() {
            // Two line's ends in a row in an answer: a line of dots.
            let here = self.parts.iter().find(|part| part.text.end > line.text.start);
            spans.extend(here.map(|part| Span::at(part.piece, line.x)));
        }
        spans
    }
}

/// The part of a cluster that stands for this text; its glyphs go with the first part.
fn part_of(placed: &Placed, text: &str, inked: bool) -> Placed {
    if placed.len as usize == text.len() {
        return placed.clone();
    }
    let len = u32::try_from(text.len()).unwrap_or(placed.len);
    let (glyphs, advance) = match (inked, &*placed.cluster) {
        (true, whole) => (whole.glyphs.clone(), whole.advance),
        (false, _) => (Box::default(), 0),
    };
    let x = if inked { placed.x } else { placed.x + placed.cluster.advance };
    Placed { x, len, cluster: Arc::new(Cluster { text: text.into(), glyphs, advance }) }
}

/// How many fillers stand before and behind an answer.
fn room(answer: &str, blank: Blank) -> (usize, usize) {
    if answer.is_empty() {
        return (0, fillers(blank.length));
    }
    let least = fillers(DOTS);
    let long = answer.len() > LONG_ANSWER;
    let taken = if long { blank.length } else { width_of(Face::Regular, answer) };
    let all = fillers(blank.length - taken).max(2 * least);
    let before = if blank.centred { all / 2 } else { least };
    (before, all - before)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
fn fillers(length: Mm) -> usize {
    static FILLER_WIDTH: LazyLock<Mm> = LazyLock::new(|| width_of(Face::Regular, FILLER));
    (length.0 / FILLER_WIDTH.0).floor().clamp(0.0, 1000.0) as usize
}
