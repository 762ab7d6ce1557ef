//! Whether the file of a standard is whole: all its mistakes at once.

use std::collections::BTreeSet;

use super::mistake::{StandardMistake, StandardProblem as Problem};
use super::standard::texts;
use super::{EntryDef, GroupDef, LevelDef, RequirementDef, StandardDef};

/// Every mistake of a standard, in the order of the file.
pub(super) fn check(def: &StandardDef) -> Vec<StandardMistake> {
    let mut found = Found(Vec::new());
    let StandardDef { source, kind, line, title, nature, skills_title, levels } = def;
    let head =
        [("source", source), ("type", kind), ("line", line), ("title", title), ("nature", nature)];
    for (place, words) in head.into_iter().chain(skills_title.iter().map(|w| ("skills_title", w))) {
        found.words(place, words);
    }
    found.list("levels", levels);
    let mut names = BTreeSet::new();
    for (index, level) in levels.iter().enumerate() {
        let place = format!("levels[{index}]");
        found.once(&format!("{place}.level"), &level.level, &mut names);
        found.level(&place, level);
    }
    found.0
}

struct Found(Vec<StandardMistake>);

impl Found {
    fn add(&mut self, place: &str, problem: Problem) {
        self.0.push(StandardMistake { place: place.to_owned(), problem });
    }

    fn words(&mut self, place: &str, words: &str) {
        if words.trim().is_empty() {
            self.add(place, Problem::Empty);
        }
    }

    fn list<T>(&mut self, place: &str, list: &[T]) {
        if list.is_empty() {
            self.add(place, Problem::Empty);
        }
    }

    fn once<'a>(&mut self, place: &str, name: &'a str, names: &mut BTreeSet<&'a str>) {
        self.words(place, name);
        if !names.insert(name) {
            self.add(place, Problem::Duplicate(name.to_owned()));
        }
    }

    fn level(&mut self, place: &str, level: &LevelDef) {
        self.list(&format!("{place}.main_duty"), &level.main_duty);
        for (index, text) in level.main_duty.iter().enumerate() {
            self.words(&format!("{place}.main_duty[{index}]"), text);
        }
        self.list(&format!("{place}.groups"), &level.groups);
        for (index, group) in level.groups.iter().enumerate() {
            self.group(&format!("{place}.groups[{index}]"), group);
        }
        if let Some(lead) = &level.qualifications_lead {
            self.words(&format!("{place}.qualifications_lead"), lead);
        }
        self.list(&format!("{place}.qualifications"), &level.qualifications);
        self.entries(&format!("{place}.qualifications"), &level.qualifications);
        self.requirements(&format!("{place}.knowledge"), &level.knowledge);
        self.requirements(&format!("{place}.skills"), &level.skills);
        let kinds = &level.competencies;
        self.requirements(&format!("{place}.competencies.core"), &kinds.core);
        self.requirements(&format!("{place}.competencies.executive"), &kinds.executive);
        self.requirements(&format!("{place}.competencies.line"), &kinds.line);
        for (index, doubt) in level.doubts.iter().enumerate() {
            let place = format!("{place}.doubts[{index}]");
            self.words(&format!("{place}.note"), &doubt.note);
            if doubt.at.trim().is_empty() || !texts(level).any(|text| text.contains(&doubt.at)) {
                self.add(&format!("{place}.at"), Problem::DoubtNowhere(doubt.at.clone()));
            }
        }
    }

    fn group(&mut self, place: &str, group: &GroupDef) {
        self.words(&format!("{place}.title"), &group.title);
        match &group.text {
            Some(_) if !group.items.is_empty() => self.add(place, Problem::ItemsAndText),
            Some(text) => self.words(&format!("{place}.text"), text),
            None => self.list(&format!("{place}.items"), &group.items),
        }
        for (index, item) in group.items.iter().enumerate() {
            self.words(&format!("{place}.items[{index}]"), item);
        }
    }

    fn entries(&mut self, place: &str, entries: &[EntryDef]) {
        for (index, entry) in entries.iter().enumerate() {
            let place = format!("{place}[{index}]");
            self.words(&format!("{place}.text"), &entry.text);
            self.entries(&format!("{place}.items"), &entry.items);
        }
    }

    fn requirements(&mut self, place: &str, requirements: &[RequirementDef]) {
        let mut names = BTreeSet::new();
        for (index, requirement) in requirements.iter().enumerate() {
            let place = format!("{place}[{index}]");
            self.once(&format!("{place}.name"), &requirement.name, &mut names);
            if !(1..=5).contains(&requirement.level) {
                self.add(&format!("{place}.level"), Problem::LevelOutside(requirement.level));
            }
        }
    }
}
