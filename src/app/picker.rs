//! Asking which file: through the system's own dialog, and never waiting for it here.

use std::future::Future;
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use crate::store::CASE_EXTENSION;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which file to open.
    Open {
        /// The title of the dialog.
        title: String,
        /// What the files that fit are called.
        kind: String,
    },
    /// Where to save.
    Save {
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

/// The file that was chosen, once it is.
pub type Answer = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Asks which file.
pub trait Picker {
    /// Asks; the answer is awaited beside the window.
    fn ask(&self, question: &Question) -> Answer;
}

/// The system's own dialogs.
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn ask(&self, question: &Question) -> Answer {
        let dialog = rfd::AsyncFileDialog::new();
        match question {
            Question::Open { title, kind } => {
                let picked =
                    dialog.set_title(title).add_filter(kind, &[CASE_EXTENSION, "pdf"]).pick_file();
                Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
            }
            Question::Save { title, kind, name, folder } => {
                let mut dialog =
                    dialog.set_title(title).add_filter(kind, &[CASE_EXTENSION]).set_file_name(name);
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

/// Waits for an answer, on a thread that may.
pub(super) fn wait(answer: Answer) -> Option<PathBuf> {
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
            Poll::Ready(path) => return path,
            Poll::Pending => std::thread::park(),
        }
    }
}
