//! A field in its place on the screen: what of it is in sight, and what is painted.

use std::sync::Arc;

use egui::output::IMEOutput;
use egui::{CursorIcon, Galley, IMEPurpose, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::galley::galley;
use super::paint;
use super::state::{Setter, State};

/// Between the frame and the letters.
pub(super) const MARGIN: Vec2 = vec2(10.0, 7.0);

/// A field in its place.
pub(super) struct View<'a> {
    pub(super) ui: &'a Ui,
    pub(super) response: &'a Response,
    pub(super) setter: &'a Setter<'a>,
    /// Where the letters stand.
    pub(super) inner: Rect,
    pub(super) hint: &'a str,
    pub(super) read_only: bool,
    /// Whether the caret moved or the text changed.
    pub(super) moved: bool,
}

impl View<'_> {
    /// Where the first line begins.
    pub(super) fn origin(&self, state: &State) -> Pos2 {
        self.inner.min - vec2(state.scrolled, 0.0)
    }

    /// Brings the caret in sight and paints.
    pub(super) fn show(&self, state: &mut State) {
        if self.response.hovered() {
            self.ui.set_cursor_icon(CursorIcon::Text);
        }
        // The mouse may have brought it just now.
        let focused = self.ui.memory(|memory| memory.has_focus(self.response.id));
        if self.setter.look.width.is_infinite() {
            self.push(state, focused);
        }
        let caret = paint::caret_rect(self.setter, state, self.origin(state));
        if focused && (self.moved || self.response.gained_focus()) {
            let room = vec2(0.0, self.setter.look.line_height / 2.0);
            self.ui.scroll_to_rect(caret.expand2(room), None);
        }
        let typed_into = focused && !self.read_only;
        if self.ui.is_rect_visible(self.response.rect) {
            self.paint(state, focused, typed_into.then_some(caret));
        }
        if typed_into {
            self.tell_input_method(caret);
        }
    }

    /// Pushes a line that is longer than its field so that the caret is in sight.
    fn push(&self, state: &mut State, focused: bool) {
        let (_, x) = self.setter.place(state, state.shown_caret());
        let right = self.setter.row(state, 0).edges().last().map_or(0.0, |(_, x)| *x);
        let width = self.inner.width();
        let wanted = if focused { state.scrolled.min(x).max(x - width + 1.0) } else { 0.0 };
        state.scrolled = wanted.min(right - width + 1.0).max(0.0);
    }

    fn paint(&self, state: &mut State, focused: bool, caret: Option<Rect>) {
        paint::frame(self.ui, self.response, self.read_only);
        let (visuals, origin) = (self.ui.visuals(), self.origin(state));
        let painter = self.ui.painter_at(self.inner.expand2(vec2(1.0, MARGIN.y)));
        if state.lines.text().is_empty()
            && let Some(hint) = hint(self.setter, self.hint)
        {
            let letters = hint.rows.first().map_or(0.0, |row| row.size.y);
            let lead = vec2(0.0, (self.setter.look.line_height - letters) / 2.0);
            painter.galley(self.inner.min + lead, hint, visuals.weak_text_color());
        }
        let selected = if focused { state.selection.range() } else { 0..0 };
        paint::lines(&painter, visuals, self.setter, state, origin, &selected);
        paint::composed(&painter, visuals, self.setter, state, origin);
        if let Some(caret) = caret {
            paint::caret(self.ui, &painter, state, caret);
        }
    }

    /// An input method shows its offers beside the caret.
    fn tell_input_method(&self, caret: Rect) {
        let to_global = self.ui.ctx().layer_transform_to_global(self.ui.layer_id());
        let to_global = to_global.unwrap_or_default();
        self.ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * self.inner,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }
}

/// What stands in an empty field.
pub(super) fn hint(setter: &Setter<'_>, hint: &str) -> Option<Arc<Galley>> {
    let look = &setter.look;
    (!hint.is_empty()).then(|| galley(setter.ctx, hint, &look.format, look.width))
}
