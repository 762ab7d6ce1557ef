//! The fonts of one document: every distinct cluster of its text becomes one glyph, and each of its
//! letters has a code.
//!
//! The first code of a cluster draws all of it and stands for its first letter; each further letter
//! is an empty glyph behind it that takes no room. A reader of the PDF then finds every letter once
//! and in order, and never has to guess which of several overlaid glyphs a mark belongs to; and no
//! code stands for several letters, which not every reader can take. A cluster of several glyphs is
//! a composite glyph; the outlines it is made of are copied once. Hinting is dropped: it is written
//! for single glyphs.
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

/// The most codes of one face; what comes after prints as a box.
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
    /// The letter it stands for, for `ToUnicode`.
    pub letter: char,
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
    known: HashMap<Drawn, u16>,
    order: Vec<Drawn>,
    /// The codes of clusters met before, by where they lie in memory: equal clusters are mostly
    /// one and the same, and need not be compared. What lies there is held, so that nothing else
    /// comes to lie there.
    met: HashMap<*const Cluster, (Arc<Cluster>, Box<[u16]>)>,
}

/// What a code draws.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Drawn {
    /// All of a cluster.
    Cluster(Arc<Cluster>),
    /// Nothing: a letter that is drawn with the first of its cluster.
    Letter(char),
}

impl Drawn {
    fn letter(&self) -> char {
        match self {
            Self::Cluster(cluster) => first_letter(cluster),
            Self::Letter(letter) => *letter,
        }
    }

    fn advance(&self) -> u16 {
        match self {
            Self::Cluster(cluster) => clamp_advance(cluster.advance),
            Self::Letter(_) => 0,
        }
    }
}

fn first_letter(cluster: &Cluster) -> char {
    cluster.text.chars().next().unwrap_or(' ')
}

impl Codes {
    fn codes(&mut self, cluster: &Arc<Cluster>) -> &[u16] {
        let at = Arc::as_ptr(cluster);
        if !self.met.contains_key(&at) {
            let codes = if cluster.is_nothing() {
                Box::default()
            } else {
                let letters = cluster.text.chars().skip(1).map(Drawn::Letter);
                let drawn = std::iter::once(Drawn::Cluster(Arc::clone(cluster)));
                drawn.chain(letters).map(|drawn| self.code(drawn)).collect()
            };
            self.met.insert(at, (Arc::clone(cluster), codes));
        }
        self.met.get(&at).map_or(&[], |(_, codes)| codes)
    }

    fn code(&mut self, drawn: Drawn) -> u16 {
        if let Some(code) = self.known.get(&drawn) {
            return *code;
        }
        if self.order.len() >= MOST {
            return 0;
        }
        self.order.push(drawn.clone());
        let code = u16::try_from(self.order.len()).unwrap_or_default();
        self.known.insert(drawn, code);
        code
    }
}

impl DocumentFonts {
    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The codes of a cluster in the font of its face, one for each letter: the first draws it.
    /// None for one that prints nothing at all.
    pub fn codes(&mut self, face: Face, cluster: &Arc<Cluster>) -> &[u16] {
        let codes = match face {
            Face::Regular => &mut self.regular,
            Face::Bold => &mut self.bold,
        };
        codes.codes(cluster)
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

fn build(face: Face, order: &[Drawn]) -> ClusterFont {
    let mut parts = Parts::default();
    let mut made = vec![parts.copy_or_empty(BOX, 0)];
    for drawn in order {
        let glyphs: &[Glyph] = match drawn {
            Drawn::Cluster(cluster) => &cluster.glyphs,
            Drawn::Letter(_) => &[],
        };
        let inked: Vec<Glyph> =
            glyphs.iter().filter(|glyph| parts.has_ink(**glyph)).copied().collect();
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
    let box_advance = clamp_advance(font(Source::Symbols).advance(BOX.id));
    let advances: Vec<u16> =
        std::iter::once(box_advance).chain(order.iter().map(Drawn::advance)).collect();
    let file = Tables::new(&made, &parts, &advances).write(face, &advances);
    let code = |(drawn, gid): (&Drawn, u16)| Code {
        gid,
        letter: drawn.letter(),
        advance: drawn.advance(),
    };
    let codes = order.iter().zip(1..).map(code).collect();
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

    fn document(texts: &[&str]) -> (Vec<Vec<Vec<u16>>>, Vec<ClusterFont>) {
        let mut fonts = DocumentFonts::new();
        let codes = texts
            .iter()
            .map(|text| {
                let shaped = shape(Face::Regular, text);
                let codes = shaped.clusters.iter();
                codes.map(|placed| fonts.codes(Face::Regular, &placed.cluster).to_vec()).collect()
            })
            .collect();
        (codes, fonts.finish())
    }

    #[test]
    fn a_cluster_has_its_codes_wherever_it_stands_and_a_letter_its_own() {
        let (codes, fonts) = document(&["ที่นี่", "นี่ที่"]);
        assert_eq!(codes[0], [[1, 2, 3], [4, 2, 3]]);
        assert_eq!(codes[1], [[4, 2, 3], [1, 2, 3]]);
        assert_eq!(fonts.len(), 1);
        let letters: String = fonts[0].codes.iter().map(|code| code.letter).collect();
        assert_eq!(letters, "ทีน".replace('ี', "\u{E35}\u{E48}"));
        let room: Vec<_> = fonts[0].codes.iter().map(|code| code.advance > 0).collect();
        assert_eq!(room, [true, false, false, true]);
    }

    #[test]
    fn a_made_glyph_draws_what_its_parts_draw() {
        let text = "กำน้ำปี่ญุAé→😀 ่";
        let (codes, fonts) = document(&[text]);
        let font = FontRef::new(&fonts[0].bytes).unwrap();
        let shaped = shape(Face::Regular, text);
        let widths = font.glyph_metrics(FontSize::unscaled(), LocationRef::default());
        for (placed, codes) in shaped.clusters.iter().zip(&codes[0]) {
            let code = &fonts[0].codes[usize::from(codes[0]) - 1];
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
            assert_eq!(pen.0, expected, "{}", placed.cluster.text);
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
        assert_eq!(codes, [[vec![], vec![1, 2], vec![]]]);
    }

    #[test]
    fn faces_have_fonts_of_their_own() {
        let mut fonts = DocumentFonts::new();
        for face in Face::ALL {
            let shaped = shape(face, "ก");
            assert_eq!(fonts.codes(face, &shaped.clusters[0].cluster), [1]);
        }
        let made = fonts.finish();
        assert_eq!(made.iter().map(|font| font.face).collect::<Vec<_>>(), Face::ALL);
        assert!(DocumentFonts::new().finish().is_empty());
    }
}
