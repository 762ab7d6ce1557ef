//! What can be answered, and how.

use serde::Deserialize;

use crate::base::{ChoiceId, FieldId};

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    /// The name in case files.
    pub id: FieldId,
    /// The form's own words for it.
    pub label: String,
    /// Whose it is, in the form's own words, where the label alone would not tell.
    #[serde(default)]
    pub of: Option<String>,
    /// How it is answered.
    pub kind: KindDef,
    /// Whether it must be answered before signing off.
    #[serde(default)]
    pub required: bool,
    /// Helps on the screen and is not printed.
    #[serde(default)]
    pub screen_only: bool,
    /// On the screen, shares a line with the field before it.
    #[serde(default)]
    pub beside: bool,
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum KindDef {
    /// A few words on one line.
    Line,
    /// Text of any length.
    Paragraphs,
    /// One of the form's target levels.
    Target,
    /// One of these.
    Choice(Vec<ChoiceDef>),
}

/// One of the answers that a field offers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceDef {
    /// The name in case files.
    pub id: ChoiceId,
    /// The form's own words for it.
    pub label: String,
}
