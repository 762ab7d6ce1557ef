//! One frame of the window.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui, UiBuilder};

use super::names;
use super::program::App;
use super::services::Services;
use super::session::Session;
use super::shell::Shell;
use crate::case::Case;
use crate::form::Form;
use crate::ui::bar::{self, BarView, SaveState};
use crate::ui::command::{self, Situation};
use crate::ui::dialogs::{self as dialog, DialogView};
use crate::ui::drop_hint;
use crate::ui::icon::Icon;
use crate::ui::preview::{self, PreviewView, Proof};
use crate::ui::read_only::{self, ReadOnlyView};
use crate::ui::screens::case;
use crate::ui::screens::circular::{self, CircularView};
use crate::ui::screens::library::{self, LibraryView};
use crate::ui::screens::standards::{self, StandardsView};
use crate::ui::widgets::notice::{Tone, notice};
use crate::ui::{Action, CaseContext, CaseView, Place, Theme};
use crate::words::{self, Lang};

/// From this width of the window on, there is room for the pages beside the fields.
const WIDE: f32 = 1600.0;
/// What the fields keep of it.
const FIELDS_SHARE: f32 = 0.64;
const FIELDS: f32 = 1150.0;

impl App {
    /// Draws, and gathers what is done.
    pub fn ui(&mut self, ui: &mut Ui) {
        window_ui(self, ui);
        if !self.actions.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

fn window_ui(app: &mut App, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let now = app.situation();
    if app.services.dialogs.current().is_none() {
        let pressed = ui.input_mut(|input| command::pressed(input, now));
        app.actions.extend(pressed);
    }
    bars_ui(app, ui, &theme, now);
    read_only_ui(app, ui, &theme);
    app.shell.wide = ui.available_width() >= WIDE;
    let beside = app.shell.shows_beside();
    let App { services, session, shell, actions, proofs, memory, library: sight, .. } = app;
    let Services { world, dialogs, toasts, .. } = services;
    let covered = dialogs.current().is_some();
    let page = Frame::NONE.fill(*theme.colors.page);
    CentralPanel::default().frame(page).show(ui, |ui| {
        if shell.circular.is_open() {
            circular_ui(ui, (covered, world.lang), shell, &theme, actions);
        } else if shell.standards.is_open() {
            let view = StandardsView {
                standards: &world.standards,
                into: session.as_ref().and_then(writable),
                covered,
                lang: world.lang,
                theme: &theme,
            };
            standards::ui(ui, &view, &mut shell.standards, actions);
        } else if let (Some(session), Place::Preview(_)) = (&session, shell.place) {
            pages_ui(ui, (session, proofs.shown(), covered), shell, &theme, world.lang, actions);
        } else if let (Some(session), Place::Case(step)) = (&session, shell.place) {
            let view = CaseView {
                form: session.form(),
                case: session.case(),
                appraisal: session.appraisal(),
                revision: session.timeline().revision(),
                step,
                help: shell.help,
                lang: world.lang,
                theme: &theme,
                read_only: session.read_only.is_some(),
                user: &world.user,
            };
            let (fields, pages) = split(ui, beside);
            let mut cx = CaseContext { view: &view, state: &mut shell.case_state, actions };
            case::ui(&mut part(ui, fields, "fields"), &mut cx);
            if let Some(pages) = pages {
                let ui = &mut part(ui, pages, "pages");
                pages_ui(
                    ui,
                    (session, proofs.shown(), covered),
                    shell,
                    &theme,
                    world.lang,
                    actions,
                );
            }
        } else {
            let folder = sight.folder.as_ref().map(|folder| words::shown(folder));
            let view = LibraryView {
                forms: &world.forms,
                folder: folder.as_deref(),
                recent: &memory.settings.recent,
                lang: world.lang,
                theme: &theme,
            };
            library::ui(ui, &view, &mut sight.state, actions);
        }
    });
    let view = DialogView {
        forms: &world.forms,
        form: session.as_ref().map(Session::form),
        recent: &memory.settings.recent,
        lang: world.lang,
        theme: &theme,
    };
    if let (Some(dialog), fresh) = dialogs.drawn() {
        dialog::ui(ui.ctx(), &view, (dialog, fresh), actions);
    }
    toasts.ui(ui.ctx(), &theme, actions);
    drop_hint::ui(ui.ctx(), &theme, world.lang);
}

/// The case that is open, where it can be changed.
fn writable(session: &Session) -> Option<(&Form, &Case)> {
    session.read_only.is_none().then(|| (session.form(), session.case()))
}

/// The circulars, in place of everything else.
fn circular_ui(
    ui: &mut Ui,
    (covered, lang): (bool, Lang),
    shell: &mut Shell,
    theme: &Theme,
    actions: &mut Vec<Action>,
) {
    let view = CircularView { covered, lang, theme };
    circular::ui(ui, &view, &mut shell.circular, actions);
}

/// The room of the fields, and that of the pages beside them.
fn split(ui: &Ui, beside: bool) -> (Rect, Option<Rect>) {
    let all = ui.available_rect_before_wrap();
    if !beside {
        return (all, None);
    }
    let fields = (all.width() * FIELDS_SHARE).max(FIELDS);
    let (fields, pages) = all.split_left_right_at_x(all.left() + fields);
    (fields, Some(pages))
}

fn part(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name))
}

/// The pages: in place of the fields, or beside them.
fn pages_ui(
    ui: &mut Ui,
    (session, proof, covered): (&Session, Option<&Proof>, bool),
    shell: &mut Shell,
    theme: &Theme,
    lang: Lang,
    actions: &mut Vec<Action>,
) {
    let view = PreviewView {
        form: session.form(),
        proof,
        lang,
        theme,
        too_much: session.too_much,
        beside: matches!(shell.place, Place::Case(_)),
        covered,
    };
    preview::ui(ui, &view, &mut shell.preview, actions);
}

fn bars_ui(app: &mut App, ui: &mut Ui, theme: &Theme, now: Situation) {
    let session = app.session.as_ref();
    let file = session.and_then(|session| session.path.as_ref());
    let file = file.map(|path| words::shown(path)).unwrap_or_default();
    let post = |it: &Session| names::post(app.services.world.lang, Some(it.form()), it.case());
    let title = session.map(post).unwrap_or_default();
    let view = BarView {
        now,
        title: &title,
        file: &file,
        form: session.map(Session::form),
        saved: session.map_or(SaveState::Saved, save_state),
        lang: app.services.world.lang,
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

/// Above the case: that no copies are kept, and why it can only be looked at.
fn read_only_ui(app: &mut App, ui: &mut Ui, theme: &Theme) {
    let App { services, session, safety, actions, .. } = app;
    let world = &services.world;
    let frame = Frame::NONE.fill(*theme.colors.page).inner_margin(Margin::symmetric(12, 8));
    if let Some(sentence) = &safety.not_copied {
        Panel::top("not_copied")
            .frame(frame)
            .show(ui, |ui| notice(ui, theme, Tone::Warning, Icon::Warning, sentence));
    }
    let Some((session, why)) = session.as_ref().and_then(|s| Some((s, s.read_only.as_ref()?)))
    else {
        return;
    };
    let path = session.path.as_ref().map(|path| words::shown(path)).unwrap_or_default();
    let view = ReadOnlyView {
        sentence: &why.sentence(world.lang, &path),
        stale: why.is_stale(),
        may_pass: why.may_pass(),
        lang: world.lang,
        theme,
    };
    Panel::top("read_only").frame(frame).show(ui, |ui| read_only::ui(ui, &view, actions));
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
