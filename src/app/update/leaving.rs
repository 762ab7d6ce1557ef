//! Every way out of the case that is open. Unsaved changes are asked about first, and a saving
//! under way is waited for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::ViewportCommand;
use rust_i18n::t;
use uuid::Uuid;

use crate::app::files::{self, LoadError, Loaded};
use crate::app::jobs::{Done, Kind};
use crate::app::{App, Question, Session};
use crate::base::FormId;
use crate::case::{Case, RestoredFrom};
use crate::form::Form;
use crate::store::Recovery;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::ui::{CaseState, Place, Step};

/// A way out of the case that is open.
pub(in crate::app) enum Leave {
    /// To a new case of this form.
    Begin(FormId),
    /// To a case that was read.
    Show(Box<Loaded>),
    /// To a case that was read, as it was recovered.
    ShowRecovered(Box<Loaded>, Box<Recovery>),
    /// To a case that no file has yet.
    Work(Box<(Form, Case)>),
    /// To this folder of cases.
    Library(PathBuf),
    /// To the start.
    Close,
    /// Out of the program.
    Quit,
}

/// How a file is opened.
pub(in crate::app) enum How {
    /// As it is.
    Open,
    /// As it is; should it be a folder, as the folder of cases.
    Show,
    /// Taking it over from somebody who has been silent for long.
    TakeOver,
    /// With what was recovered in place of what is in it.
    Recover(Box<Recovery>),
}

impl App {
    /// Leaves the case, but asks first when there are unsaved changes.
    pub(in crate::app) fn leave_for(&mut self, ctx: &egui::Context, leave: Leave) {
        if self.unsaved() {
            self.leaving = Some(leave);
            let has_file = self.session.as_ref().is_some_and(|session| session.path.is_some());
            self.shell.dialogs.show(Dialog::Unsaved { has_file });
        } else if self.is_saving() {
            self.leaving = Some(leave);
        } else {
            self.leave(ctx, leave);
        }
    }

    /// Leaves the case; nothing is asked any more.
    pub(super) fn leave(&mut self, ctx: &egui::Context, leave: Leave) {
        match leave {
            Leave::Begin(form) => {
                let Some(form) = self.world.forms.named(form.as_str()).cloned() else { return };
                let case = Case::new(&form, Uuid::new_v4(), (self.world.clock)());
                self.show(Session::begin(form, case));
            }
            Leave::Show(loaded) => self.show_loaded(*loaded),
            Leave::ShowRecovered(loaded, copy) => self.show_recovered(*loaded, *copy),
            Leave::Work(work) => {
                let (form, case) = *work;
                self.show(Session::begin(form, case));
            }
            Leave::Library(folder) => {
                self.let_go();
                self.shell.place = Place::Start;
                self.shell.dialogs.close();
                let (locale, path) = (self.world.lang.code(), folder.display());
                let text = t!("library.shown", locale = locale, path = path).into_owned();
                self.shell.toasts.add(ctx, Tone::Good, text);
                self.choose_library(ctx, Some(folder));
            }
            Leave::Close => {
                self.let_go();
                self.shell.place = Place::Start;
            }
            Leave::Quit => {
                self.let_go();
                self.shell.place = Place::Start;
                self.shell.quitting = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// The close button of the window is a way out like any other.
    pub(in crate::app) fn guard_the_window(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.shell.quitting && (self.unsaved() || self.is_saving()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave_for(ctx, Leave::Quit);
        }
    }

    fn show_loaded(&mut self, loaded: Loaded) {
        let path = loaded.path.clone();
        let mut session = Session::open(loaded, self.jobs.teller());
        // The same file again: its lock is ours already.
        if let Some(before) = self.session.as_mut().filter(|before| before.path == path)
            && session.lock.is_none()
            && session.read_only.is_none()
        {
            session.lock = before.lock.take();
        }
        self.show(session);
        if let Some(path) = path {
            self.remember_file(&path);
        }
    }

    /// What was recovered is shown as a change of what was saved. Where that cannot be changed, it
    /// becomes a case without a file.
    fn show_recovered(&mut self, loaded: Loaded, copy: Recovery) {
        let case = copy.content.as_ref().map(|opened| opened.case().clone());
        match case {
            Ok(case) if loaded.read_only.is_none() && case.form() == loaded.case.form() => {
                self.show_loaded(loaded);
                match self.restore_into_session(&case, RestoredFrom::Recovery) {
                    Ok(()) => self.took_over(copy),
                    // It is nothing that may stand in the file: it becomes a case of its own.
                    Err(_signed) => {
                        let form = self.session.as_ref().map(|session| session.form().clone());
                        let Some(form) = form else { return };
                        let apart = case.duplicate(Uuid::new_v4(), (self.world.clock)());
                        self.show(Session::begin(form, apart));
                        self.took_over(copy);
                        let text = self.word("recovery.apart");
                        self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
                    }
                }
            }
            _ => self.begin_recovered(copy),
        }
    }

    pub(in crate::app) fn show(&mut self, session: Session) {
        self.let_go();
        self.session = Some(session);
        self.shell.case_state = CaseState::default();
        self.shell.dialogs.close();
        self.go(Step::default());
    }

    /// Asks which file to open.
    pub(super) fn ask_which(&mut self) {
        let locale = self.world.lang.code();
        let title = t!("pick.open", locale = locale).into_owned();
        let kind = t!("pick.cases", locale = locale).into_owned();
        let folder = self.settings.last_folder.clone();
        self.ask(Question::Open { title, kind, folder });
    }

    /// Opens a file from wherever it was named. One that is being worked on stays as it is.
    pub(super) fn open_file(&self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = self.session.as_ref().filter(|session| session.read_only.is_none());
        if open.is_none_or(|session| session.path.as_ref() != Some(&path)) {
            self.load(path, How::Show);
        }
    }

    /// Reads a file beside the window.
    pub(in crate::app) fn load(&self, path: PathBuf, how: How) {
        let (store, forms) = (self.world.store.clone(), Arc::clone(&self.world.forms));
        // What is remembered of it must mean the same wherever the program is started.
        let path = std::path::absolute(&path).unwrap_or(path);
        let (now, take_over) = ((self.world.clock)(), matches!(how, How::TakeOver));
        self.jobs.start(Kind::Load, move || {
            let loaded = Box::new(files::load(&store, &path, &forms, now, take_over));
            Done::Loaded(path, how, loaded)
        });
    }

    /// A file was read: only now is there a reason to leave what is open.
    pub(super) fn loaded(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        how: How,
        loaded: Result<Loaded, LoadError>,
    ) {
        match (loaded, how) {
            (Ok(loaded), How::Recover(copy)) => {
                self.leave_for(ctx, Leave::ShowRecovered(Box::new(loaded), copy));
            }
            (Ok(loaded), How::Open | How::Show | How::TakeOver) => {
                self.leave_for(ctx, Leave::Show(Box::new(loaded)));
            }
            // The file is gone or damaged: all the more is what was recovered needed.
            (Err(_), How::Recover(copy)) => self.begin_recovered(*copy),
            (Err(error), How::Show) if error.is_folder() => {
                self.leave_for(ctx, Leave::Library(path.to_owned()));
            }
            (Err(error), How::Open | How::Show | How::TakeOver) => {
                if error.is_not_found() {
                    self.forget_file(path);
                }
                let text = error.sentence(self.world.lang, path);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }
}
