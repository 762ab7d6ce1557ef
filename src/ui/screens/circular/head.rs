//! Above the reading: which part, and the way back.

use egui::{Align, Layout, Ui};
use rust_i18n::t;

use super::{CircularCommand, CircularState, CircularView};
use crate::circular::circulars;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::words;

pub(super) fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &CircularState,
    actions: &mut Vec<Action>,
) {
    let Some(part) = circulars().parts().get(state.reading().0) else { return };
    let locale = view.lang.code();
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let back = t!("circular.back", locale = locale);
            if button::secondary(ui, view.theme, Some(Icon::Left), &back).clicked() {
                actions.push(Action::Circular(CircularCommand::Close));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name =
                    format!("{} {}", part.circular, part.name.as_deref().unwrap_or_default());
                let name = Label::new(name.trim().to_owned()).size(view.theme.sizes.title).bold();
                ui.add(name.wrap(false));
            });
        });
    });
    ui.add(Label::new(part.title.as_str()).bold());
    let note = words::pages(part.pages, view.lang).map_or_else(
        || t!("circular.no_pages", locale = locale),
        |pages| t!("circular.pages_note", locale = locale, pages = pages),
    );
    let note = Label::new(note).size(view.theme.sizes.small);
    ui.add(note.color(*view.theme.colors.text_weak));
}
