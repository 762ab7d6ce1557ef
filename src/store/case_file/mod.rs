//! The case file: what stands on the disk, apart from the case in memory.
//!
//! ```ron
//! (
//!     format: 1,
//!     form: "academic",
//!     edition: "ว2/2558",
//!     id: "5b8b1a0e-3f0f-4a55-9d0c-0d2f6b3c9f11",
//!     created: "2026-11-20T09:30:00+07:00",
//!     modified: "2026-11-20T09:42:10+07:00",
//!     answers: {
//!         "position.number": "๑๒๓",
//!         "score.duties.points": 28,
//!         "summary.verdict": "pass",
//!     },
//!     signed: [],
//!     history: [],
//! )
//! ```
//!
//! Format 2 has rows, ticks and days for answers, and what holds a history together ([`v2`]). A case
//! that has none of these is written as format 1, byte for byte, so that older versions read it.
//!
//! Every format ever written stays readable: a new one gets a module beside [`v1`], and the step
//! from the one before it.

mod plain;
mod read;
mod v1;
mod v2;
mod write;

pub use plain::plain_words;
pub(super) use read::signed_at;
pub use read::{CaseFileError, ReadOnly, ReadOnlyWhy, read_case};
pub(super) use write::quoted;
pub use write::write_case;

/// The newest format that this version writes: the oldest that holds a case is the one it gets.
const NEWEST: u32 = 2;
