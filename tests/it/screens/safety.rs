//! The officer's work outlives the program, the colleague and the disk: as the window shows it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use khangan::case::Case;
use khangan::store::{Folders, Locking, Opened, Over, Store, Who};
use khangan::ui::{Action, Place};

use crate::scenario::{FORMS, Scenario, some_moment};
use crate::screen::Screen;
use crate::terminal::Desk;

pub const RECOVERY: &str = "กู้คืนงานที่ยังไม่ได้บันทึก";
const CHANGED: &str = "มีผู้แก้ไขแฟ้มนี้ระหว่างที่ท่านเปิดอยู่";

fn case(number: &str) -> Case {
    Scenario::new("academic").answer("position.number", number).case().clone()
}

/// Somebody at another machine, with their own data.
fn colleague(desk: &Desk) -> Store {
    let who = Who { user: "somchai".to_owned(), machine: "afar".to_owned() };
    Store::new(Folders::below(&desk.home().join("afar")), who)
}

/// A case in a file.
fn file(desk: &Desk, number: &str) -> PathBuf {
    let path = desk.path("a.khangan");
    colleague(desk).save(&path, &case(number), Over::Anything).unwrap();
    path
}

fn number_in(path: &Path) -> String {
    match khangan::store::open(path, &FORMS) {
        Ok(Opened::Case(case)) => case.text("position.number").to_owned(),
        other => panic!("{other:?}"),
    }
}

fn number(screen: &Screen) -> String {
    screen.case().unwrap().text("position.number").to_owned()
}

/// The program is killed: nothing more is written, nobody says goodbye. Its recovery copies stay,
/// and the system lets go of what it held.
pub fn kill(screen: Screen) -> Arc<tempfile::TempDir> {
    let home = screen.home();
    let copies = home.path().join("data/recovery");
    let kept = home.path().join("kept");
    for copy in crate::source::files_below(&copies) {
        let below = copy.strip_prefix(&copies).unwrap();
        std::fs::create_dir_all(kept.join(below.parent().unwrap())).unwrap();
        std::fs::copy(&copy, kept.join(below)).unwrap();
    }
    drop(screen);
    std::fs::remove_dir_all(&copies).unwrap();
    std::fs::rename(&kept, &copies).unwrap();
    home
}

/// Waits until a recovery copy holds these words; not one that is still being written.
pub fn wait_for_copy(screen: &mut Screen, words: &str) {
    let copies = screen.home().path().join("data/recovery");
    let holds = |file: &PathBuf| {
        let whole = file.extension().is_some_and(|extension| extension == "khangan");
        whole && std::fs::read_to_string(file).is_ok_and(|text| text.contains(words))
    };
    screen.wait_until(|_| copies.exists() && crate::source::files_below(&copies).iter().any(holds));
}

/// The window loses the focus and gets it back.
fn come_back(screen: &mut Screen) {
    for focused in [false, true] {
        screen.harness.input_mut().focused = focused;
        screen.harness.event(Event::WindowFocused(focused));
        screen.harness.step();
    }
}

mod recovery {
    use super::*;

    #[test]
    fn what_was_typed_before_the_program_was_killed_is_offered_and_is_there() {
        let mut screen = Screen::new();
        screen.begin("academic");
        screen.type_text("๑๒๓");
        wait_for_copy(&mut screen, "๑๒๓");
        let home = kill(screen);

        let mut screen = Screen::at(&home, "desk");
        screen.wait_until(|screen| screen.says(RECOVERY));
        assert!(screen.says("จะอยู่ใน “งานที่ไม่ได้บันทึก”"));
        // The button that recovers has the focus.
        screen.press(Key::Enter);
        assert_eq!(number(&screen), "๑๒๓");
        assert!(screen.app().unsaved());
        // It is this session's copy from now on, and is offered again if this one is killed, too.
        screen.press(Key::End);
        screen.type_text("๔");
        wait_for_copy(&mut screen, "๑๒๓๔");
        let home = kill(screen);
        let mut screen = Screen::at(&home, "desk");
        screen.wait_until(|screen| screen.says(RECOVERY));
        screen.press(Key::Enter);
        assert_eq!(number(&screen), "๑๒๓๔");
    }

    #[test]
    fn a_file_is_offered_recovered_or_saved_with_what_differs() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        screen.type_text("๒๓");
        wait_for_copy(&mut screen, "๑๒๓");
        let home = kill(screen);
        assert_eq!(number_in(&path), "๑", "the file is never written by itself");

        let mut screen = Screen::at(&home, "desk");
        screen.wait_until(|screen| screen.says(RECOVERY));
        assert!(screen.says("ต่างกัน ๑ แห่ง") && screen.says("จะอยู่ใน “รุ่นก่อนหน้า”"));
        assert!(screen.says("๑๒๓") && screen.says("ฉบับที่บันทึกไว้"));
        screen.press(Key::Enter);
        screen.wait_until(|screen| screen.case().is_some());
        assert_eq!(number(&screen), "๑๒๓");
        assert!(screen.app().unsaved());
        // Undoing leads back to what was saved.
        screen.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!((number(&screen).as_str(), screen.app().unsaved()), ("๑", false));
        screen.press_with(Modifiers::COMMAND, Key::Y);
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| !screen.app().unsaved());
        assert_eq!(number_in(&path), "๑๒๓");
        drop(screen);
        let mut screen = Screen::at(&home, "desk");
        screen.wait_for_jobs();
        assert!(!screen.says(RECOVERY), "all of it is saved");
    }

    #[test]
    fn what_is_declined_stays_among_the_versions() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        screen.type_text("๒๓");
        wait_for_copy(&mut screen, "๑๒๓");
        let home = kill(screen);
        let mut screen = Screen::at(&home, "desk");
        screen.wait_until(|screen| screen.says(RECOVERY));
        screen.click(Role::Button, "ใช้ฉบับที่บันทึกไว้");
        assert!(!screen.says(RECOVERY));
        screen.will_pick(&path);
        screen.press_with(Modifiers::COMMAND, Key::O);
        screen.wait_until(|screen| screen.case().is_some());
        assert_eq!(number(&screen), "๑");
        screen.app_mut().act(Action::Versions);
        screen.wait_until(|screen| screen.says("งานที่ไม่ได้บันทึก (บันทึกครั้งสุดท้าย"));
        screen.click(Role::Button, "นำรุ่นนี้กลับมา");
        assert_eq!(number(&screen), "๑๒๓");
    }

    #[test]
    fn the_file_that_the_program_starts_with_is_offered_and_no_other_in_its_place() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let other = desk.path("other.khangan");
        colleague(&desk)
            .save(&other, &Scenario::new("arts").case().clone(), Over::Nothing)
            .unwrap();
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        screen.type_text("๒");
        wait_for_copy(&mut screen, "๑๒");
        let home = kill(screen);
        for (start, offered) in [(&other, false), (&path, true)] {
            let mut screen = Screen::at(&home, "desk");
            screen.app_mut().act(Action::OpenFile(start.clone()));
            screen.wait_until(|screen| screen.case().is_some());
            screen.wait_for_jobs();
            assert_eq!(screen.says(RECOVERY), offered, "{}", start.display());
        }
    }

    #[test]
    fn deciding_later_offers_it_at_the_next_start() {
        let mut screen = Screen::new();
        screen.begin("general");
        screen.type_text("๙");
        wait_for_copy(&mut screen, "๙");
        let home = kill(screen);
        for _ in 0..2 {
            let mut screen = Screen::at(&home, "desk");
            screen.wait_until(|screen| screen.says(RECOVERY));
            screen.press(Key::Escape);
            assert!(!screen.says(RECOVERY));
        }
    }

    #[test]
    fn what_is_not_saved_on_leaving_can_be_found_again() {
        let mut screen = Screen::new();
        screen.begin("academic");
        screen.type_text("๗๗๗");
        screen.press_with(Modifiers::COMMAND, Key::W);
        screen.click(Role::Button, "ไม่บันทึก");
        assert_eq!(screen.place(), Place::Start);
        let versions = screen.home().path().join("data/versions");
        screen.wait_until(|_| versions.exists());
        let whole = |file: &PathBuf| file.to_string_lossy().contains("declined-0");
        screen.wait_until(|_| {
            crate::source::files_below(&versions).iter().any(|file| {
                whole(file) && file.extension().is_some_and(|extension| extension == "khangan")
            })
        });
        screen.click(Role::Button, "งานที่ไม่ได้บันทึก");
        screen.wait_until(|screen| screen.says("นำรุ่นนี้กลับมา"));
        screen.click(Role::Button, "นำรุ่นนี้กลับมา");
        assert_eq!(number(&screen), "๗๗๗");
    }
}

mod locks {
    use super::*;

    #[test]
    fn a_file_that_somebody_has_open_is_shown_read_only_and_says_who() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let Ok(Locking::Mine(lock)) = colleague(&desk).lock(&path, some_moment()) else {
            panic!("no lock")
        };
        let mut screen = Screen::open(&path);
        assert!(screen.says("somchai เปิดแฟ้มนี้อยู่ที่เครื่อง afar ตั้งแต่ ๒๐ พ.ย. ๒๕๖๙ ๐๙.๓๐ น."));
        assert!(!screen.says("รับช่วงแฟ้มนี้"), "nothing is taken from somebody who is there");
        screen.type_text("๒");
        assert_eq!(number(&screen), "๑");
        // A copy elsewhere is one's own.
        screen.will_pick(desk.path("copy.khangan"));
        screen.click(Role::Button, "บันทึกเป็นสำเนา");
        screen.wait_until(|screen| !screen.says("somchai"));
        assert_eq!(number_in(&desk.path("copy.khangan")), "๑");
        drop(lock);
        assert_eq!(number_in(&path), "๑");
    }

    #[test]
    fn saving_as_a_file_that_somebody_has_open_is_refused() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let Ok(Locking::Mine(_lock)) = colleague(&desk).lock(&path, some_moment()) else {
            panic!("no lock")
        };
        let mut screen = Screen::new();
        screen.begin("academic");
        screen.type_text("๒");
        screen.will_pick(&path);
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.says("somchai กำลังเปิดแฟ้มนี้อยู่ที่เครื่อง afar"));
        assert!(screen.app().unsaved());
        assert_eq!(number_in(&path), "๑");
    }

    #[test]
    fn when_they_have_closed_it_trying_again_opens_it_to_work_on() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let Ok(Locking::Mine(lock)) = colleague(&desk).lock(&path, some_moment()) else {
            panic!("no lock")
        };
        let mut screen = Screen::open(&path);
        colleague(&desk).save(&path, &case("๕"), Over::Anything).unwrap();
        drop(lock);
        screen.click(Role::Button, "ลองเปิดแก้ไขอีกครั้ง");
        screen.wait_until(|screen| !screen.says("somchai"));
        assert_eq!(number(&screen), "๕");
        screen.press(Key::End);
        screen.type_text("๖");
        assert_eq!(number(&screen), "๕๖");
    }

    #[test]
    fn a_file_is_taken_over_from_somebody_who_has_been_silent_for_long() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let text = "(user: \"somchai\", machine: \"afar\", process: 7, since: \"2026-11-20T08:00:00+07:00\")\n";
        let lock = desk.write(".~a.khangan.lock", text);
        let old = std::fs::metadata(&lock).unwrap().modified().unwrap() - Duration::from_mins(9);
        std::fs::File::options().write(true).open(&lock).unwrap().set_modified(old).unwrap();
        let mut screen = Screen::open(&path);
        assert!(screen.says("แต่เครื่องนั้นเงียบไปนานแล้ว"));
        screen.click(Role::Button, "รับช่วงแฟ้มนี้");
        screen.wait_until(|screen| !screen.says("somchai"));
        assert!(desk.text(".~a.khangan.lock").contains("somying"));
        screen.press_with(Modifiers::COMMAND, Key::W);
        assert_eq!(screen.place(), Place::Start);
        assert_eq!(desk.names(), ["a.khangan"], "the lock goes when the case is closed");
    }

    #[test]
    fn while_it_is_open_here_a_command_is_told_and_the_same_file_opens_again() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        desk.say("set a.khangan position.number=9").complained(2);
        screen.will_pick(&path);
        screen.press_with(Modifiers::COMMAND, Key::O);
        screen.wait_until(|screen| !screen.says("ดูได้อย่างเดียว"));
        screen.press(Key::End);
        screen.type_text("๒");
        assert_eq!(number(&screen), "๑๒");
        desk.say("set a.khangan position.number=9").complained(2);
    }

    #[test]
    fn a_file_that_is_marked_read_only_is_shown_so() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut marked = std::fs::metadata(&path).unwrap().permissions();
        marked.set_readonly(true);
        std::fs::set_permissions(&path, marked).unwrap();
        let screen = Screen::open(&path);
        assert!(screen.says("แฟ้มนี้ตั้งไว้ให้อ่านอย่างเดียว"));
    }
}

mod meanwhile {
    use super::*;

    /// A file open here, changed here and there.
    fn both_changed(desk: &Desk) -> (Screen, PathBuf) {
        let path = file(desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        screen.type_text("๒");
        colleague(desk).save(&path, &case("๙๙"), Over::Anything).unwrap();
        (screen, path)
    }

    #[test]
    fn saving_over_what_somebody_else_saved_asks_whose_counts() {
        let desk = Desk::new();
        let (mut screen, path) = both_changed(&desk);
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.says(CHANGED));
        assert!(screen.says("ต่างกัน ๑ แห่ง") && screen.says("๑๒") && screen.says("๙๙"));
        assert_eq!(number_in(&path), "๙๙", "nothing is saved unasked");
        screen.click(Role::Button, "ใช้ของท่าน");
        screen.wait_until(|screen| !screen.app().unsaved());
        assert_eq!(number_in(&path), "๑๒");
        screen.app_mut().act(Action::Versions);
        screen.wait_until(|screen| screen.says("รุ่นก่อนหน้า"));
        assert!(screen.says("๙๙"), "theirs is a version now");
    }

    #[test]
    fn coming_back_to_the_window_notices_it_and_theirs_can_be_taken_and_undone() {
        let desk = Desk::new();
        let (mut screen, path) = both_changed(&desk);
        come_back(&mut screen);
        screen.wait_until(|screen| screen.says(CHANGED));
        screen.click(Role::Button, "ใช้ของผู้อื่น");
        assert_eq!((number(&screen).as_str(), screen.app().unsaved()), ("๙๙", false));
        screen.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!((number(&screen).as_str(), screen.app().unsaved()), ("๑๒", true));
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| !screen.app().unsaved());
        assert_eq!(number_in(&path), "๑๒");
    }

    #[test]
    fn mine_can_be_saved_as_a_copy() {
        let desk = Desk::new();
        let (mut screen, path) = both_changed(&desk);
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.says(CHANGED));
        screen.will_pick(desk.path("mine.khangan"));
        screen.press(Key::Enter);
        screen.wait_until(|screen| !screen.app().unsaved());
        assert_eq!(
            (number_in(&path).as_str(), number_in(&desk.path("mine.khangan")).as_str()),
            ("๙๙", "๑๒")
        );
    }

    #[test]
    fn a_file_that_is_garbled_meanwhile_is_told() {
        let desk = Desk::new();
        let (mut screen, path) = both_changed(&desk);
        std::fs::write(&path, "garbled").unwrap();
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.says("สิ่งที่อยู่ในแฟ้มขณะนี้อ่านไม่ได้"));
        screen.press(Key::Escape);
        assert!(screen.app().unsaved());
        assert_eq!(desk.text("a.khangan"), "garbled");
    }

    #[test]
    fn a_file_that_is_gone_is_told_and_saving_writes_it_again() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        std::fs::remove_file(&path).unwrap();
        come_back(&mut screen);
        screen.wait_until(|screen| screen.says("แฟ้มนี้ไม่อยู่ที่เดิมแล้ว"));
        assert!(screen.app().unsaved(), "leaving asks first");
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| !screen.app().unsaved());
        assert_eq!(number_in(&path), "๑");
    }

    #[test]
    fn a_file_that_was_renamed_meanwhile_is_saved_under_its_new_name_and_that_is_told() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        screen.type_text("๒");
        let renamed = desk.path("ชื่อใหม่.khangan");
        std::fs::rename(&path, &renamed).unwrap();
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.says("มีผู้เปลี่ยนชื่อระหว่างที่เปิดอยู่"));
        assert!(!screen.app().unsaved());
        assert_eq!(number_in(&renamed), "๑๒");
        assert!(!path.exists(), "the old name does not come back");
        drop(screen);
        assert_eq!(desk.names(), ["ชื่อใหม่.khangan"]);
    }

    #[test]
    fn coming_back_to_a_file_that_is_as_it_was_says_nothing() {
        let desk = Desk::new();
        let mut screen = Screen::open(file(&desk, "๑"));
        come_back(&mut screen);
        screen.wait_for_jobs();
        assert!(!screen.says(CHANGED) && !screen.app().unsaved());
    }
}

mod versions {
    use super::*;

    #[test]
    fn an_earlier_version_is_compared_brought_back_and_undone() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press(Key::End);
        for digit in ["๒", "๓"] {
            screen.type_text(digit);
            screen.press_with(Modifiers::COMMAND, Key::S);
            screen.wait_until(|screen| !screen.app().unsaved());
        }
        screen.app_mut().act(Action::Versions);
        screen.wait_until(|screen| screen.says("รุ่นที่เลือก"));
        assert!(screen.says("๑๒๓"), "what is now stands beside what was then");
        screen.app_mut().act(Action::ChooseVersion(1));
        screen.settle();
        screen.click(Role::Button, "นำรุ่นนี้กลับมา");
        assert_eq!((number(&screen).as_str(), screen.app().unsaved()), ("๑", true));
        assert_eq!(number_in(&path), "๑๒๓", "nothing is saved unasked");
        screen.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!((number(&screen).as_str(), screen.app().unsaved()), ("๑๒๓", false));
    }

    #[test]
    fn without_versions_it_is_said_when_there_will_be_some() {
        let desk = Desk::new();
        let mut screen = Screen::open(file(&desk, "๑"));
        screen.app_mut().act(Action::Versions);
        screen.wait_until(|screen| screen.says("ยังไม่มีรุ่นก่อนหน้า"));
    }
}

mod remembering {
    use super::*;

    #[test]
    fn language_look_zoom_and_files_are_as_they_were() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let mut screen = Screen::open(&path);
        screen.press_with(Modifiers::COMMAND, Key::L);
        screen.press_with(Modifiers::COMMAND, Key::Plus);
        screen.app_mut().act(Action::Look(khangan::ui::theme::Brightness::Dark));
        screen.settle();
        let home = screen.home();
        let settings = home.path().join("config/settings.ron");
        screen.wait_until(|_| {
            std::fs::read_to_string(&settings).is_ok_and(|text| {
                ["\"en\"", "\"dark\"", "110", "a.khangan"].iter().all(|part| text.contains(part))
            })
        });
        drop(screen);
        let mut screen = Screen::at(&home, "desk");
        assert!(screen.says("Begin a new case"));
        assert!((screen.harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
        assert_eq!(
            screen.harness.ctx.options(|options| options.theme_preference),
            egui::ThemePreference::Dark
        );
        // The file opened last is one click away.
        screen.click(Role::Button, "a");
        screen.wait_until(|screen| screen.case().is_some());
        assert_eq!(number(&screen), "๑");
    }

    #[test]
    fn a_file_that_is_gone_is_told_and_forgotten() {
        let desk = Desk::new();
        let path = file(&desk, "๑");
        let screen = Screen::open(&path);
        let home = screen.home();
        let settings = home.path().join("config/settings.ron");
        while !std::fs::read_to_string(&settings).is_ok_and(|text| text.contains("a.khangan")) {
            std::thread::sleep(Duration::from_millis(2));
        }
        drop(screen);
        let mut screen = Screen::at(&home, "desk");
        let folder = desk.path("").display().to_string();
        let folder = folder.trim_end_matches('/');
        assert!(screen.says(folder));
        std::fs::remove_file(&path).unwrap();
        screen.click(Role::Button, "a");
        screen.wait_until(|screen| screen.says("ไม่พบแฟ้ม"));
        screen.press(Key::Escape);
        assert!(!screen.says(folder));
    }

    #[test]
    fn a_damaged_settings_file_is_told_and_stops_nothing() {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let config = home.path().join("config");
        std::fs::create_dir_all(&config).unwrap();
        std::fs::write(config.join("settings.ron"), "{\"zoom\": \"x\", \"language\": \"en\"}")
            .unwrap();
        let screen = Screen::at(&home, "desk");
        assert!(screen.says("Begin a new case"));
        assert!(screen.says("The setting “zoom” cannot be used"));
        assert!(config.join("settings.damaged.ron").exists());
    }
}

#[test]
fn when_copies_cannot_be_written_the_officer_is_told_once_and_types_on() {
    let mut screen = Screen::new();
    let data = screen.home().path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("recovery"), "in the way").unwrap();
    screen.begin("academic");
    screen.type_text("๑");
    screen.wait_until(|screen| screen.says("ขณะนี้เก็บสำเนากู้คืนไม่ได้"));
    screen.type_text("๒");
    assert_eq!(number(&screen), "๑๒");
}
