//! One component's level and points.

use super::Code;
use crate::base::ComponentId;
use crate::case::Case;
use crate::form::Component;

/// One component as answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The component.
    pub component: ComponentId,
    /// The most points it can have.
    pub max: i64,
    /// The level, as answered.
    pub level: Option<i64>,
    /// The points, as answered.
    pub points: Option<i64>,
    /// The range of the level, where the component has it.
    pub range: Option<(i64, i64)>,
    /// Why the level does not count.
    pub level_error: Option<Code>,
    /// Why the points do not count.
    pub points_error: Option<Code>,
}

impl Score {
    pub(super) fn of(component: &Component, case: &Case) -> Self {
        let level = case.number(component.level.as_str());
        let points = case.number(component.points.as_str());
        let range = level.and_then(|level| component.level(level)).map(|l| (l.from, l.to));
        let level_error = level
            .filter(|level| component.level(*level).is_none())
            .map(|level| Code::UnknownLevel { level });
        let points_error = points.and_then(|points| match (component.level_of(points), range) {
            (None, _) => Some(Code::PointsInNoRange { points, max: component.def.max }),
            (Some(_), Some((from, to))) if !(from..=to).contains(&points) => {
                Some(Code::PointsOutsideLevel { points, from, to })
            }
            (Some(_), _) => None,
        });
        Self {
            component: component.def.id.clone(),
            max: component.def.max,
            level,
            points,
            range,
            level_error,
            points_error,
        }
    }

    /// The points that count in the total: those that a range holds, the chosen level's where one
    /// is chosen.
    pub fn valid_points(&self) -> Option<i64> {
        let sound = self.points_error.is_none() && self.level_error.is_none();
        self.points.filter(|_| sound)
    }

    /// Whether there is a level and its points count.
    pub fn valid(&self) -> bool {
        self.level.is_some() && self.valid_points().is_some()
    }
}
