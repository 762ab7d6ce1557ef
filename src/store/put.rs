//! Files made for others to use: pages and tables. What stands in their place is replaced only
//! where it is such a file: whatever leads there, a link or a name in other capitals, no case and
//! nothing of somebody else's is lost by it.

use std::path::Path;

use super::atomic::{Manner, StagedFile};
use super::read::bytes_on;
use super::sweep::sweep;
use super::{CASE_EXTENSION, Failure, FailureKind, Store};

impl Store {
    /// Writes a file, replacing whole what was there, if `replaceable` knows it by its bytes. What
    /// is no case is made anew at any time, so it is never written where it stands: another name
    /// of the file keeps what was there.
    pub fn put(
        &self,
        path: &Path,
        bytes: &[u8],
        replaceable: fn(&[u8]) -> bool,
    ) -> Result<(), Failure> {
        self.may_be_put(path, replaceable)?;
        StagedFile::write(&*self.disk, path, bytes, Manner::Replace)?
            .put_in_place()?
            .map_or(Ok(()), Err)
    }

    /// Writes a file that must not be there yet.
    pub fn put_new(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        if self.disk.about_name(path).is_ok() {
            return Err(Failure::told(path, FailureKind::AlreadyThere));
        }
        StagedFile::write(&*self.disk, path, bytes, Manner::New)?
            .put_in_place()?
            .map_or(Ok(()), Err)
    }

    /// Removes what writers that were killed left beside a file that was just written.
    pub fn sweep_beside(&self, path: &Path) {
        let Ok(target) = self.disk.resolve(path) else { return };
        if let Ok(Some(now)) = self.disk.about(&target).map(|about| about.modified) {
            // What cannot be swept now is swept another time.
            drop(sweep(&*self.disk, &target, now));
        }
    }

    /// Whether what a path leads to may be replaced by something that is no case.
    fn may_be_put(&self, path: &Path, replaceable: fn(&[u8]) -> bool) -> Result<(), Failure> {
        // What cannot be told from here, writing tells.
        let Ok(target) = self.disk.resolve(path) else { return Ok(()) };
        let case = |path: &Path| {
            path.extension().is_some_and(|own| own.eq_ignore_ascii_case(CASE_EXTENSION))
        };
        if case(path) || case(&target) {
            return Err(Failure::told(path, FailureKind::CaseName));
        }
        match bytes_on(&*self.disk, &target) {
            Ok(there) if there.is_empty() || replaceable(&there) => Ok(()),
            Ok(_) => Err(Failure::told(path, FailureKind::NotMadeHere)),
            Err(failure) if failure.kind == FailureKind::TooLarge => {
                Err(Failure::told(path, FailureKind::NotMadeHere))
            }
            Err(_) => Ok(()),
        }
    }
}
