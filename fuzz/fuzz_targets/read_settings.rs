//! Any bytes at all, read as the settings.
//!
//! A start is never stopped by them, and once something was changed they read without a warning.
//! How to run it: `README.md` beside.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use khangan::store::{Folders, Store, Who};
use libfuzzer_sys::fuzz_target;

static HOME: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("settings-{}", std::process::id())));

fuzz_target!(|bytes: &[u8]| {
    let folders = Folders::below(&HOME);
    let file = folders.config.join("settings.ron");
    std::fs::create_dir_all(&folders.config).expect("a folder");
    std::fs::write(&file, bytes).expect("a file");
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(folders, who);

    let (read, warnings) = store.settings();
    let whole = warnings.is_empty();
    store.change_settings(|settings| settings.zoom = 110).expect("they can be written");
    let (again, warnings) = store.settings();
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(again.zoom, 110);
    if whole {
        assert_eq!((again.theme, again.language, again.recent), (read.theme, read.language, read.recent));
    }
});
