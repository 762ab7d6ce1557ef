//! The circulars themselves, ว ๒/๒๕๕๘ and ว ๒๐/๒๕๕๙: contents, passages, look-up and search.
//!
//! [`circulars`] unpacks them when they are first asked for. A [`Passage`] is a paragraph, a heading
//! or a row of a table, with its item and its pages; a reading that is uncertain is a [`Doubt`] where
//! it stands.
//!
//! **Invariant:** pure. The wording stands in `forms/circular`, and nothing here changes a letter of
//! it; the same words find the same passages, in the same order.

mod find;
mod item;
mod part;
mod passage;
mod read;
mod search;

use std::io::Read as _;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use flate2::read::ZlibDecoder;

pub use part::{Pages, Part};
pub use passage::{Doubt, Kind, Passage};
pub use search::{Hit, Query};

use search::Index;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/circular.z"));

static CIRCULARS: LazyLock<Circulars> = LazyLock::new(|| {
    let mut text = String::new();
    // What the build packed is text, whole; a test reads it.
    if ZlibDecoder::new(PACKED).read_to_string(&mut text).is_err() {
        text.clear();
    }
    Circulars::read(&text)
});

/// The circulars that come with the program, read when they are first asked for.
pub fn circulars() -> &'static Circulars {
    &CIRCULARS
}

/// All parts, in the order of the shelf: ว ๒ with its annexes, then ว ๒๐.
pub struct Circulars {
    parts: Vec<Part>,
    passages: Vec<Passage>,
    index: OnceLock<Index>,
}

impl Circulars {
    /// The parts written in these texts, one behind the other.
    pub fn read(text: &str) -> Self {
        let (parts, passages) = read::read(text);
        Self { parts, passages, index: OnceLock::new() }
    }

    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Every passage, part after part.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// One passage.
    pub fn passage(&self, id: usize) -> Option<&Passage> {
        self.passages.get(id)
    }

    /// The part that a passage stands in.
    pub fn part_of(&self, passage: &Passage) -> Option<&Part> {
        self.parts.get(passage.part)
    }

    /// The passages of a part.
    pub fn passages_of(&self, part: &Part) -> &[Passage] {
        self.passages.get(part.passages.clone()).unwrap_or_default()
    }

    /// A passage with everything that stands below it: what belongs to an item.
    pub fn whole(&self, id: usize) -> Range<usize> {
        let Some(first) = self.passages.get(id) else { return 0..0 };
        let below = self.passages.iter().skip(id + 1);
        let below = below.take_while(|p| p.part == first.part && p.level > first.level).count();
        id..id + 1 + below
    }

    /// The passages that answer these words, the best first.
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        self.index.get_or_init(|| Index::of(self)).search(self, query)
    }

    /// Makes ready for the first search.
    pub fn warm(&self) {
        self.index.get_or_init(|| Index::of(self));
    }
}
