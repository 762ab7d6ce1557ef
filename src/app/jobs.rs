//! Work beside the window: threads with names, whose results are taken in by `App::logic`.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use super::exit::OpenMode;
use super::files::Loaded;
use super::forms_read::FormsRead;
use super::library::work::LibraryOutcome;
use super::picker::Decided;
use super::printing::PdfError;
use super::safety::news::{SafetyNews, Theirs};
use crate::case::Case;
use crate::document::ReadError;
use crate::print::NoViewer;
use crate::store::{Call, Failure, Holder, Lock, SaveWarning, Stamp};
use crate::ui::preview::Proof;

/// What a job has done.
pub(super) enum Done {
    /// A file was asked for.
    Picked(Decided),
    /// A file was read.
    Loaded(PathBuf, OpenMode, Box<Result<Loaded, ReadError>>),
    /// A case was written.
    Saved(SavedCase),
    /// Something was found out that keeps the work safe.
    News(SafetyNews),
    /// Something was done with the cases of the library.
    Library(Box<LibraryOutcome>),
    /// A later start of the program asks for something.
    Called(Call),
    /// These files, opened once, are no more.
    Gone(Vec<PathBuf>),
    /// The folder of own forms was read.
    Forms(FormsRead),
    /// Pages were laid out.
    LaidOut(Proof),
    /// A PDF was written, or not; and whether it is to be viewed now.
    Printed {
        /// Where.
        path: PathBuf,
        /// Whether.
        result: Result<(), PdfError>,
        /// What becomes of it.
        then: AfterPrinting,
    },
    /// A PDF was handed to the system's viewer, or not.
    Viewed(PathBuf, Result<(), NoViewer>),
    /// The thread ended without a result: it failed, or could not even begin.
    Lost(JobKind),
}

/// What becomes of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterPrinting {
    /// It stays where it is.
    Keep,
    /// It is opened in the system's viewer.
    View,
}

/// A case was written, or not.
pub(super) struct SavedCase {
    /// The session it belongs to.
    pub serial: u64,
    /// Where.
    pub path: PathBuf,
    /// Whether that is where somebody else moved the file.
    pub renamed: bool,
    /// What.
    pub case: Arc<Case>,
    /// Whether.
    pub result: Result<Written, NotWritten>,
}

/// What is known of a file that was just written.
pub(super) struct Written {
    /// What stands in it.
    pub stamp: Stamp,
    /// What else did not work.
    pub warnings: Vec<SaveWarning>,
    /// Its lock, where it is another file than before.
    pub lock: Option<Lock>,
}

/// Why a case was not written.
pub(super) enum NotWritten {
    /// The disk did not do it.
    Failure(Failure),
    /// Somebody has that file open; whether they have been silent for long.
    Held(Holder, bool),
    /// Somebody changed the file; what is in it now, where that can be read.
    Changed(Option<Box<Theirs>>),
}

/// The kinds of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JobKind {
    /// Asking for a file.
    Pick,
    /// Reading one.
    Load,
    /// Writing one.
    Save,
    /// Looking for what earlier sessions left.
    Recover,
    /// Looking whether somebody changed the file.
    Look,
    /// Asking for the lock of the file.
    Lock,
    /// Reading earlier versions.
    Versions,
    /// Looking how it stands with what is kept.
    Health,
    /// Looking which of the files opened last are no more.
    Gone,
    /// Writing the settings.
    Remember,
    /// Something with the cases of the library.
    Library,
    /// Reading the folder of own forms.
    Forms,
    /// Making many PDFs.
    SavePdfs,
    /// Laying out the pages of the preview.
    LayOut,
    /// Making a PDF.
    Print,
    /// Opening a PDF in the system's viewer.
    View,
}

impl JobKind {
    /// The name of the thread.
    fn name(self) -> &'static str {
        match self {
            Self::Pick => "pick",
            Self::Load => "load",
            Self::Save => "save",
            Self::Recover => "recover",
            Self::Look => "look",
            Self::Lock => "lock",
            Self::Versions => "versions",
            Self::Health => "health",
            Self::Gone => "gone",
            Self::Remember => "remember",
            Self::Library => "library work",
            Self::Forms => "forms",
            Self::SavePdfs => "save PDFs",
            Self::LayOut => "lay out",
            Self::Print => "print",
            Self::View => "view",
        }
    }

    /// The key of what is said when such a job ends without a result; nothing, where the officer
    /// did not ask for it.
    pub(super) fn lost_key(self) -> Option<&'static str> {
        match self {
            Self::Pick => Some("lost.pick"),
            Self::Load | Self::Versions => Some("lost.open"),
            Self::Save => Some("lost.save"),
            Self::Health => Some("lost.health"),
            Self::Forms => Some("lost.forms"),
            Self::Recover | Self::Look | Self::Lock | Self::Gone | Self::Remember => None,
            Self::Library | Self::SavePdfs => Some("library.lost"),
            Self::LayOut => Some("lost.layout"),
            Self::Print => Some("lost.print"),
            Self::View => Some("lost.view"),
        }
    }
}

/// The jobs under way.
pub(super) struct Jobs {
    notifier: Notifier,
    receiver: Receiver<Told>,
    /// How many were started and not taken in yet.
    running: Cell<usize>,
}

impl Jobs {
    pub(super) fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = channel();
        let notifier = Notifier { sender, ctx: ctx.clone() };
        Self { notifier, receiver, running: Cell::new(0) }
    }

    /// Works beside the window; the result is taken in at the frame that it asks for.
    pub(super) fn start(&self, kind: JobKind, work: impl FnOnce() -> Done + Send + 'static) {
        self.running.update(|running| running + 1);
        let mut end = End { kind, done: None, notifier: self.notifier() };
        let job = move || end.with(work());
        // A thread that cannot begin drops the job, and with it `End`, which says so.
        drop(Builder::new().name(kind.name().to_owned()).spawn(job));
    }

    /// For threads of others, to tell what they find out.
    pub(super) fn notifier(&self) -> Notifier {
        self.notifier.clone()
    }

    /// What has been done since it was last asked.
    pub(super) fn done(&self) -> Vec<Done> {
        let told: Vec<_> = self.receiver.try_iter().collect();
        let ended = told.iter().filter(|told| told.ends_job).count();
        self.running.update(|running| running.saturating_sub(ended));
        told.into_iter().map(|told| told.done).collect()
    }

    /// Whether something is being done, or was and has not been taken in.
    pub(super) fn running(&self) -> bool {
        self.running.get() > 0
    }
}

/// What a thread tells.
struct Told {
    done: Done,
    ends_job: bool,
}

/// Tells the window what a thread found out.
#[derive(Clone)]
pub(super) struct Notifier {
    sender: Sender<Told>,
    ctx: egui::Context,
}

impl Notifier {
    pub(super) fn tell(&self, done: Done) {
        self.send(Told { done, ends_job: false });
    }

    fn send(&self, told: Told) {
        // Nobody is left to be told when the window has gone.
        drop(self.sender.send(told));
        self.ctx.request_repaint();
    }
}

/// Says how a job ended, however it ended.
struct End {
    kind: JobKind,
    done: Option<Done>,
    notifier: Notifier,
}

impl End {
    fn with(&mut self, done: Done) {
        self.done = Some(done);
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let done = self.done.take().unwrap_or(Done::Lost(self.kind));
        self.notifier.send(Told { done, ends_job: true });
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn next(jobs: &Jobs) -> Done {
        jobs.receiver.recv_timeout(Duration::from_secs(20)).expect("every job ends").done
    }

    #[test]
    fn a_job_that_fails_is_told_like_one_that_ends() {
        let jobs = Jobs::new(&egui::Context::default());
        jobs.start(JobKind::Save, || panic!("the disk is on fire"));
        assert!(matches!(next(&jobs), Done::Lost(JobKind::Save)));
        jobs.start(JobKind::Pick, || Done::Picked(Decided::Answer(Ok(None))));
        assert!(matches!(next(&jobs), Done::Picked(Decided::Answer(Ok(None)))));
        assert!(jobs.done().is_empty());
    }

    #[test]
    fn a_job_runs_until_its_result_is_taken_in_and_news_end_none() {
        let jobs = Jobs::new(&egui::Context::default());
        assert!(!jobs.running());
        let (go, went) = channel();
        jobs.start(JobKind::Load, move || {
            went.recv().expect("the test goes on");
            Done::Lost(JobKind::Load)
        });
        jobs.notifier().tell(Done::Gone(Vec::new()));
        assert_eq!(jobs.done().len(), 1);
        assert!(jobs.running());
        go.send(()).expect("the job waits");
        while jobs.done().is_empty() {
            assert!(jobs.running());
        }
        assert!(!jobs.running());
    }

    #[test]
    fn a_job_wakes_the_window_and_has_a_name() {
        let ctx = egui::Context::default();
        let jobs = Jobs::new(&ctx);
        let (sender, receiver) = channel();
        ctx.set_request_repaint_callback(move |_| sender.send(()).unwrap_or_default());
        jobs.start(JobKind::Load, || {
            assert_eq!(std::thread::current().name(), Some("load"));
            Done::Lost(JobKind::Pick)
        });
        assert!(matches!(next(&jobs), Done::Lost(JobKind::Pick)));
        assert_eq!(receiver.recv_timeout(Duration::from_secs(20)), Ok(()));
    }
}
