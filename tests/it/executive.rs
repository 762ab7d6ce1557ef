//! The form of annex ๔: twenty official questions, no score of our own, and a table that is typed
//! in from the Commission's program.

use khangan::appraisal::Severity;
use khangan::appraisal::State;
use khangan::form::Control;
use khangan::sheet::{Sheet, lay_out, lay_out_alone};

use crate::pdf::elements;
use crate::readers::squeezed;
use crate::scenario::{Scenario, form};
use crate::terminal::Desk;

/// How many answers each question has, as counted in the annex by hand.
const COUNTS: [usize; 20] =
    [3, 8, 12, 16, 15, 13, 11, 6, 9, 11, 13, 9, 12, 9, 13, 8, 11, 14, 6, 13];

/// What is printed, white space aside, as a reader goes through it.
pub fn printed(sheet: &Sheet) -> String {
    squeezed(&elements(sheet).into_values().collect::<String>())
}

/// The first of these lines that does not stand on the paper behind the ones before it.
pub fn out_of_order<'a>(lines: impl Iterator<Item = &'a str>, printed: &str) -> Option<String> {
    let mut at = 0;
    for line in lines.filter(|line| !line.starts_with('#')) {
        for piece in line.split(".....").map(squeezed).filter(|piece| !piece.is_empty()) {
            let rest = printed.get(at..).unwrap_or_default();
            let Some(found) = rest.find(&piece) else { return Some(line.to_owned()) };
            at += found + piece.len();
        }
    }
    None
}

#[test]
fn there_are_twenty_questions_with_the_answers_that_the_annex_has() {
    let mut counts = Vec::new();
    for number in 1..=20 {
        let field = form("executive").field(&format!("q{number}.answer")).unwrap();
        let Control::Question(answers) = &field.control else { panic!("{}", field.id) };
        for (answer, place) in answers.iter().zip(1..) {
            assert_eq!(answer.id.as_str(), place.to_string(), "{}", field.id);
        }
        counts.push(answers.len());
        let reason = form("executive").field(&format!("q{number}.reason")).unwrap();
        assert!(field.required && reason.required && field.locked && reason.locked);
    }
    assert_eq!((counts.as_slice(), counts.iter().sum::<usize>()), (&COUNTS[..], 212));
}

#[test]
fn every_official_line_stands_on_the_blank_paper_in_order() {
    let lines = include_str!("../fixtures/official/executive.txt").lines();
    assert_eq!(lines.clone().count(), 436);
    let paper = printed(&lay_out(form("executive"), None));
    assert_eq!(out_of_order(lines, &paper), None);
}

#[test]
fn an_answer_is_struck_where_it_is_chosen_and_its_number_stands_on_the_record() {
    let scenario = Scenario::new("executive")
        .answer("q4.answer", "12")
        .answer("q4.reason", "ต้องใช้ความรู้หลายสาขา")
        .answer("q20.answer", "11");
    let appraisal = scenario.appraisal();
    let case = Some((scenario.case(), &appraisal));
    let whole = printed(&lay_out(form("executive"), case));
    let chosen = "ขั้นตอนการทำงานได้/๑๓.";
    assert!(whole.contains(chosen), "no stroke behind the twelfth answer");
    assert!(whole.contains("๑๑.ประเภทอำนวยการระดับสูง/"), "{whole}");
    assert_eq!(
        whole.matches('/').count() - 2,
        printed(&lay_out(form("executive"), None)).matches('/').count()
    );
    assert!(whole.contains("เหตุผล:ต้องใช้ความรู้หลายสาขา"));
    let record = printed(&lay_out_alone(form("executive"), "แบบบันทึกคำตอบ", case).unwrap());
    assert!(record.contains("คำถามข้อที่๔:ความรู้ความสามารถและทักษะในเชิงเทคนิค๑๒คำถามข้อที่๕"), "{record}");
    assert!(record.ends_with("คำถามข้อที่๒๐:ประเภทและระดับตำแหน่ง๑๑"), "{record}");
}

#[test]
fn record_and_result_are_papers_of_their_own_and_stand_in_the_form_too() {
    let form = form("executive");
    let whole = printed(&lay_out(form, None));
    for (name, pages) in [("แบบบันทึกคำตอบ", 1), ("ตารางแสดงผล", 1)]
    {
        let sheet = lay_out_alone(form, name, None).unwrap();
        assert_eq!(sheet.pages.len(), pages, "{name}");
        let alone = printed(&sheet);
        assert!(alone.len() > 500 && whole.contains(&alone), "{name}: {alone}");
        assert_eq!(whole.matches(&alone).count(), 1, "{name} is printed twice");
    }
    assert!(lay_out_alone(form, "อื่น", None).is_none());
}

#[test]
fn the_total_must_be_the_sum_of_the_three_and_nothing_is_made_up() {
    let scored = Scenario::new("executive")
        .answer("result.knowledge.points", "460")
        .answer("result.problem.points", "264")
        .answer("result.accountability.points", "304");
    let errors = |scenario: &Scenario| {
        let findings = scenario.appraisal().findings;
        let errors = findings.into_iter().filter(|finding| finding.severity() == Severity::Error);
        errors.map(|finding| finding.field.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(scored.appraisal().values.field("result.sum"), Some(1028));
    assert_eq!(errors(&scored), [""; 0]);
    let right = scored.answer("result.total", "1028");
    assert_eq!(errors(&right), [""; 0]);
    for wrong in ["1027", "1029"] {
        let scenario = Scenario::with(right.case().clone()).answer("result.total", wrong);
        assert_eq!(errors(&scenario), ["result.total"], "{wrong}");
    }
    let appraisal = right.appraisal();
    assert_eq!((appraisal.total, appraisal.threshold, appraisal.reached), (0, None, None));
}

#[test]
fn a_conclusion_asks_for_everything_that_it_rests_on() {
    let missing = |scenario: &Scenario| {
        let findings = scenario.appraisal().findings;
        let missing = findings.iter().filter(|finding| finding.severity() == Severity::Missing);
        missing.filter(|finding| finding.field.as_str().starts_with("result.")).count()
    };
    let scenario = Scenario::new("executive");
    assert_eq!(missing(&scenario), 0);
    assert_eq!(missing(&scenario.answer("result.conclusion", "pass")), 17);
}

#[test]
fn the_questions_are_locked_by_signing_off_and_the_result_is_not() {
    let mut scenario = Scenario::with_texts("executive").answer("position.target_level", "สูง");
    for number in 1..=20 {
        scenario = scenario.answer(&format!("q{number}.answer"), "1");
    }
    let scenario = scenario.sign("นางสาวสมหญิง ใจดี", "ผู้อำนวยการกองการเจ้าหน้าที่");
    assert_eq!(scenario.appraisal().state, State::Signed);
    assert!(scenario.locked("q1.answer") && scenario.locked("q1.reason"));
    assert!(!scenario.answer("result.knowledge.points", "460").locked("result.total"));
}

#[test]
fn one_paper_alone_is_printed_when_it_is_named() {
    let desk = Desk::new();
    desk.say("print --blank executive --paper แบบบันทึกคำตอบ -o a.pdf").printed(0);
    desk.say("print --blank executive -o b.pdf").printed(0);
    assert!(desk.bytes("a.pdf").len() * 2 < desk.bytes("b.pdf").len());
    desk.say("new executive -o a.khangan").printed(0);
    desk.say("print a.khangan --paper ตารางแสดงผล -o c.pdf").printed(0);
    let unknown = desk.say("print --blank executive --paper x -o d.pdf");
    assert!(unknown.complained(2).contains("แบบบันทึกคำตอบ, ตารางแสดงผล"), "{unknown:?}");
    let one = desk.say("print --blank general --paper x -o d.pdf");
    assert!(one.complained(2).contains("one paper alone"), "{one:?}");
}
