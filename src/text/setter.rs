//! Puts the words of a paragraph on lines.

use std::sync::Arc;

use crate::base::Mm;

use super::breaks::tears;
use super::justify::Gap;
use super::paragraph::{Align, Line, Paragraph, Run, TextRun, to_mm, to_units};
use super::piece::{Piece, is_white, width_of};
use super::shape::Placed;
use super::spacing;

/// Puts words on lines as long as they fit.
pub(super) struct Setter<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    /// Lines set of this stretch.
    count: usize,
    start: usize,
    end: usize,
    pieces: Vec<Piece>,
    pen: i32,
}

impl<'p, 't> Setter<'p, 't> {
    pub(super) const fn new(paragraph: &'p Paragraph<'t>, start: usize) -> Self {
        Self { paragraph, count: 0, start, end: start, pieces: Vec::new(), pen: 0 }
    }

    fn indent(&self) -> Mm {
        if self.count == 0 { self.paragraph.first_indent } else { self.paragraph.hanging_indent }
    }

    fn room(&self) -> i32 {
        to_units(self.paragraph.width - self.indent(), self.paragraph.size)
    }

    pub(super) fn word(&mut self, mut pieces: Vec<Piece>, lines: &mut Vec<Line>) {
        let mut fits = self.fits(&mut pieces);
        if !fits && !self.pieces.is_empty() {
            self.close(false, lines);
            fits = self.fits(&mut pieces);
        }
        for piece in pieces {
            if fits {
                self.put(piece);
            } else {
                self.tear(&piece, lines);
            }
        }
    }

    /// Whether a word has room on this line, as far from what is before it as it must be.
    fn fits(&self, pieces: &mut [Piece]) -> bool {
        if let Some(first) = pieces.first_mut() {
            let before = self.pieces.last().and_then(|before| before.clusters().last());
            let neighbours = before.zip(first.clusters().first());
            first.apart = neighbours.map_or(0, |(before, next)| spacing::between(before, next));
        }
        self.pen + width_of(pieces) <= self.room()
    }

    fn put(&mut self, piece: Piece) {
        self.end = piece.text.end;
        self.pen += piece.advance();
        self.pieces.push(piece);
    }

    /// A piece wider than a line: as many syllables as fit, or clusters, or one cluster.
    fn tear(&mut self, piece: &Piece, lines: &mut Vec<Line>) {
        let paragraph = self.paragraph;
        let syllables = tears(paragraph.text.get(piece.text.clone()).unwrap_or_default());
        // Behind the last ink, white space hangs over the edge.
        let white = piece.shaped.clusters.iter().rposition(|placed| !is_white(placed));
        let white = white.map_or(0, |last| last + 1);
        let mut first = 0;
        let mut start = piece.text.start;
        while let Some(rest) = piece.shaped.clusters.get(first..).filter(|rest| !rest.is_empty()) {
            let room = self.room() - self.pen;
            let origin = rest.first().map_or(0, |placed| placed.x);
            let end_of = |index: usize| {
                rest.get(index + 1).map_or(piece.shaped.advance, |next| next.x) - origin
            };
            let mut offset = start;
            let (mut fit, mut at_syllable) = (None, None);
            for (index, placed) in rest.iter().enumerate() {
                offset += placed.len as usize;
                if end_of(index) > room && first + index < white {
                    break;
                }
                fit = Some((index, offset));
                let last = index + 1 == rest.len();
                if last || syllables.binary_search(&(offset - piece.text.start)).is_ok() {
                    at_syllable = fit;
                }
            }
            let cut = at_syllable.or(if self.pieces.is_empty() { fit } else { None });
            let (index, end) = match cut {
                Some(cut) => cut,
                None if self.pieces.is_empty() => {
                    (0, start + rest.first().map_or(0, |placed| placed.len as usize))
                }
                None => {
                    self.close(false, lines);
                    continue;
                }
            };
            let part = first..first + index + 1;
            self.put(Piece {
                text: start..end,
                face: piece.face,
                shaped: Arc::clone(&piece.shaped),
                clusters: Some(part.clone()),
                apart: 0,
            });
            first = part.end;
            start = end;
            if first < piece.shaped.clusters.len() {
                self.close(false, lines);
            }
        }
    }

    /// Ends the stretch: its last line takes the line's end in the text.
    pub(super) fn finish(mut self, end: usize, lines: &mut Vec<Line>) {
        self.end = end;
        self.close(true, lines);
    }

    fn close(&mut self, last: bool, lines: &mut Vec<Line>) {
        let (size, indent, room) = (self.paragraph.size, self.indent(), self.room());
        let width = width_of(&self.pieces);
        let gap = match self.paragraph.align {
            Align::Justified if !last => Gap::to_fill(&self.pieces, room - width, width),
            Align::Left | Align::Centre | Align::Right | Align::Justified => Gap::default(),
        };
        let (runs, stretched) = self.runs(gap, width);
        let width = to_mm(stretched, size);
        let spare = (self.paragraph.width - indent - width).max(Mm::ZERO);
        let x = indent
            + match self.paragraph.align {
                Align::Left | Align::Justified => Mm::ZERO,
                Align::Centre => spare / 2.0,
                Align::Right => spare,
            };
        let runs = runs.into_iter().map(|(at, text)| Run { x: x + to_mm(at, size), text });
        lines.push(Line { text: self.start..self.end, x, width, runs: runs.collect() });
        self.start = self.end;
        self.count += 1;
        self.pen = 0;
        self.pieces.clear();
    }

    /// Joins the pieces of a line to runs; gives also the width with what justification added.
    fn runs(&self, mut gap: Gap, width: i32) -> (Vec<(i32, TextRun)>, i32) {
        let mut runs = Vec::new();
        let (mut pen, mut added) = (0, 0);
        for pieces in self.pieces.chunk_by(|one, next| one.face == next.face) {
            let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
                continue;
            };
            let origin = pen + added;
            let mut placed: Vec<Placed> = Vec::new();
            for piece in pieces {
                let start = pen + piece.apart - piece.start();
                let clusters = piece.clusters();
                for (index, cluster) in clusters.iter().enumerate() {
                    let at = start + cluster.x;
                    placed.push(Placed { x: at + added - origin, ..cluster.clone() });
                    if at + cluster.cluster.advance < width {
                        added += gap.after(cluster, clusters.get(index + 1));
                    }
                }
                pen += piece.advance();
            }
            let text = self.paragraph.text.get(first.text.start..last.text.end);
            let run = TextRun {
                face: first.face,
                size: self.paragraph.size,
                text: text.unwrap_or_default().into(),
                clusters: placed.into(),
                advance: to_mm(pen + added - origin, self.paragraph.size),
            };
            runs.push((origin, run));
        }
        (runs, width + added)
    }
}
