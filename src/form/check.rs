//! Reads a form file for contradictions, and reports all of them at once.

use std::collections::BTreeSet;

use super::def::{
    BlockDef, ComponentDef, FormDef, GlossaryDef, GuidanceComponentDef, GuidanceDef, KindDef,
    PieceDef, TickBlankDef,
};
use super::{Control, Field, Mistake, Problem, bounds};
use crate::base::{ChoiceId, FieldId};

/// What every form adds up to.
const MAX_TOTAL: i64 = 100;

/// Every mistake of a form, in the order of the file.
pub(super) fn check(def: &FormDef, fields: &[Field]) -> Vec<Mistake> {
    let mut check = Check { def, fields, shown: BTreeSet::new(), mistakes: Vec::new() };
    check.words();
    check.targets();
    check.help();
    check.field_ids();
    check.components();
    check.groups();
    check.pages();
    if let Some(guidance) = &def.guidance {
        check.guidance(guidance);
    }
    if let Some(glossary) = &def.glossary {
        check.glossary(glossary);
    }
    check.mistakes
}

struct Check<'a> {
    def: &'a FormDef,
    fields: &'a [Field],
    /// The fields that stand on a page.
    shown: BTreeSet<&'a FieldId>,
    mistakes: Vec<Mistake>,
}

impl<'a> Check<'a> {
    fn report(&mut self, place: impl Into<String>, problem: Problem) {
        self.mistakes.push(Mistake { place: place.into(), problem });
    }

    fn field(&self, id: &FieldId) -> Option<&'a Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    fn filled(&mut self, place: &str, words: &str) {
        if words.trim().is_empty() {
            self.report(place, Problem::Empty);
        }
    }

    fn placeholder(&mut self, place: &str, words: &str, placeholder: &'static str) {
        if !words.contains(placeholder) {
            self.report(place, Problem::LacksPlaceholder(placeholder));
        }
    }

    fn words(&mut self) {
        let def = self.def;
        let score = &def.score;
        let criteria = &def.criteria;
        for (place, words) in [
            ("edition", &def.edition),
            ("annex", &def.annex),
            ("name", &def.name),
            ("title", &def.title),
            ("criteria.heading", &criteria.heading),
            ("criteria.components_heading", &criteria.components_heading),
            ("criteria.thresholds_heading", &criteria.thresholds_heading),
            ("score.component", &score.component),
            ("score.max", &score.max),
            ("score.points", &score.points),
            ("score.reason", &score.reason),
            ("score.level", &score.level),
            ("score.total", &score.total),
        ] {
            self.filled(place, words);
        }
        self.placeholder("criteria.threshold", &criteria.threshold, "{level}");
        self.placeholder("criteria.threshold", &criteria.threshold, "{points}");
        self.placeholder("score.range", &score.range, "{from}");
        self.placeholder("score.range", &score.range, "{to}");
        self.placeholder("score.out_of", &score.out_of, "{max}");
        self.well_formed("id", def.id.as_str());
    }

    /// Ids go into file names, commands and case files.
    fn well_formed(&mut self, place: &str, id: &str) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
        if id.is_empty() || !id.chars().all(good) {
            self.report(place, Problem::BadId(id.to_owned()));
        }
    }

    fn unique<'i>(&mut self, ids: impl Iterator<Item = (String, &'i str)>) {
        let mut seen = BTreeSet::new();
        for (place, id) in ids {
            if !seen.insert(id) {
                self.report(place, Problem::Duplicate(id.to_owned()));
            }
        }
    }

    fn targets(&mut self) {
        let def = self.def;
        self.unique(places("ladder", def.ladder.iter().map(ChoiceId::as_str)));
        self.unique(places("targets", def.targets.iter().map(|target| target.level.as_str())));
        if def.targets.is_empty() {
            self.report("targets", Problem::NoTargets);
        }
        let max = sum(def.components.iter().map(|component| component.max));
        let mut below: Option<(Option<usize>, i64)> = None;
        for (index, target) in def.targets.iter().enumerate() {
            let place = format!("targets[{index}]");
            let rank = def.ladder.iter().position(|level| *level == target.level);
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

    fn help(&mut self) {
        let def = self.def;
        let names: Vec<_> = def.help.iter().map(|help| format!("{:?}", help.section)).collect();
        self.unique(places("help", names.iter().map(String::as_str)));
        for (index, help) in def.help.iter().enumerate() {
            let place = format!("help[{index}]");
            if help.quotes.is_empty() {
                self.report(&place, Problem::Empty);
            }
            for (index, quote) in help.quotes.iter().enumerate() {
                let place = format!("{place}.quotes[{index}]");
                self.filled(&place, &quote.source);
                if quote.words.is_empty() || quote.words.iter().any(|of| of.trim().is_empty()) {
                    self.report(&place, Problem::Empty);
                }
            }
        }
    }

    fn field_ids(&mut self) {
        let def = self.def;
        for (index, field) in def.fields.iter().enumerate() {
            let place = format!("fields[{index}]");
            self.well_formed(&place, field.id.as_str());
            self.filled(&format!("{place}.label"), &field.label);
            if let KindDef::Choice(choices) = &field.kind {
                let at = format!("{place}.kind");
                self.unique(places(&at, choices.iter().map(|choice| choice.id.as_str())));
                for choice in choices {
                    self.filled(&at, &choice.label);
                }
            }
        }
        // The score's own fields come last here, so that a file's field that takes one of their
        // names is found too; their place is the component's.
        let own = places("fields", def.fields.iter().map(|field| field.id.as_str()));
        let scores: Vec<_> = self.fields.iter().filter(|field| self.derived(field)).collect();
        let scores = scores.iter().map(|field| ("components".to_owned(), field.id.as_str()));
        self.unique(own.chain(scores).collect::<Vec<_>>().into_iter());
        let labels: Vec<_> = def.fields.iter().map(|field| (&field.of, &field.label)).collect();
        for (index, label) in labels.iter().enumerate() {
            if labels.iter().take(index).any(|earlier| earlier == label) {
                self.report(format!("fields[{index}]"), Problem::Duplicate(label.1.clone()));
            }
        }
    }

    /// Whether the field follows from a component.
    fn derived(&self, field: &Field) -> bool {
        !self.def.fields.iter().any(|own| own.id == field.id && own.label == field.label)
    }

    fn components(&mut self) {
        let def = self.def;
        self.unique(places("components", def.components.iter().map(|c| c.id.as_str())));
        let sum = sum(def.components.iter().map(|component| component.max));
        if sum != MAX_TOTAL {
            self.report("components", Problem::SumNotHundred(sum));
        }
        for (index, component) in def.components.iter().enumerate() {
            self.component(&format!("components[{index}]"), component);
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

    fn groups(&mut self) {
        let def = self.def;
        let index_of = |id| def.components.iter().position(|component| component.id == id);
        for (index, group) in def.groups.iter().enumerate() {
            let place = format!("groups[{index}]");
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
            let sum = sum(members.iter().filter_map(|at| def.components.get(*at)).map(|c| c.max));
            if sum != group.max {
                self.report(&place, Problem::GroupSum { sum, max: group.max });
            }
        }
    }

    fn pages(&mut self) {
        let def = self.def;
        for (page, blocks) in def.pages.iter().enumerate() {
            for (block, def) in blocks.0.iter().enumerate() {
                self.block(&format!("pages[{page}][{block}]"), def);
            }
        }
        for (index, field) in def.fields.iter().enumerate() {
            if !field.screen_only && !self.shown.contains(&field.id) {
                let place = format!("fields[{index}]");
                self.report(place, Problem::FieldNotOnPage(field.id.clone()));
            }
        }
        let scores = def.pages.iter().any(|page| page.0.contains(&BlockDef::Scores));
        if let (false, Some(component)) = (scores, def.components.first()) {
            let field = FieldId::from(format!("score.{}.level", component.id));
            self.report("pages", Problem::FieldNotOnPage(field));
        }
    }

    fn block(&mut self, place: &str, block: &'a BlockDef) {
        match block {
            BlockDef::Title | BlockDef::Scores => {}
            BlockDef::Heading(words) => self.filled(place, words),
            BlockDef::Line(pieces) | BlockDef::Paragraph(pieces) => self.pieces(place, pieces),
            BlockDef::Lines { field, at_least } => {
                self.bind(place, field, is_text);
                if let Some(problem) = bounds::free_lines(*at_least) {
                    self.report(place, problem);
                }
            }
            BlockDef::Ticks { field, blanks } => {
                self.bind(place, field, is_choice);
                self.tick_blanks(place, field, blanks);
            }
            BlockDef::Signature { sign, name, office } => {
                self.filled(place, sign);
                self.bind(place, name, is_text);
                for pieces in office {
                    self.pieces(place, pieces);
                }
            }
        }
    }

    fn pieces(&mut self, place: &str, pieces: &'a [PieceDef]) {
        for piece in pieces {
            match piece {
                PieceDef::Words(words) if words.is_empty() => self.report(place, Problem::Empty),
                PieceDef::Words(_) => {}
                // A target level, too, is written on a dotted line.
                PieceDef::Blank(field) => self.bind(place, field, |_| true),
            }
        }
    }

    fn tick_blanks(&mut self, place: &str, field: &FieldId, blanks: &'a [TickBlankDef]) {
        let choices = match self.field(field).map(|field| &field.control) {
            Some(Control::Choice(choices)) => choices.as_slice(),
            _ => &[],
        };
        for blank in blanks {
            if !choices.iter().any(|choice| choice.id == blank.choice) {
                self.report(place, Problem::UnknownChoice(blank.choice.clone()));
            }
            self.bind(place, &blank.field, is_text);
        }
    }

    fn bind(&mut self, place: &str, id: &'a FieldId, fits: fn(&Control) -> bool) {
        self.shown.insert(id);
        match self.field(id) {
            None => self.report(place, Problem::UnknownField(id.clone())),
            Some(field) if !fits(&field.control) => {
                self.report(place, Problem::WrongKind(id.clone()));
            }
            Some(_) => {}
        }
    }

    fn guidance(&mut self, guidance: &GuidanceDef) {
        let lines: &[_] = match self.field(&guidance.field).map(|field| &field.control) {
            Some(Control::Choice(choices)) => choices,
            Some(_) => {
                self.report("guidance.field", Problem::WrongKind(guidance.field.clone()));
                &[]
            }
            None => {
                self.report("guidance.field", Problem::UnknownField(guidance.field.clone()));
                &[]
            }
        };
        let lines: Vec<_> = lines.iter().map(|choice| &choice.id).collect();
        for (index, component) in guidance.components.iter().enumerate() {
            self.guidance_component(&format!("guidance.components[{index}]"), component, &lines);
        }
    }

    fn guidance_component(
        &mut self,
        place: &str,
        guidance: &GuidanceComponentDef,
        lines: &[&ChoiceId],
    ) {
        let def = self.def;
        match def.components.iter().find(|component| component.id == guidance.component) {
            None => self.report(place, Problem::UnknownComponent(guidance.component.clone())),
            Some(component) if component.levels.len() != guidance.levels.len() => {
                self.report(place, Problem::GuidanceLevels);
            }
            Some(_) => {}
        }
        for (index, level) in guidance.levels.iter().enumerate() {
            let place = format!("{place}.levels[{index}]");
            for line in lines {
                if level.get(*line).is_none_or(|words| words.trim().is_empty()) {
                    self.report(&place, Problem::GuidanceLacks((*line).clone()));
                }
            }
            for line in level.keys().filter(|line| !lines.contains(line)) {
                self.report(&place, Problem::UnknownChoice(line.clone()));
            }
        }
    }

    fn glossary(&mut self, glossary: &GlossaryDef) {
        self.unique(places("glossary.entries", glossary.entries.iter().map(|e| e.term.as_str())));
        for (index, entry) in glossary.entries.iter().enumerate() {
            let place = format!("glossary.entries[{index}]");
            self.filled(&place, &entry.term);
            self.filled(&place, &entry.words.concat());
        }
    }
}

fn is_text(control: &Control) -> bool {
    matches!(control, Control::Line | Control::Paragraphs)
}

fn is_choice(control: &Control) -> bool {
    matches!(control, Control::Choice(_))
}

/// Ids with their places in a list.
fn places<'i>(
    list: &str,
    ids: impl Iterator<Item = &'i str>,
) -> impl Iterator<Item = (String, &'i str)> {
    ids.enumerate().map(move |(index, id)| (format!("{list}[{index}]"), id))
}

/// The sum of what a file says, whatever it says.
fn sum(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, i64::saturating_add)
}
