//! The folder of cases: kept in sight, and what the officer does with its files.

pub(super) mod commands;
mod done;
mod file_locks;
pub(super) mod pdfs;
mod row;
mod samples;
mod summary;
pub(super) mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};

use rust_i18n::t;

pub use row::library_row;

use super::services::Services;
use crate::store::FailureKind;
use crate::store::library::{Kept, Missing, News, Watch, watch};
use crate::ui::screens::library::{LibraryState, Row, Said, Wanted};
use crate::words;

/// The folder that is in sight.
#[derive(Default)]
pub(super) struct Library {
    /// Where it is.
    pub folder: Option<PathBuf>,
    /// What the window shows of it.
    pub state: LibraryState,
    sight: Option<(Watch, Receiver<News<Row>>)>,
    /// What was thrown away last.
    kept: Vec<Kept>,
    /// Stops the saving of many PDFs, while there is one.
    stop: Option<Arc<AtomicBool>>,
    /// Whether the table was on the screen, and the window in use.
    before: (bool, bool),
}

/// Where cases are kept, unless the officer chose another place.
pub fn default_folder() -> Option<PathBuf> {
    const NAME: &str = "Khangan";
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().unwrap_or_else(|| folders.home_dir());
    Some(documents.join(NAME))
}

impl Library {
    /// Keeps a folder of cases in sight from now on: the one that was chosen, else that of the
    /// program.
    pub(super) fn watch(&mut self, services: &Services, chosen: Option<PathBuf>) {
        let missing = if chosen.is_some() { Missing::Tell } else { Missing::Make };
        let folder = chosen.or_else(|| services.world.library.clone());
        self.folder.clone_from(&folder);
        self.state = LibraryState::of_folder(missing == Missing::Tell, self.state.saving);
        self.sight = None;
        let Some(folder) = folder else { return };
        (self.state.reading, self.state.wanted) = (Some((0, 0)), Some(Wanted::Row));
        let (sender, news) = channel();
        let (forms, ctx) = (Arc::clone(&services.world.forms), services.ctx.clone());
        let sight = watch(
            folder,
            missing,
            Arc::clone(&forms),
            move |entry| library_row(entry, &forms),
            move |news| {
                // Nobody is left to be told when another folder is in sight.
                drop(sender.send(news));
                ctx.request_repaint();
            },
        );
        self.sight = Some((sight, news));
    }

    /// Takes in what happened in the folder.
    pub(super) fn keep(&mut self, ctx: &egui::Context, at_home: bool) {
        let in_use = ctx.input(|input| input.focused);
        let before = std::mem::replace(&mut self.before, (at_home, in_use));
        let Some((watch, news)) = &self.sight else { return };
        if before.1 != in_use {
            watch.rest(!in_use);
        }
        if at_home && !before.0 {
            watch.look();
            self.state.wanted = Some(Wanted::Row);
        }
        for news in news.try_iter() {
            take_in(&mut self.state, news);
        }
    }

    /// Looks at the folder at once: something was changed here.
    fn look_again(&self) {
        if let Some((watch, _)) = &self.sight {
            watch.look();
        }
    }
}

fn take_in(state: &mut LibraryState, news: News<Row>) {
    match news {
        News::Reading(of) => state.reading = Some((0, of)),
        News::Rows(rows) => {
            if let Some((done, _)) = &mut state.reading {
                *done += rows.len();
            }
            state.model.put(rows);
        }
        News::Gone(gone) => state.model.remove(&gone),
        News::Ready => (state.reading, state.trouble) = (None, None),
        News::Failed(failure) => {
            state.reading = None;
            let gone = state.chosen && failure.kind == FailureKind::NotFound;
            let path = words::shown(&failure.path);
            state.trouble = Some(Said::by(|lang| {
                if !gone {
                    return words::failure(lang, &failure);
                }
                t!("library.folder_gone", locale = lang.code(), path = path).into_owned()
            }));
        }
        News::Lost => {
            state.reading = None;
            let lost = |lang: words::Lang| t!("library.watch_lost", locale = lang.code());
            state.trouble = Some(Said::by(|lang| lost(lang).into_owned()));
        }
    }
}
