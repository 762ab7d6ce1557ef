//! Forms of other shapes than any that is built in, by the command line: a hand-over of goods, a
//! valuation with five components that sum to 120, and a form that holds everything once.

use std::collections::BTreeSet;

use khangan::app::library_row;
use khangan::appraisal::Severity;
use khangan::case::{Case, Timeline, read_answer};
use khangan::form::{Form, Forms};
use khangan::sheet::{Shape, Sheet, lay_out};
use khangan::store::library::Entry;
use khangan::store::{Folders, Opened, Store, Who, Work, read_case, write_case};
use khangan::ui::screens::library::{Column, Model, Row, State};
use uuid::Uuid;

use crate::any_form::{answers_stand, set_text};
use crate::scenario::{empty_case, some_moment};
use crate::sheet::top_and_bottom;
use crate::source::root;
use crate::terminal::{Desk, Ran, in_process};

/// A form, and how one case of it is filled in.
struct Foreign {
    id: &'static str,
    /// What is set, in order.
    answers: &'static [&'static str],
    /// What stands in the table that is read from a file.
    table: &'static str,
    /// What the rules work out of it.
    values: &'static [(&'static str, i64)],
    number: &'static str,
    title: &'static str,
    signed: bool,
}

const HANDOVER: Foreign = Foreign {
    id: "handover",
    answers: &[
        "no=พ ๑/๒๕๗๐",
        "day=๑ ธ.ค. ๒๕๖๙",
        "giver=นายสมชาย ใจดี",
        "taker=นางสาวสมหญิง รักงาน",
        "place=คลังพัสดุ ชั้น ๑",
        "budget=๒๐,๐๐๐.๕๐",
        "goods=@/table",
        "goods[+].name=เครื่องพิมพ์เลเซอร์",
        "goods[+].count=๒",
        "goods[+].unit=เครื่อง",
        "goods[+].price=3,500.25",
        "checked[1].good=ถูกต้อง",
        "checked[2].good=yes",
        "checked[3].good=no",
        "checked[3].note=กล่องบุบ",
        "checked[4].good=yes",
        "complete=no",
        "lacks=เปลี่ยนกล่องใบที่บุบ",
        "remarks=ส่งมอบต่อหน้าคณะกรรมการ",
    ],
    table: "รายการ,จำนวน,หน่วยนับ,ราคาต่อหน่วย\n\"โต๊ะทำงาน\nพร้อมลิ้นชัก\",๒,ตัว,\"4,000.50\"\nเก้าอี้,3,ตัว,900\n",
    values: &[("kinds", 3), ("pieces", 7), ("total", 1_770_150), ("left", 229_900)],
    number: "พ ๑/๒๕๗๐",
    title: "นางสาวสมหญิง รักงาน",
    signed: false,
};

const UNIVERSITY: Foreign = Foreign {
    id: "university",
    answers: &[
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
        "score.e.reason=จ",
        "result=yes",
    ],
    table: "",
    values: &[],
    number: "ส ๑๒",
    title: "นักวิชาการศึกษา",
    signed: true,
};

const EVERYTHING: Foreign = Foreign {
    id: "everything",
    answers: &[
        "line=ขอปรับปรุงห้องทำงาน",
        "number=๑๒",
        "unit=แผนงาน",
        "division=กองกลาง",
        "ministry=ศึกษาธิการ",
        "note=ถามพัสดุก่อน",
        "baht=50,000",
        "satang=๑,๒๕๐.๗๕",
        "day=20/11/2569",
        "choice=เหนือ",
        "ticks=แผนที่,other",
        "other=ใบเสนอราคา",
        "yes_no=เคย",
        "before=ไม่ได้รับอนุมัติ",
        "question=3",
        "question.reason=คนมากขึ้น",
        "praise=ทำทันเวลา",
        "level=หนึ่ง",
        "target=สอง",
        "duties.old=รับหนังสือ",
        "duties.new=รับและวิเคราะห์หนังสือ",
        "comparison=ต้องวิเคราะห์เพิ่ม",
        "open=@/table",
        "open[1].bill=ข ๙",
        "fixed[1].area=๔๐",
        "fixed[1].rent=100.50",
        "fixed[2].rent=200",
        "fixed[2].level=สอง",
        "fixed[2].target=สาม",
        "score.hard.points=6",
        "score.hard.reason=ยากจริง",
        "score.good.points=4",
        "score.good.reason=ดี",
        "score.new.level=1",
        "score.new.points=0",
        "score.new.reason=ไม่มีสิ่งใหม่",
        "scored_by=คณะทำงาน",
        "verdict=yes",
        "head.opinion=agree",
        "head.name=นายหัวหน้า กองกลาง",
        "board.decision=reject",
        "board.reason=งบไม่พอ",
        "board.name=นายประธาน คณะ",
    ],
    table: "what\twhy\tnumber\tprice\tday\tkind\tmarks\tgood\tshop\n\
        โต๊ะ\tของเดิมชำรุด\t๒\t5,000\t1 ธ.ค. 2569\tโต๊ะ\tใหม่,ใหญ่\tได้\tร้านหนึ่ง\n\
        เก้าอี้\t\t4\t900\t\tchair\t\tno\tร้านสอง\n",
    values: &[
        ("count", 2),
        ("sum", 13_600),
        ("left", 36_400),
        ("people", 13),
        ("rent", 30_050),
        ("rents", 155_125),
    ],
    number: "แผนงาน",
    title: "ขอปรับปรุงห้องทำงาน",
    signed: true,
};

const ALL: [&Foreign; 3] = [&HANDOVER, &UNIVERSITY, &EVERYTHING];

/// The three forms, from their folder.
pub fn forms() -> Forms {
    let folder = root().join("tests/fixtures/forms");
    let files: Vec<_> = ["handover", "university", "everything"]
        .map(|name| format!("{name}.ron"))
        .into_iter()
        .map(|name| (name.clone(), std::fs::read_to_string(folder.join(name)).unwrap()))
        .collect();
    Forms::from_files(&files).unwrap_or_else(|errors| panic!("{errors:?}"))
}

impl Foreign {
    /// A folder with the forms, and an empty case of this one.
    fn desk(&self) -> Desk {
        let desk = Desk::new();
        desk.write("table", self.table);
        run(&desk, &["new", self.id, "-o", "/a.khangan"]).printed(0);
        desk
    }

    /// The same, filled in.
    fn filled(&self) -> Desk {
        let desk = self.desk();
        let table = format!("@{}", desk.path("table").display());
        let answers: Vec<_> = self.answers.iter().map(|it| it.replace("@/table", &table)).collect();
        let answers = answers.iter().map(String::as_str);
        let set: Vec<_> = ["set", "/a.khangan"].into_iter().chain(answers).collect();
        run(&desk, &set).printed(0);
        desk
    }

    /// The form, and the case that is filled in.
    fn case(&self) -> (Form, Case) {
        let forms = forms();
        let Ok(Opened::Case(case)) = read_case(&self.filled().text("a.khangan"), &forms) else {
            panic!("{} does not open", self.id)
        };
        (forms.named(self.id).unwrap().clone(), *case)
    }
}

/// A command with the folder of forms; a word that begins with a stroke is a file of the desk.
fn run(desk: &Desk, words: &[&str]) -> Ran {
    let path = |word: &&str| match word.strip_prefix('/') {
        Some(name) => desk.path(name).into_os_string(),
        None => word.into(),
    };
    let folder = root().join("tests/fixtures/forms").into_os_string();
    in_process(["--forms".into(), folder].into_iter().chain(words.iter().map(path)))
}

fn report(desk: &Desk) -> serde_json::Value {
    let ran = run(desk, &["check", "/a.khangan", "--json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

/// The codes of what is found, and where.
fn found(desk: &Desk) -> Vec<String> {
    let report = report(desk);
    let findings = report["findings"].as_array().unwrap().iter();
    let told = |of: &serde_json::Value| {
        format!("{} {}", of["code"].as_str().unwrap(), of["field"].as_str().unwrap())
    };
    findings.map(told).collect()
}

/// Everything that stands on the pages.
fn printed(sheet: &Sheet) -> String {
    sheet.pages.iter().flat_map(|page| &page.marks).filter_map(set_text).collect()
}

fn row(desk: &Desk, name: &str) -> Row {
    let forms = forms();
    let opened = khangan::store::open(&desk.path(name), &forms);
    library_row(Entry { path: desk.path(name), changed: None, opened }, &forms)
}

#[test]
fn nothing_is_wrong_with_the_forms_and_each_is_told_with_its_fields() {
    let desk = Desk::new();
    let folder = root().join("tests/fixtures/forms");
    let check = in_process(["forms".into(), "--check".into(), folder.into_os_string()]);
    assert!(check.printed(0).contains('3'));
    for of in ALL {
        let told = run(&desk, &["fields", of.id, "--json"]);
        let told: serde_json::Value = serde_json::from_str(told.printed(0)).unwrap();
        let fields = forms().named(of.id).unwrap().fields().len();
        assert_eq!(told.as_array().unwrap().len(), fields, "{}", of.id);
    }
}

#[test]
fn each_is_filled_in_and_adds_up_and_nothing_is_missing() {
    for of in ALL {
        let empty = of.desk();
        let asked = found(&empty);
        assert!(asked.iter().filter(|of| of.starts_with("not_answered")).count() > 4, "{asked:?}");
        let desk = of.filled();
        assert_eq!(found(&desk), [""; 0], "{}", of.id);
        let report = report(&desk);
        assert_eq!(report["complete"], true, "{}", of.id);
        let values = report["values"].as_object().unwrap();
        for (id, value) in of.values {
            assert_eq!(values[*id], *value, "{}: {id}", of.id);
        }
        let fields = values.values().filter(|value| !value.is_array()).count();
        assert_eq!(fields, of.values.len(), "{values:?}");
    }
    let cells = report(&HANDOVER.filled());
    assert_eq!(cells["values"]["goods.cost"], serde_json::json!([800_100, 270_000, 700_050]));
    let cells = report(&EVERYTHING.filled());
    assert_eq!(cells["values"]["open.cost"], serde_json::json!([10_000, 3_600]));
    assert_eq!(cells["values"]["open.usual"], serde_json::json!([5_000, 900]));
    assert_eq!((&cells["total"], &cells["max"]), (&10.into(), &18.into()));
    assert_eq!((&cells["threshold"], &cells["reached"]), (&9.into(), &true.into()));
    let scored = report(&UNIVERSITY.filled());
    assert_eq!((&scored["total"], &scored["max"]), (&90.into(), &120.into()));
    assert_eq!((&scored["threshold"], &scored["reached"]), (&84.into(), &true.into()));
}

#[test]
fn every_rule_says_what_it_finds() {
    for (of, set, expected) in [
        (&HANDOVER, &["lacks="][..], &["not_answered lacks"][..]),
        (&HANDOVER, &["budget=17,701.49"], &["above_limit total"]),
        (
            &HANDOVER,
            &["goods[2].count=", "goods[2].price="],
            &["not_answered goods[2].count", "not_answered goods[2].price"],
        ),
        // A row that the form names is asked for also where nothing is answered in it.
        (
            &HANDOVER,
            &["checked[2].good=", "checked[4].good="],
            &["not_answered checked[2].good", "not_answered checked[4].good"],
        ),
        (&UNIVERSITY, &["result=ไม่ผ่าน"], &["fail_reached result"]),
        (&UNIVERSITY, &["now=กลาง"], &["target_not_above wanted"]),
        (&UNIVERSITY, &["score.e.reason="], &["not_answered score.e.reason"]),
        (&UNIVERSITY, &["staff=501"], &["out_of_range staff"]),
        (&EVERYTHING, &["before="], &["not_answered before"]),
        (&EVERYTHING, &["question=1"], &["reason_without_choice praise"]),
        (&EVERYTHING, &["baht=13,599"], &["above_limit total"]),
        (&EVERYTHING, &["open[2].price=901"], &["above_limit open[2].price"]),
        (&EVERYTHING, &["number=0"], &["below_limit people"]),
        (&EVERYTHING, &["target=หนึ่ง"], &["unknown_choice"]),
        (&EVERYTHING, &["level=สาม"], &["target_not_above target"]),
    ] {
        let desk = of.filled();
        let before = desk.bytes("a.khangan");
        let words: Vec<_> = ["set", "/a.khangan"].into_iter().chain(set.iter().copied()).collect();
        let ran = run(&desk, &words);
        if expected == ["unknown_choice"] {
            // What the form does not offer is refused, and the file stays as it was.
            assert!(ran.complained(1).contains("หนึ่ง"), "{ran:?}");
            assert_eq!(desk.bytes("a.khangan"), before);
            continue;
        }
        ran.printed(0);
        assert_eq!(found(&desk), expected, "{}: {set:?}", of.id);
    }
    let desk = HANDOVER.filled();
    run(&desk, &["set", "/a.khangan", "budget=1"]).printed(0);
    let finding = &report(&desk)["findings"][0];
    assert_eq!(finding["severity"], Severity::Error.as_str());
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains("The goods cost more than the budget"), "{message}");
}

#[test]
fn each_is_signed_off_where_it_can_be_and_locked_then() {
    for of in ALL {
        let desk = of.filled();
        let sign = run(&desk, &["sign", "/a.khangan", "--name", "ก", "--office", "ข"]);
        let first = of.answers[0];
        if !of.signed {
            assert!(sign.complained(1).contains("never signed off"));
            assert_eq!(report(&desk)["state"], "draft");
            run(&desk, &["set", "/a.khangan", first]).printed(0);
            continue;
        }
        sign.printed(0);
        assert_eq!(report(&desk)["state"], "signed", "{}", of.id);
        let changed = format!("{first}อื่น");
        run(&desk, &["set", "/a.khangan", &changed]).complained(1);
        run(&desk, &["reopen", "/a.khangan", "--reason", "แก้เลขที่"]).printed(0);
        run(&desk, &["set", "/a.khangan", &changed]).printed(0);
        assert_eq!(report(&desk)["state"], "draft");
    }
    // What the officials say after that stays open.
    let desk = EVERYTHING.filled();
    run(&desk, &["sign", "/a.khangan", "--name", "ก", "--office", "ข"]).printed(0);
    run(&desk, &["set", "/a.khangan", "board.reason=งบไม่พอในปีนี้"]).printed(0);
    run(&desk, &["set", "/a.khangan", "open[1].what=ตู้"]).complained(1);
}

#[test]
fn each_is_printed_blank_and_filled_in_and_comes_back_out_of_its_pdf() {
    for of in ALL {
        let desk = of.filled();
        run(&desk, &["print", "--blank", of.id, "-o", "/blank.pdf"]).printed(0);
        assert!(desk.bytes("blank.pdf").starts_with(b"%PDF"));
        run(&desk, &["print", "/a.khangan", "-o", "/a.pdf"]).printed(0);
        let carried = khangan::pdf::embedded_case(&desk.bytes("a.pdf")).unwrap();
        assert_eq!(carried, desk.bytes("a.khangan"));
        // The paper says it as well as the file.
        let again = run(&desk, &["check", "/a.pdf", "--json"]);
        assert_eq!(again.out, run(&desk, &["check", "/a.khangan", "--json"]).out);
        let alone = in_process(["check".into(), desk.path("a.khangan")]);
        assert!(alone.complained(2).contains(of.id), "without its form it is told, not guessed");
        let (form, case) = of.case();
        answers_stand(&form, &case);
        let blank = printed(&lay_out(&form, None));
        for words in [form.def().title.as_str(), "๑"] {
            assert!(blank.contains(words), "{}: {words}", of.id);
        }
    }
}

#[test]
fn what_is_worked_out_stands_on_the_paper_in_its_cell_and_its_sum() {
    let pages = |of: &Foreign| {
        let (form, case) = of.case();
        printed(&lay_out(&form, Some((&case, &khangan::appraisal::appraise(&form, &case)))))
    };
    let goods = pages(&HANDOVER);
    for amount in ["๘,๐๐๑.๐๐", "๒,๗๐๐.๐๐", "๗,๐๐๐.๕๐", "๑๗,๗๐๑.๕๐", "๒,๒๙๙.๐๐", "๒๐,๐๐๐.๕๐"]
    {
        assert!(goods.contains(amount), "{amount}: {goods}");
    }
    let all = pages(&EVERYTHING);
    for amount in ["๑๐,๐๐๐", "๓,๖๐๐", "๑๓,๖๐๐", "๓๖,๔๐๐", "๑,๕๕๑.๒๕", "๓๐๐.๕๐", "๑,๒๕๐.๗๕"]
    {
        assert!(all.contains(amount), "{amount}: {all}");
    }
    // A form that is never signed off has no drafts.
    let draft = |of: &Foreign| {
        let (form, case) = of.case();
        let sheet = lay_out(&form, Some((&case, &khangan::appraisal::appraise(&form, &case))));
        let word = |mark: &khangan::sheet::Mark| matches!(mark.shape, Shape::Watermark { .. });
        sheet.pages.iter().all(|page| page.marks.iter().any(word))
    };
    assert!(draft(&EVERYTHING) && draft(&UNIVERSITY) && !draft(&HANDOVER));
    // Official words hold a place only until it is answered.
    assert!(all.contains("(เหตุผล)") && !all.contains("(ระดับที่ขอ)") && !all.contains("(ตัวอย่าง)"));
}

#[test]
fn papers_have_their_size_and_lie_as_the_form_says() {
    let forms = forms();
    let sizes = |id: &str| {
        let pages = lay_out(forms.named(id).unwrap(), None).pages;
        let mut sizes: Vec<_> =
            pages.iter().map(|page| format!("{:.0}×{:.0}", page.width.0, page.height.0)).collect();
        sizes.dedup();
        sizes
    };
    assert_eq!(sizes("handover"), ["210×297"]);
    assert_eq!(sizes("university"), ["210×297", "297×210"]);
    assert_eq!(sizes("everything"), ["210×297", "420×297", "210×297"]);
}

#[test]
fn words_below_a_table_do_not_touch_it() {
    use khangan::sheet::Mark;
    let forms = forms();
    let sheet = lay_out(forms.named("everything").unwrap(), None);
    let page = sheet.pages.iter().rev().find(|page| {
        page.marks.iter().any(|mark| set_text(mark).is_some_and(|of| of.contains("ผู้ให้คะแนน")))
    });
    let marks = &page.unwrap().marks;
    let rule = |mark: &&Mark| matches!(mark.shape, Shape::Rule { .. });
    let words = marks.iter().find(|of| set_text(of).is_some_and(|of| of.contains("ผู้ให้คะแนน")));
    let top = top_and_bottom(words.unwrap()).0;
    let above = marks.iter().filter(rule).map(|mark| top_and_bottom(mark).1);
    let above = above.filter(|bottom| *bottom < top + 1.0).fold(0.0, f64::max);
    assert!(above > 20.0 && top - above > 0.9, "{top} {above}");
}

#[test]
fn each_is_found_and_sorted_in_the_library() {
    let mut model = Model::default();
    let desks = ALL.map(|of| (of, of.filled()));
    let rows = desks.iter().map(|(of, desk)| {
        let row = row(desk, "a.khangan");
        assert_eq!((row.number.as_str(), row.title.as_str()), (of.number, of.title));
        assert_eq!((row.state, row.trouble.is_none()), (State::Draft, true));
        assert_eq!(
            row.total,
            if of.signed { Some(if of.id == "university" { 90 } else { 10 }) } else { None }
        );
        row
    });
    let rows: Vec<_> = rows.collect();
    model.put(rows);
    let titles = |model: &Model| {
        let shown = (0..model.shown()).filter_map(|at| model.row(at));
        shown.map(|row| row.title.clone()).collect::<Vec<_>>()
    };
    model.sort_by(Column::Title);
    assert_eq!(titles(&model), [EVERYTHING.title, UNIVERSITY.title, HANDOVER.title]);
    model.sort_by(Column::Total);
    assert_eq!(titles(&model), [UNIVERSITY.title, EVERYTHING.title, HANDOVER.title]);
    for of in ALL {
        model.search(of.number.to_owned());
        assert_eq!(titles(&model), [of.title]);
    }
    // Words of a cell are found as those of any other answer.
    model.search("เครื่องพิมพ์เลเซอร์".to_owned());
    assert_eq!(titles(&model), [HANDOVER.title]);
}

#[test]
fn everything_that_is_answered_can_be_undone_and_done_again() {
    for of in ALL {
        let (form, filled) = of.case();
        let empty = empty_case(&form);
        let mut line = Timeline::new(empty.clone());
        for (field, answer) in filled.answers() {
            let edit = khangan::case::Edit::answer(field.clone(), Some(answer.clone()));
            line.edit(&form, edit).unwrap();
        }
        assert_eq!(line.case().answers(), filled.answers(), "{}", of.id);
        while line.undo(&form).unwrap() {}
        assert_eq!(*line.case(), empty);
        while line.redo(&form).unwrap() {}
        assert_eq!(line.case().answers(), filled.answers());
    }
}

#[test]
fn what_was_not_saved_is_recovered() {
    let forms = forms();
    for of in ALL {
        let (_, case) = of.case();
        let home = Desk::new();
        let who = || Who { user: "somying".to_owned(), machine: "desk".to_owned() };
        let store = Store::new(Folders::below(home.home()), who());
        let mut session = store.session();
        session.keep(&Work { case: case.clone(), path: None, at: some_moment() }).unwrap();
        drop(session);
        let found = store.recoveries(&forms).unwrap();
        let [copy] = found.as_slice() else { panic!("{}: {} copies", of.id, found.len()) };
        let Ok(Opened::Case(recovered)) = &copy.content else { panic!("{}", of.id) };
        assert_eq!(**recovered, case, "{}", of.id);
    }
}

#[test]
fn each_is_duplicated_and_begun_anew() {
    for of in ALL {
        let (form, case) = of.case();
        let copy = case.duplicate(Uuid::from_u128(7), some_moment());
        assert_eq!(copy.answers(), case.answers());
        let text = write_case(&copy);
        assert_eq!(read_case(&text, &forms()), Ok(Opened::Case(Box::new(copy))));
        let next = case.next_round(&form, Uuid::from_u128(8), some_moment());
        let kept: BTreeSet<_> = next
            .answers()
            .keys()
            .filter_map(|field| form.field(field.as_str()))
            .map(|field| field.part.as_str())
            .collect();
        let expected: &[&str] = match of.id {
            "handover" => &["delivery"],
            "university" => &["post"],
            // It was not approved, and is argued once more.
            _ => &["duties", "plain", "rows"],
        };
        assert_eq!(kept.into_iter().collect::<Vec<_>>(), expected);
        for (field, answer) in next.answers() {
            assert_eq!(case.answer(field.as_str()), Some(answer));
        }
    }
    let (form, mut case) = EVERYTHING.case();
    let field = form.field("board.decision").unwrap();
    let approved = read_answer(&form, &case, field, "approve").unwrap();
    case.apply(&form, approved).unwrap();
    let next = case.next_round(&form, Uuid::from_u128(8), some_moment());
    assert_eq!(next.text("duties.old"), "รับและวิเคราะห์หนังสือ");
    assert!(next.answer("duties.new").is_none() && next.answer("open").is_none());
}

#[test]
fn the_steps_have_names_in_both_languages() {
    use khangan::words::{Lang, step_name};
    let forms = forms();
    let form = forms.named("university").unwrap();
    let steps: Vec<_> = (0..4).map(|at| step_name(Lang::English, form, at)).collect();
    assert_eq!(steps, ["The post", "ให้คะแนน", "สรุป", "Signing off"]);
    assert_eq!(form.max(), 120);
}

/// Long and hostile words in every answer that takes words.
#[test]
fn no_answer_is_too_long_or_too_odd_for_the_paper() {
    let hard = include_str!("../fixtures/thai-hard.txt");
    let hard: String = hard.chars().take(900).collect();
    for of in ALL {
        for words in
            ["ก", hard.as_str(), &"ยาวมากไม่มีช่องว่าง".repeat(40), "\u{202e}x\u{7}\0\n\n😀{}%{label}"]
        {
            let (form, mut case) = of.case();
            for field in form.fields().iter().filter(|field| field.control.is_text()) {
                let edit = khangan::case::Edit::text(field.id.clone(), words);
                case.apply(&form, edit).unwrap();
            }
            for field in form.fields() {
                let Some(rows) = field.control.rows() else { continue };
                for column in rows.columns.iter().filter(|column| column.control.is_text()) {
                    let cell = khangan::case::Answer::words(words);
                    let edit =
                        khangan::case::Edit::cell(field.id.clone(), 0, column.id.clone(), cell);
                    case.apply(&form, edit).unwrap();
                }
            }
            answers_stand(&form, &case);
        }
    }
}

/// What the third form is for: each way to write something in a form file is in it.
#[test]
fn the_form_that_holds_everything_does() {
    let text = include_str!("../fixtures/forms/everything.ron");
    let mut looked_for = 0;
    for file in ["field", "grid", "paper", "part", "role", "rule", "score"] {
        let path = root().join(format!("src/form/def/{file}.rs"));
        let code = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
        for item in code.items {
            let syn::Item::Enum(of) = item else { continue };
            for variant in of.variants {
                let name = variant.ident.to_string();
                // Untagged, and the two ways in which levels are marked: a form has one of them.
                if of.ident == "OperandDef" || name == "Boxes" {
                    continue;
                }
                // What a part looks like where nothing is said.
                let written = name == "Fields" || text.contains(&name);
                assert!(written, "{}::{name} is not in everything.ron", of.ident);
                looked_for += 1;
            }
        }
    }
    assert!(looked_for > 50, "{looked_for}");
}
