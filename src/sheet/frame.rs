//! The rules of a table: one across between two rows, one upright between two columns, none through
//! a cell that reaches over both.

use super::page::{Mark, Point};
use super::strip::rule_mark;
use crate::base::Mm;

/// A row of a table, or the part of it that is on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// Its lower edge.
    pub(super) bottom: Mm,
    /// The edges of columns that no rule marks in it.
    pub(super) uncut: Vec<usize>,
    /// The columns that no rule closes below.
    pub(super) open: Vec<usize>,
}

/// The rules of bands one below the other: first those across, from the top.
pub(super) fn rules(top: Mm, bands: &[Band], edges: &[Mm]) -> Vec<Mark> {
    let columns = edges.len().saturating_sub(1);
    let at = |edge: usize| edges.get(edge).copied().unwrap_or_default();
    let mut marks = Vec::new();
    let mut across = |y: Mm, open: &[usize]| {
        let closed = stretches(columns, |column| !open.contains(&column));
        marks.extend(
            closed.map(|(from, to)| rule_mark(Point { x: at(from), y }, Point { x: at(to), y })),
        );
    };
    across(top, &[]);
    for band in bands {
        across(band.bottom, &band.open);
    }
    let top_of = |band: usize| match band.checked_sub(1).and_then(|above| bands.get(above)) {
        Some(above) => above.bottom,
        None => top,
    };
    for (edge, x) in edges.iter().enumerate() {
        let cut = |band: usize| bands.get(band).is_some_and(|band| !band.uncut.contains(&edge));
        marks.extend(stretches(bands.len(), cut).map(|(from, to)| {
            rule_mark(Point { x: *x, y: top_of(from) }, Point { x: *x, y: top_of(to) })
        }));
    }
    marks
}

/// Where something holds without a gap: from the first to behind the last of each stretch.
fn stretches(count: usize, holds: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        from = (from..count).find(|index| holds(*index))?;
        let to = (from..count).find(|index| !holds(*index)).unwrap_or(count);
        let stretch = (from, to);
        from = to;
        Some(stretch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::page::Shape;

    const EDGES: [Mm; 4] = [Mm(0.0), Mm(10.0), Mm(20.0), Mm(30.0)];

    /// Each rule as its ends.
    fn drawn(bands: &[Band]) -> Vec<[i32; 4]> {
        let rule = |mark: &Mark| {
            let Shape::Rule { from, to, .. } = mark.shape else { panic!("no rule") };
            #[expect(clippy::cast_possible_truncation, reason = "whole millimetres")]
            [from.x, from.y, to.x, to.y].map(|mm| mm.0 as i32)
        };
        rules(Mm::ZERO, bands, &EDGES).iter().map(rule).collect()
    }

    fn band(bottom: f64, uncut: &[usize], open: &[usize]) -> Band {
        Band { bottom: Mm(bottom), uncut: uncut.to_vec(), open: open.to_vec() }
    }

    #[test]
    fn plain_rows_have_one_rule_for_each_edge() {
        let bands = [band(5.0, &[], &[]), band(9.0, &[], &[])];
        let across = [[0, 0, 30, 0], [0, 5, 30, 5], [0, 9, 30, 9]];
        let upright = [[0, 0, 0, 9], [10, 0, 10, 9], [20, 0, 20, 9], [30, 0, 30, 9]];
        assert_eq!(drawn(&bands), [&across[..], &upright].concat());
        assert_eq!(drawn(&[]), [[0, 0, 30, 0]]);
    }

    #[test]
    fn no_rule_goes_through_a_cell() {
        // The first column reaches over both rows, the others share a cell in the first.
        let bands = [band(5.0, &[2], &[0]), band(9.0, &[], &[])];
        let across = [[0, 0, 30, 0], [10, 5, 30, 5], [0, 9, 30, 9]];
        let upright = [[0, 0, 0, 9], [10, 0, 10, 9], [20, 5, 20, 9], [30, 0, 30, 9]];
        assert_eq!(drawn(&bands), [&across[..], &upright].concat());
    }
}
