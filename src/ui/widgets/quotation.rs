//! Words that are quoted: a bar at their left, and below them where they stand.

use egui::accesskit::Role;
use egui::{CursorIcon, Frame, Id, Margin, Sense, Stroke, Ui, WidgetInfo};

use super::focus_ring;
use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;

/// Shows paragraphs, and below them where they stand, which is also what they are called.
pub fn quotation(ui: &mut Ui, theme: &Theme, id: Id, words: &[impl AsRef<str>], source: &str) {
    quoted(ui, theme, id, words, source, |ui| {
        let (small, weak) = (theme.sizes.small, *theme.colors.text_weak);
        ui.add(Label::new(source).size(small).color(weak));
    });
}

/// The same where the source can be read: gives back whether it was pressed.
pub fn leading(
    ui: &mut Ui,
    theme: &Theme,
    id: Id,
    words: &[impl AsRef<str>],
    source: &str,
) -> bool {
    quoted(ui, theme, id, words, source, |ui| {
        // As small as where it does not lead: the card is to fit a laptop's screen.
        let words = Label::new(source).size(theme.sizes.small).color(*theme.colors.accent);
        let response = ui.add(words.sense(Sense::click()));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Link);
            node.set_label(source);
        });
        focus_ring(ui, theme, &response);
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        response.clicked()
    })
}

fn quoted<R>(
    ui: &mut Ui,
    theme: &Theme,
    id: Id,
    words: &[impl AsRef<str>],
    source: &str,
    source_ui: impl FnOnce(&mut Ui) -> R,
) -> R {
    const ROOM: i8 = 14;
    let (sizes, colors) = (&theme.sizes, &theme.colors);
    let margin = Margin { left: ROOM, ..Margin::ZERO };
    let shown = Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = sizes.gap / 4.0;
        for paragraph in words {
            ui.add(Label::new(paragraph.as_ref()).selectable(true));
        }
        source_ui(ui)
    });
    let rect = shown.response.rect;
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Blockquote, true, source));
    let bar = Stroke::new(sizes.focus_line, colors.accent);
    ui.painter().vline(rect.left() + sizes.focus_line, rect.y_range(), bar);
    shown.inner
}
