//! Everything that the officer can do.
//!
//! Views push [`Action`]s; the shell runs them. Those in [`COMMANDS`] stand in menus, have
//! shortcuts, and make up the sheet of shortcuts.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use rust_i18n::t;

use super::icon::Icon;
use super::place::Step;
use super::screens::circular::Deed as Looking;
use super::screens::library::{Deed, Scope};
use super::screens::standards::Deed as Reading;
use super::theme::Brightness;
use crate::base::{FieldId, FormId};
use crate::case::Edit;
use crate::form::Form;
use crate::words::{self, Lang};

/// Something that the officer does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Asks which form to begin.
    New,
    /// Begins a case of this form.
    Begin(FormId),
    /// Asks which file to open.
    Open,
    /// Opens this file.
    OpenFile(PathBuf),
    /// Lists the files opened last.
    Recent,
    /// Forgets the files opened last.
    ForgetRecent,
    /// Saves the case; asks where, when it has no file yet.
    Save,
    /// Saves the case in another file.
    SaveAs,
    /// Something done with the cases of the library.
    Library(Deed),
    /// Asks where to save the pages as a PDF.
    SavePdf,
    /// Makes a PDF and opens it in the system's viewer, to be printed there.
    PrintPdf,
    /// Opens this file or folder in the program that the system has for it.
    View(PathBuf),
    /// Asks of which form a blank PDF is wanted.
    Blank,
    /// Asks where to save the blank of this form.
    SaveBlank(FormId),
    /// Closes the case.
    Close,
    /// Ends the program.
    Quit,

    /// Changes answers. `continues`: the next letter of the same burst, undone together with it.
    Edit {
        /// The change.
        edit: Edit,
        /// Whether it belongs to the change before.
        continues: bool,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// Signs the case off.
    Sign {
        /// Who signs.
        name: String,
        /// For which office.
        office: String,
    },
    /// Reopens a case that was signed off.
    Reopen {
        /// Who reopens.
        name: String,
        /// Why.
        reason: String,
    },

    /// Goes to a step.
    Go(Step),
    /// Goes to the step after.
    NextStep,
    /// Goes to the step before.
    PreviousStep,
    /// Leads to a field: its step, in sight, with the focus.
    Find(FieldId),
    /// To the pages, at the field that has the focus; and back.
    Preview,
    /// Shows or hides the pages beside the fields.
    Beside,
    /// Shows or hides what the step is for.
    Help,
    /// Leads to the next finding.
    NextFinding,
    /// Leads to the finding before.
    PreviousFinding,

    /// Speaks this language.
    Speak(Lang),
    /// Speaks the other language.
    OtherLanguage,
    /// Looks light, dark, or as the system does.
    Look(Brightness),
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything at its own size.
    ZoomReset,

    /// Lists earlier versions of the case, or all work that was not saved.
    Versions,
    /// Shows what differs in one of those that are listed.
    ChooseVersion(usize),
    /// Brings one of those that are listed back.
    Restore(usize),
    /// Works on with what was recovered.
    Recover,
    /// Works on with what is saved; what was recovered is kept for some time.
    DeclineRecovery,
    /// Saves over what somebody else saved meanwhile.
    KeepMine,
    /// Shows what somebody else saved meanwhile.
    TakeTheirs,
    /// Takes the file over from somebody who has been silent for long.
    TakeOver,
    /// Opens the file again, which somebody else had open.
    TryAgain,

    /// Closes the dialog without an answer.
    Dismiss,
    /// Saves, and then does what the dialog interrupted.
    SaveAndGoOn,
    /// Does what the dialog interrupted, unsaved changes or not.
    GoOn,
    /// Something done with the position standards.
    Standards(Reading),
    /// Something done with the circulars.
    Circular(Looking),
    /// The shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

/// Where a command stands in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// The cases of the library.
    Library,
    /// Moving about.
    Go,
    /// The look.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::Library, Self::Go, Self::View, Self::Help];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "menu.file",
            Self::Edit => "menu.edit",
            Self::Library => "menu.library",
            Self::Go => "menu.go",
            Self::View => "menu.view",
            Self::Help => "menu.help",
        }
    }
}

/// What the shell says of itself, so that commands know whether they make sense now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Situation {
    /// The step, where a case is open.
    pub step: Option<Step>,
    /// How many steps the case has.
    pub steps: usize,
    /// Whether the case can be changed at all.
    pub writable: bool,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// Whether there is a finding.
    pub has_findings: bool,
    /// In the library: what a deed would be about.
    pub library: Option<Scope>,
    /// Whether there is room for the pages beside the fields.
    pub wide: bool,
}

/// A command: an action that needs nothing more to be said.
#[derive(Clone, Debug)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// The key of its name.
    pub key: &'static str,
    /// The menu it stands in.
    pub menu: Menu,
    /// Whether a line parts it from the command before.
    pub parted: bool,
    /// Its picture.
    pub icon: Option<Icon>,
    /// Its shortcuts; the first is shown.
    pub shortcuts: &'static [KeyboardShortcut],
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn command(
    action: Action,
    key: &'static str,
    menu: Menu,
    shortcuts: &'static [KeyboardShortcut],
) -> Command {
    Command { action, key, menu, parted: false, icon: None, shortcuts }
}

const fn library(deed: Deed, key: &'static str, shortcuts: &'static [KeyboardShortcut]) -> Command {
    command(Action::Library(deed), key, Menu::Library, shortcuts)
}

impl Command {
    const fn parted(mut self) -> Self {
        self.parted = true;
        self
    }

    const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Whether it makes sense now.
    pub fn available(&self, now: Situation) -> bool {
        self.action.available(now)
    }

    /// What it is called now; a step of the form, what the form calls it.
    pub fn name(&self, lang: Lang, now: Situation, form: Option<&Form>) -> String {
        match (&self.action, form) {
            (Action::Go(step), Some(form)) => step.name(lang, form),
            (Action::Go(step), None) => words::step_number(lang, step.0),
            _ => t!(self.key_in(now), locale = lang.code()).into_owned(),
        }
    }

    /// Whether the form has it: there may be more keys than steps.
    pub fn is_of(&self, form: Option<&Form>) -> bool {
        match (&self.action, form) {
            (Action::Go(step), Some(form)) => step.0 < form.steps().len(),
            _ => true,
        }
    }

    /// The key of its name now: where no case is open, there are no versions but of lost work.
    pub fn key_in(&self, now: Situation) -> &'static str {
        let of_no_case = self.action == Action::Versions && now.step.is_none();
        if of_no_case { "start.declined" } else { self.key }
    }
}

/// Every command, in the order of the menus.
pub static COMMANDS: &[Command] = &[
    command(Action::New, "command.new", Menu::File, &[ctrl(Key::N)]).icon(Icon::New),
    command(Action::Open, "command.open", Menu::File, &[ctrl(Key::O)]).icon(Icon::Open),
    command(Action::Recent, "command.recent", Menu::File, &[ctrl_shift(Key::O)]),
    command(Action::Save, "command.save", Menu::File, &[ctrl(Key::S)]).icon(Icon::Save).parted(),
    command(Action::SaveAs, "command.save_as", Menu::File, &[ctrl_shift(Key::S)]),
    command(Action::Versions, "command.versions", Menu::File, &[]),
    command(Action::SavePdf, "command.save_pdf", Menu::File, &[ctrl_shift(Key::P)]).parted(),
    command(Action::PrintPdf, "command.print", Menu::File, &[ctrl(Key::P)]).icon(Icon::Print),
    command(Action::Blank, "command.blank", Menu::File, &[]),
    command(Action::Close, "command.close", Menu::File, &[ctrl(Key::W)]).parted(),
    command(Action::Quit, "command.quit", Menu::File, &[ctrl(Key::Q)]),
    command(Action::Undo, "command.undo", Menu::Edit, &[ctrl(Key::Z)]).icon(Icon::Undo),
    command(Action::Redo, "command.redo", Menu::Edit, &[ctrl(Key::Y), ctrl_shift(Key::Z)])
        .icon(Icon::Redo),
    library(Deed::Open, "library.open_case", &[]),
    library(Deed::NewRound, "library.new_round", &[]),
    library(Deed::Duplicate, "library.duplicate", &[ctrl(Key::D)]),
    library(Deed::Compare, "library.compare", &[ctrl(Key::M)]),
    library(Deed::SavePdfs, "library.save_pdfs", &[]),
    library(Deed::SaveSummary, "library.save_summary", &[ctrl(Key::E)]),
    library(Deed::Rename, "library.rename", &[plain(Key::F2)]).parted(),
    library(Deed::Delete, "library.delete", &[]),
    library(Deed::Search, "library.search_now", &[ctrl(Key::F)]).parted(),
    library(Deed::ShowFolder, "library.show_folder", &[]),
    library(Deed::ChooseFolder, "library.choose_folder", &[]),
    library(Deed::OwnFolder, "library.own_folder", &[]),
    command(Action::Go(Step(0)), "step.number", Menu::Go, &[ctrl(Key::Num1)]),
    command(Action::Go(Step(1)), "step.number", Menu::Go, &[ctrl(Key::Num2)]),
    command(Action::Go(Step(2)), "step.number", Menu::Go, &[ctrl(Key::Num3)]),
    command(Action::Go(Step(3)), "step.number", Menu::Go, &[ctrl(Key::Num4)]),
    command(Action::Go(Step(4)), "step.number", Menu::Go, &[ctrl(Key::Num5)]),
    command(Action::Go(Step(5)), "step.number", Menu::Go, &[ctrl(Key::Num6)]),
    command(Action::Go(Step(6)), "step.number", Menu::Go, &[ctrl(Key::Num7)]),
    command(Action::Go(Step(7)), "step.number", Menu::Go, &[ctrl(Key::Num8)]),
    command(Action::Go(Step(8)), "step.number", Menu::Go, &[ctrl(Key::Num9)]),
    command(Action::NextStep, "command.next_step", Menu::Go, &[ctrl(Key::PageDown)]).parted(),
    command(Action::PreviousStep, "command.previous_step", Menu::Go, &[ctrl(Key::PageUp)]),
    command(Action::NextFinding, "command.next_finding", Menu::Go, &[plain(Key::F8)]).parted(),
    command(Action::PreviousFinding, "command.previous_finding", Menu::Go, &[shift(Key::F8)]),
    command(Action::Preview, "command.preview", Menu::View, &[plain(Key::F5)]).icon(Icon::Pages),
    command(Action::Beside, "command.beside", Menu::View, &[plain(Key::F6)]),
    command(Action::OtherLanguage, "command.other_language", Menu::View, &[ctrl(Key::L)])
        .icon(Icon::Language)
        .parted(),
    command(Action::Look(Brightness::System), "command.look_system", Menu::View, &[]).parted(),
    command(
        Action::Look(Brightness::Light),
        "command.look_light",
        Menu::View,
        &[ctrl_shift(Key::L)],
    ),
    command(Action::Look(Brightness::Dark), "command.look_dark", Menu::View, &[ctrl_shift(Key::D)]),
    command(
        Action::ZoomIn,
        "command.zoom_in",
        Menu::View,
        &[ctrl(Key::Plus), ctrl(Key::Equals), ctrl_shift(Key::Equals)],
    )
    .parted(),
    command(Action::ZoomOut, "command.zoom_out", Menu::View, &[ctrl(Key::Minus)]),
    command(Action::ZoomReset, "command.zoom_reset", Menu::View, &[ctrl(Key::Num0)]),
    command(Action::Standards(Reading::Open), "command.standards", Menu::Help, &[plain(Key::F7)]),
    command(Action::Circular(Looking::Open), "command.circular", Menu::Help, &[shift(Key::F7)]),
    command(Action::Help, "command.help", Menu::Help, &[shift(Key::F1)]).icon(Icon::Info),
    command(Action::Shortcuts, "command.shortcuts", Menu::Help, &[plain(Key::F1)]),
    command(Action::About, "command.about", Menu::Help, &[]).parted(),
];

impl Action {
    /// Whether it makes sense now.
    pub fn available(&self, now: Situation) -> bool {
        match self {
            Self::SaveAs
            | Self::Close
            | Self::Find(_)
            | Self::Preview
            | Self::Help
            | Self::SavePdf
            | Self::PrintPdf => now.step.is_some(),
            Self::Go(step) => step.0 < now.steps,
            Self::Beside => now.step.is_some() && now.wide,
            Self::Save | Self::Edit { .. } | Self::Sign { .. } | Self::Reopen { .. } => {
                now.step.is_some() && now.writable
            }
            Self::Library(deed) => now.library.is_some_and(|scope| deed.available(scope)),
            Self::Undo => now.can_undo && now.writable,
            Self::Redo => now.can_redo && now.writable,
            Self::NextStep => now.step.is_some_and(|step| step.next(now.steps).is_some()),
            Self::PreviousStep => now.step.is_some_and(|step| step.previous().is_some()),
            Self::NextFinding | Self::PreviousFinding => now.step.is_some() && now.has_findings,
            Self::New
            | Self::Begin(_)
            | Self::Open
            | Self::OpenFile(_)
            | Self::Recent
            | Self::ForgetRecent
            | Self::View(_)
            | Self::Blank
            | Self::SaveBlank(_)
            | Self::Quit
            | Self::Versions
            | Self::ChooseVersion(_)
            | Self::Restore(_)
            | Self::Recover
            | Self::DeclineRecovery
            | Self::KeepMine
            | Self::TakeTheirs
            | Self::TakeOver
            | Self::TryAgain
            | Self::Speak(_)
            | Self::OtherLanguage
            | Self::Look(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Dismiss
            | Self::SaveAndGoOn
            | Self::GoOn
            | Self::Standards(_)
            | Self::Circular(_)
            | Self::Shortcuts
            | Self::About => true,
        }
    }

    /// Its entry in [`COMMANDS`], where it is one.
    pub fn command(&self) -> Option<&'static Command> {
        COMMANDS.iter().find(|command| command.action == *self)
    }
}

/// The commands whose shortcuts were just pressed. Taken before any field sees the keys.
pub fn pressed(input: &mut egui::InputState, now: Situation) -> Vec<Action> {
    // Longer shortcuts first: egui lets Ctrl+Shift+S pass for Ctrl+S.
    let mut all: Vec<_> = COMMANDS
        .iter()
        .flat_map(|command| command.shortcuts.iter().map(move |shortcut| (shortcut, command)))
        .collect();
    all.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    all.into_iter()
        .filter(|(shortcut, _)| input.consume_shortcut(shortcut))
        .map(|(_, command)| command)
        .filter(|command| command.available(now))
        .map(|command| command.action.clone())
        .collect()
}
