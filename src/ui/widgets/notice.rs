//! A sentence that stands out: why something is locked, wrong, or done.

use egui::{Frame, Margin, Ui};

use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::theme::{Hex, Theme};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Worth knowing.
    Plain,
    /// Worth a look.
    Warning,
    /// Wrong.
    Error,
}

impl Tone {
    /// Ink and ground.
    pub fn colors(self, theme: &Theme) -> (Hex, Hex) {
        let colors = &theme.colors;
        match self {
            Self::Good => (colors.good, colors.good_soft),
            Self::Plain => (colors.accent, colors.accent_soft),
            Self::Warning => (colors.warn, colors.warn_soft),
            Self::Error => (colors.bad, colors.bad_soft),
        }
    }
}

/// A sentence on a ground of its own.
pub fn notice(ui: &mut Ui, theme: &Theme, tone: Tone, icon: Icon, text: &str) {
    let (ink, ground) = tone.colors(theme);
    Frame::NONE
        .fill(*ground)
        .corner_radius(theme.radius())
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            with_icon(ui, theme, icon, ink, text, *theme.colors.text);
        });
}

/// A sentence below a field.
pub fn hint(ui: &mut Ui, theme: &Theme, tone: Tone, icon: Icon, text: &str) {
    let (ink, _) = tone.colors(theme);
    with_icon(ui, theme, icon, ink, text, *ink);
}

fn with_icon(ui: &mut Ui, theme: &Theme, icon: Icon, ink: Hex, text: &str, words: egui::Color32) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(theme.sizes.icon);
            ui.add_space(3.0);
            icon.show(ui, theme.sizes.icon, *ink);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(text).color(words));
        });
    });
}
