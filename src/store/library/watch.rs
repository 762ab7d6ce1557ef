//! The thread that keeps a folder in sight.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Entry;
use super::folder::{Seen, look};
use super::reader::read;
use crate::form::Forms;
use crate::store::read::make_folder;
use crate::store::{Failure, FailureKind, RealDisk};

/// How long the folder is left alone between two looks.
const PAUSE: Duration = Duration::from_secs(2);

/// On a slow share, looking takes at most this part of the time.
const SHARE: u32 = 20;

/// What is done where there is no such folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is made.
    Make,
    /// It is told: the officer chose it, and it may be on a stick.
    Tell,
}

/// What happened in the folder.
#[derive(Debug)]
pub enum News<R> {
    /// So many files are about to be read.
    Reading(usize),
    /// These were read.
    Rows(Vec<R>),
    /// These are there no more.
    Gone(Vec<PathBuf>),
    /// Everything is as the folder has it.
    Ready,
    /// The folder cannot be read.
    Failed(Failure),
    /// The thread has failed: there will be no more news.
    Lost,
}

/// Keeps a folder in sight as long as it lives.
pub struct Watch {
    orders: Sender<Order>,
    stop: Arc<AtomicBool>,
}

enum Order {
    Look,
    Rest(bool),
}

impl Watch {
    /// Looks at once: something was changed here.
    pub fn look(&self) {
        // A thread that has gone has said so.
        drop(self.orders.send(Order::Look));
    }

    /// Whether to leave the folder alone: nobody is looking.
    pub fn rest(&self, rest: bool) {
        drop(self.orders.send(Order::Rest(rest)));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Keeps a folder in sight from now on. `row` makes of a file what is wanted of it, on the reading
/// threads; `tell` is told, in order.
pub fn watch<R: Send + 'static>(
    folder: PathBuf,
    missing: Missing,
    forms: Arc<Forms>,
    row: impl Fn(Entry) -> R + Sync + Send + 'static,
    tell: impl Fn(News<R>) + Send + 'static,
) -> Watch {
    let (orders, received) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let watching = Watching {
        folder,
        missing,
        forms,
        row,
        tell,
        stop: Arc::clone(&stop),
        known: BTreeMap::new(),
        failed: None,
        first: true,
    };
    // A thread that cannot begin drops what it was to do, and that says so.
    drop(thread::Builder::new().name("library".to_owned()).spawn(move || {
        let mut watching = watching;
        watching.run(&received);
        watching.stop.store(true, Ordering::Relaxed);
    }));
    Watch { orders, stop }
}

struct Watching<R, M: Fn(Entry) -> R + Sync, T: Fn(News<R>)> {
    folder: PathBuf,
    missing: Missing,
    forms: Arc<Forms>,
    row: M,
    tell: T,
    stop: Arc<AtomicBool>,
    known: BTreeMap<PathBuf, Seen>,
    failed: Option<FailureKind>,
    first: bool,
}

impl<R, M: Fn(Entry) -> R + Sync, T: Fn(News<R>)> Drop for Watching<R, M, T> {
    fn drop(&mut self) {
        if !self.stop.load(Ordering::Relaxed) {
            (self.tell)(News::Lost);
        }
    }
}

impl<R: Send, M: Fn(Entry) -> R + Sync, T: Fn(News<R>)> Watching<R, M, T> {
    fn run(&mut self, orders: &Receiver<Order>) {
        if self.missing == Missing::Make {
            // A folder that cannot be made cannot be looked at either, and that is told.
            drop(make_folder(&RealDisk, &self.folder));
        }
        loop {
            let begun = Instant::now();
            self.look();
            let pause = PAUSE.max(begun.elapsed() * SHARE);
            if !wait(orders, pause) || self.stop.load(Ordering::Relaxed) {
                return;
            }
        }
    }

    fn look(&mut self) {
        let now = match look(&RealDisk, &self.folder) {
            Ok(now) => now,
            Err(failure) => {
                // Said once, not at every look.
                if self.failed.replace(failure.kind) != Some(failure.kind) {
                    let gone = std::mem::take(&mut self.known).into_keys().collect();
                    (self.tell)(News::Gone(gone));
                    (self.tell)(News::Failed(failure));
                }
                return;
            }
        };
        let gone: Vec<_> =
            self.known.keys().filter(|path| !now.contains_key(*path)).cloned().collect();
        let mut changed: Vec<_> =
            now.iter().filter(|(path, seen)| self.known.get(*path) != Some(*seen)).collect();
        let recovered = self.failed.take().is_some();
        if gone.is_empty() && changed.is_empty() && !self.first && !recovered {
            return;
        }
        self.first = false;
        if !gone.is_empty() {
            (self.tell)(News::Gone(gone));
        }
        changed.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.changed));
        let files: Vec<_> = changed.into_iter().map(|(path, seen)| (path.clone(), *seen)).collect();
        if !files.is_empty() {
            (self.tell)(News::Reading(files.len()));
            let give = |rows| (self.tell)(News::Rows(rows));
            read(&files, &self.forms, &self.row, &self.stop, give);
        }
        self.known = now;
        (self.tell)(News::Ready);
    }
}

/// Waits for the time of the next look; whether there is to be one.
fn wait(orders: &Receiver<Order>, pause: Duration) -> bool {
    let mut resting = false;
    loop {
        let order = if resting {
            orders.recv().map_err(|_gone| RecvTimeoutError::Disconnected)
        } else {
            orders.recv_timeout(pause)
        };
        match order {
            Ok(Order::Rest(true)) => resting = true,
            Ok(Order::Look | Order::Rest(false)) | Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}
