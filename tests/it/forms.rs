//! The forms built in load, and a form file with a mistake does not: every kind of mistake is
//! found, all at once, each with its place.

use std::collections::BTreeSet;

use khangan::form::{Form, FormError, Forms, Mistake, Problem};
use khangan::words::{self, Lang};

use crate::scenario::FORM_IDS;
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
    assert_eq!(ids, FORM_IDS);
    for form in forms.all() {
        assert_eq!((form.edition(), form.max()), ("ว2/2558", 100));
        assert_eq!(forms.find(form.id().as_str(), "ว2/2558").unwrap().id(), form.id());
        assert!(form.components().iter().all(|component| component.def.levels.len() == 4));
    }
    assert!(forms.find("academic", "ว3/2560").is_none());
    assert!(forms.named("executive").is_none());
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
        &["targets[2]: duplicate ชำนาญการพิเศษ", "targets[2]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[(
            "(id: \"position.title\"",
            "(id: \"position.number\", label: \"เลขที่\", kind: Line, section: Position),\n(id: \"position.title\"",
        )],
        &["fields[1]: duplicate position.number"],
    );
    check(
        ACADEMIC,
        &[("label: \"กอง/สำนัก\"", "label: \"งาน/ฝ่าย/กลุ่ม\"")],
        &["fields[5]: duplicate งาน/ฝ่าย/กลุ่ม"],
    );
    check(
        ACADEMIC,
        &[("(id: \"fail\", label:", "(id: \"pass\", label:")],
        &["fields[10].kind[1]: duplicate pass"],
    );
    check(
        ACADEMIC,
        &[("            id: \"decision\"", "            id: \"duties\"")],
        &[
            "components: duplicate score.duties.level",
            "components: duplicate score.duties.points",
            "components: duplicate score.duties.reason",
            "components[3]: duplicate duties",
        ],
    );
    check(
        ACADEMIC,
        &[
            ("id: \"position.unit\"", "id: \"score.duties.points\""),
            ("Blank(\"position.unit\")", "Blank(\"score.duties.points\")"),
        ],
        &["components: duplicate score.duties.points"],
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
        &["fields[11]: bad_id hr head"],
    );
    check(GENERAL, &[("id: \"supervision\"", "id: \"กำกับ\"")], &["components[2]: bad_id กำกับ"]);
}

#[test]
fn help_about_a_section_twice_or_with_nothing_to_say_is_found() {
    check(
        ACADEMIC,
        &[("section: Duties,\n            quotes", "section: Position,\n            quotes")],
        &["help[1]: duplicate Position"],
    );
    let source = "source: \"ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม ข้อ ๔\"";
    check(GENERAL, &[(source, "source: \" \"")], &["help[5].quotes[1]: empty"]);
    let words = "\"ระดับชำนาญการ ได้คะแนน ๖๕ คะแนนขึ้นไป\"";
    check(ACADEMIC, &[(words, "\"\"")], &["help[4].quotes[0]: empty"]);
    let (before, rest) = ARTS.split_once("    help: [").unwrap();
    let (_, after) = rest.split_once("    fields: [").unwrap();
    let with = |help: &str| format!("{before}    help: [{help}],\n    fields: [{after}");
    check(&with("(section: Score, quotes: [])"), &[], &["help[0]: empty"]);
    let no_words = "(section: Score, quotes: [(source: \"ว ๒\", words: [])])";
    check(&with(no_words), &[], &["help[0].quotes[0]: empty"]);
    let unknown = with("(section: Score, quotes: [], colour: 1)");
    assert!(matches!(read(&unknown), Err(FormError::Syntax { .. })));
    assert!(read(&with("")).is_ok(), "a form without help is whole");
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
        let from = GENERAL.find(&format!("\n    {of}: (")).unwrap();
        let line = GENERAL[from..]
            .lines()
            .find(|line| line.starts_with(&format!("        {key}: ")))
            .unwrap();
        check(
            GENERAL,
            &[(line, &format!("        {key}: \"\","))],
            &[&format!("{of}.{key}: empty")],
        );
    }
    check(ACADEMIC, &[("label: \"ชื่อตำแหน่ง\"", "label: \"\"")], &["fields[1].label: empty"]);
    check(ACADEMIC, &[("label: \"ไม่อนุมัติ\"", "label: \"\"")], &["fields[22].kind: empty"]);
    check(ACADEMIC, &[("number: \"๓.\"", "number: \"\"")], &["components[2].number: empty"]);
    check(ACADEMIC, &[("name: \"การตัดสินใจ\"", "name: \"\"")], &["components[3].name: empty"]);
    check(
        ACADEMIC,
        &[("words: \"ได้รับการกำกับ แนะนำ ตรวจสอบการปฏิบัติงานบ้าง\"", "words: \"\"")],
        &["components[2].levels[1]: empty"],
    );
    check(
        ARTS,
        &[("heading: \"๒. ด้านความสามารถในการแก้ไขปัญหา\"", "heading: \"\"")],
        &["groups[0]: empty"],
    );
    check(
        ACADEMIC,
        &[("Heading(\"๒. หน้าที่และความรับผิดชอบของตำแหน่ง (เดิม)\")", "Heading(\"\")")],
        &["pages[0][4]: empty"],
    );
    check(ACADEMIC, &[("Words(\"๑. ตำแหน่งเลขที่ \")", "Words(\"\")")], &["pages[0][1]: empty"]);
    check(
        ACADEMIC,
        &[("field: \"duties.before\", at_least: 4", "field: \"duties.before\", at_least: 0")],
        &["pages[0][5]: empty"],
    );
    check(ACADEMIC, &[("sign: \"(ลงชื่อ)\"", "sign: \"\"")], &["pages[1][7]: empty"]);
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
        &["components[0].levels[1]: range_overlaps"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 17, to: 20"))],
        &["components[0].levels[1]: range_gap"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 21"))],
        &["components[0].levels[2]: range_overlaps"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 19"))],
        &["components[0].levels[2]: range_gap"],
    );
    check(
        ACADEMIC,
        &[(SECOND, &second("from: 16, to: 15"))],
        &["components[0].levels[1]: range_backwards", "components[0].levels[2]: range_gap"],
    );
    check(
        ACADEMIC,
        &[("from: 10, to: 15", "from: 16, to: 15")],
        &["components[0].levels[0]: range_backwards"],
    );
    check(
        ACADEMIC,
        &[("from: 26, to: 30", "from: 26, to: 29")],
        &["components[0]: levels_miss_max 29 ≠ 30"],
    );
    check(
        ACADEMIC,
        &[("from: 26, to: 30", "from: 26, to: 9223372036854775807")],
        &["components[0]: levels_miss_max 9223372036854775807 ≠ 30"],
    );
    check(
        ACADEMIC,
        &[("from: 10, to: 15", "from: 10, to: 9223372036854775807")],
        &["components[0].levels[1]: range_overlaps"],
    );
    let levels = ACADEMIC.find("levels: [").unwrap();
    let end = levels + ACADEMIC[levels..].find("            ],").unwrap();
    check(ACADEMIC, &[(&ACADEMIC[levels..end], "levels: [")], &["components[0]: no_levels"]);
}

#[test]
fn components_that_do_not_add_up_are_found() {
    check(
        ACADEMIC,
        &[("max: 30", "max: 31")],
        &["components: sum_not_hundred 101", "components[0]: levels_miss_max 30 ≠ 31"],
    );
    check(
        ACADEMIC,
        &[("max: 30", "max: 9223372036854775807")],
        &[
            "components: sum_not_hundred 9223372036854775807",
            "components[0]: levels_miss_max 30 ≠ 9223372036854775807",
        ],
    );
    check(
        ACADEMIC,
        &[("max: 30", "max: -9223372036854775808")],
        &[
            "targets[0]: threshold_outside 65",
            "targets[1]: threshold_outside 80",
            "components: sum_not_hundred -9223372036854775738",
            "components[0]: levels_miss_max 30 ≠ -9223372036854775808",
        ],
    );
    check(ARTS, &[("max: 40", "max: 41")], &["groups[0]: group_sum 40 ≠ 41"]);
    check(
        ARTS,
        &[("components: [\"thinking\", \"challenge\"]", "components: [\"thinking\", \"luck\"]")],
        &["groups[0]: unknown_component luck", "groups[0]: group_sum 20 ≠ 40"],
    );
    check(
        ARTS,
        &[(
            "max: 40, components: [\"thinking\", \"challenge\"]",
            "max: 50, components: [\"thinking\", \"responsibility\"]",
        )],
        &["groups[0]: group_scattered"],
    );
    check(
        ARTS,
        &[("[\"thinking\", \"challenge\"]", "[\"challenge\", \"thinking\"]")],
        &["groups[0]: group_scattered"],
    );
}

#[test]
fn targets_that_cannot_be_are_found() {
    check(
        ACADEMIC,
        &[("threshold: 65", "threshold: 101")],
        &["targets[0]: threshold_outside 101", "targets[1]: thresholds_fall"],
    );
    check(ACADEMIC, &[("threshold: 65", "threshold: 0")], &["targets[0]: threshold_outside 0"]);
    check(ACADEMIC, &[("threshold: 80", "threshold: 65")], &["targets[1]: thresholds_fall"]);
    check(
        ACADEMIC,
        &[(
            "\"ปฏิบัติการ\", \"ชำนาญการ\", \"ชำนาญการพิเศษ\"",
            "\"ปฏิบัติการ\", \"ชำนาญการพิเศษ\", \"ชำนาญการ\"",
        )],
        &["targets[1]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[("(level: \"ชำนาญการพิเศษ\"", "(level: \"เชี่ยวชาญ\"")],
        &["targets[1]: target_not_on_ladder เชี่ยวชาญ", "targets[1]: thresholds_fall"],
    );
    check(
        ACADEMIC,
        &[
            ("        (level: \"ชำนาญการ\", threshold: 65),\n", ""),
            ("        (level: \"ชำนาญการพิเศษ\", threshold: 80),\n", ""),
        ],
        &["targets: no_targets"],
    );
}

#[test]
fn fields_and_pages_that_do_not_know_each_other_are_found() {
    check(
        ACADEMIC,
        &[("            Lines(field: \"comparison\", at_least: 4),\n", "")],
        &["fields[8]: field_not_on_page comparison"],
    );
    check(
        ACADEMIC,
        &[("            Scores,\n", "")],
        &["pages: field_not_on_page score.duties.level"],
    );
    check(
        ARTS,
        &[("            screen_only: true,\n", "")],
        &["fields[10]: field_not_on_page arts.line"],
    );
    check(
        ACADEMIC,
        &[("Blank(\"position.title\")", "Blank(\"position.name\")")],
        &[
            "pages[0][2]: unknown_field position.name",
            "fields[1]: field_not_on_page position.title",
        ],
    );
    check(
        ACADEMIC,
        &[("Blank(\"committee.on_behalf_of\")", "Blank(\"nobody\")")],
        &[
            "pages[2][5]: unknown_field nobody",
            "fields[27]: field_not_on_page committee.on_behalf_of",
        ],
    );
    check(
        ACADEMIC,
        &[("name: \"hr_head.name\"", "name: \"summary.verdict\"")],
        &["pages[1][7]: wrong_kind summary.verdict", "fields[11]: field_not_on_page hr_head.name"],
    );
    check(
        ACADEMIC,
        &[("Lines(field: \"duties.after\"", "Lines(field: \"position.target_level\"")],
        &[
            "pages[0][7]: wrong_kind position.target_level",
            "fields[7]: field_not_on_page duties.after",
        ],
    );
    check(
        ACADEMIC,
        &[("Ticks(field: \"summary.verdict\")", "Ticks(field: \"summary.reason\")")],
        &[
            "pages[1][4]: wrong_kind summary.reason",
            "fields[10]: field_not_on_page summary.verdict",
        ],
    );
    check(
        ACADEMIC,
        &[("choice: \"disagree\"", "choice: \"perhaps\"")],
        &["pages[1][8]: unknown_choice perhaps"],
    );
    check(
        ACADEMIC,
        &[(
            "(choice: \"other\", field: \"committee.other\")",
            "(choice: \"other\", field: \"committee.decision\")",
        )],
        &[
            "pages[2][2]: wrong_kind committee.decision",
            "fields[24]: field_not_on_page committee.other",
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
        &["criteria.threshold: lacks_placeholder {level}"],
    );
    check(ACADEMIC, &[("{points}", "points")], &["criteria.threshold: lacks_placeholder {points}"]);
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
            "targets[1]: thresholds_fall",
            "fields[1].label: empty",
            "components: sum_not_hundred 105",
            "components[0].levels[1]: range_gap",
            "components[2]: levels_miss_max 20 ≠ 25",
            "pages[0][2]: unknown_field rank",
            "pages[1][8]: unknown_choice yes",
            "fields[2]: field_not_on_page position.level",
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
        (ACADEMIC, "kind: Line, section: Position", "kind: Line, colour: 1, section: Position"),
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
        ("            Title,", "            Picture,", "Picture"),
        ("kind: Line, section: Position", "kind: Number, section: Position", "Number"),
        ("section: Position", "section: Elsewhere", "Elsewhere"),
        ("marks: Boxes", "marks: Stars", "Stars"),
        ("    annex: \"๕.๑\",\n", "", "annex"),
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
            &[&format!("pages[0][9]: too_many_lines {lines}")],
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

/// A kind of mistake that no test above makes would be one that nobody has seen found.
#[test]
fn every_kind_of_mistake_has_a_test() {
    let source = include_str!("forms.rs");
    let mistakes = include_str!("../../src/form/mistake.rs");
    let codes: BTreeSet<_> = mistakes
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.split('"').next()
        })
        .collect();
    assert_eq!(codes.len(), 24);
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
    fn the_forms_of_the_folder_take_the_place_of_those_built_in() {
        let pilot =
            edited(GENERAL, &[("\"general\"", "\"pilot\""), ("threshold: 65", "threshold: 70")]);
        let desk =
            desk_with(&[("pilot.ron", &pilot), ("README.md", "no form"), ("b.ron.bak", "(")]);
        let forms = run(&desk, "forms --json");
        let forms: serde_json::Value = serde_json::from_str(forms.printed(0)).unwrap();
        assert_eq!(forms.as_array().unwrap().len(), 1);
        assert_eq!(
            (&forms[0]["id"], &forms[0]["targets"][0]["threshold"]),
            (&"pilot".into(), &70.into())
        );
        run(&desk, "new pilot -o /a.khangan").printed(0);
        run(&desk, "set /a.khangan position.target_level=ชำนาญงาน").printed(0);
        assert!(run(&desk, "check /a.khangan").printed(0).contains("(70 points)"));
        assert!(
            run(&desk, "new academic -o /b.khangan").complained(2).contains("the forms are: pilot")
        );
        let built_in = in_process(["check".into(), desk.path("a.khangan")]);
        assert!(built_in.complained(2).contains("does not have the form “pilot”"));
    }

    #[test]
    fn the_newest_edition_begins_new_cases_and_the_others_stay_open() {
        let newer = edited(GENERAL, &[("ว2/2558", "ว9/2570")]);
        let desk = desk_with(&[("general-2558.ron", GENERAL)]);
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
        let desk = desk_with(&[("a.ron", &one), ("b.ron", &two), ("c.ron", ARTS), ("d.ron", ARTS)]);
        let refused = run(&desk, "forms");
        assert_eq!((refused.exit, refused.out.as_str()), (2, ""));
        let lines: Vec<_> = refused.err.lines().collect();
        assert_eq!(lines.len(), 5, "{refused:?}");
        assert_eq!(lines[0], "a.ron: annex: is empty");
        assert_eq!(lines[1], "a.ron: components: the components add up to 101, not 100");
        assert!(lines[2].starts_with("a.ron: components[0]: "), "{}", lines[2]);
        assert!(lines[3].starts_with("b.ron:8:5: "), "{}", lines[3]);
        assert_eq!(lines[4], "d.ron: id: “arts” is there twice");
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_told() {
        let desk = desk_with(&[]);
        assert_eq!(run(&desk, "forms --json").printed(0), "[]\n");
        run(&desk, "new academic -o /a.khangan").complained(2);
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
