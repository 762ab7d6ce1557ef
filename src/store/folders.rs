//! Where the program keeps what is its own, and who is at the keyboard.

use std::path::{Path, PathBuf};

use super::{Failure, FailureKind};

/// The folders of what the program keeps for itself, apart from the officer's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Earlier versions and recovery copies: this person's, on this machine.
    pub data: PathBuf,
    /// The settings.
    pub config: PathBuf,
}

impl Folders {
    /// Both below one folder: on a stick that the program is carried on, or in a test.
    pub fn below(home: &Path) -> Self {
        Self { data: home.join("data"), config: home.join("config") }
    }

    /// Where this system wants them; below the folder of temporary files, where it names none.
    pub fn of_system() -> Self {
        match directories::ProjectDirs::from("", "", "khangan") {
            Some(folders) => Self {
                data: folders.data_local_dir().to_owned(),
                config: folders.config_dir().to_owned(),
            },
            None => Self::below(&std::env::temp_dir().join("khangan")),
        }
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

/// A path as text, to be noted in a file.
pub(super) fn path_text(path: &Path) -> Result<&str, Failure> {
    path.to_str().ok_or_else(|| Failure::told(path, FailureKind::NameNotText))
}
