//! Cards: a part of a screen with a border of its own, and one that can be pressed.

use egui::accesskit::Role;
use egui::{Frame, Margin, Response, Sense, Ui, UiBuilder, WidgetInfo};

use super::focus_ring;
use crate::ui::theme::Theme;

/// A part of a screen.
pub fn card<R>(ui: &mut Ui, theme: &Theme, content: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui)
    });
    inner.inner
}

/// A card that is pressed as a whole.
pub fn choice(
    ui: &mut Ui,
    theme: &Theme,
    id: egui::Id,
    name: &str,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let builder = UiBuilder::new().scope_id(id).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let response = ui.response();
            let colors = &theme.colors;
            let frame = if response.hovered() || response.has_focus() {
                frame(theme).fill(*colors.hover).stroke(theme.stroke(colors.accent))
            } else {
                frame(theme).stroke(theme.stroke(colors.line_strong))
            };
            frame.inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                content(ui);
            });
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    focus_ring(ui, theme, &response);
    response
}

fn frame(theme: &Theme) -> Frame {
    Frame::NONE
        .fill(*theme.colors.card)
        .stroke(theme.stroke(theme.colors.line))
        .corner_radius(theme.radius())
        .inner_margin(Margin::symmetric(20, 16))
}
