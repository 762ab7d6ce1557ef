//! The lock of the file that is open, when it was lost.

use std::path::PathBuf;

use super::news::SafetyNews;
use crate::app::exit::OpenMode;
use crate::app::heartbeat::Heartbeat;
use crate::app::jobs::{Done, JobKind};
use crate::app::program::App;
use crate::app::read_only::ReadOnlyReason;
use crate::store::{Failure, Locking};

impl App {
    /// Somebody took the lock over while this machine slept, or tidied it away: asks for it again.
    pub(super) fn lock_lost(&mut self, serial: u64) {
        let Some(session) = self.session.as_mut().filter(|s| s.serial() == serial) else { return };
        session.lock = None;
        if let Some(path) = session.path.clone() {
            self.ask_for_lock(serial, path);
        }
    }

    fn ask_for_lock(&self, serial: u64, path: PathBuf) {
        let (store, now) = (self.services.world.store.clone(), self.services.now());
        self.services.jobs.start(JobKind::Lock, move || {
            Done::News(SafetyNews::Relocked(serial, store.lock(&path, now)))
        });
    }

    /// The lock is ours again, or somebody else's: then they change the case, and we look at it.
    pub(super) fn relocked(&mut self, serial: u64, locking: Result<Locking, Failure>) {
        let notifier = self.services.jobs.notifier();
        let Some(session) = self.session.as_mut().filter(|s| s.serial() == serial) else { return };
        match locking {
            Ok(Locking::Mine(lock)) => {
                session.lock = Some(Heartbeat::start(lock, serial, notifier));
            }
            Ok(Locking::Theirs { holder, stale }) => {
                session.read_only = Some(ReadOnlyReason::Held { holder, stale });
            }
            Err(failure) => session.read_only = Some(ReadOnlyReason::Place(failure)),
        }
    }

    /// Opens the file again: whoever had it may have closed it, or be gone for good.
    pub(in crate::app) fn open_again(&self, mode: OpenMode) {
        if let Some(path) = self.session.as_ref().and_then(|session| session.path.clone()) {
            self.load(path, mode);
        }
    }
}
