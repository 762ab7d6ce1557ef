//! What the officer asks of the library: each deed becomes work beside the window.

use std::path::PathBuf;
use std::sync::Arc;

use rust_i18n::t;
use uuid::Uuid;

use super::keys::Keys;
use super::summary::Summary;
use super::work::{self, Outcome};
use super::{samples, work::Copies};
use crate::app::jobs::{Done, Kind};
use crate::app::update::{How, Leave};
use crate::app::{App, Question, Saving};
use crate::form::Forms;
use crate::store::library;
use crate::ui::dialogs::Dialog;
use crate::ui::screens::library::{Deed, Row, Wanted};
use crate::words::Lang;

impl App {
    /// Does something with the cases of the library.
    pub(in crate::app) fn deed(&mut self, ctx: &egui::Context, deed: Deed) {
        if !deed.available(self.shell.library.scope()) {
            return;
        }
        match deed {
            Deed::Open => {
                let current = self.shell.library.model.current().map(|row| row.path.clone());
                if let Some(path) = current {
                    self.load(path, How::Open);
                }
            }
            Deed::Search => self.shell.library.wanted = Some(Wanted::Search),
            Deed::Duplicate => self.duplicate(),
            Deed::NewRound => self.new_round(),
            Deed::Rename => {
                let rename =
                    self.shell.library.model.meant().first().map(|row| Dialog::Rename {
                        path: row.path.clone(),
                        name: row.file_name(),
                    });
                if let Some(dialog) = rename {
                    self.shell.dialogs.show(dialog);
                }
            }
            Deed::RenameTo { path, name } => self.rename(path, &name),
            Deed::Delete => self.delete(),
            Deed::DeleteForGood(paths) => {
                self.shell.dialogs.close();
                let keys = self.keys();
                self.beside(move || work::delete_for_good(&keys, &paths));
            }
            Deed::Undelete => {
                let kept = std::mem::take(&mut self.library.kept);
                let store = self.world.store.clone();
                self.beside(move || work::put_back(&store, &kept));
            }
            Deed::SavePdfs => {
                let title = self.word("library.pick_pdf_folder");
                // A file that can only be looked at is no paper of this version.
                let cases = self.meant(|row| row.trouble.is_none());
                let folder = self.library.folder.clone();
                self.ask(Question::PdfFolder { title, folder, cases });
            }
            Deed::SavePdfsIn { cases, folder, existing } => {
                self.shell.dialogs.close();
                self.save_pdfs(cases, folder, existing);
            }
            Deed::StopPdfs => self.stop_pdfs(),
            Deed::SaveSummary => self.ask_where_summary(),
            Deed::ShowFolder => self.show_folder(),
            Deed::Compare => self.compare(),
            Deed::Table => {
                self.shell.library.comparison = None;
                self.shell.library.wanted = Some(Wanted::Row);
            }
            Deed::ChooseFolder => {
                let title = self.word("library.pick_folder");
                let folder = self.library.folder.clone();
                self.ask(Question::Folder { title, folder });
            }
            Deed::OwnFolder => self.choose_library(ctx, None),
            Deed::Sample(form) => {
                let now = (self.world.clock)();
                if let Some(sample) = samples::open(&self.world.forms, form.as_str(), now) {
                    self.leave_for(ctx, Leave::Show(Box::new(sample)));
                }
            }
        }
    }

    fn beside(&self, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.jobs.start(Kind::Library, move || Done::Library(Box::new(work())));
    }

    fn meant(&self, wanted: impl Fn(&Row) -> bool) -> Vec<PathBuf> {
        let meant = self.shell.library.model.meant();
        meant.into_iter().filter(|row| wanted(row)).map(|row| row.path.clone()).collect()
    }

    fn keys(&self) -> Keys {
        let (store, now) = (self.world.store.clone(), (self.world.clock)());
        Keys { store, now, lang: self.world.lang }
    }

    fn forms_and_lang(&self) -> (Arc<Forms>, Lang) {
        (Arc::clone(&self.world.forms), self.world.lang)
    }

    fn duplicate(&self) {
        let paths = self.meant(Row::readable);
        let ((forms, lang), now) = (self.forms_and_lang(), (self.world.clock)());
        let store = self.world.store.clone();
        self.beside(move || work::duplicate(&store, &Copies { paths, lang, now }, &forms));
    }

    fn new_round(&self) {
        let Some(path) = self.meant(Row::readable).pop() else { return };
        let ((forms, lang), now) = (self.forms_and_lang(), (self.world.clock)());
        self.beside(move || match work::case_in(&path, &forms, lang) {
            Ok((form, case)) => {
                let case = case.next_round(&form, Uuid::new_v4(), now);
                Outcome::Round(Box::new((form, case)))
            }
            Err(why) => Outcome::Failed(why),
        });
    }

    fn rename(&mut self, path: PathBuf, name: &str) {
        self.shell.dialogs.close();
        let (keys, to) = (self.keys(), library::with_file_name(&path, name));
        self.beside(move || work::rename(&keys, &path, to));
    }

    fn delete(&self) {
        let paths = self.meant(|_| true);
        let keys = self.keys();
        self.beside(move || work::delete(&keys, &paths));
    }

    /// Asks where the table is to be saved, as it stands now.
    fn ask_where_summary(&mut self) {
        let (forms, lang, created) = (&self.world.forms, self.world.lang, (self.world.clock)());
        let rows = &self.shell.library.model.listed();
        let table = Summary { rows, forms, lang, created }.table();
        let day = created.date();
        let name = t!("table.name", locale = lang.code(), day = day).into_owned();
        let question = Question::Save {
            what: Saving::Summary,
            title: self.word("table.pick"),
            kind: self.word("table.kind"),
            name: format!("{name}.{}", Saving::Summary.extension()),
            folder: self.library.folder.clone(),
        };
        if self.ask(question) {
            self.library.summary = Some(table);
        }
    }

    /// A file for the table was chosen.
    pub(in crate::app) fn save_summary(&mut self, path: PathBuf) {
        let Some(table) = self.library.summary.take() else { return };
        let (store, lang) = (self.world.store.clone(), self.world.lang);
        self.beside(move || work::save_summary(&store, &table, path, lang));
    }

    fn show_folder(&self) {
        let Some(folder) = self.library.folder.clone() else { return };
        let (viewer, lang) = (self.world.viewer, self.world.lang);
        self.beside(move || match viewer(&folder) {
            Ok(()) => Outcome::Shown,
            Err(_no_viewer) => Outcome::Failed(work::no_file_manager(&folder, lang)),
        });
    }

    fn compare(&self) {
        let paths = self.meant(Row::readable);
        let (forms, lang) = self.forms_and_lang();
        self.beside(move || work::compare(&paths, &forms, lang));
    }
}
