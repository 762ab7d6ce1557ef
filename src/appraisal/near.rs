//! How near the total is to the target's threshold. Information only: it judges nothing.

use super::Appraisal;
use crate::base::ComponentId;
use crate::form::Form;

/// At most so many points short is near: two steps of a level's range. Further away the missing
/// points alone say enough, and the way there is no matter of a single component.
const NEAR: i64 = 10;
/// At most so many points above is just reached: one opinion less on one component undoes it.
const JUST: i64 = 3;

/// A total that is close to the threshold of the target, on either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Near {
    /// A few points are missing.
    Short {
        /// How many.
        short: i64,
        /// The components that could give them alone, in the form's order; none when it takes more
        /// than one.
        ways: Vec<Way>,
    },
    /// The threshold is reached, and little more than that.
    JustReached {
        /// The points above it, from 0.
        above: i64,
    },
}

/// One component that alone would make the total reach the threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The component.
    pub component: ComponentId,
    /// How many more points it needs.
    pub more: i64,
    /// The points that it would have then.
    pub points: i64,
    /// The level whose range holds them.
    pub level: i64,
}

/// How near the total is, once every component has a level and valid points and there is a target.
///
/// Before that the missing points are simply those not given yet.
pub fn near(form: &Form, appraisal: &Appraisal) -> Option<Near> {
    let threshold = appraisal.threshold?;
    if !appraisal.all_valid() {
        return None;
    }
    let short = threshold - appraisal.total;
    match short {
        1..=NEAR => Some(Near::Short { short, ways: ways(form, appraisal, short) }),
        _ if (-JUST..=0).contains(&short) => Some(Near::JustReached { above: -short }),
        _ => None,
    }
}

fn ways(form: &Form, appraisal: &Appraisal, short: i64) -> Vec<Way> {
    let scores = form.components().iter().zip(&appraisal.scores);
    scores
        .filter_map(|(component, score)| {
            let now = score.valid_points()?;
            // The fewest points from there on that a level gives; ranges may leave gaps.
            let (level, points) = component
                .def
                .levels
                .iter()
                .zip(1..)
                .filter(|(level, _)| level.to >= now + short)
                .map(|(level, number)| (number, level.from.max(now + short)))
                .min_by_key(|(_, points)| *points)?;
            let component = component.def.id.clone();
            Some(Way { component, more: points - now, points, level })
        })
        .collect()
}
