//! A window with one field, worked by keys and mouse, as a test sees it.

#![expect(clippy::wildcard_enum_match_arm, reason = "of many events and shapes few are looked for")]

use std::time::Duration;

use egui::accesskit::{Node, NodeId, Role};
use egui::epaint::{ClippedShape, Shape};
use egui::{
    Event, FullOutput, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2, RawInput,
    Rect, ViewportCommand, pos2, vec2,
};
use khangan::ui::thai_text::{Field, install_fonts};
use khangan::words::Lang;

/// The colour of a selection, so that it is found among what was painted.
const MARK: egui::Color32 = egui::Color32::from_rgb(1, 2, 3);
/// The colour of a caret.
const CARET: egui::Color32 = egui::Color32::from_rgb(4, 5, 6);
/// The colour of what is being composed.
const COMPOSED: egui::Color32 = egui::Color32::from_rgb(7, 8, 9);

/// A field, and whoever types into it.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing a test may ask for")]
pub struct Desk {
    ctx: egui::Context,
    pub text: String,
    pub many_lines: bool,
    pub read_only: bool,
    pub width: f32,
    /// Whether each change went on with the one before.
    pub steps: Vec<bool>,
    pub copied: Option<String>,
    /// Whether what the field says is taken over.
    pub obeys: bool,
    pub viewport: Option<f32>,
    /// Whether each frame is drawn twice.
    pub twice: bool,
    pub time: f64,
    pub output: FullOutput,
    pub field: Rect,
}

pub fn id() -> egui::Id {
    egui::Id::unique("a field")
}

impl Desk {
    /// A field of one line, wide enough for any line.
    pub fn line(text: &str) -> Self {
        Self::new(text, false, 3_000.0)
    }

    pub fn new_line(text: &str, width: f32) -> Self {
        Self::new(text, false, width)
    }

    pub fn paragraphs(text: &str, width: f32) -> Self {
        Self::new(text, true, width)
    }

    fn new(text: &str, many_lines: bool, width: f32) -> Self {
        let ctx = egui::Context::default();
        ctx.set_os(egui::os::OperatingSystem::Nix);
        install_fonts(&ctx);
        ctx.enable_accesskit();
        ctx.all_styles_mut(|style| {
            style.visuals.selection.bg_fill = MARK;
            style.visuals.text_cursor.stroke.color = CARET;
            style.visuals.ime_composition.inactive_underline_stroke.color = COMPOSED;
        });
        let mut desk = Self {
            ctx,
            text: text.to_owned(),
            many_lines,
            read_only: false,
            width,
            steps: Vec::new(),
            copied: None,
            obeys: true,
            viewport: None,
            twice: false,
            time: 0.0,
            output: FullOutput::default(),
            field: Rect::ZERO,
        };
        desk.frame(vec![]);
        desk.ctx.memory_mut(|memory| memory.request_focus(id()));
        desk.frame(vec![]);
        desk
    }

    /// One frame with these events.
    pub fn frame(&mut self, mut events: Vec<Event>) {
        self.time += 0.01;
        let modifiers = events.iter().find_map(|event| match event {
            Event::Key { modifiers, .. } | Event::PointerButton { modifiers, .. } => {
                Some(*modifiers)
            }
            _ => None,
        });
        events.insert(0, Event::ModifiersChanged(modifiers.unwrap_or_default()));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(3_100.0, 900.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let ctx = self.ctx.clone();
        self.output = ctx.run_ui(input, |ui| {
            let viewport = self.viewport;
            match viewport {
                Some(height) => {
                    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| self.show(ui));
                }
                None => self.show(ui),
            }
        });
        self.output.textures_delta.clear();
        for command in &self.output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        if self.twice && ui.ctx().current_pass_index() == 0 {
            ui.ctx().request_discard("a test");
        }
        let text = self.text.clone();
        let field = if self.many_lines {
            Field::paragraphs(id(), &text).min_rows(1)
        } else {
            Field::line(id(), &text)
        };
        let output = field
            .name("field")
            .menu(Lang::English)
            .read_only(self.read_only)
            .width(self.width)
            .show(ui);
        self.field = output.response.rect;
        assert_eq!(output.edited.is_some(), output.response.changed());
        if let Some(edited) = output.edited {
            self.steps.push(output.continues);
            if self.obeys {
                self.text = edited;
            }
        }
    }

    /// Changes the text as an undo does.
    pub fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.frame(vec![]);
    }

    pub fn wait(&mut self, pause: Duration) {
        self.time += pause.as_secs_f64();
    }

    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// As on Linux and Windows, where control is the key of commands.
    pub fn press_with(&mut self, mut modifiers: Modifiers, key: Key) {
        modifiers.ctrl |= modifiers.command;
        modifiers.command = modifiers.ctrl;
        let event =
            |pressed| Event::Key { key, pressed, modifiers, repeat: false, physical_key: None };
        self.frame(vec![event(true), event(false)]);
    }

    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.frame(vec![Event::Text(letter.to_string())]);
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.frame(vec![Event::Paste(text.to_owned())]);
    }

    pub fn copy(&mut self) -> Option<String> {
        self.copied = None;
        self.frame(vec![Event::Copy]);
        self.copied.take()
    }

    pub fn cut(&mut self) -> Option<String> {
        self.copied = None;
        self.frame(vec![Event::Cut]);
        self.copied.take()
    }

    pub fn ime(&mut self, event: ImeEvent) {
        self.frame(vec![Event::Ime(event)]);
    }

    /// Presses the button at a place and lets go of it at another.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.frame(vec![Event::PointerMoved(from)]);
        self.frame(vec![button(from, true, Modifiers::NONE)]);
        if from != to {
            self.frame(vec![Event::PointerMoved(from.lerp(to, 0.5))]);
            self.frame(vec![Event::PointerMoved(to)]);
        }
        self.frame(vec![button(to, false, Modifiers::NONE)]);
    }

    pub fn click(&mut self, at: Pos2, times: usize) {
        self.wait(Duration::from_secs(2));
        for _ in 0..times {
            self.drag(at, at);
        }
    }

    pub fn shift_click(&mut self, at: Pos2) {
        self.wait(Duration::from_secs(2));
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(at, true, Modifiers::SHIFT)]);
        self.frame(vec![button(at, false, Modifiers::SHIFT)]);
    }

    /// Presses the other button.
    pub fn click_other(&mut self, at: Pos2) {
        let modifiers = Modifiers::NONE;
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(true)]);
        self.frame(vec![button(false)]);
        self.frame(vec![]);
    }

    /// Clicks the button of this name.
    pub fn choose(&mut self, name: &str) {
        let named = |node: &Node| node.label().is_some_and(|label| label.starts_with(name));
        let (_, button) = self.nodes().iter().find(|(_, node)| named(node)).expect("a button");
        assert!(!button.is_disabled(), "{name} cannot be chosen");
        let bounds = button.bounds().unwrap();
        let middle =
            pos2((bounds.x0 + bounds.x1) as f32 / 2.0, (bounds.y0 + bounds.y1) as f32 / 2.0);
        self.click(middle, 1);
    }

    /// What the system was asked for.
    pub fn asked_for(&self, command: &ViewportCommand) -> bool {
        self.output.viewport_output.values().any(|output| output.commands.contains(command))
    }

    /// Where the caret was painted.
    pub fn caret(&self) -> Rect {
        let caret = self.shapes().find_map(|clipped| match &clipped.shape {
            Shape::LineSegment { points, stroke } if stroke.color == CARET => {
                Some(Rect::from_two_pos(points[0], points[1]))
            }
            _ => None,
        });
        caret.expect("a caret")
    }

    pub fn has_caret(&self) -> bool {
        self.shapes().any(
            |clipped| matches!(&clipped.shape, Shape::LineSegment { stroke, .. } if stroke.color == CARET),
        )
    }

    /// What was painted as selected, line by line.
    pub fn marks(&self) -> Vec<Rect> {
        let marks = self.shapes().filter_map(|clipped| match &clipped.shape {
            Shape::Rect(rect) if rect.fill == MARK => Some(rect.rect),
            _ => None,
        });
        marks.collect()
    }

    /// What was underlined as being composed.
    pub fn composed(&self) -> Vec<Rect> {
        let lines = self.shapes().filter_map(|clipped| match &clipped.shape {
            Shape::LineSegment { points, stroke } if stroke.color == COMPOSED => {
                Some(Rect::from_two_pos(points[0], points[1]))
            }
            _ => None,
        });
        lines.collect()
    }

    fn shapes(&self) -> impl Iterator<Item = &ClippedShape> {
        self.output.shapes.iter()
    }

    /// What a screen reader is told.
    pub fn nodes(&self) -> &[(NodeId, Node)] {
        &self.output.platform_output.accesskit_update.as_ref().unwrap().nodes
    }

    pub fn node(&self) -> &Node {
        &self.nodes().iter().find(|(node, _)| *node == id().accesskit_id()).unwrap().1
    }

    fn node_of(&self, id: NodeId) -> &Node {
        &self.nodes().iter().find(|(node, _)| *node == id).unwrap().1
    }

    /// The lines of the field; an open menu is among its children too.
    fn runs(&self) -> Vec<NodeId> {
        let runs = self.node().children().iter().copied();
        runs.filter(|child| self.node_of(*child).role() == Role::TextRun).collect()
    }

    /// The lines on the screen as a screen reader is told them, newlines with them.
    pub fn lines(&self) -> Vec<String> {
        self.runs().iter().map(|line| self.node_of(*line).value().unwrap().to_owned()).collect()
    }

    /// Where each character of a line begins on the screen, and the last ends.
    pub fn edges(&self, line: usize) -> Vec<f32> {
        let node = self.node_of(self.runs()[line]);
        let bounds = node.bounds().unwrap();
        let left = bounds.x0 as f32;
        let positions = node.character_positions().unwrap();
        positions.iter().map(|x| left + x).chain([bounds.x1 as f32]).collect()
    }

    /// The middle of a line's height.
    pub fn middle(&self, line: usize) -> f32 {
        let bounds = self.node_of(self.runs()[line]).bounds().unwrap();
        (bounds.y0 + bounds.y1) as f32 / 2.0
    }

    pub fn at(&self, line: usize, x: f32) -> Pos2 {
        pos2(x, self.middle(line))
    }

    /// Anchor and caret in bytes, as a screen reader is told them.
    pub fn selection(&self) -> (usize, usize) {
        let selection = *self.node().text_selection().expect("a selection");
        let byte = |position: egui::accesskit::TextPosition| {
            let lines = self.runs();
            let line = lines.iter().position(|line| *line == position.node).unwrap();
            let before: usize =
                lines[..line].iter().map(|line| self.node_of(*line).value().unwrap().len()).sum();
            let lengths = self.node_of(position.node).character_lengths();
            before
                + lengths[..position.character_index]
                    .iter()
                    .map(|length| usize::from(*length))
                    .sum::<usize>()
        };
        (byte(selection.anchor), byte(selection.focus))
    }

    pub fn caret_at(&self) -> usize {
        self.selection().1
    }

    pub fn selected(&self) -> &str {
        let (anchor, caret) = self.selection();
        &self.text[anchor.min(caret)..anchor.max(caret)]
    }
}

fn button(pos: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }
}
