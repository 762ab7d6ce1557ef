//! The lock of the file that is open, and why a case can only be looked at.

use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::News;
use crate::app::App;
use crate::app::jobs::{Done, Kind, Teller};
use crate::app::update::How;
use crate::store::{Failure, Holder, Lock, Locking, ReadOnlyWhy};
use crate::words::{self, Lang};

/// Why a case can only be looked at.
#[derive(Debug)]
pub(in crate::app) enum Hindrance {
    /// It is not for this version of the program.
    Version(ReadOnlyWhy),
    /// Somebody else has it open.
    Held {
        /// Who.
        holder: Holder,
        /// Whether they have been silent for so long that it may be taken over.
        stale: bool,
    },
    /// It cannot be written where it is.
    Place(Failure),
}

impl Hindrance {
    /// What to tell the officer.
    pub(in crate::app) fn sentence(&self, lang: Lang, path: &str) -> String {
        match self {
            Self::Version(why) => words::read_only(lang, path, why),
            Self::Held { holder, stale } => words::view_held(lang, holder, *stale),
            Self::Place(failure) => words::view_only(lang, failure),
        }
    }

    /// Whether it can be taken over from whoever has it.
    pub(in crate::app) fn is_stale(&self) -> bool {
        matches!(self, Self::Held { stale: true, .. })
    }

    /// Whether it may be gone by and by, and a copy can be saved meanwhile.
    pub(in crate::app) fn may_pass(&self) -> bool {
        matches!(self, Self::Held { .. } | Self::Place(_))
    }
}

/// A lock that shows every minute that its holder is alive, until it is dropped.
#[derive(Debug)]
pub(in crate::app) struct Heart {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Heart {
    /// Starts beating for a session.
    pub(in crate::app) fn start(mut lock: Lock, serial: u64, tell: Teller) -> Self {
        let (stop, stopped) = channel();
        let beat = move || {
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(Lock::EVERY) {
                if !lock.beat() {
                    tell.tell(News::LockLost(serial));
                    return;
                }
            }
        };
        // Without a thread the lock is let go of; what somebody else saves is noticed all the same.
        let thread = Builder::new().name("lock".to_owned()).spawn(beat).ok();
        Self { stop: Some(stop), thread }
    }
}

impl Drop for Heart {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            drop(thread.join());
        }
    }
}

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
        let (store, now) = (self.world.store.clone(), (self.world.clock)());
        self.jobs
            .start(Kind::Lock, move || Done::News(News::Relocked(serial, store.lock(&path, now))));
    }

    /// The lock is ours again, or somebody else's: then they change the case, and we look at it.
    pub(super) fn relocked(&mut self, serial: u64, locking: Result<Locking, Failure>) {
        let teller = self.jobs.teller();
        let Some(session) = self.session.as_mut().filter(|s| s.serial() == serial) else { return };
        match locking {
            Ok(Locking::Mine(lock)) => session.lock = Some(Heart::start(lock, serial, teller)),
            Ok(Locking::Theirs { holder, stale }) => {
                session.read_only = Some(Hindrance::Held { holder, stale });
            }
            Err(failure) => session.read_only = Some(Hindrance::Place(failure)),
        }
    }

    /// Opens the file again: whoever had it may have closed it, or be gone for good.
    pub(in crate::app) fn open_again(&self, how: How) {
        if let Some(path) = self.session.as_ref().and_then(|session| session.path.clone()) {
            self.load(path, how);
        }
    }
}
