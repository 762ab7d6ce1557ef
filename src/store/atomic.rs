//! Writing a file whole or not at all: beside it, flushed to the disk, then renamed over it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::disk::{Disk, Kind, RealDisk, folder_of};
use super::{Failure, FailureKind};

/// Writes a file, replacing whole what was there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match Beside::write(&RealDisk, path, bytes)?.put_in_place()? {
        None => Ok(()),
        Some(unsettled) => Err(unsettled),
    }
}

/// Writes a file that must not be there yet.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(Failure::told(path, FailureKind::AlreadyThere));
    }
    replace(path, bytes)
}

/// How long to wait, again and again, for a program that holds the file: Windows renames nothing
/// over a file that a virus scanner or an indexer happens to look at.
const PATIENCE: [Duration; 5] = [
    Duration::from_millis(20),
    Duration::from_millis(40),
    Duration::from_millis(80),
    Duration::from_millis(160),
    Duration::from_millis(320),
];

/// A file's new contents, whole and flushed to the disk beside it, until it is put in place. When
/// it is not, it goes again.
pub(super) struct Beside<'a> {
    disk: &'a dyn Disk,
    /// As the caller names it, for messages.
    path: PathBuf,
    /// What it leads to.
    target: PathBuf,
    /// Where it stands until then.
    draft: PathBuf,
    in_place: bool,
}

impl<'a> Beside<'a> {
    /// Writes beside the file that a path leads to: a link stays a link.
    pub(super) fn write(disk: &'a dyn Disk, path: &Path, bytes: &[u8]) -> Result<Self, Failure> {
        let failure = |error: io::Error| match Failure::new(path, error) {
            gone if gone.kind == FailureKind::NotFound => {
                Failure { kind: FailureKind::FolderGone, ..gone }
            }
            other => other,
        };
        let target = disk.resolve(path).map_err(failure)?;
        let there = may_be_replaced(disk, path, &target)?;
        let written =
            Self { disk, path: path.to_owned(), draft: beside(&target), target, in_place: false };
        written.fill(bytes, there).map_err(failure)?;
        Ok(written)
    }

    /// What the path leads to.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Where it stands meanwhile.
    pub(super) fn draft(&self) -> &Path {
        &self.draft
    }

    /// Puts it in place of the file. A failure in the answer is about what is in place: it may not
    /// outlast a power cut.
    pub(super) fn put_in_place(mut self) -> Result<Option<Failure>, Failure> {
        self.rename().map_err(|error| Failure::new(&self.path, error))?;
        self.in_place = true;
        Ok(match self.disk.sync_folder(folder_of(&self.target)) {
            Err(error) if !unknown_here(&error) => Some(Failure::new(&self.path, error)),
            _ => None,
        })
    }

    fn fill(&self, bytes: &[u8], there: bool) -> io::Result<()> {
        let like = there.then_some(self.target.as_path());
        let mut draft = self.disk.create(&self.draft, like)?;
        draft.write_all(bytes)?;
        if let Some(like) = like {
            // Shares and sticks that know no permissions refuse this, and lose nothing by it.
            match draft.take_permissions(like) {
                Err(error)
                    if !unknown_here(&error) && error.kind() != io::ErrorKind::PermissionDenied =>
                {
                    return Err(error);
                }
                _ => {}
            }
        }
        match draft.sync() {
            Err(error) if unknown_here(&error) => Ok(()),
            synced => synced,
        }
    }

    fn rename(&self) -> io::Result<()> {
        for pause in PATIENCE {
            match self.disk.rename(&self.draft, &self.target) {
                Err(error) if held_by_another(&error) => self.disk.wait(pause),
                done => return done,
            }
        }
        self.disk.rename(&self.draft, &self.target)
    }
}

impl Drop for Beside<'_> {
    fn drop(&mut self) {
        if !self.in_place {
            // The failure that led here is being told; a leftover harms nobody and is swept later.
            drop(self.disk.remove(&self.draft));
        }
    }
}

/// Removes what writers that were killed left beside a file. A write takes a moment; what is older
/// than a minute by the disk's own clock, is nobody's.
pub(super) fn sweep(disk: &dyn Disk, target: &Path, now: std::time::SystemTime) -> io::Result<()> {
    const FRESH: Duration = Duration::from_mins(1);
    let prefix = format!(".{}.", short_name(target));
    for path in disk.list(folder_of(target))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let numbers = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(".tmp"));
        let ours = numbers.is_some_and(|numbers| {
            numbers.chars().all(|c| c.is_ascii_digit() || c == '.') && numbers.contains('.')
        });
        if ours
            && let Some(written) = disk.about(&path)?.modified
            && now.duration_since(written).is_ok_and(|age| age > FRESH)
        {
            disk.remove(&path)?;
        }
    }
    Ok(())
}

/// A name in the same folder, so that renaming stays on one disk. Hidden, and no other writer's.
fn beside(target: &Path) -> PathBuf {
    // Several threads may write at once, even the same file.
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let write = WRITES.fetch_add(1, Ordering::Relaxed);
    target.with_file_name(format!(".{}.{}.{write}.tmp", short_name(target), std::process::id()))
}

/// The name with its extras must not be longer than disks allow: 255 bytes.
fn short_name(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    name.chars().take(40).collect()
}

/// Whether there is a file to be replaced, if whatever is there may be.
fn may_be_replaced(disk: &dyn Disk, path: &Path, target: &Path) -> Result<bool, Failure> {
    match disk.about(target) {
        Ok(about) if about.kind == Kind::Folder => Err(Failure::told(path, FailureKind::IsFolder)),
        Ok(about) if about.kind == Kind::Other => {
            Err(Failure::told(path, FailureKind::AlreadyThere))
        }
        Ok(about) if about.read_only => Err(Failure::told(path, FailureKind::ReadOnlyFile)),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::new(path, error)),
    }
}

/// What a disk refuses because it knows no such thing: a share whose folders cannot be flushed.
fn unknown_here(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Windows says that renaming is not allowed, when somebody has the file open.
fn held_by_another(error: &io::Error) -> bool {
    let kind = FailureKind::of(error);
    kind == FailureKind::Busy || (cfg!(windows) && kind == FailureKind::NoPermission)
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        assert_eq!(failure.kind, FailureKind::FolderGone);
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

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_that_is_not_there_yet_makes_that_file() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inside")).unwrap();
        symlink("inside/case.khangan", folder.path().join("one")).unwrap();
        symlink("one", folder.path().join("two")).unwrap();
        replace(&folder.path().join("two"), b"new").unwrap();
        assert_eq!(fs::read(folder.path().join("inside/case.khangan")).unwrap(), b"new");
        assert!(folder.path().join("one").symlink_metadata().unwrap().is_symlink());
        symlink("three", folder.path().join("three")).unwrap();
        replace(&folder.path().join("three"), b"new").unwrap_err();
    }

    #[test]
    fn a_file_that_is_marked_read_only_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        replace(&path, b"old").unwrap();
        let writable = fs::metadata(&path).unwrap().permissions();
        let mut marked = writable.clone();
        marked.set_readonly(true);
        fs::set_permissions(&path, marked).unwrap();
        assert_eq!(replace(&path, b"new").unwrap_err().kind, FailureKind::ReadOnlyFile);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        fs::set_permissions(&path, writable).unwrap();
    }

    #[test]
    fn what_a_killed_writer_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        for name in [
            "case.khangan",
            ".case.khangan.12.3.tmp",
            ".case.khangan.tmp",
            ".other.khangan.12.3.tmp",
            ".case.khangan.a.tmp",
        ] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        let now = fs::metadata(&path).unwrap().modified().unwrap();
        sweep(&RealDisk, &path, now + Duration::from_secs(59)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
        sweep(&RealDisk, &path, now + Duration::from_secs(62)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
        assert!(!folder.path().join(".case.khangan.12.3.tmp").exists());
    }
}
