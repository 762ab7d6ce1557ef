//! What a disk can refuse, told apart so that each gets its own sentence.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Refused;

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
    /// The folder in which a file is to be written is no more, or its disk is unplugged.
    FolderGone,
    /// Something is there already.
    AlreadyThere,
    /// It is a folder, not a file.
    IsFolder,
    /// It is a file, not a folder.
    NotFolder,
    /// Not allowed.
    NoPermission,
    /// The file itself is marked as not to be changed.
    ReadOnlyFile,
    /// The disk is full.
    DiskFull,
    /// This person's share of the disk is used up.
    QuotaFull,
    /// The system, or the kind of disk, allows no file so large.
    FileLimit,
    /// The medium cannot be written.
    ReadOnlyMedium,
    /// The name is too long for this disk.
    NameTooLong,
    /// The name is no text, so it cannot be noted down.
    NameNotText,
    /// Another program holds it.
    Busy,
    /// A place on the network does not answer.
    Unreachable,
    /// The disk itself fails.
    DeviceFault,
    /// Larger than any file of ours.
    TooLarge,
    /// Where a helper file of ours would be stands a link, or a file that is none of ours.
    Planted,
    /// The folder that should be this person's own is somebody else's.
    NotYours,
    /// A case file, or the name of one, where something else was to be written.
    CaseName,
    /// A file that this program did not make, where one that it makes was to be written.
    NotMadeHere,
    /// Not text, or text in another encoding than UTF-8.
    NotText,
    /// Anything else.
    Other,
}

impl FailureKind {
    /// Every kind, for tests that look for a sentence for each.
    pub const ALL: [Self; 23] = [
        Self::NotFound,
        Self::FolderGone,
        Self::AlreadyThere,
        Self::IsFolder,
        Self::NotFolder,
        Self::NoPermission,
        Self::ReadOnlyFile,
        Self::DiskFull,
        Self::QuotaFull,
        Self::FileLimit,
        Self::ReadOnlyMedium,
        Self::NameTooLong,
        Self::NameNotText,
        Self::Busy,
        Self::Unreachable,
        Self::DeviceFault,
        Self::TooLarge,
        Self::Planted,
        Self::NotYours,
        Self::CaseName,
        Self::NotMadeHere,
        Self::NotText,
        Self::Other,
    ];

    /// The key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::FolderGone => "folder_gone",
            Self::AlreadyThere => "already_there",
            Self::IsFolder => "is_folder",
            Self::NotFolder => "not_folder",
            Self::NoPermission => "no_permission",
            Self::ReadOnlyFile => "read_only_file",
            Self::DiskFull => "disk_full",
            Self::QuotaFull => "quota_full",
            Self::FileLimit => "file_limit",
            Self::ReadOnlyMedium => "read_only_medium",
            Self::NameTooLong => "name_too_long",
            Self::NameNotText => "name_not_text",
            Self::Busy => "busy",
            Self::Unreachable => "unreachable",
            Self::DeviceFault => "device_fault",
            Self::TooLarge => "too_large",
            Self::Planted => "planted",
            Self::NotYours => "not_yours",
            Self::CaseName => "case_name",
            Self::NotMadeHere => "not_made_here",
            Self::NotText => "not_text",
            Self::Other => "other",
        }
    }

    /// Whether a file cannot be written at its place, though it can be read there.
    pub fn forbids_writing(self) -> bool {
        matches!(self, Self::NoPermission | Self::ReadOnlyFile | Self::ReadOnlyMedium)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list is long and grows")]
    pub(super) fn of(error: &io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Refused>()) {
            Some(Refused::Planted) => return Self::Planted,
            Some(Refused::NotYours) => return Self::NotYours,
            None => {}
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists => Self::AlreadyThere,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotADirectory => Self::NotFolder,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::QuotaExceeded => Self::QuotaFull,
            io::ErrorKind::FileTooLarge => Self::FileLimit,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyMedium,
            io::ErrorKind::InvalidFilename => Self::NameTooLong,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::Busy,
            io::ErrorKind::TimedOut
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NotConnected
            | io::ErrorKind::StaleNetworkFileHandle => Self::Unreachable,
            io::ErrorKind::InvalidData => Self::NotText,
            _ => error.raw_os_error().map_or(Self::Other, Self::of_system_code),
        }
    }

    /// What Windows says and the standard library has no name for.
    #[cfg(windows)]
    fn of_system_code(code: i32) -> Self {
        match code {
            // Sharing or lock violation; a file that is mapped into memory.
            32 | 33 | 1224 => Self::Busy,
            // No such network path or name, the name is no longer there, unexpected error.
            53 | 55 | 59 | 64 | 67 | 1231 | 1232 => Self::Unreachable,
            // Not ready, cyclic redundancy check, sector not found, device fault.
            21 | 23 | 27 | 29 | 30 | 31 | 483 | 1117 => Self::DeviceFault,
            39 => Self::DiskFull,
            1295 | 1816 => Self::QuotaFull,
            123 => Self::NameTooLong,
            _ => Self::Other,
        }
    }

    /// What other systems say and the standard library has no name for.
    #[cfg(not(windows))]
    fn of_system_code(code: i32) -> Self {
        const EIO: i32 = 5;
        const ENXIO: i32 = 6;
        const ENODEV: i32 = 19;
        const REMOTE_IO: i32 = 121;
        match code {
            EIO | ENXIO | ENODEV => Self::DeviceFault,
            REMOTE_IO if cfg!(target_os = "linux") => Self::DeviceFault,
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
