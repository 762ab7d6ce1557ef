//! An entry of a list to choose from, pressed as a whole.

use egui::accesskit::Role;
use egui::{Frame, Id, Margin, Sense, Ui, UiBuilder, WidgetInfo};

use super::focus_ring;
use crate::ui::theme::Theme;

/// Shows an entry; `name` is what it is to those who cannot see. Gives back whether it was pressed.
pub fn entry(
    ui: &mut Ui,
    theme: &Theme,
    id: Id,
    chosen: bool,
    name: &str,
    content: impl FnOnce(&mut Ui),
) -> bool {
    let builder = UiBuilder::new().scope_id(id).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let (response, colors) = (ui.response(), &theme.colors);
            let ground = match (chosen, response.hovered() || response.has_focus()) {
                (true, _) => *colors.accent_soft,
                (false, true) => *colors.hover,
                (false, false) => *colors.panel,
            };
            let frame = Frame::NONE
                .fill(ground)
                .corner_radius(theme.radius())
                .inner_margin(Margin::symmetric(12, 8));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                content(ui);
            });
        })
        .response;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    focus_ring(ui, theme, &response);
    response.clicked()
}
