//! What this program is.

use egui::{Id, Ui};
use rust_i18n::t;

use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "about.title");
    let version = env!("CARGO_PKG_VERSION");
    ui.add(Label::new(t!("about.version", locale = locale, version = version)));
    ui.add(Label::new(t!("about.what", locale = locale)));
    ui.add(Label::new(t!("about.licences", locale = locale)));
    close_ui(ui, view, actions)
}
