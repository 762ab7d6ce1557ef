//! An official question: its numbered answers, each in full below the other, one of them chosen,
//! and the reason below.

use egui::accesskit::Role;
use egui::{
    Event, EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, Sense, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::choice::{choose, chosen, follow_group, option_ids};
use crate::base::to_arabic_digits;
use crate::form::{ChoiceDef, Field};
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::choice::{Chose, mark};
use crate::ui::widgets::field::remarks_ui;
use crate::ui::widgets::focus_ring;
use crate::ui::{CaseContext, CaseView};

pub(super) fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, answers: &[ChoiceDef]) {
    let view = cx.view;
    let ids = option_ids(&field.id, answers);
    let name = field.full_label();
    let question = Question {
        view,
        name: &name,
        answers,
        ids: &ids,
        chosen: chosen(view.case.answer(field.id.as_str()), answers),
        enabled: !view.is_locked(&field.id),
    };
    let response = ui.scope(|ui| question.ui(ui));
    let entrance = question.entrance();
    follow_group(ui, cx, field, &ids, entrance, &response.response);
    if let Some(chose) = response.inner {
        choose(cx, field, answers, chose);
    }
    if let Some(reason) = field.reason.as_ref().and_then(|id| view.field(id.as_str())) {
        reason_ui(ui, cx, reason);
    }
}

/// Why this answer: below it, under the words that the form has for that.
fn reason_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, reason: &Field) {
    let view = cx.view;
    let gap = view.theme.sizes.gap;
    let indent = Frame::NONE.inner_margin(Margin { left: 8, top: 4, ..Margin::ZERO });
    indent.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap / 2.0;
        ui.add(Label::new(reason.label.as_str()).color(*view.theme.colors.text_weak));
        super::words::ui(ui, cx, reason, None, 2);
        remarks_ui(ui, view, reason);
    });
}

struct Question<'a> {
    view: &'a CaseView<'a>,
    name: &'a str,
    answers: &'a [ChoiceDef],
    ids: &'a [Id],
    chosen: Option<usize>,
    enabled: bool,
}

impl Question<'_> {
    /// The widget that Tab enters.
    fn entrance(&self) -> Option<Id> {
        self.ids.get(self.chosen.unwrap_or(0)).copied()
    }

    fn ui(&self, ui: &mut Ui) -> Option<Chose> {
        ui.spacing_mut().item_spacing = Vec2::new(0.0, 1.0);
        let top = ui.cursor().top();
        let (mut chose, mut place) = (None, None);
        for (index, (id, answer)) in self.ids.iter().zip(self.answers).enumerate() {
            let (rect, said) = self.answer_ui(ui, index, *id, answer);
            chose = said.or(chose);
            if self.chosen == Some(index) {
                place = Some(rect);
            }
        }
        if let Some(Chose::Option(index)) = chose
            && let Some(id) = self.ids.get(index)
        {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
        if let Some(place) = place {
            let bottom = ui.min_rect().bottom();
            self.reminder_ui(ui, place, Rect::from_x_y_ranges(place.x_range(), top..=bottom));
        }
        chose
    }

    fn answer_ui(
        &self,
        ui: &mut Ui,
        index: usize,
        id: Id,
        answer: &ChoiceDef,
    ) -> (Rect, Option<Chose>) {
        let (sizes, colors) = (&self.view.theme.sizes, &self.view.theme.colors);
        let chosen = self.chosen == Some(index);
        let width = ui.available_width();
        let format = thai_text::format(sizes.text, false, *colors.text);
        let number = self.number(index, answer);
        let number = thai_text::galley(ui, &number, &format, f32::INFINITY);
        let before = sizes.icon + sizes.gap * 1.5;
        let room = before + self.numbers(ui);
        let words = thai_text::galley(ui, &answer.label, &format, width - room - sizes.gap);
        let height = words.size().y + sizes.gap * 0.75;
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let sense = match (self.enabled, self.entrance() == Some(id)) {
            (false, _) => Sense::hover(),
            (true, true) => Sense::click(),
            // Tab enters at the chosen one; the arrows and digits lead to the others.
            (true, false) => Sense::CLICK,
        };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, self.enabled, chosen, &answer.label)
        });
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(self.name));
        if ui.is_rect_visible(rect) {
            let ground = match (chosen, response.hovered() && self.enabled) {
                (true, _) => Some(colors.accent_soft),
                (false, true) => Some(colors.hover),
                (false, false) => None,
            };
            if let Some(ground) = ground {
                ui.painter().rect_filled(rect, self.view.theme.radius(), *ground);
            }
            let line = number.size().y.max(sizes.icon);
            let top = rect.top() + sizes.gap * 0.375;
            let center = pos2(rect.left() + sizes.gap / 2.0 + sizes.icon / 2.0, top + line / 2.0);
            mark(ui, self.view.theme, center, (self.enabled, chosen));
            ui.painter().galley(pos2(rect.left() + before, top), number, *colors.text);
            ui.painter().galley(pos2(rect.left() + room, top), words, *colors.text);
            focus_ring(ui, self.view.theme, &response);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let chose = if response.clicked() {
            Some(Chose::Option(index))
        } else if response.has_focus() && self.enabled {
            self.keys(ui, id, index)
        } else {
            None
        };
        (rect, chose)
    }

    /// The number of an answer; none, where its own words begin with one.
    fn number(&self, index: usize, answer: &ChoiceDef) -> String {
        let first = to_arabic_digits(&answer.label).chars().next();
        if first.is_some_and(|first| first.is_ascii_digit()) {
            String::new()
        } else {
            format!("{}.", self.view.lang.count(index + 1))
        }
    }

    /// The room for the numbers.
    fn numbers(&self, ui: &Ui) -> f32 {
        let format =
            thai_text::format(self.view.theme.sizes.text, false, *self.view.theme.colors.text);
        let widths = self.answers.iter().enumerate().map(|(index, answer)| {
            let number = self.number(index, answer);
            thai_text::galley(ui, &number, &format, f32::INFINITY).size().x
        });
        let widest = widths.fold(0.0, f32::max);
        if widest > 0.0 { widest + self.view.theme.sizes.gap } else { 0.0 }
    }

    /// Arrows, digits, and the keys that take the answer back.
    fn keys(&self, ui: &Ui, id: Id, index: usize) -> Option<Chose> {
        let arrows =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let last = self.answers.len().checked_sub(1)?;
        if let Some(number) = self.typed_number(ui) {
            return Some(Chose::Option(number - 1));
        }
        let pressed =
            |keys: &[Key]| ui.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        // Where nothing is chosen yet, the first arrow chooses what has the focus.
        let first = self.chosen.is_none();
        if pressed(&[Key::ArrowDown, Key::ArrowRight]) {
            Some(Chose::Option(if first { index } else { (index + 1) % (last + 1) }))
        } else if pressed(&[Key::ArrowUp, Key::ArrowLeft]) {
            let before = index.checked_sub(1).unwrap_or(last);
            Some(Chose::Option(if first { index } else { before }))
        } else if pressed(&[Key::Delete, Key::Backspace]) {
            Some(Chose::Nothing)
        } else {
            None
        }
    }

    /// The number of an answer, as its digits are typed: those after ๙ are typed as two digits.
    fn typed_number(&self, ui: &Ui) -> Option<usize> {
        const QUICKLY: f64 = 1.0;
        let digit = ui.input(|input| input.events.iter().find_map(digit))?;
        let (now, key) = (ui.input(|input| input.time), self.ids.first()?.with("digits"));
        let before = ui.data(|data| data.get_temp::<(usize, f64)>(key));
        let before = before.filter(|(_, at)| now - at < QUICKLY).map_or(0, |(number, _)| number);
        let there = |number: &usize| (1..=self.answers.len()).contains(number);
        let number = [before * 10 + digit, digit].into_iter().find(there)?;
        ui.data_mut(|data| data.insert_temp(key, (number, now)));
        Some(number)
    }

    /// What is chosen, at the edge of the screen beyond which it stands: as long as anything of the
    /// question is in sight, so is its answer.
    fn reminder_ui(&self, ui: &Ui, place: Rect, all: Rect) {
        let (sizes, colors) = (&self.view.theme.sizes, &self.view.theme.colors);
        let seen = ui.clip_rect();
        let height = sizes.control_height;
        let above = place.bottom() < seen.top() + height / 2.0;
        let below = place.top() > seen.bottom() - height / 2.0;
        if all.intersect(seen).height() < height * 4.0 || !(above || below) {
            return;
        }
        let Some((index, answer)) =
            self.chosen.and_then(|at| self.answers.get(at).map(|answer| (at, answer)))
        else {
            return;
        };
        let top = if above { seen.top() } else { seen.bottom() - height };
        let strip = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), height));
        let painter = ui.painter().with_clip_rect(strip.intersect(seen));
        painter.rect_filled(strip, 0.0, *colors.accent_soft);
        painter.hline(
            strip.x_range(),
            if above { strip.bottom() } else { strip.top() },
            self.view.theme.stroke(colors.accent),
        );
        let center = pos2(strip.left() + sizes.gap / 2.0 + sizes.icon / 2.0, strip.center().y);
        mark(ui, self.view.theme, center, (self.enabled, true));
        let words = format!("{} {}", self.number(index, answer), answer.label);
        let format = thai_text::format(sizes.text, false, *colors.text);
        let words = thai_text::galley(ui, words.trim(), &format, f32::INFINITY);
        let at = pos2(
            strip.left() + sizes.icon + sizes.gap * 1.5,
            strip.center().y - words.size().y / 2.0,
        );
        painter.galley(at, words, *colors.text);
    }
}

/// The digit that was just typed, in either script.
fn digit(event: &Event) -> Option<usize> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    if let Event::Key { key, pressed: true, modifiers, .. } = event
        && *modifiers == Modifiers::NONE
    {
        return DIGITS.iter().position(|digit| digit == key);
    }
    // Thai digits have no keys of their own.
    let Event::Text(text) = event else { return None };
    if text.is_ascii() { None } else { to_arabic_digits(text).parse().ok() }
}
