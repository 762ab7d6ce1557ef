//! Text to clusters: glyphs placed as the fonts ask, each cluster with the text it stands for.
//!
//! **Invariant:** the clusters of a text cover its bytes in order, each byte once; the same text
//! always gives the same clusters; any text gives clusters, if need be a box.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use harfrust::{Direction, ShapeOptions, UnicodeBuffer};

use crate::base::thai_chars::{self, DOTTED_CIRCLE};

use super::breaks::clusters;
use super::font::{
    Face, Source, Writing, font, is_blank, is_invisible, is_newline, language, source_of,
};
use super::memo::Memo;

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
    static REGULAR: LazyLock<Memo<Arc<Shaped>>> = LazyLock::new(Memo::new);
    static BOLD: LazyLock<Memo<Arc<Shaped>>> = LazyLock::new(Memo::new);
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
    let text_to_copy = if text == "\t" { " " } else { text };
    out.clusters.push(Placed {
        x: out.advance,
        len: u32::try_from(text.len()).unwrap_or(u32::MAX),
        cluster: Arc::new(Cluster {
            text: text_to_copy.into(),
            glyphs: pen.glyphs.as_slice().into(),
            advance: pen.natural,
        }),
    });
    out.advance += pen.x;
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
