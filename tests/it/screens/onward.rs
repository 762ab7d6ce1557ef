//! From step to step: the button below the fields, and where the eye and the keyboard come to.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use khangan::form::{Field, Form};
use khangan::ui::{Place, Step};
use khangan::words::{self, Lang};

use super::sight::{lead, press, screen_of};
use crate::scenario::{FORM_IDS, Scenario, form, step, steps};
use crate::screen::Screen;

fn fields(form: &Form, step: Step) -> impl DoubleEndedIterator<Item = &Field> {
    form.fields().iter().filter(move |field| step.is_of(form, &field.part))
}

fn name(step: Step) -> String {
    words::step_name(Lang::Thai, form("academic"), step.0)
}

/// How far below the top of the window the name of the step stands.
fn title(screen: &Screen, step: Step) -> f32 {
    let name = name(step);
    let titles = screen.harness.root().children_recursive().filter(|node| {
        let of = node.accesskit_node();
        of.role() == Role::Label && of.value().is_some_and(|words| words == name)
    });
    titles.map(|node| node.rect().top()).reduce(f32::min).expect("the step's name")
}

/// Where the bar of the window ends.
const BAR: f32 = 48.0;

#[test]
fn the_button_below_the_fields_leads_through_every_step_and_to_the_pages() {
    for id in FORM_IDS {
        let mut screen = screen_of(&Scenario::complete(id));
        for step in steps() {
            assert_eq!(screen.place(), Place::Case(step), "{id}");
            let onward = match step.next(steps().count()) {
                Some(next) => format!("ถัดไป: {}", name(next)),
                None => "ดูหน้าเอกสาร".to_owned(),
            };
            match fields(form(id), step).next_back() {
                Some(last) => {
                    lead(&mut screen, last.id.as_str());
                    screen.press(Key::Tab);
                    assert_eq!(screen.focused().unwrap().name, onward, "{id} {step:?}");
                    screen.press(Key::Enter);
                }
                None => press(&mut screen, Role::Button, &onward),
            }
        }
        assert_eq!(screen.place(), Place::Preview(step("committee")), "{id}");
    }
}

#[test]
fn a_complete_draft_is_said_to_be_ready_and_led_to_where_it_is_signed() {
    let ready = "พร้อมลงนามรับรอง";
    let mut screen = screen_of(&Scenario::complete("general"));
    assert!(screen.says(ready));
    press(&mut screen, Role::Button, "ไปที่ขั้นลงนามรับรอง");
    assert_eq!(screen.place(), Place::Case(step("signing")));
    let warned = Scenario::complete("general").answer("position.level", "อาวุโส");
    assert!(screen_of(&warned).says(ready), "what is only worth a look is in nobody's way");
    assert!(!screen_of(&Scenario::new("general")).says(ready));
    let signed = screen_of(&Scenario::complete("general").sign("ก", "ข"));
    assert!(!signed.says(ready) && signed.says("ครบถ้วน ไม่พบสิ่งที่ต้องแก้"));
}

#[test]
fn a_step_begins_with_its_name_in_sight_and_the_keyboard_at_what_is_asked_first() {
    for id in FORM_IDS {
        let mut screen = screen_of(&Scenario::new(id));
        for (step, number) in steps().zip(1..) {
            if let Some(last) = fields(form(id), step).next_back() {
                lead(&mut screen, last.id.as_str());
            }
            screen.go(number);
            let top = title(&screen, step);
            assert!(top >= BAR, "{id} {step:?}: the name stands at {top}");
            let Some(first) = fields(form(id), step).next() else { continue };
            let focused = screen.focused().unwrap();
            let first = first.full_label();
            assert!(focused.name == first || focused.about == first, "{id} {step:?}: {focused:?}");
        }
    }
}

#[test]
fn what_a_step_is_for_comes_into_sight_below_its_name_and_the_button_that_hides_it() {
    for (step, number) in [(step("score"), 4), (step("committee"), 8)] {
        let mut screen = screen_of(&Scenario::new("arts"));
        screen.go(number);
        let last = fields(form("arts"), step).next_back().unwrap();
        lead(&mut screen, last.id.as_str());
        assert!(title(&screen, step) < BAR, "far from the top");
        screen.press_with(Modifiers::SHIFT, Key::F1);
        let top = title(&screen, step);
        assert!(top >= BAR, "{step:?}: the name stands at {top}");
    }
}
