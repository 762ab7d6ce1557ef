//! The start: no case is open. Begin one of the forms, or open a file.

use std::path::{Path, PathBuf};

use egui::{Align, Id, Layout, Ui, UiBuilder, Vec2};
use rust_i18n::t;

use crate::base::FormId;
use crate::form::{FormGroup, Forms};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;
use crate::ui::widgets::{button, card};
use crate::words::{self, Lang};

/// What the start draws from.
pub struct StartView<'a> {
    /// The forms that can be begun.
    pub forms: &'a Forms,
    /// The files opened last, newest first.
    pub recent: &'a [PathBuf],
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the start, with something more below.
pub fn ui(
    ui: &mut Ui,
    view: &StartView<'_>,
    actions: &mut Vec<Action>,
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let StartView { lang, theme, .. } = view;
    let (sizes, locale) = (&theme.sizes, lang.code());
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(sizes.column_width);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(sizes.gap_wide);
                ui.add(Label::new(t!("start.title", locale = locale)).size(sizes.title).bold());
                let hint = t!("start.hint", locale = locale);
                ui.add(Label::new(hint).color(*theme.colors.text_weak));
                ui.add_space(sizes.gap_wide);
                // Whoever was here before most often goes on with what was open.
                if view.recent.is_empty() {
                    new_ui(ui, view, actions);
                    ui.add_space(sizes.gap_wide);
                    open_ui(ui, view, actions);
                } else {
                    open_ui(ui, view, actions);
                    ui.add_space(sizes.gap_wide);
                    new_ui(ui, view, actions);
                }
                more(ui, actions);
                // What comes at the end of a round stands at the end, and in no beginner's way.
                ui.add_space(sizes.gap_wide);
                paper_buttons(ui, view.forms, *lang, theme, actions, Action::Begin);
                ui.add_space(sizes.gap_section);
            });
        });
    });
}

fn new_ui(ui: &mut Ui, view: &StartView<'_>, actions: &mut Vec<Action>) {
    let StartView { forms, lang, theme, .. } = view;
    let title = t!("start.new", locale = lang.code());
    let head = ui.horizontal(|ui| {
        ui.set_min_size(Vec2::new(ui.available_width(), theme.sizes.control_height));
        ui.add(Label::new(title).size(theme.sizes.heading).bold());
    });
    ui.add_space(theme.sizes.gap);
    post_cards(ui, forms, *lang, theme, "start", actions, Action::Begin);
    // At the end of the line above the cards, but behind them for the Tab key.
    let layout = Layout::right_to_left(Align::Center);
    let mut end = ui.new_child(UiBuilder::new().max_rect(head.response.rect).layout(layout));
    let blank = t!("command.blank", locale = lang.code());
    if button::secondary(&mut end, theme, Some(Icon::Print), &blank).clicked() {
        actions.push(Action::Blank);
    }
}

fn open_ui(ui: &mut Ui, view: &StartView<'_>, actions: &mut Vec<Action>) {
    let (theme, locale) = (view.theme, view.lang.code());
    ui.add(Label::new(t!("start.open", locale = locale)).size(theme.sizes.heading).bold());
    ui.add_space(theme.sizes.gap / 2.0);
    for path in view.recent.iter().take(SHOWN) {
        recent_ui(ui, view, path, actions);
    }
    if !view.recent.is_empty() {
        ui.add_space(theme.sizes.gap);
    }
    ui.horizontal_wrapped(|ui| {
        let open = t!("start.open_file", locale = locale);
        if button::secondary(ui, theme, Some(Icon::Open), &open).clicked() {
            actions.push(Action::Open);
        }
        if !view.recent.is_empty() {
            let recent = t!("command.recent", locale = locale);
            if button::secondary(ui, theme, None, &recent).clicked() {
                actions.push(Action::Recent);
            }
        }
        let declined = t!("start.declined", locale = locale);
        if button::secondary(ui, theme, None, &declined).clicked() {
            actions.push(Action::Versions);
        }
    });
}

/// How many of the files opened last are shown.
const SHOWN: usize = 6;

/// One of the files opened last: its name leads to it, its folder stands beside.
fn recent_ui(ui: &mut Ui, view: &StartView<'_>, path: &Path, actions: &mut Vec<Action>) {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = path.parent().map(words::shown).unwrap_or_default();
    let folder = Label::new(folder).size(view.theme.sizes.small);
    let folder = folder.color(*view.theme.colors.text_weak).wrap(false);
    let beside = |ui: &mut Ui| drop(ui.add(folder));
    if button::link_at_edge(ui, view.theme, &name, beside).clicked() {
        actions.push(Action::OpenFile(path.to_owned()));
    }
}

/// A card for each form about a post: what it is for, and its annex. The papers of a round and the
/// reports stand below, a button each. Gives back the id of the first.
///
/// They can stand on the screen twice, so `salt` tells them apart.
pub fn form_cards(
    ui: &mut Ui,
    forms: &Forms,
    lang: Lang,
    theme: &Theme,
    salt: &str,
    actions: &mut Vec<Action>,
    action: fn(FormId) -> Action,
) -> Id {
    let first = post_cards(ui, forms, lang, theme, salt, actions, action);
    paper_buttons(ui, forms, lang, theme, actions, action);
    first
}

/// The cards alone.
fn post_cards(
    ui: &mut Ui,
    forms: &Forms,
    lang: Lang,
    theme: &Theme,
    salt: &str,
    actions: &mut Vec<Action>,
    action: fn(FormId) -> Action,
) -> Id {
    let id = |form: &FormId| Id::unique((salt, "begin", form.as_str()));
    for form in forms.all().filter(|form| form.def().group == FormGroup::Post) {
        let def = form.def();
        let annex = words::annex(lang, form);
        let response = card::choice(ui, theme, id(form.id()), &def.name, |ui| {
            // Nothing in this line is pressed, so that it is no higher than its words.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme.sizes.gap_wide;
                ui.add(Label::new(def.name.as_str()).bold().wrap(false));
                let annex = Label::new(annex).size(theme.sizes.small);
                ui.add(annex.color(*theme.colors.text_weak).wrap(false));
            });
        });
        if response.clicked() {
            actions.push(action(form.id().clone()));
        }
    }
    forms.all().next().map_or(Id::NULL, |form| id(form.id()))
}

/// The buttons alone.
fn paper_buttons(
    ui: &mut Ui,
    forms: &Forms,
    lang: Lang,
    theme: &Theme,
    actions: &mut Vec<Action>,
    action: fn(FormId) -> Action,
) {
    for (group, words) in [(FormGroup::Round, "start.round"), (FormGroup::Reports, "start.reports")]
    {
        let forms: Vec<_> = forms.all().filter(|form| form.def().group == group).collect();
        if forms.is_empty() {
            continue;
        }
        ui.add_space(theme.sizes.gap);
        let words = t!(words, locale = lang.code());
        ui.add(Label::new(words).size(theme.sizes.small).color(*theme.colors.text_weak));
        ui.horizontal_wrapped(|ui| {
            for form in forms {
                if button::secondary(ui, theme, None, &form.def().name).clicked() {
                    actions.push(action(form.id().clone()));
                }
            }
        });
    }
}
