//! How a command ends.

use crate::form::FormError;
use crate::standards::StandardError;
use crate::store::Failure;
use crate::words::{self, Lang};

/// The exit code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The case or the answer is not right.
    NotRight,
    /// Wrong usage, or a file that cannot be read or written.
    Failed,
}

impl From<Exit> for u8 {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => 0,
            Exit::NotRight => 1,
            Exit::Failed => 2,
        }
    }
}

/// A command that did what it was asked; what it found may still be not right.
pub(super) struct Outcome {
    /// What it prints.
    pub text: String,
    /// What it could not do, while it did the rest.
    pub complaints: String,
    /// How it exits.
    pub exit: Exit,
}

impl Outcome {
    pub(super) fn text(text: String) -> Self {
        Self { text, complaints: String::new(), exit: Exit::Done }
    }

    pub(super) fn line(line: &str) -> Self {
        Self::lines(&[line])
    }

    /// What could not be done, while the rest was, a sentence each.
    pub(super) fn with_complaints(self, complaints: &[String]) -> Self {
        Self { complaints: whole_lines(complaints), ..self }
    }

    pub(super) fn lines(lines: &[impl AsRef<str>]) -> Self {
        Self::text(whole_lines(lines))
    }
}

/// A command that did nothing.
pub(super) struct Trouble {
    /// Why.
    pub text: String,
    /// How it exits.
    pub exit: Exit,
}

impl Trouble {
    /// Wrong usage, or a file that cannot be read or written.
    pub(super) fn failed(sentence: &str) -> Self {
        Self { text: whole_lines(&[sentence]), exit: Exit::Failed }
    }

    /// The case or the answer is not right.
    pub(super) fn not_right(sentence: &str) -> Self {
        Self::not_right_lines(&[sentence])
    }

    /// The case or the answer is not right, for these reasons.
    pub(super) fn not_right_lines(lines: &[impl AsRef<str>]) -> Self {
        Self { text: whole_lines(lines), exit: Exit::NotRight }
    }

    pub(super) fn failure(lang: Lang, failure: &Failure) -> Self {
        Self::failed(&words::failure(lang, failure))
    }

    pub(super) fn forms(lang: Lang, errors: &[(String, FormError)]) -> Self {
        let lines: Vec<_> =
            errors.iter().flat_map(|(file, error)| words::form_error(lang, file, error)).collect();
        Self { text: whole_lines(&lines), exit: Exit::Failed }
    }

    pub(super) fn standards(lang: Lang, errors: &[(String, StandardError)]) -> Self {
        let lines: Vec<_> = errors
            .iter()
            .flat_map(|(file, error)| words::standard_error(lang, file, error))
            .collect();
        Self { text: whole_lines(&lines), exit: Exit::Failed }
    }
}

/// Each on a line of its own. What a file or a command line holds must not break the line, nor
/// speak to the terminal.
pub(super) fn whole_lines(lines: &[impl AsRef<str>]) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let line = |line: &str| -> String { line.trim_end().chars().map(plain).collect() };
    let plain_lines = lines.iter().map(|text| line(text.as_ref()));
    plain_lines.flat_map(|text| [words::visible(&text).into_owned(), "\n".to_owned()]).collect()
}
