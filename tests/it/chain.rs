//! What was signed off stays as it was signed, and whoever changes it by hand is found out.

use khangan::appraisal::Severity;
use khangan::appraisal::{Appraisal, State, appraise};
use khangan::case::{Case, RestoredFrom, Restoring, Seal};
use khangan::sheet::{Shape, lay_out};
use khangan::store::{Opened, read_case, write_case};

use crate::scenario::{FORMS, Scenario, form, required_texts, some_moment};
use crate::terminal::Desk;

/// A small case, signed off, reopened, and signed off again.
pub fn signed() -> Case {
    let form = form("general");
    let mut scenario = Scenario::new("general");
    for field in required_texts(form) {
        scenario = scenario.answer(field.id.as_str(), "ก");
    }
    for component in form.components() {
        scenario = scenario.answer(component.points.as_str(), &component.def.max.to_string());
    }
    scenario
        .answer("position.target_level", "ชำนาญงาน")
        .answer("summary.verdict", "pass")
        .sign("สมหญิง", "กจ.")
        .reopen("แก้")
        .answer("position.unit", "ข")
        .sign("สมชาย", "กจ.")
        .case()
        .clone()
}

fn read(text: &str) -> Result<(Case, Appraisal), String> {
    match read_case(text, &FORMS) {
        Ok(Opened::Case(case)) => {
            let appraisal = appraise(form("general"), &case);
            Ok((*case, appraisal))
        }
        other => Err(format!("{other:?}")),
    }
}

/// The codes of what is told of how the case came to be.
fn told(appraisal: &Appraisal) -> Vec<&'static str> {
    let codes = ["altered_after_signing", "chain_broken", "history_broken", "signed_by_older"];
    let all = appraisal.findings.iter().map(|finding| finding.code.as_str());
    all.filter(|code| {
        codes.contains(code) || code.starts_with("signed_") || *code == "time_runs_back"
    })
    .collect()
}

/// Whether a text opens as a case that is believed to be signed off.
fn believed(text: &str) -> bool {
    read(text).is_ok_and(|(_, appraisal)| appraisal.state == State::Signed)
}

#[test]
fn what_is_signed_off_is_written_with_what_holds_it_and_reads_back_the_same() {
    let case = signed();
    let text = write_case(&case);
    assert!(text.starts_with("(\n    format: 2,\n"), "{text}");
    let (again, appraisal) = read(&text).unwrap();
    assert_eq!(again, case);
    assert_eq!(again.seal(form("general")), Seal::Sound);
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec![]));
    assert_eq!(write_case(&again), text);
}

#[test]
fn a_file_of_format_2_saves_to_the_same_bytes() {
    let text = include_str!("../fixtures/cases/format-2-signed.khangan");
    let (case, appraisal) = read(text).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec![]));
    assert_eq!(write_case(&case), text);
}

#[test]
fn a_case_that_nobody_signed_is_written_for_every_version_to_read() {
    let draft = Scenario::new("general").answer("position.number", "๑").case().clone();
    assert!(write_case(&draft).starts_with("(\n    format: 1,\n"));
}

#[test]
fn every_letter_that_is_changed_by_hand_is_noticed() {
    let text = write_case(&signed());
    // What may differ between two files of the same case, and what is not locked.
    let free = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        text[line..].trim_start().starts_with("modified:")
    };
    let mut changed = 0;
    for (at, letter) in text.char_indices().filter(|(at, _)| !free(*at)) {
        let other = match letter {
            '0'..='8' | 'a'..='e' => char::from(letter as u8 + 1),
            '9' => '0',
            'ก' => 'ข',
            c if c.is_alphabetic() => 'ฮ',
            _ => continue,
        };
        let edited = format!("{}{other}{}", &text[..at], &text[at + letter.len_utf8()..]);
        assert!(!believed(&edited), "{letter} at {at} of {text}");
        changed += 1;
    }
    assert!(changed > 1000, "{changed}");
}

#[test]
fn every_event_that_is_taken_out_put_in_or_moved_is_noticed() {
    let text = write_case(&signed());
    let lines: Vec<&str> = text.lines().collect();
    let begin = lines.iter().position(|line| *line == "    history: [").unwrap() + 1;
    let end = begin + lines[begin..].iter().position(|line| *line == "    ],").unwrap();
    assert_eq!(end - begin, 3);
    let joined = |lines: &[&str]| lines.join("\n");
    assert!(believed(&joined(&lines)));
    for at in begin..end {
        let mut without = lines.clone();
        without.remove(at);
        assert!(!believed(&joined(&without)), "without {}", lines[at]);
        for to in begin..=end {
            let mut doubled = lines.clone();
            doubled.insert(to, lines[at]);
            assert!(!believed(&joined(&doubled)), "{} once more at {to}", lines[at]);
        }
        for other in begin..end {
            if other != at {
                let mut swapped = lines.clone();
                swapped.swap(at, other);
                assert!(!believed(&joined(&swapped)), "{at} and {other} swapped");
            }
        }
    }
    // The sign-off alone taken out of those in force: what is left is told to be broken.
    let signed = lines.iter().position(|line| *line == "    signed: [").unwrap() + 1;
    let mut draft = lines.clone();
    draft.remove(signed);
    let (_, appraisal) = read(&joined(&draft)).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Draft, vec!["history_broken"]));
    // And what is left of a history whose end is cut off.
    let mut cut = draft;
    cut.remove(end - 2);
    let (_, appraisal) = read(&joined(&cut)).unwrap();
    assert_eq!(told(&appraisal), ["history_broken"]);
}

/// A text without what holds its history together.
fn stripped(text: &str) -> String {
    let kept = text.lines().filter(|line| !line.trim_start().starts_with("chain: "));
    let unlinked = kept.map(|line| match line.split_once(", link: (") {
        Some((event, _)) => format!("{event}),\n"),
        None => format!("{line}\n"),
    });
    unlinked.collect()
}

#[test]
fn a_file_stripped_of_all_its_hashes_is_not_believed() {
    let text = write_case(&signed());
    let without = stripped(&text).replace("\"position.unit\": \"ข\"", "\"position.unit\": \"ค\"");
    assert!(!without.contains("link") && !without.contains("chain") && without.contains("ค"));
    let (case, appraisal) = read(&without).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Altered, vec!["chain_broken"]));
    // It stays so whatever is saved after it.
    let (_, appraisal) = read(&write_case(&case)).unwrap();
    assert_eq!(appraisal.state, State::Altered);
}

#[test]
fn a_file_without_links_that_ends_elsewhere_is_not_made_an_old_one_by_saving() {
    let text = write_case(&signed());
    let head = text.lines().find(|line| line.trim_start().starts_with("chain: ")).unwrap();
    let ends_elsewhere = stripped(&text).replace("    ],\n)", &format!("    ],\n{head}\n)"));
    let (case, appraisal) = read(&ends_elsewhere).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Altered, vec!["chain_broken"]));
    let (_, appraisal) = read(&write_case(&case)).unwrap();
    assert_eq!(appraisal.state, State::Altered);
}

#[test]
fn an_old_sign_off_stays_one_in_a_file_that_needs_the_newer_format() {
    // What an older version signed, and a newer one could not write in the older format.
    let old = stripped(&write_case(&signed())).replace("format: 2", "format: 1");
    let (case, appraisal) = read(&old).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec!["signed_by_older"]));
    assert_eq!(write_case(&case), old, "format 1 stays format 1");
    let head = case.head().unwrap();
    let newer = old.replace("format: 1", "format: 2");
    let newer = newer.replace("    ],\n)", &format!("    ],\n    chain: \"{head}\",\n)"));
    let (again, appraisal) = read(&newer).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec!["signed_by_older"]));
    assert_eq!(again, case);
}

#[test]
fn a_sign_off_written_into_an_empty_file_is_not_believed() {
    let empty = write_case(&Scenario::new("general").case().clone());
    let by = "(at: \"2026-11-20T10:00:00+07:00\", name: \"ก\", office: \"ข\")";
    let with = |history: &str| {
        empty
            .replace("signed: [],", &format!("signed: [{by}],"))
            .replace("history: [],", &format!("history: [{history}],"))
    };
    for (history, code) in
        [("", "chain_broken"), (format!("Signed{by}").as_str(), "signed_incomplete")]
    {
        let (_, appraisal) = read(&with(history)).unwrap();
        assert_eq!((appraisal.state, told(&appraisal)), (State::Altered, vec![code]));
        assert!(appraisal.has_errors());
    }
}

#[test]
fn what_an_older_version_signed_off_opens_and_says_that_it_cannot_be_checked() {
    let text = include_str!("../fixtures/cases/format-1-signed.khangan");
    let Ok(Opened::Case(case)) = read_case(text, &FORMS) else { panic!() };
    let appraisal = appraise(FORMS.find(case.form().as_str(), case.edition()).unwrap(), &case);
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec!["signed_by_older"]));
    assert_eq!(appraisal.findings[0].severity(), Severity::Warning);
    assert_eq!(write_case(&case), text);
}

#[test]
fn what_was_altered_prints_as_a_draft() {
    let draft = |text: &str| {
        let (case, appraisal) = read(text).unwrap();
        let sheet = lay_out(form("general"), Some((&case, &appraisal)));
        sheet
            .pages
            .iter()
            .all(|page| page.marks.iter().any(|mark| matches!(mark.shape, Shape::Watermark { .. })))
    };
    let text = write_case(&signed());
    assert!(!draft(&text));
    assert!(draft(&text.replace("\"ข\"", "\"ค\"")));
}

#[test]
fn a_clock_that_was_put_back_is_told() {
    let form = form("general");
    let mut case = signed();
    let at = "2026-11-19T09:30:00+07:00".parse().unwrap();
    let name = "somying".to_owned();
    let restoring = Restoring { at, name, from: RestoredFrom::Version, saved: some_moment() };
    case = case.restored(form, &case, restoring, "somying").unwrap();
    let appraisal = appraise(form, &case);
    assert_eq!((appraisal.state, told(&appraisal)), (State::Signed, vec!["time_runs_back"]));
}

#[test]
fn bringing_back_an_answer_keeps_the_history_and_refuses_what_would_change_what_is_signed() {
    let desk = Desk::new();
    let path = desk.write("a.khangan", write_case(&signed()));
    let path = path.to_str().unwrap();
    // An unlocked answer changes; what was before becomes a version.
    desk.run(["set", path, "hr_head.name=หัวหน้า"]).printed(0);
    desk.run(["versions", path, "--restore", "1"]).printed(0);
    let (case, appraisal) = read(&desk.text("a.khangan")).unwrap();
    assert_eq!(appraisal.state, State::Signed);
    assert_eq!((case.history().len(), case.text("hr_head.name")), (4, ""));
    // Reopened and changed, the version that is signed is no way around the reopening…
    desk.run(["reopen", path, "--reason", "แก้"]).printed(0);
    desk.run(["set", path, "position.unit=ง"]).printed(0);
    desk.run(["sign", path, "--name", "สมหญิง", "--office", "กจ."]).printed(0);
    let refused = desk.run(["versions", path, "--restore", "2"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    let (case, appraisal) = read(&desk.text("a.khangan")).unwrap();
    assert_eq!((case.text("position.unit"), appraisal.state), ("ง", State::Signed));
    // …and once that is done, the history goes on.
    desk.run(["reopen", path, "--reason", "กู้คืน"]).printed(0);
    desk.run(["versions", path, "--restore", "3"]).printed(0);
    let (case, appraisal) = read(&desk.text("a.khangan")).unwrap();
    assert_eq!((appraisal.state, told(&appraisal)), (State::Draft, vec![]));
    assert_eq!(case.history().len(), 8);
}

#[test]
fn what_was_signed_off_outlasts_ten_later_versions() {
    let desk = Desk::new();
    let path = desk.write("a.khangan", write_case(&signed()));
    let path = path.to_str().unwrap();
    desk.run(["reopen", path, "--reason", "แก้"]).printed(0);
    for number in 0..14 {
        desk.run(["set", path, &format!("position.unit=หน่วย {number}")]).printed(0);
    }
    let versions = desk.run(["versions", path, "--json"]);
    let versions: serde_json::Value = serde_json::from_str(versions.printed(0)).unwrap();
    assert_eq!(versions.as_array().unwrap().len(), 11);
    desk.run(["versions", path, "--restore", "11"]).printed(0);
    assert!(desk.text("a.khangan").contains("\"position.unit\": \"ข\""));
}

#[test]
fn what_is_signed_off_is_not_replaced_by_another_case_that_once_had_its_name() {
    let desk = Desk::new();
    desk.say("new arts -o a.khangan").printed(0);
    desk.say("set a.khangan position.number=1").printed(0);
    let signed = desk.write("signed.khangan", write_case(&signed()));
    std::fs::copy(&signed, desk.path("a.khangan")).unwrap();
    let before = desk.bytes("a.khangan");
    let listed = desk.say("versions a.khangan --json");
    assert!(listed.printed(0).contains("readable"), "{listed:?}");
    let refused = desk.say("versions a.khangan --restore 1");
    assert!(refused.complained(1).contains("signed off"), "{refused:?}");
    assert_eq!(desk.bytes("a.khangan"), before);
    // One that nobody signed off may be, and stays among the versions.
    desk.say("reopen a.khangan --reason=x").printed(0);
    desk.say("versions a.khangan --restore 2").printed(0);
    assert!(desk.text("a.khangan").contains("\"arts\""));
}

#[test]
fn what_cannot_be_understood_here_is_not_replaced_by_an_earlier_version() {
    let newer = |text: &str| text.replace("format: 1", "format: 99");
    let unknown = |text: &str| text.replace("form: \"academic\"", "form: \"another\"");
    let edition = |text: &str| text.replace("edition: \"", "edition: \"9");
    let changes: [&dyn Fn(&str) -> String; 3] = [&newer, &unknown, &edition];
    for change in changes {
        let desk = Desk::new();
        desk.say("new academic -o a.khangan").printed(0);
        desk.say("set a.khangan position.number=1").printed(0);
        let other = change(&desk.text("a.khangan"));
        assert_ne!(other, desk.text("a.khangan"));
        desk.write("a.khangan", &other);
        let refused = desk.say("versions a.khangan --restore 1");
        assert!(!refused.complained(2).is_empty(), "{refused:?}");
        assert_eq!(desk.text("a.khangan"), other);
    }
    // What is no case any more is what versions are for.
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    desk.say("set a.khangan position.number=1").printed(0);
    desk.write("a.khangan", "(garbled");
    desk.say("versions a.khangan --restore 1").printed(0);
    desk.say("check a.khangan --json");
    assert!(desk.text("a.khangan").starts_with("(\n    format: 1"));
}
