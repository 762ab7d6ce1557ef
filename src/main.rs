//! Start-up: asks the system what it has to say, and hands over.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use khangan::app::{self, SystemPicker, WindowError};
use khangan::base::Moment;
use khangan::cli::{self, NoWindow, run};
use khangan::print;
use khangan::store::{self, Folders};
use khangan::words::Lang;

fn main() -> ExitCode {
    let started = Instant::now();
    heed_signals();
    let variable = |name| std::env::var(name).unwrap_or_default();
    let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].map(variable);
    let user = ["USER", "USERNAME"].map(variable).into_iter().find(|name| !name.is_empty());
    let user = user.or_else(|| whoami::username().ok()).unwrap_or_default();
    let exit = run(
        std::env::args_os().skip(1),
        cli::World {
            now: now(),
            lang: Lang::from_locales(locales.iter().map(String::as_str)),
            user: user.clone(),
            machine: whoami::hostname().unwrap_or_default(),
            folders: folders(),
            out: &mut io::stdout().lock(),
            // Not locked: a thread that fails says so here too, and would wait for ever.
            err: &mut io::stderr(),
            err_is_terminal: io::stderr().is_terminal(),
            window: &mut |wish| window(wish, &user, started),
        },
    );
    AT_ITS_END.store(true, Ordering::Relaxed);
    ExitCode::from(u8::from(exit))
}

/// Whether the program has come to its end by itself: everything is put away.
static AT_ITS_END: AtomicBool = AtomicBool::new(false);

/// What ends the program from outside lets it write the last letters, and leave no lock behind.
#[cfg(unix)]
fn heed_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    // The library of a display that is gone ends the program, and asks nobody.
    shutdown_hooks::add_shutdown_hook(ended_within);
    // A file that the system allows no more room is a refusal like others, and no reason to die.
    drop(signal_hook::flag::register(SIGXFSZ, Arc::default()));
    // Without them, the next start tidies up.
    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
    let heed = move || {
        if let Some(signal) = signals.forever().next() {
            store::put_away();
            drop(emulate_default_handler(signal));
        }
    };
    drop(std::thread::Builder::new().name("signals".to_owned()).spawn(heed));
}

/// Something in the program ended it.
#[cfg(unix)]
extern "C" fn ended_within() {
    if !AT_ITS_END.load(Ordering::Relaxed) {
        store::put_away();
    }
}

/// Windows ends programs without a word, or after the window was asked to close.
#[cfg(not(unix))]
fn heed_signals() {}

/// Below the folder that `KHANGAN_HOME` names, if it names one; beside the program, where that is
/// carried about.
fn folders() -> Folders {
    match std::env::var_os("KHANGAN_HOME").filter(|home| !home.is_empty()) {
        Some(home) => Folders::below(Path::new(&home)),
        None => carried().map_or_else(Folders::of_system, |folder| Folders::below(&folder)),
    }
}

/// The program's own folder, where a file `portable` lies in it: on a stick, say.
fn carried() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    folder.join("portable").is_file().then(|| folder.to_owned())
}

/// Shows the window until it is closed.
fn window(
    wish: cli::WindowWish,
    user: &str,
    started: Instant,
) -> Result<Option<Duration>, NoWindow> {
    let cli::WindowWish {
        file,
        renderer,
        measure,
        lang,
        lang_chosen,
        forms,
        standards,
        store,
        mailbox,
    } = wish;
    let (forms, standards) = (Arc::new(forms), Arc::new(standards));
    let mailbox = mailbox.map(Arc::new);
    let renderer = renderer.map(|renderer| match renderer {
        cli::Renderer::Glow => app::Renderer::Glow,
        cli::Renderer::Wgpu => app::Renderer::Wgpu,
    });
    let wish = app::WindowWish { file, renderer, measured_since: measure.then_some(started) };
    let world = || app::World {
        forms: Arc::clone(&forms),
        standards: Arc::clone(&standards),
        lang,
        lang_chosen,
        store: store.clone(),
        user: user.to_owned(),
        clock: now,
        picker: Box::new(SystemPicker),
        library: carried().map(|folder| folder.join("cases")).or_else(app::default_folder),
        viewer: print::view,
        mailbox: mailbox.clone(),
    };
    app::show(&wish, world).map_err(|error| match error {
        WindowError::NoDisplay(_) => NoWindow::Display,
        WindowError::NoRenderer(_) => NoWindow::Renderer,
    })
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
fn now() -> Moment {
    Moment::from(&jiff::Zoned::now())
}
