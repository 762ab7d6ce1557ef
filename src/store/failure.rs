//! What a disk can refuse, told apart so that each gets its own sentence.

use std::io;
use std::path::{Path, PathBuf};

/// Something the disk did not do.
#[derive(Debug, thiserror::Error)]
#[error("{kind:?}: {source}: {}", path.display())]
pub struct Failure {
    /// What went wrong, as a person would tell it.
    pub kind: FailureKind,
    /// What the system says.
    pub source: io::Error,
    /// The file or folder.
    pub path: PathBuf,
}

/// What went wrong, as a person would tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// There is no such file or folder.
    NotFound,
    /// Something is there already.
    AlreadyThere,
    /// It is a folder, not a file.
    IsFolder,
    /// It is a file, not a folder.
    NotFolder,
    /// Not allowed.
    NoPermission,
    /// The disk or the share of it is full.
    DiskFull,
    /// The medium cannot be written.
    ReadOnlyMedium,
    /// The name is too long for this disk.
    NameTooLong,
    /// Another program holds it.
    Busy,
    /// Larger than any file of ours.
    TooLarge,
    /// Not text, or text in another encoding than UTF-8.
    NotText,
    /// Anything else.
    Other,
}

impl FailureKind {
    /// The key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::AlreadyThere => "already_there",
            Self::IsFolder => "is_folder",
            Self::NotFolder => "not_folder",
            Self::NoPermission => "no_permission",
            Self::DiskFull => "disk_full",
            Self::ReadOnlyMedium => "read_only_medium",
            Self::NameTooLong => "name_too_long",
            Self::Busy => "busy",
            Self::TooLarge => "too_large",
            Self::NotText => "not_text",
            Self::Other => "other",
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list is long and grows")]
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists => Self::AlreadyThere,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotADirectory => Self::NotFolder,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyMedium,
            io::ErrorKind::InvalidFilename => Self::NameTooLong,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::Busy,
            io::ErrorKind::InvalidData => Self::NotText,
            _ => Self::Other,
        }
    }
}

impl Failure {
    /// What the system says of a file.
    pub fn new(path: &Path, source: io::Error) -> Self {
        Self { kind: FailureKind::of(&source), source, path: path.to_owned() }
    }

    /// What we ourselves say of a file.
    pub fn told(path: &Path, kind: FailureKind) -> Self {
        Self { kind, source: io::Error::other(kind.code()), path: path.to_owned() }
    }
}
