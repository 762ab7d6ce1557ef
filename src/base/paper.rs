//! The one word that the program itself puts on paper.

/// Stands across the pages of a case that is not signed off.
pub const DRAFT_WORD: &str = "ร่าง";
