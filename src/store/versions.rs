//! The versions of a case that were there before, and work that was declined: kept beside the
//! program's own data, so that the officer's folder stays as it is.
//!
//! `versions/<id of the case>-<key of its path>/00000012.khangan`: a file that is renamed finds its
//! versions by its id, one that is damaged by its path, and of two copies of a case each has its own
//! ten.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::atomic::{Manner, StagedFile};
use super::case_file::signed_at;
use super::stamp::path_key;
use super::{
    CASE_EXTENSION, Failure, FailureKind, OpenError, Opened, Over, SaveError, Saved, Store, read,
    read_case, text_of,
};
use crate::base::Moment;
use crate::form::Forms;

/// How many versions of a file are kept.
pub const KEPT_VERSIONS: usize = 10;

/// How many days work is kept that was offered and declined.
pub const DECLINED_DAYS: u32 = 30;

/// What the name of declined work begins with.
const DECLINED: &str = "declined-";

/// Something that a case once was.
#[derive(Debug)]
pub struct Version {
    /// Where it is kept.
    pub file: PathBuf,
    /// What it is.
    pub kind: VersionKind,
    /// What stands in it.
    pub content: Result<Opened, OpenError>,
}

/// What a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionKind {
    /// It was saved, and then saved over.
    Saved,
    /// It was never saved: recovered after the program ended, and declined.
    Declined,
}

impl VersionKind {
    /// Its name, as commands print it and as the key of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Declined => "declined",
        }
    }
}

impl Version {
    /// When the case was saved as it stands here; for work that never was, when it last was.
    pub fn saved(&self) -> Option<Moment> {
        self.content.as_ref().ok().map(|opened| opened.case().modified())
    }
}

impl Store {
    /// Everything that a case once was, newest first.
    pub fn versions(&self, path: &Path, forms: &Forms) -> Result<Vec<Version>, Failure> {
        let wanted = self.is_of(path, forms)?;
        self.versions_where(forms, |folder, _| wanted(folder))
    }

    /// All work that was declined and is still kept, newest first.
    pub fn declined(&self, forms: &Forms) -> Result<Vec<Version>, Failure> {
        self.versions_where(forms, |_, kind| kind == VersionKind::Declined)
    }

    /// The versions for whose folder and kind something holds, newest first.
    fn versions_where(
        &self,
        forms: &Forms,
        wanted: impl Fn(&str, VersionKind) -> bool,
    ) -> Result<Vec<Version>, Failure> {
        let mut versions = Vec::new();
        for folder in self.list(&self.versions_folder())? {
            for file in self.list(&folder)? {
                let Some((kind, number)) = kind_and_number(&file) else { continue };
                if !wanted(&name_of(&folder), kind) {
                    continue;
                }
                // One that is passed over would give its number to another.
                let about = self.disk.about(&file).map_err(|error| Failure::new(&file, error))?;
                let kept = about.modified;
                versions.push(((kept, number), self.version(file, kind, forms)));
            }
        }
        versions.sort_by_key(|(age, _)| std::cmp::Reverse(*age));
        Ok(versions.into_iter().map(|(_, version)| version).collect())
    }

    /// Saves what a version holds over a file; what is there becomes a version itself.
    pub fn restore(
        &self,
        version: &Version,
        path: &Path,
        over: Over<'_>,
    ) -> Result<Saved, SaveError> {
        let bytes = read::bytes_on(&*self.disk, &version.file)?;
        let id = version.content.as_ref().map_or(Uuid::nil(), |opened| opened.case().id());
        self.write(path, id, &bytes, over)
    }

    /// Keeps what stood in a file: of all that did the newest ten, and what was signed off.
    pub(super) fn keep_version(
        &self,
        target: &Path,
        id: Uuid,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let folder = self.versions_folder().join(format!("{id}-{}", path_key(target)));
        self.put_version(&folder, "", bytes)?;
        self.note_there(target);
        let mut kept: Vec<_> = self
            .list(&folder)?
            .into_iter()
            .filter_map(|file| match kind_and_number(&file)? {
                (VersionKind::Saved, number) => Some((number, file)),
                (VersionKind::Declined, _) => None,
            })
            .collect();
        kept.sort();
        // Of each signing off the newest version stays for ever.
        let mut signings = BTreeSet::new();
        for (place, (_, file)) in kept.iter().rev().enumerate() {
            let signed = self.signed_at(file);
            let last_of_its_signing = signed.is_some_and(|at| signings.insert(at));
            if place >= KEPT_VERSIONS && !last_of_its_signing {
                self.disk.remove(file).map_err(|error| Failure::new(file, error))?;
            }
        }
        Ok(())
    }

    /// When the version was signed off, where it is; one that cannot be read may well be.
    fn signed_at(&self, file: &Path) -> Option<String> {
        let unread = || Some(name_of(file));
        let Ok(bytes) = read::bytes_on(&*self.disk, file) else { return unread() };
        text_of(file, bytes).map_or_else(|_no_text| None, |text| signed_at(&text))
    }

    /// Keeps work that was declined.
    pub(super) fn keep_declined(
        &self,
        of: Option<&Path>,
        id: Uuid,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let target = of.map(|path| self.disk.resolve(path).unwrap_or_else(|_| path.to_owned()));
        let key = target.map_or_else(|| "new".to_owned(), |target| path_key(&target));
        self.put_version(&self.versions_folder().join(format!("{id}-{key}")), DECLINED, bytes)
    }

    fn put_version(&self, folder: &Path, prefix: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.own_folder(folder)?;
        let last = self.list(folder)?;
        let last = last.iter().filter_map(|file| kind_and_number(file)).map(|(_, number)| number);
        let number = last.max().unwrap_or(0).saturating_add(1);
        let file = folder.join(format!("{prefix}{number:08}.{CASE_EXTENSION}"));
        StagedFile::write(&*self.disk, &file, bytes, Manner::Ours)?
            .put_in_place()?
            .map_or(Ok(()), Err)
    }

    fn version(&self, file: PathBuf, kind: VersionKind, forms: &Forms) -> Version {
        let read = || {
            let bytes = read::bytes_on(&*self.disk, &file)?;
            Ok(read_case(&text_of(&file, bytes)?, forms)?)
        };
        Version { content: read(), kind, file }
    }

    pub(super) fn versions_folder(&self) -> PathBuf {
        self.folders.data.join("versions")
    }

    /// Everything in a folder of ours; nothing, where there is no such folder.
    pub(super) fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        match self.disk.list(folder).map_err(|error| Failure::new(folder, error)) {
            Err(failure)
                if matches!(failure.kind, FailureKind::NotFound | FailureKind::NotFolder) =>
            {
                Ok(Vec::new())
            }
            listed => listed,
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a file is declined work.
pub(super) fn is_declined(file: &Path) -> bool {
    matches!(kind_and_number(file), Some((VersionKind::Declined, _)))
}

fn kind_and_number(file: &Path) -> Option<(VersionKind, u32)> {
    let name = name_of(file);
    let number = name.strip_suffix(&format!(".{CASE_EXTENSION}"))?;
    match number.strip_prefix(DECLINED) {
        Some(number) => Some((VersionKind::Declined, number.parse().ok()?)),
        None => Some((VersionKind::Saved, number.parse().ok()?)),
    }
}
