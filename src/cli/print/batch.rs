//! Many cases into a folder, on every core.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rust_i18n::t;

use super::{Printer, Progress, stem};
use crate::cli::outcome::{Exit, Outcome, Trouble};
use crate::store;

/// Threads for each core: half of the time, a thread waits for the disk to have a page for good.
const THREADS_PER_CORE: usize = 2;

/// One case to be printed.
struct Job {
    file: PathBuf,
    path: PathBuf,
}

/// Prints these cases, and those of these folders.
pub(super) fn print(
    printer: &Printer<'_>,
    files: &[PathBuf],
    output: &Path,
    progress: &mut Progress<'_>,
) -> Result<Outcome, Trouble> {
    let lang = printer.lang();
    let files = cases_of(printer, files)?;
    store::create_folder(output).map_err(|failure| Trouble::failure(lang, &failure))?;
    let jobs = jobs(files, output);
    let mut failures = run(&jobs, |job| printer.case(&job.file, &job.path), progress);
    failures.sort_by_key(|(index, _)| *index);
    let printed = jobs.len() - failures.len();
    let locale = lang.code();
    let done =
        t!("cli.printed", locale = locale, count = lang.count(printed), path = output.display());
    let mut outcome = Outcome::line(&done);
    if !failures.is_empty() {
        let head =
            t!("print.failures", locale = locale, count = lang.count(failures.len())).into_owned();
        let lines = failures.iter().map(|(_, trouble)| format!("  {}", trouble.trim_end()));
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
            let none = t!("print.no_cases", locale = lang.code(), path = file.display());
            return Err(Trouble::failed(&none));
        }
        found.extend(cases);
    }
    Ok(found)
}

/// A name of its own in the folder for each.
fn jobs(files: Vec<PathBuf>, output: &Path) -> Vec<Job> {
    let mut taken = BTreeSet::new();
    let mut job = |file: PathBuf| {
        let stem = stem(&file);
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        // On many disks, a name is the same in capitals.
        let name = names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
        Job { file, path: output.join(format!("{name}.pdf")) }
    };
    files.into_iter().map(&mut job).collect()
}

/// Does every job, and says of which it could not, and why.
fn run(
    jobs: &[Job],
    work: impl Fn(&Job) -> Result<(), Trouble> + Sync,
    progress: &mut Progress<'_>,
) -> Vec<(usize, String)> {
    let next = AtomicUsize::new(0);
    let worker = |done: &Sender<(usize, Result<(), String>)>| {
        while let Some((index, job)) = take(jobs, &next) {
            // What goes wrong with one case, even in the program itself, is no matter of the others.
            let result = catch_unwind(AssertUnwindSafe(|| work(job)));
            let result = match result {
                Ok(result) => result.map_err(|trouble| trouble.text),
                Err(_) => Err(job.file.display().to_string()),
            };
            if done.send((index, result)).is_err() {
                return;
            }
        }
    };
    let mut failures = Vec::new();
    thread::scope(|scope| {
        let (sender, done) = channel();
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut started = 0;
        for number in 1..=(cores * THREADS_PER_CORE).min(jobs.len()) {
            let (sender, worker) = (sender.clone(), &worker);
            let thread = thread::Builder::new().name(format!("print {number}"));
            started += usize::from(thread.spawn_scoped(scope, move || worker(&sender)).is_ok());
        }
        if started == 0 {
            worker(&sender);
        }
        drop(sender);
        for (count, (index, result)) in done.iter().enumerate() {
            progress.show(count + 1, jobs.len());
            failures.extend(result.err().map(|trouble| (index, trouble)));
        }
    });
    progress.clear();
    failures
}

fn take<'a>(jobs: &'a [Job], next: &AtomicUsize) -> Option<(usize, &'a Job)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, jobs.get(index)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_a_name_of_its_own() {
        let files = ["a/1.khangan", "b/1.khangan", "1-2.khangan", "c/X.khangan", "d/x.khangan"];
        let jobs = jobs(files.iter().map(PathBuf::from).collect(), Path::new("out"));
        let names: Vec<_> =
            jobs.iter().map(|job| job.path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["1.pdf", "1-2.pdf", "1-2-2.pdf", "X.pdf", "x-2.pdf"]);
    }
}
