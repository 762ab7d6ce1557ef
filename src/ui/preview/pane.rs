//! The pages themselves: scrolled, zoomed, clicked.

use egui::{
    Color32, CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Shadow,
    Shape, Ui, Vec2, WidgetInfo, vec2,
};
use rust_i18n::t;

use super::brush::Scale;
use super::proof::Proof;
use super::state::PreviewState;
use super::zoom::{Desk, Zoom};
use super::{PreviewView, access, fields};
use crate::base::FieldId;
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;

/// How long a field that was looked for stays marked, in seconds.
const MARKED: f64 = 1.6;

/// Draws the pages.
pub(super) fn ui(
    ui: &mut Ui,
    view: &PreviewView<'_>,
    state: &mut PreviewState,
    actions: &mut Vec<Action>,
) {
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, *view.theme.colors.field_locked);
    let Some(proof) = view.proof.filter(|proof| !proof.pages().is_empty()) else {
        let key = if view.too_much { "preview.too_much" } else { "preview.coming" };
        let words = t!(key, locale = view.lang.code());
        ui.centered_and_justified(|ui| ui.add(Label::new(words).wrap(false)));
        return;
    };
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| room.contains(*at));
    zoom_by_wheel(ui, state, pointer);
    let bar = ui.spacing().scroll.allocated_width();
    let desk = Desk::with_bars(state.zoom, proof.column(), room.size(), bar);
    keep_in_place(state, &desk, pointer.map(|at| at - room.min));
    keys(ui, view, state);
    seek(ui, view, proof, state);
    let mut area = ScrollArea::both().auto_shrink(false).id_salt("pages");
    if let Some(jump) = state.jump.take() {
        area = area.scroll_offset(desk.within(jump));
    }
    let output = area.show_viewport(ui, |ui, seen| {
        let origin = ui.max_rect().min;
        ui.set_min_size(desk.size());
        pages_ui(ui, view, proof, state, origin, seen, actions);
    });
    state.offset = output.state.clamped_offset();
    state.page = desk.page_at(state.offset.y + desk.view.y / 3.0);
}

fn zoom_by_wheel(ui: &Ui, state: &mut PreviewState, pointer: Option<Pos2>) {
    let factor = ui.input(egui::InputState::zoom_delta);
    if pointer.is_some() && (factor - 1.0).abs() > 0.001 && state.desk.pages.count() > 0 {
        state.zoom = Zoom::by(state.times(), factor);
    }
}

/// When the pages become larger or smaller, what is under the pointer stays there; without one,
/// what is at the upper edge.
fn keep_in_place(state: &mut PreviewState, desk: &Desk, pointer: Option<Vec2>) {
    let before = std::mem::replace(&mut state.desk, desk.clone());
    let resized = (before.scale - desk.scale).abs() > f32::EPSILON || before.view != desk.view;
    if before.pages.count() == 0 || !resized || state.jump.is_some() {
        return;
    }
    if state.zoom == Zoom::Page {
        return state.show_page(state.page);
    }
    let anchor = pointer.unwrap_or_else(|| vec2(before.view.x / 2.0, 0.0));
    let (page, at) = before.to_paper((state.offset + anchor).to_pos2());
    let offset = desk.place_of(page, at).to_vec2() - anchor;
    state.jump = Some(desk.within(offset));
}

/// The keys of the pages, as every reader of PDFs has them.
fn keys(ui: &Ui, view: &PreviewView<'_>, state: &mut PreviewState) {
    let focused = ui.memory(egui::Memory::focused);
    let ours = focused == Some(pane_id());
    // Beside the fields, the keys are the fields' until the pages are clicked.
    if view.covered || (view.beside && !ours) {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let shift = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    if pressed(Key::Plus) || pressed(Key::Equals) || shift(Key::Equals) || shift(Key::Plus) {
        state.zoom_in();
    }
    if pressed(Key::Minus) {
        state.zoom_out();
    }
    let desk = state.desk.clone();
    let (page, line) = (desk.view.y * 0.9, 48.0);
    let mut by = Vec2::ZERO;
    let mut go = |key: Key, x: f32, y: f32| {
        if pressed(key) {
            by += vec2(x, y);
        }
    };
    go(Key::PageDown, 0.0, page);
    go(Key::PageUp, 0.0, -page);
    go(Key::End, 0.0, f32::MAX);
    go(Key::Home, 0.0, f32::MIN);
    if ours || focused.is_none() {
        go(Key::ArrowDown, 0.0, line);
        go(Key::ArrowUp, 0.0, -line);
        go(Key::ArrowRight, line, 0.0);
        go(Key::ArrowLeft, -line, 0.0);
    }
    if by != Vec2::ZERO {
        state.jump = Some(desk.within(state.offset + by));
    }
}

/// Brings the field into sight that is looked for, and marks it.
fn seek(ui: &Ui, view: &PreviewView<'_>, proof: &Proof, state: &mut PreviewState) {
    let (wanted, followed) = (state.wanted.take(), state.followed.take());
    let found = wanted.is_some();
    let Some(field) = wanted.or(followed) else { return };
    // What is not printed itself is among what is.
    let part = view.form.field(field.as_str()).map(|field| &field.part);
    let others = view.form.fields().iter().filter(|other| Some(&other.part) == part);
    let mut fields = std::iter::once(&field).chain(others.map(|other| &other.id));
    let Some((page, area)) = fields.find_map(|field| first_place(proof, field)) else { return };
    let desk = state.desk.clone();
    let (top, bottom) = (desk.place_of(page, area.min), desk.place_of(page, area.max));
    let seen = Rect::from_min_size(state.jump.unwrap_or(state.offset).to_pos2(), desk.view);
    if !seen.shrink(24.0).contains_rect(Rect::from_min_max(top, bottom)) {
        let left = if desk.size().x > desk.view.x { top.x - 48.0 } else { 0.0 };
        state.jump = Some(desk.within(vec2(left, top.y - desk.view.y / 3.0)));
    }
    if found {
        state.marked = Some((field, ui.input(|input| input.time) + MARKED));
    }
}

/// Where a field first is: the page, and the place on it in millimetres.
fn first_place(proof: &Proof, field: &FieldId) -> Option<(usize, Rect)> {
    let mut pages = proof.pages().iter().enumerate();
    pages.find_map(|(page, marks)| Some((page, fields::areas(marks, field).next()?)))
}

/// The id of the pages, which can have the focus.
pub(super) fn pane_id() -> Id {
    Id::unique("preview pages")
}

fn pages_ui(
    ui: &mut Ui,
    view: &PreviewView<'_>,
    proof: &Proof,
    state: &mut PreviewState,
    origin: Pos2,
    seen: Rect,
    actions: &mut Vec<Action>,
) {
    let desk = state.desk.clone();
    let response = ui.interact(ui.clip_rect(), pane_id(), Sense::click());
    let name =
        t!("preview.pages", locale = view.lang.code(), count = view.lang.count(desk.pages.count()));
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if std::mem::take(&mut state.arrived) {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(pane_id(), arrows));
    }
    let place = |at: Pos2| desk.to_paper((at - origin).to_pos2());
    let over = response.hover_pos().map(place);
    let over = over.and_then(|(page, at)| Some((page, fields::at(proof.pages().get(page)?, at)?)));
    let time = ui.input(|input| input.time);
    state.marked = state.marked.take().filter(|(_, until)| *until > time);
    let marked = state.marked.clone();
    let colors = &view.theme.colors;
    // Paper is white at night, too.
    let light = Theme::light().colors;
    // Made first, lest the texture be emptied between two pages of a frame.
    let paper: Vec<_> = visible(ui, proof, state, origin, seen);
    for (page, rect, shapes) in paper {
        paper_ui(ui, rect);
        let lit = |field: &FieldId, color: Color32| {
            for area in proof.pages().get(page).into_iter().flat_map(|p| fields::areas(p, field)) {
                let area = Rect::from_min_max(
                    origin + desk.place_of(page, area.min).to_vec2(),
                    origin + desk.place_of(page, area.max).to_vec2(),
                );
                ui.painter().rect_filled(area.expand(1.0), 3.0, color);
            }
        };
        if let Some((_, field)) = over {
            lit(field, *light.accent_soft);
        }
        if let Some((field, _)) = &marked {
            lit(field, *light.warn_soft);
        }
        ui.painter().extend(shapes);
        access::page(ui, view, proof, page, rect, desk.scale);
    }
    if let Some((_, until)) = marked {
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_secs_f64((until - time).max(0.02)));
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(view.theme.sizes.focus_line, colors.focus);
        let edge = ui.clip_rect().shrink(view.theme.sizes.focus_line);
        ui.painter().rect_stroke(edge, 0.0, stroke, egui::StrokeKind::Inside);
    }
    field_ui(ui, view, &response, over.map(|(_, field)| field), actions);
}

/// The pages in sight, each with its place in the window and its shapes.
fn visible(
    ui: &Ui,
    proof: &Proof,
    state: &mut PreviewState,
    origin: Pos2,
    seen: Rect,
) -> Vec<(usize, Rect, Vec<Shape>)> {
    let desk = state.desk.clone();
    let pixels_per_point = ui.pixels_per_point();
    let scale = Scale { pixels_per_mm: desk.scale * pixels_per_point, pixels_per_point };
    let paint = |state: &mut PreviewState| {
        let page = |page: usize| {
            let rect = desk.page(page).translate(origin.to_vec2());
            (page, rect, state.painted.page(ui.ctx(), (proof, page), rect.min, scale))
        };
        desk.seen(seen.top()).map(page).collect::<Vec<_>>()
    };
    let generation = state.painted.generation();
    let pages = paint(state);
    if state.painted.stale(generation) { paint(state) } else { pages }
}

/// White paper with a soft shadow.
fn paper_ui(ui: &Ui, rect: Rect) {
    let shadow =
        Shadow { offset: [0, 2], blur: 12, spread: 0, color: Color32::from_black_alpha(48) };
    ui.painter().add(shadow.as_shape(rect, 0.0));
    ui.painter().rect_filled(rect, 0.0, Color32::WHITE);
}

/// The field under the pointer: said, and gone to with a click.
fn field_ui(
    ui: &Ui,
    view: &PreviewView<'_>,
    response: &Response,
    over: Option<&FieldId>,
    actions: &mut Vec<Action>,
) {
    if response.clicked() {
        response.request_focus();
    }
    let Some(field) = over.and_then(|id| view.form.field(id.as_str())) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let label = field.full_label();
    let words = t!("preview.go_to", locale = view.lang.code(), field = label);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.add(Label::new(words).wrap(false));
    });
    if response.clicked() {
        actions.push(Action::Find(field.id.clone()));
    }
}

impl PreviewState {
    /// The middle of a field's first place, from the upper left corner of the pages in view.
    pub fn place_of(&self, proof: &Proof, field: &FieldId) -> Option<Pos2> {
        let (page, area) = first_place(proof, field)?;
        Some(self.desk.place_of(page, area.center()) - self.offset)
    }
}
