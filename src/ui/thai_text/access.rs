//! A field for those who do not see it: role, value, lines, selection.

use std::sync::Arc;

use egui::accesskit::{Action, Node, Role, TextDirection, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Galley, Id, Pos2, TextFormat, Ui};

use super::galley::galley;
use super::selection::Caret;
use super::state::{Setter, State};

/// What a field is to a screen reader, besides what every widget is.
pub(super) struct Access<'a> {
    pub(super) id: Id,
    pub(super) name: Option<&'a str>,
    pub(super) hint: &'a str,
    pub(super) read_only: bool,
    pub(super) focused: bool,
}

impl Access<'_> {
    /// Tells a screen reader, if there is one.
    pub(super) fn tell(&self, ui: &Ui, setter: &Setter<'_>, state: &mut State, origin: Pos2) {
        let told = ui.ctx().accesskit_node_builder(self.id, |node| self.describe(node, setter));
        if told.is_none() {
            return;
        }
        if self.focused {
            let anchor = position(setter, state, self.id, Caret::at(state.selection.anchor));
            let focus = position(setter, state, self.id, state.selection.caret);
            ui.ctx().accesskit_node_builder(self.id, |node| {
                node.set_text_selection(TextSelection { anchor, focus });
            });
        }
        let count = state.lines.all().len();
        self.make_runs(ui, count);
        for number in 0..count {
            let run = run_id(self.id, number);
            let mut told = Node::new(Role::TextRun);
            line(setter, state, number, origin, &mut told);
            ui.ctx().accesskit_node_builder(run, |node| *node = told);
        }
    }

    /// Makes an empty child for each line, which egui does for galleys alone.
    fn make_runs(&self, ui: &Ui, count: usize) {
        let empty = galley(ui.ctx(), "", &TextFormat::default(), f32::INFINITY);
        let job = Arc::clone(&empty.job);
        let lines = Galley::concat(job, &vec![empty; count], ui.pixels_per_point());
        update_accesskit_for_text_widget(ui.ctx(), self.id, None, TSTransform::IDENTITY, &lines);
    }

    fn describe(&self, node: &mut Node, setter: &Setter<'_>) {
        let many = setter.look.many_lines;
        node.set_role(if many { Role::MultilineTextInput } else { Role::TextInput });
        if let Some(name) = self.name {
            node.set_label(name);
        }
        if !self.hint.is_empty() {
            node.set_placeholder(self.hint);
        }
        if self.read_only {
            node.set_read_only();
        } else {
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        }
    }
}

/// The child that a line is; the name egui gives it.
fn run_id(field: Id, number: usize) -> Id {
    field.with(number).with(0_usize)
}

/// One line: its characters as a reader counts them.
fn line(setter: &Setter<'_>, state: &mut State, number: usize, origin: Pos2, node: &mut Node) {
    let row = setter.row(state, number);
    let line = state.lines.line(number);
    let mut text = state.lines.text_of(line).to_owned();
    let edges = row.edges();
    let pairs = || edges.iter().zip(edges.iter().skip(1));
    let byte = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
    let mut lengths: Vec<u8> = pairs().map(|(from, to)| byte(to.0 - from.0)).collect();
    let mut positions: Vec<f32> = pairs().map(|(from, _)| from.1).collect();
    let mut widths: Vec<f32> = pairs().map(|(from, to)| to.1 - from.1).collect();
    // What cannot be counted in a byte is not told.
    let starts =
        row.words(&text).iter().filter_map(|start| u8::try_from(*start).ok()).collect::<Vec<_>>();
    let right = edges.last().map_or(0.0, |(_, x)| *x);
    if state.lines.text().as_bytes().get(line.end) == Some(&b'\n') && setter.look.many_lines {
        text.push('\n');
        lengths.push(1);
        positions.push(right);
        widths.push(0.0);
    }
    node.set_text_direction(TextDirection::LeftToRight);
    node.set_value(text);
    node.set_character_lengths(lengths);
    node.set_character_positions(positions);
    node.set_character_widths(widths);
    node.set_word_starts(starts);
    let top = origin.y + line.top;
    node.set_bounds(egui::accesskit::Rect {
        x0: origin.x.into(),
        y0: top.into(),
        x1: (origin.x + right).into(),
        y1: (top + setter.look.line_height).into(),
    });
}

/// Where a caret is, as a screen reader says it.
fn position(setter: &Setter<'_>, state: &mut State, id: Id, caret: Caret) -> TextPosition {
    let number = state.lines.number_of(caret.at, caret.ends_line);
    let at = caret.at - state.lines.line(number).start;
    let row = setter.row(state, number);
    let character_index = row.edges().partition_point(|(edge, _)| *edge < at);
    TextPosition { node: run_id(id, number).accesskit_id(), character_index }
}

/// The place that a screen reader means.
pub(super) fn place(
    setter: &Setter<'_>,
    state: &mut State,
    id: Id,
    position: TextPosition,
) -> Option<Caret> {
    let mut numbers = 0..state.lines.all().len();
    let number = numbers.find(|number| run_id(id, *number).accesskit_id() == position.node)?;
    let line = state.lines.line(number);
    let row = setter.row(state, number);
    let at = match row.edges().get(position.character_index) {
        Some((at, _)) => line.start + at,
        None => (line.end + 1).min(state.text.len()),
    };
    Some(Caret { at, ends_line: at == line.end })
}
