//! What is typed into a field that has the focus.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the many keys and events a field means few"
)]

use egui::accesskit::{Action, ActionData};
use egui::{Event, ImeEvent, OutputCommand};

use super::access;
use super::edit::{Edit, Removal};
use super::keys::{Command, Motion, command};
use super::motion::{next_character, next_word, paragraph_at, previous_character, previous_word};
use super::selection::{Caret, Selection};
use super::state::{Preedit, Setter, State};

/// The field that is typed into.
pub(super) struct Typist<'a> {
    pub(super) setter: &'a Setter<'a>,
    pub(super) id: egui::Id,
    pub(super) read_only: bool,
    /// How much of the field can be seen at once.
    pub(super) page: f32,
    /// Whether any change was made, and whether all of them go on with an older one.
    pub(super) edited: bool,
    pub(super) continues: bool,
}

impl Typist<'_> {
    /// Does what the events of this frame ask for.
    pub(super) fn events(&mut self, state: &mut State, events: &[Event]) {
        let os = self.setter.ctx.os();
        for event in events {
            match event {
                Event::Ime(ime) => self.compose(state, ime),
                Event::AccessKitActionRequest(request)
                    if request.target_node == self.id.accesskit_id() =>
                {
                    self.asked(state, request.action, request.data.as_ref());
                }
                // The input method has the keys while it composes.
                _ if state.preedit.is_some() => {}
                _ => {
                    if let Some(command) = command(event, os) {
                        self.run(state, command);
                    }
                }
            }
        }
    }

    /// Puts a text from an assistive program in the place of all there was.
    pub(super) fn set_value(&mut self, state: &mut State) {
        let value = self.setter.ctx.input(|input| {
            let requests = input.accesskit_action_requests(self.id, Action::SetValue);
            let values = requests.filter_map(|request| match &request.data {
                Some(ActionData::Value(value)) => Some(value.to_string()),
                _ => None,
            });
            values.last()
        });
        if let Some(value) = value {
            state.selection = Selection::of(0..state.text.len());
            self.edit(state, &Edit::Paste(value));
        }
    }

    /// Changes the text, unless it may only be read.
    pub(super) fn edit(&mut self, state: &mut State, edit: &Edit) {
        if self.read_only {
            return;
        }
        let Some(change) = edit.change(&state.text, state.selection, self.setter.look.many_lines)
        else {
            return;
        };
        let now = self.setter.ctx.input(|input| input.time);
        let continues = state.undo_step.continues(&change, now);
        self.continues = continues && (self.continues || !self.edited);
        self.edited = true;
        state.selection = change.apply(&mut state.text);
        self.setter.update(state);
    }

    fn run(&mut self, state: &mut State, command: Command) {
        match command {
            Command::Move { motion, selecting } => self.go(state, motion, selecting),
            Command::SelectAll => {
                state.selection = Selection::of(0..state.text.len());
                state.undo_step.end();
            }
            Command::Edit(edit) => self.edit(state, &edit),
            Command::Copy => self.copy(state),
            Command::Cut => {
                self.copy(state);
                if !state.selection.is_empty() {
                    self.edit(state, &Edit::Remove(Removal::Selection));
                }
            }
        }
    }

    fn copy(&self, state: &State) {
        if let Some(selected) = state.text.get(state.selection.range())
            && !selected.is_empty()
        {
            self.setter.ctx.send_cmd(OutputCommand::CopyText(selected.to_owned()));
        }
    }

    fn go(&self, state: &mut State, motion: Motion, selecting: bool) {
        state.undo_step.end();
        let selected = state.selection.range();
        let mut goal = None;
        let caret = match motion {
            Motion::Left if !selecting && !selected.is_empty() => Caret::at(selected.start),
            Motion::Right if !selecting && !selected.is_empty() => Caret::at(selected.end),
            Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => {
                let (number, x) = self.setter.place(state, state.selection.caret);
                let x = state.selection.goal.unwrap_or(x);
                goal = Some(x);
                self.vertically(state, motion, number, x)
            }
            Motion::LineStart | Motion::LineEnd => {
                let caret = state.selection.caret;
                let line = state.lines.line(state.lines.number_of(caret.at, caret.ends_line));
                if motion == Motion::LineStart {
                    Caret::at(line.start)
                } else {
                    Caret { at: line.end, ends_line: true }
                }
            }
            _ => Caret::at(along(motion, &state.text, state.selection.caret.at)),
        };
        let anchor = if selecting { state.selection.anchor } else { caret.at };
        state.selection = Selection { anchor, caret, goal };
    }

    /// Up or down from a line, at an x.
    fn vertically(&self, state: &mut State, motion: Motion, number: usize, x: f32) -> Caret {
        let last = state.lines.all().len().saturating_sub(1);
        let top = state.lines.line(number).top;
        let line_height = self.setter.look.line_height;
        // Whole lines, and one of them is seen again on the next page.
        let page = ((self.page / line_height).floor() - 1.0).max(1.0) * line_height;
        let target = match motion {
            Motion::Up => number.checked_sub(1),
            Motion::Down => Some(number + 1).filter(|number| *number <= last),
            Motion::PageUp if number > 0 => Some(state.lines.number_at((top - page).max(0.0))),
            Motion::PageDown if number < last => Some(state.lines.number_at(top + page)),
            _ => None,
        };
        match target {
            Some(target) => self.setter.nearest(state, target, x),
            None if matches!(motion, Motion::Up | Motion::PageUp) => Caret::at(0),
            None => Caret::at(state.text.len()),
        }
    }

    /// What an input method says.
    fn compose(&mut self, state: &mut State, event: &ImeEvent) {
        if self.read_only {
            return;
        }
        match event {
            ImeEvent::Preedit { text, active_range_chars } => {
                if !text.is_empty() && !state.selection.is_empty() {
                    self.edit(state, &Edit::Remove(Removal::Selection));
                }
                let byte = |index: usize| {
                    text.char_indices().nth(index).map_or(text.len(), |(start, _)| start)
                };
                let active = active_range_chars.clone();
                state.preedit =
                    (!text.is_empty() && text != "\n" && text != "\r").then(|| Preedit {
                        text: text.clone(),
                        active: active.map(|range| byte(range.start)..byte(range.end)),
                    });
            }
            ImeEvent::Commit(text) => {
                state.preedit = None;
                if !text.is_empty() && text != "\n" && text != "\r" {
                    self.edit(state, &Edit::Type(text.clone()));
                }
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                let at = state.selection.caret.at;
                let before = state.text.get(..at).unwrap_or_default();
                let start = before.char_indices().rev().take(*before_chars).last();
                let after = state.text.get(at..).unwrap_or_default();
                let end =
                    after.char_indices().nth(*after_chars).map_or(after.len(), |(end, _)| end);
                state.selection = Selection::of(start.map_or(at, |(start, _)| start)..at + end);
                self.edit(state, &Edit::Remove(Removal::Selection));
            }
            #[expect(deprecated, reason = "no longer sent, but still a case to name")]
            ImeEvent::Enabled | ImeEvent::Disabled => {}
        }
        self.setter.update(state);
    }

    /// What an assistive program asks for.
    fn asked(&mut self, state: &mut State, action: Action, data: Option<&ActionData>) {
        match (action, data) {
            (Action::ReplaceSelectedText, Some(ActionData::Value(text))) => {
                self.edit(state, &Edit::Paste(text.to_string()));
            }
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
                let anchor = access::place(self.setter, state, self.id, selection.anchor);
                let caret = access::place(self.setter, state, self.id, selection.focus);
                if let (Some(anchor), Some(caret)) = (anchor, caret) {
                    state.selection = Selection { anchor: anchor.at, caret, goal: None };
                }
            }
            _ => {}
        }
    }
}

/// Where a motion along the text leads.
fn along(motion: Motion, text: &str, at: usize) -> usize {
    match motion {
        Motion::Left => previous_character(text, at),
        Motion::Right => next_character(text, at),
        Motion::WordLeft => previous_word(text, at),
        Motion::WordRight => next_word(text, at),
        Motion::ParagraphUp => paragraph_at(text, previous_character(text, at)).start,
        Motion::ParagraphDown => (paragraph_at(text, at).end + 1).min(text.len()),
        Motion::TextStart => 0,
        Motion::TextEnd => text.len(),
        Motion::Up
        | Motion::Down
        | Motion::PageUp
        | Motion::PageDown
        | Motion::LineStart
        | Motion::LineEnd => at,
    }
}
