//! What a PDF says of itself.

use crate::base::Moment;

/// What a PDF says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// What readers show above the page.
    pub title: String,
    /// Who answers for it; empty when nobody does yet.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// When it was printed.
    pub created: Moment,
    /// The case that it shows.
    pub attachment: Option<Attachment<'a>>,
}

/// A case file to be carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
}
