//! How it stands with the officer's data, in the window; and removing what is kept of a case.

use egui::Key;
use egui::accesskit::Role;
use khangan::store::{Folders, Over, Store, Who};
use khangan::ui::Action;

use crate::chain::signed;
use crate::scenario::Scenario;
use crate::screen::Screen;
use crate::terminal::Desk;

fn open(screen: &mut Screen) {
    screen.click(Role::Button, "วิธีใช้");
    screen.click(Role::Button, "สุขภาพของข้อมูล");
    screen.wait_until(|screen| screen.says("การตั้งค่า"));
}

#[test]
fn it_says_what_lies_where_and_that_nothing_is_out_of_order() {
    let desk = Desk::new();
    desk.write("a.khangan", khangan::store::write_case(&signed()));
    let mut screen = Screen::with_library(desk.path(""));
    open(&mut screen);
    for words in ["ไม่พบสิ่งผิดปกติ", "เรื่อง", "๑ แฟ้ม", "บันทึกล่าสุด"]
    {
        assert!(screen.says(words), "{words}");
    }
    assert!(screen.says(&desk.path("").display().to_string()));
    screen.press(Key::Escape);
    assert!(!screen.says("ไม่พบสิ่งผิดปกติ"));
}

#[test]
fn it_says_what_is_out_of_order() {
    let desk = Desk::new();
    let text = khangan::store::write_case(&signed());
    desk.write("a.khangan", text.replace("\"ข\"", "\"ค\""));
    desk.write("b.khangan", "(");
    let mut screen = Screen::with_library(desk.path(""));
    open(&mut screen);
    assert!(screen.says("สิ่งที่ควรแก้ไข ๒ อย่าง"));
    assert!(screen.says("ถูกแก้ไขด้วยวิธีอื่นหลังลงนาม"));
    assert!(!screen.says("ไม่พบสิ่งผิดปกติ"));
}

#[test]
fn the_traces_of_a_case_go_when_the_officer_says_so_twice() {
    let desk = Desk::new();
    let mut screen = Screen::new();
    let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
    let store = Store::new(Folders::below(screen.home().path()), who);
    let path = desk.path("a.khangan");
    for number in ["๑", "๒", "๓"] {
        let case = Scenario::new("arts").answer("position.number", number).case().clone();
        store.save(&path, &case, Over::Anything).unwrap();
    }
    screen.app_mut().act(Action::OpenFile(path.clone()));
    screen.wait_until(|screen| screen.case().is_some());
    let versions = screen.home().path().join("data/versions");
    let kept = || {
        let files = crate::source::files_below(&versions);
        files.iter().filter(|file| file.extension().is_some_and(|own| own == "khangan")).count()
    };
    assert!(kept() > 0);
    let ask = |screen: &mut Screen| {
        screen.app_mut().act(Action::Versions);
        screen.wait_until(|screen| screen.says("ลบร่องรอยของเรื่องนี้…"));
        screen.click(Role::Button, "ลบร่องรอยของเรื่องนี้…");
        assert!(screen.says("ลบร่องรอยของเรื่องนี้หรือไม่"));
    };
    ask(&mut screen);
    // What has the focus loses nothing.
    screen.press(Key::Enter);
    assert!(!screen.says("ลบร่องรอยของเรื่องนี้หรือไม่"));
    assert!(kept() > 0);
    ask(&mut screen);
    screen.click(Role::Button, "ลบร่องรอย");
    screen.wait_until(|screen| screen.says("ลบร่องรอยแล้ว"));
    assert_eq!(kept(), 0);
    assert!(path.exists() && screen.case().is_some());
}
