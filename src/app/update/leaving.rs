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
use crate::case::Case;
use crate::form::Form;
use crate::ui::dialogs::Dialog;
use crate::ui::{CaseState, Place, Step};

/// A way out of the case that is open.
pub(in crate::app) enum Leave {
    /// To a new case of this form.
    Begin(FormId),
    /// To a case that was read.
    Show(Box<Loaded>),
    /// To a case that no file has yet.
    Work(Box<(Form, Case)>),
    /// To the start.
    Close,
    /// Out of the program.
    Quit,
}

impl App {
    /// Leaves the case, but asks first when there are unsaved changes.
    pub(in crate::app) fn leave_for(&mut self, ctx: &egui::Context, leave: Leave) {
        if self.unsaved() {
            self.leaving = Some(leave);
            self.shell.dialogs.show(Dialog::Unsaved);
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
            Leave::Show(loaded) => self.show(Session::open(*loaded)),
            Leave::Work(work) => {
                let (form, case) = *work;
                self.show(Session::begin(form, case));
            }
            Leave::Close => {
                self.session = None;
                self.shell.place = Place::Start;
            }
            Leave::Quit => {
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

    fn show(&mut self, session: Session) {
        self.session = Some(session);
        self.shell.case_state = CaseState::default();
        self.shell.dialogs.close();
        self.go(Step::Position);
    }

    /// Asks which file to open.
    pub(super) fn ask_which(&mut self) {
        let locale = self.world.lang.code();
        let title = t!("pick.open", locale = locale).into_owned();
        let kind = t!("pick.cases", locale = locale).into_owned();
        self.ask(Question::Open { title, kind });
    }

    /// Reads a file beside the window.
    pub(in crate::app) fn load(&self, path: PathBuf) {
        let forms = Arc::clone(&self.world.forms);
        self.jobs.start(Kind::Load, move || {
            let loaded = Box::new(files::load(&path, &forms));
            Done::Loaded(path, loaded)
        });
    }

    /// A file was read: only now is there a reason to leave what is open.
    pub(super) fn loaded(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        loaded: Result<Loaded, LoadError>,
    ) {
        match loaded {
            Ok(loaded) => self.leave_for(ctx, Leave::Show(Box::new(loaded))),
            Err(error) => {
                let text = error.sentence(self.world.lang, path);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }
}
