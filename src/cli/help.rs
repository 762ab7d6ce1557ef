//! `--help`: what a person can learn the program from.

use rust_i18n::t;

use super::args::COMMANDS;
use super::outcome::Outcome;
use crate::words::Lang;

/// The program explained, or one of its commands.
pub(super) fn help(lang: Lang, topic: Option<&str>) -> Outcome {
    let known = topic.filter(|topic| COMMANDS.contains(topic));
    let key = format!("help.{}", known.unwrap_or("khangan"));
    let text = t!(key, locale = lang.code());
    Outcome::text(text.into_owned())
}
