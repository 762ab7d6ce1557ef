//! The rules: what is worked out, and what must be so. A closed set.

use serde::Deserialize;

use super::Bilingual;
use crate::base::{ChoiceId, FieldId};

/// One rule. A field is named by its id, and a column by the id of its table, a point, and its own:
/// `goods.price`. A rule whose value is a column is worked out for each row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RuleDef {
    /// A value is the sum of others. What is not answered counts as nothing.
    Sum {
        /// The value.
        value: FieldId,
        /// What is added up.
        of: Vec<OperandDef>,
    },
    /// A value is the sum of a column.
    SumRows {
        /// The value.
        value: FieldId,
        /// The column.
        of: FieldId,
    },
    /// A value is the number of rows that are not blank.
    Count {
        /// The value.
        value: FieldId,
        /// The table.
        of: FieldId,
    },
    /// A value is the difference of two others.
    Difference {
        /// The value.
        value: FieldId,
        /// From what is taken.
        from: OperandDef,
        /// What is taken.
        less: OperandDef,
    },
    /// A value is the product of others, once all are known.
    Product {
        /// The value.
        value: FieldId,
        /// What is multiplied.
        of: Vec<OperandDef>,
    },
    /// A value stands in a table of the form.
    LookUp {
        /// The value.
        value: FieldId,
        /// The table.
        table: String,
        /// Its column.
        column: String,
        /// The fields whose answers name the row.
        keys: Vec<FieldId>,
    },
    /// A field must be answered, when another has one of these answers.
    RequiredIf {
        /// The field.
        field: FieldId,
        /// The other.
        when: FieldId,
        /// Its answers.
        is: Vec<ChoiceId>,
    },
    /// A reason belongs to some answers of a question, and not to others.
    ReasonOf {
        /// The reason.
        field: FieldId,
        /// The question.
        of: FieldId,
        /// Its answers.
        when: Vec<ChoiceId>,
    },
    /// A number is at most so much.
    AtMost {
        /// The number.
        this: FieldId,
        /// The most it can be.
        limit: OperandDef,
        /// Whether more is only worth a look.
        #[serde(default)]
        warning: bool,
        /// What is said then.
        #[serde(default)]
        says: Option<Bilingual>,
    },
    /// A number is at least so much.
    AtLeast {
        /// The number.
        this: FieldId,
        /// The least it can be.
        limit: OperandDef,
        /// Whether less is only worth a look.
        #[serde(default)]
        warning: bool,
        /// What is said then.
        #[serde(default)]
        says: Option<Bilingual>,
    },
    /// A level stands above another on the ladder.
    Above {
        /// The level.
        this: FieldId,
        /// The other.
        than: FieldId,
    },
}

/// A number, or where one stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OperandDef {
    /// A number.
    Number(i64),
    /// A field, a value or a column.
    Of(FieldId),
}

/// A table to look numbers up in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDef {
    /// The name in rules.
    pub id: String,
    /// The names of its columns of numbers.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRowDef>,
}

/// A row of a table: the answers that name it, and its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRowDef {
    /// The answers, as typed or as the ids of choices.
    pub keys: Vec<String>,
    /// The numbers, a column each.
    pub values: Vec<i64>,
}

/// A limit that a rule sets.
#[derive(Clone, Copy, Debug)]
pub struct LimitOf<'a> {
    /// Whether the number is at most so much, or at least.
    pub most: bool,
    /// The number.
    pub this: &'a FieldId,
    /// The limit.
    pub limit: &'a OperandDef,
    /// Whether more or less is only worth a look.
    pub warning: bool,
    /// What is said then.
    pub says: Option<&'a Bilingual>,
}

impl RuleDef {
    /// The value that it works out, where it works one out.
    pub fn value(&self) -> Option<&FieldId> {
        match self {
            Self::Sum { value, .. }
            | Self::SumRows { value, .. }
            | Self::Count { value, .. }
            | Self::Difference { value, .. }
            | Self::Product { value, .. }
            | Self::LookUp { value, .. } => Some(value),
            Self::RequiredIf { .. }
            | Self::ReasonOf { .. }
            | Self::AtMost { .. }
            | Self::AtLeast { .. }
            | Self::Above { .. } => None,
        }
    }

    /// The limit that it sets, where it sets one.
    pub fn limit(&self) -> Option<LimitOf<'_>> {
        let (most, this, limit, warning, says) =
            if let Self::AtMost { this, limit, warning, says } = self {
                (true, this, limit, *warning, says.as_ref())
            } else if let Self::AtLeast { this, limit, warning, says } = self {
                (false, this, limit, *warning, says.as_ref())
            } else {
                return None;
            };
        Some(LimitOf { most, this, limit, warning, says })
    }

    /// The numbers that its value is made of.
    pub fn operands(&self) -> Vec<OperandDef> {
        match self {
            Self::Sum { of, .. } | Self::Product { of, .. } => of.clone(),
            Self::SumRows { of, .. } => vec![OperandDef::Of(of.clone())],
            Self::Difference { from, less, .. } => vec![from.clone(), less.clone()],
            Self::AtMost { this, limit, .. } | Self::AtLeast { this, limit, .. } => {
                vec![OperandDef::Of(this.clone()), limit.clone()]
            }
            Self::Count { .. }
            | Self::LookUp { .. }
            | Self::RequiredIf { .. }
            | Self::ReasonOf { .. }
            | Self::Above { .. } => Vec::new(),
        }
    }
}
