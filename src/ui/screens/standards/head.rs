//! Above the reading: which standard, whose it is, which level, and with what it is compared.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Id, Layout, TextWrapMode, Ui};
use rust_i18n::t;

use super::{Spot, StandardsCommand, StandardsState, StandardsView};
use crate::standards::Standard;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::ui::widgets::choice::{Choice, Chose, Item};
use crate::words;

pub(super) fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &mut StandardsState,
    actions: &mut Vec<Action>,
) {
    let locale = view.lang.code();
    let Some((standard, _)) = view.at(state.spot) else { return };
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let back = t!("standards.back", locale = locale);
            if button::secondary(ui, view.theme, Some(Icon::Left), &back).clicked() {
                actions.push(Action::Standards(StandardsCommand::Close));
            }
            let print = t!("standards.print", locale = locale);
            if button::secondary(ui, view.theme, Some(Icon::Print), &print).clicked() {
                actions.push(Action::Standards(StandardsCommand::Print));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = Label::new(standard.title()).size(view.theme.sizes.title).bold();
                ui.add(title.wrap(false));
            });
        });
    });
    let def = standard.def();
    let line = format!(
        "{} · {} {} · {} {}",
        def.source,
        t!("standard.type", locale = locale),
        def.kind,
        t!("standard.line", locale = locale),
        def.line
    );
    ui.add(Label::new(line).color(*view.theme.colors.text_weak));
    ui.add_space(view.theme.sizes.gap);
    ui.horizontal_wrapped(|ui| {
        levels_ui(ui, view, state, standard);
        ui.separator();
        ui.add(Label::new(t!("standards.compare_with", locale = locale)).wrap(false));
        other_ui(ui, view, state);
        if state.other.is_some() {
            let words = t!("standards.only_changes", locale = locale);
            let entry = Button::selectable(state.only_changes, words.as_ref());
            if ui.add(entry).clicked() {
                state.only_changes = !state.only_changes;
            }
        }
    });
}

fn levels_ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &mut StandardsState,
    standard: &Standard,
) {
    let name = t!("standards.level", locale = view.lang.code());
    let options: Vec<_> = standard
        .ladder()
        .enumerate()
        .map(|(at, label)| Item { id: Id::unique(("standard level", at)), label })
        .collect();
    let chosen = Some(state.spot.level);
    let choice = Choice { name: &name, options: &options, chosen, enabled: true };
    if let Some(Chose::Option(level)) = choice.show(ui, view.theme)
        && level != state.spot.level
    {
        let other = state.other.filter(|other| *other != Spot { level, ..state.spot });
        state.read(Spot { level, ..state.spot });
        state.compare(other);
    }
}

/// The level that it is compared with: of the same posts first, then of all others.
fn other_ui(ui: &mut Ui, view: &StandardsView<'_>, state: &mut StandardsState) {
    let nothing = t!("standards.nothing_else", locale = view.lang.code());
    let now = state.other.and_then(|other| view.at(other)).map_or_else(
        || nothing.to_string(),
        |(standard, level)| words::level_of(view.lang, standard, &level.level),
    );
    let mut wish = None;
    let (response, _) = MenuButton::from_button(Button::new(format!("{now}  ▾"))).ui(ui, |ui| {
        let mut entry = |ui: &mut Ui, other: Option<Spot>, text: &str| {
            let entry = Button::selectable(state.other == other, text);
            if ui.add(entry.wrap_mode(TextWrapMode::Extend)).clicked() {
                wish = Some(other);
            }
        };
        entry(ui, None, &nothing);
        let own_first = |at: &usize| *at != state.spot.standard;
        let mut order: Vec<usize> = (0..view.standards.all().len()).collect();
        order.sort_by_key(own_first);
        for at in order {
            let Some(standard) = view.standards.all().get(at) else { continue };
            ui.separator();
            for (level, name) in standard.ladder().enumerate() {
                let spot = Spot { standard: at, level };
                if spot != state.spot {
                    entry(ui, Some(spot), &words::level_of(view.lang, standard, name));
                }
            }
        }
    });
    let name = t!("standards.compare_with", locale = view.lang.code());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(name.as_ref()));
    if let Some(other) = wish {
        state.compare(other);
    }
}
