//! What each action does.

use std::path::PathBuf;
use std::sync::Arc;

use egui::ViewportCommand;
use rust_i18n::t;
use uuid::Uuid;

use super::jobs::{Done, Kind};
use super::picker::{self, Question};
use super::session::Session;
use super::{App, files, names};
use crate::appraisal;
use crate::base::{FieldId, FormId};
use crate::case::{Case, Event, Reopening};
use crate::form::Field;
use crate::store;
use crate::ui::action::Situation;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::ui::{Action, CaseState, Place, Step};
use crate::words::{self, Lang};

/// The zoom factors that the officer can have.
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

impl App {
    /// What makes sense now.
    pub(super) fn situation(&self) -> Situation {
        let step = match self.shell.place {
            Place::Start => None,
            Place::Case(step) => Some(step),
        };
        let Some(session) = &self.session else { return Situation::default() };
        Situation {
            step,
            writable: true,
            can_undo: session.timeline().can_undo(),
            can_redo: session.timeline().can_redo(),
            has_findings: !session.appraisal().findings.is_empty(),
        }
    }

    /// Runs one action.
    pub(super) fn run(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::New => self.shell.dialogs.show(Dialog::NewCase),
            Action::Begin(_)
            | Action::Open
            | Action::OpenFile(_)
            | Action::Close
            | Action::Quit => {
                self.guarded(ctx, action);
            }
            Action::Save => self.save(),
            Action::SaveAs => self.ask_where(),
            Action::Edit { edit, continues } => {
                let result = self.session.as_mut().map(|session| session.edit(edit, continues));
                self.tell_edit(ctx, result.transpose().err().as_ref());
            }
            Action::Undo | Action::Redo => {
                let undo = action == Action::Undo;
                let step =
                    |session: &mut Session| if undo { session.undo() } else { session.redo() };
                let result = self.session.as_mut().map(step);
                self.tell_edit(ctx, result.transpose().err().as_ref());
            }
            Action::Sign { name, office } => self.sign(ctx, &name, &office),
            Action::Reopen { name, reason } => self.reopen(ctx, &name, &reason),
            Action::Go(step) => self.go(step),
            Action::NextStep => self.go_by(Step::next),
            Action::PreviousStep => self.go_by(Step::previous),
            Action::Find(field) => self.find(field),
            Action::NextFinding => self.find_finding(true),
            Action::PreviousFinding => self.find_finding(false),
            Action::Speak(lang) => self.world.lang = lang,
            Action::OtherLanguage => {
                self.world.lang = match self.world.lang {
                    Lang::Thai => Lang::English,
                    Lang::English => Lang::Thai,
                };
            }
            Action::Look(brightness) => {
                self.shell.brightness = brightness;
                ctx.set_theme(brightness);
            }
            Action::ZoomIn => zoom(ctx, 0.1),
            Action::ZoomOut => zoom(ctx, -0.1),
            Action::ZoomReset => ctx.set_zoom_factor(1.0),
            Action::Show(dialog) => self.shell.dialogs.show(dialog),
            Action::Shortcuts => self.shell.dialogs.show(Dialog::Shortcuts),
            Action::About => self.shell.dialogs.show(Dialog::About),
            Action::Dismiss => drop(self.shell.dialogs.close()),
            Action::SaveAndGoOn => {
                self.go_on_after_saving = self.shell.dialogs.close();
                self.save();
            }
            Action::GoOn => {
                if let Some(action) = self.shell.dialogs.close() {
                    self.leave(ctx, action);
                }
            }
        }
    }

    /// Does what leaves the case, but asks first when there are unsaved changes.
    fn guarded(&mut self, ctx: &egui::Context, action: Action) {
        let saving = self.session.as_ref().is_some_and(|session| session.saving.running);
        if self.unsaved() {
            self.shell.dialogs.guard(action);
        } else if saving {
            self.go_on_after_saving = Some(action);
        } else {
            self.leave(ctx, action);
        }
    }

    /// Does what leaves the case; nobody is asked any more.
    fn leave(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Begin(form) => self.begin(&form),
            Action::Open => self.ask_which(),
            Action::OpenFile(path) => self.open(path),
            Action::Close => {
                self.session = None;
                self.shell.place = Place::Start;
            }
            Action::Quit => {
                self.shell.may_quit = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            other => self.run(ctx, other),
        }
    }

    /// The close button of the window is a way out like any other.
    pub(super) fn guard_the_window(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.shell.may_quit {
            let saving = self.session.as_ref().is_some_and(|session| session.saving.running);
            if self.unsaved() || saving {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.guarded(ctx, Action::Quit);
            }
        }
    }

    pub(super) fn name_the_window(&mut self, ctx: &egui::Context) {
        let program = t!("name.program", locale = self.world.lang.code());
        let title = match &self.session {
            Some(session) => {
                let mark = if session.unsaved() { "● " } else { "" };
                format!("{mark}{} – {program}", self.post())
            }
            None => program.into_owned(),
        };
        if title != self.shell.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shell.title = title;
        }
    }

    /// The post, in a few words; nothing when no case is open.
    pub(super) fn post(&self) -> String {
        self.session.as_ref().map(|s| names::post(self.world.lang, s.case())).unwrap_or_default()
    }

    fn begin(&mut self, form: &FormId) {
        let Some(form) = self.world.forms.named(form.as_str()).cloned() else { return };
        let case = Case::new(&form, Uuid::new_v4(), (self.world.clock)());
        self.show_case(Session::begin(form, case));
    }

    fn show_case(&mut self, session: Session) {
        self.session = Some(session);
        self.shell.case_state = CaseState::default();
        drop(self.shell.dialogs.close());
        self.go(Step::Position);
        // The keyboard is where the first answer goes.
        let first = self.session.as_ref().and_then(|s| s.form().fields().first());
        self.shell.case_state.wanted = first.map(|field| field.id.clone());
    }

    fn open(&self, path: PathBuf) {
        let forms = Arc::clone(&self.world.forms);
        self.jobs.start(Kind::Open, move || {
            let loaded = Box::new(files::load(&path, &forms));
            Done::Opened(path, loaded)
        });
    }

    fn ask_which(&mut self) {
        let locale = self.world.lang.code();
        let title = t!("pick.open", locale = locale).into_owned();
        let kind = t!("pick.cases", locale = locale).into_owned();
        self.ask(Question::Open { title, kind });
    }

    fn ask_where(&mut self) {
        let Some(session) = &self.session else { return };
        let locale = self.world.lang.code();
        let path = session.path.as_ref();
        let name = path.and_then(|path| path.file_name()).map_or_else(
            || names::file(self.world.lang, session.case()),
            |name| name.to_string_lossy().into_owned(),
        );
        self.ask(Question::Save {
            title: t!("pick.save", locale = locale).into_owned(),
            kind: t!("pick.cases", locale = locale).into_owned(),
            name,
            folder: path.and_then(|path| path.parent()).map(PathBuf::from),
        });
    }

    /// Asks for a file, unless that is being asked already.
    fn ask(&mut self, question: Question) {
        if std::mem::replace(&mut self.picking, true) {
            return;
        }
        let answer = self.world.picker.ask(&question);
        self.jobs.start(Kind::Pick, move || Done::Picked(question, picker::wait(answer)));
    }

    fn save(&mut self) {
        match self.session.as_ref().and_then(|session| session.path.clone()) {
            Some(path) => self.save_in(path),
            None => self.ask_where(),
        }
    }

    /// Saves what the case is at this moment; a second time waits for the first.
    fn save_in(&mut self, path: PathBuf) {
        let now = (self.world.clock)();
        let Some(session) = &mut self.session else { return };
        if session.saving.running {
            session.saving.again = Some(path);
            return;
        }
        session.saving.running = true;
        let mut snapshot = session.case().clone();
        snapshot.saved_at(now);
        let snapshot = Arc::new(snapshot);
        self.jobs.start(Kind::Save, move || {
            let result = store::save(&path, &snapshot);
            Done::Saved(path, snapshot, result)
        });
    }

    /// Takes in what jobs have done.
    pub(super) fn take_in_jobs(&mut self, ctx: &egui::Context) {
        for done in self.jobs.done() {
            match done {
                Done::Picked(question, path) => self.picked(&question, path),
                Done::Opened(path, loaded) => match *loaded {
                    Ok(loaded) => {
                        self.show_case(Session::open(loaded.form, loaded.case, loaded.path));
                    }
                    Err(error) => {
                        let text = error.sentence(self.world.lang, &path);
                        self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
                    }
                },
                Done::Saved(path, snapshot, result) => self.saved(ctx, path, snapshot, result),
                Done::Lost(kind) => self.lost(kind),
            }
        }
    }

    fn picked(&mut self, question: &Question, path: Option<PathBuf>) {
        self.picking = false;
        match (question, path) {
            (Question::Open { .. }, Some(path)) => self.open(path),
            (Question::Save { .. }, Some(path)) => self.save_in(names::with_extension(path)),
            (_, None) => self.go_on_after_saving = None,
        }
    }

    fn saved(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        snapshot: Arc<Case>,
        result: Result<(), store::Failure>,
    ) {
        let lang = self.world.lang;
        let Some(session) = &mut self.session else { return };
        session.saving.running = false;
        let again = session.saving.again.take();
        match result {
            Ok(()) => session.saved_in(&path, snapshot),
            Err(failure) => {
                self.go_on_after_saving = None;
                let text = words::failure(lang, &failure);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: true });
                return;
            }
        }
        if let Some(path) = again {
            self.save_in(path);
        } else {
            let done = t!("toast.saved", locale = lang.code()).into_owned();
            self.shell.toasts.add(ctx, Tone::Good, done);
            if let Some(action) = self.go_on_after_saving.take() {
                self.guarded(ctx, action);
            }
        }
    }

    fn lost(&mut self, kind: Kind) {
        let locale = self.world.lang.code();
        let text = match kind {
            Kind::Pick => {
                self.picking = false;
                t!("lost.pick", locale = locale)
            }
            Kind::Open => t!("lost.open", locale = locale),
            Kind::Save => {
                if let Some(session) = &mut self.session {
                    session.saving = super::session::Saving::default();
                }
                t!("lost.save", locale = locale)
            }
        };
        self.go_on_after_saving = None;
        let text = text.into_owned();
        self.shell.dialogs.show(Dialog::Failure { text, save_as: kind == Kind::Save });
    }

    fn sign(&mut self, ctx: &egui::Context, name: &str, office: &str) {
        let lang = self.world.lang;
        let now = (self.world.clock)();
        let Some(session) = &mut self.session else { return };
        match appraisal::sign_off(session.form(), session.case(), name, office, now) {
            Ok(event) => self.record(ctx, event),
            Err(error) => {
                let text = words::sign_error(lang, session.form(), &error).join("\n");
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }

    fn reopen(&mut self, ctx: &egui::Context, name: &str, reason: &str) {
        let at = (self.world.clock)();
        let (name, reason) = (name.trim().to_owned(), reason.trim().to_owned());
        self.record(ctx, Event::Reopened(Reopening { at, name, reason }));
    }

    fn record(&mut self, ctx: &egui::Context, event: Event) {
        let Some(session) = &mut self.session else { return };
        let lang = self.world.lang;
        let signed = matches!(event, Event::Signed(_));
        match session.record(event) {
            Ok(()) => {
                let key = if signed { "toast.signed" } else { "toast.reopened" };
                let done = t!(key, locale = lang.code()).into_owned();
                self.shell.toasts.add(ctx, Tone::Good, done);
            }
            Err(error) => {
                let text = words::event_error(lang, &error);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }

    /// Tells why a change was not made.
    fn tell_edit(&mut self, ctx: &egui::Context, error: Option<&crate::case::EditError>) {
        if let (Some(error), Some(session)) = (error, &self.session) {
            let text = words::edit_error(self.world.lang, session.form(), error);
            self.shell.toasts.add(ctx, Tone::Warning, text);
        }
    }

    fn go(&mut self, step: Step) {
        if self.session.is_some() {
            self.shell.place = Place::Case(step);
        }
    }

    fn go_by(&mut self, by: impl Fn(Step) -> Option<Step>) {
        if let Place::Case(step) = self.shell.place
            && let Some(step) = by(step)
        {
            self.go(step);
        }
    }

    fn find(&mut self, field: FieldId) {
        let form = self.session.as_ref().map(Session::form);
        let section = form.and_then(|form| form.field(field.as_str())).map(|of| of.section);
        if let Some(section) = section {
            self.go(Step::of(section));
            self.shell.case_state.last = Some(field.clone());
            self.shell.case_state.wanted = Some(field);
        }
    }

    /// Leads to the finding after or before the field that has or last had the focus.
    fn find_finding(&mut self, forth: bool) {
        let Some(session) = &self.session else { return };
        let fields = session.form().fields();
        let place = |id: &FieldId| fields.iter().position(|field: &Field| field.id == *id);
        let from = self.shell.case_state.last.as_ref().and_then(place);
        let mut findings: Vec<_> =
            session.appraisal().findings.iter().filter_map(|of| place(&of.field)).collect();
        findings.dedup();
        let next = if forth {
            let after = findings.iter().find(|at| from.is_none_or(|from| **at > from));
            after.or_else(|| findings.first())
        } else {
            let before = findings.iter().rev().find(|at| from.is_none_or(|from| **at < from));
            before.or_else(|| findings.last())
        };
        if let Some(field) = next.and_then(|at| fields.get(*at)) {
            self.find(field.id.clone());
        }
    }
}

fn zoom(ctx: &egui::Context, by: f32) {
    let factor = ((ctx.zoom_factor() + by) * 10.0).round() / 10.0;
    ctx.set_zoom_factor(factor.clamp(*ZOOM.start(), *ZOOM.end()));
}
