//! What the reader of the circulars remembers.

use super::heights::Heights;
use crate::circular::{Hit, Query, circulars};

/// What the reader remembers.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct CircularState {
    /// Whether it is shown.
    open: bool,
    /// What is looked for.
    typed: String,
    /// The same, understood.
    pub(super) query: Query,
    /// What was found; `None` where nothing is looked for.
    hits: Option<Vec<Hit>>,
    /// The part that is read.
    part: usize,
    /// The passage that is wanted.
    chosen: Option<usize>,
    /// Whether it is to be brought in sight.
    pub(super) wanted: bool,
    /// Whether the reading begins at its top.
    pub(super) from_top: bool,
    /// Whether the field of the search wants the focus.
    pub(super) wants_focus: bool,
    /// How high the passages of the part stand.
    pub(super) heights: Heights,
}

impl CircularState {
    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Shows it.
    pub fn open(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    /// Shows a passage.
    pub fn open_at(&mut self, passage: usize) {
        self.open = true;
        self.read(passage);
    }

    /// Hides it.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The part that is read, and the passage that is wanted.
    pub fn reading(&self) -> (usize, Option<usize>) {
        (self.part, self.chosen)
    }

    /// What is looked for.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// What was found.
    pub(super) fn hits(&self) -> Option<&[Hit]> {
        self.hits.as_deref()
    }

    /// Looks for something else.
    pub(super) fn search(&mut self, typed: String) {
        self.query = Query::new(&typed);
        self.hits = (!self.query.is_empty()).then(|| circulars().search(&self.query));
        self.typed = typed;
    }

    /// Reads a part from its top.
    pub(super) fn read_part(&mut self, part: usize) {
        self.part = part;
        self.chosen = None;
        self.from_top = true;
    }

    /// Reads a passage.
    pub(super) fn read(&mut self, passage: usize) {
        let Some(found) = circulars().passage(passage) else { return };
        self.part = found.part;
        self.chosen = Some(passage);
        self.wanted = true;
    }

    /// Marks a passage that is in sight.
    pub(super) fn choose(&mut self, passage: usize) {
        self.chosen = Some(passage);
    }
}
