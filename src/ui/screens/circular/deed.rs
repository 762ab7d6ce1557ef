//! What is done with the circulars.

/// What is done with the circulars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CircularCommand {
    /// Shows them.
    Open,
    /// Shows the passage that is cited so.
    OpenAt {
        /// Where it stands: `ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม ข้อ ๑`.
        source: String,
        /// Words of it.
        quoted: String,
    },
    /// Hides them.
    Close,
    /// Copies this.
    Copy(String),
    /// Opens this passage, with everything below it, as a paper to be printed.
    Print(usize),
}
