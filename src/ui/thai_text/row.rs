//! One line as egui draws it, and where in it each character begins.
//!
//! egui keeps one glyph for each code point, but two for a vowel am, which its shaper takes apart.
//! So the glyphs of a line are dealt out cluster by cluster; where they do not come out even (rare
//! letters that the font composes), the widths of the clusters decide.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use egui::epaint::text::{FontsView, Glyph};
use egui::{Galley, TextFormat};

use crate::base::thai_chars::SARA_AM;
use crate::text::breaks::{clusters, words};

use super::widths::{Widths, shown, unwrapped};

/// A line, laid out.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) galley: Arc<Galley>,
    /// Where characters begin, and where the last ends: byte, x.
    edges: Vec<(usize, f32)>,
    words: OnceLock<Vec<usize>>,
}

impl Row {
    pub(super) fn new(
        fonts: &mut FontsView<'_>,
        widths: &mut Widths,
        text: &str,
        format: &TextFormat,
    ) -> Self {
        let galley = unwrapped(fonts, text, format);
        let glyphs = galley.rows.first().map(|row| row.row.glyphs.as_slice()).unwrap_or_default();
        let text = shown(text);
        let clusters = clusters(&text);
        let dealt = deal(&text, &clusters, glyphs);
        let width = galley.intrinsic_size().x;
        let mut edges: Vec<(usize, f32)> = if let Some(ranges) = &dealt {
            let x = |range: &Range<usize>| glyphs.get(range.start).map_or(0.0, |glyph| glyph.pos.x);
            clusters.iter().zip(ranges).map(|(cluster, range)| (cluster.start, x(range))).collect()
        } else {
            let mut x = 0.0;
            let step = |cluster: &Range<usize>| {
                let edge = (cluster.start, x);
                let letter = text.get(cluster.clone()).unwrap_or_default();
                x += widths.width(fonts, letter, format);
                edge
            };
            clusters.iter().map(step).collect()
        };
        edges.push((text.len(), width));
        if let Some(ranges) = dealt {
            divide_ligatures(&text, &mut edges, &ranges, glyphs);
        }
        // Rounded to pixels, two edges may change places.
        let mut furthest = 0.0_f32;
        for (_, x) in &mut edges {
            furthest = furthest.max(*x);
            *x = furthest;
        }
        Self { galley, edges, words: OnceLock::new() }
    }

    /// Where a place in the line stands; inside a cluster, where the cluster begins.
    pub(super) fn x(&self, at: usize) -> f32 {
        let index = self.edges.partition_point(|(edge, _)| *edge <= at).saturating_sub(1);
        self.edges.get(index).map_or(0.0, |(_, x)| *x)
    }

    /// The edge of a character that is nearest to an x.
    pub(super) fn nearest(&self, x: f32) -> usize {
        let index = self.edges.partition_point(|(_, edge)| *edge <= x);
        let right = self.edges.get(index);
        let left = index.checked_sub(1).and_then(|index| self.edges.get(index));
        match (left, right) {
            (Some((left, from)), Some((right, to))) => {
                if x - from < to - x {
                    *left
                } else {
                    *right
                }
            }
            (Some((at, _)), None) | (None, Some((at, _))) => *at,
            (None, None) => 0,
        }
    }

    /// Which of its characters begin words; found once, for those who ask.
    pub(super) fn words(&self, text: &str) -> &[usize] {
        self.words.get_or_init(|| {
            let starts = words(text).into_iter().map(|word| word.start);
            let number = |start| self.edges.binary_search_by_key(&start, |(edge, _)| *edge).ok();
            starts.filter_map(number).collect()
        })
    }

    /// Where characters begin, and where the last ends.
    pub(super) fn edges(&self) -> &[(usize, f32)] {
        &self.edges
    }
}

/// Where the font joins letters to one glyph, the caret steps through it in even steps.
fn divide_ligatures(
    text: &str,
    edges: &mut [(usize, f32)],
    ranges: &[Range<usize>],
    glyphs: &[Glyph],
) {
    let joins = |index: usize| {
        let range = ranges.get(index).cloned().unwrap_or_default();
        let wide =
            glyphs.get(range).unwrap_or_default().iter().any(|glyph| glyph.advance_width > 0.0);
        let start = edges.get(index).map_or(0, |(at, _)| *at);
        let letter = text.get(start..).and_then(|rest| rest.chars().next());
        !wide && letter.is_some_and(char::is_alphanumeric)
    };
    let joined: Vec<bool> = (0..ranges.len()).map(joins).collect();
    let mut first = 0;
    for group in joined.chunk_by(|_, next| *next) {
        let end = first + group.len();
        let (Some((_, from)), Some((_, to))) = (edges.get(first).copied(), edges.get(end).copied())
        else {
            return;
        };
        let parts = group.iter().fold(0.0, |sum, _| sum + 1.0);
        let mut x = from;
        for (_, edge) in edges.iter_mut().take(end).skip(first) {
            *edge = x;
            x += (to - from) / parts;
        }
        first = end;
    }
}

/// Which glyphs each cluster has; `None` where they do not come out even.
pub(super) fn deal(
    text: &str,
    clusters: &[Range<usize>],
    glyphs: &[Glyph],
) -> Option<Vec<Range<usize>>> {
    let mut next = 0;
    let ranges: Option<Vec<Range<usize>>> = clusters
        .iter()
        .map(|cluster| {
            let letters = text.get(cluster.clone())?;
            let count = letters.chars().map(|c| if c == SARA_AM { 2 } else { 1 }).sum::<usize>();
            let range = next..next + count;
            next = range.end;
            let first = glyphs.get(range.start)?;
            letters.starts_with(first.chr).then_some(range)
        })
        .collect();
    ranges.filter(|_| next == glyphs.len())
}
