//! What each step is for and who signs it, beside its fields.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::NodeT as _;
use khangan::ui::Place;
use khangan::words::{self, Lang};

use super::sight::{case, screen_of};
use crate::scenario::{FORM_IDS, Scenario, form, step, steps};
use crate::screen::{LAPTOP, Screen, Spoken};

const NAME: &str = "เกี่ยวกับส่วนนี้";

fn is_open(screen: &Screen) -> bool {
    screen.spoken().iter().any(|it| it.role == Role::Region && it.name == NAME)
}

fn turn(screen: &mut Screen) {
    screen.press_with(Modifiers::SHIFT, Key::F1);
}

#[test]
fn every_step_of_every_form_says_what_it_is_for_and_quotes_the_circular() {
    for id in FORM_IDS {
        let mut screen = Screen::new();
        screen.begin(id);
        assert!(!is_open(&screen), "nobody asked yet");
        turn(&mut screen);
        for (step, number) in steps().zip(1..) {
            screen.go(number);
            assert!(is_open(&screen), "{id} {step:?}: it stays open from step to step");
            let what = words::step_about(Lang::Thai, form(id), step.0).unwrap();
            assert!(screen.says(&what), "{id} {step:?}: {what}");
            let Some(part) = step.part(form(id)) else { continue };
            let spoken = screen.spoken();
            for quote in form(id).quotes(&part.id) {
                let quoted = |it: &&crate::screen::Spoken| it.role == Role::Blockquote;
                let named = spoken.iter().filter(quoted).any(|it| it.name == quote.source);
                assert!(named, "{id} {step:?}: {}", quote.source);
                for words in &quote.words {
                    assert!(spoken.iter().any(|it| it.value == *words), "{id} {step:?}: {words}");
                }
            }
            for office in form(id).signatories(&part.id) {
                assert!(screen.says(&office), "{id} {step:?}: {office}");
            }
        }
    }
}

#[test]
fn what_the_officials_certify_stands_above_their_cards_and_is_not_said_twice() {
    let mut screen = screen_of(&Scenario::complete("general"));
    let number = case(&screen).text("position.number").to_owned();
    screen.go(7);
    let certified = format!("ขอรับรองว่าข้อมูลข้างต้นของตำแหน่งเลขที่ {number} ถูกต้อง");
    assert!(screen.says(&certified), "{certified}");
    turn(&mut screen);
    let all = screen.spoken();
    let said = |it: &&Spoken| it.role == Role::Label && it.value.contains("ขอรับรองว่าข้อมูลข้างต้น");
    assert_eq!(all.iter().filter(said).count(), 1, "the help quotes it");
}

#[test]
fn the_keys_and_the_button_show_it_and_hide_it_and_the_field_keeps_the_focus() {
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(3);
    let field = screen.focused().expect("the field of the step");
    turn(&mut screen);
    assert!(is_open(&screen));
    assert_eq!(screen.focused().as_ref(), Some(&field), "whoever types is left alone");
    screen.type_text("ก");
    assert_eq!(screen.case().unwrap().text("comparison"), "ก");
    turn(&mut screen);
    assert!(!is_open(&screen));
    assert_eq!(screen.focused().map(|it| it.name), Some(field.name));
    screen.click(Role::Button, NAME);
    assert!(is_open(&screen));
    screen.click(Role::Button, NAME);
    assert!(!is_open(&screen));
}

#[test]
fn it_is_remembered_for_the_session_and_another_case_does_not_close_it() {
    let mut screen = Screen::new();
    screen.begin("academic");
    turn(&mut screen);
    screen.press_with(Modifiers::COMMAND, Key::W);
    assert_eq!(screen.place(), Place::Start);
    turn(&mut screen);
    screen.begin("general");
    assert!(is_open(&screen), "without a case the keys do nothing");
}

#[test]
fn before_the_pages_it_leads_back_to_the_step_and_shows_it() {
    let mut screen = Screen::new();
    screen.begin("general");
    screen.go(7);
    for open in [false, true] {
        screen.press(Key::F5);
        assert_eq!(screen.place(), Place::Preview(step("opinions")), "open before: {open}");
        turn(&mut screen);
        assert_eq!(screen.place(), Place::Case(step("opinions")));
        assert!(is_open(&screen), "open before: {open}");
    }
}

#[test]
fn on_a_laptop_all_of_it_is_in_sight_at_once_and_nothing_reaches_beyond_its_column() {
    let narrow = Vec2::new(1024.0, 768.0);
    for (size, whole) in [(LAPTOP, true), (narrow, false)] {
        for id in FORM_IDS {
            let mut screen = Screen::with(Lang::Thai, size);
            screen.begin(id);
            turn(&mut screen);
            for number in 1..=8 {
                screen.go(number);
                let root = screen.harness.root();
                let nodes: Vec<_> = root.children_recursive().collect();
                let card = nodes
                    .iter()
                    .find(|node| {
                        node.accesskit_node().role() == Role::Region
                            && node.accesskit_node().label().as_deref() == Some(NAME)
                    })
                    .unwrap()
                    .rect();
                let room = size.y - 48.0 - 40.0;
                assert!(card.height() < room, "{id} {number}: {} high", card.height());
                assert!(card.right() < size.x - 250.0, "{id} {number}: over the score");
                assert!(!whole || card.height() < 430.0, "{id} {number}: {}", card.height());
                let labels = nodes.iter().filter(|n| n.accesskit_node().role() == Role::Label);
                for rect in labels.map(egui_kittest::Node::rect) {
                    let inside = card.contains(rect.center());
                    assert!(!inside || card.contains_rect(rect), "{id} {number}: {rect:?}");
                }
            }
        }
    }
}

#[test]
fn the_steps_whose_part_is_signed_say_by_whom_in_both_languages() {
    for (lang, heading) in [(Lang::Thai, "ผู้ลงลายมือชื่อในส่วนนี้"), (Lang::English, "Signed on paper")]
    {
        let mut screen = Screen::with(lang, LAPTOP);
        screen.begin("arts");
        turn(&mut screen);
        for (step, number) in steps().zip(1..) {
            screen.go(number);
            let part = step.part(form("arts")).map(|part| part.id.as_str());
            let signed = matches!(part, Some("opinions" | "committee"));
            assert_eq!(screen.says(heading), signed, "{step:?}");
        }
    }
}
