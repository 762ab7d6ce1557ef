//! One frame of the window.

use egui::{CentralPanel, Frame, Margin, Panel, Ui, UiBuilder};

use super::session::Session;
use super::{App, Shell, names};
use crate::ui::action::{self, Situation};
use crate::ui::bar::{self, BarView, SaveState};
use crate::ui::dialogs::{self, DialogView};
use crate::ui::preview::{self, PreviewView};
use crate::ui::screens::{case, start};
use crate::ui::{CaseView, Place, Theme};

/// From this width of the window on, there is room for the pages beside the fields.
const WIDE: f32 = 1600.0;
/// What the fields keep of it.
const FIELDS_SHARE: f32 = 0.64;
const FIELDS: f32 = 1150.0;

/// Draws the window.
pub(super) fn ui(app: &mut App, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let now = app.situation();
    if app.shell.dialogs.current().is_none() {
        let pressed = ui.input_mut(|input| action::pressed(input, now));
        app.actions.extend(pressed);
    }
    bars_ui(app, ui, &theme, now);
    app.shell.wide = ui.available_width() >= WIDE;
    let beside = app.shows_beside();
    let App { world, session, shell, actions, proofs, .. } = app;
    let page = Frame::NONE.fill(*theme.colors.page);
    CentralPanel::default().frame(page).show(ui, |ui| {
        let pages = |ui: &mut Ui, session: &Session, shell: &mut Shell, actions: &mut _, beside| {
            let view = PreviewView {
                form: session.form(),
                proof: proofs.shown(),
                lang: world.lang,
                theme: &theme,
                beside,
                covered: shell.dialogs.current().is_some(),
            };
            preview::ui(ui, &view, &mut shell.preview, actions);
        };
        if let (Some(session), Place::Preview(_)) = (&session, shell.place) {
            pages(ui, session, shell, actions, false);
        } else if let (Some(session), Place::Case(step)) = (session, shell.place) {
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
            let all = ui.available_rect_before_wrap();
            let left = if beside { (all.width() * FIELDS_SHARE).max(FIELDS) } else { all.width() };
            let (fields, right) = all.split_left_right_at_x(all.left() + left);
            let mut part = ui.new_child(UiBuilder::new().max_rect(fields).id_salt("fields"));
            case::ui(&mut part, &view, &mut shell.case_state, actions);
            if beside {
                let mut part = ui.new_child(UiBuilder::new().max_rect(right).id_salt("pages"));
                pages(&mut part, session, shell, actions, true);
            }
        } else {
            let view = start::StartView { forms: &world.forms, lang: world.lang, theme: &theme };
            start::ui(ui, &view, actions);
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
