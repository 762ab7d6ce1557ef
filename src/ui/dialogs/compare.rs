//! What differs between two cases, side by side.

use egui::{Frame, Margin, ScrollArea, Ui};
use rust_i18n::t;

use super::DialogView;
use crate::ui::thai_text::Label;
use crate::words::Compared;

/// Draws what differs, each under its own name; `keys` name the two columns. What else is in the
/// dialog takes `beside` of the window's height.
pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    keys: [&str; 2],
    rows: &[Compared],
    beside: f32,
) {
    let sizes = &view.theme.sizes;
    let locale = view.lang.code();
    if rows.is_empty() {
        ui.add(Label::new(t!("compare.same", locale = locale)).color(*view.theme.colors.text_weak));
        return;
    }
    let count = view.lang.count(rows.len());
    ui.add(Label::new(t!("compare.count", locale = locale, count = count)));
    ui.add_space(sizes.gap);
    pair_ui(ui, view, |ui, at| {
        let name = keys.get(at).map(|key| t!(*key, locale = locale)).unwrap_or_default();
        ui.add(Label::new(name).size(sizes.small).bold().color(*view.theme.colors.text_weak));
    });
    let height = (ui.ctx().content_rect().height() - beside).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for row in rows {
            row_ui(ui, view, row);
        }
    });
}

fn row_ui(ui: &mut Ui, view: &DialogView<'_>, row: &Compared) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    ui.add_space(sizes.gap / 2.0);
    ui.add(Label::new(row.label.as_str()).bold());
    if row.one.is_empty() && row.other.is_empty() {
        return;
    }
    pair_ui(ui, view, |ui, at| {
        let (text, ground) = if at == 0 {
            (&row.one, colors.accent_soft)
        } else {
            (&row.other, colors.field_locked)
        };
        let frame = Frame::NONE.fill(*ground).corner_radius(view.theme.radius());
        frame.inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(text.as_str()));
        });
    });
}

/// Two columns of the same width.
fn pair_ui(ui: &mut Ui, view: &DialogView<'_>, mut content: impl FnMut(&mut Ui, usize)) {
    ui.spacing_mut().item_spacing.x = view.theme.sizes.gap;
    ui.columns(2, |columns| {
        for (at, column) in columns.iter_mut().enumerate() {
            content(column, at);
        }
    });
}
