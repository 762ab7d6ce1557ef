//! A table of rows to type into, as in a spreadsheet: Tab and Enter go from cell to cell, cells are
//! pasted from Excel, rows are added, moved and taken out by keys as well as by buttons.
//!
//! **Invariant:** the rows are the caller's. The table shows what it is given and says what it was
//! asked to become. However many rows there are, only those in sight are drawn.

mod cell;
mod keys;
mod paste;
mod place;

use std::borrow::Cow;

use egui::accesskit::Role;
use egui::{Event, Id, Rect, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use rust_i18n::t;

use self::keys::{Asked, Way};
use self::place::{Heights, columns_in};
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;
use crate::ui::widgets::button;
use crate::words::Lang;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its head.
    pub head: Cow<'a, str>,
    /// How wide it is, beside the others.
    pub share: u16,
    /// How its cells are answered.
    pub kind: Kind<'a>,
}

/// How a cell is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A few words, a number or a date: whatever is typed on one line.
    Line,
    /// Text of any length.
    Paragraphs,
    /// One of these.
    Choice(Vec<Cow<'a, str>>),
    /// Official words that nobody types.
    Fixed,
}

/// A table, and what is drawn of it.
pub struct Table<'a> {
    /// The id of the field.
    pub id: Id,
    /// What it is called, for screen readers.
    pub name: &'a str,
    /// The columns.
    pub columns: &'a [Column<'a>],
    /// How many rows there are.
    pub rows: usize,
    /// Whether rows can be added, moved and taken out.
    pub open: bool,
    /// Whether nothing can be changed.
    pub locked: bool,
    /// What stands in a cell: row and column.
    pub cell: &'a dyn Fn(usize, usize) -> Cow<'a, str>,
    /// What is wrong with a cell, where something is.
    pub wrong: &'a dyn Fn(usize, usize) -> Option<String>,
    /// The last line: what the columns add up to.
    pub foot: &'a [Cow<'a, str>],
}

/// What a table was asked to become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Other words in a cell.
    Text {
        /// Whose row.
        row: usize,
        /// Whose column.
        column: usize,
        /// The words.
        text: String,
        /// Whether the change goes on with the one before.
        continues: bool,
    },
    /// Another answer in a cell, or none.
    Choose {
        /// Whose row.
        row: usize,
        /// Whose column.
        column: usize,
        /// Which answer.
        option: Option<usize>,
    },
    /// A new row at this place.
    Add(usize),
    /// Without this row.
    Remove(usize),
    /// A row at another place.
    Move {
        /// The row.
        row: usize,
        /// Where it stands then.
        to: usize,
    },
    /// Cells from a spreadsheet. Rows that there are not yet are added.
    Paste {
        /// The first row.
        row: usize,
        /// The first column.
        column: usize,
        /// Row by row.
        cells: Vec<Vec<String>>,
    },
}

/// What a table remembers between frames.
#[derive(Debug, Default)]
pub struct TableState {
    /// The cell that has or last had the focus.
    current: Option<(usize, usize)>,
    /// The cell to which the focus goes.
    wanted: Option<(usize, usize)>,
    /// What was typed behind the key that moves the focus.
    behind: Vec<Event>,
    /// Whether a cell had the focus when the table was last drawn.
    has_focus: bool,
    heights: Heights,
}

impl TableState {
    /// The cell that has the focus.
    pub fn focused(&self) -> Option<(usize, usize)> {
        self.current.filter(|_| self.has_focus)
    }

    /// Leads to a cell.
    pub fn want(&mut self, row: usize, column: usize) {
        self.wanted = Some((row, column));
    }
}

/// The widget of a cell of a table in which this is the first column that is typed into.
pub fn cell_id(table: Id, first: usize, row: usize, column: usize) -> Id {
    // The first cell is the field's own widget.
    if (row, column) == (0, first) { table } else { table.with((row, column)) }
}

/// Room for the number of a row.
const NUMBERS: f32 = 44.0;

impl Table<'_> {
    /// Shows the table; gives back what it was asked for.
    pub fn show(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        lang: Lang,
        state: &mut TableState,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        let role = UiBuilder::new().accessibility_role(Role::Table);
        let shown = ui.scope_builder(role, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            self.body_ui(ui, theme, lang, state, &mut changes);
        });
        let name = self.name;
        shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::Table, true, name));
        if self.open && !self.locked {
            ui.add_space(theme.sizes.gap / 2.0);
            self.buttons_ui(ui, theme, lang, state, &mut changes);
        }
        changes
    }

    /// The widget of a cell.
    pub fn cell_id(&self, row: usize, column: usize) -> Id {
        cell_id(self.id, self.first_column(), row, column)
    }

    fn first_column(&self) -> usize {
        self.typed_columns().next().unwrap_or(0)
    }

    /// The columns in which something can be answered.
    fn typed_columns(&self) -> impl DoubleEndedIterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, column)| column.kind != Kind::Fixed).map(|(index, _)| index)
    }

    fn body_ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        lang: Lang,
        state: &mut TableState,
        changes: &mut Vec<Change>,
    ) {
        let wanted = state.wanted.take().filter(|(row, _)| *row < self.rows);
        if let Some((row, column)) = wanted {
            ui.memory_mut(|memory| memory.request_focus(self.cell_id(row, column)));
            state.current = wanted;
        }
        let focused = self.focused(ui, state);
        state.has_focus = focused.is_some();
        if let Some(cell) = focused {
            state.current = Some(cell);
        }
        let asked = focused.and_then(|cell| self.asked(ui, state, cell));

        let width = ui.available_width();
        let places = columns_in(NUMBERS, width, self.columns);
        state.heights.fit(self.rows, theme.sizes.control_height);
        let head = self.head_height(ui, theme, &places);
        let foot = if self.foot.is_empty() { 0.0 } else { theme.sizes.control_height };
        let height = head + state.heights.total() + foot;
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let body = Rect::from_min_max(
            pos2(rect.left(), rect.top() + head),
            pos2(rect.right(), rect.bottom() - foot),
        );

        let seen = ui.clip_rect();
        let range = state.heights.within(seen.top() - body.top(), seen.bottom() - body.top());
        // The cell that is typed into is drawn, in sight or not: what is not drawn loses the focus.
        let typed = focused.map(|(row, _)| row).filter(|row| !range.contains(row));
        let mut rows: Vec<usize> = range.chain(typed).collect();
        rows.sort_unstable();
        for row in rows {
            let top = body.top() + state.heights.top(row);
            let line =
                Rect::from_min_size(pos2(rect.left(), top), vec2(width, state.heights.of(row)));
            let drawing = cell::Drawing { table: self, theme, lang, row, line, wanted };
            let tall = drawing.row_ui(ui, &places, changes);
            state.heights.set(row, tall);
        }
        let last = Rect::from_min_max(pos2(rect.left(), rect.bottom() - foot), rect.max);
        self.foot_ui(ui, theme, last, &places);
        // In sight as long as any of its rows is.
        let top = rect.top().max(seen.top()).min((rect.bottom() - foot - head).max(rect.top()));
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(width, head));
        self.head_ui(ui, theme, place, &places);
        if state.heights.changed() {
            ui.ctx().request_repaint();
        }
        if let (Some(asked), Some(cell)) = (asked, focused) {
            self.run(ui, state, asked, cell, seen.height(), changes);
        }
    }

    /// The cell that has the focus. It is the one of before, or one to which the focus moved, which
    /// is a cell that was drawn.
    fn focused(&self, ui: &Ui, state: &TableState) -> Option<(usize, usize)> {
        let id = ui.memory(egui::Memory::focused)?;
        let is_it = |cell: &(usize, usize)| self.cell_id(cell.0, cell.1) == id;
        if let Some(cell) = state.current.filter(is_it) {
            return Some(cell);
        }
        let cells = (0..self.rows).flat_map(|row| self.typed_columns().map(move |c| (row, c)));
        let mut cells = cells;
        cells.find(is_it)
    }

    /// What the keys of this frame ask of the table. What came behind is typed in the next frame.
    fn asked(&self, ui: &Ui, state: &mut TableState, cell: (usize, usize)) -> Option<Asked> {
        let several = self.columns.get(cell.1).is_some_and(|of| of.kind == Kind::Paragraphs);
        ui.input_mut(|input| {
            if !state.behind.is_empty() {
                input.events.splice(0..0, std::mem::take(&mut state.behind));
            }
            // Tab leads out of the table by itself.
            let first = keys::first(input, several);
            let (at, asked) = first.filter(|(_, asked)| !self.leads_out(asked, cell))?;
            state.behind = input.events.split_off(at + 1);
            input.events.truncate(at);
            Some(asked)
        })
    }

    /// Whether Tab leads out of the table from this cell.
    fn leads_out(&self, asked: &Asked, (row, column): (usize, usize)) -> bool {
        let first = (row, Some(column)) == (0, self.typed_columns().next());
        let last = (row + 1, Some(column)) == (self.rows, self.typed_columns().next_back());
        match asked {
            Asked::Go(Way::Next) => last,
            Asked::Go(Way::Previous) => first,
            Asked::Go(_)
            | Asked::Add
            | Asked::Remove
            | Asked::Raise
            | Asked::Lower
            | Asked::Paste(_) => false,
        }
    }

    fn run(
        &self,
        ui: &Ui,
        state: &mut TableState,
        asked: Asked,
        (row, column): (usize, usize),
        seen: f32,
        changes: &mut Vec<Change>,
    ) {
        let free = self.open && !self.locked;
        match asked {
            Asked::Go(way) => {
                let at_end = row + 1 >= self.rows;
                if way == Way::Enter && at_end && free {
                    changes.push(Change::Add(self.rows));
                }
                state.wanted = self.cell_there(state, way, (row, column), seen);
            }
            Asked::Add if free => {
                changes.push(Change::Add(row + 1));
                state.wanted = Some((row + 1, self.first_column()));
            }
            Asked::Remove if free => {
                changes.push(Change::Remove(row));
                state.wanted =
                    Some((if row + 1 == self.rows { row.saturating_sub(1) } else { row }, column));
            }
            Asked::Raise if free && row > 0 => {
                changes.push(Change::Move { row, to: row - 1 });
                state.wanted = Some((row - 1, column));
            }
            Asked::Lower if free && row + 1 < self.rows => {
                changes.push(Change::Move { row, to: row + 1 });
                state.wanted = Some((row + 1, column));
            }
            Asked::Paste(cells) if !self.locked => {
                changes.push(Change::Paste { row, column, cells });
            }
            Asked::Add | Asked::Remove | Asked::Raise | Asked::Lower | Asked::Paste(_) => {}
        }
        ui.ctx().request_repaint();
    }

    /// The cell to which a way leads.
    fn cell_there(
        &self,
        state: &TableState,
        way: Way,
        (row, column): (usize, usize),
        seen: f32,
    ) -> Option<(usize, usize)> {
        let last = self.rows.saturating_sub(1);
        let page = |down: bool| {
            let (top, room) = (state.heights.top(row), seen * 0.8);
            let y = if down { top + room } else { (top - room).max(0.0) };
            state.heights.at(y).min(last)
        };
        let cell = match way {
            Way::Next => match self.typed_columns().find(|next| *next > column) {
                Some(next) => (row, next),
                None => (row + 1, self.first_column()),
            },
            Way::Previous => match self.typed_columns().rev().find(|before| *before < column) {
                Some(before) => (row, before),
                None => (row.checked_sub(1)?, self.typed_columns().next_back()?),
            },
            Way::Up => (row.checked_sub(1)?, column),
            Way::Down if row < last => (row + 1, column),
            Way::Enter if row < last || self.open && !self.locked => (row + 1, column),
            Way::Down | Way::Enter => return None,
            Way::PageUp => (page(false), column),
            Way::PageDown => (page(true), column),
        };
        Some(cell)
    }

    fn buttons_ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        lang: Lang,
        state: &mut TableState,
        changes: &mut Vec<Change>,
    ) {
        let locale = lang.code();
        let row = state.current.map(|(row, _)| row).filter(|row| *row < self.rows);
        let column = state.current.map_or_else(|| self.first_column(), |(_, column)| column);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(theme.sizes.gap / 2.0);
            if button::secondary(ui, theme, Some(Icon::Plus), &t!("rows.add", locale = locale))
                .clicked()
            {
                let at = row.map_or(self.rows, |row| row + 1);
                changes.push(Change::Add(at));
                state.want(at, self.first_column());
            }
            let Some(row) = row else { return };
            let number = lang.count(row + 1);
            let name = |key: &str| t!(key, locale = locale, row = number).into_owned();
            let mut quiet = |enabled: bool, key: &str| {
                button::quiet(ui, theme, enabled, None, &name(key)).clicked()
            };
            if quiet(row > 0, "rows.raise") && row > 0 {
                changes.push(Change::Move { row, to: row - 1 });
                state.want(row - 1, column);
            }
            if quiet(row + 1 < self.rows, "rows.lower") && row + 1 < self.rows {
                changes.push(Change::Move { row, to: row + 1 });
                state.want(row + 1, column);
            }
            if quiet(true, "rows.remove") {
                changes.push(Change::Remove(row));
                state.want(row.min(self.rows.saturating_sub(2)), column);
            }
        });
        let hint = t!("rows.keys", locale = locale);
        ui.add(Label::new(hint).size(theme.sizes.small).color(*theme.colors.text_weak));
    }
}
