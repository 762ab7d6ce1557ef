//! The papers of a round: every official word of them, sums made by hand, and what is drawn from the
//! cases of many posts.

use serde_json::Value;

use khangan::appraisal::Severity;
use khangan::form::Form;
use khangan::sheet::{lay_out, lay_out_alone};

use crate::executive::{out_of_order, printed};
use crate::scenario::{Scenario, form, required_texts};
use crate::terminal::Desk;

const PAPERS: [(&str, &str, usize); 7] = [
    ("memo", include_str!("../fixtures/official/memo.txt"), 8),
    ("plan", include_str!("../fixtures/official/plan.txt"), 25),
    ("work_details", include_str!("../fixtures/official/work_details.txt"), 22),
    ("committee_order", include_str!("../fixtures/official/committee_order.txt"), 42),
    ("bo1", include_str!("../fixtures/official/bo1.txt"), 36),
    ("bo2", include_str!("../fixtures/official/bo2.txt"), 20),
    ("plan_report", include_str!("../fixtures/official/plan_report.txt"), 27),
];

#[test]
fn every_official_line_stands_on_the_blank_papers_in_order() {
    for (id, lines, count) in PAPERS {
        let paper = printed(&lay_out(form(id), None));
        assert_eq!(lines.lines().skip(1).count(), count, "{id}");
        assert_eq!(out_of_order(lines.lines(), &paper), None, "{id}: {paper}");
    }
    let older = include_str!("../fixtures/official/committee_order-w2.txt");
    let paper = lay_out_alone(form("committee_order"), "ตาม ว ๒", None).unwrap();
    assert_eq!(out_of_order(older.lines(), &printed(&paper)), None);
}

#[test]
fn wide_tables_lie_on_their_side() {
    for (id, wide) in [("bo1", true), ("plan_report", true), ("work_details", true), ("bo2", false)]
    {
        let sheet = lay_out(form(id), None);
        assert!(sheet.pages.iter().all(|page| (page.width > page.height) == wide), "{id}");
    }
}

/// Ten posts: what they cost was added up by hand.
fn ten_posts() -> Scenario {
    let mut scenario = Scenario::new("bo1");
    // Six are set from ชำนาญการ to ชำนาญการพิเศษ; four vacant ones of ชำนาญงาน pay for it.
    for post in 1..=6 {
        scenario = scenario
            .add("before", &[("number", &post.to_string()), ("pay", "33960")])
            .add("after", &[("number", &post.to_string()), ("pay", "49790")]);
    }
    for post in 7..=10 {
        scenario = scenario.add("before", &[("number", &post.to_string()), ("pay", "28400")]);
    }
    for post in 7..=9 {
        scenario = scenario.add("abolished", &[("number", &post.to_string()), ("pay", "28400")]);
    }
    scenario
        .answer("carried_over", "12,500")
        .add("received", &[("agency", "กรมการข้าว"), ("amount", "8000")])
        .add("received", &[("agency", "กรมประมง"), ("amount", "1500")])
        .add("given", &[("agency", "กรมปศุสัตว์"), ("amount", "20000")])
}

fn value(scenario: &Scenario, id: &str) -> Option<i64> {
    scenario.appraisal().values.field(id)
}

fn errors(scenario: &Scenario) -> Vec<String> {
    let findings = scenario.appraisal().findings;
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    errors.map(|finding| finding.field.to_string()).collect()
}

#[test]
fn bo1_adds_up_as_by_hand_and_abolished_posts_count_nothing() {
    let posts = ten_posts();
    // 6 × 33,960 + 4 × 28,400 = 317,360
    assert_eq!(value(&posts, "before_sum"), Some(317_360));
    // + 12,500 + 9,500
    assert_eq!(value(&posts, "frame"), Some(339_360));
    // 6 × 49,790
    assert_eq!(value(&posts, "result"), Some(298_740));
    assert_eq!(value(&posts, "left"), Some(40_620));
    assert_eq!(value(&posts, "given_sum"), Some(20_000));
    assert_eq!(value(&posts, "carried"), Some(20_620));
    assert_eq!(errors(&posts), [""; 0]);
}

#[test]
fn extra_pay_counts_with_the_post_that_has_it() {
    let posts = ten_posts().add("before", &[("number", "11"), ("pay", "33960"), ("extra", "5000")]);
    assert_eq!(value(&posts, "frame"), Some(339_360 + 38_960));
    let page = printed(&lay_out(posts.form, Some((posts.case(), &posts.appraisal()))));
    assert!(page.contains("๓๘,๙๖๐"), "{page}");
}

#[test]
fn one_baht_over_the_frame_is_an_error_in_the_form_s_own_words() {
    let even = ten_posts().add("after", &[("number", "๑๑"), ("pay", "40620")]);
    assert_eq!((value(&even, "left"), errors(&even)), (Some(0), vec!["carried".to_owned()]));
    let over = ten_posts().add("after", &[("number", "๑๑"), ("pay", "40621")]);
    assert!(errors(&over).contains(&"result".to_owned()), "{:?}", errors(&over));
    let says =
        over.appraisal().findings.iter().find(|of| of.field.as_str() == "result").unwrap().clone();
    let said = khangan::words::finding(khangan::words::Lang::Thai, over.form, &says);
    assert!(said.contains("จะต้องไม่เกินกว่า กรอบมูลค่ารวมของตำแหน่ง (ผลรวมส่วนที่ ๑)"), "{said}");
}

#[test]
fn a_plan_costs_twelve_months_of_the_difference() {
    let plan = Scenario::new("plan_report")
        .add("before", &[("number", "1"), ("pay", "33960")])
        .add("after", &[("number", "1"), ("pay", "49790")]);
    let value = |id| value(&plan, id);
    assert_eq!(value("before_year"), Some(407_520));
    assert_eq!(value("after_year"), Some(597_480));
    assert_eq!(value("difference"), Some(189_960));
}

#[test]
fn more_posts_held_than_funded_is_an_error() {
    let posts = Scenario::new("bo2").add(
        "posts",
        &[
            ("type", "วิชาการ"),
            ("level", "ชำนาญการ"),
            ("before", "10"),
            ("funded", "9"),
            ("held", "9"),
        ],
    );
    assert_eq!((value(&posts, "before"), value(&posts, "held")), (Some(10), Some(9)));
    assert_eq!(errors(&posts), [""; 0]);
    let posts =
        posts.add("posts", &[("type", "ทั่วไป"), ("level", "อาวุโส"), ("funded", "1"), ("held", "2")]);
    assert_eq!(errors(&posts), ["posts"]);
}

/// A folder with these posts, as cases: number, form, level, target.
fn round_of(posts: &[(&str, &str, &str, &str)]) -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("round")).unwrap();
    for (number, form, level, target) in posts {
        let file = format!("round/{number}.khangan");
        desk.say(&format!("new {form} -o {file}")).printed(0);
        desk.say(&format!(
            "set {file} position.number={number} position.title=นักวิชาการ position.level={level} position.target_level={target} position.division=กองแผน"
        ))
        .printed(0);
    }
    desk
}

fn three_posts() -> Desk {
    round_of(&[
        ("101", "academic", "ชำนาญการ", "ชำนาญการพิเศษ"),
        ("102", "general", "ชำนาญงาน", "อาวุโส"),
        ("103", "executive", "ต้น", "สูง"),
    ])
}

fn values(desk: &Desk, file: &str) -> Value {
    let checked = desk.say(&format!("check {file} --json"));
    let checked: Value = serde_json::from_str(&checked.out).unwrap();
    checked["values"].clone()
}

#[test]
fn bo1_is_drawn_from_cases_with_type_level_and_pay() {
    let desk = three_posts();
    desk.say("draw bo1 round -o bo1.khangan").printed(0);
    let values = values(&desk, "bo1.khangan");
    // 33,960 + 28,400 + 60,810 and 49,790 + 33,100 + 79,240
    assert_eq!((&values["frame"], &values["result"]), (&123_170.into(), &162_130.into()));
    assert_eq!((&values["left"], &values["given"]), (&(-38_960).into(), &Value::Null));
    let text = desk.text("bo1.khangan");
    for words in ["\"อำนวยการ\"", "\"ปรับปรุงใหม่\"", "60810", "round/101.khangan"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(desk.say("draw bo1 round -o bo1.khangan").complained(2).contains("is there already"));
    assert!(desk.say("draw general round -o x.khangan").complained(2).contains("memo, plan"));
    assert!(
        desk.say("draw bo2 bo1.khangan -o x.khangan").complained(2).contains("no case of a post")
    );
}

#[test]
fn figures_of_all_drawn_papers_are_the_same() {
    let desk = three_posts();
    for paper in ["bo1", "bo2", "plan_report", "plan", "memo", "work_details"] {
        desk.say(&format!("draw {paper} round -o round/{paper}.khangan")).printed(0);
    }
    let (bo1, plan) =
        (values(&desk, "round/bo1.khangan"), values(&desk, "round/plan_report.khangan"));
    assert_eq!(plan["before_year"].as_i64().unwrap(), bo1["frame"].as_i64().unwrap() * 12);
    assert_eq!(plan["after_year"].as_i64().unwrap(), bo1["result"].as_i64().unwrap() * 12);
    assert_eq!(plan["difference"], 467_520);
    let bo2 = values(&desk, "round/bo2.khangan");
    assert_eq!((&bo2["before"], &bo2["funded"]), (&3.into(), &3.into()));
    assert!(desk.text("round/plan.khangan").contains("\"count\": 3"));
    let memo = desk.text("round/memo.khangan");
    assert!(memo.contains("รวม 3 ตำแหน่ง") && memo.contains("ตำแหน่งเลขที่ 102"), "{memo}");
}

#[test]
fn drawing_again_tells_what_changed_and_overwrites_nothing_that_was_typed() {
    let desk = three_posts();
    desk.say("draw bo1 round -o bo1.khangan").printed(0);
    assert!(desk.say("draw bo1 bo1.khangan --again").printed(0).contains("Nothing changed"));
    // The officer types a title; then that case and another change.
    desk.say("set bo1.khangan before[1].line_title=นักวิชาการเกษตร").printed(0);
    desk.say("set round/101.khangan position.title=นักวิเคราะห์ position.level=ปฏิบัติการ").printed(0);
    let before = desk.text("bo1.khangan");
    let again = desk.say("draw bo1 bo1.khangan --again");
    let said = again.printed(0);
    assert!(said.contains("the report says “นักวิชาการเกษตร”, which stays"), "{said}");
    assert!(said.contains("was “33960”, is “20830”"), "{said}");
    assert_eq!(desk.text("bo1.khangan"), before, "telling changes nothing");
    desk.say("draw bo1 bo1.khangan --again --take").printed(0);
    let after = desk.text("bo1.khangan");
    assert!(after.contains("นักวิชาการเกษตร") && after.contains("20830"), "{after}");
    assert_eq!(values(&desk, "bo1.khangan")["frame"], 123_170 - 33_960 + 20_830);
    assert!(desk.say("draw bo1 bo1.khangan --again").printed(0).contains("Nothing changed"));
}

#[test]
fn a_case_thrown_away_or_reopened_since_is_noticed() {
    let desk = three_posts();
    let file = "round/101.khangan";
    for field in required_texts(form("academic")) {
        let answer = match field.id.as_str() {
            "position.number" | "position.level" | "position.target_level" => continue,
            _ => "ก",
        };
        desk.say(&format!("set {file} {}={answer}", field.id)).printed(0);
    }
    desk.say(&format!("set {file} summary.verdict=pass")).printed(0);
    for (component, points) in
        [("duties", 28), ("difficulty", 28), ("supervision", 18), ("decision", 18)]
    {
        desk.say(&format!("set {file} score.{component}.points={points}")).printed(0);
    }
    desk.say(&format!("sign {file} --name สมหญิง --office กอง")).printed(0);
    desk.say("draw bo1 round -o bo1.khangan").printed(0);
    desk.say(&format!("reopen {file} --reason แก้ไข")).printed(0);
    std::fs::remove_file(desk.path("round/102.khangan")).unwrap();
    let said = desk.say("draw bo1 bo1.khangan --again");
    let said = said.printed(0);
    assert!(said.contains("Reopened since it was drawn: round/101.khangan"), "{said}");
    assert!(said.contains("No longer there (round/102.khangan)"), "{said}");
    desk.say("draw bo1 bo1.khangan --again --take").printed(0);
    // The row that nobody touched goes with its case.
    assert_eq!(values(&desk, "bo1.khangan")["frame"], 94_770);
    assert!(!desk.text("bo1.khangan").contains("\"102\""));
}

#[test]
fn the_papers_say_what_they_are_drawn_from_only_to_the_program() {
    for form in PAPERS.map(|(id, ..)| form(id)) {
        assert_eq!(
            form.hidden_fields().len(),
            usize::from(form.def().draws.is_some()),
            "{}",
            form.id()
        );
        let shown = |form: &Form| {
            form.parts().iter().flat_map(|part| form.fields_of(&part.id)).any(|field| field.hidden)
        };
        assert!(!shown(form));
    }
}
