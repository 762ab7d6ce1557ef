//! The forms of one's own: a folder of the settings; and cases whose form is not there.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use khangan::ui::Action;

use super::sight::{act, case, lead};
use crate::screen::Screen;
use crate::terminal::{Desk, in_process};

const UNIVERSITY: &str = include_str!("../../fixtures/forms/university.ron");

/// A folder with the form, and a case of it, beside each other.
fn desk() -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/university.ron", UNIVERSITY);
    let words = |words: &[&str]| {
        let word = |word: &&str| match word.strip_prefix('/') {
            Some(name) => desk.path(name).into_os_string(),
            None => word.into(),
        };
        let all: Vec<_> = ["--forms", "/forms"].iter().chain(words).map(word).collect();
        in_process(all).printed(0);
    };
    words(&["new", "university", "-o", "/a.khangan"]);
    words(&["set", "/a.khangan", "no=ส ๑๒", "met=๒๐ พ.ย. ๒๕๖๙", "tasks=teach,lab", "staff=12"]);
    desk
}

fn choose(screen: &mut Screen, desk: &Desk) {
    screen.will_pick(desk.path("forms"));
    act(screen, Action::OwnForms);
    screen.click(Role::Button, "เลือกโฟลเดอร์");
    screen.wait_for_jobs();
}

#[test]
fn a_case_without_its_form_is_read_whole_and_never_written() {
    let desk = desk();
    let before = desk.bytes("a.khangan");
    let mut screen = Screen::open(desk.path("a.khangan"));
    for words in ["ส ๑๒", "2026-11-20", "teach\nlab", "12", "university 2569"] {
        assert!(screen.says(words), "{words}: {:?}", screen.spoken());
    }
    assert!(screen.says("ไม่มีแบบ “university”") && screen.says("แบบของหน่วยงาน"));
    screen.press(Key::Tab);
    screen.type_text("ก");
    assert!(!screen.app().unsaved());
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::S),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
        (Modifiers::COMMAND, Key::P),
    ] {
        screen.will_pick(desk.path("b"));
        screen.press_with(modifiers, key);
        screen.wait_for_jobs();
    }
    assert!(screen.says("จึงพิมพ์หรือบันทึกเป็น PDF ไม่ได้"));
    assert_eq!(screen.picks_left(), 3, "nothing asks where to write");
    assert!(!desk.path("b").exists() && !desk.path("b.khangan").exists());
    assert_eq!(desk.bytes("a.khangan"), before);
}

#[test]
fn a_folder_that_is_chosen_brings_its_forms_and_the_case_that_lacked_one_is_worked_on() {
    let desk = desk();
    let mut screen = Screen::open(desk.path("a.khangan"));
    choose(&mut screen, &desk);
    assert!(screen.says("แบบที่ใช้ได้ ๑ แบบ") && screen.says("มหาวิทยาลัย (university)"));
    screen.press(Key::Escape);
    screen.wait_until(|screen| case(screen).text("no") == "ส ๑๒");
    lead(&mut screen, "no");
    screen.press(Key::End);
    screen.type_text("๓");
    assert_eq!(case(&screen).text("no"), "ส ๑๒๓");
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    // The next start knows them by itself.
    let home = screen.home();
    drop(screen);
    let mut screen = Screen::at(&home, "desk");
    screen.wait_for_jobs();
    screen.press_with(Modifiers::COMMAND, Key::N);
    screen.wait_for_jobs();
    assert!(screen.says("มหาวิทยาลัย"));
    screen.press(Key::Escape);
    act(&mut screen, Action::OwnForms);
    screen.wait_for_jobs();
    screen.click(Role::Button, "เลิกใช้โฟลเดอร์นี้");
    screen.wait_for_jobs();
    screen.press_with(Modifiers::COMMAND, Key::N);
    screen.wait_for_jobs();
    assert!(!screen.says("มหาวิทยาลัย"));
}

#[test]
fn what_is_wrong_with_a_form_is_told_and_once_mended_it_is_known() {
    let desk = desk();
    desk.write("forms/bad.ron", "(id: \"bad\",\n  nothing: 1)");
    let twisted = UNIVERSITY
        .replace("adds_up_to: 120", "adds_up_to: 121")
        .replace("id: \"university\"", "id: \"twisted\"");
    desk.write("forms/twisted.ron", &twisted);
    let mut screen = Screen::new();
    choose(&mut screen, &desk);
    assert!(screen.says("แบบที่ใช้ได้ ๑ แบบ"), "{:?}", screen.spoken());
    assert!(screen.says("bad.ron:2"), "the line is told: {:?}", screen.spoken());
    assert!(screen.says("twisted.ron: "), "{:?}", screen.spoken());
    screen.press(Key::Escape);
    std::fs::remove_file(desk.path("forms/bad.ron")).unwrap();
    desk.write("forms/twisted.ron", twisted.replace("121", "120").replace("มหาวิทยาลัย", "ซ่อมแล้ว"));
    // Whoever mends it elsewhere and comes back finds it there.
    screen.harness.event(Event::WindowFocused(true));
    screen.harness.step();
    screen.wait_for_jobs();
    screen.press_with(Modifiers::COMMAND, Key::N);
    screen.wait_for_jobs();
    assert!(screen.says("ซ่อมแล้ว"), "{:?}", screen.spoken());
}
