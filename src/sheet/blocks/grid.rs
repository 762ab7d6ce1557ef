//! Any table of the form.

use std::ops::Range;

use crate::base::{FieldId, thai_number};
use crate::case::{Row as AnsweredRow, said};
use crate::form::{AlignDef, CellDef, Control, EachDef, GridRowDef, HeadCellDef, PieceDef, Rows};
use crate::sheet::answer::answer_lines;
use crate::sheet::blanks::Filled;
use crate::sheet::composer::Composer;
use crate::sheet::grid::{Cell, Columns, Grid, Row};
use crate::sheet::inline::{Piece, Setting, set};
use crate::sheet::page::Role;
use crate::sheet::paper::TABLE_GAP;
use crate::sheet::strip::Strip;
use crate::text::{Align, Face};

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
                cell.put(0, set(&[Piece::words(&def.words)], setting, tag));
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
            if let [PieceDef::Blank(field)] = def.pieces.as_slice() {
                let text = on.answers.text(field);
                let align = align_of(on.form().field(field.as_str()).map(|field| &field.control));
                let align = if def.align == AlignDef::Left { align } else { align_as(def.align) };
                let face = if def.bold { Face::Bold } else { Face::Regular };
                let setting = Setting { face, align, ..inside };
                self.answer(&mut cell, &text, field, setting, on);
            } else if !def.pieces.is_empty() {
                let filled = Filled::new(&def.pieces, on.answers);
                let face = if def.bold { Face::Bold } else { Face::Regular };
                let setting = Setting { face, align: align_as(def.align), ..inside };
                let role = self.role(&over, false);
                let tag = cell.element(role, on);
                cell.put_text(0, set(&filled.in_a_cell(inside.width), setting, tag));
            }
            row.cells.push(cell);
        }
        self.rows.push(row);
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
            for (def, column) in cells.iter().zip(0..) {
                let cell =
                    self.each_cell(def, column, index, (field, control, answered.get(index)), on);
                row.cells.push(cell);
            }
            self.rows.push(row);
        }
    }

    fn each_cell(
        &self,
        def: &EachDef,
        column: usize,
        index: usize,
        (field, control, answered): (&FieldId, &Rows, Option<&AnsweredRow>),
        on: &mut Composer<'_>,
    ) -> Cell {
        let over = column..column + 1;
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
            EachDef::Answer(id) => {
                let column = control.columns.iter().find(|column| column.id == *id);
                let answer = answered.and_then(|row| row.cell(id.as_str()));
                if let (Some(column), Some(answer)) = (column, answer) {
                    let align = align_of(Some(&column.control));
                    let text = said(&column.control, answer);
                    self.answer(&mut cell, &text, field, Setting { align, ..inside }, on);
                }
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
