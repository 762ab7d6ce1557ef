//! Systems where the folder says who may do what with the files in it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use super::{Helper, Locked};
use crate::store::disk::Refused;

/// The person's own folders are closed to others from the start, and what is made in them is too.
pub(in crate::store::disk) fn for_this_person_alone(_: &mut OpenOptions) {}

pub(in crate::store::disk) fn may_write(_: &Path) -> bool {
    true
}

pub(in crate::store::disk) fn private_folder(folder: &Path) -> io::Result<bool> {
    match fs::create_dir(folder) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(false),
        Err(error) => Err(error),
    }
}

pub(in crate::store::disk) fn open_itself(path: &Path) -> io::Result<File> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(Refused::Planted.into());
    }
    itself(OpenOptions::new().read(true).write(true)).open(path)
}

/// Opening a helper file without sharing the right to write keeps it from others, and lets them
/// read it.
pub(in crate::store::disk) fn open_helper(path: &Path) -> io::Result<Helper> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => {}
        Ok(_) => return Err(Refused::Planted.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Helper::None),
        Err(error) => return Err(error),
    }
    match itself(OpenOptions::new().read(true).write(true)).open(path) {
        Ok(file) => Ok(Helper::Writable(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Helper::None),
        Err(error) if is_shared_violation(&error) => Ok(Helper::Held),
        Err(error) => Err(error),
    }
}

pub(in crate::store::disk) fn create_helper(path: &Path, _: Option<&Path>) -> io::Result<File> {
    itself(OpenOptions::new().read(true).write(true).create_new(true)).open(path)
}

/// Opening it has done it.
pub(in crate::store::disk) fn lock(_: &File) -> io::Result<Locked> {
    Ok(Locked::Yes)
}

pub(in crate::store::disk) fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(about) => Ok(about.is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

pub(in crate::store::disk) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(in crate::store::disk) fn reserve(_: &File, _: u64) -> io::Result<()> {
    Ok(())
}

/// A file has the rights of its folder.
pub(in crate::store::disk) fn become_like(_: &File, of: &Path) -> io::Result<bool> {
    fs::metadata(of).map(|_| true)
}

#[cfg(windows)]
fn itself(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::windows::fs::OpenOptionsExt as _;
    const SHARE_READ_AND_DELETE: u32 = 0x1 | 0x4;
    const OPEN_LINK_ITSELF: u32 = 0x0020_0000;
    options.share_mode(SHARE_READ_AND_DELETE).custom_flags(OPEN_LINK_ITSELF)
}

#[cfg(not(windows))]
fn itself(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn is_shared_violation(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION)
}
