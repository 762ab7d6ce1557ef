//! The words of a command line, gathered before it is known what fits.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;
use lexopt::Arg;

use super::COMMANDS;
use super::wrong::Wrong;
use crate::base::{parse_thai_date, parse_whole_number};
use crate::cli::Renderer;
use crate::words::Lang;

/// Everything that can stand on a command line, gathered before it is known what fits.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Words {
    pub(super) lang: Option<Lang>,
    pub(super) forms: Option<PathBuf>,
    pub(super) command: Option<String>,
    pub(super) free: Vec<OsString>,
    pub(super) output: Option<PathBuf>,
    pub(super) name: Option<String>,
    pub(super) office: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) blank: Option<String>,
    pub(super) paper: Option<String>,
    pub(super) code: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) restore: Option<usize>,
    pub(super) level: Option<String>,
    pub(super) compare: Option<String>,
    pub(super) check: Option<PathBuf>,
    pub(super) json: bool,
    pub(super) force: bool,
    pub(super) forget: bool,
    pub(super) again: bool,
    pub(super) take: bool,
    pub(super) help: bool,
    pub(super) version: bool,
    pub(super) renderer: Option<Renderer>,
    pub(super) measure: bool,
    pub(super) new_window: bool,
}

/// Gathers it.
pub(super) fn gather(
    words: &mut Words,
    args: impl IntoIterator<Item = OsString>,
) -> Result<(), Wrong> {
    let mut parser = lexopt::Parser::from_args(args);
    loop {
        let arg = parser.next().map_err(|error| wrong_of(&error))?;
        let Some(arg) = arg else { return Ok(()) };
        let option = spelled(&arg);
        let allowed = allowed(words.command.as_deref());
        let windowed = words.command.as_deref().is_none_or(|name| !COMMANDS.contains(&name));
        match arg {
            Arg::Long("help") | Arg::Short('h') => words.help = true,
            Arg::Long("version") | Arg::Short('V') => words.version = true,
            Arg::Long("lang") => {
                let code = text(&mut parser, &option)?;
                let lang = Lang::from_code(&code).ok_or(Wrong::UnknownLanguage(code))?;
                words.lang = Some(lang);
            }
            Arg::Long("renderer") if windowed => {
                let name = text(&mut parser, &option)?;
                let renderer = name.parse().map_err(|()| Wrong::UnknownRenderer(name))?;
                words.renderer = Some(renderer);
            }
            Arg::Long("measure-start") if windowed => words.measure = true,
            Arg::Long("new-window") if windowed => words.new_window = true,
            Arg::Long("forms") => words.forms = Some(value(&mut parser, &option)?.into()),
            Arg::Short('o') | Arg::Long("output") if allowed.contains(&"output") => {
                words.output = Some(value(&mut parser, &option)?.into());
            }
            Arg::Long("name") if allowed.contains(&"name") => {
                words.name = Some(text(&mut parser, &option)?);
            }
            Arg::Long("office") if allowed.contains(&"office") => {
                words.office = Some(text(&mut parser, &option)?);
            }
            Arg::Long("reason") if allowed.contains(&"reason") => {
                words.reason = Some(text(&mut parser, &option)?);
            }
            Arg::Long("blank") if allowed.contains(&"blank") => {
                words.blank = Some(text(&mut parser, &option)?);
            }
            Arg::Long("paper") if allowed.contains(&"paper") => {
                words.paper = Some(text(&mut parser, &option)?);
            }
            Arg::Long("code") if allowed.contains(&"code") => {
                words.code = Some(text(&mut parser, &option)?);
            }
            Arg::Long("date") if allowed.contains(&"date") => {
                let typed = text(&mut parser, &option)?;
                words.date = Some(parse_thai_date(&typed).ok_or(Wrong::NoDate(typed))?);
            }
            Arg::Long("restore") if allowed.contains(&"restore") => {
                let typed = text(&mut parser, &option)?;
                let number = parse_whole_number(&typed).and_then(|n| usize::try_from(n).ok());
                words.restore = Some(number.ok_or(Wrong::NoNumber(typed))?);
            }
            Arg::Long("level") if allowed.contains(&"level") => {
                words.level = Some(text(&mut parser, &option)?);
            }
            Arg::Long("compare") if allowed.contains(&"compare") => {
                words.compare = Some(text(&mut parser, &option)?);
            }
            Arg::Long("check") if allowed.contains(&"check") => {
                words.check = Some(value(&mut parser, &option)?.into());
            }
            Arg::Long("json") if allowed.contains(&"json") => words.json = true,
            Arg::Long("forget") if allowed.contains(&"forget") => words.forget = true,
            Arg::Long("again") if allowed.contains(&"again") => words.again = true,
            Arg::Long("take") if allowed.contains(&"take") => words.take = true,
            Arg::Long("force") if allowed.contains(&"force") => words.force = true,
            Arg::Long(_) | Arg::Short(_) => return Err(Wrong::UnknownOption(option)),
            Arg::Value(value) => match &words.command {
                None => words.command = Some(value.to_string_lossy().into_owned()),
                Some(_) => words.free.push(value),
            },
        }
    }
}

/// The options of a command, beside those of all.
fn allowed(command: Option<&str>) -> &'static [&'static str] {
    match command {
        Some("new") => &["output", "force"],
        Some("check" | "fields" | "standards" | "circular") => &["json"],
        Some("forms") => &["json", "check"],
        Some("standard") => &["level", "compare", "json"],
        Some("versions") => &["restore", "forget", "json"],
        Some("print") => &["output", "blank", "date", "paper"],
        Some("routes") => &["level", "json"],
        Some("draw") => &["output", "again", "take"],
        Some("sign") => &["name", "office"],
        Some("reopen") => &["reason", "name"],
        Some("verify") => &["code"],
        _ => &[],
    }
}

/// A word that is text.
pub(super) fn utf8(word: OsString) -> Result<String, Wrong> {
    word.into_string().map_err(|word| Wrong::NotUnicode(word.to_string_lossy().into_owned()))
}

fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, Wrong> {
    utf8(value(parser, option)?)
}

fn value(parser: &mut lexopt::Parser, option: &str) -> Result<OsString, Wrong> {
    parser.value().map_err(|_none| Wrong::LacksValue(option.to_owned()))
}

fn spelled(arg: &Arg<'_>) -> String {
    match arg {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "none of the others can happen here")]
/// The parser itself only refuses `--json=yes` and options that are not Unicode.
fn wrong_of(error: &lexopt::Error) -> Wrong {
    match error {
        lexopt::Error::UnexpectedValue { option, .. } => Wrong::TooMany(option.clone()),
        other => Wrong::UnknownOption(other.to_string()),
    }
}
