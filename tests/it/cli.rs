//! The commands as scripts and officers see them: the program itself is run.

use std::ffi::OsString;

use khangan::cli::Renderer;
use serde_json::{Value, json};

use crate::scenario::{ALL_IDS, FORM_IDS, form, required_texts};
use crate::terminal::{Desk, Ran, in_process, in_process_with};

/// A desk with an empty case `a.khangan` of this form.
fn desk_with(form: &str) -> Desk {
    let desk = Desk::new();
    desk.say(&format!("new {form} -o a.khangan")).printed(0);
    desk
}

/// `ID=ANSWER` for every required field: 90 points, the form's first target, pass.
fn whole_answers(form_id: &str) -> Vec<String> {
    let form = form(form_id);
    let mut answers: Vec<_> =
        required_texts(form).map(|field| format!("{}=คำตอบ", field.id)).collect();
    answers.extend(form.components().iter().map(|component| {
        let points = if component.def.max == 30 { "๒๗" } else { "18" };
        format!("{}={points}", component.points)
    }));
    answers.push(format!("position.target_level={}", form.targets()[0].level));
    answers.push("summary.verdict=pass".to_owned());
    answers
}

fn set(desk: &Desk, answers: impl IntoIterator<Item = impl Into<OsString>>) -> Ran {
    let words = ["--lang", "en", "set", "a.khangan"].map(OsString::from);
    desk.run(words.into_iter().chain(answers.into_iter().map(Into::into)))
}

fn check_json(desk: &Desk) -> Value {
    let check = desk.say("check a.khangan --json");
    assert!(check.exit < 2, "{check:?}");
    serde_json::from_str(check.printed(check.exit)).unwrap()
}

fn answer(desk: &Desk, field: &str) -> Option<String> {
    let (file, key) = (desk.text("a.khangan"), format!("        \"{field}\": "));
    let line = file.lines().find_map(|line| line.strip_prefix(&key).map(str::to_owned));
    line.map(|value| value.trim_end_matches(',').to_owned())
}

mod story {
    //! From nothing to a signed case, as the README tells it.

    use super::*;

    fn from_nothing_to_a_signed_case(
        id: &str,
        points: [(&str, &str); 4],
        total: i64,
        target: &str,
    ) {
        let desk = desk_with(id);
        let nothing = desk.say("check a.khangan");
        assert!(nothing.printed(0).contains("No target level is chosen yet"), "{nothing:?}");

        // What is missing stands in the way, and is told field by field.
        let early = desk.run(["--lang=en", "sign", "a.khangan", "--name=สมหญิง", "--office=กจ."]);
        assert_eq!((early.exit, early.out.as_str()), (1, ""));
        assert!(early.err.starts_with("The case cannot be signed off yet"), "{}", early.err);
        let required = form(id).fields().iter().filter(|field| field.required).count();
        assert_eq!(early.err.lines().count(), required + 1, "{}", early.err);

        desk.write("หน้าที่เดิม.txt", "๑. รับส่งเอกสาร\r\n๒. พิมพ์หนังสือ\r\n");
        let texts = required_texts(form(id)).map(|field| match field.id.as_str() {
            "duties.before" => "duties.before=@หน้าที่เดิม.txt".to_owned(),
            "position.number" => "position.number=๑๒๓".to_owned(),
            "position.level" => format!("position.level={}", form(id).def().ladder[0]),
            other => format!("{other}=ข้อความของ {other}"),
        });
        set(&desk, texts).printed(0);
        set(&desk, points.map(|(component, points)| format!("score.{component}.points={points}")))
            .printed(0);
        let half = check_json(&desk);
        assert_eq!((&half["total"], &half["complete"]), (&json!(total), &json!(false)));
        set(
            &desk,
            [format!("position.target_level={target}"), "summary.verdict=ผ่านการประเมิน".into()],
        )
        .printed(0);

        let checked = desk.say("check a.khangan");
        assert!(checked.printed(0).contains("Complete, nothing to fix"), "{checked:?}");
        assert!(checked.out.contains(&format!("Reaches the threshold of {target}")), "{checked:?}");
        let report = check_json(&desk);
        assert_eq!(
            (&report["state"], &report["complete"], &report["reached"], &report["findings"]),
            (&json!("draft"), &json!(true), &json!(true), &json!([]))
        );

        desk.run(["sign", "a.khangan", "--name", "นางสาวสมหญิง ใจดี", "--office", "กองการเจ้าหน้าที่"])
            .printed(0);
        assert_eq!(check_json(&desk)["state"], "signed");
        assert!(desk.say("check a.khangan").printed(0).contains("Post ๑๒๓ – signed off"));
        assert_eq!(desk.names(), ["a.khangan", "หน้าที่เดิม.txt"]);
    }

    #[test]
    fn of_an_academic_post() {
        let points =
            [("duties", "๒๘"), ("difficulty", "27"), ("supervision", "๑๘"), ("decision", "17")];
        from_nothing_to_a_signed_case("academic", points, 90, "ชำนาญการพิเศษ");
    }

    #[test]
    fn of_a_general_post() {
        let points =
            [("duties", "20"), ("difficulty", "20"), ("supervision", "15"), ("decision", "๑๐")];
        from_nothing_to_a_signed_case("general", points, 65, "ชำนาญงาน");
    }

    #[test]
    fn of_a_performing_artist() {
        let points = [
            ("knowledge", "30"),
            ("thinking", "๒๐"),
            ("challenge", "20"),
            ("responsibility", "๒๖"),
        ];
        from_nothing_to_a_signed_case("arts", points, 96, "ทักษะพิเศษ");
    }
}

#[test]
fn new_writes_an_empty_case_and_never_over_a_file() {
    let desk = desk_with("academic");
    let file = desk.text("a.khangan");
    let lines: Vec<_> = file.lines().collect();
    assert_eq!(
        lines[..4],
        ["(", "    format: 1,", "    form: \"academic\",", "    edition: \"ว2/2558\","]
    );
    assert_eq!(lines[7..], ["    answers: {},", "    signed: [],", "    history: [],", ")"]);

    let again = desk.say("new general -o a.khangan");
    assert!(again.complained(2).contains("is there already"), "{again:?}");
    assert_eq!(desk.text("a.khangan"), file);
    desk.say("new general -o a.khangan --force").printed(0);
    assert!(desk.text("a.khangan").contains("form: \"general\""));

    desk.say("new academic --output=b.khangan").printed(0);
    assert_ne!(desk.text("b.khangan").lines().nth(4), Some(lines[4]), "two cases, one id");
    assert!(
        desk.say("new academic -o missing/c.khangan")
            .complained(2)
            .contains("folder to save in is not there")
    );
    assert!(desk.say("new academic -o . --force").complained(2).contains("is a folder"));
    let unknown = desk.say("new leave -o c.khangan");
    assert!(
        unknown.complained(2).contains("academic, general, arts, executive, memo"),
        "{unknown:?}"
    );
    assert_eq!(desk.names(), ["a.khangan", "b.khangan"]);
}

#[test]
fn set_answers_all_or_nothing() {
    let desk = desk_with("arts");
    set(&desk, ["position.number=๑๒๓", "score.thinking.points=8"]).printed(0);
    let before = desk.bytes("a.khangan");
    for (wrong, exit, why) in [
        ("no.such.field=1", 1, "has no field “no.such.field”"),
        ("=1", 1, "has no field"),
        ("score.duties.points=28", 1, "has no field"),
        ("summary.verdict=maybe", 1, "its choices are: pass, fail"),
        ("summary.verdict=Pass", 1, "does not offer"),
        ("position.target_level=ชำนาญการ", 1, "does not offer"),
        ("arts.line=opera", 1, "does not offer"),
        ("score.knowledge.points=28.5", 1, "must be a whole number"),
        ("score.knowledge.points=ยี่สิบ", 1, "must be a whole number"),
        ("score.knowledge.points=99999999999999999999", 1, "must be a whole number"),
        ("score.knowledge.level=5", 1, "there are levels 1 to 4"),
        ("score.knowledge.level=๐", 1, "there are levels 1 to 4"),
        ("score.knowledge.level=high", 1, "must be a whole number"),
        ("position.unit", 2, "must be written as FIELD=ANSWER"),
        ("position.unit=@missing.txt", 2, "no such file"),
        ("position.unit=@.", 2, "is a folder"),
        ("position.unit=@", 2, "no such file"),
    ] {
        let refused = set(&desk, ["position.unit=ก่อน", wrong, "position.division=หลัง"]);
        assert!(refused.complained(exit).contains(why), "{wrong}: {refused:?}");
        assert_eq!(desk.bytes("a.khangan"), before, "{wrong} changes the file");
    }
    assert_eq!(desk.names(), ["a.khangan"]);
}

#[test]
fn set_answers_from_left_to_right() {
    let desk = desk_with("general");
    set(
        &desk,
        [
            "position.unit=หนึ่ง",
            "score.duties.points=28",
            "score.duties.level=2",
            "position.unit=สอง",
        ],
    )
    .printed(0);
    assert_eq!(answer(&desk, "position.unit").unwrap(), "\"สอง\"");
    assert_eq!(answer(&desk, "score.duties.level").unwrap(), "2");
    assert_eq!(answer(&desk, "score.duties.points"), None);
}

#[test]
fn set_reads_answers_from_files() {
    let desk = desk_with("academic");
    let latin = b"caf\xe9";
    for (bytes, answered) in [
        ("บรรทัดหนึ่ง\nบรรทัดสอง\n".as_bytes(), "\"บรรทัดหนึ่ง\\nบรรทัดสอง\""),
        ("บรรทัดหนึ่ง\r\nบรรทัดสอง\r\n".as_bytes(), "\"บรรทัดหนึ่ง\\nบรรทัดสอง\""),
        ("\u{feff}มีเครื่องหมาย".as_bytes(), "\"มีเครื่องหมาย\""),
        ("ไม่มีบรรทัดใหม่ท้าย".as_bytes(), "\"ไม่มีบรรทัดใหม่ท้าย\""),
        ("ย่อหน้า\n\nอีกย่อหน้า\n\n".as_bytes(), "\"ย่อหน้า\\n\\nอีกย่อหน้า\\n\""),
        ("  เว้นหน้า\tแท็บ \"คำ\" \\".as_bytes(), "\"  เว้นหน้า\\tแท็บ \\\"คำ\\\" \\\\\""),
        ("@ไม่ใช่แฟ้ม".as_bytes(), "\"@ไม่ใช่แฟ้ม\""),
    ] {
        desk.write("คำตอบ ใหม่.txt", bytes);
        set(&desk, ["duties.after=@คำตอบ ใหม่.txt"]).printed(0);
        assert_eq!(answer(&desk, "duties.after").unwrap(), answered);
    }
    desk.write("ว่าง.txt", "");
    set(&desk, ["duties.after=@ว่าง.txt"]).printed(0);
    assert_eq!(answer(&desk, "duties.after"), None);
    desk.write("latin.txt", latin);
    assert!(set(&desk, ["duties.after=@latin.txt"]).complained(2).contains("not UTF-8"));
    desk.write("คะแนน.txt", "๒๘\r\n");
    set(&desk, ["score.duties.points=@คะแนน.txt", "summary.verdict=pass"]).printed(0);
    assert_eq!(answer(&desk, "score.duties.points").unwrap(), "28");
}

#[test]
fn set_takes_a_double_at_for_an_at_and_nothing_for_nothing() {
    let desk = desk_with("academic");
    set(&desk, ["position.unit=@@ฝ่าย", "position.title=ก=ข=ค", "comparison=x"]).printed(0);
    assert_eq!(answer(&desk, "position.unit").unwrap(), "\"@ฝ่าย\"");
    assert_eq!(answer(&desk, "position.title").unwrap(), "\"ก=ข=ค\"");
    set(&desk, ["summary.verdict=fail", "score.duties.points=10"]).printed(0);
    set(
        &desk,
        [
            "position.unit=",
            "comparison=",
            "summary.verdict=",
            "score.duties.points=",
            "score.duties.level=",
        ],
    )
    .printed(0);
    for field in ["position.unit", "comparison", "summary.verdict", "score.duties.points"] {
        assert_eq!(answer(&desk, field), None, "{field}");
    }
    assert_eq!(answer(&desk, "score.duties.level"), None);
}

#[test]
fn set_reads_numbers_in_thai_and_arabic_digits() {
    let desk = desk_with("academic");
    for typed in ["28", "๒๘", "๒8", " 28 ", "+28", "028"] {
        set(&desk, ["score.duties.points="]).printed(0);
        set(&desk, [format!("score.duties.points={typed}")]).printed(0);
        assert_eq!(answer(&desk, "score.duties.points").unwrap(), "28", "{typed}");
        assert_eq!(answer(&desk, "score.duties.level").unwrap(), "4", "{typed}");
    }
    set(&desk, ["score.duties.points=-๕"]).printed(0);
    assert_eq!(answer(&desk, "score.duties.points").unwrap(), "-5");
    assert_eq!(desk.say("check a.khangan").exit, 1);
}

#[test]
fn check_exits_with_1_where_there_is_an_error_and_with_0_where_there_is_none() {
    let desk = desk_with("academic");
    desk.say("check a.khangan").printed(0);
    set(&desk, ["summary.verdict=fail"]).printed(0);
    desk.say("check a.khangan").printed(0);
    set(&desk, ["summary.verdict=pass"]).printed(0);
    assert!(desk.say("check a.khangan").printed(1).contains("error: The verdict is pass"));
    desk.say("check a.khangan --json").printed(1);
    set(&desk, ["summary.verdict=", "score.duties.points=9"]).printed(0);
    desk.say("check a.khangan").printed(1);
    set(
        &desk,
        ["score.duties.points=30", "position.level=ชำนาญการ", "position.target_level=ชำนาญการ"],
    )
    .printed(0);
    assert!(desk.say("check a.khangan").printed(0).contains("warning: The target level"));
}

#[test]
fn check_prints_the_json_of_the_contract() {
    let desk = desk_with("academic");
    set(&desk, ["score.duties.points=28", "score.difficulty.level=1", "score.decision.points=21"])
        .printed(0);
    let report = check_json(&desk);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 23 - 4 + 1);
    assert_eq!(
        findings[0],
        json!({
            "severity": "missing",
            "code": "not_answered",
            "field": "position.number",
            "message": "“ตำแหน่งเลขที่” is not filled in"
        })
    );
    let error = findings.iter().find(|finding| finding["severity"] == "error").unwrap();
    assert_eq!(
        *error,
        json!({
            "severity": "error",
            "code": "points_in_no_range",
            "field": "score.decision.points",
            "message": "“คะแนนที่ได้รับ (๔. การตัดสินใจ)”: no level's range holds 21 points (at most 20), so they do not count"
        })
    );
    let mut head = report.clone();
    head.as_object_mut().unwrap().remove("findings");
    assert_eq!(head.as_object_mut().unwrap().remove("values"), Some(json!({})));
    let eligibility = head.as_object_mut().unwrap().remove("eligibility").unwrap();
    assert_eq!(eligibility["route"], json!(null));
    assert_eq!(
        head,
        json!({
            "form": "academic",
            "edition": "ว2/2558",
            "state": "draft",
            "complete": false,
            "components": [
                {"id": "duties", "max": 30, "level": 4, "points": 28, "range": [26, 30]},
                {"id": "difficulty", "max": 30, "level": 1, "points": null, "range": [10, 15]},
                {"id": "supervision", "max": 20, "level": null, "points": null, "range": null},
                {"id": "decision", "max": 20, "level": null, "points": 21, "range": null},
            ],
            "total": 28,
            "max": 100,
            "target": null,
            "threshold": null,
            "reached": null,
            "verdict": null,
        })
    );
}

#[test]
fn check_prints_the_keys_in_the_order_of_the_contract() {
    let desk = desk_with("arts");
    set(&desk, whole_answers("arts").into_iter().chain(["summary.verdict=fail".to_owned()]))
        .printed(0);
    let check = desk.say("check a.khangan --json");
    let text = check.printed(0);
    let keys: Vec<_> =
        text.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": ")).collect();
    let mut expected = vec!["form", "edition", "state", "complete", "components"];
    for _ in 0..4 {
        expected.extend(["id", "max", "level", "points", "range"]);
    }
    expected.extend(["total", "max", "target", "threshold", "reached", "verdict", "findings"]);
    expected.extend(["severity", "code", "field", "message", "values"]);
    expected.extend(["eligibility", "route", "met", "open", "counts"]);
    expected.extend(["academic", "general", "employees", "workers"]);
    expected.extend(["counted", "needed", "least", "least_needed", "reached"]);
    assert_eq!(keys.iter().map(|(key, _)| *key).collect::<Vec<_>>(), expected);
    let report = check_json(&desk);
    assert_eq!(
        (&report["total"], &report["target"], &report["threshold"], &report["reached"]),
        (&json!(90), &json!("ชำนาญงาน"), &json!(65), &json!(true))
    );
    assert_eq!((&report["verdict"], &report["complete"]), (&json!("fail"), &json!(true)));
    assert_eq!(report["findings"][0]["severity"], "warning");
    assert_eq!(report["findings"][0]["code"], "fail_reached");
}

#[test]
fn sign_locks_the_case_until_it_is_reopened() {
    let desk = desk_with("general");
    set(&desk, whole_answers("general")).printed(0);
    for (name, office) in [("", "กจ."), ("สมหญิง", " ")] {
        let refused =
            desk.run(["--lang=en", "sign", "a.khangan", "--name", name, "--office", office]);
        assert!(refused.complained(1).contains("needs both a name and an office"));
    }
    assert!(desk.say("reopen a.khangan --reason=x").complained(1).contains("is a draft"));
    desk.say("sign a.khangan --name สมหญิง --office กจ.").printed(0);
    let signed = desk.bytes("a.khangan");

    // Locked: sections ๑ to ๕ and the summary, and all that goes with them.
    for answer in [
        "position.number=๙",
        "duties.after=x",
        "comparison=",
        "score.duties.points=30",
        "score.duties.level=1",
        "score.duties.reason=x",
        "summary.reason=x",
        "summary.verdict=fail",
    ] {
        let refused = set(&desk, ["committee.meeting=1", answer]);
        let why = refused.complained(1);
        assert!(why.contains("is locked since สมหญิง (กจ.) signed the case off at 2"), "{why}");
        assert_eq!(desk.bytes("a.khangan"), signed, "{answer}");
    }
    let twice = desk.say("sign a.khangan --name สมชาย --office กจ.");
    assert!(twice.complained(1).contains("signed off already, by สมหญิง (กจ.)"));
    // Open: what travels with the paper.
    set(&desk, ["hr_head.name=สมศรี", "division_head.decision=agree", "committee.decision=other"])
        .printed(0);

    assert!(desk.say("reopen a.khangan").complained(2).contains("--reason is needed"));
    for empty in ["--reason=", "--reason= "] {
        let refused = desk.run(["--lang=en", "reopen", "a.khangan", empty]);
        assert!(refused.complained(1).contains("needs a reason"));
    }
    desk.run(["reopen", "a.khangan", "--reason", "แก้คะแนนตามมติ"]).printed(0);
    assert_eq!(check_json(&desk)["state"], "draft");
    set(&desk, ["score.duties.points=30"]).printed(0);
    desk.run(["sign", "a.khangan", "--name", "สมชาย", "--office", "กองคลัง"]).printed(0);
    desk.run(["reopen", "a.khangan", "--reason", "อีกครั้ง", "--name", "สมศักดิ์"]).printed(0);

    // Everything that befell it stays, each with time, name and reason.
    let file = desk.text("a.khangan");
    let history: Vec<_> = file
        .lines()
        .skip_while(|line| *line != "    history: [")
        .skip(1)
        .take_while(|line| *line != "    ],")
        .map(|line| {
            let (kind, rest) = line.trim().split_once("(at: \"").unwrap();
            let (at, rest) = rest.split_once("\", ").unwrap();
            assert!(at.parse::<khangan::base::Moment>().is_ok() && at.ends_with("+07:00"), "{at}");
            // What holds it there is another test's.
            let (words, _link) = rest.split_once(", link: (").unwrap();
            format!("{kind} {words}")
        })
        .collect();
    assert_eq!(
        history,
        [
            "Signed name: \"สมหญิง\", office: \"กจ.\"",
            "Reopened name: \"somying\", reason: \"แก้คะแนนตามมติ\"",
            "Signed name: \"สมชาย\", office: \"กองคลัง\"",
            "Reopened name: \"สมศักดิ์\", reason: \"อีกครั้ง\"",
        ]
    );
    let shown = desk.say("check a.khangan");
    assert!(shown.printed(0).contains("reopened by สมศักดิ์: อีกครั้ง"), "{shown:?}");
}

#[test]
fn sign_refuses_what_is_missing_or_wrong_and_lists_it() {
    let desk = desk_with("academic");
    let answers =
        whole_answers("academic").into_iter().filter(|answer| !answer.starts_with("comparison"));
    set(&desk, answers.chain(["score.decision.points=21".to_owned()])).printed(0);
    let before = desk.bytes("a.khangan");
    let refused = desk.say("sign a.khangan --name a --office b");
    assert_eq!((refused.exit, refused.out.as_str()), (1, ""));
    let lines: Vec<_> = refused.err.lines().collect();
    assert_eq!(lines.len(), 4, "{refused:?}");
    assert!(
        lines[0].ends_with("(3):")
            && lines[1].starts_with("  missing: ")
            && lines[2].starts_with("  error: ")
    );
    assert_eq!(desk.bytes("a.khangan"), before);
}

#[test]
fn forms_lists_the_forms() {
    let desk = Desk::new();
    let text = desk.say("forms");
    let ids: Vec<_> = text.printed(0).lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(ids, ALL_IDS);
    let forms: Value = serde_json::from_str(desk.say("forms --json").printed(0)).unwrap();
    let academic = json!({
        "id": "academic",
        "edition": "ว2/2558",
        "annex": "๕.๑",
        "name": "ประเภทวิชาการ",
        "title": "แบบประเมินค่างานตำแหน่งประเภทวิชาการ (ระดับชำนาญการ และระดับชำนาญการพิเศษ)",
        "max": 100,
        "components": [
            {"id": "duties", "name": "หน้าที่และความรับผิดชอบ", "max": 30},
            {"id": "difficulty", "name": "ความยุ่งยากของงาน", "max": 30},
            {"id": "supervision", "name": "การกำกับตรวจสอบ", "max": 20},
            {"id": "decision", "name": "การตัดสินใจ", "max": 20},
        ],
        "targets": [
            {"level": "ชำนาญการ", "threshold": 65},
            {"level": "ชำนาญการพิเศษ", "threshold": 80},
        ],
    });
    assert_eq!(forms[0], academic);
    let targets = |at: usize| {
        let targets = forms[at]["targets"].as_array().unwrap().iter();
        targets
            .map(|t| format!("{} {}", t["level"].as_str().unwrap(), t["threshold"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(targets(1), ["ชำนาญงาน 65", "อาวุโส 80"]);
    assert_eq!(targets(2), ["ชำนาญงาน 65", "อาวุโส 80", "ทักษะพิเศษ 90"]);
    assert_eq!(forms.as_array().unwrap().len(), ALL_IDS.len());
}

/// The fields of design §3, in full.
#[test]
fn fields_lists_every_field_of_the_contract() {
    let desk = Desk::new();
    for id in FORM_IDS {
        let report = desk.say(&format!("fields {id} --json"));
        let fields: Vec<Value> = serde_json::from_str(report.printed(0)).unwrap();
        let mut listed: Vec<_> =
            fields.iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect();
        let arts = id == "arts";
        let mut expected: Vec<String> = "position.number position.title position.level position.target_level
            position.unit position.division duties.before duties.after comparison summary.reason
            summary.verdict hr_head.name division_head.decision division_head.reason division_head.name
            department_head.decision department_head.reason department_head.name committee.ministry
            committee.meeting committee.year committee.date committee.decision committee.reason
            committee.other committee.secretary committee.chair committee.on_behalf_of"
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        if arts {
            expected.extend(["position.target_title", "arts.line"].map(str::to_owned));
        }
        let components = if arts {
            ["knowledge", "thinking", "challenge", "responsibility"]
        } else {
            ["duties", "difficulty", "supervision", "decision"]
        };
        for component in components {
            expected.extend(
                ["level", "points", "reason"].map(|part| format!("score.{component}.{part}")),
            );
        }
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected, "{id}");

        let field = |name: &str| fields.iter().find(|field| field["id"] == name).unwrap();
        let score = components[0];
        assert_eq!(field(&format!("score.{score}.points"))["range"], json!([10, 30]));
        assert_eq!(field(&format!("score.{score}.level"))["range"], json!([1, 4]));
        assert_eq!(field(&format!("score.{score}.level"))["kind"], "number");
        assert_eq!(
            field("summary.verdict")["choices"],
            json!([
                {"id": "pass", "label": "ผ่านการประเมิน"},
                {"id": "fail", "label": "ไม่ผ่านการประเมิน"},
            ])
        );
        assert_eq!(
            *field("position.number"),
            json!({"id": "position.number", "kind": "text", "label": "ตำแหน่งเลขที่",
                "required": true, "choices": null, "range": null})
        );
        let text = desk.say(&format!("fields {id}"));
        assert_eq!(text.printed(0).lines().count(), fields.len());
        let labels: std::collections::BTreeSet<_> =
            fields.iter().map(|f| f["label"].to_string()).collect();
        assert_eq!(labels.len(), fields.len(), "two fields of {id} have one label");
    }
    assert!(desk.say("fields nothing").complained(2).contains("There is no form “nothing”"));
}

#[test]
fn wrong_usage_exits_with_2_and_one_sentence() {
    let desk = desk_with("academic");
    for (command, why) in [
        ("paint", "There is no command “paint”"),
        ("open a.khangan", "There is no command “open”"),
        ("a.khangan b.khangan", "one word too many"),
        ("--renderer paper", "There is no renderer “paper”"),
        ("check --renderer glow a.khangan", "“--renderer” does not belong here"),
        ("check", "A case file is needed"),
        ("set", "A case file is needed"),
        ("set a.khangan", "At least one answer is needed"),
        ("new", "A form is needed"),
        ("new academic", "-o FILE is needed"),
        ("new -o b.khangan", "A form is needed"),
        ("new academic -o", "needs a value"),
        ("sign a.khangan --office=x", "--name is needed"),
        ("sign a.khangan --name=x", "--office is needed"),
        ("reopen a.khangan", "--reason is needed"),
        ("fields", "A form is needed"),
        ("check a.khangan b.khangan", "one word too many"),
        ("new academic b -o c.khangan", "one word too many"),
        ("fields academic arts", "one word too many"),
        ("forms all", "one word too many"),
        ("sign a.khangan b --name=x --office=y", "one word too many"),
        ("reopen a.khangan b --reason=x", "one word too many"),
        ("check a.khangan --force", "“--force” does not belong here"),
        ("check a.khangan -x", "“-x” does not belong here"),
        ("set a.khangan --json position.unit=x", "“--json” does not belong here"),
        ("new academic -o b.khangan --json", "“--json” does not belong here"),
        ("forms --name=x", "“--name” does not belong here"),
        ("check a.khangan --json=yes", "one word too many"),
        ("check --lang", "needs a value"),
        ("check --lang fr a.khangan", "There is no language “fr”"),
        ("check --forms", "needs a value"),
        ("--nothing", "“--nothing” does not belong here"),
    ] {
        let refused = desk.say(command);
        assert!(refused.complained(2).contains(why), "{command}: {refused:?}");
        assert!(refused.err.contains("--help"), "{command}: {refused:?}");
    }
    assert_eq!(desk.names(), ["a.khangan"]);
}

#[test]
fn help_teaches_every_command_in_both_languages() {
    let desk = Desk::new();
    for (lang, example) in [("th", "ตัวอย่าง"), ("en", "Example")] {
        let commands = [
            "new",
            "set",
            "check",
            "print",
            "sign",
            "reopen",
            "versions",
            "fields",
            "forms",
            "standards",
            "standard",
            "circular",
        ];
        let mut helps = vec![];
        for command in commands {
            let help = desk.run(["--lang", lang, command, "--help"]);
            let text = help.printed(0);
            assert!(text.starts_with(&format!("khangan {command}")), "{text}");
            assert!(text.contains(example), "{lang} {command}: {text}");
            assert!(
                text.matches(&format!("  khangan {command}")).count() > 0 || command == "forms"
            );
            assert_eq!(desk.run([command, "-h", "--lang", lang]).printed(0), text);
            assert_eq!(desk.run(["--lang", lang, "help", command]).printed(0), text);
            helps.push(text.to_owned());
        }
        let whole = desk.run(["--lang", lang, "--help"]);
        assert!(whole.printed(0).contains(example));
        for command in commands {
            assert!(whole.out.contains(&format!("khangan {command}")), "{lang} {command}");
        }
        assert_eq!(desk.run(["--lang", lang, "help"]).printed(0), whole.out);
        helps.sort();
        helps.dedup();
        assert_eq!(helps.len(), commands.len());
    }
    let version = desk.say("--version");
    assert_eq!(version.printed(0), format!("khangan {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(desk.say("-V").out, version.out);
}

/// What the window is asked for by a command line: file, renderer, and whether it is measured.
fn wish(line: &str) -> (Option<String>, Option<Renderer>, bool) {
    let mut wishes = vec![];
    let ran = in_process_with(line.split_whitespace(), &mut |wish| {
        let file = wish.file.map(|file| file.display().to_string());
        wishes.push((file, wish.renderer, wish.measure));
        Ok(wish.measure.then_some(std::time::Duration::from_micros(12_900)))
    });
    let [(file, renderer, measured)] = &wishes[..] else { panic!("{line}: {ran:?}") };
    assert_eq!(ran.printed(0), if *measured { "12\n" } else { "" });
    (file.clone(), *renderer, *measured)
}

#[test]
fn no_command_opens_the_window_and_a_file_opens_there() {
    assert_eq!(wish(""), (None, None, false));
    assert_eq!(wish("--lang th"), (None, None, false));
    assert_eq!(wish("--renderer wgpu"), (None, Some(Renderer::Wgpu), false));
    assert_eq!(wish("--renderer=glow --measure-start"), (None, Some(Renderer::Glow), true));
    for file in ["a.khangan", "ที่อื่น/a", "./new", "a.pdf"] {
        assert_eq!(wish(file), (Some(file.to_owned()), None, false));
    }
    assert_eq!(wish("a.khangan --measure-start"), (Some("a.khangan".to_owned()), None, true));
    assert_eq!(wish("--new-window a.khangan"), (Some("a.khangan".to_owned()), None, false));
}

#[test]
fn a_window_by_itself_hears_no_later_starts() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    let own_forms = format!("--forms={}", desk.path("forms").display());
    for (args, listens) in [
        (vec!["--renderer", "glow"], true),
        (vec!["--new-window"], false),
        (vec!["--measure-start"], false),
        (vec![own_forms.as_str()], false),
    ] {
        let mut heard = None;
        in_process_with(&args, &mut |wish| {
            heard = Some(wish.mailbox.is_some());
            Ok(None)
        });
        assert_eq!(heard, Some(listens), "{args:?}");
    }
}

#[test]
fn without_a_display_there_is_one_plain_sentence() {
    let desk = desk_with("academic");
    for (lang, sentence) in [("en", "There is no display"), ("th", "เปิดหน้าต่างไม่ได้ เพราะไม่พบจอภาพ")]
    {
        for file in [None, Some("a.khangan")] {
            let words = ["--lang", lang].into_iter().chain(file);
            let mut command = desk.command(words);
            for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
                command.env_remove(name);
            }
            let ran: Ran = command.output().unwrap().into();
            assert!(ran.complained(2).starts_with(sentence), "{ran:?}");
        }
    }
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_system_then_thai() {
    let desk = Desk::new();
    let thai = "ไม่มีแบบ";
    let english = "There is no form";
    for (locales, options, sentence) in [
        (&[][..], &[][..], thai),
        (&[("LANG", "C.UTF-8")], &[], thai),
        (&[("LANG", "POSIX")], &[], thai),
        (&[("LANG", "")], &[], thai),
        (&[("LANG", "th_TH.UTF-8")], &[], thai),
        (&[("LANG", "en_US.UTF-8")], &[], english),
        (&[("LANG", "en")], &[], english),
        (&[("LANG", "de_DE@euro")], &[], english),
        (&[("LANG", "th_TH"), ("LC_ALL", "en_GB.UTF-8")], &[], english),
        (&[("LANG", "en_GB"), ("LC_ALL", "th_TH")], &[], thai),
        (&[("LANG", "en_GB"), ("LC_ALL", "C")], &[], thai),
        (&[("LANG", "en_GB"), ("LC_ALL", "")], &[], english),
        (&[("LANG", "th_TH"), ("LC_MESSAGES", "en_GB")], &[], english),
        (&[("LANG", "en_US.UTF-8")], &["--lang=th"], thai),
        (&[("LC_ALL", "th_TH.UTF-8")], &["--lang", "en"], english),
        (&[], &["--lang", "th", "--lang", "en"], english),
    ] {
        let words = options.iter().copied().chain(["fields", "x"]);
        let ran: Ran = desk.command(words).envs(locales.iter().copied()).output().unwrap().into();
        assert!(ran.complained(2).starts_with(sentence), "{locales:?} {options:?}: {ran:?}");
    }
    // Also where the option stands last, and where the usage is wrong.
    assert!(desk.run(["fields", "x", "--lang", "en"]).err.starts_with(english));
    assert!(desk.run(["nothing", "--lang", "en"]).err.starts_with("There is no command"));
}

#[test]
fn numbers_and_dates_are_said_in_the_digits_and_the_era_of_the_language() {
    let desk = desk_with("academic");
    set(&desk, whole_answers("academic")).printed(0);
    assert!(desk.run(["check", "a.khangan"]).printed(0).contains("  ๙๐ / ๑๐๐ รวม"));
    assert!(desk.say("check a.khangan").printed(0).contains("  90 / 100 รวม"));
    let case = desk.path("a.khangan");
    let sign = |lang: &str, folder: &str| {
        let copy = desk.path(format!("{folder}.khangan"));
        std::fs::copy(&case, &copy).unwrap();
        let words = ["--lang", lang, "sign", "--name=ก", "--office=ข"].map(OsString::from);
        in_process(words.into_iter().chain([copy.into_os_string()])).printed(0).to_owned()
    };
    assert!(sign("th", "ไทย").contains("เมื่อ ๒๐ พ.ย. ๒๕๖๙ ๐๙.๓๐ น."));
    assert!(sign("en", "english").contains("at 2026-11-20 09:30"));
}

#[test]
fn a_path_may_have_spaces_and_thai_letters_or_begin_with_a_dash() {
    let desk = Desk::new();
    for name in ["เรื่อง ที่ ๑.khangan", "-o.khangan", "a=b.khangan", "@.khangan"]
    {
        desk.run(["new", "academic", "-o", name]).printed(0);
        desk.run(["set", "--", name, "position.unit=x"]).printed(0);
        assert!(desk.run(["check", "--", name]).printed(0).contains("ฉบับร่าง"));
    }
    assert_eq!(desk.names().len(), 4);
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_refused_and_files_named_so_are_used() {
    use std::os::unix::ffi::OsStringExt as _;
    let odd = |text: &[u8]| OsString::from_vec(text.to_vec());
    let desk = desk_with("academic");
    for words in [
        vec![odd(b"\xff")],
        vec![odd(b"--\xff")],
        vec![odd(b"-\xff")],
        vec!["--lang".into(), odd(b"\xff")],
        vec!["fields".into(), odd(b"\xff")],
        vec!["set".into(), "a.khangan".into(), odd(b"position.unit=\xff")],
        vec!["set".into(), "a.khangan".into(), odd(b"\xff=x")],
        vec!["sign".into(), "a.khangan".into(), "--office=x".into(), odd(b"--name=\xff")],
        vec!["reopen".into(), "a.khangan".into(), odd(b"--reason=\xff")],
        vec!["check".into(), odd(b"\xff.khangan")],
    ] {
        desk.run(&words).complained(2);
    }
    let file = odd(b"\xff.khangan");
    if std::fs::write(desk.path(&file), "").is_ok() {
        desk.run(["new".into(), "arts".into(), "--force".into(), "-o".into(), file.clone()])
            .printed(0);
        desk.run(["check".into(), file]).printed(0);
    }
}

#[test]
fn a_message_stays_on_its_line_whatever_was_typed() {
    let desk = desk_with("academic");
    for words in [
        vec!["a\nb"],
        vec!["fields", "a\nb\u{1b}[2J"],
        vec!["check", "a\nb.khangan"],
        vec!["--lang", "a\nb"],
        vec!["--a\nb"],
        vec!["check", "a.khangan", "a\nb"],
        vec!["set", "a.khangan", "a\nb"],
        vec!["set", "a.khangan", "position.unit=@a\nb"],
    ] {
        desk.run(&words).complained(2);
    }
    for answer in
        ["a\nb=1", "summary.verdict=a\nb", "score.duties.points=\u{7}\n", "score.duties.level=9\n"]
    {
        desk.run(["set", "a.khangan", answer]).complained(1);
    }
    set(&desk, whole_answers("academic")).printed(0);
    let signed = desk.run(["sign", "a.khangan", "--name=a\nb", "--office=c\u{1b}d"]);
    assert_eq!(signed.printed(0).lines().count(), 1);
    desk.run(["set", "a.khangan", "position.number=1"]).complained(1);
    desk.run(["sign", "a.khangan", "--name=a", "--office=b"]).complained(1);
}

#[test]
fn a_message_repeats_what_was_typed_letter_by_letter() {
    let desk = desk_with("academic");
    let typed = "%{label} %{choice} {0} $1 %s";
    let refused = set(&desk, [format!("summary.verdict={typed}")]);
    assert!(refused.complained(1).contains(&format!("“{typed}”")), "{refused:?}");
    set(&desk, ["summary.verdict=pass"]).printed(0);
    desk.write("a.khangan", desk.text("a.khangan").replace("\"pass\"", &format!("\"{typed}\"")));
    let checked = desk.say("check a.khangan");
    assert!(checked.printed(1).contains(&format!("“{typed}” is not one of its")), "{checked:?}");

    set(&desk, whole_answers("academic")).printed(0);
    let name = "%{office} %{at}";
    desk.run(["sign", "a.khangan", "--name", name, "--office=กจ."]).printed(0);
    let refused = set(&desk, ["position.unit=x"]);
    assert!(refused.complained(1).contains(&format!("since {name} (กจ.)")), "{refused:?}");
}

#[test]
fn output_that_nobody_reads_is_no_failure() {
    use std::io::Read as _;
    let desk = Desk::new();
    let mut child = desk
        .command(["fields", "arts", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((child.wait().unwrap().code(), complaint.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_exits_with_2() {
    let desk = Desk::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status = desk.command(["forms"]).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn saving_keeps_what_was_there_but_the_time() {
    let desk = desk_with("general");
    let before = desk.text("a.khangan");
    set(&desk, ["position.unit=x"]).printed(0);
    set(&desk, ["position.unit="]).printed(0);
    let without_time = |text: &str| {
        text.lines().filter(|line| !line.contains("modified")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without_time(&desk.text("a.khangan")), without_time(&before));
}
