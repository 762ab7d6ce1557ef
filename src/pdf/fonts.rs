//! The fonts of the document, and text in their codes.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Document, Object};
use md5::{Digest as _, Md5};
use printpdf::{
    FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMap, PdfFontMetricsStub, TextItem,
};

use super::{em, to_unicode};
use crate::base::Pt;
use crate::sheet::TextMark;
use crate::text::{Cluster, ClusterFont, Code, DocumentFonts, EM, Face, shape};

/// Nothing is known of the glyphs' order: some are whole clusters, others nothing to see.
const SYMBOLIC: i64 = 1 << 2;

/// How many units the em of the fonts in a document has, instead of [`EM`].
///
/// Thai needs lines that are almost two of Sarabun's ems apart. Poppler takes lines that are more
/// than 1.5 ems apart for paragraphs of their own, and then reads a table line by line across its
/// columns. An em made larger, and a size to match, draws the same page and is read right; made
/// larger still, the heads of narrow columns would seem to be one line.
const UNITS_PER_EM: u16 = 1300;

/// The size of a font in a document that draws what this size means elsewhere.
pub(super) fn size(size: Pt) -> f32 {
    rounded(size.0 * f64::from(UNITS_PER_EM) / f64::from(EM), 1000.0)
}

/// The name by which pages call the font of a face.
pub(super) fn id(face: Face) -> FontId {
    FontId(match face {
        Face::Regular => "R".to_owned(),
        Face::Bold => "B".to_owned(),
    })
}

/// The text of a mark in the codes of its font, each cluster at its place; with a space behind it
/// where the next text of its element stands apart.
pub(super) fn items(mark: &TextMark, parted: bool, fonts: &mut DocumentFonts) -> Vec<TextItem> {
    let (mut items, mut codes) = (Vec::new(), String::new());
    let mut pen = 0;
    for (index, placed) in mark.clusters.iter().enumerate() {
        let last = index + 1 == mark.clusters.len();
        let cluster = if last { &closing(&placed.cluster) } else { &placed.cluster };
        let own = fonts.codes(mark.face, cluster);
        if own.is_empty() {
            continue;
        }
        if placed.x != pen {
            if !codes.is_empty() {
                items.push(TextItem::Text(std::mem::take(&mut codes)));
            }
            items.push(TextItem::Offset(thousandths(pen - placed.x)));
        }
        // The letters that take no room come before the room to the next cluster: some readers
        // would take them for that cluster's.
        codes.extend(own.iter().filter_map(|code| letter(*code)));
        pen = placed.x + cluster.advance.max(0);
    }
    for placed in parted.then(|| shape(mark.face, " ")).iter().flat_map(|space| &space.clusters) {
        codes.extend(
            fonts.codes(mark.face, &placed.cluster).iter().filter_map(|code| letter(*code)),
        );
    }
    items.extend((!codes.is_empty()).then_some(TextItem::Text(codes)));
    items
}

/// The letter that stands for a code where printpdf expects text, which it looks up in the font:
/// a line is then one string and not one for each cluster. Of no use to readers, who are told
/// by [`to_unicode`] what a code means.
fn letter(code: u16) -> Option<char> {
    char::from_u32(code.into())
}

/// The letters of a font, and the codes that they stand for; the box has the first.
fn letters(font: &ClusterFont) -> impl Iterator<Item = (u32, u16)> {
    let codes = std::iter::once(0).chain(font.codes.iter().map(|code| code.gid));
    codes.map(|code| (code.into(), code))
}

/// The last cluster of a line. Poppler takes a hyphen there for one that divides a word, and
/// leaves it out; with something behind it, though it be nothing to see, it is kept.
fn closing(cluster: &Arc<Cluster>) -> Arc<Cluster> {
    if &*cluster.text != "-" {
        return Arc::clone(cluster);
    }
    Arc::new(Cluster { text: "-\u{200b}".into(), ..Cluster::clone(cluster) })
}

/// In thousandths of the size, as PDF counts.
fn thousandths(units: i32) -> f32 {
    rounded(f64::from(units) * 1000.0 / f64::from(UNITS_PER_EM), 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "printpdf counts in short floats")]
fn rounded(number: f64, parts: f64) -> f32 {
    ((number * parts).round() / parts) as f32
}

/// The fonts as printpdf takes them.
pub(super) fn resources(fonts: &[Named]) -> PdfFontMap {
    let entry = |named: &Named| (id(named.font.face), PdfFont::new(parsed(named)));
    PdfFontMap { map: fonts.iter().map(entry).collect() }
}

/// A font of the document, and what it is there.
pub(super) struct Named {
    name: String,
    font: ClusterFont,
    file: Vec<u8>,
}

impl Named {
    /// Its file, as it stands in the document.
    pub fn file(&self) -> &[u8] {
        &self.file
    }
}

/// The fonts of all clusters that were asked for.
pub(super) fn finish(fonts: &DocumentFonts) -> Vec<Named> {
    let named = |font: ClusterFont| {
        let name = format!("{}+{}", subset_tag(&font.bytes), font.face.postscript_name());
        let file = em::with_units_per_em(font.bytes.clone(), UNITS_PER_EM);
        Named { name, font, file }
    };
    fonts.finish().into_iter().map(named).collect()
}

fn parsed(Named { name, font, file }: &Named) -> ParsedFont {
    let [x_min, y_min, x_max, y_max] = font.bounds;
    ParsedFont {
        original_bytes: file.clone(),
        font_index: 0,
        font_name: Some(name.clone()),
        codepoint_to_glyph: letters(font).collect(),
        // Written by `tidy`, with more digits.
        glyph_widths: BTreeMap::new(),
        units_per_em: UNITS_PER_EM,
        font_metrics: FontMetrics { ascent: font.ascent, descent: font.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: UNITS_PER_EM,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: match font.face {
                Face::Regular => 400,
                Face::Bold => 700,
            },
            ..PdfFontMetricsStub::default()
        },
    }
}

/// Six letters that tell this document's font from every other.
fn subset_tag(font: &[u8]) -> String {
    Md5::digest(font).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Corrects what printpdf says of a font it takes for one of letters: the text of its codes, and
/// widths, in whole numbers there.
pub(super) fn tidy(document: &mut Document, fonts: &[Named]) {
    let fonts: BTreeMap<_, _> =
        fonts.iter().map(|named| (named.name.as_bytes(), &named.font)).collect();
    let mut texts = Vec::new();
    for object in document.objects.values_mut() {
        let Object::Dictionary(dict) = object else { continue };
        if dict.has_type(b"FontDescriptor") {
            dict.set("Flags", SYMBOLIC);
        }
        let base = dict.get(b"BaseFont").and_then(Object::as_name);
        let Some(font) = base.ok().and_then(|name| fonts.get(name)) else { continue };
        if let Ok(id) = dict.get(b"ToUnicode").and_then(Object::as_reference) {
            texts.push((id, to_unicode::map(&font.codes)));
        }
        let descendant = dict.get_mut(b"DescendantFonts").and_then(Object::as_array_mut);
        if let Ok(descendants) = descendant
            && let Some(Object::Dictionary(descendant)) = descendants.first_mut()
        {
            descendant.set("W", widths(font));
        }
    }
    for (id, text) in texts {
        if let Ok(Object::Stream(stream)) = document.get_object_mut(id) {
            stream.set_content(text);
        }
    }
}

/// The widths of all codes, which begin at 1 and leave none out.
fn widths(font: &ClusterFont) -> Vec<Object> {
    let width = |code: &Code| Object::Real(thousandths(code.advance.into()));
    vec![1.into(), font.codes.iter().map(width).collect::<Vec<_>>().into()]
}
