//! The folder itself: what stands in it, and its files renamed, copied, thrown away, put back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::tz::TimeZone;

use crate::base::Moment;
use crate::case::Case;
use crate::store::{
    CASE_EXTENSION, Failure, FailureKind, MAX_FILE_BYTES, create_new, read_bytes, same_file,
    write_case,
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
        let at = jiff::Timestamp::try_from(self.changed?).ok()?;
        Some(Moment::from(&at.to_zoned(TimeZone::system())))
    }
}

/// Everything in a folder that is called like a case.
pub(super) fn look(folder: &Path) -> Result<BTreeMap<PathBuf, Seen>, Failure> {
    let failure = |error| Failure::new(folder, error);
    let mut seen = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        let entry = entry.map_err(failure)?;
        let path = entry.path();
        // What the system hides is what other programs leave beside files.
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let case = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(CASE_EXTENSION));
        if hidden || !case {
            continue;
        }
        // One that cannot be asked is read, and then says why not.
        let about = fs::metadata(&path).ok();
        let changed = about.as_ref().and_then(|about| about.modified().ok());
        let length = about.map_or(0, |about| about.len());
        seen.insert(path, Seen { changed, length });
    }
    Ok(seen)
}

/// The file beside this one that is called so, with the extension of cases.
pub fn with_file_name(path: &Path, name: &str) -> PathBuf {
    path.with_file_name(format!("{name}.{CASE_EXTENSION}"))
}

/// Gives a file another name. One that is there already is left alone.
pub fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    // Where capitals do not matter, the new name may be the old one.
    if to.symlink_metadata().is_ok() && !same_file(from, to) {
        return Err(Failure::told(to, FailureKind::AlreadyThere));
    }
    fs::rename(from, to).map_err(|error| Failure::new(from, error))
}

/// Writes a case beside a file, under the first of these names that is free.
pub fn copy_beside(
    path: &Path,
    names: impl IntoIterator<Item = String>,
    case: &Case,
) -> Result<PathBuf, Failure> {
    let mut taken = Failure::told(path, FailureKind::AlreadyThere);
    for name in names {
        let copy = with_file_name(path, &name);
        match create_new(&copy, write_case(case).as_bytes()) {
            Ok(()) => return Ok(copy),
            Err(failure) if failure.kind == FailureKind::AlreadyThere => taken = failure,
            Err(failure) => return Err(failure),
        }
    }
    Err(taken)
}

/// Moves a file into the system's trash.
pub fn throw_away(path: &Path) -> Result<(), Failure> {
    // Asked first: the trash tells less of what went wrong.
    path.symlink_metadata().map_err(|error| Failure::new(path, error))?;
    trash::delete(path).map_err(|error| Failure::new(path, std::io::Error::other(error)))
}

/// Deletes a file or an empty folder for good.
pub fn delete_for_good(path: &Path) -> Result<(), Failure> {
    let about = path.symlink_metadata().map_err(|error| Failure::new(path, error))?;
    let deleted = if about.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
    deleted.map_err(|error| Failure::new(path, error))
}

/// A file as it was before it was thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it was.
    pub path: PathBuf,
    bytes: Vec<u8>,
}

/// What is in these files, so that they can be put back on every system: some trashes give nothing
/// back to a program. Nothing, where they are too much to be kept or cannot be read.
pub fn keep(paths: &[PathBuf]) -> Option<Vec<Kept>> {
    let mut room = MAX_FILE_BYTES * 4;
    let kept = |path: &PathBuf| {
        room = room.checked_sub(fs::metadata(path).ok()?.len())?;
        Some(Kept { path: path.clone(), bytes: read_bytes(path).ok()? })
    };
    paths.iter().map(kept).collect()
}

/// Writes a file again that was thrown away, unless another has taken its place.
pub fn put_back(kept: &Kept) -> Result<(), Failure> {
    create_new(&kept.path, &kept.bytes)
}
