//! The disk that is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{About, Disk, Draft, Hold, Kind, hold};

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
        let about = fs::metadata(path)?;
        let kind = match about.file_type() {
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        let (modified, read_only) = (about.modified().ok(), about.permissions().readonly());
        Ok(About { kind, len: about.len(), modified, read_only })
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

    fn create(&self, path: &Path, like: Option<&Path>) -> io::Result<Box<dyn Draft>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        hide_until_known(&mut options, like);
        Ok(Box::new(RealDraft(options.open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    /// Windows opens no folders; its renaming is already on the disk when it returns.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        hold::hold(path)
    }

    fn wait(&self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

/// The folder of a file; a bare name is in the folder where the program runs.
pub(in crate::store) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A draft of a file that only its owner may read must not be open to all, not even for a moment.
#[cfg(unix)]
fn hide_until_known(options: &mut OpenOptions, like: Option<&Path>) {
    use std::os::unix::fs::OpenOptionsExt as _;
    if like.is_some() {
        options.mode(0o600);
    }
}

/// Elsewhere a file has the permissions of its folder from the start.
#[cfg(not(unix))]
fn hide_until_known(_: &mut OpenOptions, _: Option<&Path>) {}

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
    fn take_permissions(&mut self, of: &Path) -> io::Result<()> {
        self.0.set_permissions(fs::metadata(of)?.permissions())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}
