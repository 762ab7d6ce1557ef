//! The start, the languages, the shortcuts, and how everything is called.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use khangan::ui::command::{Menu, Situation, commands};
use khangan::ui::screens::library::LibraryCommand;
use khangan::ui::{Action, Place, Step};
use khangan::words::{Lang, raw};

use super::sight::act;
use crate::scenario::{FORM_IDS, step};
use crate::screen::Screen;
use crate::source::root;
use crate::terminal::Desk;

#[test]
fn the_start_offers_the_three_forms_and_a_click_begins_one() {
    let mut screen = Screen::new();
    assert_eq!(screen.place(), Place::Start);
    for name in ["ประเภทวิชาการ", "ประเภททั่วไป", "นาฏศิลปิน"]
    {
        assert!(screen.says(name), "{name}");
    }
    screen.click(Role::Button, "ประเภททั่วไป");
    assert_eq!(screen.case().unwrap().form().as_str(), "general");
    assert_eq!(screen.place(), Place::Case(step("position")));
    assert_eq!(screen.focused().unwrap().name, "ตำแหน่งเลขที่");
}

#[test]
fn whoever_wants_no_form_after_all_can_say_so() {
    let mut screen = Screen::new();
    for action in [Action::New, Action::Blank] {
        screen.app_mut().act(action);
        screen.settle();
        screen.click(Role::Button, "ยกเลิก");
        assert!(!screen.says("ยกเลิก") && screen.place() == Place::Start);
    }
}

#[test]
fn digits_are_those_of_the_language() {
    let mut screen = Screen::new();
    assert!(screen.says("เอกสารแนบ ๕.๑") && !screen.says("Annex 5.1"));
    screen.press_with(Modifiers::COMMAND, Key::L);
    assert!(screen.says("Annex 5.1") && !screen.says("๕.๑"));
}

#[test]
fn the_language_changes_at_once_and_the_focus_stays() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.press(Key::Tab);
    let focused = screen.focused();
    assert!(screen.says("ยังไม่ได้บันทึกเป็นแฟ้ม") && !screen.says("Not in a file yet"));
    screen.press_with(Modifiers::COMMAND, Key::L);
    assert!(!screen.says("ยังไม่ได้บันทึกเป็นแฟ้ม") && screen.says("Not in a file yet"));
    assert!(screen.app().title().contains("New case"), "{}", screen.app().title());
    assert_eq!(screen.focused(), focused, "official words stay Thai, and the focus where it was");
    screen.press_with(Modifiers::COMMAND, Key::L);
    assert!(screen.says("ยังไม่ได้บันทึกเป็นแฟ้ม"));
}

#[test]
fn nothing_on_any_screen_is_without_a_name() {
    for lang in [Lang::Thai, Lang::English] {
        for size in [(1366.0, 768.0), (1920.0, 1080.0), (1024.0, 700.0)] {
            for form in FORM_IDS {
                let mut screen = Screen::with(lang, Vec2::from(size));
                screen.begin(form);
                for step in 1..=8 {
                    // Settling refuses an input without a name.
                    screen.go(step);
                    assert_eq!(screen.place(), Place::Case(Step(step - 1)));
                    assert_eq!(screen.harness.unnamed_widgets(), Vec::<String>::new());
                }
            }
        }
    }
}

#[test]
fn going_to_a_step_gives_the_keyboard_to_its_first_field() {
    let mut screen = Screen::new();
    screen.begin("academic");
    for step in 1..=8 {
        screen.go(step);
        let focused = screen.focused();
        assert!(focused.is_some(), "nothing has the focus in {:?}", Step(step - 1));
    }
}

#[test]
fn the_sheet_of_shortcuts_has_every_command_that_has_one() {
    let mut screen = Screen::with(Lang::English, Vec2::new(1366.0, 2000.0));
    screen.press(Key::F1);
    for command in commands().filter(|command| !command.shortcuts.is_empty()) {
        let name = command.name(Lang::English, Situation::default(), None);
        assert!(screen.says(&name), "{name}");
    }
    assert!(screen.says("Ctrl+S") && screen.says("F8"));
    screen.press(Key::Escape);
    assert!(!screen.says("Keyboard shortcuts"));
}

#[test]
fn every_command_has_its_words_and_no_two_share_a_shortcut() {
    let mut shortcuts = Vec::new();
    for command in commands() {
        for lang in [Lang::Thai, Lang::English] {
            assert!(raw(lang, command.key).is_some(), "{}", command.key);
        }
        assert!(Menu::ALL.contains(&command.menu));
        for shortcut in command.shortcuts {
            assert!(!shortcuts.contains(shortcut), "{shortcut:?} stands twice");
            shortcuts.push(*shortcut);
        }
    }
    for key in Menu::ALL.map(Menu::key) {
        assert!(raw(Lang::Thai, key).is_some(), "{key}");
    }
}

#[test]
fn the_zoom_stays_between_80_and_200_percent() {
    let mut screen = Screen::new();
    let zoom = |screen: &Screen| format!("{:.1}", screen.harness.ctx.zoom_factor());
    for _ in 0..20 {
        screen.press_with(Modifiers::COMMAND, Key::Plus);
    }
    assert_eq!(zoom(&screen), "2.0");
    screen.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(zoom(&screen), "1.0");
    for _ in 0..20 {
        screen.press_with(Modifiers::COMMAND, Key::Minus);
    }
    assert_eq!(zoom(&screen), "0.8");
}

#[test]
fn without_input_nothing_is_drawn() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.type_text("๑");
    screen.settle();
    // The focus is in a field: even its caret stays still.
    for output in screen.harness.output().viewport_output.values() {
        assert_eq!(output.repaint_delay, std::time::Duration::MAX);
    }
}

#[test]
fn the_other_button_offers_copy_and_paste_on_every_kind_of_field() {
    let mut screen = Screen::new();
    screen.begin("academic");
    for (step, role, name) in [
        (1, Role::TextInput, "ตำแหน่งเลขที่"),
        (2, Role::MultilineTextInput, "หน้าที่และความรับผิดชอบของตำแหน่ง"),
        (4, Role::TextInput, "คะแนนที่ได้รับ"),
        (4, Role::MultilineTextInput, "เหตุผลในการพิจารณา"),
    ] {
        screen.go(step);
        assert!(!screen.says("เลือกทั้งหมด"), "{name}");
        screen.click_other(role, name);
        assert!(screen.says("เลือกทั้งหมด") && screen.says("วาง"), "{name}");
        screen.press(Key::Escape);
    }
}

#[test]
fn every_dialog_takes_the_focus_and_escape_gives_it_back() {
    let desk = Desk::new();
    let case = std::fs::read(root().join("tests/fixtures/cases/general-2.khangan")).unwrap();
    desk.write("ก.khangan", case);
    let mut screen = Screen::with_library(desk.path(""));
    let actions = [
        Action::New,
        Action::Blank,
        Action::Shortcuts,
        Action::About,
        Action::Versions,
        Action::Library(LibraryCommand::Rename),
    ];
    for action in actions {
        let before = screen.focused();
        assert_eq!(before.as_ref().map(|it| it.role), Some(Role::Row), "before {action:?}");
        act(&mut screen, action.clone());
        // Some are put together beside the window first.
        screen.wait_until(|screen| screen.focused() != before);
        assert!(screen.focused().is_some(), "{action:?}");
        screen.press(Key::Escape);
        assert_eq!(screen.focused(), before, "after {action:?}");
    }
}
