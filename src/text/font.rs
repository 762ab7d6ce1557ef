//! The fonts inside the program: which letter stands in which, and how tall they are.
//!
//! **Invariant:** every font has [`EM`] units to the em, so that glyphs of several fonts can be set
//! on one line, and share one cluster font, without scaling.

use std::sync::LazyLock;

use harfrust::{Direction, Language, Script, ShapePlan, Shaper, ShaperData, script};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use crate::base::{Mm, Pt};

/// Units to the em in every font, and in every position inside a line.
pub const EM: i32 = 1000;

/// The size that equals TH `SarabunPSK` at 16 points, the size of government papers.
///
/// Sarabun is the same drawing on another em. TH Sarabun (1000 units) has x-height 340 and capitals
/// 476 where Sarabun has 500 and 700: both ratios are 0.68, and 16 × 0.68 = 10.88. The letter ko kai
/// agrees: it advances 386 there and 576 × 0.68 = 392 here.
pub const BODY_SIZE: Pt = Pt(10.88);

/// Line height in ems: what a word processor gives TH `SarabunPSK` at single spacing.
///
/// Its ascent and descent (844 and 457 of 1000) add up to 20.8 points at 16, that is 1.913 of
/// [`BODY_SIZE`].
const LINE_HEIGHT_EM: f64 = 1.301 / 0.68;

/// Where in the line height the baseline stands, in ems below the top.
const BASELINE_EM: f64 = 0.844 / 0.68;

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Running text.
    #[default]
    Regular,
    /// Headings and words that stand out.
    Bold,
}

impl Face {
    /// Every face, in the order of their fonts in a document.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    /// The font that has this face's letters.
    pub const fn source(self) -> Source {
        match self {
            Self::Regular => Source::Regular,
            Self::Bold => Source::Bold,
        }
    }

    /// The name that a font made of this face goes by.
    pub const fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "Sarabun-Regular",
            Self::Bold => "Sarabun-Bold",
        }
    }
}

/// The font file that a glyph comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Sarabun Regular.
    Regular,
    /// Sarabun Bold.
    Bold,
    /// Symbols that Sarabun lacks; its glyph 0 is the box for what no font has.
    Symbols,
}

impl Source {
    /// The bytes of the font file, the same that the screen uses.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/Sarabun-Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/Sarabun-Bold.ttf"),
            Self::Symbols => include_bytes!("../../fonts/KhanganSymbols.ttf"),
        }
    }
}

/// The height of a line of text of this size.
pub fn line_height(size: Pt) -> Mm {
    Mm::from(size * LINE_HEIGHT_EM)
}

/// How far below the top of its line the baseline of a text of this size stands.
pub fn baseline(size: Pt) -> Mm {
    Mm::from(size * BASELINE_EM)
}

/// The script that a stretch of text is shaped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    Thai,
    Latin,
}

impl Writing {
    pub(super) const fn script(self) -> Script {
        match self {
            Self::Thai => script::THAI,
            Self::Latin => script::LATIN,
        }
    }
}

/// One font, parsed once for the life of the program.
pub(super) struct Font {
    pub(super) file: FontRef<'static>,
    pub(super) shaper: Shaper<'static>,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    thai: ShapePlan,
    latin: ShapePlan,
}

impl Font {
    #[expect(clippy::expect_used, reason = "the fonts are part of the program; a test reads them")]
    fn load(bytes: &'static [u8], shaping: &'static ShaperData) -> Self {
        let file = FontRef::new(bytes).expect("a bundled font is a font");
        let shaper = shaping.shaper(&file).build();
        let plan = |writing: Writing| {
            let language = language();
            let script = Some(writing.script());
            ShapePlan::new(&shaper, Direction::LeftToRight, script, language.as_ref(), &[])
        };
        Self {
            charmap: file.charmap(),
            metrics: file.glyph_metrics(Size::unscaled(), LocationRef::default()),
            thai: plan(Writing::Thai),
            latin: plan(Writing::Latin),
            file,
            shaper,
        }
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.charmap.map(c).is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    #[expect(clippy::cast_possible_truncation, reason = "unscaled advances are whole units")]
    pub(super) fn advance(&self, glyph: u16) -> i32 {
        self.metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default() as i32
    }

    pub(super) const fn plan(&self, writing: Writing) -> &ShapePlan {
        match writing {
            Writing::Thai => &self.thai,
            Writing::Latin => &self.latin,
        }
    }
}

pub(super) fn language() -> Option<Language> {
    Language::new("th")
}

/// The parsed font of a source.
pub(super) fn font(source: Source) -> &'static Font {
    macro_rules! loaded {
        ($source:expr) => {{
            static SHAPING: LazyLock<ShaperData> = LazyLock::new(|| shaping($source.bytes()));
            static FONT: LazyLock<Font> = LazyLock::new(|| Font::load($source.bytes(), &SHAPING));
            &FONT
        }};
    }
    match source {
        Source::Regular => loaded!(Source::Regular),
        Source::Bold => loaded!(Source::Bold),
        Source::Symbols => loaded!(Source::Symbols),
    }
}

#[expect(clippy::expect_used, reason = "the fonts are part of the program; a test reads them")]
fn shaping(bytes: &'static [u8]) -> ShaperData {
    ShaperData::new(&FontRef::new(bytes).expect("a bundled font is a font"))
}

/// Characters that leave no mark and take no room: joiners, direction marks, selectors.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Characters that end a line; nothing is printed for them.
pub(super) const fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\u{000B}' | '\u{000C}' | '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// Characters printed as white space, whatever the font has.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t' | ' ' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// The font that has a character, a face's own font first.
pub(super) fn source_of(face: Face, c: char) -> Option<Source> {
    if is_blank(c) || is_invisible(c) || is_newline(c) {
        return Some(face.source());
    }
    [face.source(), Source::Symbols].into_iter().find(|source| font(*source).has(c))
}

/// The characters of a text that no font has and that print as a box.
pub fn unprintable(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_ascii_graphic() && source_of(Face::Regular, *c).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::thai_chars::KO_KAI;
    use skrifa::raw::TableProvider as _;

    const SOURCES: [Source; 3] = [Source::Regular, Source::Bold, Source::Symbols];

    #[test]
    fn every_font_has_a_thousand_units_to_the_em() {
        for source in SOURCES {
            assert_eq!(i32::from(font(source).file.head().unwrap().units_per_em()), EM);
        }
    }

    #[test]
    fn both_faces_have_all_of_thai() {
        for face in Face::ALL {
            for code in (0x0E01..=0x0E3A).chain(0x0E3F..=0x0E5B) {
                let c = char::from_u32(code).unwrap();
                assert_eq!(source_of(face, c), Some(face.source()), "{c}");
            }
        }
    }

    #[test]
    fn common_symbols_are_printable() {
        let text = "→⇒✓✔✗☐☑☒①⑩αβγΩ≤≥≠√∑½⅓Ⅳ│┌█●○■□★☆♦µ°²™฿€–—“”‘’…•\u{25CC}";
        assert_eq!(unprintable(text).collect::<String>(), "");
    }

    #[test]
    fn what_no_font_has_is_told() {
        assert_eq!(unprintable("ก😀ب漢\u{7}\u{200D}\n\t ข").collect::<String>(), "😀ب漢\u{7}");
    }

    #[test]
    fn the_body_size_has_the_letters_of_government_papers() {
        let advance = f64::from(font(Source::Regular).advance(
            u16::try_from(font(Source::Regular).charmap.map(KO_KAI).unwrap().to_u32()).unwrap(),
        ));
        let here = advance / f64::from(EM) * BODY_SIZE.0;
        let there = 0.386 * 16.0;
        assert!((here - there).abs() < 0.1, "{here} {there}");
        assert!((Pt::from(line_height(BODY_SIZE)).0 - 20.8).abs() < 0.05);
    }
}
