//! What keeps the officer's work safe: who has a file open, what was not saved, what was set aside.

use rust_i18n::t;

use super::failure::why;
use super::{Lang, failure, shown, visible};
use crate::store::{Failure, FailureKind, Holder, SaveError, SaveWarning, SettingsWarning};

/// Who has a file open, and what to do.
pub fn held_by(lang: Lang, path: &str, holder: &Holder, silent: bool) -> String {
    let (locale, path) = (lang.code(), visible(path));
    let Holder { user, machine, process, since } = holder;
    let (user, machine) = (visible(user), visible(machine));
    let Some(since) = since.map(|since| lang.moment(since)) else {
        return t!("safety.held", locale = locale, path = path).into_owned();
    };
    if user.is_empty() && machine.is_empty() {
        return t!("safety.held_since", locale = locale, since = since, path = path).into_owned();
    }
    // Its number is what the system's own list of programs shows.
    let process = process.to_string();
    let key = if silent { "safety.held_silent" } else { "safety.held_by" };
    t!(
        key,
        locale = locale,
        user = user,
        machine = machine,
        process = process,
        since = since,
        path = path
    )
    .into_owned()
}

/// Why a case was not saved, and what to do.
pub fn save_error(lang: Lang, path: &str, error: &SaveError) -> String {
    match error {
        SaveError::Failure(of) => failure(lang, of),
        SaveError::Changed => {
            t!("safety.changed", locale = lang.code(), path = visible(path)).into_owned()
        }
    }
}

/// What did not work while a case was saved.
pub fn save_warning(lang: Lang, save_warning: &SaveWarning) -> String {
    let (key, of) = match save_warning {
        SaveWarning::NotKept(of) => ("safety.not_kept", of),
        SaveWarning::NotSettled(of) => ("safety.not_settled", of),
    };
    t!(key, locale = lang.code(), why = why(lang, of)).into_owned()
}

/// What of the settings could not be read.
pub fn settings_warning(lang: Lang, warning: &SettingsWarning) -> String {
    let locale = lang.code();
    match warning {
        SettingsWarning::BadKey(key) => t!("safety.bad_key", locale = locale, key = key),
        SettingsWarning::Damaged { lines } => {
            t!("safety.settings_damaged", locale = locale, lines = lang.count(*lines))
        }
        SettingsWarning::Unreadable(of) => {
            t!("safety.settings_unreadable", locale = locale, why = why(lang, of))
        }
        SettingsWarning::SetAside(path) => {
            t!("safety.set_aside", locale = locale, path = shown(path))
        }
    }
    .into_owned()
}

/// Why no recovery copy is being kept.
pub fn not_copied(lang: Lang, of: &Failure) -> String {
    t!("safety.not_copied", locale = lang.code(), why = why(lang, of)).into_owned()
}

/// Who has a file open that can only be looked at meanwhile.
pub fn view_held(lang: Lang, holder: &Holder, stale: bool) -> String {
    let locale = lang.code();
    let Holder { user, machine, process: _, since } = holder;
    let (user, machine) = (visible(user), visible(machine));
    let Some(since) = since.map(|since| lang.moment(since)) else {
        return t!("safety.view_held_unknown", locale = locale).into_owned();
    };
    if user.is_empty() && machine.is_empty() {
        return t!("safety.view_held_since", locale = locale, since = since).into_owned();
    }
    let key = if stale { "safety.view_stale" } else { "safety.view_held" };
    t!(key, locale = locale, user = user, machine = machine, since = since).into_owned()
}

/// Why a file can only be looked at where it is.
pub fn view_only(lang: Lang, of: &Failure) -> String {
    let locale = lang.code();
    if of.kind == FailureKind::ReadOnlyFile {
        t!("safety.view_marked", locale = locale).into_owned()
    } else if of.kind.forbids_writing() {
        t!("safety.view_place", locale = locale).into_owned()
    } else {
        t!("safety.view_no_lock", locale = locale, why = why(lang, of)).into_owned()
    }
}
