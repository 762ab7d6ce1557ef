//! What keeping the work safe costs the screen: handing a case over, and sleeping.
//!
//! `cargo bench --bench store`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, or stops")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use khangan::case::{Case, Edit};
use khangan::form::Forms;
use khangan::store::{Autosave, Folders, Over, Store, Who, Work, write_case};
use uuid::Uuid;

/// How often each is done.
const ROUNDS: usize = 400;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let who = Who { user: "bench".to_owned(), machine: "bench".to_owned() };
    let store = Store::new(Folders::below(folder.path()), who);
    let (case, path) = (large_case(), folder.path().join("case.khangan"));
    println!("a case of {} KB", write_case(&case).len() / 1024);

    let at = case.modified();
    let work = || Work { case: case.clone(), path: Some(path.clone()), at };
    println!("on the screen's thread:");
    let autosave = Autosave::start(&store, |failure| println!("{failure}")).unwrap();
    report("snapshot of the case", || drop(black_box(case.clone())));
    report("a change handed to autosave", || autosave.changed(work()));
    autosave.saved(case.id());
    autosave.flush();

    println!("on threads of their own:");
    report("writing the case's text", || drop(black_box(write_case(&case))));
    report("saving, with its version", || {
        drop(black_box(store.save(&path, &case, Over::Anything).unwrap()));
    });
    let mut session = store.session();
    report("a recovery copy", || session.keep(&work()).unwrap());

    if let Some(before) = processor_time() {
        let pause = Duration::from_secs(5);
        std::thread::sleep(pause);
        let used = processor_time().unwrap() - before;
        println!("idle for {pause:?}: {used} ticks of the processor (of 10 ms each)");
    }
    drop(autosave);
}

/// A case of 200 KB on paper, mostly Thai.
fn large_case() -> Case {
    let forms = Forms::built_in();
    let form = forms.named("academic").unwrap();
    let now = "2026-11-20T09:30:00+07:00".parse().unwrap();
    let mut case = Case::new(form, Uuid::from_u128(1), now);
    for (field, letter) in [("duties.before", "ก"), ("duties.after", "ข"), ("comparison", "ค")]
    {
        let edit = Edit::text(form.field(field).unwrap().id.clone(), &letter.repeat(23_000));
        drop(case.apply(form, edit).unwrap());
    }
    case
}

fn report(name: &str, mut work: impl FnMut()) {
    let mut times: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!(
        "  {name:<30} median {:>9.1?}, 99 in 100 {:>9.1?}, worst {:>9.1?}",
        at(50),
        at(99),
        times.last().unwrap()
    );
}

/// What this process has used of the processor, as Linux counts it.
fn processor_time() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut numbers = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(numbers.next()?.parse::<u64>().ok()? + numbers.next()?.parse::<u64>().ok()?)
}
