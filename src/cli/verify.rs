//! `khangan verify`

use std::path::Path;

use rust_i18n::t;

use super::outcome::{Outcome, Trouble};
use super::{Session, cases};
use crate::appraisal::{State, appraise};
use crate::case::{Seal, read_code};
use crate::document::{self, Document};
use crate::store;
use crate::words;

/// Says whether a case, the PDF that carries it and the code on paper agree.
pub(super) fn verify(
    session: &Session,
    path: &Path,
    typed: Option<&str>,
) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let (locale, shown) = (lang.code(), words::shown(path));
    let typed = typed
        .map(|typed| {
            read_code(typed).ok_or_else(|| {
                let typed = words::visible(typed);
                Trouble::failed(&t!("verify.no_code", locale = locale, typed = typed))
            })
        })
        .transpose()?;
    let document = cases::look(session, path)?;
    let Document { case, form, .. } = &document;
    let disagrees = |key: &str| Trouble::not_right(&t!(key, locale = locale, path = shown));
    let state = appraise(form, case).state;
    let by = match (state, case.signed()) {
        (State::Signed, Some(by)) if case.seal(form) == Seal::Sound => by,
        (State::Signed, _) => return Err(disagrees("verify.old")),
        (State::Altered, _) => return Err(disagrees("verify.altered")),
        (State::Draft, _) => return Err(disagrees("verify.draft")),
    };
    let code = case.code(form);
    if let Some(typed) = typed.filter(|typed| *typed != code) {
        let key = "verify.other_code";
        let other = t!(key, locale = locale, typed = typed, code = code, path = shown);
        return Err(Trouble::not_right(&other));
    }
    let bytes = store::read_bytes(path).map_err(|failure| Trouble::failure(lang, &failure))?;
    if document::is_pdf(&bytes) && !document::pages_agree(&bytes, &document) {
        return Err(disagrees("verify.pages_differ"));
    }
    let agrees = t!(
        "verify.agrees",
        locale = locale,
        name = by.name,
        office = by.office,
        at = lang.moment(by.at),
        code = code,
        path = shown
    );
    Ok(Outcome::line(&agrees))
}
