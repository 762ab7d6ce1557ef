//! Where the program keeps what is its own, and who is at the keyboard.

use std::path::{Path, PathBuf};

use super::atomic::unknown_here;
use super::case_file::quoted;
use super::disk::folder_of;
use super::{Failure, FailureKind, Store};

/// The folders of what the program keeps for itself, apart from the officer's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Earlier versions and recovery copies: this person's, on this machine.
    pub data: PathBuf,
    /// The settings.
    pub config: PathBuf,
    /// What is gone when the program ends: pages that are only to be viewed and printed.
    pub cache: PathBuf,
}

impl Folders {
    /// All below one folder: on a stick that the program is carried on, or in a test.
    pub fn below(home: &Path) -> Self {
        Self { data: home.join("data"), config: home.join("config"), cache: home.join("cache") }
    }

    /// Where this system wants them; below the folder of temporary files, where it names none.
    pub fn of_system() -> Self {
        match directories::ProjectDirs::from("", "", "khangan") {
            Some(folders) => Self {
                data: folders.data_local_dir().to_owned(),
                config: folders.config_dir().to_owned(),
                cache: folders.cache_dir().to_owned(),
            },
            None => Self::below(&std::env::temp_dir().join("khangan")),
        }
    }
}

impl Store {
    /// Makes a folder of the program's own, and those around it, closed to everybody else, and such
    /// that they outlast a power cut. One that somebody else made is refused.
    pub(super) fn own_folder(&self, folder: &Path) -> Result<(), Failure> {
        let Folders { data, config, cache } = &self.folders;
        let failure = |error| Failure::new(folder, error);
        let own = [data, config, cache].into_iter().find(|own| folder.starts_with(own));
        let outside = folder_of(own.map_or(folder, PathBuf::as_path));
        if self.disk.about(outside).is_err() {
            self.disk.create_folder(outside).map_err(failure)?;
            for folder in outside.ancestors() {
                // Not every folder of a system can be opened by everybody.
                drop(self.disk.sync_folder(folder));
            }
        }
        let inside: Vec<_> =
            folder.ancestors().take_while(|ancestor| *ancestor != outside).collect();
        let mut new = false;
        for folder in inside.iter().rev() {
            new |= self.disk.private_folder(folder).map_err(|error| Failure::new(folder, error))?;
        }
        // One that holds something is there for good; an empty one may have been made by a process
        // that was ended before it could see to that.
        if !new && !self.list(folder)?.is_empty() {
            return Ok(());
        }
        for folder in inside.iter().rev() {
            match self.disk.sync_folder(folder_of(folder)) {
                Err(error) if !unknown_here(&error) => return Err(Failure::new(folder, error)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Who is at the keyboard of which machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The name of the person, as the system knows it.
    pub user: String,
    /// The name of the machine.
    pub machine: String,
}

/// A path as it is noted in a file of ours: as text, or where it is none, byte by byte.
pub(super) fn noted(path: &Path) -> String {
    match path.to_str() {
        Some(text) => quoted(text),
        None => quoted(&format!("{BYTES}{}", hex(path.as_os_str().as_encoded_bytes()))),
    }
}

/// A path that was noted so.
pub(super) fn noted_path(text: &str) -> PathBuf {
    text.strip_prefix(BYTES).and_then(unhex).map_or_else(|| PathBuf::from(text), PathBuf::from)
}

/// No path begins with it: NUL is in no name.
const BYTES: &str = "\0bytes:";

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(unix)]
fn unhex(text: &str) -> Option<std::ffi::OsString> {
    use std::os::unix::ffi::OsStringExt as _;
    let byte = |at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
    Some(std::ffi::OsString::from_vec(bytes?))
}

/// What is no text on other systems, cannot be made from bytes without being unsafe.
#[cfg(not(unix))]
fn unhex(_: &str) -> Option<std::ffi::OsString> {
    None
}

/// A path as text, to be noted in a file that people read, too.
pub(super) fn path_text(path: &Path) -> Result<&str, Failure> {
    path.to_str().ok_or_else(|| Failure::told(path, FailureKind::NameNotText))
}
