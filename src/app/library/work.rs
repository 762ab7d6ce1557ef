//! The work itself, on a thread beside the window.

use std::path::{Path, PathBuf};

use rust_i18n::t;
use uuid::Uuid;

use super::file_locks::FileLocks;
use crate::app::names;
use crate::base::Moment;
use crate::case::Case;
use crate::document::Document;
use crate::form::{Form, Forms};
use crate::store::library::Kept;
use crate::store::{Failure, FailureKind, Store};
use crate::ui::dialogs::PdfsThere;
use crate::ui::screens::library::Comparison;
use crate::words::{self, Lang};
use crate::workbook::{self, Table};

/// What became of it.
pub(in crate::app) enum LibraryOutcome {
    /// These were copied; and why others were not.
    Duplicated(Vec<PathBuf>, Vec<String>),
    /// A case to begin with.
    Round(Box<(Form, Case)>),
    /// The file is called so now.
    Renamed(PathBuf),
    /// What was asked to be thrown away.
    Deleted(Deleted),
    /// So many are gone; why others are not.
    DeletedForGood(usize, Vec<String>),
    /// So many are back; why others are not.
    PutBack(usize, Vec<Failure>),
    /// Of the PDFs that are to be saved, some are there already, or none.
    LookedForPdfs(PdfsThere),
    /// So many of so many PDFs had their turn.
    Saving(usize, usize),
    /// PDFs were saved.
    SavedPdfs(SavedPdfs),
    /// A table of so many rows is in this file.
    Summarised(usize, PathBuf),
    /// The system shows the folder.
    Shown,
    /// To be shown side by side.
    Compared(Comparison),
    /// It was not done, and why.
    Failed(String),
}

/// What became of files that were to be thrown away.
#[derive(Default)]
pub(in crate::app) struct Deleted {
    /// These are in the trash.
    pub gone: Vec<PathBuf>,
    /// What was in them; none, where that cannot be put back from here.
    pub kept: Option<Vec<Kept>>,
    /// There is no trash for these.
    pub still: Vec<PathBuf>,
    /// Why others stay where they are.
    pub why: Vec<String>,
}

/// PDFs were saved.
pub(in crate::app) struct SavedPdfs {
    /// So many.
    pub done: usize,
    /// So many were left, when the officer had enough.
    pub left: usize,
    /// In this folder.
    pub folder: PathBuf,
    /// Why others were not.
    pub why: Vec<String>,
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
    let document = Document::read(path, forms).map_err(|error| error.sentence(lang, path))?;
    Ok((document.form, document.case))
}

pub(super) fn duplicate(store: &Store, copies: &Copies, forms: &Forms) -> LibraryOutcome {
    let Copies { paths, lang, now } = copies;
    let (mut done, mut why) = (Vec::new(), Vec::new());
    for path in paths {
        let copy = case_in(path, forms, *lang).and_then(|(_, case)| {
            let copy = case.duplicate(Uuid::new_v4(), *now);
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            store
                .copy_beside(path, names_of_copies(&stem, *lang), &copy)
                .map_err(|failure| words::failure(*lang, &failure))
        });
        match copy {
            Ok(copy) => done.push(copy),
            Err(reason) => why.push(reason),
        }
    }
    LibraryOutcome::Duplicated(done, why)
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

/// Renames a file that nobody has open.
pub(super) fn rename(locks: &FileLocks, path: &Path, to: PathBuf) -> LibraryOutcome {
    let _locked = match locks.lock(path) {
        Ok(lock) => lock,
        Err(why) => return LibraryOutcome::Failed(why),
    };
    match locks.store.rename(path, &to) {
        Ok(()) => LibraryOutcome::Renamed(to),
        Err(failure) => LibraryOutcome::Failed(words::failure(locks.lang, &failure)),
    }
}

/// Throws away what nobody has open.
pub(super) fn delete(locks: &FileLocks, paths: &[PathBuf]) -> LibraryOutcome {
    let kept = locks.store.before_throwing_away(paths);
    let mut deleted = Deleted::default();
    for path in paths {
        let _locked = match locks.lock(path) {
            Ok(lock) => lock,
            Err(why) => {
                deleted.why.push(why);
                continue;
            }
        };
        match locks.store.throw_away(path) {
            Ok(()) => deleted.gone.push(path.clone()),
            // Somebody else was quicker.
            Err(failure) if failure.kind == FailureKind::NotFound => {}
            Err(_refused) => deleted.still.push(path.clone()),
        }
    }
    let gone = |kept: &Kept| deleted.gone.contains(&kept.path);
    deleted.kept = kept.map(|kept| kept.into_iter().filter(gone).collect());
    LibraryOutcome::Deleted(deleted)
}

/// Deletes what nobody has open.
pub(super) fn delete_for_good(locks: &FileLocks, paths: &[PathBuf]) -> LibraryOutcome {
    let (mut done, mut why) = (0, Vec::new());
    for path in paths {
        let deleted = locks.lock(path).and_then(|_locked| {
            let deleted = locks.store.delete_for_good(path);
            deleted.map_err(|failure| words::failure(locks.lang, &failure))
        });
        match deleted {
            Ok(()) => done += 1,
            Err(reason) => why.push(reason),
        }
    }
    LibraryOutcome::DeletedForGood(done, why)
}

pub(super) fn put_back(store: &Store, kept: &[Kept]) -> LibraryOutcome {
    let (done, why) = each(kept.iter().map(|kept| store.put_back(kept)));
    LibraryOutcome::PutBack(done, why)
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

pub(super) fn save_summary(
    store: &Store,
    table: &Table,
    path: PathBuf,
    lang: Lang,
) -> LibraryOutcome {
    let bytes = match workbook::write(table) {
        Ok(bytes) => bytes,
        Err(error) => {
            let why = t!("table.failed", locale = lang.code(), error = error);
            return LibraryOutcome::Failed(why.into_owned());
        }
    };
    // The dialog has asked.
    match store.put(&path, &bytes, |_| true) {
        Ok(()) => LibraryOutcome::Summarised(table.rows.len(), path),
        Err(failure) => LibraryOutcome::Failed(words::failure(lang, &failure)),
    }
}

/// What is said where the system shows no folders.
pub(super) fn no_file_manager(folder: &Path, lang: Lang) -> String {
    t!("library.no_file_manager", locale = lang.code(), path = words::shown(folder)).into_owned()
}

pub(super) fn compare(paths: &[PathBuf], forms: &Forms, lang: Lang) -> LibraryOutcome {
    let cases: Result<Vec<_>, _> = paths.iter().map(|path| case_in(path, forms, lang)).collect();
    match cases {
        Ok(cases) => {
            let named =
                cases.iter().map(|(form, case)| (names::post(lang, Some(form), case), form, case));
            LibraryOutcome::Compared(Comparison::of(&named.collect::<Vec<_>>()))
        }
        Err(why) => LibraryOutcome::Failed(why),
    }
}
