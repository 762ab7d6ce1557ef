//! A part of a circular: the conditions, a set of criteria, an annex.

use std::ops::Range;

/// One part, as the circular's own contents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The circular, as it is cited: `ว ๒/๒๕๕๘`.
    pub circular: String,
    /// What it is called for short, where it has such a name: `เอกสารแนบ ๗`.
    pub name: Option<String>,
    /// Its title in full.
    pub title: String,
    /// Its pages in the printed original; none where the original has no numbers.
    pub pages: Pages,
    /// Its passages, among all.
    pub passages: Range<usize>,
}

impl Part {
    /// What it is cited by: its name, or its title where it has none.
    pub fn cited(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.title)
    }
}

/// Pages of the printed original, from its contents: the scan itself shows no numbers, so what stands
/// between two headings is known to be between their pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The earliest it can be.
    pub first: Option<u16>,
    /// The latest it can be.
    pub last: Option<u16>,
}
