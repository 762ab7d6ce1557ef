//! Every control of a form that no circular has, answered by keys alone.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use khangan::base::FieldId;
use khangan::case::{Answer, Case, Row};
use khangan::form::Forms;
use khangan::store::{self, Opened};
use khangan::ui::Place;
use khangan::words::Lang;

use super::sight::{case, lead};
use crate::screen::{Screen, Spoken};
use crate::terminal::Desk;

/// One of every control, and no score.
const FORM: &str = r#"#![enable(implicit_some)]
(
    id: "handover", edition: "1", annex: "ก", name: "ส่งมอบพัสดุ", title: "แบบส่งมอบพัสดุ",
    parts: [
        (
            id: "who", name: (th: "ผู้ส่งมอบ", en: "Who hands over"),
            fields: [
                (id: "no", label: "เลขที่", kind: Line, required: true),
                (id: "day", label: "วันที่ส่งมอบ", kind: Date, required: true),
                (id: "people", label: "ผู้ร่วมตรวจ", kind: Number(from: 0, to: 20, unit: "คน")),
                (id: "budget", label: "วงเงิน", kind: Money(satang: true), beside: true),
                (id: "whole", label: "ครบหรือไม่", kind: YesNo(yes: "ครบ", no: "ไม่ครบ")),
                (id: "where", label: "ที่เก็บ", kind: Ticks([
                    (id: "a", label: "ห้องพัสดุ"), (id: "b", label: "ห้องสมุด"), (id: "c", label: "อื่น ๆ"),
                ])),
                (id: "state", label: "สภาพโดยรวมเป็นอย่างไร", required: true, kind: Question(
                    answers: [
                        (id: "1", label: "ใช้งานได้ดีทุกรายการ ไม่ต้องซ่อมบำรุงใด ๆ ในปีงบประมาณนี้"),
                        (id: "2", label: "ใช้งานได้เป็นส่วนใหญ่ มีบางรายการที่ต้องซ่อมบำรุงภายในสามเดือนนับแต่วันส่งมอบ และได้แจ้งหน่วยพัสดุทราบแล้ว"),
                        (id: "3", label: "ชำรุดเป็นส่วนใหญ่"),
                    ],
                    reason: "เพราะ",
                )),
            ],
        ),
        (
            id: "goods", name: (th: "รายการ", en: "The goods"),
            fields: [
                (id: "goods", label: "พัสดุที่ส่งมอบ", screen_only: true, kind: Rows(
                    at_least: 3,
                    columns: [
                        (id: "name", label: "รายการ", kind: Line, required: true, share: 3),
                        (id: "number", label: "จำนวน", kind: Number(from: 1)),
                        (id: "price", label: "ราคา", kind: Money()),
                        (id: "sum", label: "รวม", kind: Value(amount: Baht)),
                        (id: "state", label: "สภาพ", kind: YesNo(yes: "ดี", no: "ชำรุด")),
                        (id: "note", label: "หมายเหตุ", kind: Paragraphs, share: 2),
                    ],
                )),
                (id: "all", label: "รวมเป็นเงิน", screen_only: true, kind: Value(amount: Baht)),
                (id: "rooms", label: "ห้อง", screen_only: true, kind: Rows(
                    columns: [(id: "area", label: "ตร.ม.", kind: Number())],
                    fixed: (head: "ห้อง", labels: ["ห้องประชุม", "ห้องสมุด"]),
                )),
                (id: "text", label: "ข้อสังเกต", screen_only: true, kind: Paragraphs),
            ],
        ),
    ],
    roles: (number: "no", title: "no", date: "day"),
    rules: [
        Product(value: "goods.sum", of: ["goods.number", "goods.price"]),
        SumRows(value: "all", of: "goods.sum"),
    ],
    papers: [(pages: [[
        Title,
        Line([Words("เลขที่ "), Blank("no"), Words(" วันที่ "), Blank("day")]),
        Line([Words("ผู้ร่วมตรวจ "), Blank("people"), Words(" วงเงิน "), Blank("budget")]),
        Ticks(field: "whole"), Ticks(field: "where"), Ticks(field: "state"),
        Lines(field: "state.reason", at_least: 1),
    ]])],
)
"#;

fn forms() -> Forms {
    Forms::from_files(&[("handover.ron".to_owned(), FORM.to_owned())]).expect("a form")
}

/// The window with a new case of the form, in Thai.
fn begun() -> Screen {
    let mut screen = Screen::with_forms(forms(), Lang::Thai, None);
    screen.begin_at(0, "handover");
    screen
}

fn press(screen: &mut Screen, key: Key) {
    screen.press(key);
}

fn focused(screen: &Screen) -> Spoken {
    screen.focused().expect("something has the focus")
}

fn answer<'a>(screen: &'a Screen, field: &str) -> Option<&'a Answer> {
    case(screen).answer(field)
}

fn day(text: &str) -> Option<Answer> {
    khangan::base::Day::from_file(text).map(Answer::Date)
}

/// The rows of a table, cell by cell, as papers write them.
fn rows(case: &Case, field: &str, columns: &[&str]) -> Vec<String> {
    let words = |answer: &Answer| match answer {
        Answer::Text(text) => text.clone(),
        Answer::Number(number) => number.to_string(),
        Answer::Choice(choice) => choice.to_string(),
        Answer::Date(_) | Answer::Ticks(_) | Answer::Rows(_) => unreachable!("no such column"),
    };
    let row = |row: &Row| {
        let cells = columns.iter().map(|column| row.cell(column).map(words).unwrap_or_default());
        cells.collect::<Vec<_>>().join("|")
    };
    case.rows(field).iter().map(row).collect()
}

fn goods(screen: &Screen) -> Vec<String> {
    rows(case(screen), "goods", &["name", "number", "price", "state", "note"])
}

#[test]
fn a_day_is_typed_in_any_way_and_shown_in_words() {
    for typed in ["๑๒ ธ.ค. ๒๕๖๙", "12/12/2569", "12 ธันวาคม 2569"] {
        let mut screen = begun();
        lead(&mut screen, "day");
        screen.type_text(typed);
        assert_eq!(answer(&screen, "day"), day("2026-12-12").as_ref(), "{typed}");
        assert_eq!(focused(&screen).value, typed, "what is typed is not changed while typing");
        press(&mut screen, Key::Tab);
        let shown =
            screen.spoken().into_iter().find(|it| it.name == "วันที่ส่งมอบ" && !it.value.is_empty());
        assert_eq!(shown.unwrap().value, "๑๒ ธันวาคม ๒๕๖๙", "{typed}");
        screen.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(answer(&screen, "day"), None, "{typed}: one burst is undone at once");
    }
}

#[test]
fn what_is_no_day_and_no_number_stays_in_sight_with_what_is_wrong() {
    let mut screen = begun();
    lead(&mut screen, "day");
    screen.type_text("พรุ่งนี้");
    press(&mut screen, Key::Tab);
    assert_eq!(answer(&screen, "day"), None);
    assert!(screen.says("พรุ่งนี้"));
    assert!(screen.says("“พรุ่งนี้” ไม่ใช่วันที่"), "{:?}", screen.spoken());
    lead(&mut screen, "people");
    screen.type_text("12x");
    assert_eq!(answer(&screen, "people"), None);
    assert!(screen.says("“12x” ไม่ใช่จำนวนเต็ม"));
    assert!(screen.says("พิมพ์ไว้แต่ยังอ่านไม่ได้ ๒ ช่อง"), "the panel counts them");
    press(&mut screen, Key::Backspace);
    assert_eq!(answer(&screen, "people"), Some(&Answer::Number(12)));
    assert!(!screen.says("ไม่ใช่จำนวนเต็ม"));
    // Empty is empty.
    press(&mut screen, Key::Backspace);
    press(&mut screen, Key::Backspace);
    assert_eq!(answer(&screen, "people"), None);
    assert!(!screen.says("ไม่ใช่จำนวนเต็ม"));
}

#[test]
fn numbers_and_money_are_typed_in_either_digits_and_money_is_shown_in_groups() {
    for typed in ["1234567.5", "๑๒๓๔๕๖๗.๕", "1,234,567.50"] {
        let mut screen = begun();
        lead(&mut screen, "budget");
        screen.type_text(typed);
        assert_eq!(answer(&screen, "budget"), Some(&Answer::Number(123_456_750)), "{typed}");
        press(&mut screen, Key::Tab);
        assert!(screen.says("๑,๒๓๔,๕๖๗.๕๐"), "{typed}: {:?}", screen.spoken());
        // Who comes back types on without the commas.
        lead(&mut screen, "budget");
        press(&mut screen, Key::End);
        press(&mut screen, Key::Backspace);
        press(&mut screen, Key::Backspace);
        screen.type_text("25");
        assert_eq!(answer(&screen, "budget"), Some(&Answer::Number(123_456_725)), "{typed}");
    }
    let mut screen = begun();
    lead(&mut screen, "people");
    screen.type_text("๒๑");
    assert!(screen.says("ผู้ร่วมตรวจ") && screen.says("คน"));
    assert!(!case(&screen).answers().is_empty());
    let finding = &khangan::appraisal::appraise(forms().named("handover").unwrap(), case(&screen));
    assert!(finding.has_errors(), "more than the form allows is kept, and is a finding");
}

#[test]
fn several_are_ticked_by_space_and_stand_in_the_order_of_the_form() {
    let mut screen = begun();
    lead(&mut screen, "where");
    let ticks = |screen: &Screen| match answer(screen, "where") {
        Some(Answer::Ticks(ticks)) => ticks.iter().map(ToString::to_string).collect(),
        _ => String::new(),
    };
    assert_eq!(
        (focused(&screen).role, focused(&screen).name),
        (Role::CheckBox, "ห้องพัสดุ".to_owned())
    );
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Space);
    screen.press_with(Modifiers::SHIFT, Key::Tab);
    screen.press_with(Modifiers::SHIFT, Key::Tab);
    press(&mut screen, Key::Space);
    assert_eq!(ticks(&screen), "ac");
    assert!(focused(&screen).chosen);
    press(&mut screen, Key::Space);
    assert_eq!(ticks(&screen), "c");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(ticks(&screen), "ac");
}

#[test]
fn a_question_is_answered_by_its_number_and_the_reason_stands_below_it() {
    let mut screen = begun();
    lead(&mut screen, "state");
    press(&mut screen, Key::Num2);
    assert_eq!(answer(&screen, "state"), Some(&Answer::Choice("2".into())));
    let chosen = focused(&screen);
    assert!(chosen.chosen && chosen.name.starts_with("ใช้งานได้เป็นส่วนใหญ่"), "{chosen:?}");
    // A Thai keyboard types a letter that is a digit.
    screen.type_text("๓");
    assert_eq!(answer(&screen, "state"), Some(&Answer::Choice("3".into())));
    press(&mut screen, Key::ArrowUp);
    assert_eq!(answer(&screen, "state"), Some(&Answer::Choice("2".into())));
    press(&mut screen, Key::Num9);
    assert_eq!(answer(&screen, "state"), Some(&Answer::Choice("2".into())), "there is no ninth");
    press(&mut screen, Key::Tab);
    let reason = focused(&screen);
    assert_eq!(
        (reason.role, &*reason.name),
        (Role::MultilineTextInput, "เพราะ (สภาพโดยรวมเป็นอย่างไร)")
    );
    screen.type_text("ซ่อมแล้ว");
    assert_eq!(case(&screen).text("state.reason"), "ซ่อมแล้ว");
    screen.press_with(Modifiers::SHIFT, Key::Tab);
    press(&mut screen, Key::Delete);
    assert_eq!(answer(&screen, "state"), None);
}

#[test]
fn a_table_is_filled_like_a_spreadsheet_and_adds_up() {
    let mut screen = begun();
    lead(&mut screen, "goods");
    screen.type_text("โต๊ะ");
    press(&mut screen, Key::Tab);
    screen.type_text("๓");
    press(&mut screen, Key::Tab);
    screen.type_text("1500");
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Num2);
    press(&mut screen, Key::Tab);
    screen.type_text("ขาหัก");
    assert_eq!(goods(&screen), ["โต๊ะ|3|1500|no|ขาหัก"]);
    assert!(screen.says("๔,๕๐๐"), "{:?}", screen.spoken());
    // Into the third row at once: the second is there then, and blank.
    lead(&mut screen, "goods");
    press(&mut screen, Key::Enter);
    press(&mut screen, Key::Enter);
    screen.type_text("ตู้");
    assert_eq!(goods(&screen), ["โต๊ะ|3|1500|no|ขาหัก", "||||", "ตู้||||"]);
    screen.press_with(Modifiers::COMMAND, Key::Enter);
    screen.type_text("เก้าอี้");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    screen.press_with(Modifiers::ALT, Key::Delete);
    assert_eq!(goods(&screen), ["โต๊ะ|3|1500|no|ขาหัก", "||||", "ตู้||||"]);
    let full = case(&screen).answers().clone();
    for _ in 0..40 {
        screen.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert!(case(&screen).answers().is_empty());
    for _ in 0..40 {
        screen.press_with(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(case(&screen).answers(), &full);
}

#[test]
fn many_cells_are_pasted_as_one_change_and_what_cannot_be_read_stays_in_sight() {
    let mut screen = begun();
    lead(&mut screen, "goods");
    screen.type_text("โต๊ะ");
    let paste =
        "ตู้\t๒\t3,000\tเหล็ก\tดี\r\nเก้าอี้\tสิบ\t500\t\tชำรุด\r\nพัดลม\t๑\t๙๐๐\t\tดี\r\nโคม\t1\t5\t\tดี\r\n";
    screen.harness.event(Event::Paste(paste.to_owned()));
    screen.settle();
    // The column that is worked out takes nothing.
    assert_eq!(
        goods(&screen),
        ["ตู้|2|3000|yes|", "เก้าอี้||500|no|", "พัดลม|1|900|yes|", "โคม|1|5|yes|"]
    );
    assert!(screen.says("สิบ"), "{:?}", screen.spoken());
    assert!(screen.says("พิมพ์ไว้แต่ยังอ่านไม่ได้ ๑ ช่อง"));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(goods(&screen), ["โต๊ะ||||"]);
    assert!(!screen.says("สิบ"));
}

#[test]
fn rows_that_the_form_names_are_answered_and_none_is_added() {
    let mut screen = begun();
    lead(&mut screen, "rooms");
    press(&mut screen, Key::Enter);
    screen.type_text("๔๐");
    press(&mut screen, Key::Enter);
    screen.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(rows(case(&screen), "rooms", &["area"]), ["", "40"]);
    assert!(screen.says("ห้องประชุม"));
}

#[test]
fn a_form_without_a_score_has_no_score_in_sight_but_its_values_and_what_is_missing() {
    let mut screen = begun();
    for (lang, all, missing) in
        [(Lang::Thai, "รวมเป็นเงิน", "ยังไม่ได้กรอก"), (Lang::English, "รวมเป็นเงิน", "Not filled in")]
    {
        if lang == Lang::English {
            screen.press_with(Modifiers::COMMAND, Key::L);
        }
        let words: Vec<_> = screen.spoken().into_iter().map(|it| it.name).collect();
        for word in ["คะแนน", "ผล:", "points", "Verdict", "จาก ๐ คะแนน"]
        {
            assert!(!words.iter().any(|it| it.contains(word)), "{word}: {words:?}");
        }
        assert!(screen.says(all) && screen.says(missing), "{words:?}");
    }
    assert!(screen.says("Who hands over") && screen.says("The goods"));
    assert!(!screen.says("Signing off"), "this form is never signed off");
}

#[test]
fn the_whole_form_by_keys_saved_opened_found_and_recovered() {
    let desk = Desk::new();
    let mut screen = Screen::with_forms(forms(), Lang::Thai, Some(desk.path("")));
    screen.wait_until(|screen| screen.app().library().reading.is_none());
    screen.begin_at(0, "handover");
    screen.type_text("พ ๑/๒๕๖๙");
    press(&mut screen, Key::Tab);
    screen.type_text("12/12/2569");
    press(&mut screen, Key::Tab);
    screen.type_text("๓");
    press(&mut screen, Key::Tab);
    screen.type_text("250000");
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::ArrowDown);
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Space);
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Tab);
    press(&mut screen, Key::Num1);
    press(&mut screen, Key::Tab);
    screen.type_text("ตรวจแล้ว");
    screen.go(2);
    assert!(matches!(screen.place(), Place::Case(step) if step.0 == 1));
    assert_eq!(focused(&screen).role, Role::TextInput, "the first cell waits");
    screen.type_text("โต๊ะ");
    press(&mut screen, Key::Tab);
    screen.type_text("2");
    press(&mut screen, Key::Tab);
    screen.type_text("1,200");
    lead(&mut screen, "text");
    screen.type_text("ไม่มี");
    let path = desk.path("ก.khangan");
    screen.will_pick(&path);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until(|screen| !screen.app().unsaved());
    let Opened::Case(saved) = store::open(&path, &forms()).unwrap() else { panic!("read only") };
    assert_eq!(saved.answers(), case(&screen).answers());
    let fields: Vec<_> = saved.answers().keys().map(FieldId::as_str).collect();
    assert_eq!(
        fields,
        [
            "budget",
            "day",
            "goods",
            "no",
            "people",
            "state",
            "state.reason",
            "text",
            "where",
            "whole"
        ]
    );
    assert_eq!(saved.answer("day"), day("2026-12-12").as_ref());
    screen.press(Key::F5);
    screen.wait_until(|screen| screen.app().proof_is_fresh());
    screen.press_with(Modifiers::COMMAND, Key::W);
    screen.wait_until(|screen| screen.app().library().model.count() == 1);
    assert_eq!(focused(&screen).role, Role::Row);
    assert!(screen.says("พ ๑/๒๕๖๙"));
    screen.press(Key::Enter);
    screen.wait_until(|screen| screen.case().is_some());
    assert_eq!(case(&screen).answers(), saved.answers());
}

#[test]
fn five_hundred_rows_are_typed_into_without_a_stutter() {
    let mut screen = begun();
    lead(&mut screen, "goods");
    let frame = |screen: &mut Screen| {
        let mut times: Vec<_> = (0..21)
            .map(|letter| {
                screen
                    .harness
                    .event(Event::Text(if letter % 2 == 0 { "ก" } else { "ข" }.to_owned()));
                let begun = std::time::Instant::now();
                screen.harness.step();
                screen.harness.step();
                begun.elapsed()
            })
            .collect();
        times.sort();
        times[10]
    };
    let line = "โต๊ะทำงาน\t๒\t๑๕๐๐\t\tดี\tอยู่ที่ฝ่ายบริหารทั่วไป\r\n";
    screen.harness.event(Event::Paste(line.repeat(20)));
    screen.settle();
    let few = frame(&mut screen);
    lead(&mut screen, "goods");
    screen.harness.event(Event::Paste(line.repeat(500)));
    screen.settle();
    assert_eq!(case(&screen).rows("goods").len(), 500);
    let many = frame(&mut screen);
    eprintln!("a letter in a table of 20 rows {few:?}, of 500 rows {many:?}");
    // What follows of 480 rows more is worked out and saved, and only what is in sight is drawn.
    assert!(many < few * 6, "{few:?} for 20 rows, {many:?} for 500");
}
