//! The house: which module may know which, and who alone touches what.

use crate::imports::{Paths, circles};
use crate::source::{lookups, root, sources};

/// Module by module in reading order: what of ours it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("workers", &[]),
    ("eligibility", &["base"]),
    ("form", &["base", "eligibility"]),
    ("standards", &["base"]),
    ("compensation", &[]),
    ("case", &["base", "form"]),
    ("round", &["base", "form", "case", "compensation"]),
    ("drafting", &["base", "form", "standards", "case"]),
    ("text", &["base"]),
    ("appraisal", &["base", "form", "case", "text"]),
    ("circular", &["base", "text"]),
    ("sheet", &["base", "form", "case", "appraisal", "text"]),
    ("pdf", &["base", "text", "sheet"]),
    ("workbook", &["base"]),
    ("store", &["base", "workers", "form", "case"]),
    ("print", &["base", "workers"]),
    (
        "words",
        &[
            "base",
            "eligibility",
            "form",
            "round",
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
    ("document", &["base", "form", "case", "appraisal", "sheet", "pdf", "store", "words"]),
    (
        "cli",
        &[
            "base",
            "eligibility",
            "form",
            "compensation",
            "round",
            "standards",
            "case",
            "appraisal",
            "text",
            "circular",
            "store",
            "print",
            "words",
            "document",
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
            "circular",
            "sheet",
            "pdf",
            "workbook",
            "store",
            "print",
            "words",
            "document",
            "ui",
        ],
    ),
];

/// Who touches what is not ours: every crate, what of `std` opens files, and the modules that may;
/// the empty one is `lib.rs` and `main.rs`.
const OWNERS: &[(&str, &[&str])] = &[
    ("directories", &["store", "app"]),
    ("eframe", &["app"]),
    ("egui", &["ui", "app"]),
    ("fs4", &["store"]),
    ("flate2", &["circular", "pdf"]),
    ("harfrust", &["text"]),
    ("icu_segmenter", &["text"]),
    ("jiff", &["base", "store", "cli", ""]),
    ("lexopt", &["cli"]),
    ("lopdf", &["pdf"]),
    ("md5", &["pdf", "store"]),
    ("memchr", &["base", "circular", "pdf"]),
    ("mimalloc", &[""]),
    ("open", &["print"]),
    ("printpdf", &["pdf"]),
    ("rfd", &["app"]),
    ("ron", &["eligibility", "form", "standards", "compensation", "store", "ui"]),
    ("rust_i18n", &["words", "ui", "app", "cli", ""]),
    ("rust_xlsxwriter", &["workbook"]),
    ("serde", &["base", "eligibility", "form", "standards", "compensation", "store", "ui", "cli"]),
    ("serde_json", &["cli"]),
    ("sha2", &["case"]),
    ("similar", &["text"]),
    ("skrifa", &["text"]),
    ("std::fs", &["store"]),
    (
        "thiserror",
        &[
            "base",
            "form",
            "standards",
            "case",
            "appraisal",
            "pdf",
            "workbook",
            "store",
            "print",
            "app",
        ],
    ),
    ("trash", &["store"]),
    ("unicode_segmentation", &["ui"]),
    ("uuid", &["case", "round", "sheet", "store", "ui", "app", "cli"]),
    ("whoami", &[""]),
    // Only a feature of it is chosen.
    ("winit", &[]),
    ("write_fonts", &["text"]),
];

/// What a module names, file by file.
fn paths() -> Vec<Paths> {
    sources().iter().map(|source| Paths::of(&source.name)).collect()
}

#[test]
fn every_module_imports_only_what_comes_before_it() {
    let breaches: Vec<_> = paths().iter().flat_map(import_breaches).collect();
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
fn every_crate_has_owners_and_is_touched_by_nobody_else() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let crates = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let crates = crates.split("\n[").next().unwrap().lines();
    let names = crates.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim());
    for name in names.map(|name| if name == "md-5" { "md5" } else { name }) {
        let name = name.replace('-', "_");
        assert!(OWNERS.iter().any(|(owned, _)| *owned == name), "{name} has no owner");
    }
    let breaches: Vec<_> = paths().iter().flat_map(owner_breaches).collect();
    assert!(breaches.is_empty(), "touched by others:\n{}", breaches.join("\n"));
}

#[test]
fn no_files_of_the_shell_know_each_other_in_a_circle() {
    let shell: Vec<_> = paths().into_iter().filter(|paths| paths.module() == "app").collect();
    assert!(shell.len() > 20);
    let circles = circles(&shell);
    assert!(circles.is_empty(), "in a circle: {circles:?}");
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
fn paths_are_shown_with_what_hides_in_them() {
    let bare = |line: &str| line.contains(".display()").then(|| line.trim().to_owned());
    let speaks =
        sources().into_iter().filter(|source| ["cli", "ui", "app"].contains(&source.module()));
    let breaches: Vec<_> = speaks.flat_map(|source| source.breaches(bare)).collect();
    assert!(breaches.is_empty(), "use words::shown:\n{}", breaches.join("\n"));
}

#[test]
fn the_store_reaches_the_disk_through_its_seam_alone() {
    let beyond = paths()
        .into_iter()
        .filter(|paths| paths.name.starts_with("store/") && !paths.name.starts_with("store/disk/"));
    let breaches: Vec<_> = beyond
        .flat_map(|paths| {
            let reached =
                paths.all().filter(|path| path.starts_with("std::fs::") || path == &"std::fs");
            reached.map(|path| format!("src/{}: {path}", paths.name)).collect::<Vec<_>>()
        })
        .collect();
    assert!(breaches.is_empty(), "past store/disk:\n{}", breaches.join("\n"));
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
    let code = "use crate::base::Mm;\nuse crate::{\n    base::Pt,\n    case::{Case, Edit},\n};\n\
                fn f() { let x = crate::store::open; format!(\"{}\", crate::sheet::lay_out); }\n\
                use std::fs;\nfn g() { std::fs::read; }\nuse crate::form::Form;\n\
                #[cfg(test)]\nmod tests { use crate::cli::run; }\n";
    let paths = Paths::in_code("form/x.rs", code);
    let found = import_breaches(&paths);
    assert_eq!(found.len(), 4, "{found:?}");
    for (breach, module) in found.iter().zip(["case", "case", "store", "sheet"]) {
        assert!(breach.starts_with("src/form/x.rs: ") && breach.contains(module), "{found:?}");
    }
    assert_eq!(owner_breaches(&paths).len(), 2, "{:?}", owner_breaches(&paths));
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

fn import_breaches(paths: &Paths) -> Vec<String> {
    let module = paths.module();
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
        return Vec::new();
    };
    let known = |name: &str| MAY_IMPORT.iter().any(|(known, _)| *known == name);
    let forbidden = |name: &&str| known(name) && *name != module && !allowed.contains(name);
    let breaches = paths.ours().filter(forbidden);
    breaches.map(|name| format!("src/{}: {module} may not import {name}", paths.name)).collect()
}

fn owner_breaches(paths: &Paths) -> Vec<String> {
    let others = OWNERS.iter().filter(|(_, owners)| !owners.contains(&paths.module()));
    let touched = others.flat_map(|(owned, owners)| {
        let touched = paths.all().filter(move |path| {
            path.strip_prefix(owned).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        });
        touched.map(move |path| format!("src/{}: {path} belongs to {owners:?}", paths.name))
    });
    touched.collect()
}
