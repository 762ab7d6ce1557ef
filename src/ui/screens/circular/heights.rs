//! How high each passage of a part stands, so that only those in sight are set.

use std::ops::Range;

/// Heights of a part's passages in a width: measured, or guessed until they are.
#[derive(Debug, Default)]
pub(super) struct Heights {
    of: (usize, u32),
    known: Vec<(f32, bool)>,
}

impl Heights {
    /// Those of another part or width begin anew, guessed.
    pub(super) fn begin(&mut self, part: usize, width: f32, guess: impl Iterator<Item = f32>) {
        let of = (part, width.to_bits());
        if self.of != of || self.known.is_empty() {
            *self = Self { of, known: guess.map(|height| (height, false)).collect() };
        }
    }

    /// A height was measured.
    pub(super) fn set(&mut self, at: usize, height: f32) {
        if let Some(known) = self.known.get_mut(at) {
            *known = (height, true);
        }
    }

    /// Where each passage begins, and the end of the last.
    pub(super) fn tops(&self) -> Vec<f32> {
        let mut end = 0.0;
        let tops = self.known.iter().map(|(height, _)| {
            end += height;
            end
        });
        std::iter::once(0.0).chain(tops).collect()
    }

    /// Some that are only guessed, the nearest to `at` first.
    pub(super) fn guessed(&self, at: usize, most: usize) -> Vec<usize> {
        let guessed = self.known.iter().enumerate().filter(|(_, (_, known))| !known);
        let mut guessed: Vec<_> = guessed.map(|(id, _)| id).collect();
        guessed.sort_by_key(|id| id.abs_diff(at));
        guessed.truncate(most);
        guessed
    }

    /// Whether everything before this is measured.
    pub(super) fn are_known(&self, before: Range<usize>) -> bool {
        self.known.get(before).is_none_or(|known| known.iter().all(|(_, known)| *known))
    }
}
