//! Writing a file whole or not at all: beside it, flushed to the disk, then renamed over it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Failure, FailureKind};

/// Writes a file, replacing whole what was there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.is_dir() {
        return Err(Failure::told(path, FailureKind::IsFolder));
    }
    let beside = beside(&target);
    let written = write_beside(&beside, &target, bytes)
        .and_then(|()| fs::rename(&beside, &target))
        .and_then(|()| sync_folder(&target));
    written.map_err(|error| {
        // The message is about the failure itself; a leftover beside the file harms nobody.
        drop(fs::remove_file(&beside));
        Failure::new(path, error)
    })
}

/// Writes a file that must not be there yet.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(Failure::told(path, FailureKind::AlreadyThere));
    }
    replace(path, bytes)
}

/// A name in the same folder, so that renaming stays on one disk. Hidden, and no other writer's.
fn beside(target: &Path) -> PathBuf {
    // Several threads may write at once, even the same file.
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let write = WRITES.fetch_add(1, Ordering::Relaxed);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // The name with its extras must not be longer than disks allow: 255 bytes.
    let short: String = name.chars().take(40).collect();
    target.with_file_name(format!(".{short}.{}.{write}.tmp", std::process::id()))
}

fn write_beside(beside: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(beside)?;
    file.write_all(bytes)?;
    if let Ok(about) = fs::metadata(target) {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()
}

/// Makes the renaming itself last through a power cut.
#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// Windows opens no folders; its renaming is already on the disk when it returns.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on other systems")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        replace(&path, b"old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_there_is_not_created_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        create_new(&path, b"old").unwrap();
        let failure = create_new(&path, b"new").unwrap_err();
        assert_eq!(failure.kind, FailureKind::AlreadyThere);
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_folder_is_not_replaced_by_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let failure = replace(folder.path(), b"new").unwrap_err();
        assert_eq!(failure.kind, FailureKind::IsFolder);
    }

    #[test]
    fn many_writers_of_one_file_leave_one_of_their_files_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        std::thread::scope(|scope| {
            for letter in b'a'..=b'h' {
                let path = &path;
                scope.spawn(move || replace(path, &vec![letter; 100_000]).unwrap());
            }
        });
        let bytes = fs::read(&path).unwrap();
        assert_eq!(bytes, vec![bytes[0]; 100_000]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let failure = replace(&folder.path().join("gone/case.khangan"), b"new").unwrap_err();
        assert_eq!(failure.kind, FailureKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("case.khangan"), folder.path().join("link"));
        replace(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
