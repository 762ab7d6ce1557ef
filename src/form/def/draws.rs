//! What of a report is drawn from cases.

use serde::Deserialize;

use crate::base::FieldId;

/// Where a form stands among all that can be begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum FormGroup {
    /// It is about one post.
    #[default]
    Post,
    /// It is laid before a meeting.
    Round,
    /// It tells what became of it.
    Reports,
}

/// What of a report is drawn from cases of other forms.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawsDef {
    /// The hidden table in which the report remembers what was drawn from where: its columns are
    /// `case`, `file`, `into`, `state` and `values`.
    pub memory: FieldId,
    /// Tables with a row for each case.
    #[serde(default)]
    pub rows: Vec<DrawRowsDef>,
    /// Tables that count the cases by type and level of their posts.
    #[serde(default)]
    pub counts: Vec<DrawCountsDef>,
    /// Fields with words.
    #[serde(default)]
    pub texts: Vec<DrawTextDef>,
}

/// A table with a row for each case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRowsDef {
    /// The table.
    pub into: FieldId,
    /// Its columns, and what is drawn into each.
    pub columns: Vec<(FieldId, DrawnDef)>,
}

/// A table that counts the cases by type and level of their posts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawCountsDef {
    /// The table.
    pub into: FieldId,
    /// The column with the type.
    pub kind: FieldId,
    /// The column with the level.
    pub level: FieldId,
    /// The column with the number of posts as they are.
    pub before: FieldId,
    /// The column with the number of posts as they are to be.
    pub after: FieldId,
}

/// A field with words: once for all cases, or a line for each. In braces stands what is drawn:
/// `{number}`, `{title}`, `{new_title}`, `{old_level}`, `{new_level}`, `{unit}`, `{division}`,
/// `{count}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawTextDef {
    /// The field.
    pub into: FieldId,
    /// The words, said once.
    #[serde(default)]
    pub once: Option<String>,
    /// The words of a line for each case.
    #[serde(default)]
    pub each: Option<String>,
}

/// What is drawn from a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum DrawnDef {
    /// The number of the post.
    Number,
    /// Its title.
    Title,
    /// The title asked for; the present one where none is.
    NewTitle,
    /// Its type.
    OldType,
    /// The type of the level asked for.
    NewType,
    /// Its level.
    OldLevel,
    /// The level asked for.
    NewLevel,
    /// What it costs a month on average.
    OldPay,
    /// What it costs at the level asked for.
    NewPay,
    /// Its unit.
    Unit,
    /// Its division.
    Division,
    /// Its duties as they are to be.
    NewDuties,
    /// Its title, level and number together.
    Post,
    /// These words.
    Says(String),
}
