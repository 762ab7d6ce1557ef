//! Where the cells of a table stand.

use std::ops::Range;

use super::Column;

/// A column is not narrower, as long as all have so much room.
const NARROWEST: f32 = 56.0;

/// Where each column begins, and how wide it is, from the left of the table.
pub(super) fn columns_in(numbers: f32, width: f32, columns: &[Column<'_>]) -> Vec<(f32, f32)> {
    let room = (width - numbers).max(0.0);
    let shares: f32 = columns.iter().map(|column| f32::from(column.share.max(1))).sum();
    let count: f32 = columns.iter().map(|_| 1.0).sum();
    // Each has the least, where the shares alone would leave one with less, and all of them stay
    // in sight.
    let least = columns.iter().map(|column| f32::from(column.share.max(1))).fold(shares, f32::min);
    let tight = room * least / shares.max(1.0) < NARROWEST;
    let each = if tight { NARROWEST.min(room / count.max(1.0)) } else { 0.0 };
    let spare = room - each * count;
    let mut left = numbers;
    let place = |column: &Column<'_>| {
        let width = each + spare * f32::from(column.share.max(1)) / shares.max(1.0);
        let place = (left, width);
        left += width;
        place
    };
    columns.iter().map(place).collect()
}

/// How tall each row is: as it was when it was last drawn; until then, one line.
#[derive(Debug, Default)]
pub(super) struct Heights {
    rows: Vec<f32>,
    /// Where each row begins, and the last ends.
    tops: Vec<f32>,
    changed: bool,
}

impl Heights {
    /// Makes it those of so many rows.
    pub(super) fn fit(&mut self, rows: usize, line: f32) {
        if self.rows.len() != rows || self.changed || self.tops.len() != rows + 1 {
            self.rows.resize(rows, line);
            let mut top = 0.0;
            self.tops.clear();
            self.tops.push(top);
            for height in &self.rows {
                top += height;
                self.tops.push(top);
            }
        }
        self.changed = false;
    }

    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    pub(super) fn top(&self, row: usize) -> f32 {
        self.tops.get(row).copied().unwrap_or_else(|| self.total())
    }

    pub(super) fn of(&self, row: usize) -> f32 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// The row at a depth.
    pub(super) fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The rows of which something lies between two depths.
    pub(super) fn within(&self, from: f32, to: f32) -> Range<usize> {
        if to <= 0.0 || from >= self.total() {
            return 0..0;
        }
        self.at(from.max(0.0))..(self.at(to) + 1).min(self.rows.len())
    }

    pub(super) fn set(&mut self, row: usize, height: f32) {
        if let Some(known) = self.rows.get_mut(row)
            && (*known - height).abs() > 0.5
        {
            *known = height;
            self.changed = true;
        }
    }

    /// Whether a row turned out to be of another height than it was drawn with.
    pub(super) fn changed(&self) -> bool {
        self.changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_columns_there_are_all_of_them_are_in_sight() {
        let column = |share| {
            let kind = super::super::Kind::Line;
            Column { head: std::borrow::Cow::from(""), share, kind }
        };
        for count in [1, 2, 11, 30] {
            let columns: Vec<_> = (0..count).map(|at| column(1 + at % 3)).collect();
            let places = columns_in(44.0, 768.0, &columns);
            let (left, width) = places.last().unwrap();
            assert!((left + width - 768.0).abs() < 0.5, "{count}: {places:?}");
            let least = if count <= 12 { NARROWEST } else { 20.0 };
            assert!(places.iter().all(|(_, width)| *width > least - 0.5), "{count}: {places:?}");
        }
    }

    #[test]
    fn the_rows_between_two_depths_are_those_seen() {
        let mut heights = Heights::default();
        heights.fit(10, 20.0);
        heights.set(1, 60.0);
        assert!(heights.changed());
        heights.fit(10, 20.0);
        assert!(!heights.changed());
        assert_eq!(heights.total().to_bits(), 240.0_f32.to_bits());
        assert_eq!(heights.within(-100.0, 25.0), 0..2);
        assert_eq!(heights.within(79.0, 81.0), 1..3);
        assert_eq!(heights.within(230.0, 900.0), 9..10);
        assert_eq!(heights.within(240.0, 900.0), 0..0);
        assert_eq!(heights.within(-50.0, -1.0), 0..0);
        heights.fit(0, 20.0);
        assert_eq!(heights.within(0.0, 10.0), 0..0);
    }
}
