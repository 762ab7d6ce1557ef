//! Small words that every other module shares: ids, digits, dates, amounts, lengths.
//!
//! **Invariant:** knows nothing of forms, cases, files or screens.

pub mod bounds;
mod date;
mod day;
mod digits;
mod id;
mod length;
mod moment;
mod money;
mod paper;
mod pasted;
mod search;
pub mod thai_chars;

pub use date::{parse_thai_date, thai_date, thai_date_short};
pub use day::Day;
pub use digits::{parse_whole_number, thai_number, to_arabic_digits, to_thai_digits};
pub use id::{ChoiceId, ComponentId, FieldId, FormId, PartId};
pub use length::{Mm, Pt};
pub use moment::{Moment, MomentError};
pub use money::Amount;
pub use paper::{CHOSEN_WORD, DRAFT_WORD, LEVEL_WORD};
pub use pasted::{pasted, pasted_line};
pub use search::{Haystack, Query, Searcher, SortKey, folded};
