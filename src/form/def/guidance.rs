//! What the levels mean in each line of work, and the words that this uses.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::{ChoiceId, ComponentId, FieldId};

/// What the levels mean in each line of work.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidanceDef {
    /// The title.
    pub title: String,
    /// The line below the title.
    pub subtitle: String,
    /// Head of the column with the components.
    pub component: String,
    /// Head above the columns of the lines of work.
    pub lines: String,
    /// The field that chooses the line; its answers are the columns.
    pub field: FieldId,
    /// A row group for each component.
    pub components: Vec<GuidanceComponentDef>,
}

/// The guidance on one component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidanceComponentDef {
    /// The component.
    pub component: ComponentId,
    /// The rows that head the group, as printed.
    pub headings: Vec<String>,
    /// For each level, lowest first: line of work to words.
    pub levels: Vec<BTreeMap<ChoiceId, String>>,
}

/// Words that the guidance uses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryDef {
    /// The title.
    pub title: String,
    /// The entries, in order.
    pub entries: Vec<GlossaryEntryDef>,
    /// Where the explanations come from, as printed.
    pub sources: Vec<String>,
}

/// One explained word.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntryDef {
    /// The number, as printed: `๑.`.
    pub number: String,
    /// The word, as printed in bold.
    pub term: String,
    /// Spellings under which the word stands in the guidance.
    pub spellings: Vec<String>,
    /// What it means: what follows the word, a string a paragraph or list item, as printed.
    pub words: Vec<String>,
}
