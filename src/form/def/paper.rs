//! The paper: its size, and what stands on it.

use serde::Deserialize;

use super::{GridRowDef, HeadCellDef};
use crate::base::{ChoiceId, FieldId};

/// One paper: a size, an orientation, and what stands on its pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperDef {
    /// What it is called, where the form has more than one.
    #[serde(default)]
    pub name: Option<String>,
    /// Its size.
    #[serde(default)]
    pub size: SizeDef,
    /// Which way it is held.
    #[serde(default)]
    pub orientation: OrientationDef,
    /// Printed when it is asked for by its name, and not with the others.
    #[serde(default)]
    pub alone: bool,
    /// What stands on it; each begins on a new page.
    pub pages: Vec<PageDef>,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum SizeDef {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 297 by 420 mm.
    A3,
}

/// Which way a paper is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum OrientationDef {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// A part of the paper that begins on a new page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PageDef(pub Vec<BlockDef>);

/// One thing on the paper.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum BlockDef {
    /// The form's title, bold and centred.
    Title,
    /// A bold heading.
    Heading(String),
    /// A heading of the official form, that does not stand on a paper which is filled in.
    OnBlank(String),
    /// Words and blanks that share one line.
    Line(Vec<PieceDef>),
    /// Running text, with blanks in it.
    Paragraph(Vec<PieceDef>),
    /// A long answer on at least so many dotted lines.
    Lines {
        /// The field answered here.
        field: FieldId,
        /// How many dotted lines the blank form has.
        at_least: usize,
        /// Official words in the place of the answer, until it is there.
        #[serde(default)]
        until: Vec<String>,
    },
    /// The table of components, levels, points and reasons.
    Scores,
    /// Any other table, with its head on every page of it.
    Grid {
        /// How wide the columns are, beside each other.
        columns: Vec<u16>,
        /// The rows of its head. A cell that reaches over several is written in the first of them.
        #[serde(default)]
        head: Vec<Vec<HeadCellDef>>,
        /// Its rows.
        rows: Vec<GridRowDef>,
    },
    /// Boxes to tick, one for each answer of the field.
    Ticks {
        /// The field answered here.
        field: FieldId,
        /// The blanks that go with some of its answers.
        #[serde(default)]
        blanks: Vec<TickBlankDef>,
    },
    /// Where an official signs: pen, name, office.
    Signature {
        /// The words before the line for the pen; none where there is no such line.
        #[serde(default)]
        sign: Option<String>,
        /// The field with the official's name.
        name: FieldId,
        /// The words before the dots of a name that is still to be written.
        #[serde(default)]
        before_name: Option<String>,
        /// The office, a list of pieces a line.
        office: Vec<Vec<PieceDef>>,
    },
}

/// A blank that goes with one answer of a field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickBlankDef {
    /// The answer it goes with.
    pub choice: ChoiceId,
    /// The words before the blank on a line of its own; none when it follows the answer's label.
    #[serde(default)]
    pub words: Option<String>,
    /// The field answered here.
    pub field: FieldId,
}

/// Words, or a blank for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum PieceDef {
    /// Official words, spaces included.
    Words(String),
    /// A dotted blank for this field.
    Blank(FieldId),
    /// A dotted blank for the number of the answer that is chosen, counted from one.
    Chosen(FieldId),
    /// Official words in the place of an answer, until it is there.
    Until {
        /// The words.
        words: String,
        /// The field answered here.
        field: FieldId,
    },
}

impl PieceDef {
    /// The field that is answered here.
    pub fn field(&self) -> Option<&FieldId> {
        match self {
            Self::Words(_) => None,
            Self::Blank(field) | Self::Chosen(field) | Self::Until { field, .. } => Some(field),
        }
    }
}

impl BlockDef {
    /// The pieces of words and blanks in it, line by line.
    pub fn lines(&self) -> &[Vec<PieceDef>] {
        match self {
            Self::Line(pieces) | Self::Paragraph(pieces) => std::slice::from_ref(pieces),
            Self::Signature { office, .. } => office,
            Self::Title
            | Self::Heading(_)
            | Self::OnBlank(_)
            | Self::Lines { .. }
            | Self::Scores
            | Self::Grid { .. }
            | Self::Ticks { .. } => &[],
        }
    }
}
