//! One passage: its words, what is uncertain in them, and what can be done with it once it is
//! pressed.

use egui::accesskit::Role;
use egui::{Frame, Id, Margin, Sense, Ui, UiBuilder, WidgetInfo};
use rust_i18n::t;

use super::looks::{Looks, painted};
use super::{CircularCommand, CircularState, CircularView, row};
use crate::circular::{Kind, Passage, circulars};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::{button, focus_ring};
use crate::words;

/// How far a passage stands in for each level.
const INDENT: f32 = 24.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &mut CircularState,
    (id, passage): (usize, &Passage),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let chosen = state.reading().1 == Some(id);
    #[expect(clippy::cast_precision_loss, reason = "a few levels")]
    let indent = INDENT * passage.level as f32;
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.add_space(indent);
        let key = Id::unique(("circular passage", id));
        let builder = UiBuilder::new().scope_id(key).sense(Sense::click());
        let scope = ui.scope_builder(builder, |ui| {
            let ground = match (chosen, ui.response().hovered()) {
                (true, _) => *theme.colors.accent_soft,
                (false, true) => *theme.colors.hover,
                (false, false) => egui::Color32::TRANSPARENT,
            };
            let frame = Frame::NONE.fill(ground).corner_radius(theme.radius());
            frame.inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
                ui.set_width((width - indent - 16.0).max(80.0));
                ui.vertical(|ui| {
                    words_ui(ui, view, state, passage);
                    doubts_ui(ui, view, passage);
                    if chosen {
                        deeds_ui(ui, view, (id, passage), actions);
                    }
                });
            });
        });
        let name = words::citation(circulars(), passage);
        scope.response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
        focus_ring(ui, theme, &scope.response);
        if scope.response.clicked() {
            state.choose(id);
        }
    });
}

fn words_ui(ui: &mut Ui, view: &CircularView<'_>, state: &CircularState, passage: &Passage) {
    let doubts = passage.doubts.iter().map(|doubt| doubt.at.clone()).collect();
    let looks = Looks { matches: state.query.matches(&passage.text), doubts };
    if passage.kind == Kind::Row {
        row::ui(ui, view, passage, &looks);
    } else {
        painted(ui, view, &passage.text, &looks, passage.kind == Kind::Heading);
    }
}

fn doubts_ui(ui: &mut Ui, view: &CircularView<'_>, passage: &Passage) {
    for doubt in &passage.doubts {
        let used = passage.text.get(doubt.at.clone()).unwrap_or_default();
        let text = words::uncertain(view.lang, used, &doubt.other);
        notice::hint(ui, view.theme, Tone::Warning, Icon::Warning, &text);
    }
}

fn deeds_ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    (id, passage): (usize, &Passage),
    actions: &mut Vec<Action>,
) {
    let locale = view.lang.code();
    ui.add_space(view.theme.sizes.gap / 2.0);
    ui.horizontal_wrapped(|ui| {
        let copy = t!("circular.copy", locale = locale);
        if button::secondary(ui, view.theme, Some(Icon::Copy), &copy).clicked() {
            actions.push(Action::Circular(CircularCommand::Copy(quotation(id, passage))));
        }
        let print = t!("circular.print", locale = locale);
        if button::secondary(ui, view.theme, Some(Icon::Print), &print).clicked() {
            actions.push(Action::Circular(CircularCommand::Print(id)));
        }
    });
}

/// The passage with what stands below it, and its citation.
fn quotation(id: usize, passage: &Passage) -> String {
    let below = circulars().passages().get(circulars().whole(id)).unwrap_or_default();
    let text: String = below.iter().flat_map(|it| [it.text.as_str(), "\n"]).collect();
    format!("{text}({})", words::citation(circulars(), passage))
}
