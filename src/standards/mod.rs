//! Position standards: what the posts of a line do, level by level, and what they need.
//!
//! A standard is data (`forms/standards/`), read and checked when it is first asked for; here it
//! is looked up, searched, and compared level by level.
//!
//! **Invariant:** pure and never changing. Knows nothing of cases, and reads nothing before it is
//! wanted.

mod catalogue;
mod check;
mod compare;
mod def;
mod likeness;
mod mistake;
mod passage;
mod search;
mod standard;

pub use catalogue::Standards;
pub use compare::{Change, Comparison, Pair, compare};
pub use def::{
    CompetenciesDef, DoubtDef, EntryDef, GroupDef, LevelDef, RequirementDef, StandardDef,
};
pub use mistake::{StandardError, StandardMistake, StandardProblem};
pub use passage::{Part, Passage, entry_number};
pub use search::{Hit, Hits};
pub use standard::{Duty, Standard, duties, read_standard, requirements};
