//! A file of `forms/standards/`, as it stands.

use serde::Deserialize;

/// The posts of one line of work, and each of their levels.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardDef {
    /// Whose standard it is, shown wherever the standard is.
    pub source: String,
    /// The type of the posts.
    #[serde(rename = "type")]
    pub kind: String,
    /// The line of work.
    pub line: String,
    /// The title of the posts.
    pub title: String,
    /// What work of this line is in general.
    pub nature: String,
    /// What the standard calls the skills, where that is not what the others call them.
    #[serde(default)]
    pub skills_title: Option<String>,
    /// The levels, lowest first.
    pub levels: Vec<LevelDef>,
}

/// One level of a post.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelDef {
    /// Its name, without the word "level".
    pub level: String,
    /// The main duty and responsibility, a paragraph each.
    pub main_duty: Vec<String>,
    /// The duties by kind.
    pub groups: Vec<GroupDef>,
    /// The sentence before the qualifications, where there is one.
    #[serde(default)]
    pub qualifications_lead: Option<String>,
    /// What a holder must have learned and done.
    pub qualifications: Vec<EntryDef>,
    /// The knowledge that is needed.
    pub knowledge: Vec<RequirementDef>,
    /// The skills that are needed.
    pub skills: Vec<RequirementDef>,
    /// The competencies that are needed.
    pub competencies: CompetenciesDef,
    /// What is read with doubt.
    #[serde(default)]
    pub doubts: Vec<DoubtDef>,
}

/// Duties of one kind: numbered items, or one paragraph without a number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupDef {
    /// The kind.
    pub title: String,
    /// The items.
    #[serde(default)]
    pub items: Vec<String>,
    /// The paragraph.
    #[serde(default)]
    pub text: Option<String>,
}

/// A numbered entry, which may have entries of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryDef {
    /// Its words.
    pub text: String,
    /// Its entries.
    #[serde(default)]
    pub items: Vec<Self>,
}

/// Something that is needed to a certain level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequirementDef {
    /// What is needed.
    pub name: String,
    /// The level, 1 to 5.
    pub level: u8,
}

/// The competencies by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenciesDef {
    /// Those that everybody needs.
    pub core: Vec<RequirementDef>,
    /// Those of executives.
    #[serde(default)]
    pub executive: Vec<RequirementDef>,
    /// Those of the line of work.
    pub line: Vec<RequirementDef>,
}

/// Words that are read with doubt.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtDef {
    /// The words, as they stand in the level.
    pub at: String,
    /// What is doubtful about them.
    pub note: String,
}
