//! Everything that the officer can do.
//!
//! Views push [`Action`]s; the shell runs them. Those that are commands stand in menus, have
//! shortcuts, and make up the sheet of shortcuts.

use std::path::PathBuf;

use super::command::{Command, Situation, commands};
use super::place::Step;
use super::screens::circular::CircularCommand;
use super::screens::library::LibraryCommand;
use super::screens::standards::StandardsCommand;
use super::theme::Brightness;
use crate::base::{FieldId, FormId};
use crate::case::Edit;
use crate::words::Lang;

/// Something that the officer does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Asks which form to begin.
    New,
    /// Begins a case of this form.
    Begin(FormId),
    /// Asks which file to open.
    Open,
    /// Opens this file.
    OpenFile(PathBuf),
    /// Lists the files opened last.
    Recent,
    /// Forgets the files opened last.
    ForgetRecent,
    /// Saves the case; asks where, when it has no file yet.
    Save,
    /// Saves the case in another file.
    SaveAs,
    /// Something done with the cases of the library.
    Library(LibraryCommand),
    /// Asks where to save the pages as a PDF.
    SavePdf,
    /// Makes a PDF and opens it in the system's viewer, to be printed there.
    PrintPdf,
    /// Opens this file or folder in the program that the system has for it.
    View(PathBuf),
    /// Asks of which form a blank PDF is wanted.
    Blank,
    /// Asks where to save the blank of this form.
    SaveBlank(FormId),
    /// Shows the forms of one's own.
    OwnForms,
    /// Asks in which folder they are.
    ChooseForms,
    /// Knows them no longer.
    LeaveForms,
    /// Closes the case.
    Close,
    /// Ends the program.
    Quit,

    /// Changes answers. `continues`: the next letter of the same burst, undone together with it.
    Edit {
        /// The change.
        edit: Edit,
        /// Whether it belongs to the change before.
        continues: bool,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// Signs the case off.
    Sign {
        /// Who signs.
        name: String,
        /// For which office.
        office: String,
    },
    /// Reopens a case that was signed off.
    Reopen {
        /// Who reopens.
        name: String,
        /// Why.
        reason: String,
    },

    /// Goes to a step.
    Go(Step),
    /// Goes to the step after.
    NextStep,
    /// Goes to the step before.
    PreviousStep,
    /// Leads to a field: its step, in sight, with the focus.
    Find(FieldId),
    /// To the pages, at the field that has the focus; and back.
    Preview,
    /// Shows or hides the pages beside the fields.
    Beside,
    /// Shows or hides what the step is for.
    Help,
    /// Leads to the next finding.
    NextFinding,
    /// Leads to the finding before.
    PreviousFinding,

    /// Speaks this language.
    Speak(Lang),
    /// Speaks the other language.
    OtherLanguage,
    /// Looks light, dark, or as the system does.
    Look(Brightness),
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything at its own size.
    ZoomReset,

    /// Lists earlier versions of the case, or all work that was not saved.
    Versions,
    /// Shows what differs in one of those that are listed.
    ChooseVersion(usize),
    /// Brings one of those that are listed back.
    Restore(usize),
    /// Asks whether what is kept of the case beside its file is to go.
    Forget,
    /// Removes it.
    ForgetCase,
    /// Works on with what was recovered.
    Recover,
    /// Works on with what is saved; what was recovered is kept for some time.
    DeclineRecovery,
    /// Saves over what somebody else saved meanwhile.
    KeepMine,
    /// Shows what somebody else saved meanwhile.
    TakeTheirs,
    /// Takes the file over from somebody who has been silent for long.
    TakeOver,
    /// Opens the file again, which somebody else had open.
    TryAgain,

    /// Closes the dialog without an answer.
    Dismiss,
    /// Saves, and then does what the dialog interrupted.
    SaveAndGoOn,
    /// Does what the dialog interrupted, unsaved changes or not.
    GoOn,
    /// Something done with the position standards.
    Standards(StandardsCommand),
    /// Something done with the circulars.
    Circular(CircularCommand),
    /// Looks how it stands with what is kept.
    Health,
    /// The shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

impl Action {
    /// Whether it makes sense now.
    pub fn available(&self, now: Situation) -> bool {
        match self {
            Self::SaveAs
            | Self::Close
            | Self::Find(_)
            | Self::Preview
            | Self::Help
            | Self::SavePdf
            | Self::PrintPdf => now.step.is_some(),
            Self::Go(step) => step.0 < now.steps,
            Self::Beside => now.step.is_some() && now.wide,
            Self::Save | Self::Edit { .. } | Self::Sign { .. } | Self::Reopen { .. } => {
                now.step.is_some() && now.writable
            }
            Self::Library(command) => now.library.is_some_and(|scope| command.available(scope)),
            Self::Undo => now.can_undo && now.writable,
            Self::Redo => now.can_redo && now.writable,
            Self::NextStep => now.step.is_some_and(|step| step.next(now.steps).is_some()),
            Self::PreviousStep => now.step.is_some_and(|step| step.previous().is_some()),
            Self::NextFinding | Self::PreviousFinding => now.step.is_some() && now.has_findings,
            Self::New
            | Self::Begin(_)
            | Self::Open
            | Self::OpenFile(_)
            | Self::Recent
            | Self::OwnForms
            | Self::ChooseForms
            | Self::LeaveForms
            | Self::ForgetRecent
            | Self::View(_)
            | Self::Blank
            | Self::SaveBlank(_)
            | Self::Quit
            | Self::Versions
            | Self::ChooseVersion(_)
            | Self::Restore(_)
            | Self::Recover
            | Self::DeclineRecovery
            | Self::KeepMine
            | Self::TakeTheirs
            | Self::TakeOver
            | Self::TryAgain
            | Self::Speak(_)
            | Self::OtherLanguage
            | Self::Look(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Dismiss
            | Self::SaveAndGoOn
            | Self::GoOn
            | Self::Standards(_)
            | Self::Circular(_)
            | Self::Health
            | Self::Forget
            | Self::ForgetCase
            | Self::Shortcuts
            | Self::About => true,
        }
    }

    /// Its entry in the tables of commands, where it is one.
    pub fn command(&self) -> Option<&'static Command> {
        commands().find(|command| command.action == *self)
    }
}
