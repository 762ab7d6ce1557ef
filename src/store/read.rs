//! Reading: never more than a file of ours can be.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, RealDisk};
use super::{Failure, FailureKind};

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
        Kind::Other => return Err(Failure::told(path, FailureKind::NotText)),
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
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if path.extension().is_some_and(|known| known == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether this is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether anything has this name, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether both are the same file, by whatever way; a file that is not there is none.
pub fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Whether a file is no more, though its folder is there: what is on a stick that is not plugged
/// in, or on a share that does not answer, is not gone.
pub fn is_gone(path: &Path) -> bool {
    let gone = |error: std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
    path.symlink_metadata().err().is_some_and(gone) && path.parent().is_some_and(Path::is_dir)
}

/// Makes a folder, and those around it, where there is none yet.
pub fn create_folder(path: &Path) -> Result<(), Failure> {
    if path.is_file() {
        return Err(Failure::told(path, FailureKind::NotFolder));
    }
    fs::create_dir_all(path).map_err(|error| Failure::new(path, error))
}
