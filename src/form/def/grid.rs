//! The cells of a table on the paper.

use serde::Deserialize;

use super::PieceDef;
use crate::base::FieldId;

/// A cell of the head.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadCellDef {
    /// The official words.
    pub words: String,
    /// Over so many columns.
    #[serde(default = "one")]
    pub columns: u16,
    /// Over so many rows of the head.
    #[serde(default = "one")]
    pub rows: u16,
}

/// A row, or many.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum GridRowDef {
    /// One row of words and blanks: what the form always has, or a sum below the others.
    Row(Vec<CellDef>),
    /// A row for each of a table that is answered, and blank ones up to its least number.
    Each {
        /// The field with the rows.
        field: FieldId,
        /// What stands in each column.
        cells: Vec<EachDef>,
    },
}

/// A cell of words and blanks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellDef {
    /// What stands in it; a blank alone is room for its answer, without dots.
    #[serde(default)]
    pub pieces: Vec<PieceDef>,
    /// Over so many columns.
    #[serde(default = "one")]
    pub columns: u16,
    /// Where it stands.
    #[serde(default)]
    pub align: AlignDef,
    /// Whether it stands out.
    #[serde(default)]
    pub bold: bool,
}

/// What stands in a column of each row of a table that is answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum EachDef {
    /// The number of the row, in Thai digits.
    Number,
    /// The row's name, where the form names the rows.
    Label,
    /// What is answered in this column.
    Answer(FieldId),
}

/// Where words stand in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum AlignDef {
    /// At its left edge.
    #[default]
    Left,
    /// In its middle.
    Centre,
    /// At its right edge.
    Right,
}

const fn one() -> u16 {
    1
}
