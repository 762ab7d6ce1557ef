//! The program itself, killed while it saves, on a disk that is full, and against its own kind.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use khangan::base::bounds;
use khangan::case::Case;
use khangan::store::{Opened, open, write_case};

use crate::scenario::FORMS;
use crate::terminal::{Desk, Ran};

/// How many savings are killed; as many as `KHANGAN_KILLS` says, if it does.
fn kills() -> u32 {
    std::env::var("KHANGAN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(60)
}

fn opened(path: &Path) -> Case {
    match open(path, &FORMS) {
        Ok(Opened::Case(case)) => *case,
        other => panic!("{other:?}"),
    }
}

/// A desk with a case, and texts long enough for writing them to take a moment.
fn desk_with_texts(letters: &[&str]) -> Desk {
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    for letter in letters {
        desk.write(letter, letter.repeat(bounds::ANSWER));
    }
    desk
}

/// Three long answers, in words of the command line.
fn long_answers(letter: &str) -> String {
    ["duties.before", "duties.after", "comparison"].map(|id| format!("{id}=@{letter}")).join(" ")
}

fn set(desk: &Desk, letter: &str) -> Command {
    let mut command = desk.command(["--lang", "en", "set", "a.khangan"]);
    command.args(long_answers(letter).split(' '));
    command
}

#[test]
fn a_saving_that_is_killed_at_any_moment_leaves_the_old_or_the_new_case_whole() {
    let desk = desk_with_texts(&["ก", "ข"]);
    let path = desk.path("a.khangan");
    let started = Instant::now();
    Ran::from(set(&desk, "ก").output().unwrap()).printed(0);
    let whole = started.elapsed().as_micros();
    let (mut before, mut kept, mut changed) = ("ก", 0, 0);
    for turn in 0..kills() {
        let letter = if before == "ก" { "ข" } else { "ก" };
        let mut saving =
            set(&desk, letter).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Each moment of the time that a saving takes, in an order that visits all of it evenly.
        let moment = whole * u128::from(turn * 389 % 1000) / 1000 * 12 / 10;
        std::thread::sleep(Duration::from_micros(u64::try_from(moment).unwrap()));
        saving.kill().unwrap();
        saving.wait().unwrap();
        let text = opened(&path).text("duties.before").to_owned();
        let found = if text.starts_with('ก') { "ก" } else { "ข" };
        assert!(text == found.repeat(bounds::ANSWER), "garbled after {turn} turns");
        if found == before {
            kept += 1;
        } else {
            changed += 1;
        }
        before = found;
    }
    let left = desk.names().iter().filter(|name| name.to_string_lossy().ends_with(".tmp")).count();
    println!("{} savings killed: {kept} before it was in place, {changed} after", kills());
    println!("{left} of them in the midst of writing beside the file");
    assert!(kept > 0 && changed > 0, "{kept} kept, {changed} changed: killed at one moment only");
    // What the killed ones left stands in nobody's way.
    Ran::from(set(&desk, "ก").output().unwrap()).printed(0);
    let names = desk.names();
    let tidy = |name: &std::ffi::OsString| {
        let name = name.to_string_lossy();
        ["a.khangan", "ก", "ข"].contains(&&*name) || name.ends_with(".tmp")
    };
    assert!(names.iter().all(tidy), "{names:?}");
    let versions = desk.say("versions a.khangan --json");
    let versions: serde_json::Value = serde_json::from_str(versions.printed(0)).unwrap();
    assert!(versions.as_array().unwrap().iter().all(|version| version["readable"] == true));
}

/// A command, and whether a case is what it leaves when it comes to its end.
type Killed = (&'static str, fn(&Case) -> bool);

/// Everything that writes. `a.khangan` was signed off, reopened and is complete.
const WRITERS: [Killed; 9] = [
    ("set a.khangan duties.before=@ก", |case| case.text("duties.before").starts_with('ก')),
    ("new arts --force -o a.khangan", |case| case.form().as_str() == "arts"),
    ("sign a.khangan --name=ก --office=ข", |case| case.signed().is_some()),
    ("reopen signed.khangan --reason=ค", |case| case.signed().is_none()),
    ("versions a.khangan --restore 1", |case| case.text("position.unit") == "ก่อน"),
    ("versions a.khangan --forget", |_| true),
    ("print a.khangan -o one.pdf", |_| true),
    ("print --blank arts -o blank.pdf", |_| true),
    ("print a.khangan signed.khangan -o papers", |_| true),
];

#[test]
fn whatever_command_is_killed_each_file_is_the_old_or_the_new_one_whole() {
    let desk = Desk::new();
    desk.write("ก", "ก".repeat(bounds::ANSWER));
    let signed = write_case(&crate::chain::signed());
    desk.write("a.khangan", &signed);
    desk.say("reopen a.khangan --reason=ก").printed(0);
    desk.say("set a.khangan position.unit=ก่อน").printed(0);
    desk.say("set a.khangan position.unit=หลัง").printed(0);
    let draft = desk.text("a.khangan");
    let home = |name: &str| desk.home().join(name);
    let versions = crate::source::files_below(&home("data"));
    let versions: Vec<_> =
        versions.into_iter().map(|file| (file.clone(), std::fs::read(file).unwrap())).collect();
    let fresh = || {
        for (file, bytes) in &versions {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        desk.write("a.khangan", &draft);
        desk.write("signed.khangan", &signed);
    };
    for (words, is_new) in WRITERS {
        fresh();
        let started = Instant::now();
        assert_eq!(desk.say(words).exit, 0, "{words}");
        let whole = started.elapsed().as_micros();
        let (mut old, mut new) = (0, 0);
        for turn in 0..kills().div_ceil(9) {
            fresh();
            let mut command = desk.command(words.split(' '));
            let command = command.stdout(Stdio::null()).stderr(Stdio::null());
            let mut running = command.spawn().unwrap();
            let moment = whole * u128::from(turn * 389 % 1000) / 1000 * 12 / 10;
            std::thread::sleep(Duration::from_micros(u64::try_from(moment).unwrap()));
            running.kill().unwrap();
            running.wait().unwrap();
            for (name, before) in [("a.khangan", &draft), ("signed.khangan", &signed)] {
                let case = opened(&desk.path(name));
                if desk.text(name) == *before {
                    old += 1;
                } else {
                    assert!(words.contains(name) && is_new(&case), "{words}: {case:?}");
                    new += 1;
                }
            }
            for paper in ["one.pdf", "blank.pdf", "papers/a.pdf", "papers/signed.pdf"] {
                if let Ok(pdf) = std::fs::read(desk.path(paper)) {
                    let whole =
                        pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF");
                    assert!(whole, "{words}: {paper} is not whole");
                }
            }
            // No lock of a dead process stands in anybody's way.
            if turn % 10 == 0 {
                desk.say("set a.khangan hr_head.name=ก").printed(0);
            }
        }
        println!("{words}: {old} files as they were, {new} as they were to be");
    }
}

#[test]
fn of_two_that_save_the_same_case_at_once_one_is_told_and_nothing_is_mixed() {
    let desk = desk_with_texts(&["ก", "ข"]);
    let path = desk.path("a.khangan");
    let (mut told, mut done) = (0, 0);
    for turn in 0.. {
        let pipes = |command: &mut Command| {
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let both = ["ก", "ข"].map(|letter| pipes(&mut set(&desk, letter)));
        for (saving, letter) in both.into_iter().zip(["ก", "ข"]) {
            let ran = Ran::from(saving.wait_with_output().unwrap());
            if ran.exit == 0 {
                done += 1;
                continue;
            }
            let sentence = ran.complained(2);
            let held = sentence.contains("has this file open");
            assert!(held || sentence.contains("changed this file"), "{letter}: {sentence}");
            told += 1;
        }
        let text = opened(&path).text("duties.before").to_owned();
        assert!(
            ["ก", "ข"].iter().any(|letter| text == letter.repeat(bounds::ANSWER)),
            "mixed at {turn}"
        );
        if (turn >= 10 && told > 0) || turn >= 200 {
            break;
        }
    }
    println!("{done} savings done, {told} told that another was at it");
    // Of each two at least one saved.
    assert!(told > 0 && done >= told, "{done} done, {told} told");
}

#[cfg(unix)]
#[test]
fn a_file_that_the_system_allows_no_room_for_is_told_and_the_old_one_is_whole() {
    let desk = desk_with_texts(&["ก"]);
    let before = desk.bytes("a.khangan");
    // At most 64 blocks of 512 bytes a file; the signal that comes with it is no reason to die.
    let limited = |words: &str| {
        let program = env!("CARGO_BIN_EXE_khangan");
        let script = format!("trap '' XFSZ; ulimit -f 64; exec {program} --lang en {words}");
        let mut command = desk.command::<&str>([]);
        let environment: Vec<_> = command
            .get_envs()
            .map(|(key, value)| (key.to_owned(), value.map(ToOwned::to_owned)))
            .collect();
        command = Command::new("sh");
        for (key, value) in environment {
            match value {
                Some(value) => command.env(key, value),
                None => command.env_remove(key),
            };
        }
        command.args(["-c", &script]).current_dir(desk.path(""));
        Ran::from(command.output().unwrap())
    };
    let refused = limited(&format!("set a.khangan {}", long_answers("ก")));
    assert!(refused.complained(2).contains("no file of this size"), "{refused:?}");
    assert_eq!(desk.bytes("a.khangan"), before);
    assert_eq!(desk.names(), ["a.khangan", "ก"]);
    limited("set a.khangan position.number=1").printed(0);
}

/// A small disk of its own, where the machine lets a test have one.
#[cfg(target_os = "linux")]
struct SmallDisk(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mount(at: std::path::PathBuf) -> Option<Self> {
        std::fs::create_dir(&at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=256k", "none"]).arg(&at);
        let done = mount.stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success()).then_some(Self(at))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_loses_nothing_and_saving_elsewhere_works() {
    let desk = desk_with_texts(&["ก"]);
    let Some(disk) = SmallDisk::mount(desk.path("stick")) else {
        println!("skipped: this machine lets nobody mount a disk");
        return;
    };
    desk.say("new academic -o stick/a.khangan").printed(0);
    desk.say("set stick/a.khangan position.number=123").printed(0);
    let before = desk.bytes("stick/a.khangan");
    let refused = desk.say(&format!("set stick/a.khangan {}", long_answers("ก")));
    assert!(refused.complained(2).contains("disk is full"), "{refused:?}");
    assert_eq!(desk.bytes("stick/a.khangan"), before);
    let left = std::fs::read_dir(&disk.0).unwrap().count();
    assert_eq!(left, 1, "something is left beside the case");
    // To the last byte full: not even the lock of the file finds room, and it still opens.
    std::fs::write(disk.0.join("filler"), vec![0; 256 * 1024]).unwrap_err();
    let refused = desk.say("set stick/a.khangan position.number=456");
    assert!(refused.complained(2).contains("disk is full"), "{refused:?}");
    desk.say("check stick/a.khangan").printed(0);
    assert_eq!(desk.bytes("stick/a.khangan"), before);
    assert_eq!(
        std::fs::read_dir(&disk.0).unwrap().count(),
        2,
        "something is left on the full disk"
    );
    // Elsewhere there is room.
    std::fs::copy(disk.0.join("a.khangan"), desk.path("copy.khangan")).unwrap();
    desk.say(&format!("set copy.khangan {}", long_answers("ก"))).printed(0);
    assert_eq!(opened(&desk.path("copy.khangan")).text("position.number"), "123");
    std::fs::remove_file(disk.0.join("filler")).unwrap();
    desk.say("set stick/a.khangan position.number=456").printed(0);
    drop(disk);
    let refused = desk.say("set stick/a.khangan position.number=789");
    assert!(refused.complained(2).contains("no such file"), "{refused:?}");
}

#[test]
fn a_disk_with_no_room_for_versions_still_saves_and_says_so() {
    let desk = desk_with_texts(&[]);
    // Where the versions would be kept stands a file.
    std::fs::create_dir_all(desk.home().join("data")).unwrap();
    std::fs::write(desk.home().join("data/versions"), "").unwrap();
    let set = desk.say("set a.khangan position.number=123");
    assert_eq!((set.exit, set.out.as_str()), (0, "Saved, fields set: 1: a.khangan\n"));
    assert!(set.err.starts_with("Saved, but the earlier version could not be kept"), "{set:?}");
    assert_eq!(opened(&desk.path("a.khangan")).text("position.number"), "123");
}
