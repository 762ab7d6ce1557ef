use super::*;
use crate::form::Forms;
use crate::sheet::answers::Answers;
use crate::sheet::flow::paginate;
use crate::sheet::inline::{Piece, set};
use crate::sheet::page::{Shape, Sheet};
use crate::sheet::paper::Paper;

const LANDSCAPE: Paper = Paper { width: Mm(297.0), height: Mm(210.0) };

fn composed<T>(paper: Paper, work: impl FnOnce(&mut Composer<'_>) -> T) -> T {
    let forms = Forms::built_in();
    let form = forms.all().next().unwrap();
    work(&mut Composer::new(paper, Answers { form, case: None, values: None }, None))
}

/// A cell of words; none of them, and nothing stands in it.
fn cell(columns: Range<usize>, words: &str, grid: &Columns, on: &mut Composer<'_>) -> Cell {
    let inside = grid.inside(&columns, on);
    let mut cell = Cell::new(columns, on);
    if !words.is_empty() {
        let tag = cell.element(Role::TableCell { row: 0, column: 0, item: false }, on);
        cell.put_text(0, set(&[Piece::words(words)], inside, tag));
    }
    cell
}

fn row(words: &[&str], grid: &Columns, on: &mut Composer<'_>) -> Row {
    let cells = words.iter().enumerate().map(|(at, words)| cell(at..at + 1, words, grid, on));
    Row { cells: cells.collect(), ..Row::default() }
}

/// The table on pages, and its text page by page.
fn pages(grid: Grid, on: &mut Composer<'_>) -> (Sheet, Vec<String>) {
    let strips = grid.strips(on);
    let mut sheet = Sheet::default();
    paginate(&strips, &on.heads, on.paper, &mut sheet);
    let text = |mark: &Mark| match &mark.shape {
        Shape::Text(text) => Some(text.text.to_string()),
        Shape::Rule { .. }
        | Shape::Leader { .. }
        | Shape::Ring { .. }
        | Shape::Watermark { .. } => None,
    };
    let texts = sheet.pages.iter().map(|page| page.marks.iter().filter_map(text).collect());
    let texts = texts.collect();
    (sheet, texts)
}

fn rules(sheet: &Sheet, page: usize) -> Vec<[f64; 4]> {
    let rule = |mark: &Mark| match mark.shape {
        Shape::Rule { from, to, .. } => Some([from.x.0, from.y.0, to.x.0, to.y.0]),
        Shape::Text(_) | Shape::Leader { .. } | Shape::Ring { .. } | Shape::Watermark { .. } => {
            None
        }
    };
    sheet.pages[page].marks.iter().filter_map(rule).collect()
}

#[test]
fn columns_share_the_width_of_the_paper() {
    for paper in [Paper::A4, LANDSCAPE] {
        composed(paper, |on| {
            let Columns(edges) = Columns::sharing(&[1.0, 3.0, 6.0], on);
            assert_eq!(edges.len(), 4);
            assert!((edges[3] - paper.right()).0.abs() < 1e-9);
            assert!((edges[1] - paper.left()).0 * 9.0 - (edges[3] - edges[1]).0 < 1e-9);
        });
    }
}

#[test]
fn a_head_that_spans_stands_on_every_page_with_rules_around_its_cells() {
    composed(LANDSCAPE, |on| {
        let columns = Columns::sharing(&[1.0, 1.0, 1.0], on);
        let mut first = cell(0..1, "ที่", &columns, on);
        first.rows = 2;
        let over = cell(1..3, "ตำแหน่ง", &columns, on);
        let below = [cell(1..2, "ชื่อ", &columns, on), cell(2..3, "ระดับ", &columns, on)];
        let head = vec![
            Row { cells: vec![first, over], ..Row::default() },
            Row { cells: below.into(), ..Row::default() },
        ];
        let rows = (0..40).map(|_| row(&["ก", "ข", ""], &columns, on)).collect();
        let (sheet, texts) = pages(Grid { columns, head, rows }, on);
        assert!(sheet.pages.len() > 1);
        assert!(texts.iter().all(|text| text.starts_with("ที่ตำแหน่งชื่อระดับกข")), "{texts:?}");
        let marks = texts.iter().flat_map(|text| text.matches('ก')).count();
        assert_eq!(marks, 40);
        for page in 0..sheet.pages.len() {
            let rules = rules(&sheet, page);
            let (left, right) = (LANDSCAPE.left().0, LANDSCAPE.right().0);
            // Below the spanning cell a rule from the second column on; above it none upright.
            assert!(rules[0][0] <= left && (rules[0][2] - right).abs() < 1e-9);
            assert!(rules[1][0] > left + 10.0, "{:?}", rules[1]);
            let upright: Vec<_> = rules.iter().filter(|rule| rule[1] < rule[3]).collect();
            assert_eq!(upright.len(), 4);
            assert_eq!(upright.iter().filter(|rule| rule[1] > TOP.0 + 1.0).count(), 1);
        }
    });
}

#[test]
fn a_cell_of_any_length_flows_and_loses_nothing() {
    composed(Paper::A4, |on| {
        let columns = Columns::sharing(&[1.0, 2.0], on);
        let long = "ปฏิบัติงานที่ค่อนข้างยาก ".repeat(300);
        let rows = vec![row(&["๑", &long], &columns, on), row(&["๒", "สั้น"], &columns, on)];
        let (sheet, texts) = pages(Grid { columns, head: Vec::new(), rows }, on);
        assert!(sheet.pages.len() > 2);
        assert_eq!(texts.concat(), format!("๑{long}๒สั้น"));
        for page in &sheet.pages {
            let below = |mark: &Mark| matches!(&mark.shape, Shape::Text(text) if text.at.y > Paper::A4.bottom());
            assert!(!page.marks.iter().any(below));
        }
    });
}

#[test]
fn a_head_that_no_page_can_hold_flows_and_loses_nothing() {
    composed(Paper::A4, |on| {
        let columns = Columns::sharing(&[1.0, 60.0], on);
        let tall = "หัวตารางที่ยาวเกินหน้า".repeat(9);
        let head = vec![row(&[&tall, "ข"], &columns, on)];
        let rows = vec![row(&["๑", "ก"], &columns, on)];
        let (sheet, texts) = pages(Grid { columns, head, rows }, on);
        let letters = |text: &str| text.chars().filter(|c| *c == 'ห').count();
        assert_eq!(letters(&texts.concat()), letters(&tall));
        assert!(sheet.pages.len() > 1 && texts.concat().ends_with("๑ก"), "{texts:?}");
        for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
            let Shape::Text(text) = &mark.shape else { continue };
            assert!(text.at.y <= Paper::A4.bottom(), "{}", text.text);
        }
    });
}

#[test]
fn the_sum_stays_with_the_last_row() {
    composed(Paper::A4, |on| {
        for count in 25..45 {
            on.heads.clear();
            let columns = Columns::sharing(&[2.0, 1.0], on);
            let mut rows: Vec<_> =
                (0..count).map(|_| row(&["รายการ", "๑"], &columns, on)).collect();
            rows.last_mut().unwrap().keep = true;
            rows.push(row(&["รวม", "๙"], &columns, on));
            let (_, texts) = pages(Grid { columns, head: Vec::new(), rows }, on);
            assert!(texts.last().unwrap().ends_with("รายการ๑รวม๙"), "{count}");
        }
    });
}

#[test]
fn every_cell_is_told_also_the_empty_ones() {
    composed(Paper::A4, |on| {
        let columns = Columns::sharing(&[1.0, 1.0, 1.0], on);
        let rows = vec![
            row(&["ก", "", ""], &columns, on),
            Row { cells: vec![cell(0..3, "", &columns, on)], at_least: 4, ..Row::default() },
        ];
        let strips = Grid { columns, head: Vec::new(), rows }.strips(on);
        assert_eq!(strips.iter().map(|strip| strip.row.unwrap().strips).max(), Some(4));
        assert_eq!(strips.len(), 5);
        let told: Vec<_> = on.tables[0]
            .cells()
            .map(|cell| (cell.elements.clone().count(), cell.columns, cell.heads_row))
            .collect();
        assert_eq!(told, [(1, 1, true), (0, 1, false), (0, 1, false), (0, 3, true)]);
        assert_eq!(on.heads[0].uncut, [vec![], vec![1, 2]]);
    });
}

#[test]
fn the_first_cell_leads_where_a_row_is_divided_or_all_have_a_say() {
    composed(Paper::A4, |on| {
        let columns = Columns::sharing(&[1.0, 1.0], on);
        let kept = |led: bool, on: &mut Composer<'_>| {
            let mut first = cell(0..1, "ก\nข\nค", &columns, on);
            first.keep(0..1);
            let mut second = cell(1..2, "ก\nข\nค\nง\nจ", &columns, on);
            second.keep(1..2);
            second.keep(3..4);
            let row = Row { cells: vec![first, second], led, ..Row::default() };
            let kept = row.strips(0, 0).into_iter().map(|strip| strip.keep);
            kept.collect::<Vec<_>>()
        };
        assert_eq!(kept(true, on), [true, false, false, true, false]);
        assert_eq!(kept(false, on), [true, true, false, true, false]);
    });
}
