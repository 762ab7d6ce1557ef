//! The disk: case files read and written whole, and whatever else touches a file.
//!
//! A [`Store`] keeps the officer's work: it saves cases and keeps their earlier [versions], holds
//! [locks] on those that are open, writes recovery copies while they are worked on, and remembers
//! [settings]. All of it goes through a [`Disk`], so that tests can make any operation fail.
//!
//! [versions]: Version
//! [locks]: Lock
//! [settings]: Settings
//!
//! **Invariant:** the only module that opens files. A file that is already there is replaced
//! whole or not at all, and a file that cannot be understood is never touched.

mod atomic;
mod autosave;
mod case_file;
mod disk;
mod ending;
mod failure;
mod folders;
mod health;
pub mod library;
mod lock;
mod mailbox;
mod put;
mod read;
mod recovery;
mod save;
mod scratch;
mod settings;
mod stamp;
mod sweep;
mod traces;
mod versions;

pub use autosave::{AUTOSAVE_DELAY, Autosave};
pub use case_file::{CaseFileError, ReadOnly, ReadOnlyWhy, plain_words, read_case, write_case};
pub use disk::{About, Access, Disk, Draft, Hold, Holding, Kind, RealDisk, Refused, Rewrite};
pub use ending::put_away;
pub use failure::{Failure, FailureKind};
pub use folders::{Folders, Who};
pub use health::{Health, Kept, Oddity, Place};
pub use lock::{Holder, Lock, Locking};
pub use mailbox::{Begin, Call, Listening, Mailbox};
pub use read::{
    MAX_FILE_BYTES, files_in, is_folder, is_gone, is_there, read_bytes, read_folder, read_text,
    same_file, text_of,
};
pub use recovery::{Recovery, Session, Work};
pub use save::{Over, SaveError, SaveWarning, Saved};
pub use scratch::Scratch;
pub use settings::{RECENT_FILES, Settings, SettingsWarning, Theme, WindowPlace};
pub use stamp::{Look, Stamp};
pub use versions::{DECLINED_DAYS, KEPT_VERSIONS, Version, VersionKind};

use std::path::Path;
use std::sync::Arc;

use crate::case::Case;
use crate::form::Forms;

/// What the name of a case file ends in, without the dot.
pub const CASE_EXTENSION: &str = "khangan";

/// A case from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// To be worked on.
    Case(Box<Case>),
    /// Only to be looked at.
    ReadOnly(Box<ReadOnly>),
}

impl Opened {
    /// The case, whatever may be done with it.
    pub fn case(&self) -> &Case {
        match self {
            Self::Case(case) => case,
            Self::ReadOnly(read_only) => &read_only.case,
        }
    }
}

/// Why a file does not open as a case.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The file is no case.
    #[error(transparent)]
    CaseFile(#[from] CaseFileError),
}

/// Where the officer's work is kept, and who keeps it there.
#[derive(Clone, Debug)]
pub struct Store {
    disk: Arc<dyn Disk>,
    folders: Folders,
    who: Who,
}

impl Store {
    /// A store on the disk that is there.
    pub fn new(folders: Folders, who: Who) -> Self {
        Self::on(Arc::new(RealDisk), folders, who)
    }

    /// A store on a disk.
    pub fn on(disk: Arc<dyn Disk>, folders: Folders, who: Who) -> Self {
        Self { disk, folders, who }
    }

    /// Opens a case file, and notes what stood there.
    pub fn open(&self, path: &Path, forms: &Forms) -> Result<(Opened, Stamp), OpenError> {
        let about = self.disk.about(path).ok();
        let bytes = read::bytes_on(&*self.disk, path)?;
        let stamp = Stamp::of(&bytes, about);
        Ok((read_case(&text_of(path, bytes)?, forms)?, stamp))
    }
}

/// Opens a case file.
pub fn open(path: &Path, forms: &Forms) -> Result<Opened, OpenError> {
    Ok(read_case(&read_text(path)?, forms)?)
}
