//! What is done at every frame to keep the work safe, and with what was found out beside it.

use super::news::SafetyNews;
use crate::app::program::App;
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// What is to be done at every frame; most often nothing.
    pub(in crate::app) fn keep_safe(&mut self) {
        self.keep_copy();
        self.safety.note_cured();
        self.offer_recovery();
        self.look_when_focused();
    }

    /// Takes in what was found out.
    pub(in crate::app) fn take_in_news(&mut self, news: SafetyNews) {
        match news {
            SafetyNews::Recoveries(Ok(found)) => self.safety.recoveries = found,
            SafetyNews::NotCopied(failure) => {
                let text = words::not_copied(self.services.world.lang, &failure);
                self.safety.not_copied = Some(text);
            }
            SafetyNews::Looked(serial, look, theirs) => self.looked(serial, look, theirs),
            SafetyNews::LockLost(serial) => self.lock_lost(serial),
            SafetyNews::Relocked(serial, locking) => self.relocked(serial, locking),
            SafetyNews::Versions(Ok(versions)) => self.show_versions(versions),
            SafetyNews::Health(health) => self.show_health(&health),
            SafetyNews::Forgotten(forgotten) => self.forgotten(forgotten),
            SafetyNews::Recoveries(Err(failure))
            | SafetyNews::Versions(Err(failure))
            | SafetyNews::Remembered(Err(failure)) => {
                let text = words::failure(self.services.world.lang, &failure);
                self.services.say(Tone::Warning, text);
            }
            SafetyNews::Remembered(Ok(())) => {}
        }
    }
}
