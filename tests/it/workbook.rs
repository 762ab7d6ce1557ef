//! Workbooks: what is written comes back from another program's reader, and nothing that was typed
//! is ever a formula.

use std::io::{Cursor, Read as _};
use std::time::{Duration, Instant};

use khangan::base::Moment;
use khangan::workbook::{Calendar, Cell, Column, Table, write};
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::readers::{python, run};

/// What an officer may type, or somebody who means harm.
const HOSTILE: [&str; 16] = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+66 2 547 1000",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "'๐๐๗",
    "007",
    "1/2",
    "<b>&amp;</b>\"]]>",
    "บรรทัด ๑\nบรรทัด ๒",
    "_x0041_",
    "http://example.com",
    "{=1}",
    "ผู้ที่ได้น้ำ 😀",
    "  เว้นหน้าและหลัง  ",
];

pub fn table(rows: Vec<Vec<Cell>>) -> Table {
    let columns = ["ข้อความ", "จำนวน", "เมื่อ"];
    let columns = columns.map(|head| Column { head: head.to_owned(), width: 20 });
    Table {
        title: "ตารางสรุป".to_owned(),
        columns: columns.to_vec(),
        rows,
        calendar: Calendar::Buddhist,
        created: moment(),
    }
}

fn moment() -> Moment {
    "2026-11-20T09:30:15+07:00".parse().unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// One of the files that a workbook is packed from.
#[track_caller]
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Every cell as the reader types it: `[kind, value, number format]`; with the title of the sheet,
/// what stays in sight, what filters, and when the document says that it was made.
const OPENPYXL: &str = "import sys, json, openpyxl
sys.stdout.reconfigure(encoding='utf8')
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
cells = [[[c.data_type, str(c.value), c.number_format] for c in row]
         for row in sheet.iter_rows()]
print(json.dumps({'cells': cells, 'title': sheet.title, 'frozen': sheet.freeze_panes,
    'filter': sheet.auto_filter.ref, 'created': book.properties.created.isoformat(),
    'font': sheet['A2'].font.name if sheet.max_row > 1 else None}))";

fn read_back(bytes: &[u8]) -> Value {
    let file = tempfile::Builder::new().suffix(".xlsx").tempfile().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let read = run(python(), &["-c", OPENPYXL, file.path().to_str().unwrap()]);
    serde_json::from_str(&read).unwrap()
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn whatever_was_typed_comes_back_from_another_reader_as_text() {
    let rows = HOSTILE.iter().map(|typed| vec![text(typed), Cell::Number(7), Cell::Empty]);
    let book = read_back(&write(&table(rows.collect())).unwrap());
    for (typed, row) in HOSTILE.iter().zip(book["cells"].as_array().unwrap().iter().skip(1)) {
        assert_eq!(row[0], json!(["s", typed, "@"]), "{typed:?}");
        assert_eq!(row[1], json!(["n", "7", "0"]));
    }
    assert_eq!(book["title"], "ตารางสรุป");
    assert_eq!(book["frozen"], "A2", "the heads stay in sight");
    assert_eq!(book["filter"], format!("A1:C{}", HOSTILE.len() + 1));
    assert_eq!(book["font"], "Tahoma");
    assert_eq!(book["created"], "2026-11-20T02:30:15");
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_moment_is_a_date_to_another_reader_as_the_wall_showed_it() {
    let old: Moment = "1800-01-01T00:00:00+07:00".parse().unwrap();
    let moments = [moment(), old].map(|at| vec![Cell::Empty, Cell::Empty, Cell::Moment(at)]);
    for (calendar, format) in [
        (Calendar::Buddhist, "[$-107041E]d mmm yyyy h:mm;@"),
        (Calendar::Common, "yyyy-mm-dd hh:mm"),
    ] {
        let table = Table { calendar, ..table(moments.to_vec()) };
        let cells = read_back(&write(&table).unwrap())["cells"].take();
        assert_eq!(cells[1][2], json!(["d", "2026-11-20 09:30:15", format]));
        assert_eq!(
            cells[2][2],
            json!(["s", old.to_string(), "@"]),
            "no workbook counts so far back"
        );
    }
}

#[test]
fn nothing_is_a_formula_or_a_link_and_leading_noughts_stay() {
    let rows = HOSTILE.iter().map(|typed| vec![text(typed), text(typed)]);
    let bytes = write(&table(rows.collect())).unwrap();
    let sheet = part(&bytes, SHEET);
    for tag in ["<f>", "<f ", "<hyperlink", "t=\"str\"", "t=\"b\""] {
        assert!(!sheet.contains(tag), "{tag}");
    }
    // Heads, and each text in two cells.
    assert_eq!(sheet.matches("t=\"s\"").count(), 3 + 2 * HOSTILE.len());
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("<t>007</t>") && strings.contains("<t>=1+1</t>"));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let rows = vec![vec![text("ก"), Cell::Number(1), Cell::Moment(moment())]; 3];
    let bytes = write(&table(rows.clone())).unwrap();
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(bytes, write(&table(rows)).unwrap(), "whenever it is made");
}

#[test]
fn a_table_without_rows_still_has_its_heads() {
    let bytes = write(&table(Vec::new())).unwrap();
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("จำนวน"));
    let sheet = part(&bytes, SHEET);
    assert!(sheet.contains("state=\"frozen\"") && !sheet.contains("autoFilter"));
}

#[test]
fn ten_thousand_rows_take_no_longer_than_one_waits() {
    let row = |number: i32| {
        let mut row =
            vec![text(&format!("นักทรัพยากรบุคคล {number}")); 8];
        row.extend([Cell::Number(number), Cell::Moment(moment())]);
        row
    };
    let mut table = table((0..10_000).map(row).collect());
    table.columns = vec![Column { head: "ก".to_owned(), width: 20 }; 10];
    let begun = Instant::now();
    let bytes = write(&table).unwrap();
    let took = begun.elapsed();
    assert!(part(&bytes, SHEET).contains("r=\"J10001\""));
    // Unoptimised, beside other tests; a release build takes less.
    assert!(took < Duration::from_secs(5), "{took:?}");
}
