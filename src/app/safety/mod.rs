//! What keeps the officer's work safe while the window is open: recovery copies, the lock of the
//! file, a second look at the disk, and earlier versions.

mod copies;
mod lock;
mod meanwhile;
mod versions;

use egui::Context;
use uuid::Uuid;

pub(super) use lock::{Heart, Hindrance};

use super::{App, jobs::Jobs};
use crate::case::Case;
use crate::store::{
    Autosave, Failure, FailureKind, Locking, Look, Recovery, Stamp, Store, Version,
};
use crate::ui::toast::Tone;
use crate::words;

/// What the window remembers of it.
pub(super) struct Safety {
    /// None where no thread could be started.
    autosave: Option<Autosave>,
    /// The work that autosave was told of last.
    copied: Option<Copied>,
    /// What was told of a copy that could not be written, lest it be told every second.
    told: Option<FailureKind>,
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

/// What somebody else saved in our file.
pub(super) struct Theirs {
    /// The case.
    pub case: Case,
    /// What stands in the file.
    pub stamp: Stamp,
}

/// What was found out beside the window.
pub(super) enum News {
    /// What earlier sessions left.
    Recoveries(Result<Vec<Recovery>, Failure>),
    /// A recovery copy could not be written.
    NotCopied(Failure),
    /// A second look at the file of this session; and what is in it, where that is something else.
    Looked(u64, Result<Look, Failure>, Option<Box<Theirs>>),
    /// The lock of this session was taken over, or removed.
    LockLost(u64),
    /// The lock of this session was asked for again.
    Relocked(u64, Result<Locking, Failure>),
    /// The versions of the case, or where none is open, all work that was declined.
    Versions(Result<Vec<Version>, Failure>),
    /// The settings were written, or not.
    Remembered(Result<(), Failure>),
}

impl Safety {
    pub(super) fn new(store: &Store, jobs: &Jobs) -> Self {
        let tell = jobs.teller();
        let report = move |failure| tell.tell(News::NotCopied(failure));
        Self {
            autosave: Autosave::start(store, report).ok(),
            copied: None,
            told: None,
            recoveries: Vec::new(),
            offering: false,
            theirs: None,
            versions: Vec::new(),
            focused: true,
        }
    }
}

impl App {
    /// What is to be done at every frame; most often nothing.
    pub(super) fn keep_safe(&mut self, ctx: &Context) {
        self.keep_copy();
        self.offer_recovery();
        self.look_when_focused(ctx);
    }

    /// Takes in what was found out.
    pub(super) fn take_in_news(&mut self, ctx: &Context, news: News) {
        match news {
            News::Recoveries(Ok(found)) => self.safety.recoveries = found,
            News::NotCopied(failure) => self.tell_not_copied(ctx, &failure),
            News::Looked(serial, look, theirs) => self.looked(ctx, serial, look, theirs),
            News::LockLost(serial) => self.lock_lost(serial),
            News::Relocked(serial, locking) => self.relocked(serial, locking),
            News::Versions(Ok(versions)) => self.show_versions(versions),
            News::Recoveries(Err(failure))
            | News::Versions(Err(failure))
            | News::Remembered(Err(failure)) => {
                let text = words::failure(self.world.lang, &failure);
                self.shell.toasts.add(ctx, Tone::Warning, text);
            }
            News::Remembered(Ok(())) => {}
        }
    }
}
