//! What is left out of a question, and what its words are called in the circular: `questions.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("questions.txt")));

/// The words that come with the program.
pub(super) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// The words of `questions.txt`.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Words that only ask.
    pub dropped: BTreeSet<&'static str>,
    /// What everyday words are called in the circular.
    pub same: BTreeMap<&'static str, Vec<&'static str>>,
}

impl Vocabulary {
    fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        let mut part = "";
        for line in file.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.starts_with('[') {
                part = line;
            } else if part == "[dropped]" {
                out.dropped.extend(line.split_whitespace());
            } else if let Some((everyday, official)) = line.split_once('=') {
                out.same.insert(everyday.trim(), official.split_whitespace().collect());
            }
        }
        out
    }

    /// The longest everyday phrase that a text begins with.
    pub fn phrase_at(&self, text: &str) -> Option<(&'static str, &[&'static str])> {
        let known = self.same.iter().filter(|(phrase, _)| text.starts_with(**phrase));
        known
            .max_by_key(|(phrase, _)| phrase.len())
            .map(|(phrase, same)| (*phrase, same.as_slice()))
    }
}
