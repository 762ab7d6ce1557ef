//! Shaped text that goes on one line as it is, or is torn between clusters.

use std::ops::Range;
use std::sync::Arc;

use super::font::{Face, is_invisible};
use super::shape::{Placed, Shaped};

/// Shaped text of one face that no line's end divides; part of its clusters where it was torn.
pub(super) struct Piece {
    pub(super) text: Range<usize>,
    pub(super) face: Face,
    pub(super) shaped: Arc<Shaped>,
    pub(super) clusters: Option<Range<usize>>,
    /// How far it keeps from what is before it.
    pub(super) apart: i32,
}

impl Piece {
    pub(super) fn clusters(&self) -> &[Placed] {
        let all = self.shaped.clusters.as_slice();
        self.clusters.clone().map_or(all, |part| all.get(part).unwrap_or_default())
    }

    pub(super) fn start(&self) -> i32 {
        self.clusters().first().map_or(0, |placed| placed.x)
    }

    pub(super) fn advance(&self) -> i32 {
        let next = self.clusters.as_ref().and_then(|part| self.shaped.clusters.get(part.end));
        self.apart + next.map_or(self.shaped.advance, |placed| placed.x) - self.start()
    }

    /// How wide it is up to the white space at its end, and whether all of it is white space.
    pub(super) fn inked(&self) -> (i32, bool) {
        let clusters = self.clusters();
        match clusters.iter().rposition(|placed| !is_white(placed)) {
            None => (0, true),
            Some(last) => {
                let end = clusters
                    .get(last + 1)
                    .map_or_else(|| self.advance(), |next| self.apart + next.x - self.start());
                (end, false)
            }
        }
    }
}

pub(super) fn is_white(placed: &Placed) -> bool {
    let text = &placed.cluster.text;
    placed.cluster.is_nothing()
        || text.chars().all(|c| c == ' ' || c == '\u{3000}' || is_invisible(c))
}

pub(super) fn width_of(pieces: &[Piece]) -> i32 {
    let mut pen = 0;
    let mut width = 0;
    for piece in pieces {
        let (inked, blank) = piece.inked();
        if !blank {
            width = pen + inked;
        }
        pen += piece.advance();
    }
    width
}
