//! What keys mean in a field.
//!
//! Undo is not among them: it belongs to the whole case.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the many keys and events a field means few"
)]

use egui::os::OperatingSystem;
use egui::{Event, Key, Modifiers};

use super::edit::{Edit, Removal};

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Move { motion: Motion, selecting: bool },
    SelectAll,
    Edit(Edit),
    Copy,
    Cut,
}

/// Where the caret is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    ParagraphUp,
    ParagraphDown,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
}

/// What an event asks of a field that has the focus.
pub(super) fn command(event: &Event, os: OperatingSystem) -> Option<Command> {
    match event {
        Event::Copy => Some(Command::Copy),
        Event::Cut => Some(Command::Cut),
        Event::Paste(text) => Some(Command::Edit(Edit::Paste(text.clone()))),
        // A new line comes as a key.
        Event::Text(text) if !matches!(text.as_str(), "" | "\n" | "\r") => {
            Some(Command::Edit(Edit::Type(text.clone())))
        }
        Event::Key { key, pressed: true, modifiers, .. } => {
            let mac = matches!(os, OperatingSystem::Mac | OperatingSystem::IOS);
            pressed(*key, *modifiers, mac)
        }
        _ => None,
    }
}

fn pressed(key: Key, modifiers: Modifiers, mac: bool) -> Option<Command> {
    let (by_word, to_end) = steps(modifiers, mac);
    let remove = |removal| Some(Command::Edit(Edit::Remove(removal)));
    match key {
        Key::A if modifiers.command && !modifiers.shift && !modifiers.alt => {
            Some(Command::SelectAll)
        }
        Key::Enter if !modifiers.command && !modifiers.alt => Some(Command::Edit(Edit::Newline)),
        Key::Backspace if to_end => remove(Removal::ParagraphBefore),
        Key::Backspace if by_word => remove(Removal::WordBefore),
        Key::Backspace if !modifiers.alt => remove(Removal::CodePointBefore),
        Key::Delete if to_end => remove(Removal::ParagraphAfter),
        Key::Delete if by_word => remove(Removal::WordAfter),
        // With shift it cuts, where that is the custom, and comes as such.
        Key::Delete if !modifiers.shift && !modifiers.alt => remove(Removal::CharacterAfter),
        _ => {
            let motion = motion(key, modifiers, mac)?;
            Some(Command::Move { motion, selecting: modifiers.shift })
        }
    }
}

/// Whether the keys held make a step one of words, and whether one to the end.
fn steps(modifiers: Modifiers, mac: bool) -> (bool, bool) {
    let by_word = if mac { modifiers.alt } else { modifiers.ctrl };
    (by_word, mac && modifiers.mac_cmd)
}

fn motion(key: Key, modifiers: Modifiers, mac: bool) -> Option<Motion> {
    let (by_word, to_end) = steps(modifiers, mac);
    // Alt and an arrow belong to the window.
    if modifiers.alt && !by_word {
        return None;
    }
    Some(match key {
        Key::ArrowLeft if to_end => Motion::LineStart,
        Key::ArrowRight if to_end => Motion::LineEnd,
        Key::ArrowUp if to_end => Motion::TextStart,
        Key::ArrowDown if to_end => Motion::TextEnd,
        Key::ArrowLeft if by_word => Motion::WordLeft,
        Key::ArrowRight if by_word => Motion::WordRight,
        Key::ArrowUp if by_word => Motion::ParagraphUp,
        Key::ArrowDown if by_word => Motion::ParagraphDown,
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp => Motion::Up,
        Key::ArrowDown => Motion::Down,
        Key::Home if modifiers.command => Motion::TextStart,
        Key::End if modifiers.command => Motion::TextEnd,
        Key::Home => Motion::LineStart,
        Key::End => Motion::LineEnd,
        // With the command key they turn to another part of the window.
        Key::PageUp if !modifiers.command => Motion::PageUp,
        Key::PageDown if !modifiers.command => Motion::PageDown,
        _ => return None,
    })
}
