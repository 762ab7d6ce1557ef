//! Which field is what to the lists of cases, and what a new round keeps.

use serde::Deserialize;

use crate::base::{ChoiceId, FieldId, PartId};

/// Which fields play the parts that every list of cases asks for. A form need not have them all:
/// without one, that column is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RolesDef {
    /// The number of the post, or whatever tells one case from another.
    pub number: Option<FieldId>,
    /// The title of the post, or what the case is about.
    pub title: Option<FieldId>,
    /// The present level.
    pub level: Option<FieldId>,
    /// The level asked for.
    pub target: Option<FieldId>,
    /// The title asked for, where it may be another.
    pub target_title: Option<FieldId>,
    /// The types of these posts, where a level alone does not say which.
    pub kinds: Vec<String>,
    /// The unit: งาน/ฝ่าย/กลุ่ม.
    pub unit: Option<FieldId>,
    /// The division: กอง/สำนัก.
    pub division: Option<FieldId>,
    /// The ministry.
    pub ministry: Option<FieldId>,
    /// The officer's verdict.
    pub verdict: Option<VerdictDef>,
    /// What was resolved.
    pub resolution: Option<ResolutionDef>,
    /// The date of the resolution.
    pub date: Option<FieldId>,
    /// The duties of the post as they were.
    pub old_duties: Option<FieldId>,
    /// The duties of the post as they are to be.
    pub new_duties: Option<FieldId>,
    /// What is said of the difference between the two.
    pub comparison: Option<FieldId>,
}

/// The officer's verdict.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictDef {
    /// The field.
    pub field: FieldId,
    /// Its answer when the threshold is reached.
    pub pass: ChoiceId,
    /// Its answer when it is not.
    pub fail: ChoiceId,
}

/// What was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResolutionDef {
    /// The field.
    pub field: FieldId,
    /// Its answer when what was asked for is granted.
    pub approved: ChoiceId,
}

/// What becomes of the answers in a new round for the same post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NextRoundDef {
    /// The parts that are what they were.
    pub keeps: Vec<PartId>,
    /// The parts that are argued once more, unless the round before was approved.
    pub argues_again: Vec<PartId>,
    /// Once it was approved: what was new is old now.
    pub becomes: Vec<BecomesDef>,
}

/// An answer that becomes another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BecomesDef {
    /// The field that is empty then.
    pub new: FieldId,
    /// The field that has its answer.
    pub old: FieldId,
}
