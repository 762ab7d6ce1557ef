//! The work itself, on a thread beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;
use uuid::Uuid;

use crate::app::names;
use crate::app::printing::Print;
use crate::base::Moment;
use crate::case::Case;
use crate::form::{Form, Forms};
use crate::print::batch;
use crate::store::library::{self, Kept};
use crate::store::{self, Failure, FailureKind, Opened};
use crate::ui::screens::library::Comparison;
use crate::words::{self, Lang};
use crate::workbook::{self, Table};

/// What became of it.
pub(in crate::app) enum Outcome {
    /// These were copied; and why others were not.
    Duplicated(Vec<PathBuf>, Vec<String>),
    /// A case to begin with.
    Round(Box<(Form, Case)>),
    /// The file is called so now.
    Renamed(PathBuf),
    /// So many are in the trash, and can be put back from here; these are still where they were.
    Deleted(usize, Option<Vec<Kept>>, Vec<PathBuf>),
    /// So many are gone; why others are not.
    DeletedForGood(usize, Vec<Failure>),
    /// So many are back; why others are not.
    PutBack(usize, Vec<Failure>),
    /// So many PDFs are in this folder; why others are not.
    Printed(usize, PathBuf, Vec<String>),
    /// A table of so many rows is in this file.
    Summarised(usize, PathBuf),
    /// The system shows the folder.
    Shown,
    /// To be shown side by side.
    Compared(Comparison),
    /// It was not done, and why.
    Failed(String),
}

/// What is to be copied.
pub(super) struct Copies {
    /// These files.
    pub paths: Vec<PathBuf>,
    /// In the language of the copies' names.
    pub lang: Lang,
    /// At this moment.
    pub now: Moment,
}

/// The case in a file, with its form; or why there is none.
pub(super) fn case_in(path: &Path, forms: &Forms, lang: Lang) -> Result<(Form, Case), String> {
    let shown = path.display().to_string();
    let opened =
        store::open(path, forms).map_err(|error| words::open_error(lang, &shown, &error))?;
    let (case, why) = match opened {
        Opened::Case(case) => (*case, None),
        Opened::ReadOnly(read_only) => (read_only.case, Some(read_only.why)),
    };
    match (forms.find(case.form().as_str(), case.edition()), why) {
        (Some(form), _) => Ok((form.clone(), case)),
        (None, Some(why)) => Err(words::read_only(lang, &shown, &why)),
        (None, None) => Err(shown),
    }
}

pub(super) fn duplicate(copies: &Copies, forms: &Forms) -> Outcome {
    let Copies { paths, lang, now } = copies;
    let (mut done, mut why) = (Vec::new(), Vec::new());
    for path in paths {
        let copy = case_in(path, forms, *lang).and_then(|(_, case)| {
            let copy = case.duplicate(Uuid::new_v4(), *now);
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            library::copy_beside(path, names_of_copies(&stem, *lang), &copy)
                .map_err(|failure| words::failure(*lang, &failure))
        });
        match copy {
            Ok(copy) => done.push(copy),
            Err(reason) => why.push(reason),
        }
    }
    Outcome::Duplicated(done, why)
}

/// "Name (copy)", "Name (copy 2)", and so on.
fn names_of_copies(name: &str, lang: Lang) -> impl Iterator<Item = String> {
    let locale = lang.code();
    let first = t!("library.copy", locale = locale, name = name).into_owned();
    let name = name.to_owned();
    let numbered = (2..1000).map(move |number| {
        let number = lang.count(number);
        t!("library.copy_number", locale = locale, name = name, number = number).into_owned()
    });
    std::iter::once(first).chain(numbered)
}

pub(super) fn delete(paths: Vec<PathBuf>, throw_away: fn(&Path) -> Result<(), Failure>) -> Outcome {
    let kept = library::keep(&paths);
    let (mut done, mut still) = (0, Vec::new());
    for path in paths {
        match throw_away(&path) {
            Ok(()) => done += 1,
            // Somebody else was quicker.
            Err(failure) if failure.kind == FailureKind::NotFound => {}
            Err(_refused) => still.push(path),
        }
    }
    let gone = |kept: &Kept| !still.contains(&kept.path);
    let kept = kept.map(|kept| kept.into_iter().filter(gone).collect());
    Outcome::Deleted(done, kept, still)
}

pub(super) fn delete_for_good(paths: &[PathBuf]) -> Outcome {
    let (done, why) = each(paths.iter().map(|path| library::delete_for_good(path)));
    Outcome::DeletedForGood(done, why)
}

pub(super) fn put_back(kept: &[Kept]) -> Outcome {
    let (done, why) = each(kept.iter().map(library::put_back));
    Outcome::PutBack(done, why)
}

/// How many were done, and why the others were not.
fn each(results: impl Iterator<Item = Result<(), Failure>>) -> (usize, Vec<Failure>) {
    let (mut done, mut why) = (0, Vec::new());
    for result in results {
        match result {
            Ok(()) => done += 1,
            Err(failure) => why.push(failure),
        }
    }
    (done, why)
}

pub(super) fn save_pdfs(copies: Copies, forms: &Forms, folder: PathBuf) -> Outcome {
    let Copies { paths, lang, now } = copies;
    let jobs = batch::jobs(paths, &folder);
    let print = |job: &batch::Job| {
        let (form, case) = case_in(&job.file, forms, lang)?;
        let name = job.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let print = Print { form: Arc::new(form), case: Some((case, name)), created: now };
        print.write(&job.path).map_err(|error| error.sentence(lang))
    };
    let why = batch::run(&jobs, print, |_done| {});
    Outcome::Printed(jobs.len() - why.len(), folder, why)
}

pub(super) fn save_summary(table: &Table, path: PathBuf, lang: Lang) -> Outcome {
    let bytes = match workbook::write(table) {
        Ok(bytes) => bytes,
        Err(error) => {
            let why = t!("table.failed", locale = lang.code(), error = error);
            return Outcome::Failed(why.into_owned());
        }
    };
    match store::replace(&path, &bytes) {
        Ok(()) => Outcome::Summarised(table.rows.len(), path),
        Err(failure) => Outcome::Failed(words::failure(lang, &failure)),
    }
}

/// What is said where the system shows no folders.
pub(super) fn no_file_manager(folder: &Path, lang: Lang) -> String {
    t!("library.no_file_manager", locale = lang.code(), path = folder.display()).into_owned()
}

pub(super) fn compare(paths: &[PathBuf], forms: &Forms, lang: Lang) -> Outcome {
    let cases: Result<Vec<_>, _> = paths.iter().map(|path| case_in(path, forms, lang)).collect();
    match cases {
        Ok(cases) => {
            let named = cases.iter().map(|(form, case)| (names::post(lang, case), form, case));
            Outcome::Compared(Comparison::of(&named.collect::<Vec<_>>()))
        }
        Err(why) => Outcome::Failed(why),
    }
}
