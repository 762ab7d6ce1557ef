//! One window: the one that runs takes in what later starts ask for.
//!
//! In a folder of this person on this machine lies a file that the running window holds. The system
//! lets go of it when the window has gone, however it went, so what a dead window left is in
//! nobody's way. A start that finds the file held leaves a note beside it, and its work is done when
//! the note is taken. Nothing listens on any network, and nobody else can write there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use serde::Deserialize;
use uuid::Uuid;

use super::atomic::{Manner, StagedFile};
use super::disk::{Disk, Hold, Holding, Kind};
use super::folders::{noted, noted_path};
use super::lock::say;
use super::stamp::path_key;
use super::{Failure, Store};

/// How often a start looks whether its note was taken, and how many times; more often, where the
/// window that runs was begun just now and may not be there yet.
const LOOK: Duration = Duration::from_millis(50);
const LOOKS: u32 = 40;
const LOOKS_AT_START: u32 = 200;
const STARTING: Duration = Duration::from_secs(10);

/// How often the window looks for notes: whoever starts the program again does so from another
/// window, which has the focus then.
const ELSEWHERE: Duration = Duration::from_millis(400);
const IN_USE: Duration = Duration::from_millis(800);

/// Who left a note longer ago than this has given up long since.
const OLD: Duration = Duration::from_secs(10);

/// What the name of a note ends in.
const NOTE: &str = "note";

/// A note is a path.
const MOST: u64 = 64 * 1024;

/// What a start of the window finds.
#[derive(Debug)]
pub enum Begin {
    /// No other window: this one takes in what later starts ask for.
    First(Mailbox),
    /// The window that runs has taken in what was asked for.
    HandedOver,
    /// A window that runs does not answer, or there is no telling: this one is by itself.
    Apart,
}

/// What a later start asks for: that the window comes to the front, with this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The file to open.
    pub file: Option<PathBuf>,
}

/// Where later starts leave their notes, as long as this process lives.
#[derive(Debug)]
pub struct Mailbox {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    /// When this window began, by the clock of the disk.
    since: Option<SystemTime>,
    _hold: Box<dyn Hold>,
}

/// Takes notes in until it is dropped.
#[derive(Debug)]
pub struct Listening {
    in_use: Sender<bool>,
}

impl Store {
    /// Begins a window, or hands its file to the one that runs. Waits for that, but not for long.
    pub fn begin_window(&self, file: Option<&Path>) -> Begin {
        // Whatever is wrong here, it is no reason not to start.
        self.begin_or_hand_over(file).unwrap_or(Begin::Apart)
    }

    fn begin_or_hand_over(&self, file: Option<&Path>) -> Result<Begin, Failure> {
        // A folder on a share, or a stick, may be in the hands of another machine, too.
        let machine = path_key(Path::new(&self.who.machine));
        let folder = self.folders.data.join("window").join(machine);
        let failure = |error| Failure::new(&folder, error);
        self.own_folder(&folder)?;
        let here = folder.join("here");
        if let Holding::Mine(hold) = self.disk.hold(&here, None, &is_process).map_err(failure)? {
            return self.first(folder, hold);
        }
        let note = folder.join(format!("{}.{NOTE}", Uuid::new_v4()));
        // A note that might not outlast a power cut is good enough.
        let text = note_text(file)?;
        drop(StagedFile::write(&*self.disk, &note, text.as_bytes(), Manner::Ours)?.put_in_place()?);
        let age = self.modified(&here).zip(self.modified(&note));
        let age = age.and_then(|(begun, now)| now.duration_since(begun).ok());
        let starting = age.is_none_or(|age| age < STARTING);
        for _ in 0..if starting { LOOKS_AT_START } else { LOOKS } {
            self.disk.wait(LOOK);
            if self.disk.about(&note).is_err() {
                return Ok(Begin::HandedOver);
            }
            // It may be about to end.
            if let Ok(Holding::Mine(hold)) = self.disk.hold(&here, None, &is_process) {
                drop(self.disk.remove(&note));
                return self.first(folder, hold);
            }
        }
        // What cannot be taken back was taken at the last moment.
        Ok(if self.disk.remove(&note).is_ok() { Begin::Apart } else { Begin::HandedOver })
    }

    fn first(&self, folder: PathBuf, mut hold: Box<dyn Hold>) -> Result<Begin, Failure> {
        let process = std::process::id().to_string();
        say(&mut *hold, &process).map_err(|error| Failure::new(&folder, error))?;
        let since = self.modified(&folder.join("here"));
        Ok(Begin::First(Mailbox { disk: Arc::clone(&self.disk), folder, since, _hold: hold }))
    }

    fn modified(&self, path: &Path) -> Option<SystemTime> {
        self.disk.about(path).ok()?.modified
    }
}

impl Mailbox {
    /// What was asked for since the last look; each is told once.
    pub fn take(&self) -> Vec<Call> {
        let Ok(paths) = self.disk.list(&self.folder) else { return Vec::new() };
        let note = |path: &PathBuf| path.extension().is_some_and(|extension| extension == NOTE);
        paths.into_iter().filter(note).filter_map(|path| self.take_one(&path)).collect()
    }

    fn take_one(&self, path: &Path) -> Option<Call> {
        let about = self.disk.about_name(path).ok()?;
        if about.kind != Kind::File {
            return None;
        }
        let bytes = self.disk.read(path, MOST).ok()?;
        // What cannot be taken away would be done again and again.
        self.disk.remove(path).ok()?;
        let before = self.since.zip(about.modified);
        let before = before.and_then(|(since, written)| since.duration_since(written).ok());
        if before.is_some_and(|before| before > OLD) {
            return None;
        }
        let Note { file } = ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
        let file = file.map(|file| noted_path(&file));
        file.as_ref().is_none_or(|file| file.is_absolute()).then_some(Call { file })
    }

    /// Looks for notes beside the window from now on; `tell` is told what they ask for.
    pub fn listen(self: &Arc<Self>, tell: impl Fn(Call) + Send + 'static) -> Listening {
        let (in_use, told) = channel();
        let mailbox = Arc::clone(self);
        let listen = move || {
            let mut pause = ELSEWHERE;
            loop {
                match told.recv_timeout(pause) {
                    Ok(in_use) => pause = if in_use { IN_USE } else { ELSEWHERE },
                    Err(RecvTimeoutError::Timeout) => mailbox.take().into_iter().for_each(&tell),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        // Without a thread, later starts wait in vain, and begin windows of their own.
        drop(Builder::new().name("mailbox".to_owned()).spawn(listen));
        Listening { in_use }
    }
}

impl Listening {
    /// Whether the officer works in this window: then nobody starts the program from another.
    pub fn rest(&self, in_use: bool) {
        // Without a thread there is nobody to be told.
        self.in_use.send(in_use).unwrap_or_default();
    }
}

/// What the file says that a window holds: the number of its process.
fn is_process(said: &[u8]) -> bool {
    said.iter().all(u8::is_ascii_digit)
}

/// What a note says.
#[derive(Deserialize)]
struct Note {
    file: Option<String>,
}

/// A relative path means nothing to another process.
fn note_text(file: Option<&Path>) -> Result<String, Failure> {
    let Some(file) = file else { return Ok("(file: None)\n".to_owned()) };
    let path = std::path::absolute(file).map_err(|error| Failure::new(file, error))?;
    Ok(format!("(file: Some({}))\n", noted(&path)))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::Receiver;
    use std::time::Instant;

    use super::super::{Folders, Who};
    use super::*;

    fn store(home: &Path, machine: &str) -> Store {
        let who = Who { user: "somying".to_owned(), machine: machine.to_owned() };
        Store::new(Folders::below(home), who)
    }

    fn first(store: &Store) -> Mailbox {
        match store.begin_window(None) {
            Begin::First(mailbox) => mailbox,
            other @ (Begin::HandedOver | Begin::Apart) => panic!("{other:?}"),
        }
    }

    fn date(path: &Path, ago: Duration) {
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(file.metadata().unwrap().modified().unwrap() - ago).unwrap();
    }

    fn begun_long_ago(mailbox: &Mailbox) {
        date(&mailbox.folder.join("here"), STARTING * 2);
    }

    fn heard(mailbox: &Arc<Mailbox>) -> (Listening, Receiver<Call>) {
        let (tell, heard) = channel();
        let listening = mailbox.listen(move |call| tell.send(call).unwrap());
        (listening, heard)
    }

    #[test]
    fn a_second_start_hands_its_file_over_at_once_and_in_full() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path(), "desk");
        let mailbox = Arc::new(first(&store));
        let (_listening, heard) = heard(&mailbox);
        for file in [None, Some("งาน \"ก\".khangan")] {
            let begun = Instant::now();
            let handed = store.begin_window(file.map(Path::new));
            assert!(matches!(handed, Begin::HandedOver), "{handed:?}");
            assert!(begun.elapsed() < Duration::from_secs(2));
            let call = heard.recv_timeout(Duration::from_secs(5)).unwrap();
            assert_eq!(call.file, file.map(|file| std::path::absolute(file).unwrap()));
        }
        assert_eq!(fs::read_dir(&mailbox.folder).unwrap().count(), 1, "nothing is left over");
    }

    #[test]
    fn a_window_that_does_not_answer_holds_nobody_up_and_is_not_asked_later() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path(), "desk");
        let deaf = first(&store);
        begun_long_ago(&deaf);
        let begun = Instant::now();
        assert!(matches!(store.begin_window(Some(Path::new("a"))), Begin::Apart));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        assert_eq!(deaf.take(), [], "the note went with the start that left it");
    }

    #[test]
    fn a_window_that_was_begun_just_now_is_given_more_time() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path(), "desk");
        let slow = Arc::new(first(&store));
        let later = std::thread::Builder::new().spawn({
            let store = store.clone();
            move || store.begin_window(None)
        });
        std::thread::sleep(LOOK * (LOOKS + 10));
        let (_listening, heard) = heard(&slow);
        assert!(matches!(later.unwrap().join().unwrap(), Begin::HandedOver));
        assert_eq!(heard.recv().unwrap().file, None);
    }

    #[test]
    fn when_the_window_ends_meanwhile_the_waiting_start_is_the_first() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path(), "desk");
        let ending = first(&store);
        let later = std::thread::Builder::new().spawn({
            let store = store.clone();
            move || store.begin_window(Some(Path::new("a")))
        });
        std::thread::sleep(LOOK * 4);
        drop(ending);
        assert!(matches!(later.unwrap().join().unwrap(), Begin::First(_)));
    }

    #[test]
    fn what_is_no_note_of_now_does_nothing() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path(), "desk");
        let folder = first(&store).folder.clone();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
        write("old.note", b"(file: Some(\"/old.khangan\"))");
        date(&folder.join("old.note"), OLD * 2);
        let mailbox = first(&store);
        write("garbled.note", b"(file: Some(");
        write("binary.note", &[0xff, 0x00]);
        write("relative.note", b"(file: Some(\"../a.khangan\"))");
        write("long.note", &b"x".repeat(200_000));
        write("letter.txt", b"(file: None)");
        fs::create_dir(folder.join("folder.note")).unwrap();
        assert_eq!(mailbox.take(), []);
        write("good.note", b"(file: None)");
        assert_eq!(mailbox.take(), [Call { file: None }]);
        assert_eq!(mailbox.take(), []);
    }

    #[test]
    fn another_home_and_another_machine_are_other_programs() {
        let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let _one = first(&store(home.path(), "desk"));
        let _two = first(&store(home.path(), "laptop"));
        let _three = first(&store(other.path(), "desk"));
    }

    #[test]
    fn a_folder_that_cannot_be_made_stops_no_start() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("data"), b"a file where the folder should be").unwrap();
        assert!(matches!(store(home.path(), "desk").begin_window(None), Begin::Apart));
    }
}
