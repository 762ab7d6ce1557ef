//! Any table of the form.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::{FieldId, Mm, thai_number};
use crate::case::{Row as AnsweredRow, said};
use crate::form::{
    AlignDef, CellDef, Column, Control, EachDef, GridRowDef, HeadCellDef, PieceDef, Rows,
};
use crate::sheet::answer::answer_lines;
use crate::sheet::answers::Answers;
use crate::sheet::blanks::Filled;
use crate::sheet::composer::Composer;
use crate::sheet::grid::{Cell, Columns, Grid, Row};
use crate::sheet::inline::{Blank, Piece, SetLine, Setting, Stretch, set, width_of};
use crate::sheet::page::Role;
use crate::sheet::paper::TABLE_GAP;
use crate::sheet::strip::{Strip, leader_mark};
use crate::text::{Align, Face};

/// What stands beside an answer that is chosen.
const STROKE: &str = "/";
/// A dotted line behind words is at least so long.
const SAID: Mm = Mm(14.0);

/// The strips of a table's rows.
pub(super) fn grid(
    shares: &[u16],
    head: &[Vec<HeadCellDef>],
    rows: &[GridRowDef],
    on: &mut Composer<'_>,
) -> Vec<Strip> {
    let shares: Vec<_> = shares.iter().map(|share| f64::from(*share)).collect();
    let columns = Columns::sharing(&shares, on);
    let mut table = Table { columns: &columns, rows: Vec::new() };
    let head = table.head(head, on);
    for row in rows {
        match row {
            GridRowDef::Row(cells) => {
                // A sum does not stand alone on a page.
                if let Some(last) = table.rows.last_mut() {
                    last.keep = true;
                }
                table.row(cells, on);
            }
            GridRowDef::Each { field, cells } => table.each(field, cells, on),
            GridRowDef::Answers(field) => table.answers(field, on),
        }
    }
    let rows = table.rows;
    let mut strips = Grid { columns, head, rows }.strips(on);
    if let Some(first) = strips.first_mut() {
        first.gap = TABLE_GAP;
    }
    strips
}

struct Table<'c> {
    columns: &'c Columns,
    rows: Vec<Row>,
}

impl Table<'_> {
    fn head(&self, head: &[Vec<HeadCellDef>], on: &mut Composer<'_>) -> Vec<Row> {
        // How many rows of the head each column is still covered from above.
        let mut covered = vec![0; self.columns.count()];
        let mut rows = Vec::new();
        for (cells, row) in head.iter().zip(0..) {
            let mut column = 0;
            let mut set_cells = Vec::new();
            for def in cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let over = column..column + usize::from(def.columns);
                let mut cell = Cell::new(over.clone(), on);
                cell.rows = usize::from(def.rows);
                let role = Role::TableHead { row, column: number(column) };
                let tag = cell.element(role, on);
                let inside = self.columns.inside(&over, on);
                let setting = Setting { face: Face::Bold, align: Align::Centre, ..inside };
                let filled = Filled::new(&def.pieces, on.answers);
                let mut pieces = filled.in_a_cell(inside.width);
                pieces.insert(0, Piece::words(&def.words));
                cell.put(0, set(&pieces, setting, tag));
                set_cells.push(cell);
                for rows in covered.iter_mut().take(over.end).skip(over.start) {
                    *rows = def.rows;
                }
                column = over.end;
            }
            for rows in &mut covered {
                *rows = rows.saturating_sub(1);
            }
            rows.push(Row { cells: set_cells, ..Row::default() });
        }
        rows
    }

    /// A row of words and blanks.
    fn row(&mut self, cells: &[CellDef], on: &mut Composer<'_>) {
        let mut column = 0;
        let mut row = Row::default();
        for def in cells {
            let over = column..column + usize::from(def.columns);
            column = over.end;
            let inside = self.columns.inside(&over, on);
            let mut cell = Cell::new(over.clone(), on);
            if let Some((field, text)) = alone(&def.pieces, on.answers) {
                let align = align_of(on.form().field(field.as_str()).map(|field| &field.control));
                let align = if def.align == AlignDef::Left { align } else { align_as(def.align) };
                let face = if def.bold { Face::Bold } else { Face::Regular };
                let setting = Setting { face, align, ..inside };
                self.answer(&mut cell, &text, field, setting, on);
            } else if !def.pieces.is_empty() {
                let filled = Filled::new(&def.pieces, on.answers);
                let face = if def.bold { Face::Bold } else { Face::Regular };
                let stretch = if def.lines > 0 { Stretch::All } else { Stretch::None };
                let setting = Setting { face, align: align_as(def.align), stretch, ..inside };
                let role = self.role(&over, false);
                let tag = cell.element(role, on);
                let mut lines = set(&filled.in_a_cell(inside.width), setting, tag);
                let field = def.pieces.iter().rev().find_map(PieceDef::field);
                let dots = leader_mark(field, inside.left, inside.left + inside.width);
                let dotted = SetLine { marks: vec![dots], ends: true };
                let free = def.lines.saturating_sub(lines.len());
                lines.extend(std::iter::repeat_n(dotted, free));
                cell.put_text(0, lines);
            }
            row.cells.push(cell);
        }
        self.rows.push(row);
    }

    /// A row for each answer that the field offers.
    fn answers(&mut self, field: &FieldId, on: &mut Composer<'_>) {
        let last = self.columns.count().saturating_sub(1);
        for (choice, number) in on.answers.choices(field).iter().zip(1..) {
            let mut row = Row::default();
            let over = 0..last;
            let mut cell = Cell::new(over.clone(), on);
            let numbered = format!("{}. ", thai_number(number));
            let hanging_indent = width_of(Face::Regular, &numbered);
            let setting = Setting { hanging_indent, ..self.columns.inside(&over, on) };
            let tag = cell.element(self.role(&over, false), on);
            let words = format!("{numbered}{}", choice.label);
            cell.put_text(0, set(&[Piece::words(&words)], setting, tag));
            row.cells.push(cell);
            let over = last..last + 1;
            let mut cell = Cell::new(over.clone(), on);
            if on.answers.ticked(field, &choice.id) {
                let setting = Setting { align: Align::Centre, ..self.columns.inside(&over, on) };
                let tag = cell.element(self.role(&over, false), on);
                let stroke = Piece { text: STROKE, field: Some(field), blank: None };
                cell.put_text(0, set(&[stroke], setting, tag));
            }
            row.cells.push(cell);
            self.rows.push(row);
        }
    }

    /// The rows that are answered, or that the form names, and blank ones up to the least number.
    fn each(&mut self, field: &FieldId, cells: &[EachDef], on: &mut Composer<'_>) {
        let form = on.form();
        let Some(control) = form.field(field.as_str()).and_then(|field| field.control.rows())
        else {
            return;
        };
        let answered = on.answers.rows(field);
        let named = control.fixed.as_ref().map_or(0, |fixed| fixed.labels.len());
        let count = answered.len().max(control.at_least).max(named);
        for index in 0..count {
            let mut row = Row::default();
            let mut column = 0;
            for def in cells {
                let over = column..column + usize::from(def.columns());
                column = over.end;
                let cell =
                    self.each_cell(def, over, index, (field, control, answered.get(index)), on);
                row.cells.push(cell);
            }
            self.rows.push(row);
        }
    }

    fn each_cell(
        &self,
        def: &EachDef,
        over: Range<usize>,
        index: usize,
        (field, control, answered): (&FieldId, &Rows, Option<&AnsweredRow>),
        on: &mut Composer<'_>,
    ) -> Cell {
        let inside = self.columns.inside(&over, on);
        let mut cell = Cell::new(over.clone(), on);
        let words = |text: &str, align: Align, cell: &mut Cell, on: &mut Composer<'_>| {
            let tag = cell.element(self.role(&over, false), on);
            cell.put_text(0, set(&[Piece::words(text)], Setting { align, ..inside }, tag));
        };
        match def {
            EachDef::Number => {
                let number = thai_number(i64::try_from(index + 1).unwrap_or(i64::MAX));
                words(&number, Align::Centre, &mut cell, on);
            }
            EachDef::Label => {
                let labels = control.fixed.as_ref().map(|fixed| fixed.labels.as_slice());
                if let Some(label) = labels.and_then(|labels| labels.get(index)) {
                    words(label, Align::Left, &mut cell, on);
                }
            }
            EachDef::Words(of) => words(of, Align::Left, &mut cell, on),
            EachDef::Empty => {}
            EachDef::Answer(id) | EachDef::Until { answer: id, .. } => {
                let column = control.column(id.as_str());
                let text = in_column((field, index), column, answered, on.answers);
                if let (EachDef::Until { words: of, .. }, true) = (def, text.is_empty()) {
                    let lines = of.split('\n').collect::<Vec<_>>();
                    let mut at = 0;
                    for line in lines {
                        let tag = cell.element(self.role(&over, false), on);
                        at = cell.put_text(at, set(&[Piece::words(line)], inside, tag));
                    }
                    return cell;
                }
                let align = align_of(column.map(|column| &column.control));
                self.answer(&mut cell, &text, field, Setting { align, ..inside }, on);
            }
            EachDef::Said { first, words: others, answer, .. } => {
                let column = control.column(answer.as_str());
                let text = in_column((field, index), column, answered, on.answers);
                let of = first.as_ref().filter(|_| index == 0).unwrap_or(others);
                let blank = Some(Blank { length: SAID, centred: false });
                let pieces = [Piece::words(of), Piece { text: &text, field: Some(field), blank }];
                let tag = cell.element(self.role(&over, false), on);
                let setting = Setting { stretch: Stretch::All, ..inside };
                cell.put_text(0, set(&pieces, setting, tag));
            }
        }
        cell
    }

    fn answer(
        &self,
        cell: &mut Cell,
        text: &str,
        field: &FieldId,
        setting: Setting,
        on: &mut Composer<'_>,
    ) {
        if text.is_empty() {
            return;
        }
        let over = cell.columns.clone();
        let lines =
            answer_lines(text, field, setting, |item| cell.element(self.role(&over, item), on));
        cell.put_text(0, lines);
    }

    fn role(&self, over: &Range<usize>, item: bool) -> Role {
        let row = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        Role::TableCell { row, column: number(over.start), item }
    }
}

/// What stands in a column of a row: what is answered, or what a rule works out.
fn in_column<'a>(
    (rows, index): (&FieldId, usize),
    column: Option<&'a Column>,
    answered: Option<&'a AnsweredRow>,
    answers: Answers<'a>,
) -> Cow<'a, str> {
    let Some(column) = column else { return Cow::Borrowed("") };
    if let Control::Value(value) = &column.control {
        let worked = answers.values.and_then(|values| values.cell(rows, index, &column.id));
        return worked.map_or(Cow::Borrowed(""), |of| Cow::Owned(value.amount.thai(of)));
    }
    let answer = answered.and_then(|row| row.cell(column.id.as_str()));
    answer.map_or(Cow::Borrowed(""), |answer| said(&column.control, answer))
}

/// The answer that has a cell to itself, without dots; none where official words hold its place.
fn alone<'a>(pieces: &'a [PieceDef], answers: Answers<'a>) -> Option<(&'a FieldId, Cow<'a, str>)> {
    let [piece] = pieces else { return None };
    match piece {
        PieceDef::Words(_) => None,
        PieceDef::Blank(field) => Some((field, answers.text(field))),
        PieceDef::Chosen(field) => Some((field, answers.chosen_number(field).into())),
        PieceDef::Until { field, .. } => {
            Some((field, answers.text(field))).filter(|(_, text)| !text.is_empty())
        }
    }
}

fn number(column: usize) -> u8 {
    u8::try_from(column).unwrap_or(u8::MAX)
}

/// Amounts stand one below the other.
fn align_of(control: Option<&Control>) -> Align {
    match control {
        Some(Control::Number(_) | Control::Money { .. } | Control::Value(_)) => Align::Right,
        _ => Align::Left,
    }
}

const fn align_as(align: AlignDef) -> Align {
    match align {
        AlignDef::Left => Align::Left,
        AlignDef::Centre => Align::Centre,
        AlignDef::Right => Align::Right,
    }
}
