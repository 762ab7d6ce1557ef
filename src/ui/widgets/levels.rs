//! The levels of a component as cards, each with its full official words and its range.
//!
//! The cards are one group: Tab enters the chosen one, up and down move between them, Space or
//! Enter chooses, and the digits 1 to 4 choose from anywhere in the group. Moving alone chooses
//! nothing, since choosing takes points outside the range away.

use egui::accesskit::Role;
use egui::{
    Align2, Color32, Event, EventFilter, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

use super::explained::{self, Laid, Word};
use crate::base::parse_whole_number;
use crate::ui::icon::Icon;
use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// One level.
pub struct Level<'a> {
    /// The id of its card.
    pub id: Id,
    /// Its number, in the digits of the language.
    pub number: &'a str,
    /// The official words.
    pub words: &'a str,
    /// The range, as printed after the words.
    pub range: &'a str,
    /// What the officer's line of work is told of it.
    pub guidance: Option<Guidance<'a>>,
}

/// What a line of work is told of a level.
#[derive(Clone, Copy)]
pub struct Guidance<'a> {
    /// The official words.
    pub text: &'a str,
    /// The words in it that are explained.
    pub words: &'a [Word],
}

/// The levels of one component.
pub struct Levels<'a> {
    /// What is being chosen, for screen readers.
    pub name: &'a str,
    /// What a level is called, for screen readers.
    pub level: &'a str,
    /// The levels, lowest first.
    pub levels: &'a [Level<'a>],
    /// The one that is chosen, from 0.
    pub chosen: Option<usize>,
    /// Whether another can be chosen.
    pub enabled: bool,
}

/// What the officer did with the levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chose {
    /// Chose the level with this number, from 1.
    Level(i64),
    /// Took the level back.
    Nothing,
}

/// Around what stands in a card.
const PADDING: Vec2 = vec2(12.0, 8.0);
/// The circle with the level's number.
const CIRCLE: f32 = 26.0;
/// Between the cards.
const BETWEEN: f32 = 6.0;

impl Levels<'_> {
    /// The card that Tab enters, while none of them has the focus.
    pub fn entrance(&self) -> Option<Id> {
        self.levels.get(self.chosen.unwrap_or(0)).map(|level| level.id)
    }

    /// Shows the cards; gives back what was just done.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<Chose> {
        let focused = self.focused(ui);
        let stop = focused.or(self.chosen).unwrap_or(0);
        let (mut chose, mut go_to) = (None, None);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = BETWEEN;
            for (index, level) in self.levels.iter().enumerate() {
                let response = self.card(ui, theme, index, level, stop, focused);
                if self.enabled && response.clicked() {
                    chose = number(index).map(Chose::Level);
                    go_to = Some(index);
                } else if self.enabled && response.has_focus() {
                    (chose, go_to) = self.keys(ui, level.id, index);
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
            }
        });
        // Only now: a card that was no stop of Tab above would have given the focus away again.
        if let Some(level) = go_to.and_then(|index: usize| self.levels.get(index)) {
            ui.memory_mut(|memory| memory.request_focus(level.id));
        }
        chose
    }

    /// The card that has the focus, or one of whose words has it.
    pub fn focused(&self, ui: &Ui) -> Option<usize> {
        let focused = ui.memory(egui::Memory::focused)?;
        self.levels.iter().position(|level| {
            let words = level.guidance.map_or(&[][..], |guidance| guidance.words);
            level.id == focused || explained::ids(level.id, words).any(|id| id == focused)
        })
    }

    fn card(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        index: usize,
        level: &Level<'_>,
        stop: usize,
        focused: Option<usize>,
    ) -> Response {
        let face = Face::of(ui, theme, level, self.enabled);
        let (_, rect) = ui.allocate_space(face.size);
        let sense = match (self.enabled, stop == index) {
            (false, _) => Sense::hover(),
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
        };
        let response = ui.interact(rect, level.id, sense);
        let chosen = self.chosen == Some(index);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, self.enabled, chosen, self.spoken(level))
        });
        ui.ctx().accesskit_node_builder(level.id, |node| {
            node.set_description(self.name);
            node.set_position_in_set(index + 1);
            node.set_size_of_set(self.levels.len());
        });
        if ui.is_rect_visible(rect) {
            let look = if chosen {
                Look::chosen(theme, self.enabled)
            } else {
                Look::open(theme, self.enabled && response.hovered())
            };
            face.paint(ui, theme, level, rect, &look);
            super::focus_ring(ui, theme, &response);
        }
        if let (Some(guidance), Some(galley)) = (level.guidance, &face.guidance) {
            let laid = Laid { text: guidance.text, galley, at: face.guidance_at(rect) };
            let reachable = self.enabled && focused == Some(index);
            explained::words(ui, theme, level.id, &laid, guidance.words, reachable);
        }
        response
    }

    fn spoken(&self, level: &Level<'_>) -> String {
        let Level { number, words, range, guidance, .. } = level;
        let guidance = guidance.map_or("", |guidance| guidance.text);
        format!("{} {number}: {words} {range} {guidance}", self.level).trim_end().to_owned()
    }

    /// The keys that a focused card understands: what they choose, and where they lead.
    fn keys(&self, ui: &Ui, id: Id, index: usize) -> (Option<Chose>, Option<usize>) {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let last = self.levels.len().saturating_sub(1);
        let digit = ui.input(|input| input.events.iter().find_map(digit));
        let digit = digit.filter(|digit| *digit <= last);
        ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            if let Some(index) = digit {
                (number(index).map(Chose::Level), Some(index))
            } else if pressed(Key::Space) || pressed(Key::Enter) {
                (number(index).map(Chose::Level), None)
            } else if pressed(Key::ArrowDown) {
                (None, Some(if index == last { 0 } else { index + 1 }))
            } else if pressed(Key::ArrowUp) {
                (None, Some(index.checked_sub(1).unwrap_or(last)))
            } else if pressed(Key::Delete) || pressed(Key::Backspace) {
                (Some(Chose::Nothing), None)
            } else {
                (None, None)
            }
        })
    }
}

/// The number of the level at an index.
fn number(index: usize) -> Option<i64> {
    i64::try_from(index + 1).ok()
}

/// The index of the level whose digit was just typed.
///
/// By the key, since a Thai keyboard has letters there, and by the text, since it has Thai digits
/// elsewhere.
fn digit(event: &Event) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    if let Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } = event {
        keys.iter().position(|of| of == key)
    } else if let Event::Text(text) = event
        && !text.is_ascii()
    {
        usize::try_from(parse_whole_number(text)?).ok()?.checked_sub(1)
    } else {
        None
    }
}

/// What stands in a card, laid out.
struct Face {
    size: Vec2,
    words: Arc<Galley>,
    range: Arc<Galley>,
    guidance: Option<Arc<Galley>>,
}

impl Face {
    fn of(ui: &Ui, theme: &Theme, level: &Level<'_>, enabled: bool) -> Self {
        let (sizes, colors) = (&theme.sizes, &theme.colors);
        let ink = if enabled { colors.text } else { colors.text_weak };
        let width = ui.available_width();
        let format = |size, color| thai_text::format(size, false, color);
        let range = format(sizes.small, *colors.text_weak);
        let range = thai_text::galley(ui, level.range, &range, f32::INFINITY);
        let room = width - Self::left() - sizes.gap * 2.0 - range.size().x - PADDING.x;
        let words = thai_text::galley(ui, level.words, &format(sizes.text, *ink), room);
        let guidance = level.guidance.map(|guidance| {
            let room = width - Self::left() - sizes.gap - PADDING.x * 2.0;
            let format = format(sizes.small, *colors.text_weak);
            thai_text::galley(ui, guidance.text, &format, room)
        });
        let below = guidance.as_ref().map_or(0.0, |guidance| guidance.size().y + sizes.gap / 2.0);
        let height = words.size().y.max(CIRCLE) + below + PADDING.y * 2.0;
        Self { size: vec2(width, height), words, range, guidance }
    }

    /// From the card's left edge to the words.
    fn left() -> f32 {
        PADDING.x + CIRCLE + PADDING.x
    }

    fn guidance_at(&self, rect: Rect) -> Pos2 {
        let height = self.guidance.as_ref().map_or(0.0, |guidance| guidance.size().y);
        let left = rect.left() + Self::left() + PADDING.x;
        pos2(left, rect.bottom() - PADDING.y - height)
    }

    fn paint(&self, ui: &Ui, theme: &Theme, level: &Level<'_>, rect: Rect, look: &Look) {
        let painter = ui.painter();
        painter.rect(rect, theme.radius(), look.fill, look.border, StrokeKind::Inside);
        let center = rect.left_top() + PADDING + Vec2::splat(CIRCLE / 2.0);
        painter.circle(center, CIRCLE / 2.0, look.circle, look.circle_line);
        let font = thai_text::format(theme.sizes.text, true, look.number).font_id;
        painter.text(center, Align2::CENTER_CENTER, level.number, font, look.number);
        let top = rect.top() + PADDING.y + ((CIRCLE - self.words.size().y) / 2.0).max(0.0);
        let words = pos2(rect.left() + Self::left(), top);
        painter.galley(words, Arc::clone(&self.words), Color32::PLACEHOLDER);
        let top = rect.top() + PADDING.y + (CIRCLE - self.range.size().y) / 2.0;
        let range = pos2(rect.right() - PADDING.x - self.range.size().x, top);
        painter.galley(range, Arc::clone(&self.range), Color32::PLACEHOLDER);
        if look.tick {
            let beside = rect.left_top() + vec2(PADDING.x + CIRCLE / 2.0, PADDING.y + CIRCLE);
            let square = Rect::from_center_size(beside + vec2(0.0, 9.0), Vec2::splat(14.0));
            if rect.contains_rect(square) {
                Icon::Check.paint(ui, square, look.number_line());
            }
        }
        if let Some(guidance) = &self.guidance {
            let at = self.guidance_at(rect);
            let x = at.x - PADDING.x;
            let line = Stroke::new(2.0, theme.colors.line);
            painter.vline(x, at.y..=at.y + guidance.size().y, line);
            painter.galley(at, Arc::clone(guidance), Color32::PLACEHOLDER);
        }
    }
}

/// The colours of a card.
struct Look {
    fill: Color32,
    border: Stroke,
    circle: Color32,
    circle_line: Stroke,
    number: Color32,
    tick: bool,
}

impl Look {
    fn chosen(theme: &Theme, enabled: bool) -> Self {
        let colors = &theme.colors;
        let ink = if enabled { colors.accent } else { colors.text_weak };
        Self {
            fill: if enabled { *colors.accent_soft } else { *colors.field_locked },
            border: Stroke::new(2.0, ink),
            circle: *ink,
            circle_line: Stroke::NONE,
            number: *colors.on_accent,
            tick: true,
        }
    }

    fn open(theme: &Theme, over: bool) -> Self {
        let colors = &theme.colors;
        Self {
            fill: if over { *colors.hover } else { *colors.card },
            border: theme.stroke(if over { colors.line_strong } else { colors.line }),
            circle: Color32::TRANSPARENT,
            circle_line: theme.stroke(colors.line_strong),
            number: *colors.text_weak,
            tick: false,
        }
    }

    fn number_line(&self) -> Color32 {
        self.border.color
    }
}
