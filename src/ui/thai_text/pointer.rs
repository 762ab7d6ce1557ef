//! The mouse in a field: clicks, drags, words and paragraphs.

use egui::{Event, PointerButton, Pos2, Response, Ui};

use super::edit::Edit;
use super::input::Typist;
use super::motion::{paragraph_at, word_at};
use super::selection::{Caret, Selection};
use super::state::{Setter, State};

/// Does what the mouse asks for; `origin` is where the first line begins on the screen.
pub(super) fn interact(
    ui: &Ui,
    response: &Response,
    typist: &mut Typist<'_>,
    state: &mut State,
    origin: Pos2,
) {
    paste_where_clicked(ui, response, typist, state, origin);
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let caret = caret_at(typist.setter, state, pointer, origin);
    let pressed = response.hovered() && ui.input(|input| input.pointer.primary_pressed());
    let asked = response.hovered() && ui.input(|input| input.pointer.secondary_pressed());
    let dragged = response.dragged_by(PointerButton::Primary);
    if response.triple_clicked() {
        state.selection = Selection::of(paragraph_at(&state.text, caret.at));
    } else if response.double_clicked() {
        state.selection = Selection::of(word_at(&state.text, caret.at));
    } else if pressed || dragged {
        let extends = !pressed || ui.input(|input| input.modifiers.shift);
        let anchor = if extends { state.selection.anchor } else { caret.at };
        state.selection = Selection { anchor, caret, goal: None };
    } else if asked {
        // The menu is about what is selected, if it was opened there.
        if !state.selection.range().contains(&caret.at) {
            state.selection = Selection::caret(caret);
        }
    } else {
        return;
    }
    if state.preedit.take().is_some() {
        ui.memory_mut(egui::Memory::interrupt_ime);
        typist.setter.update(state);
    }
    state.undo_step.end();
    state.visited = true;
    state.touched = ui.input(|input| input.time);
    ui.memory_mut(|memory| memory.request_focus(response.id));
}

fn caret_at(setter: &Setter<'_>, state: &mut State, pointer: Pos2, origin: Pos2) -> Caret {
    let number = state.lines.number_at(pointer.y - origin.y);
    let caret = setter.nearest(state, number, pointer.x - origin.x);
    // What is being composed stands in the lines, not in the text.
    let composed = state.preedit.as_ref().map_or(0, |preedit| preedit.text.len());
    let begin = state.selection.caret.at;
    let at = if composed > 0 && caret.at > begin {
        caret.at.saturating_sub(composed).max(begin)
    } else {
        caret.at
    };
    Caret { at, ..caret }
}

/// The middle button pastes what was last selected, on systems where that is the custom.
fn paste_where_clicked(
    ui: &Ui,
    response: &Response,
    typist: &mut Typist<'_>,
    state: &mut State,
    origin: Pos2,
) {
    if typist.read_only || !response.contains_pointer() {
        return;
    }
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| {
            let Event::MiddleClickPaste { pos, text } = event else { return None };
            Some((*pos, text.clone()))
        })
    });
    if let Some((pos, text)) = pasted {
        let from_global = ui.ctx().layer_transform_from_global(ui.layer_id());
        let pos = from_global.map_or(pos, |from_global| from_global * pos);
        let caret = caret_at(typist.setter, state, pos, origin);
        state.visited = true;
        state.selection = Selection::caret(caret);
        typist.edit(state, &Edit::Paste(text));
        ui.memory_mut(|memory| memory.request_focus(response.id));
    }
}
