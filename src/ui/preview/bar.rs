//! The bar above the pages: back, which page, how large, and what becomes of them.

use egui::{Align, Layout, Ui};
use rust_i18n::t;

use super::state::PreviewState;
use super::zoom::Zoom;
use super::{PreviewView, access};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

/// Draws the bar.
pub(super) fn ui(
    ui: &mut Ui,
    view: &PreviewView<'_>,
    state: &mut PreviewState,
    actions: &mut Vec<Action>,
) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, *view.theme.colors.panel);
    let inner = ui.max_rect().shrink2(egui::vec2(view.theme.sizes.gap, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout));
    let locale = view.lang.code();
    let word = |key: &str| t!(key, locale = locale).into_owned();
    if view.beside {
        if button::icon(&mut ui, view.theme, true, Icon::Close, &word("preview.hide")).clicked() {
            actions.push(Action::Beside);
        }
    } else if button::quiet(&mut ui, view.theme, true, Some(Icon::Left), &word("preview.back"))
        .clicked()
    {
        actions.push(Action::Preview);
    }
    ui.separator();
    if let Some(proof) = view.proof {
        let page = access::name(view, state.page(), proof.pages().len());
        ui.add(Label::new(page).wrap(false));
        ui.separator();
        zoom_ui(&mut ui, view, state);
    }
    if view.beside {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if button::primary(ui, view.theme, Some(Icon::Save), &word("preview.save")).clicked() {
            actions.push(Action::SavePdf);
        }
        if button::secondary(ui, view.theme, Some(Icon::Print), &word("preview.print")).clicked() {
            actions.push(Action::PrintPdf);
        }
    });
}

fn zoom_ui(ui: &mut Ui, view: &PreviewView<'_>, state: &mut PreviewState) {
    let word = |key: &str| t!(key, locale = view.lang.code()).into_owned();
    if button::icon(ui, view.theme, true, Icon::Minus, &word("preview.smaller")).clicked() {
        state.zoom_out();
    }
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred at most")]
    let percent = (state.times() * 100.0).round() as i64;
    let percent =
        t!("preview.percent", locale = view.lang.code(), percent = view.lang.number(percent));
    ui.add(Label::new(percent).wrap(false));
    if button::icon(ui, view.theme, true, Icon::Plus, &word("preview.larger")).clicked() {
        state.zoom_in();
    }
    for (key, zoom) in [("preview.fit_width", Zoom::Width), ("preview.fit_page", Zoom::Page)] {
        let words = word(key);
        let clicked = if state.zoom == zoom {
            button::secondary(ui, view.theme, None, &words).clicked()
        } else {
            button::quiet(ui, view.theme, true, None, &words).clicked()
        };
        if clicked {
            state.zoom = zoom;
        }
    }
}
