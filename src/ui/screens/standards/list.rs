//! At the left: what is looked for, the standards that fit, and the passages that have its words.

use egui::{Id, Key, Modifiers, ScrollArea, Ui};
use rust_i18n::t;

use super::{Spot, StandardsState, StandardsView};
use crate::standards::{Hit, Standard};
use crate::ui::thai_text::{Field, Label};
use crate::ui::widgets::entry::entry;
use crate::words;

/// How many letters of a passage are shown.
const SHOWN: usize = 110;

pub(super) fn ui(ui: &mut Ui, view: &StandardsView<'_>, state: &mut StandardsState) {
    search_ui(ui, view, state);
    ui.add_space(view.theme.sizes.gap);
    let mut wish = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let all = view.standards.all();
        let Some(hits) = state.hits() else {
            for (at, standard) in all.iter().enumerate() {
                standard_ui(ui, view, state, at, standard, &mut wish);
            }
            return;
        };
        for at in &hits.standards {
            if let Some(standard) = all.get(*at) {
                standard_ui(ui, view, state, *at, standard, &mut wish);
            }
        }
        if !hits.passages.is_empty() {
            ui.add_space(view.theme.sizes.gap);
            heading_ui(ui, view, &t!("standards.passages", locale = view.lang.code()));
        }
        for (index, hit) in hits.passages.iter().enumerate() {
            hit_ui(ui, view, index, hit, &mut wish);
        }
        let told = if hits.more {
            Some("standards.more")
        } else if hits.standards.is_empty() && hits.passages.is_empty() {
            Some("standards.nothing")
        } else {
            None
        };
        if let Some(key) = told {
            heading_ui(ui, view, &t!(key, locale = view.lang.code()));
        }
    });
    match wish {
        Some(Wish::Read(spot)) => state.read(spot),
        Some(Wish::Find(hit)) => {
            state.read(Spot { standard: hit.standard, level: hit.level });
            state.found = Some((hit.part, hit.number));
        }
        None => {}
    }
}

/// What was chosen in the list.
enum Wish {
    Read(Spot),
    Find(Hit),
}

fn search_ui(ui: &mut Ui, view: &StandardsView<'_>, state: &mut StandardsState) {
    let id = Id::unique("standards search");
    let arrives = std::mem::take(&mut state.wants_focus);
    if arrives {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // Escape empties the field first; only then it leads away.
    if ui.memory(|memory| memory.has_focus(id))
        && !state.typed().is_empty()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        state.search(view.standards, String::new());
    }
    let hint = t!("standards.search", locale = view.lang.code());
    let width = ui.available_width();
    let field = Field::line(id, state.typed()).name(&hint).hint(&hint).width(width);
    let output = field.menu(view.lang).select_all(arrives).show(ui);
    if let Some(typed) = output.edited {
        state.search(view.standards, typed);
    }
}

fn heading_ui(ui: &mut Ui, view: &StandardsView<'_>, words: &str) {
    let weak = *view.theme.colors.text_weak;
    ui.add(Label::new(words).size(view.theme.sizes.small).color(weak));
}

fn standard_ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &StandardsState,
    at: usize,
    standard: &Standard,
    wish: &mut Option<Wish>,
) {
    let chosen = state.spot.standard == at;
    let def = standard.def();
    let levels = standard.ladder().collect::<Vec<_>>().join(" · ");
    let kind = format!("{} {}", t!("standard.type", locale = view.lang.code()), def.kind);
    let id = Id::unique(("standard", at));
    let clicked = entry(ui, view.theme, id, chosen, standard.title(), |ui| {
        ui.add(Label::new(standard.title()).bold());
        heading_ui(ui, view, &kind);
        // While something is looked for, what was found needs the room.
        if state.hits().is_none() {
            heading_ui(ui, view, &levels);
            heading_ui(ui, view, &def.source);
        }
    });
    if clicked && !chosen {
        *wish = Some(Wish::Read(Spot { standard: at, level: 0 }));
    }
}

fn hit_ui(ui: &mut Ui, view: &StandardsView<'_>, index: usize, hit: &Hit, wish: &mut Option<Wish>) {
    let spot = Spot { standard: hit.standard, level: hit.level };
    let Some((standard, level)) = view.at(spot) else { return };
    let place = words::level_of(view.lang, standard, &level.level);
    let part = words::standard_part(view.lang, standard, hit.part);
    let text = format!("{} {}", hit.number, short(&hit.text));
    let id = Id::unique(("standard passage", index));
    let name = format!("{place} {part} {text}");
    let clicked = entry(ui, view.theme, id, false, &name, |ui| {
        heading_ui(ui, view, &place);
        heading_ui(ui, view, &part);
        ui.add(Label::new(text.trim()));
    });
    if clicked {
        *wish = Some(Wish::Find(hit.clone()));
    }
}

/// The beginning of a passage.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            let begin = text.get(..end).unwrap_or_default();
            format!("{}…", begin.rsplit_once(' ').map_or(begin, |(whole, _)| whole))
        }
        None => text.to_owned(),
    }
}
