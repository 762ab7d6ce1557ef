//! What somebody else puts in the place of our helper files, in a folder that came as a zip or that
//! others can write in: links to files of the officer's own, pipes, files of other programs. Nothing
//! of it is written to, nothing waits for it, and each is told.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use khangan::store::{Begin, FailureKind, Folders, Over, Store, Who, Work};

use crate::scenario::{FORMS, Scenario, some_moment};
use crate::terminal::Desk;

const LOCK: &str = ".~a.khangan.lock";
const PRECIOUS: &str = "วิทยานิพนธ์ของเจ้าหน้าที่\n";

fn store(desk: &Desk) -> Store {
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    Store::new(Folders::below(desk.home()), who)
}

/// A desk with a case, and a file of the officer's that is no matter of ours.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    std::fs::create_dir(desk.path("own")).unwrap();
    let precious = desk.write("own/thesis.txt", PRECIOUS);
    (desk, precious)
}

/// The ways in which something can stand in the place of a helper file.
type Plant = fn(&Path, &Path);

const LINKS: [(&str, Plant); 3] = [
    ("a link", |precious, place| symlink(precious, place).unwrap()),
    ("a hard link", |precious, place| std::fs::hard_link(precious, place).unwrap()),
    ("a file of another program", |_, place| std::fs::write(place, PRECIOUS).unwrap()),
];

const COMMANDS: [&str; 5] = [
    "set a.khangan position.number=1",
    "sign a.khangan --name=a --office=b",
    "reopen a.khangan --reason=c",
    "versions a.khangan --restore 1",
    "new academic --force -o a.khangan",
];

#[test]
fn no_command_writes_through_what_stands_in_the_place_of_the_lock() {
    for (what, plant) in LINKS {
        let (desk, precious) = desk();
        let place = desk.path(LOCK);
        plant(&precious, &place);
        let before = desk.bytes("a.khangan");
        for words in COMMANDS {
            let refused = desk.say(words);
            let sentence = refused.complained(2);
            assert!(sentence.contains("stands where the program keeps"), "{what}: {refused:?}");
            assert!(sentence.contains(LOCK), "{what}: {refused:?}");
        }
        desk.say("check a.khangan").printed(0);
        desk.say("print a.khangan -o a.pdf").printed(0);
        assert_eq!(std::fs::read_to_string(&precious).unwrap(), PRECIOUS, "{what}");
        assert_eq!(std::fs::read_to_string(&place).unwrap(), PRECIOUS, "{what}");
        assert_eq!(desk.bytes("a.khangan"), before, "{what}");
        // The way out that is told.
        std::fs::remove_file(&place).unwrap();
        desk.say("set a.khangan position.number=1").printed(0);
    }
}

#[test]
fn a_link_to_nothing_makes_nothing() {
    let (desk, _) = desk();
    symlink(desk.path("own/.bashrc"), desk.path(LOCK)).unwrap();
    desk.say("set a.khangan position.number=1").complained(2);
    assert!(!desk.path("own/.bashrc").exists());
    assert!(desk.path(LOCK).symlink_metadata().unwrap().is_symlink());
}

#[test]
fn nothing_is_waited_for_in_the_place_of_the_lock() {
    for plant in ["mkfifo", "mkdir"] {
        let (desk, _) = desk();
        assert!(Command::new(plant).arg(desk.path(LOCK)).status().unwrap().success());
        let begun = Instant::now();
        let mut set = desk.command(["--lang", "en", "set", "a.khangan", "position.number=1"]);
        let mut set = set.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        while set.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < Duration::from_secs(20), "{plant} is waited for");
            std::thread::sleep(Duration::from_millis(5));
        }
        let ran = crate::terminal::Ran::from(set.wait_with_output().unwrap());
        assert!(ran.complained(2).contains("stands where the program keeps"), "{ran:?}");
        let failure = store(&desk).lock(&desk.path("a.khangan"), some_moment()).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Planted);
    }
}

#[test]
fn the_file_of_the_window_is_not_written_through_links_either() {
    for (what, plant) in LINKS {
        let (desk, precious) = desk();
        let Begin::First(mailbox) = store(&desk).begin_window(None) else {
            panic!("not the first")
        };
        drop(mailbox);
        let folder = std::fs::read_dir(desk.home().join("data/window")).unwrap();
        let here = folder.map(|entry| entry.unwrap().path()).next().unwrap().join("here");
        std::fs::remove_file(&here).unwrap();
        plant(&precious, &here);
        assert!(matches!(store(&desk).begin_window(None), Begin::Apart), "{what}");
        assert_eq!(std::fs::read_to_string(&precious).unwrap(), PRECIOUS, "{what}");
        assert_eq!(std::fs::read_to_string(&here).unwrap(), PRECIOUS, "{what}");
    }
}

#[test]
fn names_of_drafts_that_are_taken_are_left_alone_and_another_is_found() {
    let (desk, precious) = desk();
    let path = desk.path("a.khangan");
    let case =
        |words: &str| Scenario::new("academic").answer("duties.before", words).case().clone();
    for number in 0..2000 {
        let name = format!(".a.khangan.{}.{number}.khangan.tmp", std::process::id());
        symlink(&precious, desk.path(name)).unwrap();
    }
    store(&desk).save(&path, &case("ก"), Over::Anything).unwrap();
    let opened = store(&desk).open(&path, &FORMS).unwrap().0;
    assert_eq!(opened.case().text("duties.before"), "ก");
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), PRECIOUS);
}

#[test]
fn recovery_copies_and_settings_are_written_over_no_link() {
    let (desk, precious) = desk();
    let store = store(&desk);
    store.change_settings(|settings| settings.opened(Path::new("/a"))).unwrap();
    let settings = desk.home().join("config/settings.ron");
    std::fs::remove_file(&settings).unwrap();
    std::fs::hard_link(&precious, &settings).unwrap();
    // A file that is no settings is set aside, and another takes its place.
    store.change_settings(|settings| settings.opened(Path::new("/b"))).unwrap();
    let mut session = store.session();
    let case = Scenario::new("academic").case().clone();
    let work = Work { case, path: None, at: some_moment() };
    session.keep(&work).unwrap();
    let copy = std::fs::read_dir(desk.home().join("data/recovery")).unwrap().next().unwrap();
    let copy = copy.unwrap().path().join(format!("{}.khangan", work.case.id()));
    std::fs::remove_file(&copy).unwrap();
    symlink(&precious, &copy).unwrap();
    // Nobody else can have put it there, and yet nothing is written through it but in its place.
    drop(session.keep(&work));
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), PRECIOUS);
}
