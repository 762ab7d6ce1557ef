//! Any table: cells of lines to strips that flow onto pages.
//!
//! All cells of a row share its lines, so that a row can be divided between any two of them. The
//! head stands above the rows on every page.
//!
//! **Invariant:** knows lines and marks, no form and no answer. Every line of every cell is on one
//! strip, and every cell is told to the reader, though nothing stands in it.

use std::ops::{Range, RangeInclusive};

use super::composer::Composer;
use super::flow::Head;
use super::frame::Band;
use super::inline::{SetLine, Setting};
use super::page::{Mark, Role, Table, TableCell, TableRow, Tag};
use super::paper::{CELL_GAP, TOP, line};
use super::strip::{RowPart, Strip, kept_lines};
use crate::base::Mm;

/// White at the sides of a cell.
const SIDE: Mm = Mm(1.8);

/// The edges of the columns, from the left.
#[derive(Clone, Debug)]
pub(super) struct Columns(Vec<Mm>);

impl Columns {
    /// Columns that share the width of the text.
    pub(super) fn sharing(shares: &[f64], on: &Composer<'_>) -> Self {
        let all: f64 = shares.iter().sum();
        let mut x = on.paper.left();
        let mut edges = vec![x];
        for share in shares {
            x += on.paper.text_width() * (share / all);
            edges.push(x);
        }
        Self(edges)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// The inside of a cell over these columns.
    pub(super) fn inside(&self, columns: &Range<usize>, on: &Composer<'_>) -> Setting {
        let edge =
            |index: usize| self.0.get(index).or_else(|| self.0.last()).copied().unwrap_or_default();
        let left = edge(columns.start) + SIDE;
        let width = (edge(columns.end) - SIDE - left).max(Mm::ZERO);
        Setting { left, width, ..on.body() }
    }
}

/// A table before it is set.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) columns: Columns,
    /// The rows above it on every page.
    pub(super) head: Vec<Row>,
    /// The others.
    pub(super) rows: Vec<Row>,
}

/// A row of cells, from the left.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// It is at least so many lines high.
    pub(super) at_least: usize,
    /// The first cell alone says where the row may be divided, as far as it reaches.
    pub(super) led: bool,
    /// Its last line stays on the page of the next row.
    pub(super) keep: bool,
}

/// A cell, over one column or more.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) columns: Range<usize>,
    /// Over so many rows; more than one in the head alone.
    pub(super) rows: usize,
    /// Its elements, to a reader.
    elements: RangeInclusive<u32>,
    lines: Vec<CellLine>,
}

#[derive(Debug, Default)]
struct CellLine {
    marks: Vec<Mark>,
    /// Stays on the page of the next line.
    keep: bool,
}

impl Cell {
    /// A cell in which nothing stands yet. Its elements are asked for before the next cell is begun.
    pub(super) const fn new(columns: Range<usize>, on: &Composer<'_>) -> Self {
        // None yet: from the next one to the last one.
        let elements = on.elements + 1..=on.elements;
        Self { columns, rows: 1, elements, lines: Vec::new() }
    }

    /// A further element in it.
    pub(super) fn element(&mut self, role: Role, on: &mut Composer<'_>) -> Tag {
        let tag = on.element(role);
        self.elements = *self.elements.start()..=on.elements;
        tag
    }

    /// Puts lines into the cell from the given one of the row on; gives the one after them.
    pub(super) fn put(&mut self, at: usize, lines: Vec<SetLine>) -> usize {
        let end = at + lines.len();
        if self.lines.len() < end {
            self.lines.resize_with(end, CellLine::default);
        }
        for (line, set) in self.lines.iter_mut().skip(at).zip(lines) {
            line.marks.extend(set.marks);
        }
        end
    }

    /// The same for paragraphs whose first and last lines do not stand alone.
    pub(super) fn put_text(&mut self, at: usize, lines: Vec<SetLine>) -> usize {
        let kept = kept_lines(&lines);
        let end = self.put(at, lines);
        for (line, keep) in self.lines.iter_mut().skip(at).zip(kept) {
            line.keep |= keep;
        }
        end
    }

    /// Lines that stay with those after them.
    pub(super) fn keep(&mut self, lines: Range<usize>) {
        for line in self.lines.iter_mut().take(lines.end).skip(lines.start) {
            line.keep = true;
        }
    }
}

impl Grid {
    /// The strips of the rows; head, and what the table is to a reader, are left with the composer.
    pub(super) fn strips(mut self, on: &mut Composer<'_>) -> Vec<Strip> {
        let table = on.heads.len();
        let count = self.columns.count();
        let tags = |row: &Row, head: bool| TableRow {
            head,
            cells: row.cells.iter().map(|cell| cell.told(head)).collect(),
        };
        let head_rows = self.head.iter().map(|row| tags(row, true));
        let rows = head_rows.chain(self.rows.iter().map(|row| tags(row, false))).collect();
        on.tables.push(Table { rows });
        // A head that would leave no room for rows is not repeated, and flows as they do.
        let (head, _) = set_head(&self.head, count);
        if head.height > (on.paper.bottom() - TOP) / 2.0 {
            self.rows.splice(0..0, self.head.drain(..));
        }
        let uncut = self.rows.iter().map(|row| uncut(row, count)).collect();
        let (strip, bands) = set_head(&self.head, count);
        on.heads.push(Head { strip, bands, edges: self.columns.0, uncut });
        let rows = self.rows.into_iter().enumerate();
        rows.flat_map(|(index, row)| row.strips(table, index)).collect()
    }
}

impl Row {
    fn strips(self, table: usize, row: usize) -> Vec<Strip> {
        let Self { cells, at_least, led, keep: with_next } = self;
        let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let count = tallest.max(at_least).max(1);
        let mut strips: Vec<Strip> = (0..count)
            .map(|index| Strip {
                height: line()
                    + if index == 0 { CELL_GAP } else { Mm::ZERO }
                    + if index + 1 == count { CELL_GAP } else { Mm::ZERO },
                row: Some(RowPart { table, row, strips: if index == 0 { count } else { 0 } }),
                ..Strip::default()
            })
            .collect();
        let led = if led { cells.first().map_or(0, |cell| cell.lines.len()) } else { 0 };
        for (number, cell) in cells.into_iter().enumerate() {
            for (index, (strip, CellLine { marks, keep })) in
                strips.iter_mut().zip(cell.lines).enumerate()
            {
                let above = if index == 0 { CELL_GAP } else { Mm::ZERO };
                strip.marks.extend(marks.into_iter().map(|mark| mark.lowered(above)));
                strip.keep |= keep && (number == 0 || index >= led);
            }
        }
        if let Some(last) = strips.last_mut() {
            last.keep = with_next;
        }
        strips
    }
}

impl Cell {
    fn told(&self, head: bool) -> TableCell {
        TableCell {
            elements: self.elements.clone(),
            columns: self.columns.len(),
            rows: self.rows,
            heads_row: !head && self.columns.start == 0,
        }
    }

    fn height(&self) -> Mm {
        line() * f64::from(u32::try_from(self.lines.len()).unwrap_or(u32::MAX))
    }
}

/// The edges that no rule marks in a row, because a cell reaches over them.
fn uncut(row: &Row, count: usize) -> Vec<usize> {
    let inner = row.cells.iter().flat_map(|cell| cell.columns.start + 1..cell.columns.end);
    inner.filter(|edge| *edge < count).collect()
}

/// The rows of the head as one strip, each cell in the middle of its height.
fn set_head(rows: &[Row], count: usize) -> (Strip, Vec<Band>) {
    let mut heights: Vec<Mm> = rows
        .iter()
        .map(|row| {
            let own = row.cells.iter().filter(|cell| cell.rows == 1).map(Cell::height);
            own.fold(Mm::ZERO, Mm::max) + CELL_GAP * 2.0
        })
        .collect();
    let over = |index: usize, cell: &Cell| index..(index + cell.rows).min(rows.len());
    // What reaches over several rows makes the last of them higher where it must.
    for (index, row) in rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.rows > 1) {
            let heights = heights.get_mut(over(index, cell)).unwrap_or_default();
            let lacking = cell.height() + CELL_GAP * 2.0 - heights.iter().copied().sum::<Mm>();
            if let Some(last) = heights.last_mut() {
                *last += lacking.max(Mm::ZERO);
            }
        }
    }
    let mut strip = Strip::default();
    let mut bands: Vec<Band> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let top = strip.height;
        for cell in &row.cells {
            let room: Mm = heights.get(over(index, cell)).unwrap_or_default().iter().copied().sum();
            let mut y = top + (room - cell.height()) / 2.0;
            for CellLine { marks, keep: _ } in &cell.lines {
                strip.marks.extend(marks.iter().map(|mark| mark.clone().lowered(y)));
                y += line();
            }
        }
        strip.height += heights.get(index).copied().unwrap_or_default();
        // A cell from above or of this row goes on below it.
        let reaching = rows.iter().enumerate().take(index + 1).flat_map(|(from, row)| {
            row.cells.iter().filter(move |cell| from + cell.rows > index + 1)
        });
        let open: Vec<_> = reaching.flat_map(|cell| cell.columns.clone()).collect();
        let above =
            rows.iter().enumerate().take(index).flat_map(|(from, row)| {
                row.cells.iter().filter(move |cell| from + cell.rows > index)
            });
        let inner = above.flat_map(|cell| cell.columns.start + 1..cell.columns.end);
        let mut hidden: Vec<_> = inner.filter(|edge| *edge < count).collect();
        hidden.extend(uncut(row, count));
        bands.push(Band { bottom: strip.height, uncut: hidden, open });
    }
    (strip, bands)
}

#[cfg(test)]
mod tests;
