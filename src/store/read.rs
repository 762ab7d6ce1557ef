//! Reading: never more than a file of ours can be.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, RealDisk};
use super::{Failure, FailureKind, Store};

/// The largest file that is read at all. A full case is a few dozen kilobytes.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The text of a file, without a byte order mark.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    text_of(path, read_bytes(path)?)
}

/// The text in the bytes of a file, without a byte order mark.
pub fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    let text =
        String::from_utf8(bytes).map_err(|_not_utf8| Failure::told(path, FailureKind::NotText))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// The bytes of a file that is no larger than [`MAX_FILE_BYTES`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    bytes_on(&RealDisk, path)
}

/// The bytes of a file on a disk, if it is one of ours by its size.
pub(super) fn bytes_on(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |error| Failure::new(path, error);
    // Asked before opening: to open a pipe would wait for its other end.
    let about = disk.about(path).map_err(failure)?;
    match about.kind {
        Kind::File => {}
        Kind::Folder => return Err(Failure::told(path, FailureKind::IsFolder)),
        Kind::Link | Kind::Other => return Err(Failure::told(path, FailureKind::NotText)),
    }
    if about.len > MAX_FILE_BYTES {
        return Err(Failure::told(path, FailureKind::TooLarge));
    }
    // It may grow meanwhile.
    let bytes = disk.read(path, MAX_FILE_BYTES + 1).map_err(failure)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > MAX_FILE_BYTES) {
        return Err(Failure::told(path, FailureKind::TooLarge));
    }
    Ok(bytes)
}

/// Name and text of every file of a folder with this extension, in the order of their names.
pub fn read_folder(folder: &Path, extension: &str) -> Result<Vec<(String, String)>, Failure> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let paths = files_in(folder, extension)?;
    paths.iter().map(|path| Ok((name(path), read_text(path)?))).collect()
}

/// Every file of a folder with this extension, in the order of their names.
pub fn files_in(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error| Failure::new(folder, error);
    let mut paths = RealDisk.list(folder).map_err(failure)?;
    paths.retain(|path| path.extension().is_some_and(|known| known == extension));
    Ok(paths)
}

/// Whether this is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether anything has this name, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    RealDisk.about_name(path).is_ok()
}

/// Whether both are the same file, by whatever way; a file that is not there is none.
pub fn same_file(one: &Path, other: &Path) -> bool {
    same_file_on(&RealDisk, one, other)
}

/// The same on a disk.
pub(super) fn same_file_on(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
    let found = |path| disk.resolve(path).ok().filter(|path| disk.about(path).is_ok());
    found(one).is_some_and(|one| found(other) == Some(one))
}

/// Whether a file is no more, though its folder is there: what is on a stick that is not plugged
/// in, or on a share that does not answer, is not gone.
pub fn is_gone(path: &Path) -> bool {
    let gone = |error: std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
    path.symlink_metadata().err().is_some_and(gone) && path.parent().is_some_and(Path::is_dir)
}

impl Store {
    /// Makes a folder, and those around it, where there is none yet.
    pub fn create_folder(&self, path: &Path) -> Result<(), Failure> {
        make_folder(&*self.disk, path)
    }
}

/// The same on a disk.
pub(super) fn make_folder(disk: &dyn Disk, path: &Path) -> Result<(), Failure> {
    if disk.about(path).is_ok_and(|about| about.kind != Kind::Folder) {
        return Err(Failure::told(path, FailureKind::NotFolder));
    }
    disk.create_folder(path).map_err(|error| Failure::new(path, error))
}
