//! What is asked or told over everything else, one thing at a time: how each is drawn.

mod about;
mod blank;
mod changed;
mod compare;
mod forget;
mod forms;
mod health;
mod licences;
mod new_case;
mod no_trash;
mod pdfs_there;
mod recent;
mod recovery;
mod rename;
mod shortcuts;
mod versions;

use std::path::PathBuf;

pub use about::Reading;
pub use changed::ChangedDialog;
use egui::{Id, Key, Modal, Ui};
pub use forms::FormsDialog;
pub use health::{HealthDialog, KeptIn};
pub use pdfs_there::PdfsThere;
pub use recovery::RecoveryDialog;
use rust_i18n::t;
pub use versions::{VersionRow, VersionsDialog};

use super::Action;
use super::thai_text::Label;
use super::theme::Theme;
use super::widgets::button;
use crate::form::{Form, Forms};
use crate::words::Lang;

/// What is asked or told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Which form to begin.
    NewCase,
    /// Of which form a blank PDF is wanted.
    Blank,
    /// There are unsaved changes: save them before going on?
    Unsaved {
        /// Whether the case has a file: what is not saved can be found again elsewhere then.
        has_file: bool,
    },
    /// Something was not done, and why.
    Failure {
        /// The sentence.
        text: String,
        /// Whether saving elsewhere would help.
        save_as: bool,
    },
    /// Somebody else changed the file: whose counts?
    Changed(ChangedDialog),
    /// A session ended before its time: work on with what was recovered?
    Recovery(RecoveryDialog),
    /// Earlier versions.
    Versions(VersionsDialog),
    /// What a file is to be called.
    Rename {
        /// The file.
        path: PathBuf,
        /// Its name without the extension, as typed.
        name: String,
    },
    /// There is no trash for these files: delete them for good?
    NoTrash(Vec<PathBuf>),
    /// Some of the PDFs that are to be saved are there already: what of them?
    PdfsThere(PdfsThere),
    /// What is kept beside the file of the case is to go?
    Forget,
    /// How it stands with what is kept.
    Health(HealthDialog),
    /// The forms of one's own.
    Forms(FormsDialog),
    /// The files opened last.
    Recent,
    /// The shortcuts.
    Shortcuts,
    /// What this program is, and the licence that is read.
    About(Reading),
}

impl Dialog {
    /// Whether it is about the case that is open, and makes no sense without it.
    pub fn is_about_case(&self) -> bool {
        match self {
            // What is recovered is offered according to which case is open.
            Self::Unsaved { .. }
            | Self::Changed(_)
            | Self::Recovery(_)
            | Self::Forget
            | Self::Failure { save_as: true, .. } => true,
            Self::Versions(dialog) => dialog.of_case,
            Self::NewCase
            | Self::Blank
            | Self::Failure { save_as: false, .. }
            | Self::Rename { .. }
            | Self::NoTrash(_)
            | Self::PdfsThere(_)
            | Self::Health(_)
            | Self::Forms(_)
            | Self::Recent
            | Self::Shortcuts
            | Self::About(_) => false,
        }
    }
}

/// What dialogs draw from.
pub struct DialogView<'a> {
    /// The forms that can be begun.
    pub forms: &'a Forms,
    /// The form of the case that is open.
    pub form: Option<&'a Form>,
    /// The files opened last, newest first.
    pub recent: &'a [PathBuf],
    /// The language.
    pub lang: Lang,
    /// The look.
    pub theme: &'a Theme,
}

/// Draws the dialog that is open. A fresh one gets the keyboard.
pub fn ui(
    ctx: &egui::Context,
    view: &DialogView<'_>,
    (dialog, fresh): (&mut Dialog, bool),
    actions: &mut Vec<Action>,
) {
    let modal = Modal::new(Id::unique("dialog")).backdrop_color(*view.theme.colors.shade);
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(24.0);
    let shown = modal.frame(frame).show(ctx, |ui| {
        let room = ctx.content_rect().size() - egui::Vec2::splat(96.0);
        let wide = matches!(
            dialog,
            Dialog::Changed(_)
                | Dialog::Recovery(_)
                | Dialog::Versions(_)
                | Dialog::Health(_)
                | Dialog::Forms(_)
        );
        let sizes = &view.theme.sizes;
        let width = if wide { sizes.column_width } else { sizes.dialog_width };
        ui.set_width(width.min(room.x));
        ui.set_max_height(room.y);
        let first = match dialog {
            Dialog::NewCase => new_case::ui(ui, view, actions),
            Dialog::Blank => blank::ui(ui, view, actions),
            Dialog::Unsaved { has_file } => unsaved_ui(ui, view, *has_file, actions),
            Dialog::Failure { text, save_as } => failure_ui(ui, view, text, *save_as, actions),
            Dialog::Changed(dialog) => changed::ui(ui, view, dialog, actions),
            Dialog::Recovery(dialog) => recovery::ui(ui, view, dialog, actions),
            Dialog::Versions(dialog) => versions::ui(ui, view, dialog, actions),
            Dialog::Rename { path, name } => rename::ui(ui, view, path, name, actions),
            Dialog::NoTrash(paths) => no_trash::ui(ui, view, paths, actions),
            Dialog::PdfsThere(there) => pdfs_there::ui(ui, view, there, actions),
            Dialog::Forget => forget::ui(ui, view, actions),
            Dialog::Health(dialog) => health::ui(ui, view, dialog, actions),
            Dialog::Forms(dialog) => forms::ui(ui, view, dialog, actions),
            Dialog::Recent => recent::ui(ui, view, actions),
            Dialog::Shortcuts => shortcuts::ui(ui, view, actions),
            Dialog::About(reading) => about::ui(ui, view, reading, actions),
        };
        if fresh {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    });
    let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
    if shown.should_close() || escaped {
        actions.push(Action::Dismiss);
    }
}

/// The title of a dialog.
fn title_ui(ui: &mut Ui, view: &DialogView<'_>, key: &str) {
    let title = t!(key, locale = view.lang.code());
    ui.add(Label::new(title).size(view.theme.sizes.title).bold());
    ui.add_space(view.theme.sizes.gap);
}

/// A row of buttons, the one that leads on first; gives back its id.
fn buttons_ui<const N: usize>(
    ui: &mut Ui,
    view: &DialogView<'_>,
    buttons: [(&str, &[Action]); N],
    actions: &mut Vec<Action>,
) -> Id {
    ui.add_space(view.theme.sizes.gap_wide);
    let locale = view.lang.code();
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
        for (key, pushed) in buttons {
            let text = t!(key, locale = locale);
            let response = if first.is_none() {
                button::primary(ui, view.theme, None, &text)
            } else {
                button::secondary(ui, view.theme, None, &text)
            };
            if response.clicked() {
                actions.extend_from_slice(pushed);
            }
            first.get_or_insert(response.id);
        }
    });
    first.unwrap_or(Id::NULL)
}

/// The button that only closes; gives back its id.
fn close_ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) -> Id {
    ui.add_space(view.theme.sizes.gap_wide);
    let close = t!("dialog.close", locale = view.lang.code());
    let response = button::primary(ui, view.theme, None, &close);
    if response.clicked() {
        actions.push(Action::Dismiss);
    }
    response.id
}

/// The button below what is chosen from: nothing of it.
fn cancel_ui(ui: &mut Ui, view: &DialogView<'_>, actions: &mut Vec<Action>) {
    ui.add_space(view.theme.sizes.gap_wide);
    let cancel = t!("dialog.cancel", locale = view.lang.code());
    if button::secondary(ui, view.theme, None, &cancel).clicked() {
        actions.push(Action::Dismiss);
    }
}

fn unsaved_ui(ui: &mut Ui, view: &DialogView<'_>, has_file: bool, actions: &mut Vec<Action>) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, "dialog.unsaved");
    let hint = if has_file { "dialog.unsaved_hint" } else { "dialog.unsaved_new" };
    ui.add(Label::new(t!(hint, locale = locale)));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        let save = button::primary(ui, view.theme, None, &t!("dialog.save", locale = locale));
        if save.clicked() {
            actions.push(Action::SaveAndGoOn);
        }
        for (key, action) in
            [("dialog.do_not_save", Action::GoOn), ("dialog.cancel", Action::Dismiss)]
        {
            if button::secondary(ui, view.theme, None, &t!(key, locale = locale)).clicked() {
                actions.push(action);
            }
        }
        save.id
    })
    .inner
}

fn failure_ui(
    ui: &mut Ui,
    view: &DialogView<'_>,
    text: &str,
    save_as: bool,
    actions: &mut Vec<Action>,
) -> Id {
    let locale = view.lang.code();
    title_ui(ui, view, if save_as { "dialog.not_saved" } else { "dialog.failure" });
    let room = ui.ctx().content_rect().height() - 260.0;
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.add(Label::new(text).selectable(true));
    });
    if !save_as {
        return close_ui(ui, view, actions);
    }
    ui.add(Label::new(t!("dialog.not_saved_hint", locale = locale)));
    ui.add_space(view.theme.sizes.gap_wide);
    ui.horizontal_wrapped(|ui| {
        let elsewhere = t!("command.save_as", locale = locale);
        let save = button::primary(ui, view.theme, None, &elsewhere);
        if save.clicked() {
            actions.extend([Action::Dismiss, Action::SaveAs]);
        }
        let close = t!("dialog.close", locale = locale);
        if button::secondary(ui, view.theme, None, &close).clicked() {
            actions.push(Action::Dismiss);
        }
        save.id
    })
    .inner
}
