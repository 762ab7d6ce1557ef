//! Who has a case open: a small file beside it, `.~NAME.lock`, which every machine that sees the
//! folder sees.
//!
//! On one machine the system itself tells whether the holder is alive, for it lets go of the file
//! when a process ends. Between machines, where a share may not pass that on, the holder's heart
//! beats: it writes the file anew every minute, and when that stops for long, the lock is stale.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::Deserialize;

use super::atomic::{Manner, StagedFile};
use super::case_file::quoted;
use super::disk::{Disk, Hold, Holding, Kind, folder_of};
use super::ending::{AtEnd, Turn, Writing, at_end, writing};
use super::stamp::{moment_of, path_key};
use super::sweep::sweep;
use super::{Failure, FailureKind, Store, Who};
use crate::base::Moment;

/// How often a holder shows that it is alive.
const BEAT: Duration = Duration::from_mins(1);

/// How long a holder may be silent.
const SILENCE: Duration = Duration::from_mins(5);

/// Between making the file and saying in it who made it, next to no time passes.
const SPEAKING: Duration = Duration::from_millis(10);
const PATIENCE: u32 = 20;

/// Who has a case open. Of a lock that cannot be read, only the moment is known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Holder {
    /// The person; empty where unknown.
    pub user: String,
    /// Their machine.
    pub machine: String,
    /// The process there.
    pub process: u32,
    /// Since when.
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
    _at_end: AtEnd,
    /// Dropped last, so that nobody takes the file before it is removed.
    hold: Box<dyn Hold>,
}

/// What a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// To work on a case that is there.
    Work,
    /// The same, though somebody has it who has been silent for long.
    TakeOver,
    /// To do something with the name, whatever stands under it.
    Name,
}

impl Store {
    /// Asks for the lock on a case file that is there.
    pub fn lock(&self, path: &Path, now: Moment) -> Result<Locking, Failure> {
        self.ask(path, now, For::Work)
    }

    /// Takes a lock that is stale.
    pub fn take_over(&self, path: &Path, now: Moment) -> Result<Locking, Failure> {
        self.ask(path, now, For::TakeOver)
    }

    /// Asks for the lock on a name: a file is about to be made, renamed or thrown away there.
    pub fn lock_name(&self, path: &Path, now: Moment) -> Result<Locking, Failure> {
        self.ask(path, now, For::Name)
    }

    /// Whether a holder is this very process.
    pub fn is_me(&self, holder: &Holder) -> bool {
        self.is_here(holder) && holder.process == std::process::id()
    }

    /// Whether a holder is at this machine.
    pub fn is_here(&self, holder: &Holder) -> bool {
        holder.machine == self.who.machine
    }

    fn ask(&self, path: &Path, now: Moment, what: For) -> Result<Locking, Failure> {
        let target = self.disk.resolve(path).map_err(|error| match Failure::new(path, error) {
            gone if gone.kind == FailureKind::NotFound && what == For::Name => {
                Failure { kind: FailureKind::FolderGone, ..gone }
            }
            other => other,
        })?;
        if what != For::Name {
            // No name is that of the folder one is in, to a disk; but it names no file.
            if path.as_os_str().is_empty() {
                return Err(Failure::told(path, FailureKind::NotFound));
            }
            self.can_be_saved(path, &target)?;
        }
        let lock = lock_path(&target);
        // What is wrong with the lock is told of the lock.
        let failure = |error: io::Error| Failure::new(&lock, error);
        let mut patience = PATIENCE;
        // Whoever closes the case removes the file; then the one that was opened is not the one
        // that is there.
        for _ in 0..100 {
            // Until it is known what becomes of the file at the end, the end waits.
            let making = writing();
            let (known, written, theirs) =
                match self.disk.hold(&lock, Some(&target), &is_lock).map_err(failure)? {
                    Holding::Theirs { said, .. } if said.is_empty() && patience > 0 => {
                        patience -= 1;
                        self.disk.wait(SPEAKING);
                        continue;
                    }
                    Holding::Theirs { said, written } => (said, written, None),
                    Holding::Mine(mut hold) => {
                        let known = hold.read().map_err(failure)?;
                        let written = self.disk.about(&lock).ok().and_then(|about| about.modified);
                        (known, written, Some(hold))
                    }
                };
            let mine = match theirs {
                // Of this machine and dead, or of nobody.
                Some(hold) if self.is_free(&known, hold.is_exclusive()) => Some((hold, making)),
                other => {
                    drop(making);
                    let stale = self.is_silent(&lock, written);
                    if what != For::TakeOver || !stale {
                        return Ok(Locking::Theirs { holder: holder(&known, written), stale });
                    }
                    other.map(|hold| (hold, writing()))
                }
            };
            let Some((hold, making)) = mine.filter(|(hold, _)| hold.is_writable()) else {
                // What nobody has, or nobody answers for, makes room for one of ours.
                self.disk.remove(&lock).map_err(failure)?;
                continue;
            };
            let signed = self.sign_lock(hold, making, lock.clone(), &target, now);
            if let Some(lock) = signed.map_err(failure)? {
                return Ok(Locking::Mine(lock));
            }
        }
        Err(failure(io::ErrorKind::ResourceBusy.into()))
    }

    /// Whether a case can be saved in its place at all.
    fn can_be_saved(&self, path: &Path, target: &Path) -> Result<(), Failure> {
        let about = self.disk.about(target).map_err(|error| Failure::new(path, error))?;
        match about.kind {
            Kind::File if about.read_only => Err(Failure::told(path, FailureKind::ReadOnlyFile)),
            Kind::File if !about.writable => Err(Failure::told(path, FailureKind::NoPermission)),
            Kind::File => Ok(()),
            // Beside these there is nothing to lock, and it is said what they are.
            Kind::Folder => Err(Failure::told(path, FailureKind::IsFolder)),
            Kind::Link | Kind::Other => Err(Failure::told(path, FailureKind::NotText)),
        }
    }

    /// Whether nobody has what stands in a lock that the system gave us: a process of this machine
    /// would have kept it from us, if the disk knows such a thing.
    fn is_free(&self, known: &[u8], exclusive: bool) -> bool {
        let holder = holder(known, None);
        known.is_empty() || holder.machine.is_empty() || (exclusive && self.is_here(&holder))
    }

    /// Says in a lock who has it; `None` where it is not the one that is there any more.
    fn sign_lock(
        &self,
        mut hold: Box<dyn Hold>,
        making: Writing,
        path: PathBuf,
        target: &Path,
        now: Moment,
    ) -> io::Result<Option<Lock>> {
        let text = lock_text(&self.who, now);
        if let Err(error) = say(&mut *hold, &text) {
            // On a full disk there is no room for it; nor shall it stay as litter.
            drop(self.disk.remove(&path));
            return Err(error);
        }
        let disk = Arc::clone(&self.disk);
        let (left, said) = ((Arc::clone(&disk), path.clone()), text.clone());
        let at_end = at_end(Turn::Last, move || {
            let (disk, path) = left;
            let most = u64::try_from(said.len()).unwrap_or(u64::MAX);
            let ours = disk.about_name(&path).is_ok_and(|about| about.kind == Kind::File)
                && disk.read(&path, most).is_ok_and(|there| there == said.as_bytes());
            if ours {
                drop(disk.remove(&path));
            }
        });
        drop(making);
        let mut lock = Lock { disk, path, text, _at_end: at_end, hold };
        if !lock.is_mine() {
            return Ok(None);
        }
        if let Ok(Some(now)) = self.disk.about(&lock.path).map(|about| about.modified) {
            // What cannot be swept now is swept another time.
            drop(sweep(&*self.disk, target, now));
        }
        Ok(Some(lock))
    }

    /// Whether a lock was not written for long, by the clock of the disk that it is on: the clocks
    /// of two machines may differ by more than that. One from the future is no sign of life either.
    fn is_silent(&self, lock: &Path, written: Option<SystemTime>) -> bool {
        // A file written just now shows that clock. It is not put in place, and so goes again.
        let probe = lock.with_extension("now");
        let Ok(probe) = StagedFile::write(&*self.disk, &probe, b"", Manner::Ours) else {
            return false;
        };
        let now = self.disk.about(probe.draft()).ok().and_then(|about| about.modified);
        now.zip(written).is_some_and(|(now, written)| {
            let apart = now.duration_since(written).or_else(|_| written.duration_since(now));
            apart.is_ok_and(|apart| apart > SILENCE)
        })
    }
}

impl Lock {
    /// How often to [beat](Self::beat).
    pub const EVERY: Duration = BEAT;

    /// Shows that the holder is alive; `false`, when the lock is no longer its own.
    pub fn beat(&mut self) -> bool {
        self.is_mine() && say(&mut *self.hold, &self.text).is_ok()
    }

    /// Whether it is still there, and says what we said.
    fn is_mine(&mut self) -> bool {
        self.hold.is_in_place().unwrap_or(false)
            && self.hold.read().is_ok_and(|said| said == self.text.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_mine() {
            // One that cannot be removed is stale from now on.
            drop(self.disk.remove(&self.path));
        }
    }
}

/// Writes a helper file anew.
pub(super) fn say(hold: &mut dyn Hold, text: &str) -> io::Result<()> {
    hold.write(text.as_bytes())?;
    hold.truncate(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    hold.sync()
}

/// What the name of a lock ends in, without the dot.
pub(super) const LOCK_EXTENSION: &str = "lock";

/// What every lock begins with.
const LOCK: &[u8] = b"(user: ";

/// Whether a file is a lock, as far as it was written; a power cut can leave zeros.
pub(super) fn is_lock(said: &[u8]) -> bool {
    said.starts_with(LOCK) || LOCK.starts_with(said) || said.iter().all(|byte| *byte == 0)
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
    folder_of(target).join(format!(".~{name}.{LOCK_EXTENSION}"))
}

fn lock_text(who: &Who, now: Moment) -> String {
    format!(
        "(user: {}, machine: {}, process: {}, since: \"{now}\")\n",
        quoted(&who.user),
        quoted(&who.machine),
        std::process::id()
    )
}

/// What a lock says; a lock that says nothing is still one.
fn holder(bytes: &[u8], written: Option<SystemTime>) -> Holder {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    ron::from_str(text).unwrap_or_else(|_damaged| Holder {
        user: String::new(),
        machine: String::new(),
        process: 0,
        since: written.and_then(moment_of),
    })
}

fn moment<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
    String::deserialize(deserializer).map(|text| text.parse().ok())
}
