//! One paragraph: the pieces that stay on one line, and the lines they fill.
//!
//! A change measures anew what stands near it; the rest of a long paragraph is kept. What is long
//! and new is measured window by window, so that no frame waits for all of it.

use std::ops::Range;

use crate::base::thai_chars::{is_following_vowel, is_mark};
use crate::text::breaks::{clusters, line_breaks, tears};

/// How far around a change, in bytes, lines may come to break elsewhere.
const REACH: usize = 400;

/// So many bytes are measured in one go: some thousand Thai letters.
pub(super) const WINDOW: usize = 3_000;

/// From so many bytes is guessed how many stand on a line.
const SAMPLE: usize = 90;

/// What may not be broken, with the spaces behind it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    end: usize,
    /// Its width without the spaces at its end.
    ink: f32,
    advance: f32,
}

/// A paragraph cut into pieces and wrapped.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    text: Box<str>,
    /// Of its beginning, or of all of it: the rest is measured by and by.
    pieces: Vec<Piece>,
    starts: Vec<usize>,
    wrapped_at: Option<f32>,
}

/// How wide a range of the paragraph's text is.
pub(super) type Measure<'a> = dyn FnMut(&str, Range<usize>) -> f32 + 'a;

impl Paragraph {
    /// A text of which nothing is measured yet.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// What this paragraph becomes when its text does: what stands far from the change is kept.
    pub(super) fn changed(&self, text: &str, measure: &mut Measure<'_>) -> Self {
        let (before, after) = common_ends(&self.text, text);
        // From a line break well before the change to one well behind it.
        let keep = before.saturating_sub(REACH);
        let first = self.pieces.partition_point(|piece| piece.end <= keep);
        let start = end_of(&self.pieces, first);
        let far = (self.text.len() - after + REACH).min(self.text.len());
        let last = self.pieces.partition_point(|piece| piece.end < far);
        let kept: Vec<Piece> = self.pieces.get(..first).unwrap_or_default().to_vec();
        let mut changed = Self { text: text.into(), pieces: kept, ..Self::default() };
        let Some(old_end) = self.pieces.get(last).map(|piece| piece.end) else {
            return changed;
        };
        let end = text.len() - (self.text.len() - old_end);
        if end.saturating_sub(start) > WINDOW {
            return changed;
        }
        changed.pieces.extend(pieces(text, start..end, measure));
        let behind = self.pieces.get(last + 1..).unwrap_or_default().iter();
        changed.pieces.extend(
            behind.map(|piece| Piece { end: piece.end + text.len() - self.text.len(), ..*piece }),
        );
        changed
    }

    /// Whether all of it is measured.
    pub(super) fn is_whole(&self) -> bool {
        self.measured() == self.text.len()
    }

    /// How much of it is measured, in bytes.
    fn measured(&self) -> usize {
        end_of(&self.pieces, self.pieces.len())
    }

    /// Measures what is not measured yet, as long as there is effort left, in bytes.
    pub(super) fn go_on(&mut self, effort: &mut usize, measure: &mut Measure<'_>) {
        while !self.is_whole() && *effort > 0 {
            let start = self.measured();
            self.measure_window(start, measure);
            *effort = effort.saturating_sub(self.measured() - start);
            self.wrapped_at = None;
        }
    }

    /// Measures the next stretch: some words before it and behind it are looked at, too, since
    /// they decide where a line may end.
    fn measure_window(&mut self, start: usize, measure: &mut Measure<'_>) {
        let all = self.text.len();
        if all <= WINDOW {
            self.pieces = pieces(&self.text, 0..all, measure);
            return;
        }
        let before = self.pieces.partition_point(|piece| piece.end + REACH <= start);
        let from = end_of(&self.pieces, before);
        let end = boundary(&self.text, start + WINDOW);
        let far = boundary(&self.text, end + REACH);
        let part = self.text.get(from..far).unwrap_or_default();
        let last = if far == all { all } else { end };
        let within = |at: &usize| (start + 1..=last).contains(at);
        let mut ends: Vec<usize> =
            line_breaks(part).iter().map(|at| at + from).filter(within).collect();
        if far == all {
            ends.push(all);
        } else if ends.is_empty() {
            // A word longer than that is no word; it is torn anyhow.
            let run = self.text.get(start..far).unwrap_or_default();
            let torn = clusters(run).into_iter().map(|cluster| cluster.end + start);
            ends.push(torn.take_while(|at| *at <= end).last().unwrap_or(far));
        }
        extend(&mut self.pieces, &self.text, start, ends, measure);
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines start, the first at 0.
    pub(super) fn wrap(&mut self, width: f32, measure: &mut Measure<'_>) -> &[usize] {
        if self.wrapped_at.is_none_or(|known| known.to_bits() != width.to_bits()) {
            self.starts = self.wrapped(width, measure);
            self.wrapped_at = Some(width);
        }
        &self.starts
    }

    fn wrapped(&self, width: f32, measure: &mut Measure<'_>) -> Vec<usize> {
        let mut starts = vec![0];
        let (mut start, mut x) = (0, 0.0);
        for piece in &self.pieces {
            if x + piece.ink > width && x > 0.0 {
                starts.push(start);
                x = 0.0;
            }
            if piece.ink > width {
                x = self.tear(start..piece.end, width, &mut starts, measure);
            } else {
                x += piece.advance;
            }
            start = piece.end;
        }
        self.guess(start, x, width, &mut starts, measure);
        starts
    }

    /// Lines for what is not measured yet, as many as there will be, more or less.
    fn guess(
        &self,
        start: usize,
        x: f32,
        width: f32,
        starts: &mut Vec<usize>,
        measure: &mut Measure<'_>,
    ) {
        let rest = self.text.get(start..).unwrap_or_default();
        if rest.is_empty() || !width.is_finite() {
            return;
        }
        let sample = boundary(rest, SAMPLE);
        let wide = measure(&self.text, start..start + sample).max(1.0);
        let fits = |room: f32| share(sample, room / wide);
        let mut at = start;
        let mut line = fits(width - x);
        if line < 4 {
            starts.push(at);
            line = fits(width);
        }
        loop {
            let mut end = boundary(&self.text, at + line.max(4));
            while self.text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(hangs) {
                end = boundary(&self.text, end + 1);
            }
            if end >= self.text.len() {
                return;
            }
            starts.push(end);
            at = end;
            line = fits(width);
        }
    }

    /// Breaks a piece that is wider than a line; gives where its last line ends.
    fn tear(
        &self,
        piece: Range<usize>,
        width: f32,
        starts: &mut Vec<usize>,
        measure: &mut Measure<'_>,
    ) -> f32 {
        let text = self.text.get(piece.clone()).unwrap_or_default();
        let syllables = tears(text).into_iter().chain([text.len()]);
        let (mut x, mut from) = (0.0, piece.start);
        for end in syllables.map(|at| at + piece.start) {
            let whole = from..end;
            let syllable = self.text.get(whole.clone()).unwrap_or_default();
            let parts = if measure(&self.text, whole.clone()) > width {
                let at = |cluster: Range<usize>| cluster.start + from..cluster.end + from;
                clusters(syllable).into_iter().map(at).collect()
            } else {
                Vec::from([whole])
            };
            for part in parts {
                let advance = measure(&self.text, part.clone());
                let blank = self.text.get(part.clone()).is_some_and(|text| text.trim().is_empty());
                if x > 0.0 && x + advance > width && !blank {
                    starts.push(part.start);
                    x = 0.0;
                }
                x += advance;
            }
            from = end;
        }
        x
    }
}

fn pieces(text: &str, range: Range<usize>, measure: &mut Measure<'_>) -> Vec<Piece> {
    let part = text.get(range.clone()).unwrap_or_default();
    let breaks = line_breaks(part);
    let ends = breaks.iter().copied().chain([part.len()]).filter(|end| *end > 0);
    let mut pieces = Vec::new();
    extend(&mut pieces, text, range.start, ends.map(|end| end + range.start), measure);
    pieces
}

/// Adds the pieces that begin here and end there.
fn extend(
    pieces: &mut Vec<Piece>,
    text: &str,
    mut start: usize,
    ends: impl IntoIterator<Item = usize>,
    measure: &mut Measure<'_>,
) {
    pieces.extend(ends.into_iter().map(|end| {
        let ink = text.get(start..end).unwrap_or_default().trim_end_matches(' ').len();
        let advance = measure(text, start..end);
        let inked = if start + ink == end { advance } else { measure(text, start..start + ink) };
        start = end;
        Piece { end, ink: inked, advance }
    }));
}

/// Where the first so many pieces end.
fn end_of(pieces: &[Piece], count: usize) -> usize {
    count.checked_sub(1).and_then(|last| pieces.get(last)).map_or(0, |piece| piece.end)
}

/// The next place from here on where a character begins, or the end.
fn boundary(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

/// Whether a character stands on the one before it.
fn hangs(c: char) -> bool {
    is_mark(c) || is_following_vowel(c)
}

/// So many times a small number.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a guess at some dozens"
)]
fn share(of: usize, times: f32) -> usize {
    (of as f32 * times.clamp(0.0, 100.0)) as usize
}

/// How many bytes two texts share at their beginnings and, of the rest, at their ends.
pub(super) fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let mut before = old.bytes().zip(new.bytes()).take_while(same).count();
    while !(old.is_char_boundary(before) && new.is_char_boundary(before)) {
        before -= 1;
    }
    let most = old.len().min(new.len()) - before;
    let mut after = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(same).count();
    while !(old.is_char_boundary(old.len() - after) && new.is_char_boundary(new.len() - after)) {
        after -= 1;
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = include_str!("../../../tests/fixtures/thai-words.txt");

    fn wide(range: &Range<usize>) -> f32 {
        f32::from(u16::try_from(range.len()).unwrap())
    }

    /// Where the pieces of a text end, measured in so many goes.
    fn ends(text: &str, effort: usize) -> (Vec<usize>, usize) {
        let mut paragraph = Paragraph::new(text);
        let mut goes = 0;
        while !paragraph.is_whole() {
            let mut effort = effort;
            paragraph.go_on(&mut effort, &mut |_, range| wide(&range));
            goes += 1;
        }
        (paragraph.pieces.iter().map(|piece| piece.end).collect(), goes)
    }

    #[test]
    fn a_long_text_measured_by_and_by_breaks_as_it_does_all_at_once() {
        let phrases = WORDS.lines().filter(|line| !line.starts_with(['[', '#']));
        let text = phrases.collect::<Vec<_>>().concat().replace(['|', '·', '_'], " ");
        let text = [text.as_str(), &text.replace(' ', "")].join("- ");
        assert!(text.len() > 10 * WINDOW, "{}", text.len());
        let (ends, goes) = ends(&text, WINDOW);
        assert!(goes > 5, "{goes}");
        assert_eq!(ends.split_last().unwrap().1, &*line_breaks(&text));
    }

    #[test]
    fn a_word_without_end_is_torn_between_characters() {
        for unit in ["ก", "เ", "น้ำ", "a", "\u{A0}", "่"] {
            let text = unit.repeat(20_000);
            let (ends, goes) = ends(&text, WINDOW);
            assert!(goes > 5, "{goes}");
            assert_eq!(ends.last(), Some(&text.len()));
            assert!(ends.iter().all(|end| text.is_char_boundary(*end)));
        }
    }

    #[test]
    fn lines_are_guessed_before_they_are_measured() {
        let text = "ปฏิบัติงานที่ค่อนข้างยาก ".repeat(400);
        let mut measure = |_: &str, range: Range<usize>| wide(&range);
        let mut paragraph = Paragraph::new(&text);
        let guessed = paragraph.wrap(300.0, &mut measure).to_vec();
        let mut effort = usize::MAX;
        paragraph.go_on(&mut effort, &mut measure);
        let lines = paragraph.wrap(300.0, &mut measure).to_vec();
        assert!(guessed.iter().all(|start| text.is_char_boundary(*start)));
        assert!(guessed.is_sorted() && guessed.len() * 3 > lines.len() * 2, "{}", guessed.len());
        assert!(guessed.len() < lines.len() * 2, "{} {}", guessed.len(), lines.len());
    }
}
