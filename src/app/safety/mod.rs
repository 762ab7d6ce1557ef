//! What keeps the officer's work safe while the window is open: recovery copies, the lock of the
//! file, a second look at the disk, and earlier versions.

mod copies;
mod health;
mod lock;
mod meanwhile;
pub(super) mod news;
mod routes;
mod versions;

use uuid::Uuid;

use news::{SafetyNews, Theirs};

use super::jobs::{Done, Jobs};
use crate::store::{Autosave, Recovery, Store, Version};

/// What the window remembers of it.
pub(super) struct Safety {
    /// None where no thread could be started.
    autosave: Option<Autosave>,
    /// The work that autosave was told of last.
    copied: Option<Copied>,
    /// That copies cannot be written, as long as it is so.
    pub(super) not_copied: Option<String>,
    /// What earlier sessions left and nobody has decided on.
    recoveries: Vec<Recovery>,
    /// Whether the first of them is being offered.
    offering: bool,
    /// What somebody else saved in our file, while that is being asked about.
    theirs: Option<Theirs>,
    /// The versions that are listed.
    versions: Vec<Version>,
    /// Whether the window had the focus.
    focused: bool,
}

/// The work that autosave was told of last.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Copied {
    serial: u64,
    id: Uuid,
    revision: u64,
}

impl Safety {
    /// Copies are written again.
    fn note_cured(&mut self) {
        let failing = self.autosave.as_ref().is_some_and(Autosave::is_failing);
        if !failing {
            self.not_copied = None;
        }
    }

    pub(super) fn new(store: &Store, jobs: &Jobs) -> Self {
        let notifier = jobs.notifier();
        let report = move |failure| notifier.tell(Done::News(SafetyNews::NotCopied(failure)));
        Self {
            autosave: Autosave::start(store, report).ok(),
            copied: None,
            not_copied: None,
            recoveries: Vec::new(),
            offering: false,
            theirs: None,
            versions: Vec::new(),
            focused: true,
        }
    }
}
