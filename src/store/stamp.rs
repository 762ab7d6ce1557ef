//! What stood on the disk, so that what somebody else writes there meanwhile is noticed.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::tz::TimeZone;
use md5::{Digest as _, Md5};

use super::disk::{About, folder_of};
use super::{CASE_EXTENSION, Failure, Store, read};
use crate::base::Moment;

/// What stood in a file when it was read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    digest: [u8; 16],
    len: u64,
    modified: Option<SystemTime>,
}

/// What a second look at a file finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// What was there before; somebody may have touched it all the same.
    Same(Stamp),
    /// Something else.
    Changed,
    /// Nothing.
    Gone,
}

impl Stamp {
    /// Of bytes that were just read or written.
    pub fn of(bytes: &[u8], about: Option<About>) -> Self {
        Self {
            digest: Md5::digest(bytes).into(),
            len: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            modified: about.and_then(|about| about.modified),
        }
    }

    /// Whether these are the bytes that stood there.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        let digest: [u8; 16] = Md5::digest(bytes).into();
        self.digest == digest
    }
}

impl Store {
    /// Looks again at a file; reads it only where its size or time changed.
    pub fn look(&self, path: &Path, known: &Stamp) -> Result<Look, Failure> {
        let about = match self.disk.about(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Look::Gone),
            about => about.map_err(|error| Failure::new(path, error))?,
        };
        if about.modified.is_some() && (about.len, about.modified) == (known.len, known.modified) {
            return Ok(Look::Same(known.clone()));
        }
        let bytes = read::bytes_on(&*self.disk, path)?;
        let same = known.is_of(&bytes);
        Ok(if same { Look::Same(Stamp::of(&bytes, Some(about))) } else { Look::Changed })
    }
}

impl Store {
    /// Where a file is now that was given another name in its folder: the one that holds what was
    /// read, if there is just one.
    pub fn renamed(&self, path: &Path, known: &Stamp) -> Option<PathBuf> {
        let gone = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
        if !self.disk.about_name(path).err().is_some_and(gone) {
            return None;
        }
        let mut found = self.disk.list(folder_of(path)).ok()?;
        found.retain(|file| {
            let case = file.extension().is_some_and(|own| own == CASE_EXTENSION);
            case && self.disk.about_name(file).is_ok_and(|about| about.len == known.len)
                && read::bytes_on(&*self.disk, file).is_ok_and(|bytes| known.is_of(&bytes))
        });
        let file = found.pop()?;
        found.is_empty().then_some(file)
    }
}

/// A moment of the disk's clock, as a clock on the wall here shows it.
pub(super) fn moment_of(at: SystemTime) -> Option<Moment> {
    let at = jiff::Timestamp::try_from(at).ok()?;
    Some(Moment::from(&at.to_zoned(TimeZone::system())))
}

/// A short name for a path, the same at every start: in it, what is kept of one file is found.
pub(super) fn path_key(path: &Path) -> String {
    let digest: [u8; 16] = Md5::digest(path.as_os_str().as_encoded_bytes()).into();
    let key = digest.iter().take(6).fold(0, |key: u64, byte| key << 8 | u64::from(*byte));
    format!("{key:012x}")
}
