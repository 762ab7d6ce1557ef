//! The pages on the screen: the same as on paper, quick, and a way to every field.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use khangan::appraisal::appraise;
use khangan::base::FieldId;
use khangan::form::{Control, Form};
use khangan::sheet::{Mark, Page, Shape, add_foot, lay_out};
use khangan::ui::preview::Zoom;
use khangan::ui::{Action, Place, Step};
use khangan::words::{Lang, foot};

use crate::scenario::{FORM_IDS, Scenario, form, some_moment, step};
use crate::screen::Screen;
use crate::source::root;
use crate::terminal::{Desk, in_process};

/// A screen with room for the pages beside the fields.
const LARGE: Vec2 = Vec2::new(1920.0, 1080.0);

fn full() -> Screen {
    Screen::open(root().join("tests/fixtures/print/academic-full.khangan"))
}

/// Turns to the pages and waits until they are there.
fn turn(screen: &mut Screen) {
    screen.press(Key::F5);
    screen.wait_until(|screen| screen.app().proof_is_fresh());
}

fn text_of(page: &Page) -> String {
    let text = |mark: &Mark| {
        if let Shape::Text(text) = &mark.shape { Some(text.text.to_string()) } else { None }
    };
    page.marks.iter().filter_map(text).collect::<Vec<_>>().join("\n")
}

/// The upper left corner of the pages in view.
fn corner(screen: &Screen) -> Pos2 {
    let mut nodes = screen.harness.root().children_recursive();
    let pages = nodes.find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Document
            && node.label().is_some_and(|name| name.starts_with("หน้าเอกสารทั้งหมด"))
    });
    pages.expect("the pages are shown").rect().min
}

fn click_at(screen: &mut Screen, at: Pos2) {
    screen.harness.hover_at(at);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        screen.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.harness.run_ok();
    }
    screen.settle();
}

#[test]
fn the_pages_shown_are_the_very_marks_that_are_printed() {
    for id in FORM_IDS {
        let mut screen = Screen::new();
        screen.begin(id);
        screen.type_text("๑๒");
        turn(&mut screen);
        let (form, case) = (form(id), screen.case().unwrap());
        let appraisal = appraise(form, case);
        let mut printed = lay_out(form, Some((case, &appraisal)));
        add_foot(&mut printed, &foot(form, case, &appraisal, some_moment()));
        let shown = screen.app().proof().unwrap();
        assert_eq!(*shown.sheet(), printed, "{id}");
        assert_eq!(screen.place(), Place::Preview(step("position")));
    }
}

#[test]
fn a_pdf_saved_from_the_window_is_the_one_that_khangan_print_makes() {
    let desk = Desk::new();
    let case = desk.path("เลขที่ ๑.khangan");
    std::fs::copy(root().join("tests/fixtures/print/academic-full.khangan"), &case).unwrap();
    let mut screen = Screen::open(&case);
    // Written as this version writes it, with a moment of its own.
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| screen.says("บันทึกแล้ว"));
    screen.will_pick(desk.path("จากหน้าต่าง"));
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    screen.wait_until(|screen| screen.says("บันทึก “จากหน้าต่าง.pdf” แล้ว"));
    let (from, to) = (case.to_str().unwrap(), desk.path("จากคำสั่ง.pdf"));
    in_process(["print", from, "-o", to.to_str().unwrap()]).printed(0);
    assert_eq!(desk.bytes("จากหน้าต่าง.pdf"), desk.bytes("จากคำสั่ง.pdf"));

    let rect = |name: &str| {
        let mut nodes = screen.harness.root().children_recursive();
        let named = |node: &Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value()].iter().flatten().any(|words| words.starts_with(name))
        };
        nodes.find(named).map(|node| node.rect()).unwrap()
    };
    let (note, offer) = (rect("บันทึก “จากหน้าต่าง.pdf”"), rect("เปิดดู"));
    assert!(offer.left() >= note.right() && offer.y_range().contains(note.center().y));
    screen.click(Role::Button, "เปิดดู");
    assert!(!screen.says("บันทึก “จากหน้าต่าง.pdf” แล้ว"), "the note has done its work");
    assert!(!screen.says("ทำไม่สำเร็จ"), "{:?}", screen.spoken());
}

#[test]
fn a_pdf_of_unsaved_answers_carries_them() {
    let desk = Desk::new();
    let mut screen = Screen::new();
    screen.begin("general");
    screen.type_text("๗๗");
    screen.will_pick(desk.path("a.pdf"));
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    screen.wait_until(|screen| screen.says("a.pdf"));
    assert!(screen.app().unsaved(), "a PDF is no saving");
    let reopened = Screen::open(desk.path("a.pdf"));
    assert_eq!(reopened.case().unwrap().answers(), screen.case().unwrap().answers());
}

#[test]
fn a_blank_form_is_saved_from_the_start() {
    let desk = Desk::new();
    let mut screen = Screen::new();
    screen.click(Role::Button, "แบบเปล่า");
    screen.will_pick(desk.path("blank.pdf"));
    screen.press(Key::Tab);
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.says("blank.pdf"));
    let to = desk.path("ours.pdf");
    in_process(["print", "--blank", "general", "-o", to.to_str().unwrap()]).printed(0);
    assert_eq!(desk.bytes("blank.pdf"), desk.bytes("ours.pdf"));
}

#[test]
fn without_a_viewer_one_sentence_says_so_and_where_the_pdf_is() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(1);
    screen.press(Key::Tab);
    screen.type_text("no viewer");
    screen.press_with(Modifiers::COMMAND, Key::P);
    screen.wait_until(|screen| screen.says("ไม่พบโปรแกรมสำหรับแฟ้มชนิดนี้"));
    assert!(screen.says("no viewer.pdf"));
}

#[test]
fn a_click_on_a_field_of_the_page_leads_to_that_field() {
    let mut screen = full();
    let form = form("academic");
    let printed: Vec<_> = form.fields().iter().filter(|field| !field.screen_only).collect();
    let mut led = 0;
    for field in printed {
        screen.harness.state_mut().as_mut().unwrap().act(Action::Find(field.id.clone()));
        screen.settle();
        turn(&mut screen);
        screen.settle();
        let proof = screen.app().proof().unwrap();
        let Some(place) = screen.app().preview().place_of(proof, &field.id) else { continue };
        // Turning to the pages brought the field into sight.
        let at = corner(&screen) + place.to_vec2();
        assert!(at.y > 100.0 && at.y < 720.0, "{} is out of sight: {at:?}", field.id);
        click_at(&mut screen, at);
        assert_eq!(
            screen.place(),
            Place::Case(Step::of(form, &field.part).unwrap()),
            "{}",
            field.id
        );
        let focused = screen.focused().expect("something has the focus");
        if matches!(field.control, Control::Line | Control::Paragraphs) {
            assert_eq!(focused.name, field.full_label(), "{}", field.id);
        }
        led += 1;
    }
    assert!(led > 20, "{led}");
}

#[test]
fn f5_turns_to_the_page_of_the_field_and_back_to_the_field() {
    let mut screen = full();
    screen.go(8);
    let before = screen.focused();
    turn(&mut screen);
    assert_eq!(screen.app().preview().page(), 5, "the last page is the sub-commission's");
    screen.press(Key::F5);
    assert_eq!((screen.place(), screen.focused()), (Place::Case(step("committee")), before));
}

#[test]
fn keys_turn_pages_and_zoom() {
    let mut screen = full();
    turn(&mut screen);
    let (page, times) = (
        |screen: &Screen| screen.app().preview().page(),
        |screen: &Screen| screen.app().preview().times(),
    );
    screen.press(Key::Home);
    let fitting = times(&screen);
    assert_eq!(page(&screen), 0);
    screen.press(Key::End);
    assert_eq!(page(&screen), 5);
    assert!(screen.says("หน้า ๖ จาก ๖"));
    for _ in 0..4 {
        screen.press(Key::PageUp);
    }
    assert!(page(&screen) < 5);
    screen.press(Key::Home);
    for _ in 0..4 {
        screen.press(Key::PageDown);
    }
    assert!(page(&screen) >= 1);
    screen.press(Key::Plus);
    assert!(times(&screen) > fitting);
    let (larger, here) = (times(&screen), page(&screen));
    screen.press_with(Modifiers::COMMAND, Key::Plus);
    assert!(times(&screen) > larger);
    for _ in 0..20 {
        screen.press(Key::Plus);
    }
    assert!((times(&screen) - 4.0).abs() < 0.01);
    assert_eq!(page(&screen), here, "what was in sight stays in sight");
    for _ in 0..20 {
        screen.press(Key::Minus);
    }
    assert!((times(&screen) - 0.5).abs() < 0.01);
    screen.press_with(Modifiers::COMMAND, Key::Num0);
    assert!((times(&screen) - fitting).abs() < 0.01);
    screen.click(Role::Button, "ทั้งหน้า");
    assert_eq!(screen.app().preview().zoom, Zoom::Page);
    assert!(times(&screen) < fitting);
    let (page, view) = (screen.app().preview().page(), screen.app().preview());
    assert!(view.page_in_view(page).top() >= 0.0, "a whole page is in sight");
    assert!((screen.harness.ctx.zoom_factor() - 1.0).abs() < 0.01, "the window has its own zoom");
}

#[test]
fn what_is_typed_comes_onto_the_page_beside_the_field() {
    let mut screen = Screen::with(Lang::Thai, LARGE);
    screen.begin("academic");
    screen.press(Key::F6);
    screen.wait_until(|screen| screen.app().proof_is_fresh());
    let mut typed = String::new();
    for word in ["สำนัก", "งานที่", "ปรึกษา"] {
        screen.type_text(word);
        typed.push_str(word);
        screen.wait_until(|screen| screen.app().proof_is_fresh());
        let page = text_of(&screen.app().proof().unwrap().pages()[0]);
        assert!(page.contains(&typed), "{page}");
        assert!(screen.says(&typed));
    }
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.wait_until(|screen| screen.app().proof_is_fresh());
    assert!(!text_of(&screen.app().proof().unwrap().pages()[0]).contains(&typed));
    // The pages follow to the step that one goes to.
    screen.go(8);
    screen.settle();
    assert_eq!(screen.app().preview().page(), screen.app().proof().unwrap().pages().len() - 1);
}

#[test]
fn a_laptop_has_no_room_for_the_pages_beside_the_fields_and_keeps_its_fields() {
    let mut screen = full();
    screen.press(Key::F6);
    assert!(screen.app().proof().is_none());
    assert_eq!(screen.place(), Place::Case(step("position")));
}

#[test]
fn the_pages_are_read_aloud_line_by_line_in_order() {
    let mut screen = full();
    turn(&mut screen);
    let spoken = screen.spoken();
    let lines: Vec<_> = spoken.iter().filter(|it| it.role == Role::Label).collect();
    let at = |start: &str| lines.iter().position(|it| it.value.starts_with(start));
    let order = ["แบบประเมินค่างานตำแหน่ง", "๑. ตำแหน่งเลขที่ ๑๒๓๔", "๒. หน้าที่และความรับผิดชอบ"].map(at);
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} {lines:#?}");
    let named = |name: &str| spoken.iter().any(|it| it.role == Role::Document && it.name == name);
    assert!(named("หน้า ๑ จาก ๖"));
    screen.press(Key::End);
    assert!(screen.spoken().iter().any(|it| it.name == "หน้า ๖ จาก ๖" && it.role == Role::Document));
}

/// A case with so many characters in each field of text.
fn long(form: &Form, characters: usize) -> Scenario {
    let words = "จัดทำแผนอัตรากำลังและประเมินค่างานของตำแหน่งที่ได้รับมอบหมาย ";
    let text: String = words.chars().cycle().take(characters).collect();
    let fields = form.fields().iter();
    let texts = fields.filter(|f| matches!(f.control, Control::Line | Control::Paragraphs));
    texts.fold(Scenario::new(form.id().as_str()), |scenario, field| {
        scenario.answer(field.id.as_str(), &text)
    })
}

#[test]
fn every_page_of_a_case_with_forty_thousand_characters_a_field_is_shown_without_a_stutter() {
    let desk = Desk::new();
    let scenario = long(form("academic"), 40_000);
    let path = desk.write("long.khangan", khangan::store::write_case(scenario.case()));
    let mut screen = Screen::open(path);
    screen.press(Key::F5);
    // The window goes on while the pages are laid out.
    let begun = Instant::now();
    let mut worst = Duration::ZERO;
    while !screen.app().proof_is_fresh() {
        assert!(begun.elapsed() < Duration::from_mins(4), "never laid out");
        let frame = Instant::now();
        screen.harness.step();
        worst = worst.max(frame.elapsed());
        assert!(screen.app().proof().is_some() || !screen.says("%"), "no pages, so of no size");
        std::thread::sleep(Duration::from_millis(4));
    }
    let pages = screen.app().proof().unwrap().pages().len();
    println!("{pages} pages in {:?}; a frame meanwhile took {worst:?} at most", begun.elapsed());
    assert!(pages > 200, "{pages}");
    assert!(worst < Duration::from_secs(2), "{worst:?}");
    screen.press(Key::Home);
    screen.click(Role::Button, "ทั้งหน้า");
    let (mut seen, mut slowest) = (BTreeSet::new(), Duration::ZERO);
    for _ in 0..pages * 2 {
        seen.insert(screen.app().preview().page());
        let frame = Instant::now();
        screen.harness.key_press(Key::PageDown);
        screen.harness.step();
        slowest = slowest.max(frame.elapsed());
    }
    println!("the slowest turn of a page took {slowest:?}");
    assert_eq!(seen.len(), pages, "every page was shown");
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
}

#[test]
fn a_field_that_is_not_printed_leads_to_the_page_of_its_section() {
    let mut screen = Screen::new();
    screen.begin("arts");
    screen.harness.state_mut().as_mut().unwrap().act(Action::Find(FieldId::from("arts.line")));
    screen.settle();
    turn(&mut screen);
    let page = screen.app().preview().page();
    assert!(text_of(&screen.app().proof().unwrap().pages()[page]).contains("องค์ประกอบ"), "{page}");
}
