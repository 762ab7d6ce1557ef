//! What the words of a command line ask for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lexopt::Arg;
use rust_i18n::t;

use super::Renderer;
use super::outcome::Trouble;
use super::standards::Asked;
use crate::base::{parse_thai_date, parse_whole_number};
use crate::words::Lang;

/// One command line, understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// The language to answer in.
    pub lang: Lang,
    /// Whether that language was said for this once.
    pub lang_chosen: bool,
    /// A folder of forms, beside those built in.
    pub forms: Option<PathBuf>,
    /// What to do.
    pub command: Command,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Show the window, with this file in it.
    Window {
        /// The file to open.
        file: Option<PathBuf>,
        /// What paints the window, where that was said.
        renderer: Option<Renderer>,
        /// Whether only its start is measured.
        measure: bool,
        /// Whether it is to be one of its own, though another is open.
        apart: bool,
    },
    /// Explain the program, or one command.
    Help(Option<String>),
    /// Say which version this is.
    Version,
    /// Begin a case.
    New { form: String, output: PathBuf, force: bool },
    /// Answer fields.
    Set { file: PathBuf, answers: Vec<String> },
    /// Add a case up.
    Check { file: PathBuf, json: bool },
    /// Print cases, or a form with no case.
    Print { what: Printing, output: PathBuf, date: Option<Date>, paper: Option<String> },
    /// List the routes to a level.
    Routes { form: Option<String>, level: Option<String>, json: bool },
    /// Draw a report from cases.
    Draw { form: String, files: Vec<PathBuf>, output: PathBuf },
    /// Say what became of a report's cases since, and take it.
    DrawAgain { form: String, file: PathBuf, take: bool },
    /// Sign a case off.
    Sign { file: PathBuf, name: String, office: String },
    /// Reopen a case.
    Reopen { file: PathBuf, reason: String, name: Option<String> },
    /// List what a case once was, bring one of it back, or let go of all of it.
    Versions { file: PathBuf, restore: Option<usize>, forget: bool, json: bool },
    /// List a form's fields.
    Fields { form: String, json: bool },
    /// List the forms, or every mistake of those in a folder.
    Forms { json: bool, check: Option<PathBuf> },
    /// Look words up in the circulars.
    Circular { words: String, json: bool },
    /// List the position standards.
    Standards { json: bool },
    /// Tell of a position standard.
    Standard { asked: Asked, json: bool },
}

/// What is to be printed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Printing {
    /// These cases, or those of these folders.
    Files(Vec<PathBuf>),
    /// A form with no case.
    Blank(String),
}

/// A command line that is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UsageError {
    /// The language to say so in.
    lang: Lang,
    /// The command, where that much was understood.
    command: Option<String>,
    /// What is wrong.
    wrong: Wrong,
}

#[derive(Debug, PartialEq, Eq)]
enum Wrong {
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

/// The commands, as typed.
pub(super) const COMMANDS: [&str; 14] = [
    "new",
    "set",
    "check",
    "print",
    "routes",
    "draw",
    "sign",
    "reopen",
    "versions",
    "fields",
    "forms",
    "standards",
    "standard",
    "circular",
];

/// Everything that can stand on a command line, gathered before it is known what fits.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
struct Words {
    lang: Option<Lang>,
    forms: Option<PathBuf>,
    command: Option<String>,
    free: Vec<OsString>,
    output: Option<PathBuf>,
    name: Option<String>,
    office: Option<String>,
    reason: Option<String>,
    blank: Option<String>,
    paper: Option<String>,
    date: Option<Date>,
    restore: Option<usize>,
    level: Option<String>,
    compare: Option<String>,
    check: Option<PathBuf>,
    json: bool,
    force: bool,
    forget: bool,
    again: bool,
    take: bool,
    help: bool,
    version: bool,
    renderer: Option<Renderer>,
    measure: bool,
    new_window: bool,
}

/// Understands a command line.
pub(super) fn parse(
    args: impl IntoIterator<Item = OsString>,
    lang: Lang,
) -> Result<Request, UsageError> {
    let mut words = Words::default();
    let gathered = gather(&mut words, args);
    let lang_chosen = words.lang.is_some();
    let lang = words.lang.unwrap_or(lang);
    let name = words.command.clone();
    let usage_error = |wrong| UsageError { lang, command: name, wrong };
    if let Err(wrong) = gathered {
        return Err(usage_error(wrong));
    }
    let forms = words.forms.take();
    command(words).map(|command| Request { lang, lang_chosen, forms, command }).map_err(usage_error)
}

fn gather(words: &mut Words, args: impl IntoIterator<Item = OsString>) -> Result<(), Wrong> {
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
        _ => &[],
    }
}

/// `print`, `routes` and `draw`.
fn printed_or_drawn(
    name: &str,
    words: &mut Words,
    free: &mut dyn Iterator<Item = OsString>,
) -> Result<Command, Wrong> {
    if name == "routes" {
        let form = free.next().map(utf8).transpose()?;
        return Ok(Command::Routes { form, level: words.level.take(), json: words.json });
    }
    let files = |free: &mut dyn Iterator<Item = OsString>| {
        let files: Vec<_> = free.map(PathBuf::from).collect();
        if files.is_empty() { Err(Wrong::Lacks("file")) } else { Ok(files) }
    };
    if name == "draw" {
        let form = utf8(free.next().ok_or(Wrong::Lacks("form"))?)?;
        if words.again {
            let file = free.next().map(PathBuf::from).ok_or(Wrong::Lacks("file"))?;
            return Ok(Command::DrawAgain { form, file, take: words.take });
        }
        let output = words.output.take().ok_or(Wrong::Lacks("output"))?;
        return Ok(Command::Draw { form, files: files(free)?, output });
    }
    let what = match words.blank.take() {
        Some(form) => Printing::Blank(form),
        None => Printing::Files(files(free)?),
    };
    let output = words.output.take().ok_or(Wrong::Lacks("output"))?;
    Ok(Command::Print { what, output, date: words.date, paper: words.paper.take() })
}

fn command(words: Words) -> Result<Command, Wrong> {
    let known = words.command.as_deref().filter(|name| COMMANDS.contains(name));
    match (&words.command, known) {
        _ if words.version => return Ok(Command::Version),
        (None, _) if words.help => return Ok(Command::Help(None)),
        (None, _) => return Ok(window(&words, None)),
        (Some(name), _) if name == "help" => {
            let topic = words.free.first().map(|topic| topic.to_string_lossy().into_owned());
            return Ok(Command::Help(topic));
        }
        (Some(name), None) if words.help || !is_file(name) => {
            return Err(Wrong::UnknownCommand(name.clone()));
        }
        (Some(name), None) => {
            if let Some(extra) = words.free.first() {
                return Err(Wrong::TooMany(extra.to_string_lossy().into_owned()));
            }
            let file = PathBuf::from(name);
            return Ok(window(&words, Some(file)));
        }
        (Some(name), Some(_)) if words.help => return Ok(Command::Help(Some(name.clone()))),
        (Some(_), Some(_)) => {}
    }
    let mut words = words;
    let mut free = std::mem::take(&mut words.free).into_iter();
    let name = words.command.take().unwrap_or_default();
    let command = match name.as_str() {
        "new" => Command::New {
            form: utf8(free.next().ok_or(Wrong::Lacks("form"))?)?,
            output: words.output.ok_or(Wrong::Lacks("output"))?,
            force: words.force,
        },
        "set" => Command::Set {
            file: file(&mut free)?,
            answers: match free.by_ref().map(utf8).collect::<Result<Vec<_>, _>>()? {
                answers if answers.is_empty() => return Err(Wrong::Lacks("answers")),
                answers => answers,
            },
        },
        "check" => Command::Check { file: file(&mut free)?, json: words.json },
        "print" | "routes" | "draw" => printed_or_drawn(name.as_str(), &mut words, &mut free)?,
        "sign" => Command::Sign {
            file: file(&mut free)?,
            name: words.name.ok_or(Wrong::Lacks("name"))?,
            office: words.office.ok_or(Wrong::Lacks("office"))?,
        },
        "reopen" => Command::Reopen {
            file: file(&mut free)?,
            reason: words.reason.ok_or(Wrong::Lacks("reason"))?,
            name: words.name,
        },
        "versions" => {
            let Words { restore, forget, json, .. } = words;
            Command::Versions { file: file(&mut free)?, restore, forget, json }
        }
        "fields" => Command::Fields {
            form: utf8(free.next().ok_or(Wrong::Lacks("form"))?)?,
            json: words.json,
        },
        "circular" => Command::Circular { words: all_words(&mut free)?, json: words.json },
        "standards" => Command::Standards { json: words.json },
        "standard" => Command::Standard {
            asked: asked(&mut free, words.level, words.compare)?,
            json: words.json,
        },
        _ => Command::Forms { json: words.json, check: words.check },
    };
    match free.next() {
        Some(extra) => Err(Wrong::TooMany(extra.to_string_lossy().into_owned())),
        None => Ok(command),
    }
}

/// Everything that is left, as it was typed.
fn all_words(free: &mut impl Iterator<Item = OsString>) -> Result<String, Wrong> {
    match free.by_ref().map(utf8).collect::<Result<Vec<_>, _>>()? {
        typed if typed.is_empty() => Err(Wrong::Lacks("words")),
        typed => Ok(typed.join(" ")),
    }
}

fn window(words: &Words, file: Option<PathBuf>) -> Command {
    let Words { renderer, measure, new_window: apart, .. } = *words;
    Command::Window { file, renderer, measure, apart }
}

/// Which standard is asked for: nothing can be compared with no level.
fn asked(
    free: &mut impl Iterator<Item = OsString>,
    level: Option<String>,
    compare: Option<String>,
) -> Result<Asked, Wrong> {
    let title = utf8(free.next().ok_or(Wrong::Lacks("title"))?)?;
    match (&level, &compare) {
        (None, Some(_)) => Err(Wrong::Lacks("level")),
        _ => Ok(Asked { title, level, compare }),
    }
}

/// Whether a word that is no command names a file: it has an extension, or a folder before it.
fn is_file(word: &str) -> bool {
    let path = Path::new(word);
    path.extension().is_some() || path.components().count() > 1
}

fn file(free: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Wrong> {
    free.next().map(PathBuf::from).ok_or(Wrong::Lacks("file"))
}

fn utf8(word: OsString) -> Result<String, Wrong> {
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
