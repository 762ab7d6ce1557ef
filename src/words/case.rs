//! What became of a case: locks, signing off, reopening, history.

use rust_i18n::t;

use super::{Lang, finding, severity};
use crate::appraisal::SignError;
use crate::case::{EditError, Event, EventError, Locked, SignOff};
use crate::form::{Field, Form};
use crate::store::ReadOnlyWhy;

/// Why a locked field does not change: since when, and by whom.
pub fn locked(lang: Lang, form: &Form, locked: &Locked) -> String {
    let label = form
        .field(locked.field.as_str())
        .map_or_else(|| locked.field.to_string(), Field::full_label);
    t!(
        "case.locked",
        locale = lang.code(),
        label = label,
        at = lang.moment(locked.by.at),
        name = locked.by.name,
        office = locked.by.office
    )
    .into_owned()
}

/// Why an edit changed nothing.
pub fn edit_error(lang: Lang, form: &Form, error: &EditError) -> String {
    match error {
        EditError::Locked(by) => locked(lang, form, by),
        EditError::NoSuchField(field) | EditError::WrongKind(field) => {
            t!("case.no_such_field", locale = lang.code(), field = field, form = form.id())
                .into_owned()
        }
        EditError::NoSuchRow { field, row } => {
            let row = lang.count(*row);
            t!("case.no_such_row", locale = lang.code(), field = field, row = row).into_owned()
        }
        EditError::TooLong { field, most } => {
            let label = form.field(field.as_str()).map(Field::full_label);
            let label = label.unwrap_or_else(|| field.to_string());
            t!("case.too_long", locale = lang.code(), label = label, most = lang.count(*most))
                .into_owned()
        }
        EditError::TooMuch { most } => {
            t!("case.too_much", locale = lang.code(), most = lang.count(*most)).into_owned()
        }
    }
}

/// Why a case is not signed off or reopened.
pub fn event_error(lang: Lang, error: &EventError) -> String {
    match error {
        EventError::AlreadySigned(by) => already_signed(lang, by),
        EventError::NotSigned => t!("case.not_signed", locale = lang.code()).into_owned(),
        EventError::TooLong(most) => {
            t!("case.remark_too_long", locale = lang.code(), most = lang.count(*most)).into_owned()
        }
    }
}

/// Why a case cannot be signed off: a sentence, and what stands in the way, a line each.
pub fn sign_error(lang: Lang, form: &Form, error: &SignError) -> Vec<String> {
    match error {
        SignError::NeverSigned => {
            vec![t!("case.never_signed", locale = lang.code()).into_owned()]
        }
        SignError::AlreadySigned(by) => vec![already_signed(lang, by)],
        SignError::NameOrOfficeEmpty => {
            vec![t!("case.name_or_office_empty", locale = lang.code()).into_owned()]
        }
        SignError::Findings(findings) => {
            let head =
                t!("case.not_ready", locale = lang.code(), count = lang.count(findings.len()));
            let line = |of| format!("  {}: {}", severity_of(lang, of), finding(lang, form, of));
            std::iter::once(head.into_owned()).chain(findings.iter().map(line)).collect()
        }
    }
}

/// Why a case opens only to be looked at.
pub fn read_only(lang: Lang, path: &str, why: &ReadOnlyWhy) -> String {
    let locale = lang.code();
    match why {
        ReadOnlyWhy::NewerFormat(format) => {
            t!("case_file.newer", locale = locale, path = path, format = format)
        }
        ReadOnlyWhy::UnknownForm(form) => {
            t!("case_file.unknown_form", locale = locale, path = path, form = form)
        }
        ReadOnlyWhy::UnknownEdition { form, edition } => t!(
            "case_file.unknown_edition",
            locale = locale,
            path = path,
            form = form,
            edition = edition
        ),
        ReadOnlyWhy::TooMuch { most } => {
            t!("case_file.too_much", locale = locale, path = path, most = lang.count(*most))
        }
    }
    .into_owned()
}

/// What can be done where the form of a case is not there.
pub fn get_form(lang: Lang) -> String {
    t!("formless.get", locale = lang.code()).into_owned()
}

/// One line of a case's history.
pub fn history_line(lang: Lang, event: &Event) -> String {
    match event {
        Event::Signed(by) => t!(
            "case.history_signed",
            locale = lang.code(),
            at = lang.moment(by.at),
            name = by.name,
            office = by.office
        ),
        Event::Reopened(by) => t!(
            "case.history_reopened",
            locale = lang.code(),
            at = lang.moment(by.at),
            name = by.name,
            reason = by.reason
        ),
        Event::Restored(by) => t!(
            format!("case.history_restored_{}", by.from.as_str()),
            locale = lang.code(),
            at = lang.moment(by.at),
            name = by.name,
            saved = lang.moment(by.saved)
        ),
    }
    .into_owned()
}

/// Why a state with other locked answers cannot be put in the place of a case that is signed off.
pub fn signed_stays(lang: Lang, by: &SignOff) -> String {
    t!(
        "case.signed_stays",
        locale = lang.code(),
        at = lang.moment(by.at),
        name = by.name,
        office = by.office
    )
    .into_owned()
}

fn already_signed(lang: Lang, by: &SignOff) -> String {
    t!(
        "case.already_signed",
        locale = lang.code(),
        at = lang.moment(by.at),
        name = by.name,
        office = by.office
    )
    .into_owned()
}

fn severity_of(lang: Lang, finding: &crate::appraisal::Finding) -> String {
    severity(lang, finding.severity())
}
