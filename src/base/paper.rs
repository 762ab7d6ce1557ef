//! The words that the program itself puts on paper.

/// Stands across the pages of a case that is not signed off.
pub const DRAFT_WORD: &str = "ร่าง";

/// Said of a box or number that is marked, to whoever cannot see the mark.
pub const CHOSEN_WORD: &str = "เลือก";
