//! Rows of a table, ticks and days: answered, taken back, kept in a file, set on the command line.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use khangan::base::FieldId;
use khangan::case::{Answer, Case, Edit, EditError, Row, Timeline, differences, read_answer};
use khangan::form::{Form, Forms};
use khangan::store::{Opened, read_case, write_case};
use proptest::prelude::*;
use uuid::Uuid;

use crate::terminal::{Desk, Ran, in_process};

/// A form with a table, named rows, ticks, a day and money.
const STOCK: &str = r#"#![enable(implicit_some)]
(
    id: "stock", edition: "1", annex: "๑", name: "ตรวจนับ", title: "แบบตรวจนับพัสดุ",
    parts: [
        (
            id: "count",
            name: (th: "ตรวจนับ"),
            fields: [
                (id: "goods", label: "พัสดุ", screen_only: true, kind: Rows(
                    at_least: 5,
                    columns: [
                        (id: "name", label: "รายการ", kind: Line, required: true),
                        (id: "number", label: "จำนวน", kind: Number(from: 0)),
                        (id: "price", label: "ราคา", kind: Money(satang: true)),
                        (id: "state", label: "สภาพ", kind: YesNo(yes: "ดี", no: "ชำรุด")),
                        (id: "bought", label: "วันที่ซื้อ", kind: Date),
                    ],
                )),
                (id: "rooms", label: "ห้อง", screen_only: true, kind: Rows(
                    columns: [(id: "area", label: "ตร.ม.", kind: Number())],
                    fixed: (head: "ห้อง", labels: ["ห้องประชุม", "ห้องสมุด", "ห้องเก็บของ"]),
                )),
                (id: "who", label: "ผู้ตรวจ", screen_only: true, kind: Ticks([
                    (id: "head", label: "หัวหน้า"), (id: "clerk", label: "เจ้าหน้าที่"), (id: "other", label: "อื่น ๆ"),
                ])),
                (id: "day", label: "วันที่", screen_only: true, kind: Date),
            ],
        ),
    ],
    papers: [(pages: [[Title]])],
)
"#;

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    Forms::from_files(&[("stock.ron".to_owned(), STOCK.to_owned())]).expect("a form")
});

fn form() -> &'static Form {
    FORMS.named("stock").unwrap()
}

fn empty() -> Case {
    Case::new(form(), Uuid::from_u128(7), "2026-11-20T09:30:00+07:00".parse().unwrap())
}

fn text(words: &str) -> Option<Answer> {
    Answer::words(words)
}

fn goods() -> FieldId {
    "goods".into()
}

fn named(name: &str) -> Row {
    Row::new([("name".into(), Answer::Text(name.to_owned()))], BTreeMap::new())
}

fn names(case: &Case) -> Vec<&str> {
    let rows = case.rows("goods").iter();
    rows.map(|row| match row.cell("name") {
        Some(Answer::Text(name)) => name.as_str(),
        _ => "",
    })
    .collect()
}

#[test]
fn rows_are_added_taken_out_moved_and_changed_and_each_is_taken_back() {
    let (form, mut line) = (form(), Timeline::new(empty()));
    let edits = [
        Edit::insert_rows(goods(), 0, vec![named("a"), named("b"), named("c")]),
        Edit::cell(goods(), 1, "name".into(), text("B")),
        Edit::move_row(goods(), 0, 2),
        Edit::remove_rows(goods(), 0, 1),
        Edit::insert_rows(goods(), 1, vec![named("d")]).and(Edit::cell(
            goods(),
            1,
            "number".into(),
            Some(Answer::Number(3)),
        )),
        Edit::remove_rows(goods(), 0, 3),
    ];
    let after: [&[&str]; 7] = [
        &[],
        &["a", "b", "c"],
        &["a", "B", "c"],
        &["B", "c", "a"],
        &["c", "a"],
        &["c", "d", "a"],
        &[],
    ];
    let mut states = vec![line.case().clone()];
    for (edit, after) in edits.into_iter().zip(&after[1..]) {
        line.edit(form, edit).unwrap();
        assert_eq!(names(line.case()), *after);
        states.push(line.case().clone());
    }
    assert!(line.case().answer("goods").is_none(), "no rows are no answer");
    for state in states.iter().rev().skip(1) {
        assert!(line.undo(form).unwrap());
        assert_eq!(line.case(), state);
    }
    for state in states.iter().skip(1) {
        assert!(line.redo(form).unwrap());
        assert_eq!(line.case(), state);
    }
}

#[test]
fn what_is_typed_on_in_one_cell_is_one_change_and_in_the_next_cell_another() {
    let (form, mut line) = (form(), Timeline::new(empty()));
    line.edit(form, Edit::insert_rows(goods(), 0, vec![Row::default(), Row::default()])).unwrap();
    for words in ["ก", "กข", "กขค"] {
        line.continue_edit(form, Edit::cell(goods(), 0, "name".into(), text(words))).unwrap();
    }
    line.continue_edit(form, Edit::cell(goods(), 1, "name".into(), text("ง"))).unwrap();
    assert_eq!(names(line.case()), ["กขค", "ง"]);
    line.undo(form).unwrap();
    assert_eq!(names(line.case()), ["กขค", ""]);
    line.undo(form).unwrap();
    assert_eq!(names(line.case()), ["", ""]);
}

#[test]
fn an_edit_that_cannot_be_made_whole_changes_nothing() {
    let (form, mut case) = (form(), empty());
    case.apply(form, Edit::insert_rows(goods(), 0, vec![named("a")])).unwrap();
    let before = case.clone();
    let no_row = |row| EditError::NoSuchRow { field: goods(), row };
    for (edit, error) in [
        (Edit::cell(goods(), 1, "name".into(), text("x")), no_row(2)),
        (Edit::remove_rows(goods(), 0, 2), no_row(2)),
        (Edit::move_row(goods(), 0, 1), no_row(2)),
        (Edit::insert_rows(goods(), 3, vec![named("x")]), no_row(4)),
        (
            Edit::cell(goods(), 0, "name".into(), text("x")).and(Edit::remove_rows(goods(), 4, 1)),
            no_row(5),
        ),
        (
            Edit::cell(goods(), 0, "name".into(), Some(Answer::Number(1))),
            EditError::WrongKind(goods()),
        ),
        (
            Edit::cell(goods(), 0, "colour".into(), text("x")),
            EditError::NoSuchField("goods[1].colour".into()),
        ),
        (
            Edit::insert_rows("rooms".into(), 0, vec![Row::default()]),
            EditError::WrongKind("rooms".into()),
        ),
        (Edit::remove_rows("day".into(), 0, 1), EditError::WrongKind("day".into())),
    ] {
        assert_eq!(case.apply(form, edit), Err(error));
        assert_eq!(case, before);
    }
}

#[test]
fn rows_that_the_form_names_are_there_at_once_and_leave_nothing_behind() {
    let (form, mut case) = (form(), empty());
    let area =
        |row, number| Edit::cell("rooms".into(), row, "area".into(), Some(Answer::Number(number)));
    let back = case.apply(form, area(2, 40)).unwrap();
    assert_eq!(case.cell("rooms", 2, "area"), Some(&Answer::Number(40)));
    assert_eq!(case.rows("rooms").len(), 3);
    case.apply(form, back).unwrap();
    assert_eq!(case, empty());
    assert!(case.apply(form, area(3, 1)).is_err(), "the form names three rooms");
    assert_eq!(case, empty());
}

fn filled() -> Case {
    let mut case = empty();
    let goods = "รายการ,จำนวน,ราคา,สภาพ,วันที่ซื้อ\nโต๊ะ,๒,\"1,250.50\",ดี,20/11/2569\n\nเก้าอี้,10,,ชำรุด,\n";
    for (field, typed) in [
        ("goods", goods),
        ("who", "เจ้าหน้าที่, head"),
        ("day", "๒๐ พ.ย. ๖๙"),
        ("rooms", "ห้อง\tarea\nห้องประชุม\t\nห้องสมุด\t๔๐\n"),
    ] {
        let edit = read_answer(form(), &case, form().field(field).unwrap(), typed).unwrap();
        case.apply(form(), edit).unwrap();
    }
    case
}

#[test]
fn rows_ticks_and_days_are_kept_in_format_2_and_nothing_is_lost() {
    let case = filled();
    let text = write_case(&case);
    assert!(text.starts_with("(\n    format: 2,\n"), "{text}");
    for line in [
        "        \"day\": \"2026-11-20\",",
        "        \"who\": [\"head\", \"clerk\"],",
        "            {\"bought\": \"2026-11-20\", \"name\": \"โต๊ะ\", \"number\": 2, \"price\": 125050, \"state\": \"yes\"},",
        "            {\"name\": \"เก้าอี้\", \"number\": 10, \"state\": \"no\"},",
        "            {},",
        "            {\"area\": 40},",
    ] {
        assert!(text.lines().any(|of| of == line), "{line}\n{text}");
    }
    let Opened::Case(read) = read_case(&text, &FORMS).unwrap() else { panic!("{text}") };
    assert_eq!(*read, case);
    assert_eq!(write_case(&read), text);
    let newer = text.replace("\"number\": 2,", "\"number\": 2, \"colour\": [1, 2],");
    let Opened::Case(read) = read_case(&newer, &FORMS).unwrap() else { panic!("{newer}") };
    assert!(write_case(&read).contains("\"colour\": [1, 2]"), "a cell of a newer version is kept");
    assert!(write_case(&empty()).starts_with("(\n    format: 1,\n"));
}

#[test]
fn what_no_column_can_hold_is_told_with_row_and_column() {
    let field = form().field("goods").unwrap();
    for (typed, told) in [
        ("name,colour\na,b", "no such column: colour"),
        ("name,number\na,b", "row 1: not a whole number: b"),
        ("name,price\na,1\nb,x", "row 2: not an amount of money: x"),
        ("name,bought\na,soon", "row 1: not a date: soon"),
        ("name,state\na,fair", "row 1: no such choice: fair"),
    ] {
        assert_eq!(read_answer(form(), &empty(), field, typed).unwrap_err().to_string(), told);
    }
}

#[test]
fn two_cases_differ_by_row() {
    let (one, mut other) = (filled(), filled());
    assert!(differences(&one, &other).is_empty());
    let edit = Edit::cell(goods(), 1, "number".into(), Some(Answer::Number(11)));
    other.apply(form(), edit).unwrap();
    let found = differences(&one, &other);
    assert_eq!(found.len(), 1);
    let rows = khangan::case::row_differences(one.rows("goods"), other.rows("goods"));
    let rows: Vec<_> =
        rows.iter().map(|of| (of.one.map(|(at, _)| at), of.other.map(|(at, _)| at))).collect();
    assert_eq!(rows, [(Some(1), Some(1))], "the same row with other words");
    other.apply(form(), Edit::remove_rows(goods(), 0, 1)).unwrap();
    other.apply(form(), Edit::insert_rows(goods(), 1, vec![named("ตู้")])).unwrap();
    let rows = khangan::case::row_differences(one.rows("goods"), other.rows("goods"));
    assert!(!rows.is_empty() && rows.len() <= 3, "{rows:?}");
}

fn any_row() -> impl Strategy<Value = Row> {
    ("[a-c]{0,2}", proptest::option::of(0..9i64)).prop_map(|(name, number)| {
        let name = Some(("name".into(), Answer::Text(name)));
        let number = number.map(|number| ("number".into(), Answer::Number(number)));
        Row::new(name.into_iter().chain(number), BTreeMap::new())
    })
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..6usize, proptest::collection::vec(any_row(), 0..4))
            .prop_map(|(at, rows)| Edit::insert_rows(goods(), at, rows)),
        (0..6usize, 0..3usize).prop_map(|(at, count)| Edit::remove_rows(goods(), at, count)),
        (0..6usize, 0..6usize).prop_map(|(from, to)| Edit::move_row(goods(), from, to)),
        (0..6usize, proptest::option::of(0..9i64)).prop_map(|(row, number)| {
            Edit::cell(goods(), row, "number".into(), number.map(Answer::Number))
        }),
        Just(Edit::clear(goods())),
    ]
}

proptest! {
    #[test]
    fn any_edits_of_rows_are_taken_back_and_kept(
        edits in proptest::collection::vec((any_edit(), any_edit(), any::<bool>()), 0..20),
    ) {
        let (form, mut line) = (form(), Timeline::new(empty()));
        let mut count = 0;
        for (one, other, both) in edits {
            let before = line.case().clone();
            let edit = if both { one.and(other) } else { one };
            let revision = line.revision();
            if line.edit(form, edit).is_ok() {
                count += usize::from(line.revision() > revision);
            } else {
                prop_assert_eq!(line.case(), &before);
            }
            let text = write_case(line.case());
            let Ok(Opened::Case(read)) = read_case(&text, &FORMS) else { panic!("{text}") };
            // An empty text is no answer, and is not kept as one.
            prop_assert_eq!(write_case(&read), write_case(&read_back(&read)));
        }
        let last = line.case().clone();
        for _ in 0..count {
            prop_assert!(line.undo(form).unwrap());
        }
        prop_assert_eq!(line.case(), &empty());
        while line.redo(form).unwrap() {}
        prop_assert_eq!(line.case(), &last);
    }
}

fn read_back(case: &Case) -> Case {
    let Ok(Opened::Case(read)) = read_case(&write_case(case), &FORMS) else { panic!() };
    *read
}

mod set {
    //! `khangan set` with rows.

    use super::*;

    fn run(desk: &Desk, words: &[&str]) -> Ran {
        let forms = ["--forms".into(), desk.path("forms").into_os_string()];
        let path = |word: &&str| match word.strip_prefix('/') {
            Some(name) => desk.path(name).into_os_string(),
            None => word.into(),
        };
        in_process(forms.into_iter().chain(words.iter().map(path)))
    }

    fn desk() -> Desk {
        let desk = Desk::new();
        std::fs::create_dir(desk.path("forms")).unwrap();
        desk.write("forms/stock.ron", STOCK);
        run(&desk, &["new", "stock", "-o", "/a.khangan"]).printed(0);
        desk
    }

    #[test]
    fn rows_are_added_changed_taken_out_and_read_from_a_table() {
        let desk = desk();
        run(
            &desk,
            &[
                "set",
                "/a.khangan",
                "goods[+].name=โต๊ะ",
                "goods[+].number=๒",
                "goods[+].name=ตู้",
                "goods[1].price=1,250.50",
                "goods[2].bought=20/11/2569",
                "rooms[2].area=40",
                "who=head,clerk",
                "day=2026-11-20",
            ],
        )
        .printed(0);
        let text = desk.text("a.khangan");
        let first = "{\"name\": \"โต๊ะ\", \"number\": 2, \"price\": 125050},";
        let second = "{\"bought\": \"2026-11-20\", \"name\": \"ตู้\"},";
        assert!(text.contains(first) && text.contains(second), "{text}");
        run(&desk, &["set", "/a.khangan", "goods[1]="]).printed(0);
        let text = desk.text("a.khangan");
        assert!(!text.contains("โต๊ะ") && text.contains("ตู้"), "{text}");
        desk.write("rows.csv", "รายการ;จำนวน\nเก้าอี้;10\nพัดลม;3\n");
        let table = format!("goods=@{}", desk.path("rows.csv").display());
        run(&desk, &["set", "/a.khangan", &table]).printed(0);
        let text = desk.text("a.khangan");
        assert!(text.contains("เก้าอี้") && text.contains("พัดลม") && !text.contains("ตู้"), "{text}");
        run(&desk, &["set", "/a.khangan", "goods=", "who=", "day=", "rooms="]).printed(0);
        assert!(desk.text("a.khangan").contains("format: 1,"));
    }

    #[test]
    fn what_cannot_be_set_is_told_and_changes_nothing() {
        let desk = desk();
        let before = desk.text("a.khangan");
        for (answer, told) in [
            ("goods[2].name=x", "has no row 2"),
            ("goods[0].name=x", "has no field"),
            ("goods[+].colour=x", "has no field"),
            ("goods[1]=x", "has no field"),
            ("goods[+].number=x", "must be a whole number"),
            ("goods[+].price=x", "must be an amount of money"),
            ("goods[+].bought=x", "must be a date"),
            ("goods[+].state=x", "its choices are: yes, no"),
            ("who=head,nobody", "does not offer “nobody”"),
            ("day=soon", "must be a date"),
            ("goods=name,colour", "has no column “colour”"),
        ] {
            let ran = run(&desk, &["set", "/a.khangan", "day=2026-11-20", answer]);
            assert!(ran.complained(1).contains(told), "{answer}: {ran:?}");
            assert_eq!(desk.text("a.khangan"), before);
        }
    }

    #[test]
    fn fields_tells_of_columns() {
        let desk = desk();
        let json = run(&desk, &["fields", "stock", "--json"]);
        let fields: serde_json::Value = serde_json::from_str(json.printed(0)).unwrap();
        assert_eq!(fields[0]["kind"], "rows");
        assert_eq!(fields[0]["columns"][2]["kind"], "money");
        assert_eq!(fields[2]["choices"][1]["label"], "เจ้าหน้าที่");
        assert_eq!(fields[3]["kind"], "date");
        assert!(fields[3].get("columns").is_none());
    }
}
