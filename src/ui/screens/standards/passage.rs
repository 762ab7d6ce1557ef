//! One passage: its number hangs out, and it can be copied.

use egui::{Align, Ui};
use rust_i18n::t;

use super::{StandardsCommand, StandardsView};
use crate::standards::LevelDef;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::ui::widgets::notice::{self, Tone};

/// The room of a number.
const NUMBER: f32 = 52.0;

/// What is shown, and how.
pub(super) struct Shown<'a> {
    /// Its number as printed; empty for none.
    pub number: &'a str,
    /// Its words.
    pub text: &'a str,
    /// What is doubtful about them.
    pub notes: Vec<&'a str>,
    /// Whether it was looked for, and is to be brought in sight.
    pub found: bool,
    /// Whether it is chosen to be inserted, where it can be.
    pub chosen: Option<bool>,
}

impl<'a> Shown<'a> {
    /// A passage of this level.
    pub(super) fn of(level: &'a LevelDef, number: &'a str, text: &'a str, found: bool) -> Self {
        Self { number, text, notes: notes(level, text), found, chosen: None }
    }
}

/// What is doubtful about some words of a level.
pub(super) fn notes<'a>(level: &'a LevelDef, text: &str) -> Vec<&'a str> {
    let doubts = level.doubts.iter().filter(|doubt| text.contains(&doubt.at));
    doubts.map(|doubt| doubt.note.as_str()).collect()
}

/// Draws it; gives back whether it was just chosen, or is so no more.
pub(super) fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    shown: &Shown<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let theme = view.theme;
    let mut turned = false;
    let marked = shown.found || shown.chosen == Some(true);
    let ground = if marked { *theme.colors.accent_soft } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::NONE
        .fill(ground)
        .corner_radius(theme.radius())
        .inner_margin(egui::Margin::symmetric(0, 2));
    let response = frame
        .show(ui, |ui| {
            let buttons = if shown.chosen.is_some() { 2.0 } else { 1.0 };
            let room_right = (theme.sizes.control_height + theme.sizes.gap) * buttons;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme.sizes.gap;
                if !shown.number.is_empty() {
                    ui.vertical(|ui| {
                        ui.set_width(NUMBER);
                        ui.add(Label::new(shown.number).wrap(false));
                    });
                }
                ui.vertical(|ui| {
                    let room = ui.available_width() - room_right;
                    ui.set_width(room.max(room_right));
                    ui.add(Label::new(shown.text).selectable(true));
                    for note in &shown.notes {
                        let locale = view.lang.code();
                        let text = t!("standards.doubt", locale = locale, note = note);
                        notice::hint(ui, theme, Tone::Warning, Icon::Warning, &text);
                    }
                });
                if let Some(chosen) = shown.chosen {
                    let (icon, key) = if chosen {
                        (Icon::Check, "standards.unchoose")
                    } else {
                        (Icon::Plus, "standards.choose")
                    };
                    let name = t!(key, locale = view.lang.code(), number = shown.number);
                    turned = button::icon(ui, theme, true, icon, name.trim()).clicked();
                }
                let of = if shown.number.is_empty() { "" } else { shown.number };
                let name = t!("standards.copy", locale = view.lang.code(), number = of);
                if button::icon(ui, theme, true, Icon::Copy, name.trim()).clicked() {
                    actions.push(Action::Standards(StandardsCommand::Copy(shown.text.to_owned())));
                }
            });
        })
        .response;
    if shown.found {
        ui.scroll_to_rect(response.rect, Some(Align::Center));
    }
    turned
}
