//! The thread that keeps recovery copies. While nothing changes it sleeps, and costs nothing.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::ending::{AtEnd, Turn, at_end};
use super::{Failure, Recovery, Session, Store, Work};

/// How long after a change its copy is written; what follows meanwhile is in it, too. With the
/// time that writing takes, it is there well before the two seconds that we promise.
pub const AUTOSAVE_DELAY: Duration = Duration::from_secs(1);

/// Writes recovery copies, off the screen's thread.
#[derive(Debug)]
pub struct Autosave {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    _at_end: AtEnd,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
struct State {
    tasks: VecDeque<Task>,
    /// When the first change was made that no copy holds yet.
    since: Option<Instant>,
    /// Whether what waits shall not wait any longer.
    hurry: bool,
    working: bool,
    /// Whether the last copy could not be written.
    failing: bool,
    ending: bool,
}

#[derive(Debug)]
enum Task {
    Keep(Box<Work>),
    Forget(Uuid),
    Decline(Box<Work>),
    Take(Box<Recovery>),
    TurnDown(Box<Recovery>),
}

impl Task {
    fn waits(&self) -> bool {
        matches!(self, Self::Keep(_))
    }
}

impl Autosave {
    /// Starts the thread. Whatever cannot be written is told to `report`, on that thread.
    pub fn start(store: &Store, report: impl Fn(Failure) + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let (session, store, of_thread) = (store.session(), store.clone(), Arc::clone(&shared));
        let thread = Builder::new()
            .name("autosave".to_owned())
            .spawn(move || of_thread.run(&store, session, &report))?;
        let last = Arc::clone(&shared);
        let at_end = at_end(Turn::First, move || last.flush());
        Ok(Self { shared, thread: Some(thread), _at_end: at_end })
    }

    /// Notes how the work is now. Only the newest is written.
    pub fn changed(&self, work: Work) {
        let mut state = self.shared.lock();
        state.since.get_or_insert_with(Instant::now);
        match state.tasks.back_mut() {
            Some(Task::Keep(waiting)) if waiting.case.id() == work.case.id() => **waiting = work,
            _ => state.tasks.push_back(Task::Keep(Box::new(work))),
        }
        drop(state);
        self.shared.changed.notify_all();
    }

    /// Notes that all of a case is saved, and needs no copy.
    pub fn saved(&self, id: Uuid) {
        self.add(Task::Forget(id));
    }

    /// Notes that the officer chose not to save this. It is kept for some time all the same.
    pub fn declined(&self, work: Work) {
        self.add(Task::Decline(Box::new(work)));
    }

    /// Notes that the officer works on with what was recovered, and removes that copy once there is
    /// a new one.
    pub fn took_over(&self, recovery: Recovery, work: Work) {
        self.changed(work);
        self.taken(recovery);
    }

    /// Notes that what a copy holds has found another place.
    pub fn taken(&self, recovery: Recovery) {
        self.add(Task::Take(Box::new(recovery)));
    }

    /// Notes that the officer does not want what was recovered. It is kept for some time.
    pub fn turned_down(&self, recovery: Recovery) {
        self.add(Task::TurnDown(Box::new(recovery)));
    }

    /// Whether copies cannot be written at the moment.
    pub fn is_failing(&self) -> bool {
        self.shared.lock().failing
    }

    /// Writes what waits, now, and comes back when it is written.
    pub fn flush(&self) {
        self.shared.flush();
    }

    /// The same, for another thread.
    pub fn flushing(&self) -> impl FnOnce() + Send + 'static {
        let shared = Arc::clone(&self.shared);
        move || shared.flush()
    }

    fn add(&self, task: Task) {
        let mut state = self.shared.lock();
        if let Task::Forget(id) = task {
            // What would be removed at once need not be written.
            state.tasks.retain(|task| !matches!(task, Task::Keep(work) if work.case.id() == id));
        }
        state.tasks.push_back(task);
        drop(state);
        self.shared.changed.notify_all();
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        self.shared.lock().ending = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            drop(thread.join());
        }
    }
}

impl Shared {
    fn run(&self, store: &Store, mut session: Session, report: &dyn Fn(Failure)) {
        while let Some(task) = self.next() {
            let done = match &task {
                Task::Keep(work) => session.keep(work),
                Task::Forget(id) => session.forget(*id),
                Task::Decline(work) => session.decline(work),
                Task::Take(recovery) => store.take(recovery),
                Task::TurnDown(recovery) => store.decline(recovery),
            };
            let failed = done.is_err();
            if let Err(failure) = done {
                report(failure);
            }
            let mut state = self.lock();
            state.working = false;
            if failed || task.waits() {
                state.failing = failed;
            }
            drop(state);
            self.changed.notify_all();
        }
    }

    fn flush(&self) {
        let mut state = self.lock();
        state.hurry = true;
        self.changed.notify_all();
        while state.working || !state.tasks.is_empty() {
            state = self.wait(state);
        }
        state.hurry = false;
    }

    /// The next task, when its time has come; none when the program ends.
    fn next(&self) -> Option<Task> {
        let mut state = self.lock();
        loop {
            let waits = state.tasks.iter().all(Task::waits) && !state.hurry && !state.ending;
            let due = state.since.map(|since| since + AUTOSAVE_DELAY);
            let pause = due.and_then(|due| due.checked_duration_since(Instant::now()));
            state = match (state.tasks.is_empty(), state.ending, pause) {
                (true, true, _) => return None,
                (true, false, _) => self.wait(state),
                (false, _, Some(pause)) if waits && !pause.is_zero() => {
                    self.changed
                        .wait_timeout(state, pause)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
                (false, ..) => {
                    let task = state.tasks.pop_front();
                    state.working = task.is_some();
                    if !state.tasks.iter().any(Task::waits) {
                        state.since = None;
                    }
                    return task;
                }
            };
        }
    }

    /// A thread that panicked while it held the state left it whole: it is only ever replaced.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}
