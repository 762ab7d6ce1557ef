//! The levels of a component as cards, each with its full official words and its range.
//!
//! The cards are one group: Tab enters the chosen one, up and down move between them, Space or
//! Enter chooses, and the digits 1 to 4 choose from anywhere in the group. Moving alone chooses
//! nothing, since choosing takes points outside the range away.

use egui::accesskit::Role;
use egui::{Event, EventFilter, Id, Key, Modifiers, Response, Sense, Ui, WidgetInfo};

use super::explained::{self, Laid, Word};
use super::level_card::{Face, Look};
use crate::base::parse_whole_number;
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
