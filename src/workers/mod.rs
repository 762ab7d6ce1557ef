//! Many things done by threads of their own, each of which takes the next one.
//!
//! **Invariant:** knows nothing of what is done, and ends with the last of its threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Who does them.
#[derive(Clone, Copy, Debug)]
pub struct Workers {
    /// What its threads are called.
    pub name: &'static str,
    /// How many there are for each core.
    pub per_core: usize,
}

impl Workers {
    /// Does all of these, begun in their order, until `stop`. `hear` hears what came of each, and
    /// which it was, as soon as it is done.
    pub fn work<T: Sync, R: Send>(
        self,
        things: &[T],
        stop: &AtomicBool,
        work: impl Fn(&T) -> R + Sync,
        hear: impl FnOnce(&Receiver<(usize, R)>),
    ) {
        let next = AtomicUsize::new(0);
        let (sender, done) = channel();
        let member = |sender: &std::sync::mpsc::Sender<_>| {
            while !stop.load(Ordering::Relaxed) {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(thing) = things.get(index) else { return };
                if sender.send((index, work(thing))).is_err() {
                    return;
                }
            }
        };
        thread::scope(|scope| {
            let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
            let mut started = 0;
            for number in 1..=(cores * self.per_core).min(things.len()) {
                let (sender, member) = (sender.clone(), &member);
                let thread = thread::Builder::new().name(format!("{} {number}", self.name));
                started += usize::from(thread.spawn_scoped(scope, move || member(&sender)).is_ok());
            }
            // Where there is no thread to be had, this one does it all.
            if started == 0 {
                member(&sender);
            }
            drop(sender);
            hear(&done);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKERS: Workers = Workers { name: "test", per_core: 2 };

    #[test]
    fn everything_is_done_once_and_told_with_its_place() {
        let things: Vec<_> = (0..500).collect();
        let mut told = Vec::new();
        let stop = AtomicBool::new(false);
        WORKERS.work(&things, &stop, |thing| thing * 2, |done| told.extend(done));
        told.sort_unstable();
        assert_eq!(told, things.iter().map(|thing| (*thing, thing * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_begun_after_the_stop_nor_when_nobody_hears() {
        let things: Vec<_> = (0..10_000).collect();
        let stop = AtomicBool::new(true);
        WORKERS.work(&things, &stop, |_| panic!("begun"), |done| assert!(done.recv().is_err()));
        let begun = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        let work = |_: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            stop.store(true, Ordering::Relaxed);
        };
        WORKERS.work(&things, &stop, work, |_| {});
        assert!(begun.load(Ordering::Relaxed) < things.len());
    }
}
