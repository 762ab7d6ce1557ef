//! The form is open: no file of `src/` knows a form, a part or a field by its name.

use std::collections::BTreeSet;

use crate::scenario::FORMS;
use crate::source::sources;
use crate::terminal::{Desk, in_process};

/// Words that are ids of a form and words of the program as well.
const COMMON: [&str; 12] = [
    "date",
    "number",
    "executive",
    "score",
    "position",
    "duties",
    "comparison",
    "summary",
    "opinions",
    "committee",
    "pass",
    "fail",
];

/// What is still to go: the samples, each of which is a case of one form.
const LEFT: [(&str, &str); 5] = [
    ("cli/eligibility.rs", "academic"),
    ("app/library/samples.rs", "executive"),
    ("app/library/samples.rs", "academic"),
    ("app/library/samples.rs", "general"),
    ("app/library/samples.rs", "arts"),
];

#[test]
fn the_program_knows_no_form_part_or_field_by_its_name() {
    let mut names = BTreeSet::new();
    for form in FORMS.all() {
        names.insert(form.id().to_string());
        names.extend(form.parts().iter().map(|part| part.id.to_string()));
        names.extend(form.fields().iter().map(|field| field.id.to_string()));
        names.extend(form.def().ladder.iter().map(ToString::to_string));
    }
    names.retain(|name| !COMMON.contains(&name.as_str()));
    assert!(names.len() > 60, "only {} names to look for", names.len());
    let mut found = Vec::new();
    for source in sources() {
        for name in &names {
            if source.code.contains(&format!("\"{name}\"")) {
                found.push((source.name.clone(), name.clone()));
            }
        }
    }
    found.retain(|(file, name)| {
        !LEFT.contains(&(file.as_str(), name.as_str())) && file != "form/forms.rs"
    });
    assert_eq!(found, []);
}

/// The first form of the guide, word for word.
fn smallest() -> &'static str {
    let guide = include_str!("../../forms/README.md");
    let after = guide.split_once("## The smallest form\n\n```ron\n").expect("the form").1;
    after.split_once("```").expect("its end").0
}

#[test]
fn the_smallest_form_of_the_guide_is_filled_and_printed() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/leave.ron", smallest());
    let run = |words: &[&str]| {
        let path = |word: &&str| match word.strip_prefix('/') {
            Some(name) => desk.path(name).into_os_string(),
            None => word.into(),
        };
        let forms = ["--forms".into(), desk.path("forms").into_os_string()];
        in_process(forms.into_iter().chain(words.iter().map(path)))
    };
    run(&["print", "--blank", "leave", "-o", "/blank.pdf"]).printed(0);
    run(&["new", "leave", "-o", "/a.khangan"]).printed(0);
    run(&["set", "/a.khangan", "who=สมชาย", "from=1/12/2569", "to=๓ ธ.ค. ๖๙"]).printed(0);
    run(&["check", "/a.khangan"]).printed(0);
    run(&["print", "/a.khangan", "-o", "/a.pdf"]).printed(0);
    let carried = khangan::pdf::embedded_case(&desk.bytes("a.pdf")).unwrap();
    assert_eq!(carried, desk.bytes("a.khangan"));
    let text = desk.text("a.khangan");
    assert!(text.contains("\"from\": \"2026-12-01\"") && text.contains("format: 2"), "{text}");
}
