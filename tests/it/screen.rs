//! The window without a window: the whole program, driven by keys and by what screen readers are
//! told.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};
use khangan::app::{Answer, App, NoDialog, Picker, Question, World};
use khangan::case::Case;
use khangan::form::Forms;
use khangan::print::NoViewer;
use khangan::standards::Standards;
use khangan::store::{Begin, Folders, RealDisk, Store, Who};
use khangan::ui::Place;
use khangan::words::Lang;
use tempfile::TempDir;

use crate::disks::FaultyDisk;
use crate::scenario::some_moment;

/// The window that most officers have.
pub const LAPTOP: Vec2 = Vec2::new(1366.0, 768.0);

/// The whole program, and the person before it.
pub struct Screen {
    /// What egui is told and answers.
    pub harness: Harness<'static, Option<App>>,
    picks: Picks,
    /// Where the program keeps what is its own.
    home: Arc<TempDir>,
}

/// The files that the officer will choose, in order; then none. One is called so that there is no
/// dialog to choose it in.
#[derive(Clone, Default)]
struct Picks {
    files: Arc<Mutex<VecDeque<PathBuf>>>,
    /// Whether the officer still thinks about it.
    thinking: Arc<AtomicBool>,
}

impl Picker for Picks {
    fn ask(&self, _question: &Question) -> Answer {
        let path = self.files.lock().unwrap().pop_front();
        let no_dialog = path.as_ref().is_some_and(|path| path.ends_with("no dialog"));
        let thinking = Arc::clone(&self.thinking);
        Box::pin(async move {
            while thinking.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(1));
            }
            if no_dialog { Err(NoDialog) } else { Ok(path) }
        })
    }
}

/// A system whose viewer opens PDFs that are there; but none whose name says that there is none.
fn view(path: &Path) -> Result<(), NoViewer> {
    let name = path.file_name().unwrap().to_string_lossy();
    let there = khangan::pdf::is_pdf(&std::fs::read(path)?);
    if there && !name.contains("no viewer") {
        return Ok(());
    }
    Err(std::io::Error::other("no viewer").into())
}

/// What a screen reader says of one thing on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// What it is.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// What it is about, where the name alone would not tell.
    pub about: String,
    /// What stands in it.
    pub value: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Spoken {
    fn of(node: &Node<'_>) -> Self {
        let node = node.accesskit_node();
        Self {
            role: node.role(),
            name: node.label().unwrap_or_default(),
            about: node.description().unwrap_or_default(),
            value: node.value().unwrap_or_default(),
            chosen: node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true),
        }
    }
}

impl Screen {
    /// The program, just started, in Thai, on a laptop.
    pub fn new() -> Self {
        Self::with(Lang::Thai, LAPTOP)
    }

    /// The program, just started.
    pub fn with(lang: Lang, size: Vec2) -> Self {
        Self::start(Some(lang), size, fresh(), "desk", None, false)
    }

    /// The program, started where another run of it was before, on some machine. It speaks as it
    /// did then.
    pub fn at(home: &Arc<TempDir>, machine: &str) -> Self {
        Self::start(None, LAPTOP, Arc::clone(home), machine, None, false)
    }

    /// Where this run keeps what is its own.
    pub fn home(&self) -> Arc<TempDir> {
        Arc::clone(&self.home)
    }

    /// The program as the one window that hears later starts, and what such a start works with.
    pub fn listening() -> (Self, Store) {
        let home = fresh();
        let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
        let disk = FaultyDisk::with_trash(RealDisk, crate::library::throw_away);
        let store = Store::on(Arc::new(disk), Folders::below(home.path()), who);
        (Self::start(Some(Lang::Thai), LAPTOP, home, "desk", None, true), store)
    }

    /// The program with this folder of cases, once it is read.
    pub fn with_library(folder: impl Into<PathBuf>) -> Self {
        Self::with_library_at(&fresh(), folder)
    }

    /// The same, started where another run of it was before.
    pub fn with_library_at(home: &Arc<TempDir>, folder: impl Into<PathBuf>) -> Self {
        let home = Arc::clone(home);
        let mut screen =
            Self::start(Some(Lang::Thai), LAPTOP, home, "desk", Some(folder.into()), false);
        screen.wait_until(|screen| screen.app().library().reading.is_none());
        screen
    }

    fn start(
        lang: Option<Lang>,
        size: Vec2,
        home: Arc<TempDir>,
        machine: &str,
        library: Option<PathBuf>,
        listens: bool,
    ) -> Self {
        let forms = Arc::new(Forms::built_in());
        Self::start_with(forms, lang, size, home, machine, library, listens)
    }

    fn start_with(
        forms: Arc<Forms>,
        lang: Option<Lang>,
        size: Vec2,
        home: Arc<TempDir>,
        machine: &str,
        library: Option<PathBuf>,
        listens: bool,
    ) -> Self {
        let who = Who { user: "somying".to_owned(), machine: machine.to_owned() };
        let disk = FaultyDisk::with_trash(RealDisk, crate::library::throw_away);
        let store = Store::on(Arc::new(disk), Folders::below(home.path()), who);
        // As the command does. Where an earlier run goes on, this one is by itself.
        let mailbox = match listens.then(|| store.begin_window(None)) {
            Some(Begin::First(mailbox)) => Some(Arc::new(mailbox)),
            _ => None,
        };
        let picks = Picks::default();
        let picker = picks.clone();
        let frame = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| {
                let picker = Box::new(picker.clone());
                let forms = Arc::clone(&forms);
                let (user, clock) = ("somying".to_owned(), some_moment as _);
                let (lang_chosen, lang) = (lang.is_some(), lang.unwrap_or(Lang::Thai));
                let store = store.clone();
                let library = library.clone();
                let viewer = view;
                let world = World {
                    forms,
                    standards: Arc::new(Standards::built_in()),
                    lang,
                    lang_chosen,
                    store,
                    user,
                    clock,
                    picker,
                    library,
                    viewer,
                    mailbox: mailbox.clone(),
                };
                App::new(ui.ctx(), world)
            });
            app.logic(ui.ctx());
            app.ui(ui);
        };
        let harness =
            Harness::builder().with_size(size).with_max_steps(64).with_step_dt(1.0 / 60.0);
        let mut screen = Self { harness: harness.build_ui_state(frame, None), picks, home };
        screen.settle();
        screen
    }

    /// The program with these forms alone, just started, where it has its cases.
    pub fn with_forms(forms: Forms, lang: Lang, library: Option<PathBuf>) -> Self {
        Self::with_forms_at(&fresh(), forms, lang, library)
    }

    /// The same, started where another run of it was before.
    pub fn with_forms_at(
        home: &Arc<TempDir>,
        forms: Forms,
        lang: Lang,
        library: Option<PathBuf>,
    ) -> Self {
        let (home, forms) = (Arc::clone(home), Arc::new(forms));
        Self::start_with(forms, Some(lang), LAPTOP, home, "desk", library, false)
    }

    /// The program with this file open.
    pub fn open(path: impl Into<PathBuf>) -> Self {
        let mut screen = Self::new();
        screen.will_pick(path);
        screen.press_with(Modifiers::COMMAND, Key::O);
        screen.wait_until(|screen| screen.case().is_some());
        screen
    }

    /// The program itself.
    pub fn app(&self) -> &App {
        self.harness.state().as_ref().expect("a frame has been drawn")
    }

    /// The program itself, to do something that a menu does.
    pub fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut().as_mut().expect("a frame has been drawn")
    }

    /// The case that is open.
    pub fn case(&self) -> Option<&Case> {
        self.app().case()
    }

    /// Where one is.
    pub fn place(&self) -> Place {
        self.app().place()
    }

    /// The next file that the officer chooses.
    pub fn will_pick(&self, path: impl Into<PathBuf>) {
        self.picks.files.lock().unwrap().push_back(path.into());
    }

    /// How many of them were not chosen yet.
    pub fn picks_left(&self) -> usize {
        self.picks.files.lock().unwrap().len()
    }

    /// Whether the officer takes their time before the dialog in which files are chosen.
    pub fn thinks(&self, thinks: bool) {
        self.picks.thinking.store(thinks, Ordering::Relaxed);
    }

    /// Draws until nothing changes any more. A toast that waits to go is no change.
    pub fn settle(&mut self) {
        self.harness.run_ok();
        self.harness.check_accessibility();
    }

    /// Waits for what is done beside the window.
    #[track_caller]
    pub fn wait_until(&mut self, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            assert!(begun.elapsed() < Duration::from_secs(20), "it never came to that");
            std::thread::sleep(Duration::from_millis(1));
            self.harness.step();
        }
        self.settle();
    }

    /// Waits until nothing is being done beside the window: what was not said by then is not said.
    #[track_caller]
    pub fn wait_for_jobs(&mut self) {
        self.wait_until(|screen| !screen.app().at_work());
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses the key in this place of a Thai keyboard, which bears that sign there.
    pub fn press_thai(&mut self, modifiers: Modifiers, place: Key, bears: (Key, &str)) {
        let (key, sign) = bears;
        for pressed in [true, false] {
            let (physical_key, repeat) = (Some(place), false);
            self.harness.event(Event::Key { key, physical_key, pressed, repeat, modifiers });
            if pressed && modifiers.is_none() {
                self.harness.event(Event::Text(sign.to_owned()));
            }
        }
        self.settle();
    }

    /// Types letter by letter, as a keyboard does; a new line is the Enter key.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '\n' => self.harness.key_press(Key::Enter),
                letter => self.harness.event(Event::Text(letter.to_string())),
            }
            self.harness.run_ok();
        }
    }

    /// Everything that a screen reader could say.
    pub fn spoken(&self) -> Vec<Spoken> {
        let nodes = self.harness.root().children_recursive();
        nodes.map(|node| Spoken::of(&node)).collect()
    }

    /// What has the focus, as a screen reader says it.
    pub fn focused(&self) -> Option<Spoken> {
        let mut nodes = self.harness.root().children_recursive();
        nodes.find(Node::is_focused).map(|node| Spoken::of(&node))
    }

    /// Whether these words stand anywhere on the screen.
    pub fn says(&self, words: &str) -> bool {
        self.spoken().iter().any(|it| it.name.contains(words) || it.value.contains(words))
    }

    /// Clicks what is called so.
    #[track_caller]
    pub fn click(&mut self, role: Role, name: &str) {
        // Not `Node::click` alone: its node would have one lifetime, and this one has any.
        self.with_node(role, name, |node| {
            node.click();
        });
        self.settle();
    }

    /// Clicks the button that is called so, and gives back what is on the clipboard then.
    #[track_caller]
    pub fn click_to_copy(&mut self, name: &str) -> Option<String> {
        self.with_node(Role::Button, name, |node| {
            node.click();
        });
        let copied = (0..8).find_map(|_| {
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            commands.iter().find_map(|command| {
                let egui::OutputCommand::CopyText(text) = command else { return None };
                Some(text.clone())
            })
        });
        self.settle();
        copied
    }

    /// Presses the other mouse button on what is called so.
    #[track_caller]
    pub fn click_other(&mut self, role: Role, name: &str) {
        let pos = self.with_node(role, name, |node| node.rect().center());
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        self.harness.event(egui::Event::PointerMoved(pos));
        for pressed in [true, false] {
            self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.settle();
    }

    #[track_caller]
    fn with_node<T>(&self, role: Role, name: &str, work: impl FnOnce(&Node<'_>) -> T) -> T {
        let mut nodes = self.harness.root().children_recursive();
        let node = nodes.find(|node| {
            let spoken = Spoken::of(node);
            spoken.role == role && spoken.name.starts_with(name)
        });
        work(&node.unwrap_or_else(|| panic!("no {role:?} is called {name}")))
    }

    /// Goes to the step with this number, from 1, by its keys.
    pub fn go(&mut self, number: usize) {
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        let key = keys.get(number - 1).copied().unwrap_or(Key::Num8);
        self.press_with(Modifiers::COMMAND, key);
    }

    /// Begins a case by the keyboard: Ctrl+N, and Tab to the form.
    pub fn begin(&mut self, form: &str) {
        self.begin_at(crate::scenario::FORM_IDS.iter().position(|id| *id == form).unwrap(), form);
    }

    /// The same, where the form stands at this place of the list.
    pub fn begin_at(&mut self, place: usize, form: &str) {
        self.press_with(Modifiers::COMMAND, Key::N);
        for _ in 0..place {
            self.press(Key::Tab);
        }
        self.press(Key::Enter);
        assert_eq!(self.case().unwrap().form().as_str(), form);
    }
}

/// A home where nothing was before.
fn fresh() -> Arc<TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}
