//! The licences of everything that goes into the program are among those of `deny.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::source::{files_below, root};

#[test]
fn every_crate_has_a_licence_that_we_accept() {
    let accepted = accepted();
    assert!(accepted.contains("MIT"), "deny.toml lists no licences: {accepted:?}");
    let metadata = metadata();
    let ours = metadata["resolve"]["root"].as_str().unwrap();
    let shipped = shipped(&metadata, ours);
    let mut refused = Vec::new();
    let mut seen = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let id = package["id"].as_str().unwrap();
        if id == ours || !shipped.contains(id) {
            continue;
        }
        seen += 1;
        let licence = package["license"].as_str().unwrap_or("none");
        if !satisfied(licence, &accepted) {
            refused.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    assert!(seen > 10, "only {seen} crates looked at");
    assert!(refused.is_empty(), "not accepted:\n{}", refused.join("\n"));
}

/// What the about box lists is what is linked into the program on the three systems, no more and
/// no less.
#[test]
fn the_about_box_lists_every_crate_of_the_program_and_no_other() {
    const COMMAND: &str = "KHANGAN_BLESS=1 cargo test --test it licences";
    let path = root().join("assets/licences.txt");
    let mut list = format!("# Every crate in the program, on any system. Made by: {COMMAND}\n");
    for line in linked() {
        list.push_str(&line);
        list.push('\n');
    }
    if std::env::var_os("KHANGAN_BLESS").is_some() {
        fs::write(&path, &list).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (now, known) = (lines(&list), lines(&known));
    let added: Vec<_> = now.difference(&known).collect();
    let gone: Vec<_> = known.difference(&now).collect();
    assert!(
        added.is_empty() && gone.is_empty(),
        "assets/licences.txt is out of date; make it anew: {COMMAND}\n\
         not in it: {added:#?}\nno longer in the program: {gone:#?}"
    );
}

/// `name version licence` of every crate that is linked on one of the three systems, by name.
/// What only builds or tests the program is not in it, nor what only runs in the compiler.
fn linked() -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    for target in ["x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu", "aarch64-apple-darwin"] {
        let edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"];
        let format = ["--format", "{p}|{l}", "--locked", "--target", target];
        let tree = cargo(&[&["tree"][..], &edges, &format].concat());
        // The first line is the program itself.
        for line in String::from_utf8(tree).unwrap().lines().skip(1) {
            let (package, licence) = line.split_once('|').unwrap();
            let (name, version) = package.split_once(" v").unwrap();
            assert!(!licence.is_empty(), "{name} states no licence");
            linked.insert(format!("{name}\t{version}\t{licence}"));
        }
        assert!(linked.len() > 100, "only {} crates for {target}", linked.len());
    }
    linked
}

#[test]
fn every_font_has_its_licence_beside_it() {
    let fonts = files_below(&root().join("fonts"));
    let has = |path: &Path, extension: &str| path.extension().is_some_and(|of| of == extension);
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    for font in fonts.iter().filter(|path| has(path, "ttf") || has(path, "otf")) {
        let file = name(font);
        let family = file.split(['-', '.']).next().unwrap();
        let licensed = fonts.iter().any(|path| has(path, "txt") && name(path).starts_with(family));
        assert!(licensed, "fonts/{file} has no licence beside it");
    }
}

#[test]
fn licence_expressions_are_read_right() {
    let accepted = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for (expression, good) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND Zlib", true),
        ("(MIT OR GPL-3.0) AND Zlib", true),
        ("(MIT OR GPL-3.0) AND ISC", false),
        ("GPL-3.0 OR MIT AND ISC", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
        ("Apache-2.0", false),
        ("none", false),
    ] {
        assert_eq!(satisfied(expression, &accepted), good, "{expression}");
    }
}

/// The list of `deny.toml`.
fn accepted() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    let (_, list) = text.split_once("allow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn metadata() -> Value {
    let output = cargo(&["metadata", "--format-version", "1", "--locked"]);
    serde_json::from_slice(&output).unwrap()
}

/// What cargo answers.
fn cargo(args: &[&str]) -> Vec<u8> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo).args(args).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What the program is built from: all but what only tests need.
fn shipped(metadata: &Value, ours: &str) -> BTreeSet<String> {
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let mut shipped = BTreeSet::new();
    let mut next = vec![ours.to_owned()];
    while let Some(id) = next.pop() {
        let node = nodes.iter().find(|node| node["id"] == id.as_str()).unwrap();
        for dependency in node["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            let package = dependency["pkg"].as_str().unwrap().to_owned();
            if kinds.iter().any(|kind| kind["kind"] != "dev") && shipped.insert(package.clone()) {
                next.push(package);
            }
        }
    }
    shipped
}

/// Whether an SPDX expression allows what we accept. `AND` binds closer than `OR`.
fn satisfied(expression: &str, accepted: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words, accepted)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, accepted: &BTreeSet<String>) -> bool {
    let mut good = all(words, accepted);
    while words.next_if_eq(&"OR").is_some() {
        good |= all(words, accepted);
    }
    good
}

fn all(words: &mut Words<'_>, accepted: &BTreeSet<String>) -> bool {
    let mut good = one(words, accepted);
    while words.next_if_eq(&"AND").is_some() {
        good &= one(words, accepted);
    }
    good
}

fn one(words: &mut Words<'_>, accepted: &BTreeSet<String>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let good = any(words, accepted);
        return words.next_if_eq(&")").is_some() && good;
    }
    let mut licence = words.next().unwrap_or_default().to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence = format!("{licence} WITH {}", words.next().unwrap_or_default());
    }
    accepted.contains(&licence)
}
