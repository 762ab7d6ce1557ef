//! The panel at the right, always in sight: what the answers add up to, and what is still to do.

use egui::accesskit::Role;
use egui::{Align, Color32, Layout, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::panel_words::{ComponentRow, Panel};
use super::{findings_list, values_panel};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::score_bar::{Mark, ScoreBar};
use crate::ui::{Action, CaseContext, CaseView};

/// Draws the panel.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    if view.form.score().is_none() {
        values_panel::ui(ui, cx);
        return;
    }
    let panel = cx.state.score.panel.get(view, Panel::of);
    let gap = view.theme.sizes.gap;
    ui.spacing_mut().item_spacing.y = gap / 2.0;
    total_ui(ui, view, &panel);
    for row in &panel.components {
        let ink = if row.wrong { view.theme.colors.bad } else { view.theme.colors.text };
        if row_ui(ui, view, row, *ink) {
            cx.act(Action::Find(row.field.clone()));
        }
    }
    ui.add_space(gap / 2.0);
    if let Some((tone, verdict)) = &panel.verdict {
        let ink = tone.map_or(*view.theme.colors.text_weak, |tone| *tone.colors(view.theme).0);
        ui.add(Label::new(verdict.as_str()).color(ink));
    }
    line_ui(ui, view);
    findings_list::ui(ui, cx, &panel.groups);
}

pub(super) fn line_ui(ui: &mut Ui, view: &CaseView<'_>) {
    let gap = view.theme.sizes.gap;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), gap));
    let line = view.theme.stroke(view.theme.colors.line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// Total, bar, and how the total stands.
fn total_ui(ui: &mut Ui, view: &CaseView<'_>, panel: &Panel) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let reached = view.appraisal.reached == Some(true);
    ui.horizontal(|ui| {
        let ink = if reached { colors.good } else { colors.text };
        let total = Label::new(panel.total.as_str()).size(sizes.figure).bold().color(*ink);
        ui.add(total.wrap(false));
        let out_of = Label::new(panel.out_of.as_str()).color(*colors.text_weak).wrap(false);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(sizes.gap);
            ui.add(out_of);
        });
    });
    let target = view.appraisal.target.as_ref();
    let targets = view.form.targets().iter().zip(&panel.marks);
    let marks: Vec<_> = targets
        .map(|(of, label)| Mark { at: of.threshold, label, wanted: target == Some(&of.level) })
        .collect();
    let bar = ScoreBar {
        name: &panel.bar,
        total: view.appraisal.total,
        max: view.appraisal.max,
        reached,
        marks: &marks,
    };
    bar.show(ui, view.theme);
    ui.add_space(sizes.gap);
    let (tone, sign) = match view.appraisal.reached {
        Some(true) => (Tone::Good, Icon::Check),
        // While points are still being given, being short is no matter.
        Some(false) if view.appraisal.all_valid() => (Tone::Warning, Icon::Warning),
        Some(false) | None => (Tone::Plain, Icon::Info),
    };
    // Where nothing is asked for, the total stands to nothing.
    if !view.form.targets().is_empty() {
        notice::hint(ui, view.theme, tone, sign, &panel.standing);
    }
    if let Some(sentence) = &panel.near {
        ui.add(Label::new(sentence.as_str()).size(sizes.small).color(*colors.text_weak));
    }
    ui.add_space(sizes.gap / 2.0);
}

/// A component: its name, its points at the right; pressing it leads there.
fn row_ui(ui: &mut Ui, view: &CaseView<'_>, row: &ComponentRow, ink: Color32) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let bold = thai_text::format(sizes.text, row.valid, ink);
    let points = thai_text::galley(ui, &row.points, &bold, f32::INFINITY);
    let room = ui.available_width() - points.size().x - sizes.gap * 2.0;
    let small = |ink| thai_text::format(sizes.small, false, ink);
    let name = thai_text::galley(ui, &row.name, &small(*colors.text), room);
    let weak = small(*colors.text_weak);
    let way = row.way.as_ref().map(|way| thai_text::galley(ui, way, &weak, room));
    let below = way.as_ref().map_or(0.0, |way| way.size().y);
    let height = name.size().y.max(points.size().y) + below + sizes.gap * 0.75;
    let id = egui::Id::unique(("panel", row.field.as_str()));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.spoken));
    if let Some(way) = &row.way {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(way.as_str()));
    }
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect.expand(2.0), view.theme.radius(), *colors.hover);
        }
        let top = |size: Vec2| rect.center().y - f32::midpoint(size.y, below);
        let left = rect.right() - points.size().x;
        ui.painter().galley(pos2(left, top(points.size())), points, Color32::PLACEHOLDER);
        let at = pos2(rect.left(), top(name.size()));
        let under = at + vec2(0.0, name.size().y);
        ui.painter().galley(at, name, Color32::PLACEHOLDER);
        if let Some(way) = way {
            ui.painter().galley(under, way, Color32::PLACEHOLDER);
        }
        focus_ring(ui, view.theme, &response);
    }
    response.clicked()
}
