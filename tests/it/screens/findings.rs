//! What the panel at the right says, and that what it says leads to where it can be mended.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use khangan::appraisal::appraise;
use khangan::appraisal::{Finding, Severity};
use khangan::form::{Control, Form};
use khangan::words::{self, Lang};

use super::sight::{all, case, file_with, gauge, lead, press, screen_of, screen_of_file};
use crate::scenario::{FORM_IDS, Scenario, form};
use crate::screen::Screen;

/// The field that has the focus, by what a screen reader is told.
fn focused_field<'a>(form: &'a Form, screen: &Screen) -> Option<&'a str> {
    let focused = screen.focused()?;
    let mut fields = form.fields().iter();
    let field = fields.find(|field| {
        let label = field.full_label();
        match field.control {
            Control::Choice(_) | Control::Level(_) => focused.about.starts_with(&label),
            Control::Line | Control::Paragraphs | Control::Points(_) => focused.name == label,
            _ => unreachable!("no form built in has one"),
        }
    });
    field.map(|field| field.id.as_str())
}

/// The words by which a finding is listed.
fn listed(form: &Form, finding: &Finding) -> String {
    match finding.severity() {
        Severity::Missing => form.field(finding.field.as_str()).unwrap().full_label(),
        Severity::Error | Severity::Warning => words::finding(Lang::Thai, form, finding),
    }
}

/// Presses each finding in turn: its field has the focus then.
fn check_every_finding_leads_to_its_field(mut screen: Screen) -> Vec<&'static str> {
    let form = form(case(&screen).form().as_str());
    let findings = appraise(form, case(&screen)).findings;
    for finding in &findings {
        screen.go(8);
        press(&mut screen, Role::Link, &listed(form, finding));
        assert_eq!(focused_field(form, &screen), Some(finding.field.as_str()), "{finding:?}");
    }
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn everything_that_is_missing_leads_to_its_field() {
    for id in FORM_IDS {
        let codes = check_every_finding_leads_to_its_field(screen_of(&Scenario::new(id)));
        assert!(codes.len() > 20 && codes.iter().all(|code| *code == "not_answered"));
    }
}

#[test]
fn every_kind_of_finding_leads_to_its_field() {
    let text = file_with(
        "academic",
        "\"position.level\": \"ชำนาญการพิเศษ\", \"position.target_level\": \"ชำนาญการ\", \
         \"score.duties.points\": 45, \"score.difficulty.level\": 1, \
         \"score.difficulty.points\": 28, \"score.supervision.level\": 9, \
         \"summary.verdict\": \"pass\"",
    );
    let mut codes = check_every_finding_leads_to_its_field(screen_of_file(&text));
    let text =
        file_with("academic", "\"position.target_level\": \"x\", \"summary.verdict\": \"y\"");
    codes.extend(check_every_finding_leads_to_its_field(screen_of_file(&text)));
    let failed = Scenario::complete("general").answer("summary.verdict", "fail");
    codes.extend(check_every_finding_leads_to_its_field(screen_of(&failed)));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(
        codes,
        [
            "fail_reached",
            "not_answered",
            "pass_not_reached",
            "points_in_no_range",
            "points_outside_level",
            "target_not_above",
            "unknown_choice",
            "unknown_level",
        ]
    );
}

#[test]
fn f8_goes_round_all_findings_in_the_forms_order_and_shift_f8_back() {
    let form = form("academic");
    let scenario = Scenario::complete("academic")
        .answer("position.unit", "")
        .answer("score.duties.points", "45")
        .answer("score.decision.reason", "")
        .answer("summary.verdict", "fail");
    let order = ["position.unit", "score.duties.points", "score.decision.reason"];
    let mut screen = screen_of(&scenario);
    assert_eq!(appraise(form, case(&screen)).findings.len(), 3);
    for _ in 0..2 {
        for field in order {
            screen.press(Key::F8);
            assert_eq!(focused_field(form, &screen), Some(field));
        }
    }
    for field in order.iter().rev().skip(1).chain(order.iter().rev()) {
        screen.press_with(Modifiers::SHIFT, Key::F8);
        assert_eq!(focused_field(form, &screen), Some(*field));
    }
}

#[test]
fn f8_goes_on_from_where_one_is() {
    let form = form("academic");
    let scenario = Scenario::complete("academic")
        .answer("position.unit", "")
        .answer("score.duties.reason", "")
        .answer("score.decision.reason", "");
    let mut screen = screen_of(&scenario);
    lead(&mut screen, "score.difficulty.points");
    screen.press(Key::F8);
    assert_eq!(focused_field(form, &screen), Some("score.decision.reason"));
    // Having walked to another step, one begins there.
    screen.go(4);
    screen.go(5);
    screen.press_with(Modifiers::SHIFT, Key::F8);
    assert_eq!(focused_field(form, &screen), Some("score.decision.reason"));
    screen.go(3);
    screen.press(Key::F8);
    assert_eq!(focused_field(form, &screen), Some("score.duties.reason"));
}

#[test]
fn findings_are_grouped_the_weightiest_first_and_counted() {
    let scenario = Scenario::complete("academic")
        .answer("position.unit", "")
        .answer("position.level", "ชำนาญการพิเศษ")
        .answer("score.duties.points", "45");
    let mut screen = screen_of(&scenario);
    screen.go(8);
    let spoken = screen.spoken();
    let place = |words: &str| {
        let at = spoken.iter().position(|it| it.value.starts_with(words) || it.name == words);
        at.unwrap_or_else(|| panic!("nobody says {words}"))
    };
    // The pass has lost its ground with the points, so there are two errors.
    let headings = ["ต้องแก้ ๒ จุด", "ควรดู ๑ จุด", "ยังไม่ได้กรอก ๑ ช่อง", "งาน/ฝ่าย/กลุ่ม"];
    assert!(headings.iter().map(|words| place(words)).is_sorted());
    let complete = screen_of(&Scenario::complete("academic"));
    assert!(complete.says("ครบถ้วน พร้อมลงนามรับรอง"));
    assert_eq!(all(&complete, Role::Link), vec![]);
}

#[test]
fn the_panel_follows_every_key_and_tells_how_the_total_stands() {
    let scenario = Scenario::new("academic").answer("position.target_level", "ชำนาญการ");
    let mut screen = screen_of(&scenario);
    let total = |screen: &Screen| gauge(screen, Role::ProgressIndicator, "คะแนนรวม").0;
    assert_eq!(total(&screen), Some(0.0));
    assert!(screen.says("ยังไม่ได้ให้คะแนน เกณฑ์ระดับชำนาญการ ๖๕ คะแนน") && !screen.says("ขาดอีก"));
    for (component, points, sum, says) in [
        ("duties", "20", 20.0, "ขาดอีก ๔๕ คะแนน"),
        ("difficulty", "20", 40.0, "ขาดอีก ๒๕ คะแนน"),
        ("supervision", "10", 50.0, "ขาดอีก ๑๕ คะแนน"),
        ("decision", "10", 60.0, "ขาดอีก ๕ คะแนน"),
    ] {
        assert!(!screen.says("ก็ถึงเกณฑ์"));
        lead(&mut screen, &format!("score.{component}.points"));
        screen.type_text(points);
        screen.settle();
        assert_eq!(total(&screen), Some(sum));
        assert!(screen.says(says), "{component}");
    }
    // Near the threshold, each component says what it alone would need.
    let near: Vec<_> = all(&screen, Role::Button)
        .into_iter()
        .filter(|button| button.about.contains("ก็ถึงเกณฑ์"))
        .map(|button| button.about)
        .collect();
    let thirty = "เพิ่ม ๕ เป็น ๒๕ ก็ถึงเกณฑ์";
    let twenty = "เพิ่ม ๕ เป็น ๑๕ ก็ถึงเกณฑ์";
    assert_eq!(near, [thirty, thirty, twenty, twenty]);
    screen.press(Key::Backspace);
    screen.press(Key::Backspace);
    screen.type_text("15");
    screen.settle();
    assert!(screen.says("ถึงเกณฑ์ระดับชำนาญการแล้ว") && screen.says("ถึงเกณฑ์พอดี"));
    assert!(
        screen.says("ชำนาญการพิเศษ ๘๐")
            || gauge(&screen, Role::ProgressIndicator, "๖๕").0 == Some(65.0)
    );
}

#[test]
fn a_component_of_the_panel_leads_to_its_points() {
    let mut screen = screen_of(&Scenario::new("arts"));
    for component in form("arts").components() {
        screen.go(1);
        screen.click(Role::Button, &format!("{} {}", component.def.number, component.def.name));
        assert_eq!(focused_field(form("arts"), &screen), Some(component.points.as_str()));
    }
}

#[test]
fn the_panel_changes_its_words_with_the_language_and_the_case() {
    let mut screen = screen_of(&Scenario::new("academic"));
    assert!(screen.says("ผล: ยังไม่ได้เลือก") && screen.says("ยังไม่ได้กรอก ๒๓ ช่อง"));
    screen.press_with(Modifiers::COMMAND, Key::L);
    assert!(screen.says("Verdict: not chosen yet") && screen.says("Not filled in: 23"));
    lead(&mut screen, "position.number");
    screen.type_text("1");
    screen.settle();
    assert!(screen.says("Not filled in: 22"));
}
