//! What can be wrong with a form file.

use crate::base::{ChoiceId, ComponentId, FieldId, PartId};

/// One mistake in a form file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands: `components[1].levels[2]`, counted from 0 as in the file.
    pub place: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Two things have the same id.
    Duplicate(String),
    /// An id is empty or has other signs than `a`–`z`, `0`–`9`, `_` and `.`.
    BadId(String),
    /// Words that the form needs are empty.
    Empty,
    /// A range ends before it begins.
    RangeBackwards,
    /// A range begins inside the one before it.
    RangeOverlaps,
    /// Some points lie between a range and the one before it.
    RangeGap,
    /// The highest level does not end at the component's maximum.
    LevelsMissMax {
        /// Where it ends.
        to: i64,
        /// The component's maximum.
        max: i64,
    },
    /// A component has no levels.
    NoLevels,
    /// The components do not add up to what the file says.
    SumDiffers {
        /// What they add up to.
        sum: i64,
        /// What the file says.
        max: i64,
    },
    /// The score is shown in so many parts, not in one.
    ScoresShown(usize),
    /// Something that only a form with a score has.
    NoScore,
    /// A level, in a form without a ladder.
    NoLadder,
    /// A kind that cannot stand in a column.
    NotInColumn,
    /// A value that no rule works out.
    NoRule(FieldId),
    /// Rules that need each other's values.
    Circle,
    /// A rule that adds or compares what does not count the same.
    AmountsDiffer,
    /// A reference to no table, or to no column of it, or by other keys than it has.
    UnknownTable(String),
    /// A row of a table with more or fewer numbers than columns.
    TableRow,
    /// A threshold that no case can reach, or every case does.
    ThresholdOutside(i64),
    /// The thresholds do not rise with the levels.
    ThresholdsFall,
    /// A reference to no part.
    UnknownPart(PartId),
    /// A part that signing off locks, in a form that is never signed off.
    LockedUnsigned,
    /// Signing off that locks no part.
    NothingLocked,
    /// A field that belongs to another part.
    ElsewhereInForm(FieldId),
    /// A target level that is not on the ladder.
    TargetNotOnLadder(ChoiceId),
    /// A field that stands on no page.
    FieldNotOnPage(FieldId),
    /// A page that binds to no field.
    UnknownField(FieldId),
    /// A page that binds to a field which cannot be answered there.
    WrongKind(FieldId),
    /// A reference to no component.
    UnknownComponent(ComponentId),
    /// A reference to no answer of the field.
    UnknownChoice(ChoiceId),
    /// The components of a group do not add up to the group's maximum.
    GroupSum {
        /// What they add up to.
        sum: i64,
        /// The group's maximum.
        max: i64,
    },
    /// A row of a table covers more or fewer columns than there are.
    RowCovers {
        /// So many columns it covers.
        covered: usize,
        /// So many there are.
        columns: usize,
    },
    /// The components of a group do not follow one another.
    GroupScattered,
    /// The guidance lacks words for a line of work.
    GuidanceLacks(ChoiceId),
    /// The guidance has not as many levels as the component.
    GuidanceLevels,
    /// Words that need a placeholder and lack it: `{max}`.
    LacksPlaceholder(&'static str),
    /// More lines for an answer than two pages have.
    TooManyLines(usize),
}

impl Problem {
    /// The key of its sentence; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Duplicate(_) => "duplicate",
            Self::BadId(_) => "bad_id",
            Self::Empty => "empty",
            Self::RangeBackwards => "range_backwards",
            Self::RangeOverlaps => "range_overlaps",
            Self::RangeGap => "range_gap",
            Self::LevelsMissMax { .. } => "levels_miss_max",
            Self::NoLevels => "no_levels",
            Self::SumDiffers { .. } => "sum_differs",
            Self::ScoresShown(_) => "scores_shown",
            Self::NoScore => "no_score",
            Self::NoLadder => "no_ladder",
            Self::NotInColumn => "not_in_column",
            Self::NoRule(_) => "no_rule",
            Self::Circle => "circle",
            Self::AmountsDiffer => "amounts_differ",
            Self::UnknownTable(_) => "unknown_table",
            Self::TableRow => "table_row",
            Self::ThresholdOutside(_) => "threshold_outside",
            Self::ThresholdsFall => "thresholds_fall",
            Self::UnknownPart(_) => "unknown_part",
            Self::LockedUnsigned => "locked_unsigned",
            Self::NothingLocked => "nothing_locked",
            Self::ElsewhereInForm(_) => "elsewhere_in_form",
            Self::TargetNotOnLadder(_) => "target_not_on_ladder",
            Self::FieldNotOnPage(_) => "field_not_on_page",
            Self::UnknownField(_) => "unknown_field",
            Self::WrongKind(_) => "wrong_kind",
            Self::UnknownComponent(_) => "unknown_component",
            Self::UnknownChoice(_) => "unknown_choice",
            Self::GroupSum { .. } => "group_sum",
            Self::RowCovers { .. } => "row_covers",
            Self::GroupScattered => "group_scattered",
            Self::GuidanceLacks(_) => "guidance_lacks",
            Self::GuidanceLevels => "guidance_levels",
            Self::LacksPlaceholder(_) => "lacks_placeholder",
            Self::TooManyLines(_) => "too_many_lines",
        }
    }

    /// The thing that is wrong, for the sentence; empty when the place says it all.
    pub fn subject(&self) -> String {
        match self {
            Self::Duplicate(id) | Self::BadId(id) | Self::UnknownTable(id) => id.clone(),
            Self::FieldNotOnPage(id)
            | Self::UnknownField(id)
            | Self::WrongKind(id)
            | Self::NoRule(id)
            | Self::ElsewhereInForm(id) => id.to_string(),
            Self::UnknownComponent(id) => id.to_string(),
            Self::TargetNotOnLadder(id) | Self::UnknownChoice(id) | Self::GuidanceLacks(id) => {
                id.to_string()
            }
            Self::UnknownPart(id) => id.to_string(),
            Self::ThresholdOutside(number) => number.to_string(),
            Self::ScoresShown(count) => count.to_string(),
            Self::TooManyLines(lines) => lines.to_string(),
            Self::LevelsMissMax { to, max } => format!("{to} ≠ {max}"),
            Self::GroupSum { sum, max } | Self::SumDiffers { sum, max } => format!("{sum} ≠ {max}"),
            Self::RowCovers { covered, columns } => format!("{covered} ≠ {columns}"),
            Self::LacksPlaceholder(placeholder) => (*placeholder).to_owned(),
            Self::Empty
            | Self::RangeBackwards
            | Self::RangeOverlaps
            | Self::RangeGap
            | Self::NoLevels
            | Self::ThresholdsFall
            | Self::NoScore
            | Self::NoLadder
            | Self::NotInColumn
            | Self::Circle
            | Self::AmountsDiffer
            | Self::TableRow
            | Self::LockedUnsigned
            | Self::NothingLocked
            | Self::GroupScattered
            | Self::GuidanceLevels => String::new(),
        }
    }
}
