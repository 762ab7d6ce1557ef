//! The about box: version, and the licences of everything that is in the program.

use egui::Key;
use egui::accesskit::Role;

use crate::screen::Screen;

fn open() -> Screen {
    let mut screen = Screen::new();
    screen.click(Role::Button, "วิธีใช้");
    screen.click(Role::Button, "เกี่ยวกับโปรแกรม");
    screen
}

#[test]
fn it_says_the_version_and_shows_each_licence() {
    let mut screen = open();
    assert!(screen.says(&format!("รุ่น {}", env!("CARGO_PKG_VERSION"))));
    assert!(screen.says("Permission is hereby granted"), "the program's own first");
    screen.click(Role::RadioButton, "แบบอักษรสารบรรณ");
    assert!(screen.says("SIL OPEN FONT LICENSE"));
    screen.click(Role::RadioButton, "แบบสัญลักษณ์");
    assert!(screen.says("DejaVu"));
    screen.press(Key::Escape);
    assert!(!screen.says("DejaVu"));
}

#[test]
fn the_keyboard_goes_through_all_of_the_crates_to_the_last() {
    let list = include_str!("../../../assets/licences.txt");
    let names: Vec<_> = list.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect();
    let mut screen = open();
    screen.click(Role::RadioButton, "ส่วนประกอบ");
    assert!(screen.says(names[0]) && !screen.says(names[names.len() - 1]));
    let mut seen = Vec::new();
    let mut pages = 0;
    while !screen.says(names[names.len() - 1]) {
        seen.extend(screen.spoken().into_iter().map(|it| it.value));
        screen.press(Key::PageDown);
        pages += 1;
        assert!(pages < 200, "the last one never comes into sight");
    }
    seen.extend(screen.spoken().into_iter().map(|it| it.value));
    let missed: Vec<_> = names.iter().filter(|name| !seen.iter().any(|it| it == *name)).collect();
    assert!(missed.is_empty(), "{missed:?}");
    screen.press(Key::Home);
    assert!(screen.says(names[0]));
    screen.press(Key::End);
    assert!(screen.says(names[names.len() - 1]));
}
