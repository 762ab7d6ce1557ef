//! `khangan standards` and `khangan standard`

mod compared;
mod report;
mod told;

use rust_i18n::t;
use serde::Serialize;

use super::outcome::{Outcome, Trouble};
use super::{Session, forms};
use crate::base::Query;
use crate::standards::{LevelDef, Standard, Standards};
use crate::words::Lang;

/// Lists the standards.
pub(super) fn standards(session: &Session, standards: &Standards, json: bool) -> Outcome {
    let reports: Vec<_> = standards.all().iter().map(Listed::of).collect();
    if json {
        return Outcome::text(forms::json(&reports));
    }
    let lines: Vec<_> = reports.iter().map(|one| one.line(session.lang)).collect();
    Outcome::lines(&lines)
}

#[derive(Serialize)]
struct Listed<'a> {
    title: &'a str,
    r#type: &'a str,
    line: &'a str,
    levels: Vec<&'a str>,
    source: &'a str,
}

impl<'a> Listed<'a> {
    fn of(standard: &'a Standard) -> Self {
        let def = standard.def();
        Self {
            title: &def.title,
            r#type: &def.kind,
            line: &def.line,
            levels: standard.ladder().collect(),
            source: &def.source,
        }
    }

    fn line(&self, lang: Lang) -> String {
        let kind = t!("standard.type", locale = lang.code());
        let levels = self.levels.join(", ");
        format!("{} – {kind}{}: {levels} – {}", self.title, self.r#type, self.source)
    }
}

/// Which standard is asked for, and what of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The title of the posts, or a part of it.
    pub title: String,
    /// The level.
    pub level: Option<String>,
    /// The level to compare it with.
    pub compare: Option<String>,
}

/// Tells of a standard, of one of its levels, or compares two.
pub(super) fn standard(
    session: &Session,
    standards: &Standards,
    asked: &Asked,
    json: bool,
) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let standard = find(standards, &asked.title, lang)?;
    let level = asked.level.as_deref().map(|name| find_level(standard, name, lang)).transpose()?;
    if let Some((old, other)) = level.zip(asked.compare.as_deref()) {
        let new = find_other(standards, standard, other, lang)?;
        return Ok(compared::compared(lang, (standard, old), new, json));
    }
    let levels: Vec<&LevelDef> = match level {
        Some(level) => vec![level],
        None => standard.levels().iter().collect(),
    };
    Ok(if json {
        Outcome::text(forms::json(&report::report(standard, &levels)))
    } else {
        Outcome::lines(&told::lines(lang, standard, &levels))
    })
}

/// The standard of this title, or the only one that has these words in its head.
fn find<'a>(standards: &'a Standards, title: &str, lang: Lang) -> Result<&'a Standard, Trouble> {
    if let Some(standard) = standards.titled(title) {
        return Ok(standard);
    }
    let hits = standards.search(&Query::new(title)).standards;
    let found: Vec<_> = hits.iter().filter_map(|at| standards.all().get(*at)).collect();
    let names = |of: &mut dyn Iterator<Item = &Standard>| -> String {
        of.map(Standard::title).collect::<Vec<_>>().join(", ")
    };
    let locale = lang.code();
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let known = names(&mut standards.all().iter());
            let sentence = t!("usage.unknown_title", locale = locale, title = title, known = known);
            Err(Trouble::failed(&sentence))
        }
        _ => {
            let known = names(&mut found.into_iter());
            let sentence =
                t!("usage.ambiguous_title", locale = locale, title = title, known = known);
            Err(Trouble::failed(&sentence))
        }
    }
}

fn find_level<'a>(standard: &'a Standard, name: &str, lang: Lang) -> Result<&'a LevelDef, Trouble> {
    standard.level(name).ok_or_else(|| {
        let known = standard.ladder().collect::<Vec<_>>().join(", ");
        let title = standard.title();
        let locale = lang.code();
        let sentence =
            t!("usage.unknown_level", locale = locale, title = title, level = name, known = known);
        Trouble::failed(&sentence)
    })
}

/// The level to compare with: of the same posts, or of others, whose title then stands before it.
fn find_other<'a>(
    standards: &'a Standards,
    standard: &'a Standard,
    name: &str,
    lang: Lang,
) -> Result<(&'a Standard, &'a LevelDef), Trouble> {
    match name.trim().rsplit_once(char::is_whitespace) {
        Some((title, level)) if standard.level(name).is_none() => {
            let other = find(standards, title, lang)?;
            Ok((other, find_level(other, level, lang)?))
        }
        _ => Ok((standard, find_level(standard, name, lang)?)),
    }
}
