//! The library: found, opened, copied, compared, renamed, thrown away and put back.

use std::fs;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use khangan::store::{Folders, Locking, Store, Who};
use khangan::ui::Place;

use crate::scenario::some_moment;
use crate::screen::{Screen, Spoken};
use crate::source::root;
use crate::terminal::Desk;
use crate::workbook::part;

fn fixture(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/fixtures/cases/{name}.khangan"))).unwrap()
}

/// Three cases, and a file that is none.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("คอมพิวเตอร์.khangan", fixture("academic-3"));
    desk.write("การเงิน.khangan", fixture("general-2"));
    desk.write("ดุริยางค์.khangan", fixture("arts-2"));
    desk.write("เสีย.khangan", "garbled");
    desk
}

fn library(desk: &Desk) -> Screen {
    Screen::with_library(desk.path(""))
}

fn rows(screen: &Screen) -> Vec<Spoken> {
    screen.spoken().into_iter().filter(|it| it.role == Role::Row).collect()
}

fn focused(screen: &Screen) -> String {
    screen.focused().map(|it| it.name).unwrap_or_default()
}

/// Searches for this in place of what was searched before, and goes to the first row found.
fn find(screen: &mut Screen, text: &str) {
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.type_text(text);
    screen.press(Key::Enter);
}

#[test]
fn a_folder_without_cases_welcomes_with_the_forms_and_a_sample_of_each() {
    let desk = Desk::new();
    let mut screen = library(&desk);
    assert!(screen.says("ประเภทวิชาการ") && screen.says("เปิดแฟ้ม"));
    for annex in ["๕.๑", "๕.๒", "๕.๓"] {
        let mut screen = library(&desk);
        screen.click(Role::Button, &format!("ตัวอย่าง เอกสารแนบ {annex}"));
        assert!(screen.case().is_some_and(|case| !case.text("duties.after").is_empty()));
        assert!(!screen.app().unsaved(), "a sample only looked at is nothing to be saved");
        screen.press_with(Modifiers::COMMAND, Key::W);
        assert_eq!(screen.place(), Place::Start);
    }
    assert!(desk.names().is_empty(), "a sample is no file of the folder: {:?}", desk.names());
    desk.write("ใหม่.khangan", fixture("general-2"));
    screen.wait_until(|screen| rows(screen).len() == 1);
}

#[test]
fn all_that_the_first_start_offers_is_in_sight_on_a_laptop() {
    let screen = library(&Desk::new());
    // With a bar of the system below, and the title of the window above.
    let bottom = 768.0 - 80.0;
    let place = |role: Role, name: &str| {
        let mut nodes = screen.harness.root().children_recursive();
        let node = nodes.find(|node| {
            let node = node.accesskit_node();
            let named = |it: Option<String>| it.is_some_and(|it| it.starts_with(name));
            node.role() == role && (named(node.label()) || named(node.value()))
        });
        node.unwrap_or_else(|| panic!("{name}")).rect()
    };
    for name in ["ประเภทวิชาการ", "เปิดแฟ้ม", "แบบเปล่า", "ตัวอย่าง เอกสารแนบ ๕.๓", "เลือกโฟลเดอร์อื่น"]
    {
        let rect = place(Role::Button, name);
        assert!(rect.bottom() < bottom, "{name} ends at {}", rect.bottom());
    }
    let open = place(Role::Label, "เปิดเรื่องที่บันทึกไว้");
    assert!(place(Role::Button, "แบบเปล่า").bottom() < open.top(), "it is with what is begun");
    let (folder, link) =
        (place(Role::Label, "เรื่องที่บันทึกไว้ในโฟลเดอร์นี้"), place(Role::Button, "เลือกโฟลเดอร์อื่น"));
    assert!((link.left() + 4.0 - folder.left()).abs() < 0.5, "{link:?} below {folder:?}");
}

#[test]
fn what_can_be_done_with_marked_cases_is_in_sight_in_a_narrow_window_too() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.harness.set_size(egui::Vec2::new(800.0, 500.0));
    screen.press_with(Modifiers::COMMAND, Key::A);
    let rects: Vec<_> = ["เปรียบเทียบ", "ตารางสรุป", "ย้ายไปถังขยะ", "ยกเลิกการเลือก"]
        .map(|name| {
            let mut nodes = screen.harness.root().children_recursive();
            let named = |it: Option<String>| it.is_some_and(|it| it.starts_with(name));
            let node = nodes.find(|node| {
                node.accesskit_node().role() == Role::Button && named(node.accesskit_node().label())
            });
            node.unwrap_or_else(|| panic!("{name}")).rect()
        })
        .into();
    for (at, rect) in rects.iter().enumerate() {
        assert!(rect.right() <= 800.0, "{rect:?}");
        assert!(rects[..at].iter().all(|other| !other.shrink(1.0).intersects(*rect)), "{rects:?}");
    }
}

#[test]
fn it_is_said_how_a_row_is_opened_until_something_else_can_be_done() {
    let desk = desk();
    let mut screen = library(&desk);
    let hint = "Enter หรือคลิกสองครั้งเพื่อเปิด";
    assert!(screen.says(hint));
    screen.press(Key::Space);
    assert!(!screen.says(hint));
    screen.click(Role::Button, "ยกเลิกการเลือก");
    assert!(screen.says(hint) && !screen.says("เลือกไว้"));
}

#[test]
fn every_file_has_its_row_and_a_screen_reader_hears_all_of_it() {
    let desk = desk();
    let screen = library(&desk);
    let rows = rows(&screen);
    assert_eq!(rows.len(), 4);
    let row = rows.iter().find(|row| row.name.contains("๒๓๔")).unwrap();
    for part in ["นักวิชาการคอมพิวเตอร์", "ลงนามแล้ว", "ชำนาญการพิเศษ", "๘๘", "ผ่าน", "๒๐ พ.ย. ๒๕๖๙"]
    {
        assert!(row.name.contains(part), "{part} in {}", row.name);
    }
    let bad = rows.iter().find(|row| row.name.contains("เสีย")).unwrap();
    assert!(bad.name.contains("อ่านไม่ได้") && bad.about.contains("แฟ้มเสียหาย"), "{bad:?}");
    assert!(screen.says("๔ เรื่อง"));
}

#[test]
fn a_file_stands_for_a_title_only_with_words_that_say_so_and_damage_is_told_whole_when_opened() {
    let desk = Desk::new();
    desk.write("00006.khangan", fixture("general-2").replace("เจ้าพนักงานการเงินและบัญชี", ""));
    desk.write("เสีย.khangan", "garbled");
    let mut screen = library(&desk);
    let names: Vec<_> = rows(&screen).into_iter().map(|row| row.name).collect();
    let has = |words: &str| names.iter().any(|name| name.contains(words));
    assert!(has("ยังไม่มีชื่อตำแหน่ง (แฟ้ม 00006)"), "{names:?}");
    assert!(has("แฟ้ม เสีย, อ่านไม่ได้"), "{names:?}");
    let damaged = |row: &khangan::ui::screens::library::Row| row.brief == "library.brief_damaged";
    find(&mut screen, "เสีย");
    assert!(damaged(screen.app().library().model.current().unwrap()));
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.says("แฟ้มเสียหายหรือไม่ใช่แฟ้มเรื่อง (อ่านไม่ได้ที่บรรทัด"));
}

#[test]
fn a_name_that_turns_the_writing_round_is_shown_as_it_is() {
    let desk = Desk::new();
    desk.write(
        "งบ\u{202e}fdp.khangan",
        fixture("academic-3").replace("\"position.title\"", "\"x.y\""),
    );
    desk.write("เสีย\u{202e}fdp.khangan", "garbled");
    let screen = library(&desk);
    assert!(screen.says("งบ⟨U+202E⟩fdp") && screen.says("เสีย⟨U+202E⟩fdp"));
    let spoken = screen.spoken();
    assert!(spoken.iter().all(|it| !it.name.contains('\u{202e}')), "{spoken:?}");
}

#[test]
fn what_speaks_against_a_verdict_is_read_out_with_its_row_and_stands_in_the_comparison() {
    let desk = Desk::new();
    let contradicts = fixture("general-2").replace(r#""fail""#, r#""pass""#);
    let no_target = contradicts.replace(r#""ชำนาญงาน""#, r#""""#);
    desk.write("ก.khangan", contradicts);
    desk.write("ข.khangan", no_target);
    desk.write("ค.khangan", fixture("general-2"));
    let mut screen = library(&desk);
    let abouts: Vec<_> = rows(&screen).into_iter().map(|row| row.about).collect();
    let has = |words: &str| abouts.iter().filter(|about| about.contains(words)).count() == 1;
    assert!(has("คะแนนรวม ๖๓ ยังไม่ถึงเกณฑ์ ๖๕"), "{abouts:?}");
    assert!(has("ยังไม่ได้เลือกระดับที่ขอปรับ"), "{abouts:?}");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press_with(Modifiers::COMMAND, Key::M);
    screen.wait_until(|screen| screen.says("เปรียบเทียบเรื่อง"));
    assert!(screen.says("คะแนนรวม ๖๓ ยังไม่ถึงเกณฑ์ ๖๕"));
}

#[test]
fn the_keyboard_goes_through_the_rows_and_opens_one() {
    let desk = desk();
    let mut screen = library(&desk);
    let first = focused(&screen);
    screen.press(Key::End);
    let last = focused(&screen);
    assert_ne!(first, last, "the last row has the focus");
    screen.press(Key::Home);
    assert_eq!(focused(&screen), first);
    screen.press(Key::PageDown);
    assert_eq!(focused(&screen), last);
    screen.press(Key::ArrowUp);
    screen.press(Key::ArrowDown);
    assert_eq!(focused(&screen), last);
    find(&mut screen, "คอมพิวเตอร์");
    assert_eq!(rows(&screen).len(), 1);
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.case().is_some());
    assert_eq!(screen.case().unwrap().text("position.number"), "๒๓๔");
    screen.press_with(Modifiers::COMMAND, Key::W);
    assert!(focused(&screen).contains("๒๓๔"), "back at the case: {:?}", focused(&screen));
}

#[test]
fn the_focus_rests_on_the_first_row_until_somebody_leads_it_elsewhere() {
    let desk = Desk::new();
    desk.write("เก่า.khangan", fixture("general-2"));
    let mut screen = library(&desk);
    assert!(focused(&screen).contains("๓๑๒"));
    desk.write("ใหม่.khangan", fixture("academic-3"));
    screen.wait_until(|screen| rows(screen).len() == 2);
    assert!(focused(&screen).contains("๒๓๔"), "{}", focused(&screen));
    screen.press(Key::ArrowDown);
    assert!(focused(&screen).contains("๓๑๒"), "{}", focused(&screen));
    desk.write("ใหม่กว่า.khangan", fixture("academic-3").replace("๒๓๔", "๙๙๙"));
    screen.wait_until(|screen| rows(screen).len() == 3);
    assert!(focused(&screen).contains("๓๑๒"), "{}", focused(&screen));
}

#[test]
fn a_search_looks_into_every_field_and_says_how_many_it_found() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "iso 27001 ธรรมาภิบาล");
    assert_eq!(rows(&screen).len(), 1);
    assert!(screen.says("พบ ๑ จาก ๔ เรื่อง"));
    find(&mut screen, "ไม่มีคำนี้");
    assert!(rows(&screen).is_empty() && screen.says("ไม่มีเรื่องที่ตรงกับที่ค้นหา"));
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.press(Key::Escape);
    assert_eq!(rows(&screen).len(), 4);
}

#[test]
fn filters_choose_by_form_and_state_and_heads_sort() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.click(Role::Button, "ทุกแบบ");
    screen.click(Role::Button, "ประเภททั่วไป");
    assert_eq!(rows(&screen).len(), 1);
    screen.click(Role::Button, "ประเภททั่วไป");
    screen.click(Role::Button, "ทุกแบบ");
    screen.click(Role::Button, "ทุกสถานะ");
    screen.click(Role::Button, "อ่านไม่ได้");
    assert_eq!(rows(&screen).len(), 1);
    let mut screen = library(&desk);
    let numbers = |screen: &Screen| -> Vec<String> {
        rows(screen).iter().map(|row| row.name.split(',').next().unwrap().to_owned()).collect()
    };
    screen.click(Role::ColumnHeader, "เลขที่");
    assert_eq!(numbers(&screen)[..3], ["๘๘", "๒๓๔", "๓๑๒"]);
    screen.click(Role::ColumnHeader, "เลขที่");
    assert_eq!(numbers(&screen)[..3], ["๓๑๒", "๒๓๔", "๘๘"]);
}

#[test]
fn a_copy_is_a_draft_with_an_id_of_its_own() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    screen.press_with(Modifiers::COMMAND, Key::D);
    screen.wait_until(|screen| screen.says("ทำสำเนาแล้ว"));
    screen.wait_until(|screen| screen.app().library().model.count() == 5);
    assert_eq!(screen.app().library().model.current().unwrap().file_name(), "คอมพิวเตอร์ (สำเนา)");
    let copy = desk.text("คอมพิวเตอร์ (สำเนา).khangan");
    assert!(copy.contains("signed: [],") && copy.contains("ธรรมาภิบาลข้อมูล"));
    assert!(!copy.contains("5b8b1a0e-3f0f-4a55-9d0c-0d2f6b3c00a3"));
}

#[test]
fn a_new_round_begins_a_case_that_is_not_saved_yet() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "ดุริยางค");
    screen.click(Role::Button, "เรื่อง");
    screen.click(Role::Button, "เริ่มรอบใหม่");
    screen.wait_until(|screen| screen.case().is_some());
    let case = screen.case().unwrap();
    assert_eq!((case.text("position.number"), case.number("score.knowledge.points")), ("๘๘", None));
    assert!(screen.app().unsaved());
    assert_eq!(desk.names().len(), 4);
}

#[test]
fn two_marked_cases_are_compared_and_escape_leads_back() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.press_with(Modifiers::COMMAND, Key::M);
    assert!(!screen.says("เปรียบเทียบเรื่อง"), "one case cannot be compared");
    find(&mut screen, "นัก");
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.press(Key::Escape);
    screen.click(Role::ColumnHeader, "เลขที่");
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.press(Key::Enter);
    screen.press(Key::Home);
    screen.press(Key::Space);
    screen.press(Key::ArrowDown);
    screen.press(Key::Space);
    assert!(screen.says("เลือกไว้ ๒ เรื่อง"));
    screen.press_with(Modifiers::COMMAND, Key::M);
    screen.wait_until(|screen| screen.says("เปรียบเทียบเรื่อง"));
    for words in [
        "เลขที่ ๘๘ ดุริยางคศิลปิน",
        "เลขที่ ๒๓๔ นักวิชาการคอมพิวเตอร์",
        "๘๘ (เกณฑ์ ๘๐)",
        "ต่างกัน",
        "ระดับ ๔ · ๒๗ คะแนน",
    ] {
        assert!(screen.says(words), "{words}");
    }
    screen.press(Key::Escape);
    assert_eq!(rows(&screen).len(), 4);
}

#[test]
fn a_file_gets_another_name_but_never_that_of_another() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::F2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_text("ชื่อ/ใหม่");
    assert!(screen.says("ใช้เครื่องหมาย"));
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_text("การเงิน\n");
    screen.wait_until(|screen| screen.says("มีแฟ้มชื่อนี้อยู่แล้ว"));
    screen.press(Key::Escape);
    screen.press(Key::F2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_text("ศูนย์ ๒๓๔\n");
    screen.wait_until(|screen| screen.says("เปลี่ยนชื่อแฟ้มแล้ว"));
    assert_eq!(desk.text("ศูนย์ ๒๓๔.khangan"), fixture("academic-3"));
    assert_eq!(desk.text("การเงิน.khangan"), fixture("general-2"));
}

#[test]
fn what_is_thrown_away_is_in_the_trash_and_comes_back_whole() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.says("ย้ายไปถังขยะแล้ว ๑ เรื่อง"));
    screen.wait_until(|screen| screen.app().library().model.count() == 3);
    assert_eq!(desk.text("trash/คอมพิวเตอร์.khangan"), fixture("academic-3"));
    screen.click(Role::Button, "นำกลับ");
    screen.wait_until(|screen| screen.app().library().model.count() == 4);
    assert_eq!(desk.text("คอมพิวเตอร์.khangan"), fixture("academic-3"));
}

#[test]
fn without_a_trash_it_is_asked_before_anything_is_gone_for_good() {
    let desk = desk();
    desk.write("no-trash", "");
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.says("ไม่มีถังขยะ"));
    screen.press(Key::Enter);
    assert!(desk.path("คอมพิวเตอร์.khangan").exists(), "the button that keeps it has the focus");
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.says("ไม่มีถังขยะ"));
    screen.click(Role::Button, "ลบถาวร");
    screen.wait_until(|screen| screen.app().library().model.count() == 3);
    assert!(!desk.path("คอมพิวเตอร์.khangan").exists());
}

#[test]
fn another_folder_can_be_chosen() {
    let (one, two) = (desk(), Desk::new());
    two.write("เดียว.khangan", fixture("general-2"));
    let mut screen = library(&one);
    screen.will_pick(two.path(""));
    screen.click(Role::Button, "เลือกโฟลเดอร์อื่น");
    screen.wait_until(|screen| rows(screen).len() == 1);
}

#[test]
fn keys_for_a_field_of_the_search_do_nothing_to_the_cases() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.type_text("การ เงิน");
    screen.press(Key::Delete);
    screen.press(Key::Home);
    screen.press(Key::Space);
    assert_eq!(desk.names().len(), 4);
    assert_eq!(screen.app().library().model.marked(), 0);
    assert_eq!(screen.app().library().model.typed(), "การ เงิน");
}

#[test]
fn many_cases_become_pdfs_that_carry_them() {
    let desk = desk();
    let mut screen = library(&desk);
    let out = Desk::new();
    screen.press_with(Modifiers::COMMAND, Key::A);
    assert!(screen.says("เลือกไว้ ๔ เรื่อง"));
    screen.will_pick(out.path(""));
    screen.click(Role::Button, "บันทึกเป็น PDF");
    screen.wait_until(|screen| screen.says("บันทึก PDF แล้ว ๓ เรื่อง"));
    let names = ["การเงิน.pdf", "คอมพิวเตอร์.pdf", "ดุริยางค์.pdf"];
    assert_eq!(out.names(), names);
    for name in names {
        let case = khangan::pdf::embedded_case(&out.bytes(name)).unwrap();
        assert_eq!(String::from_utf8(case).unwrap(), desk.text(name.replace("pdf", "khangan")));
    }
}

/// The PDFs of all cases, to this folder.
fn save_all(screen: &mut Screen, out: &Desk) {
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.will_pick(out.path(""));
    screen.click(Role::Button, "บันทึกเป็น PDF");
}

#[test]
fn pdfs_that_are_there_are_asked_about_once_and_nothing_is_replaced_unasked() {
    let desk = desk();
    for (answer, saved, old, both) in [
        ("แทนที่ทั้งหมด", "๓", false, false),
        ("เก็บไว้ทั้งสอง", "๓", true, true),
        ("ข้ามแฟ้มที่มีแล้ว", "๒", true, false),
        ("ยกเลิก", "", true, false),
    ] {
        let mut screen = library(&desk);
        let out = Desk::new();
        out.write("การเงิน.pdf", "old");
        save_all(&mut screen, &out);
        screen.wait_until(|screen| screen.says("มี PDF ชื่อเดียวกันอยู่แล้ว"));
        assert!(screen.says("การเงิน.pdf"));
        assert_eq!(out.names(), ["การเงิน.pdf"], "nothing is done before the answer");
        screen.click(Role::Button, answer);
        if answer == "ยกเลิก" {
            assert_eq!(out.names(), ["การเงิน.pdf"]);
        } else {
            screen.wait_until(|screen| screen.says(&format!("บันทึก PDF แล้ว {saved} เรื่อง")));
            assert!(out.names().contains(&"ดุริยางค์.pdf".into()));
        }
        assert_eq!(out.bytes("การเงิน.pdf") == b"old", old, "{answer}");
        assert_eq!(out.names().contains(&"การเงิน-2.pdf".into()), both, "{answer}");
    }
}

#[test]
fn a_case_that_gives_no_pdf_is_named_and_stops_no_other() {
    let desk = desk();
    let mut screen = library(&desk);
    let out = Desk::new();
    screen.press_with(Modifiers::COMMAND, Key::A);
    // Another program spoils it after the table has read it.
    desk.write("ดุริยางค์.khangan", "garbled");
    screen.will_pick(out.path(""));
    screen.click(Role::Button, "บันทึกเป็น PDF");
    screen.wait_until(|screen| screen.says("บันทึกเป็น PDF ไม่ได้ ๑ เรื่อง"));
    assert!(screen.says("ดุริยางค์.khangan: "));
    assert_eq!(out.names(), ["การเงิน.pdf", "คอมพิวเตอร์.pdf"]);
}

#[test]
fn a_folder_for_pdfs_that_is_gone_is_told_once() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.will_pick(desk.path("ถอดออกแล้ว"));
    screen.click(Role::Button, "บันทึกเป็น PDF");
    screen.wait_until(|screen| screen.says("ไม่พบโฟลเดอร์ที่จะบันทึก"));
    assert!(!screen.says("คอมพิวเตอร์.pdf") && !desk.path("ถอดออกแล้ว").exists());
}

#[test]
fn while_pdfs_are_saved_it_is_seen_how_far_and_it_can_be_stopped() {
    const CASES: usize = 120;
    let (desk, out) = (Desk::new(), Desk::new());
    for number in 0..CASES {
        desk.write(format!("{number}.khangan"), fixture("academic-3"));
    }
    let mut screen = library(&desk);
    save_all(&mut screen, &out);
    screen.wait_until(|screen| screen.app().library().saving.is_some_and(|(done, _)| done > 2));
    assert!(screen.says("กำลังบันทึก PDF") && screen.says("จาก ๑๒๐"));
    screen.click(Role::Button, "หยุด");
    screen.wait_until(|screen| screen.app().library().saving.is_none());
    assert!(screen.says("หยุดก่อนครบ"));
    let saved = out.names().len();
    assert!((3..CASES).contains(&saved), "{saved}");
    assert!(out.names().iter().all(|name| name.to_string_lossy().ends_with(".pdf")));
    // And once more, for they are marked still: what was not saved yet, is.
    screen.will_pick(out.path(""));
    screen.click(Role::Button, "บันทึกเป็น PDF");
    screen.wait_until(|screen| screen.says("มี PDF ชื่อเดียวกันอยู่แล้ว"));
    screen.click(Role::Button, "ข้ามแฟ้มที่มีแล้ว");
    screen.wait_until(|screen| screen.app().library().saving.is_none());
    assert_eq!(out.names().len(), CASES);
}

#[test]
fn a_search_begun_anew_takes_the_place_of_the_one_before() {
    let desk = desk();
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    assert_eq!(rows(&screen).len(), 1);
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.type_text("การเงิน");
    assert_eq!(screen.app().library().model.typed(), "การเงิน");
}

#[test]
fn the_folder_that_was_chosen_is_there_at_the_next_start_and_can_be_given_up_again() {
    let (one, two) = (desk(), Desk::new());
    let home = Arc::new(tempfile::tempdir().unwrap());
    two.write("เดียว.khangan", fixture("general-2"));
    let mut screen = Screen::with_library_at(&home, one.path(""));
    screen.will_pick(two.path(""));
    screen.click(Role::Button, "เลือกโฟลเดอร์อื่น");
    screen.wait_until(|screen| rows(screen).len() == 1);
    let remembered = || {
        let who = Who { user: String::new(), machine: String::new() };
        Store::new(Folders::below(home.path()), who).settings().0.library
    };
    screen.wait_until(|_| remembered().is_some());
    drop(screen);
    let mut screen = Screen::with_library_at(&home, one.path(""));
    assert_eq!(rows(&screen).len(), 1);
    screen.click(Role::Button, "เรื่อง");
    screen.click(Role::Button, "กลับไปโฟลเดอร์ของโปรแกรม");
    screen.wait_until(|screen| rows(screen).len() == 4);
    screen.wait_until(|_| remembered().is_none());
}

#[test]
fn a_chosen_folder_that_is_gone_is_told_and_not_made_and_there_is_a_way_out() {
    let (one, two) = (desk(), Desk::new());
    let home = Arc::new(tempfile::tempdir().unwrap());
    let who = Who { user: String::new(), machine: String::new() };
    let store = Store::new(Folders::below(home.path()), who);
    let stick = two.path("แฟลชไดรฟ์");
    store.change_settings(|settings| settings.library = Some(stick.clone())).unwrap();
    let mut screen = Screen::with_library_at(&home, one.path(""));
    screen.wait_until(|screen| screen.says("ไม่พบโฟลเดอร์ที่เลือกไว้"));
    assert!(screen.says(&stick.display().to_string()) && !stick.exists());
    fs::create_dir(&stick).unwrap();
    fs::write(stick.join("ก.khangan"), fixture("general-2")).unwrap();
    screen.wait_until(|screen| rows(screen).len() == 1);
    assert!(!screen.says("ไม่พบโฟลเดอร์ที่เลือกไว้"), "plugged in again, it is there");
    fs::remove_dir_all(&stick).unwrap();
    screen.wait_until(|screen| screen.says("ไม่พบโฟลเดอร์ที่เลือกไว้"));
    screen.click(Role::Button, "กลับไปโฟลเดอร์ของโปรแกรม");
    screen.wait_until(|screen| rows(screen).len() == 4);
}

#[test]
fn what_somebody_works_on_is_neither_renamed_nor_deleted_and_it_is_said_who() {
    let desk = desk();
    let theirs = Store::new(
        Folders::below(desk.home()),
        Who { user: "สมชาย".to_owned(), machine: "ห้อง ๒".to_owned() },
    );
    let Ok(Locking::Mine(lock)) = theirs.lock(&desk.path("คอมพิวเตอร์.khangan"), some_moment())
    else {
        panic!("nobody has it");
    };
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    let refused = |screen: &mut Screen| {
        screen.wait_until(|screen| screen.says("สมชาย กำลังเปิดแฟ้มนี้อยู่ที่เครื่อง ห้อง ๒ ตั้งแต่"));
        screen.press(Key::Escape);
        assert_eq!(desk.text("คอมพิวเตอร์.khangan"), fixture("academic-3"));
    };
    screen.press(Key::F2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_text("อื่น\n");
    refused(&mut screen);
    screen.press(Key::Delete);
    refused(&mut screen);
    // Of several, the others go.
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.press(Key::Escape);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Delete);
    refused(&mut screen);
    screen.wait_until(|screen| screen.app().library().model.count() == 1);
    assert!(desk.path("trash/การเงิน.khangan").exists());
    drop(lock);
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.app().library().model.count() == 0);
    assert!(desk.path("trash/คอมพิวเตอร์.khangan").exists());
    let left: Vec<_> =
        fs::read_dir(desk.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["trash"], "no lock is left over");
}

#[test]
fn what_is_open_in_this_very_window_is_to_be_closed_first() {
    let desk = desk();
    let mut screen = library(&desk);
    let here = Store::new(
        Folders::below(desk.home()),
        Who { user: "somying".to_owned(), machine: "desk".to_owned() },
    );
    let _lock = here.lock(&desk.path("คอมพิวเตอร์.khangan"), some_moment()).unwrap();
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.says("เปิดอยู่ในหน้าต่างนี้"));
    assert!(desk.path("คอมพิวเตอร์.khangan").exists());
}

#[test]
fn without_a_trash_what_somebody_works_on_is_not_deleted_for_good_either() {
    let desk = desk();
    desk.write("no-trash", "");
    let mut screen = library(&desk);
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::Delete);
    screen.wait_until(|screen| screen.says("ไม่มีถังขยะ"));
    let who = Who { user: "สมชาย".to_owned(), machine: "ห้อง ๒".to_owned() };
    let theirs = Store::new(Folders::below(desk.home()), who);
    let _lock = theirs.lock(&desk.path("คอมพิวเตอร์.khangan"), some_moment()).unwrap();
    screen.click(Role::Button, "ลบถาวร");
    screen.wait_until(|screen| screen.says("สมชาย"));
    assert!(desk.path("คอมพิวเตอร์.khangan").exists());
}

#[test]
fn a_system_that_shows_no_folders_is_no_dead_end() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.click(Role::Button, "เรื่อง");
    screen.click(Role::Button, "เปิดโฟลเดอร์");
    screen.wait_until(|screen| screen.says("ระบบเปิดโฟลเดอร์ให้ดูไม่ได้"));
}

/// What stands in the cells of a workbook as text, in the order of first use.
fn texts(bytes: &[u8]) -> Vec<String> {
    let strings = part(bytes, "xl/sharedStrings.xml");
    let texts = strings.split("<t>").skip(1).filter_map(|rest| rest.split_once("</t>"));
    texts.map(|(text, _)| text.to_owned()).collect()
}

#[test]
fn the_table_is_saved_as_a_workbook_what_is_marked_else_what_is_shown() {
    let (desk, out) = (desk(), Desk::new());
    let mut screen = library(&desk);
    let save = |screen: &mut Screen, name: &str, rows: &str| {
        screen.will_pick(out.path(name));
        screen.press_with(Modifiers::COMMAND, Key::E);
        let said = format!("บันทึกตารางสรุปแล้ว {rows} แถว");
        screen.wait_until(|screen| screen.says(&said));
    };
    save(&mut screen, "all", "๔");
    let all = out.bytes("all.xlsx");
    for text in ["กอง/สำนัก", "ความยุ่งยากของงาน", "อิสระในการคิด", "๒๓๔", "เสีย.khangan", "อ่านไม่ได้"]
    {
        assert!(texts(&all).iter().any(|it| it == text), "{text}");
    }
    let sheet = part(&all, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>88</v>"), "the total is a number");
    screen.click(Role::Button, "ทุกแบบ");
    screen.click(Role::Button, "ประเภททั่วไป");
    save(&mut screen, "general.xlsx", "๑");
    let general = texts(&out.bytes("general.xlsx"));
    assert!(general.iter().any(|it| it == "การเงิน.khangan"), "{general:?}");
    assert!(!general.iter().any(|it| it == "อิสระในการคิด"), "only the forms that are there");
    screen.click(Role::Button, "ประเภททั่วไป");
    screen.click(Role::Button, "ทุกแบบ");
    find(&mut screen, "คอมพิวเตอร์");
    screen.press(Key::Space);
    screen.press_with(Modifiers::COMMAND, Key::F);
    screen.press(Key::Escape);
    assert!(screen.says("เลือกไว้ ๑ เรื่อง"));
    screen.will_pick(out.path("marked.xlsx"));
    screen.click(Role::Button, "ตารางสรุป (Excel)");
    screen.wait_until(|_| out.names().iter().any(|name| name == "marked.xlsx"));
    let marked = texts(&out.bytes("marked.xlsx"));
    let files: Vec<_> = marked.iter().filter(|it| it.ends_with(".khangan")).collect();
    assert_eq!(files, ["คอมพิวเตอร์.khangan"]);
}

#[test]
fn a_summary_that_cannot_be_written_says_why_and_nothing_shown_has_none() {
    let desk = desk();
    let mut screen = library(&desk);
    screen.will_pick(desk.path("ไม่มีโฟลเดอร์นี้/สรุป.xlsx"));
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.wait_until(|screen| screen.says("ทำไม่สำเร็จ"));
    screen.press(Key::Escape);
    find(&mut screen, "ไม่มีคำนี้");
    screen.will_pick(desk.path("ว่าง.xlsx"));
    screen.press_with(Modifiers::COMMAND, Key::E);
    assert!(!desk.names().iter().any(|name| name == "ว่าง.xlsx"));
}
