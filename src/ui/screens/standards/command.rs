//! What is done with the position standards.

/// Something done with the position standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandardsCommand {
    /// Shows them, as they were read last.
    Open,
    /// Shows the standard of this title at this level, where there is one.
    OpenAt {
        /// The title of the posts.
        title: String,
        /// The level.
        level: String,
    },
    /// Back to where one was.
    Close,
    /// Puts a text on the clipboard.
    Copy(String),
    /// Makes a PDF of the level that is read and opens it in the system's viewer, to be printed.
    Print,
    /// Fills the title and the level of the case, where they are empty, with what is read.
    Fill,
    /// Inserts the duties that are read into the old duties of the case: the chosen ones, or all.
    InsertOld,
    /// The same into the new duties.
    InsertNew,
    /// Inserts a draft of what changed from the level that is read to the one beside it.
    Draft,
}
