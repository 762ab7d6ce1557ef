//! The table: its head, and as many rows as are seen.

use std::path::Path;

use egui::accesskit::{Role, SortDirection};
use egui::{
    Align, Button, EventFilter, Id, Modifiers, Rect, Response, ScrollArea, Sense, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2,
};
use rust_i18n::t;

use super::{LibraryCommand, LibraryState, LibraryView, Row, Wanted, cells, keys};
use crate::ui::Action;
use crate::ui::command::commands;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::focus_ring;
use crate::words;

/// The height of a row.
const ROW: f32 = 36.0;

/// Where the table stands.
#[derive(Debug, Default)]
pub(super) struct TableState {
    /// How far it is scrolled.
    offset: f32,
    /// How much of it is seen.
    height: f32,
    /// How wide its cells are together, scroll bar or not.
    width: f32,
    /// The row that had the focus, while one had.
    focused: Option<Id>,
}

/// The id of a row's widget.
pub(super) fn row_id(path: &Path) -> Id {
    Id::unique(("library row", path))
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &mut LibraryState,
    actions: &mut Vec<Action>,
) {
    let role = UiBuilder::new().accessibility_role(Role::Table);
    ui.scope_builder(role, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, view, state);
        if state.model.shown() == 0 {
            nothing_ui(ui, view, state);
            return;
        }
        let current = state.model.current().map(|row| row_id(&row.path));
        let focused = ui.memory(egui::Memory::focused);
        // Where rows that come in move the cursor, the focus goes with it.
        if focused.is_some() && focused == state.table.focused && focused != current {
            state.wanted = Some(Wanted::Row);
        }
        if current.is_some() && focused == current {
            #[expect(clippy::cast_possible_truncation, reason = "rows that are seen at once")]
            let page = (state.table.height / ROW) as isize - 1;
            keys::run(ui, state, page.max(1), actions);
        }
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("library rows");
        // Behind a dialog that has closed, the keyboard is the table's again.
        let idle = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
        if idle || state.wanted == Some(Wanted::Row) {
            area = area.vertical_scroll_offset(in_sight(state));
            if let Some(row) = state.model.current() {
                ui.memory_mut(|memory| memory.request_focus(row_id(&row.path)));
            }
            state.wanted = None;
        }
        let current = state.model.current().map(|row| row_id(&row.path));
        state.table.focused = current.filter(|id| ui.memory(|memory| memory.has_focus(*id)));
        let shown = state.model.shown();
        let output = area.show_rows(ui, ROW, shown, |ui, range| {
            for position in range {
                row_ui(ui, view, state, position, actions);
            }
        });
        state.table.offset = output.state.clamped_offset().y;
        state.table.height = output.inner_rect.height();
    });
}

/// The offset at which the row under the cursor is seen; as it is, where it is seen already.
#[expect(clippy::cast_precision_loss, reason = "no table is that long")]
fn in_sight(state: &LibraryState) -> f32 {
    let top = state.model.position().unwrap_or_default() as f32 * ROW;
    let TableState { offset, height, width: _, focused: _ } = state.table;
    if height <= 0.0 { top } else { offset.clamp((top + ROW - height).max(0.0), top.max(0.0)) }
}

fn head_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &mut LibraryState) {
    let (theme, sort) = (view.theme, state.model.sort());
    let bar = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin;
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0.0, *theme.colors.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.stroke(theme.colors.line_strong));
    let row = Rect::from_min_max(rect.min, pos2(rect.right() - bar, rect.bottom()));
    state.table.width = row.width();
    let all = state.model.marked() == state.model.shown() && state.model.shown() > 0;
    let name = t!("library.mark_all", locale = view.lang.code());
    let place = Rect::from_min_size(row.min, Vec2::new(cells::MARKS, ROW));
    let marks = mark_ui(ui, view, place, Id::unique("library mark all"), all, &name);
    if marks.clicked() {
        state.model.mark_all();
    }
    for (column, place) in cells::places(row) {
        let name = t!(column.key(), locale = view.lang.code());
        let response =
            ui.interact(place, Id::unique(("library head", column.key())), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name.as_ref()));
        let sorted = sort.column == column;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if sorted {
                node.set_sort_direction(if sort.falling {
                    SortDirection::Descending
                } else {
                    SortDirection::Ascending
                });
            }
        });
        let ink = if sorted { theme.colors.accent } else { theme.colors.text_weak };
        if response.hovered() {
            ui.painter().rect_filled(place.shrink(1.0), theme.radius(), *theme.colors.hover);
        }
        let mut words = place.shrink2(Vec2::new(8.0, 0.0));
        if sorted {
            words.max.x -= 14.0;
            arrow(ui, pos2(words.right() + 7.0, place.center().y), sort.falling, *ink);
        }
        cells::words_in(ui, theme, &name, *ink, true, words, cells::align(column));
        focus_ring(ui, theme, &response);
        if response.clicked() {
            state.model.sort_by(column);
            state.table.offset = 0.0;
        }
    }
}

/// Points the way in which a column is sorted.
fn arrow(ui: &Ui, center: egui::Pos2, falling: bool, ink: egui::Color32) {
    let tip = if falling { 3.0 } else { -3.0 };
    let points = [(-4.0, -tip), (4.0, -tip), (0.0, tip)];
    let points = points.map(|(x, y)| center + Vec2::new(x, y)).to_vec();
    ui.painter().add(egui::Shape::convex_polygon(points, ink, egui::Stroke::NONE));
}

fn nothing_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &LibraryState) {
    ui.add_space(view.theme.sizes.gap_section);
    let key = if state.model.count() == 0 { "library.reading" } else { "library.nothing" };
    let text = t!(key, locale = view.lang.code());
    ui.add(Label::new(text).color(*view.theme.colors.text_weak).align(Align::Center));
}

/// A box that is ticked or not.
fn mark_ui(
    ui: &Ui,
    view: &LibraryView<'_>,
    rect: Rect,
    id: Id,
    marked: bool,
    name: &str,
) -> Response {
    let theme = view.theme;
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, marked, name));
    let square = Rect::from_center_size(rect.center(), Vec2::splat(theme.sizes.icon));
    let (fill, line) = if marked {
        (theme.colors.accent, theme.colors.accent)
    } else if response.hovered() {
        (theme.colors.hover, theme.colors.accent)
    } else {
        (theme.colors.field, theme.colors.line_strong)
    };
    let (stroke, inside) = (theme.stroke(line), egui::StrokeKind::Inside);
    ui.painter().rect(square, 3.0, *fill, stroke, inside);
    if marked {
        Icon::Check.paint(ui, square.shrink(2.0), *theme.colors.on_accent);
    }
    response
}

fn row_ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    state: &mut LibraryState,
    position: usize,
    actions: &mut Vec<Action>,
) {
    let Some(row) = state.model.row(position) else { return };
    let (current, marked) = (state.model.position() == Some(position), state.model.is_marked(row));
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    // Tab enters the row under the cursor; the arrows go to the others.
    let sense = if current { Sense::click() } else { Sense::CLICK };
    let id = row_id(&row.path);
    let mut response = ui.interact(rect, id, sense);
    response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
    let spoken = cells::spoken(view, row);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, marked || current, &spoken));
    let about = row.trouble.as_ref().or(row.doubt.as_ref());
    let about = about.map(|about| about.in_lang(view.lang).to_owned());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_row_index(position);
        if let Some(about) = &about {
            node.set_description(about.as_str());
        }
    });
    paint_row(ui, view, row, (rect, state.table.width), &response, (current, marked));
    let place = Rect::from_min_size(rect.min, Vec2::new(cells::MARKS, ROW));
    let name = t!("library.mark", locale = view.lang.code(), case = row_name(row));
    let mark = mark_ui(ui, view, place, id.with("mark"), marked, &name);
    if response.has_focus() {
        let all = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, all));
    }
    if let Some(about) = about {
        response = response.on_hover_ui(|ui| {
            ui.set_max_width(view.theme.sizes.dialog_width);
            ui.add(Label::new(about));
        });
    }
    pressed(ui, state, position, &response, &mark, actions);
    response.context_menu(|ui| menu_ui(ui, view, state, actions));
}

fn row_name(row: &Row) -> String {
    if row.number.is_empty() && row.title.is_empty() {
        return words::visible(&row.file_name()).into_owned();
    }
    words::visible(format!("{} {}", row.number, row.title).trim()).into_owned()
}

/// What the mouse does with a row.
fn pressed(
    ui: &Ui,
    state: &mut LibraryState,
    position: usize,
    row: &Response,
    mark: &Response,
    actions: &mut Vec<Action>,
) {
    let modifiers = ui.input(|input| input.modifiers);
    if mark.clicked() {
        state.model.mark(position);
    } else if row.double_clicked() {
        state.model.point_at(position);
        actions.push(Action::Library(LibraryCommand::Open));
    } else if row.clicked() {
        if modifiers.matches_logically(Modifiers::SHIFT) {
            state.model.mark_to(position);
        } else if modifiers.matches_logically(Modifiers::COMMAND) {
            state.model.mark(position);
        }
        state.model.point_at(position);
        state.wanted = Some(Wanted::Row);
    } else if row.secondary_clicked() {
        let marked = state.model.row(position).is_some_and(|row| state.model.is_marked(row));
        if !marked {
            state.model.unmark();
        }
        state.model.point_at(position);
        state.wanted = Some(Wanted::Row);
    }
}

fn paint_row(
    ui: &Ui,
    view: &LibraryView<'_>,
    row: &Row,
    (rect, width): (Rect, f32),
    response: &Response,
    (current, marked): (bool, bool),
) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (theme, colors) = (view.theme, &view.theme.colors);
    let ground = if marked || current {
        colors.accent_soft
    } else if response.hovered() {
        colors.hover
    } else {
        colors.card
    };
    ui.painter().rect_filled(rect, 0.0, *ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.stroke(colors.line));
    let room = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
    for (column, place) in cells::places(room) {
        cells::paint(ui, view, row, column, place);
    }
    cells::paint_trouble(ui, view, row, room);
    if response.has_focus() {
        let stroke = egui::Stroke::new(theme.sizes.focus_line, colors.focus);
        ui.painter().rect_stroke(rect, theme.radius(), stroke, egui::StrokeKind::Inside);
    }
}

/// What can be done with the cases that are meant.
fn menu_ui(ui: &mut Ui, view: &LibraryView<'_>, state: &LibraryState, actions: &mut Vec<Action>) {
    ui.set_min_width(240.0);
    let scope = state.scope();
    for command in commands() {
        let Action::Library(wanted) = &command.action else { continue };
        if matches!(
            wanted,
            LibraryCommand::Search | LibraryCommand::ShowFolder | LibraryCommand::ChooseFolder
        ) {
            continue;
        }
        let name = t!(command.key, locale = view.lang.code());
        let mut entry = Button::new(name.as_ref()).wrap_mode(egui::TextWrapMode::Extend);
        if let Some(shortcut) = command.shortcuts.first() {
            entry = entry.shortcut_text(ui.ctx().format_shortcut(shortcut));
        }
        if ui.add_enabled(wanted.available(scope), entry).clicked() {
            actions.push(command.action.clone());
        }
    }
}
