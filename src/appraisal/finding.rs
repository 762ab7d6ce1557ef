//! What the program has to say about an answer: a code and a place, never a sentence.

use crate::base::{Amount, FieldId};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The case contradicts the rules and cannot be signed off.
    Error,
    /// Worth a second look.
    Warning,
    /// Not answered yet; the case cannot be signed off.
    Missing,
}

impl Severity {
    /// The word for it in `check --json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Missing => "missing",
        }
    }
}

/// One thing that the officer can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is the matter.
    pub code: Code,
    /// The field where it can be mended.
    pub field: FieldId,
    /// The cell of it, where it is a table: the row, from 0, and the column.
    pub cell: Option<(usize, FieldId)>,
}

impl Finding {
    /// What is the matter with a field.
    pub fn of(field: FieldId, code: Code) -> Self {
        Self { code, field, cell: None }
    }

    /// What is the matter with a cell of a table, its row counted from 0.
    pub fn of_cell(field: FieldId, row: usize, column: FieldId, code: Code) -> Self {
        Self { code, field, cell: Some((row, column)) }
    }

    /// Where it can be mended, as the command line names it: `posts[2].pay`.
    pub fn address(&self) -> String {
        match &self.cell {
            None => self.field.to_string(),
            Some((row, column)) => format!("{}[{}].{column}", self.field, row.saturating_add(1)),
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A number and the limit that it does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The number.
    pub number: i64,
    /// The limit.
    pub limit: i64,
    /// What both count.
    pub amount: Amount,
    /// Whether that is only worth a look.
    pub warning: bool,
    /// What the form says of it: in Thai, and in English where it does.
    pub says: Option<(String, Option<String>)>,
}

/// What can be the matter with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// A required field is not answered.
    NotAnswered,
    /// Points that no level's range holds.
    PointsInNoRange {
        /// The points.
        points: i64,
        /// The most the component can have.
        max: i64,
    },
    /// Points outside the range of the chosen level.
    PointsOutsideLevel {
        /// The points.
        points: i64,
        /// The fewest points of the chosen level.
        from: i64,
        /// The most points of the chosen level.
        to: i64,
    },
    /// A level that the component does not have.
    UnknownLevel {
        /// The number that stands in the file.
        level: i64,
    },
    /// An answer that the field does not offer.
    UnknownChoice {
        /// What stands in the file.
        choice: String,
    },
    /// The verdict is pass, but the target's points are not reached.
    PassNotReached {
        /// The points so far.
        total: i64,
        /// The points needed, where the target is known.
        threshold: Option<i64>,
    },
    /// The verdict is fail, but the target's points are reached.
    FailReached {
        /// The points.
        total: i64,
        /// The points needed.
        threshold: i64,
    },
    /// The target level is not above the present level.
    TargetNotAbove {
        /// The target level.
        target: String,
        /// The present level.
        level: String,
    },
    /// An answer begins with the words that the form prints before it.
    RepeatsForm {
        /// Those words.
        words: String,
    },
    /// The answers that were locked are not those that were signed off.
    AlteredAfterSigning,
    /// An event of the history was changed, taken out or put in; the case is signed off.
    ChainBroken,
    /// The same in a draft, where nothing is claimed to be signed.
    HistoryBroken,
    /// A version that noted no hashes signed it off: that cannot be checked.
    SignedByOlder,
    /// It is signed off, though it could not have been.
    SignedIncomplete,
    /// An event is noted as earlier than the one before it.
    TimeRunsBack,
    /// A reason that belongs to an answer which is not the chosen one.
    ReasonWithoutChoice,
    /// A number outside what the form allows.
    OutOfRange {
        /// The number.
        number: i64,
        /// The least it can be.
        from: Option<i64>,
        /// The most it can be.
        to: Option<i64>,
    },
    /// A number above its limit.
    AboveLimit(Box<Limit>),
    /// A number below its limit.
    BelowLimit(Box<Limit>),
    /// An answer has characters that no font of ours can print.
    Unprintable {
        /// Each of them once, in the order of the text.
        characters: Vec<char>,
    },
}

impl Code {
    /// The code in `check --json`, and the key of its sentence; stable for ever.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::NotAnswered => "not_answered",
            Self::PointsInNoRange { .. } => "points_in_no_range",
            Self::PointsOutsideLevel { .. } => "points_outside_level",
            Self::UnknownLevel { .. } => "unknown_level",
            Self::UnknownChoice { .. } => "unknown_choice",
            Self::PassNotReached { .. } => "pass_not_reached",
            Self::FailReached { .. } => "fail_reached",
            Self::TargetNotAbove { .. } => "target_not_above",
            Self::RepeatsForm { .. } => "repeats_form",
            Self::AlteredAfterSigning => "altered_after_signing",
            Self::ChainBroken => "chain_broken",
            Self::HistoryBroken => "history_broken",
            Self::SignedByOlder => "signed_by_older",
            Self::SignedIncomplete => "signed_incomplete",
            Self::TimeRunsBack => "time_runs_back",
            Self::ReasonWithoutChoice => "reason_without_choice",
            Self::OutOfRange { .. } => "out_of_range",
            Self::AboveLimit(_) => "above_limit",
            Self::BelowLimit(_) => "below_limit",
            Self::Unprintable { .. } => "unprintable",
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NotAnswered => Severity::Missing,
            Self::PointsInNoRange { .. }
            | Self::PointsOutsideLevel { .. }
            | Self::UnknownLevel { .. }
            | Self::UnknownChoice { .. }
            | Self::OutOfRange { .. }
            | Self::PassNotReached { .. }
            | Self::AlteredAfterSigning
            | Self::ChainBroken
            | Self::SignedIncomplete => Severity::Error,
            Self::AboveLimit(limit) | Self::BelowLimit(limit) => {
                if limit.warning {
                    Severity::Warning
                } else {
                    Severity::Error
                }
            }
            Self::FailReached { .. }
            | Self::TargetNotAbove { .. }
            | Self::ReasonWithoutChoice
            | Self::RepeatsForm { .. }
            | Self::HistoryBroken
            | Self::SignedByOlder
            | Self::TimeRunsBack
            | Self::Unprintable { .. } => Severity::Warning,
        }
    }
}
