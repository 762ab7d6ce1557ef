//! The rules of a form: what they work out, what they ask for, and what is wrong with them.

use std::sync::LazyLock;

use khangan::appraisal::Severity;
use khangan::appraisal::{Appraisal, appraise};
use khangan::case::{Case, read_answer};
use khangan::form::{Form, FormError, Forms};
use khangan::words::{self, Lang};
use uuid::Uuid;

use crate::terminal::{Desk, in_process};

const HEAD: &str = r#"#![enable(implicit_some)]
(
    id: "handover", edition: "1", annex: "๑", name: "ส่งมอบ", title: "แบบส่งมอบพัสดุ",
    parts: [
        (
            id: "goods", name: (th: "พัสดุ", en: "Goods"),
            fields: [
                (id: "goods", label: "พัสดุ", screen_only: true, kind: Rows(columns: [
                    (id: "name", label: "รายการ", kind: Line, required: true),
                    (id: "kind", label: "ชนิด", kind: Choice([(id: "desk", label: "โต๊ะ"), (id: "chair", label: "เก้าอี้")])),
                    (id: "number", label: "จำนวน", kind: Number(from: 1, to: 99)),
                    (id: "price", label: "ราคา", kind: Money()),
                    (id: "cost", label: "เป็นเงิน", kind: Value(amount: Baht)),
                    (id: "usual", label: "ราคากลาง", kind: Value(amount: Baht)),
                ])),
                (id: "count", label: "จำนวนรายการ", screen_only: true, kind: Value()),
                (id: "total", label: "รวมเงิน", screen_only: true, kind: Value(amount: Baht)),
                (id: "budget", label: "วงเงิน", screen_only: true, kind: Money()),
                (id: "left", label: "คงเหลือ", screen_only: true, kind: Value(amount: Baht)),
                (id: "state", label: "สภาพ", screen_only: true, kind: YesNo(yes: "ครบ", no: "ไม่ครบ")),
                (id: "why", label: "เหตุผล", screen_only: true, kind: Paragraphs),
                (id: "praise", label: "คำชม", screen_only: true, kind: Paragraphs),
            ],
        ),
    ],
"#;

const RULES: &str = r#"    rules: [
        Difference(value: "left", from: "budget", less: "total"),
        SumRows(value: "total", of: "goods.cost"),
        Product(value: "goods.cost", of: ["goods.number", "goods.price"]),
        LookUp(value: "goods.usual", table: "usual", column: "price", keys: ["goods.kind"]),
        Count(value: "count", of: "goods"),
        RequiredIf(field: "why", when: "state", is: ["no"]),
        ReasonOf(field: "praise", of: "state", when: ["yes"]),
        AtMost(this: "goods.price", limit: "goods.usual", warning: true),
        AtMost(this: "total", limit: "budget", says: (th: "เกินวงเงิน", en: "Over the budget")),
    ],
    tables: [(id: "usual", columns: ["price"], rows: [(keys: ["desk"], values: [5000]), (keys: ["chair"], values: [900])])],
"#;

const TAIL: &str = "    papers: [(pages: [[Title]])],\n)\n";

fn text() -> String {
    format!("{HEAD}{RULES}{TAIL}")
}

static FORMS: LazyLock<Forms> =
    LazyLock::new(|| Forms::from_files(&[("handover.ron".to_owned(), text())]).expect("a form"));

fn form() -> &'static Form {
    FORMS.named("handover").unwrap()
}

fn appraisal(answers: &[(&str, &str)]) -> Appraisal {
    let mut case = Case::new(form(), Uuid::nil(), "2026-11-20T09:30:00+07:00".parse().unwrap());
    for (field, typed) in answers {
        let edit = read_answer(form(), &case, form().field(field).unwrap(), typed).unwrap();
        case.apply(form(), edit).unwrap();
    }
    appraise(form(), &case)
}

const GOODS: &str = "name,kind,number,price\nก,desk,2,\"4,000\"\nข,chair,10,1000\nค,,,\n";

#[test]
fn values_follow_from_rows_and_from_each_other() {
    let appraisal = appraisal(&[("goods", GOODS), ("budget", "20000")]);
    let value = |field: &str| appraisal.values.field(field);
    assert_eq!(
        (value("total"), value("left"), value("count")),
        (Some(18_000), Some(2_000), Some(3))
    );
    let cell = |row, column: &str| appraisal.values.cell(&"goods".into(), row, &column.into());
    assert_eq!([0, 1, 2].map(|row| cell(row, "cost")), [Some(8_000), Some(10_000), None]);
    assert_eq!([0, 1, 2].map(|row| cell(row, "usual")), [Some(5_000), Some(900), None]);
    let empty = self::appraisal(&[]);
    assert_eq!(empty.values.field("total"), None);
    assert_eq!(empty.values.field("count"), Some(0));
    assert_eq!(self::appraisal(&[("budget", "5")]).values.field("left"), Some(5));
    let huge = format!("name,number,price\nก,99,{}\n", i64::MAX);
    assert_eq!(self::appraisal(&[("goods", &huge)]).values.field("total"), None, "no overflow");
}

fn found(answers: &[(&str, &str)]) -> Vec<String> {
    let findings = appraisal(answers).findings.into_iter();
    findings
        .map(|it| format!("{} {} {}", it.severity().as_str(), it.address(), it.code.as_str()))
        .collect()
}

#[test]
fn what_is_not_kept_is_found_with_its_row() {
    assert_eq!(found(&[]), [""; 0]);
    assert_eq!(
        found(&[("goods", GOODS), ("budget", "17000")]),
        ["warning goods[2].price above_limit", "error total above_limit"]
    );
    assert_eq!(
        found(&[("goods", "kind,number\ndesk,100\n")]),
        ["missing goods[1].name not_answered", "error goods[1].number out_of_range"]
    );
    assert_eq!(found(&[("state", "no")]), ["missing why not_answered"]);
    assert_eq!(found(&[("state", "no"), ("why", "หาย")]), [""; 0]);
    assert_eq!(
        found(&[("state", "no"), ("why", "หาย"), ("praise", "ดีมาก")]),
        ["warning praise reason_without_choice"]
    );
    assert_eq!(found(&[("praise", "ดีมาก")]), [""; 0], "nothing is chosen yet");
    assert_eq!(found(&[("why", "\u{E000}")]), ["warning why unprintable"]);
}

#[test]
fn the_form_s_own_words_are_said_and_no_sentence_keeps_a_placeholder() {
    let answers: [&[(&str, &str)]; 4] = [
        &[("goods", GOODS), ("budget", "17000")],
        &[("goods", "kind,number\ndesk,100\n"), ("why", "\u{E000}")],
        &[("state", "no"), ("praise", "ดีมาก")],
        &[],
    ];
    let mut said = Vec::new();
    for lang in [Lang::Thai, Lang::English] {
        for findings in answers.map(|answers| appraisal(answers).findings) {
            for finding in findings {
                let sentence = words::finding(lang, form(), &finding);
                assert!(!sentence.contains("%{"), "{sentence}");
                said.push(sentence);
            }
        }
    }
    assert!(said.contains(&"เกินวงเงิน".to_owned()) && said.contains(&"Over the budget".to_owned()));
    assert!(said.iter().any(|it| it.contains("พัสดุ 2 · ราคา") && it.contains("900")), "{said:?}");
}

#[test]
fn a_limit_that_is_only_worth_a_look_is_in_nobodys_way() {
    let appraisal = appraisal(&[("goods", GOODS), ("budget", "20000")]);
    assert!(appraisal.complete());
    assert!(appraisal.findings.iter().all(|it| it.severity() == Severity::Warning));
}

#[test]
fn check_tells_the_values() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/handover.ron", text());
    desk.write("goods.csv", GOODS);
    let run = |words: &[&str]| {
        let forms = ["--forms".into(), desk.path("forms").into_os_string()];
        in_process(forms.into_iter().chain(words.iter().map(Into::into)))
    };
    let case = desk.path("a.khangan").display().to_string();
    run(&["new", "handover", "-o", &case]).printed(0);
    let goods = format!("goods=@{}", desk.path("goods.csv").display());
    run(&["set", &case, &goods, "budget=20,000"]).printed(0);
    let json = run(&["check", &case, "--json"]);
    let report: serde_json::Value = serde_json::from_str(json.printed(0)).unwrap();
    assert_eq!(report["values"]["total"], 18_000);
    assert_eq!(report["values"]["goods.cost"], serde_json::json!([8_000, 10_000, null]));
    assert_eq!(report["findings"][0]["field"], "goods[2].price");
    let told = run(&["set", &case, "total=5"]);
    assert!(told.complained(1).contains("worked out by the form"));
}

/// The mistakes of the form with other rules.
fn mistakes(rules: &str) -> Vec<String> {
    let text = format!("{HEAD}{rules}{TAIL}");
    match Forms::from_files(&[("a.ron".to_owned(), text)]) {
        Ok(_) => Vec::new(),
        Err(errors) => match &errors[0].1 {
            FormError::Mistakes(mistakes) => mistakes
                .iter()
                .map(|of| format!("{}: {} {}", of.place, of.problem.code(), of.problem.subject()))
                .map(|line| line.trim_end().to_owned())
                .collect(),
            other @ FormError::Syntax { .. } => panic!("{other}"),
        },
    }
}

#[test]
fn rules_that_cannot_be_are_found() {
    let no_rules = mistakes("");
    let expected = ["goods.cost", "goods.usual", "count", "total", "left"];
    assert_eq!(no_rules, expected.map(|value| format!("rules: no_rule {value}")));
    for (from, to, expected) in [
        ("Count(value: \"count\"", "Count(value: \"number\"", "rules[4]: unknown_field number"),
        ("Count(value: \"count\"", "Count(value: \"budget\"", "rules[4]: wrong_kind budget"),
        ("Count(value: \"count\"", "Count(value: \"total\"", "rules[4]: duplicate total"),
        ("of: \"goods.cost\"", "of: \"budget\"", "rules[1]: wrong_kind budget"),
        ("of: \"goods.cost\"", "of: \"goods.number\"", "rules[1]: amounts_differ"),
        ("less: \"total\"", "less: \"goods.cost\"", "rules[0]: wrong_kind goods.cost"),
        ("less: \"total\"", "less: \"why\"", "rules[0]: wrong_kind why"),
        (
            "[\"goods.number\", \"goods.price\"]",
            "[\"goods.price\", \"goods.price\"]",
            "rules[2]: amounts_differ",
        ),
        ("column: \"price\"", "column: \"cost\"", "rules[3]: unknown_table cost"),
        ("is: [\"no\"]", "is: [\"perhaps\"]", "rules[5]: unknown_choice perhaps"),
        ("field: \"praise\"", "field: \"budget\"", "rules[6]: wrong_kind budget"),
        ("values: [900]", "values: []", "tables[0].rows[1]: table_row"),
        ("less: \"total\"", "less: \"left\"", "rules: circle"),
    ] {
        assert!(RULES.contains(from), "{from}");
        let found = mistakes(&RULES.replacen(from, to, 1));
        assert!(found.contains(&expected.to_owned()), "{to}: {found:?}");
    }
}
