//! The real window on a real (if virtual) screen: keys from outside, the file on the disk.
//!
//! Needs Xvfb and xdotool: `tests/run` brings them, and runs what plain `cargo test` says that it
//! ignored.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::source::root;
use crate::terminal::Desk;

/// A screen that nobody sees.
pub struct Display {
    server: Child,
    name: String,
    /// Where what is on it stands as a file.
    memory: TempDir,
}

impl Display {
    /// A screen of the laptop's size.
    pub fn new() -> Self {
        let memory = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1366x768x24",
                "-nolisten",
                "tcp",
                "-noreset",
                "-fbdir",
            ])
            .arg(memory.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { server, name: format!(":{}", number.trim()), memory }
    }

    /// A program that knows this screen alone, painted without a graphics card.
    pub fn dress(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    }

    /// Everything that is to be seen, as it is in the screen's memory.
    pub fn looks(&self) -> Vec<u8> {
        std::fs::read(self.memory.path().join("Xvfb_screen0")).unwrap()
    }

    /// The screen is gone from one moment to the next.
    pub fn unplug(&self) {
        let server = self.server.id().to_string();
        assert!(Command::new("kill").args(["-KILL", &server]).status().unwrap().success());
    }

    /// Plugs in a keyboard with these layouts, such as `us,th`.
    pub fn keyboard(&self, layouts: &str) {
        let mut command = Command::new("setxkbmap");
        self.dress(&mut command);
        assert!(command.arg(layouts).status().expect("setxkbmap").success());
    }

    /// What xdotool answers; nothing, when it fails.
    pub fn xdotool(&self, words: &[&str]) -> Option<String> {
        let mut command = Command::new("xdotool");
        self.dress(&mut command);
        let output = command.args(words).output().expect("xdotool");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// The program in its window.
pub struct Window<'a> {
    display: &'a Display,
    /// The program.
    pub program: Child,
    id: String,
}

impl<'a> Window<'a> {
    /// Opens it, with the focus.
    pub fn open(display: &'a Display, desk: &Desk, args: &[&str]) -> Self {
        let mut command = desk.command(args);
        display.dress(&mut command);
        let program = command.spawn().unwrap();
        let mut window = Self { display, program, id: String::new() };
        let find = ["search", "--onlyvisible", "--class", "khangan"];
        wait_for("the window", || {
            let found = display.xdotool(&find).unwrap_or_default();
            found.lines().next().unwrap_or_default().clone_into(&mut window.id);
            !window.id.is_empty()
        });
        window.focus();
        window
    }

    /// Gives it the focus, as nobody else does on a screen without a desktop.
    pub fn focus(&self) {
        self.display.xdotool(&["windowfocus", "--sync", &self.id]);
    }

    /// What its title bar says.
    pub fn title(&self) -> String {
        self.display.xdotool(&["getwindowname", &self.id]).unwrap_or_default()
    }

    /// Types.
    pub fn type_text(&self, text: &str) {
        self.display.xdotool(&["type", "--delay", "40", text]).expect("typed");
    }

    /// Waits until the program has nothing more to do: all that it does sleeps, and so does the
    /// screen, which has shown it. Nothing in the window blinks or slides.
    #[track_caller]
    pub fn settle(&self) {
        wait_for("the end of changes", || {
            let before = self.display.looks();
            sleep(Duration::from_millis(15));
            let asleep = sleeps(self.display.server.id()) && sleeps(self.program.id());
            asleep && self.display.looks() == before
        });
    }

    /// Gives it this place and size.
    pub fn fill(&self, width: usize, height: usize) {
        let (width, height) = (width.to_string(), height.to_string());
        let place = ["windowmove", &self.id, "0", "0", "windowsize", &self.id, &width, &height];
        self.display.xdotool(&place).expect("placed");
    }

    /// Presses a key.
    pub fn press(&self, key: &str) {
        self.display.xdotool(&["key", key]).expect("pressed");
    }

    /// Whether it has the focus.
    fn has_focus(&self) -> bool {
        self.display.xdotool(&["getwindowfocus"]).is_some_and(|focused| focused == self.id)
    }

    /// Whether the program is still there.
    pub fn is_open(&mut self) -> bool {
        self.program.try_wait().unwrap().is_none()
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

/// Whether every thread of a process waits for something to happen.
fn sleeps(process: u32) -> bool {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    threads.into_iter().all(|thread| {
        // One that has just ended is no sleeper: something happens.
        let stat = std::fs::read_to_string(thread.unwrap().path().join("stat"));
        stat.is_ok_and(|stat| stat.rsplit(')').next().is_some_and(|it| it.starts_with(" S")))
    })
}

/// Waits for something that is done elsewhere.
#[track_caller]
pub fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what} never came");
        sleep(Duration::from_millis(50));
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn what_is_typed_into_the_window_is_saved_and_ctrl_q_asks_before_it_is_lost() {
    for renderer in ["glow", "wgpu"] {
        let (desk, display) = (Desk::new(), Display::new());
        let fixture = std::fs::read(root().join("tests/fixtures/cases/general-1.khangan")).unwrap();
        desk.write("a.khangan", fixture);
        let mut window = Window::open(&display, &desk, &["--renderer", renderer, "a.khangan"]);
        let number = |desk: &Desk| {
            let text = desk.text("a.khangan");
            let line = text.lines().find(|line| line.contains("position.number")).unwrap();
            line.to_owned()
        };
        // The title names the post once its file is read.
        wait_for("the case", || window.title().contains("เลขที่"));
        let before = number(&desk);
        window.type_text("77");
        wait_for("the mark of unsaved changes", || window.title().starts_with('●'));
        window.press("ctrl+s");
        wait_for("the saving", || number(&desk) != before);
        assert!(number(&desk).contains("77"), "{renderer}: {}", number(&desk));
        wait_for("the mark to go", || !window.title().starts_with('●'));

        window.type_text("88");
        wait_for("the mark of unsaved changes", || window.title().starts_with('●'));
        window.press("ctrl+q");
        sleep(Duration::from_secs(1));
        assert!(window.is_open(), "{renderer}: Ctrl+Q lost unsaved changes");
        window.press("Escape");
        wait_for("the second saving", || {
            // On a busy machine the first may come while the question still stands there.
            window.press("ctrl+s");
            number(&desk).contains("7788")
        });
        window.press("ctrl+q");
        wait_for("the end", || !window.is_open());
        assert!(window.program.wait().unwrap().success(), "{renderer}");
    }
}

// By their places: xdotool would look for a sign in whatever layout has it.
const CTRL_S: &str = "ctrl+39";
const CTRL_2: &str = "ctrl+11";
const CTRL_3: &str = "ctrl+12";

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_thai_keyboard_has_every_shortcut() {
    let (desk, display) = (Desk::new(), Display::new());
    let fixture = std::fs::read(root().join("tests/fixtures/cases/general-1.khangan")).unwrap();
    desk.write("a.khangan", fixture);
    display.keyboard("th");
    let window = Window::open(&display, &desk, &["a.khangan"]);
    wait_for("the case", || window.title().contains("เลขที่"));
    window.settle();
    for (keys, field) in [(CTRL_3, "comparison"), (CTRL_2, "duties.before")] {
        let before = display.looks();
        window.press(keys);
        wait_for("the step", || display.looks() != before);
        window.settle();
        window.type_text("ฟ");
        wait_for("the mark of unsaved changes", || window.title().starts_with('●'));
        window.press(CTRL_S);
        wait_for(field, || {
            let text = desk.text("a.khangan");
            text.lines().any(|line| line.contains(&format!("\"{field}\"")) && line.contains('ฟ'))
        });
        wait_for("the mark to go", || !window.title().starts_with('●'));
    }
}

/// How many windows of ours are on the screen.
fn windows(display: &Display) -> usize {
    let find = ["search", "--onlyvisible", "--class", "khangan"];
    display.xdotool(&find).unwrap_or_default().lines().count()
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_second_start_hands_its_file_to_the_window_that_runs_and_ends_at_once() {
    let (desk, display) = (Desk::new(), Display::new());
    for name in ["general-1", "arts-2"] {
        let fixture = root().join(format!("tests/fixtures/cases/{name}.khangan"));
        desk.write(format!("{name}.khangan"), std::fs::read(fixture).unwrap());
    }
    let start = |args: &[&str]| {
        let mut command = desk.command(args);
        display.dress(&mut command);
        let begun = Instant::now();
        let output = command.output().unwrap();
        assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        begun.elapsed()
    };
    let mut window = Window::open(&display, &desk, &[]);
    let took = start(&["general-1.khangan"]);
    println!("the second start took {took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    wait_for("the first file", || window.title().contains("เลขที่"));
    let first = window.title();
    // Another name for the same folder, and no file at all.
    start(&["./arts-2.khangan"]);
    wait_for("the second file", || window.title() != first && window.title().contains("เลขที่"));
    start(&[]);
    assert_eq!(windows(&display), 1);
    assert!(window.is_open() && window.has_focus());

    let mut own = desk.command(["--new-window"]);
    display.dress(&mut own);
    let mut own = own.spawn().unwrap();
    wait_for("a window of its own", || windows(&display) == 2);
    own.kill().unwrap();
    own.wait().unwrap();

    // Killed, it holds nobody up.
    window.program.kill().unwrap();
    window.program.wait().unwrap();
    let next = Window::open(&display, &desk, &["general-1.khangan"]);
    wait_for("the file", || next.title().contains("เลขที่"));
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_window_that_nobody_touches_takes_no_time() {
    let (desk, display) = (Desk::new(), Display::new());
    let window = Window::open(&display, &desk, &[]);
    let ticks = || -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", window.program.id())).unwrap();
        let after_name: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        after_name[11].parse::<u64>().unwrap() + after_name[12].parse::<u64>().unwrap()
    };
    sleep(Duration::from_secs(4));
    let before = ticks();
    sleep(Duration::from_secs(10));
    let spent = ticks() - before;
    println!("{spent} ticks in ten seconds");
    // A tick is a hundredth of a second.
    assert!(spent <= 3, "{spent} ticks in ten seconds");
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn the_start_is_measured_to_the_first_frame() {
    let (desk, display) = (Desk::new(), Display::new());
    let mut command = desk.command(["--measure-start"]);
    display.dress(&mut command);
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let took: u64 = printed.trim().parse().unwrap_or_else(|_| panic!("{printed:?}"));
    assert!(took > 0 && output.status.success());
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn the_other_renderer_takes_over_and_without_any_there_is_one_plain_sentence() {
    let (desk, display) = (Desk::new(), Display::new());
    let nowhere = "/nonexistent";
    let gl = ["LIBGL_DRIVERS_PATH", "__EGL_VENDOR_LIBRARY_FILENAMES", "__GLX_VENDOR_LIBRARY_NAME"];
    let vulkan = ["VK_ICD_FILENAMES", "VK_DRIVER_FILES"];
    let start = |broken: &[&str]| {
        let mut command = desk.command(["--lang", "en", "--measure-start"]);
        display.dress(&mut command);
        command.envs(broken.iter().map(|name| (*name, nowhere))).output().unwrap()
    };
    let without_gl = start(&gl);
    assert!(without_gl.status.success(), "{without_gl:?}");
    let without_any = start(&[&gl[..], &vulkan[..]].concat());
    assert_eq!(without_any.status.code(), Some(2));
    let complaint = String::from_utf8_lossy(&without_any.stderr).into_owned();
    // The drivers complain in lines of their own before ours.
    let last = complaint.lines().last().unwrap_or_default();
    assert!(last.starts_with("No window could be shown"), "{complaint}");
}
