//! Whether what is kept of a case beside its file is to go.

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "forget.title");
    ui.add(Label::new(t!("forget.hint", locale = locale)));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        // What loses nothing has the focus.
        let keep = button::primary(ui, view.theme, None, &t!("dialog.cancel", locale = locale));
        if keep.clicked() {
            actions.push(Action::Dismiss);
        }
        let forget = t!("forget.do", locale = locale);
        if button::secondary(ui, view.theme, None, &forget).clicked() {
            actions.push(Action::ForgetCase);
        }
        keep.id
    })
    .inner
}
