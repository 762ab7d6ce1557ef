//! What is kept of a case beside its file goes again: at once where the officer wants it, after a
//! month where the work was declined or the case thrown away; and what killed processes left.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::atomic::{Manner, StagedFile};
use super::disk::{Holding, Kind};
use super::stamp::path_key;
use super::sweep::sweep_folder;
use super::versions::is_declined;
use super::{CASE_EXTENSION, DECLINED_DAYS, Failure, FailureKind, Store, read};
use crate::base::Moment;
use crate::form::Forms;

/// Lies in the folder of the versions of a case that was thrown away.
const THROWN_AWAY: &str = "thrown-away";

/// In it stands when it was last looked for what is to go.
const LOOKED: &str = "looked";

/// A clock that runs ahead by mistake is most often put right within a day.
const A_DAY: Duration = Duration::from_hours(24);

impl Store {
    /// Removes what was kept long enough, and what killed processes left.
    ///
    /// A clock that ran ahead must not cost work of this minute: only what was old enough already at
    /// the look before this one goes, and a look counts for a day at least.
    pub fn tidy(&self, now: Moment) -> Result<(), Failure> {
        self.sweep_scratch()?;
        self.sweep_own_folders();
        let Some(earlier) = self.looked_before(now)? else { return Ok(()) };
        let most = Duration::from_secs(u64::from(DECLINED_DAYS) * 24 * 60 * 60);
        let old = |file: &Path| {
            let kept = self.disk.about_name(file).ok().and_then(|about| about.modified);
            kept.and_then(|kept| earlier.duration_since(kept).ok()).is_some_and(|age| age > most)
        };
        for folder in self.list(&self.versions_folder())? {
            let files = self.list(&folder)?;
            let thrown_away = old(&folder.join(THROWN_AWAY));
            for file in files {
                if thrown_away || (is_declined(&file) && old(&file)) {
                    self.disk.remove(&file).map_err(|error| Failure::new(&file, error))?;
                }
            }
            // Only an empty one can be removed.
            drop(self.disk.remove_folder(&folder));
        }
        Ok(())
    }

    /// Removes everything that is kept of a case beside its file: versions, declined work, and
    /// copies that nobody works on. How many files that were.
    pub fn forget(&self, path: &Path, forms: &Forms) -> Result<usize, Failure> {
        let id = self.open(path, forms).ok().map(|(opened, _)| opened.case().id());
        let mut removed = 0;
        for folder in self.folders_of(path, forms)? {
            for file in self.list(&folder)? {
                self.disk.remove(&file).map_err(|error| Failure::new(&file, error))?;
                removed += 1;
            }
            drop(self.disk.remove_folder(&folder));
        }
        let Some(id) = id else { return Ok(removed) };
        for session in self.list(&self.recovery_folder())? {
            let copy = session.join(format!("{id}.{CASE_EXTENSION}"));
            if self.disk.about_name(&copy).is_err() {
                continue;
            }
            let lock = session.join(super::recovery::HOLD);
            if let Ok(Holding::Mine(hold)) = self.disk.hold(&lock, None, &<[u8]>::is_empty) {
                self.disk.remove(&copy).map_err(|error| Failure::new(&copy, error))?;
                removed += 1;
                drop(hold);
                self.leave(&session);
            }
        }
        Ok(removed)
    }

    /// Notes that a case was thrown away: what is kept of it goes after a month.
    pub(super) fn note_thrown_away(&self, target: &Path) {
        for folder in self.folders_by_key(target) {
            let note = folder.join(THROWN_AWAY);
            // Without the note, it is kept for longer.
            drop(
                StagedFile::write(&*self.disk, &note, b"", Manner::Ours)
                    .and_then(StagedFile::put_in_place),
            );
        }
    }

    /// Notes that a case is there again.
    pub(super) fn note_there(&self, target: &Path) {
        for folder in self.folders_by_key(target) {
            // Most often there is none.
            drop(self.disk.remove(&folder.join(THROWN_AWAY)));
        }
    }

    fn folders_by_key(&self, target: &Path) -> Vec<PathBuf> {
        let key = format!("-{}", path_key(target));
        let mut folders = self.list(&self.versions_folder()).unwrap_or_default();
        folders.retain(|folder| folder.to_string_lossy().ends_with(&key));
        folders
    }

    /// When it was last looked for what is to go, if that was long enough ago to count; notes that
    /// it is looked for now.
    fn looked_before(&self, now: Moment) -> Result<Option<SystemTime>, Failure> {
        let folder = self.versions_folder();
        if self.disk.about(&folder).is_err() {
            return Ok(None);
        }
        let (file, at) = (folder.join(LOOKED), SystemTime::from(now));
        let noted = read::bytes_on(&*self.disk, &file);
        let noted = noted.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let before: Option<Moment> = noted.and_then(|text| text.trim().parse().ok());
        let before = before.map(SystemTime::from).filter(|before| *before <= at);
        let counts =
            before.filter(|before| at.duration_since(*before).is_ok_and(|ago| ago >= A_DAY));
        if before.is_none() || counts.is_some() {
            let text = format!("{now}\n");
            drop(
                StagedFile::write(&*self.disk, &file, text.as_bytes(), Manner::Ours)?
                    .put_in_place()?,
            );
        }
        Ok(counts)
    }

    /// Removes drafts of killed processes from all folders of ours.
    fn sweep_own_folders(&self) {
        let mut folders = vec![self.folders.config.clone(), self.folders.data.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = self.disk.list(&folder) else { continue };
            let inside = entries.iter().filter(|entry| {
                self.disk.about_name(entry).is_ok_and(|about| about.kind == Kind::Folder)
            });
            folders.extend(inside.cloned());
            let newest =
                entries.iter().filter_map(|entry| self.disk.about_name(entry).ok()?.modified);
            let folder_changed = self.disk.about(&folder).ok().and_then(|about| about.modified);
            if let Some(now) = newest.chain(folder_changed).max() {
                drop(sweep_folder(&*self.disk, &folder, ".", now));
            }
        }
    }

    /// Everything that is kept of a case, by its id and by its place.
    fn folders_of(&self, path: &Path, forms: &Forms) -> Result<Vec<PathBuf>, Failure> {
        let wanted = self.is_of(path, forms)?;
        let mut folders = self.list(&self.versions_folder())?;
        folders.retain(|folder| wanted(&folder.file_name().unwrap_or_default().to_string_lossy()));
        Ok(folders)
    }

    /// Whether a folder of versions is one of this file. A file that cannot be read just now is not
    /// taken for one that is damaged: its versions would be counted differently.
    pub(super) fn is_of(
        &self,
        path: &Path,
        forms: &Forms,
    ) -> Result<impl Fn(&str) -> bool + use<>, Failure> {
        let id = match self.open(path, forms) {
            Ok((opened, _)) => Some(opened.case().id()),
            Err(super::OpenError::Failure(failure)) if failure.kind.passes() => {
                return Err(failure);
            }
            Err(_damaged_or_gone) => None,
        };
        let target = self.disk.resolve(path).unwrap_or_else(|_| path.to_owned());
        let (id, key) = (id.map(|id| format!("{id}-")), format!("-{}", path_key(&target)));
        Ok(move |name: &str| {
            id.as_deref().is_some_and(|id| name.starts_with(id)) || name.ends_with(&key)
        })
    }
}

impl FailureKind {
    /// Whether it may be gone in a moment, and says nothing of what is in the file.
    fn passes(self) -> bool {
        matches!(self, Self::Busy | Self::Unreachable | Self::DeviceFault | Self::NoPermission)
    }
}
