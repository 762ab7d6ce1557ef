//! A field to type Thai into.

use egui::{
    Color32, EventFilter, Id, Response, Sense, TextFormat, TextStyle, Ui, WidgetInfo, vec2,
};

use crate::words::Lang;

use super::access::Access;
use super::galley::LEADING;
use super::input::Typist;
use super::lines::Look;
use super::scale::Scale;
use super::selection::Selection;
use super::state::{Setter, State};
use super::view::{self, MARGIN, View};
use super::{menu, pointer};

/// How many lines a field of paragraphs shows at least, unless told otherwise.
const ROWS: usize = 4;
/// A longer text goes on in further lines also where one is asked for: nobody can read it pushed
/// through a slit, and to set it on one line takes as long as it is. In bytes.
const LONGEST_LINE: usize = 6_000;
/// A field is never narrower.
const NARROWEST: f32 = 40.0;

/// Arrows and Escape belong to the field; Tab leads on to the next.
const KEYS: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// A field to type into.
#[must_use = "shown by `show`"]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a caller may ask for")]
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
    select_all: bool,
    keep_tab: bool,
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
            select_all: false,
            keep_tab: false,
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

    /// Selects all that is in it, so that typing begins anew: in the frame in which it is asked for.
    pub fn select_all(mut self, select_all: bool) -> Self {
        self.select_all = select_all;
        self
    }

    /// Whether Tab is left to the one who draws the field; else it leads on to the next widget.
    pub fn keep_tab(mut self, keep_tab: bool) -> Self {
        self.keep_tab = keep_tab;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let state = State::of(ui.ctx(), self.id);
        let mut state = state.lock();
        let frame = ui.ctx().cumulative_frame_nr();
        state.adopt(self.text, frame);

        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width()).max(NARROWEST);
        let width = if width.is_finite() { width } else { ui.spacing().text_edit_width };
        let ctx = ui.ctx().clone();
        let setter = Setter::new(&ctx, self.look(ui, width - 2.0 * MARGIN.x));
        setter.update(&mut state);
        let mut typist = Typist {
            setter: &setter,
            id: self.id,
            read_only: self.read_only || !ui.is_enabled(),
            page: ui.clip_rect().height(),
            edited: false,
            continues: false,
        };
        let selection = state.selection;
        if self.select_all {
            state.visited = true;
            state.selection = Selection::of(0..state.text.len());
        }
        self.typed(&mut typist, &mut state);

        let (_, rect) = ui.allocate_space(vec2(width, self.height(&setter, &state)));
        let mut response = ui.interact(rect, self.id, Sense::click_and_drag());
        // Space and Enter are letters here, no clicks.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        let inner = rect.shrink2(MARGIN);
        let origin = inner.min - vec2(state.scrolled, 0.0);
        pointer::interact(ui, &response, &mut typist, &mut state, origin);
        if let Some(lang) = self.menu {
            menu::show(&response, &mut state, self.read_only, lang);
        }
        let (edited, continues) = (typist.edited, typist.continues);
        if edited {
            response.mark_changed();
            state.sent(self.text, frame);
        }
        let view = View {
            ui,
            response: &response,
            setter: &setter,
            inner,
            hint: self.hint,
            read_only: self.read_only,
            moved: edited || state.settling || state.selection != selection,
        };
        view.show(&mut state);
        self.tell(&view, &mut state);
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
            width: if self.many_lines || self.text.len() > LONGEST_LINE {
                inner
            } else {
                f32::INFINITY
            },
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
        let ctx = typist.setter.ctx;
        if !typist.read_only {
            typist.set_value(state);
        }
        if !ctx.memory(|memory| memory.has_focus(self.id)) {
            if state.preedit.take().is_some() {
                typist.setter.update(state);
            }
            return;
        }
        state.visit();
        let keys = EventFilter { tab: self.keep_tab, ..KEYS };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(self.id, keys));
        let events = ctx.input(|input| input.filtered_events(&keys));
        let before = state.selection;
        typist.events(state, &events);
        if typist.edited || state.selection != before {
            state.touched = ctx.input(|input| input.time);
        }
    }

    /// How tall it is, its frame counted.
    fn height(&self, setter: &Setter<'_>, state: &State) -> f32 {
        let least = (0..self.min_rows.max(1)).fold(0.0, |sum, _| sum + setter.look.line_height);
        let hint = if state.lines.text().is_empty() {
            view::hint(setter, self.hint).map_or(0.0, |hint| hint.size().y)
        } else {
            0.0
        };
        state.lines.height().max(least).max(hint) + 2.0 * MARGIN.y
    }

    /// What screen readers and tests are told.
    fn tell(&self, view: &View<'_>, state: &mut State) {
        view.response.widget_info(|| {
            let (old, new) = (self.text, state.text.as_str());
            WidgetInfo::text_edit(view.ui.is_enabled(), old, new, self.hint)
        });
        let access = Access {
            id: self.id,
            name: self.name,
            hint: self.hint,
            read_only: self.read_only,
            focused: view.response.has_focus(),
        };
        access.tell(view.ui, view.setter, state, view.origin(state));
    }
}
