//! The folder of cases: read whole, whatever stands in it, and kept in sight.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use khangan::app::library_row;
use khangan::form::Forms;
use khangan::store::library::{Missing, News, Watch, watch, with_file_name};
use khangan::store::{CASE_EXTENSION, FailureKind, Folders, Store, Who};
use khangan::ui::screens::library::{Row, State};

use crate::source::root;
use crate::terminal::Desk;

/// A folder in sight, and what is known of it.
struct Sight {
    watch: Watch,
    news: Receiver<News<Row>>,
    rows: BTreeMap<PathBuf, Row>,
    batches: usize,
}

impl Sight {
    fn of(folder: PathBuf) -> Self {
        let (sender, news) = channel();
        let forms = Arc::new(Forms::built_in());
        let own = Arc::clone(&forms);
        let row = move |entry| library_row(entry, &own);
        let watch = watch(folder, Missing::Make, forms, row, move |news| drop(sender.send(news)));
        let mut sight = Self { watch, news, rows: BTreeMap::new(), batches: 0 };
        sight.settle();
        sight
    }

    /// Takes news in until the folder is read.
    fn settle(&mut self) {
        loop {
            match self.news.recv_timeout(Duration::from_secs(20)).expect("news") {
                News::Rows(rows) => {
                    self.batches += 1;
                    self.rows.extend(rows.into_iter().map(|row| (row.path.clone(), row)));
                }
                News::Gone(gone) => gone.iter().for_each(|path| drop(self.rows.remove(path))),
                News::Reading(_) => {}
                News::Ready => return,
                News::Failed(failure) => panic!("{failure}"),
                News::Lost => panic!("the thread has failed"),
            }
        }
    }

    fn look(&mut self) {
        self.watch.look();
        self.settle();
    }

    fn states(&self) -> BTreeMap<String, State> {
        self.rows.values().map(|row| (row.file_name(), row.state)).collect()
    }
}

fn fixture(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/fixtures/cases/{name}.khangan"))).unwrap()
}

#[test]
fn a_row_says_what_the_case_is_and_what_it_adds_up_to() {
    let desk = Desk::new();
    desk.write("หนึ่ง.khangan", fixture("academic-3"));
    let sight = Sight::of(desk.path(""));
    let row = sight.rows.values().next().unwrap();
    assert_eq!((row.number.as_str(), row.title.as_str()), ("๒๓๔", "นักวิชาการคอมพิวเตอร์"));
    assert_eq!((row.state, row.target.as_str()), (State::Signed, "ชำนาญการพิเศษ"));
    assert_eq!((row.total, row.threshold, row.passed), (Some(88), Some(80), Some(true)));
    assert_eq!(row.changed.unwrap().to_string(), "2026-11-20T16:20:00+07:00");
    assert_eq!(row.trouble, None);
}

#[test]
fn whatever_is_called_like_a_case_has_its_row_and_says_why_it_does_not_open() {
    let desk = Desk::new();
    desk.write("draft.khangan", fixture("general-2"));
    desk.write("capitals.KHANGAN", fixture("general-2"));
    desk.write("empty.khangan", "");
    desk.write("garbled.khangan", "(format: 1, form: \"academic\", \u{0}");
    desk.write("binary.khangan", [0xff, 0xfe, 0x00, 0x80]);
    desk.write("deep.khangan", "[".repeat(100_000));
    desk.write("newer.khangan", fixture("newer"));
    desk.write("far.khangan", "(format: 99, all: (), is: 1, different: [])");
    desk.write("form.khangan", fixture("general-2").replace("\"general\"", "\"another\""));
    desk.write(".hidden.khangan", fixture("general-2"));
    desk.write("letter.txt", "no case");
    fs::create_dir(desk.path("folder.khangan")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere", desk.path("link.khangan")).unwrap();
    let sight = Sight::of(desk.path(""));
    let mut expected = BTreeMap::from(
        [
            ("draft", State::Draft),
            ("capitals", State::Draft),
            ("empty", State::Unreadable),
            ("garbled", State::Unreadable),
            ("binary", State::Unreadable),
            ("deep", State::Unreadable),
            ("newer", State::Newer),
            ("far", State::Newer),
            ("form", State::ReadOnly),
            ("folder", State::Unreadable),
        ]
        .map(|(name, state)| (name.to_owned(), state)),
    );
    if cfg!(unix) {
        expected.insert("link".to_owned(), State::Unreadable);
    }
    assert_eq!(sight.states(), expected);
    for row in sight.rows.values().filter(|row| row.state > State::Signed) {
        let said = row.trouble.as_ref().unwrap();
        assert!(!said.thai.is_empty() && !said.english.is_empty(), "{row:?}");
        assert_ne!(said.thai, said.english);
    }
}

#[test]
fn what_another_program_does_in_the_folder_appears_and_only_that_is_read_again() {
    let desk = Desk::new();
    for name in ["a", "b", "c"] {
        desk.write(format!("{name}.khangan"), fixture("general-2"));
    }
    let mut sight = Sight::of(desk.path(""));
    assert_eq!(sight.rows.len(), 3);
    desk.write("d.khangan", fixture("academic-3"));
    desk.write("a.khangan", fixture("academic-3"));
    fs::remove_file(desk.path("b.khangan")).unwrap();
    fs::rename(desk.path("c.khangan"), desk.path("e.khangan")).unwrap();
    sight.rows.values_mut().for_each(|row| row.title = "old".to_owned());
    sight.look();
    let titles: Vec<_> =
        sight.rows.values().map(|row| (row.file_name(), row.title != "old")).collect();
    let fresh = ["a", "d", "e"].map(|name| (name.to_owned(), true));
    assert_eq!(titles, fresh);
}

#[test]
fn the_folder_is_looked_at_without_being_asked_and_made_where_there_is_none() {
    let desk = Desk::new();
    let mut sight = Sight::of(desk.path("เอกสาร/Khangan"));
    assert!(sight.rows.is_empty());
    desk.write("เอกสาร/Khangan/a.khangan", fixture("general-2"));
    let begun = Instant::now();
    sight.settle();
    assert_eq!(sight.rows.len(), 1);
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
}

#[test]
fn a_folder_that_is_none_is_told_once_and_its_return_noticed() {
    let desk = Desk::new();
    desk.write("place", "a file where the folder should be");
    let (sender, news) = channel();
    let forms = Arc::new(Forms::built_in());
    let watch = watch(
        desk.path("place"),
        Missing::Make,
        Arc::clone(&forms),
        |entry| entry.path,
        move |news| drop(sender.send(news)),
    );
    let next = || news.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(matches!(next(), News::Gone(gone) if gone.is_empty()));
    assert!(matches!(next(), News::Failed(failure) if failure.kind == FailureKind::NotFolder));
    watch.look();
    fs::remove_file(desk.path("place")).unwrap();
    fs::create_dir(desk.path("place")).unwrap();
    desk.write("place/a.khangan", "");
    loop {
        watch.look();
        match next() {
            News::Rows(rows) => break assert_eq!(rows, [desk.path("place/a.khangan")]),
            News::Failed(failure) => assert_ne!(failure.kind, FailureKind::NotFolder),
            News::Gone(_) | News::Reading(_) | News::Ready => {}
            News::Lost => panic!("lost"),
        }
    }
}

#[test]
fn a_folder_out_of_sight_is_read_no_further() {
    let desk = Desk::new();
    for number in 0..400 {
        desk.write(format!("{number}.khangan"), fixture("academic-3"));
    }
    let (sender, news) = channel();
    let forms = Arc::new(Forms::built_in());
    let watch = watch(
        desk.path(""),
        Missing::Make,
        forms,
        |entry| entry.path,
        move |n| drop(sender.send(n)),
    );
    assert!(matches!(news.recv().unwrap(), News::Reading(400)));
    drop(watch);
    // The thread ends, and with it the news, though nobody waited for all the files.
    let read: usize =
        news.iter().map(|news| if let News::Rows(rows) = news { rows.len() } else { 0 }).sum();
    assert!(read < 400, "{read} files were read for nobody");
}

#[test]
fn renaming_leaves_what_is_there_alone_and_what_was_thrown_away_comes_back() {
    let desk = Desk::new();
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(Folders::below(desk.home()), who);
    let (one, two) = (desk.write("1.khangan", "one"), desk.write("2.khangan", "two"));
    assert_eq!(store.rename(&one, &two).unwrap_err().kind, FailureKind::AlreadyThere);
    let three = with_file_name(&one, "ชื่อใหม่ 1.5");
    store.rename(&one, &three).unwrap();
    assert_eq!(desk.text(format!("ชื่อใหม่ 1.5.{CASE_EXTENSION}")), "one");
    let kept = store.before_throwing_away(&[three.clone(), two.clone()]).unwrap();
    fs::remove_file(&three).unwrap();
    store.put_back(&kept[0]).unwrap();
    assert_eq!(desk.text("ชื่อใหม่ 1.5.khangan"), "one");
    assert_eq!(store.put_back(&kept[1]).unwrap_err().kind, FailureKind::AlreadyThere);
    assert_eq!(store.before_throwing_away(&[desk.path("gone.khangan")]), None);
}

/// A trash for tests: a folder beside, or none at all where a file says so.
pub fn throw_away(path: &std::path::Path) -> std::io::Result<()> {
    let folder = path.parent().unwrap();
    if folder.join("no-trash").exists() {
        return Err(std::io::Error::other("no trash"));
    }
    let trash = folder.join("trash");
    fs::create_dir_all(&trash)?;
    fs::rename(path, trash.join(path.file_name().unwrap()))
}
