//! Any bytes at all, searched for the case that a PDF carries.
//!
//! Whatever is found reads as a case file or is refused as one. How to run it: `README.md` beside.

#![no_main]

use std::sync::LazyLock;

use khangan::form::Forms;
use khangan::pdf::{MAX_CASE_BYTES, embedded_case};
use khangan::store::read_case;
use libfuzzer_sys::fuzz_target;

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::built_in);

fuzz_target!(|bytes: &[u8]| {
    let Ok(case) = embedded_case(bytes) else { return };
    assert!(case.len() <= MAX_CASE_BYTES);
    if let Ok(text) = String::from_utf8(case) {
        drop(read_case(&text, &FORMS));
    }
});
