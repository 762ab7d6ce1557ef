//! A standard in lines, as it is printed.

use rust_i18n::t;

use crate::base::{thai_number, to_thai_digits};
use crate::standards::{EntryDef, LevelDef, Part, Standard, entry_number, requirements};
use crate::words::{self, Lang};

/// These levels of a standard.
pub(super) fn lines(lang: Lang, standard: &Standard, levels: &[&LevelDef]) -> Vec<String> {
    let (def, locale) = (standard.def(), lang.code());
    let mut lines = vec![
        def.title.clone(),
        def.source.clone(),
        format!("{}: {}", t!("standard.type", locale = locale), def.kind),
        format!("{}: {}", t!("standard.line", locale = locale), def.line),
        format!("{}: {}", t!("standard.nature", locale = locale), def.nature),
    ];
    for level in levels {
        lines.push(String::new());
        lines.push(words::level_of(lang, standard, &level.level));
        level_lines(lang, standard, level, &mut lines);
    }
    lines
}

fn level_lines(lang: Lang, standard: &Standard, level: &LevelDef, lines: &mut Vec<String>) {
    let heading = |part| words::standard_part(lang, standard, part);
    lines.push(heading(Part::MainDuty));
    lines.extend(level.main_duty.iter().map(|text| format!("  {text}")));
    lines.push(heading(Part::Duties));
    for (group_at, group) in level.groups.iter().enumerate() {
        let group_number = group_at + 1;
        lines.push(to_thai_digits(&format!("  {group_number}. ")) + &group.title);
        for (at, item) in group.items.iter().enumerate() {
            lines.push(to_thai_digits(&format!("    {group_number}.{} ", at + 1)) + item);
        }
        lines.extend(group.text.iter().map(|text| format!("    {text}")));
    }
    lines.push(heading(Part::Qualifications));
    lines.extend(level.qualifications_lead.iter().map(|text| format!("  {text}")));
    entry_lines(&level.qualifications, "", 1, lines);
    for (part, needs) in Part::NEEDS.into_iter().zip(requirements(level)) {
        if needs.is_empty() {
            continue;
        }
        lines.push(heading(part));
        lines.extend(needs.iter().enumerate().map(|(at, need)| {
            let rank = words::standard_level(lang, &format!(" {}", number(lang, need.level)));
            format!("  {} {} – {rank}", to_thai_digits(&format!("{}.", at + 1)), need.name)
        }));
    }
    lines.extend(level.doubts.iter().map(|doubt| {
        let (at, note) = (&doubt.at, &doubt.note);
        t!("standard.doubt", locale = lang.code(), at = at, note = note).into_owned()
    }));
}

fn entry_lines(entries: &[EntryDef], above: &str, depth: usize, lines: &mut Vec<String>) {
    for (index, entry) in entries.iter().enumerate() {
        let number = entry_number(above, index);
        lines.push(format!("{}{number} {}", "  ".repeat(depth), entry.text));
        entry_lines(&entry.items, &number, depth + 1, lines);
    }
}

/// A level of something that is needed, in the digits of the language.
pub(super) fn number(lang: Lang, level: u8) -> String {
    match lang {
        Lang::Thai => thai_number(level.into()),
        Lang::English => level.to_string(),
    }
}
