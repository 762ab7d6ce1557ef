//! Words looked for in all standards.

use super::passage::{Part, Passage, passages};
use super::{LevelDef, Standard};
use crate::base::{Haystack, Query};

/// So many passages are enough to choose from.
const ENOUGH: usize = 200;

/// Where some words stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The standards whose head has all the words: title, type, line, levels. By their places.
    pub standards: Vec<usize>,
    /// The passages that have them, in the order of the standards.
    pub passages: Vec<Hit>,
    /// Whether there are more passages than these.
    pub more: bool,
}

/// A passage that has all the words, those apart that its standard's title or level has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The standard, by its place.
    pub standard: usize,
    /// The level, by its place.
    pub level: usize,
    /// Which part of the level.
    pub part: Part,
    /// The number of the passage.
    pub number: String,
    /// Its words.
    pub text: String,
}

/// All standards, as they are looked through.
pub(super) struct Index(Vec<Indexed>);

struct Indexed {
    head: Haystack,
    /// Everything, to pass by at a glance what lacks a word.
    all: Haystack,
    levels: Vec<IndexedLevel>,
}

struct IndexedLevel {
    head: Haystack,
    texts: Haystack,
    /// Where each of the texts stands.
    passages: Vec<Hit>,
}

impl Index {
    pub(super) fn of(standards: &[Standard]) -> Self {
        Self(standards.iter().enumerate().map(|(at, one)| Indexed::of(at, one)).collect())
    }

    pub(super) fn search(&self, query: &Query) -> Hits {
        if query.is_empty() {
            return Hits::default();
        }
        let words = query.searcher();
        let heads = self.0.iter().enumerate().filter(|(_, one)| words.finds(&one.head));
        let levels = self.0.iter().filter(|one| words.finds(&one.all)).flat_map(|one| &one.levels);
        let found = levels.flat_map(|level| {
            let found = words.finds_below(&level.texts, &level.head);
            found.filter_map(|at| level.passages.get(at))
        });
        let mut passages: Vec<Hit> = found.take(ENOUGH + 1).cloned().collect();
        let more = passages.len() > ENOUGH;
        passages.truncate(ENOUGH);
        Hits { standards: heads.map(|(at, _)| at).collect(), passages, more }
    }
}

impl Indexed {
    fn of(at: usize, standard: &Standard) -> Self {
        let def = standard.def();
        let head = [&def.title, &def.kind, &def.line].map(String::as_str);
        let levels: Vec<_> = standard.levels().iter().enumerate().collect();
        let texts =
            levels.iter().flat_map(|(_, level)| passages(level).into_iter().map(|p| p.text));
        Self {
            head: Haystack::of(head.into_iter().chain(standard.ladder())),
            all: Haystack::of(head.into_iter().chain(standard.ladder()).chain(texts)),
            levels: levels
                .into_iter()
                .map(|(of, level)| IndexedLevel::of(at, standard, of, level))
                .collect(),
        }
    }
}

impl IndexedLevel {
    fn of(standard_at: usize, standard: &Standard, level_at: usize, level: &LevelDef) -> Self {
        let passages = passages(level);
        let texts = Haystack::of(passages.iter().map(|passage| passage.text));
        let hit = |passage: Passage<'_>| Hit {
            standard: standard_at,
            level: level_at,
            part: passage.part,
            number: passage.number,
            text: passage.text.to_owned(),
        };
        Self {
            head: Haystack::of([standard.title(), level.level.as_str()]),
            texts,
            passages: passages.into_iter().map(hit).collect(),
        }
    }
}
