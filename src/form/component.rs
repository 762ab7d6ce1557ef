//! The components of the score.

use super::{ComponentDef, FormDef, LevelDef};
use crate::base::FieldId;

/// One component of the score, with the fields that follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// What the form file says of it.
    pub def: ComponentDef,
    /// The field of its level.
    pub level: FieldId,
    /// The field of its points.
    pub points: FieldId,
    /// The field of its reason.
    pub reason: FieldId,
}

impl Component {
    /// The level with this number, from 1.
    pub fn level(&self, number: i64) -> Option<&LevelDef> {
        usize::try_from(number.checked_sub(1)?).ok().and_then(|index| self.def.levels.get(index))
    }

    /// The number of the level whose range holds these points.
    pub fn level_of(&self, points: i64) -> Option<i64> {
        self.def
            .levels
            .iter()
            .zip(1..)
            .find_map(|(level, number)| (level.from..=level.to).contains(&points).then_some(number))
    }

    /// The fewest points that any level gives.
    pub fn min(&self) -> i64 {
        self.def.levels.iter().map(|level| level.from).min().unwrap_or(0)
    }
}

pub(super) fn components(def: &FormDef) -> Vec<Component> {
    let field = |component: &ComponentDef, part: &str| {
        FieldId::from(format!("score.{}.{part}", component.id))
    };
    let components = def.score.iter().flat_map(|score| &score.components);
    components
        .map(|component| Component {
            level: field(component, "level"),
            points: field(component, "points"),
            reason: field(component, "reason"),
            def: component.clone(),
        })
        .collect()
}
