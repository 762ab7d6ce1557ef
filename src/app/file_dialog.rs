//! The file that is being asked for in the system's own dialog, and what it is wanted for.

use std::path::PathBuf;

use super::exit::Exit;
use super::jobs::{Done, JobKind, Jobs};
use super::picker::{self, Picker, Question};
use super::printing::Print;
use crate::workbook::Table;

/// The one file that is being asked for, if one is.
#[derive(Default)]
pub(super) struct FileDialog {
    purpose: Option<Purpose>,
}

/// What a file is wanted for.
pub(super) enum Purpose {
    /// To be opened.
    Open,
    /// To be the folder of cases.
    Library,
    /// To be the folder of own forms.
    Forms,
    /// For the PDFs of these cases, in this folder.
    CasePdfs(Vec<PathBuf>),
    /// To save the case of this session in.
    SaveCase {
        /// The session: meanwhile another may take its place.
        serial: u64,
        /// The way out that is taken once it is saved.
        then: Option<Exit>,
    },
    /// To save this document in.
    SavePdf(Box<Print>),
    /// To save this table in.
    SaveTable(Table),
}

impl FileDialog {
    /// Asks for a file, unless one is being asked for already.
    pub(super) fn ask(
        &mut self,
        picker: &dyn Picker,
        jobs: &Jobs,
        question: Question,
        purpose: Purpose,
    ) {
        match (&mut self.purpose, purpose) {
            (None, purpose) => {
                self.purpose = Some(purpose);
                Self::ask_again(picker, jobs, question);
            }
            // Once it is saved, there is something more to do now.
            (
                Some(Purpose::SaveCase { serial: asked, then }),
                Purpose::SaveCase { serial, then: Some(exit) },
            ) if *asked == serial => *then = Some(exit),
            (Some(_), _) => {}
        }
    }

    /// Asks once more for the same purpose: nobody was asked about the file that it came to.
    pub(super) fn ask_again(picker: &dyn Picker, jobs: &Jobs, question: Question) {
        let answer = picker.ask(&question);
        jobs.start(JobKind::Pick, move || Done::Picked(picker::decide(question, answer)));
    }

    /// It was answered: what the file was wanted for.
    pub(super) fn answered(&mut self) -> Option<Purpose> {
        self.purpose.take()
    }
}
