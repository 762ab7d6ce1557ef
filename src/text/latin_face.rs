//! A face without its Thai letters, for a screen that shapes all of one font as one script.
//!
//! Thai that follows Latin letters of the same font would be shaped as Latin, and lose its marks.
//! With this font asked first, and the whole one second, the two never share a run.

use skrifa::MetadataProvider as _;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;

use crate::base::thai_chars::is_thai;

use super::font::{Face, font};

/// The font file of a face, in which no Thai character leads to a glyph.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "the fonts are part of the program; a test reads them"
)]
pub fn latin_face(face: Face) -> Vec<u8> {
    let whole = &font(face.source()).file;
    let letters = whole
        .charmap()
        .mappings()
        .filter_map(|(code, glyph)| Some((char::from_u32(code)?, glyph)))
        .filter(|(c, _)| !is_thai(*c));
    let cmap = Cmap::from_mappings(letters).expect("a bundled font maps each letter once");
    let mut builder = FontBuilder::new();
    builder.add_table(&cmap).expect("a part of a bundled table is a table");
    builder.copy_missing_tables(whole.clone());
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::thai_chars::KO_KAI;
    use skrifa::FontRef;

    #[test]
    fn has_latin_letters_and_no_thai() {
        for face in Face::ALL {
            let bytes = latin_face(face);
            let charmap = FontRef::new(&bytes).unwrap().charmap();
            assert!(charmap.map(KO_KAI).is_none());
            for c in ['A', 'é', ' ', '–', '1'] {
                assert_eq!(charmap.map(c), font(face.source()).file.charmap().map(c), "{c}");
            }
        }
    }
}
