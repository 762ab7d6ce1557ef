//! One of a few answers: a group of which Tab enters the chosen one and the arrows choose.

use egui::accesskit::Role;
use egui::{Align, EventFilter, Id, Key, Layout, Rect, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// One of the answers.
pub struct Item<'a> {
    /// The id of its widget.
    pub id: Id,
    /// Its words.
    pub label: &'a str,
}

/// What is shown, and of what.
pub struct Choice<'a> {
    /// What is being answered, for screen readers.
    pub name: &'a str,
    /// The answers.
    pub options: &'a [Item<'a>],
    /// The one that is chosen.
    pub chosen: Option<usize>,
    /// Whether another can be chosen.
    pub enabled: bool,
}

/// What the officer did with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chose {
    /// Chose this answer.
    Option(usize),
    /// Took the answer back.
    Nothing,
}

impl Choice<'_> {
    /// The widget that Tab enters.
    pub fn entrance(&self) -> Option<Id> {
        self.options.get(self.chosen.unwrap_or(0)).map(|option| option.id)
    }

    /// Shows the group; gives back what was just done.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<Chose> {
        let mut chose = None;
        let layout = if self.fits_in_a_row(ui, theme) {
            Layout::left_to_right(Align::Min)
        } else {
            Layout::top_down(Align::Min)
        };
        ui.with_layout(layout, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(theme.sizes.gap, 2.0);
            for (index, option) in self.options.iter().enumerate() {
                chose = self.option_ui(ui, theme, index, option).or(chose);
            }
        });
        if let Some(Chose::Option(index)) = chose
            && let Some(option) = self.options.get(index)
        {
            ui.memory_mut(|memory| memory.request_focus(option.id));
        }
        chose
    }

    fn fits_in_a_row(&self, ui: &Ui, theme: &Theme) -> bool {
        let (sizes, around) = (&theme.sizes, theme.sizes.icon + theme.sizes.gap * 3.0);
        let format = thai_text::format(sizes.text, false, *theme.colors.text);
        let width = |option: &Item<'_>| {
            thai_text::galley(ui, option.label, &format, f32::INFINITY).size().x + around
        };
        self.options.iter().map(width).sum::<f32>() <= ui.available_width()
    }

    fn option_ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        index: usize,
        option: &Item<'_>,
    ) -> Option<Chose> {
        let (sizes, colors) = (&theme.sizes, &theme.colors);
        let chosen = self.chosen == Some(index);
        let room = sizes.icon + sizes.gap * 2.0;
        let ink = if self.enabled { colors.text } else { colors.text_weak };
        let format = thai_text::format(sizes.text, false, *ink);
        let words = thai_text::galley(ui, option.label, &format, ui.available_width() - room);
        let size = Vec2::new(
            words.size().x + room,
            (words.size().y + sizes.gap).max(sizes.control_height),
        );
        let (_, rect) = ui.allocate_space(size);
        let sense = match (self.enabled, self.entrance() == Some(option.id)) {
            (false, _) => Sense::hover(),
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
        };
        let response = ui.interact(rect, option.id, sense);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, self.enabled, chosen, option.label)
        });
        ui.ctx().accesskit_node_builder(option.id, |node| node.set_description(self.name));
        if ui.is_rect_visible(rect) {
            if response.hovered() && self.enabled {
                ui.painter().rect_filled(rect, theme.radius(), *colors.hover);
            }
            let center = rect.left_center() + Vec2::new(sizes.gap / 2.0 + sizes.icon / 2.0, 0.0);
            mark(ui, theme, center, (self.enabled, chosen));
            let left = rect.left() + sizes.gap * 1.5 + sizes.icon;
            let top = rect.center().y - words.size().y / 2.0;
            ui.painter().galley(egui::pos2(left, top), words, *ink);
            super::focus_ring(ui, theme, &response);
        }
        if response.clicked() {
            return Some(Chose::Option(index));
        }
        if response.has_focus() { self.keys(ui, option.id, index) } else { None }
    }

    /// The keys that the focused answer understands, beside those that press it.
    fn keys(&self, ui: &Ui, id: Id, index: usize) -> Option<Chose> {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let last = self.options.len().checked_sub(1)?;
        // Where nothing is chosen yet, the first arrow chooses what has the focus.
        let (before, after) = match self.chosen {
            None => (index, index),
            Some(_) => {
                (index.checked_sub(1).unwrap_or(last), if index == last { 0 } else { index + 1 })
            }
        };
        let pressed =
            |keys: [Key; 2]| ui.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        if pressed([Key::ArrowDown, Key::ArrowRight]) {
            Some(Chose::Option(after))
        } else if pressed([Key::ArrowUp, Key::ArrowLeft]) {
            Some(Chose::Option(before))
        } else if pressed([Key::Delete, Key::Backspace]) {
            Some(Chose::Nothing)
        } else {
            None
        }
    }
}

/// The round mark before an answer.
pub(super) fn mark(ui: &Ui, theme: &Theme, center: egui::Pos2, (enabled, chosen): (bool, bool)) {
    let colors = &theme.colors;
    let ink = match (enabled, chosen) {
        (true, true) => colors.accent,
        (true, false) => colors.line_strong,
        (false, _) => colors.text_weak,
    };
    let ground = if enabled { colors.field } else { colors.field_locked };
    let square = Rect::from_center_size(center, Vec2::splat(theme.sizes.icon));
    let radius = square.width() / 2.0;
    ui.painter().circle(center, radius - 1.0, *ground, egui::Stroke::new(1.5, ink));
    if chosen {
        ui.painter().circle_filled(center, radius * 0.5, *ink);
    }
}
