//! Where in the program one is.

use crate::form::Section;

/// Where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// No case is open: begin one, or open one.
    #[default]
    Start,
    /// At a step of the case.
    Case(Step),
    /// Before the pages of the case; back at this step.
    Preview(Step),
}

impl Place {
    /// The step of the case, where one is open.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Start => None,
            Self::Case(step) | Self::Preview(step) => Some(step),
        }
    }
}

/// The steps of a case, in the order in which they are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Which post.
    #[default]
    Position,
    /// Its duties, old and new.
    Duties,
    /// What changed.
    Comparison,
    /// Levels, points and reasons.
    Score,
    /// What follows from the score.
    Summary,
    /// Signing off and reopening.
    Signing,
    /// What the three officials say.
    Opinions,
    /// What the ministry's sub-commission resolves.
    Committee,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 8] = [
        Self::Position,
        Self::Duties,
        Self::Comparison,
        Self::Score,
        Self::Summary,
        Self::Signing,
        Self::Opinions,
        Self::Committee,
    ];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Position => "step.position",
            Self::Duties => "step.duties",
            Self::Comparison => "step.comparison",
            Self::Score => "step.score",
            Self::Summary => "step.summary",
            Self::Signing => "step.signing",
            Self::Opinions => "step.opinions",
            Self::Committee => "step.committee",
        }
    }

    /// The key of what it is for.
    pub fn help_key(self) -> &'static str {
        match self {
            Self::Position => "help.position",
            Self::Duties => "help.duties",
            Self::Comparison => "help.comparison",
            Self::Score => "help.score",
            Self::Summary => "help.summary",
            Self::Signing => "help.signing",
            Self::Opinions => "help.opinions",
            Self::Committee => "help.committee",
        }
    }

    /// The part of the form that is filled here.
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Position => Some(Section::Position),
            Self::Duties => Some(Section::Duties),
            Self::Comparison => Some(Section::Comparison),
            Self::Score => Some(Section::Score),
            Self::Summary => Some(Section::Summary),
            Self::Signing => None,
            Self::Opinions => Some(Section::Opinions),
            Self::Committee => Some(Section::Committee),
        }
    }

    /// Where a part of the form is filled.
    pub fn of(section: Section) -> Self {
        match section {
            Section::Position => Self::Position,
            Section::Duties => Self::Duties,
            Section::Comparison => Self::Comparison,
            Section::Score => Self::Score,
            Section::Summary => Self::Summary,
            Section::Opinions => Self::Opinions,
            Section::Committee => Self::Committee,
        }
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_form_has_its_step() {
        for step in Step::ALL {
            assert_eq!(step.section().map_or(step, Step::of), step);
        }
    }

    #[test]
    fn steps_follow_each_other_and_end() {
        let forth: Vec<_> = std::iter::successors(Some(Step::Position), |s| s.next()).collect();
        assert_eq!(forth, Step::ALL);
        let back: Vec<_> = std::iter::successors(Some(Step::Committee), |s| s.previous()).collect();
        assert!(back.into_iter().rev().eq(Step::ALL));
    }
}
