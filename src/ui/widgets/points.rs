//! The points of a component on a slider, with the ranges of its levels drawn as bands.

use egui::accesskit::{self, Role};
use egui::{
    Align2, EventFilter, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// The range of one level.
pub struct Band<'a> {
    /// The fewest points.
    pub from: i64,
    /// The most points.
    pub to: i64,
    /// Both, in the digits of the language.
    pub label: &'a str,
}

/// The slider of a component.
pub struct Points<'a> {
    /// The id of the slider.
    pub id: Id,
    /// What is being given, for screen readers.
    pub name: &'a str,
    /// The ranges, lowest first.
    pub bands: &'a [Band<'a>],
    /// The points, where there are any; they may lie outside every range.
    pub points: Option<i64>,
    /// Where the keys begin while there are no points.
    pub start: i64,
    /// Whether they can be changed.
    pub enabled: bool,
}

/// New points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The points.
    pub points: i64,
    /// Whether the same movement goes on.
    pub continues: bool,
}

/// Keys pressed within so many seconds are one movement.
const MOVEMENT: f64 = 1.0;
/// The bands, and the handle over them.
const BANDS: f32 = 22.0;
/// The ranges below the bands.
const LABELS: f32 = 18.0;
const HANDLE: f32 = 10.0;

impl Points<'_> {
    /// Shows the slider; gives back where it was just moved.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<Moved> {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), BANDS + LABELS));
        let sense = if self.enabled { Sense::drag() } else { Sense::hover() };
        let response = ui.interact(rect, self.id, sense);
        let wanted = if self.enabled { self.wanted(ui, &response, rect) } else { None };
        let moved = wanted.filter(|points| self.points != Some(*points));
        let moved = moved.map(|points| Moved { points, continues: self.continues(ui, &response) });
        self.describe(ui, &response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, theme, rect, &response);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        moved
    }

    fn min(&self) -> i64 {
        self.bands.iter().map(|band| band.from).min().unwrap_or(0)
    }

    fn max(&self) -> i64 {
        self.bands.iter().map(|band| band.to).max().unwrap_or(0)
    }

    /// The points that pointer, keys or a screen reader ask for now.
    fn wanted(&self, ui: &Ui, response: &Response, rect: Rect) -> Option<i64> {
        if response.drag_started() {
            response.request_focus();
        }
        let pointer = response.interact_pointer_pos().map(|pos| self.at(rect, pos.x));
        let asked = ui.input(|input| {
            let requests = input.accesskit_action_requests(self.id, accesskit::Action::SetValue);
            requests.filter_map(|request| self.asked_for(request)).last()
        });
        let now = self.points.map(|points| points.clamp(self.min(), self.max()));
        let up =
            |input: &egui::InputState, action| input.has_accesskit_action_request(self.id, action);
        let stepped = ui.input(|input| {
            if up(input, accesskit::Action::Increment) {
                Some(now.map_or(self.start, |now| now + 1))
            } else if up(input, accesskit::Action::Decrement) {
                Some(now.map_or(self.start, |now| now - 1))
            } else {
                None
            }
        });
        let typed = if response.has_focus() { self.keys(ui, now) } else { None };
        let wanted = pointer.or(asked).or(stepped).or(typed)?;
        Some(wanted.clamp(self.min(), self.max()))
    }

    fn keys(&self, ui: &Ui, now: Option<i64>) -> Option<i64> {
        let arrows =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
        let band = |points: i64| self.bands.iter().position(|band| points <= band.to);
        ui.input(|input| {
            let pressed = |keys: &[Key]| keys.iter().any(|key| input.key_pressed(*key));
            if pressed(&[Key::Home]) {
                return Some(self.min());
            }
            if pressed(&[Key::End]) {
                return Some(self.max());
            }
            let more = [Key::ArrowRight, Key::ArrowUp, Key::Plus, Key::Equals];
            let less = [Key::ArrowLeft, Key::ArrowDown, Key::Minus];
            let (more, less) = (pressed(&more), pressed(&less));
            let (page_up, page_down) = (pressed(&[Key::PageUp]), pressed(&[Key::PageDown]));
            if !(more || less || page_up || page_down) {
                return None;
            }
            let Some(now) = now else { return Some(self.start) };
            let jump = |by: isize| {
                let index = band(now)?.checked_add_signed(by)?;
                self.bands.get(index).map(|band| band.from)
            };
            match (more, less, page_up) {
                (true, ..) => Some(now + 1),
                (_, true, _) => Some(now - 1),
                (.., true) => jump(1).or_else(|| Some(self.max())),
                (..) => jump(-1).or_else(|| Some(self.min())),
            }
        })
    }

    /// Whether a change made now belongs to the one before: the pointer still holds the handle, or
    /// the keys follow each other quickly.
    fn continues(&self, ui: &Ui, response: &Response) -> bool {
        let began = ui.input(|input| input.pointer.press_start_time());
        let held = began.filter(|_| response.is_pointer_button_down_on());
        belongs_to_the_change_before(ui, self.id, held)
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo {
            value: self.points.map(float),
            ..WidgetInfo::labeled(Role::Slider, self.enabled, self.name)
        });
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_min_numeric_value(float(self.min()));
            node.set_max_numeric_value(float(self.max()));
            node.set_numeric_value_step(1.0);
            if self.enabled {
                node.add_action(accesskit::Action::SetValue);
                node.add_action(accesskit::Action::Increment);
                node.add_action(accesskit::Action::Decrement);
            }
        });
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect, response: &Response) {
        let colors = &theme.colors;
        let bands = Rect::from_min_size(rect.min, vec2(rect.width(), BANDS));
        for band in self.bands {
            let (left, right) = (self.x(rect, band.from, 0.0), self.x(rect, band.to, 1.0));
            let place = Rect::from_x_y_ranges(left + 2.0..=right - 2.0, bands.y_range());
            let place = place.shrink2(vec2(0.0, BANDS / 4.0));
            let here = self.points.is_some_and(|points| (band.from..=band.to).contains(&points));
            let fill = if here { colors.accent_soft } else { colors.field_locked };
            let line = theme.stroke(if here { colors.accent } else { colors.line });
            ui.painter().rect(place, theme.radius(), *fill, line, StrokeKind::Inside);
            let ink = if here { colors.accent } else { colors.text_weak };
            let font = thai_text::format(theme.sizes.small, false, *ink).font_id;
            let below = egui::pos2(place.center().x, rect.bottom() - LABELS / 2.0);
            ui.painter().text(below, Align2::CENTER_CENTER, band.label, font, *ink);
        }
        if let Some(points) = self.points.filter(|p| (self.min()..=self.max()).contains(p)) {
            let center = egui::pos2(self.x(rect, points, 0.5), bands.center().y);
            let handle = Rect::from_center_size(center, vec2(HANDLE, BANDS));
            let held = response.hovered() || response.is_pointer_button_down_on();
            let fill = match (self.enabled, held) {
                (false, _) => colors.text_weak,
                (true, true) => colors.accent_hover,
                (true, false) => colors.accent,
            };
            let line = Stroke::new(2.0, colors.page);
            ui.painter().rect(handle, theme.radius(), *fill, line, StrokeKind::Outside);
        }
        super::focus_ring(ui, theme, response);
    }

    /// Where points stand, each with as much room as every other: the left edge of its room at 0,
    /// the right edge at 1.
    fn x(&self, rect: Rect, points: i64, share: f32) -> f32 {
        let float = |points: i64| i16::try_from(points).map_or(0.0, f32::from);
        let room = float(self.max() - self.min() + 1).max(1.0);
        egui::lerp(rect.x_range(), (float(points - self.min()) + share) / room)
    }

    /// The points in whose room a place is.
    fn at(&self, rect: Rect, x: f32) -> i64 {
        let mut all = self.min()..=self.max();
        all.find(|points| x < self.x(rect, *points, 1.0)).unwrap_or_else(|| self.max())
    }

    /// The points nearest to what a screen reader asks for.
    fn asked_for(&self, request: &accesskit::ActionRequest) -> Option<i64> {
        let Some(accesskit::ActionData::NumericValue(value)) = request.data else { return None };
        let mut all = self.min()..=self.max();
        Some(all.find(|points| value < float(*points) + 0.5).unwrap_or_else(|| self.max()))
    }
}

/// Whether a change of points made now belongs to the one made by this widget before, and is undone
/// together with it: both since the pointer was pressed, or else within a moment.
pub fn belongs_to_the_change_before(ui: &Ui, id: Id, pressed: Option<f64>) -> bool {
    let now = ui.input(|input| input.time);
    let before = ui.data(|data| data.get_temp::<f64>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    before.is_some_and(|before| match pressed {
        Some(pressed) => before >= pressed,
        None => now - before < MOVEMENT,
    })
}

/// Points are small numbers.
fn float(points: i64) -> f64 {
    i32::try_from(points).map_or(0.0, f64::from)
}
