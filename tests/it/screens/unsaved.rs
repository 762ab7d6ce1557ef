//! No way out loses unsaved changes unasked, and a saving that fails says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use khangan::ui::Place;

use crate::screen::Screen;
use crate::source::root;
use crate::terminal::Desk;

const QUESTION: &str = "บันทึกก่อนหรือไม่";
const FAILED: &str = "ทำไม่สำเร็จ";

/// A new case with something to lose.
fn begun() -> Screen {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.type_text("๑๒");
    screen
}

type WayOut = (&'static str, fn(&mut Screen));

fn ways_out() -> [WayOut; 4] {
    [
        ("Ctrl+Q", |screen| screen.press_with(Modifiers::COMMAND, Key::Q)),
        ("Ctrl+W", |screen| screen.press_with(Modifiers::COMMAND, Key::W)),
        ("a new case", |screen| {
            screen.press_with(Modifiers::COMMAND, Key::N);
            screen.press(Key::Enter);
        }),
        ("the close button", |screen| {
            let input = screen.harness.input_mut();
            let window = input.viewports.entry(ViewportId::ROOT).or_default();
            window.events.push(ViewportEvent::Close);
            screen.harness.step();
            let commands = &screen.harness.output().viewport_output[&ViewportId::ROOT].commands;
            assert!(commands.contains(&ViewportCommand::CancelClose), "{commands:?}");
            let input = screen.harness.input_mut();
            input.viewports.entry(ViewportId::ROOT).or_default().events.clear();
            screen.settle();
        }),
    ]
}

#[test]
fn a_system_without_a_dialog_for_files_is_told_and_nothing_is_left() {
    let mut screen = begun();
    for keys in [Key::S, Key::O] {
        screen.will_pick("no dialog");
        screen.press_with(Modifiers::COMMAND, keys);
        screen.wait_until(|screen| screen.says("เปิดหน้าต่างเลือกแฟ้มไม่ได้"));
        screen.press(Key::Enter);
        assert!(!screen.says("เปิดหน้าต่างเลือกแฟ้มไม่ได้"));
        assert_eq!(screen.case().unwrap().text("position.number"), "๑๒");
    }
    // Nor is the way out taken, when saving was what it waited for.
    screen.press_with(Modifiers::COMMAND, Key::Q);
    screen.will_pick("no dialog");
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.says("เปิดหน้าต่างเลือกแฟ้มไม่ได้"));
    screen.press(Key::Enter);
    assert!(!screen.app().quitting() && screen.app().unsaved());
}

#[test]
fn every_way_out_asks_first_and_cancelling_stays() {
    for (name, leave) in ways_out() {
        let mut screen = begun();
        leave(&mut screen);
        assert!(!screen.app().quitting(), "{name}");
        assert!(screen.says(QUESTION), "{name}");
        screen.press(Key::Escape);
        assert!(!screen.says(QUESTION), "{name}");
        assert_eq!(screen.case().unwrap().text("position.number"), "๑๒", "{name}");
        assert!(screen.app().unsaved(), "{name}");
    }
}

#[test]
fn the_question_says_where_what_is_not_saved_can_be_found_again() {
    let versions = "จาก “รุ่นก่อนหน้า”";
    let mut screen = begun();
    screen.press_with(Modifiers::COMMAND, Key::W);
    assert!(screen.says("“งานที่ไม่ได้บันทึก” ในเมนูแฟ้ม") && !screen.says(versions));
    screen.click(Role::Button, "ไม่บันทึก");
    screen.click(Role::Button, "แฟ้ม");
    screen.click(Role::Button, "งานที่ไม่ได้บันทึก");
    screen.wait_until(|screen| screen.says("นำรุ่นนี้กลับมา"));
    let desk = Desk::new();
    let path = desk.path("มีแฟ้ม.khangan");
    fs::write(&path, fs::read(root().join("tests/fixtures/cases/general-2.khangan")).unwrap())
        .unwrap();
    let mut screen = Screen::open(&path);
    screen.press(Key::End);
    screen.type_text("๑");
    screen.press_with(Modifiers::COMMAND, Key::W);
    assert!(screen.says(versions) && !screen.says("งานที่ไม่ได้บันทึก"));
}

#[test]
fn without_changes_every_way_out_is_open() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.press_with(Modifiers::COMMAND, Key::W);
    assert!(!screen.says(QUESTION));
    assert_eq!(screen.place(), Place::Start);
    screen.press_with(Modifiers::COMMAND, Key::Q);
    assert!(screen.app().quitting());
}

#[test]
fn not_saving_throws_the_changes_away_and_goes_on() {
    let mut screen = begun();
    screen.press_with(Modifiers::COMMAND, Key::W);
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(screen.place(), Place::Start);
    assert!(screen.case().is_none());
}

#[test]
fn saving_first_saves_and_then_goes_on() {
    let (desk, mut screen) = (Desk::new(), begun());
    let path = desk.path("ออก");
    screen.will_pick(&path);
    screen.press_with(Modifiers::COMMAND, Key::W);
    // The button that saves has the focus.
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.place() == Place::Start);
    assert!(desk.text("ออก.khangan").contains("๑๒"), "the extension is added");
}

#[test]
fn choosing_no_file_stays_with_the_case() {
    let mut screen = begun();
    screen.press_with(Modifiers::COMMAND, Key::W);
    screen.press(Key::Enter);
    screen.wait_for_jobs();
    assert!(screen.app().unsaved());
    assert_ne!(screen.place(), Place::Start);
}

#[test]
fn opening_another_file_asks_when_the_file_is_good_and_not_when_it_is_none() {
    let desk = Desk::new();
    let other = crate::source::root().join("tests/fixtures/cases/general-1.khangan");
    let mut screen = begun();
    screen.will_pick(desk.write("bad.khangan", "?"));
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.wait_until(|screen| screen.says("ทำไม่สำเร็จ"));
    assert!(!screen.says(QUESTION));
    screen.press(Key::Escape);
    screen.will_pick(other);
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.wait_until(|screen| screen.says(QUESTION));
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(screen.case().unwrap().form().as_str(), "general");
}

#[test]
fn a_saving_that_fails_is_told_and_another_file_is_offered() {
    let (desk, mut screen) = (Desk::new(), begun());
    fs::create_dir(desk.path("ไม่ใช่แฟ้ม.khangan")).unwrap();
    screen.will_pick(desk.path("ไม่ใช่แฟ้ม.khangan"));
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| screen.says("บันทึกไม่สำเร็จ"));
    assert!(screen.app().unsaved());
    screen.will_pick(desk.path("ที่อื่น.khangan"));
    screen.press(Key::Enter);
    screen.wait_until(|screen| !screen.app().unsaved());
    assert!(desk.text("ที่อื่น.khangan").contains("๑๒"));
    assert!(!screen.says("บันทึกไม่สำเร็จ"));
}

#[test]
fn what_fails_late_waits_its_turn_and_is_no_answer_to_the_question_before_it() {
    let (desk, mut screen) = (Desk::new(), begun());
    screen.will_pick(desk.path("ไม่มีโฟลเดอร์นี้/ก.pdf"));
    screen.thinks(true);
    screen.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    screen.press_with(Modifiers::COMMAND, Key::Q);
    assert!(screen.says(QUESTION));
    // While the question stands, the PDF cannot be written.
    screen.thinks(false);
    screen.wait_until(|screen| screen.app().asked() > 1);
    assert!(screen.says(QUESTION) && !screen.says(FAILED));
    screen.press(Key::Escape);
    assert!(!screen.says(QUESTION) && screen.says(FAILED));
    screen.press(Key::Escape);
    assert!(!screen.says(QUESTION) && !screen.says(FAILED));
    // Quitting was given up with its question: saving is only saving.
    screen.will_pick(desk.path("ก.khangan"));
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| desk.path("ก.khangan").exists() && !screen.app().unsaved());
    assert!(!screen.app().quitting());
    assert!(screen.case().is_some());
}

#[test]
fn typing_during_a_save_leaves_something_to_save() {
    let (desk, mut screen) = (Desk::new(), begun());
    let path = desk.path("ก.khangan");
    screen.will_pick(&path);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    // The snapshot is taken when Ctrl+S is pressed; what is typed after it is not in the file.
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    screen.type_text("๓");
    screen.wait_until(|screen| !screen.says("กำลังบันทึก"));
    assert!(screen.app().unsaved());
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    assert!(desk.text("ก.khangan").contains("๑๒๓"));
}

/// A file that somebody drags onto the window.
#[derive(Debug)]
struct Dragged(PathBuf);

impl egui::DroppedFile for Dragged {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_opens_and_asks_first_like_any_other() {
    let path = crate::source::root().join("tests/fixtures/cases/general-1.khangan");
    let mut screen = begun();
    screen.harness.input_mut().dropped_files.push(Arc::new(Dragged(path)));
    screen.wait_until(|screen| screen.says(QUESTION));
    screen.click(Role::Button, "ไม่บันทึก");
    assert_eq!(screen.case().unwrap().form().as_str(), "general");
}
