//! The window among others: later starts, files dropped on it, files opened last.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use khangan::store::{Begin, Folders, Store, Who};
use khangan::ui::Place;

use crate::screen::Screen;
use crate::source::root;
use crate::terminal::Desk;

fn fixture(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/fixtures/cases/{name}.khangan"))).unwrap()
}

/// Two cases, a PDF that carries one, a PDF that carries none, and a letter.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("การเงิน.khangan", fixture("general-2"));
    desk.write("ดุริยางค์.khangan", fixture("arts-2"));
    desk.say("print การเงิน.khangan -o การเงิน.pdf").printed(0);
    desk.say("print --blank arts -o แบบเปล่า.pdf").printed(0);
    desk.write("จดหมาย.txt", "เรียน ผู้อำนวยการ");
    desk
}

/// A file in the hand of the mouse.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(screen: &mut Screen, files: &[PathBuf]) {
    for file in files {
        screen.harness.input_mut().dropped_files.push(Arc::new(Dropped(file.clone())));
    }
    screen.harness.step();
    screen.harness.input_mut().dropped_files.clear();
}

fn form(screen: &Screen) -> &str {
    screen.case().unwrap().form().as_str()
}

/// What the window was told to do in the last frame.
fn told(screen: &Screen) -> Vec<ViewportCommand> {
    screen.harness.output().viewport_output[&ViewportId::ROOT].commands.clone()
}

#[test]
fn a_later_start_hands_its_file_over_and_unsaved_work_is_asked_about_first() {
    let desk = desk();
    let (mut screen, store) = Screen::listening();
    let call = |file: &str| {
        let handed = store.begin_window(Some(&desk.path(file)));
        assert!(matches!(handed, Begin::HandedOver), "{handed:?}");
    };
    call("การเงิน.khangan");
    screen.wait_until(|screen| screen.case().is_some());
    assert_eq!(form(&screen), "general");
    screen.type_text("7");
    assert!(screen.app().unsaved());
    call("ดุริยางค์.khangan");
    screen.wait_until(|screen| screen.says("บันทึกก่อนหรือไม่"));
    assert_eq!(form(&screen), "general");
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(form(&screen), "arts");
}

#[test]
fn a_later_start_brings_the_window_to_the_front_and_leaves_what_is_open_as_it_is() {
    let desk = desk();
    let (mut screen, store) = Screen::listening();
    screen.will_pick(desk.path("การเงิน.khangan"));
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.wait_until(|screen| screen.case().is_some());
    screen.type_text("7");
    screen.harness.input_mut().focused = false;
    for file in [None, Some(desk.path("การเงิน.khangan"))] {
        assert!(matches!(store.begin_window(file.as_deref()), Begin::HandedOver));
        let begun = std::time::Instant::now();
        while !told(&screen).contains(&ViewportCommand::Focus) {
            assert!(begun.elapsed().as_secs() < 20, "it never came to the front");
            screen.harness.step();
        }
        let told = told(&screen);
        assert!(told.contains(&ViewportCommand::Minimized(false)), "{told:?}");
        let attention =
            |it: &ViewportCommand| matches!(it, ViewportCommand::RequestUserAttention(_));
        assert!(told.iter().any(attention), "{told:?}");
        screen.settle();
        assert!(screen.app().unsaved() && !screen.says("บันทึกก่อนหรือไม่"));
    }
}

#[test]
fn where_to_save_one_case_is_no_answer_for_the_case_that_took_its_place() {
    let desk = desk();
    let (mut screen, store) = Screen::listening();
    screen.begin("academic");
    screen.type_text("7");
    screen.will_pick(desk.path("ใหม่.khangan"));
    screen.thinks(true);
    screen.press_with(Modifiers::COMMAND, Key::S);
    assert!(matches!(store.begin_window(Some(&desk.path("ดุริยางค์.khangan"))), Begin::HandedOver));
    screen.wait_until(|screen| screen.says("บันทึกก่อนหรือไม่"));
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(form(&screen), "arts");
    screen.thinks(false);
    // The next question is asked only once that one is answered.
    let begun = std::time::Instant::now();
    while form(&screen) == "arts" {
        assert!(begun.elapsed().as_secs() < 20, "it was never answered");
        screen.will_pick(desk.path("การเงิน.khangan"));
        screen.press_with(Modifiers::COMMAND, Key::O);
    }
    assert!(!desk.path("ใหม่.khangan").exists(), "another case was saved there");
}

#[test]
fn a_file_dialog_that_is_given_up_leaves_the_question_of_a_later_start_standing() {
    let desk = desk();
    let (mut screen, store) = Screen::listening();
    screen.begin("academic");
    screen.type_text("7");
    screen.thinks(true);
    screen.press_with(Modifiers::COMMAND, Key::S);
    assert!(matches!(store.begin_window(Some(&desk.path("ดุริยางค์.khangan"))), Begin::HandedOver));
    screen.wait_until(|screen| screen.says("บันทึกก่อนหรือไม่"));
    screen.thinks(false);
    screen.wait_for_jobs();
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(form(&screen), "arts");
}

#[test]
fn a_window_that_has_gone_leaves_its_place_to_the_next() {
    let (screen, store) = Screen::listening();
    drop(screen);
    assert!(matches!(store.begin_window(None), Begin::First(_)));
}

#[test]
fn a_case_or_a_pdf_that_carries_one_opens_where_it_is_dropped() {
    let desk = desk();
    for (file, expected) in [("ดุริยางค์.khangan", "arts"), ("การเงิน.pdf", "general")]
    {
        let mut screen = Screen::new();
        drop_on(&mut screen, &[desk.path(file)]);
        screen.wait_until(|screen| screen.case().is_some());
        assert_eq!(form(&screen), expected);
        assert!(!screen.app().unsaved());
    }
}

#[test]
fn what_carries_no_case_says_so_and_the_case_that_is_open_stays() {
    let desk = desk();
    for (file, why) in
        [("แบบเปล่า.pdf", "ไม่มีเรื่อง"), ("จดหมาย.txt", "จดหมาย.txt"), ("ไม่มี.khangan", "ไม่พบแฟ้ม")]
    {
        let mut screen = Screen::open(desk.path("การเงิน.khangan"));
        drop_on(&mut screen, &[desk.path(file)]);
        screen.wait_until(|screen| screen.says(why));
        screen.press(Key::Escape);
        assert_eq!(form(&screen), "general");
    }
}

#[test]
fn of_several_files_the_first_case_opens_and_it_is_said() {
    let desk = desk();
    let mut screen = Screen::new();
    let files = ["จดหมาย.txt", "ดุริยางค์.khangan", "การเงิน.khangan"];
    drop_on(&mut screen, &files.map(|file| desk.path(file)));
    screen.wait_until(|screen| screen.case().is_some());
    assert!(screen.says("เปิดเฉพาะ ดุริยางค์.khangan จาก ๓ แฟ้ม"));
    assert_eq!(form(&screen), "arts");
}

#[test]
fn a_folder_that_is_dropped_becomes_the_library_and_unsaved_work_is_asked_about_first() {
    let (one, two) = (Desk::new(), desk());
    one.write("ก.khangan", fixture("academic-3"));
    let mut screen = Screen::with_library(one.path(""));
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.case().is_some());
    screen.press_with(Modifiers::COMMAND, Key::W);
    screen.press_with(Modifiers::COMMAND, Key::N);
    screen.press(Key::Enter);
    screen.type_text("7");
    drop_on(&mut screen, &[two.path("")]);
    screen.wait_until(|screen| screen.says("บันทึกก่อนหรือไม่"));
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(screen.place(), Place::Start);
    screen.wait_until(|screen| screen.app().library().model.count() == 2);
    assert!(screen.says("แสดงเรื่องในโฟลเดอร์นี้"));
}

#[test]
fn while_a_file_is_held_over_the_window_it_says_that_it_can_be_let_go_of() {
    let mut screen = Screen::new();
    screen.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    screen.harness.step();
    screen.harness.step();
    assert!(screen.says("ปล่อยที่นี่เพื่อเปิด"));
    screen.harness.input_mut().hovered_files.clear();
    screen.settle();
    assert!(!screen.says("ปล่อยที่นี่เพื่อเปิด"));
}

/// Settings that know these files.
fn knowing(home: &Path, files: &[PathBuf]) {
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(Folders::below(home), who);
    store
        .change_settings(|settings| files.iter().rev().for_each(|file| settings.opened(file)))
        .unwrap();
}

#[test]
fn files_opened_last_are_reached_by_keys_from_everywhere() {
    let desk = desk();
    let mut screen = Screen::open(desk.path("ดุริยางค์.khangan"));
    screen.will_pick(desk.path("การเงิน.khangan"));
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.wait_until(|screen| form(screen) == "general");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(screen.says("แฟ้มที่เปิดล่าสุด"));
    assert_eq!(screen.focused().unwrap().name, "การเงิน", "the newest first");
    screen.press(Key::Tab);
    screen.press(Key::Enter);
    screen.wait_until(|screen| form(screen) == "arts");
    assert!(!screen.says("แฟ้มที่เปิดล่าสุด"));
}

#[test]
fn files_that_are_gone_drop_out_and_those_out_of_reach_stay() {
    let desk = desk();
    let home = Arc::new(tempfile::tempdir().unwrap());
    let unplugged = PathBuf::from("/nonexistent stick/แฟลชไดรฟ์.khangan");
    knowing(home.path(), &[desk.path("การเงิน.khangan"), desk.path("หาย.khangan"), unplugged]);
    let mut screen = Screen::at(&home, "desk");
    screen.wait_until(|screen| !screen.says("หาย"));
    assert!(screen.says("การเงิน") && screen.says("แฟลชไดรฟ์"));
    drop(screen);
    let mut screen = Screen::at(&home, "desk");
    assert!(!screen.says("หาย"), "it is forgotten for good");
    fs::remove_file(desk.path("การเงิน.khangan")).unwrap();
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    screen.wait_until(|screen| !screen.says("การเงิน"));
}

#[test]
fn the_list_of_files_is_cleared_by_choice_for_good() {
    let desk = desk();
    let home = Arc::new(tempfile::tempdir().unwrap());
    knowing(home.path(), &[desk.path("การเงิน.khangan")]);
    let mut screen = Screen::at(&home, "desk");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    screen.click(Role::Button, "ล้างรายการ");
    assert!(!screen.says("การเงิน"));
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(screen.says("ยังไม่มีแฟ้มที่เปิดไว้"));
    screen.wait_until(|_| {
        let who = Who { user: String::new(), machine: String::new() };
        Store::new(Folders::below(home.path()), who).settings().0.recent.is_empty()
    });
}

#[test]
fn a_file_that_is_meant_without_its_ending_is_asked_about_before_it_is_replaced() {
    let desk = desk();
    let old = desk.bytes("การเงิน.khangan");
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.type_text("7");
    // The dialogs of some systems add no ending, and some a second one.
    for name in ["การเงิน", "การเงิน.khangan.khangan"] {
        screen.will_pick(desk.path(name));
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| screen.picks_left() == 0);
        screen.settle();
        assert_eq!(desk.bytes("การเงิน.khangan"), old, "{name}");
        assert!(screen.app().unsaved());
    }
    screen.will_pick(desk.path("การเงิน"));
    screen.will_pick(desk.path("ใหม่"));
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    assert_eq!(desk.bytes("การเงิน.khangan"), old);
    assert!(desk.path("ใหม่.khangan").exists());
    // Asked about it, the officer may well mean it.
    screen.type_text("8");
    screen.will_pick(desk.path("การเงิน"));
    screen.will_pick(desk.path("การเงิน.khangan"));
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    assert_ne!(desk.bytes("การเงิน.khangan"), old);
}
