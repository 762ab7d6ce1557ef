//! Which passage answers best.
//!
//! What a word counts for follows from how few passages have it, as in BM25; the figures below were
//! chosen by hand, and `tests/it/circular.rs` holds them to twenty questions.

use std::collections::BTreeMap;

use memchr::memmem;

use super::index::Index;
use super::query::{Query, Term};
use super::{Hit, index::unspaced};
use crate::circular::{Circulars, Kind};

/// How soon more of the same word stops counting.
const SATURATION: f32 = 1.2;
/// How much a long passage is held against its words.
const LENGTH: f32 = 0.5;
/// A word in what the passage stands right below, against one in itself.
const ABOVE: f32 = 0.55;
/// A word farther up, or in the title of the part.
const FARTHER: f32 = 0.35;
/// Half of the words close together: what that adds at most.
const CLOSE: f32 = 0.4;
/// Words are close when they stand within so many letters.
const WITHIN: f32 = 60.0;
/// A heading that has the words itself.
const HEADING: f32 = 1.15;
/// How hard a missing word is held against a passage.
const COVERAGE: i32 = 2;
/// What was typed, word for word, adds this much.
const QUOTED: f32 = 2.0;
/// A passage whose item was named.
const NAMED: f32 = 8.0;
/// A word that is nowhere is held against all alike, and so little.
const NOWHERE: f32 = 0.3;
/// No more are given back: nobody reads on.
const MOST: usize = 100;

impl Index {
    /// The passages that answer, the best first; of two as good, the earlier.
    pub fn search(&self, circulars: &Circulars, query: &Query) -> Vec<Hit> {
        let found: Vec<_> = query.terms.iter().map(|term| Found::of(self, term)).collect();
        let whole: f32 = found.iter().map(|found| found.worth).sum();
        let quoted = if query.terms.len() > 1 { self.places(&query.all) } else { Vec::new() };
        let named = query.items.join(" ");
        let named = unspaced(&named);
        let mut hits: Vec<_> = (0..self.lengths.len())
            .filter_map(|id| {
                let score = self.score(circulars, &found, whole, id)?;
                let quoted = quoted.binary_search_by_key(&id, |(passage, _)| *passage).is_ok();
                Some((id, score * if quoted { QUOTED } else { 1.0 }))
            })
            .map(|(passage, score)| Hit { passage, score })
            .collect();
        if !named.is_empty() {
            name(circulars, &named, whole, &mut hits);
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
        hits.truncate(MOST);
        hits
    }

    fn score(&self, circulars: &Circulars, found: &[Found], whole: f32, id: usize) -> Option<f32> {
        let passage = circulars.passage(id)?;
        let mut score = 0.0;
        let mut covered = 0.0;
        let mut own_words = 0;
        let mut first_places = Vec::new();
        for word in found {
            let own = word.own(id);
            let parents = passage
                .above
                .iter()
                .rev()
                .zip(std::iter::once(ABOVE).chain(std::iter::repeat(FARTHER)));
            let above = parents.map(|(above, share)| word.own(*above) * share).fold(0.0, f32::max);
            let lead = passage.lead.map_or(0.0, |lead| word.own(lead) * ABOVE);
            let above = above.max(lead);
            let title = match word.titles.contains(&passage.part) {
                true if passage.above.is_empty() => ABOVE,
                true => FARTHER,
                false => 0.0,
            };
            let best = own.max(above).max(title);
            if own > 0.0 {
                own_words += 1;
                first_places.push(word.places_in(id));
            }
            covered += word.worth * best.min(1.0);
            score += word.worth * best;
        }
        if own_words == 0 || whole <= 0.0 {
            return None;
        }
        let length = self.lengths.get(id).copied().unwrap_or_default();
        let longer = ratio(length, self.usual.max(1));
        score /= 1.0 - LENGTH * 0.5 + LENGTH * 0.5 * longer.clamp(0.3, 3.0);
        score *= (covered / whole).powi(COVERAGE);
        score *= 1.0 + CLOSE * closeness(&first_places);
        if passage.kind == Kind::Heading {
            score *= HEADING;
        }
        Some(score)
    }
}

/// Adds to those whose item was named, and brings in those that have none of the words.
fn name(circulars: &Circulars, named: &[u8], whole: f32, hits: &mut Vec<Hit>) {
    for (id, passage) in circulars.passages().iter().enumerate() {
        if passage.item.is_empty() || unspaced(&passage.item) != named {
            continue;
        }
        // What is numbered so itself, not what stands below it.
        let own = !passage
            .above
            .iter()
            .any(|above| circulars.passage(*above).is_some_and(|above| above.item == passage.item));
        let more = whole.max(1.0) * if own { NAMED } else { 1.0 };
        match hits.iter_mut().find(|hit| hit.passage == id) {
            Some(hit) => hit.score += more,
            None => hits.push(Hit { passage: id, score: more }),
        }
    }
}

/// Where one word was found.
struct Found {
    /// What having it is worth: the fewer passages have it, the more.
    worth: f32,
    /// Passage by passage: how much of it, and where.
    places: BTreeMap<usize, (f32, Vec<usize>)>,
    /// The parts that have it in their titles.
    titles: Vec<usize>,
}

impl Found {
    fn of(index: &Index, term: &Term) -> Self {
        let mut found = Self { worth: 0.0, places: BTreeMap::new(), titles: Vec::new() };
        let all = index.lengths.len();
        for (way, share) in &term.ways {
            let places = index.places(way);
            // The word itself decides, where it is found at all.
            if !places.is_empty() && found.worth <= 0.0 {
                let passages = places.chunk_by(|a, b| a.0 == b.0).count();
                found.worth = rarity(passages, all);
            }
            for (passage, at) in places {
                let (much, all) = found.places.entry(passage).or_default();
                *much = much.max(*share);
                all.push(at);
            }
            let titled = index.titles.iter().enumerate();
            let titled = titled.filter(|(_, title)| memmem::find(title, way).is_some());
            found.titles.extend(titled.map(|(part, _)| part));
        }
        for (much, at) in found.places.values_mut() {
            let times = ratio(at.len(), 1);
            *much *= times * (SATURATION + 1.0) / (times + SATURATION);
        }
        if found.worth <= 0.0 {
            found.worth = rarity(0, all) * NOWHERE;
        }
        found
    }

    fn own(&self, passage: usize) -> f32 {
        self.places.get(&passage).map_or(0.0, |(much, _)| *much)
    }

    fn places_in(&self, passage: usize) -> &[usize] {
        self.places.get(&passage).map_or(&[], |(_, at)| at.as_slice())
    }
}

/// What a word is worth that so many passages of all have.
fn rarity(passages: usize, all: usize) -> f32 {
    let (has, lacks) = (ratio(passages, 1), ratio(all.saturating_sub(passages), 1));
    ((lacks + 0.5) / (has + 0.5) + 1.0).ln()
}

/// From 0, far apart or alone, to 1: how close the words stand.
fn closeness(places: &[&[usize]]) -> f32 {
    let Some((first, others)) = places.split_first().filter(|(_, others)| !others.is_empty())
    else {
        return 0.0;
    };
    let nearest = |at: usize| -> f32 {
        let gap = |word: &&[usize]| word.iter().map(|other| other.abs_diff(at)).min().unwrap_or(0);
        let gaps: usize = others.iter().map(gap).sum();
        WITHIN / (WITHIN + ratio(gaps, others.len()))
    };
    first.iter().map(|at| nearest(*at)).fold(0.0, f32::max)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and letters")]
fn ratio(a: usize, b: usize) -> f32 {
    a as f32 / b as f32
}
