//! A round: reports whose rows and words are drawn from the cases of many posts, and drawn again.
//!
//! What was drawn is remembered in the report itself, so that drawing again tells what the cases
//! changed from what the officer typed.
//!
//! **Invariant:** pure. What somebody typed into a report is overwritten by nothing.

mod again;
mod given;
mod memory;
mod piece;

pub use again::{Again, Taken, again};
pub use given::Source;
pub use piece::{Key, Piece};

use crate::case::{Case, Edit};
use crate::compensation::Compensation;
use crate::form::Form;

/// Whether anything of a form is drawn from cases.
pub fn is_drawn(form: &Form) -> bool {
    form.def().draws.is_some()
}

/// Draws cases into a report, beside what is there: nothing that was drawn before is drawn twice,
/// and words that stand in a field stay.
pub fn draw(form: &Form, report: &Case, sources: &[Source<'_>], pay: &Compensation) -> Edit {
    let known = memory::remembered(form, report);
    let new = piece::pieces(form, sources, pay);
    let mut edit = Edit::default();
    let mut added = Vec::new();
    let mut rows = piece::Places::of(report);
    for piece in new.into_iter().filter(|piece| !known.iter().any(|of| of.is_of(piece))) {
        if let Some(put) = rows.put(form, report, &piece) {
            edit = edit.and(put);
            added.push(piece);
        }
    }
    edit.and(memory::remember(form, report, &added))
}

/// The files of the cases that a report was drawn from, each once.
pub fn files(form: &Form, report: &Case) -> Vec<String> {
    let mut files = Vec::new();
    for piece in memory::remembered(form, report) {
        if !piece.file.is_empty() && !files.contains(&piece.file) {
            files.push(piece.file);
        }
    }
    files
}
