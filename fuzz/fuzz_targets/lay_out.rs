//! Any text at all, typed into the fields of a form and laid out.
//!
//! Every answer stands on the pages whole. How to run it: `README.md` beside.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use khangan::appraisal::appraise;
use khangan::base::FieldId;
use khangan::case::{Case, read_answer};
use khangan::form::{Control, Forms};
use khangan::sheet::{Shape, lay_out};
use libfuzzer_sys::fuzz_target;
use uuid::Uuid;

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::built_in);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut answers = text.split('\0');
    let forms: Vec<_> = FORMS.all().collect();
    let form = forms[bytes.first().map_or(0, |byte| usize::from(*byte)) % forms.len()];
    let now = "2026-11-20T09:30:00+07:00".parse().expect("a moment");
    let mut case = Case::new(form, Uuid::nil(), now);
    let mut typed: BTreeMap<FieldId, String> = BTreeMap::new();
    for field in form.fields() {
        let Some(answer) = answers.next() else { break };
        let Ok(edit) = read_answer(form, &case, field, answer) else { continue };
        if case.has_room(&edit).is_ok() && case.apply(form, edit).is_ok() {
            typed.insert(field.id.clone(), case.text(field.id.as_str()).to_owned());
        }
    }
    let sheet = lay_out(form, Some((&case, &appraise(form, &case))));
    let mut stands: BTreeMap<&FieldId, String> = BTreeMap::new();
    for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
        if let (Some(field), Shape::Text(text)) = (&mark.field, &mark.shape) {
            stands.entry(field).or_default().push_str(&text.text);
        }
    }
    // White space, line ends and what has no form may be left at the end of a line.
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    for field in form.fields() {
        let printed = matches!(field.control, Control::Line | Control::Paragraphs);
        if let Some(answer) = typed.get(&field.id).filter(|_| printed && !field.screen_only) {
            let found = stands.get(&field.id).map_or("", String::as_str);
            assert!(letters(found).contains(&letters(answer)), "{}: {answer:?}", field.id);
        }
    }
});
