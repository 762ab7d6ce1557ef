//! The sheet of shortcuts, made from the table of commands.

use egui::{Id, ScrollArea, Ui};
use rust_i18n::t;

use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::command::{Command, Menu, Situation, commands};
use crate::ui::thai_text::Label;
use crate::ui::widgets::pair;

/// The menus of the right column; the others stand at the left.
const RIGHT: [Menu; 1] = [Menu::Go];

pub(super) fn ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    let room = ui.ctx().content_rect().size();
    ui.set_width(view.theme.sizes.column_width.min(room.x - 96.0));
    title_ui(ui, view, "command.shortcuts");
    ScrollArea::vertical().max_height(room.y - 210.0).auto_shrink([false, true]).show(ui, |ui| {
        pair(
            ui,
            view.theme,
            &mut (),
            |ui, ()| {
                for menu in Menu::ALL.into_iter().filter(|menu| !RIGHT.contains(menu)) {
                    menu_ui(ui, view, menu);
                }
            },
            |ui, ()| {
                for menu in RIGHT {
                    menu_ui(ui, view, menu);
                }
                fields_ui(ui, view);
            },
        );
    });
    close_ui(ui, view, actions)
}

fn menu_ui(ui: &mut Ui, view: &DialogView<'_>, menu: Menu) {
    let with_keys = |c: &&Command| c.menu == menu && !c.shortcuts.is_empty() && c.is_of(view.form);
    heading_ui(ui, view, menu.key());
    for command in commands().filter(with_keys) {
        if let Some(first) = command.shortcuts.first() {
            let keys = ui.ctx().format_shortcut(first);
            row_ui(ui, view, &keys, &command.name(view.lang, Situation::default(), view.form));
        }
    }
}

/// Keys, and what they do.
fn row_ui(ui: &mut Ui, view: &DialogView<'_>, keys: &str, what: &str) {
    const KEYS_WIDTH: f32 = 180.0;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(KEYS_WIDTH);
            ui.add(Label::new(keys).color(*view.theme.colors.text_weak));
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(what));
        });
    });
}

/// The keys that work inside fields, which are no commands.
fn fields_ui(ui: &mut Ui, view: &DialogView<'_>) {
    let locale = view.lang.code();
    heading_ui(ui, view, "keys.fields");
    for (keys, key) in [
        ("Tab, Shift+Tab", "keys.tab"),
        ("↑ ↓ ← →", "keys.arrows"),
        ("Delete", "keys.delete"),
        ("Esc", "keys.escape"),
    ] {
        row_ui(ui, view, keys, &t!(key, locale = locale));
    }
}

fn heading_ui(ui: &mut Ui, view: &DialogView<'_>, key: &str) {
    ui.add_space(view.theme.sizes.gap);
    ui.add(Label::new(t!(key, locale = view.lang.code())).bold());
}
