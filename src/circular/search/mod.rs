//! Search over every passage.
//!
//! A question is cut into words, the words that only ask are left out, and everyday words are looked
//! for as the circular has them ([`Query`]). A word that few passages have counts for more, and so does
//! one in the passage itself against one in what it stands below; words that stand close together and
//! a heading add to it ([`rank`]).

mod index;
mod query;
mod rank;
mod vocabulary;

pub(super) use index::Index;
pub use query::Query;

/// A passage that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The passage.
    pub passage: usize,
    /// How well it answers, above 0; only to be compared with others of the same search.
    pub score: f32,
}
