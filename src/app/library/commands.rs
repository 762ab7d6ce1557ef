//! What the officer asks of the library: each command becomes work beside the window.

use std::path::PathBuf;
use std::sync::Arc;

use rust_i18n::t;
use uuid::Uuid;

use super::Library;
use super::file_locks::FileLocks;
use super::summary::Summary;
use super::work::{self, LibraryOutcome};
use super::{samples, work::Copies};
use crate::app::exit::Exit;
use crate::app::file_dialog::Purpose;
use crate::app::jobs::{Done, JobKind};
use crate::app::picker::{Question, Saving};
use crate::app::services::Services;
use crate::app::world::World;
use crate::form::Forms;
use crate::store::library;
use crate::ui::dialogs::Dialog;
use crate::ui::screens::library::{LibraryCommand, Row, Wanted};
use crate::words::Lang;
use crate::workbook::Table;

/// What else is to be done, that the library cannot do alone.
pub(in crate::app) enum LibraryRequest {
    /// Opens this case.
    Open(PathBuf),
    /// Takes this way out of the case that is open.
    Leave(Exit),
    /// Back to the folder that the program keeps cases in.
    OwnFolder,
}

impl Library {
    /// Does something with the cases of the library.
    pub(in crate::app) fn run(
        &mut self,
        services: &mut Services,
        command: LibraryCommand,
    ) -> Option<LibraryRequest> {
        if !command.available(self.state.scope()) {
            return None;
        }
        match command {
            LibraryCommand::Open => {
                return self
                    .state
                    .model
                    .current()
                    .map(|row| LibraryRequest::Open(row.path.clone()));
            }
            LibraryCommand::Search => self.state.wanted = Some(Wanted::Search),
            LibraryCommand::Duplicate => self.duplicate(services),
            LibraryCommand::NewRound => self.new_round(services),
            LibraryCommand::Rename => {
                let rename =
                    self.state.model.meant().first().map(|row| Dialog::Rename {
                        path: row.path.clone(),
                        name: row.file_name(),
                    });
                if let Some(dialog) = rename {
                    services.dialogs.show(dialog);
                }
            }
            LibraryCommand::RenameTo { path, name } => rename(services, path, &name),
            LibraryCommand::Delete => self.delete(services),
            LibraryCommand::DeleteForGood(paths) => {
                services.dialogs.close();
                let locks = locks(services);
                beside(services, move || work::delete_for_good(&locks, &paths));
            }
            LibraryCommand::Undelete => {
                let kept = std::mem::take(&mut self.kept);
                let store = services.world.store.clone();
                beside(services, move || work::put_back(&store, &kept));
            }
            LibraryCommand::SavePdfs => {
                let title = services.word("library.pick_pdf_folder");
                // A file that can only be looked at is no paper of this version.
                let cases = self.meant(|row| row.trouble.is_none());
                let folder = self.folder.clone();
                services.ask_for_file(Question::Folder { title, folder }, Purpose::CasePdfs(cases));
            }
            LibraryCommand::SavePdfsIn { cases, folder, existing } => {
                services.dialogs.close();
                self.save_pdfs(services, cases, folder, existing);
            }
            LibraryCommand::StopPdfs => self.stop_pdfs(),
            LibraryCommand::SaveSummary => self.ask_where_summary(services),
            LibraryCommand::ShowFolder => self.show_folder(services),
            LibraryCommand::Compare => self.compare(services),
            LibraryCommand::Table => {
                self.state.comparison = None;
                self.state.wanted = Some(Wanted::Row);
            }
            LibraryCommand::ChooseFolder => {
                let title = services.word("library.pick_folder");
                let folder = self.folder.clone();
                services.ask_for_file(Question::Folder { title, folder }, Purpose::Library);
            }
            LibraryCommand::OwnFolder => return Some(LibraryRequest::OwnFolder),
            LibraryCommand::Sample(form) => {
                let now = services.now();
                let sample = samples::open(&services.world.forms, form.as_str(), now);
                return sample.map(|sample| LibraryRequest::Leave(Exit::Show(Box::new(sample))));
            }
        }
        None
    }

    fn meant(&self, wanted: impl Fn(&Row) -> bool) -> Vec<PathBuf> {
        let meant = self.state.model.meant();
        meant.into_iter().filter(|row| wanted(row)).map(|row| row.path.clone()).collect()
    }

    fn duplicate(&self, services: &Services) {
        let paths = self.meant(Row::readable);
        let ((forms, lang), now) = (forms_and_lang(services), services.now());
        let store = services.world.store.clone();
        beside(services, move || work::duplicate(&store, &Copies { paths, lang, now }, &forms));
    }

    fn new_round(&self, services: &Services) {
        let Some(path) = self.meant(Row::readable).pop() else { return };
        let ((forms, lang), now) = (forms_and_lang(services), services.now());
        beside(services, move || match work::case_in(&path, &forms, lang) {
            Ok((form, case)) => {
                let case = case.next_round(&form, Uuid::new_v4(), now);
                LibraryOutcome::Round(Box::new((form, case)))
            }
            Err(why) => LibraryOutcome::Failed(why),
        });
    }

    fn delete(&self, services: &Services) {
        let paths = self.meant(|_| true);
        let locks = locks(services);
        beside(services, move || work::delete(&locks, &paths));
    }

    /// Asks where the table is to be saved, as it stands now.
    fn ask_where_summary(&self, services: &mut Services) {
        let (forms, lang, created) = (&services.world.forms, services.world.lang, services.now());
        let rows = &self.state.model.listed();
        let table = Summary { rows, forms, lang, created }.table();
        let day = created.date();
        let name = t!("table.name", locale = lang.code(), day = day).into_owned();
        let question = Question::Save {
            what: Saving::Summary,
            title: services.word("table.pick"),
            kind: services.word("table.kind"),
            name: format!("{name}.{}", Saving::Summary.extension()),
            folder: self.folder.clone(),
        };
        services.ask_for_file(question, Purpose::SaveTable(table));
    }

    fn show_folder(&self, services: &Services) {
        let Some(folder) = self.folder.clone() else { return };
        let (viewer, lang) = (services.world.viewer, services.world.lang);
        beside(services, move || match viewer(&folder) {
            Ok(()) => LibraryOutcome::Shown,
            Err(_no_viewer) => LibraryOutcome::Failed(work::no_file_manager(&folder, lang)),
        });
    }

    fn compare(&self, services: &Services) {
        let paths = self.meant(Row::readable);
        let (forms, lang) = forms_and_lang(services);
        beside(services, move || work::compare(&paths, &forms, lang));
    }
}

fn rename(services: &mut Services, path: PathBuf, name: &str) {
    services.dialogs.close();
    let (locks, to) = (locks(services), library::with_file_name(&path, name));
    beside(services, move || work::rename(&locks, &path, to));
}

/// A file for the table was chosen.
pub(in crate::app) fn save_table(services: &Services, table: Table, path: PathBuf) {
    let (store, lang) = (services.world.store.clone(), services.world.lang);
    beside(services, move || work::save_summary(&store, &table, path, lang));
}

/// Works beside the window.
fn beside(services: &Services, work: impl FnOnce() -> LibraryOutcome + Send + 'static) {
    services.jobs.start(JobKind::Library, move || Done::Library(Box::new(work())));
}

fn locks(services: &Services) -> FileLocks {
    let World { store, lang, .. } = &services.world;
    FileLocks { store: store.clone(), now: services.now(), lang: *lang }
}

fn forms_and_lang(services: &Services) -> (Arc<Forms>, Lang) {
    (Arc::clone(&services.world.forms), services.world.lang)
}
