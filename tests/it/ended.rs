//! The program ended from outside: what it was asked to put away is put away.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::terminal::{Desk, Ran};

/// A command that waits for its text, with the lock of the case in its hands.
#[test]
fn a_command_that_is_ended_leaves_no_lock_and_no_draft() {
    for signal in ["TERM", "HUP", "INT"] {
        let desk = Desk::new();
        desk.say("new academic -o a.khangan").printed(0);
        // A frozen command is ended in the midst of what it does, wherever that is.
        for delay in (1..16).chain([20, 40, 80]) {
            desk.write("text", "ก".repeat(39_000));
            let mut set = desk
                .command(["--lang", "en", "set", "a.khangan", "duties.before=@text"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_millis(delay));
            let mut kill = Command::new("kill");
            kill.arg(format!("-{signal}")).arg(set.id().to_string());
            kill.stderr(Stdio::null()).status().unwrap();
            let begun = Instant::now();
            while set.try_wait().unwrap().is_none() {
                assert!(begun.elapsed() < Duration::from_secs(20), "it does not end");
                std::thread::sleep(Duration::from_millis(2));
            }
            assert_eq!(desk.names(), ["a.khangan", "text"], "{signal} after {delay} ms");
            desk.say("check a.khangan --json");
        }
    }
}

#[test]
fn a_file_that_the_system_gives_no_room_is_told_though_nobody_caught_the_signal() {
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    desk.write("text", "ก".repeat(39_000));
    let before = desk.bytes("a.khangan");
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -f 64; exec \"$0\" --lang en set a.khangan duties.before=@text"]);
    limited.arg(env!("CARGO_BIN_EXE_khangan")).current_dir(desk.path(""));
    limited.env("KHANGAN_HOME", desk.home());
    let refused = Ran::from(limited.output().unwrap());
    assert!(refused.complained(2).contains("no file of this size"), "{refused:?}");
    assert_eq!(desk.bytes("a.khangan"), before);
    assert_eq!(desk.names(), ["a.khangan", "text"]);
}
