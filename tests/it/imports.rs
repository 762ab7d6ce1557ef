//! What a file of the source names, read as Rust reads it: every `use`, every path in code and in
//! the arguments of macros. Unit tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, Macro, Path, UseTree, Visibility};

use crate::source::root;

/// What one file names.
pub struct Paths {
    /// The file, below `src/`.
    pub name: String,
    /// From the root of a crate on: `crate::case::Case`, `std::fs`.
    paths: Vec<String>,
}

impl Paths {
    /// What a file of `src/` names.
    pub fn of(name: &str) -> Self {
        Self::in_code(name, &fs::read_to_string(root().join("src").join(name)).unwrap())
    }

    /// What some code names, were it this file.
    pub fn in_code(name: &str, code: &str) -> Self {
        let file = syn::parse_file(code).unwrap_or_else(|error| panic!("src/{name}: {error}"));
        let mut reader =
            Reader { inside: module_of(name), children: Vec::new(), paths: Vec::new() };
        for item in &file.items {
            if let syn::Item::Mod(module) = item {
                reader.children.push(module.ident.to_string());
            }
        }
        reader.visit_file(&file);
        Self { name: name.to_owned(), paths: reader.paths }
    }

    /// The module of the crate that the file belongs to; empty for `lib.rs` and `main.rs`.
    pub fn module(&self) -> &str {
        self.name.split_once('/').map_or("", |(module, _)| module)
    }

    /// Every path.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The modules of our own crate that are named.
    pub fn ours(&self) -> impl Iterator<Item = &str> {
        self.all().filter_map(|path| path.strip_prefix("crate::")?.split("::").next())
    }
}

/// The path of the module that a file is.
fn module_of(name: &str) -> Vec<String> {
    let stem = name.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    let parts = stem.split('/').filter(|part| !["lib", "main"].contains(part));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

/// The files that name each other in a circle.
pub fn circles(files: &[Paths]) -> BTreeSet<String> {
    let modules: BTreeMap<String, &str> =
        files.iter().map(|file| (module_of(&file.name).join("::"), file.name.as_str())).collect();
    // The file that a path leads into: the longest module that it begins with.
    let file_of = |path: &str| {
        let parts: Vec<_> = path.split("::").collect();
        (1..=parts.len()).rev().find_map(|count| modules.get(&parts[..count].join("::")).copied())
    };
    let named: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|file| {
            let others = file.all().filter_map(file_of).filter(|other| *other != file.name);
            (file.name.as_str(), others.collect())
        })
        .collect();
    let comes_back = |start: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(file) = next.pop() {
            for other in named.get(file).into_iter().flatten().copied() {
                if other == start {
                    return true;
                }
                if seen.insert(other) {
                    next.push(other);
                }
            }
        }
        false
    };
    named.keys().filter(|file| comes_back(file)).map(|file| (*file).to_owned()).collect()
}

struct Reader {
    inside: Vec<String>,
    children: Vec<String>,
    paths: Vec<String>,
}

impl Reader {
    /// A path as it stands in the file, as one from the root of a crate.
    fn add(&mut self, parts: &[String]) {
        let [first, rest @ ..] = parts else { return };
        let mut whole = match first.as_str() {
            "self" => self.inside.clone(),
            "super" => {
                let ups = parts.iter().take_while(|part| *part == "super").count();
                let kept = self.inside.len().saturating_sub(ups);
                let mut whole = self.inside[..kept].to_vec();
                whole.extend_from_slice(&parts[ups..]);
                self.paths.push(whole.join("::"));
                return;
            }
            child if self.children.iter().any(|known| known == child) => {
                let mut whole = self.inside.clone();
                whole.push(child.to_owned());
                whole
            }
            other => vec![other.to_owned()],
        };
        whole.extend_from_slice(rest);
        self.paths.push(whole.join("::"));
    }

    fn add_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| {
            let mut path = before.to_vec();
            if name != "self" || path.is_empty() {
                path.push(name);
            }
            path
        };
        match tree {
            UseTree::Path(path) => self.add_use(&with(path.ident.to_string()), &path.tree),
            UseTree::Name(name) => self.add(&with(name.ident.to_string())),
            UseTree::Rename(rename) => self.add(&with(rename.ident.to_string())),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(before, tree);
                }
            }
        }
    }
}

fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    // Who may see something names nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_use(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let parts: Vec<_> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.add(&parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        // What stands in a macro need not be Rust; its paths are found word by word.
        let tokens = call.tokens.to_string().replace(" :: ", "::").replace(":: ", "::");
        let words = tokens.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        for word in words.filter(|word| word.contains("::")) {
            let parts: Vec<_> = word.split("::").map(str::to_owned).collect();
            if parts.iter().all(|part| !part.is_empty() && !part.contains(':')) {
                self.add(&parts);
            }
        }
        visit::visit_macro(self, call);
    }
}

#[test]
fn circles_are_found_and_chains_are_none() {
    let files = [
        Paths::in_code("app/mod.rs", "mod a; mod b; mod c; pub use a::A;"),
        Paths::in_code("app/a.rs", "use super::b::{self, B};"),
        Paths::in_code("app/b.rs", "fn f() { matches!(x, super::c::C); }"),
        Paths::in_code("app/c.rs", "use crate::app::a::A;"),
        Paths::in_code("app/d.rs", "use super::a::A; pub(in crate::app) fn f() {}"),
    ];
    let found: Vec<_> = circles(&files).into_iter().collect();
    assert_eq!(found, ["app/a.rs", "app/b.rs", "app/c.rs"]);
}
