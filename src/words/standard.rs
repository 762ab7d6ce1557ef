//! Position standards: their headings, what changed between two levels, what is wrong with a file.

use rust_i18n::t;

use super::Lang;
use crate::drafting::{DraftWords, Misfit};
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

/// What of a standard does not fit a case.
pub fn misfit(lang: Lang, standard: &Standard, misfit: &Misfit) -> String {
    let (locale, title) = (lang.code(), standard.title());
    match misfit {
        Misfit::Type => {
            let kind = &standard.def().kind;
            t!("misfit.type", locale = locale, title = title, kind = kind).into_owned()
        }
        Misfit::Level(level) => {
            let known = standard.ladder().collect::<Vec<_>>().join(", ");
            t!("misfit.level", locale = locale, title = title, level = level, known = known)
                .into_owned()
        }
    }
}

/// The words of a draft of what changed between two levels. The paper is Thai, whoever drafts it.
pub fn draft_words(names: &[String; 2]) -> DraftWords {
    let locale = Lang::Thai.code();
    let word = |key: &str| t!(key, locale = locale).into_owned();
    let [old, new] = names;
    DraftWords {
        mark: t!("draft.mark", locale = locale, old = old, new = new).into_owned(),
        changed: word("draft.changed"),
        new: word("draft.new"),
        gone: word("draft.gone"),
        before: word("draft.before"),
        after: word("draft.after"),
    }
}
