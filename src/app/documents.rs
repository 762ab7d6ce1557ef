//! PDFs of the case that is open, and blank ones: saved where the officer says, or opened in the system's viewer to be printed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use rust_i18n::t;

use super::file_dialog::Purpose;
use super::jobs::{AfterPrinting, Done, JobKind};
use super::names;
use super::picker::{Question, Saving};
use super::printing::{Excerpt, PdfError, Print};
use super::services::Services;
use super::session::Session;
use crate::base::FormId;
use crate::circular::circulars;
use crate::pdf::render;
use crate::print::NoViewer;
use crate::sheet::lay_out_reading;
use crate::standards::{LevelDef, Standard};
use crate::store::CASE_EXTENSION;
use crate::ui::Action;
use crate::ui::toast::Tone;
use crate::words;

/// Asks where the pages are to be saved.
pub(super) fn ask_where(services: &mut Services, session: &Session) {
    let (name, print) = (document_name(services, session), print_of(services, session));
    let folder = session.path.as_ref().and_then(|path| path.parent()).map(PathBuf::from);
    ask_for(services, print, &name, folder);
}

/// Asks where the blank of a form is to be saved.
pub(super) fn ask_where_blank(services: &mut Services, form: &FormId) {
    services.dialogs.close();
    let Some(form) = services.world.forms.named(form.as_str()).cloned() else { return };
    let locale = services.world.lang.code();
    let name = t!("name.blank", locale = locale, form = form.def().name);
    let print = Print { form: Arc::new(form), case: None, created: services.now() };
    ask_for(services, print, &names::fit(&name), None);
}

fn ask_for(services: &mut Services, print: Print, name: &str, folder: Option<PathBuf>) {
    let question = Question::Save {
        what: Saving::Pdf,
        title: services.word("pick.save_pdf"),
        kind: services.word("pick.pdfs"),
        name: format!("{name}.{}", Saving::Pdf.extension()),
        folder,
    };
    services.ask_for_file(question, Purpose::SavePdf(Box::new(print)));
}

/// Makes a PDF of the case and opens it in the system's viewer.
pub(super) fn print_now(services: &Services, session: &Session) {
    let name = format!("{}.pdf", document_name(services, session));
    let print = print_of(services, session);
    view_pdf(services, name, move || print.bytes());
}

/// Makes a PDF of a passage of the circulars and opens it in the system's viewer.
pub(super) fn print_passage(services: &Services, passage: usize) {
    let Some(found) = circulars().passage(passage) else { return };
    let citation = words::citation(circulars(), found);
    let name = format!("{}.pdf", names::fit(&citation));
    let excerpt = Excerpt { passage, citation, created: (services.world.clock)() };
    view_pdf(services, name, move || excerpt.bytes());
}

/// The same of a level of a position standard.
pub(super) fn print_level(services: &Services, standard: &Standard, level: &LevelDef) {
    let about = words::about_standard(standard, level, services.now());
    let reading = words::standard_reading(standard, level);
    let name = format!("{}.pdf", names::fit(&about.title));
    view_pdf(services, name, move || {
        render(&lay_out_reading(&reading), &about).map_err(PdfError::from)
    });
}

/// Makes a PDF beside the window, where the program's own papers are, and opens it.
fn view_pdf(
    services: &Services,
    name: String,
    make: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) {
    let scratch = Arc::clone(&services.scratch);
    services.jobs.start(JobKind::Print, move || {
        let put = |bytes: Vec<u8>| {
            // One that panicked left no more than a paper that is not whole.
            let mut scratch = scratch.lock().unwrap_or_else(PoisonError::into_inner);
            scratch.put(&name, &bytes).map_err(PdfError::Write)
        };
        let (path, result) = match make().and_then(put) {
            Ok(path) => (path, Ok(())),
            Err(error) => (PathBuf::new(), Err(error)),
        };
        Done::Printed { path, result, then: AfterPrinting::View }
    });
}

pub(super) fn write(services: &Services, print: Print, path: PathBuf) {
    let store = services.world.store.clone();
    services.jobs.start(JobKind::Print, move || {
        let result = print.write(&store, &path);
        store.sweep_beside(&path);
        Done::Printed { path, result, then: AfterPrinting::Keep }
    });
}

/// A PDF was written, or not.
pub(super) fn printed(
    services: &mut Services,
    path: PathBuf,
    result: Result<(), PdfError>,
    then: AfterPrinting,
) {
    match (result, then) {
        (Ok(()), AfterPrinting::View) => view(services, path),
        (Ok(()), AfterPrinting::Keep) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let done = t!(
                "toast.pdf_saved",
                locale = services.world.lang.code(),
                name = words::visible(&name)
            );
            services.offer(Tone::Good, done.into_owned(), "toast.open", Action::View(path));
        }
        (Err(error), _) => {
            let text = error.sentence(services.world.lang);
            services.dialogs.tell_failure(text);
        }
    }
}

/// Hands a file or folder to the program that the system has for it.
pub(super) fn view(services: &Services, path: PathBuf) {
    let viewer = services.world.viewer;
    services.jobs.start(JobKind::View, move || {
        let result = viewer(&path);
        Done::Viewed(path, result)
    });
}

/// The viewer has it, or there is none.
pub(super) fn viewed(services: &mut Services, path: &Path, result: &Result<(), NoViewer>) {
    if result.is_err() {
        let locale = services.world.lang.code();
        let text = t!("print.no_viewer", locale = locale, path = words::shown(path)).into_owned();
        services.dialogs.tell_failure(text);
    }
}

/// What the officer calls the document: as the file of the case, or after the post.
fn document_name(services: &Services, session: &Session) -> String {
    let stem = session.path.as_ref().and_then(|path| path.file_stem());
    stem.map_or_else(
        || names::fit(&names::post(services.world.lang, Some(session.form()), session.case())),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

fn print_of(services: &Services, session: &Session) -> Print {
    let created = services.now();
    let name = format!("{}.{CASE_EXTENSION}", document_name(services, session));
    let case = Some((session.printable(created), name));
    Print { form: session.shared_form(), case, created }
}
