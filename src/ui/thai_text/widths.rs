//! How wide a piece of text is, remembered: words come again and again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::mutex::Mutex;
use egui::text::LayoutJob;
use egui::{FontId, Galley, Id, TextFormat};

use super::scale::Scale;

/// Pieces remembered of one font before its memory starts afresh.
const MOST: usize = 20_000;

/// The widths of pieces, font by font, at one scale.
#[derive(Default)]
pub(super) struct Widths {
    scale: Scale,
    fonts: Vec<(FontId, BTreeMap<Box<str>, f32>)>,
}

impl Widths {
    /// Those of the window, for a scale.
    pub(super) fn of(ctx: &egui::Context, scale: Scale) -> Arc<Mutex<Self>> {
        let shared: Arc<Mutex<Self>> =
            ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Id::NULL)));
        let mut widths = shared.lock();
        if widths.scale != scale {
            *widths = Self { scale, fonts: Vec::new() };
        }
        drop(widths);
        shared
    }

    /// The width of a text of one line, its spaces counted.
    pub(super) fn width(
        &mut self,
        fonts: &mut FontsView<'_>,
        text: &str,
        format: &TextFormat,
    ) -> f32 {
        let font = &format.font_id;
        let found = self.fonts.iter().position(|(known, _)| known == font);
        let index = found.unwrap_or_else(|| {
            self.fonts.push((font.clone(), BTreeMap::new()));
            self.fonts.len() - 1
        });
        if let Some((_, known)) = self.fonts.get(index)
            && let Some(width) = known.get(text)
        {
            return *width;
        }
        let width = unwrapped(fonts, text, format).intrinsic_size().x;
        if let Some((_, known)) = self.fonts.get_mut(index) {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(text.into(), width);
        }
        width
    }
}

/// A text as egui lays it out in one line.
pub(super) fn unwrapped(fonts: &mut FontsView<'_>, text: &str, format: &TextFormat) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(shown(text).into_owned(), format.clone());
    job.break_on_newline = false;
    job.keep_trailing_whitespace = true;
    // The exact width, so that pieces add up to their line.
    job.round_output_to_gui = false;
    fonts.layout_job(job)
}

/// What is drawn for a text: a space for what ends lines or has no form, of as many bytes.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte < b' ' && byte != b'\t') {
        Cow::Owned(text.replace(|c: char| c < ' ' && c != '\t', " "))
    } else {
        Cow::Borrowed(text)
    }
}
