//! Earlier versions of the case: a list, and what differs in the one that is chosen.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Frame, Id, Margin, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo};
use rust_i18n::t;

use super::{DialogView, buttons_ui, close_ui, compare, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::focus_ring;
use crate::words::{Compared, Lang};

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionsDialog {
    /// The versions, newest first.
    pub rows: Arc<[VersionRow]>,
    /// The one that is looked at.
    pub chosen: usize,
    /// Whether they are those of the case that is open; else all work that was not saved.
    pub of_case: bool,
}

/// One version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionRow {
    /// When it was saved.
    pub title: String,
    /// The post.
    pub post: String,
    /// Whether it can be brought back.
    pub readable: bool,
    /// In what it differs from what is in the window.
    pub rows: Arc<[Compared]>,
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &VersionsDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let (locale, sizes) = (view.lang.code(), &view.theme.sizes);
    title_ui(ui, view, if dialog.of_case { "versions.title" } else { "versions.title_declined" });
    let Some(chosen) = dialog.rows.get(dialog.chosen) else {
        let none = if dialog.of_case { "versions.none_yet" } else { "versions.none_declined" };
        ui.add(Label::new(t!(none, locale = locale)));
        return close_ui(ui, view, actions);
    };
    list_ui(ui, view, dialog, actions);
    ui.add_space(sizes.gap);
    if dialog.of_case && chosen.readable {
        let rows = u8::try_from(dialog.rows.len()).map_or(HEIGHT, f32::from);
        let list = (rows * 50.0).min(HEIGHT);
        compare::ui(ui, view, ["versions.then", "versions.now"], &chosen.rows, 360.0 + list);
    }
    let close = ("dialog.close", &[Action::Dismiss][..]);
    let forget = ("versions.forget", &[Action::Dismiss, Action::Forget][..]);
    let restore = [Action::Restore(dialog.chosen)];
    let restore = ("versions.restore", &restore[..]);
    match (chosen.readable, dialog.of_case) {
        (true, true) => buttons_ui(ui, view, [restore, close, forget], actions),
        (true, false) => buttons_ui(ui, view, [restore, close], actions),
        (false, true) => buttons_ui(ui, view, [close, forget], actions),
        (false, false) => buttons_ui(ui, view, [close], actions),
    }
}

/// How high the list can be.
const HEIGHT: f32 = 190.0;

fn list_ui(ui: &mut Ui, view: &DialogView<'_>, dialog: &VersionsDialog, actions: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("versions").max_height(HEIGHT).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (number, row) in dialog.rows.iter().enumerate() {
            if row_ui(ui, view, dialog, number, row).clicked() {
                actions.push(Action::ChooseVersion(number));
            }
        }
    });
}

/// One version of the list; the one that is looked at stands out.
fn row_ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &VersionsDialog,
    number: usize,
    row: &VersionRow,
) -> Response {
    let (theme, colors) = (view.theme, &view.theme.colors);
    let looked_at = number == dialog.chosen;
    let builder = UiBuilder::new().scope_id(Id::unique(("version", number))).sense(Sense::click());
    let content = |ui: &mut Ui| {
        let response = ui.response();
        let ground = if looked_at {
            *colors.accent_soft
        } else if response.hovered() || response.has_focus() {
            *colors.hover
        } else {
            Color32::TRANSPARENT
        };
        let frame = Frame::NONE.fill(ground).corner_radius(theme.radius());
        frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_width(ui.available_width());
                let title = Label::new(row.title.as_str()).wrap(false);
                ui.add(if looked_at { title.bold() } else { title });
                let beside = if dialog.of_case { row.differs(view.lang) } else { row.post.clone() };
                let beside = Label::new(beside).size(theme.sizes.small).wrap(false);
                ui.add(beside.color(*colors.text_weak));
            });
        });
    };
    let response = ui.scope_builder(builder, content).response;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, looked_at, &row.title));
    focus_ring(ui, theme, &response);
    response
}

impl VersionRow {
    /// In how many places it differs from what is in the window.
    fn differs(&self, lang: Lang) -> String {
        let count = lang.count(self.rows.len());
        t!("compare.count", locale = lang.code(), count = count).into_owned()
    }
}
