//! The form is open: no file of `src/` knows a form, a part or a field by its name.

use std::collections::BTreeSet;

use crate::scenario::FORMS;
use crate::source::sources;

/// Words that are ids of a form and words of the program as well.
const COMMON: [&str; 9] = [
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
const LEFT: [(&str, &str); 3] = [
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
