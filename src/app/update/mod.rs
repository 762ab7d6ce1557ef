//! What each action does.

mod case;
mod going;
mod leaving;
mod printing;
mod saving;

pub(super) use leaving::Leave;

use super::jobs::{Done, Kind};
use super::{App, Session};
use crate::ui::action::Situation;
use crate::ui::dialogs::Dialog;
use crate::ui::preview::Zoom;
use crate::ui::{Action, Step};
use crate::words::Lang;

/// The zoom factors that the officer can have.
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

impl App {
    /// What makes sense now.
    pub(super) fn situation(&self) -> Situation {
        let (Some(session), Some(step)) = (&self.session, self.shell.place.step()) else {
            let library = (self.session.is_none()).then(|| self.shell.library.scope());
            return Situation { library, ..Situation::default() };
        };
        Situation {
            step: Some(step),
            writable: session.read_only.is_none(),
            can_undo: session.timeline().can_undo(),
            can_redo: session.timeline().can_redo(),
            has_findings: !session.appraisal().findings.is_empty(),
            library: None,
            wide: self.shell.wide,
        }
    }

    /// Runs one action.
    pub(super) fn run(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::New => self.shell.dialogs.show(Dialog::NewCase),
            Action::Begin(form) => self.leave_for(ctx, Leave::Begin(form)),
            Action::Open => self.ask_which(),
            Action::OpenFile(path) => self.load(path),
            Action::Save => self.save(),
            Action::SaveAs => self.ask_where(),
            Action::Library(deed) => self.deed(ctx, deed),
            Action::SavePdf => self.ask_where_pdf(),
            Action::PrintPdf => self.print_now(),
            Action::ViewPdf(path) => self.view_pdf(path),
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
            Action::PreviousStep => self.go_by(Step::previous),
            Action::Find(field) => self.find(field),
            Action::Preview => self.turn_to_pages(),
            Action::Beside => self.shell.beside = !self.shell.beside,
            Action::NextFinding => self.find_finding(true),
            Action::PreviousFinding => self.find_finding(false),
            Action::Speak(lang) => self.world.lang = lang,
            Action::OtherLanguage => {
                self.world.lang = match self.world.lang {
                    Lang::Thai => Lang::English,
                    Lang::English => Lang::Thai,
                };
            }
            Action::Look(brightness) => ctx.set_theme(brightness),
            // Before the pages, it is they that become larger.
            Action::ZoomIn if self.at_pages() => self.shell.preview.zoom_in(),
            Action::ZoomOut if self.at_pages() => self.shell.preview.zoom_out(),
            Action::ZoomReset if self.at_pages() => self.shell.preview.zoom = Zoom::Reading,
            Action::ZoomIn => zoom(ctx, 0.1),
            Action::ZoomOut => zoom(ctx, -0.1),
            Action::ZoomReset => ctx.set_zoom_factor(1.0),
            Action::Shortcuts => self.shell.dialogs.show(Dialog::Shortcuts),
            Action::About => self.shell.dialogs.show(Dialog::About),
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
                Done::Picked(question, path) => self.picked(ctx, &question, path),
                Done::Loaded(path, loaded) => self.loaded(ctx, &path, *loaded),
                Done::Saved(saved) => self.saved(ctx, saved),
                Done::Library(outcome) => self.deed_done(ctx, *outcome),
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
            Kind::Load | Kind::Library | Kind::Print | Kind::View => {}
            Kind::LayOut => self.proofs.lost(),
            Kind::Save => {
                if let Some(session) = &mut self.session {
                    session.saving = super::session::Saving::default();
                }
            }
        }
        self.leaving = None;
        let text = self.word(kind.lost_key());
        self.shell.dialogs.show(Dialog::Failure { text, save_as: kind == Kind::Save });
    }

    /// Closes the dialog; what it interrupted is not done.
    fn dismiss(&mut self) {
        if self.shell.dialogs.current() == Some(&Dialog::Unsaved) {
            self.leaving = None;
        }
        self.shell.dialogs.close();
    }

    /// Whether a thread is writing the case right now.
    fn is_saving(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.saving.running)
    }

    fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }
}

fn zoom(ctx: &egui::Context, by: f32) {
    let factor = ((ctx.zoom_factor() + by) * 10.0).round() / 10.0;
    ctx.set_zoom_factor(factor.clamp(*ZOOM.start(), *ZOOM.end()));
}
