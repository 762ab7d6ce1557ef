//! Work beside the window: threads with names, whose results are taken in by `App::logic`.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use super::files::{LoadError, Loaded};
use super::library::Outcome;
use super::picker::Question;
use crate::case::Case;
use crate::store::Failure;

/// What a job has done.
pub(super) enum Done {
    /// The officer chose a file, or none.
    Picked(Question, Option<PathBuf>),
    /// A file was read.
    Loaded(PathBuf, Box<Result<Loaded, LoadError>>),
    /// A case was written.
    Saved(Saved),
    /// Something was done with the cases of the library.
    Library(Box<Outcome>),
    /// The thread ended without a result: it failed, or could not even begin.
    Lost(Kind),
}

/// A case was written, or not.
pub(super) struct Saved {
    /// The session it belongs to.
    pub serial: u64,
    /// Where.
    pub path: PathBuf,
    /// What.
    pub case: Arc<Case>,
    /// Whether.
    pub result: Result<(), Failure>,
}

/// The kinds of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Asking for a file.
    Pick,
    /// Reading one.
    Load,
    /// Writing one.
    Save,
    /// Something with the cases of the library.
    Library,
}

impl Kind {
    /// The name of the thread.
    fn name(self) -> &'static str {
        match self {
            Self::Pick => "pick",
            Self::Load => "load",
            Self::Save => "save",
            Self::Library => "library work",
        }
    }

    /// The key of what is said when such a job ends without a result.
    pub(super) fn lost_key(self) -> &'static str {
        match self {
            Self::Pick => "lost.pick",
            Self::Load => "lost.open",
            Self::Save => "lost.save",
            Self::Library => "library.lost",
        }
    }
}

/// The jobs under way.
pub(super) struct Jobs {
    ctx: egui::Context,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
}

impl Jobs {
    pub(super) fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx: ctx.clone(), sender, receiver }
    }

    /// Works beside the window; the result is taken in at the frame that it asks for.
    pub(super) fn start(&self, kind: Kind, work: impl FnOnce() -> Done + Send + 'static) {
        let mut end = End { kind, done: None, sender: self.sender.clone(), ctx: self.ctx.clone() };
        let job = move || end.with(work());
        // A thread that cannot begin drops the job, and with it `End`, which says so.
        drop(Builder::new().name(kind.name().to_owned()).spawn(job));
    }

    /// What has been done since it was last asked.
    pub(super) fn done(&self) -> Vec<Done> {
        self.receiver.try_iter().collect()
    }
}

/// Says how a job ended, however it ended.
struct End {
    kind: Kind,
    done: Option<Done>,
    sender: Sender<Done>,
    ctx: egui::Context,
}

impl End {
    fn with(&mut self, done: Done) {
        self.done = Some(done);
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let done = self.done.take().unwrap_or(Done::Lost(self.kind));
        // Nobody is left to be told when the window has gone.
        drop(self.sender.send(done));
        self.ctx.request_repaint();
    }
}
