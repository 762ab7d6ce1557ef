//! Saving: a snapshot, written beside the window.

use std::path::PathBuf;
use std::sync::Arc;

use rust_i18n::t;

use crate::app::jobs::{Done, Kind, Saved};
use crate::app::{App, Question, names, picker};
use crate::store;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Saves the case where it is saved; asks where, when it is nowhere yet.
    pub(super) fn save(&mut self) {
        let Some(session) = self.session.as_ref().filter(|s| s.read_only.is_none()) else { return };
        match session.path.clone() {
            Some(path) => self.save_in(path),
            None => self.ask_where(),
        }
    }

    /// Asks where to save.
    pub(super) fn ask_where(&mut self) {
        let Some(session) = self.session.as_ref().filter(|s| s.read_only.is_none()) else { return };
        let locale = self.world.lang.code();
        let path = session.path.as_ref();
        let name = path.and_then(|path| path.file_name()).map_or_else(
            || names::file(self.world.lang, session.case()),
            |name| name.to_string_lossy().into_owned(),
        );
        let question = Question::Save {
            title: t!("pick.save", locale = locale).into_owned(),
            kind: t!("pick.cases", locale = locale).into_owned(),
            name,
            folder: path
                .and_then(|path| path.parent())
                .map(PathBuf::from)
                .or_else(|| self.library.folder.clone()),
        };
        self.ask(question);
    }

    /// Asks for a file, unless that is being asked already.
    pub(in crate::app) fn ask(&mut self, question: Question) -> bool {
        if std::mem::replace(&mut self.picking, true) {
            return false;
        }
        let answer = self.world.picker.ask(&question);
        self.jobs.start(Kind::Pick, move || Done::Picked(question, picker::wait(answer)));
        true
    }

    /// A file was chosen, or none.
    pub(super) fn picked(
        &mut self,
        ctx: &egui::Context,
        question: &Question,
        path: Option<PathBuf>,
    ) {
        self.picking = false;
        match (question, path) {
            (Question::Open { .. }, Some(path)) => self.load(path),
            (Question::Save { .. }, Some(path)) => self.save_in(names::with_extension(path)),
            (Question::Folder { .. }, Some(path)) => self.watch_folder(ctx, &path),
            (Question::PdfFolder { cases, .. }, Some(path)) => self.save_pdfs(cases, path),
            (
                Question::Open { .. } | Question::Folder { .. } | Question::PdfFolder { .. },
                None,
            ) => {}
            (Question::SavePdf { .. }, Some(path)) => self.print_in(path),
            (Question::SavePdf { .. }, None) => self.print = None,
            (Question::Save { .. }, None) => self.leaving = None,
        }
    }

    /// Saves what the case is at this moment; a second time waits for the first.
    fn save_in(&mut self, path: PathBuf) {
        let now = (self.world.clock)();
        let Some(session) = self.session_mut() else { return };
        if session.saving.running {
            session.saving.again = Some(path);
            return;
        }
        session.saving.running = true;
        let serial = session.serial();
        let mut case = session.case().clone();
        case.saved_at(now);
        let case = Arc::new(case);
        self.jobs.start(Kind::Save, move || {
            let result = store::save(&path, &case);
            Done::Saved(Saved { serial, path, case, result })
        });
    }

    /// A case was written, or not.
    pub(super) fn saved(&mut self, ctx: &egui::Context, saved: Saved) {
        let lang = self.world.lang;
        let Saved { serial, path, case, result } = saved;
        // Another case may have been opened meanwhile, on the officer's word.
        let session = self.session.as_mut().filter(|session| session.serial() == serial);
        let again = session.and_then(|session| {
            session.saving.running = false;
            if result.is_ok() {
                session.saved_in(path, case);
            }
            session.saving.again.take()
        });
        match (result, again) {
            (Err(failure), _) => {
                self.leaving = None;
                let text = words::failure(lang, &failure);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: true });
            }
            (Ok(()), Some(path)) => self.save_in(path),
            (Ok(()), None) => {
                let done = self.word("toast.saved");
                self.shell.toasts.add(ctx, Tone::Good, done);
                if let Some(leave) = self.leaving.take() {
                    self.leave_for(ctx, leave);
                }
            }
        }
    }
}
