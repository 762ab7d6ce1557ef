//! What stands of one piece of words or answers on one line.

use crate::base::Mm;
use crate::text::{BODY_SIZE, Face, Placed, TextRun, to_units};

/// What stands of one piece on one line.
pub(super) struct Span {
    pub(super) piece: usize,
    pub(super) left: Mm,
    pub(super) right: Mm,
    face: Face,
    pub(super) text: String,
    pub(super) text_left: Mm,
    text_right: Mm,
    /// Where the first letter begins, white space left out.
    pub(super) ink_left: Mm,
    /// Where the last letter ends, white space left out.
    pub(super) inked: Mm,
    clusters: Vec<Placed>,
}

impl Span {
    pub(super) fn at(piece: usize, left: Mm) -> Self {
        Self {
            piece,
            left,
            right: left,
            face: Face::Regular,
            text: String::new(),
            text_left: left,
            text_right: left,
            ink_left: left,
            inked: left,
            clusters: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, placed: Placed, face: Face, left: Mm, right: Mm) {
        if self.clusters.is_empty() {
            self.text_left = left;
            self.face = face;
        }
        self.text_right = right;
        if !is_white(&placed) {
            if self.clusters.iter().all(is_white) {
                self.ink_left = left;
            }
            self.inked = right;
        }
        self.clusters.push(placed);
    }

    /// Moves it, and its text a little more.
    pub(super) fn shift(&mut self, by: Mm, text_by: Mm) {
        self.left += by;
        self.right += by;
        self.text_left += by + text_by;
        self.text_right += by + text_by;
        self.ink_left += by + text_by;
        self.inked += by + text_by;
    }

    /// The text of the piece, its clusters placed from its own start.
    pub(super) fn run(&self, limit: Mm) -> TextRun {
        let start = self.clusters.first().map_or(0, |placed| placed.x);
        let most = to_units(limit - self.text_left, BODY_SIZE);
        let place = |placed: &Placed| {
            let x = placed.x - start;
            // White space at the line's end stays within it.
            Placed { x: if is_white(placed) { x.min(most) } else { x }, ..placed.clone() }
        };
        TextRun {
            face: self.face,
            size: BODY_SIZE,
            text: self.text.as_str().into(),
            clusters: self.clusters.iter().map(place).collect(),
            advance: self.text_right - self.text_left,
        }
    }
}

pub(super) fn is_white(placed: &Placed) -> bool {
    placed.cluster.text.trim().is_empty()
}
