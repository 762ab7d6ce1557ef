//! The case file, format 1, byte for byte; and files that this version must leave alone.
//!
//! The fixtures `tests/fixtures/cases/format-1*.khangan` are what has been written since 2026: they
//! are never edited. A new format gets a new fixture.

use khangan::base::FieldId;
use khangan::case::{Answer, Case, Event};
use khangan::store::{
    self, CaseFileError, Opened, ReadOnly, ReadOnlyWhy, open, read_case, write_case,
};

use crate::scenario::{FORMS, Scenario, empty_case, form};
use crate::terminal::{Desk, in_process};

const FORMAT_1: &str = include_str!("../fixtures/cases/format-1.khangan");
const SIGNED: &str = include_str!("../fixtures/cases/format-1-signed.khangan");
const NEWER: &str = include_str!("../fixtures/cases/newer.khangan");

#[track_caller]
fn case_of(text: &str) -> Case {
    match read_case(text, &FORMS) {
        Ok(Opened::Case(case)) => *case,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn read_only(text: &str) -> ReadOnly {
    match read_case(text, &FORMS) {
        Ok(Opened::ReadOnly(case)) => *case,
        other => panic!("{other:?}"),
    }
}

/// The fixture with one passage replaced.
#[track_caller]
fn edited(from: &str, to: &str) -> String {
    assert!(FORMAT_1.contains(from), "there is no {from}");
    FORMAT_1.replacen(from, to, 1)
}

/// A file that opens read-only is told in one sentence, and every command leaves it as it is.
fn every_command_refuses(text: &str, why: &str) {
    let desk = Desk::new();
    let path = desk.write("a.khangan", text);
    for words in [
        &["check"][..],
        &["check", "--json"],
        &["set", "position.unit=x"],
        &["sign", "--name=a", "--office=b"],
        &["reopen", "--reason=c"],
    ] {
        let words =
            [words[0], path.to_str().unwrap()].into_iter().chain(words[1..].iter().copied());
        let refused = in_process(words);
        assert!(refused.complained(2).contains(why), "{refused:?}");
        assert_eq!(desk.text("a.khangan"), text);
    }
    assert_eq!(desk.names(), ["a.khangan"]);
}

#[test]
fn a_file_of_format_1_saves_to_the_same_bytes() {
    for text in [FORMAT_1, SIGNED] {
        assert_eq!(write_case(&case_of(text)), text);
        let desk = Desk::new();
        let path = desk.write("a.khangan", text);
        let Ok(Opened::Case(case)) = open(&path, &FORMS) else { panic!("it does not open") };
        std::fs::write(&path, store::write_case(&case)).unwrap();
        assert_eq!(desk.text("a.khangan"), text);
    }
}

#[test]
fn a_file_of_format_1_is_understood() {
    let case = case_of(FORMAT_1);
    assert_eq!((case.form().as_str(), case.edition()), ("academic", "ว2/2558"));
    assert_eq!(case.id().to_string(), "5b8b1a0e-3f0f-4a55-9d0c-0d2f6b3c9f11");
    assert_eq!(case.created().to_string(), "2026-11-20T09:30:00+07:00");
    assert_eq!(case.modified().to_string(), "2026-11-20T09:42:10+07:00");
    let answers = [
        ("position.number", Answer::Text("๑๒๓".to_owned())),
        ("score.duties.points", Answer::Number(28)),
        ("summary.verdict", Answer::Choice("pass".into())),
    ];
    let answers = answers.map(|(field, answer)| (FieldId::from(field), answer));
    assert_eq!(*case.answers(), answers.into());
    assert!(case.signed().is_none() && case.history().is_empty() && case.kept().is_empty());
}

#[test]
fn a_signed_file_of_format_1_is_understood() {
    let case = case_of(SIGNED);
    assert_eq!(case.text("comparison"), "ปริมาณงานเพิ่มขึ้น \"มาก\"\nคุณภาพงานสูงขึ้น\n\tตามแผน C:\\งาน");
    assert_eq!(case.signed().unwrap().name, "นางสาวสมหญิง ใจดี");
    let history: Vec<_> = case
        .history()
        .iter()
        .map(|entry| match &entry.event {
            Event::Signed(by) => format!("{} {} {}", by.at, by.name, by.office),
            Event::Reopened(by) => format!("{} {} {}", by.at, by.name, by.reason),
            Event::Restored(by) => format!("{} {} {}", by.at, by.name, by.saved),
        })
        .collect();
    assert_eq!(
        history,
        [
            "2026-11-20T10:00:00+07:00 นายสมชาย \"ชาย\" รักงาน กองการเจ้าหน้าที่",
            "2026-11-21T09:15:42+07:00 somying แก้คะแนน\nตามมติที่ประชุม",
            "2026-11-24T16:20:31+07:00 นางสาวสมหญิง ใจดี กองการเจ้าหน้าที่",
        ]
    );
    let scenario = Scenario::with(case).refuse("position.number", "๙", "locked");
    let findings = vec!["signed_by_older number".to_owned()];
    assert_eq!((scenario.total(), scenario.findings()), (70, findings));
}

#[test]
fn answers_of_fields_that_this_version_does_not_know_are_kept_on_save() {
    let desk = Desk::new();
    let path = desk.write("a.khangan", SIGNED);
    let set = ["set", path.to_str().unwrap(), "committee.decision=reject", "hr_head.name=สมศรี"];
    in_process(set).printed(0);
    let saved = desk.text("a.khangan");
    for kept in [
        "\n        \"future.attachment\": (name: \"ผังโครงสร้าง.png\", pages: [1, 2, 3]),\n",
        "\n        \"future.flag\": true,\n",
        "\n        \"future.words\": \"ถ้อยคำของรุ่นใหม่\",\n",
        "\n        \"committee.decision\": \"reject\",\n",
    ] {
        assert!(saved.contains(kept), "{saved}");
    }
    let case = case_of(&saved);
    assert_eq!(case.history(), case_of(SIGNED).history());
    assert_eq!(case.modified().to_string(), "2026-11-20T09:30:00+07:00");
}

#[test]
fn an_empty_case_is_written_in_full() {
    assert_eq!(
        write_case(&empty_case(form("arts"))),
        "(
    format: 1,
    form: \"arts\",
    edition: \"ว2/2558\",
    id: \"00000000-0000-0000-0000-00005b8b1a0e\",
    created: \"2026-11-20T09:30:00+07:00\",
    modified: \"2026-11-20T09:30:00+07:00\",
    answers: {},
    signed: [],
    history: [],
)
"
    );
}

#[test]
fn a_file_may_be_laid_out_by_hand() {
    let by_hand = "// เรื่องของฝ่ายคลัง
        (history: [], answers: {\"score.duties.points\": 0x1c, \"position.number\": r#\"๑๒๓\"#,
            \"summary.verdict\": \"p\\u{61}ss\" /* ผ่าน */}, edition: \"ว2/2558\", form: \"academic\",
        modified: \"2026-11-20T09:42:10+07:00\", created: \"2026-11-20T09:30:00+07:00\",
        id: \"5B8B1A0E3F0F4A559D0C0D2F6B3C9F11\", format: 1)";
    assert_eq!(case_of(by_hand), case_of(FORMAT_1));
    // An answer that is empty is none.
    let empty = edited("\"๑๒๓\"", "\"\"");
    assert_eq!(case_of(&empty).answer("position.number"), None);
}

#[test]
fn a_file_of_a_newer_format_opens_to_be_looked_at() {
    let opened = read_only(NEWER);
    assert_eq!(opened.why, ReadOnlyWhy::NewerFormat(9));
    assert_eq!(opened.case.text("position.number"), "๑๒๓");
    assert_eq!(opened.case.number("score.duties.points"), Some(28));
    assert_eq!(opened.case.kept()["annexes"], "[\"ผัง.pdf\"]");
    every_command_refuses(NEWER, "A newer version of the program wrote this file (format 9)");

    let newest = edited("format: 1", "format: 4294967295");
    assert_eq!(read_only(&newest).why, ReadOnlyWhy::NewerFormat(u32::MAX));
    // One that is so new that it cannot even be shown.
    for changed in ["form", "edition", "id", "created", "answers"] {
        let text = edited("format: 1", "format: 7").replacen(
            &format!("\n    {changed}: "),
            "\n    x: ",
            1,
        );
        assert_eq!(read_case(&text, &FORMS), Err(CaseFileError::Newer(7)), "{changed}");
        every_command_refuses(&text, "(format 7)");
    }
    let other_kind = edited("format: 1", "format: 7").replacen("28", "\"28\"", 1);
    assert_eq!(read_case(&other_kind, &FORMS), Err(CaseFileError::Newer(7)));
}

#[test]
fn a_file_of_an_unknown_form_or_edition_opens_to_be_looked_at() {
    let unknown = edited("\"academic\"", "\"another\"");
    let opened = read_only(&unknown);
    assert_eq!(opened.why, ReadOnlyWhy::UnknownForm("another".to_owned()));
    assert_eq!(opened.case.kept()["score.duties.points"], "28");
    every_command_refuses(&unknown, "does not have the form “another”");

    let edition = edited("ว2/2558", "ว9/2570");
    let (form, named) = ("academic".to_owned(), "ว9/2570".to_owned());
    assert_eq!(read_only(&edition).why, ReadOnlyWhy::UnknownEdition { form, edition: named });
    every_command_refuses(&edition, "the form “academic” in the edition “ว9/2570”");
}

#[test]
fn a_field_answered_twice_is_refused() {
    for second in ["\"๔๕๖\"", "\"๑๒๓\""] {
        let text =
            edited("\"๑๒๓\",\n", &format!("\"๑๒๓\",\n        \"position.number\": {second},\n"));
        let Err(CaseFileError::Garbled { line, what, .. }) = read_case(&text, &FORMS) else {
            panic!("it opens")
        };
        assert_eq!((line, what.as_str()), (10, "position.number is answered twice"));
        every_command_refuses(&text, "is damaged");
    }
    let unknown = edited("\"position.number\": \"๑๒๓\"", "\"x\": 1, \"x\": 1");
    assert!(read_case(&unknown, &FORMS).is_err());
}

#[test]
fn keys_that_format_1_does_not_have_are_refused() {
    for (from, to) in [
        ("    signed: []", "    owner: \"somying\",\n    signed: []"),
        ("    format: 1,", "    format: 1,\n    format: 1,"),
        (
            "signed: []",
            "signed: [(at: \"2026-11-20T09:30:00+07:00\", name: \"a\", office: \"b\", seal: 1)]",
        ),
        (
            "history: []",
            "history: [Signed(at: \"2026-11-20T09:30:00+07:00\", name: \"a\", office: \"b\", seal: 1)]",
        ),
        ("history: []", "history: [Archived(at: \"2026-11-20T09:30:00+07:00\")]"),
    ] {
        assert!(
            matches!(read_case(&edited(from, to), &FORMS), Err(CaseFileError::Garbled { .. })),
            "{to}"
        );
    }
}

#[test]
fn entries_that_format_1_always_had_must_be_there() {
    for key in ["format", "form", "edition", "id", "created", "modified", "answers"] {
        let text = edited(&format!("\n    {key}: "), "\n    // ");
        // The line is now a comment; that of the answers leaves their list behind.
        assert!(read_case(&text, &FORMS).is_err(), "{key}");
    }
    // A draft needs neither.
    let neither = edited("    signed: [],\n    history: [],\n", "");
    assert_eq!(case_of(&neither), case_of(FORMAT_1));
}

#[test]
fn a_file_that_does_not_hold_what_it_should_is_told_entry_by_entry() {
    for (from, to, entry) in [
        ("5b8b1a0e", "5b8b1a0", "id"),
        ("2026-11-20T09:30", "20 พ.ย. 2569 09:30", "created"),
        ("2026-11-20T09:42", "2026-11-20T25:42", "modified"),
        ("28", "\"28\"", "score.duties.points"),
        ("\"๑๒๓\"", "123", "position.number"),
        ("format: 1", "format: 0", "format"),
        ("signed: []", "signed: [(at: \"x\", name: \"a\", office: \"b\")]", "signed"),
        ("history: []", "history: [Reopened(at: \"x\", name: \"a\", reason: \"b\")]", "history"),
    ] {
        let text = edited(from, to);
        assert_eq!(read_case(&text, &FORMS), Err(CaseFileError::WrongValue(entry.to_owned())));
        every_command_refuses(&text, &format!("“{entry}” does not hold what it should"));
    }
}
