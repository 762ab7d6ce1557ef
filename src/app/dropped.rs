//! What is dropped on the window: a case, a PDF that carries one, a folder of cases.

use std::path::{Path, PathBuf};

use egui::Context;
use rust_i18n::t;

use super::App;
use crate::store::CASE_EXTENSION;
use crate::ui::Action;
use crate::ui::toast::Tone;

impl App {
    /// Opens what was dropped. There is one case in a window: of several, it is the first.
    pub(super) fn take_in_files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect()
        });
        let Some(file) = dropped.iter().find(|path| may_be_case(path)).or_else(|| dropped.first())
        else {
            return;
        };
        if dropped.len() > 1 {
            let lang = self.world.lang;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let count = lang.count(dropped.len());
            let text = t!("drop.one_at_a_time", locale = lang.code(), name = name, count = count);
            self.shell.toasts.add(ctx, Tone::Warning, text.into_owned());
        }
        self.actions.push(Action::OpenFile(file.clone()));
    }
}

/// Whether it is called like a case, or like a PDF that may carry one.
fn may_be_case(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        [CASE_EXTENSION, "pdf"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}
