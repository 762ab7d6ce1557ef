//! The sheet of shortcuts, made from the table of commands.

use egui::{Grid, Id, ScrollArea, Ui};
use rust_i18n::t;

use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::action::{COMMANDS, Menu};
use crate::ui::thai_text::Label;

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    title_ui(ui, view, "command.shortcuts");
    let height = ui.max_rect().height().min(ui.ctx().content_rect().height() - 260.0);
    ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
        for menu in Menu::ALL {
            menu_ui(ui, view, menu);
        }
        fields_ui(ui, view);
    });
    close_ui(ui, view, actions)
}

fn menu_ui(ui: &mut Ui, view: &DialogView<'_>, menu: Menu) {
    let locale = view.lang.code();
    let with_keys = |c: &&crate::ui::action::Command| c.menu == menu && !c.shortcuts.is_empty();
    heading_ui(ui, view, menu.key());
    Grid::new(menu.key()).num_columns(2).min_col_width(200.0).show(ui, |ui| {
        for command in COMMANDS.iter().filter(with_keys) {
            ui.add(Label::new(keys(ui.ctx(), command.shortcuts)).wrap(false));
            ui.add(Label::new(t!(command.key, locale = locale)).wrap(false));
            ui.end_row();
        }
    });
}

/// The keys that work inside fields, which are no commands.
fn fields_ui(ui: &mut Ui, view: &DialogView<'_>) {
    let locale = view.lang.code();
    heading_ui(ui, view, "keys.fields");
    Grid::new("keys.fields").num_columns(2).min_col_width(200.0).show(ui, |ui| {
        for (keys, key) in [
            ("Tab, Shift+Tab", "keys.tab"),
            ("↑ ↓ ← →", "keys.arrows"),
            ("Delete", "keys.delete"),
            ("Esc", "keys.escape"),
        ] {
            ui.add(Label::new(keys).wrap(false));
            ui.add(Label::new(t!(key, locale = locale)).wrap(false));
            ui.end_row();
        }
    });
}

fn heading_ui(ui: &mut Ui, view: &DialogView<'_>, key: &str) {
    ui.add_space(view.theme.sizes.gap);
    ui.add(Label::new(t!(key, locale = view.lang.code())).bold());
}

/// Shortcuts, as the keyboard of this system names them.
pub fn keys(ctx: &egui::Context, shortcuts: &[egui::KeyboardShortcut]) -> String {
    let names: Vec<_> = shortcuts.iter().map(|shortcut| ctx.format_shortcut(shortcut)).collect();
    names.join(", ")
}
