//! Every way out of the case that is open. Unsaved changes are asked about first, and a saving
//! under way is waited for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ViewportCommand;
use rust_i18n::t;
use uuid::Uuid;

use crate::app::exit::{Exit, OpenMode};
use crate::app::file_dialog::Purpose;
use crate::app::files::{self, Loaded};
use crate::app::jobs::{Done, JobKind};
use crate::app::picker::Question;
use crate::app::program::App;
use crate::app::session::Session;
use crate::case::{Case, RestoredFrom};
use crate::document::ReadError;
use crate::store::{Recovery, Settings};
use crate::ui::toast::Tone;
use crate::ui::{CaseState, Place, Step};
use crate::words;

impl App {
    /// Leaves the case, but asks first when there are unsaved changes.
    pub(in crate::app) fn leave_for(&mut self, exit: Exit) {
        match &mut self.session {
            Some(session) if session.unsaved() => {
                self.services.dialogs.ask_before(exit, session.path.is_some());
            }
            Some(session) if session.saving.running => session.saving.then = Some(exit),
            _ => self.leave(exit),
        }
    }

    /// What was asked about changes is settled once there are none: they were saved meanwhile, or
    /// another case is open.
    pub(in crate::app) fn settle_questions(&mut self) {
        while !self.unsaved()
            && let Some(exit) = self.services.dialogs.settled()
        {
            self.leave_for(exit);
        }
    }

    /// Leaves the case; nothing is asked any more.
    pub(super) fn leave(&mut self, exit: Exit) {
        match exit {
            Exit::Begin(form) => {
                let Some(form) = self.services.world.forms.named(form.as_str()).cloned() else {
                    return;
                };
                let case = Case::new(&form, Uuid::new_v4(), self.services.now());
                self.show(Session::begin(form, case));
            }
            Exit::Show(loaded) => self.show_loaded(*loaded),
            Exit::ShowRecovered(loaded, copy) => self.show_recovered(*loaded, *copy),
            Exit::Work(work) => {
                let (form, case) = *work;
                self.show(Session::begin(form, case));
            }
            Exit::Library(folder) => {
                self.let_go();
                self.shell.place = Place::Start;
                let (locale, path) = (self.services.world.lang.code(), words::shown(&folder));
                let text = t!("library.shown", locale = locale, path = path).into_owned();
                self.services.say(Tone::Good, text);
                self.choose_library(Some(folder));
            }
            Exit::Close => {
                self.let_go();
                self.shell.place = Place::Start;
            }
            Exit::Quit => {
                self.let_go();
                self.shell.place = Place::Start;
                self.quitting = true;
                self.services.ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// The close button of the window is a way out like any other.
    pub(in crate::app) fn guard_the_window(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.quitting && (self.unsaved() || self.is_saving()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave_for(Exit::Quit);
        }
    }

    /// Whether a thread is writing the case right now.
    fn is_saving(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.saving.running)
    }

    fn show_loaded(&mut self, loaded: Loaded) {
        let path = loaded.path.clone();
        let mut session = Session::open(loaded, self.services.jobs.notifier());
        // The same file again: its lock is ours already.
        if let Some(before) = self.session.as_mut().filter(|before| before.path == path)
            && session.lock.is_none()
            && session.read_only.is_none()
        {
            session.lock = before.lock.take();
        }
        self.show(session);
        if let Some(path) = path {
            self.memory.remember_file(&self.services, &path);
        }
    }

    /// What was recovered is shown as a change of what was saved. Where that cannot be changed, it
    /// becomes a case without a file.
    fn show_recovered(&mut self, loaded: Loaded, copy: Recovery) {
        let case = copy.content.as_ref().map(|opened| opened.case().clone());
        match case {
            Ok(case) if loaded.read_only.is_none() && case.form() == loaded.case.form() => {
                self.show_loaded(loaded);
                let Some(session) = &mut self.session else { return };
                let from = RestoredFrom::Recovery;
                if session.take_state(&self.services, &case, from).is_err() {
                    // It is nothing that may stand in the file: it becomes a case of its own.
                    let form = session.form().clone();
                    let apart = case.duplicate(Uuid::new_v4(), self.services.now());
                    self.show(Session::begin(form, apart));
                    let text = self.services.word("recovery.apart");
                    self.services.dialogs.tell_failure(text);
                }
                self.took_over(copy);
            }
            _ => self.begin_recovered(copy),
        }
    }

    pub(in crate::app) fn show(&mut self, session: Session) {
        self.let_go();
        self.shell.case_state = CaseState::default();
        self.shell.go(session.form(), Step::default());
        self.session = Some(session);
    }

    /// The officer chose a folder of cases; or again that of the program.
    pub(super) fn choose_library(&mut self, folder: Option<PathBuf>) {
        let own = &self.services.world.library;
        let folder = folder.filter(|folder| own.as_ref() != Some(folder));
        let change = move |settings: &mut Settings| settings.library.clone_from(&folder);
        self.memory.remember(&self.services, change);
        self.watch_library();
    }

    /// Asks which file to open.
    pub(super) fn ask_which(&mut self) {
        let (title, kind) = (self.services.word("pick.open"), self.services.word("pick.cases"));
        let folder = self.memory.settings.last_folder.clone();
        self.services.ask_for_file(Question::Open { title, kind, folder }, Purpose::Open);
    }

    /// Opens a file from wherever it was named. One that is being worked on stays as it is.
    pub(super) fn open_file(&self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = self.session.as_ref().filter(|session| session.read_only.is_none());
        if open.is_none_or(|session| session.path.as_ref() != Some(&path)) {
            self.load(path, OpenMode::Show);
        }
    }

    /// Reads a file beside the window.
    pub(in crate::app) fn load(&self, path: PathBuf, mode: OpenMode) {
        let (store, forms) =
            (self.services.world.store.clone(), Arc::clone(&self.services.world.forms));
        // What is remembered of it must mean the same wherever the program is started.
        let path = std::path::absolute(&path).unwrap_or(path);
        let (now, take_over) = (self.services.now(), matches!(mode, OpenMode::TakeOver));
        let lang = self.services.world.lang;
        self.services.jobs.start(JobKind::Load, move || {
            let loaded = Box::new(files::load(&store, &path, &forms, now, take_over, lang));
            Done::Loaded(path, mode, loaded)
        });
    }

    /// A file was read: only now is there a reason to leave what is open.
    pub(super) fn loaded(
        &mut self,
        path: &Path,
        mode: OpenMode,
        loaded: Result<Loaded, ReadError>,
    ) {
        match (loaded, mode) {
            (Ok(loaded), OpenMode::Recover(copy)) => {
                self.leave_for(Exit::ShowRecovered(Box::new(loaded), copy));
            }
            (Ok(loaded), OpenMode::Open | OpenMode::Show | OpenMode::TakeOver) => {
                self.leave_for(Exit::Show(Box::new(loaded)));
            }
            // The file is gone or damaged: all the more is what was recovered needed.
            (Err(_), OpenMode::Recover(copy)) => self.begin_recovered(*copy),
            (Err(error), OpenMode::Show) if error.is_folder() => {
                self.leave_for(Exit::Library(path.to_owned()));
            }
            (Err(error), OpenMode::Open | OpenMode::Show | OpenMode::TakeOver) => {
                if error.is_not_found() {
                    self.memory.forget_file(&self.services, path);
                }
                let text = error.sentence(self.services.world.lang, path);
                self.services.dialogs.tell_failure(text);
            }
        }
    }
}
