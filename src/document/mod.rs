//! A case together with the form that it answers: out of a file, or the PDF that carries it, and
//! onto paper. Command line and window read and print through here, so that both do the same.
//!
//! **Invariant:** the form of a case is looked for once, and stays with it. Nothing is written.

mod formless;
mod paper;
mod read;
mod verify;

pub use paper::{PrintError, alone_pdf, blank_pdf, case_pdf};
pub use read::{Document, Formless, ReadError};
pub use verify::pages_agree;

pub use crate::pdf::{is_ours, is_pdf};
