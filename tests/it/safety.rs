//! What keeps the officer's work safe: versions, locks, a second look at the disk, recovery copies.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use khangan::base::Moment;
use khangan::case::{Answer, Case, Difference, differences};
use khangan::store::{
    AUTOSAVE_DELAY, Autosave, Failure, FailureKind, Folders, Holder, KEPT_VERSIONS, Lock, Locking,
    Look, Opened, Over, SaveError, Store, VersionKind, Who, Work,
};

use crate::scenario::{FORMS, Scenario, some_moment};
use crate::terminal::Desk;

/// The store of somebody at some machine; several share the desk, but not the program's own data.
fn store(desk: &Desk, user: &str, machine: &str) -> Store {
    let who = Who { user: user.to_owned(), machine: machine.to_owned() };
    Store::new(Folders::below(&desk.home().join(machine)), who)
}

fn somying(desk: &Desk) -> Store {
    store(desk, "somying", "desk")
}

fn case(words: &str) -> Case {
    Scenario::new("academic").answer("duties.before", words).case().clone()
}

fn saved(desk: &Desk, words: &str) -> PathBuf {
    let path = desk.path("a.khangan");
    somying(desk).save(&path, &case(words), Over::Nothing).unwrap();
    path
}

fn text(opened: &Opened) -> &str {
    opened.case().text("duties.before")
}

fn later(moment: &str) -> Moment {
    moment.parse().unwrap()
}

mod versions {
    use super::*;

    fn texts(store: &Store, path: &Path) -> Vec<String> {
        let versions = store.versions(path, &FORMS).unwrap();
        versions.iter().map(|version| text(version.content.as_ref().unwrap()).to_owned()).collect()
    }

    #[test]
    fn the_previous_ten_are_kept_newest_first_and_away_from_the_file() {
        let desk = Desk::new();
        let path = saved(&desk, "0");
        for turn in 1..=14 {
            somying(&desk).save(&path, &case(&turn.to_string()), Over::Anything).unwrap();
        }
        let kept: Vec<_> = (4..14).rev().map(|turn| turn.to_string()).collect();
        assert_eq!(texts(&somying(&desk), &path), kept);
        assert_eq!(kept.len(), KEPT_VERSIONS);
        assert_eq!(desk.names(), ["a.khangan"]);
        // Saving what is there already is no new version.
        somying(&desk).save(&path, &case("14"), Over::Anything).unwrap();
        assert_eq!(texts(&somying(&desk), &path), kept);
    }

    #[test]
    fn a_version_comes_back_and_what_it_replaces_becomes_one() {
        let desk = Desk::new();
        let path = saved(&desk, "หนึ่ง");
        let store = somying(&desk);
        let first = std::fs::read(&path).unwrap();
        store.save(&path, &case("สอง"), Over::Anything).unwrap();
        let versions = store.versions(&path, &FORMS).unwrap();
        store.restore(&versions[0], &path, Over::Anything).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), first);
        assert_eq!(texts(&store, &path), ["สอง", "หนึ่ง"]);
    }

    #[test]
    fn a_file_that_is_renamed_damaged_or_gone_finds_its_versions() {
        let desk = Desk::new();
        let path = saved(&desk, "หนึ่ง");
        let store = somying(&desk);
        store.save(&path, &case("สอง"), Over::Anything).unwrap();
        let renamed = desk.path("b.khangan");
        std::fs::rename(&path, &renamed).unwrap();
        assert_eq!(texts(&store, &renamed), ["หนึ่ง"]);
        assert_eq!(texts(&store, &path), ["หนึ่ง"]);
        std::fs::write(&path, "garbled").unwrap();
        assert_eq!(texts(&store, &path), ["หนึ่ง"]);
        let versions = store.versions(&path, &FORMS).unwrap();
        store.restore(&versions[0], &path, Over::Anything).unwrap();
        assert_eq!(text(&store.open(&path, &FORMS).unwrap().0), "หนึ่ง");
        // Whatever the garbled file was, it is not thrown away.
        let versions = store.versions(&path, &FORMS).unwrap();
        assert!(versions.iter().any(|version| version.content.is_err()));
    }

    #[test]
    fn of_two_copies_of_a_case_each_has_its_own_ten() {
        let desk = Desk::new();
        let path = saved(&desk, "a0");
        let copy = desk.path("copy.khangan");
        std::fs::copy(&path, &copy).unwrap();
        let store = somying(&desk);
        store.save(&path, &case("a1"), Over::Anything).unwrap();
        for turn in 1..20 {
            store.save(&copy, &case(&format!("b{turn}")), Over::Anything).unwrap();
        }
        assert!(texts(&store, &path).contains(&"a0".to_owned()));
    }

    #[test]
    fn through_a_link_and_by_its_own_name_a_file_has_the_same_versions() {
        let desk = Desk::new();
        let path = saved(&desk, "หนึ่ง");
        let store = somying(&desk);
        #[cfg(unix)]
        {
            let link = desk.path("link.khangan");
            std::os::unix::fs::symlink(&path, &link).unwrap();
            store.save(&link, &case("สอง"), Over::Anything).unwrap();
            assert!(link.symlink_metadata().unwrap().is_symlink());
        }
        #[cfg(not(unix))]
        store.save(&path, &case("สอง"), Over::Anything).unwrap();
        assert_eq!(text(&store.open(&path, &FORMS).unwrap().0), "สอง");
        assert_eq!(texts(&store, &path), ["หนึ่ง"]);
    }

    #[test]
    fn the_command_lists_and_restores_them() {
        let desk = Desk::new();
        desk.say("new academic -o a.khangan").printed(0);
        let none = desk.say("versions a.khangan");
        assert_eq!(none.printed(0), "There are no earlier versions of this file yet: a.khangan\n");
        assert_eq!(desk.say("versions a.khangan --json").printed(0), "[]\n");
        for number in 1..=3 {
            desk.say(&format!("set a.khangan position.number={number}")).printed(0);
        }
        let listed = desk.say("versions a.khangan");
        let lines: Vec<_> = listed.printed(0).lines().collect();
        assert_eq!(lines.len(), 3, "{listed:?}");
        assert!(lines[0].starts_with("1. saved 20"), "{listed:?}");
        assert!(lines[0].ends_with(", places that differ from the file: 1"), "{listed:?}");
        let json = desk.say("versions a.khangan --json");
        let json: serde_json::Value = serde_json::from_str(json.printed(0)).unwrap();
        let keys: Vec<_> = json[2].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["differences", "kind", "number", "readable", "saved"]);
        assert_eq!(json[2]["number"], 3);
        assert_eq!((&json[0]["kind"], &json[0]["readable"]), (&"saved".into(), &true.into()));

        let restored = desk.say("versions a.khangan --restore 2");
        assert!(restored.printed(0).starts_with("Version 2 (saved 20"), "{restored:?}");
        assert!(desk.text("a.khangan").contains("\"position.number\": \"1\""));
        desk.say("versions a.khangan --restore 1").printed(0);
        assert!(desk.text("a.khangan").contains("\"position.number\": \"3\""));

        for (words, exit, why) in [
            ("versions a.khangan --restore 0", 2, "no version 0"),
            ("versions a.khangan --restore 99", 2, "no version 99 (versions there are: 5)"),
            ("versions a.khangan --restore x", 2, "“x” is no number of a version"),
            ("versions", 2, "A case file is needed"),
            ("versions missing.khangan", 2, "no such file"),
            ("versions a.khangan b.khangan", 2, "one word too many"),
        ] {
            let refused = desk.say(words);
            assert!(refused.complained(exit).contains(why), "{words}: {refused:?}");
        }
        let thai = desk.run(["versions", "a.khangan"]);
        assert!(thai.printed(0).starts_with("๑. บันทึกเมื่อ "), "{thai:?}");
        assert_eq!(desk.names(), ["a.khangan"]);
    }
}

mod locks {
    use super::*;

    #[track_caller]
    fn mine(locking: Result<Locking, Failure>) -> Lock {
        match locking {
            Ok(Locking::Mine(lock)) => lock,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn theirs(locking: Result<Locking, Failure>) -> (Holder, bool) {
        match locking {
            Ok(Locking::Theirs { holder, stale }) => (holder, stale),
            other => panic!("{other:?}"),
        }
    }

    /// What another machine wrote, as a share shows it: nobody here holds the file.
    fn from_afar(desk: &Desk, silent: Duration) -> PathBuf {
        let text = "(user: \"somchai\", machine: \"afar\", process: 7, since: \"2026-11-20T08:00:00+07:00\")\n";
        let lock = desk.write(".~a.khangan.lock", text);
        let file = std::fs::File::options().write(true).open(&lock).unwrap();
        file.set_modified(std::fs::metadata(&lock).unwrap().modified().unwrap() - silent).unwrap();
        lock
    }

    #[test]
    fn the_second_to_open_learns_who_has_it_since_when_and_the_lock_goes_with_its_holder() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        let lock = mine(somying(&desk).lock(&path, some_moment()));
        assert_eq!(desk.names(), [".~a.khangan.lock", "a.khangan"]);
        let (holder, stale) = theirs(store(&desk, "somchai", "desk").lock(&path, some_moment()));
        assert_eq!((holder.user.as_str(), holder.machine.as_str()), ("somying", "desk"));
        assert_eq!((holder.process, holder.since), (std::process::id(), Some(some_moment())));
        assert!(!stale);
        // Not even asking for it takes it from somebody who is alive.
        theirs(store(&desk, "somchai", "afar").take_over(&path, some_moment()));
        drop(lock);
        assert_eq!(desk.names(), ["a.khangan"]);
        drop(mine(store(&desk, "somchai", "afar").lock(&path, some_moment())));
    }

    #[test]
    fn a_command_does_not_touch_a_case_that_is_open() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        let before = desk.bytes("a.khangan");
        let lock = mine(somying(&desk).lock(&path, some_moment()));
        for words in [
            "set a.khangan position.number=1",
            "sign a.khangan --name=a --office=b",
            "reopen a.khangan --reason=c",
            "versions a.khangan --restore 1",
            "new academic --force -o a.khangan",
        ] {
            let refused = desk.say(words);
            let sentence = refused.complained(2);
            let who = "somying has this file open on desk since 2026-11-20 09:30";
            assert!(sentence.starts_with(who), "{words}: {sentence}");
        }
        desk.say("check a.khangan").printed(0);
        desk.say("versions a.khangan").printed(0);
        assert_eq!(desk.bytes("a.khangan"), before);
        drop(lock);
        desk.say("set a.khangan position.number=1").printed(0);
    }

    #[test]
    fn what_a_process_left_that_died_on_this_machine_stands_in_nobodys_way() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        for left in [
            "(user: \"somying\", machine: \"desk\", process: 1, since: \"2026-11-20T08:00:00+07:00\")\n",
            "",
            "(user: \"so",
        ] {
            desk.write(".~a.khangan.lock", left);
            let lock = mine(somying(&desk).lock(&path, some_moment()));
            assert!(desk.text(".~a.khangan.lock").contains(&std::process::id().to_string()));
            drop(lock);
            assert_eq!(desk.names(), ["a.khangan"]);
        }
    }

    #[test]
    fn a_holder_afar_keeps_the_lock_until_long_silent_and_then_it_may_be_taken_over() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        let store = somying(&desk);
        for (silent, expected) in
            [(0, false), (120, false), (270, false), (310, true), (90_000, true)]
        {
            from_afar(&desk, Duration::from_secs(silent));
            let (holder, stale) = theirs(store.lock(&path, some_moment()));
            assert_eq!((holder.user.as_str(), stale), ("somchai", expected), "{silent} s");
            assert_eq!(desk.names(), [".~a.khangan.lock", "a.khangan"]);
        }
        let lock = mine(store.take_over(&path, some_moment()));
        assert!(desk.text(".~a.khangan.lock").contains("somying"));
        drop(lock);
        assert_eq!(desk.names(), ["a.khangan"]);
    }

    #[test]
    fn a_command_passes_over_a_holder_who_has_been_silent_for_long() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        from_afar(&desk, Duration::from_mins(1));
        desk.say("set a.khangan position.number=1").complained(2);
        from_afar(&desk, Duration::from_mins(10));
        desk.say("set a.khangan position.number=1").printed(0);
        assert_eq!(desk.names(), ["a.khangan"]);
        assert!(path.exists());
    }

    #[test]
    fn a_beating_heart_keeps_a_lock_fresh_and_notices_that_it_is_lost() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        let mut lock = mine(somying(&desk).lock(&path, some_moment()));
        let file = desk.path(".~a.khangan.lock");
        let old = std::fs::metadata(&file).unwrap().modified().unwrap() - Duration::from_mins(10);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
        assert!(lock.beat());
        assert!(
            std::fs::metadata(&file).unwrap().modified().unwrap() > old + Duration::from_mins(5)
        );
        // Somebody took it over while this machine slept: it is theirs, and stays when we close.
        let theirs = "(user: \"somchai\", machine: \"afar\", process: 7, since: \"2026-11-20T08:00:00+07:00\")\n";
        std::fs::write(&file, theirs).unwrap();
        assert!(!lock.beat());
        drop(lock);
        assert_eq!(desk.text(".~a.khangan.lock"), theirs);
    }

    #[test]
    fn a_name_as_long_as_disks_allow_has_a_lock_too() {
        let desk = Desk::new();
        let path = desk.path(format!("{}.khangan", "ก".repeat(82)));
        somying(&desk).save(&path, &case("ก"), Over::Nothing).unwrap();
        let lock = mine(somying(&desk).lock(&path, some_moment()));
        assert_eq!(desk.names().len(), 2);
        theirs(store(&desk, "somchai", "desk").lock(&path, some_moment()));
        drop(lock);
        assert_eq!(desk.names().len(), 1);
    }

    #[test]
    fn many_that_ask_at_once_are_told_of_one_who_has_it() {
        let desk = Desk::new();
        let path = saved(&desk, "ก");
        for _ in 0..20 {
            let got: Vec<_> = std::thread::scope(|scope| {
                let ask = |_| scope.spawn(|| somying(&desk).lock(&path, some_moment()));
                let asking: Vec<_> = (0..8).map(ask).collect();
                asking.into_iter().map(|asking| asking.join().unwrap().unwrap()).collect()
            });
            let mine = got.iter().filter(|got| matches!(got, Locking::Mine(_))).count();
            assert_eq!(mine, 1);
        }
        assert_eq!(desk.names(), ["a.khangan"]);
    }

    #[test]
    fn a_folder_a_device_and_nothing_have_no_lock() {
        let desk = Desk::new();
        for path in [desk.path("missing.khangan"), desk.path(""), PathBuf::from("/dev/null")] {
            somying(&desk).lock(&path, some_moment()).unwrap_err();
        }
        assert!(desk.names().is_empty());
    }
}

mod changed_on_disk {
    use super::*;

    #[test]
    fn saving_over_what_somebody_else_saved_meanwhile_is_refused() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        let (mine, theirs) = (somying(&desk), store(&desk, "somchai", "afar"));
        let [(_, my_stamp), (_, their_stamp)] =
            [&mine, &theirs].map(|store| store.open(&path, &FORMS).unwrap());
        let stamp = theirs.save(&path, &case("ของเขา"), Over::Known(&their_stamp)).unwrap().stamp;
        let refused = mine.save(&path, &case("ของเรา"), Over::Known(&my_stamp));
        assert!(matches!(refused, Err(SaveError::Changed)), "{refused:?}");
        assert_eq!(text(&mine.open(&path, &FORMS).unwrap().0), "ของเขา");
        assert_eq!(desk.names(), ["a.khangan"]);
        // Keep mine: theirs is a version then.
        mine.save(&path, &case("ของเรา"), Over::Anything).unwrap();
        let versions = mine.versions(&path, &FORMS).unwrap();
        assert_eq!(text(versions[0].content.as_ref().unwrap()), "ของเขา");
        let refused = theirs.save(&path, &case("ต่อ"), Over::Known(&stamp));
        assert!(matches!(refused, Err(SaveError::Changed)), "{refused:?}");
    }

    #[test]
    fn a_second_look_finds_what_changed_and_only_that() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        let store = somying(&desk);
        let (_, stamp) = store.open(&path, &FORMS).unwrap();
        assert_eq!(store.look(&path, &stamp).unwrap(), Look::Same(stamp.clone()));
        // Touched, and not changed.
        let later = std::fs::metadata(&path).unwrap().modified().unwrap() + Duration::from_secs(9);
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        let Look::Same(touched) = store.look(&path, &stamp).unwrap() else { panic!("changed") };
        assert_ne!(touched, stamp);
        // Changed, to something as long.
        let other = std::fs::read_to_string(&path).unwrap().replace("เดิม", "ใหม่");
        std::fs::write(&path, other).unwrap();
        assert_eq!(store.look(&path, &touched).unwrap(), Look::Changed);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(store.look(&path, &touched).unwrap(), Look::Gone);
        // What is gone is simply written again.
        let saved = store.save(&path, &case("เดิม"), Over::Known(&stamp)).unwrap();
        assert!(matches!(store.look(&path, &saved.stamp).unwrap(), Look::Same(_)));
    }

    #[test]
    fn a_new_file_is_not_saved_over_one_that_appeared_meanwhile() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        let Err(SaveError::Failure(failure)) =
            somying(&desk).save(&path, &case("ใหม่"), Over::Nothing)
        else {
            panic!("saved")
        };
        assert_eq!(failure.kind, FailureKind::AlreadyThere);
    }

    #[test]
    fn a_folder_that_is_gone_is_told_and_a_file_that_is_read_only_too() {
        let desk = Desk::new();
        let gone = desk.path("gone/a.khangan");
        let Err(SaveError::Failure(failure)) =
            somying(&desk).save(&gone, &case("ก"), Over::Nothing)
        else {
            panic!("saved")
        };
        assert_eq!(failure.kind, FailureKind::FolderGone);
        let path = saved(&desk, "เดิม");
        let mut marked = std::fs::metadata(&path).unwrap().permissions();
        marked.set_readonly(true);
        std::fs::set_permissions(&path, marked).unwrap();
        let Err(SaveError::Failure(failure)) =
            somying(&desk).save(&path, &case("ก"), Over::Anything)
        else {
            panic!("saved")
        };
        assert_eq!(failure.kind, FailureKind::ReadOnlyFile);
    }

    #[test]
    fn differences_name_every_field_and_nothing_else() {
        let one = Scenario::new("academic")
            .answer("duties.before", "ก")
            .answer("score.duties.points", "28");
        let other =
            Scenario::new("academic").answer("duties.before", "ข").answer("duties.after", "ค");
        let found = differences(one.case(), other.case());
        let fields: Vec<_> = found
            .iter()
            .map(|difference| {
                let Difference::Answer { field, one, other } = difference else {
                    panic!("{difference:?}")
                };
                (field.as_str(), one.is_some(), other.is_some())
            })
            .collect();
        assert_eq!(
            fields,
            [
                ("duties.after", false, true),
                ("duties.before", true, true),
                ("score.duties.level", true, false),
                ("score.duties.points", true, false),
            ]
        );
        assert!(differences(one.case(), one.case()).is_empty());
        let mut saved = one.case().clone();
        saved.saved_at(later("2026-12-01T09:30:00+07:00"));
        assert!(differences(one.case(), &saved).is_empty());
        let signed = Scenario::complete("academic");
        let draft = signed.case().clone();
        let signed = signed.sign("ก", "ข");
        let found = differences(&draft, signed.case());
        assert!(
            matches!(&found[..], [Difference::History { one, other }] if one.is_empty() && other.len() == 1),
            "{found:?}"
        );
        let found = differences(&draft, Scenario::new("general").case());
        assert_eq!(found[0], Difference::Another);
        let answer = Answer::Text("ก".to_owned());
        assert!(
            found.iter().any(
                |of| matches!(of, Difference::Answer { one: Some(one), .. } if *one == answer)
            )
        );
    }
}

mod recovery {
    use super::*;

    fn work(words: &str, path: Option<&Path>) -> Work {
        Work { case: case(words), path: path.map(Path::to_owned), at: some_moment() }
    }

    /// What a killed program leaves: no goodbye, and yet nothing held any more.
    fn left_behind(desk: &Desk, work: &Work) {
        let mut session = somying(desk).session();
        session.keep(work).unwrap();
        drop(session);
        let recovery = desk.home().join("desk/data/recovery");
        assert_eq!(std::fs::read_dir(recovery).unwrap().count(), 1);
    }

    fn recovered(desk: &Desk) -> Vec<String> {
        let copies = somying(desk).recoveries(&FORMS).unwrap();
        copies.iter().map(|copy| text(copy.content.as_ref().unwrap()).to_owned()).collect()
    }

    #[test]
    fn work_that_was_not_saved_is_found_at_the_next_start_and_the_file_is_as_it_was() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        let before = desk.bytes("a.khangan");
        left_behind(&desk, &work("พิมพ์ต่อ", Some(&path)));
        let copies = somying(&desk).recoveries(&FORMS).unwrap();
        assert_eq!(copies.len(), 1);
        assert_eq!(copies[0].of.as_deref(), Some(path.as_path()));
        assert_eq!(copies[0].at, Some(some_moment()));
        assert_eq!(text(copies[0].content.as_ref().unwrap()), "พิมพ์ต่อ");
        assert_eq!(desk.bytes("a.khangan"), before);
        assert_eq!(desk.names(), ["a.khangan"]);
        // Taken, it is not offered again, and leaves nothing behind.
        somying(&desk).take(&copies[0]).unwrap();
        assert!(recovered(&desk).is_empty());
        assert_eq!(std::fs::read_dir(desk.home().join("desk/data/recovery")).unwrap().count(), 0);
    }

    #[test]
    fn a_new_case_that_was_never_saved_is_found_too() {
        let desk = Desk::new();
        left_behind(&desk, &work("ยังไม่มีชื่อ", None));
        let copies = somying(&desk).recoveries(&FORMS).unwrap();
        assert_eq!((copies.len(), &copies[0].of), (1, &None));
        assert_eq!(recovered(&desk), ["ยังไม่มีชื่อ"]);
    }

    #[test]
    fn what_was_saved_in_the_end_is_not_offered() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        left_behind(&desk, &work("พิมพ์ต่อ", Some(&path)));
        somying(&desk).save(&path, &case("พิมพ์ต่อ"), Over::Anything).unwrap();
        assert!(recovered(&desk).is_empty());
        assert_eq!(std::fs::read_dir(desk.home().join("desk/data/recovery")).unwrap().count(), 0);
    }

    #[test]
    fn the_copies_of_a_program_that_is_still_running_are_its_own() {
        let desk = Desk::new();
        let mut session = somying(&desk).session();
        session.keep(&work("กำลังพิมพ์", None)).unwrap();
        assert!(recovered(&desk).is_empty());
        session.forget(case("").id()).unwrap();
        drop(session);
        assert!(recovered(&desk).is_empty());
    }

    #[test]
    fn a_copy_is_a_case_file_that_opens_by_itself() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        left_behind(&desk, &work("พิมพ์ต่อ", Some(&path)));
        let copies = somying(&desk).recoveries(&FORMS).unwrap();
        let opened = khangan::store::open(&copies[0].file, &FORMS).unwrap();
        assert_eq!(text(&opened), "พิมพ์ต่อ");
    }

    #[test]
    fn a_copy_that_is_declined_is_kept_for_thirty_days() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        left_behind(&desk, &work("พิมพ์ต่อ", Some(&path)));
        let store = somying(&desk);
        store.decline(&store.recoveries(&FORMS).unwrap()[0]).unwrap();
        assert!(recovered(&desk).is_empty());
        let declined = || {
            let versions = store.versions(&path, &FORMS).unwrap();
            versions.into_iter().filter(|version| version.kind == VersionKind::Declined).count()
        };
        let version = &store.versions(&path, &FORMS).unwrap()[0];
        assert_eq!(
            (version.kind, text(version.content.as_ref().unwrap())),
            (VersionKind::Declined, "พิมพ์ต่อ")
        );
        let kept = std::fs::metadata(&version.file).unwrap().modified().unwrap();
        let after = |days: u64, seconds: u64| {
            let since = kept.duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap();
            let at = since.as_secs() + days * 24 * 3600 + seconds;
            Moment::from(
                &jiff::Timestamp::from_second(at.try_into().unwrap())
                    .unwrap()
                    .to_zoned(jiff::tz::TimeZone::UTC),
            )
        };
        store.tidy(after(29, 0)).unwrap();
        assert_eq!(declined(), 1);
        // Ten savings later it is still there: it does not count among them.
        for turn in 0..15 {
            store.save(&path, &case(&turn.to_string()), Over::Anything).unwrap();
        }
        assert_eq!(declined(), 1);
        store.tidy(after(30, 5)).unwrap();
        assert_eq!(declined(), 1, "a second look tells a clock that ran ahead");
        store.tidy(after(31, 5)).unwrap();
        assert_eq!(declined(), 0);
        assert_eq!(store.versions(&path, &FORMS).unwrap().len(), KEPT_VERSIONS);
    }

    #[test]
    fn a_copy_that_is_damaged_is_told_and_can_be_declined() {
        let desk = Desk::new();
        left_behind(&desk, &work("พิมพ์ต่อ", None));
        let file = somying(&desk).recoveries(&FORMS).unwrap()[0].file.clone();
        std::fs::write(&file, "garbled").unwrap();
        let store = somying(&desk);
        let copies = store.recoveries(&FORMS).unwrap();
        assert!(copies[0].content.is_err());
        store.decline(&copies[0]).unwrap();
        assert!(store.recoveries(&FORMS).unwrap().is_empty());
    }

    fn autosave(desk: &Desk) -> (Autosave, mpsc::Receiver<Failure>) {
        let (send, failures) = mpsc::channel();
        let report = move |failure| send.send(failure).unwrap();
        (Autosave::start(&somying(desk), report).unwrap(), failures)
    }

    fn copies_on_disk(desk: &Desk) -> Vec<PathBuf> {
        let below = desk.home().join("desk/data/recovery");
        if !below.exists() {
            return Vec::new();
        }
        let files = crate::source::files_below(&below);
        files
            .into_iter()
            .filter(|file| file.extension().is_some_and(|of| of == "khangan"))
            .collect()
    }

    #[test]
    fn a_change_is_on_the_disk_within_two_seconds() {
        let desk = Desk::new();
        let (autosave, failures) = autosave(&desk);
        let started = Instant::now();
        // Typing goes on all the while; the first letter must not wait for the last.
        let mut seen = None;
        for turn in 0.. {
            autosave.changed(work(&turn.to_string(), None));
            std::thread::sleep(Duration::from_millis(20));
            if let [copy] = &copies_on_disk(&desk)[..] {
                seen = Some((started.elapsed(), std::fs::read_to_string(copy).unwrap()));
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "nothing is written");
        }
        let (after, text) = seen.unwrap();
        assert!(after >= AUTOSAVE_DELAY && after < Duration::from_secs(2), "{after:?}");
        assert!(!text.contains("\"duties.before\": \"0\""), "not the newest");
        autosave.saved(case("").id());
        autosave.flush();
        assert!(copies_on_disk(&desk).is_empty());
        drop(autosave);
        assert!(failures.try_recv().is_err());
        assert_eq!(std::fs::read_dir(desk.home().join("desk/data/recovery")).unwrap().count(), 0);
    }

    #[test]
    fn a_change_right_before_the_end_is_on_the_disk() {
        let desk = Desk::new();
        let (autosave, _failures) = autosave(&desk);
        autosave.changed(work("คำสุดท้าย", None));
        drop(autosave);
        assert_eq!(recovered(&desk), ["คำสุดท้าย"]);
    }

    #[test]
    fn what_is_not_to_be_saved_is_kept_as_declined_and_what_is_recovered_moves_over() {
        let desk = Desk::new();
        let path = saved(&desk, "เดิม");
        left_behind(&desk, &work("กู้คืน", Some(&path)));
        let copy = somying(&desk).recoveries(&FORMS).unwrap().remove(0);
        let (autosave, failures) = autosave(&desk);
        let old = copy.file.clone();
        autosave.took_over(copy, work("กู้คืน", Some(&path)));
        autosave.flush();
        assert!(!old.exists());
        assert_eq!(copies_on_disk(&desk).len(), 1);
        autosave.declined(work("ไม่เอาแล้ว", Some(&path)));
        autosave.flush();
        assert!(copies_on_disk(&desk).is_empty());
        let versions = somying(&desk).versions(&path, &FORMS).unwrap();
        assert_eq!((versions.len(), versions[0].kind), (1, VersionKind::Declined));
        assert!(failures.try_recv().is_err());
    }

    #[test]
    fn a_copy_that_cannot_be_written_is_told_and_the_next_is_tried_again() {
        let desk = Desk::new();
        let data = desk.home().join("desk/data");
        std::fs::create_dir_all(&data).unwrap();
        std::fs::write(data.join("recovery"), "in the way").unwrap();
        let (autosave, failures) = autosave(&desk);
        autosave.changed(work("หนึ่ง", None));
        autosave.flush();
        let failure = failures.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(
            matches!(failure.kind, FailureKind::AlreadyThere | FailureKind::NotFolder),
            "{failure}"
        );
        std::fs::remove_file(data.join("recovery")).unwrap();
        autosave.changed(work("สอง", None));
        autosave.flush();
        assert!(failures.try_recv().is_err());
        drop(autosave);
        assert_eq!(recovered(&desk), ["สอง"]);
    }
}

mod settings {
    use khangan::store::{RECENT_FILES, Settings, SettingsWarning, Theme, WindowPlace};
    use khangan::words::{self, Lang};

    use super::*;

    fn file(desk: &Desk) -> PathBuf {
        desk.home().join("desk/config/settings.ron")
    }

    fn write(desk: &Desk, text: &str) {
        std::fs::create_dir_all(file(desk).parent().unwrap()).unwrap();
        std::fs::write(file(desk), text).unwrap();
    }

    fn change(desk: &Desk, change: impl FnOnce(&mut Settings)) {
        somying(desk).change_settings(change).unwrap();
    }

    #[test]
    fn what_was_set_is_remembered() {
        let desk = Desk::new();
        let (settings, warnings) = somying(&desk).settings();
        assert_eq!((settings.clone(), warnings.len()), (Settings::default(), 0));
        let place = WindowPlace { x: Some(-8), y: None, width: 1280, height: 700, maximised: true };
        change(&desk, |settings| {
            settings.language = Some("en".to_owned());
            settings.theme = Theme::Dark;
            settings.zoom = 125;
            settings.window = Some(place);
            settings.last_folder = Some("C:\\งาน \"ก\"".into());
            settings.opened(Path::new("/งาน/๑.khangan"));
            settings.opened(Path::new("/งาน/๒.khangan"));
        });
        let (read, warnings) = somying(&desk).settings();
        assert!(warnings.is_empty());
        assert_eq!(
            (read.language.as_deref(), read.theme, read.zoom),
            (Some("en"), Theme::Dark, 125)
        );
        assert_eq!((read.window, read.last_folder), (Some(place), Some("C:\\งาน \"ก\"".into())));
        assert_eq!(read.recent, [Path::new("/งาน/๒.khangan"), Path::new("/งาน/๑.khangan")]);
    }

    #[test]
    fn files_opened_last_stand_first_once_and_are_not_too_many() {
        let mut settings = Settings::default();
        for turn in 0..30 {
            settings.opened(Path::new(&turn.to_string()));
        }
        settings.opened(Path::new("25"));
        assert_eq!(settings.recent.len(), RECENT_FILES);
        assert_eq!(settings.recent[..2], [Path::new("25"), Path::new("29")]);
        let different: BTreeSet<_> = settings.recent.iter().collect();
        assert_eq!(different.len(), RECENT_FILES);
        settings.forget(Path::new("25"));
        assert_eq!(settings.recent[0], Path::new("29"));
    }

    #[test]
    fn bad_keys_are_told_and_the_rest_is_kept() {
        let desk = Desk::new();
        write(
            &desk,
            "{\"language\": 7, \"theme\": \"dark\", \"zoom\": 9999, \"recent\": [\"/a\"]}",
        );
        let (settings, warnings) = somying(&desk).settings();
        assert_eq!((settings.language, settings.theme, settings.zoom), (None, Theme::Dark, 100));
        assert_eq!(settings.recent, [Path::new("/a")]);
        let [
            SettingsWarning::BadKey(one),
            SettingsWarning::BadKey(two),
            SettingsWarning::SetAside(aside),
        ] = &warnings[..]
        else {
            panic!("{warnings:?}")
        };
        assert_eq!((one.as_str(), two.as_str()), ("language", "zoom"));
        assert!(std::fs::read_to_string(aside).unwrap().contains("9999"));
        for warning in &warnings {
            let [thai, english] =
                [Lang::Thai, Lang::English].map(|lang| words::settings_warning(lang, warning));
            assert!(
                !thai.contains("%{") && !english.contains("%{") && thai != english,
                "{thai} {english}"
            );
        }
    }

    #[test]
    fn a_damaged_file_never_stops_a_start_and_what_can_be_read_counts() {
        let desk = Desk::new();
        change(&desk, |settings| {
            settings.theme = Theme::Dark;
            settings.zoom = 150;
            settings.opened(Path::new("/งาน/๑.khangan"));
        });
        let whole = std::fs::read(file(&desk)).unwrap();
        for end in 0..whole.len() {
            write(&desk, "");
            std::fs::write(file(&desk), &whole[..end]).unwrap();
            let (settings, warnings) = somying(&desk).settings();
            let cut_in_the_end = end >= whole.len() - 1;
            assert!(!warnings.is_empty() || cut_in_the_end, "cut at {end}");
            if String::from_utf8_lossy(&whole[..end]).contains("150,\n") {
                assert_eq!((settings.theme, settings.zoom), (Theme::Dark, 150), "cut at {end}");
            }
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x15;
            std::fs::write(file(&desk), &bytes).unwrap();
            drop(somying(&desk).settings());
        }
        for nonsense in [&b""[..], b"\xff\xfe", b"[[[[[[[[", b"((((", &[0; 4096], b"{1: 2}"] {
            std::fs::write(file(&desk), nonsense).unwrap();
            let (settings, warnings) = somying(&desk).settings();
            assert_eq!(settings, Settings::default());
            assert!(
                warnings.iter().any(|of| matches!(of, SettingsWarning::SetAside(_))),
                "{nonsense:?}"
            );
            // From then on all is well.
            change(&desk, |settings| settings.theme = Theme::Light);
            let (settings, warnings) = somying(&desk).settings();
            assert_eq!((settings.theme, warnings.len()), (Theme::Light, 0));
        }
    }

    #[test]
    fn keys_of_a_newer_version_are_kept_as_they_stand() {
        let desk = Desk::new();
        write(
            &desk,
            "{\"format\": 2, \"columns\": [(name: \"number\", width: 80)], \"zoom\": 110}",
        );
        assert!(somying(&desk).settings().1.is_empty());
        change(&desk, |settings| settings.zoom = 120);
        let text = std::fs::read_to_string(file(&desk)).unwrap();
        assert!(text.contains("\"columns\": [(name: \"number\", width: 80)],\n"), "{text}");
        assert!(text.contains("\"zoom\": 120,\n"), "{text}");
    }

    #[test]
    fn two_windows_do_not_undo_each_others_settings() {
        let desk = Desk::new();
        let (one, other) = (somying(&desk), somying(&desk));
        one.change_settings(|settings| settings.opened(Path::new("/a"))).unwrap();
        other.change_settings(|settings| settings.opened(Path::new("/b"))).unwrap();
        one.change_settings(|settings| settings.zoom = 90).unwrap();
        let (settings, _) = other.settings();
        assert_eq!((settings.recent.len(), settings.zoom), (2, 90));
    }

    #[test]
    fn settings_that_cannot_be_read_are_not_written_over() {
        let desk = Desk::new();
        std::fs::create_dir_all(file(&desk)).unwrap();
        let (settings, warnings) = somying(&desk).settings();
        assert_eq!(settings, Settings::default());
        assert!(matches!(warnings[..], [SettingsWarning::Unreadable(_)]), "{warnings:?}");
        somying(&desk).change_settings(|settings| settings.zoom = 90).unwrap_err();
        assert!(file(&desk).is_dir());
    }
}
