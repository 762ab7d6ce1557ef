//! The disk: case files read and written whole, and whatever else touches a file.
//!
//! **Invariant:** the only module that opens files. A file that is already there is replaced
//! whole or not at all, and a file that cannot be understood is never touched.

mod atomic;
mod case_file;
mod failure;
pub mod library;
mod read;

pub use atomic::{create_new, replace};
pub use case_file::{CaseFileError, ReadOnly, ReadOnlyWhy, read_case, write_case};
pub use failure::{Failure, FailureKind};
pub use read::{
    MAX_FILE_BYTES, create_folder, files_in, is_folder, read_bytes, read_folder, read_text,
    same_file, text_of,
};

use std::path::Path;

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

/// Opens a case file.
pub fn open(path: &Path, forms: &Forms) -> Result<Opened, OpenError> {
    Ok(read_case(&read_text(path)?, forms)?)
}

/// Saves a case over the file that was there, if one was.
pub fn save(path: &Path, case: &Case) -> Result<(), Failure> {
    replace(path, write_case(case).as_bytes())
}
