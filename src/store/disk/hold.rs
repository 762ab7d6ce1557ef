//! Keeping a file to oneself for as long as one lives, and no longer: the system lets go of it
//! when the process ends, however it ends.

use std::fs::File;
use std::io::{self, Read, Seek as _, Write as _};
use std::path::Path;

use super::Hold;

pub(super) fn hold(path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
    Ok(open(path)?.map(|file| -> Box<dyn Hold> { Box::new(Held(file)) }))
}

/// A lock that others may ignore, as those do who only read.
#[cfg(not(windows))]
fn open(path: &Path) -> io::Result<Option<File>> {
    use std::fs::TryLockError;
    let file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Some shares know no locks. What stands in the file must do.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(Some(file))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// A lock would keep others from reading, too; opening without sharing the right to write does not.
#[cfg(windows)]
fn open(path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const SHARE_READ_AND_DELETE: u32 = 0x1 | 0x4;
    const SHARING_VIOLATION: i32 = 32;
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    match options.share_mode(SHARE_READ_AND_DELETE).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

#[derive(Debug)]
struct Held(File);

/// What a lock says is a line or two.
const MOST: u64 = 64 * 1024;

impl Hold for Held {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        Read::by_ref(&mut self.0).take(MOST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.rewind()?;
        self.0.write_all(bytes)?;
        self.0.set_len(u64::try_from(bytes.len()).unwrap_or(MOST))?;
        self.0.sync_data()
    }
}

impl Drop for Held {
    /// A program that is being started has the file too, until it is its own: closing the file here
    /// would not let go of it.
    fn drop(&mut self) {
        // Where there was no lock to begin with, closing is all there is to do.
        drop(self.0.unlock());
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn what_is_let_go_of_is_free_though_another_has_the_file_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Held(open(&path).unwrap().unwrap());
        // As a child has it between its birth and the program it becomes.
        let inherited = held.0.try_clone().unwrap();
        assert!(hold(&path).unwrap().is_none());
        drop(held);
        assert!(hold(&path).unwrap().is_some());
        drop(inherited);
    }
}
