//! How fields are answered: a closed set.

use super::{ChoiceDef, FixedRowsDef};
use crate::base::{Amount, ComponentId, FieldId};

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A few words on one line.
    Line,
    /// Text of any length.
    Paragraphs,
    /// A whole number.
    Number(Number),
    /// An amount of money.
    Money {
        /// Whether satang count: the answer is so many satang then.
        satang: bool,
    },
    /// A day.
    Date,
    /// One of these.
    Choice(Vec<ChoiceDef>),
    /// One of these official, numbered answers.
    Question(Vec<ChoiceDef>),
    /// Any number of these.
    Ticks(Vec<ChoiceDef>),
    /// The level of this component: its number from 1.
    Level(ComponentId),
    /// The points of this component.
    Points(ComponentId),
    /// What a rule works out: nobody types it.
    Value(Value),
    /// A table of rows.
    Rows(Rows),
}

/// A whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The least it can be.
    pub from: Option<i64>,
    /// The most it can be.
    pub to: Option<i64>,
    /// What it counts.
    pub unit: Option<String>,
}

/// What a rule works out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it counts.
    pub amount: Amount,
    /// What it counts, where that is no money.
    pub unit: Option<String>,
    /// The name under which commands tell it, where that is not its own.
    pub called: Option<String>,
}

/// A table of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Its columns.
    pub columns: Vec<Column>,
    /// So many rows at the least are shown.
    pub at_least: usize,
    /// The rows, where the form says which there are.
    pub fixed: Option<FixedRowsDef>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in case files.
    pub id: FieldId,
    /// Its head, in the form's own words.
    pub label: String,
    /// How its cells are answered.
    pub control: Control,
    /// Whether every row needs it that is not blank, or that the form names.
    pub required: bool,
    /// How wide it is, beside the others.
    pub share: u16,
}

impl Control {
    /// The answers to choose from: one of them, or any number.
    pub fn choices(&self) -> &[ChoiceDef] {
        match self {
            Self::Choice(choices) | Self::Question(choices) | Self::Ticks(choices) => choices,
            Self::Line
            | Self::Paragraphs
            | Self::Number(_)
            | Self::Money { .. }
            | Self::Date
            | Self::Level(_)
            | Self::Points(_)
            | Self::Value(_)
            | Self::Rows(_) => &[],
        }
    }

    /// Whether it is answered with words of any kind.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Line | Self::Paragraphs)
    }

    /// Whether one of several answers is chosen.
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::Choice(_) | Self::Question(_))
    }

    /// The table of rows, where it is one.
    pub fn rows(&self) -> Option<&Rows> {
        if let Self::Rows(rows) = self { Some(rows) } else { None }
    }

    /// What it counts, where it is a number.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Number(_) | Self::Level(_) | Self::Points(_) => Some(Amount::Plain),
            Self::Money { satang: false } => Some(Amount::Baht),
            Self::Money { satang: true } => Some(Amount::Satang),
            Self::Value(value) => Some(value.amount),
            Self::Line
            | Self::Paragraphs
            | Self::Date
            | Self::Choice(_)
            | Self::Question(_)
            | Self::Ticks(_)
            | Self::Rows(_) => None,
        }
    }
}

impl Rows {
    /// The column with this id.
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == *id)
    }

    /// Whether rows can be added, moved and taken out.
    pub fn is_open(&self) -> bool {
        self.fixed.is_none()
    }

    /// How many rows are shown of a case that has so many.
    pub fn shown(&self, rows: usize) -> usize {
        match &self.fixed {
            Some(fixed) => fixed.labels.len().max(rows),
            None => self.at_least.max(rows),
        }
    }
}
