//! Reads many files on every core, and hands them over in batches.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::Entry;
use super::folder::Seen;
use crate::form::Forms;
use crate::store::open;
use crate::workers::Workers;

const WORKERS: Workers = Workers { name: "library", per_core: 1 };

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
    let read = |(path, seen): &(PathBuf, Seen)| {
        let changed = seen.moment();
        row(Entry { path: path.clone(), changed, opened: open(path, forms) })
    };
    WORKERS.work(files, stop, read, |done| {
        let (mut rows, mut first, mut given) = (Vec::new(), true, Instant::now());
        loop {
            match done.recv_timeout(BEAT) {
                Ok((_, row)) => rows.push(row),
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
