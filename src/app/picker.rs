//! Asking which file: through the system's own dialog, and never waiting for it here.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::{Duration, Instant};

use crate::store::{CASE_EXTENSION, is_there};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which file to open.
    Open {
        /// The title of the dialog.
        title: String,
        /// What the files that fit are called.
        kind: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
    },
    /// Where to save.
    Save {
        /// What is saved.
        what: Saving,
        /// The title of the dialog.
        title: String,
        /// What the files that fit are called.
        kind: String,
        /// The name to begin with.
        name: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
    },
    /// Which folder.
    Folder {
        /// The title of the dialog.
        title: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
    },
}

/// What is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The case.
    Case,
    /// Pages.
    Pdf,
    /// The table of the library.
    Summary,
}

impl Saving {
    /// What the name of its file ends in, without the dot.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Case => CASE_EXTENSION,
            Self::Pdf => "pdf",
            Self::Summary => "xlsx",
        }
    }
}

/// The file that was chosen, or none, once the officer has decided.
pub type Answer = Pin<Box<dyn Future<Output = Result<Option<PathBuf>, NoDialog>> + Send>>;

/// The system has no dialog for files that it could show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no dialog for files")]
pub struct NoDialog;

/// Asks which file.
pub trait Picker {
    /// Asks; the answer is awaited beside the window.
    fn ask(&self, question: &Question) -> Answer;
}

/// The system's own dialogs.
pub struct SystemPicker;

type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Sooner than this nobody has read a dialog and closed it.
const TOO_SOON: Duration = Duration::from_millis(400);

/// Tells a dialog that was closed from one that never was: rfd gives the same for both, but only
/// where a desktop is made of parts can there be none.
fn judge(chosen: Option<PathBuf>, took: Duration) -> Result<Option<PathBuf>, NoDialog> {
    let may_lack = cfg!(all(unix, not(target_os = "macos")));
    if chosen.is_none() && may_lack && took < TOO_SOON { Err(NoDialog) } else { Ok(chosen) }
}

impl Picker for SystemPicker {
    fn ask(&self, question: &Question) -> Answer {
        let (asked, chosen) = (Instant::now(), Self::chosen(question));
        Box::pin(async move { judge(chosen.await, asked.elapsed()) })
    }
}

impl SystemPicker {
    fn chosen(question: &Question) -> Chosen {
        let dialog = rfd::AsyncFileDialog::new();
        match question {
            Question::Open { title, kind, folder } => {
                let mut dialog = dialog.set_title(title).add_filter(kind, &[CASE_EXTENSION, "pdf"]);
                if let Some(folder) = folder {
                    dialog = dialog.set_directory(folder);
                }
                let picked = dialog.pick_file();
                Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
            }
            Question::Save { what, title, kind, name, folder } => {
                let mut dialog = dialog
                    .set_title(title)
                    .add_filter(kind, &[what.extension()])
                    .set_file_name(name);
                if let Some(folder) = folder {
                    dialog = dialog.set_directory(folder);
                }
                let picked = dialog.save_file();
                Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
            }
            Question::Folder { title, folder } => {
                let mut dialog = dialog.set_title(title);
                if let Some(folder) = folder {
                    dialog = dialog.set_directory(folder);
                }
                let picked = dialog.pick_folder();
                Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
            }
        }
    }
}

/// What the officer decided.
pub(super) enum Decided {
    /// A file was chosen, or none; or they could not be asked.
    Answer(Result<Option<PathBuf>, NoDialog>),
    /// With its ending, what was chosen is the name of another file: this is to be asked.
    AskAgain(Question),
}

/// What was decided, once it is. Some dialogs do not add the ending by themselves, and some add a
/// second one; the file that is meant is asked about again if it is there.
pub(super) fn decide(mut question: Question, answer: Answer) -> Decided {
    let answer = wait(answer);
    let (Ok(Some(path)), Question::Save { what, name, folder, .. }) = (&answer, &mut question)
    else {
        return Decided::Answer(answer);
    };
    let meant = with_extension(path, what.extension());
    if meant != *path && is_there(&meant) {
        *name = meant.file_name().unwrap_or_default().to_string_lossy().into_owned();
        *folder = meant.parent().map(Path::to_owned);
        return Decided::AskAgain(question);
    }
    Decided::Answer(Ok(Some(meant)))
}

/// The file with its ending, once.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let has = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(extension));
    if !has(path) {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(extension);
        return name.into();
    }
    let bare = path.with_extension("");
    if has(&bare) { bare } else { path.to_owned() }
}

/// Waits for an answer, on a thread that may.
fn wait(answer: Answer) -> Result<Option<PathBuf>, NoDialog> {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut answer = pin!(answer);
    loop {
        match answer.as_mut().poll(&mut context) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_there_once() {
        for (chosen, meant) in [
            ("a", "a.khangan"),
            ("a.khangan", "a.khangan"),
            ("A.KHANGAN", "A.KHANGAN"),
            ("a.b", "a.b.khangan"),
            ("a.khangan.khangan", "a.khangan"),
            (".khangan", ".khangan.khangan"),
        ] {
            assert_eq!(with_extension(Path::new(chosen), CASE_EXTENSION), Path::new(meant));
        }
    }

    #[test]
    fn waiting_ends_when_another_thread_answers() {
        struct Later(bool);
        impl Future for Later {
            type Output = Result<Option<PathBuf>, NoDialog>;
            fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                if std::mem::replace(&mut self.0, true) {
                    return Poll::Ready(Ok(Some(PathBuf::from("a.khangan"))));
                }
                let waker = context.waker().clone();
                std::thread::Builder::new().spawn(move || waker.wake()).unwrap();
                Poll::Pending
            }
        }
        assert_eq!(wait(Box::pin(Later(false))), Ok(Some(PathBuf::from("a.khangan"))));
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn an_answer_sooner_than_anybody_can_give_it_means_that_nobody_was_asked() {
        let (soon, later) = (Duration::from_millis(80), Duration::from_secs(1));
        let file = Some(PathBuf::from("a.khangan"));
        assert_eq!(judge(None, soon), Err(NoDialog));
        assert_eq!(judge(None, later), Ok(None));
        assert_eq!(judge(file.clone(), soon), Ok(file));
    }
}
