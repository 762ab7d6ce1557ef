//! The start: no case is open. Begin one of the forms, or open a file.

use egui::{Id, Ui};
use rust_i18n::t;

use crate::base::FormId;
use crate::form::Forms;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::theme::Theme;
use crate::ui::widgets::{button, card};
use crate::words::Lang;

/// What the start draws from.
pub struct StartView<'a> {
    /// The forms that can be begun.
    pub forms: &'a Forms,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the start.
pub fn ui(ui: &mut Ui, view: &StartView<'_>, actions: &mut Vec<Action>) {
    with(ui, view, actions, |_, _| {});
}

/// Draws the start, with something more below.
pub fn with(
    ui: &mut Ui,
    view: &StartView<'_>,
    actions: &mut Vec<Action>,
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let StartView { forms, lang, theme } = view;
    let (sizes, locale) = (&theme.sizes, lang.code());
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(sizes.column_width);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(sizes.gap_section * 2.0);
                ui.add(Label::new(t!("start.title", locale = locale)).size(sizes.title).bold());
                let hint = t!("start.hint", locale = locale);
                ui.add(Label::new(hint).color(*theme.colors.text_weak));
                ui.add_space(sizes.gap_section);
                ui.add(Label::new(t!("start.new", locale = locale)).size(sizes.heading).bold());
                ui.add_space(sizes.gap);
                form_cards(ui, forms, *lang, theme, "start", actions, Action::Begin);
                ui.add_space(sizes.gap_section);
                ui.add(Label::new(t!("start.open", locale = locale)).size(sizes.heading).bold());
                ui.add_space(sizes.gap);
                let open = t!("start.open_file", locale = locale);
                if button::secondary(ui, theme, Some(Icon::Open), &open).clicked() {
                    actions.push(Action::Open);
                }
                ui.add_space(sizes.gap);
                let blank = t!("command.blank", locale = locale);
                if button::link(ui, theme, Some(Icon::Print), &blank).clicked() {
                    actions.push(Action::Blank);
                }
                more(ui, actions);
                ui.add_space(sizes.gap_section);
            });
        });
    });
}

/// A card a form: what it is for, and its annex. Gives back the id of the first.
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
    let id = |form: &FormId| Id::unique((salt, "begin", form.as_str()));
    for form in forms.all() {
        let def = form.def();
        let annex = t!("start.annex", locale = lang.code(), annex = def.annex);
        let response = card::choice(ui, theme, id(form.id()), &def.name, |ui| {
            ui.add(Label::new(def.name.as_str()).bold());
            ui.add(Label::new(annex).size(theme.sizes.small).color(*theme.colors.text_weak));
        });
        if response.clicked() {
            actions.push(action(form.id().clone()));
        }
    }
    forms.all().next().map_or(Id::NULL, |form| id(form.id()))
}
