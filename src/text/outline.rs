//! Glyphs as paths, for what is drawn rather than written: the screen, and the mark of a draft.
//!
//! **Invariant:** y grows upwards from the baseline, as in the fonts.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};

use crate::base::{Mm, Pt};

use super::font::{EM, Face, Source, font};
use super::shape::shape;

/// One step of a path; the curves are the quadratic ones of TrueType.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathSegment {
    /// Begins a contour.
    MoveTo(f64, f64),
    /// A straight line.
    LineTo(f64, f64),
    /// A curve by its control point to its end.
    QuadTo(f64, f64, f64, f64),
    /// Closes the contour.
    Close,
}

impl PathSegment {
    /// The segment moved, then made larger.
    #[must_use]
    pub fn placed(self, x: f64, y: f64, scale: f64) -> Self {
        let at = |px: f64, py: f64| ((px + x) * scale, (py + y) * scale);
        match self {
            Self::MoveTo(px, py) => {
                let (px, py) = at(px, py);
                Self::MoveTo(px, py)
            }
            Self::LineTo(px, py) => {
                let (px, py) = at(px, py);
                Self::LineTo(px, py)
            }
            Self::QuadTo(cx, cy, px, py) => {
                let ((cx, cy), (px, py)) = (at(cx, cy), at(px, py));
                Self::QuadTo(cx, cy, px, py)
            }
            Self::Close => Self::Close,
        }
    }
}

/// The outline of one glyph in units of [`EM`].
pub fn glyph_outline(source: Source, id: u16) -> Vec<PathSegment> {
    let mut pen = Pen::default();
    let outlines = font(source).file.outline_glyphs();
    if let Some(glyph) = outlines.get(GlyphId::from(id)) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if glyph.draw(settings, &mut pen).is_err() {
            // The bundled fonts draw; a test says so.
            pen.path.clear();
        }
    }
    pen.path
}

/// A text as paths in millimetres from the start of its baseline.
pub fn outline(face: Face, size: Pt, text: &str) -> Vec<PathSegment> {
    let scale = Mm::from(size).0 / f64::from(EM);
    let mut path = Vec::new();
    for placed in &shape(face, text).clusters {
        for glyph in &placed.cluster.glyphs {
            let (x, y) = (f64::from(placed.x + i32::from(glyph.x)), f64::from(glyph.y));
            let outline = glyph_outline(glyph.source, glyph.id);
            path.extend(outline.into_iter().map(|segment| segment.placed(x, y, scale)));
        }
    }
    path
}

#[derive(Default)]
struct Pen {
    path: Vec<PathSegment>,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.push(PathSegment::MoveTo(x.into(), y.into()));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.push(PathSegment::LineTo(x.into(), y.into()));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.push(PathSegment::QuadTo(cx.into(), cy.into(), x.into(), y.into()));
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        // TrueType has no cubic curves.
        self.line_to(x, y);
    }

    fn close(&mut self) {
        self.path.push(PathSegment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_mark_is_closed_contours_of_its_width() {
        let path = outline(Face::Bold, Pt(100.0), "ร่าง");
        assert!(matches!(path.first(), Some(PathSegment::MoveTo(..))));
        assert_eq!(path.last(), Some(&PathSegment::Close));
        let right = path
            .iter()
            .filter_map(|segment| match segment {
                PathSegment::MoveTo(x, _)
                | PathSegment::LineTo(x, _)
                | PathSegment::QuadTo(_, _, x, _) => Some(*x),
                PathSegment::Close => None,
            })
            .fold(0.0, f64::max);
        assert!(right > 30.0 && right < 80.0, "{right}");
        assert!(outline(Face::Regular, Pt(12.0), " ").is_empty());
    }

    #[test]
    fn every_glyph_of_every_font_draws_whole_numbers() {
        for source in [Source::Regular, Source::Bold, Source::Symbols] {
            for id in 0..300 {
                for segment in glyph_outline(source, id) {
                    if let PathSegment::LineTo(x, y) = segment {
                        assert!(x.abs() < 3000.0 && y.abs() < 3000.0);
                    }
                }
            }
        }
    }
}
