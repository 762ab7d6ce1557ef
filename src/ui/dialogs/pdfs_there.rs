//! Some of the PDFs that are to be saved are there already: what of them?

use std::path::PathBuf;

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, title_ui};
use crate::ui::Action;
use crate::ui::screens::library::{Existing, LibraryCommand};
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::words;

/// So many names are told.
const NAMES: usize = 5;

/// What the dialog is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfsThere {
    /// The cases whose pages are to be saved.
    pub cases: Vec<PathBuf>,
    /// In this folder.
    pub folder: PathBuf,
    /// The names that are there already.
    pub names: Vec<String>,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    there: &PdfsThere,
    actions: &mut Vec<Action>,
) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "library.pdfs_there");
    let mut names: Vec<_> = there.names.iter().take(NAMES).map(String::as_str).collect();
    names.extend((there.names.len() > NAMES).then_some("…"));
    let (count, names) = (view.lang.count(there.names.len()), names.join(", "));
    let hint = t!("library.pdfs_there_hint", locale = locale, count = count, names = names);
    ui.add(Label::new(hint));
    let folder = Label::new(words::shown(&there.folder)).size(view.theme.sizes.small);
    ui.add(folder.color(*view.theme.colors.text_weak));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        // What loses nothing has the focus.
        let both = button::primary(ui, view.theme, None, &t!("library.keep_both", locale = locale));
        let mut save = |existing| {
            let (cases, folder) = (there.cases.clone(), there.folder.clone());
            actions.push(Action::Library(LibraryCommand::SavePdfsIn { cases, folder, existing }));
        };
        if both.clicked() {
            save(Existing::KeepBoth);
        }
        for (key, existing) in
            [("library.skip", Existing::Skip), ("library.replace_all", Existing::Replace)]
        {
            if button::secondary(ui, view.theme, None, &t!(key, locale = locale)).clicked() {
                save(existing);
            }
        }
        let cancel = t!("dialog.cancel", locale = locale);
        if button::secondary(ui, view.theme, None, &cancel).clicked() {
            actions.push(Action::Dismiss);
        }
        both.id
    })
    .inner
}
