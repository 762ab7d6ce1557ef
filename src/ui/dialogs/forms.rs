//! The forms of one's own: their folder, which forms are in it, and what is wrong with its files.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};
use rust_i18n::t;

use super::{DialogView, buttons_ui, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::words;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormsDialog {
    /// The folder, where one is chosen.
    pub folder: Option<PathBuf>,
    /// The forms in it that can be begun.
    pub forms: Arc<[String]>,
    /// Everything that is wrong with its files, with its place.
    pub mistakes: Arc<[String]>,
}

/// What the rest of the dialog takes from the height of the window.
const AROUND: f32 = 280.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &FormsDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let (locale, sizes, colors) = (view.lang.code(), &view.theme.sizes, &view.theme.colors);
    title_ui(ui, view, "forms.title");
    let Some(folder) = &dialog.folder else {
        ui.add(Label::new(t!("forms.none", locale = locale)));
        let choose = ("forms.choose", &[Action::ChooseForms][..]);
        let close = ("dialog.close", &[Action::Dismiss][..]);
        return buttons_ui(ui, view, [choose, close], actions);
    };
    ui.add(Label::new(words::shown(folder)).selectable(true));
    let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
    let list = ScrollArea::vertical().id_salt("forms").max_height(room);
    list.auto_shrink([false, true]).show(ui, |ui| {
        ui.add_space(sizes.gap);
        let count = view.lang.count(dialog.forms.len());
        ui.add(Label::new(t!("forms.usable", locale = locale, count = count)).bold());
        for form in &*dialog.forms {
            ui.add(Label::new(format!("• {form}")));
        }
        if !dialog.mistakes.is_empty() {
            ui.add_space(sizes.gap);
            let count = view.lang.count(dialog.mistakes.len());
            let head = t!("forms.mistakes", locale = locale, count = count);
            ui.add(Label::new(head).bold().color(*colors.bad));
            for mistake in &*dialog.mistakes {
                ui.add(Label::new(format!("• {mistake}")).selectable(true));
            }
        }
    });
    let close = ("dialog.close", &[Action::Dismiss][..]);
    let again = ("forms.again", &[Action::Dismiss, Action::OwnForms][..]);
    let choose = ("forms.choose_other", &[Action::ChooseForms][..]);
    let leave = ("forms.leave", &[Action::Dismiss, Action::LeaveForms][..]);
    buttons_ui(ui, view, [close, again, choose, leave], actions)
}
