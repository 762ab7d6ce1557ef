//! The least numbers of posts below, counted as the circular says.

use serde::Deserialize;

/// How many government employees or workers count as one civil servant.
const TWO_FOR_ONE: i64 = 2;

/// The least numbers of posts below.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// So many in all.
    pub total: i64,
    /// Of these kinds,
    pub of: Kind,
    /// so many at the least.
    pub least: i64,
    /// Whether posts of the general type count, one for one.
    pub general: bool,
    /// Whether government employees and workers count, two for one.
    pub staff: bool,
    /// Asked of the second post of a group alone.
    #[serde(default)]
    pub second: bool,
}

/// The posts of which some must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// Any that counts.
    Anybody,
    /// Of the academic type.
    Academic,
    /// Civil servants.
    CivilServants,
}

/// How many posts are below, by kind, and whether the post is the second of its group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Of the academic type.
    pub academic: i64,
    /// Of the general type.
    pub general: i64,
    /// Government employees.
    pub employees: i64,
    /// Permanent workers counted like them.
    pub workers: i64,
    /// Whether the post is the second of its group.
    pub second: bool,
}

impl Heads {
    /// How many of these posts count in all. What is left over of two for one counts as nothing.
    pub const fn total_of(&self, counted: Counted) -> i64 {
        let mut total = counted.academic;
        if self.general {
            total = total.saturating_add(counted.general);
        }
        if self.staff {
            let staff = counted.employees.saturating_add(counted.workers);
            total = total.saturating_add(staff.div_euclid(TWO_FOR_ONE));
        }
        total
    }

    /// How many of them are of the kind of which some must be.
    pub const fn least_of(&self, counted: Counted) -> i64 {
        match self.of {
            Kind::Anybody => self.total_of(counted),
            Kind::Academic => counted.academic,
            Kind::CivilServants => counted.academic.saturating_add(counted.general),
        }
    }

    /// Whether there are enough; what is asked of the second post alone is no matter for the first.
    pub const fn reached(&self, counted: Counted) -> bool {
        (self.second && !counted.second)
            || (self.total_of(counted) >= self.total && self.least_of(counted) >= self.least)
    }
}
