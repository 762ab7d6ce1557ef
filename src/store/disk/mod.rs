//! The seam to the file system: whatever the store does on a disk is one of these operations.
//!
//! There is one disk in the program, [`RealDisk`]. Tests have others, on which any operation can
//! fail, and whose power can be cut.

mod hold;
mod real;

use std::fmt::Debug;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use real::RealDisk;
pub(super) use real::folder_of;

/// What can be done on a disk.
pub trait Disk: Debug + Send + Sync {
    /// The file that a path leads to, links followed; where there is none, the place at which it
    /// would be made.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// What is known of a file without reading it, links followed.
    fn about(&self, path: &Path) -> io::Result<About>;

    /// The bytes of a file, but never more than `most`.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Everything in a folder, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Makes a folder, and those around it, where there is none yet.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Begins a file that must not be there yet; nobody may read it who may not read `like`.
    fn create(&self, path: &Path, like: Option<&Path>) -> io::Result<Box<dyn Draft>>;

    /// Gives a file another name, in place of whatever had that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder in which nothing is left.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes the names in a folder outlast a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Opens a file, making it where there is none, and keeps every other process from doing so;
    /// `None` when one that is alive already has. Others may read it meanwhile.
    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>>;

    /// Lets others finish what they are at.
    fn wait(&self, pause: Duration);
}

/// A file that is being written and that nobody else knows of yet.
pub trait Draft: Write + Send {
    /// Lets the same people read and write it as another file.
    fn take_permissions(&mut self, of: &Path) -> io::Result<()>;

    /// Makes what is written outlast a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file that this process alone has open, until this is dropped or the process ends.
pub trait Hold: Debug + Send + Sync {
    /// All that is in it.
    fn read(&mut self) -> io::Result<Vec<u8>>;

    /// Writes it anew.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub len: u64,
    /// When it last changed, on the clock of its disk.
    pub modified: Option<SystemTime>,
    /// Whether it is marked as not to be changed.
    pub read_only: bool,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device: nothing to read a case from.
    Other,
}
