//! What is drawn from outlines: a cluster, a dot, the draft's word; each in a picture just large
//! enough for it.

use egui::{Rect, Vec2, pos2};

use super::raster::{At, Canvas, Coverage, whole};
use crate::base::Mm;
use crate::sheet::{PathStep, Point};
use crate::text::{Cluster, EM, PathSegment, glyph_outline};

/// A step of a path in pixels, y downwards.
#[derive(Clone, Copy)]
enum Step {
    Move(At),
    Line(At),
    Quad(At, At),
    Cubic(At, At, At),
    Close,
}

/// A cluster whose start on the baseline is so far into a pixel. With the picture comes where its
/// upper left corner is from that pixel.
pub(super) fn cluster(cluster: &Cluster, size: f32, place: f32) -> (Coverage, Vec2) {
    let scale = f64::from(size) / f64::from(EM);
    let mut path = Vec::new();
    for glyph in &cluster.glyphs {
        for segment in glyph_outline(glyph.source, glyph.id) {
            path.push(step(segment.placed(glyph.x.into(), glyph.y.into(), scale), place));
        }
    }
    draw(&path)
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn step(segment: PathSegment, place: f32) -> Step {
    let at = |x: f64, y: f64| (x as f32 + place, -y as f32);
    match segment {
        PathSegment::MoveTo(x, y) => Step::Move(at(x, y)),
        PathSegment::LineTo(x, y) => Step::Line(at(x, y)),
        PathSegment::QuadTo(cx, cy, x, y) => Step::Quad(at(cx, cy), at(x, y)),
        PathSegment::Close => Step::Close,
    }
}

/// A dot around a place so far into a pixel.
pub(super) fn dot(diameter: f32, place: f32) -> (Coverage, Vec2) {
    /// How far the handles of a quarter of a circle stand out.
    const HANDLE: f32 = 0.552_285;
    let (r, h) = (diameter / 2.0, diameter / 2.0 * HANDLE);
    let at = |x: f32, y: f32| (x + place, y);
    draw(&[
        Step::Move(at(r, 0.0)),
        Step::Cubic(at(r, h), at(h, r), at(0.0, r)),
        Step::Cubic(at(-h, r), at(-r, h), at(-r, 0.0)),
        Step::Cubic(at(-r, -h), at(-h, -r), at(0.0, -r)),
        Step::Cubic(at(h, -r), at(r, -h), at(r, 0.0)),
    ])
}

/// A path of the page, so many pixels to the millimetre; with where its upper left corner is.
pub(super) fn path(outline: &[PathStep], pixels_per_mm: f32) -> (Coverage, Vec2) {
    let at = |point: Point| (pixels(point.x, pixels_per_mm), pixels(point.y, pixels_per_mm));
    let step = |step: &PathStep| match *step {
        PathStep::Move(to) => Step::Move(at(to)),
        PathStep::Line(to) => Step::Line(at(to)),
        PathStep::Curve(one, two, to) => Step::Cubic(at(one), at(two), at(to)),
        PathStep::Close => Step::Close,
    };
    draw(&outline.iter().map(step).collect::<Vec<_>>())
}

/// A length of the page in pixels.
#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
pub(super) fn pixels(length: Mm, pixels_per_mm: f32) -> f32 {
    length.0 as f32 * pixels_per_mm
}

fn draw(path: &[Step]) -> (Coverage, Vec2) {
    let mut bounds = Rect::NOTHING;
    let mut extend = |at: &At| bounds.extend_with(pos2(at.0, at.1));
    for step in path {
        match step {
            Step::Move(to) | Step::Line(to) => extend(to),
            Step::Quad(one, to) => [one, to].into_iter().for_each(&mut extend),
            Step::Cubic(one, two, to) => [one, two, to].into_iter().for_each(&mut extend),
            Step::Close => {}
        }
    }
    if !bounds.is_positive() {
        return (Coverage::default(), Vec2::ZERO);
    }
    let min = bounds.min.floor();
    let size = bounds.max.ceil() - min;
    let mut canvas = Canvas::new(whole(size.x), whole(size.y));
    let at = |at: At| (at.0 - min.x, at.1 - min.y);
    for step in path {
        match *step {
            Step::Move(to) => canvas.move_to(at(to)),
            Step::Line(to) => canvas.line_to(at(to)),
            Step::Quad(one, to) => canvas.quad_to(at(one), at(to)),
            Step::Cubic(one, two, to) => canvas.cubic_to(at(one), at(two), at(to)),
            Step::Close => canvas.close(),
        }
    }
    (canvas.coverage(), min.to_vec2())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Face, shape};

    #[test]
    fn a_letter_stands_on_its_baseline_and_marks_above_it() {
        let drawn = |text: &str| {
            let shaped = shape(Face::Regular, text);
            cluster(&shaped.clusters[0].cluster, 100.0, 0.0)
        };
        let ((plain, low), (marked, high)) = (drawn("ก"), drawn("กี้"));
        assert!(
            (low.y + super::super::raster::real(plain.height)).abs() <= 2.0,
            "{low:?} {}",
            plain.height
        );
        assert!(high.y < low.y - 30.0, "{high:?} {low:?}");
        assert!(marked.height > plain.height);
    }

    #[test]
    fn a_dot_has_the_ink_of_its_circle() {
        for place in [0.0, 0.25, 0.5, 0.75] {
            let (picture, _) = dot(1.0, place);
            let ink: f32 = picture.pixels.iter().map(|pixel| f32::from(*pixel) / 255.0).sum();
            assert!((ink - std::f32::consts::FRAC_PI_4).abs() < 0.03, "{place}: {ink}");
        }
    }
}
