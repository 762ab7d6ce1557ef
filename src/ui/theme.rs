//! How the window looks: the tokens of `assets/theme.ron`, and egui's style made from them.

use std::sync::LazyLock;

use egui::Visuals;
use egui::style::ScrollAnimation;
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2,
};
use serde::Deserialize;

use super::thai_text;

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Brightness {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl From<Brightness> for egui::ThemePreference {
    fn from(brightness: Brightness) -> Self {
        match brightness {
            Brightness::System => Self::System,
            Brightness::Light => Self::Light,
            Brightness::Dark => Self::Dark,
        }
    }
}

/// What every view draws with.
#[derive(Clone, Debug)]
pub struct Theme {
    /// How large things are.
    pub sizes: Sizes,
    /// The colours.
    pub colors: Colors,
}

/// How large things are, in points of the screen.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Running text and fields.
    pub text: f32,
    /// Hints; nothing is smaller.
    pub small: f32,
    /// Headings.
    pub heading: f32,
    /// The title of a screen.
    pub title: f32,
    /// The one large figure.
    pub figure: f32,
    /// Lines and borders.
    pub line: f32,
    /// The ring around what has the focus.
    pub focus_line: f32,
    /// Rounded corners.
    pub radius: u8,
    /// Between things that belong together.
    pub gap: f32,
    /// Between a field and the next.
    pub gap_wide: f32,
    /// Between parts.
    pub gap_section: f32,
    /// Buttons and fields of one line.
    pub control_height: f32,
    /// Icons.
    pub icon: f32,
    /// The bar at the top.
    pub bar_height: f32,
    /// The list of steps.
    pub steps_width: f32,
    /// The panel at the right.
    pub panel_width: f32,
    /// The widest that a column of fields gets.
    pub column_width: f32,
    /// Dialogs.
    pub dialog_width: f32,
}

/// The colours of one brightness.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Behind everything.
    pub page: Hex,
    /// Bars and side panels.
    pub panel: Hex,
    /// Cards.
    pub card: Hex,
    /// Inside a field.
    pub field: Hex,
    /// Inside a field that cannot be changed.
    pub field_locked: Hex,
    /// Behind what the pointer is over.
    pub hover: Hex,
    /// Behind what is being pressed.
    pub pressed: Hex,
    /// Lines that only part.
    pub line: Hex,
    /// Borders of what can be used.
    pub line_strong: Hex,
    /// Text.
    pub text: Hex,
    /// Text of less weight.
    pub text_weak: Hex,
    /// What is chosen or leads on.
    pub accent: Hex,
    /// The same under the pointer.
    pub accent_hover: Hex,
    /// Text on the accent.
    pub on_accent: Hex,
    /// A breath of the accent.
    pub accent_soft: Hex,
    /// Reached, complete.
    pub good: Hex,
    /// Behind it.
    pub good_soft: Hex,
    /// Worth a look.
    pub warn: Hex,
    /// Behind it.
    pub warn_soft: Hex,
    /// Wrong.
    pub bad: Hex,
    /// Behind it.
    pub bad_soft: Hex,
    /// The ring around what has the focus.
    pub focus: Hex,
    /// Behind selected text.
    pub selection: Hex,
    /// Over what a dialog covers.
    pub shade: Hex,
}

/// A colour of the file: `#rrggbb` or `#rrggbbaa`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Hex(Color32);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&text).map(Self).map_err(|_error| format!("no colour: {text}"))
    }
}

impl From<Hex> for Color32 {
    fn from(hex: Hex) -> Self {
        hex.0
    }
}

impl std::ops::Deref for Hex {
    type Target = Color32;

    fn deref(&self) -> &Color32 {
        &self.0
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sizes: Sizes,
    light: Colors,
    dark: Colors,
}

static FILE: LazyLock<File> = LazyLock::new(built_in);

#[expect(clippy::panic, reason = "the file is part of the program, and a test reads it")]
fn built_in() -> File {
    match ron::from_str(include_str!("../../assets/theme.ron")) {
        Ok(file) => file,
        Err(error) => panic!("assets/theme.ron is wrong: {error}"),
    }
}

impl Theme {
    /// The light theme.
    pub fn light() -> Self {
        Self { sizes: FILE.sizes, colors: FILE.light }
    }

    /// The dark theme.
    pub fn dark() -> Self {
        Self { sizes: FILE.sizes, colors: FILE.dark }
    }

    /// The theme that egui paints with now.
    pub fn of(ctx: &egui::Context) -> Self {
        match ctx.theme() {
            egui::Theme::Light => Self::light(),
            egui::Theme::Dark => Self::dark(),
        }
    }

    /// Rounded corners.
    pub fn radius(&self) -> CornerRadius {
        CornerRadius::same(self.sizes.radius)
    }

    /// A border.
    pub fn stroke(&self, color: Hex) -> Stroke {
        Stroke::new(self.sizes.line, color)
    }
}

/// Dresses egui: fonts, and the style of both brightnesses.
pub fn install(ctx: &egui::Context) {
    thai_text::install_fonts(ctx);
    ctx.set_style_of(egui::Theme::Light, style(&Theme::light(), Visuals::light()));
    ctx.set_style_of(egui::Theme::Dark, style(&Theme::dark(), Visuals::dark()));
    ctx.options_mut(|options| {
        // Ctrl+Q and the zoom keys are commands of ours.
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
        // Paper is light; so is the window, where the system says nothing.
        options.fallback_theme = egui::Theme::Light;
    });
}

fn style(theme: &Theme, visuals: Visuals) -> Style {
    let Theme { sizes, colors: _ } = theme;
    let font = |size, family| FontId::new(size, family);
    let bold = || FontFamily::Name(thai_text::BOLD.into());
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, font(sizes.small, FontFamily::Proportional)),
            (TextStyle::Body, font(sizes.text, FontFamily::Proportional)),
            (TextStyle::Button, font(sizes.text, FontFamily::Proportional)),
            (TextStyle::Monospace, font(sizes.text, FontFamily::Proportional)),
            (TextStyle::Heading, font(sizes.heading, bold())),
        ]
        .into(),
        visuals: dressed(theme, visuals),
        // A caret that blinks, and things that slide, paint when nobody does anything.
        animation_time: 0.0,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    style.spacing.item_spacing = Vec2::splat(sizes.gap);
    style.spacing.button_padding = Vec2::new(sizes.gap_wide * 0.75, sizes.gap * 0.5);
    style.spacing.interact_size = Vec2::new(sizes.control_height, sizes.control_height);
    style.spacing.icon_width = sizes.icon;
    style.spacing.icon_spacing = sizes.gap;
    style.spacing.menu_margin = Margin::same(sizes.radius.cast_signed());
    style.spacing.scroll.floating = false;
    style.spacing.scroll.foreground_color = false;
    style.spacing.scroll.bar_width = sizes.gap * 1.25;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn dressed(theme: &Theme, visuals: Visuals) -> Visuals {
    let Theme { sizes, colors } = theme;
    let mut visuals = Visuals {
        panel_fill: *colors.page,
        window_fill: *colors.card,
        window_stroke: theme.stroke(colors.line),
        window_corner_radius: theme.radius(),
        menu_corner_radius: theme.radius(),
        extreme_bg_color: *colors.field,
        text_edit_bg_color: Some(*colors.field),
        faint_bg_color: *colors.panel,
        weak_text_color: Some(*colors.text_weak),
        hyperlink_color: *colors.accent,
        warn_fg_color: *colors.warn,
        error_fg_color: *colors.bad,
        window_shadow: Shadow { offset: [0, 4], blur: 16, spread: 0, color: *colors.shade },
        popup_shadow: Shadow { offset: [0, 2], blur: 8, spread: 0, color: *colors.shade },
        striped: false,
        ..visuals
    };
    visuals.selection.bg_fill = *colors.selection;
    visuals.selection.stroke = Stroke::new(sizes.focus_line, colors.focus);
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, colors.text);
    let widgets = &mut visuals.widgets;
    let plain = theme.stroke(colors.line);
    let strong = theme.stroke(colors.line_strong);
    let focus = Stroke::new(sizes.focus_line, colors.focus);
    // Of egui's own widgets only menus and scroll bars are used. The third colour is the handle of
    // scroll bars; of what cannot be used, it is the ground of a locked field.
    for (widget, fill, handle, border) in [
        (&mut widgets.noninteractive, colors.card, colors.field_locked, plain),
        (&mut widgets.inactive, colors.card, colors.line_strong, strong),
        (&mut widgets.hovered, colors.hover, colors.text_weak, strong),
        (&mut widgets.active, colors.pressed, colors.text_weak, focus),
        (&mut widgets.open, colors.hover, colors.line_strong, strong),
    ] {
        widget.bg_fill = *handle;
        widget.weak_bg_fill = *fill;
        widget.bg_stroke = border;
        widget.fg_stroke = theme.stroke(colors.text);
        widget.corner_radius = theme.radius();
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2's relative luminance.
    fn luminance(color: Hex) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b, _] = color.to_array();
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(one: Hex, other: Hex) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn all_text_has_the_contrast_that_aa_asks_for() {
        for c in [Theme::light().colors, Theme::dark().colors] {
            let grounds = [
                ("page", c.page),
                ("panel", c.panel),
                ("card", c.card),
                ("field", c.field),
                ("field_locked", c.field_locked),
                ("hover", c.hover),
                ("accent_soft", c.accent_soft),
            ];
            for (ground_name, ground) in grounds {
                for (name, ink) in [("text", c.text), ("text_weak", c.text_weak)] {
                    let has = contrast(ink, ground);
                    assert!(has >= 4.5, "{name} on {ground_name}: {has:.2}");
                }
            }
            for (name, ink, ground) in [
                ("accent on page", c.accent, c.page),
                ("accent on panel", c.accent, c.panel),
                ("accent on hover", c.accent, c.hover),
                ("accent on its soft", c.accent, c.accent_soft),
                ("on accent", c.on_accent, c.accent),
                ("on accent, hovered", c.on_accent, c.accent_hover),
                ("text on pressed", c.text, c.pressed),
                ("text on selection", c.text, c.selection),
                ("good on page", c.good, c.page),
                ("good on panel", c.good, c.panel),
                ("good on its soft", c.good, c.good_soft),
                ("text on good", c.text, c.good_soft),
                ("warn on page", c.warn, c.page),
                ("warn on panel", c.warn, c.panel),
                ("warn on its soft", c.warn, c.warn_soft),
                ("text on warn", c.text, c.warn_soft),
                ("bad on page", c.bad, c.page),
                ("bad on panel", c.bad, c.panel),
                ("bad on its soft", c.bad, c.bad_soft),
                ("text on bad", c.text, c.bad_soft),
            ] {
                let has = contrast(ink, ground);
                assert!(has >= 4.5, "{name}: {has:.2}");
            }
        }
    }

    #[test]
    fn what_can_be_used_and_what_has_the_focus_is_seen() {
        for c in [Theme::light().colors, Theme::dark().colors] {
            for (name, line, ground) in [
                ("border on page", c.line_strong, c.page),
                ("border on card", c.line_strong, c.card),
                ("border on field", c.line_strong, c.field),
                ("focus on page", c.focus, c.page),
                ("focus on card", c.focus, c.card),
                ("focus on panel", c.focus, c.panel),
            ] {
                let has = contrast(line, ground);
                assert!(has >= 3.0, "{name}: {has:.2}");
            }
        }
    }

    #[test]
    fn nothing_is_smaller_than_14_points() {
        let sizes = FILE.sizes;
        for size in [sizes.text, sizes.small, sizes.heading, sizes.title, sizes.figure] {
            assert!(size >= 14.0);
        }
        for theme in [Theme::light(), Theme::dark()] {
            let style = style(&theme, Visuals::light());
            assert!(style.text_styles.values().all(|font| font.size >= 14.0));
        }
    }
}
