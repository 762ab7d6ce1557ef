//! The ways out of the case that is open, and of the program.

use std::path::PathBuf;

use super::files::Loaded;
use crate::base::FormId;
use crate::case::Case;
use crate::form::Form;
use crate::store::Recovery;

/// A way out of the case that is open.
pub(super) enum Exit {
    /// To a new case of this form.
    Begin(FormId),
    /// To a case that was read.
    Show(Box<Loaded>),
    /// To a case that was read, as it was recovered.
    ShowRecovered(Box<Loaded>, Box<Recovery>),
    /// To a case that no file has yet.
    Work(Box<(Form, Case)>),
    /// To this folder of cases.
    Library(PathBuf),
    /// To the start.
    Close,
    /// Out of the program.
    Quit,
}

/// How a file is opened.
pub(super) enum OpenMode {
    /// As it is.
    Open,
    /// As it is; should it be a folder, as the folder of cases.
    Show,
    /// Taking it over from somebody who has been silent for long.
    TakeOver,
    /// With what was recovered in place of what is in it.
    Recover(Box<Recovery>),
}
