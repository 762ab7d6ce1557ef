//! Any text at all, read as the description of a form.
//!
//! Whatever reads has a blank page that is laid out, an empty case that is appraised, and every
//! mistake of the rest is a sentence. How to run it: `README.md` beside.

#![no_main]

use khangan::appraisal::appraise;
use khangan::case::Case;
use khangan::form::{FormError, Forms};
use khangan::sheet::lay_out;
use khangan::words::{self, Lang};
use libfuzzer_sys::fuzz_target;
use uuid::Uuid;

fuzz_target!(|text: &str| {
    let files = [("a.ron".to_owned(), text.to_owned())];
    match Forms::from_files(&files) {
        Ok(forms) => {
            let form = forms.all().next().expect("it was read");
            let now = "2026-11-20T09:30:00+07:00".parse().expect("a moment");
            let case = Case::new(form, Uuid::nil(), now);
            let appraisal = appraise(form, &case);
            assert!((0..=appraisal.max).contains(&appraisal.total));
            assert!(!lay_out(form, None).pages.is_empty());
            assert!(!lay_out(form, Some((&case, &appraisal))).pages.is_empty());
        }
        Err(errors) => {
            for (_, error) in errors {
                if let FormError::Mistakes(mistakes) = error {
                    for mistake in &mistakes {
                        assert!(!words::mistake(Lang::Thai, mistake).is_empty());
                    }
                }
            }
        }
    }
});
