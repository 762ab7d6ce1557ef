//! The keys that the table understands while a row has the focus.

use egui::{Event, Key, Modifiers, Ui};

use super::{LibraryCommand, LibraryState, Motion, Wanted};
use crate::ui::Action;

/// Does what was pressed. `page` is how many rows are seen at once.
pub(super) fn run(ui: &Ui, state: &mut LibraryState, page: isize, actions: &mut Vec<Action>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, motion) in [
        (Key::ArrowDown, Motion::By(1)),
        (Key::ArrowUp, Motion::By(-1)),
        (Key::PageDown, Motion::By(page)),
        (Key::PageUp, Motion::By(-page)),
        (Key::Home, Motion::First),
        (Key::End, Motion::Last),
    ] {
        // Asked first: without Shift held, egui lets the plain key pass for both.
        if pressed(Modifiers::SHIFT, key) {
            let from = state.model.position().unwrap_or_default();
            let mut to = from;
            if let Motion::By(by) = motion {
                to = from.saturating_add_signed(by).min(state.model.shown().saturating_sub(1));
            } else if motion == Motion::Last {
                to = state.model.shown().saturating_sub(1);
            } else if motion == Motion::First {
                to = 0;
            }
            state.model.mark_to(to);
            state.wanted = Some(Wanted::Row);
        } else if pressed(Modifiers::NONE, key) {
            state.model.go(motion);
            state.wanted = Some(Wanted::Row);
        }
    }
    if pressed(Modifiers::NONE, Key::Space)
        && let Some(position) = state.model.position()
    {
        state.model.mark(position);
    }
    if pressed(Modifiers::COMMAND, Key::A) {
        state.model.mark_all();
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        state.model.unmark();
    }
    for (key, command) in
        [(Key::Enter, LibraryCommand::Open), (Key::Delete, LibraryCommand::Delete)]
    {
        if pressed(Modifiers::NONE, key) && command.available(state.scope()) {
            actions.push(Action::Library(command));
        }
    }
    // The space that marked is no letter of anything.
    ui.input_mut(|input| input.events.retain(|e| !matches!(e, Event::Text(text) if text == " ")));
}
