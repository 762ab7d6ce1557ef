//! The duties, old and new, and what is different between them.

use egui::{Key, Modifiers};

use super::sight::{lead, screen_of};
use crate::scenario::Scenario;

#[test]
fn the_differences_are_marked_word_by_word_as_one_types() {
    let mut screen = screen_of(&Scenario::new("academic"));
    lead(&mut screen, "duties.before");
    assert!(screen.says("เมื่อกรอกหน้าที่ทั้งสองช่องแล้ว"));
    screen.type_text("จัดทำแผน");
    lead(&mut screen, "duties.after");
    screen.type_text("จัดทำแผน");
    screen.settle();
    assert!(screen.says("เหมือนกันทุกคำ"));
    screen.type_text("งบประมาณ");
    screen.settle();
    assert!(!screen.says("เหมือนกันทุกคำ"));
    assert!(screen.says("จัดทำแผน [เพิ่ม “งบประมาณ”]"));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert!(screen.says("เมื่อกรอกหน้าที่ทั้งสองช่องแล้ว"));
}

#[test]
fn both_texts_stand_side_by_side_and_are_edited_there() {
    let scenario = Scenario::new("general")
        .answer("duties.before", "รับเรื่อง\nส่งเรื่อง")
        .answer("duties.after", "ตรวจเรื่อง\nส่งเรื่อง");
    let mut screen = screen_of(&scenario);
    screen.go(2);
    let fields = super::sight::all(&screen, egui::accesskit::Role::MultilineTextInput);
    assert_eq!(fields.len(), 2);
    assert!(screen.says("[ตัดออก “รับเรื่อง”]") && screen.says("[เพิ่ม “ตรวจเรื่อง”]"));
    screen.press_with(Modifiers::COMMAND, Key::L);
    assert!(screen.says("[removed “รับเรื่อง”]") && screen.says("[added “ตรวจเรื่อง”]"));
}
