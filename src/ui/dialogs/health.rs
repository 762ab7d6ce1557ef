//! What is kept where, and what about it should be put right.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Id, ScrollArea, Ui, WidgetInfo};
use rust_i18n::t;

use super::{DialogView, close_ui, title_ui};
use crate::ui::Action;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthDialog {
    /// What is kept.
    pub places: Arc<[KeptIn]>,
    /// What is not as it should be.
    pub oddities: Arc<[String]>,
}

/// What is kept in one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptIn {
    /// What for.
    pub title: String,
    /// How much, and from when.
    pub words: String,
    /// The folder.
    pub folder: PathBuf,
}

/// So many oddities are told.
const MOST: usize = 20;

/// What the rest of the dialog takes from the height of the window.
const AROUND: f32 = 260.0;

pub(super) fn ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    dialog: &HealthDialog,
    actions: &mut Vec<Action>,
) -> Id {
    let sizes = &view.theme.sizes;
    title_ui(ui, view, "health.title");
    let room = (ui.ctx().content_rect().height() - AROUND).max(160.0);
    ScrollArea::vertical().id_salt("health").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            oddities_ui(ui, view, &dialog.oddities);
            for place in &*dialog.places {
                ui.add_space(sizes.gap);
                place_ui(ui, view, place, actions);
            }
        },
    );
    close_ui(ui, view, actions)
}

fn oddities_ui(ui: &mut Ui, view: &DialogView<'_>, oddities: &[String]) {
    let (locale, colors) = (view.lang.code(), &view.theme.colors);
    if oddities.is_empty() {
        ui.add(Label::new(t!("health.fine", locale = locale)).bold().color(*colors.good));
        return;
    }
    let count = view.lang.count(oddities.len());
    let head = t!("health.odd", locale = locale, count = count);
    ui.add(Label::new(head).bold().color(*colors.warn));
    for oddity in oddities.iter().take(MOST) {
        ui.add(Label::new(format!("• {oddity}")).selectable(true));
    }
    if let Some(more) = oddities.len().checked_sub(MOST).filter(|more| *more > 0) {
        ui.add(Label::new(t!("health.more", locale = locale, count = view.lang.count(more))));
    }
}

fn place_ui(ui: &mut Ui, view: &DialogView<'_>, place: &KeptIn, actions: &mut Vec<Action>) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    ui.horizontal(|ui| {
        let open = t!("health.open", locale = view.lang.code());
        let width = ui.available_width() - 180.0;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add(Label::new(place.title.as_str()).bold());
            ui.add(Label::new(place.words.as_str()).size(sizes.small));
            let folder = crate::words::shown(&place.folder);
            let folder = Label::new(folder).size(sizes.small).color(*colors.text_weak);
            ui.add(folder.selectable(true));
        });
        if place.folder.is_absolute() {
            let name = format!("{open}: {}", place.title);
            let button = button::secondary(ui, view.theme, None, &open);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.clicked() {
                actions.push(Action::View(place.folder.clone()));
            }
        }
    });
}
