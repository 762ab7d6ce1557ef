//! Many cases into a folder, on every core.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::workers::Workers;

/// Half of the time, a thread waits for the disk to have a page for good.
const WORKERS: Workers = Workers { name: "print", per_core: 2 };

/// One case to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its file.
    pub file: PathBuf,
    /// The PDF to be written.
    pub path: PathBuf,
}

/// A name of its own in the folder for each, of those that are free.
pub fn jobs(files: Vec<PathBuf>, output: &Path, free: impl Fn(&Path) -> bool) -> Vec<Job> {
    let path = |name: &String| output.join(format!("{name}.pdf"));
    let mut taken = BTreeSet::new();
    let mut job = |file: PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        // On many disks, a name is the same in capitals.
        let own = |name: &String| free(&path(name)) && taken.insert(name.to_lowercase());
        let name = names.find(own).unwrap_or_default();
        Job { path: path(&name), file }
    };
    files.into_iter().map(&mut job).collect()
}

/// What became of the jobs.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    /// So many were done.
    pub done: usize,
    /// Why others could not be done, in the order of the jobs.
    pub why: Vec<String>,
}

/// Does every job, one whose turn comes after `stop` excepted. `progress` is told how many have had
/// their turn.
pub fn run(
    jobs: &[Job],
    work: impl Fn(&Job) -> Result<(), String> + Sync,
    stop: &AtomicBool,
    mut progress: impl FnMut(usize),
) -> Ran {
    let print = |job: &Job| {
        // What goes wrong with one case, even in the program itself, is no matter of the others.
        let result = catch_unwind(AssertUnwindSafe(|| work(job)));
        result.unwrap_or_else(|_| Err(job.file.display().to_string()))
    };
    let (mut turns, mut failures) = (0, Vec::new());
    WORKERS.work(jobs, stop, print, |done| {
        for (count, (index, result)) in done.iter().enumerate() {
            turns = count + 1;
            progress(turns);
            failures.extend(result.err().map(|why| (index, why)));
        }
    });
    failures.sort_by_key(|(index, _)| *index);
    let why: Vec<_> = failures.into_iter().map(|(_, why)| why).collect();
    Ran { done: turns - why.len(), why }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;
    use std::thread;

    use super::*;

    #[test]
    fn every_case_has_a_name_of_its_own() {
        let files = ["a/1.khangan", "b/1.khangan", "1-2.khangan", "c/X.khangan", "d/x.khangan"];
        let names = |free: fn(&Path) -> bool| -> Vec<String> {
            let files = files.iter().map(PathBuf::from).collect();
            let name = |job: &Job| job.path.file_name().unwrap().to_str().unwrap().to_owned();
            jobs(files, Path::new("out"), free).iter().map(name).collect()
        };
        assert_eq!(names(|_| true), ["1.pdf", "1-2.pdf", "1-2-2.pdf", "X.pdf", "x-2.pdf"]);
        let two_are_there =
            |path: &Path| path != Path::new("out/1.pdf") && !path.ends_with("X.pdf");
        assert_eq!(
            names(two_are_there),
            ["1-2.pdf", "1-3.pdf", "1-2-2.pdf", "X-2.pdf", "x.pdf"],
            "what is there already keeps its name"
        );
    }

    #[test]
    fn one_job_that_fails_is_no_matter_of_the_others() {
        let jobs =
            jobs((0..9).map(|n| PathBuf::from(n.to_string())).collect(), Path::new(""), |_| true);
        let work = |job: &Job| match job.file.to_str().unwrap() {
            "3" => Err("three".to_owned()),
            "5" => panic!("five"),
            _ => Ok(()),
        };
        let mut seen = Vec::new();
        let ran = run(&jobs, work, &AtomicBool::new(false), |done| seen.push(done));
        assert_eq!((ran.done, ran.why), (7, vec!["three".to_owned(), "5".to_owned()]));
        assert_eq!(seen, (1..=9).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_stopped_does_no_more_jobs() {
        let files = (0..500).map(|n| PathBuf::from(n.to_string())).collect();
        let jobs = jobs(files, Path::new(""), |_| true);
        let stop = AtomicBool::new(false);
        let work = |_: &Job| {
            thread::sleep(std::time::Duration::from_millis(1));
            Ok(())
        };
        let ran = run(&jobs, work, &stop, |done| stop.store(done >= 3, Ordering::Relaxed));
        assert!((3..100).contains(&ran.done), "{}", ran.done);
        assert_eq!(ran.why, Vec::<String>::new());
    }
}
