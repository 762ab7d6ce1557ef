//! No case is there yet: what the program is for, the three forms, a sample of each.

use egui::Ui;
use rust_i18n::t;

use super::{LibraryCommand, LibraryView};
use crate::form::FormGroup;
use crate::ui::Action;
use crate::ui::screens::start::{self, StartView};
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

pub(super) fn ui(ui: &mut Ui, view: &LibraryView<'_>, well: bool, actions: &mut Vec<Action>) {
    let (sizes, locale) = (&view.theme.sizes, view.lang.code());
    let start =
        StartView { recent: view.recent, forms: view.forms, lang: view.lang, theme: view.theme };
    start::ui(ui, &start, actions, |ui, actions| {
        ui.add_space(sizes.gap_wide);
        ui.add(Label::new(t!("library.samples", locale = locale)).size(sizes.heading).bold());
        ui.add_space(sizes.gap / 2.0);
        ui.horizontal_wrapped(|ui| {
            // What is drawn from cases has no sample: there would be no cases behind it.
            for form in view.forms.all().filter(|form| form.def().group == FormGroup::Post) {
                let Some(annex) = &form.def().annex else { continue };
                let annex = view.lang.digits(annex);
                let name = t!("library.sample", locale = locale, annex = annex);
                if button::secondary(ui, view.theme, None, &name).clicked() {
                    actions.push(Action::Library(LibraryCommand::Sample(form.id().clone())));
                }
            }
        });
        let Some(folder) = view.folder else { return };
        ui.add_space(sizes.gap);
        // Why it cannot be read stands at the top, with what to do.
        if !well {
            return;
        }
        let text = t!("library.kept_in", locale = locale, path = folder);
        ui.add(Label::new(text).color(*view.theme.colors.text_weak));
        let change = t!("library.choose_folder", locale = locale);
        if button::link_at_edge(ui, view.theme, &change, |_| {}).clicked() {
            actions.push(Action::Library(LibraryCommand::ChooseFolder));
        }
    });
}
