//! How far the saving of many PDFs has come, and a way to stop it.

use egui::{Frame, Margin, ProgressBar, Ui};
use rust_i18n::t;

use super::{LibraryCommand, LibraryView};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

/// How wide the bar is.
const BAR: f32 = 320.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    saving: Option<(usize, usize)>,
    actions: &mut Vec<Action>,
) {
    let Some((done, of)) = saving else { return };
    let (lang, locale, theme) = (view.lang, view.lang.code(), view.theme);
    let frame = Frame::NONE.fill(*theme.colors.accent_soft).corner_radius(theme.radius());
    frame.inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_width(ui.available_width());
            let count = (lang.count(done), lang.count(of));
            let text = t!("library.saving", locale = locale, done = count.0, of = count.1);
            ui.add(Label::new(text).wrap(false));
            #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred dots")]
            let part = done as f32 / of.max(1) as f32;
            let bar = ProgressBar::new(part).desired_width(BAR).fill(*theme.colors.accent);
            ui.add(bar.desired_height(theme.sizes.gap_wide));
            let stop = t!("library.stop", locale = locale);
            if button::secondary(ui, theme, Some(Icon::Close), &stop).clicked() {
                actions.push(Action::Library(LibraryCommand::StopPdfs));
            }
        });
    });
}
