//! A folder of cases, read beside the window and kept in sight.
//!
//! One thread looks at the folder again and again: names, sizes and times, which is little even on
//! a share where no system tells of changes. What is new or changed is read, on every core, newest
//! first, and handed over in batches.

mod folder;
mod reader;
mod watch;

pub(super) use folder::is_case;
pub use folder::{Kept, with_file_name};
pub use watch::{Missing, News, Watch, watch};

use std::path::PathBuf;

use super::{OpenError, Opened};
use crate::base::Moment;

/// One file of the folder.
pub struct Entry {
    /// The file.
    pub path: PathBuf,
    /// When it last changed, where the disk tells.
    pub changed: Option<Moment>,
    /// What is in it, or why that cannot be told.
    pub opened: Result<Opened, OpenError>,
}
