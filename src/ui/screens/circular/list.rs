//! At the left: what is looked for, and below it the contents, or what was found.

use egui::{Id, Key, Modifiers, ScrollArea, Ui};
use rust_i18n::t;

use super::{CircularState, CircularView, contents, hits};
use crate::ui::thai_text::{Field, Label};

/// What was chosen in the list.
pub(super) enum Wish {
    /// A part.
    Part(usize),
    /// A passage.
    Passage(usize),
}

pub(super) fn ui(ui: &mut Ui, view: &CircularView<'_>, state: &mut CircularState) {
    search_ui(ui, view, state);
    ui.add_space(view.theme.sizes.gap);
    let mut wish = None;
    let salt = if state.hits().is_some() { "hits" } else { "contents" };
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if state.hits().is_some() {
            hits::ui(ui, view, state, &mut wish);
        } else {
            contents::ui(ui, view, state, &mut wish);
        }
    });
    match wish {
        Some(Wish::Part(part)) => state.read_part(part),
        Some(Wish::Passage(passage)) => state.read(passage),
        None => {}
    }
}

fn search_ui(ui: &mut Ui, view: &CircularView<'_>, state: &mut CircularState) {
    let id = Id::unique("circular search");
    let arrives = std::mem::take(&mut state.wants_focus);
    if arrives {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // Escape empties the field first; only then it leads away. Enter reads what answers best.
    if ui.memory(|memory| memory.has_focus(id)) && !state.typed().is_empty() {
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if key(Key::Escape) {
            state.search(String::new());
        } else if key(Key::Enter)
            && let Some(best) = state.hits().and_then(|hits| hits.first())
        {
            state.read(best.passage);
        }
    }
    let hint = t!("circular.search", locale = view.lang.code());
    let width = ui.available_width();
    let field = Field::line(id, state.typed()).name(&hint).hint(&hint).width(width);
    let output = field.menu(view.lang).select_all(arrives).show(ui);
    if let Some(typed) = output.edited {
        state.search(typed);
    }
}

/// A small line of the list.
pub(super) fn small(ui: &mut Ui, view: &CircularView<'_>, words: &str) {
    let weak = *view.theme.colors.text_weak;
    ui.add(Label::new(words).size(view.theme.sizes.small).color(weak));
}
