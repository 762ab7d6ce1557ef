//! Reads many files on every core, and hands them over in batches.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Entry;
use super::folder::Seen;
use crate::form::Forms;
use crate::store::open;

/// The first batch: a screen full.
const FIRST: usize = 40;

/// How often the batches after it come.
const BEAT: Duration = Duration::from_millis(60);

/// Reads these files, in about this order.
pub(super) fn read<R: Send>(
    files: &[(PathBuf, Seen)],
    forms: &Forms,
    row: &(impl Fn(Entry) -> R + Sync),
    stop: &AtomicBool,
    give: impl Fn(Vec<R>),
) {
    let next = AtomicUsize::new(0);
    let worker = |done: &Sender<R>| {
        while !stop.load(Ordering::Relaxed)
            && let Some((path, seen)) = files.get(next.fetch_add(1, Ordering::Relaxed))
        {
            let changed = seen.moment();
            let entry = Entry { path: path.clone(), changed, opened: open(path, forms) };
            if done.send(row(entry)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let (sender, done) = channel();
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut started = 0;
        for number in 1..=cores.min(files.len()) {
            let (sender, worker) = (sender.clone(), &worker);
            let thread = thread::Builder::new().name(format!("library {number}"));
            started += usize::from(thread.spawn_scoped(scope, move || worker(&sender)).is_ok());
        }
        if started == 0 {
            worker(&sender);
        }
        drop(sender);
        let (mut rows, mut first, mut given) = (Vec::new(), true, Instant::now());
        loop {
            match done.recv_timeout(BEAT) {
                Ok(row) => rows.push(row),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            let due = given.elapsed() >= BEAT || (first && rows.len() >= FIRST);
            if due && !rows.is_empty() {
                give(std::mem::take(&mut rows));
                (first, given) = (false, Instant::now());
            }
        }
        if !rows.is_empty() {
            give(rows);
        }
    });
}
