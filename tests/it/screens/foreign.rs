//! Forms that no circular has, filled in by keys alone: each from the empty library to a case that
//! is undone and done again, recovered, saved, laid out, saved as a PDF, closed and opened again.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use khangan::form::{Control, Field, Form, Forms, Rows};
use khangan::store::{self, Opened};
use khangan::ui::{Place, Step};
use khangan::words::Lang;

use super::safety::{RECOVERY, kill, wait_for_copy};
use super::sight::case;
use crate::screen::{Screen, Spoken};
use crate::terminal::Desk;

const FILES: [(&str, &str); 3] = [
    ("handover", include_str!("../../fixtures/forms/handover.ron")),
    ("university", include_str!("../../fixtures/forms/university.ron")),
    ("everything", include_str!("../../fixtures/forms/everything.ron")),
];

fn forms(id: &str) -> Forms {
    let files: Vec<_> = FILES
        .iter()
        .filter(|(known, _)| *known == id)
        .map(|(id, text)| (format!("{id}.ron"), (*text).to_owned()))
        .collect();
    Forms::from_files(&files).expect("a form")
}

/// Whether the officer answers it: neither the form works it out, nor does the program keep it.
fn is_asked(field: &Field) -> bool {
    !field.hidden && !matches!(field.control, Control::Value(_))
}

/// The field that has the focus, among those of a step.
fn field_of<'a>(form: &'a Form, step: Step, focused: &Spoken) -> Option<&'a Field> {
    let mut here = form.fields().iter().filter(|field| step.is_of(form, &field.part));
    here.find(|field| match (&field.control, focused.role) {
        (Control::Rows(rows), _) => cell_of(rows, focused).is_some_and(|(_, row)| row == 1),
        (_, Role::TextInput | Role::MultilineTextInput) => focused.name == field.full_label(),
        (_, Role::RadioButton | Role::CheckBox) => focused.about == field.full_label(),
        _ => false,
    })
}

/// The column and the row, from 1, of the cell that has the focus.
fn cell_of<'a>(rows: &'a Rows, focused: &Spoken) -> Option<(&'a khangan::form::Column, usize)> {
    let (head, row) = focused.name.rsplit_once(' ')?;
    let row = khangan::base::parse_whole_number(row)?;
    let typed = |of: &&khangan::form::Column| !matches!(of.control, Control::Value(_));
    let column = rows.columns.iter().filter(typed).find(|of| of.label == head)?;
    Some((column, usize::try_from(row).ok()?))
}

/// What is typed for a control of this kind; its answer.
fn typed(control: &Control, name: &str) -> String {
    match control {
        Control::Line | Control::Paragraphs => format!("น้ำ {name}"),
        Control::Number(_) => "๒".to_owned(),
        Control::Money { satang: false } => "1,500".to_owned(),
        Control::Money { satang: true } => "๑๕๐๐.๒๕".to_owned(),
        Control::Date => "12/12/2569".to_owned(),
        Control::Ticks(choices) => choices[0].label.clone(),
        _ => panic!("{name} is not typed"),
    }
}

fn fill(screen: &mut Screen, form: &Form, field: &Field) {
    match &field.control {
        Control::Choice(_) => screen.press(Key::ArrowDown),
        Control::Question(_) => screen.press(Key::Num2),
        Control::Ticks(_) => screen.press(Key::Space),
        Control::Level(_) => {}
        Control::Points(id) => {
            let levels = &form.component(id).unwrap().def.levels;
            screen.type_text(&levels.last().unwrap().to.to_string());
        }
        Control::Rows(rows) => fill_row(screen, rows),
        control => screen.type_text(&typed(control, &field.label)),
    }
}

/// The first row, cell by cell, as long as Tab goes on in it.
fn fill_row(screen: &mut Screen, rows: &Rows) {
    let asked = |of: &&khangan::form::Column| !matches!(of.control, Control::Value(_));
    let count = rows.columns.iter().filter(asked).count();
    for cell in 1..=count {
        let focused = screen.focused().expect("a cell has the focus");
        let (column, row) = cell_of(rows, &focused).unwrap_or_else(|| panic!("{focused:?}"));
        assert_eq!(row, 1);
        match &column.control {
            Control::Choice(_) => screen.press(Key::Num1),
            control => screen.type_text(&typed(control, &column.label)),
        }
        if cell < count {
            screen.press(Key::Tab);
        }
    }
}

/// Answers every field of a step that Tab comes to, in the order of the paper.
fn fill_step(screen: &mut Screen, form: &Form, step: Step) {
    let mut done = BTreeSet::new();
    for _ in 0..200 {
        let focused = screen.focused();
        let field = focused.as_ref().and_then(|focused| field_of(form, step, focused));
        if let Some(field) =
            field.filter(|field| is_asked(field)).filter(|of| done.insert(of.id.clone()))
        {
            fill(screen, form, field);
        }
        let all = form.fields().iter().filter(|field| step.is_of(form, &field.part));
        if all
            .filter(|field| is_asked(field))
            .all(|field| case(screen).answer(field.id.as_str()).is_some())
        {
            return;
        }
        screen.press(Key::Tab);
    }
    panic!("not every field of {step:?} is reached by the keyboard: {done:?}");
}

/// The form begun and filled in, step by step.
fn filled(id: &str, desk: &Desk) -> Screen {
    let forms = forms(id);
    let form = forms.named(id).unwrap();
    let mut screen = Screen::with_forms(forms.clone(), Lang::Thai, Some(desk.path("")));
    screen.wait_until(|screen| screen.app().library().reading.is_none());
    screen.begin_at(0, id);
    for step in Step::all(form) {
        assert_eq!(screen.place(), Place::Case(step), "{id}");
        if step.part(form).is_some() {
            fill_step(&mut screen, form, step);
        }
        screen.press_with(Modifiers::COMMAND, Key::PageDown);
    }
    screen
}

/// What becomes of a form that is filled in by keys.
fn goes_the_whole_way(id: &str) {
    let (forms, desk) = (forms(id), Desk::new());
    let form = forms.named(id).unwrap();
    let mut screen = filled(id, &desk);
    let answers = case(&screen).answers().clone();
    for field in form.fields().iter().filter(|field| is_asked(field)) {
        assert!(answers.contains_key(&field.id), "{id} {}", field.id);
    }
    // The way back to nothing, and forth again.
    let mut changes = 0;
    while !case(&screen).answers().is_empty() {
        screen.press_with(Modifiers::COMMAND, Key::Z);
        changes += 1;
        assert!(changes < 400, "{id} is never empty again");
    }
    for _ in 0..changes {
        screen.press_with(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(case(&screen).answers(), &answers, "{id}");
    // Killed, it is offered again.
    wait_for_copy(&mut screen, "น้ำ");
    let whole = answers.clone();
    screen.wait_until(|screen| screen.app().case().is_some_and(|of| *of.answers() == whole));
    let (file, pdf) = (desk.path("เรื่อง.khangan"), desk.path("เรื่อง.pdf"));
    screen.will_pick(&file);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    let Opened::Case(saved) = store::open(&file, &forms).unwrap() else { panic!("{id}") };
    assert_eq!(saved.answers(), &answers, "{id}");
    screen.press(Key::F5);
    screen.wait_until(|screen| screen.app().proof_is_fresh());
    screen.will_pick(&pdf);
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    screen.wait_until(|screen| screen.says("บันทึก “เรื่อง.pdf” แล้ว"));
    let carried = khangan::pdf::embedded_case(&desk.bytes("เรื่อง.pdf")).unwrap();
    assert_eq!(carried, desk.bytes("เรื่อง.khangan"), "{id}");
    screen.press_with(Modifiers::COMMAND, Key::W);
    screen.wait_until(|screen| screen.app().library().model.count() == 1);
    assert_eq!(screen.focused().unwrap().role, Role::Row, "{id} waits to be opened again");
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.case().is_some());
    assert_eq!(case(&screen).answers(), &answers, "{id}");
    // The PDF brings the case back.
    screen.will_pick(&pdf);
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.wait_until(|screen| screen.case().is_some() && screen.says("ยังไม่ได้บันทึกเป็นแฟ้ม"));
    assert_eq!(case(&screen).answers(), &answers, "{id}");
}

#[test]
fn a_hand_over_of_goods_goes_the_whole_way_by_keys_alone() {
    goes_the_whole_way("handover");
}

#[test]
fn a_university_s_form_goes_the_whole_way_by_keys_alone() {
    goes_the_whole_way("university");
}

#[test]
fn a_form_with_everything_goes_the_whole_way_by_keys_alone() {
    goes_the_whole_way("everything");
}

#[test]
fn what_was_typed_into_a_table_is_offered_after_the_program_was_killed() {
    let desk = Desk::new();
    let mut screen = Screen::with_forms(forms("handover"), Lang::Thai, Some(desk.path("")));
    screen.begin_at(0, "handover");
    screen.go(2);
    screen.type_text("โต๊ะ");
    screen.press(Key::Tab);
    screen.type_text("๑๒");
    wait_for_copy(&mut screen, "\"count\": 12");
    let home = kill(screen);
    let mut screen = Screen::with_forms_at(&home, forms("handover"), Lang::Thai, None);
    screen.wait_until(|screen| screen.says(RECOVERY));
    screen.press(Key::Enter);
    assert_eq!(case(&screen).rows("goods").len(), 1);
    assert!(screen.app().unsaved());
}

#[test]
fn the_steps_of_a_form_are_named_in_english_where_it_has_such_words() {
    let mut screen = Screen::with_forms(forms("handover"), Lang::English, None);
    screen.begin_at(0, "handover");
    for name in ["Delivery", "Goods", "Inspection"] {
        assert!(screen.says(name), "{name}");
    }
    screen.go(2);
    assert!(screen.says("One row for each kind of goods") || screen.says("Goods"));
}

#[test]
fn versions_of_a_table_differ_by_row_in_words() {
    let forms = forms("handover");
    let form = forms.named("handover").unwrap();
    let case = |rows: &str| {
        let mut case = crate::scenario::empty_case(form);
        let goods = form.field("goods").unwrap();
        let edit = khangan::case::read_answer(form, &case, goods, rows).unwrap();
        case.apply(form, edit).unwrap();
        case
    };
    let one = case("รายการ\tจำนวน\nโต๊ะ\t๑\nตู้\t๒\nพัดลม\t๓\n");
    let other = case("รายการ\tจำนวน\nโต๊ะ\t๑\nตู้\t๕\nพัดลม\t๓\nโคม\t๔\n");
    let told = |one, other| {
        let differ = khangan::case::differences(one, other);
        let compared = khangan::words::compared(Lang::Thai, form, &differ).into_iter();
        compared.map(|of| format!("{}: {} → {}", of.label, of.one, of.other)).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&one, &other),
        ["พัสดุที่ส่งมอบ แถวที่ ๒: ตู้ · ๒ → ตู้ · ๕", "พัสดุที่ส่งมอบ แถวที่ ๔ (เพิ่มเข้ามา): (ว่าง) → โคม · ๔",]
    );
    assert_eq!(told(&other, &one)[1], "พัสดุที่ส่งมอบ แถวที่ ๔ (เอาออก): โคม · ๔ → (ว่าง)");
}
