//! A level of a position standard, as it stands on paper. The paper is Thai, whoever prints it.

use rust_i18n::t;

use super::standard::{level_of, standard_part};
use super::{Lang, standard_level};
use crate::base::{Moment, thai_number, to_thai_digits};
use crate::pdf::About;
use crate::sheet::Reading;
use crate::standards::{EntryDef, LevelDef, Part, Standard, entry_number, requirements};

const THAI: Lang = Lang::Thai;

/// What stands on the paper of a level.
pub fn standard_reading(standard: &Standard, level: &LevelDef) -> Vec<Reading> {
    let (def, locale) = (standard.def(), THAI.code());
    let heading = |part| Reading::Heading(standard_part(THAI, standard, part));
    let kind = t!("standard.type", locale = locale);
    let line = t!("standard.line", locale = locale);
    let mut all = vec![
        Reading::Title(level_of(THAI, standard, &level.level)),
        Reading::Below(def.source.clone()),
        Reading::Below(format!("{kind}{} {line}{}", def.kind, def.line)),
        Reading::Heading(t!("standard.nature", locale = locale).into_owned()),
        Reading::Paragraph(def.nature.clone()),
        heading(Part::MainDuty),
    ];
    all.extend(level.main_duty.iter().cloned().map(Reading::Paragraph));
    all.push(heading(Part::Duties));
    for (group, index) in level.groups.iter().zip(1..) {
        let number = to_thai_digits(&format!("{index}."));
        all.push(Reading::Heading(format!("{number} {}", group.title)));
        all.extend(group.text.iter().cloned().map(Reading::Paragraph));
        all.extend(group.items.iter().zip(1..).map(|(text, item)| Reading::Item {
            number: to_thai_digits(&format!("{index}.{item}")),
            depth: 1,
            text: text.clone(),
        }));
    }
    all.push(heading(Part::Qualifications));
    all.extend(level.qualifications_lead.iter().cloned().map(Reading::Paragraph));
    entries(&level.qualifications, "", 1, &mut all);
    for (part, needs) in Part::NEEDS.into_iter().zip(requirements(level)) {
        if needs.is_empty() {
            continue;
        }
        all.push(heading(part));
        all.extend(needs.iter().zip(1..).map(|(need, index)| {
            let rank = format!(" {}", thai_number(need.level.into()));
            let rank = standard_level(THAI, &rank);
            let number = to_thai_digits(&format!("{index}."));
            Reading::Item { number, depth: 1, text: format!("{} {rank}", need.name) }
        }));
    }
    all
}

fn entries(of: &[EntryDef], above: &str, depth: u8, into: &mut Vec<Reading>) {
    for (index, entry) in of.iter().enumerate() {
        let number = entry_number(above, index);
        into.push(Reading::Item { number: number.clone(), depth, text: entry.text.clone() });
        entries(&entry.items, &number, depth + 1, into);
    }
}

/// What the PDF of a level says of itself.
pub fn about_standard(standard: &Standard, level: &LevelDef, created: Moment) -> About<'static> {
    About {
        title: level_of(THAI, standard, &level.level),
        author: String::new(),
        subject: standard.def().source.clone(),
        created,
        attachment: None,
    }
}
