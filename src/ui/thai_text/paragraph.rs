//! One paragraph: the pieces that stay on one line, and the lines they fill.
//!
//! A change measures anew what stands near it; the rest of a long paragraph is kept.

use std::ops::Range;

use crate::text::breaks::{clusters, line_breaks, tears};

/// How far around a change, in bytes, lines may come to break elsewhere.
const REACH: usize = 400;

/// What may not be broken, with the spaces behind it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    end: usize,
    /// Its width without the spaces at its end.
    ink: f32,
    advance: f32,
}

/// A paragraph cut into pieces and wrapped.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    text: Box<str>,
    pieces: Vec<Piece>,
    starts: Vec<usize>,
    wrapped_at: Option<f32>,
}

/// How wide a range of the paragraph's text is.
pub(super) type Measure<'a> = dyn FnMut(&str, Range<usize>) -> f32 + 'a;

impl Paragraph {
    /// Cuts and measures all of a text.
    pub(super) fn new(text: &str, measure: &mut Measure<'_>) -> Self {
        let pieces = pieces(text, 0..text.len(), measure);
        Self { text: text.into(), pieces, starts: Vec::new(), wrapped_at: None }
    }

    /// What this paragraph becomes when its text does.
    pub(super) fn changed(&self, text: &str, measure: &mut Measure<'_>) -> Self {
        let (before, after) = common_ends(&self.text, text);
        // From a line break well before the change to one well behind it.
        let keep = before.saturating_sub(REACH);
        let first = self.pieces.partition_point(|piece| piece.end <= keep);
        let start = first.checked_sub(1).and_then(|last| self.pieces.get(last));
        let start = start.map_or(0, |piece| piece.end);
        let far = (self.text.len() - after + REACH).min(self.text.len());
        let last = self.pieces.partition_point(|piece| piece.end < far);
        let old_end = self.pieces.get(last).map_or(self.text.len(), |piece| piece.end);
        let end = text.len() - (self.text.len() - old_end);
        let mut kept: Vec<Piece> = self.pieces.get(..first).unwrap_or_default().to_vec();
        kept.extend(pieces(text, start..end, measure));
        let behind = self.pieces.get(last + 1..).unwrap_or_default().iter();
        kept.extend(
            behind.map(|piece| Piece { end: piece.end + text.len() - self.text.len(), ..*piece }),
        );
        Self { text: text.into(), pieces: kept, starts: Vec::new(), wrapped_at: None }
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines start, the first at 0.
    pub(super) fn wrap(&mut self, width: f32, measure: &mut Measure<'_>) -> &[usize] {
        if self.wrapped_at.is_none_or(|known| known.to_bits() != width.to_bits()) {
            self.starts = self.wrapped(width, measure);
            self.wrapped_at = Some(width);
        }
        &self.starts
    }

    fn wrapped(&self, width: f32, measure: &mut Measure<'_>) -> Vec<usize> {
        let mut starts = vec![0];
        let (mut start, mut x) = (0, 0.0);
        for piece in &self.pieces {
            if x + piece.ink > width && x > 0.0 {
                starts.push(start);
                x = 0.0;
            }
            if piece.ink > width {
                x = self.tear(start..piece.end, width, &mut starts, measure);
            } else {
                x += piece.advance;
            }
            start = piece.end;
        }
        starts
    }

    /// Breaks a piece that is wider than a line; gives where its last line ends.
    fn tear(
        &self,
        piece: Range<usize>,
        width: f32,
        starts: &mut Vec<usize>,
        measure: &mut Measure<'_>,
    ) -> f32 {
        let text = self.text.get(piece.clone()).unwrap_or_default();
        let syllables = tears(text).into_iter().chain([text.len()]);
        let (mut x, mut from) = (0.0, piece.start);
        for end in syllables.map(|at| at + piece.start) {
            let whole = from..end;
            let syllable = self.text.get(whole.clone()).unwrap_or_default();
            let parts = if measure(&self.text, whole.clone()) > width {
                let at = |cluster: Range<usize>| cluster.start + from..cluster.end + from;
                clusters(syllable).into_iter().map(at).collect()
            } else {
                Vec::from([whole])
            };
            for part in parts {
                let advance = measure(&self.text, part.clone());
                let blank = self.text.get(part.clone()).is_some_and(|text| text.trim().is_empty());
                if x > 0.0 && x + advance > width && !blank {
                    starts.push(part.start);
                    x = 0.0;
                }
                x += advance;
            }
            from = end;
        }
        x
    }
}

fn pieces(text: &str, range: Range<usize>, measure: &mut Measure<'_>) -> Vec<Piece> {
    let part = text.get(range.clone()).unwrap_or_default();
    let breaks = line_breaks(part);
    let ends = breaks.iter().copied().chain([part.len()]).filter(|end| *end > 0);
    let mut start = range.start;
    ends.map(|end| {
        let end = end + range.start;
        let ink = text.get(start..end).unwrap_or_default().trim_end_matches(' ').len();
        let advance = measure(text, start..end);
        let inked = if start + ink == end { advance } else { measure(text, start..start + ink) };
        start = end;
        Piece { end, ink: inked, advance }
    })
    .collect()
}

/// How many bytes two texts share at their beginnings and, of the rest, at their ends.
pub(super) fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let mut before = old.bytes().zip(new.bytes()).take_while(same).count();
    while !(old.is_char_boundary(before) && new.is_char_boundary(before)) {
        before -= 1;
    }
    let most = old.len().min(new.len()) - before;
    let mut after = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(same).count();
    while !(old.is_char_boundary(old.len() - after) && new.is_char_boundary(new.len() - after)) {
        after -= 1;
    }
    (before, after)
}
