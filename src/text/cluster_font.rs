//! The fonts of one document: every distinct cluster of its text becomes one glyph with one code.
//!
//! A reader of the PDF then finds whole clusters, each with its text, and never has to guess which
//! of several overlaid glyphs a mark belongs to. A cluster of several glyphs is a composite glyph;
//! the outlines it is made of are copied once. Hinting is dropped: it is written for single glyphs.
//!
//! **Invariant:** codes are given in order of first use, so the same document always gives the same
//! bytes; glyph 0 is the visible box.

use std::collections::HashMap;
use std::sync::Arc;

use skrifa::raw::TableProvider as _;
use write_fonts::tables::glyf::SimpleGlyph;

use super::font::{Face, Source, font};
use super::font_outlines::Parts;
use super::font_tables::Tables;
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
    /// Its width in units of [`super::EM`].
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
    /// What all its glyphs fit in: left, bottom, right, top, in units of [`super::EM`].
    pub bounds: [i16; 4],
    /// The height above and the depth below the baseline, in units of [`super::EM`].
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
pub(super) enum DrawnCluster {
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
            [] => DrawnCluster::Empty,
            [glyph] if (glyph.x, glyph.y) == (0, 0) && !parts.is_placed(*glyph) => {
                parts.copy_or_empty(*glyph, gid)
            }
            _ => DrawnCluster::Composite(inked),
        });
    }
    // Outlines that stand alone in no cluster come after the clusters.
    let mut at = 0;
    while at < made.len() {
        let wanted = match made.get(at) {
            Some(DrawnCluster::Composite(glyphs)) => glyphs.clone(),
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

pub(super) fn heights(face: Face) -> (i16, i16) {
    font(face.source())
        .file
        .hhea()
        .map_or((1068, -232), |hhea| (hhea.ascender().to_i16(), hhea.descender().to_i16()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::outline::{PathSegment, glyph_outline};
    use crate::text::shape;
    use skrifa::instance::{LocationRef, Size as FontSize};
    use skrifa::outline::DrawSettings;
    use skrifa::{FontRef, GlyphId, MetadataProvider as _};
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
