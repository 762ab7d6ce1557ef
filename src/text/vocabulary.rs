//! The words of `words.txt`: the civil service's vocabulary and the commonest words of the language.
//!
//! **Invariant:** what a word is stands in the data; this file only finds it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("words.txt")));

/// The words that come with the program.
pub(super) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

#[derive(Default)]
pub(super) struct Vocabulary {
    nodes: Vec<Node>,
    /// What is counted: stays on the line of the number before it.
    pub(super) units: BTreeSet<&'static str>,
    /// What a number follows: keeps the number on its line.
    pub(super) numbered: BTreeSet<&'static str>,
    /// What makes a noun of the word behind it, and stays with it.
    pub(super) prefixes: BTreeSet<&'static str>,
    /// The bytes of the longest of these three kinds.
    pub(super) longest: usize,
}

#[derive(Default)]
struct Node {
    next: Vec<(char, usize)>,
    is_word: bool,
}

impl Vocabulary {
    fn read(file: &'static str) -> Self {
        let mut out = Self { nodes: vec![Node::default()], ..Self::default() };
        let mut part = "";
        for line in file.lines() {
            let word = line.split('#').next().unwrap_or_default().trim();
            if word.is_empty() {
            } else if word.starts_with('[') {
                part = word;
            } else {
                match part {
                    "[units]" => out.units.insert(word),
                    "[numbered]" => out.numbered.insert(word),
                    "[prefixes]" => out.prefixes.insert(word),
                    _ => true,
                };
                out.insert(word);
            }
        }
        let named = out.units.iter().chain(&out.numbered).chain(&out.prefixes);
        out.longest = named.map(|word| word.len()).max().unwrap_or_default();
        out
    }

    fn insert(&mut self, word: &str) {
        let mut at = 0;
        for c in word.chars() {
            let known = self.child(at, c);
            at = known.unwrap_or_else(|| {
                let new = self.nodes.len();
                self.nodes.push(Node::default());
                if let Some(node) = self.nodes.get_mut(at) {
                    node.next.push((c, new));
                }
                new
            });
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.is_word = true;
        }
    }

    fn child(&self, at: usize, c: char) -> Option<usize> {
        self.nodes.get(at)?.next.iter().find(|(letter, _)| *letter == c).map(|(_, node)| *node)
    }

    /// The byte lengths of all words that a text begins with, the shortest first.
    pub(super) fn begun_with<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let mut at = Some(0);
        text.char_indices()
            .map_while(move |(index, c)| {
                at = self.child(at?, c);
                at.map(|node| (index + c.len_utf8(), node))
            })
            .filter(|(_, node)| self.nodes.get(*node).is_some_and(|node| node.is_word))
            .map(|(end, _)| end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_that_a_text_begins_with() {
        let words = Vocabulary::read("# คำ\n[words]\nข้าราชการ\nข้า\n[units]\nคน\n");
        assert_eq!(
            words.begun_with("ข้าราชการพลเรือน").collect::<Vec<_>>(),
            ["ข้า".len(), "ข้าราชการ".len()]
        );
        assert_eq!(words.begun_with("ค่า").count(), 0);
        assert!(words.units.contains("คน"));
        assert_eq!(words.begun_with("คน").count(), 1);
    }

    #[test]
    fn the_file_holds_each_word_once_and_thai_only() {
        let mut seen = BTreeSet::new();
        let mut part = "";
        for line in include_str!("words.txt").lines() {
            let word = line.split('#').next().unwrap().trim();
            if word.starts_with('[') {
                part = word;
            } else if !word.is_empty() {
                assert!(seen.insert((part, word)), "twice: {word}");
                assert!(
                    word.chars().all(|c| crate::base::thai_chars::is_thai(c) || c == '.'),
                    "{word}"
                );
            }
        }
        assert!(seen.len() > 500);
    }
}
