//! The routes by which a post may be set at a level: the conditions of the circular, and the least
//! numbers of posts below, of `forms/tables`.
//!
//! **Invariant:** pure. It says what is shown and what is not, and decides nothing: the committee
//! does.

mod def;
mod heads;

use std::sync::LazyLock;

pub use def::*;
pub use heads::{Counted, Heads, Kind};

impl Routes {
    /// The routes built in.
    pub fn built_in() -> &'static Self {
        static ROUTES: LazyLock<Routes> = LazyLock::new(read);
        &ROUTES
    }

    /// The route with this id.
    pub fn route(&self, id: &str) -> Option<&Route> {
        self.routes.iter().find(|route| route.id == id)
    }

    /// The routes whose ids begin with one of these.
    pub fn beginning<'a>(&'a self, with: &'a [String]) -> impl Iterator<Item = &'a Route> {
        let begins = |route: &&Route| with.iter().any(|with| route.id.starts_with(with.as_str()));
        self.routes.iter().filter(begins)
    }
}

impl Route {
    /// Whether it leads to this level.
    pub fn leads_to(&self, level: &str) -> bool {
        self.levels.iter().any(|known| known == level)
    }

    /// What tells a condition from those of every other route.
    pub fn full_id(&self, condition: &Condition) -> String {
        format!("{}.{}", self.id, condition.id)
    }

    /// The conditions that are met, given those that were ticked. One with others below it is met
    /// when it is ticked itself, or when as many of those are as the circular asks for.
    pub fn met<'a>(&'a self, ticked: &impl Fn(&str) -> bool) -> Vec<&'a Condition> {
        let met = |condition: &&Condition| self.is_met(condition, ticked);
        self.conditions.iter().filter(met).collect()
    }

    /// The conditions that must be met and are not. Of those below one that asks for some of them,
    /// none must.
    pub fn open<'a>(&'a self, ticked: &impl Fn(&str) -> bool) -> Vec<&'a Condition> {
        let open = |condition: &&Condition| {
            !self.is_met(condition, ticked) && !self.is_one_of_some(condition)
        };
        self.conditions.iter().filter(open).collect()
    }

    fn is_met(&self, condition: &Condition, ticked: &impl Fn(&str) -> bool) -> bool {
        if ticked(&self.full_id(condition)) {
            return true;
        }
        let below: Vec<_> = self.below(condition).collect();
        let met = below.iter().filter(|below| self.is_met(below, ticked)).count();
        !below.is_empty() && met >= condition.needs.unwrap_or(below.len())
    }

    /// The conditions directly below another.
    fn below<'a>(&'a self, condition: &'a Condition) -> impl Iterator<Item = &'a Condition> {
        let inside = format!("{}.", condition.id);
        self.conditions
            .iter()
            .filter(move |of| of.level == condition.level + 1 && of.id.starts_with(&inside))
    }

    fn is_one_of_some(&self, condition: &Condition) -> bool {
        self.conditions.iter().any(|above| {
            above.needs.is_some() && self.below(above).any(|below| below.id == condition.id)
        })
    }
}

#[expect(clippy::panic, reason = "the file is part of the program, and a test reads it")]
fn read() -> Routes {
    match ron::from_str(include_str!("../../forms/tables/eligibility.ron")) {
        Ok(routes) => routes,
        Err(error) => panic!("the table of routes is wrong: {error}"),
    }
}
