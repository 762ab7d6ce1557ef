//! The reader of position standards: browsed, searched as one types, compared, copied from.

use egui::Key;
use egui::accesskit::Role;
use khangan::standards::Standards;
use khangan::ui::screens::standards::Spot;

use crate::screen::Screen;

const SOURCE: &str = "มาตรฐานของส่วนท้องถิ่น (ก.จ., ก.ท. และ ก.อบต.)";

/// The reader, just opened.
fn open() -> Screen {
    let mut screen = Screen::new();
    screen.press(Key::F7);
    assert!(screen.app().standards().is_open());
    screen
}

fn reading(screen: &Screen) -> (String, String) {
    let standards = Standards::built_in();
    let (spot, _) = screen.app().standards().reading();
    let standard = &standards.all()[spot.standard];
    (standard.title().to_owned(), standard.levels()[spot.level].level.clone())
}

#[test]
fn it_opens_with_a_key_says_whose_the_standards_are_and_goes_with_escape() {
    let mut screen = open();
    assert!(screen.says(SOURCE), "whose it is stands with it");
    assert_eq!(reading(&screen), ("เจ้าพนักงานประชาสัมพันธ์".into(), "ปฏิบัติงาน".into()));
    assert!(screen.says("ปรับปรุงทะเบียนสื่อมวลชน"));
    screen.press(Key::Escape);
    assert!(!screen.app().standards().is_open());
}

#[test]
fn what_is_typed_is_searched_at_once_and_a_passage_leads_to_its_place() {
    let mut screen = open();
    screen.type_text("โต้ตอบหนังสือ");
    let passage = screen
        .spoken()
        .into_iter()
        .find(|it| it.role == Role::Button && it.name.contains("๑.๓ ควบคุมดูแล ติดตาม"))
        .expect("the passage is listed");
    assert!(passage.name.starts_with("นักจัดการงานทั่วไป ระดับชำนาญการพิเศษ"), "{passage:?}");
    screen.click(Role::Button, &passage.name);
    assert_eq!(reading(&screen), ("นักจัดการงานทั่วไป".into(), "ชำนาญการพิเศษ".into()));
    // Escape empties the search before it leads away.
    screen.click(Role::TextInput, "ค้นหาตำแหน่งหรือข้อความ");
    screen.press(Key::Escape);
    assert!(screen.app().standards().is_open());
    assert!(screen.says("นักจัดการงานทะเบียนและบัตร"), "all are listed again");
    screen.type_text("ไม่มีคำนี้แน่นอน");
    assert!(screen.says("ไม่พบ"));
}

#[test]
fn two_levels_stand_side_by_side_with_what_changed_and_what_rises() {
    let mut screen = open();
    screen.click(Role::RadioButton, "ชำนาญงาน");
    screen.click(Role::Button, "ไม่เทียบ  ▾");
    screen.click(Role::Button, "เจ้าพนักงานประชาสัมพันธ์ ระดับอาวุโส");
    let (spot, other) = screen.app().standards().reading();
    assert_eq!(
        (spot, other),
        (Spot { standard: 0, level: 1 }, Some(Spot { standard: 0, level: 2 }))
    );
    assert!(screen.says("เหมือนเดิม ๑ เปลี่ยน ๕ เพิ่ม ๖ ไม่มีแล้ว ๔"));
    assert!(screen.says("เหมือนเดิม") && screen.says("ไม่มีแล้ว"));
    screen.click(Role::Button, "เฉพาะที่ต่างกัน");
    assert!(!screen.spoken().iter().any(|it| it.name == "เหมือนเดิม" || it.value == "เหมือนเดิม"));
    assert!(screen.says("สูงขึ้น"));
}

#[test]
fn a_passage_is_copied_as_it_stands() {
    let mut screen = open();
    let copied = screen.click_to_copy("คัดลอก ๑.๓").expect("something is copied");
    assert_eq!(copied, "ปรับปรุงทะเบียนสื่อมวลชน เพื่อเก็บรวบรวมไว้เป็นข้อมูลของหน่วยงาน");
    assert!(screen.says("คัดลอกแล้ว"));
}

#[test]
fn what_is_read_with_doubt_says_so_where_it_stands() {
    let mut screen = open();
    screen.click(Role::Button, "นักจัดการงานทั่วไป");
    assert!(screen.says("แต่ระดับชำนาญการต้องการเพียงระดับ ๒ จึงน่าจะเป็น “ระดับ ๑”"));
}
