//! What a form scores: components, levels, thresholds, and the words around them.

use serde::Deserialize;

use crate::base::{ChoiceId, ComponentId};

/// What is scored, and the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreDef {
    /// Head of the first column.
    pub component: String,
    /// Head of the second column.
    pub max: String,
    /// Head of the third column.
    pub points: String,
    /// Head of the fourth column.
    pub reason: String,
    /// What a level is called.
    pub level: String,
    /// The last row.
    pub total: String,
    /// A level's points, after its words; `{from}` and `{to}` stand for the numbers.
    pub range: String,
    /// A component's points, after its heading in the criteria; `{max}` stands for the number.
    pub out_of: String,
    /// What stands before the words of a level on paper.
    pub marks: MarksDef,
    /// The levels that can be asked for, and the points each needs.
    #[serde(default)]
    pub targets: Vec<TargetDef>,
    /// The circular's own words on how posts are valued.
    #[serde(default)]
    pub criteria: Option<CriteriaDef>,
    /// Components that are printed together under one heading.
    #[serde(default)]
    pub groups: Vec<GroupDef>,
    /// What the components add up to, where the form says so: a guard against slips.
    #[serde(default)]
    pub adds_up_to: Option<i64>,
    /// The components, in order.
    pub components: Vec<ComponentDef>,
}

/// What stands before the words of a level on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum MarksDef {
    /// A box to tick: `( )`.
    Boxes,
    /// The level's number: `(๑)`.
    Numbers,
}

/// A level that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetDef {
    /// The level; its Thai name is its id.
    pub level: ChoiceId,
    /// The points from which the level is reached.
    pub threshold: i64,
}

/// The circular's own words on how posts are valued.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaDef {
    /// The introduction, a string a paragraph, as printed.
    pub introduction: Vec<String>,
    /// The heading of the criteria.
    pub heading: String,
    /// The heading above the components and their levels.
    pub components_heading: String,
    /// The heading above the thresholds.
    pub thresholds_heading: String,
    /// How a threshold is said; `{level}` and `{points}` stand for the level and its points.
    pub threshold: String,
}

/// Components that are printed together under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupDef {
    /// The heading, with its number.
    pub heading: String,
    /// The most points that the components can have together.
    pub max: i64,
    /// What the components add up to, where the form says so: a guard against slips.
    #[serde(default)]
    pub adds_up_to: Option<i64>,
    /// The components, in order.
    pub components: Vec<ComponentId>,
}

/// One component of the score.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentDef {
    /// The name in case files.
    pub id: ComponentId,
    /// The number before the heading: `๑.` or `๒.๑`.
    pub number: String,
    /// The component's official name.
    pub name: String,
    /// The most points it can have.
    pub max: i64,
    /// Its levels, lowest first.
    pub levels: Vec<LevelDef>,
}

/// One level of a component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelDef {
    /// The official words, without the range.
    pub words: String,
    /// The fewest points.
    pub from: i64,
    /// The most points.
    pub to: i64,
}
