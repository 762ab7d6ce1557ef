//! Reading a folder of forms, beside the window.

use std::path::PathBuf;

use crate::store::{self, Failure};

/// What was read of a folder.
pub(super) struct FormsRead {
    pub folder: PathBuf,
    /// Name and text of every file.
    pub files: Vec<(String, String)>,
    /// Why the folder, or some of its files, could not be read.
    pub failures: Vec<Failure>,
    /// Whether the officer asked to see what became of it.
    pub show: bool,
}

/// Every form file of a folder; one that cannot be read stops no other.
pub(super) fn read(folder: PathBuf, show: bool) -> FormsRead {
    let mut read = FormsRead { folder, files: Vec::new(), failures: Vec::new(), show };
    let paths = match store::files_in(&read.folder, "ron") {
        Ok(paths) => paths,
        Err(failure) => {
            read.failures.push(failure);
            return read;
        }
    };
    for path in paths {
        match store::read_text(&path) {
            Ok(text) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                read.files.push((name, text));
            }
            Err(failure) => read.failures.push(failure),
        }
    }
    read
}
