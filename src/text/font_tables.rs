//! The tables of a font that is made.

use skrifa::GlyphId16;
use write_fonts::FontBuilder;
use write_fonts::tables::glyf::{
    Anchor, Bbox, Component, ComponentFlags, CompositeGlyph, Contour, GlyfLocaBuilder,
    Glyph as Outline, SimpleGlyph, Transform,
};
use write_fonts::tables::head::{Head, MacStyle};
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::loca::LocaFormat;
use write_fonts::tables::maxp::Maxp;

use super::cluster_font::{DrawnCluster, heights};
use super::font::{EM, Face};
use super::font_outlines::Parts;
use super::shape::Glyph;

/// The tables that depend on the outlines.
pub(super) struct Tables {
    builder: GlyfLocaBuilder,
    boxes: Vec<Option<Bbox>>,
    maxp: Maxp,
}

pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) bounds: [i16; 4],
}

impl Tables {
    pub(super) fn new(made: &[DrawnCluster], parts: &Parts, advances: &[u16]) -> Self {
        let mut out = Self {
            builder: GlyfLocaBuilder::new(),
            boxes: Vec::with_capacity(made.len()),
            maxp: Maxp {
                num_glyphs: u16::try_from(made.len().max(advances.len())).unwrap_or(u16::MAX),
                max_points: Some(0),
                max_contours: Some(0),
                max_composite_points: Some(0),
                max_composite_contours: Some(0),
                max_zones: Some(2),
                max_twilight_points: Some(0),
                max_storage: Some(0),
                max_function_defs: Some(0),
                max_instruction_defs: Some(0),
                max_stack_elements: Some(0),
                max_size_of_instructions: Some(0),
                max_component_elements: Some(0),
                max_component_depth: Some(1),
            },
        };
        for glyph in made {
            out.add(glyph, parts);
        }
        out
    }

    fn add(&mut self, made: &DrawnCluster, parts: &Parts) {
        let (outline, size) = match made {
            DrawnCluster::Empty => (Outline::Empty, Size::default()),
            DrawnCluster::Copy(copy) => (Outline::Simple(copy.as_ref().clone()), Size::of(copy)),
            DrawnCluster::Composite(glyphs) => {
                let mut size = Size::default();
                let components = glyphs.iter().filter_map(|glyph| {
                    let key = (glyph.source, glyph.id);
                    let (gid, part) = (parts.placed.get(&key)?, parts.outlines.get(&key)?);
                    size.add(Size::of(part));
                    let component = Component::new(
                        GlyphId16::new(*gid),
                        Anchor::Offset { x: glyph.x, y: glyph.y },
                        Transform::default(),
                        ComponentFlags::default(),
                    );
                    Some((component, shifted(part.bbox, *glyph)))
                });
                let outline = CompositeGlyph::try_from_iter(components)
                    .map_or(Outline::Empty, Outline::Composite);
                (outline, Size { elements: clamp_count(glyphs.len()), ..size })
            }
        };
        let composite = matches!(outline, Outline::Composite(_));
        let (points, contours) = if composite {
            (&mut self.maxp.max_composite_points, &mut self.maxp.max_composite_contours)
        } else {
            (&mut self.maxp.max_points, &mut self.maxp.max_contours)
        };
        *points = (*points).max(Some(size.points));
        *contours = (*contours).max(Some(size.contours));
        self.maxp.max_component_elements =
            self.maxp.max_component_elements.max(Some(size.elements));
        self.boxes.push(outline.bbox());
        if self.builder.add_glyph(&outline).is_err() {
            // Only a glyph beyond the format's limits is refused; it leaves its place empty.
            self.boxes.pop();
            self.add(&DrawnCluster::Empty, parts);
        }
    }

    pub(super) fn write(self, face: Face, advances: &[u16]) -> File {
        let (glyf, loca, format) = self.builder.build();
        let all = self.boxes.iter().flatten().copied().reduce(Bbox::union).unwrap_or_default();
        // Outlines that only composites use have a width too; it is never read.
        let metrics: Vec<LongMetric> = self
            .boxes
            .iter()
            .enumerate()
            .map(|(gid, bounds)| {
                let side_bearing = bounds.map_or(0, |bounds| bounds.x_min);
                LongMetric { advance: advances.get(gid).copied().unwrap_or_default(), side_bearing }
            })
            .collect();
        let (ascent, descent) = heights(face);
        let hhea = Hhea {
            ascender: ascent.into(),
            descender: descent.into(),
            advance_width_max: advances.iter().copied().max().unwrap_or_default().into(),
            min_left_side_bearing: all.x_min.into(),
            x_max_extent: all.x_max.into(),
            caret_slope_rise: 1,
            number_of_h_metrics: clamp_count(metrics.len()),
            ..Hhea::default()
        };
        let head = Head {
            units_per_em: u16::try_from(EM).unwrap_or(1000),
            x_min: all.x_min,
            y_min: all.y_min,
            x_max: all.x_max,
            y_max: all.y_max,
            mac_style: if face == Face::Bold { MacStyle::BOLD } else { MacStyle::empty() },
            lowest_rec_ppem: 6,
            index_to_loc_format: i16::from(matches!(format, LocaFormat::Long)),
            ..Head::default()
        };
        let mut font = FontBuilder::new();
        let added = font
            .add_table(&head)
            .and_then(|font| font.add_table(&hhea))
            .and_then(|font| font.add_table(&self.maxp))
            .and_then(|font| font.add_table(&Hmtx::new(metrics, Vec::new())))
            .and_then(|font| font.add_table(&glyf))
            .and_then(|font| font.add_table(&loca))
            .is_ok();
        debug_assert!(added, "tables of bounded sizes pack");
        File { bytes: font.build(), bounds: [all.x_min, all.y_min, all.x_max, all.y_max] }
    }
}

#[derive(Clone, Copy, Default)]
struct Size {
    points: u16,
    contours: u16,
    elements: u16,
}

impl Size {
    fn of(glyph: &SimpleGlyph) -> Self {
        Self {
            points: clamp_count(glyph.contours.iter().map(Contour::len).sum()),
            contours: clamp_count(glyph.contours.len()),
            elements: 0,
        }
    }

    const fn add(&mut self, other: Self) {
        self.points = self.points.saturating_add(other.points);
        self.contours = self.contours.saturating_add(other.contours);
    }
}

fn clamp_count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

const fn shifted(bounds: Bbox, by: Glyph) -> Bbox {
    Bbox {
        x_min: bounds.x_min.saturating_add(by.x),
        y_min: bounds.y_min.saturating_add(by.y),
        x_max: bounds.x_max.saturating_add(by.x),
        y_max: bounds.y_max.saturating_add(by.y),
    }
}
