//! Where the caret is, and what is selected.

use std::ops::Range;

/// A place between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caret {
    /// In bytes from the beginning of the text.
    pub(super) at: usize,
    /// Where a paragraph was broken here: whether the caret is at the end of the line above, not
    /// at the beginning of the line below.
    pub(super) ends_line: bool,
}

impl Caret {
    pub(super) const fn at(at: usize) -> Self {
        Self { at, ends_line: false }
    }
}

/// The caret, and where the selection it drags along began.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Selection {
    pub(super) anchor: usize,
    pub(super) caret: Caret,
    /// The x that going up and down keeps to.
    pub(super) goal: Option<f32>,
}

impl Selection {
    /// Nothing selected.
    pub(super) const fn caret(caret: Caret) -> Self {
        Self { anchor: caret.at, caret, goal: None }
    }

    /// The caret at a place.
    pub(super) const fn at(at: usize) -> Self {
        Self::caret(Caret::at(at))
    }

    /// From one place to another, where the caret is.
    pub(super) const fn of(range: Range<usize>) -> Self {
        Self { anchor: range.start, caret: Caret::at(range.end), goal: None }
    }

    /// What is selected.
    pub(super) fn range(self) -> Range<usize> {
        self.anchor.min(self.caret.at)..self.anchor.max(self.caret.at)
    }

    /// Whether nothing is.
    pub(super) const fn is_empty(self) -> bool {
        self.anchor == self.caret.at
    }
}
