//! The keys of a table: those of a spreadsheet, as far as a cell that is being typed into does not
//! need them itself.

#![expect(clippy::wildcard_enum_match_arm, reason = "of the many keys a table means few")]

use egui::{Event, InputState, Key, Modifiers};

use super::paste;

/// What a key asks of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// To another cell.
    Go(Way),
    /// A new row below this one.
    Add,
    /// Without this row.
    Remove,
    /// This row one up.
    Raise,
    /// This row one down.
    Lower,
    /// Cells from a spreadsheet, from this cell on.
    Paste(Vec<Vec<String>>),
}

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the cell after this one, in reading order.
    Next,
    /// To the cell before this one.
    Previous,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the row below, which there is from now on.
    Enter,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
}

/// The first key of this frame that is meant for the table, and its place among the events. What
/// comes behind it belongs to the cell to which it leads; what came before is this cell's.
///
/// Where a cell is of several lines, the arrows move in it, and Shift with Enter begins a line.
pub(super) fn first(input: &InputState, several_lines: bool) -> Option<(usize, Asked)> {
    let mut events = input.events.iter().enumerate();
    events.find_map(|(at, event)| Some((at, meant(event, several_lines)?)))
}

fn meant(event: &Event, several_lines: bool) -> Option<Asked> {
    if let Event::Paste(text) = event {
        return paste::cells(text).map(Asked::Paste);
    }
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let command = Modifiers::COMMAND;
    let only = |wanted: Modifiers| modifiers.matches_exact(wanted);
    match key {
        Key::Tab if only(Modifiers::NONE) => Some(Asked::Go(Way::Next)),
        Key::Tab if only(Modifiers::SHIFT) => Some(Asked::Go(Way::Previous)),
        Key::Enter if only(command) => Some(Asked::Add),
        Key::Enter if only(Modifiers::NONE) => Some(Asked::Go(Way::Enter)),
        Key::Enter if only(Modifiers::SHIFT) && !several_lines => Some(Asked::Go(Way::Up)),
        Key::Delete if only(Modifiers::ALT) => Some(Asked::Remove),
        Key::ArrowUp if only(command | Modifiers::SHIFT) => Some(Asked::Raise),
        Key::ArrowDown if only(command | Modifiers::SHIFT) => Some(Asked::Lower),
        Key::ArrowUp if only(Modifiers::NONE) && !several_lines => Some(Asked::Go(Way::Up)),
        Key::ArrowDown if only(Modifiers::NONE) && !several_lines => Some(Asked::Go(Way::Down)),
        Key::PageUp if only(Modifiers::NONE) => Some(Asked::Go(Way::PageUp)),
        Key::PageDown if only(Modifiers::NONE) => Some(Asked::Go(Way::PageDown)),
        _ => None,
    }
}
