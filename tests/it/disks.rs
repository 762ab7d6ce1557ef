//! Disks that tests can hurt: one in memory whose power can be cut, and one that fails when told.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use khangan::store::{About, Disk, Draft, Hold, Kind};

/// A disk in memory that knows what would outlast a power cut.
#[derive(Clone, Debug, Default)]
pub struct MemoryDisk(Arc<Mutex<Platter>>);

#[derive(Clone, Debug, Default)]
struct Platter {
    /// Names as programs see them, and as they would be after a power cut.
    names: BTreeMap<PathBuf, usize>,
    settled: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    files: Vec<Contents>,
    ticks: u64,
}

#[derive(Clone, Debug)]
struct Contents {
    bytes: Vec<u8>,
    /// What was flushed; `None`, if nothing ever was.
    settled: Option<Vec<u8>>,
    modified: SystemTime,
}

/// What a power cut leaves of what was never flushed: systems flush by themselves, in any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unflushed {
    Kept,
    Half,
    Lost,
}

pub const POWER_CUTS: [(Unflushed, Unflushed); 6] = [
    (Unflushed::Kept, Unflushed::Kept),
    (Unflushed::Kept, Unflushed::Half),
    (Unflushed::Kept, Unflushed::Lost),
    (Unflushed::Lost, Unflushed::Kept),
    (Unflushed::Lost, Unflushed::Half),
    (Unflushed::Lost, Unflushed::Lost),
];

impl MemoryDisk {
    /// What is left of it when the power goes now: of its names, of its files' contents.
    pub fn after_power_cut(&self, (names, contents): (Unflushed, Unflushed)) -> Self {
        let mut platter = self.0.lock().unwrap().clone();
        match names {
            Unflushed::Kept => platter.settled = platter.names.clone(),
            Unflushed::Half | Unflushed::Lost => platter.names = platter.settled.clone(),
        }
        for file in &mut platter.files {
            let lost = file.settled.clone().unwrap_or_default();
            match contents {
                Unflushed::Kept => {}
                Unflushed::Half if file.settled.is_none() => {
                    file.bytes.truncate(file.bytes.len() / 2);
                }
                Unflushed::Half | Unflushed::Lost => file.bytes = lost,
            }
            file.settled = Some(file.bytes.clone());
        }
        Self(Arc::new(Mutex::new(platter)))
    }

    /// A disk of its own with the same on it.
    pub fn copy(&self) -> Self {
        Self(Arc::new(Mutex::new(self.0.lock().unwrap().clone())))
    }

    /// Writes a file, flushed, with its folder.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = Path::new(path);
        self.create_folder(path.parent().unwrap()).unwrap();
        drop(self.remove(path));
        let mut draft = self.create(path, None).unwrap();
        draft.write_all(bytes).unwrap();
        draft.sync().unwrap();
        self.sync_folder(path.parent().unwrap()).unwrap();
    }

    fn with<T>(&self, work: impl FnOnce(&mut Platter) -> io::Result<T>) -> io::Result<T> {
        work(&mut self.0.lock().unwrap())
    }
}

impl Platter {
    fn file(&mut self, path: &Path) -> io::Result<&mut Contents> {
        let index = *self.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(&mut self.files[index])
    }

    fn now(&mut self) -> SystemTime {
        self.ticks += 1;
        SystemTime::UNIX_EPOCH
            + Duration::from_secs(1_700_000_000)
            + Duration::from_micros(self.ticks)
    }

    fn make(&mut self, path: &Path) -> usize {
        let modified = self.now();
        self.files.push(Contents { bytes: Vec::new(), settled: None, modified });
        self.names.insert(path.to_owned(), self.files.len() - 1);
        self.files.len() - 1
    }
}

impl Disk for MemoryDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.with(|platter| {
            let known = platter.folders.contains(path.parent().unwrap());
            if known { Ok(path.to_owned()) } else { Err(io::ErrorKind::NotFound.into()) }
        })
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        self.with(|platter| {
            if platter.folders.contains(path) {
                return Ok(About { kind: Kind::Folder, len: 0, modified: None, read_only: false });
            }
            let file = platter.file(path)?;
            let (len, modified) = (file.bytes.len() as u64, Some(file.modified));
            Ok(About { kind: Kind::File, len, modified, read_only: false })
        })
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.with(|platter| {
            let bytes = &platter.file(path)?.bytes;
            Ok(bytes[..bytes.len().min(usize::try_from(most).unwrap())].to_vec())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.with(|platter| {
            if !platter.folders.contains(folder) {
                return Err(io::ErrorKind::NotFound.into());
            }
            let all = platter.names.keys().chain(&platter.folders);
            Ok(all.filter(|path| path.parent() == Some(folder)).cloned().collect())
        })
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            platter.folders.extend(folder.ancestors().map(Path::to_owned));
            Ok(())
        })
    }

    fn create(&self, path: &Path, _: Option<&Path>) -> io::Result<Box<dyn Draft>> {
        let index = self.with(|platter| {
            if !platter.folders.contains(path.parent().unwrap()) {
                return Err(io::ErrorKind::NotFound.into());
            }
            if platter.names.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            Ok(platter.make(path))
        })?;
        Ok(Box::new(MemoryFile { disk: self.clone(), index }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|platter| {
            let index = platter.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
            platter.names.insert(to.to_owned(), index);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.with(|platter| {
            platter.names.remove(path).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
        })
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            let empty = !platter.names.keys().any(|path| path.parent() == Some(folder));
            if empty && platter.folders.remove(folder) {
                Ok(())
            } else {
                Err(io::ErrorKind::DirectoryNotEmpty.into())
            }
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            let inside = |path: &Path| path.parent() == Some(folder);
            platter.settled.retain(|path, _| !inside(path));
            let now = platter.names.iter().filter(|(path, _)| inside(path));
            platter.settled.extend(now.map(|(path, index)| (path.clone(), *index)));
            Ok(())
        })
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        let index = self.with(|platter| {
            let known = platter.names.get(path).copied();
            Ok(known.unwrap_or_else(|| platter.make(path)))
        })?;
        Ok(Some(Box::new(MemoryFile { disk: self.clone(), index })))
    }

    fn wait(&self, _: Duration) {}
}

#[derive(Debug)]
struct MemoryFile {
    disk: MemoryDisk,
    index: usize,
}

impl Write for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.with(|platter| {
            platter.files[self.index].modified = platter.now();
            platter.files[self.index].bytes.extend(bytes);
            Ok(bytes.len())
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Draft for MemoryFile {
    fn take_permissions(&mut self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.with(|platter| {
            let file = &mut platter.files[self.index];
            file.settled = Some(file.bytes.clone());
            Ok(())
        })
    }
}

impl Hold for MemoryFile {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        self.disk.with(|platter| Ok(platter.files[self.index].bytes.clone()))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.with(|platter| {
            platter.files[self.index].bytes = bytes.to_vec();
            Ok(())
        })
    }
}

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// With what the system says.
    Error(i32),
    /// Half of what was to be written is, and then the disk is full; anything else is just refused.
    Short,
    /// The process ends in the midst of it, and nothing follows.
    Crash,
}

pub const ENOSPC: i32 = 28;
pub const EIO: i32 = 5;
pub const EACCES: i32 = 13;

/// A disk whose operations fail when it is told so, by their number.
#[derive(Clone)]
pub struct FaultyDisk {
    disk: Arc<dyn Disk>,
    plan: Arc<Mutex<Plan>>,
}

impl std::fmt::Debug for FaultyDisk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.disk.fmt(f)
    }
}

#[derive(Default)]
struct Plan {
    faults: BTreeMap<usize, Fault>,
    meddling: Option<(usize, Box<dyn FnOnce() + Send>)>,
    done: usize,
    dead: bool,
    struck: usize,
}

impl FaultyDisk {
    /// A disk of which these operations fail, counted from 0.
    pub fn new(
        disk: impl Disk + 'static,
        faults: impl IntoIterator<Item = (usize, Fault)>,
    ) -> Self {
        let plan = Plan { faults: faults.into_iter().collect(), ..Plan::default() };
        Self { disk: Arc::new(disk), plan: Arc::new(Mutex::new(plan)) }
    }

    /// A disk on which somebody else does something right before one of the operations.
    pub fn meddled(
        disk: impl Disk + 'static,
        operation: usize,
        meddling: impl FnOnce() + Send + 'static,
    ) -> Self {
        let faulty = Self::new(disk, []);
        faulty.plan.lock().unwrap().meddling = Some((operation, Box::new(meddling)));
        faulty
    }

    /// How many operations there were.
    pub fn operations(&self) -> usize {
        self.plan.lock().unwrap().done
    }

    /// How many of them failed because they were told to.
    pub fn struck(&self) -> usize {
        self.plan.lock().unwrap().struck
    }

    fn step(&self) -> Result<(), (io::Error, bool)> {
        let mut plan = self.plan.lock().unwrap();
        let number = plan.done;
        if plan.dead {
            return Err((io::Error::other("the process is dead"), false));
        }
        plan.done += 1;
        if let Some((_, meddle)) = plan.meddling.take_if(|(at, _)| *at == number) {
            meddle();
        }
        let Some(fault) = plan.faults.get(&number).copied() else { return Ok(()) };
        plan.struck += 1;
        Err(match fault {
            Fault::Error(code) => (io::Error::from_raw_os_error(code), false),
            Fault::Short => (io::Error::from_raw_os_error(ENOSPC), true),
            Fault::Crash => {
                plan.dead = true;
                (io::Error::other("the process dies"), true)
            }
        })
    }

    fn may(&self) -> io::Result<()> {
        self.step().map_err(|(error, _)| error)
    }
}

impl Disk for FaultyDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.may().and_then(|()| self.disk.resolve(path))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        self.may().and_then(|()| self.disk.about(path))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.may().and_then(|()| self.disk.read(path, most))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.may().and_then(|()| self.disk.list(folder))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.create_folder(folder))
    }

    fn create(&self, path: &Path, like: Option<&Path>) -> io::Result<Box<dyn Draft>> {
        self.may()?;
        let draft = self.disk.create(path, like)?;
        Ok(Box::new(FaultyDraft { disk: self.clone(), draft, short: false }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.remove(path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.remove_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.sync_folder(folder))
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        self.may().and_then(|()| self.disk.hold(path))
    }

    fn wait(&self, _: Duration) {}
}

struct FaultyDraft {
    disk: FaultyDisk,
    draft: Box<dyn Draft>,
    short: bool,
}

impl Write for FaultyDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.short {
            return Err(io::Error::from_raw_os_error(ENOSPC));
        }
        match self.disk.step() {
            Ok(()) => self.draft.write(bytes),
            Err((error, half)) => {
                let written = if half { self.draft.write(&bytes[..bytes.len() / 2])? } else { 0 };
                self.short = true;
                if written == 0 { Err(error) } else { Ok(written) }
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.flush()
    }
}

impl Draft for FaultyDraft {
    fn take_permissions(&mut self, of: &Path) -> io::Result<()> {
        self.disk.may().and_then(|()| self.draft.take_permissions(of))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.may().and_then(|()| self.draft.sync())
    }
}
