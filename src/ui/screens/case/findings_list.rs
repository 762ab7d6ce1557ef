//! The list of findings in the panel: by weight, and each leads to its field.

use egui::accesskit::Role;
use egui::{Color32, Id, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use rust_i18n::t;

use super::findings::{Group, tone};
use crate::appraisal::Severity;
use crate::appraisal::{Progress, State};
use crate::ui::icon::Icon;
use crate::ui::place::Step;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::{button, focus_ring, ring};
use crate::ui::{Action, CaseContext, CaseView};
use crate::words;

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, groups: &[(String, Group)]) {
    let view = cx.view;
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let locale = view.lang.code();
    let unread = unread_ui(ui, cx);
    let draft = view.appraisal.state == State::Draft && Step::signing(view.form).is_some();
    if view.appraisal.complete() && draft && !view.read_only && !unread {
        ready_ui(ui, cx);
    } else if groups.is_empty() && !unread {
        let nothing = t!("panel.nothing", locale = locale);
        notice::hint(ui, view.theme, Tone::Good, Icon::Check, &nothing);
    }
    if groups.is_empty() {
        return;
    }
    let area = ScrollArea::vertical().id_salt("findings").auto_shrink(false);
    area.show(ui, |ui| {
        for (heading, group) in groups {
            let tone = tone(group.severity);
            let (ink, _) = tone.colors(view.theme);
            ui.horizontal(|ui| {
                sign_ui(ui, view, group.severity);
                ui.add(Label::new(heading.as_str()).bold().color(*ink).wrap(false));
            });
            if view.part().is_none() {
                // Lists them itself, with what is said of each.
                continue;
            }
            for (at, (field, sentence)) in group.items.iter().enumerate() {
                let id = ("finding", group.severity.as_str(), at, field.as_str());
                if finding_ui(ui, view, Id::unique(id), sentence) {
                    cx.act(Action::Find(field.clone()));
                }
            }
        }
        let keys = t!("panel.keys", locale = locale);
        ui.add(Label::new(keys).size(sizes.small).color(*colors.text_weak));
    });
}

/// What was typed and cannot be read, each a link to its field; gives back whether there is any.
fn unread_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) -> bool {
    let view = cx.view;
    let mut items: Vec<_> = cx
        .state
        .drafts
        .unread(view.case)
        .map(|((field, _), error)| (field.clone(), words::typed_error(view.lang, error)))
        .collect();
    if items.is_empty() {
        return false;
    }
    let count = view.lang.count(items.len());
    let heading = t!("typed.unread", locale = view.lang.code(), count = count);
    let ink = *view.theme.colors.bad;
    ui.horizontal(|ui| {
        sign_ui(ui, view, Severity::Error);
        ui.add(Label::new(heading).bold().color(ink).wrap(false));
    });
    items.truncate(SOME);
    for (at, (field, sentence)) in items.iter().enumerate() {
        if finding_ui(ui, view, Id::unique(("unread", at, field.as_str())), sentence) {
            cx.act(Action::Find(field.clone()));
        }
    }
    true
}

/// Of what cannot be read, so much is listed: a table pasted into the wrong column has hundreds.
const SOME: usize = 5;

/// Nothing stands in the way of signing off: where that is done.
fn ready_ui(ui: &mut Ui, cx: &mut CaseContext<'_>) {
    let view = cx.view;
    let locale = view.lang.code();
    let ready = t!("panel.ready", locale = locale);
    notice::hint(ui, view.theme, Tone::Good, Icon::Check, &ready);
    let Some(signing) = Step::signing(view.form).filter(|_| view.part().is_some()) else { return };
    let there = t!("panel.to_signing", locale = locale);
    if button::link(ui, view.theme, Some(Icon::Right), &there).clicked() {
        cx.act(Action::Go(signing));
    }
}

/// A finding; pressing it leads to its field.
fn finding_ui(ui: &mut Ui, view: &CaseView<'_>, id: Id, sentence: &str) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let indent = sizes.icon + sizes.gap;
    let format = thai_text::format(sizes.small, false, *colors.text);
    let room = ui.available_width() - indent - sizes.gap;
    let words = thai_text::galley(ui, sentence, &format, room);
    let size = vec2(ui.available_width(), words.size().y + sizes.gap * 0.75);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, sentence));
    if ui.is_rect_visible(rect) {
        let ground = Rect::from_min_max(pos2(rect.left() + indent / 2.0, rect.top()), rect.max);
        if response.hovered() {
            ui.painter().rect_filled(ground, view.theme.radius(), *colors.hover);
        }
        let at = pos2(rect.left() + indent, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, Color32::PLACEHOLDER);
        focus_ring(ui, view.theme, &response);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// The sign of a severity; what is missing has the empty ring of the steps.
fn sign_ui(ui: &mut Ui, view: &CaseView<'_>, severity: Severity) {
    let (square, _) = ui.allocate_exact_size(Vec2::splat(view.theme.sizes.icon), Sense::hover());
    let (ink, _) = tone(severity).colors(view.theme);
    match severity {
        Severity::Error => Icon::Error.paint(ui, square, *ink),
        Severity::Warning => Icon::Warning.paint(ui, square, *ink),
        Severity::Missing => ring::paint(ui, view.theme, square, Progress { answered: 0, of: 1 }),
    }
}
