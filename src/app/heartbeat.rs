//! The lock of the file that is open, kept alive.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::jobs::{Done, Notifier};
use super::safety::news::SafetyNews;
use crate::store::Lock;

/// A lock that shows every minute that its holder is alive, until it is dropped.
#[derive(Debug)]
pub(super) struct Heartbeat {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Heartbeat {
    /// Starts beating for a session.
    pub(super) fn start(mut lock: Lock, serial: u64, notifier: Notifier) -> Self {
        let (stop, stopped) = channel();
        let beat = move || {
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(Lock::EVERY) {
                if !lock.beat() {
                    notifier.tell(Done::News(SafetyNews::LockLost(serial)));
                    return;
                }
            }
        };
        // Without a thread the lock is let go of; what somebody else saves is noticed all the same.
        let thread = Builder::new().name("lock".to_owned()).spawn(beat).ok();
        Self { stop: Some(stop), thread }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            drop(thread.join());
        }
    }
}
