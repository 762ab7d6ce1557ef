//! Strips: what stands on one line of the page, before it is known which page.

use super::inline::SetLine;
use super::page::{Mark, Point, Shape, Tag, TextMark};
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
    /// Which of its rows.
    pub(super) row: usize,
    /// How many strips the row has that begins here; 0 in the midst of a row.
    pub(super) strips: usize,
}

impl Strip {
    /// A line of text.
    pub(super) fn of_text(marks: Vec<Mark>) -> Self {
        Self { height: line(), marks, ..Self::default() }
    }
}

/// A text on the baseline of its line.
pub(super) fn text_mark(tag: Tag, field: Option<&FieldId>, x: Mm, run: TextRun) -> Mark {
    let TextRun { face, size, text, clusters, advance: _ } = run;
    let at = Point { x, y: ascent() };
    let shape = Shape::Text(TextMark { at, face, size, text, clusters });
    Mark { tag, field: field.cloned(), said: None, shape }
}

/// Dots on the line.
pub(super) fn leader_mark(field: Option<&FieldId>, from_x: Mm, to_x: Mm) -> Mark {
    let from = Point { x: from_x, y: ascent() + super::paper::LEADER_DROP };
    let shape = Shape::Leader { from, to_x };
    Mark { tag: Tag::Artifact, field: field.cloned(), said: None, shape }
}

/// A rule.
pub(super) fn rule_mark(from: Point, to: Point) -> Mark {
    let shape = Shape::Rule { from, to, width: super::paper::PEN };
    Mark { tag: Tag::Artifact, field: None, said: None, shape }
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

/// A strip for each line; neither the first nor the last line of a paragraph stands alone.
pub(super) fn text_strips(lines: Vec<SetLine>) -> Vec<Strip> {
    let kept = kept_lines(&lines);
    let strip = |(line, keep): (SetLine, bool)| Strip { keep, ..Strip::of_text(line.marks) };
    lines.into_iter().zip(kept).map(strip).collect()
}

/// Which lines stay with the next: the first of a paragraph, and the last but one.
pub(super) fn kept_lines(lines: &[SetLine]) -> Vec<bool> {
    let mut kept = Vec::with_capacity(lines.len());
    for paragraph in lines.split_inclusive(|line| line.ends) {
        let count = paragraph.len();
        kept.extend(
            (1..=count).map(|number| count > number && (number == 1 || number + 1 == count)),
        );
    }
    kept
}

/// All strips stay on the page of what follows.
pub(super) fn keep_all(strips: &mut [Strip]) {
    for strip in strips {
        strip.keep = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
        // Paragraphs of one, two, three and five lines.
        let lines: Vec<_> = [1, 2, 3, 5]
            .into_iter()
            .flat_map(|count| (1..=count).map(move |number| number == count))
            .map(|ends| SetLine { marks: Vec::new(), ends })
            .collect();
        let kept: String =
            kept_lines(&lines).iter().map(|keep| if *keep { '+' } else { '.' }).collect();
        assert_eq!(kept, [".", "+.", "++.", "+..+."].concat());
    }
}
