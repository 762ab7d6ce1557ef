//! The folder itself: what stands in it, and its files renamed, copied, thrown away, put back.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::base::Moment;
use crate::case::Case;
use crate::store::read::{bytes_on, same_file_on};
use crate::store::stamp::moment_of;
use crate::store::{
    CASE_EXTENSION, Disk, Failure, FailureKind, Kind, MAX_FILE_BYTES, Store, write_case,
};

/// What tells that a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// When it last changed, where the disk tells.
    pub changed: Option<SystemTime>,
    /// How long it is.
    pub length: u64,
}

impl Seen {
    /// When it last changed, as a clock on the wall here shows it.
    pub(super) fn moment(self) -> Option<Moment> {
        moment_of(self.changed?)
    }
}

/// Everything in a folder that is called like a case.
pub(super) fn look(disk: &dyn Disk, folder: &Path) -> Result<BTreeMap<PathBuf, Seen>, Failure> {
    let mut seen = BTreeMap::new();
    for path in disk.list(folder).map_err(|error| Failure::new(folder, error))? {
        if !is_case(&path) {
            continue;
        }
        // One that cannot be asked is read, and then says why not.
        let about = disk.about(&path).ok();
        let changed = about.and_then(|about| about.modified);
        seen.insert(path, Seen { changed, length: about.map_or(0, |about| about.len) });
    }
    Ok(seen)
}

/// Whether a file is called like a case. What the system hides is what other programs leave beside
/// files.
pub(in crate::store) fn is_case(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|own| own.eq_ignore_ascii_case(CASE_EXTENSION))
}

/// The file beside this one that is called so, with the extension of cases.
pub fn with_file_name(path: &Path, name: &str) -> PathBuf {
    path.with_file_name(format!("{name}.{CASE_EXTENSION}"))
}

/// A file as it was before it was thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it was.
    pub path: PathBuf,
    bytes: Vec<u8>,
}

impl Store {
    /// Gives a file another name. One that is there already is left alone.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), Failure> {
        let failure = |error| Failure::new(from, error);
        // Where capitals do not matter, the new name may be the old one.
        if self.disk.about_name(to).is_ok() {
            if !same_file_on(&*self.disk, from, to) || differs_in_more_than_capitals(from, to) {
                return Err(Failure::told(to, FailureKind::AlreadyThere));
            }
            return self.disk.rename(from, to).map_err(failure);
        }
        match self.disk.rename_new(from, to) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Failure::told(to, FailureKind::AlreadyThere))
            }
            // Nothing was there a moment ago; this disk can tell no better.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.disk.rename(from, to).map_err(failure)
            }
            renamed => renamed.map_err(failure),
        }
    }

    /// Writes a case beside a file, under the first of these names that is free.
    pub fn copy_beside(
        &self,
        path: &Path,
        names: impl IntoIterator<Item = String>,
        case: &Case,
    ) -> Result<PathBuf, Failure> {
        let mut taken = Failure::told(path, FailureKind::AlreadyThere);
        for name in names {
            let copy = with_file_name(path, &name);
            match self.put_new(&copy, write_case(case).as_bytes()) {
                Ok(()) => return Ok(copy),
                Err(failure) if failure.kind == FailureKind::AlreadyThere => taken = failure,
                Err(failure) => return Err(failure),
            }
        }
        Err(taken)
    }

    /// Moves a file into the system's trash.
    pub fn throw_away(&self, path: &Path) -> Result<(), Failure> {
        let target = self.disk.resolve(path);
        self.disk.throw_away(path).map_err(|error| Failure::new(path, error))?;
        if let Ok(target) = target {
            self.note_thrown_away(&target);
        }
        Ok(())
    }

    /// Deletes a file or an empty folder for good.
    pub fn delete_for_good(&self, path: &Path) -> Result<(), Failure> {
        let failure = |error| Failure::new(path, error);
        match self.disk.about_name(path).map_err(failure)?.kind {
            Kind::Folder => self.disk.remove_folder(path).map_err(failure),
            Kind::File | Kind::Link | Kind::Other => self.disk.remove(path).map_err(failure),
        }
    }

    /// What is in these files, so that they can be put back on every system: some trashes give
    /// nothing back to a program. Nothing, where they are too much to be kept or cannot be read.
    pub fn before_throwing_away(&self, paths: &[PathBuf]) -> Option<Vec<Kept>> {
        let mut room = MAX_FILE_BYTES * 4;
        let kept = |path: &PathBuf| {
            room = room.checked_sub(self.disk.about(path).ok()?.len)?;
            Some(Kept { path: path.clone(), bytes: bytes_on(&*self.disk, path).ok()? })
        };
        paths.iter().map(kept).collect()
    }

    /// Writes a file again that was thrown away, unless another has taken its place.
    pub fn put_back(&self, kept: &Kept) -> Result<(), Failure> {
        self.put_new(&kept.path, &kept.bytes)?;
        if let Ok(target) = self.disk.resolve(&kept.path) {
            self.note_there(&target);
        }
        Ok(())
    }
}

/// Whether two names of one file are two names, and not one written in two ways.
fn differs_in_more_than_capitals(one: &Path, other: &Path) -> bool {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name(one) != name(other) || one.parent() != other.parent()
}
