//! The files opened last.

use std::path::Path;

use egui::{Frame, Id, Margin, ScrollArea, Ui};
use rust_i18n::t;

use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::words;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "recent.title");
    if view.recent.is_empty() {
        ui.add(Label::new(t!("recent.none", locale = locale)));
        return close_ui(ui, view, actions);
    }
    let room = ui.ctx().content_rect().height() - 230.0;
    let files = ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let files = view.recent.iter().map(|path| file_ui(ui, view, path, actions));
        files.collect::<Vec<_>>()
    });
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        let other = t!("start.open_file", locale = locale);
        if button::secondary(ui, view.theme, None, &other).clicked() {
            actions.extend([Action::Dismiss, Action::Open]);
        }
        if button::secondary(ui, view.theme, None, &t!("recent.clear", locale = locale)).clicked() {
            actions.push(Action::ForgetRecent);
        }
        if button::secondary(ui, view.theme, None, &t!("dialog.close", locale = locale)).clicked() {
            actions.push(Action::Dismiss);
        }
    });
    files.inner.first().copied().unwrap_or(Id::NULL)
}

/// One file: its name leads to it, its folder stands below.
fn file_ui(ui: &mut Ui, view: &DialogView<'_>, path: &Path, actions: &mut Vec<Action>) -> Id {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = path.parent().map(words::shown).unwrap_or_default();
    let row = Frame::NONE.inner_margin(Margin::same(4)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let open = button::link(ui, view.theme, None, &name);
        let folder = Label::new(folder).size(view.theme.sizes.small);
        // As far in as the words of the link.
        Frame::NONE.inner_margin(Margin::symmetric(4, 0)).show(ui, |ui| {
            ui.add(folder.color(*view.theme.colors.text_weak));
        });
        open
    });
    let open = row.inner;
    if open.gained_focus() {
        row.response.scroll_to_me(None);
    }
    if open.clicked() {
        actions.extend([Action::Dismiss, Action::OpenFile(path.to_owned())]);
    }
    open.id
}
