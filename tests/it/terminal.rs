//! Commands, run in this process with a clock that stands still, or as the program itself.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use khangan::cli::{NoWindow, WindowWish, World, run};
use khangan::store::Folders;
use khangan::words::Lang;

use crate::scenario::some_moment;

/// How a command ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// The exit code.
    pub exit: u8,
    /// What it printed.
    pub out: String,
    /// What it complained about.
    pub err: String,
}

impl Ran {
    /// The output, where the command exited so and complained about nothing.
    #[track_caller]
    pub fn printed(&self, exit: u8) -> &str {
        assert_eq!((self.exit, self.err.as_str()), (exit, ""), "{self:?}");
        &self.out
    }

    /// The one sentence on the error stream, where the command did nothing else.
    #[track_caller]
    pub fn complained(&self, exit: u8) -> &str {
        assert_eq!((self.exit, self.out.as_str()), (exit, ""), "{self:?}");
        let line = self.err.strip_suffix('\n').expect("a whole line");
        assert!(!line.trim().is_empty(), "{self:?}");
        assert!(!line.contains(char::is_control), "{self:?}");
        line
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code().and_then(|code| u8::try_from(code).ok()).expect("an exit"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs a command in this process, in English, in the test's own words.
pub fn in_process<A: Into<OsString>>(args: impl IntoIterator<Item = A>) -> Ran {
    in_process_with(args, &mut |_wish| Err(NoWindow::Display))
}

/// The same, with what is to be done where the window is asked for.
pub fn in_process_with<A: Into<OsString>>(
    args: impl IntoIterator<Item = A>,
    window: &mut dyn FnMut(WindowWish) -> Result<Option<Duration>, NoWindow>,
) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let home = tempfile::tempdir().unwrap();
    let world = World {
        now: some_moment(),
        lang: Lang::English,
        user: "somying".to_owned(),
        machine: "desk".to_owned(),
        folders: Folders::below(home.path()),
        out: &mut out,
        err: &mut err,
        err_is_terminal: false,
        window,
    };
    let exit = run(args.into_iter().map(Into::into), world).into();
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// A folder of its own, in which the program itself is run.
pub struct Desk {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
}

impl Desk {
    /// An empty folder. Its name has a space and Thai letters, as officers' folders do.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("งาน ค่างาน ").tempdir().unwrap();
        Self { folder, home: tempfile::tempdir().unwrap() }
    }

    /// Where the program keeps what is its own.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A file of the folder.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: impl AsRef<Path>) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The text of a file.
    pub fn text(&self, name: impl AsRef<Path>) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder.
    pub fn names(&self) -> Vec<OsString> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    /// The program, about to run in the folder, in a system that says nothing of its language.
    pub fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khangan"));
        command.args(args).current_dir(self.folder.path());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
            command.env_remove(name);
        }
        // File names are UTF-8; the dialogs of the system ask.
        command.env("LC_CTYPE", "C.UTF-8");
        command.env("KHANGAN_HOME", self.home.path()).env("HOME", self.home.path());
        command.env("USER", "somying").env("TZ", "Asia/Bangkok");
        command
    }

    /// Runs the program in Thai.
    pub fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.command(args).output().unwrap().into()
    }

    /// Runs the program in English; the words of the command are apart by spaces.
    pub fn say(&self, command: &str) -> Ran {
        self.run(["--lang", "en"].into_iter().chain(command.split_whitespace()))
    }
}
