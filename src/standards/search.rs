//! Words looked for in all standards.

use super::passage::{Part, passages};
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
    passages: Vec<(Haystack, Hit)>,
}

impl Index {
    pub(super) fn of(standards: &[Standard]) -> Self {
        Self(standards.iter().enumerate().map(|(at, one)| Indexed::of(at, one)).collect())
    }

    pub(super) fn search(&self, query: &Query) -> Hits {
        let mut hits = Hits::default();
        if query.is_empty() {
            return hits;
        }
        let words = query.searcher();
        for (at, standard) in self.0.iter().enumerate() {
            if words.finds(&standard.head) {
                hits.standards.push(at);
            }
            if hits.more || !words.finds(&standard.all) {
                continue;
            }
            let passages = standard.levels.iter().flat_map(|level| {
                level.passages.iter().filter(|(own, _)| words.finds_with(own, &level.head))
            });
            for (_, hit) in passages {
                if hits.passages.len() == ENOUGH {
                    hits.more = true;
                    break;
                }
                hits.passages.push(hit.clone());
            }
        }
        hits
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
        let hits = passages(level).into_iter().map(|passage| {
            let hit = Hit {
                standard: standard_at,
                level: level_at,
                part: passage.part,
                number: passage.number,
                text: passage.text.to_owned(),
            };
            (Haystack::of([passage.text]), hit)
        });
        Self {
            head: Haystack::of([standard.title(), level.level.as_str()]),
            passages: hits.collect(),
        }
    }
}
