//! What the program has to say about an answer: a code and a place, never a sentence.

use super::FieldId;

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
}

impl Finding {
    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
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
            | Self::PassNotReached { .. } => Severity::Error,
            Self::FailReached { .. }
            | Self::TargetNotAbove { .. }
            | Self::RepeatsForm { .. }
            | Self::Unprintable { .. } => Severity::Warning,
        }
    }
}
