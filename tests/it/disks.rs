//! Disks that tests can hurt: one in memory that knows owners, rights and links and whose power can
//! be cut, and one that fails when told.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use khangan::store::{About, Access, Disk, Draft, Hold, Holding, Kind, Refused, Rewrite};

/// A disk in memory that knows what would outlast a power cut, as one person sees it.
#[derive(Clone, Debug, Default)]
pub struct MemoryDisk {
    platter: Arc<Mutex<Platter>>,
    person: u32,
}

#[derive(Clone, Debug, Default)]
struct Platter {
    /// Names as programs see them, and as they would be after a power cut.
    names: Names,
    settled: Names,
    files: Vec<Contents>,
    /// The files that a process keeps from others.
    held: BTreeSet<usize>,
    ticks: u64,
    /// How much can still be written, where that is told.
    room: Option<u64>,
}

#[derive(Clone, Debug, Default)]
struct Names {
    nodes: BTreeMap<PathBuf, Node>,
    /// Each with its owner.
    folders: BTreeMap<PathBuf, u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    /// Two names of one file are a hard link.
    File(usize),
    Link(PathBuf),
}

#[derive(Clone, Debug)]
struct Contents {
    bytes: Vec<u8>,
    /// What was flushed; `None`, if nothing ever was.
    settled: Option<Vec<u8>>,
    modified: SystemTime,
    owner: u32,
    /// Of its owner, and of everybody else.
    mode: u32,
}

/// What a power cut leaves of what was never flushed: systems flush by themselves, in any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unflushed {
    Kept,
    Half,
    Lost,
    /// The new beginning with the old end.
    Torn,
    /// As long as it was to be, and all zeros where it is new.
    Nulls,
}

/// Of names, and of what the files hold.
pub const POWER_CUTS: [(Unflushed, Unflushed); 11] = {
    use Unflushed::{Half, Kept, Lost, Nulls, Torn};
    [
        (Kept, Kept),
        (Kept, Half),
        (Kept, Lost),
        (Kept, Torn),
        (Kept, Nulls),
        (Half, Kept),
        (Half, Nulls),
        (Lost, Kept),
        (Lost, Half),
        (Lost, Lost),
        (Lost, Torn),
    ]
};

/// So many bytes of a disk are written at once, and not torn.
const BLOCK: usize = 64;

impl MemoryDisk {
    /// How many names the file of this name has.
    pub fn names_of(&self, path: &Path) -> usize {
        let platter = self.platter.lock().unwrap();
        let nodes = &platter.names.nodes;
        nodes.get(path).map_or(0, |node| nodes.values().filter(|other| *other == node).count())
    }

    /// So many bytes are left on it.
    pub fn has_room_for(&self, bytes: u64) {
        self.platter.lock().unwrap().room = Some(bytes);
    }

    /// What is left of it when the power goes now: of its names, of its files' contents.
    pub fn after_power_cut(&self, (names, contents): (Unflushed, Unflushed)) -> Self {
        let mut platter = self.platter.lock().unwrap().clone();
        platter.names = match names {
            Unflushed::Kept => platter.names.clone(),
            Unflushed::Half => platter.names.half_of_the_way_from(&platter.settled),
            Unflushed::Lost | Unflushed::Torn | Unflushed::Nulls => platter.settled.clone(),
        };
        platter.names.drop_what_is_in_no_folder();
        platter.settled = platter.names.clone();
        platter.held.clear();
        for file in &mut platter.files {
            file.bytes = file.after_power_cut(contents);
            file.settled = Some(file.bytes.clone());
        }
        Self { platter: Arc::new(Mutex::new(platter)), person: self.person }
    }

    /// A disk of its own with the same on it, and no process that has any of it open.
    pub fn copy(&self) -> Self {
        let mut platter = self.platter.lock().unwrap().clone();
        platter.held.clear();
        Self { platter: Arc::new(Mutex::new(platter)), person: self.person }
    }

    /// The same disk, as somebody else sees it.
    pub fn as_seen_by(&self, person: u32) -> Self {
        Self { platter: Arc::clone(&self.platter), person }
    }

    /// Writes a file, flushed, with its folders.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = Path::new(path);
        self.create_folder(path.parent().unwrap()).unwrap();
        drop(self.remove(path));
        let mut draft = self.create(path, Access::Usual).unwrap();
        draft.write_all(bytes).unwrap();
        draft.sync().unwrap();
        path.ancestors().skip(1).for_each(|folder| self.sync_folder(folder).unwrap());
    }

    /// Lets everybody write a file, or nobody but its owner.
    pub fn share(&self, path: &str, shared: bool) {
        let mode = if shared { 0o666 } else { 0o600 };
        let set =
            |platter: &mut Platter| platter.file(Path::new(path)).map(|file| file.mode = mode);
        self.with(set).unwrap();
    }

    /// Who owns a file, and who may do what with it.
    pub fn owner_and_mode(&self, path: &str) -> (u32, u32) {
        let found = |platter: &mut Platter| {
            let file = platter.file(Path::new(path))?;
            Ok((file.owner, file.mode))
        };
        self.with(found).unwrap()
    }

    /// Puts a link, or a second name of a file, where nothing is.
    pub fn link(&self, path: &str, to: &str, hard: bool) {
        let link = |platter: &mut Platter| {
            let node = if hard {
                Node::File(platter.index(Path::new(to))?)
            } else {
                Node::Link(PathBuf::from(to))
            };
            platter.names.nodes.insert(PathBuf::from(path), node);
            Ok(())
        };
        self.with(link).unwrap();
        self.sync_folder(Path::new(path).parent().unwrap()).unwrap();
    }

    fn with<T>(&self, work: impl FnOnce(&mut Platter) -> io::Result<T>) -> io::Result<T> {
        work(&mut self.platter.lock().unwrap())
    }

    fn file(&self, index: usize) -> MemoryFile {
        MemoryFile { disk: self.clone(), index, held: None, at: 0 }
    }
}

impl Names {
    /// Every other name that changed is as it is now, the rest as it was.
    fn half_of_the_way_from(&self, settled: &Self) -> Self {
        let mut half = settled.clone();
        let all: BTreeSet<_> = self.nodes.keys().chain(settled.nodes.keys()).collect();
        let changed =
            all.into_iter().filter(|path| self.nodes.get(*path) != settled.nodes.get(*path));
        for path in changed.step_by(2) {
            match self.nodes.get(path) {
                Some(node) => drop(half.nodes.insert(path.clone(), node.clone())),
                None => drop(half.nodes.remove(path)),
            }
        }
        // To give a file another name is one step: it never has none in between.
        for node in settled.nodes.values() {
            let named = |names: &Self| {
                names.nodes.iter().find(|(_, other)| *other == node).map(|(path, _)| path.clone())
            };
            if let (Some(path), None) = (named(self), named(&half)) {
                half.nodes.insert(path, node.clone());
            }
        }
        // Nor is it ever put in a folder that is not there yet.
        for above in half.nodes.keys().flat_map(|path| path.ancestors().skip(1)) {
            if let Some(owner) = self.folders.get(above) {
                half.folders.insert(above.to_owned(), *owner);
            }
        }
        half
    }

    fn drop_what_is_in_no_folder(&mut self) {
        let folders = self.folders.clone();
        let stands =
            |path: &Path| path.ancestors().skip(1).all(|above| folders.contains_key(above));
        self.nodes.retain(|path, _| stands(path));
        self.folders.retain(|path, _| stands(path));
    }
}

impl Contents {
    fn after_power_cut(&self, contents: Unflushed) -> Vec<u8> {
        let (new, old) = (&self.bytes, self.settled.as_deref());
        match (contents, old) {
            (Unflushed::Kept, _) => new.clone(),
            (Unflushed::Half | Unflushed::Torn, None) => new[..new.len() / 2].to_vec(),
            (Unflushed::Nulls, None) => vec![0; new.len()],
            (Unflushed::Half | Unflushed::Lost, _) => old.unwrap_or_default().to_vec(),
            (Unflushed::Torn, Some(old)) if old != new => {
                let cut = (new.len() / 2 / BLOCK * BLOCK).min(old.len());
                [&new[..cut], &old[cut..]].concat()
            }
            (Unflushed::Nulls, Some(old)) if old != new => {
                let same = new.iter().zip(old).take_while(|(new, old)| new == old).count();
                let mut nulls = new.clone();
                nulls[same..].fill(0);
                nulls
            }
            (Unflushed::Torn | Unflushed::Nulls, Some(old)) => old.to_vec(),
        }
    }
}

impl Platter {
    /// Where links lead, of the name itself and of the folders before it.
    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_owned();
        for _ in 0..10 {
            let Some(Node::Link(to)) = self.names.nodes.get(&path) else { return Ok(path) };
            path = path.parent().unwrap().join(to);
        }
        Err(io::Error::other("links lead to each other"))
    }

    fn index(&self, path: &Path) -> io::Result<usize> {
        match self.names.nodes.get(&self.follow(path)?) {
            Some(Node::File(index)) => Ok(*index),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn file(&mut self, path: &Path) -> io::Result<&mut Contents> {
        let index = self.index(path)?;
        Ok(&mut self.files[index])
    }

    fn names_of(&self, index: usize) -> usize {
        self.names.nodes.values().filter(|node| **node == Node::File(index)).count()
    }

    fn now(&mut self) -> SystemTime {
        self.ticks += 1;
        SystemTime::UNIX_EPOCH
            + Duration::from_secs(1_700_000_000)
            + Duration::from_micros(self.ticks)
    }

    fn make(&mut self, path: &Path, owner: u32, access: Access) -> usize {
        let mode = if access == Access::Private { 0o600 } else { 0o644 };
        let modified = self.now();
        self.files.push(Contents { bytes: Vec::new(), settled: None, modified, owner, mode });
        let index = self.files.len() - 1;
        self.names.nodes.insert(path.to_owned(), Node::File(index));
        index
    }

    fn about(&mut self, path: &Path, person: u32) -> io::Result<About> {
        let of = |kind| About { kind, len: 0, modified: None, read_only: false, writable: true };
        if self.names.folders.contains_key(path) {
            return Ok(of(Kind::Folder));
        }
        if let Some(Node::Link(_)) = self.names.nodes.get(path) {
            return Ok(of(Kind::Link));
        }
        let file = self.file(path)?;
        let (len, modified) = (file.bytes.len() as u64, Some(file.modified));
        Ok(About { len, modified, writable: file.lets_write(person), ..of(Kind::File) })
    }
}

impl Contents {
    fn lets_write(&self, person: u32) -> bool {
        self.mode & if self.owner == person { 0o200 } else { 0o002 } != 0
    }

    fn lets_read(&self, person: u32) -> bool {
        self.mode & if self.owner == person { 0o400 } else { 0o004 } != 0
    }
}

impl Disk for MemoryDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.with(|platter| {
            let path = platter.follow(path)?;
            let known = platter.names.folders.contains_key(path.parent().unwrap());
            if known { Ok(path) } else { Err(io::ErrorKind::NotFound.into()) }
        })
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        self.with(|platter| {
            let path = platter.follow(path)?;
            platter.about(&path, self.person)
        })
    }

    fn about_name(&self, path: &Path) -> io::Result<About> {
        self.with(|platter| platter.about(path, self.person))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.with(|platter| {
            let file = platter.file(path)?;
            if !file.lets_read(self.person) {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            let bytes = &file.bytes;
            Ok(bytes[..bytes.len().min(usize::try_from(most).unwrap())].to_vec())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.with(|platter| {
            let Names { nodes, folders } = &platter.names;
            if !folders.contains_key(folder) {
                return Err(io::ErrorKind::NotFound.into());
            }
            let mut inside: Vec<_> = nodes
                .keys()
                .chain(folders.keys())
                .filter(|path| path.parent() == Some(folder))
                .cloned()
                .collect();
            inside.sort();
            Ok(inside)
        })
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            for folder in folder.ancestors() {
                platter.names.folders.entry(folder.to_owned()).or_insert(self.person);
            }
            // The root is there whatever happens.
            platter.settled.folders.insert(PathBuf::from("/"), 0);
            Ok(())
        })
    }

    fn private_folder(&self, folder: &Path) -> io::Result<bool> {
        self.with(|platter| match platter.names.folders.get(folder) {
            Some(owner) if *owner != self.person => Err(Refused::NotYours.into()),
            Some(_) => Ok(false),
            None if !platter.names.folders.contains_key(folder.parent().unwrap()) => {
                Err(io::ErrorKind::NotFound.into())
            }
            None => {
                platter.names.folders.insert(folder.to_owned(), self.person);
                Ok(true)
            }
        })
    }

    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn Draft>> {
        let index = self.with(|platter| {
            if !platter.names.folders.contains_key(path.parent().unwrap()) {
                return Err(io::ErrorKind::NotFound.into());
            }
            if platter.names.nodes.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            Ok(platter.make(path, self.person, access))
        })?;
        Ok(Box::new(self.file(index)))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewrite>> {
        let index = self.with(|platter| match platter.names.nodes.get(path) {
            Some(Node::File(index)) if platter.files[*index].lets_write(self.person) => Ok(*index),
            Some(Node::File(_)) => Err(io::ErrorKind::PermissionDenied.into()),
            Some(Node::Link(_)) => Err(Refused::Planted.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        })?;
        Ok(Box::new(self.file(index)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|platter| {
            let node = platter.names.nodes.remove(from).ok_or(io::ErrorKind::NotFound)?;
            platter.names.nodes.insert(to.to_owned(), node);
            Ok(())
        })
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|platter| {
            if platter.names.nodes.contains_key(to) || platter.names.folders.contains_key(to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let node = platter.names.nodes.remove(from).ok_or(io::ErrorKind::NotFound)?;
            platter.names.nodes.insert(to.to_owned(), node);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.with(|platter| {
            let removed = platter.names.nodes.remove(path);
            removed.map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
        })
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            let Names { nodes, folders } = &mut platter.names;
            let empty =
                !nodes.keys().chain(folders.keys()).any(|path| path.parent() == Some(folder));
            if empty && folders.remove(folder).is_some() {
                Ok(())
            } else {
                Err(io::ErrorKind::DirectoryNotEmpty.into())
            }
        })
    }

    /// Into a folder beside, as systems do on other disks than the person's own.
    fn throw_away(&self, path: &Path) -> io::Result<()> {
        let trash = path.parent().unwrap().join(".Trash");
        self.create_folder(&trash)?;
        let number = self.with(|platter| {
            platter.ticks += 1;
            Ok(platter.ticks)
        })?;
        self.rename(path, &trash.join(number.to_string()))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|platter| {
            let inside = |path: &Path| path.parent() == Some(folder);
            let Platter { names, settled, .. } = platter;
            // What went from here to another folder did both in one step.
            let gone = |(path, node): &(&PathBuf, &Node)| {
                inside(path) && names.nodes.get(*path) != Some(*node)
            };
            let gone: Vec<Node> =
                settled.nodes.iter().filter(gone).map(|(_, node)| node.clone()).collect();
            for (path, node) in names.nodes.iter().filter(|(_, node)| gone.contains(node)) {
                settled.nodes.insert(path.clone(), node.clone());
                for above in path.ancestors().skip(1) {
                    settled.folders.insert(above.to_owned(), names.folders[above]);
                }
            }
            settled.nodes.retain(|path, _| !inside(path));
            settled.folders.retain(|path, _| !inside(path));
            let nodes = names.nodes.iter().filter(|(path, _)| inside(path));
            settled.nodes.extend(nodes.map(|(path, node)| (path.clone(), node.clone())));
            let folders = names.folders.iter().filter(|(path, _)| inside(path));
            settled.folders.extend(folders.map(|(path, owner)| (path.clone(), *owner)));
            Ok(())
        })
    }

    fn hold(
        &self,
        path: &Path,
        like: Option<&Path>,
        ours: &dyn Fn(&[u8]) -> bool,
    ) -> io::Result<Holding> {
        let (index, held, writable) = self.with(|platter| {
            let index = match platter.names.nodes.get(path) {
                Some(Node::Link(_)) => return Err(Refused::Planted.into()),
                Some(Node::File(index)) => *index,
                None if !platter.names.folders.contains_key(path.parent().unwrap()) => {
                    return Err(io::ErrorKind::NotFound.into());
                }
                None => {
                    let mode =
                        like.and_then(|like| platter.file(like).ok()).map_or(0, |like| like.mode);
                    let index = platter.make(path, self.person, Access::Private);
                    platter.files[index].mode |= mode & 0o066;
                    index
                }
            };
            let file = &platter.files[index];
            let (bytes, written) = (file.bytes.clone(), Some(file.modified));
            if platter.held.contains(&index) || !file.lets_read(self.person) {
                let said = if file.lets_read(self.person) { bytes } else { Vec::new() };
                return Ok((index, Some(Holding::Theirs { said, written }), false));
            }
            let writable = file.lets_write(self.person);
            if platter.names_of(index) > 1 || !ours(&bytes) {
                return Err(Refused::Planted.into());
            }
            platter.held.insert(index);
            Ok((index, None, writable))
        })?;
        Ok(held.unwrap_or_else(|| {
            let held = Some((path.to_owned(), writable));
            Holding::Mine(Box::new(MemoryFile { disk: self.clone(), index, held, at: 0 }))
        }))
    }

    fn room(&self, _: &Path) -> io::Result<u64> {
        self.with(|platter| Ok(platter.room.unwrap_or(u64::MAX)))
    }

    fn wait(&self, _: Duration) {}
}

#[derive(Debug)]
struct MemoryFile {
    disk: MemoryDisk,
    index: usize,
    /// Under which name this process keeps it from others, and whether it may write it.
    held: Option<(PathBuf, bool)>,
    at: usize,
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        if self.held.is_some() {
            let free = |platter: &mut Platter| Ok(platter.held.remove(&self.index));
            self.disk.with(free).unwrap();
        }
    }
}

impl Write for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.with(|platter| {
            let now = platter.now();
            let file = &mut platter.files[self.index];
            let end = self.at + bytes.len();
            file.modified = now;
            file.bytes.resize(file.bytes.len().max(end), 0);
            file.bytes[self.at..end].copy_from_slice(bytes);
            self.at = end;
            Ok(bytes.len())
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Draft for MemoryFile {
    /// Only the owner gives files away, and nobody here is anybody else.
    fn become_like(&mut self, of: &Path) -> io::Result<bool> {
        self.disk.with(|platter| {
            let index = platter.index(of)?;
            let like = platter.files[index].clone();
            let file = &mut platter.files[self.index];
            file.mode = like.mode;
            Ok(file.owner == like.owner && platter.names_of(index) == 1)
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.with(|platter| {
            let file = &mut platter.files[self.index];
            file.settled = Some(file.bytes.clone());
            Ok(())
        })
    }
}

impl Rewrite for MemoryFile {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        self.disk.with(|platter| Ok(platter.files[self.index].bytes.clone()))
    }

    fn reserve(&mut self, _: u64) -> io::Result<()> {
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at = 0;
        self.write_all(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.with(|platter| {
            platter.files[self.index].bytes.resize(usize::try_from(len).unwrap(), 0);
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        Draft::sync(self)
    }
}

impl Hold for MemoryFile {
    fn is_in_place(&self) -> io::Result<bool> {
        let (path, _) = self.held.as_ref().unwrap();
        self.disk.with(|platter| Ok(platter.names.nodes.get(path) == Some(&Node::File(self.index))))
    }

    fn is_exclusive(&self) -> bool {
        true
    }

    fn is_writable(&self) -> bool {
        self.held.as_ref().unwrap().1
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
    trash: Option<fn(&Path) -> io::Result<()>>,
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

    /// A disk with a trash of its own.
    pub fn with_trash(disk: impl Disk + 'static, trash: fn(&Path) -> io::Result<()>) -> Self {
        let faulty = Self::new(disk, []);
        faulty.plan.lock().unwrap().trash = Some(trash);
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

    /// Whether the process came to its end.
    pub fn is_dead(&self) -> bool {
        self.plan.lock().unwrap().dead
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

    fn about_name(&self, path: &Path) -> io::Result<About> {
        self.may().and_then(|()| self.disk.about_name(path))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.create_folder(folder))
    }

    fn private_folder(&self, folder: &Path) -> io::Result<bool> {
        self.may().and_then(|()| self.disk.private_folder(folder))
    }

    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn Draft>> {
        self.may()?;
        let draft = self.disk.create(path, access)?;
        Ok(Box::new(FaultyDraft { disk: self.clone(), draft, short: false }))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewrite>> {
        self.may()?;
        let file = self.disk.rewrite(path)?;
        Ok(Box::new(FaultyRewrite { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.rename_new(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.remove(path))
    }

    fn throw_away(&self, path: &Path) -> io::Result<()> {
        let trash = self.plan.lock().unwrap().trash;
        self.may()?;
        trash.map_or_else(|| self.disk.throw_away(path), |trash| trash(path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.remove_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.disk.sync_folder(folder))
    }

    fn hold(
        &self,
        path: &Path,
        like: Option<&Path>,
        ours: &dyn Fn(&[u8]) -> bool,
    ) -> io::Result<Holding> {
        self.may()?;
        Ok(match self.disk.hold(path, like, ours)? {
            Holding::Mine(hold) => Holding::Mine(Box::new(FaultyHold { disk: self.clone(), hold })),
            theirs @ Holding::Theirs { .. } => theirs,
        })
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        self.may().and_then(|()| self.disk.room(folder))
    }

    /// Where something else than the disk is tested, time passes as it does.
    fn wait(&self, pause: Duration) {
        if self.plan.lock().unwrap().trash.is_some() {
            self.disk.wait(pause);
        }
    }
}

/// Half of what is to be written over a file is, where the plan says so.
fn write_over(
    disk: &FaultyDisk,
    bytes: &[u8],
    write: impl FnOnce(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    match disk.step() {
        Ok(()) => write(bytes),
        Err((error, half)) => {
            if half {
                write(&bytes[..bytes.len() / 2])?;
            }
            Err(error)
        }
    }
}

#[derive(Debug)]
struct FaultyRewrite {
    disk: FaultyDisk,
    file: Box<dyn Rewrite>,
}

impl Rewrite for FaultyRewrite {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        self.disk.may().and_then(|()| self.file.read())
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        self.disk.may().and_then(|()| self.file.reserve(len))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        write_over(&self.disk, bytes, |bytes| self.file.write(bytes))
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.may().and_then(|()| self.file.truncate(len))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.may().and_then(|()| self.file.sync())
    }
}

#[derive(Debug)]
struct FaultyHold {
    disk: FaultyDisk,
    hold: Box<dyn Hold>,
}

impl Rewrite for FaultyHold {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        self.disk.may().and_then(|()| self.hold.read())
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        self.disk.may().and_then(|()| self.hold.reserve(len))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        write_over(&self.disk, bytes, |bytes| self.hold.write(bytes))
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.may().and_then(|()| self.hold.truncate(len))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.may().and_then(|()| self.hold.sync())
    }
}

impl Hold for FaultyHold {
    fn is_in_place(&self) -> io::Result<bool> {
        self.disk.may().and_then(|()| self.hold.is_in_place())
    }

    fn is_exclusive(&self) -> bool {
        self.hold.is_exclusive()
    }

    fn is_writable(&self) -> bool {
        self.hold.is_writable()
    }
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
    fn become_like(&mut self, of: &Path) -> io::Result<bool> {
        self.disk.may().and_then(|()| self.draft.become_like(of))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.may().and_then(|()| self.draft.sync())
    }
}
