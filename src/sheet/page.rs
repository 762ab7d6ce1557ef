//! Finished pages: marks at fixed places, and what each mark is for.
//!
//! The paper, the preview and the tests all read these; none of them lays anything out again.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::base::{FieldId, Mm, Pt};
use crate::text::{Face, Placed};

/// A place on a page, from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: Mm,
    /// Down.
    pub y: Mm,
}

/// A whole document, ready to be printed or shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Where the parts of the form begin.
    pub bookmarks: Vec<Bookmark>,
    /// The tables on the pages, in reading order.
    pub tables: Vec<Table>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How wide it is.
    pub width: Mm,
    /// How high it is.
    pub height: Mm,
    /// What is on it, in reading order.
    pub marks: Vec<Mark>,
}

/// A table: which elements its cells are, also those in which nothing stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows, from the top, those of its head first.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// All its cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &TableCell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Whether it is part of the head.
    pub head: bool,
    /// Its cells, from the left.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// The numbers of its elements.
    pub elements: RangeInclusive<u32>,
    /// Over how many columns it reaches.
    pub columns: usize,
    /// Over how many rows it reaches.
    pub rows: usize,
    /// Whether it says what the others of its row are about.
    pub heads_row: bool,
}

/// Where a part of the form begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// Its heading.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// How far down.
    pub y: Mm,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is for.
    pub tag: Tag,
    /// The field it shows or leaves room for.
    pub field: Option<FieldId>,
    /// What is said for it where it cannot be seen.
    pub said: Option<&'static str>,
    /// What is drawn.
    pub shape: Shape,
}

/// What a mark is for, for those who have the page read to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Nothing to read: rules, leaders, page numbers, the draft's watermark.
    Artifact,
    /// Part of an element; marks with the same number are one element, also over pages.
    Element {
        /// The element's number in the document, in reading order.
        element: u32,
        /// What it is.
        role: Role,
    },
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The form's title.
    Title,
    /// The heading of a part.
    Heading,
    /// Running text, a paragraph of an answer, a line of a signature.
    Paragraph,
    /// A paragraph of an answer that is an item of a list.
    Item,
    /// The word across the pages of a draft.
    Draft,
    /// A cell of the table's head.
    TableHead {
        /// From 0.
        row: u16,
        /// From 0.
        column: u8,
    },
    /// A cell of the table.
    TableCell {
        /// From 0, the head not counted.
        row: u16,
        /// From 0.
        column: u8,
        /// Whether it is an item of a list.
        item: bool,
    },
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Text on one line.
    Text(TextMark),
    /// A straight rule.
    Rule {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// So thick.
        width: Mm,
    },
    /// Dots on the baseline, for an answer to stand on.
    Leader {
        /// From here.
        from: Point,
        /// To here.
        to_x: Mm,
    },
    /// A ring around a chosen number.
    Ring {
        /// Around here.
        centre: Point,
        /// So wide and high, from the centre.
        radius: (Mm, Mm),
        /// Drawn so thick.
        width: Mm,
    },
    /// Large letters as outlines, light grey, behind everything.
    Watermark {
        /// The letters' paths.
        outline: Arc<[PathStep]>,
    },
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// Where its first cluster stands on the baseline.
    pub at: Point,
    /// Regular or bold.
    pub face: Face,
    /// How large.
    pub size: Pt,
    /// The text it stands for, every sign of it.
    pub text: Arc<str>,
    /// Its clusters, each at its place from `at`, in units of [`crate::text::EM`] of the size.
    pub clusters: Arc<[Placed]>,
}

/// One step of a path on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathStep {
    /// Lift the pen and go here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A curve over two handles to here.
    Curve(Point, Point, Point),
    /// Back to where the pen came down.
    Close,
}
