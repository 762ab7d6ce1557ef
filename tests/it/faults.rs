//! Every operation of the store fails in turn, alone and in pairs, and the power goes at every
//! point: what is on the disk afterwards is the old or the new, whole.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use khangan::case::Case;
use khangan::store::{
    Disk, FailureKind, Folders, KEPT_VERSIONS, Locking, Opened, Over, RealDisk, SaveError,
    SaveWarning, Stamp, Store, VersionKind, Who, Work, write_case,
};

use crate::disks::{EACCES, EIO, ENOSPC, Fault, FaultyDisk, MemoryDisk, POWER_CUTS};
use crate::scenario::{FORMS, Scenario, some_moment};

const FILE: &str = "/office/case.khangan";

const FAULTS: [Fault; 5] =
    [Fault::Error(ENOSPC), Fault::Error(EIO), Fault::Error(EACCES), Fault::Short, Fault::Crash];

fn store(disk: impl Disk + 'static) -> Store {
    store_at(disk, Path::new("/home"))
}

fn store_at(disk: impl Disk + 'static, home: &Path) -> Store {
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    Store::on(Arc::new(disk), Folders::below(home), who)
}

fn case(words: &str) -> Case {
    Scenario::new("academic").answer("duties.before", words).case().clone()
}

fn opened(store: &Store, path: &Path) -> Case {
    match store.open(path, &FORMS) {
        Ok((Opened::Case(case), _)) => *case,
        other => panic!("{other:?}"),
    }
}

/// What one way through an operation left behind.
struct After<T> {
    /// What the operation said; `None` when the process died.
    said: Option<T>,
    /// The disk afterwards, well again.
    disk: MemoryDisk,
    /// What was to fail, for messages.
    plan: String,
    /// Whether the power went, too.
    power_cut: bool,
}

/// Does something on a disk of which every operation fails in turn, and every two; looks at each
/// disk, as it is and after every kind of power cut. The number of points that were tried.
fn try_everything<T: Debug>(
    before: &MemoryDisk,
    work: impl Fn(FaultyDisk) -> T,
    look: impl Fn(&After<T>),
) -> usize {
    try_faults(before, true, work, look)
}

/// The same, the pairs only where they are wanted.
fn try_faults<T: Debug>(
    before: &MemoryDisk,
    pairs: bool,
    work: impl Fn(FaultyDisk) -> T,
    look: impl Fn(&After<T>),
) -> usize {
    let dry = FaultyDisk::new(before.copy(), []);
    drop(work(dry.clone()));
    let operations = dry.operations();
    let mut plans = vec![vec![]];
    for first in 0..operations {
        for fault in FAULTS {
            plans.push(vec![(first, fault)]);
            // After a crash, there is no second one. A failure may lead to more operations.
            for second in (first + 1..operations + 4).filter(|_| pairs && fault != Fault::Crash) {
                plans.extend(FAULTS.map(|other| vec![(first, fault), (second, other)]));
            }
        }
    }
    let mut points = 0;
    for plan in plans {
        let memory = before.copy();
        let disk = FaultyDisk::new(memory.clone(), plan.iter().copied());
        let said = work(disk.clone());
        if disk.struck() < plan.len() {
            continue;
        }
        let crashed = plan.iter().any(|(_, fault)| *fault == Fault::Crash);
        let plan = format!("{plan:?} of {operations}: {said:?}");
        // The process is gone, and with it what it held.
        let memory = memory.copy();
        let mut after =
            After { said: (!crashed).then_some(said), disk: memory, plan, power_cut: false };
        look(&after);
        points += 1;
        let memory = after.disk.copy();
        after.power_cut = true;
        for cut in POWER_CUTS {
            after.disk = memory.after_power_cut(cut);
            look(&after);
            points += 1;
        }
    }
    points
}

/// A disk with a case on it that was saved often enough for its oldest versions to go.
fn disk_with(case: &Case) -> MemoryDisk {
    let disk = MemoryDisk::default();
    disk.put(FILE, b"");
    let store = store(disk.clone());
    for turn in 0..=KEPT_VERSIONS {
        let earlier = self::case(&format!("รุ่นที่ {turn}"));
        store.save(Path::new(FILE), &earlier, Over::Anything).unwrap();
    }
    store.save(Path::new(FILE), case, Over::Anything).unwrap();
    disk
}

fn stamp_of(case: &Case) -> Stamp {
    Stamp::of(write_case(case).as_bytes(), None)
}

#[test]
fn saving_leaves_the_old_or_the_new_case_whatever_fails() {
    let (old, new) = (case("เดิม"), case("ใหม่"));
    let before = disk_with(&old);
    let points = try_everything(
        &before,
        |disk| store(disk).save(Path::new(FILE), &new, Over::Known(&stamp_of(&old))),
        |after| {
            let store = store(after.disk.clone());
            let found = opened(&store, Path::new(FILE));
            assert!(found == old || found == new, "{}", after.plan);
            let versions = store.versions(Path::new(FILE), &FORMS).unwrap();
            match &after.said {
                Some(Ok(saved)) => {
                    let unsettled = saved
                        .warnings
                        .iter()
                        .any(|warning| matches!(warning, SaveWarning::NotSettled(_)));
                    assert!(found == new || (unsettled && after.power_cut), "{}", after.plan);
                    let unkept = saved
                        .warnings
                        .iter()
                        .any(|warning| matches!(warning, SaveWarning::NotKept(_)));
                    let kept = versions.iter().any(|version| {
                        version.content.as_ref().is_ok_and(|opened| *opened.case() == old)
                    });
                    // The folder of the versions was there before; a new one might go with the power.
                    assert!(kept || unkept, "{}", after.plan);
                }
                Some(Err(SaveError::Changed)) => panic!("{}", after.plan),
                Some(Err(SaveError::Failure(failure))) => {
                    assert_eq!(found, old, "{}", after.plan);
                    let plain = [
                        FailureKind::DiskFull,
                        FailureKind::DeviceFault,
                        FailureKind::NoPermission,
                    ];
                    assert!(plain.contains(&failure.kind), "{}", after.plan);
                }
                None => {}
            }
            if !after.power_cut && after.said.is_some() {
                let saved = versions.iter().filter(|version| version.kind == VersionKind::Saved);
                assert!(saved.count() >= KEPT_VERSIONS, "{}", after.plan);
            }
        },
    );
    println!("saving over a file: {points} points");
    assert!(points > 10_000, "{points}");
}

#[test]
fn a_first_saving_leaves_nothing_or_the_whole_case_whatever_fails() {
    let new = case("ใหม่");
    let before = MemoryDisk::default();
    before.put("/office/other.khangan", b"");
    let points = try_everything(
        &before,
        |disk| store(disk).save(Path::new(FILE), &new, Over::Nothing),
        |after| {
            let store = store(after.disk.clone());
            let there = after.disk.about(Path::new(FILE)).is_ok();
            if there {
                assert_eq!(opened(&store, Path::new(FILE)), new, "{}", after.plan);
            }
            if let (Some(Ok(saved)), false) = (&after.said, there) {
                assert!(after.power_cut && !saved.warnings.is_empty(), "{}", after.plan);
            }
            if let (Some(Err(_)), true) = (&after.said, there) {
                panic!("saved, and told otherwise: {}", after.plan);
            }
        },
    );
    println!("saving a new file: {points} points");
    assert!(points > 1_000, "{points}");
}

#[test]
fn bringing_a_version_back_leaves_the_old_or_the_restored_case_whatever_fails() {
    let old = case("เดิม");
    let before = disk_with(&old);
    let versions = store(before.clone()).versions(Path::new(FILE), &FORMS).unwrap();
    let version = &versions[3];
    let wanted = version.content.as_ref().unwrap().case().clone();
    let points = try_everything(
        &before,
        |disk| store(disk).restore(version, Path::new(FILE), Over::Anything),
        |after| {
            let found = opened(&store(after.disk.clone()), Path::new(FILE));
            assert!(found == old || found == wanted, "{}", after.plan);
            if let (Some(Ok(_)), false) = (&after.said, after.power_cut) {
                assert_eq!(found, wanted, "{}", after.plan);
            }
        },
    );
    println!("bringing a version back: {points} points");
    assert!(points > 9_000, "{points}");
}

#[test]
fn a_recovery_copy_is_the_old_or_the_new_one_whatever_fails() {
    let (saved, old, new) = (case("บันทึกแล้ว"), case("พิมพ์ไว้"), case("พิมพ์ต่อ"));
    let before = disk_with(&saved);
    let work = |case: &Case| {
        let (case, path) = (case.clone(), Some(Path::new(FILE).to_owned()));
        Work { case, path, at: some_moment() }
    };
    // A session that began on a disk that was well.
    let points = try_everything(
        &before,
        |disk| {
            let mut session = store(disk).session();
            let said = session.keep(&work(&old)).and_then(|()| session.keep(&work(&new)));
            // A process that is killed does not tidy up.
            std::mem::forget(session);
            said
        },
        |after| {
            let store = store(after.disk.clone());
            assert_eq!(opened(&store, Path::new(FILE)), saved, "{}", after.plan);
            let copies = store.recoveries(&FORMS).unwrap();
            assert!(copies.len() <= 1, "{}", after.plan);
            let found = copies.first().map(|copy| copy.content.as_ref().unwrap().case().clone());
            assert!(
                found.is_none() || found.as_ref() == Some(&old) || found.as_ref() == Some(&new),
                "{}",
                after.plan
            );
            if let Some(Ok(())) = after.said {
                assert_eq!(found.as_ref(), Some(&new), "{}", after.plan);
                assert_eq!(copies[0].of.as_deref(), Some(Path::new(FILE)), "{}", after.plan);
            }
        },
    );
    println!("recovery copies: {points} points");
    assert!(points > 1_500, "{points}");
}

#[test]
fn settings_are_the_old_or_the_new_ones_whatever_fails() {
    let before = MemoryDisk::default();
    let remember = |disk: &dyn Fn() -> Store, name: &str| {
        disk().change_settings(|settings| settings.opened(Path::new(name)))
    };
    remember(&|| store(before.clone()), "/office/old.khangan").unwrap();
    let points = try_everything(
        &before,
        |disk| remember(&|| store(disk.clone()), "/office/new.khangan"),
        |after| {
            let (settings, warnings) = store(after.disk.clone()).settings();
            assert!(warnings.is_empty(), "{warnings:?} {}", after.plan);
            let recent: Vec<_> =
                settings.recent.iter().map(|path| path.to_str().unwrap()).collect();
            let old = ["/office/old.khangan"];
            let new = ["/office/new.khangan", "/office/old.khangan"];
            assert!(recent == old || recent == new, "{recent:?} {}", after.plan);
            if matches!(after.said, Some(Ok(()))) {
                assert_eq!(recent, new, "{}", after.plan);
            }
        },
    );
    println!("settings: {points} points");
    assert!(points > 1_000, "{points}");
}

const COLLEAGUE: u32 = 7;

/// A colleague's file in a shared folder, or a file with a second name, is written where it stands.
fn disk_with_shared(case: &Case, hard_link: bool) -> MemoryDisk {
    let disk = disk_with(case);
    disk.share(FILE, true);
    if hard_link {
        disk.link("/office/second.khangan", FILE, true);
        return disk;
    }
    disk.as_seen_by(COLLEAGUE)
}

#[test]
fn a_file_that_must_stay_itself_does_and_both_cases_are_whole_at_any_moment() {
    let (old, new) = (case("เดิม"), case(&"ใหม่".repeat(50)));
    for hard_link in [true, false] {
        let before = disk_with_shared(&old, hard_link);
        let home = if hard_link { "/home" } else { "/colleague" };
        before.create_folder(Path::new(home)).unwrap();
        before.sync_folder(Path::new("/")).unwrap();
        let place = before.owner_and_mode(FILE);
        let here = |disk: Arc<dyn Disk>| {
            let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
            Store::on(disk, Folders::below(Path::new(home)), who)
        };
        let points = try_faults(
            &before,
            hard_link,
            |disk| here(Arc::new(disk)).save(Path::new(FILE), &new, Over::Known(&stamp_of(&old))),
            |after| {
                assert_eq!(after.disk.owner_and_mode(FILE), place, "{}", after.plan);
                let store = here(Arc::new(after.disk.clone()));
                let found = store.open(Path::new(FILE), &FORMS).ok();
                let found = found.map(|(opened, _)| opened.case().clone());
                if hard_link {
                    let second = store.open(Path::new("/office/second.khangan"), &FORMS).ok();
                    assert_eq!(second.map(|(opened, _)| opened.case().clone()), found);
                }
                let whole = found.as_ref() == Some(&old) || found.as_ref() == Some(&new);
                // Interrupted while it was written: the old is a version, the new a recovery copy.
                if !whole {
                    assert!(
                        !matches!(after.said, Some(Ok(_))) || after.power_cut,
                        "{}",
                        after.plan
                    );
                    let copies = store.recoveries(&FORMS).unwrap();
                    let copy =
                        copies.iter().find(|copy| copy.of.as_deref() == Some(Path::new(FILE)));
                    let copy = copy.unwrap_or_else(|| panic!("no copy: {}", after.plan));
                    assert_eq!(copy.content.as_ref().unwrap().case(), &new, "{}", after.plan);
                }
                match &after.said {
                    Some(Ok(saved)) if !after.power_cut || saved.warnings.is_empty() => {
                        assert_eq!(found.as_ref(), Some(&new), "{}", after.plan);
                    }
                    // Of two failures, the second may keep the first from being taken back.
                    Some(Err(_)) if !after.power_cut && !hard_link => {
                        assert_eq!(found.as_ref(), Some(&old), "{}", after.plan);
                    }
                    _ => {}
                }
            },
        );
        println!("saving where it stands: {points} points");
        assert!(points > 1_000, "{points}");
    }
}

#[test]
fn a_link_is_followed_to_the_case_and_stays_a_link() {
    let disk = disk_with(&case("เดิม"));
    disk.link("/office/link.khangan", "case.khangan", false);
    let link = Path::new("/office/link.khangan");
    store(disk.clone()).save(link, &case("ใหม่"), Over::Anything).unwrap();
    assert_eq!(disk.about_name(link).unwrap().kind, khangan::store::Kind::Link);
    assert_eq!(opened(&store(disk), Path::new(FILE)), case("ใหม่"));
}

#[test]
fn whatever_fails_about_a_lock_the_case_is_whole_and_the_next_one_has_it() {
    let (old, new) = (case("เดิม"), case("ใหม่"));
    let before = disk_with(&old);
    // As a command does it.
    let command = |disk: FaultyDisk| -> Result<bool, String> {
        let store = store(disk);
        let locking = store.lock(Path::new(FILE), some_moment()).map_err(|f| f.to_string())?;
        let Locking::Mine(_lock) = locking else { return Ok(false) };
        let saved = store.save(Path::new(FILE), &new, Over::Known(&stamp_of(&old)));
        saved.map(|_| true).map_err(|error| error.to_string())
    };
    let mut points = 0;
    let dry = FaultyDisk::new(before.copy(), []);
    assert_eq!(command(dry.clone()), Ok(true));
    for operation in 0..dry.operations() {
        for fault in FAULTS {
            let memory = before.copy();
            let disk = FaultyDisk::new(memory.clone(), [(operation, fault)]);
            let said = command(disk);
            let plan = format!("{fault:?} at {operation}: {said:?}");
            for disk in std::iter::once(memory.copy())
                .chain(POWER_CUTS.map(|cut| memory.after_power_cut(cut)))
            {
                points += 1;
                let store = store(disk.clone());
                let found = opened(&store, Path::new(FILE));
                assert!(found == old || found == new, "{plan}");
                let next = store.lock(Path::new(FILE), some_moment());
                assert!(matches!(next, Ok(Locking::Mine(_))), "{plan}: {next:?}");
            }
            let found = opened(&store(memory), Path::new(FILE));
            match said {
                _ if fault == Fault::Crash => {}
                Ok(true) => assert_eq!(found, new, "{plan}"),
                // Not had means not written.
                Ok(false) | Err(_) => assert_eq!(found, old, "{plan}"),
            }
        }
    }
    println!("locking, saving and letting go: {points} points");
    assert!(points > 1_000, "{points}");
}

/// The same on the disk that is there, without the pairs: its own ways are no test's invention.
#[test]
fn on_a_real_disk_saving_leaves_the_old_or_the_new_case_and_no_litter() {
    let (old, new) = (case("เดิม"), case("ใหม่"));
    let mut points = 0;
    for fault in FAULTS {
        for operation in 0.. {
            let desk = tempfile::tempdir().unwrap();
            let path = desk.path().join("case.khangan");
            let home = desk.path().join("home");
            let real = store_at(RealDisk, &home);
            let stamp = real.save(&path, &old, Over::Nothing).unwrap().stamp;
            let disk = FaultyDisk::new(RealDisk, [(operation, fault)]);
            let said = store_at(disk.clone(), &home).save(&path, &new, Over::Known(&stamp));
            let found = opened(&real, &path);
            assert!(found == old || found == new, "{fault:?} at {operation}");
            match said {
                _ if fault == Fault::Crash => {}
                Ok(_) => assert_eq!(found, new, "{fault:?} at {operation}"),
                Err(_) => assert_eq!(found, old, "{fault:?} at {operation}"),
            }
            if fault != Fault::Crash {
                let names: Vec<_> = std::fs::read_dir(desk.path()).unwrap().collect();
                assert!(names.len() <= 2, "{fault:?} at {operation} leaves {names:?}");
            }
            if disk.struck() == 0 {
                break;
            }
            points += 1;
        }
    }
    println!("on the real disk: {points} points");
    assert!(points > 50, "{points}");
}

#[test]
fn a_file_that_another_program_holds_for_a_moment_is_waited_for() {
    const EBUSY: i32 = 16;
    let (old, new) = (case("เดิม"), case("ใหม่"));
    let before = disk_with(&old);
    let renames = |_: usize| {
        let disk = FaultyDisk::new(before.copy(), []);
        let saved = store(disk.clone()).save(Path::new(FILE), &new, Over::Anything);
        assert!(saved.is_ok());
        disk.operations()
    };
    // The renaming is the last but two: the folder is flushed after it, and the file looked at.
    let rename = renames(0) - 3;
    for (holds, saves) in [(1, true), (5, true), (6, false)] {
        let faults = (0..holds).map(|turn| (rename + turn, Fault::Error(EBUSY)));
        let memory = before.copy();
        let disk = FaultyDisk::new(memory.clone(), faults);
        let said = store(disk.clone()).save(Path::new(FILE), &new, Over::Anything);
        assert_eq!(disk.struck(), holds);
        let found = opened(&store(memory), Path::new(FILE));
        if saves {
            assert_eq!((said.is_ok(), found), (true, new.clone()), "{holds}");
        } else {
            let Err(SaveError::Failure(failure)) = said else { panic!("{said:?}") };
            assert_eq!((failure.kind, found), (FailureKind::Busy, old.clone()));
        }
    }
}

#[test]
fn a_disk_that_knows_no_flushing_of_folders_and_no_permissions_is_a_disk_all_the_same() {
    const EINVAL: i32 = 22;
    let (old, new) = (case("เดิม"), case("ใหม่"));
    let before = disk_with(&old);
    let dry = FaultyDisk::new(before.copy(), []);
    store(dry.clone()).save(Path::new(FILE), &new, Over::Anything).unwrap();
    let flush = dry.operations() - 2;
    let disk = FaultyDisk::new(before.copy(), [(flush, Fault::Error(EINVAL))]);
    let saved = store(disk.clone()).save(Path::new(FILE), &new, Over::Anything).unwrap();
    assert_eq!((disk.struck(), saved.warnings.len()), (1, 0));
    // One that knows it and fails at it is not believed.
    let disk = FaultyDisk::new(before.copy(), [(flush, Fault::Error(EIO))]);
    let saved = store(disk).save(Path::new(FILE), &new, Over::Anything).unwrap();
    assert!(matches!(saved.warnings[..], [SaveWarning::NotSettled(_)]), "{saved:?}");
}

#[test]
fn what_somebody_saves_at_any_moment_before_ours_is_in_place_is_not_lost() {
    let (old, new, theirs) = (case("เดิม"), case("ใหม่"), case("ของเขา"));
    let before = disk_with(&old);
    let dry = FaultyDisk::new(before.copy(), []);
    store(dry.clone()).save(Path::new(FILE), &new, Over::Known(&stamp_of(&old))).unwrap();
    // After the renaming, the folder is flushed and the file looked at.
    let rename = dry.operations() - 3;
    for operation in 0..rename {
        let memory = before.copy();
        let (disk, text) = (memory.clone(), write_case(&theirs));
        let meddled =
            FaultyDisk::meddled(memory.clone(), operation, move || disk.put(FILE, text.as_bytes()));
        let said = store(meddled).save(Path::new(FILE), &new, Over::Known(&stamp_of(&old)));
        assert!(matches!(said, Err(SaveError::Changed)), "at {operation}: {said:?}");
        assert_eq!(opened(&store(memory), Path::new(FILE)), theirs, "at {operation}");
    }
}

/// Whoever closes a case removes the lock; one that was opened right before is then nobody's.
#[test]
fn a_lock_that_is_removed_while_another_asks_for_it_is_asked_for_again() {
    let desk = tempfile::tempdir().unwrap();
    let (path, home) = (desk.path().join("case.khangan"), desk.path().join("home"));
    let real = store_at(RealDisk, &home);
    real.save(&path, &case("ก"), Over::Nothing).unwrap();
    let lock = desk.path().join(".~case.khangan.lock");
    let gone = lock.clone();
    let meddled = FaultyDisk::meddled(RealDisk, 3, move || std::fs::remove_file(gone).unwrap());
    let locking = store_at(meddled, &home).lock(&path, some_moment()).unwrap();
    assert!(matches!(locking, Locking::Mine(_)), "{locking:?}");
    assert!(lock.exists());
    let second = real.lock(&path, some_moment()).unwrap();
    assert!(matches!(second, Locking::Theirs { stale: false, .. }), "{second:?}");
}
