//! The shell: holds what is open, runs what the officer does, and shows the window.
//!
//! [`App::logic`] runs the actions of the last frame and takes in what background jobs have done;
//! [`App::ui`] only draws and gathers actions.
//!
//! **Invariant:** the window's thread never waits for a disk or a dialog.

mod callers;
mod draw;
mod dropped;
mod files;
mod jobs;
mod library;
mod names;
mod picker;
mod printing;
mod proofs;
mod remember;
mod safety;
mod session;
mod standards;
mod update;
mod window;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use callers::Callers;
use jobs::Jobs;
use library::Library;
pub use library::{default_folder, library_row};
pub use picker::{Answer, NoDialog, Picker, Question, Saving, SystemPicker};
use printing::Print;
use proofs::Proofs;
use rust_i18n::t;
use safety::Safety;
use session::Session;
use update::Leave;
pub use window::{Renderer, WindowError, WindowWish, show};

use crate::base::Moment;
use crate::case::Case;
use crate::form::Forms;
use crate::print::NoViewer;
use crate::standards::Standards;
use crate::store::{Mailbox, Settings, SettingsWarning, Store, WindowPlace};
use crate::ui::dialogs::Dialogs;
use crate::ui::preview::{PreviewState, Proof};
use crate::ui::screens::library::LibraryState;
use crate::ui::screens::standards::StandardsState;
use crate::ui::theme;
use crate::ui::toast::Toasts;
use crate::ui::{Action, CaseState, Place, keyboard};
use crate::words::Lang;

/// What the program is told of the world.
pub struct World {
    /// The forms it knows.
    pub forms: Arc<Forms>,
    /// The position standards it knows.
    pub standards: Arc<Standards>,
    /// The language to begin with.
    pub lang: Lang,
    /// Whether that was said for this once; else what the officer chose before counts more.
    pub lang_chosen: bool,
    /// Where cases are kept.
    pub store: Store,
    /// The person at the keyboard, as the system knows them.
    pub user: String,
    /// Asks the clock.
    pub clock: fn() -> Moment,
    /// Asks which file.
    pub picker: Box<dyn Picker>,
    /// The folder of cases; none, where they are only opened one by one.
    pub library: Option<PathBuf>,
    /// Opens a PDF in the system's viewer.
    pub viewer: fn(&Path) -> Result<(), NoViewer>,
    /// Where PDFs are put that are only to be viewed and printed.
    pub scratch: PathBuf,
    /// Where later starts of the program leave word, if this is the window that they look for.
    pub mailbox: Option<Arc<Mailbox>>,
}

/// The program, as long as its window is open.
pub struct App {
    world: World,
    session: Option<Session>,
    shell: Shell,
    jobs: Jobs,
    library: Library,
    proofs: Proofs,
    /// The document for which a file is being asked.
    print: Option<Print>,
    actions: Vec<Action>,
    /// The way out that waits for an answer, or for a saving under way.
    leaving: Option<Leave>,
    /// Whether a file is being asked for.
    picking: bool,
    /// The case for which one was asked for last.
    picking_for: Option<u64>,
    safety: Safety,
    settings: Settings,
    /// Held by the thread that writes the settings.
    remembering: Arc<Mutex<()>>,
    /// Where the window is.
    place: Option<WindowPlace>,
    callers: Callers,
}

/// What is around the case: where one is, and what is asked and told.
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
struct Shell {
    place: Place,
    case_state: CaseState,
    library: LibraryState,
    preview: PreviewState,
    /// The position standards, in place of everything else while they are open.
    standards: StandardsState,
    /// Whether the pages are wanted beside the fields, and whether there is room.
    beside: bool,
    wide: bool,
    /// Whether what each step is for is wanted above its fields.
    help: bool,
    dialogs: Dialogs,
    toasts: Toasts,
    title: String,
    quitting: bool,
}

impl App {
    /// The program with no case open.
    pub fn new(ctx: &egui::Context, world: World) -> Self {
        let remembered = world.store.settings();
        Self::with_settings(ctx, world, remembered)
    }

    /// The program with what it remembered already read.
    fn with_settings(
        ctx: &egui::Context,
        world: World,
        (settings, warnings): (Settings, Vec<SettingsWarning>),
    ) -> Self {
        theme::install(ctx);
        let jobs = Jobs::new(ctx);
        let mut app = Self {
            safety: Safety::new(&world.store, &jobs),
            settings,
            remembering: Arc::default(),
            place: None,
            callers: Callers::default(),
            world,
            session: None,
            shell: Shell {
                place: Place::Start,
                case_state: CaseState::default(),
                library: LibraryState::default(),
                preview: PreviewState::default(),
                standards: StandardsState::default(),
                beside: false,
                wide: false,
                help: false,
                dialogs: Dialogs::default(),
                toasts: Toasts::default(),
                title: String::new(),
                quitting: false,
            },
            jobs,
            library: Library::default(),
            proofs: Proofs::default(),
            print: None,
            actions: Vec::new(),
            leaving: None,
            picking: false,
            picking_for: None,
        };
        app.begin_as_before(ctx, &warnings);
        app.look_for_recoveries();
        app.listen();
        app.watch_library(ctx);
        app.look_for_gone();
        app
    }

    /// Runs what was done since the last frame.
    pub fn logic(&mut self, ctx: &egui::Context) {
        ctx.input_mut(keyboard::digits_by_place);
        self.take_in_files(ctx);
        self.take_in_jobs(ctx);
        self.keep_library(ctx);
        self.listen_closer(ctx);
        for action in std::mem::take(&mut self.actions) {
            self.run(ctx, action);
        }
        self.guard_the_window(ctx);
        self.keep_safe(ctx);
        self.note_place(ctx);
        self.keep_proofs();
        self.follow_the_focus();
        self.shell.toasts.pass(ctx);
        names::window(self, ctx);
    }

    /// Draws, and gathers what is done.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        draw::ui(self, ui);
        if !self.actions.is_empty() {
            ui.ctx().request_repaint();
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
        &self.shell.library
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

    /// The reader of the position standards.
    pub fn standards(&self) -> &StandardsState {
        &self.shell.standards
    }

    /// Whether the window is about to close for good.
    pub fn quitting(&self) -> bool {
        self.shell.quitting
    }

    /// Whether there are changes that no file has.
    pub fn unsaved(&self) -> bool {
        self.session.as_ref().is_some_and(Session::unsaved)
    }

    /// Words of the interface, in its language.
    fn word(&self, key: &str) -> String {
        t!(key, locale = self.world.lang.code()).into_owned()
    }

    /// The title of the window.
    pub fn title(&self) -> &str {
        &self.shell.title
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
        self.remember_place();
    }
}
