//! What writers that were killed left behind.

use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::atomic::{DRAFT, short_name};
use super::disk::{Disk, Kind, folder_of};

/// Removes what writers that were killed left in the folder of a file. A write takes a moment; what
/// is older than a minute by the disk's own clock, is nobody's.
pub(super) fn sweep(disk: &dyn Disk, target: &Path, now: SystemTime) -> io::Result<()> {
    sweep_folder(disk, folder_of(target), &format!(".{}.", short_name(target)), now)
}

/// The same, where the name of the file does not matter.
pub(super) fn sweep_folder(
    disk: &dyn Disk,
    folder: &Path,
    earlier: &str,
    now: SystemTime,
) -> io::Result<()> {
    const FRESH: Duration = Duration::from_mins(1);
    for path in disk.list(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_draft(&name, earlier)
            && let Ok(about) = disk.about_name(&path)
            && about.kind == Kind::File
            && let Some(written) = about.modified
            && now.duration_since(written).is_ok_and(|age| age > FRESH)
        {
            disk.remove(&path)?;
        }
    }
    Ok(())
}

/// Whether a name is one that only we give; for files that begin like this, versions before this
/// one gave a shorter ending.
fn is_draft(name: &str, earlier: &str) -> bool {
    let numbers =
        |rest: &str| rest.contains('.') && rest.chars().all(|c| c.is_ascii_digit() || c == '.');
    if let Some(rest) = name.strip_suffix(DRAFT) {
        let mut parts = rest.rsplitn(3, '.');
        let number = |part: Option<&str>| {
            part.is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
        };
        return name.starts_with('.') && number(parts.next()) && number(parts.next());
    }
    let rest = name.strip_prefix(earlier).and_then(|rest| rest.strip_suffix(".tmp"));
    rest.is_some_and(numbers)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn what_a_killed_writer_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.khangan");
        for name in [
            "case.khangan",
            ".case.khangan.12.3.tmp",
            ".case.khangan.tmp",
            ".other.khangan.12.3.tmp",
            ".case.khangan.a.tmp",
            ".other.pdf.12.3.khangan.tmp",
            ".other.pdf.x.3.khangan.tmp",
            "other.pdf.12.3.khangan.tmp",
        ] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        let now = fs::metadata(&path).unwrap().modified().unwrap();
        sweep(&RealDisk, &path, now + Duration::from_secs(59)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 8);
        sweep(&RealDisk, &path, now + Duration::from_secs(62)).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6);
        assert!(!folder.path().join(".case.khangan.12.3.tmp").exists());
        assert!(!folder.path().join(".other.pdf.12.3.khangan.tmp").exists());
    }
}
