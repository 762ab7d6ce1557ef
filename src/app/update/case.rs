//! Changes of the case: answers, signing off, reopening.

use crate::app::{App, Session};
use crate::appraisal;
use crate::case::{EditError, Event, Reopening};
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::{Offer, Tone};
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
            Ok(event) => {
                if self.record(event) {
                    let offer = Offer { text: self.word("dialog.save"), action: Action::Save };
                    let text = self.word("toast.signed");
                    self.shell.toasts.offer(ctx, Tone::Good, text, offer);
                }
            }
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
        if self.record(Event::Reopened(Reopening { at, name, reason })) {
            let text = self.word("toast.reopened");
            self.shell.toasts.withdraw(&Action::Save);
            self.shell.toasts.add(ctx, Tone::Good, text);
        }
    }

    /// Whether it is in the history now; where it cannot be, that is told.
    fn record(&mut self, event: Event) -> bool {
        let session = self.session.as_mut().filter(|session| session.read_only.is_none());
        let Some(session) = session else { return false };
        let recorded = session.record(event, &self.world.user);
        if let Err(error) = &recorded {
            let text = words::event_error(self.world.lang, error);
            self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
        }
        recorded.is_ok()
    }
}
