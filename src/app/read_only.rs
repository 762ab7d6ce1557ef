//! Why a case can only be looked at.

use crate::store::{Failure, Holder, ReadOnlyWhy};
use crate::words::{self, Lang};

/// Why a case can only be looked at.
#[derive(Debug)]
pub(super) enum ReadOnlyReason {
    /// It is not for this version of the program.
    Version(ReadOnlyWhy),
    /// Somebody else has it open.
    Held {
        /// Who.
        holder: Holder,
        /// Whether they have been silent for so long that it may be taken over.
        stale: bool,
    },
    /// It cannot be written where it is.
    Place(Failure),
}

impl ReadOnlyReason {
    /// What to tell the officer.
    pub(super) fn sentence(&self, lang: Lang, path: &str) -> String {
        match self {
            Self::Version(why) => {
                let sentence = words::read_only(lang, path, why);
                if self.lacks_form() {
                    format!("{sentence}\n{}", words::get_form(lang))
                } else {
                    sentence
                }
            }
            Self::Held { holder, stale } => words::view_held(lang, holder, *stale),
            Self::Place(failure) => words::view_only(lang, failure),
        }
    }

    /// Whether the form is not there; it may come by and by.
    pub(super) fn lacks_form(&self) -> bool {
        let Self::Version(why) = self else { return false };
        matches!(why, ReadOnlyWhy::UnknownForm(_) | ReadOnlyWhy::UnknownEdition { .. })
    }

    /// Whether it can be taken over from whoever has it.
    pub(super) fn is_stale(&self) -> bool {
        matches!(self, Self::Held { stale: true, .. })
    }

    /// Whether it may be gone by and by, and a copy can be saved meanwhile.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Held { .. } | Self::Place(_))
    }
}
