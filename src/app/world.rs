//! What the program is told of the world around it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::picker::Picker;
use crate::base::Moment;
use crate::form::Forms;
use crate::print::NoViewer;
use crate::standards::Standards;
use crate::store::{Mailbox, Store};
use crate::words::Lang;

/// What the program is told of the world.
pub struct World {
    /// The forms it knows.
    pub forms: Arc<Forms>,
    /// The position standards it knows.
    pub standards: Arc<Standards>,
    /// The language to begin with.
    pub lang: Lang,
    /// Whether that was said for this once; else what the officer chose before counts more.
    pub lang_chosen: bool,
    /// Where cases are kept.
    pub store: Store,
    /// The person at the keyboard, as the system knows them.
    pub user: String,
    /// Asks the clock.
    pub clock: fn() -> Moment,
    /// Asks which file.
    pub picker: Box<dyn Picker>,
    /// The folder of cases; none, where they are only opened one by one.
    pub library: Option<PathBuf>,
    /// Opens a PDF in the system's viewer.
    pub viewer: fn(&Path) -> Result<(), NoViewer>,
    /// Where later starts of the program leave word, if this is the window that they look for.
    pub mailbox: Option<Arc<Mailbox>>,
}
