//! A field to type Thai into.

use egui::{
    Color32, CursorIcon, EventFilter, Id, Rect, Response, Sense, TextFormat, TextStyle, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::words::Lang;

use super::access::Access;
use super::input::Typist;
use super::lines::Look;
use super::scale::Scale;
use super::state::{Setter, State};
use super::{galley, menu, paint, pointer};

/// Between the frame and the letters.
const MARGIN: Vec2 = vec2(10.0, 7.0);
/// How many lines a field of paragraphs shows at least, unless told otherwise.
const ROWS: usize = 4;
/// How much taller than its letters a line of a paragraph is: marks stand over and under them.
const LEADING: f32 = 1.12;
/// A field is never narrower.
const NARROWEST: f32 = 40.0;

/// Arrows and Escape belong to the field; Tab leads on to the next.
const KEYS: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// A field to type into.
#[must_use = "shown by `show`"]
pub struct Field<'a> {
    id: Id,
    text: &'a str,
    many_lines: bool,
    name: Option<&'a str>,
    labelled_by: Option<Id>,
    hint: &'a str,
    read_only: bool,
    min_rows: usize,
    width: Option<f32>,
    menu: Option<Lang>,
}

/// What became of a field.
pub struct FieldOutput {
    /// How it was touched.
    pub response: Response,
    /// The whole new text, where it changed.
    pub edited: Option<String>,
    /// Whether the change continues the one before, and is undone together with it.
    pub continues: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn line(id: Id, text: &'a str) -> Self {
        Self {
            id,
            text,
            many_lines: false,
            name: None,
            labelled_by: None,
            hint: "",
            read_only: false,
            min_rows: 1,
            width: None,
            menu: None,
        }
    }

    /// A field of any number of lines; it grows with its text.
    pub fn paragraphs(id: Id, text: &'a str) -> Self {
        Self { many_lines: true, min_rows: ROWS, ..Self::line(id, text) }
    }

    /// What a screen reader calls it, where no label on the screen does.
    pub fn name(mut self, accessible: &'a str) -> Self {
        self.name = Some(accessible);
        self
    }

    /// The label that names it.
    pub fn labelled_by(mut self, label: Id) -> Self {
        self.labelled_by = Some(label);
        self
    }

    /// What stands in it while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Whether it can only be read; its words can still be selected and copied.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// How many lines it shows at least.
    pub fn min_rows(mut self, rows: usize) -> Self {
        self.min_rows = rows;
        self
    }

    /// How wide it is, its frame counted; all there is, unless told.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Offers cutting, copying and pasting under the other mouse button, in this language.
    pub fn menu(mut self, lang: Lang) -> Self {
        self.menu = Some(lang);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let state = State::of(ui.ctx(), self.id);
        let mut state = state.lock();
        let frame = ui.ctx().cumulative_frame_nr();
        state.adopt(self.text, frame);

        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width()).max(NARROWEST);
        let ctx = ui.ctx().clone();
        let setter = Setter::new(&ctx, self.look(ui, width - 2.0 * MARGIN.x));
        setter.update(&mut state);
        let mut typist = Typist {
            ui,
            setter: &setter,
            id: self.id,
            read_only: self.read_only || !ui.is_enabled(),
            page: ui.clip_rect().height(),
            edited: false,
            continues: false,
        };
        let selection = state.selection;
        self.typed(&mut typist, &mut state);
        let (mut edited, mut continues) = (typist.edited, typist.continues);

        let least = (0..self.min_rows.max(1)).fold(0.0, |sum, _| sum + setter.look.line_height);
        let height = state.lines.height().max(least).max(self.hint_height(ui, &setter, &state));
        let (_, rect) = ui.allocate_space(vec2(width, height + 2.0 * MARGIN.y));
        let mut response = ui.interact(rect, self.id, Sense::click_and_drag());
        // Space and Enter are letters here, no clicks.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        let inner = rect.shrink2(MARGIN);
        let mut typist = Typist {
            ui,
            setter: &setter,
            id: self.id,
            read_only: self.read_only || !ui.is_enabled(),
            page: ui.clip_rect().height(),
            edited,
            continues,
        };
        let origin = inner.min - vec2(state.scrolled, 0.0);
        pointer::interact(ui, &response, &mut typist, &mut state, origin);
        (edited, continues) = (typist.edited, typist.continues);
        if let Some(lang) = self.menu {
            menu::show(&response, &mut state, self.read_only, lang);
        }
        let moved = edited || state.selection != selection;
        self.look_after(ui, &response, &setter, &mut state, inner, moved);

        if edited {
            response.mark_changed();
            state.sent(self.text, frame);
        }
        self.tell(ui, &response, &setter, &mut state, inner);
        if let Some(label) = self.labelled_by {
            response = response.labelled_by(label);
        }
        let edited = edited.then(|| state.text.clone());
        FieldOutput { response, edited, continues }
    }

    fn look(&self, ui: &Ui, inner: f32) -> Look {
        let font_id = TextStyle::Body.resolve(ui.style());
        let row_height = ui.fonts_mut(|fonts| fonts.row_height(&font_id));
        Look {
            // Coloured when it is painted, so that a change of colour lays nothing out.
            format: TextFormat::simple(font_id, Color32::PLACEHOLDER),
            width: if self.many_lines { inner } else { f32::INFINITY },
            line_height: if self.many_lines {
                (row_height * LEADING).ceil()
            } else {
                row_height.ceil()
            },
            many_lines: self.many_lines,
            scale: Scale::now(ui.ctx()),
        }
    }

    /// Keys and other programs.
    fn typed(&self, typist: &mut Typist<'_>, state: &mut State) {
        let ui = typist.ui;
        if !typist.read_only {
            typist.set_value(state);
        }
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            if state.preedit.take().is_some() {
                typist.setter.update(state);
            }
            return;
        }
        state.visit();
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, KEYS));
        let events = ui.input(|input| input.filtered_events(&KEYS));
        let before = state.selection;
        typist.events(state, &events);
        if typist.edited || state.selection != before {
            state.touched = ui.input(|input| input.time);
        }
    }

    fn hint_height(&self, ui: &Ui, setter: &Setter<'_>, state: &State) -> f32 {
        let shown = state.lines.text().is_empty() && !self.hint.is_empty();
        if shown { self.hint_galley(ui, setter).size().y } else { 0.0 }
    }

    fn hint_galley(&self, ui: &Ui, setter: &Setter<'_>) -> std::sync::Arc<egui::Galley> {
        galley::galley(ui.ctx(), self.hint, &setter.look.format, setter.look.width)
    }

    /// Paints it, and keeps the caret in sight.
    fn look_after(
        &self,
        ui: &Ui,
        response: &Response,
        setter: &Setter<'_>,
        state: &mut State,
        inner: Rect,
        moved: bool,
    ) {
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        if !self.many_lines {
            let (_, x) = setter.place(state, state.shown_caret());
            let right = setter.row(state, 0).edges().last().map_or(0.0, |(_, x)| *x);
            let most = (right - inner.width() + 1.0).max(0.0);
            let wanted =
                if focused { state.scrolled.clamp(x - inner.width() + 1.0, x) } else { 0.0 };
            state.scrolled = wanted.clamp(0.0, most);
        }
        let origin = inner.min - vec2(state.scrolled, 0.0);
        let caret = paint::caret_rect(setter, state, origin);
        if focused && (moved || response.gained_focus()) {
            ui.scroll_to_rect(caret.expand2(vec2(0.0, setter.look.line_height / 2.0)), None);
        }
        if ui.is_rect_visible(response.rect) {
            paint::frame(ui, response, self.read_only);
            let painter = ui.painter_at(inner.expand2(vec2(1.0, MARGIN.y)));
            let visuals = ui.visuals();
            if state.lines.text().is_empty() && !self.hint.is_empty() {
                let hint = self.hint_galley(ui, setter);
                painter.galley(inner.min, hint, visuals.weak_text_color());
            }
            let selected = if focused { state.selection.range() } else { 0..0 };
            paint::lines(&painter, visuals, setter, state, origin, &selected);
            paint::composed(&painter, visuals, setter, state, origin);
            if focused && !self.read_only {
                paint::caret(ui, &painter, state, caret);
            }
        }
        if focused && !self.read_only && ui.memory(|memory| memory.owns_ime_events(self.id)) {
            let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: to_global * inner,
                    cursor_rect: to_global * caret,
                    should_interrupt_composition: false,
                });
            });
        }
    }

    /// What screen readers and tests are told.
    fn tell(
        &self,
        ui: &Ui,
        response: &Response,
        setter: &Setter<'_>,
        state: &mut State,
        inner: Rect,
    ) {
        response.widget_info(|| {
            WidgetInfo::text_edit(ui.is_enabled(), self.text, state.text.as_str(), self.hint)
        });
        let access = Access {
            id: self.id,
            name: self.name,
            hint: self.hint,
            read_only: self.read_only,
            focused: response.has_focus(),
        };
        access.tell(ui, setter, state, inner.min - vec2(state.scrolled, 0.0));
    }
}
