//! Any bytes at all, read as a case file.
//!
//! Whatever reads also appraises, writes, and reads back equal. How to run it: `README.md` beside.

#![no_main]

use std::sync::LazyLock;

use khangan::appraisal::appraise;
use khangan::form::Forms;
use khangan::store::{Opened, read_case, write_case};
use khangan::words::{self, Lang};
use libfuzzer_sys::fuzz_target;

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::built_in);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(Opened::Case(case)) = read_case(text, &FORMS) else { return };

    let form = FORMS.find(case.form().as_str(), case.edition()).expect("it opened for work");
    let appraisal = appraise(form, &case);
    assert!((0..=appraisal.max).contains(&appraisal.total));
    for finding in &appraisal.findings {
        for lang in [Lang::Thai, Lang::English] {
            assert!(!words::finding(lang, form, finding).is_empty());
        }
    }

    let written = write_case(&case);
    let again = read_case(&written, &FORMS);
    assert_eq!(again, Ok(Opened::Case(case)), "{written}");
});
