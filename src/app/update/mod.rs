//! What each action does.

mod case;
mod going;
mod leaving;
mod printing;
mod saving;

pub(super) use leaving::{How, Leave};

use super::jobs::{Done, Kind};
use super::{App, Session};
use crate::ui::action::Situation;
use crate::ui::dialogs::{Dialog, Reading};
use crate::ui::preview::Zoom;
use crate::ui::{Action, Step};
use crate::words::Lang;

/// The zoom factors that the officer can have.
pub(super) const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

impl App {
    /// What makes sense now.
    pub(super) fn situation(&self) -> Situation {
        let (Some(session), Some(step)) = (&self.session, self.shell.place.step()) else {
            let library = (self.session.is_none()).then(|| self.shell.library.scope());
            return Situation { library, ..Situation::default() };
        };
        Situation {
            step: Some(step),
            steps: session.form().steps().len(),
            writable: session.read_only.is_none(),
            // What is not in sight is not changed.
            can_undo: session.timeline().can_undo() && !self.shell.standards.is_open(),
            can_redo: session.timeline().can_redo() && !self.shell.standards.is_open(),
            has_findings: !session.appraisal().findings.is_empty(),
            library: None,
            wide: self.shell.wide,
        }
    }

    /// Runs one action.
    pub(super) fn run(&mut self, ctx: &egui::Context, action: Action) {
        self.turn_from_standards(&action);
        match action {
            Action::New => self.shell.dialogs.show(Dialog::NewCase),
            Action::Begin(form) => self.leave_for(ctx, Leave::Begin(form)),
            Action::Open => self.ask_which(),
            Action::OpenFile(path) => self.open_file(path),
            Action::Recent => self.show_recent(),
            Action::ForgetRecent => self.forget_recent(),
            Action::Save => self.save(),
            Action::SaveAs => self.ask_where(),
            Action::Library(deed) => self.deed(ctx, deed),
            Action::SavePdf => self.ask_where_pdf(),
            Action::PrintPdf => self.print_now(),
            Action::View(path) => self.view(path),
            Action::Blank => self.shell.dialogs.show(Dialog::Blank),
            Action::SaveBlank(form) => self.ask_where_blank(&form),
            Action::Close => self.leave_for(ctx, Leave::Close),
            Action::Quit => self.leave_for(ctx, Leave::Quit),
            Action::Edit { edit, continues } => {
                self.change(ctx, |session| session.edit(edit, continues));
            }
            Action::Undo => self.change(ctx, |session| session.undo().map(drop)),
            Action::Redo => self.change(ctx, |session| session.redo().map(drop)),
            Action::Sign { name, office } => self.sign(ctx, &name, &office),
            Action::Reopen { name, reason } => self.reopen(ctx, &name, &reason),
            Action::Go(step) => self.go(step),
            Action::NextStep => self.go_by(Step::next),
            Action::PreviousStep => self.go_by(|step, _| step.previous()),
            Action::Find(field) => self.find(field),
            Action::Preview => self.turn_to_pages(),
            Action::Beside => self.shell.beside = !self.shell.beside,
            Action::Help => self.turn_help(ctx),
            Action::NextFinding => self.find_finding(true),
            Action::PreviousFinding => self.find_finding(false),
            Action::Speak(lang) => self.speak(lang),
            Action::OtherLanguage => self.speak(match self.world.lang {
                Lang::Thai => Lang::English,
                Lang::English => Lang::Thai,
            }),
            Action::Look(brightness) => self.look(ctx, brightness),
            // Before the pages, it is they that become larger.
            Action::ZoomIn if self.at_pages() => self.shell.preview.zoom_in(),
            Action::ZoomOut if self.at_pages() => self.shell.preview.zoom_out(),
            Action::ZoomReset if self.at_pages() => self.shell.preview.zoom = Zoom::Reading,
            Action::ZoomIn => self.zoom(ctx, 0.1),
            Action::ZoomOut => self.zoom(ctx, -0.1),
            Action::ZoomReset => self.zoom_to(ctx, 1.0),
            Action::Versions => self.ask_for_versions(),
            Action::ChooseVersion(number) => self.shell.dialogs.choose_version(number),
            Action::Restore(number) => self.restore(number),
            Action::Recover => self.recover(),
            Action::DeclineRecovery => self.decline_recovery(),
            Action::KeepMine => self.keep_mine(),
            Action::TakeTheirs => self.take_theirs(),
            Action::TakeOver => self.open_again(How::TakeOver),
            Action::TryAgain => self.open_again(How::Open),
            Action::Standards(deed) => self.standards_deed(ctx, deed),
            Action::Shortcuts => self.shell.dialogs.show(Dialog::Shortcuts),
            Action::About => self.shell.dialogs.show(Dialog::About(Reading::default())),
            Action::Dismiss => self.dismiss(),
            Action::SaveAndGoOn => {
                self.shell.dialogs.close();
                self.save();
            }
            Action::GoOn => {
                self.shell.dialogs.close();
                if let Some(leave) = self.leaving.take() {
                    self.leave(ctx, leave);
                }
            }
        }
    }

    /// Takes in what jobs have done.
    pub(super) fn take_in_jobs(&mut self, ctx: &egui::Context) {
        for done in self.jobs.done() {
            match done {
                Done::AskAgain(question) => self.ask_again(question),
                Done::Picked(question, answer) => self.picked(ctx, &question, answer),
                Done::Loaded(path, how, loaded) => self.loaded(ctx, &path, how, *loaded),
                Done::Saved(saved) => self.saved(ctx, saved),
                Done::News(news) => self.take_in_news(ctx, news),
                Done::Library(outcome) => self.deed_done(ctx, *outcome),
                Done::Called(call) => self.called(ctx, call),
                Done::Gone(files) => self.forget_files(files),
                Done::LaidOut(proof) => self.take_in_proof(proof),
                Done::Printed { path, result, then } => self.printed(ctx, path, result, then),
                Done::Viewed(path, result) => self.viewed(&path, &result),
                Done::Lost(kind) => self.lost(kind),
            }
        }
    }

    /// A job ended without a result.
    fn lost(&mut self, kind: Kind) {
        match kind {
            Kind::Pick => self.picking = false,
            Kind::Load
            | Kind::Library
            | Kind::Recover
            | Kind::Look
            | Kind::Lock
            | Kind::Versions
            | Kind::Remember
            | Kind::Gone
            | Kind::Print
            | Kind::View => {}
            Kind::SavePdfs => self.pdfs_ended(),
            Kind::LayOut => self.proofs.lost(),
            Kind::Save => {
                if let Some(session) = &mut self.session {
                    session.saving = super::session::Saving::default();
                }
            }
        }
        let Some(key) = kind.lost_key() else { return };
        self.leaving = None;
        let text = self.word(key);
        self.shell.dialogs.show(Dialog::Failure { text, save_as: kind == Kind::Save });
    }

    /// Closes the dialog; what it interrupted is not done.
    fn dismiss(&mut self) {
        if matches!(self.shell.dialogs.current(), Some(Dialog::Unsaved { .. })) {
            self.leaving = None;
        }
        if matches!(self.shell.dialogs.current(), Some(Dialog::Recovery(_))) {
            self.leave_recovery();
        }
        self.shell.dialogs.close();
    }

    fn zoom(&mut self, ctx: &egui::Context, by: f32) {
        let factor = ((ctx.zoom_factor() + by) * 10.0).round() / 10.0;
        self.zoom_to(ctx, factor.clamp(*ZOOM.start(), *ZOOM.end()));
    }

    /// Whether a thread is writing the case right now.
    fn is_saving(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.saving.running)
    }

    fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }
}
