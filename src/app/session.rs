//! The case that is open: its changes, what follows from them, and the file it is saved in.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::exit::Exit;
use super::files::Loaded;
use super::heartbeat::Heartbeat;
use super::jobs::Notifier;
use super::read_only::ReadOnlyReason;
use crate::appraisal::{Appraisal, appraise};
use crate::base::Moment;
use crate::case::{Case, Edit, EditError, Event, EventError, Restoring, SignOff, Timeline};
use crate::form::Form;
use crate::store::Stamp;
use crate::ui::preview::ProofOf;

/// The case that is open.
pub(super) struct Session {
    serial: u64,
    form: Arc<Form>,
    timeline: Timeline,
    appraisal: Appraisal,
    /// The case as some file has it.
    saved: Option<Arc<Case>>,
    unsaved: bool,
    /// Whether it holds more than can be laid out on pages.
    pub too_much: bool,
    /// Where it is saved; nowhere yet, when new.
    pub path: Option<PathBuf>,
    /// What stands in that file, as far as we know.
    pub stamp: Option<Stamp>,
    /// What keeps others from changing it.
    pub lock: Option<Heartbeat>,
    /// Why it can only be looked at, where it can.
    pub read_only: Option<ReadOnlyReason>,
    /// The saving that is under way.
    pub saving: RunningSave,
}

/// The saving of a case.
#[derive(Default)]
pub(super) struct RunningSave {
    /// Whether a thread is writing.
    pub running: bool,
    /// Whether it was asked for once more meanwhile.
    pub again: Option<PathBuf>,
    /// The way out that is taken once it is saved.
    pub then: Option<Exit>,
}

impl Session {
    /// A case that no file has yet. One that is not empty has something to save.
    pub(super) fn begin(form: Form, case: Case) -> Self {
        let mut session = Self::new(form, case);
        session.compare();
        session
    }

    /// A case from a file.
    pub(super) fn open(loaded: Loaded, notifier: Notifier) -> Self {
        let Loaded { case, form, path, stamp, lock, read_only } = loaded;
        let saved = Some(Arc::new(case.clone()));
        let session = Self::new(form, case);
        let lock = lock.map(|lock| Heartbeat::start(lock, session.serial, notifier));
        let stamp = path.as_ref().map(|_| stamp);
        Self { saved, path, stamp, lock, read_only, ..session }
    }

    fn new(form: Form, case: Case) -> Self {
        static SESSIONS: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: SESSIONS.fetch_add(1, Ordering::Relaxed),
            appraisal: appraise(&form, &case),
            form: Arc::new(form),
            too_much: case.is_too_much(),
            timeline: Timeline::new(case),
            saved: None,
            unsaved: false,
            path: None,
            stamp: None,
            lock: None,
            read_only: None,
            saving: RunningSave::default(),
        }
    }

    /// A number that no other session has.
    pub(super) fn serial(&self) -> u64 {
        self.serial
    }

    pub(super) fn form(&self) -> &Form {
        &self.form
    }

    /// The form, for a thread that goes on without the window.
    pub(super) fn shared_form(&self) -> Arc<Form> {
        Arc::clone(&self.form)
    }

    /// Whose pages would be laid out now.
    pub(super) fn proof_of(&self) -> ProofOf {
        ProofOf { serial: self.serial, revision: self.timeline.revision() }
    }

    /// The case as a PDF is to carry it: as its file has it, or, changed since, as it is now.
    pub(super) fn printable(&self, now: Moment) -> Case {
        match &self.saved {
            Some(saved) if !self.unsaved => Case::clone(saved),
            _ => {
                let mut case = self.case().clone();
                case.saved_at(now);
                case
            }
        }
    }

    pub(super) fn case(&self) -> &Case {
        self.timeline.case()
    }

    pub(super) fn appraisal(&self) -> &Appraisal {
        &self.appraisal
    }

    pub(super) fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Whether there are changes that no file has.
    pub(super) fn unsaved(&self) -> bool {
        self.unsaved
    }

    pub(super) fn edit(&mut self, edit: Edit, continues: bool) -> Result<(), EditError> {
        let form = Arc::clone(&self.form);
        self.change(|timeline| {
            if continues { timeline.continue_edit(&form, edit) } else { timeline.edit(&form, edit) }
        })
    }

    pub(super) fn undo(&mut self) -> Result<bool, EditError> {
        let form = Arc::clone(&self.form);
        self.change(|timeline| timeline.undo(&form))
    }

    pub(super) fn redo(&mut self) -> Result<bool, EditError> {
        let form = Arc::clone(&self.form);
        self.change(|timeline| timeline.redo(&form))
    }

    pub(super) fn record(&mut self, event: Event, login: &str) -> Result<(), EventError> {
        let form = Arc::clone(&self.form);
        self.change(|timeline| timeline.record(&form, event, login))
    }

    /// A file has the case now as it was when its saving began.
    pub(super) fn saved_in(&mut self, path: PathBuf, snapshot: Arc<Case>) {
        self.path = Some(path);
        self.saved = Some(snapshot);
        self.compare();
    }

    /// A file has this case now.
    pub(super) fn saved_as(&mut self, case: &Case) {
        self.saved = Some(Arc::new(case.clone()));
        self.compare();
    }

    /// The file that had the case is no more.
    pub(super) fn no_file_has_it(&mut self) {
        self.saved = None;
        self.compare();
    }

    /// Takes over what somebody else made of the case, its history with it.
    pub(super) fn replace(&mut self, case: Case) {
        self.change(|timeline| timeline.replace(case));
    }

    /// Puts the answers of another state of the case in place of these, as a change that can be
    /// undone. What was signed off stays as it was signed.
    pub(super) fn restore(
        &mut self,
        state: &Case,
        restoring: Restoring,
        login: &str,
    ) -> Result<(), SignOff> {
        let case = self.case().restored(&self.form, state, restoring, login)?;
        self.change(|timeline| timeline.replace(case));
        Ok(())
    }

    /// Changes the case, and makes anew what follows from it.
    fn change<R>(&mut self, change: impl FnOnce(&mut Timeline) -> R) -> R {
        let before = self.timeline.revision();
        let result = change(&mut self.timeline);
        if self.timeline.revision() != before {
            self.appraisal = appraise(&self.form, self.timeline.case());
            self.compare();
        }
        result
    }

    /// Undoing back to what was saved leaves nothing to save.
    fn compare(&mut self) {
        let case = self.timeline.case();
        self.unsaved = match &self.saved {
            Some(saved) => {
                saved.answers() != case.answers()
                    || saved.history() != case.history()
                    || saved.signatures() != case.signatures()
            }
            None => !case.answers().is_empty() || !case.history().is_empty(),
        };
    }
}
