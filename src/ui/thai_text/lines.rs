//! A text in lines of a width: which bytes stand on which line.

use egui::TextFormat;
use egui::epaint::text::FontsView;

use super::paragraph::{Paragraph, common_ends};
use super::scale::Scale;
use super::widths::Widths;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Where its letters end; a newline may follow.
    pub(super) end: usize,
    /// Its upper edge, in points below that of the first line.
    pub(super) top: f32,
}

/// How a text is to be set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) format: TextFormat,
    /// Infinite where lines go on.
    pub(super) width: f32,
    pub(super) line_height: f32,
    /// Whether a newline begins a line, or is shown as a space.
    pub(super) many_lines: bool,
    pub(super) scale: Scale,
}

/// A text and its lines.
#[derive(Default)]
#[expect(clippy::struct_field_names, reason = "lines are what there are")]
pub(super) struct Lines {
    text: String,
    look: Option<Look>,
    paragraphs: Vec<Paragraph>,
    lines: Vec<Line>,
    /// Whether none of them is guessed.
    settled: bool,
}

impl Lines {
    /// Makes these the lines of a text; quick when little or nothing changed. Measures no more than
    /// there is effort for, in bytes; gives whether there is more to do, with lines guessed so far.
    pub(super) fn update(
        &mut self,
        text: &str,
        look: &Look,
        fonts: &mut FontsView<'_>,
        widths: &mut Widths,
        effort: &mut usize,
    ) -> bool {
        let same_look = self.look.as_ref() == Some(look);
        if same_look && self.text == text && self.settled && !self.lines.is_empty() {
            return false;
        }
        let resized = |known: &Look| {
            *known == Look { width: known.width, line_height: known.line_height, ..look.clone() }
        };
        if !self.look.as_ref().is_some_and(resized) {
            self.paragraphs.clear();
        }
        let mut measure = |text: &str, range: std::ops::Range<usize>| {
            widths.width(fonts, text.get(range).unwrap_or_default(), &look.format)
        };
        let new: Vec<&str> = if look.many_lines { text.split('\n').collect() } else { vec![text] };
        self.replace(&new, &mut measure);
        text.clone_into(&mut self.text);
        self.lines.clear();
        let (mut offset, mut top) = (0, 0.0);
        for paragraph in &mut self.paragraphs {
            paragraph.go_on(effort, &mut measure);
            let length = paragraph.text().len();
            let starts = paragraph.wrap(look.width, &mut measure);
            for (index, start) in starts.iter().enumerate() {
                let end = starts.get(index + 1).copied().unwrap_or(length);
                self.lines.push(Line { start: offset + start, end: offset + end, top });
                top += look.line_height;
            }
            offset += length + 1;
        }
        self.look = Some(look.clone());
        self.settled = self.paragraphs.iter().all(Paragraph::is_whole);
        !self.settled
    }

    /// Puts these paragraphs in the place of those known, keeping what stays the same.
    fn replace(&mut self, new: &[&str], measure: &mut super::paragraph::Measure<'_>) {
        let known = &self.paragraphs;
        let before = known.iter().zip(new).take_while(|(a, b)| a.text() == **b).count();
        let most = known.len().min(new.len()) - before;
        let tail = known.iter().rev().zip(new.iter().rev()).take(most);
        let after = tail.take_while(|(a, b)| a.text() == **b).count();
        let old = before..known.len() - after;
        let middle = new.get(before..new.len() - after).unwrap_or_default();
        let made: Vec<Paragraph> = middle
            .iter()
            .enumerate()
            .map(|(index, text)| match known.get(before + index) {
                Some(paragraph) if index < old.len() && is_alike(paragraph.text(), text) => {
                    paragraph.changed(text, measure)
                }
                _ => Paragraph::new(text),
            })
            .collect();
        self.paragraphs.splice(old, made);
    }

    /// All lines; never none.
    pub(super) fn all(&self) -> &[Line] {
        &self.lines
    }

    /// The text of a line.
    pub(super) fn text_of(&self, line: Line) -> &str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// The text they are lines of.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A line by its number, or the last.
    pub(super) fn line(&self, number: usize) -> Line {
        let line = self.lines.get(number).or_else(|| self.lines.last());
        line.copied().unwrap_or(Line { start: 0, end: 0, top: 0.0 })
    }

    /// The number of the line on which a place stands. Where a long paragraph was broken the place
    /// is on two lines: the one it ends, if asked for, or the one it begins.
    pub(super) fn number_of(&self, at: usize, ends_line: bool) -> usize {
        let number = self.lines.partition_point(|line| line.start <= at).saturating_sub(1);
        let begins = self.line(number).start == at;
        match number.checked_sub(1) {
            Some(above) if ends_line && begins && self.line(above).end == at => above,
            _ => number,
        }
    }

    /// The number of the line at a height, the first or last where there is none.
    pub(super) fn number_at(&self, y: f32) -> usize {
        self.lines.partition_point(|line| line.top <= y).saturating_sub(1)
    }

    /// How tall all lines are together.
    pub(super) fn height(&self) -> f32 {
        let line_height = self.look.as_ref().map_or(0.0, |look| look.line_height);
        self.line(usize::MAX).top + line_height
    }
}

/// Whether one text came of the other by a change of a part of it.
fn is_alike(old: &str, new: &str) -> bool {
    let (before, after) = common_ends(old, new);
    before + after > new.len() / 2
}
