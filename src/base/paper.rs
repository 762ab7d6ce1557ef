//! The few official words that the program itself must know.

/// Stands across the pages of a case that is not signed off.
pub const DRAFT_WORD: &str = "ร่าง";

/// Stands before the name of a level, and is no part of it.
pub const LEVEL_WORD: &str = "ระดับ";

/// Said of a box or number that is marked, to whoever cannot see the mark.
pub const CHOSEN_WORD: &str = "เลือก";
