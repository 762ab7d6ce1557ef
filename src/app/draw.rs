//! One frame of the window.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::session::Session;
use super::{App, names};
use crate::ui::action::{self, Situation};
use crate::ui::bar::{self, BarView, SaveState};
use crate::ui::dialogs::{self, DialogView};
use crate::ui::screens::case;
use crate::ui::screens::library::{self, LibraryView};
use crate::ui::{CaseView, Place, Theme};

/// Draws the window.
pub(super) fn ui(app: &mut App, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let now = app.situation();
    if app.shell.dialogs.current().is_none() {
        let pressed = ui.input_mut(|input| action::pressed(input, now));
        app.actions.extend(pressed);
    }
    bars_ui(app, ui, &theme, now);
    let folder = app.library.folder.as_ref().map(|folder| folder.display().to_string());
    let App { world, session, shell, actions, .. } = app;
    let page = Frame::NONE.fill(*theme.colors.page);
    CentralPanel::default().frame(page).show(ui, |ui| {
        if let (Some(session), Place::Case(step)) = (session, shell.place) {
            let view = CaseView {
                form: session.form(),
                case: session.case(),
                appraisal: session.appraisal(),
                revision: session.timeline().revision(),
                step,
                lang: world.lang,
                theme: &theme,
                read_only: session.read_only.is_some(),
                user: &world.user,
            };
            case::ui(ui, &view, &mut shell.case_state, actions);
        } else {
            let view = LibraryView {
                forms: &world.forms,
                folder: folder.as_deref(),
                lang: world.lang,
                theme: &theme,
            };
            library::ui(ui, &view, &mut shell.library, actions);
        }
    });
    let view = DialogView { forms: &world.forms, lang: world.lang, theme: &theme };
    dialogs::ui(ui.ctx(), &view, &mut shell.dialogs, actions);
    shell.toasts.ui(ui.ctx(), &theme, actions);
}

fn bars_ui(app: &mut App, ui: &mut Ui, theme: &Theme, now: Situation) {
    let session = app.session.as_ref();
    let file = session.and_then(|session| session.path.as_ref());
    let file = file.map(|path| path.display().to_string()).unwrap_or_default();
    let case = app.session.as_ref().map(Session::case);
    let title = case.map(|case| names::post(app.world.lang, case)).unwrap_or_default();
    let view = BarView {
        now,
        title: &title,
        file: &file,
        saved: session.map_or(SaveState::Saved, save_state),
        lang: app.world.lang,
        theme,
    };
    let bar = Frame::NONE.fill(*theme.colors.panel).inner_margin(Margin::symmetric(12, 4));
    Panel::top("bar")
        .exact_size(theme.sizes.bar_height)
        .frame(bar)
        .show(ui, |ui| bar::ui(ui, &view, &mut app.actions));
    if now.step.is_some() {
        Panel::bottom("status").frame(bar).show(ui, |ui| bar::status_ui(ui, &view));
    }
}

/// How the case stands to its file.
fn save_state(session: &Session) -> SaveState {
    if session.read_only.is_some() {
        SaveState::ReadOnly
    } else if session.saving.running {
        SaveState::Saving
    } else if session.unsaved() {
        SaveState::Unsaved
    } else if session.path.is_none() {
        SaveState::Nowhere
    } else {
        SaveState::Saved
    }
}
