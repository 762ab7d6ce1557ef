//! Every sequence of up to three things that an officer does to a case, the process ended at every
//! call to the disk, and the power gone as well: nothing that was told to be kept is lost, and no
//! file holds anything that nobody wrote.
//!
//! `KHANGAN_SEQUENCES=3` tries them all, and prints how many there are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::Builder;

use khangan::base::Moment;
use khangan::case::{Case, Edit, Event, Reopening, SignOff};
use khangan::store::library::with_file_name;
use khangan::store::{
    Disk, Folders, KEPT_VERSIONS, Lock, Locking, Opened, Over, SaveWarning, Saved, Session, Stamp,
    Store, Who, Work,
};

use crate::disks::{EACCES, EIO, ENOSPC, Fault, FaultyDisk, MemoryDisk, POWER_CUTS};
use crate::scenario::{FORMS, Scenario, form, some_moment};

const FOLDER: &str = "/office";
const NAMES: [&str; 2] = ["/office/case.khangan", "/office/renamed.khangan"];

/// What an officer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    Save,
    Autosave,
    Sign,
    Lock,
    Version,
    Restore,
    Rename,
    Duplicate,
    Delete,
    Recover,
}

pub const DEEDS: [Deed; 10] = [
    Deed::Save,
    Deed::Autosave,
    Deed::Sign,
    Deed::Lock,
    Deed::Version,
    Deed::Restore,
    Deed::Rename,
    Deed::Duplicate,
    Deed::Delete,
    Deed::Recover,
];

/// What the program told the officer, and what it was asked to write.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What must be found again: each was told to be saved or kept.
    kept: Vec<Case>,
    /// The newest work that only a recovery copy has: one of these, where a copy of it failed and
    /// may or may not have taken the place of the one before.
    copied: Vec<Case>,
    /// What was being put in the place of what when the process ended, after a failure before: that
    /// the old could not be kept was to be told, and nobody is there to tell it.
    replacing: Option<(Case, Case)>,
    /// Everything that may be found: what was ever handed to the disk.
    written: Vec<Case>,
}

/// An officer at work.
pub struct Officer {
    disk: FaultyDisk,
    store: Store,
    session: Option<Session>,
    lock: Option<Lock>,
    path: PathBuf,
    case: Case,
    stamp: Option<Stamp>,
    /// What stands in the file.
    on_disk: Option<Case>,
    now: Moment,
    count: u32,
    pub told: Told,
}

/// Why a deed was not done.
#[derive(Debug)]
pub struct NotDone;

type Done = Result<(), NotDone>;

fn not<E>(_: E) -> NotDone {
    NotDone
}

pub fn store_on(disk: impl Disk + 'static, machine: &str) -> Store {
    let who = Who { user: "somying".to_owned(), machine: machine.to_owned() };
    Store::on(Arc::new(disk), Folders::below(Path::new("/home")), who)
}

/// A disk with a case that was saved twice, so that there is a version of it.
pub fn disk_with_a_case() -> (MemoryDisk, Vec<Case>) {
    let disk = MemoryDisk::default();
    let first = Scenario::new("academic").answer("duties.before", "เดิม").case().clone();
    let second = Scenario::new("academic").answer("duties.before", "ต่อมา").case().clone();
    disk.put(NAMES[0], b"");
    disk.remove(Path::new(NAMES[0])).unwrap();
    let store = store_on(disk.clone(), "desk");
    store.save(Path::new(NAMES[0]), &first, Over::Nothing).unwrap();
    store.save(Path::new(NAMES[0]), &second, Over::Anything).unwrap();
    (disk, vec![first, second])
}

impl Officer {
    /// Opens the case.
    pub fn begin(disk: FaultyDisk, kept: Vec<Case>) -> Result<Self, NotDone> {
        let store = store_on(disk.clone(), "desk");
        let path = NAMES.iter().map(PathBuf::from).find(|path| disk.about(path).is_ok());
        let path = path.ok_or(NotDone)?;
        let (opened, stamp) = store.open(&path, &FORMS).map_err(not)?;
        Ok(Self {
            session: Some(store.session()),
            disk,
            store,
            lock: None,
            path,
            case: opened.case().clone(),
            stamp: Some(stamp),
            on_disk: Some(opened.case().clone()),
            now: some_moment(),
            count: 0,
            told: Told { written: kept.clone(), kept, copied: Vec::new(), replacing: None },
        })
    }

    /// Types something that was never typed before.
    fn type_on(&mut self) {
        self.count += 1;
        let form = form("academic");
        // What is signed off is locked; an opinion may be given then, too.
        let field =
            if self.case.signed().is_some() { "division_head.reason" } else { "comparison" };
        let words = format!("ครั้งที่ {}", self.count);
        self.case.apply(form, Edit::text(field.into(), &words)).unwrap();
    }

    /// A program that has ended tells nobody anything.
    fn told(&self) -> Done {
        if self.disk.is_dead() { Err(NotDone) } else { Ok(()) }
    }

    pub fn does(&mut self, deed: Deed) -> Done {
        match deed {
            Deed::Save => self.save(false),
            Deed::Version => self.save(true),
            Deed::Autosave => self.autosave(),
            Deed::Sign => self.sign(),
            Deed::Lock => self.lock(),
            Deed::Restore => self.restore(),
            Deed::Rename => self.rename(),
            Deed::Duplicate => self.duplicate(),
            Deed::Delete => self.delete(),
            Deed::Recover => self.recover(),
        }
    }

    fn save(&mut self, over_anything: bool) -> Done {
        self.type_on();
        self.put(over_anything)
    }

    fn put(&mut self, over_anything: bool) -> Done {
        self.told.written.push(self.case.clone());
        let over = match &self.stamp {
            _ if over_anything => Over::Anything,
            Some(stamp) => Over::Known(stamp),
            None => Over::Nothing,
        };
        let saved = self.store.save(&self.path, &self.case, over).map_err(not);
        let saved = self.told_of(saved, &self.case.clone())?;
        let case = self.case.clone();
        if !self.saved(saved, case) {
            return Ok(());
        }
        self.told.copied.clear();
        // As the window does: what is saved needs no copy.
        self.session.as_ref().map_or(Ok(()), |session| session.forget(self.case.id())).map_err(not)
    }

    /// Takes in what saving said: what it has warnings about, nobody was promised. Whether it is
    /// certain that the case is there for good.
    fn saved(&mut self, saved: Saved, case: Case) -> bool {
        self.stamp = Some(saved.stamp);
        let before = self.on_disk.replace(case.clone());
        let mut certain = true;
        for doubt in saved.warnings {
            match doubt {
                SaveWarning::NotKept(_) => {
                    self.told.kept.retain(|kept| Some(kept) != before.as_ref());
                }
                SaveWarning::NotSettled(_) => certain = false,
            }
        }
        if certain {
            self.told.kept.push(case);
        }
        certain
    }

    /// What saving said, if there was anybody left to say it.
    fn told_of(&mut self, saved: Result<Saved, NotDone>, new: &Case) -> Result<Saved, NotDone> {
        let told = saved.and_then(|saved| self.told().map(|()| saved));
        if self.disk.is_dead() && self.disk.struck() > 1 {
            self.told.replacing = self.on_disk.clone().zip(Some(new.clone()));
        }
        told
    }

    fn autosave(&mut self) -> Done {
        self.type_on();
        self.copy()
    }

    fn copy(&mut self) -> Done {
        self.told.written.push(self.case.clone());
        let work = Work { case: self.case.clone(), path: Some(self.path.clone()), at: self.now };
        let store = &self.store;
        let session = self.session.get_or_insert_with(|| store.session());
        let kept = session.keep(&work).map_err(not);
        let kept = kept.and_then(|()| self.told());
        match kept {
            Ok(()) => self.told.copied = vec![self.case.clone()],
            // The one before may be in its place, or this one.
            Err(_) if self.told.copied.is_empty() => {}
            Err(_) => self.told.copied.push(self.case.clone()),
        }
        kept
    }

    fn sign(&mut self) -> Done {
        let (at, name) = (self.now, "สมหญิง".to_owned());
        let event = if self.case.signed().is_some() {
            Event::Reopened(Reopening { at, name, reason: "แก้ไข".to_owned() })
        } else {
            Event::Signed(SignOff { at, name, office: "กจ.".to_owned() })
        };
        self.case.record(form("academic"), event, "somying").map_err(not)?;
        self.put(false)
    }

    fn lock(&mut self) -> Done {
        if self.lock.take().is_none()
            && let Locking::Mine(lock) = self.store.lock(&self.path, self.now).map_err(not)?
        {
            self.lock = Some(lock);
        }
        Ok(())
    }

    fn restore(&mut self) -> Done {
        let versions = self.store.versions(&self.path, &FORMS).map_err(not)?;
        let Some(version) = versions.first() else { return Ok(()) };
        // What cannot be read is not offered.
        let Ok(Opened::Case(case)) = &version.content else { return Ok(()) };
        let over = self.stamp.as_ref().map_or(Over::Nothing, Over::Known);
        let saved = self.store.restore(version, &self.path, over).map_err(not);
        let saved = self.told_of(saved, case)?;
        self.case = Case::clone(case);
        let case = self.case.clone();
        self.saved(saved, case);
        Ok(())
    }

    fn rename(&mut self) -> Done {
        let to = NAMES.iter().map(PathBuf::from).find(|name| *name != self.path).unwrap();
        self.store.rename(&self.path, &to).map_err(not)?;
        self.path = to;
        Ok(())
    }

    fn duplicate(&mut self) -> Done {
        let twin = Scenario::new("academic")
            .answer("duties.before", &format!("สำเนา {}", self.count))
            .case()
            .clone();
        self.count += 1;
        self.told.written.push(twin.clone());
        let names = (1..9).map(|number| format!("copy {number}"));
        self.store.copy_beside(&self.path, names, &twin).map_err(not)?;
        self.told()?;
        self.told.kept.push(twin);
        Ok(())
    }

    fn delete(&mut self) -> Done {
        self.store.throw_away(&self.path).map_err(not)?;
        self.stamp = None;
        self.on_disk = None;
        Ok(())
    }

    /// The program ends without a word, and begins again: the officer takes what it offers.
    fn recover(&mut self) -> Done {
        self.session = None;
        self.lock = None;
        for copy in self.store.recoveries(&FORMS).map_err(not)? {
            let Ok(Opened::Case(case)) = &copy.content else { continue };
            self.case = Case::clone(case);
            self.copy()?;
            self.store.take(&copy).map_err(not)?;
        }
        Ok(())
    }
}

/// Everything that an officer can find again on a disk.
pub fn found(disk: &MemoryDisk, plan: &dyn Fn() -> String) -> Vec<Case> {
    found_after(disk, 0, plan)
}

/// The same after so many failures. A file of two names is written in its place, and what fails or
/// ends there may garble it: then all of it is elsewhere.
fn found_after(disk: &MemoryDisk, failures: usize, plan: &dyn Fn() -> String) -> Vec<Case> {
    let in_place = |path: &Path| failures > 0 && disk.names_of(path) > 1;
    let store = store_on(disk.clone(), "desk");
    let mut found = Vec::new();
    let trash = Path::new(FOLDER).join(".Trash");
    for path in disk.list(Path::new(FOLDER)).unwrap_or_default() {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with('.') || !name.ends_with(".khangan") {
            continue;
        }
        match store.open(&path, &FORMS) {
            Ok((Opened::Case(case), _)) => found.push(*case),
            Err(_) if in_place(&path) => {}
            other => panic!("{}: {} is garbled: {other:?}", plan(), path.display()),
        }
    }
    for path in disk.list(&trash).unwrap_or_default() {
        match store.open(&path, &FORMS) {
            Ok((opened, _)) => found.push(opened.case().clone()),
            Err(_) if in_place(&path) => {}
            Err(error) => panic!("{}: {} is garbled: {error:?}", plan(), path.display()),
        }
    }
    let copies =
        (1..4).map(|number| with_file_name(Path::new(NAMES[0]), &format!("copy {number}")));
    for path in NAMES.iter().map(PathBuf::from).chain(copies) {
        for version in store.versions(&path, &FORMS).unwrap() {
            match version.content {
                Ok(Opened::Case(case)) => found.push(*case),
                other => panic!("{}: a version is garbled: {other:?}", plan()),
            }
        }
    }
    for recovery in store.recoveries(&FORMS).unwrap() {
        match recovery.content {
            Ok(Opened::Case(case)) => found.push(*case),
            other => panic!("{}: a copy is garbled: {other:?}", plan()),
        }
    }
    found
}

/// Nothing that was told to be kept is lost, and nothing is there that nobody wrote.
pub fn check(told: &Told, found: &[Case], plan: &dyn Fn() -> String) {
    let copied = told.copied.is_empty() || told.copied.iter().any(|case| found.contains(case));
    let newest = told.copied.last().map(|case| case.text("comparison"));
    assert!(copied, "{}: lost the copy of {newest:?}", plan());
    // Of what was never signed off, ten versions are kept beside what is in the file.
    let kept = told.kept.iter().rev().enumerate();
    let kept = kept.filter(|(place, case)| *place <= KEPT_VERSIONS || case.signed().is_some());
    for (_, case) in kept {
        let words =
            || (case.text("duties.before"), case.text("comparison"), case.signed().is_some());
        let replaced = told.replacing.as_ref();
        let replaced = replaced.is_some_and(|(old, new)| old == case && found.contains(new));
        assert!(replaced || found.contains(case), "{}: lost {:?}", plan(), words());
    }
    for case in found {
        let words =
            || (case.text("duties.before"), case.text("comparison"), case.signed().is_some());
        assert!(told.written.contains(case), "{}: nobody wrote {:?}", plan(), words());
    }
}

/// How many deeds in a row are tried.
fn longest() -> u32 {
    std::env::var("KHANGAN_SEQUENCES").ok().and_then(|most| most.parse().ok()).unwrap_or(1)
}

/// All sequences of so many deeds.
fn sequences(length: u32) -> impl Iterator<Item = Vec<Deed>> {
    (0..DEEDS.len().pow(length)).map(move |mut number| {
        let next = |_| {
            let deed = DEEDS[number % DEEDS.len()];
            number /= DEEDS.len();
            deed
        };
        (0..length).map(next).collect()
    })
}

/// Tries one sequence: the process ends at every call of its last deed, since what comes before is
/// tried as a sequence of its own. The number of disks that were looked at.
fn try_sequence(before: &(MemoryDisk, Vec<Case>), deeds: &[Deed]) -> usize {
    let run = |crash: Option<usize>| {
        let memory = before.0.copy();
        let faults = crash.map(|call| (call, Fault::Crash));
        let disk = FaultyDisk::new(memory.clone(), faults);
        let mut officer = Officer::begin(disk.clone(), before.1.clone()).unwrap();
        let (mut calls, mut refused) = (0, Vec::new());
        for deed in deeds {
            calls = disk.operations();
            if officer.does(*deed).is_err() {
                refused.push(*deed);
            }
        }
        let after = memory.copy();
        (officer.told.clone(), after, calls..disk.operations(), refused)
    };
    let (_, _, last, _) = run(None);
    let mut looks = 0;
    for crash in last.clone().map(Some).chain([None]) {
        let (told, memory, ..) = run(crash);
        let plan = || format!("{deeds:?}, the end at {crash:?} of {last:?}");
        check(&told, &found(&memory.copy(), &plan), &plan);
        for cut in POWER_CUTS {
            let plan = || format!("{}, power cut {cut:?}", plan());
            check(&told, &found(&memory.after_power_cut(cut), &plan), &plan);
        }
        looks += 1 + POWER_CUTS.len();
    }
    looks
}

#[test]
fn nothing_is_lost_in_any_sequence_of_deeds_wherever_it_ends() {
    let before = disk_with_a_case();
    let (mut count, mut looks) = (0, 0);
    for deeds in (1..=longest()).flat_map(sequences) {
        looks += try_sequence(&before, &deeds);
        count += 1;
    }
    println!("{count} sequences, {looks} disks looked at, 0 lost");
}

/// Numbers that look like chance, and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// A day in an office that one number decides: what is done, which calls fail and how, where the
/// process ends, what the power cut leaves, what the clock says.
fn live_through(before: &(MemoryDisk, Vec<Case>), seed: u64) {
    let mut dice = Dice(seed);
    let (mut memory, mut kept) = (before.0.copy(), before.1.clone());
    let mut written = kept.clone();
    let mut plan: Vec<String> = Vec::new();
    let mut carried = Vec::new();
    let mut most_failures = 0;
    for _ in 0..=dice.roll(3) {
        let faults: Vec<_> = (0..dice.roll(3))
            .map(|_| {
                let fault = [
                    Fault::Error(ENOSPC),
                    Fault::Error(EIO),
                    Fault::Error(EACCES),
                    Fault::Short,
                    Fault::Crash,
                ][dice.roll(5)];
                (3 + dice.roll(120), fault)
            })
            .collect();
        let disk = FaultyDisk::new(memory.clone(), faults.iter().copied());
        let Ok(mut officer) = Officer::begin(disk.clone(), kept.clone()) else { break };
        officer.told.written.clone_from(&written);
        officer.told.copied = std::mem::take(&mut carried);
        // No two days type the same.
        officer.count = u32::try_from(plan.len()).unwrap() * 100;
        plan.push(format!("{faults:?}"));
        for _ in 0..=dice.roll(5) {
            // It may run back, too.
            let (day, hour) = (1 + dice.roll(28), dice.roll(24));
            officer.now = format!("2026-11-{day:02}T{hour:02}:30:00+07:00").parse().unwrap();
            let deed = DEEDS[dice.roll(DEEDS.len())];
            plan.push(format!("{deed:?}"));
            if officer.does(deed).is_err() {
                // Whoever is told that something failed opens the case anew.
                plan.push("refused".to_owned());
                break;
            }
        }
        let told = officer.told.clone();
        most_failures = most_failures.max(officer.disk.struck());
        drop(officer);
        memory = memory.copy();
        if dice.roll(2) == 0 {
            let cut = POWER_CUTS[dice.roll(POWER_CUTS.len())];
            plan.push(format!("power cut {cut:?}"));
            memory = memory.after_power_cut(cut);
        }
        let plan = || format!("seed {seed}: {}", plan.join(", "));
        let found = found_after(&memory, most_failures, &plan);
        check(&told, &found, &plan);
        Told { kept, written, copied: carried, .. } = told;
        kept.retain(|case| found.contains(case));
    }
}

/// How many days, and with which seed they begin.
fn seeds() -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let first = number("KHANGAN_SEED").unwrap_or(1);
    first..first + number("KHANGAN_DAYS").unwrap_or(200)
}

#[test]
fn nothing_is_lost_in_any_day_that_chance_can_think_of() {
    let before = disk_with_a_case();
    let seeds = seeds();
    for seed in seeds.clone() {
        live_through(&before, seed);
    }
    println!("{} days from seed {}, 0 lost", seeds.end - seeds.start, seeds.start);
}

/// A day on which something was lost once: the folder for versions was made by a process that was
/// ended before the folder was there for good.
#[test]
fn nothing_is_lost_on_a_day_on_which_something_was() {
    live_through(&disk_with_a_case(), 6739);
}

/// One of two programs that work on the same case, as commands do: lock, read, change, save.
fn take_turn(disk: impl Disk + 'static, machine: &str, told: &Mutex<Told>) -> &'static str {
    let store = store_on(disk, machine);
    let path = Path::new(NAMES[0]);
    let Ok(Locking::Mine(_lock)) = store.lock(path, some_moment()) else { return "not its turn" };
    let Ok((Opened::Case(mut case), stamp)) = store.open(path, &FORMS) else { return "not read" };
    let form = form("academic");
    case.apply(form, Edit::text("comparison".into(), machine)).unwrap();
    told.lock().unwrap().written.push(Case::clone(&case));
    let Ok(_) = store.save(path, &case, Over::Known(&stamp)) else { return "refused" };
    told.lock().unwrap().kept.push(*case);
    "saved"
}

#[test]
fn of_two_programs_at_the_same_case_none_loses_what_it_was_told_to_have_saved() {
    let (before, kept) = disk_with_a_case();
    let calls = {
        let disk = FaultyDisk::new(before.copy(), []);
        let told = Mutex::new(Told::default());
        assert_eq!(take_turn(disk.clone(), "desk", &told), "saved");
        disk.operations()
    };
    let mut ends = BTreeMap::new();
    let mut points = 0;
    // The other begins at one call, stops at one of its own, and goes on when the first has ended.
    let step = if longest() > 1 { 1 } else { 9 };
    let stops = |start: usize| (start % step..=calls).step_by(step).map(move |stop| (start, stop));
    for (start, stop) in (0..calls).flat_map(stops) {
        let memory = before.copy();
        let told = Arc::new(Mutex::new(Told {
            kept: kept.clone(),
            written: kept.clone(),
            ..Told::default()
        }));
        let (paused, wait_for_pause) = channel();
        let (resume, wait_to_resume) = channel::<()>();
        let ended = paused.clone();
        let theirs = FaultyDisk::meddled(memory.clone(), stop, move || {
            paused.send(()).unwrap();
            wait_to_resume.recv().unwrap_or_default();
        });
        let (of_theirs, other) = (Arc::clone(&told), Arc::new(Mutex::new(None)));
        let begun = Arc::clone(&other);
        let ours = FaultyDisk::meddled(memory.clone(), start, move || {
            let work = move || {
                let said = take_turn(theirs, "laptop", &of_theirs);
                ended.send(()).unwrap_or_default();
                said
            };
            let thread = Builder::new().name("laptop".to_owned()).spawn(work).unwrap();
            *begun.lock().unwrap() = Some(thread);
            wait_for_pause.recv().unwrap();
        });
        let said = take_turn(ours, "desk", &told);
        drop(resume);
        let thread = other.lock().unwrap().take();
        let other = thread.map_or("never began", |thread| thread.join().unwrap());
        *ends.entry((said, other)).or_insert(0) += 1;
        let told = told.lock().unwrap().clone();
        for cut in [None].into_iter().chain(POWER_CUTS.map(Some)) {
            let after = cut.map_or_else(|| memory.copy(), |cut| memory.after_power_cut(cut));
            let plan = || format!("the other from {start} to {stop}, {said}, {other}, {cut:?}");
            check(&told, &found(&after, &plan), &plan);
            points += 1;
        }
    }
    println!("{points} disks looked at, 0 lost: {ends:?}");
    assert!(ends.keys().any(|(_, other)| *other == "saved"));
}
