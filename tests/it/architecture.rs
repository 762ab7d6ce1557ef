//! The house: which module may know which, and who alone touches what.

use crate::source::{Source, lookups, root, sources};

/// Module by module in reading order: what of ours it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("form", &["base"]),
    ("standards", &["base"]),
    ("case", &["base", "form"]),
    ("drafting", &["base", "form", "standards", "case"]),
    ("text", &["base"]),
    ("appraisal", &["base", "form", "case", "text"]),
    ("circular", &["base", "text"]),
    ("sheet", &["base", "form", "case", "appraisal", "text"]),
    ("pdf", &["base", "text", "sheet"]),
    ("workbook", &["base"]),
    ("store", &["base", "form", "case"]),
    ("print", &["base"]),
    (
        "words",
        &[
            "base",
            "form",
            "standards",
            "drafting",
            "case",
            "appraisal",
            "circular",
            "sheet",
            "pdf",
            "store",
        ],
    ),
    (
        "cli",
        &[
            "base",
            "form",
            "standards",
            "case",
            "appraisal",
            "text",
            "circular",
            "sheet",
            "pdf",
            "store",
            "print",
            "words",
        ],
    ),
    (
        "ui",
        &[
            "base",
            "form",
            "standards",
            "drafting",
            "case",
            "appraisal",
            "text",
            "circular",
            "sheet",
            "words",
        ],
    ),
    (
        "app",
        &[
            "base",
            "form",
            "standards",
            "drafting",
            "case",
            "appraisal",
            "text",
            "circular",
            "sheet",
            "pdf",
            "workbook",
            "store",
            "print",
            "words",
            "ui",
        ],
    ),
];

/// What only some modules may touch: a path as it begins in code, and the modules.
const SOLE_OWNERS: &[(&str, &[&str])] = &[
    ("harfrust", &["text"]),
    ("icu_segmenter", &["text"]),
    ("similar", &["text"]),
    ("write_fonts", &["text"]),
    ("printpdf", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("rust_xlsxwriter", &["workbook"]),
    ("std::fs", &["store"]),
    ("lexopt", &["cli"]),
    ("egui", &["ui", "app"]),
    ("rfd", &["app"]),
    ("eframe", &["app", ""]),
];

#[test]
fn every_module_imports_only_what_comes_before_it() {
    let breaches: Vec<_> = sources().iter().flat_map(import_breaches).collect();
    assert!(breaches.is_empty(), "imports against the table:\n{}", breaches.join("\n"));
}

#[test]
fn every_module_stands_in_the_table() {
    for source in sources() {
        let known = MAY_IMPORT.iter().any(|(module, _)| *module == source.module());
        assert!(known || source.module().is_empty(), "src/{} is in no known module", source.name);
    }
}

#[test]
fn what_has_a_sole_owner_is_touched_by_nobody_else() {
    let breaches: Vec<_> = sources().iter().flat_map(owner_breaches).collect();
    assert!(breaches.is_empty(), "touched by others:\n{}", breaches.join("\n"));
}

#[test]
fn thai_words_stand_in_data_and_in_base_alone() {
    let thai = |line: &str| {
        line.chars().any(|c| ('\u{e00}'..='\u{e7f}').contains(&c)).then(|| line.trim().to_owned())
    };
    let others = sources().into_iter().filter(|source| source.module() != "base");
    let breaches: Vec<_> = others.flat_map(|source| source.breaches(thai)).collect();
    assert!(breaches.is_empty(), "Thai in the code:\n{}", breaches.join("\n"));
}

#[test]
fn words_on_the_screen_are_set_by_thai_text_alone() {
    let screens = sources().into_iter().filter(|source| {
        ["ui", "app"].contains(&source.module()) && !source.name.starts_with("ui/thai_text/")
    });
    let breaches: Vec<_> = screens.flat_map(|source| source.breaches(breaks_thai)).collect();
    assert!(breaches.is_empty(), "use ui::thai_text:\n{}", breaches.join("\n"));
}

#[test]
fn interface_words_are_looked_up_only_where_sentences_are_made() {
    let lookup = |line: &str| lookups(line).next().map(|_| line.trim().to_owned());
    let speaks = ["words", "cli", "ui", "app"];
    let others = sources().into_iter().filter(|source| !speaks.contains(&source.module()));
    let breaches: Vec<_> = others.flat_map(|source| source.breaches(lookup)).collect();
    assert!(breaches.is_empty(), "t! outside {speaks:?}:\n{}", breaches.join("\n"));
}

#[test]
fn every_module_says_what_it_is_and_what_it_never_does() {
    for source in sources().iter().filter(|source| source.name.ends_with("/mod.rs")) {
        let text = std::fs::read_to_string(root().join("src").join(&source.name)).unwrap();
        assert!(text.starts_with("//! "), "src/{} has no header", source.name);
        let top = source.name.matches('/').count() == 1;
        assert!(!top || text.contains("**Invariant:**"), "src/{} states no invariant", source.name);
    }
}

#[test]
fn the_rules_find_what_they_are_made_to_find() {
    let source = Source {
        name: "form/x.rs".to_owned(),
        code: "use crate::base::Mm;\nuse crate::{case::Case, base::Pt};\nlet x = crate::store::open;\n\
               use std::fs;\nlet file = std::fs::read;\nuse crate::form::Form;\n"
            .to_owned(),
    };
    let found = import_breaches(&source);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/form/x.rs:2: ") && found[0].contains("case"), "{found:?}");
    assert!(found[1].starts_with("src/form/x.rs:3: ") && found[1].contains("store"), "{found:?}");
    let found = owner_breaches(&source);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/form/x.rs:4: "), "{found:?}");
    assert!(breaks_thai("    ui.label(words);").is_some());
    assert!(breaks_thai("ui.add(Label::new(field.full_label()))").is_none());
}

/// Whether a line has egui itself set words, which breaks Thai inside its words.
fn breaks_thai(line: &str) -> Option<String> {
    const BY_EGUI: [&str; 11] = [
        "TextEdit",
        "RichText",
        "LayoutJob",
        "egui::Label",
        ".text_edit_",
        "ui.label(",
        "ui.heading(",
        "ui.monospace(",
        "ui.small(",
        "ui.strong(",
        "ui.weak(",
    ];
    BY_EGUI.iter().any(|call| line.contains(call)).then(|| line.trim().to_owned())
}

fn import_breaches(source: &Source) -> Vec<String> {
    let Some((module, allowed)) = MAY_IMPORT.iter().find(|(module, _)| *module == source.module())
    else {
        return Vec::new();
    };
    let forbidden = MAY_IMPORT.iter().map(|(name, _)| *name);
    let forbidden = forbidden.filter(|name| name != module && !allowed.contains(name));
    forbidden
        .flat_map(|name| {
            source.breaches(|line| {
                imports(line, name).then(|| format!("{module} may not import {name}: {line}"))
            })
        })
        .collect()
}

/// Whether a line names a module of ours: `crate::case`, `use crate::{case::Case, …}`.
fn imports(line: &str, module: &str) -> bool {
    let path = format!("crate::{module}");
    let direct = line.match_indices(&path).any(|(at, _)| ends_word(&line[at + path.len()..]));
    let grouped = line.split_once("crate::{").is_some_and(|(_, group)| {
        group.split([',', '{', '}', ' ']).any(|part| {
            part.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
    });
    direct || grouped
}

fn owner_breaches(source: &Source) -> Vec<String> {
    SOLE_OWNERS
        .iter()
        .filter(|(_, owners)| !owners.contains(&source.module()))
        .flat_map(|(path, owners)| {
            source.breaches(|line| {
                let found = line.match_indices(path).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let starts = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
                    let after = &line[at + path.len()..];
                    starts && (after.starts_with("::") || after.starts_with(';'))
                });
                found.then(|| format!("{path} belongs to {owners:?}: {}", line.trim()))
            })
        })
        .collect()
}

fn ends_word(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '_')
}
