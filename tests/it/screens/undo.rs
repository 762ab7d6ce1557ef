//! Everything can be undone, back to the empty case.

use egui::{Key, Modifiers};

use crate::screen::Screen;

#[test]
fn undo_leads_back_to_the_empty_case_and_redo_to_the_full_one() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.type_text("๑๒๓");
    screen.press(Key::Tab);
    screen.type_text("นักวิชาการ");
    screen.press(Key::Tab);
    screen.press(Key::Tab);
    screen.press(Key::ArrowDown);
    let full = screen.case().unwrap().answers().clone();
    assert_eq!(full.len(), 3, "{full:?}");
    assert!(screen.app().unsaved());
    let mut steps = 0;
    while !screen.case().unwrap().answers().is_empty() {
        screen.press_with(Modifiers::COMMAND, Key::Z);
        steps += 1;
        assert!(steps < 40, "undo never comes to the end");
    }
    // What a person thinks of as one change is undone at once.
    assert_eq!(steps, 3);
    assert!(!screen.app().unsaved(), "an empty new case has nothing to lose");
    for _ in 0..steps {
        screen.press_with(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(*screen.case().unwrap().answers(), full);
}

#[test]
fn undoing_back_to_what_was_saved_leaves_nothing_to_save() {
    let desk = crate::terminal::Desk::new();
    let mut screen = Screen::new();
    screen.begin("general");
    screen.type_text("๗");
    let path = desk.path("ก.khangan");
    screen.will_pick(&path);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    screen.press(Key::Tab);
    screen.type_text("ช่าง");
    assert!(screen.app().unsaved());
    assert!(screen.app().title().starts_with('●'), "{}", screen.app().title());
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!screen.app().unsaved());
    assert!(!screen.app().title().starts_with('●'), "{}", screen.app().title());
}
