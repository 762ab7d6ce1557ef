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
//! Every format ever written stays readable: a new one gets a module beside [`v1`], and the step
//! from the one before it.

mod read;
mod v1;
mod write;

pub use read::{CaseFileError, ReadOnly, ReadOnlyWhy, read_case};
pub(super) use write::quoted;
pub use write::write_case;

/// The format of a case that has words, numbers and choices alone.
const FORMAT: u32 = 1;
/// The format of a case with rows, ticks or days: format 1, whose answers may also be those.
const ROWS_FORMAT: u32 = 2;
