//! Saving: a snapshot, written beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;

use crate::app::documents;
use crate::app::exit::{Exit, OpenMode};
use crate::app::file_dialog::Purpose;
use crate::app::heartbeat::Heartbeat;
use crate::app::jobs::{Done, JobKind, NotWritten, SavedCase, Written};
use crate::app::library::{commands, pdfs};
use crate::app::names;
use crate::app::picker::{self, NoDialog, Question};
use crate::app::program::App;
use crate::app::read_only::ReadOnlyReason;
use crate::app::safety::news::Theirs;
use crate::app::services::Services;
use crate::app::session::{RunningSave, Session};
use crate::base::Moment;
use crate::case::Case;
use crate::form::Forms;
use crate::store::{Locking, Over, SaveError, Saved, Stamp, Store};
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Saves the case where it is saved; asks where, when it is nowhere yet. Once it is saved, the
    /// way out is taken that waits for it.
    pub(in crate::app) fn save(&mut self, then: Option<Exit>) {
        let Some(session) = self.session.as_mut().filter(|s| s.read_only.is_none()) else { return };
        match session.path.clone() {
            Some(path) => session.save_in(&self.services, path, then),
            None => self.ask_where(then),
        }
    }

    /// Asks where to save. What can only be looked at where it is, can be saved elsewhere.
    pub(super) fn ask_where(&mut self, then: Option<Exit>) {
        let writable =
            |session: &&Session| session.read_only.as_ref().is_none_or(ReadOnlyReason::may_pass);
        let Some(session) = self.session.as_ref().filter(writable) else { return };
        let path = session.path.as_ref();
        let name = path.and_then(|path| path.file_name()).map_or_else(
            || names::file(self.services.world.lang, session.form(), session.case()),
            |name| name.to_string_lossy().into_owned(),
        );
        let question = Question::Save {
            what: picker::Saving::Case,
            title: self.services.word("pick.save"),
            kind: self.services.word("pick.cases"),
            name,
            folder: path
                .and_then(|path| path.parent())
                .map(PathBuf::from)
                .or_else(|| self.memory.settings.last_folder.clone())
                .or_else(|| self.library.folder.clone()),
        };
        let serial = session.serial();
        self.services.ask_for_file(question, Purpose::SaveCase { serial, then });
    }

    /// A file was chosen, or none.
    pub(super) fn picked(&mut self, answer: Result<Option<PathBuf>, NoDialog>) {
        let purpose = self.services.file_dialog.answered();
        if answer.is_err() {
            let text = self.services.word("pick.no_dialog");
            self.services.dialogs.tell_failure(text);
        }
        // Given up, what waited for a file is given up with it.
        let (Some(purpose), Ok(Some(path))) = (purpose, answer) else { return };
        match purpose {
            Purpose::Open => self.load(path, OpenMode::Open),
            Purpose::Library => self.choose_library(Some(path)),
            Purpose::Forms => self.choose_forms(Some(path)),
            Purpose::CasePdfs(cases) => pdfs::look_for_pdfs(&self.services, cases, path),
            Purpose::SaveCase { serial, then } => {
                // Meanwhile a file that was dropped, or started anew, may be open in its place.
                let session = self.session.as_mut().filter(|session| session.serial() == serial);
                if let Some(session) = session {
                    session.save_in(&self.services, path, then);
                }
            }
            Purpose::SavePdf(print) => documents::write(&self.services, *print, path),
            Purpose::SaveTable(table) => commands::save_table(&self.services, table, path),
        }
    }

    /// A case was written, or not.
    pub(super) fn saved(&mut self, saved: SavedCase) {
        let SavedCase { serial, path, renamed, case, result } = saved;
        // Another case may have been opened meanwhile, on the officer's word.
        let session = self.session.as_mut().filter(|session| session.serial() == serial);
        let saving = session.map(|session| std::mem::take(&mut session.saving));
        let RunningSave { again, then, .. } = saving.unwrap_or_default();
        match result {
            Err(not_written) => self.not_saved(&path, not_written),
            Ok(written) => {
                self.note_saved(serial, &path, case, written);
                if renamed {
                    let (locale, path) = (self.services.world.lang.code(), words::shown(&path));
                    let text = t!("safety.renamed", locale = locale, path = path).into_owned();
                    self.services.say(Tone::Warning, text);
                }
                match (again, &mut self.session) {
                    (Some(path), Some(session)) => session.save_in(&self.services, path, then),
                    _ => {
                        if let Some(exit) = then {
                            self.leave_for(exit);
                        }
                    }
                }
            }
        }
    }

    /// What is known of the file from now on.
    fn note_saved(&mut self, serial: u64, path: &Path, case: Arc<Case>, written: Written) {
        let Written { stamp, warnings, lock } = written;
        let notifier = self.services.jobs.notifier();
        let session = self.session.as_mut().filter(|session| session.serial() == serial);
        if let Some(session) = session {
            let moved = session.path.as_deref() != Some(path);
            if let Some(lock) = lock {
                session.lock = Some(Heartbeat::start(lock, serial, notifier));
            }
            if moved {
                session.read_only = None;
            }
            session.stamp = Some(stamp);
            session.saved_in(path.to_owned(), case);
            if !session.unsaved() {
                self.services.toasts.withdraw(&Action::Save);
            }
            if moved {
                self.memory.remember_file(&self.services, path);
            }
        }
        for warning in warnings {
            let text = words::save_warning(self.services.world.lang, &warning);
            self.services.say(Tone::Warning, text);
        }
    }

    /// Says why, and what to do. The work stays here, and in its recovery copy.
    fn not_saved(&mut self, path: &Path, why: NotWritten) {
        let lang = self.services.world.lang;
        let text = match why {
            NotWritten::Failure(failure) => words::failure(lang, &failure),
            NotWritten::Held(holder, silent) => {
                words::held_by(lang, &words::shown(path), &holder, silent)
            }
            NotWritten::Changed(theirs) => {
                self.ask_about_theirs(theirs);
                return;
            }
        };
        self.services.dialogs.show(Dialog::Failure { text, save_as: true });
    }
}

impl Session {
    /// Saves what the case is at this moment; a second time waits for the first.
    fn save_in(&mut self, services: &Services, path: PathBuf, then: Option<Exit>) {
        let now = services.now();
        if then.is_some() {
            self.saving.then = then;
        }
        if self.saving.running {
            self.saving.again = Some(path);
            return;
        }
        self.saving.running = true;
        let serial = self.serial();
        let mut case = self.case().clone();
        case.saved_at(now);
        let case = Arc::new(case);
        let same = self.path.as_deref() == Some(path.as_path());
        let stamp = self.stamp.clone().filter(|_| same);
        let locked = same && self.lock.is_some();
        let (store, forms) = (services.world.store.clone(), Arc::clone(&services.world.forms));
        services.jobs.start(JobKind::Save, move || {
            // Somebody gave the file another name meanwhile: it is saved there.
            let renamed = stamp.as_ref().and_then(|stamp| store.renamed(&path, stamp));
            let (locked, renamed, path) = match renamed {
                Some(path) => (false, true, path),
                None => (locked, false, path),
            };
            let target = SaveTarget { store: &store, path: &path, locked, now };
            let result = write(&target, &case, stamp.as_ref(), &forms);
            Done::Saved(SavedCase { serial, path, renamed, case, result })
        });
    }
}

/// Where a case is written.
struct SaveTarget<'a> {
    store: &'a Store,
    path: &'a Path,
    /// Whether its lock is ours already.
    locked: bool,
    now: Moment,
}

/// Writes a case, and asks for the lock of a file that is not open yet.
fn write(
    target: &SaveTarget<'_>,
    case: &Case,
    known: Option<&Stamp>,
    forms: &Forms,
) -> Result<Written, NotWritten> {
    let SaveTarget { store, path, locked, now } = *target;
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
    let Saved { stamp, warnings } = store
        .save(path, case, known.map_or(Over::Anything, Over::Known))
        .map_err(|error| match error {
            SaveError::Failure(failure) => NotWritten::Failure(failure),
            SaveError::Changed => {
                NotWritten::Changed(Theirs::read(store, path, forms).map(Box::new))
            }
        })?;
    Ok(Written { stamp, warnings, lock })
}
