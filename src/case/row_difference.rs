//! What differs between two tables, row by row.

use super::Row;

/// A row that two tables do not share: another one in the same place, one that was taken out, or
/// one that was put in. Each with its place, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference<'a> {
    /// The row of the one table.
    pub one: Option<(usize, &'a Row)>,
    /// The row of the other.
    pub other: Option<(usize, &'a Row)>,
}

/// More pairs of rows than these are not compared each with each: tables of so many rows that
/// differ in the most are told apart by place.
const MOST: usize = 1_000_000;

/// Everything in which two tables differ, in their order.
pub fn row_differences<'a>(one: &'a [Row], other: &'a [Row]) -> Vec<RowDifference<'a>> {
    let same = |(one, other): &(&Row, &Row)| one == other;
    let head = one.iter().zip(other).take_while(same).count();
    let (one_rest, other_rest) = (tail(one, head), tail(other, head));
    let foot = one_rest.iter().rev().zip(other_rest.iter().rev()).take_while(same).count();
    let (one_rest, other_rest) = (without(one_rest, foot), without(other_rest, foot));
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in
        common(one_rest, other_rest).into_iter().chain([(one_rest.len(), other_rest.len())])
    {
        // Between two shared rows, what was taken out and what was put in stand side by side.
        while i < next_i || j < next_j {
            let at = |rows: &'a [Row], place: usize, end: usize| {
                rows.get(place).filter(|_| place < end).map(|row| (head + place, row))
            };
            found.push(RowDifference {
                one: at(one_rest, i, next_i),
                other: at(other_rest, j, next_j),
            });
            i += usize::from(i < next_i);
            j += usize::from(j < next_j);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    found
}

fn tail(rows: &[Row], from: usize) -> &[Row] {
    rows.get(from..).unwrap_or_default()
}

fn without(rows: &[Row], last: usize) -> &[Row] {
    rows.get(..rows.len().saturating_sub(last)).unwrap_or_default()
}

/// The places of a longest run of rows that both have, in order.
fn common(one: &[Row], other: &[Row]) -> Vec<(usize, usize)> {
    if one.len().saturating_mul(other.len()) > MOST {
        return Vec::new();
    }
    let width = other.len() + 1;
    let mut lengths = vec![0_u32; (one.len() + 1) * width];
    let get =
        |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, row) in one.iter().enumerate().rev() {
        for (j, of) in other.iter().enumerate().rev() {
            let length = if row == of {
                get(&lengths, i + 1, j + 1) + 1
            } else {
                get(&lengths, i + 1, j).max(get(&lengths, i, j + 1))
            };
            if let Some(place) = lengths.get_mut(i * width + j) {
                *place = length;
            }
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while let (Some(row), Some(of)) = (one.get(i), other.get(j)) {
        if row == of {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if get(&lengths, i + 1, j) >= get(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}
