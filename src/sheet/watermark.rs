//! The word across the pages of a draft.

use std::f64::consts::FRAC_1_SQRT_2;
use std::sync::Arc;

use super::page::{Mark, PathStep, Point, Shape, Tag};
use super::paper::Paper;
use crate::base::{DRAFT_WORD, Mm, Pt};
use crate::text::{Face, PathSegment, outline};

/// From its first to its last letter.
const LENGTH: f64 = 150.0;

/// The draft's word as outlines, rising over the middle of the page; it is read once a document.
pub(super) fn watermark(paper: Paper, tag: Tag) -> Mark {
    let word = outline(Face::Bold, Pt(100.0), DRAFT_WORD);
    let ends = word.iter().filter_map(|segment| end_of(*segment));
    let bounds = ends.fold(None, |bounds: Option<[f64; 4]>, (x, y)| {
        let [left, bottom, right, top] = bounds.unwrap_or([x, y, x, y]);
        Some([left.min(x), bottom.min(y), right.max(x), top.max(y)])
    });
    let [left, bottom, right, top] = bounds.unwrap_or([0.0, 0.0, 1.0, 1.0]);
    let scale = LENGTH / (right - left);
    let turn = |x: f64, y: f64| {
        let (x, y) =
            ((x - f64::midpoint(left, right)) * scale, (y - f64::midpoint(bottom, top)) * scale);
        Point {
            x: paper.width / 2.0 + Mm((x - y) * FRAC_1_SQRT_2),
            y: paper.height / 2.0 - Mm((x + y) * FRAC_1_SQRT_2),
        }
    };
    let mut pen = (0.0, 0.0);
    let mut steps = Vec::new();
    for segment in word {
        steps.push(match segment {
            PathSegment::MoveTo(x, y) => PathStep::Move(turn(x, y)),
            PathSegment::LineTo(x, y) => PathStep::Line(turn(x, y)),
            PathSegment::QuadTo(cx, cy, x, y) => {
                // A quadratic curve as a cubic one.
                let handle = |from: f64, to: f64| from + (to - from) * (2.0 / 3.0);
                PathStep::Curve(
                    turn(handle(pen.0, cx), handle(pen.1, cy)),
                    turn(handle(x, cx), handle(y, cy)),
                    turn(x, y),
                )
            }
            PathSegment::Close => PathStep::Close,
        });
        pen = end_of(segment).unwrap_or(pen);
    }
    let outline: Arc<[PathStep]> = steps.into();
    Mark { tag, field: None, said: Some(DRAFT_WORD), shape: Shape::Watermark { outline } }
}

const fn end_of(segment: PathSegment) -> Option<(f64, f64)> {
    match segment {
        PathSegment::MoveTo(x, y) | PathSegment::LineTo(x, y) | PathSegment::QuadTo(_, _, x, y) => {
            Some((x, y))
        }
        PathSegment::Close => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_stands_in_the_middle_of_the_page_and_within_it() {
        let Shape::Watermark { outline } = watermark(Paper::A4, Tag::Artifact).shape else {
            panic!("no watermark")
        };
        let ends = outline.iter().filter_map(|step| match step {
            PathStep::Move(at) | PathStep::Line(at) | PathStep::Curve(_, _, at) => Some(*at),
            PathStep::Close => None,
        });
        let (mut left, mut right, mut top, mut bottom) = (210.0_f64, 0.0_f64, 297.0_f64, 0.0_f64);
        for at in ends {
            (left, right) = (left.min(at.x.0), right.max(at.x.0));
            (top, bottom) = (top.min(at.y.0), bottom.max(at.y.0));
        }
        assert!(left > 20.0 && right < 195.0 && top > 40.0 && bottom < 257.0);
        assert!((f64::midpoint(left, right) - 105.0).abs() < 15.0);
    }
}
