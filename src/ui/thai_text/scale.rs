//! What every layout depends on besides its text: the pixels, the fonts, and the picture in which
//! egui keeps the glyphs.
//!
//! egui throws that picture away when it is full or when the fonts change, and says so to nobody;
//! a layout kept from before would then show wrong letters. That it has been thrown away is seen
//! from its being emptier than before; and it is whenever the look changes from light to dark.

use std::sync::Arc;

use egui::Id;
use egui::epaint::text::TextOptions;

/// Layouts of one scale go together; a layout of another is stale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scale {
    pixels_per_point: f32,
    generation: u64,
}

/// What was seen of the picture of glyphs when it was last looked at.
#[derive(Clone, Copy, Default)]
struct Seen {
    fill: f32,
    fonts: usize,
    options: TextOptions,
    generation: u64,
}

impl Scale {
    /// The scale of this moment.
    pub(super) fn now(ctx: &egui::Context) -> Self {
        let (fill, fonts, options) = ctx.fonts(|fonts| {
            let first = fonts.definitions().font_data.values().next();
            let first = first.map_or(0, |data| Arc::as_ptr(data).addr());
            (fonts.font_atlas_fill_ratio(), first, *fonts.options())
        });
        let generation = ctx.data_mut(|data| {
            let seen: &mut Seen = data.get_temp_mut_or_default(Id::NULL);
            if fill < seen.fill || fonts != seen.fonts || options != seen.options {
                seen.generation += 1;
            }
            seen.fill = fill;
            seen.fonts = fonts;
            seen.options = options;
            seen.generation
        });
        Self { pixels_per_point: ctx.pixels_per_point(), generation }
    }

    /// The pixels of a point.
    pub(super) const fn pixels_per_point(self) -> f32 {
        self.pixels_per_point
    }

    /// What tells this scale from others in a hash.
    pub(super) fn key(self) -> (u32, u64) {
        (self.pixels_per_point.to_bits(), self.generation)
    }
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, Theme};

    use super::*;

    #[test]
    fn a_change_of_look_makes_every_layout_stale() {
        let ctx = egui::Context::default();
        crate::ui::theme::install(&ctx);
        let scale_in = |theme| {
            ctx.set_theme(theme);
            let mut scale = Scale::default();
            let output = ctx.run_ui(RawInput::default(), |ui| scale = Scale::now(ui.ctx()));
            output.drop_without_applying_deltas();
            scale
        };
        let light = scale_in(Theme::Light);
        assert_eq!(light, scale_in(Theme::Light), "nothing has changed");
        let dark = scale_in(Theme::Dark);
        assert_ne!(light, dark);
        assert_ne!(light, scale_in(Theme::Light), "the drawings of before are gone");
    }
}
