//! The real window, killed while somebody types and saves: the file is whole, and what was typed
//! until two seconds before is in it or in its recovery copy.

use std::time::{Duration, Instant};

use khangan::store::{Folders, Opened, Over, Store, Who, open};

use crate::scenario::{FORMS, Scenario};
use crate::terminal::Desk;
use crate::window::{Display, Window, wait_for};

/// What may be missing.
const PROMISED: Duration = Duration::from_secs(2);

/// How many windows are killed; as many as `KHANGAN_WINDOW_KILLS` says, if it does.
fn kills() -> u64 {
    let wanted = std::env::var("KHANGAN_WINDOW_KILLS").ok();
    wanted.and_then(|kills| kills.parse().ok()).unwrap_or(2)
}

/// The digits that were typed, each with the moment at which it was on its way to the window.
struct Typed(Vec<(char, Instant)>);

impl Typed {
    fn until(&self, moment: Instant) -> String {
        self.0.iter().filter(|(_, at)| *at <= moment).map(|(digit, _)| *digit).collect()
    }
}

/// Types into a window, saves now and then, and kills it in the midst of that.
fn type_and_kill(display: &Display, desk: &Desk, after: Duration) -> (Typed, Instant) {
    let mut window = Window::open(display, desk, &["--lang", "en", "a.khangan"]);
    wait_for("the case", || window.title().contains("New case"));
    let (begun, mut typed) = (Instant::now(), Typed(Vec::new()));
    while begun.elapsed() < after {
        let digit = char::from(b"0123456789"[typed.0.len() % 10]);
        window.press(&digit.to_string());
        typed.0.push((digit, Instant::now()));
        if typed.0.len() % 9 == 5 {
            window.press("ctrl+s");
        }
    }
    window.program.kill().unwrap();
    let killed = Instant::now();
    window.program.wait().unwrap();
    (typed, killed)
}

/// What the officer has after starting the program again: what was recovered, or what was saved.
fn what_is_left(desk: &Desk) -> String {
    let number = |opened: &Opened| opened.case().text("position.number").to_owned();
    let saved = open(&desk.path("a.khangan"), &FORMS).expect("the file is garbled");
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(Folders::below(desk.home()), who);
    let copies = store.recoveries(&FORMS).unwrap();
    assert!(copies.len() <= 1, "{copies:?}");
    match copies.first() {
        Some(copy) if copy.saved.is_none() => panic!("it is not known of which file"),
        Some(copy) => number(copy.content.as_ref().expect("the copy is garbled")),
        None => number(&saved),
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_window_that_is_killed_while_somebody_types_loses_two_seconds_at_most() {
    let display = Display::new();
    let (mut most, mut recovered) = (Duration::ZERO, 0);
    for turn in 0..kills() {
        let desk = Desk::new();
        let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
        let store = Store::new(Folders::below(desk.home()), who);
        let empty = Scenario::new("academic").case().clone();
        store.save(&desk.path("a.khangan"), &empty, Over::Nothing).unwrap();
        // Between half a second and five and a half, in an order that visits all of it evenly.
        let after = Duration::from_millis(500 + turn * 3_089 % 5_000);
        let (typed, killed) = type_and_kill(&display, &desk, after);
        let left = what_is_left(&desk);
        let all: String = typed.0.iter().map(|(digit, _)| *digit).collect();
        assert!(all.starts_with(&left), "{left} is not what was typed: {all}");
        let promised = typed.until(killed.checked_sub(PROMISED).unwrap());
        assert!(left.starts_with(&promised), "of {all}, {left} is left, not even {promised}");
        if let Some((_, lost)) = typed.0.get(left.len()) {
            most = most.max(killed - *lost);
        }
        recovered += usize::from(!left.is_empty());
    }
    println!(
        "{} windows killed, {recovered} with something to keep, at most {most:?} lost",
        kills()
    );
}

/// Types into a window until its title shows it, and ends it. What the officer finds, and what lies
/// beside the case.
fn type_and_end(end: impl FnOnce(&Display, u32)) -> (String, Vec<std::ffi::OsString>) {
    let display = Display::new();
    let desk = Desk::new();
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(Folders::below(desk.home()), who);
    let empty = Scenario::new("academic").case().clone();
    store.save(&desk.path("a.khangan"), &empty, Over::Nothing).unwrap();
    let mut window = Window::open(&display, &desk, &["--lang", "en", "a.khangan"]);
    wait_for("the case", || window.title().contains("New case"));
    window.type_text("714");
    wait_for("the letters", || window.title().contains("714"));
    end(&display, window.program.id());
    wait_for("the end", || !window.is_open());
    (what_is_left(&desk), desk.names())
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_window_that_is_told_to_end_keeps_every_letter_and_leaves_no_lock() {
    for signal in ["-TERM", "-HUP"] {
        let (left, names) = type_and_end(|_, process| {
            let mut kill = std::process::Command::new("kill");
            assert!(kill.arg(signal).arg(process.to_string()).status().unwrap().success());
        });
        assert_eq!((left.as_str(), names), ("714", vec!["a.khangan".into()]), "{signal}");
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_window_whose_display_is_gone_keeps_every_letter_and_leaves_no_lock() {
    let (left, names) = type_and_end(|display, _| display.unplug());
    assert_eq!((left.as_str(), names), ("714", vec!["a.khangan".into()]));
}
