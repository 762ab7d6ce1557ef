//! Commands: the actions that need nothing more to be said. They stand in menus, have shortcuts,
//! and make up the sheet of shortcuts.
//!
//! Each target has a table of its own: `program` and the case in it, `library`. A table names
//! every action of its target, so that a new one does not compile until it has its row, or says
//! that it has none.

mod library;
mod program;

use egui::{Key, KeyboardShortcut, Modifiers};
use rust_i18n::t;

use super::action::Action;
use super::icon::Icon;
use super::place::Step;
use super::screens::library::Scope;
use crate::form::Form;
use crate::words::{self, Lang};

/// Makes a table of commands from what each action has for rows. The match lists every action.
macro_rules! rows {
    ($table:ident of $actions:ty: $($action:pat => [$($row:expr),* $(,)?],)*) => {
        /// The rows, in the order of the menus.
        pub(super) static $table: &[Command] = &[$($($row,)*)*];

        const _: fn(&$actions) = |action| match action {
            $($action => {})*
        };
    };
}
use rows;

/// Every command, in the order of the menus.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    program::ROWS.iter().chain(library::ROWS)
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
    /// In the library: what a command would be about.
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

pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

pub(super) const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) const fn command(
    action: Action,
    key: &'static str,
    menu: Menu,
    shortcuts: &'static [KeyboardShortcut],
) -> Command {
    Command { action, key, menu, parted: false, icon: None, shortcuts }
}

impl Command {
    pub(super) const fn parted(mut self) -> Self {
        self.parted = true;
        self
    }

    pub(super) const fn icon(mut self, icon: Icon) -> Self {
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

/// The commands whose shortcuts were just pressed. Taken before any field sees the keys.
pub fn pressed(input: &mut egui::InputState, now: Situation) -> Vec<Action> {
    // Longer shortcuts first: egui lets Ctrl+Shift+S pass for Ctrl+S.
    let mut all: Vec<_> = commands()
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
