//! The command line: for scripts, for tests, and for whoever likes it.
//!
//! Exit codes: 0 done, 1 the case or the answer is not right, 2 wrong usage, or a file that cannot
//! be read or written. Every failure is one plain sentence on the error stream.
//!
//! **Invariant:** asks the world nothing but the files named; clock, language and user come in
//! with [`World`].

mod address;
mod args;
mod cases;
mod check;
mod circular;
mod draw;
mod eligibility;
mod forms;
mod help;
mod outcome;
mod print;
mod set;
mod sign;
mod standards;
mod versions;
mod window;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use args::{Command, Request};
pub use outcome::Exit;
use outcome::{Outcome, Trouble};
use print::Progress;
pub use window::{NoWindow, Renderer, WindowWish};

use crate::base::Moment;
use crate::form::{FormError, Forms};
use crate::standards::Standards;
use crate::store::{self, Folders, Store, Who};
use crate::words::Lang;

/// What a command is told of the world, and where it speaks.
pub struct World<'a> {
    /// Now.
    pub now: Moment,
    /// The system's language.
    pub lang: Lang,
    /// The name of the person at the keyboard, as the system knows it.
    pub user: String,
    /// The name of the machine, as the network knows it.
    pub machine: String,
    /// Where the program keeps what is its own.
    pub folders: Folders,
    /// For results.
    pub out: &'a mut dyn Write,
    /// For failures.
    pub err: &'a mut dyn Write,
    /// Whether failures are shown on a terminal, where progress can be shown too.
    pub err_is_terminal: bool,
    /// Shows the window until it is closed; gives back how long its first frame took.
    pub window: &'a mut dyn FnMut(WindowWish) -> Result<Option<Duration>, NoWindow>,
}

/// Runs one command line, without the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>, world: World<'_>) -> Exit {
    let World { now, lang, user, machine, folders, out, err, err_is_terminal, window } = world;
    let request = args::parse(args, lang);
    let lang = request.as_ref().map_or(lang, |request| request.lang);
    let result = request.map_err(Trouble::from).and_then(|request| {
        let forms = forms_of(&request, lang)?;
        let standards = standards_of(&request, lang)?;
        let store = Store::new(folders, Who { user: user.clone(), machine });
        if let Command::Window { file, renderer, measure, apart } = request.command {
            let (lang_chosen, mailbox) = (request.lang_chosen, None);
            // A window with forms of its own is no place for what others open.
            let apart = apart || measure || request.forms.is_some();
            let wish = WindowWish {
                file,
                renderer,
                measure,
                lang,
                lang_chosen,
                forms,
                standards,
                store,
                mailbox,
            };
            return window::show(wish, apart, lang, window);
        }
        let session = Session { forms, standards, store, now, lang, user };
        let mut progress = Progress::new(lang, err_is_terminal.then_some(&mut *err));
        execute(&session, request.command, &mut progress)
    });
    let (text, complaints, exit) = match result {
        Ok(Outcome { text, complaints, exit }) => (text, complaints, exit),
        Err(Trouble { text, exit }) => (String::new(), text, exit),
    };
    say(out, &text).and_then(|()| say(err, &complaints)).map_or(Exit::Failed, |()| exit)
}

fn say(stream: &mut dyn Write, text: &str) -> std::io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        // Nobody is left to be told when the stream itself is closed.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// What every command works with.
struct Session {
    forms: Forms,
    standards: Standards,
    store: Store,
    now: Moment,
    lang: Lang,
    user: String,
}

fn forms_of(request: &Request, lang: Lang) -> Result<Forms, Trouble> {
    let Some(folder) = &request.forms else {
        return Ok(Forms::built_in());
    };
    let (forms, errors) = with_folder(folder, lang)?;
    if errors.is_empty() { Ok(forms) } else { Err(Trouble::forms(lang, &errors)) }
}

/// The forms built in and those of a folder, with every file of it that cannot be used.
fn with_folder(folder: &Path, lang: Lang) -> Result<(Forms, Vec<(String, FormError)>), Trouble> {
    let files = store::read_folder(folder, "ron").map_err(|f| Trouble::failure(lang, &f))?;
    Ok(Forms::built_in().with_files(&files))
}

/// The standards built in, and those in the folder beside the forms where there is one.
fn standards_of(request: &Request, lang: Lang) -> Result<Standards, Trouble> {
    let own = request.forms.as_ref().map(|forms| forms.join("standards"));
    let Some(folder) = own.filter(|folder| store::is_folder(folder)) else {
        return Ok(Standards::built_in());
    };
    let files = store::read_folder(&folder, "ron").map_err(|f| Trouble::failure(lang, &f))?;
    Standards::with_own(&files).map_err(|errors| Trouble::standards(lang, &errors))
}

fn execute(
    session: &Session,
    command: Command,
    progress: &mut Progress<'_>,
) -> Result<Outcome, Trouble> {
    match command {
        // Shown before there is a session.
        Command::Window { .. } => Ok(Outcome::text(String::new())),
        Command::Help(topic) => Ok(help::help(session.lang, topic.as_deref())),
        Command::Version => Ok(Outcome::line(concat!("khangan ", env!("CARGO_PKG_VERSION")))),
        Command::New { form, output, force } => cases::new(session, &form, &output, force),
        Command::Set { file, answers } => set::set(session, &file, &answers),
        Command::Check { file, json } => check::check(session, &file, json),
        Command::Print { what, output, date, paper } => {
            print::print(session, &what, &output, (date, paper.as_deref()), progress)
        }
        Command::Routes { form, level, json } => {
            eligibility::routes(session, form.as_deref(), level.as_deref(), json)
        }
        Command::Draw { form, files, output } => draw::draw(session, &form, &files, &output),
        Command::DrawAgain { form, file, take } => draw::again(session, &form, &file, take),
        Command::Sign { file, name, office } => sign::sign(session, &file, &name, &office),
        Command::Reopen { file, reason, name } => {
            sign::reopen(session, &file, &reason, name.as_deref())
        }
        Command::Versions { file, forget: true, .. } => versions::forget(session, &file),
        Command::Versions { file, restore, forget: false, json } => {
            versions::versions(session, &file, restore, json)
        }
        Command::Fields { form, json } => forms::fields(session, &form, json),
        Command::Circular { words, json } => Ok(circular::circular(session, &words, json)),
        Command::Forms { check: Some(folder), .. } => forms::check(session, &folder),
        Command::Forms { json, check: None } => Ok(forms::forms(session, json)),
        Command::Standards { json } => Ok(standards::standards(session, &session.standards, json)),
        Command::Standard { asked, json } => {
            standards::standard(session, &session.standards, &asked, json)
        }
    }
}
