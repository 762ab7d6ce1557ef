//! The line above a case that can only be looked at: why, and what can be done.

use egui::Ui;
use rust_i18n::t;

use super::Action;
use super::icon::Icon;
use super::theme::Theme;
use super::widgets::button;
use super::widgets::notice::{Tone, notice};
use crate::words::Lang;

/// What the line draws from.
pub struct ReadOnlyView<'a> {
    /// Why.
    pub sentence: &'a str,
    /// Whether the file can be taken over.
    pub stale: bool,
    /// Whether it may be gone by and by.
    pub may_pass: bool,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the line.
pub fn ui(ui: &mut Ui, view: &ReadOnlyView<'_>, actions: &mut Vec<Action>) {
    let locale = view.lang.code();
    notice(ui, view.theme, Tone::Warning, Icon::Lock, view.sentence);
    if !view.may_pass {
        return;
    }
    ui.add_space(view.theme.sizes.gap / 2.0);
    ui.horizontal_wrapped(|ui| {
        let buttons = [
            (view.stale, "safety.take_over", Action::TakeOver),
            (true, "safety.try_again", Action::TryAgain),
            (true, "safety.save_copy", Action::SaveAs),
        ];
        for (_, key, action) in buttons.into_iter().filter(|(shown, ..)| *shown) {
            if button::secondary(ui, view.theme, None, &t!(key, locale = locale)).clicked() {
                actions.push(action);
            }
        }
    });
}
