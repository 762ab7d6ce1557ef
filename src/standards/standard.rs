//! A standard that is whole, and what follows from it.

use super::check::check;
use super::{EntryDef, LevelDef, RequirementDef, StandardDef, StandardError};
use crate::base::to_thai_digits;

/// A position standard: checked, and never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard(StandardDef);

impl Standard {
    /// The standard that this describes, unless it has mistakes.
    pub fn new(def: StandardDef) -> Result<Self, StandardError> {
        let mistakes = check(&def);
        if mistakes.is_empty() { Ok(Self(def)) } else { Err(StandardError::Mistakes(mistakes)) }
    }

    /// The file as it stands.
    pub fn def(&self) -> &StandardDef {
        &self.0
    }

    /// The title of the posts.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// Its levels, lowest first.
    pub fn levels(&self) -> &[LevelDef] {
        &self.0.levels
    }

    /// The names of its levels, lowest first.
    pub fn ladder(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.levels.iter().map(|level| level.level.as_str())
    }

    /// The level of this name, with or without the word before it.
    pub fn level(&self, name: &str) -> Option<&LevelDef> {
        self.rank(name).and_then(|rank| self.0.levels.get(rank))
    }

    /// How high the level of this name is, from 0.
    pub fn rank(&self, name: &str) -> Option<usize> {
        let name = bare(name);
        self.ladder().position(|level| level == name)
    }
}

/// The name of a level without the word "level" and spaces before it.
fn bare(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix(crate::base::LEVEL_WORD).unwrap_or(name).trim_start()
}

/// The standard that this file describes.
pub fn read_standard(text: &str) -> Result<Standard, StandardError> {
    let def: StandardDef = ron::from_str(text).map_err(|error| StandardError::Syntax {
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    })?;
    Standard::new(def)
}

/// One duty of a level: a numbered item, or the one paragraph of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty<'a> {
    /// Its group, from 0.
    pub group: usize,
    /// The item of the group, from 0; `None` for the paragraph.
    pub item: Option<usize>,
    /// The title of its group.
    pub title: &'a str,
    /// Its words.
    pub text: &'a str,
}

impl Duty<'_> {
    /// Its number as printed: of the item, or of the group where there are no items.
    pub fn number(&self) -> String {
        let group = self.group + 1;
        to_thai_digits(&match self.item {
            Some(item) => format!("{group}.{}", item + 1),
            None => format!("{group}."),
        })
    }
}

/// The duties of a level, in order.
pub fn duties(level: &LevelDef) -> impl Iterator<Item = Duty<'_>> {
    level.groups.iter().enumerate().flat_map(|(group, def)| {
        let title = def.title.as_str();
        let items = def.items.iter().enumerate();
        let items = items.map(move |(item, text)| Duty { group, item: Some(item), title, text });
        items.chain(def.text.iter().map(move |text| Duty { group, item: None, title, text }))
    })
}

/// What a level needs, kind by kind: knowledge, skills, and the three kinds of competencies.
pub fn requirements(level: &LevelDef) -> [&[RequirementDef]; 5] {
    let kinds = &level.competencies;
    [&level.knowledge, &level.skills, &kinds.core, &kinds.executive, &kinds.line]
}

/// Every text of a level.
pub(super) fn texts(level: &LevelDef) -> impl Iterator<Item = &str> {
    let groups = level.groups.iter().map(|group| group.title.as_str());
    let needs = requirements(level).into_iter().flatten().map(|need| need.name.as_str());
    let main = level.main_duty.iter().chain(&level.qualifications_lead).map(String::as_str);
    main.chain(groups)
        .chain(duties(level).map(|duty| duty.text))
        .chain(entry_texts(&level.qualifications))
        .chain(needs)
}

/// The texts of entries and of theirs, in order.
fn entry_texts(entries: &[EntryDef]) -> Vec<&str> {
    let mut texts = Vec::new();
    for entry in entries {
        texts.push(entry.text.as_str());
        texts.extend(entry_texts(&entry.items));
    }
    texts
}
