//! The steps in which a case is filled.

use super::{Form, FormDef, PartDef};
use crate::base::PartId;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A part is filled: its place among the parts.
    Part(usize),
    /// The case is signed off, or reopened.
    Signing,
}

pub(super) fn steps(def: &FormDef) -> Vec<Step> {
    let mut steps = Vec::new();
    for (index, part) in def.parts.iter().enumerate() {
        steps.push(Step::Part(index));
        if def.signing.as_ref().is_some_and(|signing| signing.after == part.id) {
            steps.push(Step::Signing);
        }
    }
    steps
}

impl Form {
    /// The part that is filled in a step, counted from 0.
    pub fn part_at(&self, step: usize) -> Option<&PartDef> {
        match self.steps.get(step)? {
            Step::Part(index) => self.def.parts.get(*index),
            Step::Signing => None,
        }
    }

    /// The step in which a part is filled.
    pub fn step_of(&self, part: &PartId) -> Option<usize> {
        (0..self.steps.len()).find(|step| self.part_at(*step).is_some_and(|it| it.id == *part))
    }

    /// The step in which a case is signed off, where it ever is.
    pub fn signing_step(&self) -> Option<usize> {
        self.steps.iter().position(|step| *step == Step::Signing)
    }
}
