//! Strips: what stands on one line of the page, before it is known which page.

use super::page::{Mark, Point, Role, Shape, Tag, TextMark};
use super::paper::{ascent, line};
use crate::base::{FieldId, Mm};
use crate::text::TextRun;

/// A line across the page that is never divided.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// White above it, unless it begins a page.
    pub(super) gap: Mm,
    /// Its height.
    pub(super) height: Mm,
    /// Its marks: `x` on the page, `y` from its top.
    pub(super) marks: Vec<Mark>,
    /// Stays on the page of the next strip.
    pub(super) keep: bool,
    /// The part of the form that begins here.
    pub(super) bookmark: Option<String>,
    /// Its place in a table.
    pub(super) row: Option<RowPart>,
}

/// Where a strip stands in a table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowPart {
    /// Which table.
    pub(super) table: usize,
    /// How many strips the row has that begins here; 0 in the midst of a row.
    pub(super) strips: usize,
}

impl Strip {
    /// A line of text.
    pub(super) fn of_text(marks: Vec<Mark>) -> Self {
        Self { height: line(), marks, ..Self::default() }
    }
}

/// The numbers of the document's elements, in reading order.
#[derive(Debug, Default)]
pub(super) struct Elements(u32);

impl Elements {
    /// The tag of a new element.
    pub(super) const fn next(&mut self, role: Role) -> Tag {
        self.0 += 1;
        Tag::Element { element: self.0, role }
    }
}

/// A text on the baseline of its line.
pub(super) fn text_mark(tag: Tag, field: Option<&FieldId>, x: Mm, run: TextRun) -> Mark {
    let TextRun { face, size, text, clusters, advance: _ } = run;
    let at = Point { x, y: ascent() };
    let shape = Shape::Text(TextMark { at, face, size, text, clusters });
    Mark { tag, field: field.cloned(), shape }
}

/// Dots on the line.
pub(super) fn leader_mark(field: Option<&FieldId>, from_x: Mm, to_x: Mm) -> Mark {
    let from = Point { x: from_x, y: ascent() + super::paper::LEADER_DROP };
    let shape = Shape::Leader { from, to_x };
    Mark { tag: Tag::Artifact, field: field.cloned(), shape }
}

/// A rule.
pub(super) fn rule_mark(from: Point, to: Point) -> Mark {
    let shape = Shape::Rule { from, to, width: super::paper::PEN };
    Mark { tag: Tag::Artifact, field: None, shape }
}

impl Mark {
    /// The mark further down.
    pub(super) fn lowered(mut self, by: Mm) -> Self {
        match &mut self.shape {
            Shape::Text(text) => text.at.y += by,
            Shape::Rule { from, to, width: _ } => {
                from.y += by;
                to.y += by;
            }
            Shape::Leader { from, to_x: _ } => from.y += by,
            Shape::Ring { centre, radius: _, width: _ } => centre.y += by,
            Shape::Watermark { outline: _ } => {}
        }
        self
    }
}
