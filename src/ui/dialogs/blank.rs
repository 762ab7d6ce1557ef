//! Of which form a blank PDF is wanted.

use egui::{Id, Ui};

use super::{DialogView, cancel_ui, title_ui};
use crate::ui::Action;
use crate::ui::screens::start::form_cards;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    title_ui(ui, view, "dialog.blank");
    let first =
        form_cards(ui, view.forms, view.lang, view.theme, "blank", actions, Action::SaveBlank);
    cancel_ui(ui, view, actions);
    first
}
