//! Signing off locks, reopening unlocks, and findings lead to their fields.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use khangan::store::{self, Opened, write_case};
use khangan::ui::Place;

use super::sight::{case, drag, screen_of};
use crate::scenario::{FORMS, Scenario, step};
use crate::screen::{Screen, Spoken};
use crate::source::root;
use crate::terminal::Desk;

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
    assert_eq!(screen.focused().unwrap().name, "บันทึกเป็น PDF…", "what is done next comes first");
    screen.press(Key::Tab);
    assert_eq!(screen.focused().unwrap().name, "พิมพ์…");
    screen.press(Key::Tab);
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
fn a_button_that_cannot_be_pressed_says_what_comes_first() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(6);
    assert!(screen.says("แก้และกรอกรายการข้างบนให้ครบก่อน"));
    let mut screen = screen_of(&Scenario::complete("academic"));
    screen.go(6);
    let first = "กรอกชื่อและหน่วยงานก่อน";
    let signs =
        |it: &Spoken| it.role == Role::Button && it.name == "ลงนามรับรอง" && it.about == first;
    assert!(screen.says(first) && screen.spoken().iter().any(signs));
    assert!(screen.says("ไม่แทนลายมือชื่อบนกระดาษ"));
    sign(&mut screen);
    assert!(case(&screen).signed().is_some());
    assert_eq!(screen.focused().unwrap().name, "บันทึกเป็น PDF…");
    assert!(!screen.says(first) && screen.says("กรอกชื่อและเหตุผลก่อน"));
}

#[test]
fn the_note_after_signing_saves_and_is_gone_once_the_case_is_saved() {
    for by_the_note in [true, false] {
        let desk = Desk::new();
        let file = write_case(Scenario::complete("academic").case());
        let path = desk.write("เรื่อง.khangan", &file);
        let mut screen = Screen::open(&path);
        sign(&mut screen);
        assert!(screen.says("อย่าลืมบันทึก") && screen.app().unsaved());
        if by_the_note {
            let nodes = screen.harness.root().children_recursive();
            let saves = nodes.filter(|node| {
                let node = node.accesskit_node();
                node.role() == Role::Button && node.label().as_deref() == Some("บันทึก")
            });
            // The bar has one too, at the top.
            let lowest = saves.map(|node| node.rect().center()).max_by(|a, b| a.y.total_cmp(&b.y));
            drag(&mut screen, lowest.unwrap(), &[]);
        } else {
            screen.press_with(Modifiers::COMMAND, Key::S);
        }
        screen.wait_until(|screen| !screen.app().unsaved());
        screen.settle();
        assert!(!screen.says("อย่าลืมบันทึก"), "by the note: {by_the_note}");
        let Opened::Case(saved) = store::open(&path, &FORMS).unwrap() else { panic!() };
        assert!(saved.signed().is_some());
    }
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
    assert_eq!(screen.place(), Place::Case(step("comparison")));
    assert!(screen.focused().unwrap().name.starts_with("วิเคราะห์เปรียบเทียบ"));
}

#[test]
fn the_ring_around_what_is_missing_leaves_the_next_row_alone() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(6);
    let nodes = screen.harness.root().children_recursive();
    let rows = nodes.filter(|node| {
        let node = node.accesskit_node();
        let missing = node.label().is_some_and(|name| name.starts_with("ยังไม่ได้"));
        node.role() == Role::Button && missing
    });
    let mut rows: Vec<_> = rows.map(|node| node.rect()).collect();
    rows.sort_by(|one, other| one.top().total_cmp(&other.top()));
    assert_eq!(rows.len(), 23);
    // Two points of the line, two around it.
    for pair in rows.windows(2) {
        assert!(pair[1].top() - pair[0].bottom() >= 4.0, "{pair:?}");
    }
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
    assert_eq!(screen.place(), Place::Case(step("summary")), "before the first comes the last");
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
