//! Text laid out for reading: labels, table cells, whatever a widget paints.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::cache::CacheTrait;
use egui::epaint::text::{FontsView, Glyph};
use egui::text::LayoutJob;
use egui::{Context, Galley, TextFormat};

use crate::base::thai_chars::SARA_AM;
use crate::text::breaks::clusters;

use super::paragraph::Paragraph;
use super::row::deal;
use super::scale::Scale;
use super::widths::{Widths, shown};

/// How far lines stand apart, in lines as tall as the font asks for: the marks below one and above
/// the next would touch.
pub(super) const LEADING: f32 = 1.12;

/// A longer text is cut, lest the window wait for words that nobody reads in a label. In bytes:
/// some six thousand Thai letters, five screens full.
const LONGEST: usize = 18_000;

/// What stands for the rest of a text that is cut.
const CUT: &str = "…";

/// A piece of text in a look of its own.
#[derive(Clone, Debug)]
pub struct Span<'a> {
    /// The words.
    pub text: &'a str,
    /// Their look.
    pub format: TextFormat,
}

/// Text in lines of a width; infinite for none. Asking again costs next to nothing.
pub fn galley(ctx: &Context, text: &str, format: &TextFormat, wrap_width: f32) -> Arc<Galley> {
    galley_of_spans(ctx, &[Span { text, format: format.clone() }], wrap_width)
}

/// Text of several looks in lines of a width.
pub fn galley_of_spans(ctx: &Context, spans: &[Span<'_>], wrap_width: f32) -> Arc<Galley> {
    if spans.iter().map(|span| span.text.len()).sum::<usize>() > LONGEST {
        return galley_of_spans(ctx, &cut(spans), wrap_width);
    }
    let scale = Scale::now(ctx);
    let looks: Vec<_> = spans.iter().map(|span| (span.text, &span.format)).collect();
    let key = egui::util::hash((&looks, wrap_width.to_bits(), scale.key()));
    let known = ctx.memory_mut(|memory| memory.caches.cache::<Galleys>().get(key));
    known.unwrap_or_else(|| {
        let widths = Widths::of(ctx, scale);
        let made = ctx.fonts_mut(|fonts| {
            Setting::new(spans, wrap_width).lines(fonts, &mut widths.lock(), scale)
        });
        let made = Arc::new(made);
        let kept = Arc::clone(&made);
        ctx.memory_mut(|memory| memory.caches.cache::<Galleys>().keep(key, kept));
        made
    })
}

/// As much of a text as a label shows, and a sign that it goes on.
fn cut<'a>(spans: &[Span<'a>]) -> Vec<Span<'a>> {
    let mut room = LONGEST - CUT.len();
    let mut out = Vec::new();
    for span in spans {
        let mut end = room.min(span.text.len());
        while !span.text.is_char_boundary(end) {
            end -= 1;
        }
        out.push(Span {
            text: span.text.get(..end).unwrap_or_default(),
            format: span.format.clone(),
        });
        if end < span.text.len() {
            out.push(Span { text: CUT, format: span.format.clone() });
            break;
        }
        room -= end;
    }
    out
}

/// The galleys of this pass and of the one before.
#[derive(Default)]
struct Galleys {
    pass: u32,
    known: BTreeMap<u64, (u32, Arc<Galley>)>,
}

impl Galleys {
    fn get(&mut self, key: u64) -> Option<Arc<Galley>> {
        let (used, galley) = self.known.get_mut(&key)?;
        *used = self.pass;
        Some(Arc::clone(galley))
    }

    fn keep(&mut self, key: u64, galley: Arc<Galley>) {
        self.known.insert(key, (self.pass, galley));
    }
}

impl CacheTrait for Galleys {
    fn update(&mut self) {
        self.known.retain(|_, (used, _)| *used == self.pass);
        self.pass = self.pass.wrapping_add(1);
    }

    fn len(&self) -> usize {
        self.known.len()
    }
}

/// Text with its looks, to be cut into lines.
struct Setting {
    text: String,
    looks: Vec<(Range<usize>, TextFormat)>,
    width: f32,
}

impl Setting {
    fn new(spans: &[Span<'_>], width: f32) -> Self {
        let (mut text, mut looks) = (String::new(), Vec::new());
        for span in spans {
            let start = text.len();
            text.push_str(span.text);
            looks.push((start..text.len(), span.format.clone()));
        }
        Self { text, looks, width }
    }

    fn lines(&self, fonts: &mut FontsView<'_>, widths: &mut Widths, scale: Scale) -> Galley {
        let (mut lines, mut hard, mut start) = (Vec::new(), Vec::new(), 0);
        for paragraph in self.text.split('\n') {
            let end = start + paragraph.len();
            let mut measure = |_: &str, range: Range<usize>| {
                let range = range.start + start..range.end + start;
                self.width(fonts, widths, &range)
            };
            let mut set = Paragraph::new(paragraph);
            let mut effort = usize::MAX;
            set.go_on(&mut effort, &mut measure);
            let starts = set.wrap(self.width, &mut measure).to_vec();
            for (index, from) in starts.iter().enumerate() {
                let to = starts.get(index + 1).map_or(end, |to| to + start);
                lines.push(Arc::new(self.line(fonts, from + start..to)));
                hard.push(to == end && end < self.text.len());
            }
            start = end + 1;
        }
        let job = LayoutJob { round_output_to_gui: true, ..self.job(0..self.text.len()) };
        let mut galley = Galley::concat(Arc::new(job), &lines, scale.pixels_per_point());
        let mut pushed = 0.0;
        for (index, (row, hard)) in galley.rows.iter_mut().zip(hard).enumerate() {
            row.ends_with_newline = hard;
            if index > 0 {
                pushed += (row.size.y * LEADING).ceil() - row.size.y.ceil();
            }
            row.pos.y += pushed;
        }
        galley.rect.max.y += pushed;
        galley.mesh_bounds.max.y += pushed;
        galley
    }

    fn width(&self, fonts: &mut FontsView<'_>, widths: &mut Widths, range: &Range<usize>) -> f32 {
        let part = |(look, format): &(Range<usize>, TextFormat)| {
            let (start, end) = (look.start.max(range.start), look.end.min(range.end));
            let text = self.text.get(start..end).unwrap_or_default();
            if text.is_empty() { 0.0 } else { widths.width(fonts, text, format) }
        };
        self.looks.iter().map(part).sum()
    }

    /// The part of the text that a range is, as egui is to lay it out.
    fn job(&self, range: Range<usize>) -> LayoutJob {
        let mut job = LayoutJob {
            break_on_newline: false,
            keep_trailing_whitespace: true,
            round_output_to_gui: false,
            ..LayoutJob::default()
        };
        for (look, format) in &self.looks {
            let (start, end) = (look.start.max(range.start), look.end.min(range.end));
            if start < end || (range.is_empty() && look.contains(&range.start)) {
                let text = self.text.get(start..end.max(start)).unwrap_or_default();
                job.append(text, 0.0, format.clone());
            }
        }
        // A line without letters is as tall as the letters before it.
        if job.sections.is_empty()
            && let Some((_, format)) =
                self.looks.iter().rev().find(|(look, _)| look.start <= range.start)
        {
            job.sections = LayoutJob::single_section(String::new(), format.clone()).sections;
        }
        job.wrap.max_width = f32::INFINITY;
        job
    }

    /// One line, its glyphs repaired: one for each code point, and named after it.
    fn line(&self, fonts: &mut FontsView<'_>, range: Range<usize>) -> Galley {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut job = self.job(range);
        job.text = shown(&job.text).into_owned();
        let mut galley = Galley::clone(&fonts.layout_job(job));
        if let Some(placed) = galley.rows.first_mut() {
            let row = Arc::make_mut(&mut placed.row);
            row.glyphs = repaired(&shown(text), &row.glyphs);
            let inked = shown(text).trim_end().chars().count();
            let end = inked.checked_sub(1).and_then(|last| row.glyphs.get(..=last));
            row.size.x =
                end.map_or(0.0, |glyphs| glyphs.iter().map(Glyph::max_x).fold(0.0, f32::max));
        }
        galley
    }
}

/// One glyph for each code point.
fn repaired(text: &str, glyphs: &[Glyph]) -> Vec<Glyph> {
    let clusters = clusters(text);
    let Some(ranges) = deal(text, &clusters, glyphs) else {
        let mut glyphs = glyphs.to_vec();
        if let Some(last) = glyphs.last().copied() {
            glyphs.resize(text.chars().count(), last);
        }
        return named(glyphs, text);
    };
    let mut kept = Vec::with_capacity(glyphs.len());
    for (cluster, range) in clusters.iter().zip(ranges) {
        let letters = text.get(cluster.clone()).unwrap_or_default();
        let mut dealt = glyphs.get(range).unwrap_or_default().to_vec();
        for _ in letters.matches(SARA_AM) {
            let ring = dealt.iter().skip(1).position(|glyph| glyph.advance_width == 0.0);
            dealt.remove(ring.map_or(dealt.len() - 1, |index| index + 1));
        }
        kept.append(&mut dealt);
    }
    named(kept, text)
}

fn named(mut glyphs: Vec<Glyph>, text: &str) -> Vec<Glyph> {
    for (glyph, c) in glyphs.iter_mut().zip(text.chars()) {
        glyph.chr = c;
    }
    glyphs
}
