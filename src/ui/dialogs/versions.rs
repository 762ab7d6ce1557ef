//! Earlier versions of the case: a list, and what differs in the one that is chosen.

use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};
use rust_i18n::t;

use super::{DialogView, buttons_ui, close_ui, compare, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::card;
use crate::words::Compared;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionsDialog {
    /// The versions, newest first.
    pub rows: Arc<[VersionRow]>,
    /// The one that is looked at.
    pub chosen: usize,
    /// Whether they are those of the case that is open; else all work that was not saved.
    pub of_case: bool,
}

/// One version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionRow {
    /// When it was saved.
    pub title: String,
    /// The post.
    pub post: String,
    /// Whether it can be brought back.
    pub readable: bool,
    /// In what it differs from what is in the window.
    pub rows: Arc<[Compared]>,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &VersionsDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    title_ui(ui, view, if dialog.of_case { "versions.title" } else { "versions.title_declined" });
    let Some(chosen) = dialog.rows.get(dialog.chosen) else {
        let none = if dialog.of_case { "versions.none_yet" } else { "versions.none_declined" };
        ui.add(Label::new(t!(none, locale = locale)));
        return close_ui(ui, view, actions);
    };
    list_ui(ui, view, dialog, actions);
    ui.add_space(sizes.gap);
    if dialog.of_case && chosen.readable {
        compare::ui(ui, view, ["versions.then", "versions.now"], &chosen.rows);
    }
    let close = ("dialog.close", &[Action::Dismiss][..]);
    if !chosen.readable {
        return buttons_ui(ui, view, [close], actions);
    }
    let restore = [Action::Restore(dialog.chosen)];
    buttons_ui(ui, view, [("versions.restore", &restore[..]), close], actions)
}

fn list_ui(ui: &mut Ui, view: &DialogView<'_>, dialog: &VersionsDialog, actions: &mut Vec<Action>) {
    const HEIGHT: f32 = 190.0;
    let theme = view.theme;
    ScrollArea::vertical().id_salt("versions").max_height(HEIGHT).show(ui, |ui| {
        for (number, row) in dialog.rows.iter().enumerate() {
            let id = Id::unique(("version", number));
            let looked_at = number == dialog.chosen;
            let response = card::choice(ui, theme, id, &row.title, |ui| {
                let title = Label::new(row.title.as_str());
                ui.add(if looked_at { title.bold() } else { title });
                if !dialog.of_case {
                    let post = Label::new(row.post.as_str()).size(theme.sizes.small);
                    ui.add(post.color(*theme.colors.text_weak));
                }
            });
            if response.clicked() {
                actions.push(Action::ChooseVersion(number));
            }
        }
    });
}
