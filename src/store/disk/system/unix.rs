//! Systems with owners, groups, rights and links.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{
    DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
};
use std::path::Path;

use rustix::fs::{Access, AtFlags, CWD, Gid, Mode, OFlags, Uid, XattrFlags};
use rustix::io::Errno;

use super::{Helper, Locked};
use crate::store::disk::Refused;

/// The rights of a file: its owner's, its group's, everybody's.
const RIGHTS: u32 = 0o7777;
const PRIVATE_FILE: u32 = 0o600;
const PRIVATE_FOLDER: u32 = 0o700;

/// Nothing is followed, nothing waited for.
const ITSELF: OFlags =
    OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// Nobody else may read it, not even for a moment.
pub(in crate::store::disk) fn for_this_person_alone(options: &mut OpenOptions) {
    options.mode(PRIVATE_FILE);
}

pub(in crate::store::disk) fn may_write(path: &Path) -> bool {
    rustix::fs::accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
}

/// Makes a folder for this person alone, or closes the one that is there to others.
pub(in crate::store::disk) fn private_folder(folder: &Path) -> io::Result<bool> {
    let made = match DirBuilder::new().mode(PRIVATE_FOLDER).create(folder) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(error),
    };
    let about = fs::metadata(folder)?;
    if !about.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    if about.uid() != rustix::process::geteuid().as_raw() {
        return Err(Refused::NotYours.into());
    }
    if about.mode() & RIGHTS & !PRIVATE_FOLDER != 0 {
        // A stick that knows no rights refuses, and is no more open than it was.
        drop(fs::set_permissions(folder, Permissions::from_mode(PRIVATE_FOLDER)));
    }
    Ok(made)
}

/// Opens the file of this very name to be read and written.
pub(in crate::store::disk) fn open_itself(path: &Path) -> io::Result<File> {
    let file = File::from(rustix::fs::open(path, OFlags::RDWR | ITSELF, Mode::empty())?);
    if file.metadata()?.is_file() { Ok(file) } else { Err(Refused::Planted.into()) }
}

/// Opens a helper file, if it is a file by this one name.
pub(in crate::store::disk) fn open_helper(path: &Path) -> io::Result<Helper> {
    let about = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Helper::None),
        about => about?,
    };
    // To open a device can do something by itself.
    if !about.is_file() {
        return Err(Refused::Planted.into());
    }
    let open = |how| rustix::fs::open(path, how | ITSELF, Mode::empty()).map(File::from);
    let (file, writable) = match open(OFlags::RDWR) {
        Ok(file) => (file, true),
        Err(Errno::NOENT) => return Ok(Helper::None),
        Err(Errno::LOOP | Errno::NXIO | Errno::ISDIR) => return Err(Refused::Planted.into()),
        Err(Errno::ACCESS | Errno::PERM) => match open(OFlags::RDONLY) {
            Ok(file) => (file, false),
            Err(Errno::NOENT) => return Ok(Helper::None),
            Err(Errno::ACCESS | Errno::PERM) => {
                return Ok(Helper::Closed(about.modified().ok()));
            }
            Err(error) => return Err(error.into()),
        },
        Err(error) => return Err(error.into()),
    };
    let about = file.metadata()?;
    match about.nlink() {
        // Whoever had it removed it just now.
        0 => Ok(Helper::None),
        1 if about.is_file() && writable => Ok(Helper::Writable(file)),
        1 if about.is_file() => Ok(Helper::Readable(file)),
        _ => Err(Refused::Planted.into()),
    }
}

/// Makes a helper file that must not be there yet, no more open than another file.
pub(in crate::store::disk) fn create_helper(path: &Path, like: Option<&Path>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).mode(PRIVATE_FILE);
    let file = options.open(path)?;
    if let Some(about) = like.and_then(|like| fs::metadata(like).ok()) {
        let group = file.metadata()?.gid() == about.gid() || {
            rustix::fs::fchown(&file, None, Some(Gid::from_raw(about.gid()))).is_ok()
        };
        let others = if group { 0o066 } else { 0o006 };
        let rights = PRIVATE_FILE | (about.mode() & others);
        // Where it stays closed, others are told that somebody has it, if not who.
        drop(file.set_permissions(Permissions::from_mode(rights)));
    }
    Ok(file)
}

/// Keeps a file from other processes that ask for the same.
pub(in crate::store::disk) fn lock(file: &File) -> io::Result<Locked> {
    match file.try_lock() {
        Ok(()) => Ok(Locked::Yes),
        Err(TryLockError::WouldBlock) => Ok(Locked::No),
        Err(TryLockError::Error(error)) => match Errno::from_io_error(&error) {
            Some(Errno::NOSYS | Errno::NOTSUP | Errno::NOLCK | Errno::INVAL | Errno::BADF) => {
                Ok(Locked::Unknown)
            }
            _ => Err(error),
        },
    }
}

/// Whether an open file is the one that stands under a name.
pub(in crate::store::disk) fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let own = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(there) => Ok((own.dev(), own.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives a file another name, which must be free.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(in crate::store::disk) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        renamed => Ok(renamed?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(in crate::store::disk) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes sure that so many bytes find room in a file.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(in crate::store::disk) fn reserve(file: &File, len: u64) -> io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    match fallocate(file, FallocateFlags::KEEP_SIZE, 0, len.max(1)) {
        Err(Errno::NOTSUP | Errno::NOSYS | Errno::INVAL) => Ok(()),
        reserved => Ok(reserved?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(in crate::store::disk) fn reserve(_: &File, _: u64) -> io::Result<()> {
    Ok(())
}

/// Gives a file the owner, the group, the rights and the attributes of another; whether it has all
/// of them now, and takes the place of its only name.
pub(in crate::store::disk) fn become_like(file: &File, of: &Path) -> io::Result<bool> {
    let there = fs::metadata(of)?;
    let own = file.metadata()?;
    // What is refused here shows below, where both are held against each other.
    if own.gid() != there.gid() {
        rustix::fs::fchown(file, None, Some(Gid::from_raw(there.gid()))).unwrap_or_default();
    }
    if own.uid() != there.uid() {
        rustix::fs::fchown(file, Some(Uid::from_raw(there.uid())), None).unwrap_or_default();
    }
    let attributes = take_attributes(file, of)?;
    let rights = there.mode() & RIGHTS;
    if file.metadata()?.mode() & RIGHTS != rights {
        drop(file.set_permissions(Permissions::from_mode(rights)));
    }
    let own = file.metadata()?;
    let alike = (own.uid(), own.gid(), own.mode() & RIGHTS) == (there.uid(), there.gid(), rights);
    Ok(alike && attributes && there.nlink() == 1)
}

/// Extended attributes, lists of rights among them, as they are on another file.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn take_attributes(file: &File, of: &Path) -> io::Result<bool> {
    use rustix::fs::{fgetxattr, flistxattr, fremovexattr, fsetxattr, getxattr, listxattr};
    const MOST: usize = 64 * 1024;
    let names = |list: Result<usize, Errno>, buffer: &[u8]| -> io::Result<Vec<Vec<u8>>> {
        let len = match list {
            // This disk knows none.
            Err(Errno::NOTSUP | Errno::NOSYS) => 0,
            len => len?,
        };
        let names = buffer.get(..len).unwrap_or_default().split(|byte| *byte == 0);
        // The system's own are made by the system, and nobody's to copy.
        let ours = |name: &&[u8]| {
            !name.is_empty() && !name.starts_with(b"security.") && !name.starts_with(b"trusted.")
        };
        Ok(names.filter(ours).map(<[u8]>::to_vec).collect())
    };
    let (mut list, mut value, mut own) = (vec![0; MOST], vec![0; MOST], vec![0; MOST]);
    let wanted = listxattr(of, &mut list[..]);
    let wanted = names(wanted, &list)?;
    let there = flistxattr(file, &mut list[..]);
    let there = names(there, &list)?;
    // A folder can hand rights down to what is made in it.
    for surplus in there.iter().filter(|name| !wanted.contains(name)) {
        fremovexattr(file, surplus.as_slice()).unwrap_or_default();
    }
    let mut alike = true;
    for name in &wanted {
        let len = getxattr(of, name.as_slice(), &mut value[..])?;
        let value = value.get(..len).unwrap_or_default();
        let known = fgetxattr(file, name.as_slice(), &mut own[..]);
        if known.is_ok_and(|len| own.get(..len) == Some(value)) {
            continue;
        }
        alike &= fsetxattr(file, name.as_slice(), value, XattrFlags::empty()).is_ok();
    }
    Ok(alike)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn take_attributes(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}
