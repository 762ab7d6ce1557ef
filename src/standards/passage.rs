//! A standard as passages: what can be found, copied, put somewhere.

use super::standard::{duties, requirements};
use super::{EntryDef, LevelDef};
use crate::base::to_thai_digits;

/// Which part of a level a passage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The main duty.
    MainDuty,
    /// The duties.
    Duties,
    /// The qualifications.
    Qualifications,
    /// The knowledge.
    Knowledge,
    /// The skills.
    Skills,
    /// The competencies that everybody needs.
    Core,
    /// The competencies of executives.
    Executive,
    /// The competencies of the line of work.
    Line,
}

impl Part {
    /// What a level needs, in the order of [`requirements`].
    pub const NEEDS: [Self; 5] =
        [Self::Knowledge, Self::Skills, Self::Core, Self::Executive, Self::Line];

    /// The key of its heading; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::MainDuty => "main_duty",
            Self::Duties => "duties",
            Self::Qualifications => "qualifications",
            Self::Knowledge => "knowledge",
            Self::Skills => "skills",
            Self::Core => "core",
            Self::Executive => "executive",
            Self::Line => "line",
        }
    }
}

/// One passage of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Which part it is of.
    pub part: Part,
    /// Its number as printed; empty where it has none.
    pub number: String,
    /// Its words.
    pub text: &'a str,
}

/// The passages of a level, in the order in which they stand.
pub(super) fn passages(level: &LevelDef) -> Vec<Passage<'_>> {
    let plain = |part, text| Passage { part, number: String::new(), text };
    let mut passages: Vec<Passage<'_>> =
        level.main_duty.iter().map(|text| plain(Part::MainDuty, text.as_str())).collect();
    passages.extend(duties(level).map(|duty| Passage {
        part: Part::Duties,
        number: duty.number(),
        text: duty.text,
    }));
    let lead = level.qualifications_lead.iter();
    passages.extend(lead.map(|text| plain(Part::Qualifications, text.as_str())));
    entries(&level.qualifications, "", &mut passages);
    for (part, needs) in Part::NEEDS.into_iter().zip(requirements(level)) {
        passages.extend(needs.iter().enumerate().map(|(index, need)| {
            let number = to_thai_digits(&format!("{}.", index + 1));
            Passage { part, number, text: &need.name }
        }));
    }
    passages
}

fn entries<'a>(entries_def: &'a [EntryDef], above: &str, into: &mut Vec<Passage<'a>>) {
    for (index, entry) in entries_def.iter().enumerate() {
        let number = entry_number(above, index);
        into.push(Passage {
            part: Part::Qualifications,
            number: number.clone(),
            text: &entry.text,
        });
        entries(&entry.items, &number, into);
    }
}

/// The number of an entry below the one with this number: `๑.`, `๑.๒`, `(๓)`.
pub fn entry_number(above: &str, index: usize) -> String {
    let own = index + 1;
    to_thai_digits(&match above.strip_suffix('.') {
        Some(first) => format!("{first}.{own}"),
        None if above.is_empty() => format!("{own}."),
        None => format!("({own})"),
    })
}
