//! Recovery copies: work as it is, saved or not, out of the way of the officer's own files.
//!
//! `recovery/<session>/<id of the case>.khangan`. A copy is a case file like any other; above it
//! stands, as a comment, what it is a copy of. While a session lives it holds a file of its folder,
//! so that nobody takes its copies for those of one that ended before its time.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::atomic::{Manner, StagedFile};
use super::disk::{Hold, Holding};
use super::folders::{noted, noted_path};
use super::{
    CASE_EXTENSION, Failure, OpenError, Opened, Store, read, read_case, text_of, write_case,
};
use crate::base::Moment;
use crate::case::{Case, differences};
use crate::form::Forms;

/// Work as it is now.
#[derive(Clone, Debug)]
pub struct Work {
    /// The case.
    pub case: Case,
    /// The file it was opened from or saved to; none yet for a new one.
    pub path: Option<PathBuf>,
    /// Now.
    pub at: Moment,
}

/// The recovery copies of this process.
#[derive(Debug)]
pub struct Session {
    store: Store,
    folder: PathBuf,
    hold: Option<Box<dyn Hold>>,
}

/// A copy that a session left which ended before its time.
#[derive(Debug)]
pub struct Recovery {
    /// Where it stands.
    pub file: PathBuf,
    /// What it is a copy of; `None` for a case that was never saved.
    pub of: Option<PathBuf>,
    /// When it was written.
    pub at: Option<Moment>,
    /// The work.
    pub content: Result<Opened, OpenError>,
    /// What its file holds now, where that can be read.
    pub saved: Option<Box<Case>>,
}

impl Recovery {
    /// Whether all that it holds was saved before its session ended.
    fn is_saved(&self) -> bool {
        match (&self.content, &self.saved) {
            (Ok(copy), Some(saved)) => differences(copy.case(), saved).is_empty(),
            _ => false,
        }
    }
}

pub(super) const HOLD: &str = "session.lock";
const OF: &str = "// of: ";
const AT: &str = "// at: ";

impl Store {
    /// Begins a session; it leaves no trace before its first copy.
    pub fn session(&self) -> Session {
        let folder = self.recovery_folder().join(Uuid::new_v4().to_string());
        Session { store: self.clone(), folder, hold: None }
    }

    /// The copies of all sessions that ended before their time, as far as they differ from what was
    /// saved; oldest first.
    pub fn recoveries(&self, forms: &Forms) -> Result<Vec<Recovery>, Failure> {
        let mut found = Vec::new();
        for folder in self.list(&self.recovery_folder())? {
            let lock = folder.join(HOLD);
            // Held while it is read, and let go of by a process that ends.
            let Ok(Holding::Mine(hold)) = self.disk.hold(&lock, None, &<[u8]>::is_empty) else {
                continue;
            };
            let copies = self.list(&folder)?.into_iter().filter(|file| {
                file.extension().is_some_and(|extension| extension == CASE_EXTENSION)
            });
            let copies: Vec<_> = copies.map(|file| self.read_copy(file, forms)).collect();
            let (saved, unsaved): (Vec<_>, Vec<_>) =
                copies.into_iter().partition(Recovery::is_saved);
            for copy in saved {
                self.remove_copy(&copy.file)?;
            }
            found.extend(unsaved);
            drop(hold);
            self.leave(&folder);
        }
        found.sort_by_key(|copy| copy.at);
        Ok(found)
    }

    /// Keeps a copy that the officer does not want now, for some time.
    pub fn decline(&self, copy: &Recovery) -> Result<(), Failure> {
        let bytes = read::bytes_on(&*self.disk, &copy.file)?;
        let id = copy.content.as_ref().map_or(Uuid::nil(), |opened| opened.case().id());
        self.keep_declined(copy.of.as_deref(), id, &bytes)?;
        self.take(copy)
    }

    /// Removes a copy whose work has found another place.
    pub fn take(&self, copy: &Recovery) -> Result<(), Failure> {
        self.remove_copy(&copy.file)?;
        copy.file.parent().into_iter().for_each(|folder| self.leave(folder));
        Ok(())
    }

    fn read_copy(&self, file: PathBuf, forms: &Forms) -> Recovery {
        let text = || text_of(&file, read::bytes_on(&*self.disk, &file)?);
        let text = match text() {
            Ok(text) => text,
            Err(failure) => {
                let (of, at, content, saved) = (None, None, Err(failure.into()), None);
                return Recovery { file, of, at, content, saved };
            }
        };
        let comment = |key: &str| {
            let comments = text.lines().take_while(|line| line.starts_with("//"));
            comments.into_iter().find_map(|line| line.strip_prefix(key))
        };
        let of = comment(OF).and_then(|path| ron::from_str::<String>(path).ok());
        let of = of.map(|path| noted_path(&path));
        let at = comment(AT).and_then(|at| at.parse().ok());
        let saved = of.as_ref().and_then(|of| self.open(of, forms).ok());
        let saved = saved.map(|(opened, _)| Box::new(opened.case().clone()));
        let content = read_case(&text, forms).map_err(OpenError::from);
        Recovery { file, of, at, content, saved }
    }

    fn remove_copy(&self, file: &Path) -> Result<(), Failure> {
        self.disk.remove(file).map_err(|error| Failure::new(file, error))
    }

    /// Removes a session's folder, if nothing is left in it but its lock.
    pub(super) fn leave(&self, folder: &Path) {
        let lock = folder.join(HOLD);
        if self.list(folder).is_ok_and(|left| left.iter().all(|file| *file == lock)) {
            // A folder that stays is empty, harms nobody, and goes at the next start.
            drop(self.disk.remove(&lock));
            drop(self.disk.remove_folder(folder));
        }
    }

    pub(super) fn recovery_folder(&self) -> PathBuf {
        self.folders.data.join("recovery")
    }
}

impl Session {
    /// Writes a copy of the work as it is now.
    pub fn keep(&mut self, work: &Work) -> Result<(), Failure> {
        let text = write_case(&work.case);
        self.keep_text(work.case.id(), work.path.as_deref(), Some(work.at), text.as_bytes())
    }

    /// Writes a copy of a case as it is to stand in its file.
    pub(super) fn keep_text(
        &mut self,
        id: Uuid,
        of: Option<&Path>,
        at: Option<Moment>,
        text: &[u8],
    ) -> Result<(), Failure> {
        let of = match of {
            Some(path) => format!("{OF}{}\n", noted(path)),
            None => String::new(),
        };
        let at = at.map_or_else(String::new, |at| format!("{AT}{at}\n"));
        let bytes = [of.as_bytes(), at.as_bytes(), text].concat();
        self.begin()?;
        let file = self.file(id);
        StagedFile::write(&*self.store.disk, &file, &bytes, Manner::Ours)?
            .put_in_place()?
            .map_or(Ok(()), Err)
    }

    fn begin(&mut self) -> Result<(), Failure> {
        let Self { store, folder, hold } = self;
        if hold.is_some() {
            return Ok(());
        }
        store.own_folder(folder)?;
        let lock = folder.join(HOLD);
        let held = store.disk.hold(&lock, None, &<[u8]>::is_empty);
        if let Holding::Mine(held) = held.map_err(|error| Failure::new(&lock, error))? {
            *hold = Some(held);
        }
        Ok(())
    }

    /// Removes the copy of a case, all of which is saved.
    pub fn forget(&self, id: Uuid) -> Result<(), Failure> {
        match self.store.remove_copy(&self.file(id)) {
            // There was never a need for one.
            Err(failure) if failure.kind == super::FailureKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Keeps the work that the officer chose not to save, for some time.
    pub fn decline(&mut self, work: &Work) -> Result<(), Failure> {
        let bytes = write_case(&work.case).into_bytes();
        self.store.keep_declined(work.path.as_deref(), work.case.id(), &bytes)?;
        self.forget(work.case.id())
    }

    fn file(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.{CASE_EXTENSION}"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.hold.take().is_some() {
            self.store.leave(&self.folder);
        }
    }
}
