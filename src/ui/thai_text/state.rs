//! What a field keeps from frame to frame.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Context, Id};

use super::edit::after_outside_change;
use super::lines::{Lines, Look};
use super::motion::edge_at;
use super::paragraph::WINDOW;
use super::row::Row;
use super::selection::{Caret, Selection};
use super::undo_step::UndoStep;
use super::widths::Widths;

/// Rows kept though they are not on the screen.
const ROWS_KEPT: usize = 300;

/// What an input method is composing; not yet part of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Preedit {
    pub(super) text: String,
    /// The part being worked on, in bytes.
    pub(super) active: Option<Range<usize>>,
}

/// The memory of one field.
#[derive(Default)]
pub(super) struct State {
    /// The text with all changes made here.
    pub(super) text: String,
    pub(super) selection: Selection,
    /// Whether the caret was ever in the field.
    pub(super) visited: bool,
    pub(super) preedit: Option<Preedit>,
    pub(super) undo_step: UndoStep,
    /// When the caret last moved, for its blinking.
    pub(super) touched: f64,
    /// How far a line that is longer than its field is pushed to the left.
    pub(super) scrolled: f32,
    pub(super) lines: Lines,
    /// Whether some of its lines are guessed so far.
    pub(super) settling: bool,
    rows: BTreeMap<Box<str>, (u64, Arc<Row>)>,
    rows_look: Option<Look>,
    /// The frame of the latest change, and the text the caller had before it.
    sent: Option<(u64, String)>,
}

impl State {
    /// That of a field.
    pub(super) fn of(ctx: &Context, id: egui::Id) -> Arc<Mutex<Self>> {
        ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(id)))
    }

    /// Takes over the caller's text where it is not what this field made of it.
    pub(super) fn adopt(&mut self, text: &str, frame: u64) {
        // A frame drawn twice still shows the text from before the change.
        let unsent = self.sent.as_ref().is_some_and(|(at, old)| *at == frame && old == text);
        if self.text == text || unsent {
            return;
        }
        self.selection = if self.visited {
            after_outside_change(&self.text, text)
        } else {
            Selection::default()
        };
        text.clone_into(&mut self.text);
        self.preedit = None;
        self.undo_step.end();
    }

    /// Remembers what the caller has until the change reaches it.
    pub(super) fn sent(&mut self, text: &str, frame: u64) {
        self.sent = Some((frame, text.to_owned()));
    }

    /// The caret comes into the field for the first time.
    pub(super) fn visit(&mut self) {
        if !self.visited {
            self.visited = true;
            self.selection = Selection::at(self.text.len());
        }
        let at = edge_at(&self.text, self.selection.caret.at);
        if at != self.selection.caret.at && self.selection.caret.at > self.text.len() {
            self.selection = Selection::at(at);
        }
    }

    /// The text with what is being composed in it.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match &self.preedit {
            None => Cow::Borrowed(&self.text),
            Some(preedit) => {
                let mut text = self.text.clone();
                text.insert_str(self.selection.caret.at, &preedit.text);
                Cow::Owned(text)
            }
        }
    }

    /// Where the caret stands in the text as shown.
    pub(super) fn shown_caret(&self) -> Caret {
        match &self.preedit {
            None => self.selection.caret,
            Some(preedit) => {
                let end = preedit.active.as_ref().map_or(preedit.text.len(), |active| active.end);
                Caret::at(self.selection.caret.at + end)
            }
        }
    }
}

/// How much all fields together may measure in a frame, in bytes: what officers write, all at once;
/// what only a file can hold, in as many frames as it takes.
#[derive(Clone, Copy, Default)]
struct Effort {
    pass: u64,
    spent: usize,
}

impl Effort {
    const MOST: usize = 12_000;

    fn left(ctx: &Context) -> usize {
        let (pass, known) =
            (ctx.cumulative_pass_nr(), ctx.data(|data| data.get_temp::<Self>(Id::NULL)));
        let spent = known.filter(|of| of.pass == pass).map_or(0, |of| of.spent);
        Self::MOST.saturating_sub(spent)
    }

    fn spend(ctx: &Context, bytes: usize) {
        let (pass, left) = (ctx.cumulative_pass_nr(), Self::left(ctx));
        let spent = Self::MOST - left + bytes;
        ctx.data_mut(|data| data.insert_temp(Id::NULL, Self { pass, spent }));
    }
}

/// Sets the lines of a field in a look.
pub(super) struct Setter<'a> {
    pub(super) ctx: &'a Context,
    pub(super) look: Look,
    widths: Arc<Mutex<Widths>>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(ctx: &'a Context, look: Look) -> Self {
        Self { ctx, widths: Widths::of(ctx, look.scale), look }
    }

    /// Makes the lines those of the text as it is now; those of a very long one by and by, in the
    /// frames to come.
    pub(super) fn update(&self, state: &mut State) {
        let mut lines = std::mem::take(&mut state.lines);
        let text = state.shown();
        let mut effort = Effort::left(self.ctx);
        let before = effort;
        // What is typed is never guessed at.
        if state.visited && lines.text() != text {
            effort = effort.max(WINDOW);
        }
        let settling = self.ctx.fonts_mut(|fonts| {
            lines.update(&text, &self.look, fonts, &mut self.widths.lock(), &mut effort)
        });
        drop(text);
        Effort::spend(self.ctx, before.saturating_sub(effort));
        state.lines = lines;
        state.settling = settling;
        if settling {
            self.ctx.request_repaint();
        }
    }

    /// A line laid out.
    pub(super) fn row(&self, state: &mut State, number: usize) -> Arc<Row> {
        let pass = self.ctx.cumulative_pass_nr();
        let same =
            |known: &Look| known.format == self.look.format && known.scale == self.look.scale;
        if !state.rows_look.as_ref().is_some_and(same) {
            state.rows.clear();
            state.rows_look = Some(self.look.clone());
        }
        let text = state.lines.text_of(state.lines.line(number));
        if let Some((used, row)) = state.rows.get_mut(text) {
            *used = pass;
            return Arc::clone(row);
        }
        let row = self
            .ctx
            .fonts_mut(|fonts| Row::new(fonts, &mut self.widths.lock(), text, &self.look.format));
        let row = Arc::new(row);
        state.rows.insert(text.into(), (pass, Arc::clone(&row)));
        if state.rows.len() > ROWS_KEPT {
            state.rows.retain(|_, (used, _)| *used + 1 >= pass);
        }
        row
    }

    /// Where a caret stands: its line's number, and how far to the right.
    pub(super) fn place(&self, state: &mut State, caret: Caret) -> (usize, f32) {
        let number = state.lines.number_of(caret.at, caret.ends_line);
        let start = state.lines.line(number).start;
        (number, self.row(state, number).x(caret.at - start))
    }

    /// The caret's place on a line that is nearest to an x.
    pub(super) fn nearest(&self, state: &mut State, number: usize, x: f32) -> Caret {
        let line = state.lines.line(number);
        let at = line.start + self.row(state, number).nearest(x);
        Caret { at, ends_line: at == line.end }
    }
}
