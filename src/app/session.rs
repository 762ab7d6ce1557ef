//! The case that is open: its changes, what follows from them, and the file it is saved in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::appraisal::{Appraisal, appraise};
use crate::case::{Case, Edit, EditError, Event, EventError, Timeline};
use crate::form::Form;

/// The case that is open.
pub(super) struct Session {
    form: Arc<Form>,
    timeline: Timeline,
    appraisal: Appraisal,
    /// The case as some file has it.
    saved: Option<Arc<Case>>,
    unsaved: bool,
    /// Where it is saved; nowhere yet, when new.
    pub path: Option<PathBuf>,
    /// The saving that is under way.
    pub saving: Saving,
}

/// The saving of a case.
#[derive(Debug, Default)]
pub(super) struct Saving {
    /// Whether a thread is writing.
    pub running: bool,
    /// Whether it was asked for once more meanwhile.
    pub again: Option<PathBuf>,
}

impl Session {
    /// A case that no file has yet.
    pub(super) fn begin(form: Form, case: Case) -> Self {
        Self::new(form, case, None, None)
    }

    /// A case from a file. A file that cannot be written back, as a PDF, is none to save in.
    pub(super) fn open(form: Form, case: Case, path: Option<PathBuf>) -> Self {
        let saved = Arc::new(case.clone());
        Self::new(form, case, Some(saved), path)
    }

    fn new(form: Form, case: Case, saved: Option<Arc<Case>>, path: Option<PathBuf>) -> Self {
        let appraisal = appraise(&form, &case);
        Self {
            form: Arc::new(form),
            timeline: Timeline::new(case),
            appraisal,
            saved,
            unsaved: false,
            path,
            saving: Saving::default(),
        }
    }

    pub(super) fn form(&self) -> &Form {
        &self.form
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

    pub(super) fn record(&mut self, event: Event) -> Result<(), EventError> {
        self.change(|timeline| timeline.record(event))
    }

    /// A file has the case now as it was when its saving began.
    pub(super) fn saved_in(&mut self, path: &Path, snapshot: Arc<Case>) {
        self.path = Some(path.to_owned());
        self.saved = Some(snapshot);
        self.compare();
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
