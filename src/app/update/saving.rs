//! Saving: a snapshot, written beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;

use super::How;
use crate::app::jobs::{Done, Kind, NotWritten, Saved as SavedCase, Written};
use crate::app::safety::{Heart, Hindrance, Theirs};
use crate::app::{App, NoDialog, Question, Saving, Session, names, picker};
use crate::base::Moment;
use crate::case::Case;
use crate::form::Forms;
use crate::store::{Locking, Over, SaveError, Saved, Stamp, Store};
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Saves the case where it is saved; asks where, when it is nowhere yet.
    pub(in crate::app) fn save(&mut self) {
        let Some(session) = self.session.as_ref().filter(|s| s.read_only.is_none()) else { return };
        match session.path.clone() {
            Some(path) => self.save_in(path),
            None => self.ask_where(),
        }
    }

    /// Asks where to save. What can only be looked at where it is, can be saved elsewhere.
    pub(super) fn ask_where(&mut self) {
        let writable =
            |session: &&Session| session.read_only.as_ref().is_none_or(Hindrance::may_pass);
        let Some(session) = self.session.as_ref().filter(writable) else { return };
        let locale = self.world.lang.code();
        let path = session.path.as_ref();
        let name = path.and_then(|path| path.file_name()).map_or_else(
            || names::file(self.world.lang, session.form(), session.case()),
            |name| name.to_string_lossy().into_owned(),
        );
        let question = Question::Save {
            what: Saving::Case,
            title: t!("pick.save", locale = locale).into_owned(),
            kind: t!("pick.cases", locale = locale).into_owned(),
            name,
            folder: path
                .and_then(|path| path.parent())
                .map(PathBuf::from)
                .or_else(|| self.settings.last_folder.clone())
                .or_else(|| self.library.folder.clone()),
        };
        self.ask(question);
    }

    /// Asks for a file, unless that is being asked already.
    pub(in crate::app) fn ask(&mut self, question: Question) -> bool {
        if std::mem::replace(&mut self.picking, true) {
            return false;
        }
        self.picking_for = self.session.as_ref().map(Session::serial);
        let answer = self.world.picker.ask(&question);
        self.jobs.start(Kind::Pick, move || picker::decide(question, answer));
        true
    }

    /// Asks once more, for the file that the answer came to, since nobody was asked about that.
    pub(super) fn ask_again(&mut self, question: Question) {
        self.picking = false;
        let meant = self.picking_for;
        self.ask(question);
        self.picking_for = meant;
    }

    /// A file was chosen, or none.
    pub(super) fn picked(
        &mut self,
        ctx: &egui::Context,
        question: &Question,
        answer: Result<Option<PathBuf>, NoDialog>,
    ) {
        self.picking = false;
        let path = answer.unwrap_or_else(|NoDialog| {
            let text = t!("pick.no_dialog", locale = self.world.lang.code()).into_owned();
            self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            None
        });
        // Meanwhile a file that was dropped, or started anew, may have taken the place of the case.
        let same = self.picking_for == self.session.as_ref().map(Session::serial);
        match (question, path) {
            (Question::Open { .. }, Some(path)) => self.load(path, How::Open),
            (Question::Folder { .. }, Some(path)) => self.choose_library(ctx, Some(path)),
            (Question::PdfFolder { cases, .. }, Some(path)) => {
                self.look_for_pdfs(cases.clone(), path);
            }
            (
                Question::Open { .. } | Question::Folder { .. } | Question::PdfFolder { .. },
                None,
            ) => {}
            (Question::Save { what, .. }, path) => match (what, path) {
                (Saving::Case, Some(_)) if !same => {}
                (Saving::Case, Some(path)) => self.save_in(path),
                // Whether to go on is being asked anew.
                (Saving::Case, None)
                    if matches!(self.shell.dialogs.current(), Some(Dialog::Unsaved { .. })) => {}
                (Saving::Case, None) => self.leaving = None,
                (Saving::Pdf, Some(path)) => self.print_in(path),
                (Saving::Pdf, None) => self.print = None,
                (Saving::Summary, Some(path)) => self.save_summary(path),
                (Saving::Summary, None) => self.library.summary = None,
            },
        }
    }

    /// Saves what the case is at this moment; a second time waits for the first.
    fn save_in(&mut self, path: PathBuf) {
        let now = (self.world.clock)();
        let Some(session) = self.session_mut() else { return };
        if session.saving.running {
            session.saving.again = Some(path);
            return;
        }
        session.saving.running = true;
        let serial = session.serial();
        let mut case = session.case().clone();
        case.saved_at(now);
        let case = Arc::new(case);
        let same = session.path.as_deref() == Some(path.as_path());
        let stamp = session.stamp.clone().filter(|_| same);
        let locked = same && session.lock.is_some();
        let (store, forms) = (self.world.store.clone(), Arc::clone(&self.world.forms));
        self.jobs.start(Kind::Save, move || {
            let place = Place { store: &store, path: &path, locked, now };
            let result = write(&place, &case, stamp.as_ref(), &forms);
            Done::Saved(SavedCase { serial, path, case, result })
        });
    }

    /// A case was written, or not.
    pub(super) fn saved(&mut self, ctx: &egui::Context, saved: SavedCase) {
        let SavedCase { serial, path, case, result } = saved;
        // Another case may have been opened meanwhile, on the officer's word.
        let session = self.session.as_mut().filter(|session| session.serial() == serial);
        let again = session.and_then(|session| {
            session.saving.running = false;
            session.saving.again.take()
        });
        match result {
            Err(not_written) => self.not_saved(&path, not_written),
            Ok(written) => {
                self.note_saved(ctx, serial, &path, case, written);
                if let Some(path) = again {
                    self.save_in(path);
                    return;
                }
                if let Some(leave) = self.leaving.take() {
                    self.leave_for(ctx, leave);
                }
            }
        }
    }

    /// What is known of the file from now on.
    fn note_saved(
        &mut self,
        ctx: &egui::Context,
        serial: u64,
        path: &Path,
        case: Arc<Case>,
        written: Written,
    ) {
        let Written { stamp, doubts, lock } = written;
        let teller = self.jobs.teller();
        let session = self.session.as_mut().filter(|session| session.serial() == serial);
        if let Some(session) = session {
            let moved = session.path.as_deref() != Some(path);
            if let Some(lock) = lock {
                session.lock = Some(Heart::start(lock, serial, teller));
            }
            if moved {
                session.read_only = None;
            }
            session.stamp = Some(stamp);
            session.saved_in(path.to_owned(), case);
            if !session.unsaved() {
                self.shell.toasts.withdraw(&Action::Save);
            }
            if moved {
                self.remember_file(path);
            }
        }
        for doubt in doubts {
            let text = words::doubt(self.world.lang, &doubt);
            self.shell.toasts.add(ctx, Tone::Warning, text);
        }
    }

    /// Says why, and what to do. The work stays here, and in its recovery copy.
    fn not_saved(&mut self, path: &Path, why: NotWritten) {
        let lang = self.world.lang;
        self.leaving = None;
        let text = match why {
            NotWritten::Failure(failure) => words::failure(lang, &failure),
            NotWritten::Held(holder, silent) => {
                words::held_by(lang, &path.display().to_string(), &holder, silent)
            }
            NotWritten::Changed(theirs) => {
                self.ask_about_theirs(theirs);
                return;
            }
        };
        self.shell.dialogs.show(Dialog::Failure { text, save_as: true });
    }
}

/// Where a case is written.
struct Place<'a> {
    store: &'a Store,
    path: &'a Path,
    /// Whether its lock is ours already.
    locked: bool,
    now: Moment,
}

/// Writes a case, and asks for the lock of a file that is not open yet.
fn write(
    place: &Place<'_>,
    case: &Case,
    known: Option<&Stamp>,
    forms: &Forms,
) -> Result<Written, NotWritten> {
    let Place { store, path, locked, now } = *place;
    let mut lock = None;
    if !locked {
        let asked = match store.lock_name(path, now) {
            // The officer was asked about the file, and they are long gone.
            Ok(Locking::Theirs { holder, stale: true }) if !store.is_here(&holder) => {
                store.take_over(path, now)
            }
            asked => asked,
        };
        match asked.map_err(NotWritten::Failure)? {
            Locking::Mine(mine) => lock = Some(mine),
            // By another name, it is the file that is open.
            Locking::Theirs { holder, .. } if store.is_me(&holder) => {}
            Locking::Theirs { holder, stale } => return Err(NotWritten::Held(holder, stale)),
        }
    }
    let Saved { stamp, doubts } = store
        .save(path, case, known.map_or(Over::Anything, Over::Known))
        .map_err(|error| match error {
            SaveError::Failure(failure) => NotWritten::Failure(failure),
            SaveError::Changed => {
                NotWritten::Changed(Theirs::read(store, path, forms).map(Box::new))
            }
        })?;
    Ok(Written { stamp, doubts, lock })
}
