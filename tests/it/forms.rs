//! The forms built in load, and a form file with a mistake does not: every kind of mistake is
//! found, all at once, each with its place.

use std::collections::BTreeSet;

use khangan::form::{Form, FormError, Forms, Mistake, Problem};
use khangan::words::{self, Lang};

use crate::scenario::{ALL_IDS, FORM_IDS};
use crate::terminal::{Desk, Ran, in_process};

const ACADEMIC: &str = include_str!("../../forms/academic.ron");
const GENERAL: &str = include_str!("../../forms/general.ron");
const ARTS: &str = include_str!("../../forms/arts.ron");

/// Reads one form file, as the program would.
fn read(text: &str) -> Result<Form, FormError> {
    let forms = Forms::from_files(&[("a.ron".to_owned(), text.to_owned())]);
    match forms {
        Ok(forms) => Ok(forms.all().next().unwrap().clone()),
        Err(mut errors) => Err(errors.remove(0).1),
    }
}

/// A form file with each of these passages replaced, once.
#[track_caller]
fn edited(form: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(form.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "there is no {from}");
        text.replacen(from, to, 1)
    })
}

fn mistakes(text: &str) -> Vec<Mistake> {
    match read(text) {
        Err(FormError::Mistakes(mistakes)) => mistakes,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("nothing is found"),
    }
}

/// Exactly these mistakes are found, as `place: code subject`.
#[track_caller]
fn check(form: &str, edits: &[(&str, &str)], expected: &[&str]) {
    let mistakes = mistakes(&edited(form, edits));
    let found: Vec<_> = mistakes
        .iter()
        .map(|of| format!("{}: {} {}", of.place, of.problem.code(), of.problem.subject()))
        .collect();
    let found: Vec<_> = found.iter().map(|line| line.trim_end()).collect();
    assert_eq!(found, expected);
    for lang in [Lang::Thai, Lang::English] {
        for (mistake, found) in mistakes.iter().zip(&found) {
            let sentence = words::mistake(lang, mistake);
            assert!(sentence.starts_with(&format!("{}: ", mistake.place)), "{sentence}");
            assert!(
                !sentence.contains("%{") && !sentence.contains("mistake."),
                "{found}: {sentence}"
            );
            assert!(sentence.contains(&mistake.problem.subject()), "{sentence}");
        }
    }
}

#[test]
fn every_form_built_in_loads() {
    let forms = Forms::built_in();
    let ids: Vec<_> = forms.all().map(|form| form.id().as_str().to_owned()).collect();
    assert_eq!(ids, ALL_IDS);
    for form in FORM_IDS.map(|id| forms.named(id).unwrap()) {
        assert_eq!((form.edition(), form.max()), ("ว2/2558", 100));
        assert_eq!(forms.find(form.id().as_str(), "ว2/2558").unwrap().id(), form.id());
        assert!(form.components().iter().all(|component| component.def.levels.len() == 4));
    }
    assert!(forms.find("academic", "ว3/2560").is_none());
    assert!(forms.named("leave").is_none());
}

#[test]
fn a_thing_that_is_there_twice_is_found() {
    check(
        ACADEMIC,
        &[("\"ชำนาญการ\", \"ชำนาญการพิเศษ\"]", "\"ชำนาญการ\", \"ปฏิบัติการ\", \"ชำนาญการพิเศษ\"]")],
        &["ladder[2]: duplicate ปฏิบัติการ"],
    );
    check(
        ACADEMIC,
        &[("threshold: 80),", "threshold: 80),\n(level: \"ชำนาญการพิเศษ\", threshold: 90),")],
        &["score.targets[2]: duplicate ชำนาญการพิเศษ", "score.targets[2]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[(
            "(id: \"position.title\"",
            "(id: \"position.number\", label: \"เลขที่\", kind: Line),\n(id: \"position.title\"",
        )],
        &["parts[0].fields[1]: duplicate position.number"],
    );
    check(
        ACADEMIC,
        &[("label: \"กอง/สำนัก\"", "label: \"งาน/ฝ่าย/กลุ่ม\"")],
        &["parts[0].fields[5]: duplicate งาน/ฝ่าย/กลุ่ม"],
    );
    check(
        ACADEMIC,
        &[("(id: \"fail\", label:", "(id: \"pass\", label:")],
        &["parts[4].fields[1].kind[1]: duplicate pass", "roles.verdict: unknown_choice fail"],
    );
    check(
        ACADEMIC,
        &[("                id: \"decision\"", "                id: \"duties\"")],
        &[
            "score.components: duplicate score.duties.level",
            "score.components: duplicate score.duties.points",
            "score.components: duplicate score.duties.reason",
            "score.components[3]: duplicate duties",
        ],
    );
    check(
        ACADEMIC,
        &[
            ("id: \"position.unit\"", "id: \"score.duties.points\""),
            ("Blank(\"position.unit\")", "Blank(\"score.duties.points\")"),
        ],
        &[
            "score.components: duplicate score.duties.points",
            "roles.unit: unknown_field position.unit",
        ],
    );
    check(
        ARTS,
        &[("term: \"ควินเต็ต (Quintet)\"", "term: \"ควอเต็ต (Quartet)\"")],
        &["glossary.entries[3]: duplicate ควอเต็ต (Quartet)"],
    );
}

#[test]
fn an_id_that_no_file_could_be_named_by_is_found() {
    check(ACADEMIC, &[("id: \"academic\"", "id: \"Academic\"")], &["id: bad_id Academic"]);
    check(ACADEMIC, &[("id: \"academic\"", "id: \"\"")], &["id: bad_id"]);
    check(ACADEMIC, &[("id: \"academic\"", "id: \"a/../b\"")], &["id: bad_id a/../b"]);
    check(
        ACADEMIC,
        &[
            ("id: \"hr_head.name\"", "id: \"hr head\""),
            ("name: \"hr_head.name\"", "name: \"hr head\""),
        ],
        &["parts[5].fields[0]: bad_id hr head"],
    );
    check(
        GENERAL,
        &[("id: \"supervision\"", "id: \"กำกับ\"")],
        &["score.components[2]: bad_id กำกับ"],
    );
}

#[test]
fn help_with_nothing_to_say_is_found() {
    let source = "source: \"ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม ข้อ ๔\"";
    check(GENERAL, &[(source, "source: \" \"")], &["parts[5].help[1]: empty"]);
    let words = "\"ระดับชำนาญการ ได้คะแนน ๖๕ คะแนนขึ้นไป\"";
    check(ACADEMIC, &[(words, "\"\"")], &["parts[4].help[0]: empty"]);
    let (before, rest) = ARTS.split_once("            help: [").unwrap();
    let (_, after) = rest.split_once("            fields: [").unwrap();
    let with = |help: &str| format!("{before}    help: [{help}],\n    fields: [{after}");
    check(&with("(source: \"ว ๒\", words: [])"), &[], &["parts[0].help[0]: empty"]);
    let unknown = with("(source: \"ว ๒\", words: [], colour: 1)");
    assert!(matches!(read(&unknown), Err(FormError::Syntax { .. })));
    assert!(read(&with("")).is_ok(), "a part without help is whole");
}

#[test]
fn kinds_that_cannot_be_answered_are_found() {
    let kind = |kind: &str| format!("id: \"position.unit\", label: \"งาน\", kind: {kind}");
    for (to, expected) in [
        ("Number(from: 3, to: 2)", &["parts[0].fields[4].kind: range_backwards"][..]),
        ("Number(unit: \" \")", &["parts[0].fields[4].kind: empty"]),
        ("YesNo(yes: \"\", no: \"\")", &["parts[0].fields[4].kind: empty"; 2]),
        (
            "Rows(columns: [])",
            &["parts[0].fields[4].kind.columns: empty", "roles.unit: wrong_kind position.unit"],
        ),
        (
            "Rows(columns: [(id: \"a.b\", label: \"ก\", kind: Rows(columns: []))])",
            &[
                "parts[0].fields[4].kind.columns[0]: bad_id a.b",
                "parts[0].fields[4].kind.columns[0].kind: not_in_column",
            ],
        ),
        (
            "Rows(at_least: 99, columns: [(id: \"a\", label: \"ก\", kind: Line), (id: \"a\", label: \"ก\", kind: Line)])",
            &[
                "parts[0].fields[4].kind: too_many_lines 99",
                "parts[0].fields[4].kind.columns[1]: duplicate a",
                "parts[0].fields[4].kind.columns[1]: duplicate ก",
            ],
        ),
        (
            "Rows(columns: [(id: \"a\", label: \"ก\", kind: Line)], fixed: (head: \"\", labels: []))",
            &["parts[0].fields[4].kind.fixed.head: empty", "parts[0].fields[4].kind.fixed: empty"],
        ),
    ] {
        let from = "id: \"position.unit\", label: \"งาน/ฝ่าย/กลุ่ม\", kind: Line";
        let found = mistakes(&edited(ACADEMIC, &[(from, &kind(to))]));
        let found: Vec<_> = found
            .iter()
            .map(|of| format!("{}: {} {}", of.place, of.problem.code(), of.problem.subject()))
            .map(|line| line.trim_end().to_owned())
            .collect();
        assert!(expected.iter().all(|of| found.contains(&(*of).to_owned())), "{to}: {found:?}");
    }
    let no_ladder = edited(
        ACADEMIC,
        &[
            ("ladder: [\"ปฏิบัติการ\", \"ชำนาญการ\", \"ชำนาญการพิเศษ\"]", "ladder: []"),
            ("label: \"ระดับ\", kind: Line", "label: \"ระดับ\", kind: Level"),
        ],
    );
    let found = mistakes(&no_ladder);
    let codes: Vec<_> = found.iter().map(|of| format!(": {}", of.problem.code())).collect();
    assert!(codes.contains(&": no_ladder".to_owned()), "{codes:?}");
}

#[test]
fn parts_that_do_not_fit_the_form_are_found() {
    check(
        ACADEMIC,
        &[("id: \"comparison\",\n            name", "id: \"duties\",\n            name")],
        &["parts[2]: duplicate duties", "next_round.argues_again[0]: unknown_part comparison"],
    );
    check(ACADEMIC, &[("name: (th: \"สรุปผล\"", "name: (th: \"\"")], &["parts[4].name: empty"]);
    check(ACADEMIC, &[("after: \"summary\"", "after: \"end\"")], &["signing: unknown_part end"]);
    check(ACADEMIC, &[("shown: Scores,", "")], &["score: scores_shown 0"]);
    check(
        ACADEMIC,
        &[("new: \"duties.after\")", "new: \"comparison\")")],
        &["parts[1].shown: elsewhere_in_form comparison"],
    );
    check(
        ACADEMIC,
        &[
            ("pass: \"pass\", fail", "pass: \"good\", fail"),
            ("level: \"position.level\"", "level: \"rank\""),
        ],
        &["roles.level: unknown_field rank", "roles.verdict: unknown_choice good"],
    );
}

#[test]
fn what_only_a_score_or_a_signing_off_gives_a_meaning_is_found_without_them() {
    let cut = |text: &str, from: &str, to: &str| {
        let (before, rest) = text.split_once(from).unwrap();
        format!("{before}{to}{}", rest.split_once(to).unwrap().1)
    };
    let unsigned = cut(ACADEMIC, "    signing: (", "    roles: (");
    let locked: Vec<_> = (0..5).map(|part| format!("parts[{part}]: locked_unsigned")).collect();
    let locked: Vec<_> = locked.iter().map(String::as_str).collect();
    check(&unsigned, &[], &locked);
    let open = ACADEMIC.replace("            locked: true,\n", "");
    check(&open, &[], &["signing: nothing_locked"]);
    let unscored = cut(ACADEMIC, "    score: (", "    papers: [");
    check(
        &unscored,
        &[],
        &[
            "parts[0].fields[3].kind: no_score",
            "parts[3].shown: no_score",
            "parts[4].shown: no_score",
            "papers[0].pages[1][1]: no_score",
        ],
    );
}

#[test]
fn words_that_are_empty_are_found() {
    for key in ["edition", "annex", "name", "title"] {
        let line = ACADEMIC.lines().find(|line| line.starts_with(&format!("    {key}: "))).unwrap();
        check(ACADEMIC, &[(line, &format!("{key}: \" \","))], &[&format!("{key}: empty")]);
    }
    for (of, key) in [
        ("criteria", "heading"),
        ("criteria", "components_heading"),
        ("criteria", "thresholds_heading"),
        ("score", "component"),
        ("score", "max"),
        ("score", "points"),
        ("score", "reason"),
        ("score", "level"),
        ("score", "total"),
    ] {
        let from = GENERAL.find(&format!(" {of}: (\n")).unwrap();
        let line = GENERAL[from..]
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{key}: ")))
            .unwrap();
        let place = if of == "criteria" { "score.criteria" } else { of };
        check(GENERAL, &[(line, &format!("{key}: \"\","))], &[&format!("{place}.{key}: empty")]);
    }
    check(
        ACADEMIC,
        &[("label: \"ชื่อตำแหน่ง\"", "label: \"\"")],
        &["parts[0].fields[1].label: empty"],
    );
    check(ACADEMIC, &[("label: \"ไม่อนุมัติ\"", "label: \"\"")], &["parts[6].fields[4].kind: empty"]);
    check(ACADEMIC, &[("number: \"๓.\"", "number: \"\"")], &["score.components[2].number: empty"]);
    check(ACADEMIC, &[("name: \"การตัดสินใจ\"", "name: \"\"")], &["score.components[3].name: empty"]);
    check(
        ACADEMIC,
        &[("words: \"ได้รับการกำกับ แนะนำ ตรวจสอบการปฏิบัติงานบ้าง\"", "words: \"\"")],
        &["score.components[2].levels[1]: empty"],
    );
    check(
        ARTS,
        &[("heading: \"๒. ด้านความสามารถในการแก้ไขปัญหา\"", "heading: \"\"")],
        &["score.groups[0]: empty"],
    );
    check(
        ACADEMIC,
        &[("Heading(\"๒. หน้าที่และความรับผิดชอบของตำแหน่ง (เดิม)\")", "Heading(\"\")")],
        &["papers[0].pages[0][4]: empty"],
    );
    check(
        ACADEMIC,
        &[("Words(\"๑. ตำแหน่งเลขที่ \")", "Words(\"\")")],
        &["papers[0].pages[0][1]: empty"],
    );
    check(
        ACADEMIC,
        &[("field: \"duties.before\", at_least: 4", "field: \"duties.before\", at_least: 0")],
        &["papers[0].pages[0][5]: empty"],
    );
    check(ACADEMIC, &[("sign: \"(ลงชื่อ)\"", "sign: \"\"")], &["papers[0].pages[1][7]: empty"]);
    check(ARTS, &[("term: \"ควอเต็ต (Quartet)\"", "term: \"\"")], &["glossary.entries[2]: empty"]);
    check(
        ARTS,
        &[("words: [\"คือ ดนตรีที่บรรเลงสี่ชิ้น\"]", "words: []")],
        &["glossary.entries[2]: empty"],
    );
}

#[test]
fn ranges_that_do_not_hold_every_point_once_are_found() {
    const SECOND: &str = "from: 16, to: 20, words: \"ปฏิบัติงานที่ค่อนข้าง";
    let second = |range: &str| format!("{range}, words: \"ปฏิบัติงานที่ค่อนข้าง");
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 15, to: 20"))],
        &["score.components[0].levels[1]: range_overlaps"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 17, to: 20"))],
        &["score.components[0].levels[1]: range_gap"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 21"))],
        &["score.components[0].levels[2]: range_overlaps"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 19"))],
        &["score.components[0].levels[2]: range_gap"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 15"))],
        &[
            "score.components[0].levels[1]: range_backwards",
            "score.components[0].levels[2]: range_gap",
        ],
    );
    check(
        ACADEMIC,
        &[("from: 10, to: 15", "from: 16, to: 15")],
        &["score.components[0].levels[0]: range_backwards"],
    );
    check(
        ACADEMIC,
        &[("from: 26, to: 30", "from: 26, to: 29")],
        &["score.components[0]: levels_miss_max 29 ≠ 30"],
    );
    check(
        ACADEMIC,
        &[("from: 26, to: 30", "from: 26, to: 9223372036854775807")],
        &["score.components[0]: levels_miss_max 9223372036854775807 ≠ 30"],
    );
    check(
        ACADEMIC,
        &[("from: 10, to: 15", "from: 10, to: 9223372036854775807")],
        &["score.components[0].levels[1]: range_overlaps"],
    );
    let levels = ACADEMIC.find("levels: [").unwrap();
    let end = levels + ACADEMIC[levels..].find("            ],").unwrap();
    check(ACADEMIC, &[(&ACADEMIC[levels..end], "levels: [")], &["score.components[0]: no_levels"]);
}

#[test]
fn components_that_do_not_add_up_are_found() {
    check(
        ACADEMIC,
        &[("max: 30", "max: 31")],
        &[
            "score.components: sum_differs 101 ≠ 100",
            "score.components[0]: levels_miss_max 30 ≠ 31",
        ],
    );
    check(
        ACADEMIC,
        &[("max: 30", "max: 9223372036854775807")],
        &[
            "score.components: sum_differs 9223372036854775807 ≠ 100",
            "score.components[0]: levels_miss_max 30 ≠ 9223372036854775807",
        ],
    );
    check(
        ACADEMIC,
        &[("max: 30", "max: -9223372036854775808")],
        &[
            "score.targets[0]: threshold_outside 65",
            "score.targets[1]: threshold_outside 80",
            "score.components: sum_differs -9223372036854775738 ≠ 100",
            "score.components[0]: levels_miss_max 30 ≠ -9223372036854775808",
        ],
    );
    check(ARTS, &[("max: 40", "max: 41")], &["score.groups[0]: group_sum 40 ≠ 41"]);
    check(
        ARTS,
        &[("components: [\"thinking\", \"challenge\"]", "components: [\"thinking\", \"luck\"]")],
        &["score.groups[0]: unknown_component luck", "score.groups[0]: group_sum 20 ≠ 40"],
    );
    check(
        ARTS,
        &[(
            "max: 40, components: [\"thinking\", \"challenge\"]",
            "max: 50, components: [\"thinking\", \"responsibility\"]",
        )],
        &["score.groups[0]: group_scattered"],
    );
    check(
        ARTS,
        &[("[\"thinking\", \"challenge\"]", "[\"challenge\", \"thinking\"]")],
        &["score.groups[0]: group_scattered"],
    );
}

#[test]
fn targets_that_cannot_be_are_found() {
    check(
        ACADEMIC,
        &[("threshold: 65", "threshold: 101")],
        &["score.targets[0]: threshold_outside 101", "score.targets[1]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[("threshold: 65", "threshold: 0")],
        &["score.targets[0]: threshold_outside 0"],
    );
    check(ACADEMIC, &[("threshold: 80", "threshold: 65")], &["score.targets[1]: thresholds_fall"]);
    check(
        ACADEMIC,
        &[(
            "\"ปฏิบัติการ\", \"ชำนาญการ\", \"ชำนาญการพิเศษ\"",
            "\"ปฏิบัติการ\", \"ชำนาญการพิเศษ\", \"ชำนาญการ\"",
        )],
        &["score.targets[1]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[("(level: \"ชำนาญการพิเศษ\"", "(level: \"เชี่ยวชาญ\"")],
        &["score.targets[1]: target_not_on_ladder เชี่ยวชาญ", "score.targets[1]: thresholds_fall"],
    );
}

#[test]
fn fields_and_pages_that_do_not_know_each_other_are_found() {
    check(
        ACADEMIC,
        &[("Lines(field: \"comparison\", at_least: 4),\n", "")],
        &["parts[2].fields[0]: field_not_on_page comparison"],
    );
    check(
        ACADEMIC,
        &[("                    Scores,\n", "")],
        &["papers: field_not_on_page score.duties.level"],
    );
    check(
        ARTS,
        &[("screen_only: true,\n", "")],
        &["parts[3].fields[0]: field_not_on_page arts.line"],
    );
    check(
        ACADEMIC,
        &[("Blank(\"position.title\")", "Blank(\"position.name\")")],
        &[
            "papers[0].pages[0][2]: unknown_field position.name",
            "parts[0].fields[1]: field_not_on_page position.title",
        ],
    );
    check(
        ACADEMIC,
        &[("Blank(\"committee.on_behalf_of\")", "Blank(\"nobody\")")],
        &[
            "papers[0].pages[2][5]: unknown_field nobody",
            "parts[6].fields[9]: field_not_on_page committee.on_behalf_of",
        ],
    );
    check(
        ACADEMIC,
        &[("name: \"hr_head.name\"", "name: \"summary.verdict\"")],
        &[
            "papers[0].pages[1][7]: wrong_kind summary.verdict",
            "parts[5].fields[0]: field_not_on_page hr_head.name",
        ],
    );
    check(
        ACADEMIC,
        &[("Lines(field: \"duties.after\"", "Lines(field: \"position.target_level\"")],
        &[
            "papers[0].pages[0][7]: wrong_kind position.target_level",
            "parts[1].fields[1]: field_not_on_page duties.after",
        ],
    );
    check(
        ACADEMIC,
        &[("Ticks(field: \"summary.verdict\")", "Ticks(field: \"summary.reason\")")],
        &[
            "papers[0].pages[1][4]: wrong_kind summary.reason",
            "parts[4].fields[1]: field_not_on_page summary.verdict",
        ],
    );
    check(
        ACADEMIC,
        &[("choice: \"disagree\"", "choice: \"perhaps\"")],
        &["papers[0].pages[1][8]: unknown_choice perhaps"],
    );
    check(
        ACADEMIC,
        &[(
            "(choice: \"other\", field: \"committee.other\")",
            "(choice: \"other\", field: \"committee.decision\")",
        )],
        &[
            "papers[0].pages[2][2]: wrong_kind committee.decision",
            "parts[6].fields[6]: field_not_on_page committee.other",
        ],
    );
}

#[test]
fn guidance_that_does_not_fit_the_form_is_found() {
    for (field, code) in [("arts.field", "unknown_field"), ("summary.reason", "wrong_kind")] {
        // Without its field, the guidance has no lines, and none of its words belong to one.
        let mut expected = vec![format!("guidance.field: {code} {field}")];
        for (component, level) in (0..4).flat_map(|c| (0..4).map(move |level| (c, level))) {
            let place = format!("guidance.components[{component}].levels[{level}]");
            let lines = ["craft", "dance", "music", "vocal"];
            expected.extend(lines.map(|line| format!("{place}: unknown_choice {line}")));
        }
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        let to = format!("field: \"{field}\",\n        components");
        check(ARTS, &[("field: \"arts.line\",\n        components", &to)], &expected);
    }
    check(
        ARTS,
        &[("component: \"challenge\"", "component: \"luck\"")],
        &["guidance.components[2]: unknown_component luck"],
    );
    check(
        ARTS,
        &[("\"dance\": \"สามารถแสดงได้ตามที่ได้รับมอบหมาย\",", "")],
        &["guidance.components[2].levels[0]: guidance_lacks dance"],
    );
    check(
        ARTS,
        &[("\"dance\": \"สามารถแสดงได้ตามที่ได้รับมอบหมาย\"", "\"dance\": \" \"")],
        &["guidance.components[2].levels[0]: guidance_lacks dance"],
    );
    check(
        ARTS,
        &[("\"dance\": \"สามารถแสดงได้ตามที่ได้รับมอบหมาย\"", "\"mime\": \"\", \"dance\": \"ก\"")],
        &["guidance.components[2].levels[0]: unknown_choice mime"],
    );
    let level = ARTS.find("                    {\n").unwrap();
    let end = level
        + ARTS[level..].find("                    },\n").unwrap()
        + "                    },\n".len();
    check(ARTS, &[(&ARTS[level..end], "")], &["guidance.components[0]: guidance_levels"]);
}

#[test]
fn words_without_their_placeholder_are_found() {
    check(
        ACADEMIC,
        &[("ระดับ{level} ได้คะแนน {points}", "ระดับ{rank} ได้คะแนน {points}")],
        &["score.criteria.threshold: lacks_placeholder {level}"],
    );
    check(
        ACADEMIC,
        &[("{points}", "points")],
        &["score.criteria.threshold: lacks_placeholder {points}"],
    );
    check(
        ACADEMIC,
        &[("({from}-{to} คะแนน)", "(คะแนน)")],
        &["score.range: lacks_placeholder {from}", "score.range: lacks_placeholder {to}"],
    );
    check(
        ACADEMIC,
        &[("({max} คะแนน)", "(100 คะแนน)")],
        &["score.out_of: lacks_placeholder {max}"],
    );
}

#[test]
fn all_mistakes_are_reported_at_once_in_the_order_of_the_file() {
    check(
        ACADEMIC,
        &[
            ("annex: \"๕.๑\"", "annex: \"\""),
            ("threshold: 80", "threshold: 60"),
            ("label: \"ชื่อตำแหน่ง\"", "label: \"\""),
            ("from: 16, to: 20", "from: 17, to: 20"),
            ("max: 20", "max: 25"),
            ("Blank(\"position.level\")", "Blank(\"rank\")"),
            ("choice: \"agree\"", "choice: \"yes\""),
        ],
        &[
            "annex: empty",
            "parts[0].fields[1].label: empty",
            "score.targets[1]: thresholds_fall",
            "score.components: sum_differs 105 ≠ 100",
            "score.components[0].levels[1]: range_gap",
            "score.components[2]: levels_miss_max 20 ≠ 25",
            "papers[0].pages[0][2]: unknown_field rank",
            "papers[0].pages[1][8]: unknown_choice yes",
            "parts[0].fields[2]: field_not_on_page position.level",
        ],
    );
}

/// Line and column, from 1, of the first place where `after` differs from `before`.
fn place_of(text: &str, needle: &str) -> (usize, usize) {
    let at = text.find(needle).unwrap();
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
}

#[test]
fn unknown_keys_are_refused_with_line_and_column() {
    for (form, from, to) in [
        (ACADEMIC, "    annex: ", "    colour: \"red\",\n    annex: "),
        (ACADEMIC, "threshold: 65", "threshold: 65, colour: 1"),
        (ACADEMIC, "heading: \"หลัก", "colour: 1, heading: \"หลัก"),
        (ACADEMIC, "kind: Line, required: true", "kind: Line, colour: 1, required: true"),
        (ACADEMIC, "(id: \"pass\", label", "(id: \"pass\", colour: 1, label"),
        (ACADEMIC, "marks: Boxes", "colour: 1, marks: Boxes"),
        (ACADEMIC, "max: 30,", "max: 30, colour: 1,"),
        (ACADEMIC, "from: 10, to: 15", "from: 10, colour: 1, to: 15"),
        (ARTS, "max: 40, ", "max: 40, colour: 1, "),
        (
            ACADEMIC,
            "field: \"duties.before\", at_least: 4",
            "field: \"duties.before\", at_least: 4, colour: 1",
        ),
        (
            ACADEMIC,
            "Ticks(field: \"summary.verdict\")",
            "Ticks(field: \"summary.verdict\", colour: 1)",
        ),
        (ACADEMIC, "(choice: \"agree\", words", "(choice: \"agree\", colour: 1, words"),
        (ACADEMIC, "sign: \"(ลงชื่อ)\",", "sign: \"(ลงชื่อ)\", colour: 1,"),
        (ARTS, "subtitle: ", "colour: 1, subtitle: "),
        (ARTS, "component: \"challenge\",", "component: \"challenge\", colour: 1,"),
        (ARTS, "number: \"๑๓.\",", "number: \"๑๓.\", colour: 1,"),
        (ARTS, "        sources: [", "        colour: 1,\n        sources: ["),
    ] {
        let text = edited(form, &[(from, to)]);
        let Err(FormError::Syntax { line, column, what }) = read(&text) else { panic!("{to}") };
        assert!(what.contains("colour"), "{to}: {what}");
        let (key_line, key_column) = place_of(&text, "colour");
        assert_eq!(line, key_line, "{to}: {what}");
        assert_eq!(column, key_column, "{to}: {what}");
    }
}

#[test]
fn what_is_no_form_is_refused_with_line_and_column() {
    for (from, to, what) in [
        (" Title,", " Picture,", "Picture"),
        ("kind: Line, required: true", "kind: Numeral, required: true", "Numeral"),
        ("shown: Scores", "shown: Elsewhere", "Elsewhere"),
        ("marks: Boxes", "marks: Stars", "Stars"),
        ("    name: \"ประเภทวิชาการ\",\n", "", "name"),
        ("at_least: 4", "at_least: -4", "out of bounds"),
        ("at_least: 4", "at_least: \"4\"", "integer"),
        ("threshold: 65", "threshold: 65.5", "comma"),
        ("    annex: \"๕.๑\",\n", "    annex: \"๕.๑\",\n    annex: \"๕.๑\",\n", "annex"),
        ("    annex: \"๕.๑\",\n", "    annex: \"๕.๑\n", ""),
    ] {
        let text = edited(ACADEMIC, &[(from, to)]);
        match read(&text) {
            Err(FormError::Syntax { line, column, what: said }) => {
                assert!(line >= 1 && column >= 1 && said.contains(what), "{to}: {said}");
            }
            other => panic!("{to}: {other:?}"),
        }
    }
    for text in ["", "()", "[]", "(id: \"a\")", "\u{0}", &"(".repeat(10_000)] {
        assert!(matches!(read(text), Err(FormError::Syntax { .. })), "{text:?}");
    }
}

#[test]
fn a_form_that_asks_for_more_lines_than_two_pages_have_is_a_mistake() {
    for lines in ["61", "4294967295", "18446744073709551615"] {
        check(
            ACADEMIC,
            &[(
                "field: \"comparison\", at_least: 4",
                &format!("field: \"comparison\", at_least: {lines}"),
            )],
            &[&format!("papers[0].pages[0][9]: too_many_lines {lines}")],
        );
    }
    for text in [
        "9".repeat(1_000_000),
        ACADEMIC.replace("at_least: 4", &"9".repeat(2_000)),
        " ".repeat(2_000_000),
    ] {
        let started = std::time::Instant::now();
        assert!(matches!(read(&text), Err(FormError::Syntax { .. })));
        assert!(started.elapsed() < std::time::Duration::from_secs(3));
    }
}

#[test]
fn rows_that_do_not_cover_their_table_are_found() {
    let heading = "Heading(\"๕. การประเมินค่างานของตำแหน่ง\"),";
    let table = format!("{heading} Grid(columns: [1, 1], rows: [Row([(bold: true)])]),");
    check(ACADEMIC, &[(heading, &table)], &["papers[0].pages[1][1].rows[0]: row_covers 1 ≠ 2"]);
}

/// A kind of mistake that no test above makes would be one that nobody has seen found.
#[test]
fn every_kind_of_mistake_has_a_test() {
    let source = concat!(include_str!("forms.rs"), include_str!("rules.rs"));
    let mistakes = include_str!("../../src/form/mistake.rs");
    let codes: BTreeSet<_> = mistakes
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.split('"').next()
        })
        .collect();
    assert_eq!(codes.len(), 37);
    assert!(codes.contains(Problem::GuidanceLevels.code()));
    for code in codes {
        assert!(source.contains(&format!(": {code}")), "{code}");
    }
}

mod in_a_folder {
    //! `--forms DIR`

    use super::*;

    fn run(desk: &Desk, words: &str) -> Ran {
        let path = |word: &str| match word.strip_prefix('/') {
            Some(name) => desk.path(name).into_os_string(),
            None => word.into(),
        };
        in_process(
            ["--forms".into(), desk.path("forms").into_os_string()]
                .into_iter()
                .chain(words.split(' ').map(path)),
        )
    }

    fn desk_with(files: &[(&str, &str)]) -> Desk {
        let desk = Desk::new();
        std::fs::create_dir(desk.path("forms")).unwrap();
        for (name, text) in files {
            desk.write(format!("forms/{name}"), text);
        }
        desk
    }

    #[test]
    fn the_forms_of_the_folder_stand_beside_those_built_in() {
        let pilot =
            edited(GENERAL, &[("\"general\"", "\"pilot\""), ("threshold: 65", "threshold: 70")]);
        let desk =
            desk_with(&[("pilot.ron", &pilot), ("README.md", "no form"), ("b.ron.bak", "(")]);
        let forms = run(&desk, "forms --json");
        let forms: serde_json::Value = serde_json::from_str(forms.printed(0)).unwrap();
        assert_eq!(forms.as_array().unwrap().len(), ALL_IDS.len() + 1);
        assert_eq!(
            (&forms[ALL_IDS.len()]["id"], &forms[ALL_IDS.len()]["targets"][0]["threshold"]),
            (&"pilot".into(), &70.into())
        );
        run(&desk, "new pilot -o /a.khangan").printed(0);
        run(&desk, "set /a.khangan position.target_level=ชำนาญงาน").printed(0);
        assert!(run(&desk, "check /a.khangan").printed(0).contains("(70 points)"));
        run(&desk, "new academic -o /b.khangan").printed(0);
        let built_in = in_process(["check".into(), desk.path("a.khangan")]);
        assert!(built_in.complained(2).contains("does not have the form “pilot”"));
    }

    #[test]
    fn the_newest_edition_begins_new_cases_and_the_others_stay_open() {
        let newer = edited(GENERAL, &[("ว2/2558", "ว9/2570")]);
        let desk = desk_with(&[]);
        run(&desk, "new general -o /old.khangan").printed(0);
        desk.write("forms/general-2570.ron", newer);
        run(&desk, "new general -o /new.khangan").printed(0);
        assert!(desk.text("new.khangan").contains("edition: \"ว9/2570\""));
        run(&desk, "set /old.khangan position.unit=x").printed(0);
        assert!(desk.text("old.khangan").contains("edition: \"ว2/2558\""));
        let built_in = in_process(["check".into(), desk.path("new.khangan")]);
        assert!(built_in.complained(2).contains("in the edition “ว9/2570”"));
    }

    #[test]
    fn every_mistake_of_every_file_is_a_line() {
        let one = edited(ACADEMIC, &[("annex: \"๕.๑\"", "annex: \"\""), ("max: 30", "max: 31")]);
        let two = edited(GENERAL, &[("annex: ", "anex: ")]);
        let three = edited(ARTS, &[("\"arts\"", "\"fine\"")]);
        let four = edited(ARTS, &[("ตำแหน่งนาฏศิลปิน", "ตำแหน่งศิลปิน")]);
        let desk = desk_with(&[
            ("a.ron", &one),
            ("b.ron", &two),
            ("arts.ron", ARTS),
            ("c.ron", &four),
            ("d.ron", &three),
            ("e.ron", &edited(&three, &[("annex: \"๕.๓\"", "annex: \"๙\"")])),
        ]);
        let refused = run(&desk, "forms");
        assert_eq!((refused.exit, refused.out.as_str()), (2, ""));
        let checked =
            in_process(["forms".into(), "--check".into(), desk.path("forms").into_os_string()]);
        assert_eq!((checked.exit, &checked.out), (1, &refused.err), "the same, told by itself");
        let lines: Vec<_> = refused.err.lines().collect();
        assert_eq!(lines.len(), 6, "{refused:?}");
        assert_eq!(lines[0], "a.ron: annex: is empty");
        assert_eq!(
            lines[1],
            "a.ron: score.components: the components do not add up to what the form says (101 ≠ 100)"
        );
        assert!(lines[2].starts_with("a.ron: score.components[0]: "), "{}", lines[2]);
        assert!(lines[3].starts_with("b.ron:8:5: "), "{}", lines[3]);
        assert_eq!(lines[4], "c.ron: id: “arts” is there twice", "it is built in");
        assert_eq!(lines[5], "e.ron: id: “fine” is there twice");
        let desk = desk_with(&[("d.ron", &three)]);
        let right =
            in_process(["forms".into(), "--check".into(), desk.path("forms").into_os_string()]);
        assert!(right.printed(0).contains(": 1"));
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_told() {
        let desk = desk_with(&[]);
        let forms: serde_json::Value =
            serde_json::from_str(run(&desk, "forms --json").printed(0)).unwrap();
        assert_eq!(forms.as_array().unwrap().len(), ALL_IDS.len());
        let missing = in_process(["--forms".into(), desk.path("nowhere"), "forms".into()]);
        assert!(missing.complained(2).contains("no such file or folder"));
        let file = desk.write("file", "");
        let no_folder = in_process(["--forms".into(), file, "forms".into()]);
        assert!(no_folder.complained(2).contains("not a folder"));
        desk.write("forms/latin.ron", b"\xe9");
        assert!(run(&desk, "forms").complained(2).contains("not UTF-8"));
        desk.write("forms/latin.ron", "");
        std::fs::create_dir(desk.path("forms/folder.ron")).unwrap();
        assert!(run(&desk, "forms").complained(2).contains("is a folder"));
    }
}
