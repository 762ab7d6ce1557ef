//! There is no trash for some files: delete them for good?

use std::path::PathBuf;

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, title_ui};
use crate::ui::Action;
use crate::ui::screens::library::LibraryCommand;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

/// So many names are told.
const NAMES: usize = 5;

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    paths: &[PathBuf],
    actions: &mut Vec<Action>,
) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "library.no_trash");
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut names: Vec<_> = paths.iter().take(NAMES).map(name).collect();
    if paths.len() > NAMES {
        names.push("…".to_owned());
    }
    let (names, count) = (names.join(", "), view.lang.count(paths.len()));
    let hint = t!("library.no_trash_hint", locale = locale, count = count, names = names);
    ui.add(Label::new(hint));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        // What loses nothing has the focus.
        let keep = button::primary(ui, view.theme, None, &t!("dialog.cancel", locale = locale));
        if keep.clicked() {
            actions.push(Action::Dismiss);
        }
        let delete = t!("library.delete_for_good", locale = locale);
        if button::secondary(ui, view.theme, None, &delete).clicked() {
            actions.push(Action::Library(LibraryCommand::DeleteForGood(paths.to_vec())));
        }
        keep.id
    })
    .inner
}
