//! Whose work the program is made from, and under which licences: read when somebody asks.

use std::sync::LazyLock;

/// A crate that is linked into the program on some system.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Crate {
    /// What it is called.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The licence, as it says itself.
    pub licence: &'static str,
}

/// Every crate, by name. `tests/it/licences.rs` makes the list, and knows when it is out of date.
pub(super) static CRATES: LazyLock<Vec<Crate>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/licences.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(read).collect()
});

/// The program's own licence.
pub(super) const PROGRAM: &str = include_str!("../../../LICENSE-MIT");
/// The licence of the letters.
pub(super) const SARABUN: &str = include_str!("../../../fonts/Sarabun-OFL.txt");
/// The licence of the symbols.
pub(super) const SYMBOLS: &str = include_str!("../../../fonts/KhanganSymbols-LICENCE.txt");

fn read(line: &'static str) -> Option<Crate> {
    let mut parts = line.split('\t');
    let part = Crate { name: parts.next()?, version: parts.next()?, licence: parts.next()? };
    parts.next().is_none().then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_crate_with_version_and_licence() {
        let lines = include_str!("../../../assets/licences.txt").lines();
        assert_eq!(CRATES.len(), lines.filter(|line| !line.starts_with('#')).count());
        assert!(CRATES.len() > 100);
        for of in CRATES.iter() {
            assert!(!of.name.is_empty() && !of.licence.is_empty(), "{of:?}");
            assert!(of.version.starts_with(|c: char| c.is_ascii_digit()), "{of:?}");
        }
    }
}
