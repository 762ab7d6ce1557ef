//! One line as egui draws it, and where in it each character begins.
//!
//! egui keeps one glyph for each code point, but two for a vowel am, which its shaper takes apart.
//! So the glyphs of a line are dealt out cluster by cluster; where they do not come out even (rare
//! letters that the font composes), the widths of the clusters decide.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::{Galley, TextFormat};

use crate::base::thai_chars::SARA_AM;
use crate::text::breaks::clusters;

use super::widths::{Widths, shown, unwrapped};

/// A line, laid out.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) galley: Arc<Galley>,
    /// Where characters begin, and where the last ends: byte, x.
    edges: Vec<(usize, f32)>,
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
        let mut edges: Vec<(usize, f32)> = if let Some(ranges) = dealt {
            let x = |range: &Range<usize>| glyphs.get(range.start).map_or(0.0, |glyph| glyph.pos.x);
            clusters.iter().zip(&ranges).map(|(cluster, range)| (cluster.start, x(range))).collect()
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
        Self { galley, edges }
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

    /// Where characters begin, and where the last ends.
    pub(super) fn edges(&self) -> &[(usize, f32)] {
        &self.edges
    }
}

/// Which glyphs each cluster has; `None` where they do not come out even.
pub(super) fn deal(
    text: &str,
    clusters: &[Range<usize>],
    glyphs: &[egui::epaint::text::Glyph],
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
