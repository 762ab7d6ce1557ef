//! The measures of the page: edges, indents, white space, rules.

use std::ops::Range;

use super::page::Page;
use crate::base::{Mm, Pt};
use crate::form::{OrientationDef, PaperDef, SizeDef};
use crate::text::{BODY_SIZE, baseline, line_height};

/// Left of the text.
pub const MARGIN_LEFT: Mm = Mm(25.0);
/// Right of the text.
pub const MARGIN_RIGHT: Mm = Mm(20.0);
/// Above the text; the page's number stands in it.
pub const MARGIN_TOP: Mm = Mm(20.0);
/// Below the text.
pub const MARGIN_BOTTOM: Mm = Mm(20.0);

/// How thick the dots of a leader are.
pub const DOT: Pt = Pt(0.75);
/// How far apart they stand, from centre to centre.
pub const DOT_PITCH: Pt = Pt(2.4);
/// How light the draft's watermark is: 1 is paper, 0 is ink.
pub const WATERMARK_GREY: f32 = 0.92;

/// The dots between two places, numbered from the left edge of the page, [`DOT_PITCH`] apart:
/// whichever line they are on, they stand in columns.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page is a few hundred dots wide, and nothing stands left of it"
)]
pub fn dots(from: Mm, to: Mm) -> Range<u32> {
    let column = |x: Mm| Pt::from(x).0 / DOT_PITCH.0;
    let first = column(from).ceil() as u32;
    first..(column(to).floor() as u32 + 1).max(first)
}

/// A page before anything stands on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paper {
    pub(super) width: Mm,
    pub(super) height: Mm,
}

impl Paper {
    /// A4, upright.
    pub(super) const A4: Self = Self { width: Mm(210.0), height: Mm(297.0) };

    /// What the form says of it.
    pub(super) const fn of(def: &PaperDef) -> Self {
        let (short, long) = match def.size {
            SizeDef::A4 => (Self::A4.width, Self::A4.height),
            SizeDef::A3 => (Mm(297.0), Mm(420.0)),
        };
        match def.orientation {
            OrientationDef::Portrait => Self { width: short, height: long },
            OrientationDef::Landscape => Self { width: long, height: short },
        }
    }

    /// An empty page of it.
    pub(super) const fn page(self) -> Page {
        Page { width: self.width, height: self.height, marks: Vec::new() }
    }

    /// The left edge of the text.
    #[expect(clippy::unused_self, reason = "the edge of this paper, as the others are")]
    pub(super) const fn left(self) -> Mm {
        MARGIN_LEFT
    }

    /// The right edge of the text.
    pub(super) const fn right(self) -> Mm {
        Mm(self.width.0 - MARGIN_RIGHT.0)
    }

    /// The width of the text.
    pub(super) const fn text_width(self) -> Mm {
        Mm(self.right().0 - self.left().0)
    }

    /// The bottom edge of the text.
    pub(super) const fn bottom(self) -> Mm {
        Mm(self.height.0 - MARGIN_BOTTOM.0)
    }
}

/// The top edge of the text.
pub(super) const TOP: Mm = MARGIN_TOP;

/// The first line of running text, as in government papers.
pub(super) const FIRST_INDENT: Mm = Mm(25.0);
/// The boxes to tick.
pub(super) const TICK_INDENT: Mm = Mm(12.5);
/// Above a heading.
pub(super) const HEADING_GAP: Mm = Mm(3.0);
/// Above the boxes to tick.
pub(super) const TICKS_GAP: Mm = Mm(1.5);
/// Above the line for the pen: room for a signature.
pub(super) const PEN_GAP: Mm = Mm(7.0);

/// Below a signature.
pub(super) const SIGNED_GAP: Mm = Mm(4.0);
/// Above a table.
pub(super) const TABLE_GAP: Mm = Mm(1.0);

/// Between what stands in a table and the rules above and below.
pub(super) const CELL_GAP: Mm = Mm(0.8);

/// How thick rules and rings are drawn.
pub(super) const PEN: Mm = Mm(0.2);
/// How far below the baseline dots stand, so that letters stand on them.
pub(super) const LEADER_DROP: Mm = Mm(0.5);

/// The height of a line.
pub(super) fn line() -> Mm {
    line_height(BODY_SIZE)
}

/// How far below the top of its line a text stands.
pub(super) fn ascent() -> Mm {
    baseline(BODY_SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stand_in_columns_and_stay_between_their_ends() {
        let (from, to) = (Mm(25.0), Mm(190.0));
        let dots = dots(from, to);
        let x = |dot: u32| Mm::from(DOT_PITCH * f64::from(dot));
        assert!(x(dots.start) >= from && x(dots.start - 1) < from);
        assert!(x(dots.end - 1) <= to && x(dots.end) > to);
        assert_eq!(super::dots(from, from), dots.start..dots.start);
        assert!(super::dots(to, from).is_empty());
    }
}
