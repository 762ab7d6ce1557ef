//! What is put away when something from outside ends the program: the last letters are written, and
//! no lock or draft stays behind. Whatever is killed outright leaves these to the next start.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

/// When something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// While the rest of the program still works: what is to be written.
    First,
    /// When nothing is written any more: what is to be removed.
    Last,
}

type Tasks = BTreeMap<(Turn, u64), Box<dyn FnOnce() + Send>>;

static TASKS: Mutex<(u64, Tasks)> = Mutex::new((0, Tasks::new()));

/// Held for reading by whoever is at a file that must not be left half done.
static WRITING: RwLock<()> = RwLock::new(());

/// Something that is to be done should the program be ended, until this is dropped.
#[derive(Debug)]
pub(super) struct AtEnd((Turn, u64));

pub(super) fn at_end(turn: Turn, task: impl FnOnce() + Send + 'static) -> AtEnd {
    let mut tasks = tasks();
    tasks.0 += 1;
    let key = (turn, tasks.0);
    tasks.1.insert(key, Box::new(task));
    AtEnd(key)
}

impl Drop for AtEnd {
    fn drop(&mut self) {
        let task = tasks().1.remove(&self.0);
        drop(task);
    }
}

/// While there is one, the program is not put away.
pub(super) type Writing = RwLockReadGuard<'static, ()>;

/// Keeps the program from being put away meanwhile.
pub(super) fn writing() -> Writing {
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}

/// Puts everything away. To be called right before the process ends: nothing is written after it.
pub fn put_away() {
    run(Turn::First);
    // Whoever writes finishes; nobody begins.
    std::mem::forget(WRITING.write().unwrap_or_else(PoisonError::into_inner));
    run(Turn::Last);
}

fn run(turn: Turn) {
    // Not while it is held: what is done here may note something itself.
    let due: Vec<_> = {
        let mut tasks = tasks();
        let keys: Vec<_> = tasks.1.keys().filter(|(at, _)| *at == turn).copied().collect();
        keys.iter().filter_map(|key| tasks.1.remove(key)).collect()
    };
    for task in due {
        task();
    }
}

/// A thread that panicked left it whole.
fn tasks() -> MutexGuard<'static, (u64, Tasks)> {
    TASKS.lock().unwrap_or_else(PoisonError::into_inner)
}
