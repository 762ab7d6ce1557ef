//! What the officer does with cases of the library.

use std::path::PathBuf;

use crate::base::FormId;

/// Something done with the cases that are marked, or with the one under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryCommand {
    /// Opens the case under the cursor.
    Open,
    /// Goes to the field of the search.
    Search,
    /// Copies each, under a name and an id of its own.
    Duplicate,
    /// Begins a new case for the post of an old one.
    NewRound,
    /// Asks for another name of the file.
    Rename,
    /// Gives the file this name.
    RenameTo {
        /// The file.
        path: PathBuf,
        /// Its name without the extension.
        name: String,
    },
    /// Moves the files to the trash.
    Delete,
    /// Deletes these files; there is no trash to move them to.
    DeleteForGood(Vec<PathBuf>),
    /// Puts back what was deleted last.
    Undelete,
    /// Asks in which folder to save their pages as PDFs.
    SavePdfs,
    /// Saves their pages as PDFs in a folder.
    SavePdfsIn {
        /// The files of the cases.
        cases: Vec<PathBuf>,
        /// The folder.
        folder: PathBuf,
        /// What becomes of PDFs that are there already.
        existing: Existing,
    },
    /// Saves no more of the PDFs that are being saved.
    StopPdfs,
    /// Asks where to save the table as a workbook: what is marked, else all that is shown.
    SaveSummary,
    /// Shows two to four side by side.
    Compare,
    /// Back to the table.
    Table,
    /// Opens the folder in the system's file manager.
    ShowFolder,
    /// Asks for another folder.
    ChooseFolder,
    /// Back to the folder that the program keeps cases in.
    OwnFolder,
    /// Opens a worked sample of this form.
    Sample(FormId),
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replace,
    /// It stays, and the new one gets another name.
    KeepBoth,
    /// It stays, and there is no new one.
    Skip,
}

/// What a command would be about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// So many files.
    pub files: usize,
    /// So many of them with a case in them.
    pub cases: usize,
    /// So many rows are shown, marked or not.
    pub shown: usize,
    /// Whether PDFs are being saved.
    pub saving: bool,
    /// Whether the officer chose the folder.
    pub chosen: bool,
}

impl LibraryCommand {
    /// Whether it makes sense for so many files.
    pub fn available(&self, scope: Scope) -> bool {
        match self {
            Self::Open | Self::Delete => scope.files > 0,
            Self::SaveSummary => scope.shown > 0,
            Self::Duplicate => scope.cases > 0,
            Self::SavePdfs => scope.cases > 0 && !scope.saving,
            Self::SavePdfsIn { .. } => !scope.saving,
            Self::StopPdfs => scope.saving,
            Self::OwnFolder => scope.chosen,
            Self::NewRound => scope.files == 1 && scope.cases == 1,
            Self::Rename => scope.files == 1,
            Self::Compare => (2..=4).contains(&scope.cases) && scope.cases == scope.files,
            Self::Search
            | Self::RenameTo { .. }
            | Self::DeleteForGood(_)
            | Self::Undelete
            | Self::Table
            | Self::ShowFolder
            | Self::ChooseFolder
            | Self::Sample(_) => true,
        }
    }
}
