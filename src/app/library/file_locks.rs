//! A file of the library is given another name or thrown away only while nobody works on it.

use std::path::Path;

use rust_i18n::t;

use crate::base::Moment;
use crate::store::{Lock, Locking, Store};
use crate::words::{self, Lang};

/// Asks for the locks of files.
pub(super) struct FileLocks {
    /// Of this disk.
    pub store: Store,
    /// At this moment.
    pub now: Moment,
    /// In the language of the answer.
    pub lang: Lang,
}

impl FileLocks {
    /// The lock of a file, to be held while something is done to it; or who has it open, and since
    /// when.
    pub(super) fn lock(&self, path: &Path) -> Result<Lock, String> {
        let shown = words::shown(path);
        match self.store.lock_name(path, self.now) {
            Ok(Locking::Mine(lock)) => Ok(lock),
            Ok(Locking::Theirs { holder, .. }) if self.store.is_me(&holder) => {
                Err(t!("library.open_here", locale = self.lang.code(), path = shown).into_owned())
            }
            Ok(Locking::Theirs { holder, stale }) => {
                Err(words::held_by(self.lang, &shown.clone(), &holder, stale))
            }
            Err(failure) => Err(words::failure(self.lang, &failure)),
        }
    }
}
