//! One row of a table.

use std::collections::BTreeMap;

use super::Answer;
use crate::base::FieldId;

/// One row of a table: what is answered in its cells, by the id of the column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    cells: BTreeMap<FieldId, Answer>,
    kept: BTreeMap<String, String>,
}

impl Row {
    /// A row with these cells, and with what a newer version wrote in it, as it stood in the file.
    pub fn new(
        cells: impl IntoIterator<Item = (FieldId, Answer)>,
        kept: BTreeMap<String, String>,
    ) -> Self {
        Self { cells: cells.into_iter().collect(), kept }
    }

    /// The answer in a cell.
    pub fn cell(&self, column: &str) -> Option<&Answer> {
        self.cells.get(column)
    }

    /// Every answer, by the id of its column.
    pub fn cells(&self) -> &BTreeMap<FieldId, Answer> {
        &self.cells
    }

    /// What a newer version wrote and this one does not know, as it stood in the file.
    pub fn kept(&self) -> &BTreeMap<String, String> {
        &self.kept
    }

    /// Whether there is nothing in it to read.
    pub fn is_blank(&self) -> bool {
        self.kept.is_empty() && self.cells.values().all(Answer::is_blank)
    }

    /// Puts another answer into a cell, and gives back the one before.
    pub(super) fn put(&mut self, column: &FieldId, answer: Option<Answer>) -> Option<Answer> {
        match answer {
            Some(answer) => self.cells.insert(column.clone(), answer),
            None => self.cells.remove(column),
        }
    }
}
