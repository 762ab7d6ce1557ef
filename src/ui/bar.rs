//! The bar at the top: menus, what is done most, and the language; and the line at the bottom.

use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Align, Button, Layout, Ui};
use rust_i18n::t;

use super::Action;
use super::command::{Command, Menu, Situation, commands};
use super::thai_text::Label;
use super::theme::Theme;
use super::widgets::button;
use crate::form::Form;
use crate::words::Lang;

/// How the case stands to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// The file has everything.
    Saved,
    /// There are changes that no file has.
    Unsaved,
    /// It is being written right now.
    Saving,
    /// No file has it, and nothing is lost yet.
    Nowhere,
    /// It can only be looked at.
    ReadOnly,
}

impl SaveState {
    /// The key of its words.
    fn key(self) -> &'static str {
        match self {
            Self::Saved => "status.saved",
            Self::Unsaved => "status.unsaved",
            Self::Saving => "status.saving",
            Self::Nowhere => "status.nowhere",
            Self::ReadOnly => "status.read_only",
        }
    }
}

/// What bar and status line draw from.
pub struct BarView<'a> {
    /// What makes sense now.
    pub now: Situation,
    /// The post, or what is open; empty on the start screen.
    pub title: &'a str,
    /// Where the case is saved.
    pub file: &'a str,
    /// How the case stands to its file.
    pub saved: SaveState,
    /// The form of the case that is open.
    pub form: Option<&'a Form>,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the bar at the top.
pub fn ui(ui: &mut Ui, view: &BarView<'_>, actions: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            let name = t!(menu.key(), locale = view.lang.code());
            MenuButton::from_button(Button::new(name.as_ref()).frame_when_inactive(false))
                .ui(ui, |ui| menu_ui(ui, view, menu, actions));
        }
        ui.separator();
        for action in [Action::Save, Action::Undo, Action::Redo, Action::Preview, Action::PrintPdf]
        {
            if let Some(command) = action.command() {
                icon_ui(ui, view, command, actions);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let other = t!("bar.other_language", locale = view.lang.code());
            let language = Action::OtherLanguage.command().and_then(|command| command.icon);
            if button::quiet(ui, view.theme, true, language, &other).clicked() {
                actions.push(Action::OtherLanguage);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(view.theme.sizes.gap_wide);
                ui.add(Label::new(view.title).bold().wrap(false));
            });
        });
    });
}

fn menu_ui(ui: &mut Ui, view: &BarView<'_>, menu: Menu, actions: &mut Vec<Action>) {
    ui.set_min_width(260.0);
    for command in commands().filter(|of| of.menu == menu && of.is_of(view.form)) {
        if command.parted {
            ui.separator();
        }
        let name = command.name(view.lang, view.now, view.form);
        let mut entry = Button::new(name.as_str()).wrap_mode(egui::TextWrapMode::Extend);
        if let Some(shortcut) = command.shortcuts.first() {
            entry = entry.shortcut_text(ui.ctx().format_shortcut(shortcut));
        }
        if ui.add_enabled(command.available(view.now), entry).clicked() {
            actions.push(command.action.clone());
        }
    }
}

fn icon_ui(ui: &mut Ui, view: &BarView<'_>, command: &Command, actions: &mut Vec<Action>) {
    let Some(icon) = command.icon else { return };
    let name = t!(command.key, locale = view.lang.code());
    let spoken = match command.shortcuts.first() {
        Some(shortcut) => format!("{name} ({})", ui.ctx().format_shortcut(shortcut)),
        None => name.into_owned(),
    };
    if button::icon(ui, view.theme, command.available(view.now), icon, &spoken).clicked() {
        actions.push(command.action.clone());
    }
}

/// Draws the line at the bottom: where the case is saved, and whether it is.
pub fn status_ui(ui: &mut Ui, view: &BarView<'_>) {
    if view.now.step.is_none() {
        return;
    }
    let locale = view.lang.code();
    let small = view.theme.sizes.small;
    let weak = *view.theme.colors.text_weak;
    ui.horizontal_centered(|ui| {
        let state = t!(view.saved.key(), locale = locale);
        ui.add(Label::new(state).size(small).color(weak).wrap(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(view.file).size(small).color(weak).wrap(false));
        });
    });
}
