//! The fonts of one document: every distinct cluster of its text becomes one glyph with one code.
//!
//! A reader of the PDF then finds whole clusters, each with its text, and never has to guess which
//! of several overlaid glyphs a mark belongs to. A cluster of several glyphs is a composite glyph;
//! the outlines it is made of are copied once. Hinting is dropped: it is written for single glyphs.
//!
//! **Invariant:** codes are given in order of first use, so the same document always gives the same
//! bytes; glyph 0 is the visible box.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use skrifa::raw::TableProvider as _;
use skrifa::raw::tables::glyf::{CurvePoint, Glyph as RawGlyph};
use skrifa::{GlyphId, GlyphId16};
use write_fonts::FontBuilder;
use write_fonts::from_obj::ToOwnedTable as _;
use write_fonts::tables::glyf::{
    Anchor, Bbox, Component, ComponentFlags, CompositeGlyph, Contour, GlyfLocaBuilder,
    Glyph as Outline, SimpleGlyph, Transform,
};
use write_fonts::tables::head::{Head, MacStyle};
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::loca::LocaFormat;
use write_fonts::tables::maxp::Maxp;

use super::font::{EM, Face, Source, font};
use super::outline::{PathSegment, glyph_outline};
use super::shape::{Cluster, Glyph};

/// The most clusters of one face; what comes after prints as a box.
const MOST: usize = 40_000;

/// Gathers the clusters of a document and makes the fonts that print them.
#[derive(Debug, Default)]
pub struct DocumentFonts {
    regular: Codes,
    bold: Codes,
}

/// One glyph of a made font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its number, also the code in the text of the page.
    pub gid: u16,
    /// The text it stands for, for `ToUnicode`.
    pub text: Box<str>,
    /// Its width in units of [`EM`].
    pub advance: u16,
}

/// A font made for one document.
#[derive(Clone, Debug)]
pub struct ClusterFont {
    /// The face whose clusters it holds.
    pub face: Face,
    /// The TrueType file.
    pub bytes: Vec<u8>,
    /// Its codes in order, from 1.
    pub codes: Vec<Code>,
    /// What all its glyphs fit in: left, bottom, right, top, in units of [`EM`].
    pub bounds: [i16; 4],
    /// The height above and the depth below the baseline, in units of [`EM`].
    pub ascent: i16,
    /// Negative.
    pub descent: i16,
}

#[derive(Debug, Default)]
struct Codes {
    known: HashMap<Arc<Cluster>, u16>,
    order: Vec<Arc<Cluster>>,
    /// The codes of clusters met before, by where they lie in memory: equal clusters are mostly
    /// one and the same, and need not be compared. What lies there is held, so that nothing else
    /// comes to lie there.
    met: HashMap<*const Cluster, (Arc<Cluster>, Option<u16>)>,
}

impl Codes {
    fn code(&mut self, cluster: &Arc<Cluster>) -> Option<u16> {
        if let Some((_, code)) = self.met.get(&Arc::as_ptr(cluster)) {
            return *code;
        }
        let code = (!cluster.is_nothing()).then(|| self.code_of_new(cluster));
        self.met.insert(Arc::as_ptr(cluster), (Arc::clone(cluster), code));
        code
    }

    fn code_of_new(&mut self, cluster: &Arc<Cluster>) -> u16 {
        if let Some(code) = self.known.get(cluster) {
            return *code;
        }
        if self.order.len() >= MOST {
            return 0;
        }
        self.order.push(Arc::clone(cluster));
        let code = u16::try_from(self.order.len()).unwrap_or_default();
        self.known.insert(Arc::clone(cluster), code);
        code
    }
}

impl DocumentFonts {
    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The code of a cluster in the font of its face; `None` for one that prints nothing at all.
    pub fn code(&mut self, face: Face, cluster: &Arc<Cluster>) -> Option<u16> {
        let codes = match face {
            Face::Regular => &mut self.regular,
            Face::Bold => &mut self.bold,
        };
        codes.code(cluster)
    }

    /// The fonts of the faces in use.
    pub fn finish(&self) -> Vec<ClusterFont> {
        [(Face::Regular, &self.regular), (Face::Bold, &self.bold)]
            .into_iter()
            .filter(|(_, codes)| !codes.order.is_empty())
            .map(|(face, codes)| build(face, &codes.order))
            .collect()
    }
}

/// What a glyph of the new font is made of.
enum Made {
    Empty,
    /// A copy of a source glyph.
    Copy(Arc<SimpleGlyph>),
    /// Copies at places of their own.
    Composite(Vec<Glyph>),
}

fn build(face: Face, clusters: &[Arc<Cluster>]) -> ClusterFont {
    let mut parts = Parts::default();
    let mut made = vec![parts.copy_or_empty(BOX, 0)];
    for cluster in clusters {
        let inked: Vec<Glyph> =
            cluster.glyphs.iter().filter(|glyph| parts.has_ink(**glyph)).copied().collect();
        let gid = made.len();
        made.push(match inked.as_slice() {
            [] => Made::Empty,
            [glyph] if (glyph.x, glyph.y) == (0, 0) && !parts.is_placed(*glyph) => {
                parts.copy_or_empty(*glyph, gid)
            }
            _ => Made::Composite(inked),
        });
    }
    // Outlines that stand alone in no cluster come after the clusters.
    let mut at = 0;
    while at < made.len() {
        let wanted = match made.get(at) {
            Some(Made::Composite(glyphs)) => glyphs.clone(),
            _ => Vec::new(),
        };
        for glyph in wanted {
            if !parts.is_placed(glyph) {
                let copy = parts.copy_or_empty(glyph, made.len());
                made.push(copy);
            }
        }
        at += 1;
    }
    let advances = clusters.iter().map(|cluster| clamp_advance(cluster.advance));
    let box_advance = clamp_advance(font(Source::Symbols).advance(BOX.id));
    let advances: Vec<u16> = std::iter::once(box_advance).chain(advances).collect();
    let file = Tables::new(&made, &parts, &advances).write(face, &advances);
    let codes = clusters
        .iter()
        .zip(1..)
        .map(|(cluster, gid)| Code {
            gid,
            text: cluster.text.clone(),
            advance: clamp_advance(cluster.advance),
        })
        .collect();
    let (ascent, descent) = heights(face);
    ClusterFont { face, bytes: file.bytes, codes, bounds: file.bounds, ascent, descent }
}

const BOX: Glyph = Glyph { source: Source::Symbols, id: 0, x: 0, y: 0 };

fn clamp_advance(advance: i32) -> u16 {
    u16::try_from(advance.max(0)).unwrap_or(u16::MAX)
}

fn heights(face: Face) -> (i16, i16) {
    font(face.source())
        .file
        .hhea()
        .map_or((1068, -232), |hhea| (hhea.ascender().to_i16(), hhea.descender().to_i16()))
}

/// The source outlines that a new font needs, and where they stand in it.
#[derive(Default)]
struct Parts {
    outlines: BTreeMap<(Source, u16), Arc<SimpleGlyph>>,
    placed: BTreeMap<(Source, u16), u16>,
}

impl Parts {
    fn outline(&mut self, glyph: Glyph) -> Arc<SimpleGlyph> {
        let outline = self.outlines.entry((glyph.source, glyph.id));
        Arc::clone(outline.or_insert_with(|| copied(glyph.source, glyph.id)))
    }

    fn has_ink(&mut self, glyph: Glyph) -> bool {
        !self.outline(glyph).contours.is_empty()
    }

    fn is_placed(&self, glyph: Glyph) -> bool {
        self.placed.contains_key(&(glyph.source, glyph.id))
    }

    fn copy_or_empty(&mut self, glyph: Glyph, gid: usize) -> Made {
        let outline = self.outline(glyph);
        if let Ok(gid) = u16::try_from(gid) {
            self.placed.insert((glyph.source, glyph.id), gid);
        }
        if outline.contours.is_empty() { Made::Empty } else { Made::Copy(outline) }
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

/// The tables that depend on the outlines.
struct Tables {
    builder: GlyfLocaBuilder,
    boxes: Vec<Option<Bbox>>,
    maxp: Maxp,
}

struct File {
    bytes: Vec<u8>,
    bounds: [i16; 4],
}

impl Tables {
    fn new(made: &[Made], parts: &Parts, advances: &[u16]) -> Self {
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

    fn add(&mut self, made: &Made, parts: &Parts) {
        let (outline, size) = match made {
            Made::Empty => (Outline::Empty, Size::default()),
            Made::Copy(copy) => (Outline::Simple(copy.as_ref().clone()), Size::of(copy)),
            Made::Composite(glyphs) => {
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
            self.add(&Made::Empty, parts);
        }
    }

    fn write(self, face: Face, advances: &[u16]) -> File {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shape;
    use skrifa::instance::{LocationRef, Size as FontSize};
    use skrifa::outline::DrawSettings;
    use skrifa::{FontRef, MetadataProvider as _};
    use std::fmt::Write as _;

    fn document(texts: &[&str]) -> (Vec<Vec<Option<u16>>>, Vec<ClusterFont>) {
        let mut fonts = DocumentFonts::new();
        let codes = texts
            .iter()
            .map(|text| {
                let shaped = shape(Face::Regular, text);
                let codes = shaped.clusters.iter();
                codes.map(|placed| fonts.code(Face::Regular, &placed.cluster)).collect()
            })
            .collect();
        (codes, fonts.finish())
    }

    #[test]
    fn a_cluster_has_one_code_wherever_it_stands() {
        let (codes, fonts) = document(&["ที่นี่", "นี่ที่"]);
        assert_eq!(codes, [[Some(1), Some(2)], [Some(2), Some(1)]]);
        assert_eq!(fonts.len(), 1);
        let texts: Vec<&str> = fonts[0].codes.iter().map(|code| &*code.text).collect();
        assert_eq!(texts, ["ที่", "นี่"]);
    }

    #[test]
    fn a_made_glyph_draws_what_its_parts_draw() {
        let text = "กำน้ำปี่ญุAé→😀 ่";
        let (_, fonts) = document(&[text]);
        let font = FontRef::new(&fonts[0].bytes).unwrap();
        let shaped = shape(Face::Regular, text);
        let widths = font.glyph_metrics(FontSize::unscaled(), LocationRef::default());
        for (placed, code) in shaped.clusters.iter().zip(&fonts[0].codes) {
            let mut expected = String::new();
            for glyph in &placed.cluster.glyphs {
                for segment in glyph_outline(glyph.source, glyph.id) {
                    let moved = segment.placed(glyph.x.into(), glyph.y.into(), 1.0);
                    write!(expected, "{moved:?}").unwrap();
                }
            }
            let mut pen = Lines(String::new());
            let outline = font.outline_glyphs().get(GlyphId::from(code.gid)).unwrap();
            let settings = DrawSettings::unhinted(FontSize::unscaled(), LocationRef::default());
            outline.draw(settings, &mut pen).unwrap();
            assert_eq!(pen.0, expected, "{}", code.text);
            let advance = widths.advance_width(GlyphId::from(code.gid)).unwrap();
            assert!((advance - f32::from(code.advance)).abs() < 0.5);
        }
    }

    struct Lines(String);

    impl Lines {
        fn draw(&mut self, segment: PathSegment) {
            write!(self.0, "{segment:?}").unwrap();
        }
    }

    impl skrifa::outline::OutlinePen for Lines {
        fn move_to(&mut self, x: f32, y: f32) {
            self.draw(PathSegment::MoveTo(x.into(), y.into()));
        }

        fn line_to(&mut self, x: f32, y: f32) {
            self.draw(PathSegment::LineTo(x.into(), y.into()));
        }

        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.draw(PathSegment::QuadTo(cx.into(), cy.into(), x.into(), y.into()));
        }

        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}

        fn close(&mut self) {
            self.draw(PathSegment::Close);
        }
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let texts = ["สำนักงาน ก.พ.", "ผลการประเมินค่างาน"];
        assert_eq!(document(&texts).1[0].bytes, document(&texts).1[0].bytes);
    }

    #[test]
    fn what_prints_nothing_has_no_code() {
        let (codes, _) = document(&["\u{FEFF}ก\u{200B}\n"]);
        assert_eq!(codes, [[None, Some(1), None]]);
    }

    #[test]
    fn faces_have_fonts_of_their_own() {
        let mut fonts = DocumentFonts::new();
        for face in Face::ALL {
            let shaped = shape(face, "ก");
            assert_eq!(fonts.code(face, &shaped.clusters[0].cluster), Some(1));
        }
        let made = fonts.finish();
        assert_eq!(made.iter().map(|font| font.face).collect::<Vec<_>>(), Face::ALL);
        assert!(DocumentFonts::new().finish().is_empty());
    }
}
