//! Tables on the papers: every row covers every column once, and shows what there is.

use super::Check;
use crate::base::FieldId;
use crate::form::{EachDef, GridRowDef, HeadCellDef, KindDef, Problem, bounds};

impl<'a> Check<'a> {
    pub(super) fn grid(
        &mut self,
        place: &str,
        shares: &[u16],
        head: &'a [Vec<HeadCellDef>],
        rows: &'a [GridRowDef],
    ) {
        let columns = shares.len();
        if columns == 0 || shares.contains(&0) || rows.is_empty() {
            self.report(place, Problem::Empty);
        }
        for (row, covered) in covered_by_head(head).into_iter().enumerate() {
            self.covers(&format!("{place}.head[{row}]"), covered, columns);
        }
        for (row, cells) in head.iter().enumerate() {
            for cell in cells {
                let beyond = row + usize::from(cell.rows) > head.len();
                self.pieces(&format!("{place}.head[{row}]"), &cell.pieces);
                let empty = cell.words.is_empty() == cell.pieces.is_empty();
                if empty || cell.columns == 0 || cell.rows == 0 || beyond {
                    self.report(format!("{place}.head[{row}]"), Problem::Empty);
                }
            }
        }
        for (at, row) in rows.iter().enumerate() {
            let place = format!("{place}.rows[{at}]");
            match row {
                GridRowDef::Row(cells) => {
                    let covered = cells.iter().map(|cell| usize::from(cell.columns)).sum();
                    self.covers(&place, covered, columns);
                    for cell in cells {
                        self.pieces(&place, &cell.pieces);
                        if let Some(problem) = bounds::free_lines(cell.lines.max(1)) {
                            self.report(&place, problem);
                        }
                    }
                }
                GridRowDef::Answers(field) => {
                    if columns < 2 {
                        self.covers(&place, 2, columns);
                    }
                    self.bind(&place, field, |control| !control.choices().is_empty());
                }
                GridRowDef::Each { field, cells } => {
                    let covered = cells.iter().map(|cell| usize::from(cell.columns())).sum();
                    self.covers(&place, covered, columns);
                    self.bind(&place, field, |control| control.rows().is_some());
                    self.each(&place, field, cells);
                }
            }
        }
    }

    /// Every column that is answered stands on the paper, and no other.
    fn each(&mut self, place: &str, field: &FieldId, cells: &[EachDef]) {
        let def = self.def;
        let mut fields = def.parts.iter().flat_map(|part| &part.fields);
        let kind = fields.find(|def| def.id == *field).map(|def| &def.kind);
        let Some(KindDef::Rows { columns, fixed, .. }) = kind else { return };
        let shown = |id: &FieldId| cells.iter().any(|cell| cell.answer() == Some(id));
        let printed = columns.iter().filter(|column| !column.screen_only);
        for column in printed.filter(|column| !shown(&column.id)) {
            self.report(place, Problem::FieldNotOnPage(column.id.clone()));
        }
        for cell in cells {
            let known = |id: &&FieldId| columns.iter().any(|column| column.id == **id);
            if let Some(id) = cell.answer().filter(|id| !known(id)) {
                self.report(place, Problem::UnknownField(id.clone()));
            }
            if *cell == EachDef::Label && fixed.is_none() {
                self.report(place, Problem::WrongKind(field.clone()));
            }
            if let EachDef::Words(words)
            | EachDef::Until { words, .. }
            | EachDef::Said { words, .. } = cell
            {
                self.filled(place, words);
            }
        }
    }

    fn covers(&mut self, place: &str, covered: usize, columns: usize) {
        if covered != columns {
            self.report(place, Problem::RowCovers { covered, columns });
        }
    }
}

/// How many columns each row of the head covers, with what reaches down into it.
fn covered_by_head(head: &[Vec<HeadCellDef>]) -> Vec<usize> {
    let over = |row: usize| {
        let reaching = head.iter().enumerate().take(row + 1).flat_map(move |(from, cells)| {
            cells.iter().filter(move |cell| from + usize::from(cell.rows) > row)
        });
        reaching.map(|cell| usize::from(cell.columns)).sum()
    };
    (0..head.len()).map(over).collect()
}
