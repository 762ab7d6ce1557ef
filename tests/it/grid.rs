//! A form with a table of its own: its head, its rows however many, what stands below them.

use khangan::appraisal::appraise;
use khangan::case::{Answer, Case, Edit, Row};
use khangan::form::{Form, FormError, Forms};
use khangan::sheet::{Mark, Role, Shape, Sheet, Tag, lay_out};

use crate::scenario::empty_case;

const FORM: &str = r#"
#![enable(implicit_some)]
(
    id: "goods",
    edition: "ทดสอบ/1",
    annex: "ก",
    name: "พัสดุ",
    title: "ใบส่งมอบพัสดุ",
    parts: [
        (
            id: "goods",
            name: (th: "พัสดุ"),
            fields: [
                (id: "place", label: "สถานที่", kind: Line),
                (id: "sum", label: "รวมเงิน", kind: Line),
                (
                    id: "goods",
                    label: "รายการพัสดุ",
                    kind: Rows(
                        columns: [
                            (id: "name", label: "รายการ", kind: Paragraphs),
                            (id: "note", label: "หมายเหตุ", kind: Line),
                        ],
                        at_least: 6,
                    ),
                ),
                (
                    id: "checks",
                    label: "การตรวจ",
                    kind: Rows(
                        columns: [(id: "result", label: "ผล", kind: Line)],
                        fixed: (head: "รายการตรวจ", labels: ["จำนวนครบ", "สภาพดี"]),
                    ),
                ),
            ],
        ),
    ],
    papers: [
        (
            orientation: Landscape,
            pages: [[
                Title,
                Grid(
                    columns: [1, 6, 3],
                    head: [
                        [(words: "ที่", rows: 2), (words: "พัสดุที่ส่งมอบ", columns: 2)],
                        [(words: "รายการ"), (words: "หมายเหตุ")],
                    ],
                    rows: [
                        Each(field: "goods", cells: [Number, Answer("name"), Answer("note")]),
                        Row([
                            (pieces: [Words("รวม")], columns: 2, align: Right, bold: true),
                            (pieces: [Blank("sum")]),
                        ]),
                        Row([(pieces: [Words("ส่งมอบที่ "), Blank("place")], columns: 3)]),
                    ],
                ),
                Grid(
                    columns: [2, 1],
                    rows: [Each(field: "checks", cells: [Label, Answer("result")])],
                ),
            ]],
        ),
    ],
)
"#;

fn read(text: &str) -> Result<Form, FormError> {
    match Forms::from_files(&[("a.ron".to_owned(), text.to_owned())]) {
        Ok(forms) => Ok(forms.all().next().unwrap().clone()),
        Err(mut errors) => Err(errors.remove(0).1),
    }
}

fn form() -> Form {
    read(FORM).unwrap_or_else(|error| panic!("{error:?}"))
}

fn goods(form: &Form, count: usize, name: &str) -> Case {
    let mut case = empty_case(form);
    let row = |number: usize| {
        let cells = [("name", format!("{name}{number}")), ("note", "ครบ".to_owned())];
        let cells = cells.map(|(id, text)| (id.into(), Answer::Text(text)));
        Row::new(cells, std::collections::BTreeMap::new())
    };
    let answer = |id: &str, answer: Answer| Edit::answer(id.into(), Some(answer));
    for edit in [
        answer("goods", Answer::Rows((1..=count).map(row).collect())),
        answer("sum", Answer::Text("๑,๒๐๐".to_owned())),
        answer("place", Answer::Text("คลังพัสดุ".to_owned())),
    ] {
        case.apply(form, edit).unwrap();
    }
    case
}

fn pages(form: &Form, case: &Case) -> Sheet {
    lay_out(form, Some((case, &appraise(form, case))))
}

/// The texts of a page's tables, cell by cell.
fn cells(sheet: &Sheet, page: usize) -> Vec<String> {
    let text = |mark: &Mark| match (&mark.shape, mark.tag) {
        (Shape::Text(text), Tag::Element { role: Role::TableCell { .. }, .. }) => {
            Some(text.text.to_string())
        }
        _ => None,
    };
    sheet.pages[page].marks.iter().filter_map(text).collect()
}

#[test]
fn a_blank_table_has_its_least_number_of_rows_and_the_names_of_its_fixed_ones() {
    let form = form();
    let sheet = lay_out(&form, None);
    assert_eq!(sheet.pages.len(), 1);
    assert!(sheet.pages[0].width > sheet.pages[0].height);
    let texts = cells(&sheet, 0);
    assert_eq!(
        texts.iter().map(|text| text.trim()).collect::<Vec<_>>(),
        ["๑", "๒", "๓", "๔", "๕", "๖", "รวม", "ส่งมอบที่", "จำนวนครบ", "สภาพดี"]
    );
    let rows: Vec<_> = sheet.tables.iter().map(|table| table.rows.len()).collect();
    assert_eq!(rows, [2 + 6 + 2, 2]);
    // Every cell is there, whatever stands in it: of three columns, and of two.
    for (table, columns) in sheet.tables.iter().zip([3, 2]) {
        for row in &table.rows[if columns == 3 { 2 } else { 0 }..] {
            assert_eq!(row.cells.iter().map(|cell| cell.columns).sum::<usize>(), columns);
        }
    }
}

#[test]
fn a_long_table_flows_with_its_head_and_its_sum_is_on_the_last_page() {
    let form = form();
    let case = goods(&form, 120, "โต๊ะทำงานระดับปฏิบัติการ ขนาด ๖๐ × ๑๒๐ เซนติเมตร พร้อมลิ้นชัก ลำดับ");
    let sheet = pages(&form, &case);
    assert!(sheet.pages.len() > 5, "{}", sheet.pages.len());
    for page in &sheet.pages {
        let text = |mark: &Mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.to_string()),
            _ => None,
        };
        let texts: String = page.marks.iter().filter_map(text).collect();
        for head in ["ที่", "พัสดุที่ส่งมอบ", "รายการ", "หมายเหตุ"]
        {
            assert!(texts.contains(head), "{texts}");
        }
    }
    let all: String = (0..sheet.pages.len()).flat_map(|page| cells(&sheet, page)).collect();
    assert_eq!(all.matches("ครบ").count(), 120 + 1, "each note, and one of the fixed names");
    assert!(all.contains("ลำดับ120") && all.contains("๑๒๐"));
    let last = cells(&sheet, sheet.pages.len() - 1).concat();
    assert!(last.contains("รวม") && last.contains("๑,๒๐๐") && last.contains("ลำดับ120"), "{last}");
}

#[test]
fn a_table_whose_rows_do_not_cover_its_columns_is_refused() {
    for (from, to, expected) in [
        (
            "columns: [1, 6, 3]",
            "columns: [1, 6, 3, 2]",
            "papers[0].pages[0][1].head[0]: row_covers 3 ≠ 4",
        ),
        (
            "columns: 2, align: Right",
            "columns: 1, align: Right",
            "papers[0].pages[0][1].rows[1]: row_covers 2 ≠ 3",
        ),
        ("words: \"ที่\", rows: 2", "words: \"ที่\", rows: 3", "papers[0].pages[0][1].head[0]: empty"),
        (
            "Answer(\"note\")",
            "Answer(\"nothing\")",
            "papers[0].pages[0][1].rows[0]: unknown_field nothing",
        ),
        (
            "Each(field: \"goods\"",
            "Each(field: \"place\"",
            "papers[0].pages[0][1].rows[0]: wrong_kind place",
        ),
    ] {
        assert!(FORM.contains(from), "{from}");
        let Err(FormError::Mistakes(mistakes)) = read(&FORM.replacen(from, to, 1)) else {
            panic!("nothing is found after {to}")
        };
        let found: Vec<_> = mistakes
            .iter()
            .map(|of| format!("{}: {} {}", of.place, of.problem.code(), of.problem.subject()))
            .collect();
        assert!(found.iter().any(|found| found.trim_end() == expected), "{found:?}");
    }
}
