//! What stands in a file of `forms/`: one official form, word for word.
//!
//! **Invariant:** these types only mirror the file. What follows from them (score fields, checks,
//! look-ups) is made once, in [`super::Form`].

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::{ChoiceId, ComponentId, FieldId, FormId};

/// One official form in one edition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormDef {
    /// The name in files and commands: `academic`.
    pub id: FormId,
    /// The circular it comes from, as written in case files: `ว2/2558`.
    pub edition: String,
    /// The annex of the circular: `๕.๑`.
    pub annex: String,
    /// Whom it is for, in a few words: `ประเภทวิชาการ`.
    pub name: String,
    /// The title above the form.
    pub title: String,
    /// The levels of these posts, lowest first.
    pub ladder: Vec<ChoiceId>,
    /// The levels that can be asked for, and the points each needs.
    pub targets: Vec<TargetDef>,
    /// The circular's own words on how posts are valued.
    pub criteria: CriteriaDef,
    /// What the circular says of each part, to be read beside it on the screen.
    #[serde(default)]
    pub help: Vec<HelpDef>,
    /// Everything that can be answered, but for the score fields that follow from `components`.
    pub fields: Vec<FieldDef>,
    /// The words around the score.
    pub score: ScoreDef,
    /// Components that are printed together under one heading.
    #[serde(default)]
    pub groups: Vec<GroupDef>,
    /// The components of the score, in order.
    pub components: Vec<ComponentDef>,
    /// The paper: what stands on it, in order.
    pub pages: Vec<PageDef>,
    /// What the levels mean in each line of work.
    #[serde(default)]
    pub guidance: Option<GuidanceDef>,
    /// Words that the guidance uses.
    #[serde(default)]
    pub glossary: Option<GlossaryDef>,
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

/// What the circular says of a part of the form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpDef {
    /// The part.
    pub section: Section,
    /// The passages, the one that matters most first.
    pub quotes: Vec<QuoteDef>,
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
    /// The part of the form it belongs to.
    pub section: Section,
    /// Whether it must be answered before signing off.
    #[serde(default)]
    pub required: bool,
    /// Helps on the screen and is not printed.
    #[serde(default)]
    pub screen_only: bool,
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

/// The parts of a form, in the order in which they are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Section {
    /// ๑: which post.
    Position,
    /// ๒ and ๓: its duties, old and new.
    Duties,
    /// ๔: what changed.
    Comparison,
    /// ๕: the score.
    Score,
    /// What follows from the score.
    Summary,
    /// What the three officials say.
    Opinions,
    /// What the ministry's sub-commission resolves.
    Committee,
}

/// The words around the score.
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
}

/// What stands before the words of a level on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum MarksDef {
    /// A box to tick: `( )`.
    Boxes,
    /// The level's number: `(๑)`.
    Numbers,
}

/// Components that are printed together under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupDef {
    /// The heading, with its number.
    pub heading: String,
    /// The most points that the components can have together.
    pub max: i64,
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
    },
    /// The table of components, levels, points and reasons.
    Scores,
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
        /// The words before the line for the pen.
        sign: String,
        /// The field with the official's name.
        name: FieldId,
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
}

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
