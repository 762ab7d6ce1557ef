//! What is read, put into the case that is open; and what of it does not fit.

use egui::Ui;
use rust_i18n::t;

use super::{StandardsCommand, StandardsState, StandardsView};
use crate::drafting::{fill, misfits};
use crate::form::Role;
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::ui::widgets::notice::{self, Tone};
use crate::words;

pub(super) fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &StandardsState,
    actions: &mut Vec<Action>,
) {
    let Some((form, case)) = view.into else { return };
    let Some((standard, level)) = view.at(state.spot) else { return };
    let locale = view.lang.code();
    ui.add_space(view.theme.sizes.gap / 2.0);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(view.theme.sizes.control_height);
        ui.add(Label::new(t!("standards.into_case", locale = locale)).bold().wrap(false));
        let mut deed = |enabled: bool, name: &str, deed: StandardsCommand| {
            if button::secondary_if(ui, view.theme, enabled, name).clicked() {
                actions.push(Action::Standards(deed));
            }
        };
        if state.other.is_some() {
            let name = t!("standards.draft", locale = locale);
            deed(form.role(Role::Comparison).is_some(), &name, StandardsCommand::Draft);
            return;
        }
        let fills = fill(form, case, standard, level).is_some();
        deed(fills, &t!("standards.fill", locale = locale), StandardsCommand::Fill);
        let count = view.lang.count(state.chosen.len());
        for (role, one, some, wish) in [
            (
                Role::OldDuties,
                "standards.insert_old",
                "standards.insert_old_some",
                StandardsCommand::InsertOld,
            ),
            (
                Role::NewDuties,
                "standards.insert_new",
                "standards.insert_new_some",
                StandardsCommand::InsertNew,
            ),
        ] {
            let name = if state.chosen.is_empty() {
                t!(one, locale = locale)
            } else {
                t!(some, locale = locale, count = count)
            };
            deed(form.role(role).is_some(), &name, wish);
        }
    });
    for misfit in misfits(form, case, standard) {
        let text = words::misfit(view.lang, standard, &misfit);
        notice::hint(ui, view.theme, Tone::Warning, Icon::Warning, &text);
    }
}
