//! What a step is for, who signs it, and the circular's own words on it: a card above the fields,
//! while it is wanted.

use egui::accesskit::{Live, Role};
use egui::{Align, Frame, Id, Layout, Margin, Ui, WidgetInfo};
use rust_i18n::t;

use crate::ui::icon::Icon;
use crate::ui::screens::circular::CircularCommand;
use crate::ui::thai_text::Label;
use crate::ui::widgets::{button, quotation};
use crate::ui::{Action, CaseContext, CaseView};
use crate::words;

/// The name of the step, and at its right the button that shows and hides the card.
pub fn title_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let (sizes, locale) = (&view.theme.sizes, view.lang.code());
    ui.horizontal(|ui| {
        let title = view.step.name(view.lang, view.form);
        ui.add(Label::new(title).size(sizes.title).bold().wrap(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let icon = if view.help { Icon::Close } else { Icon::Info };
            let name = t!("command.help", locale = locale);
            let response = button::quiet(ui, view.theme, true, Some(icon), &name);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(view.help));
            let keys = Action::Help.command().and_then(|command| command.shortcuts.first());
            let keys = keys.map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
            if response.on_hover_text(keys).clicked() {
                cx.act(Action::Help);
            }
        });
    });
    ui.add_space(sizes.gap);
}

/// The card, while it is wanted.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    if !view.help {
        return;
    }
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let frame = Frame::NONE
        .fill(*colors.accent_soft)
        .corner_radius(view.theme.radius())
        .inner_margin(Margin::symmetric(16, 12));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(about) = words::step_about(view.lang, view.form, view.step.0) {
            ui.add(Label::new(about).selectable(true));
        }
        let Some(part) = view.part() else { return };
        signatories_ui(ui, view, &view.form.signatories(&part.id));
        for (index, quote) in view.form.quotes(&part.id).iter().enumerate() {
            ui.add_space(sizes.gap / 2.0);
            let id = Id::unique(("quote", view.step, index));
            if quotation::leading(ui, view.theme, id, &quote.words, &quote.source) {
                let quoted = quote.words.first().cloned().unwrap_or_default();
                let source = quote.source.clone();
                cx.act(Action::Circular(CircularCommand::OpenAt { source, quoted }));
            }
        }
    });
    let id = Id::unique(("help", view.step));
    let card = ui.interact(shown.response.rect, id, egui::Sense::hover());
    let name = t!("command.help", locale = view.lang.code());
    card.widget_info(|| WidgetInfo::labeled(Role::Region, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
    ui.add_space(sizes.gap_wide);
}

/// Who signs this part, in the form's order.
fn signatories_ui(ui: &mut Ui, view: &CaseView<'_>, signatories: &[String]) {
    if signatories.is_empty() {
        return;
    }
    ui.add(Label::new(t!("help.signed_by", locale = view.lang.code())).bold());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 4.0;
        for (office, number) in signatories.iter().zip(1..) {
            let line = format!("{}. {office}", view.lang.number(number));
            ui.add(Label::new(line).selectable(true));
        }
    });
}
