//! Which form to begin.

use egui::{Id, Ui};

use super::{DialogView, cancel_ui, title_ui};
use crate::ui::Action;
use crate::ui::screens::start::form_cards;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    title_ui(ui, view, "dialog.new_case");
    let asked = actions.len();
    let first = form_cards(ui, view.forms, view.lang, view.theme, "dialog", actions, Action::Begin);
    // What was chosen is the answer.
    if actions.len() > asked {
        actions.insert(asked, Action::Dismiss);
    }
    cancel_ui(ui, view, actions);
    first
}
