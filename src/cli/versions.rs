//! `khangan versions`

use std::path::Path;

use rust_i18n::t;
use serde::Serialize;

use super::outcome::{Outcome, Trouble};
use super::{Session, cases};
use crate::case::{Case, RestoredFrom, Restoring, differences};
use crate::store::{Opened, Over, Version};
use crate::words::{self, Lang};

/// Lists what a case once was, or brings one of it back.
pub(super) fn versions(
    session: &Session,
    path: &Path,
    restore: Option<usize>,
    json: bool,
) -> Result<Outcome, Trouble> {
    let Session { store, forms, lang, .. } = session;
    let trouble = |failure| Trouble::failure(*lang, &failure);
    if let Some(number) = restore {
        return bring_back(session, path, number);
    }
    let versions = store.versions(path, forms).map_err(trouble)?;
    let now = store.open(path, forms);
    let now = match &now {
        Ok((opened, _)) => Some(opened.case()),
        // Without the file its versions are all there is.
        Err(_) if !versions.is_empty() => None,
        Err(error) => {
            let shown = words::shown(path);
            return Err(Trouble::failed(&words::open_error(*lang, &shown, error)));
        }
    };
    let rows = (1..).zip(&versions).map(|(number, version)| Row::of(number, version, now));
    if json {
        return Ok(Outcome::text(super::forms::json(&rows.collect::<Vec<_>>())));
    }
    if versions.is_empty() {
        return Ok(Outcome::line(&t!(
            "versions.none",
            locale = lang.code(),
            path = words::shown(path)
        )));
    }
    Ok(Outcome::lines(&rows.map(|row| row.line(*lang)).collect::<Vec<_>>()))
}

fn bring_back(session: &Session, path: &Path, number: usize) -> Result<Outcome, Trouble> {
    let Session { store, forms, lang, .. } = session;
    let locale = lang.code();
    let _lock = cases::lock_name(session, path)?;
    let versions =
        store.versions(path, forms).map_err(|failure| Trouble::failure(*lang, &failure))?;
    let version = number.checked_sub(1).and_then(|index| versions.get(index));
    let version = version.ok_or_else(|| {
        let (number, count) = (lang.count(number), lang.count(versions.len()));
        let shown = words::shown(path);
        let key = "versions.no_such";
        Trouble::failed(&t!(key, locale = locale, number = number, count = count, path = shown))
    })?;
    if let Err(error) = &version.content {
        let shown = words::shown(&version.file);
        return Err(Trouble::failed(&words::open_error(*lang, &shown, error)));
    }
    let complaints = restore(session, path, version)?;
    let at = version.saved().map(|at| lang.moment(at)).unwrap_or_default();
    let done = t!(
        "versions.restored",
        locale = locale,
        number = lang.count(number),
        at = at,
        path = words::shown(path)
    );
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

/// Puts a version's answers into the file; the file's history goes on. Where the file holds no case
/// any more, the version is all there is.
fn restore(session: &Session, path: &Path, version: &Version) -> Result<Vec<String>, Trouble> {
    let Session { store, forms, lang, now, user, .. } = session;
    let state = version.content.as_ref().ok().map(Opened::case);
    let (case, stamp) = match store.open(path, forms) {
        Ok((Opened::Case(case), stamp)) => (case, stamp),
        // What this version of the program does not understand may be signed off.
        Ok((Opened::ReadOnly(it), _)) => {
            let shown = words::shown(path);
            return Err(Trouble::failed(&words::read_only(*lang, &shown, &it.why)));
        }
        Err(_no_case) => {
            let saved = store.restore(version, path, Over::Anything);
            return cases::saved_with(*lang, path, saved);
        }
    };
    let form = forms.find(case.form().as_str(), case.edition());
    let (Some(form), Some(state)) =
        (form, state.filter(|state| state.form() == case.form() && state.id() == case.id()))
    else {
        // Another case once had this name.
        if let Some(signed) = case.signed() {
            return Err(Trouble::not_right(&words::signed_stays(*lang, signed)));
        }
        let saved = store.restore(version, path, Over::Known(&stamp));
        return cases::saved_with(*lang, path, saved);
    };
    let from = RestoredFrom::Version;
    let restoring = Restoring { at: *now, name: user.clone(), from, saved: state.modified() };
    let mut restored = case
        .restored(form, state, restoring, user)
        .map_err(|signed| Trouble::not_right(&words::signed_stays(*lang, &signed)))?;
    restored.saved_at(*now);
    cases::saved_with(*lang, path, store.save(path, &restored, Over::Known(&stamp)))
}

/// Removes everything that is kept of a case beside its file.
pub(super) fn forget(session: &Session, path: &Path) -> Result<Outcome, Trouble> {
    let Session { store, forms, lang, .. } = session;
    let _lock = cases::lock_name(session, path)?;
    let removed = store.forget(path, forms).map_err(|failure| Trouble::failure(*lang, &failure))?;
    let (locale, count) = (lang.code(), lang.count(removed));
    Ok(Outcome::line(&t!(
        "versions.forgotten",
        locale = locale,
        count = count,
        path = words::shown(path)
    )))
}

/// One version, as it is listed.
#[derive(Serialize)]
struct Row {
    number: usize,
    kind: &'static str,
    /// Whether it can be brought back.
    readable: bool,
    saved: Option<String>,
    /// In how many places it differs from what stands in the file.
    differences: Option<usize>,
    #[serde(skip)]
    at: Option<crate::base::Moment>,
}

impl Row {
    fn of(number: usize, version: &Version, now: Option<&Case>) -> Self {
        let case = version.content.as_ref().ok().map(Opened::case);
        let at = version.saved();
        Self {
            number,
            kind: version.kind.code(),
            readable: case.is_some(),
            saved: at.map(|at| at.to_string()),
            differences: case.zip(now).map(|(case, now)| differences(case, now).len()),
            at,
        }
    }

    fn line(&self, lang: Lang) -> String {
        let locale = lang.code();
        let number = lang.count(self.number);
        let Some(at) = self.at else {
            return t!("versions.unreadable", locale = locale, number = number).into_owned();
        };
        let key = format!("versions.{}", self.kind);
        let head = t!(key, locale = locale, number = number, at = lang.moment(at));
        match self.differences {
            Some(count) => {
                let count = lang.count(count);
                format!("{head}, {}", t!("versions.differs", locale = locale, count = count))
            }
            None => head.into_owned(),
        }
    }
}
