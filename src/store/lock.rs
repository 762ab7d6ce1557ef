//! Who has a case open: a small file beside it, `.~NAME.lock`, which every machine that sees the
//! folder sees.
//!
//! On one machine the system itself tells whether the holder is alive, for it lets go of the file
//! when a process ends. Between machines, where a share may not pass that on, the holder's heart
//! beats: it writes the file anew every minute, and when that stops for long, the lock is stale.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;

use super::atomic::{Beside, sweep};
use super::case_file::quoted;
use super::disk::{Disk, Hold, Kind, folder_of};
use super::stamp::path_key;
use super::{Failure, FailureKind, Store, Who};
use crate::base::Moment;

/// How often a holder shows that it is alive.
const BEAT: Duration = Duration::from_mins(1);

/// How long a holder on another machine may be silent.
const SILENCE: Duration = Duration::from_mins(5);

/// Who has a case open.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Holder {
    /// The person.
    pub user: String,
    /// Their machine.
    pub machine: String,
    /// The process there.
    pub process: u32,
    /// Since when; unknown in a lock that cannot be read.
    #[serde(deserialize_with = "moment")]
    pub since: Option<Moment>,
}

/// What asking for a lock gives.
#[derive(Debug)]
pub enum Locking {
    /// Nobody else has the case open.
    Mine(Lock),
    /// Somebody has.
    Theirs {
        /// Who.
        holder: Holder,
        /// Whether they have not been heard of for so long that the lock may be taken over.
        stale: bool,
    },
}

/// A case that this process alone may save, until this is dropped.
#[derive(Debug)]
pub struct Lock {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    text: String,
    /// Dropped last, so that nobody takes the file before it is removed.
    hold: Box<dyn Hold>,
}

impl Store {
    /// Asks for the lock on a case file that is there.
    pub fn lock(&self, path: &Path, now: Moment) -> Result<Locking, Failure> {
        self.ask(path, now, false)
    }

    /// Takes a lock that is stale.
    pub fn take_over(&self, path: &Path, now: Moment) -> Result<Locking, Failure> {
        self.ask(path, now, true)
    }

    /// Whether a holder is this very process.
    pub fn is_me(&self, holder: &Holder) -> bool {
        holder.machine == self.who.machine && holder.process == std::process::id()
    }

    fn ask(&self, path: &Path, now: Moment, take_over: bool) -> Result<Locking, Failure> {
        let failure = |error| Failure::new(path, error);
        let target = self.disk.resolve(path).map_err(failure)?;
        let about = self.disk.about(&target).map_err(failure)?;
        // Beside a device there is nothing to lock.
        if about.kind != Kind::File {
            return Err(failure(io::ErrorKind::Unsupported.into()));
        }
        if about.read_only {
            return Err(Failure::told(path, FailureKind::ReadOnlyFile));
        }
        let lock = lock_path(&target);
        // Whoever closes the case removes the file; then the one that was opened is not the one
        // that is there.
        for _ in 0..100 {
            let Some(mut hold) = self.disk.hold(&lock).map_err(failure)? else {
                let known = self.disk.read(&lock, u64::from(u16::MAX)).unwrap_or_default();
                return Ok(Locking::Theirs { holder: holder(&known), stale: false });
            };
            let known = hold.read().map_err(failure)?;
            let known = (!known.is_empty()).then(|| holder(&known));
            if let Some(theirs) =
                known.filter(|known| !known.machine.is_empty() && known.machine != self.who.machine)
                && !take_over
            {
                let stale = self.is_silent(&lock).map_err(failure)?;
                return Ok(Locking::Theirs { holder: theirs, stale });
            }
            let text = lock_text(&self.who, now);
            if let Err(error) = hold.write(text.as_bytes()) {
                // On a full disk there is no room for it; nor shall it stay as litter.
                drop(self.disk.remove(&lock));
                return Err(failure(error));
            }
            if stands_in(&*self.disk, &lock, &text) {
                if let Ok(Some(now)) = self.disk.about(&lock).map(|about| about.modified) {
                    // What cannot be swept now is swept another time.
                    drop(sweep(&*self.disk, &target, now));
                }
                let disk = Arc::clone(&self.disk);
                return Ok(Locking::Mine(Lock { disk, path: lock, text, hold }));
            }
        }
        Err(failure(io::ErrorKind::ResourceBusy.into()))
    }

    /// Whether a lock was not written for long, by the clock of the disk that it is on: the clocks
    /// of two machines may differ by more than that.
    fn is_silent(&self, lock: &Path) -> io::Result<bool> {
        let written = self.disk.about(lock)?.modified;
        // A file written just now shows that clock. It is not put in place, and so goes again.
        let Ok(probe) = Beside::write(&*self.disk, &lock.with_extension("now"), b"") else {
            return Ok(false);
        };
        let now = self.disk.about(probe.draft())?.modified;
        let age = now.zip(written).and_then(|(now, written)| now.duration_since(written).ok());
        Ok(age.is_some_and(|age| age > SILENCE))
    }
}

impl Lock {
    /// How often to [beat](Self::beat).
    pub const EVERY: Duration = BEAT;

    /// Shows that the holder is alive; `false`, when the lock is no longer its own.
    pub fn beat(&mut self) -> bool {
        stands_in(&*self.disk, &self.path, &self.text)
            && self.hold.write(self.text.as_bytes()).is_ok()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if stands_in(&*self.disk, &self.path, &self.text) {
            // One that cannot be removed is stale from now on.
            drop(self.disk.remove(&self.path));
        }
    }
}

/// The lock of a file. A name that its extras would make longer than disks allow is cut short.
fn lock_path(target: &Path) -> PathBuf {
    const MOST: usize = 240;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name = if name.len() > MOST {
        let short: String = name.chars().take(40).collect();
        format!("{short}-{}", path_key(target))
    } else {
        name.into_owned()
    };
    folder_of(target).join(format!(".~{name}.lock"))
}

fn lock_text(who: &Who, now: Moment) -> String {
    format!(
        "(user: {}, machine: {}, process: {}, since: \"{now}\")\n",
        quoted(&who.user),
        quoted(&who.machine),
        std::process::id()
    )
}

fn stands_in(disk: &dyn Disk, path: &Path, text: &str) -> bool {
    disk.read(path, u64::from(u16::MAX)).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// What a lock says; a lock that says nothing is still one.
fn holder(bytes: &[u8]) -> Holder {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    ron::from_str(text).unwrap_or_else(|_damaged| Holder {
        user: String::new(),
        machine: String::new(),
        process: 0,
        since: None,
    })
}

fn moment<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
    String::deserialize(deserializer).map(|text| text.parse().ok())
}
