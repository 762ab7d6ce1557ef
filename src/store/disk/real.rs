//! The disk that is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{About, Access, Disk, Draft, Holding, Kind, Rewrite, hold, system};

/// The disk that is there.
#[derive(Clone, Copy, Debug)]
pub struct RealDisk;

/// Links that lead to links are followed as often as systems themselves do.
const MOST_LINKS: usize = 40;

impl Disk for RealDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            match fs::canonicalize(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                resolved => return resolved,
            }
            // There is nothing: either the name is free, or a link leads to a name that is.
            let Ok(next) = fs::read_link(&path) else {
                let folder = fs::canonicalize(folder_of(&path))?;
                return Ok(folder.join(path.file_name().unwrap_or_default()));
            };
            path = folder_of(&path).join(next);
        }
        Err(io::Error::other("links lead to each other"))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        Ok(about(path, &fs::metadata(path)?))
    }

    fn about_name(&self, path: &Path) -> io::Result<About> {
        Ok(about(path, &fs::symlink_metadata(path)?))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let len = file.metadata().map_or(0, |about| about.len().min(most));
        let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or(0));
        // It may grow meanwhile.
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn private_folder(&self, folder: &Path) -> io::Result<bool> {
        system::private_folder(folder)
    }

    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn Draft>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if access == Access::Private {
            system::for_this_person_alone(&mut options);
        }
        Ok(Box::new(RealDraft(options.open(path)?)))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewrite>> {
        Ok(Box::new(Rewritten(system::open_itself(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match system::rename_new(from, to) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            renamed => return renamed,
        }
        // A second name is only ever given where there is none yet.
        match fs::hard_link(from, to) {
            Ok(()) => {
                // The file is where it should be; its first name is swept another time.
                drop(fs::remove_file(from));
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            Err(_no_links_here) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn throw_away(&self, path: &Path) -> io::Result<()> {
        // Asked first: the trash tells less of what went wrong.
        fs::symlink_metadata(path)?;
        trash::delete(path).map_err(io::Error::other)
    }

    /// Windows opens no folders; its renaming is already on the disk when it returns.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn hold(
        &self,
        path: &Path,
        like: Option<&Path>,
        ours: &dyn Fn(&[u8]) -> bool,
    ) -> io::Result<Holding> {
        hold::hold(path, like, ours)
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        fs4::available_space(folder)
    }

    fn wait(&self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

fn about(path: &Path, found: &fs::Metadata) -> About {
    let kind = match found.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        _ => Kind::Other,
    };
    About {
        kind,
        len: found.len(),
        modified: found.modified().ok(),
        read_only: found.permissions().readonly(),
        writable: kind == Kind::Link || system::may_write(path),
    }
}

/// The folder of a file; a bare name is in the folder where the program runs.
pub(in crate::store) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

struct RealDraft(File);

impl Write for RealDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Draft for RealDraft {
    fn become_like(&mut self, of: &Path) -> io::Result<bool> {
        system::become_like(&self.0, of)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// A file that is open to be read and written where it stands.
#[derive(Debug)]
pub(super) struct Rewritten(pub(super) File);

impl Rewrite for Rewritten {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        self.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        system::reserve(&self.0, len)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.rewind()?;
        self.0.write_all(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}
