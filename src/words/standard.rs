//! Position standards: their headings, what changed between two levels, what is wrong with a file.

use rust_i18n::t;

use super::Lang;
use crate::standards::{Change, Part, Standard, StandardError, StandardMistake};

/// The heading of a part. Some standards call the skills otherwise.
pub fn standard_part(lang: Lang, standard: &Standard, part: Part) -> String {
    match &standard.def().skills_title {
        Some(title) if part == Part::Skills && lang == Lang::Thai => title.clone(),
        _ => t!(format!("standard.part.{}", part.code()), locale = lang.code()).into_owned(),
    }
}

/// A level, with the word before it.
pub fn standard_level(lang: Lang, level: &str) -> String {
    t!("standard.level", locale = lang.code(), level = level).into_owned()
}

/// A level of the posts of a standard.
pub fn level_of(lang: Lang, standard: &Standard, level: &str) -> String {
    let title = standard.title();
    t!("standard.level_of", locale = lang.code(), title = title, level = level).into_owned()
}

/// What became of something.
pub fn change(lang: Lang, change: Change) -> String {
    t!(format!("standard.change.{}", change.code()), locale = lang.code()).into_owned()
}

/// Everything that is wrong with the file of a standard, a line each.
pub fn standard_error(lang: Lang, file: &str, error: &StandardError) -> Vec<String> {
    match error {
        StandardError::Syntax { line, column, what } => {
            vec![format!("{file}:{line}:{column}: {what}")]
        }
        StandardError::Mistakes(mistakes) => {
            mistakes.iter().map(|of| format!("{file}: {}", standard_mistake(lang, of))).collect()
        }
    }
}

/// One mistake, with its place.
pub fn standard_mistake(lang: Lang, mistake: &StandardMistake) -> String {
    let sentence = t!(
        format!("standard_mistake.{}", mistake.problem.code()),
        locale = lang.code(),
        subject = mistake.problem.subject()
    );
    format!("{}: {sentence}", mistake.place)
}
