//! A paragraph, a heading or a row of a table.

use std::ops::Range;

use super::Pages;

/// What a passage is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading, numbered or not.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A row of a table.
    Row,
}

/// A reading of the scan that is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The words in the text, in bytes.
    pub at: Range<usize>,
    /// What they may be instead; empty where nothing else is proposed.
    pub other: String,
}

/// One passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its part, among all.
    pub part: usize,
    /// How deep it stands, from 0.
    pub level: usize,
    /// What it is.
    pub kind: Kind,
    /// The words; those of a row's cells one behind the other, parted by a dot.
    pub text: String,
    /// Where the cells of a row are in the text; a paragraph is one cell.
    pub cells: Vec<Range<usize>>,
    /// What is uncertain in it, in order.
    pub doubts: Vec<Doubt>,
    /// The item, as it is cited: `๒.๑.๑ (๒)`; empty where nothing is numbered.
    pub item: String,
    /// Whether it has a number of its own.
    pub numbered: bool,
    /// What it stands below, from the outermost.
    pub above: Vec<usize>,
    /// The paragraph that leads to it, where it is one of a list: "under these conditions".
    pub lead: Option<usize>,
    /// Its pages in the printed original.
    pub pages: Pages,
}

impl Passage {
    /// The words of each cell.
    pub fn cell_texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| self.text.get(cell.clone()).unwrap_or_default())
    }

    /// The words on one line.
    pub fn line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
