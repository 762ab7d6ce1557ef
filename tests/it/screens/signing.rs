//! Signing off locks, reopening unlocks, and findings lead to their fields.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use khangan::ui::{Place, Step};

use crate::screen::Screen;
use crate::source::root;

fn full() -> Screen {
    Screen::open(root().join("tests/fixtures/print/academic-full.khangan"))
}

/// Signs the case off by the keyboard alone.
fn sign(screen: &mut Screen) {
    screen.go(6);
    screen.type_text("สมหญิง");
    screen.press(Key::Tab);
    screen.type_text("กองการเจ้าหน้าที่");
    screen.press(Key::Tab);
    screen.press(Key::Enter);
}

#[test]
fn signing_off_locks_the_fields_and_reopening_with_a_reason_unlocks_them() {
    let mut screen = full();
    sign(&mut screen);
    let signed = screen.case().unwrap().signed().expect("signed off").clone();
    assert_eq!((signed.name.as_str(), signed.office.as_str()), ("สมหญิง", "กองการเจ้าหน้าที่"));

    screen.go(1);
    assert!(screen.says("จึงแก้ไขส่วนนี้ไม่ได้"), "it says why");
    let before = screen.case().unwrap().answers().clone();
    screen.type_text("๙");
    screen.press(Key::Delete);
    assert_eq!(*screen.case().unwrap().answers(), before);
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(*screen.case().unwrap().answers(), before);

    // What travels on with the paper stays open.
    screen.go(7);
    screen.type_text("นาง");
    assert_ne!(*screen.case().unwrap().answers(), before);

    screen.go(6);
    screen.press(Key::Tab);
    screen.type_text("คะแนนผิด");
    screen.press(Key::Tab);
    screen.press(Key::Enter);
    assert_eq!(screen.case().unwrap().signed(), None);
    assert_eq!(screen.case().unwrap().history().len(), 2);
    assert!(screen.says("คะแนนผิด"), "the history tells why");
    screen.go(1);
    screen.type_text("๙");
    let number = screen.case().unwrap().answer("position.number");
    assert_ne!(number, before.get("position.number"));
}

#[test]
fn what_is_missing_stands_in_the_way_and_leads_to_its_field() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(6);
    assert_eq!(screen.case().unwrap().signed(), None);
    assert!(screen.says("ยังลงนามรับรองไม่ได้"));
    assert!(screen.says("ยังไม่ได้เลือก “ขอปรับเป็นระดับ”"), "what is chosen is not typed");
    assert!(screen.says("ยังไม่ได้เลือก “ระดับของงาน (๑. หน้าที่และความรับผิดชอบ)”"));
    // The panel counts them and does not list them again.
    assert!(screen.says("ยังไม่ได้กรอก ๒๓ ช่อง"));
    assert!(!screen.spoken().iter().any(|it| it.role == Role::Link));
    screen.click(Role::Button, "ยังไม่ได้กรอก “วิเคราะห์เปรียบเทียบ");
    assert_eq!(screen.place(), Place::Case(Step::Comparison));
    assert!(screen.focused().unwrap().name.starts_with("วิเคราะห์เปรียบเทียบ"));
}

#[test]
fn f8_goes_from_finding_to_finding_and_round() {
    let mut screen = Screen::new();
    screen.begin("general");
    screen.press(Key::F8);
    let first = screen.focused().unwrap();
    assert_ne!(first.name, "ตำแหน่งเลขที่", "one is there already, so it goes on");
    screen.press_with(Modifiers::SHIFT, Key::F8);
    assert_eq!(screen.focused().unwrap().name, "ตำแหน่งเลขที่");
    screen.press_with(Modifiers::SHIFT, Key::F8);
    assert_eq!(screen.place(), Place::Case(Step::Summary), "before the first comes the last");
    screen.press(Key::F8);
    assert_eq!(screen.focused().unwrap().name, "ตำแหน่งเลขที่");
}

#[test]
fn a_file_of_a_newer_version_is_shown_and_not_changed() {
    let mut screen = Screen::open(root().join("tests/fixtures/cases/newer.khangan"));
    let before = screen.case().unwrap().clone();
    assert!(screen.says("ดูได้อย่างเดียว"), "the line at the bottom says so");
    assert!(screen.says("newer.khangan"), "and the step says why");
    screen.type_text("๙");
    screen.go(5);
    screen.type_text("๙");
    screen.press(Key::Tab);
    screen.press(Key::ArrowDown);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    screen.go(6);
    assert_eq!(*screen.case().unwrap(), before);
    assert!(!screen.app().unsaved());
}
