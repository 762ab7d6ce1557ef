//! By what the rows of the table are sorted and chosen.

use std::cmp::Ordering;

use super::row::{Row, State};
use crate::base::FormId;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// How the file stands.
    State,
    /// The form.
    Form,
    /// The number of the post.
    Number,
    /// The title of the post.
    Title,
    /// The level asked for.
    Target,
    /// What the points add up to.
    Total,
    /// Whether it passed.
    Verdict,
    /// When it last changed.
    Changed,
}

impl Column {
    /// Every column, from the left.
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::Form,
        Self::Number,
        Self::Title,
        Self::Target,
        Self::Total,
        Self::Verdict,
        Self::Changed,
    ];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::State => "library.state",
            Self::Form => "library.form",
            Self::Number => "library.number",
            Self::Title => "library.title",
            Self::Target => "library.target",
            Self::Total => "library.total",
            Self::Verdict => "library.verdict",
            Self::Changed => "library.changed",
        }
    }

    /// Whether it is first sorted from the highest: the newest case, the best total.
    pub(super) fn falls_first(self) -> bool {
        matches!(self, Self::Total | Self::Changed)
    }

    /// What has no value stands last, whichever way the rest is sorted.
    pub(super) fn lacks(self, row: &Row) -> bool {
        match self {
            Self::State => false,
            Self::Form => row.form.is_none(),
            Self::Number => row.number.is_empty(),
            Self::Title => row.title.is_empty(),
            Self::Target => row.target.is_empty(),
            Self::Total => row.total.is_none(),
            Self::Verdict => row.passed.is_none(),
            Self::Changed => row.changed.is_none(),
        }
    }

    pub(super) fn compare(self, one: &Row, other: &Row) -> Ordering {
        match self {
            Self::State => one.state.cmp(&other.state),
            Self::Form => one.keys.form.cmp(&other.keys.form),
            Self::Number => one.keys.number.cmp(&other.keys.number),
            Self::Title => one.keys.title.cmp(&other.keys.title),
            Self::Target => one.keys.target.cmp(&other.keys.target),
            Self::Total => one.total.cmp(&other.total),
            Self::Verdict => other.passed.cmp(&one.passed),
            Self::Changed => one.changed.cmp(&other.changed),
        }
    }
}

/// How the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By this column.
    pub column: Column,
    /// From the highest.
    pub falling: bool,
}

/// Which rows are wanted, besides what is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those of this form.
    pub form: Option<FormId>,
    /// Those that stand so.
    pub state: Option<State>,
}

impl Filter {
    pub(super) fn lets_pass(&self, row: &Row) -> bool {
        self.form.as_ref().is_none_or(|form| row.form.as_ref() == Some(form))
            && self.state.is_none_or(|state| row.state == state)
    }
}
