//! The fonts of the window: Sarabun, its Latin letters apart from its Thai ones, then symbols.

use std::sync::{Arc, LazyLock};

use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, TextFormat};

use crate::text::{Face, Source, latin_face};

/// The name of the bold family.
pub const BOLD: &str = "bold";

/// The symbols that Sarabun lacks.
const SYMBOLS: &str = "symbols";

/// Gives egui the fonts of the program.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(DEFINITIONS.clone());
}

/// Made once: the Latin faces are written at the first use.
static DEFINITIONS: LazyLock<FontDefinitions> = LazyLock::new(|| {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, data| {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    add("regular latin", FontData::from_owned(latin_face(Face::Regular)));
    add("regular", FontData::from_static(Source::Regular.bytes()));
    add("bold latin", FontData::from_owned(latin_face(Face::Bold)));
    add("bold", FontData::from_static(Source::Bold.bytes()));
    add(SYMBOLS, FontData::from_static(Source::Symbols.bytes()));
    let family = |names: [&str; 3]| names.map(str::to_owned).to_vec();
    let regular = family(["regular latin", "regular", SYMBOLS]);
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    let bold = family(["bold latin", "bold", SYMBOLS]);
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold);
    fonts
});

/// The look of words in a size and a colour.
pub fn format(size: f32, bold: bool, color: Color32) -> TextFormat {
    let family = if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
    TextFormat { font_id: FontId::new(size, family), color, ..TextFormat::default() }
}
