//! What went wrong with a file, and what to do.

use rust_i18n::t;

use super::{Lang, shown, visible};
use crate::pdf::EmbeddedCaseError;
use crate::store::{CaseFileError, Failure, FailureKind, OpenError};

/// What the disk did not do, and what to do now.
pub fn failure(lang: Lang, failure: &Failure) -> String {
    said("failure", lang, failure)
}

/// The same in few words, where something else was done all the same.
pub(super) fn why(lang: Lang, failure: &Failure) -> String {
    said("why", lang, failure)
}

fn said(kind: &str, lang: Lang, failure: &Failure) -> String {
    let key = format!("{kind}.{}", failure.kind.code());
    let path = shown(&failure.path);
    if failure.kind == FailureKind::Other {
        let source = failure.source.to_string();
        t!(&key, locale = lang.code(), path = path, source = source).into_owned()
    } else {
        t!(&key, locale = lang.code(), path = path).into_owned()
    }
}

/// Why a file does not open as a case.
pub fn open_error(lang: Lang, path: &str, error: &OpenError) -> String {
    match error {
        OpenError::Failure(of) => failure(lang, of),
        OpenError::CaseFile(error) => case_file_error(lang, path, error),
    }
}

/// Why a PDF gives no case.
pub fn embedded_case_error(lang: Lang, path: &str, error: EmbeddedCaseError) -> String {
    let path = visible(path);
    let key = match error {
        EmbeddedCaseError::None => "pdf.no_case",
        EmbeddedCaseError::Several => "pdf.several_cases",
        EmbeddedCaseError::Encrypted => "pdf.encrypted",
        EmbeddedCaseError::Damaged => "pdf.damaged",
        EmbeddedCaseError::TooLarge => "failure.too_large",
    };
    t!(key, locale = lang.code(), path = path).into_owned()
}

fn case_file_error(lang: Lang, path: &str, error: &CaseFileError) -> String {
    let (locale, path) = (lang.code(), visible(path));
    match error {
        CaseFileError::Garbled { line, column, .. } => t!(
            "case_file.garbled",
            locale = locale,
            path = path,
            line = lang.count(*line),
            column = lang.count(*column)
        ),
        CaseFileError::WrongValue(entry) => {
            t!("case_file.wrong_value", locale = locale, path = path, entry = entry)
        }
        CaseFileError::Newer(format) => {
            t!("case_file.newer", locale = locale, path = path, format = format)
        }
    }
    .into_owned()
}
