//! Saving: never over what nobody has seen, and never without keeping what was there.

use std::path::Path;

use uuid::Uuid;

use super::atomic::{Manner, StagedFile};
use super::{Failure, FailureKind, Stamp, Store, read, write_case};
use crate::case::Case;

/// What may stand in the file that is saved over.
#[derive(Clone, Copy, Debug)]
pub enum Over<'a> {
    /// What was read from it, or nothing any more.
    Known(&'a Stamp),
    /// Nothing: it is a new file.
    Nothing,
    /// Anything: the officer was asked.
    Anything,
}

/// A case that was saved.
#[derive(Debug)]
pub struct Saved {
    /// What stands in the file now.
    pub stamp: Stamp,
    /// What else did not work.
    pub warnings: Vec<SaveWarning>,
}

/// What did not work while the case itself was saved.
#[derive(Debug)]
pub enum SaveWarning {
    /// The version that was there before could not be kept.
    NotKept(Failure),
    /// It is in its place, but the disk would not say that it will outlast a power cut.
    NotSettled(Failure),
}

/// Why a case was not saved. What was there before still is, whole.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The disk did not do it.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// Somebody else changed the file meanwhile.
    #[error("the file changed meanwhile")]
    Changed,
}

impl Store {
    /// Saves a case, and keeps the version that was there before.
    pub fn save(&self, path: &Path, case: &Case, over: Over<'_>) -> Result<Saved, SaveError> {
        self.write(path, case.id(), write_case(case).as_bytes(), over)
    }

    pub(super) fn write(
        &self,
        path: &Path,
        id: Uuid,
        bytes: &[u8],
        over: Over<'_>,
    ) -> Result<Saved, SaveError> {
        let mut warnings = Vec::new();
        // A link that leads nowhere is there, too.
        if matches!(over, Over::Nothing) && self.disk.about_name(path).is_ok() {
            return Err(Failure::told(path, FailureKind::AlreadyThere).into());
        }
        let before = match (self.before(path), over) {
            (Err(failure), Over::Anything) if failure.kind != FailureKind::IsFolder => {
                warnings.push(SaveWarning::NotKept(failure));
                None
            }
            (before, _) => before?,
        };
        over.allows(path, before.as_deref())?;
        // What nobody saw there, nothing is put in place of.
        let manner = match (over, &before) {
            (Over::Known(_) | Over::Nothing, None) => Manner::New,
            _ => Manner::Case,
        };
        let beside = StagedFile::write(&*self.disk, path, bytes, manner)?;
        if let Some(before) = before.as_deref().filter(|before| *before != bytes)
            && let Err(failure) = self.keep_version(beside.target(), id, before)
        {
            // The officer's work comes first: it is saved, and what was not kept is told.
            warnings.push(SaveWarning::NotKept(failure));
        }
        // Writing took a while; only a moment passes from here until the file is in place.
        if !matches!(over, Over::Anything) && self.before(path)? != before {
            return Err(SaveError::Changed);
        }
        let target = beside.target().to_owned();
        let unsettled = if beside.goes_over() {
            self.put_over(beside, path, id, before.as_deref())?
        } else {
            beside.put_in_place()?
        };
        warnings.extend(unsettled.map(SaveWarning::NotSettled));
        Ok(Saved { stamp: Stamp::of(bytes, self.disk.about(&target).ok()), warnings })
    }

    /// Writes a case over what is there. Should that be interrupted, a recovery copy has all of it.
    fn put_over(
        &self,
        beside: StagedFile<'_>,
        path: &Path,
        id: Uuid,
        before: Option<&[u8]>,
    ) -> Result<Option<Failure>, Failure> {
        let mut session = self.session();
        session.keep_text(id, Some(path), None, beside.bytes())?;
        let put = beside.put_in_place();
        let settled = match &put {
            Ok(unsettled) => unsettled.is_none(),
            Err(_) => self.before(path).is_ok_and(|now| now.as_deref() == before),
        };
        // Else it is offered at the next start, if by then the file does not hold all of it.
        if settled {
            drop(session.forget(id));
        }
        put
    }

    /// What stands in the file; `None` where there is none.
    fn before(&self, path: &Path) -> Result<Option<Vec<u8>>, Failure> {
        match read::bytes_on(&*self.disk, path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(failure) if failure.kind == FailureKind::NotFound => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

impl Over<'_> {
    fn allows(self, path: &Path, before: Option<&[u8]>) -> Result<(), SaveError> {
        match (self, before) {
            (Self::Known(known), Some(before)) if !known.is_of(before) => Err(SaveError::Changed),
            (Self::Nothing, Some(_)) => Err(Failure::told(path, FailureKind::AlreadyThere).into()),
            (Self::Known(_) | Self::Nothing | Self::Anything, _) => Ok(()),
        }
    }
}
