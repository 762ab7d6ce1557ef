//! Many cases into a folder, on every core.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Threads for each core: half of the time, a thread waits for the disk to have a page for good.
const THREADS_PER_CORE: usize = 2;

/// One case to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its file.
    pub file: PathBuf,
    /// The PDF to be written.
    pub path: PathBuf,
}

/// A name of its own in the folder for each.
pub fn jobs(files: Vec<PathBuf>, output: &Path) -> Vec<Job> {
    let mut taken = BTreeSet::new();
    let mut job = |file: PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        // On many disks, a name is the same in capitals.
        let name = names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
        Job { file, path: output.join(format!("{name}.pdf")) }
    };
    files.into_iter().map(&mut job).collect()
}

/// Does every job, and says of which it could not, and why, in the order of the jobs. `progress` is
/// told how many are done.
pub fn run(
    jobs: &[Job],
    work: impl Fn(&Job) -> Result<(), String> + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let worker = |done: &Sender<(usize, Result<(), String>)>| {
        while let Some((index, job)) = take(jobs, &next) {
            // What goes wrong with one case, even in the program itself, is no matter of the others.
            let result = catch_unwind(AssertUnwindSafe(|| work(job)));
            let result = result.unwrap_or_else(|_| Err(job.file.display().to_string()));
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
            progress(count + 1);
            failures.extend(result.err().map(|why| (index, why)));
        }
    });
    failures.sort_by_key(|(index, _)| *index);
    failures.into_iter().map(|(_, why)| why).collect()
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

    #[test]
    fn one_job_that_fails_is_no_matter_of_the_others() {
        let jobs = jobs((0..9).map(|n| PathBuf::from(n.to_string())).collect(), Path::new(""));
        let work = |job: &Job| match job.file.to_str().unwrap() {
            "3" => Err("three".to_owned()),
            "5" => panic!("five"),
            _ => Ok(()),
        };
        let mut seen = Vec::new();
        assert_eq!(run(&jobs, work, |done| seen.push(done)), ["three", "5"]);
        assert_eq!(seen, (1..=9).collect::<Vec<_>>());
    }
}
