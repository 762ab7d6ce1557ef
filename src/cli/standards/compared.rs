//! Two levels, compared: in lines, or as JSON.

use serde::Serialize;

use super::told::number;
use crate::cli::forms;
use crate::cli::outcome::Outcome;
use crate::standards::{
    Change, Duty, EntryDef, LevelDef, Pair, Part, RequirementDef, Standard, compare,
};
use crate::words::{self, Lang};

#[derive(Serialize)]
struct Report<'a> {
    from: LevelName<'a>,
    to: LevelName<'a>,
    main_duty: Vec<Text<'a>>,
    duties: Vec<DutyPair<'a>>,
    qualifications: Vec<Text<'a>>,
    knowledge: Vec<Need<'a>>,
    skills: Vec<Need<'a>>,
    competencies: Competencies<'a>,
}

#[derive(Serialize)]
struct LevelName<'a> {
    title: &'a str,
    level: &'a str,
}

#[derive(Serialize)]
struct Text<'a> {
    change: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

#[derive(Serialize)]
struct DutyPair<'a> {
    change: &'static str,
    old: Option<DutyReport<'a>>,
    new: Option<DutyReport<'a>>,
}

#[derive(Serialize)]
struct DutyReport<'a> {
    number: String,
    group: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Need<'a> {
    change: &'static str,
    name: &'a str,
    old: Option<u8>,
    new: Option<u8>,
}

#[derive(Serialize)]
struct Competencies<'a> {
    core: Vec<Need<'a>>,
    executive: Vec<Need<'a>>,
    line: Vec<Need<'a>>,
}

/// Compares two levels.
pub(super) fn compared(
    lang: Lang,
    (old_standard, old): (&Standard, &LevelDef),
    (new_standard, new): (&Standard, &LevelDef),
    json: bool,
) -> Outcome {
    let comparison = compare(old, new);
    let [knowledge, skills, core, executive, line] = &comparison.needs;
    if json {
        return Outcome::text(forms::json(&Report {
            from: LevelName { title: old_standard.title(), level: &old.level },
            to: LevelName { title: new_standard.title(), level: &new.level },
            main_duty: texts(&comparison.main_duty, |text| text),
            duties: comparison.duties.iter().map(duty_pair).collect(),
            qualifications: texts(&comparison.qualifications, |entry: &EntryDef| &entry.text),
            knowledge: needs(knowledge),
            skills: needs(skills),
            competencies: Competencies {
                core: needs(core),
                executive: needs(executive),
                line: needs(line),
            },
        }));
    }
    let head = |standard: &Standard, level: &LevelDef| {
        format!("{} ({})", words::level_of(lang, standard, &level.level), standard.def().source)
    };
    let mut lines = vec![head(old_standard, old), format!("→ {}", head(new_standard, new))];
    let mut section = |part, told: Vec<String>| {
        if !told.is_empty() {
            lines.push(String::new());
            lines.push(words::standard_part(lang, new_standard, part));
            lines.extend(told);
        }
    };
    let plain = |text: &&str| (*text).to_owned();
    section(Part::MainDuty, told(lang, &comparison.main_duty, plain));
    let duty = |duty: &Duty<'_>| format!("{} {}", duty.number(), duty.text);
    section(Part::Duties, told(lang, &comparison.duties, duty));
    let entry = |entry: &&EntryDef| entry.text.clone();
    section(Part::Qualifications, told(lang, &comparison.qualifications, entry));
    for (part, needs) in Part::NEEDS.into_iter().zip(&comparison.needs) {
        section(part, needs.iter().map(|pair| need_line(lang, pair)).collect());
    }
    Outcome::lines(&lines)
}

/// A line each, or two where something reads otherwise now.
fn told<T>(lang: Lang, pairs: &[Pair<T>], text: impl Fn(&T) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    for pair in pairs {
        let what = words::change(lang, pair.change);
        let (old, new) = (pair.old.as_ref().map(&text), pair.new.as_ref().map(&text));
        match (pair.change, old, new) {
            (Change::Changed, Some(old), Some(new)) => {
                lines.push(format!("~ [{what}] {old}"));
                lines.push(format!("  → {new}"));
            }
            (Change::Gone, Some(text), _) => lines.push(format!("- [{what}] {text}")),
            (Change::New, _, Some(text)) => lines.push(format!("+ [{what}] {text}")),
            (_, old, new) => lines.extend(new.or(old).map(|text| format!("= [{what}] {text}"))),
        }
    }
    lines
}

fn need_line(lang: Lang, pair: &Pair<&RequirementDef>) -> String {
    let level = |need: Option<&RequirementDef>| {
        need.map_or_else(|| "–".to_owned(), |need| number(lang, need.level))
    };
    let sign = match pair.change {
        Change::Same => "=",
        Change::Changed => "~",
        Change::New => "+",
        Change::Gone => "-",
    };
    let name = pair.new.or(pair.old).map_or("", |need| need.name.as_str());
    format!("{sign} {name}: {} → {}", level(pair.old), level(pair.new))
}

fn texts<'a, T: Copy>(pairs: &[Pair<T>], text: impl Fn(T) -> &'a str) -> Vec<Text<'a>> {
    let report = |pair: &Pair<T>| Text {
        change: pair.change.code(),
        old: pair.old.map(&text),
        new: pair.new.map(&text),
    };
    pairs.iter().map(report).collect()
}

fn duty_pair<'a>(pair: &Pair<Duty<'a>>) -> DutyPair<'a> {
    let report =
        |duty: Duty<'a>| DutyReport { number: duty.number(), group: duty.title, text: duty.text };
    DutyPair { change: pair.change.code(), old: pair.old.map(report), new: pair.new.map(report) }
}

fn needs<'a>(pairs: &[Pair<&'a RequirementDef>]) -> Vec<Need<'a>> {
    let report = |pair: &Pair<&'a RequirementDef>| Need {
        change: pair.change.code(),
        name: pair.new.or(pair.old).map_or("", |need| &need.name),
        old: pair.old.map(|need| need.level),
        new: pair.new.map(|need| need.level),
    };
    pairs.iter().map(report).collect()
}
