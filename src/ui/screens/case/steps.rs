//! The list of steps, each with a mark of how complete it is.

use egui::{Align2, Id, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo};
use rust_i18n::t;

use crate::appraisal::Progress;
use crate::ui::icon::Icon;
use crate::ui::place::Step;
use crate::ui::thai_text;
use crate::ui::widgets::{button, focus_ring, ring};
use crate::ui::{Action, CaseContext, CaseView};

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    ui.spacing_mut().item_spacing.y = 2.0;
    // A form can have more steps than the window has room for; the one where one is, is in sight.
    let below = view.theme.sizes.control_height + view.theme.sizes.gap * 4.0;
    let room = (ui.available_height() - below).max(view.theme.sizes.control_height);
    ScrollArea::vertical().id_salt("steps").max_height(room).show(ui, |ui| {
        for step in Step::all(view.form) {
            if step_ui(ui, view, step) {
                cx.act(Action::Go(step));
            }
        }
    });
    ui.add_space(view.theme.sizes.gap);
    ui.separator();
    ui.add_space(view.theme.sizes.gap);
    let pages = t!("preview.steps", locale = view.lang.code());
    if button::quiet(ui, view.theme, true, Some(Icon::Pages), &pages).clicked() {
        cx.act(Action::Preview);
    }
}

/// How much of a step is done.
pub fn progress(view: &CaseView<'_>, step: Step) -> Progress {
    match step.part(view.form) {
        Some(part) => view
            .appraisal
            .progress
            .iter()
            .find_map(|(of, progress)| (*of == part.id).then_some(*progress))
            .unwrap_or_default(),
        None => Progress { answered: usize::from(view.case.signed().is_some()), of: 1 },
    }
}

fn step_ui(ui: &mut Ui, view: &CaseView<'_>, step: Step) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let here = view.step == step;
    let name = step.name(view.lang, view.form);
    let progress = progress(view, step);
    let ink = if here { colors.accent } else { colors.text };
    let format = thai_text::format(sizes.text, here, *ink);
    let room = sizes.icon + sizes.gap * 2.5;
    let words = thai_text::galley(ui, &name, &format, ui.available_width() - room - sizes.gap);
    let height = (words.size().y + sizes.gap * 1.5).max(sizes.control_height + sizes.gap);
    let id = egui::Id::unique(("step", step));
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    let response = ui.interact(rect, id, Sense::click());
    let spoken = t!(
        "steps.spoken",
        locale = view.lang.code(),
        step = name,
        answered = view.lang.count(progress.answered),
        of = view.lang.count(progress.of)
    );
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, here, &spoken));
    if here && ui.data(|data| data.get_temp::<Step>(Id::unique("step in sight"))) != Some(step) {
        ui.data_mut(|data| data.insert_temp(Id::unique("step in sight"), step));
        response.scroll_to_me(None);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        if here {
            ui.painter().rect_filled(rect, view.theme.radius(), *colors.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, view.theme.radius(), *colors.hover);
        }
        let left = Rect::from_min_size(rect.min, Vec2::new(room, rect.height()));
        let square = Align2::CENTER_CENTER.align_size_within_rect(Vec2::splat(sizes.icon), left);
        ring::paint(ui, view.theme, square, progress);
        let top = rect.center().y - words.size().y / 2.0;
        ui.painter().galley(egui::pos2(rect.left() + room, top), words, *ink);
        focus_ring(ui, view.theme, &response);
    }
    response.clicked()
}
