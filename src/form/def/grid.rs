//! The cells of a table on the paper.

use serde::Deserialize;

use super::PieceDef;
use crate::base::FieldId;

/// A cell of the head.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadCellDef {
    /// The official words.
    #[serde(default)]
    pub words: String,
    /// Words and blanks, where they are more than words.
    #[serde(default)]
    pub pieces: Vec<PieceDef>,
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
    /// A row for each answer that a field offers: its number and words, and in the last column a
    /// stroke where it is chosen.
    Answers(FieldId),
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
    /// At least so many lines, dotted to the edge of the cell where nothing stands on them.
    #[serde(default)]
    pub lines: usize,
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
    /// Official words, the same in each row.
    Words(String),
    /// Official words in the place of what is answered in this column, until it is there.
    Until {
        /// The words.
        words: String,
        /// The column.
        answer: FieldId,
    },
    /// Words and what is answered in this column on a dotted line, over so many columns of the
    /// paper.
    Said {
        /// The words of the first row, where they are others.
        #[serde(default)]
        first: Option<String>,
        /// The words.
        words: String,
        /// The column.
        answer: FieldId,
        /// Over so many columns of the paper.
        #[serde(default = "one")]
        columns: u16,
    },
    /// Nothing.
    Empty,
}

impl EachDef {
    /// The column that is answered here.
    pub fn answer(&self) -> Option<&FieldId> {
        match self {
            Self::Answer(id) | Self::Until { answer: id, .. } | Self::Said { answer: id, .. } => {
                Some(id)
            }
            Self::Number | Self::Label | Self::Words(_) | Self::Empty => None,
        }
    }

    /// Over how many columns of the paper it stands.
    pub fn columns(&self) -> u16 {
        if let Self::Said { columns, .. } = self { *columns } else { 1 }
    }
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
