//! A table of rows: each of its cells answered as its column is, all that is pasted one change.

use std::borrow::Cow;
use std::collections::BTreeMap;

use egui::Ui;

use super::drafts::{Drafts, Spot};
use super::typed::written;
use crate::appraisal::Severity;
use crate::base::FieldId;
use crate::case::{Answer, Edit, Row, read};
use crate::form::{self, Control, Field, FixedRowsDef, Place, Rows, RuleDef};
use crate::ui::screens::case::per_revision::PerRevision;
use crate::ui::widgets::field_id;
use crate::ui::widgets::rows::{self, Change, Column, Kind, Table, TableState};
use crate::ui::{CaseContext, CaseView};
use crate::words;

/// What a table remembers between frames.
#[derive(Debug, Default)]
pub struct TableFieldState {
    table: TableState,
    told: PerRevision<Told>,
    /// The rows as they were last seen, at this revision.
    seen: (u64, Vec<Row>),
    /// Whether they are about to change by what was done here.
    changing: bool,
}

/// What is said of the cells, made once for a revision.
#[derive(Debug)]
struct Told {
    /// What is wrong with a cell, by row and column of the table.
    wrong: BTreeMap<(usize, usize), String>,
    /// What the columns add up to; nothing, where none does.
    foot: Vec<String>,
}

pub(super) fn ui(ui: &mut Ui, cx: &mut CaseContext<'_>, field: &Field, rows: &Rows) {
    let mut state = cx.state.tables.remove(&field.id).unwrap_or_default();
    Grid { view: cx.view, field, rows }.ui(ui, cx, &mut state);
    cx.state.tables.insert(field.id.clone(), state);
}

/// A table, and the case in which it is answered.
struct Grid<'a> {
    view: &'a CaseView<'a>,
    field: &'a Field,
    rows: &'a Rows,
}

impl Grid<'_> {
    fn ui(&self, ui: &mut Ui, cx: &mut CaseContext<'_>, state: &mut TableFieldState) {
        let Self { view, field, rows } = *self;
        self.watch(state, &mut cx.state.drafts);
        let told = state.told.get(view, |_| self.told());
        if cx.state.found(&field.id) {
            let (row, column) = self.first_finding().unwrap_or_else(|| (0, self.first_typed()));
            state.table.want(row, column);
        }
        let columns = self.columns();
        let id = field_id(&field.id);
        let focus = ui.memory(egui::Memory::focused);
        let cell_id = |row, column| rows::cell_id(id, self.first_typed(), row, column);
        let drafts = &cx.state.drafts;
        let cell = |row: usize, column: usize| {
            self.cell(drafts, row, column, focus == Some(cell_id(row, column)))
        };
        let wrong = |row: usize, column: usize| self.wrong(drafts, &told, row, column);
        let foot: Vec<_> = told.foot.iter().map(|words| Cow::from(words.as_str())).collect();
        let name = field.full_label();
        let table = Table {
            id,
            name: &name,
            columns: &columns,
            rows: self.shown(),
            open: rows.is_open(),
            locked: view.is_locked(&field.id),
            cell: &cell,
            wrong: &wrong,
            foot: &foot,
        };
        let changes = table.show(ui, view.theme, view.lang, &mut state.table);
        if let Some((row, column)) = state.table.focused() {
            cx.state.last = Some(field.id.clone());
            let typing = self.column(column).map(|of| self.spot(row, of));
            cx.state.drafts.tidy(&field.id, typing.as_ref());
        } else {
            cx.state.drafts.tidy(&field.id, None);
        }
        for change in changes {
            if let Some((edit, continues)) = self.edit(&mut cx.state.drafts, change) {
                state.changing = true;
                cx.edit(edit, continues);
            }
        }
    }

    /// How many rows are shown; one to begin in, where rows are free and there are none.
    fn shown(&self) -> usize {
        let shown = self.rows.shown(self.count());
        if self.rows.is_open() { shown.max(1) } else { shown }
    }

    fn count(&self) -> usize {
        self.view.case.rows(self.field.id.as_str()).len()
    }

    /// How many columns of names stand before those that are answered.
    fn named(&self) -> usize {
        usize::from(self.rows.fixed.is_some())
    }

    fn column(&self, column: usize) -> Option<&form::Column> {
        self.rows.columns.get(column.checked_sub(self.named())?)
    }

    fn first_typed(&self) -> usize {
        let typed = |of: &form::Column| !matches!(of.control, Control::Value(_));
        self.named() + self.rows.columns.iter().position(typed).unwrap_or(0)
    }

    fn spot(&self, row: usize, column: &form::Column) -> Spot {
        (self.field.id.clone(), Some((row, column.id.clone())))
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let named = |fixed: &FixedRowsDef| Column {
            head: Cow::from(fixed.head.clone()),
            share: 2,
            kind: Kind::Fixed,
        };
        let of = |column: &'_ form::Column| Column {
            head: Cow::from(column.label.clone()),
            share: column.share,
            kind: match &column.control {
                Control::Choice(choices) => {
                    Kind::Choice(choices.iter().map(|of| Cow::from(of.label.clone())).collect())
                }
                Control::Paragraphs => Kind::Paragraphs,
                Control::Value(_) => Kind::Fixed,
                Control::Line
                | Control::Number(_)
                | Control::Money { .. }
                | Control::Date
                | Control::Question(_)
                | Control::Ticks(_)
                | Control::Level(_)
                | Control::Points(_)
                | Control::Rows(_) => Kind::Line,
            },
        };
        self.rows.fixed.iter().map(named).chain(self.rows.columns.iter().map(of)).collect()
    }

    fn cell(&self, drafts: &Drafts, row: usize, column: usize, typing: bool) -> Cow<'_, str> {
        let Self { view, field, rows } = *self;
        let Some(of) = self.column(column) else {
            let label = rows.fixed.as_ref().and_then(|fixed| fixed.labels.get(row));
            return Cow::from(label.map_or("", String::as_str));
        };
        if let Control::Value(value) = &of.control {
            let number = view.appraisal.values.cell(&field.id, row, &of.id);
            return Cow::from(
                number.map_or_else(String::new, |number| view.lang.amount(value.amount, number)),
            );
        }
        let answer = view.case.cell(field.id.as_str(), row, of.id.as_str());
        match (drafts.at(&self.spot(row, of), answer), answer) {
            (Some(draft), _) => Cow::Owned(draft.text.clone()),
            (None, Some(Answer::Text(text))) => Cow::Borrowed(text),
            (None, _) => written(view.lang, &of.control, answer, typing).into(),
        }
    }

    fn wrong(&self, drafts: &Drafts, told: &Told, row: usize, column: usize) -> Option<String> {
        let of = self.column(column)?;
        let answer = self.view.case.cell(self.field.id.as_str(), row, of.id.as_str());
        let error = drafts.at(&self.spot(row, of), answer).and_then(|draft| draft.error.as_ref());
        error
            .map(|error| words::typed_error(self.view.lang, error))
            .or_else(|| told.wrong.get(&(row, column)).cloned())
    }

    fn told(&self) -> Told {
        let Self { view, field, rows } = *self;
        let here = view.appraisal.findings.iter().filter(|of| of.field == field.id);
        // What is still missing is no mistake of who has just begun the row.
        let wrong = here
            .filter(|finding| finding.severity() != Severity::Missing)
            .filter_map(|finding| {
                let (row, column) = finding.cell.as_ref()?;
                let column = rows.columns.iter().position(|of| of.id == *column)?;
                let sentence = words::finding(view.lang, view.form, finding);
                Some(((*row, column + self.named()), sentence))
            })
            .collect();
        let sums: Vec<_> = rows.columns.iter().map(|column| self.sum(&column.id)).collect();
        let mut foot = Vec::new();
        if sums.iter().any(Option::is_some) {
            foot = vec![String::new(); self.named()];
            foot.extend(sums.into_iter().map(Option::unwrap_or_default));
        }
        Told { wrong, foot }
    }

    /// What a column adds up to, where the form has a rule for that.
    fn sum(&self, column: &FieldId) -> Option<String> {
        let Self { view, field, .. } = *self;
        let place = Place::Column { rows: field.id.clone(), column: column.clone() };
        let mut rules = view.form.working_rules();
        rules.find_map(|rule| {
            let RuleDef::SumRows { of, value } = rule else { return None };
            view.form.place(of).filter(|(found, _)| *found == place)?;
            let amount = view.form.field(value.as_str())?.control.amount()?;
            let number = view.appraisal.values.field(value.as_str())?;
            Some(view.lang.amount(amount, number))
        })
    }

    /// The cell of the first finding.
    fn first_finding(&self) -> Option<(usize, usize)> {
        let mut here = self.view.appraisal.findings.iter().filter(|of| of.field == self.field.id);
        let (row, column) = here.find_map(|finding| finding.cell.as_ref())?;
        let column = self.rows.columns.iter().position(|of| of.id == *column)?;
        Some((*row, column + self.named()))
    }

    /// Where the rows changed by something else than this table, as by undoing, what is typed and
    /// cannot be read has lost its row.
    fn watch(&self, state: &mut TableFieldState, drafts: &mut Drafts) {
        let revision = self.view.revision;
        if state.seen.0 == revision {
            return;
        }
        let rows = self.view.case.rows(self.field.id.as_str());
        if rows != state.seen.1 {
            if !state.changing {
                drafts.forget(&self.field.id);
            }
            state.seen.1 = rows.to_vec();
        }
        state.seen.0 = revision;
        state.changing = false;
    }

    /// What makes of the case what the table was asked to become.
    fn edit(&self, drafts: &mut Drafts, change: Change) -> Option<(Edit, bool)> {
        let (id, count) = (&self.field.id, self.count());
        match change {
            Change::Text { row, column, text, continues } => {
                let of = self.column(column)?;
                let answer = self.typed(drafts, row, of, text);
                Some((self.cell_edit(row, of, answer.as_ref())?, continues))
            }
            Change::Choose { row, column, option } => {
                let of = self.column(column)?;
                let chosen = option.and_then(|option| of.control.choices().get(option));
                let answer = chosen.map(|choice| Answer::Choice(choice.id.clone()));
                Some((self.cell_edit(row, of, answer.as_ref())?, false))
            }
            Change::Add(at) => {
                drafts.moved(id, |row| Some(if row < at { row } else { row + 1 }));
                let new = Edit::insert_rows(id.clone(), at, vec![Row::default()]);
                Some((self.with_rows(at).and(new), false))
            }
            Change::Remove(row) => {
                drafts.moved(id, |of| (of != row).then(|| of - usize::from(of > row)));
                (row < count).then(|| (Edit::remove_rows(id.clone(), row, 1), false))
            }
            Change::Move { row, to } => {
                drafts.moved(id, |of| Some(place_after(of, row, to)));
                let there = Edit::move_row(id.clone(), row, to);
                Some((self.with_rows(row.max(to) + 1).and(there), false))
            }
            Change::Paste { row, column, cells } => {
                let rows = cells.into_iter().zip(row..);
                Some((self.pasted(drafts, rows, column), false))
            }
        }
    }

    /// The answer that was typed into a cell.
    fn typed(
        &self,
        drafts: &mut Drafts,
        row: usize,
        of: &form::Column,
        text: String,
    ) -> Option<Answer> {
        if of.control.is_text() {
            Answer::words(&text)
        } else {
            drafts.typed(&of.control, self.spot(row, of), text)
        }
    }

    /// Another answer in a cell, in a row that there is from now on; nothing, where it is the same.
    fn cell_edit(&self, row: usize, of: &form::Column, answer: Option<&Answer>) -> Option<Edit> {
        let id = &self.field.id;
        let now = self.view.case.cell(id.as_str(), row, of.id.as_str());
        let cell = || Edit::cell(id.clone(), row, of.id.clone(), answer.cloned());
        (now != answer).then(|| self.with_rows(row + 1).and(cell()))
    }

    /// So many rows, where there are fewer: those that are shown blank are none yet.
    fn with_rows(&self, wanted: usize) -> Edit {
        let count = self.count();
        if wanted <= count || !self.rows.is_open() {
            return Edit::default();
        }
        Edit::insert_rows(self.field.id.clone(), count, vec![Row::default(); wanted - count])
    }

    /// Cells from a spreadsheet, all of them one change. What cannot be read stays in sight.
    fn pasted(
        &self,
        drafts: &mut Drafts,
        lines: impl Iterator<Item = (Vec<String>, usize)>,
        from: usize,
    ) -> Edit {
        let (id, count) = (&self.field.id, self.count());
        let (mut cells, mut new) = (Edit::default(), Vec::new());
        for (line, row) in lines {
            let mut answers = Vec::new();
            for (text, column) in line.into_iter().zip(from..) {
                let Some(of) = self.column(column) else { continue };
                if matches!(of.control, Control::Value(_)) {
                    continue;
                }
                let text =
                    if of.control == Control::Paragraphs { text } else { text.trim().into() };
                answers.push((of, self.read_pasted(drafts, row, of, text)));
            }
            if row < count || !self.rows.is_open() {
                if row < self.shown() {
                    for (of, answer) in answers {
                        cells = cells.and(Edit::cell(id.clone(), row, of.id.clone(), answer));
                    }
                }
            } else {
                new.resize_with(row - count, Row::default);
                let answered =
                    answers.into_iter().filter_map(|(of, answer)| Some((of.id.clone(), answer?)));
                new.push(Row::new(answered, BTreeMap::new()));
            }
        }
        if new.is_empty() { cells } else { cells.and(Edit::insert_rows(id.clone(), count, new)) }
    }

    fn read_pasted(
        &self,
        drafts: &mut Drafts,
        row: usize,
        of: &form::Column,
        text: String,
    ) -> Option<Answer> {
        match read(&of.control, &text) {
            Ok(answer) => answer,
            Err(_) => drafts.typed(&of.control, self.spot(row, of), text),
        }
    }
}

/// Where a row stands once another one was moved.
fn place_after(row: usize, from: usize, to: usize) -> usize {
    if row == from {
        to
    } else if from < row && row <= to {
        row - 1
    } else if to <= row && row < from {
        row + 1
    } else {
        row
    }
}

#[cfg(test)]
mod tests {
    use super::place_after;

    #[test]
    fn the_others_make_room_for_a_row_that_moves() {
        for (from, to) in [(0, 3), (3, 0), (1, 2), (2, 2)] {
            let mut rows: Vec<usize> = (0..5).collect();
            let moved = rows.remove(from);
            rows.insert(to, moved);
            for row in 0..5 {
                assert_eq!(rows.get(place_after(row, from, to)), Some(&row), "{from} {to}");
            }
        }
    }
}
