//! Start-up: asks the system what it has to say, and hands over.

use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;

use khangan::base::Moment;
use khangan::cli::{World, run};
use khangan::store::Folders;
use khangan::words::Lang;

fn main() -> ExitCode {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].map(variable);
    let user = ["USER", "USERNAME"].map(variable).into_iter().find(|name| !name.is_empty());
    let exit = run(
        std::env::args_os().skip(1),
        World {
            now: now(),
            lang: Lang::from_locales(locales.iter().map(String::as_str)),
            user: user.or_else(|| whoami::username().ok()).unwrap_or_default(),
            machine: whoami::hostname().unwrap_or_default(),
            folders: folders(),
            out: &mut io::stdout().lock(),
            // Not locked: a thread that fails says so here too, and would wait for ever.
            err: &mut io::stderr(),
            err_is_terminal: io::stderr().is_terminal(),
        },
    );
    ExitCode::from(u8::from(exit))
}

/// Below the folder that `KHANGAN_HOME` names, if it names one: on a stick, say.
fn folders() -> Folders {
    match std::env::var_os("KHANGAN_HOME").filter(|home| !home.is_empty()) {
        Some(home) => Folders::below(Path::new(&home)),
        None => Folders::of_system(),
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
fn now() -> Moment {
    Moment::from(&jiff::Zoned::now())
}
