//! The reader of the circulars: contents, search as one types, jumps, copying, printing.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use khangan::circular::circulars;
use khangan::pdf::is_pdf;
use khangan::words;

use crate::screen::Screen;
use crate::source::files_below;

/// The reader, just opened.
fn open() -> Screen {
    let mut screen = Screen::new();
    screen.press_with(Modifiers::SHIFT, Key::F7);
    assert!(screen.app().circular().is_open());
    screen
}

/// What is read, as it is cited.
fn cited(screen: &Screen) -> String {
    let chosen = screen.app().circular().reading().1.expect("a passage is chosen");
    words::citation(circulars(), circulars().passage(chosen).unwrap())
}

#[test]
fn it_opens_with_a_key_shows_the_contents_and_goes_with_escape() {
    let mut screen = open();
    assert!(screen.says("เอกสารแนบ ๕.๑") && screen.says("หน้า ๑๕๗–๑๖๔"));
    screen.click(Role::Button, "ว ๒/๒๕๕๘ หลักเกณฑ์และเงื่อนไขการกำหนดตำแหน่ง");
    assert!(screen.says("๑. การกำหนดตำแหน่ง หมายถึง การกำหนดให้มีตำแหน่งในส่วนราชการใด"));
    assert!(screen.says("หน้า ๑–๔ ของฉบับพิมพ์ ตามสารบัญ"));
    screen.press(Key::Escape);
    assert!(!screen.app().circular().is_open());
}

#[test]
fn a_question_is_answered_as_it_is_typed_and_the_answer_stands_in_its_place() {
    let mut screen = open();
    screen.type_text("กี่คนถึงตั้งหัวหน้ากลุ่มงานเป็นชำนาญการพิเศษได้");
    let place = "ว ๒/๒๕๕๘ หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ, ข้อ ๒.๑.๑ (๒), หน้า ๔๓–๔๕";
    let hit = screen.spoken().into_iter().find(|it| {
        it.role == Role::Button && it.name.starts_with(place) && it.name.len() > place.len()
    });
    screen.click(Role::Button, &hit.expect("it is among those found").name);
    screen.settle();
    assert_eq!(cited(&screen), place);
    let words = "ไม่น้อยกว่า ๔ ตำแหน่ง โดยเป็นตำแหน่งข้าราชการประเภทวิชาการ";
    assert!(screen.says(words), "it is in sight");
    // Escape empties the search before it leads away.
    screen.click(Role::TextInput, "ค้นคำ ถามเป็นประโยค หรือพิมพ์เลขข้อ");
    screen.press(Key::Escape);
    assert!(screen.app().circular().is_open() && screen.says("เอกสารแนบ ๘"));
    screen.type_text("ไม่มีคำนี้แน่นอนqqq");
    assert!(screen.says("ไม่พบ") || screen.says("ว ๒"), "it says so, or shows what has some of it");
}

#[test]
fn a_passage_is_copied_with_its_citation() {
    let mut screen = open();
    screen.type_text("12.2");
    screen.press(Key::Enter);
    screen.settle();
    assert!(cited(&screen).ends_with("ข้อ ๑๒.๒, หน้า ๑–๔"), "{}", cited(&screen));
    let copied = screen.click_to_copy("คัดลอกพร้อมที่มา").expect("something is copied");
    assert!(copied.starts_with("๑๒.๒ กรณีที่มีมติอนุมัติการกำหนดตำแหน่ง"), "{copied}");
    assert!(
        copied.ends_with("\n(ว ๒/๒๕๕๘ หลักเกณฑ์และเงื่อนไขการกำหนดตำแหน่ง, ข้อ ๑๒.๒, หน้า ๑–๔)"),
        "{copied}"
    );
    assert!(screen.says("คัดลอกพร้อมที่มาแล้ว"));
}

#[test]
fn what_is_quoted_on_a_help_card_leads_to_its_place_and_back() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.press_with(Modifiers::SHIFT, Key::F1);
    let source = screen.spoken().into_iter().find(|it| it.role == Role::Blockquote).unwrap().name;
    screen.click(Role::Link, &source);
    screen.settle();
    assert!(screen.app().circular().is_open());
    let place = cited(&screen);
    let numbers = source.rsplit("ข้อ").next().unwrap().trim();
    assert!(place.contains(&format!("ข้อ {numbers}")), "{source} led to {place}");
    screen.press(Key::Escape);
    assert!(!screen.app().circular().is_open());
    assert!(screen.app().case().is_some(), "the case is as it was");
}

#[test]
fn what_is_read_with_doubt_says_so_where_it_stands() {
    let mut screen = open();
    screen.type_text("นนทิกร");
    screen.press(Key::Enter);
    screen.settle();
    assert!(screen.says("“นายนนทิกร กาญจนะจิตรา” อาจเป็น “นายมนตรี กาญจนะจิตรา”"));
}

#[test]
fn a_passage_is_printed_with_what_stands_below_it() {
    let mut screen = open();
    screen.type_text("เกณฑ์การตัดสิน");
    screen.press(Key::Enter);
    screen.settle();
    screen.click(Role::Button, "พิมพ์ข้อนี้");
    let home = screen.home();
    let of_it = |path: &std::path::PathBuf| path.to_string_lossy().contains("เกณฑ์การตัดสิน");
    let is_whole = |path: &std::path::PathBuf| std::fs::read(path).is_ok_and(|it| is_pdf(&it));
    let made = || files_below(home.path()).into_iter().filter(of_it).find(is_whole);
    screen.wait_until(|_| made().is_some());
}
