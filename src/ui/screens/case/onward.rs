//! What comes after a step: a button below its fields, where Tab ends too.

use egui::Ui;
use rust_i18n::t;

use crate::ui::icon::Icon;
use crate::ui::widgets::button;
use crate::ui::{Action, CaseContext};

/// Draws the button: to the next step, and from the last one to the pages.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let locale = view.lang.code();
    let (icon, words, action) = match view.step.next(view.form.steps().len()) {
        Some(next) => {
            let step = next.name(view.lang, view.form);
            (None, t!("steps.next", locale = locale, step = step), Action::Go(next))
        }
        None => (Some(Icon::Pages), t!("preview.steps", locale = locale), Action::Preview),
    };
    ui.add_space(view.theme.sizes.gap);
    let response = button::secondary(ui, view.theme, icon, &words);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        cx.act(action);
    }
}
