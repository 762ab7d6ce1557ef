//! What the words of a command line ask for.

mod words;
mod wrong;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::Renderer;
use super::standards::Asked;
use crate::words::Lang;
use words::{Words, gather, utf8};
use wrong::{UsageError, Wrong};

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
    /// Say whether a case, its PDF and the code on paper agree.
    Verify { file: PathBuf, code: Option<String> },
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

/// The commands, as typed.
pub(super) const COMMANDS: [&str; 15] = [
    "new",
    "set",
    "check",
    "print",
    "routes",
    "draw",
    "sign",
    "reopen",
    "verify",
    "versions",
    "fields",
    "forms",
    "standards",
    "standard",
    "circular",
];

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

/// `sign`, `reopen` and `verify`.
fn signed(
    name: &str,
    words: &mut Words,
    free: &mut impl Iterator<Item = OsString>,
) -> Result<Command, Wrong> {
    let file = file(free)?;
    Ok(match name {
        "sign" => Command::Sign {
            file,
            name: words.name.take().ok_or(Wrong::Lacks("name"))?,
            office: words.office.take().ok_or(Wrong::Lacks("office"))?,
        },
        "reopen" => Command::Reopen {
            file,
            reason: words.reason.take().ok_or(Wrong::Lacks("reason"))?,
            name: words.name.take(),
        },
        _ => Command::Verify { file, code: words.code.take() },
    })
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
        "sign" | "reopen" | "verify" => signed(name.as_str(), &mut words, &mut free)?,
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
