//! The table without a screen: its rows, which of them are shown in which order, and what is
//! marked.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::columns::{Column, Filter, Sort};
use super::row::Row;
use crate::base::Query;

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many rows down, or up.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// The table without a screen.
#[derive(Debug)]
pub struct Model {
    rows: Vec<Row>,
    places: BTreeMap<PathBuf, usize>,
    /// Every row, sorted.
    order: Vec<usize>,
    /// Those that are shown, sorted.
    shown: Vec<usize>,
    typed: String,
    query: Query,
    filter: Filter,
    sort: Sort,
    cursor: Option<PathBuf>,
    /// Whether the officer led the cursor where it is. Until then it rests on the first row, however
    /// many come in above.
    led: bool,
    marked: BTreeSet<PathBuf>,
    /// Of those that are shown: how many are marked, and how many of them have a case.
    marks: (usize, usize),
}

impl Default for Model {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            places: BTreeMap::new(),
            order: Vec::new(),
            shown: Vec::new(),
            typed: String::new(),
            query: Query::default(),
            filter: Filter::default(),
            sort: Sort { column: Column::Changed, falling: true },
            cursor: None,
            led: false,
            marked: BTreeSet::new(),
            marks: (0, 0),
        }
    }
}

impl Model {
    /// Takes rows in; one of a file that is there already takes its place.
    pub fn put(&mut self, rows: Vec<Row>) {
        for row in rows {
            let known = self.places.get(&row.path).copied();
            if let Some(place) = known.and_then(|place| self.rows.get_mut(place)) {
                *place = row;
            } else {
                self.places.insert(row.path.clone(), self.rows.len());
                self.rows.push(row);
            }
        }
        self.put_in_order();
    }

    /// Takes the rows of these files away.
    pub fn remove(&mut self, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        let next = self.position().unwrap_or_default();
        let gone: BTreeSet<_> = paths.iter().collect();
        self.rows.retain(|row| !gone.contains(&row.path));
        self.marked.retain(|path| !gone.contains(path));
        let places = self.rows.iter().enumerate().map(|(place, row)| (row.path.clone(), place));
        self.places = places.collect();
        self.put_in_order();
        if self.position().is_none() {
            // The cursor stays where it was on the screen.
            self.put_cursor(next.min(self.shown.len().saturating_sub(1)));
        }
    }

    /// Takes every row away.
    pub fn clear(&mut self) {
        let Self { sort, .. } = *self;
        *self = Self { sort, ..Self::default() };
    }

    /// How many rows there are, shown or not.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// How many rows are shown.
    pub fn shown(&self) -> usize {
        self.shown.len()
    }

    /// The row that is shown at this place, from the top.
    pub fn row(&self, position: usize) -> Option<&Row> {
        self.rows.get(*self.shown.get(position)?)
    }

    fn shown_rows(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|place| self.rows.get(*place))
    }

    /// What is searched for, as it was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Which rows are wanted.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// How the rows are sorted.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Shows the rows in which every word of this is found.
    pub fn search(&mut self, typed: String) {
        let query = Query::new(&typed);
        let narrows = query.narrows(&self.query);
        (self.typed, self.query) = (typed, query);
        self.choose_shown(narrows);
    }

    /// Shows only such rows.
    pub fn filter_by(&mut self, filter: Filter) {
        self.filter = filter;
        self.choose_shown(false);
    }

    /// Sorts by a column; by the same once more, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        let falling =
            if self.sort.column == column { !self.sort.falling } else { column.falls_first() };
        self.sort = Sort { column, falling };
        self.put_in_order();
    }

    /// Where the cursor is among the rows that are shown.
    pub fn position(&self) -> Option<usize> {
        let place = self.places.get(self.cursor.as_ref()?)?;
        self.shown.iter().position(|shown| shown == place)
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Row> {
        self.row(self.position()?)
    }

    /// Puts the cursor on the row at this place.
    pub fn point_at(&mut self, position: usize) {
        self.led = true;
        self.put_cursor(position);
    }

    fn put_cursor(&mut self, position: usize) {
        self.cursor = self.row(position).map(|row| row.path.clone());
    }

    /// Puts the cursor on the row of this file, as soon as there is one.
    pub fn point_to(&mut self, path: &Path) {
        self.led = true;
        self.cursor = Some(path.to_owned());
    }

    /// Moves the cursor; where there is none, to the first row.
    pub fn go(&mut self, motion: Motion) {
        let last = self.shown.len().saturating_sub(1);
        let to = match (motion, self.position()) {
            (Motion::First, _) | (Motion::By(_), None) => 0,
            (Motion::Last, _) => last,
            (Motion::By(by), Some(from)) => from.saturating_add_signed(by).min(last),
        };
        self.point_at(to);
    }

    /// Whether this row is marked.
    pub fn is_marked(&self, row: &Row) -> bool {
        self.marked.contains(&row.path)
    }

    /// How many of the rows that are shown are marked.
    pub fn marked(&self) -> usize {
        self.marks.0
    }

    /// How many files, and how many with a case, a command is about: see [`Self::meant`].
    pub fn meant_counts(&self) -> (usize, usize) {
        match (self.marks, self.current()) {
            ((0, _), Some(row)) => (1, usize::from(row.readable())),
            (marks, _) => marks,
        }
    }

    /// Marks the row at this place, or takes its mark away.
    pub fn mark(&mut self, position: usize) {
        let Some(path) = self.row(position).map(|row| row.path.clone()) else { return };
        self.led = true;
        if !self.marked.remove(&path) {
            self.marked.insert(path);
        }
        self.count_marks();
    }

    /// Marks every row from the cursor to this place.
    pub fn mark_to(&mut self, position: usize) {
        let from = self.position().unwrap_or(position);
        let range = from.min(position)..=from.max(position);
        let paths = range.filter_map(|at| self.row(at)).map(|row| row.path.clone());
        let paths: Vec<_> = paths.collect();
        self.marked.extend(paths);
        self.count_marks();
        self.point_at(position);
    }

    /// Marks every row that is shown; takes the marks away, where all are marked.
    pub fn mark_all(&mut self) {
        if self.marked() == self.shown() {
            self.unmark();
            return;
        }
        let paths: Vec<_> = self.shown_rows().map(|row| row.path.clone()).collect();
        self.marked.extend(paths);
        self.count_marks();
    }

    /// Takes every mark away.
    pub fn unmark(&mut self) {
        self.marked.clear();
        self.count_marks();
    }

    /// What a command is about: the rows that are marked and shown, else the one under the cursor.
    pub fn meant(&self) -> Vec<&Row> {
        if self.marked() == 0 {
            return self.current().into_iter().collect();
        }
        self.shown_rows().filter(|row| self.is_marked(row)).collect()
    }

    /// The rows of a summary: those that are marked and shown, else all that are shown.
    pub fn listed(&self) -> Vec<&Row> {
        let all = self.marked() == 0;
        self.shown_rows().filter(|row| all || self.is_marked(row)).collect()
    }

    /// Counted when something changes: every frame asks.
    fn count_marks(&mut self) {
        self.marks = (0, 0);
        if self.marked.is_empty() {
            return;
        }
        let marked = self.shown_rows().filter(|row| self.is_marked(row));
        self.marks = marked
            .fold((0, 0), |(files, cases), row| (files + 1, cases + usize::from(row.readable())));
    }

    fn put_in_order(&mut self) {
        let Self { rows, order, sort, .. } = self;
        let Sort { column, falling } = *sort;
        *order = (0..rows.len()).collect();
        order.sort_by(|one, other| {
            let (Some(one), Some(other)) = (rows.get(*one), rows.get(*other)) else {
                return Ordering::Equal;
            };
            let way = column.compare(one, other);
            let way = if falling { way.reverse() } else { way };
            let lacks = column.lacks(one).cmp(&column.lacks(other));
            lacks.then(way).then_with(|| one.path.cmp(&other.path))
        });
        self.choose_shown(false);
    }

    /// Chooses what is shown: of what is shown already, where nothing else can match.
    fn choose_shown(&mut self, narrows: bool) {
        let Self { rows, order, shown, filter, query, .. } = self;
        let searcher = query.searcher();
        let wanted = |place: &usize| {
            rows.get(*place).is_some_and(|row| filter.lets_pass(row) && searcher.finds(&row.texts))
        };
        if narrows {
            shown.retain(wanted);
        } else {
            *shown = order.iter().copied().filter(wanted).collect();
        }
        self.count_marks();
        if !self.led || (self.position().is_none() && !self.query.is_empty()) {
            self.put_cursor(0);
        }
    }
}

#[cfg(test)]
mod tests;
