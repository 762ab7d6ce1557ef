//! Changes of the case: answers, signing off, reopening.

use crate::app::{App, Session};
use crate::appraisal;
use crate::case::{EditError, Event, Reopening};
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Changes answers, and tells why when that cannot be.
    pub(super) fn change(
        &mut self,
        ctx: &egui::Context,
        change: impl FnOnce(&mut Session) -> Result<(), EditError>,
    ) {
        let lang = self.world.lang;
        let Some(session) = self.session.as_mut().filter(|s| s.read_only.is_none()) else { return };
        if let Err(error) = change(session) {
            let text = words::edit_error(lang, session.form(), &error);
            self.shell.toasts.add(ctx, Tone::Warning, text);
        }
    }

    /// Signs the case off, or tells what stands in the way.
    pub(super) fn sign(&mut self, ctx: &egui::Context, name: &str, office: &str) {
        let now = (self.world.clock)();
        let Some(session) = &self.session else { return };
        match appraisal::sign_off(session.form(), session.case(), name, office, now) {
            Ok(event) => self.record(ctx, event, "toast.signed"),
            Err(error) => {
                let lines = words::sign_error(self.world.lang, session.form(), &error);
                let text = lines.join("\n");
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }

    /// Reopens the case. Without a name and a reason it stays as it is: the button asks for both.
    pub(super) fn reopen(&mut self, ctx: &egui::Context, name: &str, reason: &str) {
        let at = (self.world.clock)();
        let (name, reason) = (name.trim().to_owned(), reason.trim().to_owned());
        if name.is_empty() || reason.is_empty() {
            return;
        }
        self.record(ctx, Event::Reopened(Reopening { at, name, reason }), "toast.reopened");
    }

    fn record(&mut self, ctx: &egui::Context, event: Event, done: &str) {
        let done = self.word(done);
        let Some(session) = self.session.as_mut().filter(|s| s.read_only.is_none()) else { return };
        match session.record(event) {
            Ok(()) => self.shell.toasts.add(ctx, Tone::Good, done),
            Err(error) => {
                let text = words::event_error(self.world.lang, &error);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }
}
