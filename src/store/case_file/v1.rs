//! Format 1, as it stands on the disk.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use ron::value::RawValue;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A file of format 1.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    pub format: u32,
    pub form: String,
    pub edition: String,
    pub id: String,
    pub created: String,
    pub modified: String,
    pub answers: Answers,
    #[serde(default)]
    pub signed: Vec<SignOff>,
    #[serde(default)]
    pub history: Vec<Event>,
}

/// What a newer format most likely still has.
#[derive(Debug, Deserialize)]
pub(super) struct Newer {
    pub form: String,
    pub edition: String,
    pub id: String,
    pub created: String,
    pub modified: String,
    pub answers: Answers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignOff {
    pub at: String,
    pub name: String,
    pub office: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Event {
    Signed { at: String, name: String, office: String },
    Reopened { at: String, name: String, reason: String },
}

/// Field id to answer, each as it stands in the file until the form says how to read it.
#[derive(Debug, Default)]
pub(super) struct Answers(pub BTreeMap<String, Box<RawValue>>);

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswersVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers by field id")
    }

    /// A field answered twice is a mistake: to take either would lose the other.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut answers = BTreeMap::new();
        while let Some((field, answer)) = map.next_entry::<String, Box<RawValue>>()? {
            match answers.entry(field) {
                Entry::Vacant(place) => {
                    place.insert(answer);
                }
                Entry::Occupied(taken) => {
                    return Err(A::Error::custom(format!("{} is answered twice", taken.key())));
                }
            }
        }
        Ok(Answers(answers))
    }
}
