//! While something is held over the window: that it can be let go of here.

use egui::{Area, Id, Order, Sense};
use rust_i18n::t;

use super::thai_text;
use super::theme::Theme;
use crate::words::Lang;

/// Draws it over everything, while a file is held over the window.
pub fn ui(ctx: &egui::Context, theme: &Theme, lang: Lang) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let all = ctx.content_rect();
    Area::new(Id::unique("drop hint")).order(Order::Tooltip).fixed_pos(all.min).show(ctx, |ui| {
        let (rect, response) = ui.allocate_exact_size(all.size(), Sense::hover());
        let words = t!("drop.here", locale = lang.code());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        let colors = &theme.colors;
        ui.painter().rect_filled(rect, 0.0, *colors.shade);
        let format = thai_text::format(theme.sizes.title, true, *colors.text);
        let galley = thai_text::galley(ui, &words, &format, rect.width());
        let place = egui::Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
        let frame = place.expand(theme.sizes.gap_section);
        ui.painter().rect_filled(frame, theme.radius(), *colors.panel);
        ui.painter().galley(place.min, galley, *colors.text);
    });
}
