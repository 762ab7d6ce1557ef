//! What each action does.

mod leaving;
mod saving;

use std::path::PathBuf;

use super::exit::{Exit, OpenMode};
use super::forms_read::FormsRead;
use super::jobs::{Done, JobKind};
use super::library::commands::LibraryRequest;
use super::library::work::LibraryOutcome;
use super::own_forms::OwnForms;
use super::picker::Decided;
use super::program::App;
use super::services::Services;
use super::session::{RunningSave, Session};
use super::shell::Shell;
use super::{callers, documents};
use crate::case::EditError;
use crate::form::Form;
use crate::ui::Action;
use crate::ui::command::Situation;
use crate::ui::dialogs::{Dialog, Reading};
use crate::ui::preview::Zoom;
use crate::ui::screens::library::LibraryCommand;
use crate::words::Lang;

impl App {
    /// What makes sense now.
    pub(super) fn situation(&self) -> Situation {
        let (Some(session), Some(step)) = (&self.session, self.shell.place.step()) else {
            let library = (self.session.is_none()).then(|| self.library.state.scope());
            return Situation { library, ..Situation::default() };
        };
        Situation {
            step: Some(step),
            steps: session.form().steps().len(),
            writable: session.read_only.is_none(),
            // What is not in sight is not changed.
            can_undo: session.timeline().can_undo() && !self.shell.is_reading(),
            can_redo: session.timeline().can_redo() && !self.shell.is_reading(),
            has_findings: !session.appraisal().findings.is_empty(),
            library: None,
            wide: self.shell.wide,
        }
    }

    /// Runs one action.
    pub(super) fn run(&mut self, action: Action) {
        self.shell.turn_from_reading(&action);
        match action {
            Action::New => self.ask_which_form(),
            Action::OwnForms => self.show_forms(),
            Action::ChooseForms => self.ask_for_forms(),
            Action::LeaveForms => self.choose_forms(None),
            Action::Begin(form) => self.leave_for(Exit::Begin(form)),
            Action::Open => self.ask_which(),
            Action::OpenFile(path) => self.open_file(path),
            Action::Recent => self.memory.show_recent(&mut self.services),
            Action::ForgetRecent => self.memory.forget_recent(&mut self.services),
            Action::Save => self.save(None),
            Action::SaveAs => self.ask_where(None),
            Action::Library(command) => self.run_in_library(command),
            Action::SavePdf => self.save_pdf(),
            Action::PrintPdf => self.print_pdf(),
            Action::View(path) => documents::view(&self.services, path),
            Action::Blank => self.services.dialogs.show(Dialog::Blank),
            Action::SaveBlank(form) => documents::ask_where_blank(&mut self.services, &form),
            Action::Close => self.leave_for(Exit::Close),
            Action::Quit => self.leave_for(Exit::Quit),
            Action::Edit { edit, continues } => {
                self.change(|session| session.edit(edit, continues));
            }
            Action::Undo => self.change(|session| session.undo().map(drop)),
            Action::Redo => self.change(|session| session.redo().map(drop)),
            Action::Sign { name, office } => self.sign(&name, &office),
            Action::Reopen { name, reason } => self.reopen(&name, &reason),
            Action::Go(step) => self.with_form(|shell, form| shell.go(form, step)),
            Action::NextStep => self.with_form(Shell::go_on),
            Action::PreviousStep => self.with_form(Shell::go_back),
            Action::Find(field) => self.with_form(|shell, form| shell.find(form, field)),
            Action::Preview => self.with_form(Shell::turn_to_pages),
            Action::Help => self.turn_help(),
            Action::NextFinding => self.find_finding(true),
            Action::PreviousFinding => self.find_finding(false),
            Action::Beside => self.shell.beside = !self.shell.beside,
            Action::Speak(lang) => self.memory.speak(&mut self.services, lang),
            Action::OtherLanguage => self.speak_the_other_language(),
            Action::Look(brightness) => self.memory.look(&self.services, brightness),
            // Before the pages, it is they that become larger.
            Action::ZoomIn if self.shell.at_pages() => self.shell.preview.zoom_in(),
            Action::ZoomOut if self.shell.at_pages() => self.shell.preview.zoom_out(),
            Action::ZoomReset if self.shell.at_pages() => self.shell.preview.zoom = Zoom::Reading,
            Action::ZoomIn => self.memory.zoom_by(&self.services, 0.1),
            Action::ZoomOut => self.memory.zoom_by(&self.services, -0.1),
            Action::ZoomReset => self.memory.zoom_to(&self.services, 1.0),
            Action::Versions => self.ask_for_versions(),
            Action::ChooseVersion(number) => self.services.dialogs.choose_version(number),
            Action::Restore(number) => self.restore(number),
            Action::Recover => self.recover(),
            Action::DeclineRecovery => self.decline_recovery(),
            Action::KeepMine => self.keep_mine(),
            Action::TakeTheirs => self.take_theirs(),
            Action::TakeOver => self.open_again(OpenMode::TakeOver),
            Action::TryAgain => self.open_again(OpenMode::Open),
            Action::Circular(deed) => self.shell.run_in_circular(&mut self.services, deed),
            Action::Standards(deed) => {
                let session = self.session.as_mut();
                self.shell.run_in_standards(&mut self.services, session, deed);
            }
            Action::Shortcuts => self.services.dialogs.show(Dialog::Shortcuts),
            Action::Health => self.ask_for_health(),
            Action::Forget => self.services.dialogs.show(Dialog::Forget),
            Action::ForgetCase => self.forget_case(),
            Action::About => self.services.dialogs.show(Dialog::About(Reading::default())),
            Action::Dismiss => self.dismiss(),
            Action::SaveAndGoOn => {
                let exit = self.services.dialogs.close();
                self.save(exit);
            }
            Action::GoOn => {
                if let Some(exit) = self.services.dialogs.close() {
                    self.leave(exit);
                }
            }
        }
    }

    /// Takes in what jobs have done.
    pub(super) fn take_in_jobs(&mut self) {
        for done in self.services.jobs.done() {
            match done {
                Done::Picked(Decided::AskAgain(question)) => self.services.ask_again(question),
                Done::Picked(Decided::Answer(answer)) => self.picked(answer),
                Done::Loaded(path, mode, loaded) => self.loaded(&path, mode, *loaded),
                Done::Saved(saved) => self.saved(saved),
                Done::News(news) => self.take_in_news(news),
                Done::Library(outcome) => self.library_done(*outcome),
                Done::Called(call) => {
                    callers::come_to_front(&self.services.ctx);
                    self.actions.extend(call.file.map(Action::OpenFile));
                }
                Done::Forms(read) => self.forms_read(read),
                Done::Gone(files) => self.memory.forget_files(&self.services, files),
                Done::LaidOut(proof) => {
                    self.proofs.arrived(proof);
                    self.shell.pages_arrived();
                }
                Done::Printed { path, result, then } => {
                    documents::printed(&mut self.services, path, result, then);
                }
                Done::Viewed(path, result) => documents::viewed(&mut self.services, &path, &result),
                Done::Lost(kind) => self.lost(kind),
            }
        }
    }

    /// A job ended without a result.
    fn lost(&mut self, kind: JobKind) {
        match kind {
            JobKind::Pick => drop(self.services.file_dialog.answered()),
            JobKind::Load
            | JobKind::Library
            | JobKind::Recover
            | JobKind::Look
            | JobKind::Lock
            | JobKind::Versions
            | JobKind::Health
            | JobKind::Forms
            | JobKind::Remember
            | JobKind::Gone
            | JobKind::Print
            | JobKind::View => {}
            JobKind::SavePdfs => self.library.pdfs_ended(),
            JobKind::LayOut => self.proofs.lost(),
            JobKind::Save => {
                if let Some(session) = &mut self.session {
                    session.saving = RunningSave::default();
                }
            }
        }
        let Some(key) = kind.lost_key() else { return };
        let text = self.services.word(key);
        self.services.dialogs.show(Dialog::Failure { text, save_as: kind == JobKind::Save });
    }

    /// Closes the dialog; what it interrupted is not done.
    fn dismiss(&mut self) {
        if matches!(self.services.dialogs.current(), Some(Dialog::Recovery(_))) {
            self.leave_recovery();
        } else {
            self.services.dialogs.close();
        }
    }

    /// Asks which form to begin, of those that there are by now.
    fn ask_which_form(&mut self) {
        self.look_at_forms(false);
        self.services.dialogs.show(Dialog::NewCase);
    }

    /// Asks in which folder the officer's own forms are.
    fn ask_for_forms(&mut self) {
        OwnForms::ask(&mut self.services, self.memory.settings.forms.clone());
    }

    /// Reads the folder of own forms again, where there is one.
    pub(super) fn look_at_forms(&self, show: bool) {
        OwnForms::look(&self.services, self.memory.settings.forms.as_deref(), show);
    }

    /// Shows the forms of one's own, as they are by now.
    fn show_forms(&mut self) {
        if self.memory.settings.forms.is_some() {
            self.look_at_forms(true);
        } else {
            self.own_forms.show(&mut self.services, None);
        }
    }

    /// The officer chose a folder of forms, or none any more.
    pub(super) fn choose_forms(&mut self, folder: Option<PathBuf>) {
        let chosen = folder.is_some();
        self.memory.remember(&self.services, move |settings| settings.forms.clone_from(&folder));
        if chosen {
            self.look_at_forms(true);
        } else {
            self.own_forms.leave(&mut self.services);
            self.watch_library();
        }
    }

    /// The folder of own forms was read. Where other forms are known now, the cases of the library
    /// are seen with them, and one that lacked its form is opened anew.
    fn forms_read(&mut self, read: FormsRead) {
        if !self.own_forms.take_in(&mut self.services, read) {
            return;
        }
        self.watch_library();
        let forms = &self.services.world.forms;
        let has_form = |session: &Session| {
            let case = session.case();
            session.form().is_formless()
                && forms.find(case.form().as_str(), case.edition()).is_some()
        };
        if self.session.as_ref().is_some_and(has_form) {
            self.open_again(OpenMode::Open);
        }
    }

    /// Does something with the cases of the library.
    fn run_in_library(&mut self, command: LibraryCommand) {
        match self.library.run(&mut self.services, command) {
            Some(LibraryRequest::Open(path)) => self.load(path, OpenMode::Open),
            Some(LibraryRequest::Leave(exit)) => self.leave_for(exit),
            Some(LibraryRequest::OwnFolder) => self.choose_library(None),
            None => {}
        }
    }

    /// Something was done in the library.
    fn library_done(&mut self, outcome: LibraryOutcome) {
        if let Some(exit) = self.library.done(&mut self.services, outcome) {
            self.leave_for(exit);
        }
    }

    /// Does something with the case that is open.
    fn with_session(&mut self, work: impl FnOnce(&mut Session, &mut Services)) {
        if let Some(session) = &mut self.session {
            work(session, &mut self.services);
        }
    }

    /// Changes the case that is open.
    fn change(&mut self, change: impl FnOnce(&mut Session) -> Result<(), EditError>) {
        self.with_session(|session, services| session.try_change(services, change));
    }

    fn sign(&mut self, name: &str, office: &str) {
        self.with_session(|session, services| session.sign(services, name, office));
    }

    fn reopen(&mut self, name: &str, reason: &str) {
        self.with_session(|session, services| session.reopen(services, name, reason));
    }

    fn save_pdf(&mut self) {
        self.with_form_there(documents::ask_where);
    }

    fn print_pdf(&mut self) {
        self.with_form_there(|services, session| documents::print_now(services, session));
    }

    /// Does something with the pages of the case that is open; where its form is not there, there
    /// are none.
    fn with_form_there(&mut self, work: impl FnOnce(&mut Services, &Session)) {
        self.with_session(|session, services| {
            if session.form().is_formless() {
                let text = services.word("formless.no_pages");
                services.dialogs.tell_failure(text);
            } else {
                work(services, session);
            }
        });
    }

    /// Moves about in the form of the case that is open.
    fn with_form(&mut self, work: impl FnOnce(&mut Shell, &Form)) {
        if let Some(session) = &self.session {
            work(&mut self.shell, session.form());
        }
    }

    fn turn_help(&mut self) {
        if let Some(session) = &self.session {
            self.shell.turn_help(&self.services.ctx, session.form());
        }
    }

    fn find_finding(&mut self, forth: bool) {
        if let Some(session) = &self.session {
            self.shell.find_finding(session, forth);
        }
    }

    fn speak_the_other_language(&mut self) {
        let other = match self.services.world.lang {
            Lang::Thai => Lang::English,
            Lang::English => Lang::Thai,
        };
        self.memory.speak(&mut self.services, other);
    }
}
