//! Giving levels, points and reasons.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::NodeT as _;
use khangan::appraisal::appraise;
use khangan::form::Component;
use khangan::ui::Place;

use super::sight::{all, case, drag, gauge, lead, screen_of, tab_to};
use crate::scenario::{FORM_IDS, Scenario, form, step};
use crate::screen::Screen;

const POINTS: &str = "score.duties.points";
const LEVEL: &str = "score.duties.level";

/// An empty case, the focus on a field.
fn at(field: &str) -> Screen {
    let mut screen = screen_of(&Scenario::new("academic"));
    lead(&mut screen, field);
    screen
}

fn answers(screen: &Screen) -> (Option<i64>, Option<i64>) {
    (case(screen).number(LEVEL), case(screen).number(POINTS))
}

fn total(screen: &Screen) -> i64 {
    appraise(form(case(screen).form().as_str()), case(screen)).total
}

#[test]
fn every_level_has_a_card_with_its_full_official_words_and_range() {
    for id in FORM_IDS {
        let form = form(id);
        let mut screen = screen_of(&Scenario::new(id));
        screen.go(4);
        let cards = all(&screen, Role::RadioButton);
        for component in form.components() {
            let of = form.field(component.level.as_str()).unwrap().full_label();
            let here: Vec<_> = cards.iter().filter(|card| card.about == of).collect();
            assert_eq!(here.len(), 4, "{id} {of}");
            for (card, level) in here.iter().zip(&component.def.levels) {
                assert!(card.name.contains(&level.words), "{card:?}");
                assert!(card.name.contains(&form.range_words(level)), "{card:?}");
                assert!(!card.chosen);
            }
        }
    }
}

#[test]
fn the_digits_1_to_4_choose_the_level_of_the_group_that_has_the_focus() {
    let mut screen = at(LEVEL);
    for (key, level) in [(Key::Num3, 3), (Key::Num1, 1), (Key::Num4, 4), (Key::Num2, 2)] {
        screen.press(key);
        assert_eq!(answers(&screen), (Some(level), None));
        let focused = screen.focused().unwrap();
        assert!(focused.chosen && focused.role == Role::RadioButton, "{focused:?}");
    }
    // A Thai keyboard has Thai digits on other keys.
    screen.harness.event(Event::Text("๓".to_owned()));
    screen.settle();
    assert_eq!(answers(&screen), (Some(3), None));
    // There is no fifth level, and with Ctrl the digits lead to steps.
    screen.press(Key::Num5);
    screen.press_with(Modifiers::COMMAND, Key::Num4);
    assert_eq!(answers(&screen), (Some(3), None));
    assert_eq!(case(&screen).number("score.difficulty.level"), None);
}

#[test]
fn a_thai_keyboard_chooses_levels_and_leads_to_steps_where_it_bears_other_signs() {
    let mut screen = at(LEVEL);
    for (place, bears, level) in
        [(Key::Num2, (Key::Slash, "/"), 2), (Key::Num3, (Key::Minus, "-"), 3)]
    {
        screen.press_thai(Modifiers::NONE, place, bears);
        assert_eq!(answers(&screen), (Some(level), None));
    }
    let zoom = screen.harness.ctx.zoom_factor();
    screen.press_thai(Modifiers::COMMAND, Key::Num3, (Key::Minus, "-"));
    assert_eq!(screen.place(), Place::Case(step("comparison")));
    screen.press_thai(Modifiers::COMMAND, Key::Num2, (Key::Slash, "/"));
    assert_eq!(screen.place(), Place::Case(step("duties")));
    assert!((screen.harness.ctx.zoom_factor() - zoom).abs() < 0.01, "and nothing is made smaller");
}

#[test]
fn what_the_keys_do_is_said_only_where_they_do_it() {
    let keys = "กด ๑–๔ เพื่อเลือกระดับ";
    let mut open = screen_of(&Scenario::complete("academic"));
    open.go(4);
    assert!(open.says(keys));
    let mut locked = screen_of(&Scenario::complete("academic").sign("ก", "ข"));
    locked.go(4);
    assert!(!locked.says(keys));
}

#[test]
fn moving_among_the_cards_chooses_nothing_and_space_does() {
    let mut screen = at(LEVEL);
    screen.press(Key::ArrowDown);
    screen.press(Key::ArrowDown);
    assert_eq!(answers(&screen), (None, None));
    screen.press(Key::Space);
    assert_eq!(answers(&screen), (Some(3), None));
    screen.press(Key::ArrowUp);
    screen.press(Key::Enter);
    assert_eq!(answers(&screen), (Some(2), None));
    screen.press(Key::Delete);
    assert_eq!(answers(&screen), (None, None));
    // Tab leaves the group: it is one stop.
    screen.press(Key::Tab);
    assert_eq!(screen.focused().unwrap().role, Role::TextInput);
}

#[test]
fn a_click_chooses_a_level() {
    let mut screen = at(LEVEL);
    let words = &form("academic").components()[0].def.levels[2].words;
    screen.click(Role::RadioButton, &format!("ระดับของงาน ๓: {words}"));
    assert_eq!(answers(&screen), (Some(3), None));
}

#[test]
fn choosing_a_level_clears_points_outside_its_range_and_undo_brings_them_back() {
    let mut screen = at(POINTS);
    screen.type_text("28");
    assert_eq!((answers(&screen), total(&screen)), ((Some(4), Some(28)), 28));
    lead(&mut screen, LEVEL);
    screen.press(Key::Num3);
    assert_eq!((answers(&screen), total(&screen)), ((Some(3), None), 0));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(answers(&screen), (Some(4), Some(28)));
}

#[test]
fn points_are_typed_in_either_digits_and_shown_in_those_of_the_language() {
    for digits in ["๒๘", "28", "๒8"] {
        let mut screen = at(POINTS);
        screen.type_text(digits);
        screen.settle();
        assert_eq!(answers(&screen), (Some(4), Some(28)), "{digits}");
        assert_eq!(screen.focused().unwrap().value, "๒๘", "{digits}");
        screen.press_with(Modifiers::COMMAND, Key::L);
        assert_eq!(screen.focused().unwrap().value, "28", "{digits}");
    }
}

#[test]
fn the_digits_of_points_are_undone_together() {
    let mut screen = at(POINTS);
    screen.type_text("28");
    assert_eq!(answers(&screen), (Some(4), Some(28)));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(answers(&screen), (None, None));
}

#[test]
fn what_is_no_number_is_kept_out_and_said_plainly() {
    let mut screen = at(POINTS);
    let hint = "ช่องนี้รับเฉพาะตัวเลข";
    screen.type_text("2");
    assert!(!screen.says(hint));
    screen.type_text("a");
    screen.settle();
    assert!(screen.says(hint));
    assert_eq!((answers(&screen).1, screen.focused().unwrap().value), (Some(2), "๒".to_owned()));
    screen.type_text("5");
    screen.settle();
    assert!(!screen.says(hint));
    assert_eq!(answers(&screen), (Some(3), Some(25)));
}

#[test]
fn a_number_that_no_range_holds_is_shown_as_an_error_and_does_not_count() {
    let mut screen = at(POINTS);
    screen.type_text("45");
    screen.settle();
    assert_eq!((answers(&screen), total(&screen)), ((None, Some(45)), 0));
    assert!(screen.says("๔๕ คะแนน ไม่อยู่ในช่วงคะแนนของระดับใด"));
    // The field says so itself to those who hear it.
    assert!(screen.focused().unwrap().about.contains("ไม่อยู่ในช่วงคะแนนของระดับใด"));
    screen.press(Key::Backspace);
    screen.press(Key::Backspace);
    screen.type_text("15");
    assert_eq!((answers(&screen), total(&screen)), ((Some(1), Some(15)), 15));
}

#[test]
fn plus_minus_and_arrows_change_typed_points_by_one() {
    let mut screen = at(POINTS);
    // Without points, the first step is to the fewest points that there are.
    screen.type_text("+");
    assert_eq!(answers(&screen), (Some(1), Some(10)));
    screen.type_text("-");
    assert_eq!(answers(&screen), (Some(1), Some(10)));
    screen.press(Key::ArrowUp);
    screen.press(Key::ArrowUp);
    assert_eq!(answers(&screen), (Some(1), Some(12)));
    screen.press(Key::ArrowDown);
    assert_eq!(answers(&screen), (Some(1), Some(11)));
    // And over the edge of a level into the next.
    screen.type_text("+++++");
    assert_eq!(answers(&screen), (Some(2), Some(16)));
}

#[test]
fn the_slider_goes_by_keys_from_the_chosen_level_over_the_whole_range() {
    let mut screen = at(LEVEL);
    screen.press(Key::Num3);
    tab_to(&mut screen, Role::Slider);
    assert_eq!(gauge(&screen, Role::Slider, "หน้าที่").0, None);
    for (key, level, points) in [
        // The chosen level's fewest.
        (Key::ArrowRight, 3, 21),
        (Key::ArrowRight, 3, 22),
        (Key::ArrowUp, 3, 23),
        (Key::Plus, 3, 24),
        (Key::Minus, 3, 23),
        (Key::ArrowLeft, 3, 22),
        (Key::PageUp, 4, 26),
        (Key::PageUp, 4, 30),
        (Key::ArrowRight, 4, 30),
        (Key::PageDown, 3, 21),
        (Key::PageDown, 2, 16),
        (Key::Home, 1, 10),
        (Key::ArrowDown, 1, 10),
        (Key::End, 4, 30),
    ] {
        screen.press(key);
        assert_eq!(answers(&screen), (Some(level), Some(points)), "{key:?}");
        let (value, _) = gauge(&screen, Role::Slider, "หน้าที่");
        assert_eq!(value, Some(f64::from(i32::try_from(points).unwrap())));
        assert_eq!(screen.focused().unwrap().role, Role::Slider);
        assert_eq!(total(&screen), points);
    }
}

#[test]
fn the_slider_follows_the_pointer_and_one_undo_takes_a_whole_drag_back() {
    let mut screen = at(POINTS);
    screen.type_text("28");
    let (_, rect) = gauge(&screen, Role::Slider, "หน้าที่");
    let place = |points: i64| -> Pos2 {
        let room = f32::from(i16::try_from(points - 10).unwrap()) + 0.5;
        pos2(rect.left() + rect.width() * room / 21.0, rect.top() + 8.0)
    };
    drag(&mut screen, place(28), &[place(20), place(14), place(11)]);
    assert_eq!(answers(&screen), (Some(1), Some(11)));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(answers(&screen), (Some(4), Some(28)));
    // Beyond its ends it stays at them.
    drag(&mut screen, place(28), &[pos2(rect.right() + 50.0, rect.center().y)]);
    assert_eq!(answers(&screen), (Some(4), Some(30)));
}

#[test]
fn a_screen_reader_moves_the_slider() {
    let mut screen = at(POINTS);
    let root = |screen: &Screen, act: fn(&egui_kittest::Node<'_>)| {
        let mut nodes = screen.harness.root().children_recursive();
        act(&nodes.find(|node| node.accesskit_node().role() == Role::Slider).unwrap());
    };
    root(&screen, |slider| slider.set_value_accesskit(19.0));
    screen.settle();
    assert_eq!(answers(&screen), (Some(2), Some(19)));
    root(&screen, |slider| {
        slider.increment_accesskit();
    });
    screen.settle();
    assert_eq!(answers(&screen), (Some(2), Some(20)));
    root(&screen, |slider| {
        slider.decrement_accesskit();
    });
    screen.settle();
    assert_eq!(answers(&screen), (Some(2), Some(19)));
    root(&screen, |slider| slider.set_value_accesskit(1e9));
    screen.settle();
    assert_eq!(answers(&screen), (Some(4), Some(30)));
}

#[test]
fn the_guidance_of_the_chosen_line_stands_under_each_level_and_its_words_are_explained() {
    let arts = form("arts");
    for (line, label) in [
        ("dance", "นาฏศิลปิน"),
        ("vocal", "คีตศิลปิน"),
        ("music", "ดุริยางคศิลปิน"),
        ("craft", "นายช่างศิลปกรรม"),
    ] {
        let mut screen = screen_of(&Scenario::new("arts"));
        screen.go(4);
        assert!(screen.says("เลือกสายงานก่อน"));
        assert_eq!(all(&screen, Role::Term), vec![]);
        screen.click(Role::RadioButton, label);
        assert_eq!(case(&screen).text("arts.line"), line);
        assert!(!screen.says("เลือกสายงานก่อน"));
        let mut expected = Vec::new();
        for component in arts.components() {
            for level in 1..=4 {
                let text = arts.guidance(&component.def.id, level, &line.into()).unwrap();
                let cards = all(&screen, Role::RadioButton);
                let card = card_of(component, level);
                let card = cards.iter().find(|of| of.name.contains(&card)).unwrap();
                assert!(card.name.ends_with(text), "{line} {card:?}");
                expected.extend(
                    arts.terms(text)
                        .into_iter()
                        .map(|term| (text[term.range].to_owned(), term.entry.words.join("\n"))),
                );
            }
        }
        assert_eq!(expected.is_empty(), line == "dance", "{line}");
        let mut terms = all(&screen, Role::Term);
        // A word that reaches into the next line stands there too.
        terms.dedup();
        let said: Vec<_> = terms.into_iter().map(|term| (term.name, term.about)).collect();
        expected.dedup();
        assert_eq!(said, expected, "{line}");
    }
}

fn card_of(component: &Component, level: i64) -> String {
    component.level(level).unwrap().words.clone()
}

#[test]
fn tab_leads_from_a_card_to_its_explained_words_and_shows_what_they_mean() {
    let scenario =
        Scenario::new("arts").answer("arts.line", "music").answer("score.knowledge.level", "1");
    let mut screen = screen_of(&scenario);
    lead(&mut screen, "score.knowledge.level");
    screen.press(Key::Tab);
    let term = screen.focused().unwrap();
    assert_eq!((term.role, term.name.as_str()), (Role::Term, "Orchestra"));
    let shown = |screen: &Screen| {
        screen
            .spoken()
            .iter()
            .any(|it| it.role == Role::Label && it.value.contains("วงดุริยางค์ขนาดใหญ่"))
    };
    assert!(shown(&screen));
    screen.press(Key::Tab);
    assert_eq!(screen.focused().unwrap().name, "ยุค Baroque");
    assert!(!shown(&screen));
    screen.press_with(Modifiers::SHIFT, Key::Tab);
    screen.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(screen.focused().unwrap().role, Role::RadioButton);
}

#[test]
fn a_thin_reason_for_a_high_level_is_pointed_out_and_is_no_finding() {
    let mut screen = at(POINTS);
    screen.type_text("28");
    let thin = "ระดับนี้สูง แต่เหตุผลยังสั้น";
    lead(&mut screen, "score.duties.reason");
    assert!(!screen.says(thin));
    screen.type_text("เหมาะสม");
    screen.settle();
    assert!(screen.says(thin));
    let findings = appraise(form("academic"), case(&screen)).findings;
    assert!(findings.iter().all(|finding| finding.field != "score.duties.reason"));
    screen.type_text("เพราะต้องวางระบบทะเบียนประวัติใหม่ทั้งกรมและกำหนดวิธีปฏิบัติให้ทุกหน่วยงานใช้ร่วมกัน");
    screen.settle();
    assert!(!screen.says(thin));
}

#[test]
fn a_signed_case_shows_its_score_and_changes_nothing() {
    let scenario = Scenario::complete("academic").sign("สมหญิง", "กองการเจ้าหน้าที่");
    let mut screen = screen_of(&scenario);
    let before = case(&screen).clone();
    screen.go(4);
    let words = card_of(&form("academic").components()[0], 1);
    screen.click(Role::RadioButton, &format!("ระดับของงาน ๑: {words}"));
    let (_, rect) = gauge(&screen, Role::Slider, "หน้าที่");
    drag(&mut screen, rect.center(), &[rect.left_center()]);
    lead(&mut screen, POINTS);
    screen.type_text("1+");
    screen.press(Key::ArrowUp);
    assert_eq!(case(&screen).answers(), before.answers());
}
