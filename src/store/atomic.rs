//! Writing a file whole or not at all: beside it, flushed to the disk, then renamed over it.
//!
//! A new file takes the owner, the group, the rights and the attributes of the one it replaces.
//! Where it cannot have all of them, or the file has more names than one, a case is written anew
//! where it stands ([`Manner::Case`]): its new contents are whole on the disk by then, so that
//! nothing is lost should that be interrupted.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use uuid::Uuid;

use super::disk::{Access, Disk, Draft, Kind, RealDisk, folder_of};
use super::ending::{AtEnd, Turn, at_end, writing};
use super::{Failure, FailureKind};

/// How long to wait, again and again, for a program that holds the file: Windows renames nothing
/// over a file that a virus scanner or an indexer happens to look at.
const PATIENCE: [Duration; 5] = [
    Duration::from_millis(20),
    Duration::from_millis(40),
    Duration::from_millis(80),
    Duration::from_millis(160),
    Duration::from_millis(320),
];

/// How a file comes to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// In place of what is there, as alike as can be.
    Replace,
    /// The same; where it cannot be alike, over what is there.
    Case,
    /// Only where nothing is.
    New,
    /// In a folder of ours, for this person alone.
    Ours,
}

/// A file's new contents, whole and flushed to the disk beside it, until it is put in place. When
/// it is not, it goes again.
pub(super) struct StagedFile<'a> {
    disk: &'a dyn Disk,
    bytes: &'a [u8],
    /// As the caller names it, for messages.
    path: PathBuf,
    /// What it leads to.
    target: PathBuf,
    /// Where it stands until then.
    draft: PathBuf,
    manner: Manner,
    /// Whether it must be written over what is there.
    over: bool,
    in_place: bool,
    at_end: Option<AtEnd>,
}

impl<'a> StagedFile<'a> {
    /// Writes beside the file that a path leads to: a link stays a link.
    pub(super) fn write(
        disk: &'a dyn Disk,
        path: &Path,
        bytes: &'a [u8],
        manner: Manner,
    ) -> Result<Self, Failure> {
        let failure = |error: io::Error| match Failure::new(path, error) {
            gone if gone.kind == FailureKind::NotFound => {
                Failure { kind: FailureKind::FolderGone, ..gone }
            }
            other => other,
        };
        // In a folder of ours nothing is a link but what somebody put there.
        let target = match manner {
            Manner::Ours => path.to_owned(),
            Manner::Replace | Manner::Case | Manner::New => disk.resolve(path).map_err(failure)?,
        };
        let like = may_be_replaced(disk, path, &target)?
            && matches!(manner, Manner::Replace | Manner::Case);
        let access = if like || manner == Manner::Ours { Access::Private } else { Access::Usual };
        let (draft, file, at_end) = {
            // No new one once the program is being put away.
            let _begun = writing();
            let (draft, file) = begin(disk, &target, access).map_err(failure)?;
            let left = draft.clone();
            // What is put away when a process ends stands on the disk that is there.
            let at_end = at_end(Turn::Last, move || drop(RealDisk.remove(&left)));
            (draft, file, at_end)
        };
        let path = path.to_owned();
        let (over, in_place) = (false, false);
        let at_end = Some(at_end);
        let mut written = Self { disk, bytes, path, target, draft, manner, over, in_place, at_end };
        let alike = written.fill(file, like).map_err(failure)?;
        written.over = !alike && manner == Manner::Case;
        Ok(written)
    }

    /// What the path leads to.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// What is in it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes
    }

    /// Where it stands meanwhile.
    pub(super) fn draft(&self) -> &Path {
        &self.draft
    }

    /// Whether it will be written over what is there: until all of it is, neither is whole there.
    pub(super) fn goes_over(&self) -> bool {
        self.over
    }

    /// Puts it in place of the file. A failure in the answer is about what is in place: it may not
    /// outlast a power cut.
    pub(super) fn put_in_place(mut self) -> Result<Option<Failure>, Failure> {
        // Whatever ends the program now waits until this is done.
        let _whole = writing();
        let failure = |path: &Path, error| Failure::new(path, error);
        if self.over {
            return match self.write_over() {
                Ok(unsettled) => Ok(unsettled.map(|error| failure(&self.path, error))),
                Err(error) => Err(failure(&self.path, error)),
            };
        }
        self.rename().map_err(|error| failure(&self.path, error))?;
        self.in_place = true;
        Ok(match self.disk.sync_folder(folder_of(&self.target)) {
            Err(error) if !unknown_here(&error) => Some(failure(&self.path, error)),
            _ => None,
        })
    }

    /// Whether it is like what it replaces, where that matters.
    fn fill(&self, mut draft: Box<dyn Draft>, like: bool) -> io::Result<bool> {
        draft.write_all(self.bytes)?;
        let mut alike = true;
        if like {
            match draft.become_like(&self.target) {
                Ok(became) => alike = became,
                // Shares and sticks that know no rights lose nothing by it.
                Err(error) if unknown_here(&error) => {}
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => alike = false,
                Err(error) => return Err(error),
            }
        }
        match draft.sync() {
            Err(error) if unknown_here(&error) => Ok(alike),
            synced => synced.map(|()| alike),
        }
    }

    /// Writes the file anew where it stands. What fails halfway is taken back.
    fn write_over(&self) -> io::Result<Option<io::Error>> {
        let len = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut file = self.disk.rewrite(&self.target)?;
        let before = file.read()?;
        // A disk that is full says so before anything is changed.
        file.reserve(len(self.bytes).max(len(&before)))?;
        let written = file.write(self.bytes).and_then(|()| file.truncate(len(self.bytes)));
        if let Err(error) = written {
            file.write(&before)?;
            file.truncate(len(&before))?;
            return Err(error);
        }
        Ok(file.sync().err().filter(|error| !unknown_here(error)))
    }

    fn rename(&self) -> io::Result<()> {
        for pause in PATIENCE {
            match self.rename_once() {
                Err(error) if held_by_another(&error) => self.disk.wait(pause),
                renamed => return renamed,
            }
        }
        self.rename_once()
    }

    fn rename_once(&self) -> io::Result<()> {
        if self.manner != Manner::New {
            return self.disk.rename(&self.draft, &self.target);
        }
        match self.disk.rename_new(&self.draft, &self.target) {
            // This disk cannot look and rename in one. The name is taken first, then filled.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                drop(self.disk.create(&self.target, Access::Usual)?);
                let renamed = self.disk.rename(&self.draft, &self.target);
                if renamed.is_err() {
                    drop(self.disk.remove(&self.target));
                }
                renamed
            }
            renamed => renamed,
        }
    }
}

impl Drop for StagedFile<'_> {
    fn drop(&mut self) {
        self.at_end = None;
        if !self.in_place {
            // The failure that led here is being told; a leftover harms nobody and is swept later.
            drop(self.disk.remove(&self.draft));
        }
    }
}

/// What the name of a file ends in that is being written beside another.
pub(super) const DRAFT: &str = ".khangan.tmp";

/// Begins a file in the same folder, so that renaming stays on one disk. Hidden, and no other
/// writer's: a name that happens to be taken is left alone.
fn begin(disk: &dyn Disk, target: &Path, access: Access) -> io::Result<(PathBuf, Box<dyn Draft>)> {
    // Several threads may write at once, even the same file.
    static WRITES: AtomicU64 = AtomicU64::new(0);
    let mut number = WRITES.fetch_add(1, Ordering::Relaxed);
    for _ in 0..10 {
        let (name, process) = (short_name(target), std::process::id());
        let draft = target.with_file_name(format!(".{name}.{process}.{number}{DRAFT}"));
        match disk.create(&draft, access) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                number = Uuid::new_v4().as_u64_pair().0;
            }
            created => return Ok((draft, created?)),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// The name with its extras must not be longer than disks allow: 255 bytes.
pub(super) fn short_name(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    name.chars().take(40).collect()
}

/// Whether there is a file to be replaced, if whatever is there may be.
fn may_be_replaced(disk: &dyn Disk, path: &Path, target: &Path) -> Result<bool, Failure> {
    match disk.about(target) {
        Ok(about) if about.kind == Kind::Folder => Err(Failure::told(path, FailureKind::IsFolder)),
        Ok(about) if about.kind != Kind::File => {
            Err(Failure::told(path, FailureKind::AlreadyThere))
        }
        Ok(about) if about.read_only => Err(Failure::told(path, FailureKind::ReadOnlyFile)),
        // The folder would let it be replaced; whoever owns the file does not.
        Ok(about) if !about.writable => Err(Failure::told(path, FailureKind::NoPermission)),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::new(path, error)),
    }
}

/// What a disk refuses because it knows no such thing: a share whose folders cannot be flushed.
pub(super) fn unknown_here(error: &io::Error) -> bool {
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

    fn write(path: &Path, bytes: &[u8], manner: Manner) -> Result<(), Failure> {
        let written = StagedFile::write(&RealDisk, path, bytes, manner)?;
        written.put_in_place()?.map_or(Ok(()), Err)
    }

    fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        write(path, bytes, Manner::Replace)
    }

    fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        write(path, bytes, Manner::New)
    }

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
}
