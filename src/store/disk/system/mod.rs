//! What is particular to a kind of system: owners, rights and links of files.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

use std::fs::File;
use std::time::SystemTime;

#[cfg(not(unix))]
pub(super) use elsewhere::*;
#[cfg(unix)]
pub(super) use unix::*;

/// A helper file as it was found.
pub(super) enum Helper {
    /// It can be read and written.
    Writable(File),
    /// It can only be read.
    #[cfg_attr(not(unix), expect(dead_code, reason = "rights are not told apart there"))]
    Readable(File),
    /// It cannot even be read; when it was written.
    #[cfg_attr(not(unix), expect(dead_code, reason = "rights are not told apart there"))]
    Closed(Option<SystemTime>),
    /// Whoever has it keeps others from opening it to write.
    #[cfg_attr(unix, expect(dead_code, reason = "opening tells nothing there"))]
    Held,
    /// There is none.
    None,
}

/// Whether a file is kept from other processes now.
pub(super) enum Locked {
    /// It is.
    Yes,
    /// Another process keeps it from us.
    #[cfg_attr(not(unix), expect(dead_code, reason = "opening tells it there"))]
    No,
    /// This disk knows no locks.
    #[cfg_attr(not(unix), expect(dead_code, reason = "opening tells it there"))]
    Unknown,
}
