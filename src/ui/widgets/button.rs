//! Buttons: the one that leads on, the others, and quiet ones in bars.

use egui::accesskit::Role;
use egui::{Align2, Color32, Rect, Response, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::{focus_ring, pressing};
use crate::ui::icon::Icon;
use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Link,
}

/// The button that leads on; one on a screen.
pub fn primary(ui: &mut Ui, theme: &Theme, icon: Option<Icon>, text: &str) -> Response {
    button(ui, theme, Kind::Primary, icon, text, true)
}

/// The same, where it may not make sense now.
pub fn primary_if(ui: &mut Ui, theme: &Theme, enabled: bool, text: &str) -> Response {
    button(ui, theme, Kind::Primary, None, text, enabled)
}

/// Any other button.
pub fn secondary(ui: &mut Ui, theme: &Theme, icon: Option<Icon>, text: &str) -> Response {
    button(ui, theme, Kind::Secondary, icon, text, true)
}

/// The same, where it may not make sense now.
pub fn secondary_if(ui: &mut Ui, theme: &Theme, enabled: bool, text: &str) -> Response {
    button(ui, theme, Kind::Secondary, None, text, enabled)
}

/// A button of a bar: no border until the pointer comes.
pub fn quiet(
    ui: &mut Ui,
    theme: &Theme,
    enabled: bool,
    icon: Option<Icon>,
    text: &str,
) -> Response {
    button(ui, theme, Kind::Quiet, icon, text, enabled)
}

/// Words that lead somewhere. Their ground shows around them when the pointer comes: at the edge of
/// a column, [`link_at_edge`] has them begin where the other words do.
pub fn link(ui: &mut Ui, theme: &Theme, icon: Option<Icon>, text: &str) -> Response {
    button(ui, theme, Kind::Link, icon, text, true)
}

/// The same in a row of its own, with something more beside it.
pub fn link_at_edge(
    ui: &mut Ui,
    theme: &Theme,
    text: &str,
    more: impl FnOnce(&mut Ui),
) -> Response {
    ui.scope(|ui| {
        // No higher than its words.
        ui.spacing_mut().interact_size.y = 0.0;
        let row = ui.horizontal(|ui| {
            ui.add_space(-link_padding(theme));
            let response = link(ui, theme, None, text);
            more(ui);
            response
        });
        row.inner
    })
    .inner
}

fn link_padding(theme: &Theme) -> f32 {
    theme.sizes.gap / 2.0
}

/// An icon alone; `name` is shown when the pointer rests on it, and read to those who cannot see.
pub fn icon(ui: &mut Ui, theme: &Theme, enabled: bool, icon: Icon, name: &str) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::splat(theme.sizes.control_height), pressing(enabled));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        let (fill, _, ink) = look(theme, Kind::Quiet, &response, enabled);
        ui.painter().rect_filled(rect, theme.radius(), fill);
        let square = Rect::from_center_size(rect.center(), Vec2::splat(theme.sizes.icon));
        icon.paint(ui, square, ink);
        focus_ring(ui, theme, &response);
    }
    response.on_hover_text(name)
}

fn button(
    ui: &mut Ui,
    theme: &Theme,
    kind: Kind,
    icon: Option<Icon>,
    text: &str,
    enabled: bool,
) -> Response {
    let sizes = &theme.sizes;
    let padding = if kind == Kind::Link { link_padding(theme) } else { sizes.gap_wide * 0.875 };
    let icon_room = if icon.is_some() { sizes.icon + sizes.gap } else { 0.0 };
    let wrap = match kind {
        Kind::Link => (ui.available_width() - padding * 2.0 - icon_room).max(sizes.control_height),
        Kind::Primary | Kind::Secondary | Kind::Quiet => f32::INFINITY,
    };
    let format = thai_text::format(sizes.text, kind == Kind::Primary, Color32::PLACEHOLDER);
    let galley = thai_text::galley(ui, text, &format, wrap);
    let least = if kind == Kind::Link { 0.0 } else { sizes.control_height };
    let size = Vec2::new(
        galley.size().x + icon_room + padding * 2.0,
        (galley.size().y + sizes.gap).max(least),
    );
    let (rect, response) = ui.allocate_exact_size(size, pressing(enabled));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if ui.is_rect_visible(rect) {
        let (fill, border, ink) = look(theme, kind, &response, enabled);
        ui.painter().rect(rect, theme.radius(), fill, border, StrokeKind::Inside);
        let inner = rect.shrink2(Vec2::new(padding, 0.0));
        if let Some(icon) = icon {
            let square = Align2::LEFT_CENTER.align_size_within_rect(Vec2::splat(sizes.icon), inner);
            icon.paint(ui, square, ink);
        }
        let words = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), inner);
        ui.painter().galley(words.min, galley, ink);
        focus_ring(ui, theme, &response);
    }
    response
}

/// Ground, border and ink of a button that makes no sense now. Where words say what it would do,
/// they stay to be read; a picture in a bar is known by its place.
fn not_now(theme: &Theme, kind: Kind) -> (Color32, Stroke, Color32) {
    let colors = &theme.colors;
    match kind {
        Kind::Primary | Kind::Secondary => {
            (*colors.field_locked, theme.stroke(colors.line), *colors.text_weak)
        }
        Kind::Quiet | Kind::Link => {
            (Color32::TRANSPARENT, Stroke::NONE, colors.text_weak.gamma_multiply(0.6))
        }
    }
}

/// Ground, border and ink of a button.
fn look(
    theme: &Theme,
    kind: Kind,
    response: &Response,
    enabled: bool,
) -> (Color32, Stroke, Color32) {
    let colors = &theme.colors;
    let pressed = response.is_pointer_button_down_on();
    let over = response.hovered() || pressed;
    if !enabled {
        return not_now(theme, kind);
    }
    match kind {
        Kind::Primary => {
            let fill = if over { colors.accent_hover } else { colors.accent };
            (*fill, Stroke::NONE, *colors.on_accent)
        }
        Kind::Secondary => {
            let fill = if pressed {
                colors.pressed
            } else if over {
                colors.hover
            } else {
                colors.card
            };
            (*fill, theme.stroke(colors.line_strong), *colors.text)
        }
        Kind::Quiet | Kind::Link => {
            let fill = if pressed {
                *colors.pressed
            } else if over {
                *colors.hover
            } else {
                Color32::TRANSPARENT
            };
            let ink = if kind == Kind::Link { colors.accent } else { colors.text };
            (fill, Stroke::NONE, *ink)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_button_that_makes_no_sense_now_can_be_read() {
        for theme in [Theme::light(), Theme::dark()] {
            for kind in [Kind::Primary, Kind::Secondary] {
                let (ground, _, ink) = not_now(&theme, kind);
                // A pair whose contrast the theme's own test looks at.
                assert_eq!((ground, ink), (*theme.colors.field_locked, *theme.colors.text_weak));
            }
        }
    }
}
