//! The parts of a form, in the order in which they are filled.

use serde::Deserialize;

use super::FieldDef;
use crate::base::{FieldId, PartId};

/// A part of the form: on the screen, a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartDef {
    /// Its name in this file.
    pub id: PartId,
    /// What the step is called.
    pub name: Bilingual,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub about: Option<Bilingual>,
    /// What the circular says of it, the passage that matters most first.
    #[serde(default)]
    pub help: Vec<QuoteDef>,
    /// Whether signing off locks it.
    #[serde(default)]
    pub locked: bool,
    /// How it is shown on the screen.
    #[serde(default)]
    pub shown: ShownDef,
    /// What is answered in it, but for the score fields that follow from the components.
    #[serde(default)]
    pub fields: Vec<FieldDef>,
}

/// How a part is shown on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ShownDef {
    /// Its fields, one below the other.
    #[default]
    Fields,
    /// Two texts side by side, what is different between them below, and then the other fields.
    OldAndNew {
        /// The field with what was.
        old: FieldId,
        /// The field with what is.
        new: FieldId,
    },
    /// The components of the score, below the part's own fields.
    Scores,
    /// What the score adds up to, above its fields.
    Summary,
    /// A card for each official: the fields of the same `of` together.
    Cards,
}

/// Where signing off stands among the parts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningDef {
    /// The part that it follows.
    pub after: PartId,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub about: Option<Bilingual>,
}

/// Words of the screen in Thai and English; Thai alone will do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In Thai.
    pub th: String,
    /// In English.
    #[serde(default)]
    pub en: Option<String>,
}

/// A passage of the circular.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteDef {
    /// Where it stands: circular, annex, item.
    pub source: String,
    /// The official words, a string a paragraph or list item.
    pub words: Vec<String>,
}
