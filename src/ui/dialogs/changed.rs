//! Somebody else changed the file meanwhile: whose counts?

use std::sync::Arc;

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, buttons_ui, compare, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::words::Compared;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedDialog {
    /// The file.
    pub file: String,
    /// In what it differs from what is in the window.
    pub rows: Arc<[Compared]>,
    /// Whether what is in the file can be read at all.
    pub readable: bool,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &ChangedDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "changed.title");
    let key = if dialog.readable { "changed.hint" } else { "changed.unreadable" };
    ui.add(Label::new(t!(key, locale = locale)));
    let file = Label::new(dialog.file.as_str()).size(view.theme.sizes.small);
    ui.add(file.color(*view.theme.colors.text_weak));
    ui.add_space(view.theme.sizes.gap);
    let copy = ("changed.save_copy", &[Action::Dismiss, Action::SaveAs][..]);
    let mine = ("changed.keep_mine", &[Action::KeepMine][..]);
    let later = ("changed.later", &[Action::Dismiss][..]);
    if !dialog.readable {
        return buttons_ui(ui, view, [copy, mine, later], actions);
    }
    compare::ui(ui, view, ["changed.mine", "changed.theirs"], &dialog.rows, 430.0);
    let theirs = ("changed.take_theirs", &[Action::TakeTheirs][..]);
    buttons_ui(ui, view, [copy, mine, theirs, later], actions)
}
