//! Changes of the case that is open, and what is told of them: answers, signing off, reopening.

use super::services::Services;
use super::session::Session;
use crate::appraisal;
use crate::case::{Case, EditError, Event, Reopening, RestoredFrom, Restoring, SignOff};
use crate::ui::Action;
use crate::ui::toast::Tone;
use crate::words;

impl Session {
    /// Changes answers, and tells why when that cannot be.
    pub(super) fn try_change(
        &mut self,
        services: &mut Services,
        change: impl FnOnce(&mut Self) -> Result<(), EditError>,
    ) {
        if self.read_only.is_some() {
            return;
        }
        if let Err(error) = change(self) {
            let text = words::edit_error(services.world.lang, self.form(), &error);
            services.say(Tone::Warning, text);
        }
    }

    /// Signs the case off, or tells what stands in the way.
    pub(super) fn sign(&mut self, services: &mut Services, name: &str, office: &str) {
        match appraisal::sign_off(self.form(), self.case(), name, office, services.now()) {
            Ok(event) => {
                if self.try_record(services, event) {
                    let text = services.word("toast.signed");
                    services.offer(Tone::Good, text, "dialog.save", Action::Save);
                }
            }
            Err(error) => {
                let lines = words::sign_error(services.world.lang, self.form(), &error);
                services.dialogs.tell_failure(lines.join("\n"));
            }
        }
    }

    /// Reopens the case. Without a name and a reason it stays as it is: the button asks for both.
    pub(super) fn reopen(&mut self, services: &mut Services, name: &str, reason: &str) {
        let (name, reason) = (name.trim().to_owned(), reason.trim().to_owned());
        if name.is_empty() || reason.is_empty() {
            return;
        }
        let event = Event::Reopened(Reopening { at: services.now(), name, reason });
        if self.try_record(services, event) {
            let text = services.word("toast.reopened");
            services.toasts.withdraw(&Action::Save);
            services.say(Tone::Good, text);
        }
    }

    /// Puts the answers of another state of the case in place of those in the window. What is signed
    /// off stays as it was signed.
    pub(super) fn take_state(
        &mut self,
        services: &Services,
        state: &Case,
        from: RestoredFrom,
    ) -> Result<(), SignOff> {
        let user = &services.world.user;
        let (at, name) = (services.now(), user.clone());
        let restoring = Restoring { at, name, from, saved: state.modified() };
        self.restore(state, restoring, user)
    }

    /// Whether it is in the history now; where it cannot be, that is told.
    fn try_record(&mut self, services: &mut Services, event: Event) -> bool {
        if self.read_only.is_some() {
            return false;
        }
        let recorded = self.record(event, &services.world.user);
        if let Err(error) = &recorded {
            services.dialogs.tell_failure(words::event_error(services.world.lang, error));
        }
        recorded.is_ok()
    }
}
