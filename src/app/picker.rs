//! Asking which file: through the system's own dialog, and never waiting for it here.

use std::future::Future;
use std::path::{Path, PathBuf};
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
        /// The folder to begin in.
        folder: Option<PathBuf>,
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
    /// In which folder to save the PDFs of these cases.
    PdfFolder {
        /// The title of the dialog.
        title: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
        /// The files of the cases.
        cases: Vec<PathBuf>,
    },
    /// Where to save the table of the library as a workbook.
    SaveSummary {
        /// The title of the dialog.
        title: String,
        /// What the files that fit are called.
        kind: String,
        /// The name to begin with.
        name: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
    },
    /// Where to save a PDF.
    SavePdf {
        /// The title of the dialog.
        title: String,
        /// What the files that fit are called.
        kind: String,
        /// The name to begin with.
        name: String,
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
            Question::Open { title, kind, folder } => {
                let mut dialog = dialog.set_title(title).add_filter(kind, &[CASE_EXTENSION, "pdf"]);
                if let Some(folder) = folder {
                    dialog = dialog.set_directory(folder);
                }
                let picked = dialog.pick_file();
                Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
            }
            Question::Save { title, kind, name, folder } => {
                save(dialog.set_title(title), (kind, CASE_EXTENSION), name, folder.as_deref())
            }
            Question::SavePdf { title, kind, name, folder } => {
                save(dialog.set_title(title), (kind, "pdf"), name, folder.as_deref())
            }
            Question::SaveSummary { title, kind, name, folder } => {
                save(dialog.set_title(title), (kind, "xlsx"), name, folder.as_deref())
            }
            Question::Folder { title, folder } | Question::PdfFolder { title, folder, .. } => {
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

fn save(
    dialog: rfd::AsyncFileDialog,
    (kind, extension): (&str, &str),
    name: &str,
    folder: Option<&Path>,
) -> Answer {
    let mut dialog = dialog.add_filter(kind, &[extension]).set_file_name(name);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let picked = dialog.save_file();
    Box::pin(async move { picked.await.map(|file| file.path().to_owned()) })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_ends_when_another_thread_answers() {
        struct Later(bool);
        impl Future for Later {
            type Output = Option<PathBuf>;
            fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                if std::mem::replace(&mut self.0, true) {
                    return Poll::Ready(Some(PathBuf::from("a.khangan")));
                }
                let waker = context.waker().clone();
                std::thread::Builder::new().spawn(move || waker.wake()).unwrap();
                Poll::Pending
            }
        }
        assert_eq!(wait(Box::pin(Later(false))), Some(PathBuf::from("a.khangan")));
    }
}
