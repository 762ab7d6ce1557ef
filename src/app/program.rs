//! The program: its parts, and what happens in every frame.
//!
//! [`App::logic`] runs the actions of the last frame and takes in what background jobs have done;
//! [`App::ui`] only draws and gathers actions.

use std::sync::Arc;

use super::callers::Callers;
use super::library::Library;
use super::memory::Memory;
use super::own_forms::OwnForms;
use super::proofs::Proofs;
use super::safety::Safety;
use super::services::Services;
use super::session::Session;
use super::shell::Shell;
use super::world::World;
use super::{dropped, names};
use crate::case::Case;
use crate::store::{Settings, SettingsWarning};
use crate::ui::preview::{PreviewState, Proof};
use crate::ui::screens::circular::CircularState;
use crate::ui::screens::library::LibraryState;
use crate::ui::screens::standards::StandardsState;
use crate::ui::{Action, Place, keyboard, theme};
use crate::words;

/// The program, as long as its window is open. Its parts do the work; it only routes between them.
pub struct App {
    pub(super) services: Services,
    pub(super) session: Option<Session>,
    pub(super) shell: Shell,
    pub(super) library: Library,
    pub(super) proofs: Proofs,
    pub(super) safety: Safety,
    pub(super) memory: Memory,
    pub(super) own_forms: OwnForms,
    pub(super) callers: Callers,
    /// What was done since the last frame.
    pub(super) actions: Vec<Action>,
    title: String,
    pub(super) quitting: bool,
}

impl App {
    /// The program with no case open.
    pub fn new(ctx: &egui::Context, world: World) -> Self {
        let remembered = world.store.settings();
        Self::with_settings(ctx, world, remembered)
    }

    /// The program with what it remembered already read.
    pub(super) fn with_settings(
        ctx: &egui::Context,
        world: World,
        (settings, warnings): (Settings, Vec<SettingsWarning>),
    ) -> Self {
        theme::install(ctx);
        let own_forms = OwnForms::new(Arc::clone(&world.forms));
        let services = Services::new(ctx, world);
        let mut app = Self {
            safety: Safety::new(&services.world.store, &services.jobs),
            services,
            session: None,
            shell: Shell::default(),
            library: Library::default(),
            proofs: Proofs::default(),
            memory: Memory::new(settings),
            own_forms,
            callers: Callers::default(),
            actions: Vec::new(),
            title: String::new(),
            quitting: false,
        };
        app.memory.begin_as_before(&mut app.services, &warnings);
        app.look_for_recoveries();
        app.callers.listen(&app.services);
        app.watch_library();
        app.look_at_forms(false);
        app.memory.look_for_gone(&app.services);
        app
    }

    /// Runs what was done since the last frame.
    pub fn logic(&mut self, ctx: &egui::Context) {
        ctx.input_mut(keyboard::digits_by_place);
        self.actions.extend(dropped::dropped(&mut self.services).map(Action::OpenFile));
        // Whoever comes back may have changed a form elsewhere.
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_at_forms(false);
        }
        self.take_in_jobs();
        self.library.keep(ctx, self.shell.place == Place::Start);
        self.callers.listen_closer(ctx);
        for action in std::mem::take(&mut self.actions) {
            self.run(action);
        }
        self.settle_questions();
        self.guard_the_window(ctx);
        self.keep_safe();
        self.memory.note_place(ctx);
        if let Some(session) = &self.session {
            self.proofs.keep(&self.services, session, self.shell.shows_pages());
        }
        self.shell.follow_the_focus();
        self.services.toasts.pass(ctx);
        self.name_the_window(ctx);
    }

    /// Keeps the folder of cases in sight that was chosen, or that of the program.
    pub(super) fn watch_library(&mut self) {
        self.library.watch(&self.services, self.memory.settings.library.clone());
    }

    /// Names the window after the post.
    fn name_the_window(&mut self, ctx: &egui::Context) {
        let session = self.session.as_ref();
        let open = session.map(|session| (session.form(), session.case(), session.unsaved()));
        let title = names::title(self.services.world.lang, open);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(
                words::visible(&title).into_owned(),
            ));
            self.title = title;
        }
    }

    /// Does something as if the officer had: at the next frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// The case that is open.
    pub fn case(&self) -> Option<&Case> {
        self.session.as_ref().map(Session::case)
    }

    /// The library.
    pub fn library(&self) -> &LibraryState {
        &self.library.state
    }

    /// The pages as they are shown, once they are laid out.
    pub fn proof(&self) -> Option<&Proof> {
        self.proofs.shown()
    }

    /// How the pages are shown.
    pub fn preview(&self) -> &PreviewState {
        &self.shell.preview
    }

    /// Whether the pages that are shown are those of the case as it is now.
    pub fn proof_is_fresh(&self) -> bool {
        let of = self.session.as_ref().map(Session::proof_of);
        of.is_some() && of == self.proof().map(|proof| proof.of)
    }

    /// Where one is.
    pub fn place(&self) -> Place {
        self.shell.place
    }

    /// How many questions and messages there are: the one that is open, and those that wait.
    pub fn asked(&self) -> usize {
        self.services.dialogs.count()
    }

    /// The reader of the circulars.
    pub fn circular(&self) -> &CircularState {
        &self.shell.circular
    }

    /// The reader of the position standards.
    pub fn standards(&self) -> &StandardsState {
        &self.shell.standards
    }

    /// Whether something is being done beside the window, or was and has not been taken in.
    pub fn at_work(&self) -> bool {
        self.services.jobs.running()
    }

    /// Whether the window is about to close for good.
    pub fn quitting(&self) -> bool {
        self.quitting
    }

    /// Whether there are changes that no file has.
    pub fn unsaved(&self) -> bool {
        self.session.as_ref().is_some_and(Session::unsaved)
    }

    /// The title of the window.
    pub fn title(&self) -> &str {
        &self.title
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.memory.remember_place(&self.services.world.store);
    }
}
