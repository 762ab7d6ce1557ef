//! Any number of a few answers: a box each, which Space or a click ticks.

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::choice::{follow_group, option_ids};
use crate::case::{Answer, Edit, ticked};
use crate::form::{ChoiceDef, Field};
use crate::ui::icon::Icon;
use crate::ui::thai_text;
use crate::ui::widgets::focus_ring;
use crate::ui::{CaseContext, CaseView};

pub(super) fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, choices: &[ChoiceDef]) {
    let view = cx.view;
    let ids = option_ids(&field.id, choices);
    let (answer, enabled) = (view.case.answer(field.id.as_str()), !view.is_locked(&field.id));
    let name = field.full_label();
    let mut turned = None;
    let response = ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(view.theme.sizes.gap, 2.0);
        ui.horizontal_wrapped(|ui| {
            for (id, choice) in ids.iter().zip(choices) {
                let ticked = ticked(answer, &choice.id);
                let one = Tick { view, name: &name, label: &choice.label, ticked, enabled };
                if one.ui(ui, *id) {
                    turned = Some(&choice.id);
                }
            }
        });
    });
    follow_group(ui, cx, field, &ids, ids.first().copied(), &response.response);
    if let Some(turned) = turned {
        // In the order of the form.
        let is_ticked = |choice: &&ChoiceDef| ticked(answer, &choice.id) != (choice.id == *turned);
        let all = choices.iter().filter(is_ticked).map(|choice| choice.id.clone());
        // What a file has and the form does not offer is not lost by ticking.
        let strange = match answer {
            Some(Answer::Ticks(ticks)) => ticks.as_slice(),
            Some(_) | None => &[],
        };
        let offered = |id: &&crate::base::ChoiceId| !choices.iter().any(|of| of.id == **id);
        let all = all.chain(strange.iter().filter(offered).cloned()).collect();
        cx.edit(Edit::ticks(field.id.clone(), all), false);
    }
}

/// One box with its words.
struct Tick<'a> {
    view: &'a CaseView<'a>,
    /// What is being answered.
    name: &'a str,
    label: &'a str,
    ticked: bool,
    enabled: bool,
}

impl Tick<'_> {
    /// Shows it; gives back whether it was turned.
    fn ui(&self, ui: &mut Ui, id: Id) -> bool {
        let Self { view, ticked, enabled, .. } = *self;
        let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
        let room = sizes.icon + sizes.gap * 2.0;
        let ink = if enabled { colors.text } else { colors.text_weak };
        let format = thai_text::format(sizes.text, false, *ink);
        let widest = (ui.max_rect().width() - room).max(sizes.icon);
        let words = thai_text::galley(ui, self.label, &format, widest);
        let height = (words.size().y + sizes.gap).max(sizes.control_height);
        let (_, rect) = ui.allocate_space(vec2(words.size().x + room, height));
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, ticked, self.label));
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(self.name));
        if ui.is_rect_visible(rect) {
            if response.hovered() && enabled {
                ui.painter().rect_filled(rect, view.theme.radius(), *colors.hover);
            }
            let center = rect.left_center() + vec2(sizes.gap / 2.0 + sizes.icon / 2.0, 0.0);
            let square = Rect::from_center_size(center, Vec2::splat(sizes.icon));
            let (line, ground) = match (enabled, ticked) {
                (true, true) => (colors.accent, colors.accent),
                (true, false) => (colors.line_strong, colors.field),
                (false, _) => (colors.text_weak, colors.field_locked),
            };
            let stroke = Stroke::new(1.5, *line);
            ui.painter().rect(square.shrink(1.0), 3.0, *ground, stroke, StrokeKind::Inside);
            if ticked {
                let ink = if enabled { colors.on_accent } else { colors.text_weak };
                Icon::Check.paint(ui, square.shrink(2.0), *ink);
            }
            let left = rect.left() + sizes.gap * 1.5 + sizes.icon;
            let top = rect.center().y - words.size().y / 2.0;
            ui.painter().galley(pos2(left, top), words, *ink);
            focus_ring(ui, view.theme, &response);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        response.clicked()
    }
}
