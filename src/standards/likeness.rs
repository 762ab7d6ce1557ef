//! How alike some texts are.
//!
//! Standards repeat themselves: every other duty is done "so that work is most effective". What
//! many texts share says little, and what comes first in a text, before its purpose and its
//! examples, says most. So letters are compared four by four, each four weighed by how rare and
//! how early it is.

use std::collections::BTreeMap;

/// Letters compared together.
const GRAM: usize = 4;
/// After so many letters a place weighs half as much as the first.
const HALF: f64 = 60.0;
/// A sign that repeats the word before it: some print a space before it, some do not.
const REPEAT: char = '\u{0E46}';

type Gram = [char; GRAM];

/// A text as it is compared: its fours of letters, each once, sorted, with their weights.
type Weighed = Vec<(Gram, f64)>;

/// The letters of a text as they are compared: spaces are nothing.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && *c != REPEAT)
}

/// Whether two texts say the same, spaces aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    let plain = |text: &'_ str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    plain(one) == plain(other)
}

/// How alike each of the old texts is to each of the new, from 0 to 1: a row for each old text.
pub(super) fn likeness(old: &[&str], new: &[&str]) -> Vec<Vec<f64>> {
    let grams = |texts: &[&str]| -> Vec<Vec<Gram>> { texts.iter().map(|t| grams(t)).collect() };
    let (old, new) = (grams(old), grams(new));
    let mut holders = BTreeMap::<Gram, f64>::new();
    for text in old.iter().chain(&new) {
        let mut once = text.clone();
        once.sort_unstable();
        once.dedup();
        for gram in once {
            *holders.entry(gram).or_default() += 1.0;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "nobody has so many texts")]
    let all = (old.len() + new.len()) as f64;
    let rarity = |gram: &Gram| (1.0 + all / holders.get(gram).copied().unwrap_or(1.0)).ln();
    let weigh = |texts: &[Vec<Gram>]| -> Vec<Weighed> {
        texts.iter().map(|text| weighed(text, rarity)).collect()
    };
    let (old, new) = (weigh(&old), weigh(&new));
    old.iter().map(|one| new.iter().map(|other| shared(one, other)).collect()).collect()
}

fn grams(text: &str) -> Vec<Gram> {
    let letters: Vec<char> = letters(text).collect();
    // What is shorter than four letters is one four, filled up.
    if letters.len() < GRAM {
        let mut gram = [' '; GRAM];
        for (place, letter) in gram.iter_mut().zip(letters) {
            *place = letter;
        }
        return vec![gram];
    }
    letters.windows(GRAM).filter_map(|window| window.try_into().ok()).collect()
}

fn weighed(grams: &[Gram], rarity: impl Fn(&Gram) -> f64) -> Weighed {
    let mut at = 0.0;
    let mut all: Weighed = Vec::with_capacity(grams.len());
    for gram in grams {
        all.push((*gram, rarity(gram) / (1.0 + at / HALF)));
        at += 1.0;
    }
    all.sort_by_key(|(gram, _)| *gram);
    all.dedup_by(|next, kept| {
        let again = next.0 == kept.0;
        if again {
            kept.1 += next.1;
        }
        again
    });
    all
}

/// The weight that two texts share, in parts of what both have.
fn shared(one: &Weighed, other: &Weighed) -> f64 {
    let weight = |of: &Weighed| -> f64 { of.iter().map(|(_, weight)| weight).sum() };
    let all = weight(one) + weight(other);
    let mut both = 0.0;
    let mut others = other.iter().peekable();
    for (gram, own) in one {
        while others.next_if(|(other, _)| other < gram).is_some() {}
        if let Some((_, weight)) = others.next_if(|(other, _)| other == gram) {
            both += own.min(*weight);
        }
    }
    if all > 0.0 { 2.0 * both / all } else { 0.0 }
}
