//! How the spare room of a line is shared out where both its edges are to be straight.

use crate::base::thai_chars::is_word_sign;

use super::piece::{Piece, is_white};
use super::shape::Placed;

/// The most that justification widens a space, in units of [`super::EM`].
const WIDEST_SPACE: i32 = 250;
/// The most that justification puts between clusters, in units of [`super::EM`].
///
/// Wider gaps look torn, and from a tenth of an em some readers of a PDF see a space there.
const WIDEST_GAP: i32 = 60;

/// What justification adds to a line.
#[derive(Default)]
pub(super) struct Gap {
    spaces: Share,
    clusters: Share,
    /// White space at the start of a line is the writer's own and stays as it is.
    begun: bool,
}

impl Gap {
    /// Fills the spare room of a line at its spaces, then between its clusters, or leaves it ragged.
    pub(super) fn to_fill(pieces: &[Piece], spare: i32, width: i32) -> Self {
        let mut counts = Self::default();
        let mut pen = 0;
        for piece in pieces {
            let clusters = piece.clusters();
            for (index, cluster) in clusters.iter().enumerate() {
                let at = pen + piece.apart + cluster.x - piece.start();
                let end = at + cluster.cluster.advance;
                counts.begun |= !is_white(cluster);
                if end < width
                    && counts.begun
                    && let Some(share) = counts.share_of(cluster, clusters.get(index + 1))
                {
                    share.count += 1;
                }
            }
            pen += piece.advance();
        }
        let at_spaces = spare.min(counts.spaces.count * WIDEST_SPACE);
        let rest = spare - at_spaces;
        if rest > counts.clusters.count * WIDEST_GAP {
            return Self::default();
        }
        Self {
            spaces: Share { total: at_spaces, ..counts.spaces },
            clusters: Share { total: rest, ..counts.clusters },
            begun: false,
        }
    }

    /// What a cluster's gap is part of; the space before a sign of repetition stays as it is.
    fn share_of(&mut self, cluster: &Placed, next: Option<&Placed>) -> Option<&mut Share> {
        if !cluster.is_space() {
            return Some(&mut self.clusters);
        }
        let sign = next.is_some_and(|next| next.cluster.text.starts_with(is_word_sign));
        (!sign).then_some(&mut self.spaces)
    }

    pub(super) fn after(&mut self, cluster: &Placed, next: Option<&Placed>) -> i32 {
        self.begun |= !is_white(cluster);
        if !self.begun {
            return 0;
        }
        self.share_of(cluster, next).map_or(0, Share::next)
    }
}

/// A length shared out in whole units, the same for all but for one unit.
#[derive(Default)]
struct Share {
    total: i32,
    count: i32,
    given: i32,
}

impl Share {
    const fn next(&mut self) -> i32 {
        if self.given >= self.count {
            return 0;
        }
        let before = self.total * self.given / self.count;
        self.given += 1;
        self.total * self.given / self.count - before
    }
}
