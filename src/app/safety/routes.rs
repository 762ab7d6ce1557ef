//! What is done at every frame to keep the work safe, and with what was found out beside it.

use super::news::News;
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
    pub(in crate::app) fn take_in_news(&mut self, news: News) {
        match news {
            News::Recoveries(Ok(found)) => self.safety.recoveries = found,
            News::NotCopied(failure) => {
                let text = words::not_copied(self.services.world.lang, &failure);
                self.safety.not_copied = Some(text);
            }
            News::Looked(serial, look, theirs) => self.looked(serial, look, theirs),
            News::LockLost(serial) => self.lock_lost(serial),
            News::Relocked(serial, locking) => self.relocked(serial, locking),
            News::Versions(Ok(versions)) => self.show_versions(versions),
            News::Recoveries(Err(failure))
            | News::Versions(Err(failure))
            | News::Remembered(Err(failure)) => {
                let text = words::failure(self.services.world.lang, &failure);
                self.services.say(Tone::Warning, text);
            }
            News::Remembered(Ok(())) => {}
        }
    }
}
