//! What a field offers under the other mouse button.

use egui::{Button, Key, KeyboardShortcut, Modifiers, Response, Ui, ViewportCommand};
use rust_i18n::t;

use crate::words::Lang;

use super::selection::Selection;
use super::state::State;

/// What is chosen, and done when the menu is gone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Cut,
    Copy,
    Paste,
    SelectAll,
}

impl Choice {
    /// Grouped as people know them.
    const ALL: [Self; 4] = [Self::Cut, Self::Copy, Self::Paste, Self::SelectAll];

    const fn key(self) -> Key {
        match self {
            Self::Cut => Key::X,
            Self::Copy => Key::C,
            Self::Paste => Key::V,
            Self::SelectAll => Key::A,
        }
    }

    fn word(self, lang: Lang) -> String {
        let locale = lang.code();
        let word = match self {
            Self::Cut => t!("field.cut", locale = locale),
            Self::Copy => t!("field.copy", locale = locale),
            Self::Paste => t!("field.paste", locale = locale),
            Self::SelectAll => t!("field.select_all", locale = locale),
        };
        word.into_owned()
    }

    const fn is_possible(self, state: &State, read_only: bool) -> bool {
        match self {
            Self::Cut => !read_only && !state.selection.is_empty(),
            Self::Copy => !state.selection.is_empty(),
            Self::Paste => !read_only,
            Self::SelectAll => !state.text.is_empty(),
        }
    }
}

/// Shows the menu while it is open, and does what is chosen.
pub(super) fn show(response: &Response, state: &mut State, read_only: bool, lang: Lang) {
    let mut chosen = None;
    response.context_menu(|ui| {
        for choice in Choice::ALL {
            if choice == Choice::SelectAll {
                ui.separator();
            }
            if button(ui, choice, choice.is_possible(state, read_only), lang).clicked() {
                chosen = Some(choice);
                ui.close();
            }
        }
    });
    let Some(chosen) = chosen else {
        return;
    };
    let ctx = &response.ctx;
    // The click on the menu took the focus away, and what is pasted goes where the focus is.
    ctx.memory_mut(|memory| memory.request_focus(response.id));
    match chosen {
        Choice::Cut => ctx.send_viewport_cmd(ViewportCommand::RequestCut),
        Choice::Copy => ctx.send_viewport_cmd(ViewportCommand::RequestCopy),
        Choice::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
        Choice::SelectAll => state.selection = Selection::of(0..state.text.len()),
    }
}

fn button(ui: &mut Ui, choice: Choice, possible: bool, lang: Lang) -> Response {
    let shortcut = KeyboardShortcut::new(Modifiers::COMMAND, choice.key());
    let shortcut = ui.ctx().format_shortcut(&shortcut);
    ui.add_enabled(possible, Button::new(choice.word(lang)).shortcut_text(shortcut))
}
