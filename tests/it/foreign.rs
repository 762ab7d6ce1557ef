//! A form of another shape than any that is built in: five components that sum to 120, three levels
//! each, a question, a day, ticks, and a second paper on its side.

use khangan::base::Severity;

use crate::terminal::{Desk, Ran, in_process};

const UNIVERSITY: &str = include_str!("../fixtures/forms/university.ron");

fn desk() -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("forms")).unwrap();
    desk.write("forms/university.ron", UNIVERSITY);
    desk
}

fn run(desk: &Desk, words: &[&str]) -> Ran {
    let path = |word: &&str| match word.strip_prefix('/') {
        Some(name) => desk.path(name).into_os_string(),
        None => word.into(),
    };
    let forms = ["--forms".into(), desk.path("forms").into_os_string()];
    in_process(forms.into_iter().chain(words.iter().map(path)))
}

const ANSWERS: [&str; 18] = [
    "no=ส ๑๒",
    "title=นักวิชาการศึกษา",
    "now=ต้น",
    "wanted=กลาง",
    "met=๒๐ พ.ย. ๒๕๖๙",
    "staff=๑๒",
    "tasks=สำนักงาน,teach",
    "grown=2",
    "grown.reason=มีหลักสูตรใหม่",
    "score.a.points=36",
    "score.b.points=22",
    "score.c.points=16",
    "score.d.points=10",
    "score.e.points=6",
    "score.a.reason=ก",
    "score.b.reason=ข",
    "score.c.reason=ค",
    "score.d.reason=ง",
];

fn report(desk: &Desk) -> serde_json::Value {
    let ran = run(desk, &["check", "/a.khangan", "--json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

#[test]
fn a_form_of_another_shape_adds_up_is_signed_printed_and_comes_back_out_of_its_pdf() {
    let desk = desk();
    run(&desk, &["forms", "--check", "/forms"]).printed(0);
    run(&desk, &["print", "--blank", "university", "-o", "/blank.pdf"]).printed(0);
    run(&desk, &["new", "university", "-o", "/a.khangan"]).printed(0);
    let set: Vec<_> = ["set", "/a.khangan"].into_iter().chain(ANSWERS).collect();
    run(&desk, &set).printed(0);
    let open = report(&desk);
    assert_eq!((&open["total"], &open["max"]), (&90.into(), &120.into()));
    assert_eq!((&open["threshold"], &open["reached"]), (&84.into(), &true.into()));
    let missing: Vec<_> =
        open["findings"].as_array().unwrap().iter().map(|of| &of["field"]).collect();
    assert_eq!(missing, ["score.e.reason", "result"]);
    run(&desk, &["set", "/a.khangan", "score.e.reason=จ", "result=ไม่ผ่าน"]).printed(0);
    let doubt = report(&desk);
    assert_eq!(doubt["findings"][0]["code"], "fail_reached");
    assert_eq!(doubt["findings"][0]["severity"], Severity::Warning.as_str());
    run(&desk, &["set", "/a.khangan", "result=yes", "now=กลาง"]).printed(0);
    assert_eq!(report(&desk)["findings"][0]["code"], "target_not_above");
    run(&desk, &["set", "/a.khangan", "now=ต้น"]).printed(0);
    run(&desk, &["sign", "/a.khangan", "--name", "ก", "--office", "ข"]).printed(0);
    run(&desk, &["set", "/a.khangan", "no=1"]).complained(1);
    run(&desk, &["print", "/a.khangan", "-o", "/a.pdf"]).printed(0);
    let carried = khangan::pdf::embedded_case(&desk.bytes("a.pdf")).unwrap();
    assert_eq!(carried, desk.bytes("a.khangan"));
    let alone = in_process(["check".into(), desk.path("a.khangan")]);
    assert!(alone.complained(2).contains("university"), "without its form it is told, not guessed");
    assert_eq!(desk.bytes("a.khangan"), carried);
}

#[test]
fn its_second_paper_lies_on_its_side() {
    use khangan::form::Forms;
    use khangan::sheet::lay_out;
    let file = ("university.ron".to_owned(), UNIVERSITY.to_owned());
    let forms = Forms::from_files(&[file]).expect("a form");
    let form = forms.named("university").unwrap();
    let sheet = lay_out(form, None);
    assert_eq!(form.def().papers.len(), 2);
    assert!(sheet.pages.len() >= 2);
    assert_eq!(form.max(), 120);
    let steps: Vec<_> = (0..4)
        .map(|at| khangan::words::step_name(khangan::words::Lang::English, form, at))
        .collect();
    assert_eq!(steps, ["The post", "ให้คะแนน", "สรุป", "Signing off"]);
}
