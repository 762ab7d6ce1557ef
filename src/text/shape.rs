//! Text to clusters: glyphs placed as the fonts ask, each cluster with the text it stands for.
//!
//! **Invariant:** the clusters of a text cover its bytes in order, each byte once; the same text
//! always gives the same clusters; any text gives clusters, if need be a box.

use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, ShapeOptions, UnicodeBuffer};

use crate::base::thai_chars::{self, DOTTED_CIRCLE};

use super::breaks::clusters;
use super::font::{
    Face, Source, Writing, font, is_blank, is_invisible, is_newline, language, source_of,
};
use super::memo::Memo;
use super::spacing;

/// The glyph of [`Source::Symbols`] that stands for a character no font has: a box.
const BOX: u16 = 0;

/// One glyph of a cluster, in units of [`super::EM`] from the start of the cluster on the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Glyph {
    /// The font that it is drawn from.
    pub source: Source,
    /// Its number in that font.
    pub id: u16,
    /// How far to the right.
    pub x: i16,
    /// How far up.
    pub y: i16,
}

/// What is printed for one cluster of text: a letter with its vowels, tone and signs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cluster {
    /// The text it stands for, as a reader of the page would copy it.
    pub text: Box<str>,
    /// Its glyphs; none for a joiner or a line's end.
    pub glyphs: Box<[Glyph]>,
    /// How far it moves the pen by itself, without kerning or justification.
    pub advance: i32,
}

impl Cluster {
    /// Leaves no mark and takes no room.
    pub fn is_nothing(&self) -> bool {
        self.glyphs.is_empty() && self.advance == 0
    }
}

/// A cluster at its place in a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where it starts, in units of [`super::EM`] from the start of the stretch.
    pub x: i32,
    /// How many bytes of the source text it stands for.
    pub len: u32,
    /// What is printed.
    pub cluster: Arc<Cluster>,
}

impl Placed {
    /// A place between words that justification may widen.
    pub(super) fn is_space(&self) -> bool {
        &*self.cluster.text == " "
    }
}

/// A stretch of text in one face, shaped.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shaped {
    /// Its clusters in the order of the text.
    pub clusters: Vec<Placed>,
    /// How far the pen has moved at its end.
    pub advance: i32,
}

/// Shapes a text; what was shaped before comes from memory.
pub fn shape(face: Face, text: &str) -> Arc<Shaped> {
    static REGULAR: Memo<Arc<Shaped>> = Memo::new();
    static BOLD: Memo<Arc<Shaped>> = Memo::new();
    let memo = match face {
        Face::Regular => &REGULAR,
        Face::Bold => &BOLD,
    };
    memo.get(text, || Arc::new(shape_anew(face, text)))
}

fn shape_anew(face: Face, text: &str) -> Shaped {
    let mut out = Shaped::default();
    for item in items(face, text) {
        let stretch = text.get(item.range.clone()).unwrap_or_default();
        match item.kind {
            Kind::Font(source, writing) => shape_run(&mut out, source, writing, stretch),
            Kind::Mixed => push(&mut out, stretch, &mixed(face, stretch)),
            Kind::Nothing => push(&mut out, stretch, &Pen::default()),
        }
    }
    out.advance += spacing::apply(&mut out.clusters);
    out
}

/// How a stretch of clusters is shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// By one font, in one script.
    Font(Source, Writing),
    /// One cluster whose characters no single font has, or a mark without a letter.
    Mixed,
    /// Not at all.
    Nothing,
}

struct Item {
    range: Range<usize>,
    kind: Kind,
}

/// Cuts a text where the font or the script changes, never inside a cluster.
fn items(face: Face, text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut writing = None;
    // Letters that belong to every script go with those before them, at the start with those after.
    let first = text.chars().find_map(writing_of).unwrap_or(Writing::Thai);
    for range in clusters(text) {
        let cluster = text.get(range.clone()).unwrap_or_default();
        writing = cluster.chars().find_map(writing_of).or(writing);
        let kind = kind_of(face, cluster, writing.unwrap_or(first));
        match items.last_mut() {
            Some(last) if last.kind == kind && matches!(kind, Kind::Font(..)) => {
                last.range.end = range.end;
            }
            _ => items.push(Item { range, kind }),
        }
    }
    items
}

const fn writing_of(c: char) -> Option<Writing> {
    match c {
        thai_chars::BAHT => None,
        '\u{0E00}'..='\u{0E7F}' => Some(Writing::Thai),
        'A'..='Z'
        | 'a'..='z'
        | '\u{00AA}'
        | '\u{00BA}'
        | '\u{00C0}'..='\u{00D6}'
        | '\u{00D8}'..='\u{00F6}'
        | '\u{00F8}'..='\u{02B8}'
        | '\u{0370}'..='\u{0DFF}'
        | '\u{1E00}'..='\u{1FFF}' => Some(Writing::Latin),
        _ => None,
    }
}

fn kind_of(face: Face, cluster: &str, writing: Writing) -> Kind {
    let Some(first) = cluster.chars().next() else {
        return Kind::Nothing;
    };
    if cluster.chars().all(|c| is_newline(c) || is_invisible(c)) {
        return Kind::Nothing;
    }
    if is_lone_mark(first) {
        return Kind::Mixed;
    }
    let in_font = |source: Source| {
        cluster.chars().all(|c| is_blank(c) || is_invisible(c) || font(source).has(c))
    };
    match [face.source(), Source::Symbols].into_iter().find(|source| in_font(*source)) {
        Some(source) => Kind::Font(source, writing),
        None => Kind::Mixed,
    }
}

const fn is_lone_mark(c: char) -> bool {
    thai_chars::is_mark(c) || matches!(c, '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}')
}

/// Glyphs gathered for one cluster.
#[derive(Default)]
struct Pen {
    glyphs: Vec<Glyph>,
    /// Moved as the shaper says.
    x: i32,
    /// Moved as the glyphs' own widths say.
    natural: i32,
}

fn push(out: &mut Shaped, text: &str, pen: &Pen) {
    if pen.glyphs.is_empty() && text.chars().all(is_invisible) && append(out, text) {
        return;
    }
    let text_to_copy = text.replace('\t', " ");
    out.clusters.push(Placed {
        x: out.advance,
        len: u32::try_from(text.len()).unwrap_or(u32::MAX),
        cluster: Arc::new(Cluster {
            text: text_to_copy.into_boxed_str(),
            glyphs: pen.glyphs.as_slice().into(),
            advance: pen.natural,
        }),
    });
    out.advance += pen.x;
}

/// Lets the cluster before stand also for a joiner or selector, so that it is copied too.
fn append(out: &mut Shaped, text: &str) -> bool {
    let Some(last) = out.clusters.last_mut().filter(|last| !last.cluster.glyphs.is_empty()) else {
        return false;
    };
    let mut cluster = Cluster::clone(&last.cluster);
    cluster.text = [&*cluster.text, text].concat().into_boxed_str();
    last.cluster = Arc::new(cluster);
    last.len += u32::try_from(text.len()).unwrap_or_default();
    true
}

fn shape_run(out: &mut Shaped, source: Source, writing: Writing, text: &str) {
    let mut pen = Pen::default();
    let mut start = 0;
    let tabs_as_spaces;
    let input = if text.contains('\t') {
        tabs_as_spaces = text.replace('\t', " ");
        &tabs_as_spaces
    } else {
        text
    };
    for (at, glyph) in glyphs(source, writing, input) {
        if at != start {
            push(out, text.get(start..at).unwrap_or_default(), &pen);
            pen = Pen::default();
            start = at;
        }
        pen.add(source, glyph);
    }
    push(out, text.get(start..).unwrap_or_default(), &pen);
}

/// A glyph as the shaper gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawGlyph {
    pub(super) id: u16,
    pub(super) dx: i32,
    pub(super) dy: i32,
    pub(super) advance: i32,
}

impl Pen {
    fn add(&mut self, source: Source, glyph: RawGlyph) {
        self.glyphs.push(Glyph {
            source,
            id: glyph.id,
            x: clamp(self.x + glyph.dx),
            y: clamp(glyph.dy),
        });
        self.x += glyph.advance;
        if glyph.advance != 0 {
            self.natural += font(source).advance(glyph.id);
        }
    }
}

fn clamp(units: i32) -> i16 {
    i16::try_from(units).unwrap_or(if units < 0 { i16::MIN } else { i16::MAX })
}

/// Glyphs with the byte at which their cluster starts, in the order of the text.
pub(super) fn glyphs(source: Source, writing: Writing, text: &str) -> Vec<(usize, RawGlyph)> {
    let font = font(source);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(writing.script());
    if let Some(language) = language() {
        buffer.set_language(language);
    }
    let shaped = font.shaper.shape(buffer, ShapeOptions::new().plan(Some(font.plan(writing))));
    shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| {
            let glyph = RawGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(BOX),
                dx: position.x_offset,
                dy: position.y_offset,
                advance: position.x_advance,
            };
            (info.cluster as usize, glyph)
        })
        .collect()
}

/// A cluster drawn character by character, each from the font that has it.
fn mixed(face: Face, cluster: &str) -> Pen {
    let mut pen = Pen::default();
    let lone = cluster.chars().next().is_some_and(is_lone_mark);
    let circle = lone.then_some(DOTTED_CIRCLE);
    let mut boxed = false;
    for c in circle.into_iter().chain(cluster.chars()) {
        match source_of(face, c) {
            Some(source) if !is_invisible(c) && !is_newline(c) => {
                let mut bytes = [0; 4];
                for (_, glyph) in glyphs(source, Writing::Thai, c.encode_utf8(&mut bytes)) {
                    pen.add(source, glyph);
                }
            }
            Some(_) => {}
            // A family of emoji is one box, not seven.
            None if boxed => {}
            None => {
                boxed = true;
                let advance = font(Source::Symbols).advance(BOX);
                pen.add(Source::Symbols, RawGlyph { id: BOX, dx: 0, dy: 0, advance });
            }
        }
    }
    // Every font part stands on its own: nothing was kerned.
    pen.natural = pen.x;
    pen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::EM;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    /// What the shaper makes of a line, in the words of `tests/tools/shape_fixture.py`.
    fn told(face: Face, line: &str) -> String {
        let mut out = String::new();
        for item in items(face, line) {
            let Kind::Font(source, writing) = item.kind else {
                continue;
            };
            let letter = if source == Source::Symbols { 'k' } else { 's' };
            for (_, glyph) in glyphs(source, writing, &line[item.range]) {
                let RawGlyph { id, dx, dy, advance } = glyph;
                write!(out, " {letter}:{id}@{dx},{dy}+{advance}").unwrap();
            }
        }
        out
    }

    #[test]
    fn shapes_as_harfbuzz_does() {
        let lines = concat!(
            include_str!("../../tests/fixtures/thai-strings.txt"),
            "\n",
            include_str!("../../tests/fixtures/thai-hard.txt"),
        );
        let lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
        assert!(lines.len() >= 91);
        let faces = [(Face::Regular, "regular"), (Face::Bold, "bold")];
        let ours = faces.into_iter().flat_map(|(face, name)| {
            lines.iter().map(move |line| (line, format!("{name}{}", told(face, line))))
        });
        let expected = include_str!("../../tests/fixtures/shapes.txt").lines();
        assert_eq!(expected.clone().count(), lines.len() * 2);
        for ((line, ours), expected) in ours.zip(expected) {
            assert_eq!(ours, expected, "{line}");
        }
    }

    fn texts(text: &str) -> Vec<String> {
        let shaped = shape(Face::Regular, text);
        shaped.clusters.iter().map(|placed| placed.cluster.text.to_string()).collect()
    }

    #[test]
    fn a_cluster_stands_for_a_letter_with_its_marks() {
        assert_eq!(texts("น้ำที่A"), ["น้ำ", "ที่", "A"]);
        assert_eq!(texts("ก\tข"), ["ก", " ", "ข"]);
    }

    #[test]
    fn thai_after_latin_is_shaped_as_thai() {
        let alone = shape(Face::Regular, "ที่");
        let after = shape(Face::Regular, "Aที่");
        assert_eq!(alone.clusters[0].cluster, after.clusters[1].cluster);
    }

    #[test]
    fn the_vowel_am_prints_the_same_composed_or_not() {
        let inked = |text: &str| {
            let shaped = shape(Face::Regular, text);
            let mut glyphs = Vec::new();
            for placed in &shaped.clusters {
                for glyph in &placed.cluster.glyphs {
                    glyphs.push((glyph.id, placed.x + i32::from(glyph.x), glyph.y));
                }
            }
            (glyphs, shaped.advance)
        };
        for (composed, written) in [("น้ำ", "นํ้า"), ("จำ", "จํา"), ("ป่ำ", "ปํ่า")]
        {
            assert_eq!(inked(composed), inked(written));
        }
    }

    #[test]
    fn a_lone_mark_stands_on_a_dotted_circle() {
        let shaped = shape(Face::Regular, "่ก");
        let circle = &shaped.clusters[0].cluster.glyphs[0];
        assert_eq!(circle.source, Source::Symbols);
        assert_ne!(circle.id, BOX);
        assert_eq!(shaped.clusters[0].cluster.glyphs[1].source, Source::Regular);
        assert!(shaped.clusters[1].x > 0);
    }

    #[test]
    fn what_no_font_has_is_one_box_with_its_text() {
        for text in ["👩‍👩‍👧", "漢", "ب", "\u{7}", "\u{F70A}"] {
            let shaped = shape(Face::Bold, text);
            let cluster = &shaped.clusters[0].cluster;
            assert_eq!((&*cluster.text, shaped.clusters.len()), (text, 1));
            assert_eq!(cluster.glyphs.len(), 1);
            assert_eq!((cluster.glyphs[0].source, cluster.glyphs[0].id), (Source::Symbols, BOX));
            assert!(cluster.advance > 0);
        }
    }

    #[test]
    fn kerning_moves_the_pen_and_not_the_cluster() {
        let shaped = shape(Face::Regular, "AVA");
        assert_eq!(shaped.clusters[0].cluster, shaped.clusters[2].cluster);
        assert!(shaped.clusters[1].x < shaped.clusters[0].cluster.advance);
    }

    proptest! {
        #[test]
        fn any_text_is_covered_in_order(text in "([ก-๛a-zA-Z ]|ำ|่|ี|\\PC|[\\x00-\\x20]){0,40}") {
            let shaped = shape(Face::Regular, &text);
            let bytes: usize = shaped.clusters.iter().map(|placed| placed.len as usize).sum();
            prop_assert_eq!(bytes, text.len());
            let joined: String =
                shaped.clusters.iter().map(|placed| &*placed.cluster.text).collect();
            prop_assert_eq!(joined, text.replace('\t', " "));
            prop_assert!(shaped.advance <= EM * 3 * i32::try_from(text.len()).unwrap());
            prop_assert_eq!(&*shaped, &shape_anew(Face::Regular, &text));
        }
    }
}
