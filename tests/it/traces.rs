//! What is kept of a case beside its file, and when it goes.

use std::path::{Path, PathBuf};

use khangan::base::Moment;
use khangan::case::Case;
use khangan::store::{Begin, Folders, Over, Store, VersionKind, Who, Work};

use crate::scenario::{FORMS, Scenario, some_moment};
use crate::terminal::Desk;

fn store(desk: &Desk) -> Store {
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    Store::new(Folders::below(desk.home()), who)
}

fn case(words: &str) -> Case {
    Scenario::new("academic").answer("duties.before", words).case().clone()
}

fn at(moment: &str) -> Moment {
    moment.parse().unwrap()
}

/// A case with a version, and work on it that was declined.
fn kept(desk: &Desk) -> (Store, PathBuf) {
    let (store, path) = (store(desk), desk.path("a.khangan"));
    store.save(&path, &case("หนึ่ง"), Over::Nothing).unwrap();
    store.save(&path, &case("สอง"), Over::Anything).unwrap();
    let work = Work { case: case("สาม"), path: Some(path.clone()), at: some_moment() };
    store.session().decline(&work).unwrap();
    (store, path)
}

fn kinds(store: &Store, path: &Path) -> Vec<VersionKind> {
    store.versions(path, &FORMS).unwrap().iter().map(|version| version.kind).collect()
}

/// Now, as the disk has it, and so many days later.
fn in_days(path: &Path, days: i64) -> Moment {
    let now = std::fs::metadata(path).unwrap().modified().unwrap();
    let now = jiff::Timestamp::try_from(now).unwrap() + jiff::SignedDuration::from_hours(24 * days);
    at(&now.to_zoned(jiff::tz::TimeZone::UTC).strftime("%FT%T+00:00").to_string())
}

#[test]
fn a_clock_that_runs_ahead_for_a_day_costs_no_declined_work() {
    let desk = Desk::new();
    let (store, path) = kept(&desk);
    store.tidy(in_days(&path, 0)).unwrap();
    store.tidy(in_days(&path, 40)).unwrap();
    assert_eq!(kinds(&store, &path).len(), 2, "of this minute, whatever the clock says");
    store.tidy(in_days(&path, 0)).unwrap();
    store.tidy(in_days(&path, 2)).unwrap();
    assert_eq!(kinds(&store, &path).len(), 2);
    // Seen to be old at two looks, it goes.
    store.tidy(in_days(&path, 31)).unwrap();
    assert_eq!(kinds(&store, &path).len(), 2);
    store.tidy(in_days(&path, 33)).unwrap();
    assert_eq!(kinds(&store, &path), [VersionKind::Saved]);
}

#[test]
fn what_is_kept_of_a_case_that_was_thrown_away_goes_after_a_month_unless_it_comes_back() {
    for comes_back in [false, true] {
        let desk = Desk::new();
        let disk = crate::disks::FaultyDisk::with_trash(khangan::store::RealDisk, |path| {
            std::fs::remove_file(path)
        });
        let (_, path) = kept(&desk);
        let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
        let store = Store::on(std::sync::Arc::new(disk), Folders::below(desk.home()), who);
        let (first, second) = (in_days(&path, 31), in_days(&path, 33));
        let before = store.before_throwing_away(std::slice::from_ref(&path)).unwrap();
        store.throw_away(&path).unwrap();
        if comes_back {
            store.put_back(&before[0]).unwrap();
        }
        store.tidy(first).unwrap();
        assert_eq!(kinds(&store, &path).len(), 2);
        store.tidy(second).unwrap();
        let left = if comes_back { vec![VersionKind::Saved] } else { Vec::new() };
        assert_eq!(kinds(&store, &path), left);
    }
}

#[test]
fn the_traces_of_a_case_go_at_once_where_that_is_wanted_and_only_those() {
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    desk.say("new academic -o b.khangan").printed(0);
    for number in 1..=3 {
        desk.say(&format!("set a.khangan position.number={number}")).printed(0);
        desk.say(&format!("set b.khangan position.number={number}")).printed(0);
    }
    let before = desk.bytes("a.khangan");
    let gone = desk.say("versions a.khangan --forget");
    assert_eq!(
        gone.printed(0),
        "The traces of this case are gone, files removed: 3; the case itself is still there: a.khangan\n"
    );
    assert_eq!(desk.say("versions a.khangan --json").printed(0), "[]\n");
    assert_eq!(desk.say("versions b.khangan").printed(0).lines().count(), 3);
    assert_eq!(desk.bytes("a.khangan"), before);
}

#[test]
fn papers_to_be_viewed_are_below_the_home_and_go_with_the_program_or_at_the_next_start() {
    let desk = Desk::new();
    let store = store(&desk);
    let mut scratch = store.scratch();
    let paper = scratch.put("a.pdf", b"%PDF").unwrap();
    assert!(paper.starts_with(desk.home()), "{}", paper.display());
    assert_eq!(std::fs::read(&paper).unwrap(), b"%PDF");
    store.tidy(some_moment()).unwrap();
    assert!(paper.exists(), "its process is alive");
    drop(scratch);
    assert!(!paper.parent().unwrap().exists());
    // Killed, it could not.
    let folder = desk.home().join("cache/print/left");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("scratch.lock"), "").unwrap();
    std::fs::write(folder.join("a.pdf"), "%PDF").unwrap();
    std::fs::write(desk.home().join("cache/print/earlier.pdf"), "%PDF").unwrap();
    store.tidy(some_moment()).unwrap();
    assert_eq!(std::fs::read_dir(desk.home().join("cache/print")).unwrap().count(), 0);
}

#[test]
fn what_killed_processes_left_in_the_folders_of_the_program_is_swept() {
    let desk = Desk::new();
    let (store, path) = kept(&desk);
    let versions = std::fs::read_dir(desk.home().join("data/versions")).unwrap();
    let folder = versions.map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    let left = folder.join(".00000002.khangan.12.3.khangan.tmp");
    std::fs::write(&left, "half").unwrap();
    let file = std::fs::File::options().write(true).open(&left).unwrap();
    let old = std::fs::metadata(&path).unwrap().modified().unwrap();
    file.set_modified(old - std::time::Duration::from_mins(5)).unwrap();
    store.tidy(some_moment()).unwrap();
    assert!(!left.exists());
    assert_eq!(kinds(&store, &path).len(), 2);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_noted_byte_by_byte() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let path = desk.path(std::ffi::OsStr::from_bytes(b"\xa1\xd2\xc3.khangan"));
    let store = store(&desk);
    store.save(&path, &case("หนึ่ง"), Over::Nothing).unwrap();
    let work = Work { case: case("สอง"), path: Some(path.clone()), at: some_moment() };
    let mut session = store.session();
    session.keep(&work).unwrap();
    // As when the process dies: the copy stays, the lock does not.
    let copies = desk.home().join("data/recovery");
    let folder = std::fs::read_dir(&copies).unwrap().next().unwrap().unwrap().path();
    let aside = desk.path("aside");
    std::fs::rename(&folder, &aside).unwrap();
    drop(session);
    std::fs::rename(&aside, &folder).unwrap();
    let found = store.recoveries(&FORMS).unwrap();
    assert_eq!(found[0].of.as_deref(), Some(path.as_path()));
    // And a window that runs is handed it.
    let Begin::First(mailbox) = store.begin_window(None) else { panic!("not the first") };
    let mailbox = std::sync::Arc::new(mailbox);
    let (tell, heard) = std::sync::mpsc::channel();
    let _listening = mailbox.listen(move |call| drop(tell.send(call)));
    assert!(matches!(store.begin_window(Some(&path)), Begin::HandedOver));
    assert_eq!(heard.recv().unwrap().file.as_deref(), Some(path.as_path()));
}

#[test]
fn a_name_that_turns_the_writing_round_is_shown_as_what_it_is() {
    let desk = Desk::new();
    let refused = desk.run(["--lang", "en", "check", "a\u{202e}nagnahk.exe"]);
    assert!(refused.complained(2).contains("a⟨U+202E⟩nagnahk.exe"), "{refused:?}");
}

#[test]
fn what_was_saved_is_never_told_as_not_saved() {
    use khangan::store::{Failure, FailureKind, SaveWarning};
    use khangan::words::{Lang, save_warning};
    for kind in FailureKind::ALL {
        for lang in [Lang::Thai, Lang::English] {
            let warnings =
                [SaveWarning::NotKept as fn(Failure) -> SaveWarning, SaveWarning::NotSettled];
            for of in warnings {
                let said = save_warning(lang, &of(Failure::told(Path::new("a"), kind)));
                for lie in ["nothing was saved", "ยังไม่ได้บันทึก", "--force"]
                {
                    assert!(!said.contains(lie), "{said}");
                }
            }
        }
    }
}
