//! A standard as JSON.

use serde::Serialize;

use crate::standards::{EntryDef, GroupDef, LevelDef, RequirementDef, Standard, entry_number};

#[derive(Serialize)]
pub(super) struct Report<'a> {
    title: &'a str,
    r#type: &'a str,
    line: &'a str,
    nature: &'a str,
    levels: Vec<LevelReport<'a>>,
}

#[derive(Serialize)]
struct LevelReport<'a> {
    level: &'a str,
    main_duty: &'a [String],
    groups: Vec<GroupReport<'a>>,
    qualifications: Vec<String>,
    knowledge: Vec<Need<'a>>,
    skills: Vec<Need<'a>>,
    competencies: Competencies<'a>,
}

#[derive(Serialize)]
struct GroupReport<'a> {
    title: &'a str,
    items: &'a [String],
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Need<'a> {
    name: &'a str,
    level: u8,
}

#[derive(Serialize)]
struct Competencies<'a> {
    core: Vec<Need<'a>>,
    executive: Vec<Need<'a>>,
    line: Vec<Need<'a>>,
}

/// These levels of a standard.
pub(super) fn report<'a>(standard: &'a Standard, levels: &[&'a LevelDef]) -> Report<'a> {
    let def = standard.def();
    Report {
        title: &def.title,
        r#type: &def.kind,
        line: &def.line,
        nature: &def.nature,
        levels: levels.iter().map(|level| level_report(level)).collect(),
    }
}

fn level_report(level: &LevelDef) -> LevelReport<'_> {
    let kinds = &level.competencies;
    LevelReport {
        level: &level.level,
        main_duty: &level.main_duty,
        groups: level.groups.iter().map(group_report).collect(),
        qualifications: qualifications(&level.qualifications),
        knowledge: needs(&level.knowledge),
        skills: needs(&level.skills),
        competencies: Competencies {
            core: needs(&kinds.core),
            executive: needs(&kinds.executive),
            line: needs(&kinds.line),
        },
    }
}

fn group_report(group: &GroupDef) -> GroupReport<'_> {
    GroupReport { title: &group.title, items: &group.items, text: group.text.as_deref() }
}

fn needs(needs: &[RequirementDef]) -> Vec<Need<'_>> {
    needs.iter().map(|need| Need { name: &need.name, level: need.level }).collect()
}

/// An entry each, those below it on lines of their own, with their numbers.
pub(super) fn qualifications(entries: &[EntryDef]) -> Vec<String> {
    let numbered = |(index, entry): (usize, &EntryDef)| {
        let mut text = entry.text.clone();
        below(&entry.items, &entry_number("", index), &mut text);
        text
    };
    entries.iter().enumerate().map(numbered).collect()
}

fn below(entries: &[EntryDef], above: &str, text: &mut String) {
    for (index, entry) in entries.iter().enumerate() {
        let number = entry_number(above, index);
        for part in ["\n", &number, " ", &entry.text] {
            text.push_str(part);
        }
        below(&entry.items, &number, text);
    }
}
