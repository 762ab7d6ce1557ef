//! The case: steps at the left, the step's fields in the middle, the score at the right.

pub mod component;
pub mod component_words;
pub mod duties;
pub mod duties_difference;
pub mod fields;
pub mod findings;
pub mod findings_list;
pub mod help;
pub mod onward;
pub mod opinions;
pub mod panel_words;
pub mod per_revision;
pub mod points_typed;
pub mod score;
pub mod score_panel;
pub mod signing;
pub mod steps;
pub mod summary;
pub mod values_panel;

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, Vec2};
use rust_i18n::t;

use crate::form::ShownDef;
use crate::ui::icon::Icon;
use crate::ui::widgets::notice::{Tone, notice};
use crate::ui::{CaseContext, CaseView};

/// Draws the case.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let sizes = &view.theme.sizes;
    // A narrow window takes from the sides first.
    let share = if ui.available_width() < NARROW { 0.85 } else { 1.0 };
    let all = ui.available_rect_before_wrap();
    let (steps, rest) = all.split_left_right_at_x(all.left() + sizes.steps_width * share);
    let (middle, panel) = rest.split_left_right_at_x(rest.right() - sizes.panel_width * share);
    // Drawn from left to right, so that Tab goes the same way.
    side_ui(ui, view, steps, |ui| steps::ui(ui, cx));
    part_ui(ui, middle, |ui| step_ui(ui, cx));
    side_ui(ui, view, panel, |ui| score_panel::ui(ui, cx));
    for x in [steps.right(), panel.left()] {
        ui.painter().vline(x, all.y_range(), view.theme.stroke(view.theme.colors.line));
    }
    ui.advance_cursor_after_rect(all);
}

/// Below this width of the window, the sides are narrower.
const NARROW: f32 = 1200.0;

fn part_ui(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let mut part =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut part);
}

fn side_ui(ui: &mut Ui, view: &CaseView<'_>, rect: Rect, content: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0.0, *view.theme.colors.panel);
    let inner = rect.shrink2(Vec2::new(view.theme.sizes.gap_wide, view.theme.sizes.gap_wide));
    part_ui(ui, inner, |ui| {
        ui.set_width(inner.width());
        content(ui);
    });
}

/// The middle: title, what is to be known, and the fields.
fn step_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let sizes = &view.theme.sizes;
    let margin = Margin::symmetric(24, 20);
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(view.step);
    if cx.state.from_top {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        // In the middle of a wide screen, so that the eye has not far to go.
        let spare = (ui.available_width() - sizes.column_width - margin.sum().x).max(0.0);
        let aside = egui::vec2(spare / 2.0, 0.0);
        let column = ui.available_rect_before_wrap().shrink2(aside);
        ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
            column_ui(ui, cx, margin);
        });
    });
    cx.state.from_top = false;
}

fn column_ui(ui: &mut Ui, cx: &mut CaseContext<'_>, margin: Margin) {
    let view = cx.view;
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        help::title_ui(ui, cx);
        help::ui(ui, cx);
        locked_ui(ui, view);
        match view.part() {
            None => signing::ui(ui, cx),
            Some(part) => match &part.shown {
                ShownDef::Fields => fields::ui(ui, cx, part),
                ShownDef::OldAndNew { old, new } => duties::ui(ui, cx, part, old, new),
                ShownDef::Scores => score::ui(ui, cx, part),
                ShownDef::Summary => summary::ui(ui, cx, part),
                ShownDef::Cards => opinions::ui(ui, cx, part),
            },
        }
        onward::ui(ui, cx);
    });
}

/// Why nothing here can be changed, where nothing can.
fn locked_ui(ui: &mut Ui, view: &CaseView<'_>) {
    let locked = view.part().is_some_and(|part| part.locked);
    let Some(signed) = view.case.signed().filter(|_| locked) else { return };
    let sentence = t!(
        "signing.locked",
        locale = view.lang.code(),
        name = signed.name,
        office = signed.office,
        at = view.lang.moment(signed.at)
    );
    notice(ui, view.theme, Tone::Plain, Icon::Lock, &sentence);
    ui.add_space(view.theme.sizes.gap);
}
