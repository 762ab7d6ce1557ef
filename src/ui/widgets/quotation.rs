//! Words that are quoted: a bar at their left, and below them where they stand.

use egui::accesskit::Role;
use egui::{Frame, Id, Margin, Sense, Stroke, Ui, WidgetInfo};

use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;

/// Shows paragraphs, and below them where they stand, which is also what they are called.
pub fn quotation(ui: &mut Ui, theme: &Theme, id: Id, words: &[impl AsRef<str>], source: &str) {
    const ROOM: i8 = 14;
    let (sizes, colors) = (&theme.sizes, &theme.colors);
    let margin = Margin { left: ROOM, ..Margin::ZERO };
    let shown = Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = sizes.gap / 4.0;
        for paragraph in words {
            ui.add(Label::new(paragraph.as_ref()).selectable(true));
        }
        ui.add(Label::new(source).size(sizes.small).color(*colors.text_weak));
    });
    let rect = shown.response.rect;
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Blockquote, true, source));
    let bar = Stroke::new(sizes.focus_line, colors.accent);
    ui.painter().vline(rect.left() + sizes.focus_line, rect.y_range(), bar);
}
