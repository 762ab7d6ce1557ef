//! Keeping a helper file to oneself for as long as one lives, and no longer: the system lets go of
//! it when the process ends, however it ends.
//!
//! The file stands beside cases, where others can put things. So no link is followed, and nothing
//! is written but over a file that has this one name and says what only ours say.

use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};

use super::real::Rewritten;
use super::system::{self, Helper};
use super::{Hold, Holding, Refused, Rewrite};

/// What a helper file says is a line or two.
const MOST: u64 = 64 * 1024;

/// Whoever lets go removes the file; the one that was opened is then not the one that is there, and
/// it is asked again, but not for ever.
const TURNS: u32 = 100;

pub(super) fn hold(
    path: &Path,
    like: Option<&Path>,
    ours: &dyn Fn(&[u8]) -> bool,
) -> io::Result<Holding> {
    for _ in 0..TURNS {
        let (mut file, writable) = match system::open_helper(path)? {
            Helper::Writable(file) => (file, true),
            Helper::Readable(file) => (file, false),
            // Somebody has it whose files are closed to us.
            Helper::Closed(written) => return Ok(Holding::Theirs { said: Vec::new(), written }),
            Helper::Held => return theirs(path),
            Helper::None => match system::create_helper(path, like) {
                Ok(file) => (file, true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(error),
            },
        };
        let locked = system::lock(&file)?;
        if !system::is_at(&file, path)? {
            continue;
        }
        let said = read(&mut file)?;
        let exclusive = match locked {
            system::Locked::No => {
                let written = file.metadata()?.modified().ok();
                return Ok(Holding::Theirs { said, written });
            }
            system::Locked::Yes => true,
            system::Locked::Unknown => false,
        };
        if !ours(&said) {
            return Err(Refused::Planted.into());
        }
        let file = Rewritten(file);
        let held = Held { file, path: path.to_owned(), exclusive, writable };
        return Ok(Holding::Mine(Box::new(held)));
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// What a file says that is kept from being written.
fn theirs(path: &Path) -> io::Result<Holding> {
    let mut file = File::open(path)?;
    let written = file.metadata()?.modified().ok();
    Ok(Holding::Theirs { said: read(&mut file)?, written })
}

fn read(file: &mut File) -> io::Result<Vec<u8>> {
    let mut said = Vec::new();
    file.rewind()?;
    Read::by_ref(file).take(MOST).read_to_end(&mut said)?;
    Ok(said)
}

#[derive(Debug)]
struct Held {
    file: Rewritten,
    path: PathBuf,
    exclusive: bool,
    writable: bool,
}

impl Rewrite for Held {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        read(&mut self.file.0)
    }

    fn reserve(&mut self, len: u64) -> io::Result<()> {
        self.file.reserve(len)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.0.sync_data()
    }
}

impl Hold for Held {
    fn is_in_place(&self) -> io::Result<bool> {
        system::is_at(&self.file.0, &self.path)
    }

    fn is_exclusive(&self) -> bool {
        self.exclusive
    }

    fn is_writable(&self) -> bool {
        self.writable
    }
}

impl Drop for Held {
    /// A program that is being started has the file too, until it is its own: closing the file here
    /// would not let go of it.
    fn drop(&mut self) {
        // Where there was no lock to begin with, closing is all there is to do.
        drop(self.file.0.unlock());
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn what_is_let_go_of_is_free_though_another_has_the_file_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let file = system::create_helper(&path, None).unwrap();
        assert!(matches!(system::lock(&file).unwrap(), system::Locked::Yes));
        // As a child has it between its birth and the program it becomes.
        let inherited = file.try_clone().unwrap();
        let held =
            Held { file: Rewritten(file), path: path.clone(), exclusive: true, writable: true };
        let asked = || hold(&path, None, &|_| true).unwrap();
        assert!(matches!(asked(), Holding::Theirs { .. }));
        drop(held);
        assert!(matches!(asked(), Holding::Mine(_)));
        drop(inherited);
    }
}
