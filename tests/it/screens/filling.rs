//! Filling a whole form without a mouse: the officer hears what has the focus, and types.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use khangan::appraisal::Code;
use khangan::appraisal::appraise;
use khangan::form::{Control, Field, Form};
use khangan::store::{self, Opened};
use khangan::ui::{Place, Step};

use crate::scenario::{FORM_IDS, FORMS, form, step, steps};
use crate::screen::{Screen, Spoken};
use crate::terminal::Desk;

/// What an officer types into a field; for a choice, the label of the answer.
fn answer(field: &Field) -> String {
    match &field.control {
        Control::Line => format!("ก ๑ {}", field.label),
        Control::Paragraphs => format!("{} ข้อแรก\nน้ำและข้อที่สอง", field.label),
        Control::Choice(choices) => choices.last().unwrap().label.clone(),
        Control::Level(_) => String::new(),
        Control::Points(_) => "๑๖".to_owned(),
        _ => unreachable!("no form built in has one"),
    }
}

/// The field of the form that has the focus.
fn field_of<'a>(form: &'a Form, step: Step, focused: &Spoken) -> Option<&'a Field> {
    let here = form.fields().iter().filter(|field| step.is_of(form, &field.part));
    let names = |field: &&Field| {
        let label = field.full_label();
        let typed = matches!(focused.role, Role::TextInput | Role::MultilineTextInput);
        (typed && focused.name == label)
            || (focused.role == Role::RadioButton && focused.about == label)
    };
    here.into_iter().find(names)
}

/// Answers every field of a step that Tab comes to, once.
fn fill_step(screen: &mut Screen, form: &Form, step: Step) {
    let (mut done, mut order) = (BTreeSet::new(), Vec::new());
    for _ in 0..200 {
        let Some(focused) = screen.focused() else {
            screen.press(Key::Tab);
            continue;
        };
        let field = field_of(form, step, &focused);
        if let Some(field) = field.filter(|field| done.insert(field.id.clone())) {
            fill(screen, field);
            order.push(&field.id);
        }
        let all = form.fields().iter().filter(|field| step.is_of(form, &field.part));
        let case = screen.case().unwrap();
        if all.clone().all(|field| case.answer(field.id.as_str()).is_some()) {
            let in_order = all.map(|field| &field.id).filter(|id| order.contains(id));
            assert!(in_order.eq(order.iter().copied()), "Tab leaves the paper's order: {order:?}");
            return;
        }
        screen.press(Key::Tab);
    }
    panic!("not every field of {step:?} is reached by the keyboard: {done:?}");
}

fn fill(screen: &mut Screen, field: &Field) {
    let answer = answer(field);
    match &field.control {
        Control::Choice(choices) => {
            // The first arrow chooses the first answer, each other one the next.
            for _ in choices {
                screen.press(Key::ArrowDown);
            }
            let chosen = screen.focused().expect("a choice keeps the focus");
            assert_eq!((chosen.name, chosen.chosen), (answer, true), "{}", field.id);
        }
        Control::Line | Control::Paragraphs | Control::Level(_) | Control::Points(_) => {
            screen.type_text(&answer);
        }
        _ => unreachable!("no form built in has one"),
    }
}

#[test]
fn each_form_goes_from_the_empty_library_to_a_saved_pdf_by_the_keyboard_alone() {
    for id in FORM_IDS {
        let (form, desk) = (form(id), Desk::new());
        let mut screen = Screen::with_library(desk.path(""));
        screen.begin(id);
        for step in steps() {
            assert_eq!(screen.place(), Place::Case(step), "{id}");
            if step.part(form).is_some() {
                fill_step(&mut screen, form, step);
            }
            screen.press_with(Modifiers::COMMAND, Key::PageDown);
        }
        let path = desk.path("เรื่อง.khangan");
        screen.will_pick(&path);
        screen.press_with(Modifiers::COMMAND, Key::S);
        screen.wait_until(|screen| !screen.app().unsaved());
        let Opened::Case(saved) = store::open(&path, &FORMS).unwrap() else {
            panic!("{id} opens only to be looked at")
        };
        assert_eq!(saved.answers(), screen.case().unwrap().answers(), "{id}");
        for field in form.fields() {
            let is = saved.answer(field.id.as_str()).unwrap_or_else(|| panic!("{}", field.id));
            if matches!(field.control, Control::Line | Control::Paragraphs) {
                assert_eq!(saved.text(field.id.as_str()), answer(field), "{id} {}", field.id);
            }
            assert!(is.fits(&field.control), "{id} {}", field.id);
        }
        let appraisal = appraise(form, &saved);
        assert!(appraisal.findings.iter().all(|finding| finding.field == "summary.verdict"
            || finding.field == "position.level"
            || finding.field == "position.target_level"
            // Every field is filled, that of a reason for another resolution among them.
            || finding.code == Code::ReasonWithoutChoice));

        screen.press(Key::F5);
        screen.wait_until(|screen| screen.app().proof_is_fresh());
        screen.will_pick(desk.path("เรื่อง.pdf"));
        screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        screen.wait_until(|screen| screen.says("บันทึก “เรื่อง.pdf” แล้ว"));
        let carried = khangan::pdf::embedded_case(&desk.bytes("เรื่อง.pdf")).unwrap();
        assert_eq!(carried, desk.bytes("เรื่อง.khangan"), "{id}");
        screen.press_with(Modifiers::COMMAND, Key::W);
        screen.wait_until(|screen| screen.app().library().model.count() == 1);
        assert_eq!(screen.focused().unwrap().role, Role::Row, "{id} waits to be opened again");
    }
}

#[test]
fn the_total_on_the_screen_follows_every_key() {
    let form = form("academic");
    let mut screen = Screen::new();
    screen.begin("academic");
    screen.go(4);
    let points = form.fields().iter().find(|field| matches!(field.control, Control::Points(_)));
    let points = points.unwrap();
    assert_eq!(points.part, "score");
    for _ in 0..40 {
        let focused = screen.focused();
        if focused.is_some_and(|it| field_of(form, step("score"), &it) == Some(points)) {
            break;
        }
        screen.press(Key::Tab);
    }
    let total = |screen: &Screen| appraise(form, screen.case().unwrap()).total;
    screen.type_text("๒");
    // No level of 30 has 2 points, so nothing counts yet.
    assert_eq!(total(&screen), 0);
    screen.type_text("๘");
    assert_eq!(total(&screen), 28);
    assert!(screen.says("๒๘"), "{:?}", screen.spoken());
    screen.press(Key::Backspace);
    assert_eq!(total(&screen), 0);
}
