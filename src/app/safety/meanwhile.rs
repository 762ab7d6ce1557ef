//! What somebody else does to our file while it is open: noticed when the window gets the focus,
//! and before saving.

use std::sync::Arc;

use super::news::{SafetyNews, Theirs};
use crate::app::jobs::{Done, JobKind};
use crate::app::program::App;
use crate::case::differences;
use crate::store::{Failure, Look};
use crate::ui::dialogs::{ChangedDialog, Dialog};
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Looks at the file again when the officer comes back to the window.
    pub(super) fn look_when_focused(&mut self) {
        let focused = self.services.ctx.input(|input| input.focused);
        let was_focused = std::mem::replace(&mut self.safety.focused, focused);
        let came_back = focused && !was_focused;
        let Some(session) = self.session.as_ref().filter(|s| came_back && !s.saving.running) else {
            return;
        };
        let (Some(path), Some(stamp)) = (session.path.clone(), session.stamp.clone()) else {
            return;
        };
        let (store, forms) =
            (self.services.world.store.clone(), Arc::clone(&self.services.world.forms));
        let serial = session.serial();
        self.services.jobs.start(JobKind::Look, move || {
            let look = store.look(&path, &stamp);
            let theirs = match look {
                Ok(Look::Changed) => Theirs::read(&store, &path, &forms).map(Box::new),
                _ => None,
            };
            Done::News(SafetyNews::Looked(serial, look, theirs))
        });
    }

    /// The second look found this.
    pub(super) fn looked(
        &mut self,
        serial: u64,
        look: Result<Look, Failure>,
        theirs: Option<Box<Theirs>>,
    ) {
        let gone = self.services.word("safety.gone");
        let Some(session) = self.session.as_mut().filter(|s| s.serial() == serial) else { return };
        // What was saved meanwhile is newer than the look.
        if session.saving.running {
            return;
        }
        match look {
            Ok(Look::Same(stamp)) => session.stamp = Some(stamp),
            Ok(Look::Changed) => self.ask_about_theirs(theirs),
            Ok(Look::Gone) => {
                // From now on there is something to save, and leaving asks for it.
                session.no_file_has_it();
                self.services.say(Tone::Warning, gone);
            }
            Err(failure) => {
                let text = words::failure(self.services.world.lang, &failure);
                self.services.say(Tone::Warning, text);
            }
        }
    }

    /// Somebody else changed the file: asks whose counts.
    pub(in crate::app) fn ask_about_theirs(&mut self, theirs: Option<Box<Theirs>>) {
        let lang = self.services.world.lang;
        let Some(session) = &mut self.session else { return };
        let file = session.path.as_ref().map(|path| words::shown(path));
        let rows = theirs.as_ref().map(|theirs| {
            let found = differences(session.case(), &theirs.case);
            words::compared(lang, session.form(), &found)
        });
        if let (Some(theirs), Some([])) = (&theirs, rows.as_deref()) {
            // They saved the very same.
            session.stamp = Some(theirs.stamp.clone());
            session.saved_as(&theirs.case);
            return;
        }
        let readable = theirs.is_some();
        let file = file.unwrap_or_default();
        let dialog = ChangedDialog { file, rows: rows.unwrap_or_default().into(), readable };
        self.safety.theirs = theirs.map(|theirs| *theirs);
        self.services.dialogs.show(Dialog::Changed(dialog));
    }

    /// Saves ours over theirs, which becomes a version. Should they save again, it is asked again.
    pub(in crate::app) fn keep_mine(&mut self) {
        self.services.dialogs.close();
        let theirs = self.safety.theirs.take();
        if let Some(session) = &mut self.session {
            session.stamp = theirs.map(|theirs| theirs.stamp);
        }
        self.save(None);
    }

    /// Shows theirs in place of ours; undoing brings ours back.
    pub(in crate::app) fn take_theirs(&mut self) {
        self.services.dialogs.close();
        if let (Some(theirs), Some(session)) = (self.safety.theirs.take(), &mut self.session) {
            session.replace(theirs.case.clone());
            session.saved_as(&theirs.case);
            session.stamp = Some(theirs.stamp);
        }
    }
}
