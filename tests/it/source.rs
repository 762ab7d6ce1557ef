//! Rust source as the house rules see it: without comments, without its unit tests.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src/`.
pub struct Source {
    /// Below `src/`, with `/`: `store/atomic.rs`.
    pub name: String,
    /// The code, comments blanked, unit tests cut off; lines stay where they are.
    pub code: String,
}

impl Source {
    /// The module of the crate it belongs to; empty for `lib.rs` and `main.rs`.
    pub fn module(&self) -> &str {
        self.name.split_once('/').map_or("", |(module, _)| module)
    }

    /// The lines in which `wanted` finds something, as `src/name:line: what`.
    pub fn breaches(&self, wanted: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let lines = self.code.lines().zip(1..);
        lines
            .filter_map(|(line, number)| Some((wanted(line)?, number)))
            .map(|(what, number)| format!("src/{}:{number}: {what}", self.name))
            .collect()
    }
}

/// What follows each `t!(` of some code: where interface words are looked up.
pub fn lookups(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("t!(").filter_map(|(at, macro_call)| {
        let before = code[..at].chars().next_back();
        let whole = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        whole.then(|| &code[at + macro_call.len()..])
    })
}

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of `src/` but those of unit tests alone.
pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = files_below(&src);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.retain(|path| !path.ends_with("tests.rs"));
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        Source { name, code: code_of(&fs::read_to_string(path).unwrap()) }
    };
    paths.iter().map(read).collect()
}

/// Every file below a folder, in order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect()
}

/// Source with its comments blanked and its unit tests, which stand last, cut off.
fn code_of(source: &str) -> String {
    let code = without_comments(source);
    match code.find("#[cfg(test)]\nmod tests") {
        Some(tests) => code[..tests].to_owned(),
        None => code,
    }
}

fn without_comments(source: &str) -> String {
    #[derive(PartialEq)]
    enum In {
        Code,
        Line,
        Block,
        Text,
    }
    let mut state = In::Code;
    let mut code = String::with_capacity(source.len());
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (&state, c, next) {
            (In::Code, '/', Some('/')) => state = In::Line,
            (In::Code, '/', Some('*')) => state = In::Block,
            (In::Code, '\'', Some('"')) => {
                // The character '"'.
                code.push(c);
                code.extend(chars.next());
                continue;
            }
            (In::Code, '"', _) => state = In::Text,
            (In::Text, '\\', _) => {
                code.push(c);
                code.extend(chars.next());
                continue;
            }
            (In::Text, '"', _) | (In::Line, '\n', _) => state = In::Code,
            (In::Block, '*', Some('/')) => {
                chars.next();
                state = In::Code;
                continue;
            }
            _ => {}
        }
        let keep = matches!(state, In::Code | In::Text) || c == '\n';
        code.push(if keep { c } else { ' ' });
    }
    code
}

#[test]
fn comments_are_blanked_and_text_is_kept() {
    let source = "a // b\n\"// \\\" c\" /* d\ne */ f '\"' // g\n";
    let code = without_comments(source);
    assert_eq!(code.lines().count(), source.lines().count());
    for (part, kept) in [
        ("a", true),
        ("b", false),
        ("c", true),
        ("d", false),
        ("e", false),
        ("f", true),
        ("g", false),
    ] {
        assert_eq!(code.contains(part), kept, "{part}: {code}");
    }
}
