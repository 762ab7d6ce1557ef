//! Where the officer's work and what is kept of it lies, how much of it there is, and what about it
//! is not as it should be. Nothing is changed by looking.

use std::path::{Path, PathBuf};

use super::atomic::{Manner, StagedFile};
use super::disk::Kind;
use super::library::is_case;
use super::lock::{LOCK_EXTENSION, is_lock};
use super::stamp::moment_of;
use super::{Failure, FailureKind, OpenError, Opened, Store};
use crate::base::Moment;
use crate::case::Seal;
use crate::form::Forms;

/// With less than this many bytes a disk is soon full.
const LITTLE: u64 = 200 * 1024 * 1024;

/// So deep are the folders of the program's own.
const DEPTH: usize = 4;

/// How it stands with what is kept.
#[derive(Debug, Default)]
pub struct Health {
    /// What is kept where.
    pub kept: Vec<Kept>,
    /// What is not as it should be, the gravest first.
    pub oddities: Vec<Oddity>,
}

/// What is kept in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is kept for.
    pub place: Place,
    /// Its folder.
    pub folder: PathBuf,
    /// How many files there are.
    pub files: usize,
    /// Of how many bytes together.
    pub bytes: u64,
    /// When the oldest was written.
    pub oldest: Option<Moment>,
    /// When the last was.
    pub newest: Option<Moment>,
}

/// What something is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The cases themselves.
    Cases,
    /// Earlier versions, and work that was declined.
    Versions,
    /// Copies of work as it is now.
    Copies,
    /// The settings.
    Settings,
    /// Papers that were opened to be printed.
    Papers,
}

impl Place {
    /// Its name, as the key of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Versions => "versions",
            Self::Copies => "copies",
            Self::Settings => "settings",
            Self::Papers => "papers",
        }
    }
}

/// Something that is not as it should be.
#[derive(Debug)]
pub enum Oddity {
    /// A folder or file of ours cannot be read, or nothing can be written in it.
    Failure(Failure),
    /// A case was signed off and then changed by something else than this program.
    Altered(PathBuf),
    /// Where a helper file of ours would be stands a link, or something that is none of ours.
    Planted(PathBuf),
    /// What is called like a case is none, or is damaged.
    Damaged(PathBuf, OpenError),
    /// A disk has little room left.
    LittleRoom {
        /// A folder on it.
        folder: PathBuf,
        /// How many bytes.
        bytes: u64,
    },
}

impl Oddity {
    /// How grave it is, the gravest first.
    fn rank(&self) -> u8 {
        match self {
            Self::Failure(_) => 0,
            Self::Altered(_) => 1,
            Self::Planted(_) => 2,
            Self::Damaged(..) => 3,
            Self::LittleRoom { .. } => 4,
        }
    }
}

impl Store {
    /// Looks at all that is kept: the folder of cases, if there is one, and what is the program's
    /// own.
    pub fn health(&self, cases: Option<&Path>, forms: &Forms) -> Health {
        let mut health = Health::default();
        if let Some(folder) = cases {
            self.look_at_cases(folder, forms, &mut health);
        }
        let own = [
            (Place::Versions, self.versions_folder()),
            (Place::Copies, self.recovery_folder()),
            (Place::Settings, self.folders.config.clone()),
            (Place::Papers, self.folders.cache.clone()),
        ];
        for (place, folder) in own {
            self.look_at_own(place, folder, &mut health);
        }
        // A folder of the program's own that is not there yet is made when it is wanted.
        let data = &self.folders.data;
        for folder in cases.into_iter().chain(self.disk.about(data).is_ok().then_some(&**data)) {
            self.look_at_room(folder, &mut health);
        }
        health.oddities.sort_by_key(Oddity::rank);
        health
    }

    fn look_at_cases(&self, folder: &Path, forms: &Forms, health: &mut Health) {
        let mut kept = Kept::none(Place::Cases, folder);
        let entries = self.disk.list(folder).map_err(|error| Failure::new(folder, error));
        for path in entries.unwrap_or_else(|failure| {
            health.oddities.push(Oddity::Failure(failure));
            Vec::new()
        }) {
            if is_case(&path) {
                kept.add(self, &path);
                match self.open(&path, forms) {
                    Ok((opened, _)) if is_altered(&opened, forms) => {
                        health.oddities.push(Oddity::Altered(path));
                    }
                    Ok(_) => {}
                    Err(OpenError::Failure(failure)) => {
                        health.oddities.push(Oddity::Failure(failure));
                    }
                    Err(error) => health.oddities.push(Oddity::Damaged(path, error)),
                }
            } else if path.extension().is_some_and(|own| own == LOCK_EXTENSION)
                && self.is_planted(&path)
            {
                health.oddities.push(Oddity::Planted(path));
            }
        }
        health.kept.push(kept);
    }

    /// Whether what is called like a lock is none. One that its holder keeps closed may be one.
    fn is_planted(&self, lock: &Path) -> bool {
        let hidden = lock.file_name().is_some_and(|name| {
            let name = name.as_encoded_bytes();
            name.starts_with(b".~")
        });
        hidden
            && match self.disk.about_name(lock) {
                Ok(about) if about.kind == Kind::File => {
                    self.disk.read(lock, 4096).is_ok_and(|said| !is_lock(&said))
                }
                Ok(_) => true,
                Err(_) => false,
            }
    }

    fn look_at_own(&self, place: Place, folder: PathBuf, health: &mut Health) {
        let mut kept = Kept::none(place, &folder);
        if self.disk.about_name(&folder).is_ok()
            && let Err(error) = self.disk.private_folder(&folder)
        {
            health.oddities.push(Oddity::Failure(Failure::new(&folder, error)));
        }
        let mut folders = vec![(folder, DEPTH)];
        while let Some((folder, depth)) = folders.pop() {
            let entries = match self.list(&folder) {
                Ok(entries) => entries,
                Err(failure) => {
                    health.oddities.push(Oddity::Failure(failure));
                    continue;
                }
            };
            for path in entries {
                match self.disk.about_name(&path).map(|about| about.kind) {
                    Ok(Kind::File) => kept.add(self, &path),
                    Ok(Kind::Folder) if depth > 0 => folders.push((path, depth - 1)),
                    Ok(Kind::Folder) | Err(_) => {}
                    Ok(Kind::Link | Kind::Other) => health.oddities.push(Oddity::Planted(path)),
                }
            }
        }
        health.kept.push(kept);
    }

    /// Whether something can be written in a folder, and how much.
    fn look_at_room(&self, folder: &Path, health: &mut Health) {
        let probe = folder.join("probe");
        // It is not put in place, and so goes again.
        if let Err(failure) = StagedFile::write(&*self.disk, &probe, b"?", Manner::Ours) {
            // That the folder is not there was told already.
            if failure.kind != FailureKind::FolderGone {
                let failure = Failure { path: folder.to_owned(), ..failure };
                health.oddities.push(Oddity::Failure(failure));
            }
        } else if let Ok(bytes) = self.disk.room(folder)
            && bytes < LITTLE
        {
            health.oddities.push(Oddity::LittleRoom { folder: folder.to_owned(), bytes });
        }
    }
}

impl Kept {
    fn none(place: Place, folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self { place, folder, files: 0, bytes: 0, oldest: None, newest: None }
    }

    fn add(&mut self, store: &Store, path: &Path) {
        let Ok(about) = store.disk.about_name(path) else { return };
        self.files += 1;
        self.bytes = self.bytes.saturating_add(about.len);
        let Some(at) = about.modified.and_then(moment_of) else { return };
        let earlier = |one: Moment, other: Moment| one.seconds_since(other) < 0;
        self.oldest = self.oldest.filter(|oldest| !earlier(at, *oldest)).or(Some(at));
        self.newest = self.newest.filter(|newest| !earlier(*newest, at)).or(Some(at));
    }
}

/// Whether a case was changed behind the back of what holds its history together.
fn is_altered(opened: &Opened, forms: &Forms) -> bool {
    let case = opened.case();
    let form = forms.find(case.form().as_str(), case.edition());
    form.is_some_and(|form| matches!(case.seal(form), Seal::Altered | Seal::Broken))
}
