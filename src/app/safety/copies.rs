//! Recovery copies: handed over when something changes, and offered when a session ended before
//! its time.

use super::Copied;
use super::news::SafetyNews;
use crate::app::exit::OpenMode;
use crate::app::jobs::{Done, JobKind};
use crate::app::names;
use crate::app::program::App;
use crate::app::session::Session;
use crate::case::differences;
use crate::store::{Recovery, Work};
use crate::ui::dialogs::{Dialog, RecoveryDialog};
use crate::words;

impl App {
    /// Looks for what earlier sessions left, and removes what was kept long enough.
    pub(in crate::app) fn look_for_recoveries(&self) {
        let (store, forms) = (self.services.world.store.clone(), self.services.world.forms.clone());
        let now = self.services.now();
        self.services.jobs.start(JobKind::Recover, move || {
            let tidied = store.tidy(now);
            Done::News(SafetyNews::Recoveries(tidied.and_then(|()| store.recoveries(&forms))))
        });
    }

    /// Hands over what changed since the last frame, to be written beside the window.
    pub(super) fn keep_copy(&mut self) {
        let session = self.session.as_ref().filter(|session| session.unsaved());
        let wanted = session.map(|session| Copied {
            serial: session.serial(),
            id: session.case().id(),
            revision: session.timeline().revision(),
        });
        if wanted == self.safety.copied {
            return;
        }
        if let (Some(autosave), Some(before)) = (&self.safety.autosave, self.safety.copied)
            && wanted.is_none_or(|wanted| wanted.id != before.id)
        {
            autosave.saved(before.id);
        }
        if let (Some(autosave), Some(work)) = (&self.safety.autosave, self.work()) {
            autosave.changed(work);
        }
        self.safety.copied = wanted;
    }

    /// Lets go of the case that is open. Changes that are not saved are kept for some time: the
    /// officer may think again.
    pub(in crate::app) fn let_go(&mut self) {
        if let (Some(autosave), Some(work)) = (&self.safety.autosave, self.work()) {
            autosave.declined(work);
            self.safety.copied = None;
        }
        self.safety.theirs = None;
        self.session = None;
        self.services.dialogs.case_left();
    }

    /// The work that no file has.
    fn work(&self) -> Option<Work> {
        let session = self.session.as_ref().filter(|session| session.unsaved())?;
        let (case, path) = (session.case().clone(), session.path.clone());
        Some(Work { case, path, at: self.services.now() })
    }

    /// Offers what an earlier session left: that of the file that is open, or any, where none is.
    pub(super) fn offer_recovery(&mut self) {
        if self.services.dialogs.current().is_some() {
            return;
        }
        // Whatever closed the dialog, it was no answer.
        self.safety.offering = false;
        if self.quitting || self.safety.recoveries.is_empty() {
            return;
        }
        let open = self.session.as_ref().map(|session| session.path.clone());
        let fits = |copy: &Recovery| match &open {
            None => true,
            Some(path) => path.is_some() && copy.of == *path,
        };
        let Some(at) = self.safety.recoveries.iter().position(fits) else { return };
        self.safety.recoveries.swap(0, at);
        self.safety.offering = true;
        self.show_recovery();
    }

    /// Holds the first copy against what its file holds.
    fn show_recovery(&mut self) {
        let Some(copy) = self.safety.recoveries.first() else { return };
        let lang = self.services.world.lang;
        let of = copy.of.as_ref().map(|path| words::shown(path));
        let at = copy.at.map(|at| lang.moment(at)).unwrap_or_default();
        let dialog = match &copy.content {
            Err(_damaged) => RecoveryDialog { of, at, damaged: true, ..RecoveryDialog::default() },
            Ok(opened) => {
                let case = opened.case();
                let form = self.services.world.forms.find(case.form().as_str(), case.edition());
                let rows = match (&copy.saved, form) {
                    (Some(saved), Some(form)) => {
                        words::compared(lang, form, &differences(case, saved))
                    }
                    _ => Vec::new(),
                };
                let post = names::post(lang, form, case);
                RecoveryDialog { of, at, post, rows: rows.into(), damaged: false }
            }
        };
        self.services.dialogs.show(Dialog::Recovery(dialog));
    }

    /// Works on with what was recovered.
    pub(in crate::app) fn recover(&mut self) {
        let Some(copy) = self.offered() else { return };
        // Its file is opened, too, where there is one: to save in, and to undo back to.
        match copy.of.clone() {
            Some(path) => self.load(path, OpenMode::Recover(Box::new(copy))),
            None => self.begin_recovered(copy),
        }
    }

    /// Opens what was recovered as a case that has no file.
    pub(in crate::app) fn begin_recovered(&mut self, copy: Recovery) {
        let Ok(opened) = &copy.content else { return };
        let case = opened.case().clone();
        let form = self.services.world.forms.find(case.form().as_str(), case.edition()).cloned();
        let Some(form) = form else { return };
        self.show(Session::begin(form, case));
        self.took_over(copy);
    }

    /// The copy is this session's from now on.
    pub(in crate::app) fn took_over(&self, copy: Recovery) {
        let work = self.work();
        match (&self.safety.autosave, work) {
            (Some(autosave), Some(work)) => autosave.took_over(copy, work),
            // Meanwhile all of it was saved.
            (Some(autosave), None) => autosave.taken(copy),
            (None, _) => {}
        }
    }

    /// Keeps what the officer does not want for some time, and goes on with what is saved.
    pub(in crate::app) fn decline_recovery(&mut self) {
        if let (Some(copy), Some(autosave)) = (self.offered(), &self.safety.autosave) {
            autosave.turned_down(copy);
        }
    }

    /// The officer decides at the next start.
    pub(in crate::app) fn leave_recovery(&mut self) {
        drop(self.offered());
    }

    /// The copy that is being offered; it is decided on now.
    fn offered(&mut self) -> Option<Recovery> {
        self.services.dialogs.close();
        let offered = std::mem::take(&mut self.safety.offering);
        (offered && !self.safety.recoveries.is_empty()).then(|| self.safety.recoveries.remove(0))
    }
}
