//! Many cases into a folder.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use rust_i18n::t;

use super::{Printer, Progress};
use crate::cli::outcome::{Exit, Outcome, Trouble};
use crate::print::batch;
use crate::store;
use crate::words;

/// Prints these cases, and those of these folders.
pub(super) fn print(
    printer: &Printer<'_>,
    files: &[PathBuf],
    output: &Path,
    progress: &mut Progress<'_>,
) -> Result<Outcome, Trouble> {
    let lang = printer.lang();
    let files = cases_of(printer, files)?;
    let store = &printer.session.store;
    store.create_folder(output).map_err(|failure| Trouble::failure(lang, &failure))?;
    let jobs = batch::jobs(files, output, |_| true);
    let print =
        |job: &batch::Job| printer.case(&job.file, &job.path).map_err(|trouble| trouble.text);
    let never = AtomicBool::new(false);
    let ran = batch::run(&jobs, print, &never, |done| progress.show(done, jobs.len()));
    progress.clear();
    jobs.first().into_iter().for_each(|job| store.sweep_beside(&job.path));
    let batch::Ran { done: printed, why: failures } = ran;
    let locale = lang.code();
    let done = t!(
        "cli.printed",
        locale = locale,
        count = lang.count(printed),
        path = words::shown(output)
    );
    let mut outcome = Outcome::line(&done);
    if !failures.is_empty() {
        let head =
            t!("print.failures", locale = locale, count = lang.count(failures.len())).into_owned();
        let lines = failures.iter().map(|trouble| format!("  {}", trouble.trim_end()));
        let lines: Vec<_> = std::iter::once(head).chain(lines).collect();
        outcome.complaints = format!("{}\n", lines.join("\n"));
        outcome.exit = Exit::NotRight;
    }
    Ok(outcome)
}

/// Every file that was named, and every case of the folders that were.
fn cases_of(printer: &Printer<'_>, files: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let lang = printer.lang();
    let mut found = Vec::new();
    for file in files {
        if !store::is_folder(file) {
            found.push(file.clone());
            continue;
        }
        let cases = store::files_in(file, store::CASE_EXTENSION);
        let cases = cases.map_err(|failure| Trouble::failure(lang, &failure))?;
        if cases.is_empty() {
            let none = t!("print.no_cases", locale = lang.code(), path = words::shown(file));
            return Err(Trouble::failed(&none));
        }
        found.extend(cases);
    }
    Ok(found)
}
