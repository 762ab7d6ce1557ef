//! The program ended before its time: work on with what was recovered, or with what is saved?

use std::sync::Arc;

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, buttons_ui, compare, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::words::Compared;

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryDialog {
    /// The file; none for a case that was never saved.
    pub of: Option<String>,
    /// When the copy was written.
    pub at: String,
    /// The post.
    pub post: String,
    /// In what it differs from what is saved.
    pub rows: Arc<[Compared]>,
    /// Whether the copy cannot be read.
    pub damaged: bool,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &RecoveryDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    title_ui(ui, view, "recovery.title");
    if dialog.damaged {
        ui.add(Label::new(t!("recovery.damaged", locale = locale)));
        let close = ("dialog.close", &[Action::DeclineRecovery][..]);
        return buttons_ui(ui, view, [close], actions);
    }
    ui.add(Label::new(dialog.post.as_str()).size(sizes.heading).bold());
    let key = if dialog.of.is_some() { "recovery.of_file" } else { "recovery.of_new" };
    ui.add(Label::new(t!(key, locale = locale, at = dialog.at)));
    if let Some(file) = &dialog.of {
        let file = Label::new(file.as_str()).size(sizes.small);
        ui.add(file.color(*view.theme.colors.text_weak));
    }
    ui.add_space(sizes.gap);
    if dialog.of.is_some() && !dialog.rows.is_empty() {
        compare::ui(ui, view, ["recovery.recovered", "recovery.saved"], &dialog.rows, 470.0);
    }
    let no = if dialog.of.is_some() { "recovery.use_saved" } else { "recovery.not_now" };
    let buttons = [
        ("recovery.use_recovered", &[Action::Recover][..]),
        (no, &[Action::DeclineRecovery][..]),
        ("recovery.later", &[Action::Dismiss][..]),
    ];
    let first = buttons_ui(ui, view, buttons, actions);
    ui.add_space(sizes.gap);
    let key = if dialog.of.is_some() { "recovery.kept" } else { "recovery.kept_new" };
    let kept = Label::new(t!(key, locale = locale)).size(sizes.small);
    ui.add(kept.color(*view.theme.colors.text_weak));
    first
}
