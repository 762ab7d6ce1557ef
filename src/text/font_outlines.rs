//! The outlines of the bundled fonts, copied for a font that is made.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use skrifa::GlyphId;
use skrifa::raw::TableProvider as _;
use skrifa::raw::tables::glyf::{CurvePoint, Glyph as RawGlyph};
use write_fonts::from_obj::ToOwnedTable as _;
use write_fonts::tables::glyf::{Anchor, Contour, SimpleGlyph, Transform};

use super::cluster_font::DrawnCluster;
use super::font::{Source, font};
use super::outline::{PathSegment, glyph_outline};
use super::shape::Glyph;

/// The source outlines that a new font needs, and where they stand in it.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) outlines: BTreeMap<(Source, u16), Arc<SimpleGlyph>>,
    pub(super) placed: BTreeMap<(Source, u16), u16>,
}

impl Parts {
    fn outline(&mut self, glyph: Glyph) -> Arc<SimpleGlyph> {
        let outline = self.outlines.entry((glyph.source, glyph.id));
        Arc::clone(outline.or_insert_with(|| copied(glyph.source, glyph.id)))
    }

    pub(super) fn has_ink(&mut self, glyph: Glyph) -> bool {
        !self.outline(glyph).contours.is_empty()
    }

    pub(super) fn is_placed(&self, glyph: Glyph) -> bool {
        self.placed.contains_key(&(glyph.source, glyph.id))
    }

    pub(super) fn copy_or_empty(&mut self, glyph: Glyph, gid: usize) -> DrawnCluster {
        let outline = self.outline(glyph);
        if let Ok(gid) = u16::try_from(gid) {
            self.placed.insert((glyph.source, glyph.id), gid);
        }
        if outline.contours.is_empty() { DrawnCluster::Empty } else { DrawnCluster::Copy(outline) }
    }
}

/// The copy of a source glyph, made once.
fn copied(source: Source, id: u16) -> Arc<SimpleGlyph> {
    static MADE: RwLock<BTreeMap<(Source, u16), Arc<SimpleGlyph>>> = RwLock::new(BTreeMap::new());
    let known = MADE.read().unwrap_or_else(PoisonError::into_inner).get(&(source, id)).cloned();
    known.unwrap_or_else(|| {
        let made = Arc::new(copy(source, id));
        let mut all = MADE.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry((source, id)).or_insert(made))
    })
}

/// A source glyph without its hinting, its own components copied in.
fn copy(source: Source, id: u16) -> SimpleGlyph {
    let mut glyph = SimpleGlyph { contours: contours(source, id), ..SimpleGlyph::default() };
    glyph.recompute_bounding_box();
    glyph
}

fn contours(source: Source, id: u16) -> Vec<Contour> {
    let file = &font(source).file;
    let raw = file.loca(None).and_then(|loca| {
        let glyf = file.glyf()?;
        loca.get_glyf(GlyphId::from(id), &glyf)
    });
    match raw {
        Ok(Some(RawGlyph::Simple(raw))) => {
            let glyph: SimpleGlyph = raw.to_owned_table();
            glyph.contours
        }
        Ok(Some(RawGlyph::Composite(raw))) => raw
            .components()
            .map(|part| match part.anchor {
                Anchor::Offset { x, y } if part.transform == Transform::default() => {
                    Some(moved(contours(source, part.glyph.to_u16()), x, y))
                }
                Anchor::Offset { .. } | Anchor::Point { .. } => None,
            })
            .collect::<Option<Vec<_>>>()
            .map_or_else(|| drawn(&glyph_outline(source, id)), |parts| parts.concat()),
        Ok(None) | Err(_) => Vec::new(),
    }
}

fn moved(contours: Vec<Contour>, x: i16, y: i16) -> Vec<Contour> {
    let shift = |contour: Contour| {
        let mut points = Vec::from(contour);
        for point in &mut points {
            point.x = point.x.saturating_add(x);
            point.y = point.y.saturating_add(y);
        }
        Contour::from(points)
    };
    contours.into_iter().map(shift).collect()
}

/// A path as contours of points.
#[expect(clippy::cast_possible_truncation, reason = "unscaled outlines are whole, small units")]
fn drawn(path: &[PathSegment]) -> Vec<Contour> {
    let mut contours = Vec::new();
    let mut contour: Vec<CurvePoint> = Vec::new();
    let point = |x: f64, y: f64, on| CurvePoint::new(x.round() as i16, y.round() as i16, on);
    for segment in path {
        match *segment {
            PathSegment::MoveTo(x, y) | PathSegment::LineTo(x, y) => {
                contour.push(point(x, y, true));
            }
            PathSegment::QuadTo(cx, cy, x, y) => {
                contour.extend([point(cx, cy, false), point(x, y, true)]);
            }
            PathSegment::Close => {
                if contour.len() > 1 && contour.first() == contour.last() {
                    contour.pop();
                }
                contours.push(Contour::from(std::mem::take(&mut contour)));
            }
        }
    }
    contours
}
