//! What is wrong with a command line, in one sentence.

use rust_i18n::t;

use super::COMMANDS;
use crate::cli::outcome::Trouble;
use crate::words::Lang;

/// A command line that is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct UsageError {
    /// The language to say so in.
    pub(super) lang: Lang,
    /// The command, where that much was understood.
    pub(super) command: Option<String>,
    /// What is wrong.
    pub(super) wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    UnknownCommand(String),
    UnknownOption(String),
    UnknownLanguage(String),
    UnknownRenderer(String),
    Lacks(&'static str),
    LacksValue(String),
    TooMany(String),
    NotUnicode(String),
    NoDate(String),
    NoNumber(String),
}

impl From<UsageError> for Trouble {
    fn from(error: UsageError) -> Self {
        let UsageError { lang, command, wrong } = error;
        let locale = lang.code();
        let sentence = match &wrong {
            Wrong::UnknownCommand(name) => {
                t!("usage.unknown_command", locale = locale, name = name)
            }
            Wrong::UnknownOption(option) => {
                t!("usage.unknown_option", locale = locale, option = option)
            }
            Wrong::UnknownLanguage(code) => {
                t!("usage.unknown_language", locale = locale, code = code)
            }
            Wrong::UnknownRenderer(name) => {
                t!("usage.unknown_renderer", locale = locale, name = name)
            }
            Wrong::Lacks(what) => t!(format!("usage.lacks_{what}"), locale = locale),
            Wrong::LacksValue(option) => {
                t!("usage.lacks_value", locale = locale, option = option)
            }
            Wrong::TooMany(word) => t!("usage.too_many", locale = locale, word = word),
            Wrong::NoDate(typed) => t!("usage.no_date", locale = locale, typed = typed),
            Wrong::NoNumber(typed) => t!("usage.no_number", locale = locale, typed = typed),
            Wrong::NotUnicode(word) => t!("usage.not_unicode", locale = locale, word = word),
        };
        let known = command.filter(|name| COMMANDS.contains(&name.as_str()));
        let more = match known {
            Some(name) => format!("khangan {name} --help"),
            None => "khangan --help".to_owned(),
        };
        let hint = t!("usage.see", locale = locale, command = more);
        Self::failed(&format!("{sentence} {hint}"))
    }
}
