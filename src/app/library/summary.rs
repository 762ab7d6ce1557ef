//! The table of the library as a workbook: what is marked, else what is shown, one case a row.

use rust_i18n::t;

use crate::base::{ComponentId, Moment};
use crate::form::{Form, Forms};
use crate::ui::screens::library::{Row, verdict};
use crate::words::Lang;
use crate::workbook::{Calendar, Cell, Column, Table};

/// What the workbook is made from.
pub(super) struct Summary<'a> {
    /// The cases, in the order of the screen.
    pub rows: &'a [&'a Row],
    /// The forms that are known.
    pub forms: &'a Forms,
    /// The language of the heads and of what is no official word.
    pub lang: Lang,
    /// When.
    pub created: Moment,
}

/// A component that has a column of its own, which forms share that call it the same.
#[derive(PartialEq, Eq)]
struct Points<'a> {
    id: &'a ComponentId,
    name: &'a str,
}

impl Summary<'_> {
    /// The table.
    pub(super) fn table(&self) -> Table {
        let points = self.points();
        Table {
            title: self.word("table.sheet"),
            columns: self.columns(&points),
            rows: self.rows.iter().map(|row| self.cells(row, &points)).collect(),
            calendar: match self.lang {
                Lang::Thai => Calendar::Buddhist,
                Lang::English => Calendar::Common,
            },
            created: self.created,
        }
    }

    fn word(&self, key: &str) -> String {
        t!(key, locale = self.lang.code()).into_owned()
    }

    fn form_of(&self, row: &Row) -> Option<&Form> {
        row.form.as_ref().and_then(|id| self.forms.named(id.as_str()))
    }

    /// The components of the forms that are in the table, in the order of the forms.
    fn points(&self) -> Vec<Points<'_>> {
        let mut points = Vec::new();
        let here = |form: &&Form| self.rows.iter().any(|row| row.form.as_ref() == Some(form.id()));
        for component in self.forms.all().filter(here).flat_map(Form::components) {
            let of = Points { id: &component.def.id, name: &component.def.name };
            if !points.contains(&of) {
                points.push(of);
            }
        }
        points
    }

    fn columns(&self, points: &[Points<'_>]) -> Vec<Column> {
        let column = |(key, width): (&str, u8)| Column { head: self.word(key), width };
        let before = [
            ("library.state", 11),
            ("library.form", 18),
            ("library.number", 10),
            ("library.title", 28),
            ("library.target", 14),
            ("table.division", 26),
        ];
        let after = [
            ("library.total", 8),
            ("table.threshold", 8),
            ("library.verdict", 9),
            ("library.changed", 18),
            ("table.file", 28),
        ];
        let points = points.iter().map(|of| Column { head: of.name.to_owned(), width: 13 });
        before.into_iter().map(column).chain(points).chain(after.into_iter().map(column)).collect()
    }

    fn cells(&self, row: &Row, points: &[Points<'_>]) -> Vec<Cell> {
        let form = self.form_of(row);
        let unknown = || row.form.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut cells = vec![
            text(self.word(row.state.key())),
            text(form.map_or_else(unknown, |form| form.def().name.clone())),
            text(row.number.clone()),
            text(if row.readable() { row.title.clone() } else { String::new() }),
            text(row.target.clone()),
            text(row.division.clone()),
        ];
        cells.extend(points.iter().map(|column| {
            let own = form.and_then(|form| form.component(column.id));
            let own = own.filter(|component| component.def.name == column.name);
            number(own.and_then(|component| row.points_of(&component.def.id)))
        }));
        let file = row.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        cells.extend([
            number(row.total),
            number(row.threshold),
            text(row.passed.map(|passed| verdict(self.lang, passed)).unwrap_or_default()),
            row.changed.map_or(Cell::Empty, Cell::Moment),
            text(file),
        ]);
        cells
    }
}

fn text(words: String) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

fn number(number: Option<i64>) -> Cell {
    let small = number.and_then(|number| i32::try_from(number).ok());
    small.map_or(Cell::Empty, Cell::Number)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::case::{Case, read_answer};
    use crate::ui::screens::library::{Said, State};

    fn row(forms: &Forms, form: &str, answers: &[(&str, &str)]) -> Row {
        let form = forms.named(form).unwrap();
        let mut case = Case::new(form, Uuid::nil(), now());
        for (field, text) in answers {
            let edit = read_answer(form, &case, form.field(field).unwrap(), text).unwrap();
            case.apply(form, edit).unwrap();
        }
        Row::of_case(format!("{}.khangan", form.id()).into(), State::Draft, &case, Some(form))
    }

    fn now() -> Moment {
        "2026-11-20T09:30:00+07:00".parse().unwrap()
    }

    fn table(rows: &[&Row], forms: &Forms) -> Table {
        Summary { rows, forms, lang: Lang::Thai, created: now() }.table()
    }

    fn cell<'a>(table: &'a Table, row: usize, head: &str) -> &'a Cell {
        let column = table.columns.iter().position(|column| column.head == head).unwrap();
        &table.rows[row][column]
    }

    #[test]
    fn points_stand_below_their_component_and_forms_share_what_they_call_the_same() {
        let forms = Forms::built_in();
        let academic = [
            ("position.number", "๐๐๗"),
            ("position.division", "กองการเจ้าหน้าที่"),
            ("position.target_level", "ชำนาญการ"),
            ("score.duties.points", "28"),
            ("score.difficulty.points", "9"),
        ];
        let academic = row(&forms, "academic", &academic);
        let general = row(&forms, "general", &[("score.duties.points", "12")]);
        let arts = row(&forms, "arts", &[("score.knowledge.points", "30")]);
        let one = table(&[&academic, &general], &forms);
        assert_eq!(one.columns.len(), 6 + 4 + 5, "both forms name their components the same");
        let all = table(&[&academic, &general, &arts], &forms);
        assert_eq!(all.columns.len(), 6 + 4 + 4 + 5);
        let duties = "หน้าที่และความรับผิดชอบ";
        assert_eq!(cell(&all, 0, duties), &Cell::Number(28));
        assert_eq!(cell(&all, 1, duties), &Cell::Number(12));
        assert_eq!(cell(&all, 2, duties), &Cell::Empty);
        assert_eq!(cell(&all, 2, "ด้านความรู้และทักษะที่จำเป็นในงาน"), &Cell::Number(30));
        assert_eq!(cell(&all, 0, "ความยุ่งยากของงาน"), &Cell::Empty, "no range holds 9 points");
        assert_eq!(cell(&all, 0, "คะแนน"), &Cell::Number(28), "the points add up to the total");
        assert_eq!(cell(&all, 0, "เกณฑ์"), &Cell::Number(65));
        assert_eq!(cell(&all, 0, "เลขที่"), &Cell::Text("๐๐๗".to_owned()));
        assert_eq!(cell(&all, 0, "กอง/สำนัก"), &Cell::Text("กองการเจ้าหน้าที่".to_owned()));
        assert_eq!(cell(&all, 0, "แก้ไขเมื่อ"), &Cell::Moment(now()));
        assert!(all.rows.iter().all(|row| row.len() == all.columns.len()));
    }

    #[test]
    fn a_file_that_is_no_case_keeps_its_row_and_no_rows_still_have_heads() {
        let forms = Forms::built_in();
        let trouble = Said::by(|_| "garbled".to_owned());
        let bad = Row::of_trouble("เสีย.khangan".into(), State::Unreadable, None, "", trouble);
        let one = table(&[&bad], &forms);
        assert_eq!(cell(&one, 0, "สถานะ"), &Cell::Text("อ่านไม่ได้".to_owned()));
        assert_eq!(cell(&one, 0, "แฟ้ม"), &Cell::Text("เสีย.khangan".to_owned()));
        assert_eq!(cell(&one, 0, "ตำแหน่ง"), &Cell::Empty);
        assert_eq!(table(&[], &forms).columns.len(), 6 + 5);
    }
}
