//! What can be answered, and how.

use serde::Deserialize;

use crate::base::{Amount, ChoiceId, FieldId};

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
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
    /// Kept by the program in the case, and neither shown nor printed.
    #[serde(default)]
    pub hidden: bool,
}

impl FieldDef {
    /// The field with the reason, where this is a question.
    pub fn reason(&self) -> Option<FieldId> {
        let KindDef::Question { .. } = self.kind else { return None };
        let id = self.id.as_str();
        Some(FieldId::from(format!("{}.reason", id.strip_suffix(".answer").unwrap_or(id))))
    }
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum KindDef {
    /// A few words on one line.
    Line,
    /// Text of any length.
    Paragraphs,
    /// A whole number.
    Number {
        /// The least it can be.
        #[serde(default)]
        from: Option<i64>,
        /// The most it can be.
        #[serde(default)]
        to: Option<i64>,
        /// What it counts: `คน`.
        #[serde(default)]
        unit: Option<String>,
    },
    /// An amount of money: whole baht, or baht with satang.
    Money {
        /// Whether satang count.
        #[serde(default)]
        satang: bool,
    },
    /// A day.
    Date,
    /// One of the levels of the form's ladder.
    Level,
    /// One of the form's target levels.
    Target,
    /// One of these.
    Choice(Vec<ChoiceDef>),
    /// Any number of these.
    Ticks(Vec<ChoiceDef>),
    /// Yes or no, in the form's own words.
    YesNo {
        /// The words for yes.
        yes: String,
        /// The words for no.
        no: String,
    },
    /// An official question: numbered answers, one of which is chosen, and the reason. The reason
    /// is a field of its own, whose id is this one's with `.reason`, instead of `.answer` where
    /// this one's ends so.
    Question {
        /// The answers.
        answers: Vec<ChoiceDef>,
        /// What the reason is called.
        reason: String,
    },
    /// What a rule works out: nobody types it.
    Value {
        /// What it counts.
        #[serde(default)]
        amount: Amount,
        /// What it counts, where that is no money: `คน`.
        #[serde(default)]
        unit: Option<String>,
        /// The name under which commands tell it, where that is not its own.
        #[serde(default)]
        called: Option<String>,
    },
    /// A table of rows.
    Rows {
        /// Its columns.
        columns: Vec<ColumnDef>,
        /// So many rows at the least are shown, blank where there are no more.
        #[serde(default)]
        at_least: usize,
        /// The rows, where the form says which there are; none can be added then.
        #[serde(default)]
        fixed: Option<FixedRowsDef>,
    },
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

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnDef {
    /// The name in case files; without a point.
    pub id: FieldId,
    /// Its head, in the form's own words.
    pub label: String,
    /// How its cells are answered.
    pub kind: KindDef,
    /// Whether every row needs it that is not blank, or that the form names.
    #[serde(default)]
    pub required: bool,
    /// How wide it is, beside the others.
    #[serde(default = "one")]
    pub share: u16,
    /// Helps on the screen and is not printed.
    #[serde(default)]
    pub screen_only: bool,
}

fn one() -> u16 {
    1
}

/// Rows that the form names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedRowsDef {
    /// The head of the column with their names.
    pub head: String,
    /// Their names, in order.
    pub labels: Vec<String>,
}
