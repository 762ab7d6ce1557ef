//! Any bytes at all, left as a note for the window that runs.
//!
//! At most one thing is asked for, in an absolute path, and the note is gone. How to run it:
//! `README.md` beside.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use khangan::store::{Begin, Folders, Mailbox, Store, Who};
use libfuzzer_sys::fuzz_target;

static MAILBOX: LazyLock<(Mailbox, PathBuf)> = LazyLock::new(|| {
    let home = std::env::temp_dir().join(format!("notes-{}", std::process::id()));
    let folders = Folders::below(&home);
    let folder = folders.data.join("window");
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let Begin::First(mailbox) = Store::new(folders, who).begin_window(None) else {
        panic!("nobody else is there")
    };
    let machine = std::fs::read_dir(folder).expect("a folder").next().expect("one machine");
    (mailbox, machine.expect("a folder").path())
});

fuzz_target!(|bytes: &[u8]| {
    let (mailbox, folder) = &*MAILBOX;
    let note = folder.join("a.note");
    std::fs::write(&note, bytes).expect("a note");
    let calls = mailbox.take();
    assert!(calls.len() <= 1);
    assert!(calls.iter().flat_map(|call| &call.file).all(|file| file.is_absolute()));
    assert!(!note.exists());
});
