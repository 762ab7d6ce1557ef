//! What differs between two cases, field by field.

use std::collections::BTreeSet;

use super::{Answer, Case, Event};
use crate::base::FieldId;

/// One thing in which two cases differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The answers to a field.
    Answer {
        /// The field.
        field: FieldId,
        /// The answer of the one; `None` where it has none.
        one: Option<Answer>,
        /// The answer of the other.
        other: Option<Answer>,
    },
    /// The answers to a field that this version does not know, as they stand in the files.
    Unknown {
        /// The field's name in the files.
        field: String,
        /// What stands in the one.
        one: Option<String>,
        /// What stands in the other.
        other: Option<String>,
    },
    /// What became of them: signing off, reopening, bringing back.
    History {
        /// What befell the one and not the other, in order.
        one: Vec<Event>,
        /// What befell the other and not the one.
        other: Vec<Event>,
    },
    /// They are evaluations of two posts, or on two forms.
    Another,
}

/// Everything in which two cases differ; nothing, when saving either would lose nothing of the
/// other but the time at which it was saved.
pub fn differences(one: &Case, other: &Case) -> Vec<Difference> {
    let mut found = Vec::new();
    if (one.form(), one.edition(), one.id()) != (other.form(), other.edition(), other.id()) {
        found.push(Difference::Another);
    }
    let fields: BTreeSet<_> = one.answers().keys().chain(other.answers().keys()).collect();
    for field in fields {
        let answer = |case: &Case| case.answer(field.as_str()).cloned();
        let (one, other) = (answer(one), answer(other));
        if one != other {
            found.push(Difference::Answer { field: field.clone(), one, other });
        }
    }
    let fields: BTreeSet<_> = one.kept().keys().chain(other.kept().keys()).collect();
    for field in fields {
        let (one, other) = (one.kept().get(field), other.kept().get(field));
        if one != other {
            let (one, other) = (one.cloned(), other.cloned());
            found.push(Difference::Unknown { field: field.clone(), one, other });
        }
    }
    if (one.history(), one.signatures()) != (other.history(), other.signatures()) {
        let only = |of: &Case, not: &Case| {
            let new = of.history().iter().filter(|entry| !not.history().contains(entry));
            new.map(|entry| entry.event.clone()).collect()
        };
        found.push(Difference::History { one: only(one, other), other: only(other, one) });
    }
    found
}
