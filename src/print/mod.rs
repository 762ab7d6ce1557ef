//! Hands a PDF to the system: to its viewer, whose print dialog knows every printer; and has many
//! of them made, on every core ([`batch`]).
//!
//! **Invariant:** knows nothing of cases and pages: what is made is told by whoever asks.

pub mod batch;

use std::path::Path;
use std::time::Duration;

/// A system without a program for PDFs, or without a screen.
#[derive(Debug, thiserror::Error)]
#[error("no program opens it: {0}")]
pub struct NoViewer(#[from] std::io::Error);

/// How long a viewer is given to say that it cannot start.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens a file in the program that the system has for it. Waits for a moment, so not for the
/// window's thread.
pub fn view(path: &Path) -> Result<(), NoViewer> {
    Ok(open::that_detached_with_timeout(path, PATIENCE)?)
}
