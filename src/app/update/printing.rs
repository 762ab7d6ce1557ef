//! PDFs: saved where the officer says, or opened in the system's viewer to be printed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;

use crate::app::jobs::{Done, Kind, Then};
use crate::app::printing::{Print, PrintError};
use crate::app::{App, Question, Saving, Session, names};
use crate::base::FormId;
use crate::print::NoViewer;
use crate::store::CASE_EXTENSION;
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::{Offer, Tone};

impl App {
    /// Asks where the pages are to be saved.
    pub(super) fn ask_where_pdf(&mut self) {
        let Some(session) = &self.session else { return };
        let (name, print) = (self.document_name(session), self.print_of(session));
        let folder = session.path.as_ref().and_then(|path| path.parent()).map(PathBuf::from);
        self.ask_for(print, &name, folder);
    }

    /// Asks where the blank of a form is to be saved.
    pub(super) fn ask_where_blank(&mut self, form: &FormId) {
        self.shell.dialogs.close();
        let Some(form) = self.world.forms.named(form.as_str()).cloned() else { return };
        let locale = self.world.lang.code();
        let name = t!("name.blank", locale = locale, form = form.def().name);
        let print = Print { form: Arc::new(form), case: None, created: (self.world.clock)() };
        self.ask_for(print, &names::fit(&name), None);
    }

    fn ask_for(&mut self, print: Print, name: &str, folder: Option<PathBuf>) {
        let question = Question::Save {
            what: Saving::Pdf,
            title: self.word("pick.save_pdf"),
            kind: self.word("pick.pdfs"),
            name: format!("{name}.{}", Saving::Pdf.extension()),
            folder,
        };
        if self.ask(question) {
            self.print = Some(print);
        }
    }

    /// A file for the document was chosen.
    pub(super) fn print_in(&mut self, path: PathBuf) {
        if let Some(print) = self.print.take() {
            self.write_pdf(print, path, Then::Keep);
        }
    }

    /// Makes a PDF of the case and opens it in the system's viewer.
    pub(super) fn print_now(&self) {
        let Some(session) = &self.session else { return };
        let path = self.world.scratch.join(format!("{}.pdf", self.document_name(session)));
        self.write_pdf(self.print_of(session), path, Then::View);
    }

    fn write_pdf(&self, print: Print, path: PathBuf, then: Then) {
        let store = self.world.store.clone();
        self.jobs.start(Kind::Print, move || {
            let folder = path.parent().filter(|_| then == Then::View);
            let folder = folder.map_or(Ok(()), |folder| store.create_folder(folder));
            let result =
                folder.map_err(PrintError::Write).and_then(|()| print.write(&store, &path));
            store.sweep_beside(&path);
            Done::Printed { path, result, then }
        });
    }

    /// A PDF was written, or not.
    pub(super) fn printed(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        result: Result<(), PrintError>,
        then: Then,
    ) {
        match (result, then) {
            (Ok(()), Then::View) => self.view(path),
            (Ok(()), Then::Keep) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let done = t!("toast.pdf_saved", locale = self.world.lang.code(), name = name);
                let offer = Offer { text: self.word("toast.open"), action: Action::View(path) };
                self.shell.toasts.offer(ctx, Tone::Good, done.into_owned(), offer);
            }
            (Err(error), _) => {
                let text = error.sentence(self.world.lang);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
        }
    }

    /// Hands a file or folder to the program that the system has for it.
    pub(super) fn view(&self, path: PathBuf) {
        let viewer = self.world.viewer;
        self.jobs.start(Kind::View, move || {
            let result = viewer(&path);
            Done::Viewed(path, result)
        });
    }

    /// The viewer has it, or there is none.
    pub(super) fn viewed(&mut self, path: &Path, result: &Result<(), NoViewer>) {
        if result.is_err() {
            let locale = self.world.lang.code();
            let text = t!("print.no_viewer", locale = locale, path = path.display()).into_owned();
            self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
        }
    }

    /// What the officer calls the document: as the file of the case, or after the post.
    fn document_name(&self, session: &Session) -> String {
        let stem = session.path.as_ref().and_then(|path| path.file_stem());
        stem.map_or_else(
            || names::fit(&names::post(self.world.lang, Some(session.form()), session.case())),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }

    fn print_of(&self, session: &Session) -> Print {
        let created = (self.world.clock)();
        let name = format!("{}.{CASE_EXTENSION}", self.document_name(session));
        let case = Some((session.printable(created), name));
        Print { form: session.shared_form(), case, created }
    }
}
