//! What a file is to be called.

use std::path::Path;

use egui::{Id, Key, Ui};
use rust_i18n::t;

use super::{DialogView, title_ui};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::screens::library::LibraryCommand;
use crate::ui::thai_text::Field;
use crate::ui::widgets::button;
use crate::ui::widgets::notice::{self, Tone};

/// What no file of every system can have in its name.
fn fits(name: &str) -> bool {
    let unfit = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    let name = name.trim();
    !name.is_empty() && !name.contains(unfit) && !name.ends_with('.') && !name.starts_with('.')
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    path: &Path,
    name: &mut String,
    actions: &mut Vec<Action>,
) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "library.rename_title");
    let id = Id::unique("rename file");
    let asked = t!("library.rename_name", locale = locale);
    let typed = Field::line(id, name).name(&asked).menu(view.lang).show(ui).edited;
    if let Some(typed) = typed {
        *name = typed;
    }
    let good = fits(name);
    if !good {
        let why = t!("library.rename_bad", locale = locale);
        notice::hint(ui, view.theme, Tone::Warning, Icon::Warning, &why);
    }
    let entered = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        let now = t!("library.rename_now", locale = locale);
        let clicked = button::primary_if(ui, view.theme, good, &now).clicked();
        if good && (clicked || entered) {
            let name = name.trim().to_owned();
            actions.push(Action::Library(LibraryCommand::RenameTo { path: path.to_owned(), name }));
        }
        let cancel = t!("dialog.cancel", locale = locale);
        if button::secondary(ui, view.theme, None, &cancel).clicked() {
            actions.push(Action::Dismiss);
        }
    });
    id
}
