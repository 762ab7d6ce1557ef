//! What the score says of itself: targets, components, levels, groups.

use super::{Check, places, sum};
use crate::form::{ComponentDef, Problem, ScoreDef, ShownDef};

impl Check<'_> {
    pub(super) fn score(&mut self) {
        let def = self.def;
        let shown = def.parts.iter().filter(|part| part.shown == ShownDef::Scores).count();
        let Some(score) = &def.score else { return };
        if shown != 1 {
            self.report("score", Problem::ScoresShown(shown));
        }
        self.score_words(score);
        self.targets(score);
        self.criteria(score);
        self.groups(score);
        self.components(score);
    }

    fn score_words(&mut self, score: &ScoreDef) {
        for (place, words) in [
            ("score.component", &score.component),
            ("score.max", &score.max),
            ("score.points", &score.points),
            ("score.reason", &score.reason),
            ("score.level", &score.level),
            ("score.total", &score.total),
        ] {
            self.filled(place, words);
        }
        self.placeholder("score.range", &score.range, "{from}");
        self.placeholder("score.range", &score.range, "{to}");
        self.placeholder("score.out_of", &score.out_of, "{max}");
    }

    fn criteria(&mut self, score: &ScoreDef) {
        let Some(criteria) = &score.criteria else { return };
        for (place, words) in [
            ("score.criteria.heading", &criteria.heading),
            ("score.criteria.components_heading", &criteria.components_heading),
            ("score.criteria.thresholds_heading", &criteria.thresholds_heading),
        ] {
            self.filled(place, words);
        }
        self.placeholder("score.criteria.threshold", &criteria.threshold, "{level}");
        self.placeholder("score.criteria.threshold", &criteria.threshold, "{points}");
    }

    fn targets(&mut self, score: &ScoreDef) {
        self.unique(places(
            "score.targets",
            score.targets.iter().map(|target| target.level.as_str()),
        ));
        let max = sum(score.components.iter().map(|component| component.max));
        let mut below: Option<(Option<usize>, i64)> = None;
        for (index, target) in score.targets.iter().enumerate() {
            let place = format!("score.targets[{index}]");
            let rank = self.def.ladder.iter().position(|level| *level == target.level);
            if rank.is_none() {
                self.report(&place, Problem::TargetNotOnLadder(target.level.clone()));
            }
            if !(1..=max).contains(&target.threshold) {
                self.report(&place, Problem::ThresholdOutside(target.threshold));
            }
            if below.is_some_and(|(low, points)| rank <= low || target.threshold <= points) {
                self.report(&place, Problem::ThresholdsFall);
            }
            below = Some((rank, target.threshold));
        }
    }

    fn groups(&mut self, score: &ScoreDef) {
        let index_of = |id| score.components.iter().position(|component| component.id == id);
        for (index, group) in score.groups.iter().enumerate() {
            let place = format!("score.groups[{index}]");
            self.filled(&place, &group.heading);
            let mut members = Vec::new();
            for id in &group.components {
                match index_of(id.clone()) {
                    Some(index) => members.push(index),
                    None => self.report(&place, Problem::UnknownComponent(id.clone())),
                }
            }
            if members.windows(2).any(|pair| matches!(pair, [a, b] if a + 1 != *b)) {
                self.report(&place, Problem::GroupScattered);
            }
            let sum = sum(members.iter().filter_map(|at| score.components.get(*at)).map(|c| c.max));
            if sum != group.max {
                self.report(&place, Problem::GroupSum { sum, max: group.max });
            }
        }
    }

    fn components(&mut self, score: &ScoreDef) {
        self.unique(places("score.components", score.components.iter().map(|c| c.id.as_str())));
        if score.components.is_empty() {
            self.report("score.components", Problem::Empty);
        }
        let sum = sum(score.components.iter().map(|component| component.max));
        if let Some(max) = score.adds_up_to.filter(|max| *max != sum) {
            self.report("score.components", Problem::SumDiffers { sum, max });
        }
        for (index, component) in score.components.iter().enumerate() {
            self.component(&format!("score.components[{index}]"), component);
        }
    }

    fn component(&mut self, place: &str, component: &ComponentDef) {
        self.well_formed(place, component.id.as_str());
        self.filled(&format!("{place}.number"), &component.number);
        self.filled(&format!("{place}.name"), &component.name);
        let mut last: Option<i64> = None;
        for (index, level) in component.levels.iter().enumerate() {
            let place = format!("{place}.levels[{index}]");
            self.filled(&place, &level.words);
            if level.to < level.from {
                self.report(&place, Problem::RangeBackwards);
            }
            match last {
                Some(last) if level.from <= last => self.report(&place, Problem::RangeOverlaps),
                Some(last) if level.from > last.saturating_add(1) => {
                    self.report(&place, Problem::RangeGap);
                }
                _ => {}
            }
            last = Some(level.to);
        }
        match last {
            None => self.report(place, Problem::NoLevels),
            Some(to) if to != component.max => {
                self.report(place, Problem::LevelsMissMax { to, max: component.max });
            }
            Some(_) => {}
        }
    }
}
