//! What is found out beside the window that keeps the work safe.

use std::path::Path;

use crate::case::Case;
use crate::form::Forms;
use crate::store::{Failure, Health, Locking, Look, Opened, Recovery, Stamp, Store, Version};

/// What somebody else saved in our file.
pub(in crate::app) struct Theirs {
    /// The case.
    pub case: Case,
    /// What stands in the file.
    pub stamp: Stamp,
}

/// What was found out beside the window.
pub(in crate::app) enum SafetyNews {
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
    /// How it stands with what is kept.
    Health(Health),
    /// So many files that were kept of the case were removed.
    Forgotten(Result<usize, Failure>),
    /// The settings were written, or not.
    Remembered(Result<(), Failure>),
}

impl Theirs {
    /// What is in the file, if it is a case to be worked on.
    pub(in crate::app) fn read(store: &Store, path: &Path, forms: &Forms) -> Option<Self> {
        match store.open(path, forms) {
            Ok((Opened::Case(case), stamp)) => Some(Self { case: *case, stamp }),
            _ => None,
        }
    }
}
