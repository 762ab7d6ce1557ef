//! Papers that are only to be viewed and printed: in a folder of the person's own, gone when the
//! program ends, or at the next start where it was killed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::atomic::{Manner, StagedFile};
use super::disk::{Disk, Hold, Holding};
use super::ending::{AtEnd, Turn, at_end};
use super::{Failure, Store};

const HOLD: &str = "scratch.lock";

/// The papers of this process.
#[derive(Debug)]
pub struct Scratch {
    store: Store,
    folder: PathBuf,
    held: Option<(Box<dyn Hold>, AtEnd)>,
}

impl Store {
    /// A place for papers that need not last. It leaves no trace before the first one.
    pub fn scratch(&self) -> Scratch {
        let folder = self.scratch_folder().join(Uuid::new_v4().to_string());
        Scratch { store: self.clone(), folder, held: None }
    }

    /// Removes what processes left that could not do so themselves.
    pub(super) fn sweep_scratch(&self) -> Result<(), Failure> {
        for left in self.list(&self.scratch_folder())? {
            let lock = left.join(HOLD);
            if self.disk.about_name(&lock).is_ok()
                && let Ok(Holding::Mine(hold)) = self.disk.hold(&lock, None, &<[u8]>::is_empty)
            {
                clear(&*self.disk, &left);
                drop(hold);
            } else if self.disk.remove(&left).is_err() {
                // Somebody's who is alive; or empty, between making it and holding it.
            }
        }
        Ok(())
    }

    fn scratch_folder(&self) -> PathBuf {
        self.folders.cache.join("print")
    }
}

impl Scratch {
    /// Writes a paper under this name, over an earlier one.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        if self.held.is_none() {
            self.store.own_folder(&self.folder)?;
            let lock = self.folder.join(HOLD);
            let held = self.store.disk.hold(&lock, None, &<[u8]>::is_empty);
            if let Holding::Mine(hold) = held.map_err(|error| Failure::new(&lock, error))? {
                let (disk, folder) = (Arc::clone(&self.store.disk), self.folder.clone());
                self.held = Some((hold, at_end(Turn::Last, move || clear(&*disk, &folder))));
            }
        }
        let path = self.folder.join(name);
        drop(StagedFile::write(&*self.store.disk, &path, bytes, Manner::Ours)?.put_in_place()?);
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.held.take().is_some() {
            clear(&*self.store.disk, &self.folder);
        }
    }
}

/// Removes a folder with all that is in it; what cannot be removed is tried at the next start.
fn clear(disk: &dyn Disk, folder: &Path) {
    for file in disk.list(folder).unwrap_or_default() {
        drop(disk.remove(&file));
    }
    drop(disk.remove_folder(folder));
}
