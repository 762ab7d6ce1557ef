//! The seam to the file system: whatever the store does on a disk is one of these operations.
//!
//! There is one disk in the program, [`RealDisk`]. Tests have others, on which any operation can
//! fail, and whose power can be cut. What is particular to a kind of system stands in `system`.

mod hold;
mod real;
mod system;

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

    /// What stands under the name itself, be it a link.
    fn about_name(&self, path: &Path) -> io::Result<About>;

    /// The bytes of a file, but never more than `most`.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Everything in a folder, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Makes a folder, and those around it, where there is none yet.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes a folder that nobody but this person can look into, in one that is there; `false`
    /// where it was there already. One that is somebody else's is refused with [`Refused`].
    fn private_folder(&self, folder: &Path) -> io::Result<bool>;

    /// Begins a file that must not be there yet.
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn Draft>>;

    /// Opens a file that is there, to write it anew in its place. No link is followed.
    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewrite>>;

    /// Gives a file another name, in place of whatever had that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name, which must be free. A disk that cannot tell in the same moment
    /// answers [`io::ErrorKind::Unsupported`].
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder in which nothing is left.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Moves a file into the system's trash.
    fn throw_away(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a folder outlast a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// How many bytes more this person can write there.
    fn room(&self, folder: &Path) -> io::Result<u64>;

    /// Opens a helper file of ours, making it where there is none, and keeps every other process
    /// from doing so. No link is followed, and what is there already is only taken where it is a
    /// file by this one name whose contents are `ours`; anything else is refused with [`Refused`].
    /// A new one is open to those who can read `like`, or to this person alone.
    fn hold(
        &self,
        path: &Path,
        like: Option<&Path>,
        ours: &dyn Fn(&[u8]) -> bool,
    ) -> io::Result<Holding>;

    /// Lets others finish what they are at.
    fn wait(&self, pause: Duration);
}

/// Who may read and write a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Whoever may do so with files that this person makes.
    Usual,
    /// This person alone; others at most when it is [made like](Draft::become_like) another file.
    Private,
}

/// A file that is being written and that nobody else knows of yet.
pub trait Draft: Write + Send {
    /// Gives it the owner, the group, the rights and the attributes of another file; `false` where
    /// not all of that can be had, or the other file has more names than one.
    fn become_like(&mut self, of: &Path) -> io::Result<bool>;

    /// Makes what is written outlast a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file whose contents are written anew where it stands.
pub trait Rewrite: Debug + Send + Sync {
    /// All that is in it.
    fn read(&mut self) -> io::Result<Vec<u8>>;

    /// Makes sure that so many bytes find room; what is in the file stays as it is.
    fn reserve(&mut self, len: u64) -> io::Result<()>;

    /// Writes over it, from its beginning.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Cuts it to this length.
    fn truncate(&mut self, len: u64) -> io::Result<()>;

    /// Makes what is written outlast a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// A helper file that this process alone has open, until this is dropped or the process ends.
pub trait Hold: Rewrite {
    /// Whether it is still the one that stands under its name.
    fn is_in_place(&self) -> io::Result<bool>;

    /// Whether the system keeps others from it. Some shares know no locks; what stands in the file
    /// must do there.
    fn is_exclusive(&self) -> bool;

    /// Whether this person may write it: another's process may have left it, or be alive elsewhere.
    fn is_writable(&self) -> bool;
}

/// What asking for a helper file gives.
#[derive(Debug)]
pub enum Holding {
    /// It is ours.
    Mine(Box<dyn Hold>),
    /// A process that is alive has it.
    Theirs {
        /// What stands in it; nothing, where that cannot be read.
        said: Vec<u8>,
        /// When that was written, on the clock of its disk.
        written: Option<SystemTime>,
    },
}

/// What is no fault of the disk, but of what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Where a helper file of ours would be stands a link, or a file that is none of ours.
    #[error("something that is not ours stands in the place of a helper file")]
    Planted,
    /// The folder that should be this person's own is somebody else's.
    #[error("the folder belongs to somebody else")]
    NotYours,
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::other(refused)
    }
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
    /// Whether this person may write it.
    pub writable: bool,
}

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, where links are not followed.
    Link,
    /// A pipe, a device: nothing to read a case from.
    Other,
}
