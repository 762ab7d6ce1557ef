//! Paragraphs to lines.
//!
//! **Invariant:** every byte of the text belongs to exactly one line, in order; no line is wider
//! than it may be unless a single cluster is. White space at a line's end is kept and not measured.

use std::ops::Range;
use std::sync::Arc;

use crate::base::thai_chars::is_word_sign;
use crate::base::{Mm, Pt};

use super::breaks::{clusters, line_breaks, tears};
use super::font::{EM, Face, is_invisible, is_newline};
use super::shape::{Placed, Shaped, shape};
use super::spacing;

/// The most that justification widens a space, in units of [`EM`].
const WIDEST_SPACE: i32 = 250;
/// The most that justification puts between clusters, in units of [`EM`].
///
/// Wider gaps look torn, and from a tenth of an em some readers of a PDF see a space there.
const WIDEST_GAP: i32 = 60;

/// How the lines of a paragraph stand between its edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
    /// At both edges where that looks right; the last line at the left.
    Justified,
}

/// A text to be set in lines.
#[derive(Clone, Debug, Default)]
pub struct Paragraph<'t> {
    /// The text; a line's end in it ends the line.
    pub text: &'t str,
    /// Its face.
    pub face: Face,
    /// Parts of the text, in bytes, that are bold whatever the face.
    pub bold: &'t [Range<usize>],
    /// The size of its type.
    pub size: Pt,
    /// From edge to edge.
    pub width: Mm,
    /// How lines stand.
    pub align: Align,
    /// How far the first line, and each after a line's end in the text, stands in from the left.
    pub first_indent: Mm,
    /// How far the other lines stand in from the left.
    pub hanging_indent: Mm,
}

/// A line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The part of the text that it holds, with the white space or line's end that closes it.
    pub text: Range<usize>,
    /// Where its text begins, from the left edge of the paragraph.
    pub x: Mm,
    /// How wide its text is, without the white space at its end.
    pub width: Mm,
    /// Its text, a run for each face.
    pub runs: Vec<Run>,
}

/// A run of a line at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Where it begins, from the left edge of the paragraph.
    pub x: Mm,
    /// What is set there.
    pub text: TextRun,
}

/// A stretch of text in one face and size, on one baseline; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Its face.
    pub face: Face,
    /// Its size.
    pub size: Pt,
    /// The source text, without the line's end.
    pub text: Arc<str>,
    /// What is printed, in units of [`EM`] times the size from the start of the run.
    pub clusters: Arc<[Placed]>,
    /// How far the pen moves, white space at the end included.
    pub advance: Mm,
}

impl TextRun {
    /// A text on one line, whatever its width.
    pub fn new(face: Face, size: Pt, text: &str) -> Self {
        let shaped = shape(face, text);
        Self {
            face,
            size,
            text: text.into(),
            clusters: shaped.clusters.as_slice().into(),
            advance: to_mm(shaped.advance, size),
        }
    }
}

fn to_mm(units: i32, size: Pt) -> Mm {
    Mm::from(size * (f64::from(units) / f64::from(EM)))
}

#[expect(clippy::cast_possible_truncation, reason = "a paper's width in thousandths of a letter")]
fn to_units(length: Mm, size: Pt) -> i32 {
    (Pt::from(length).0 / size.0 * f64::from(EM)).floor().clamp(0.0, 1e9) as i32
}

impl Paragraph<'_> {
    /// Sets the text in lines; an empty text is one empty line.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for stretch in hard_lines(self.text) {
            self.fill(&stretch, &mut lines);
        }
        lines
    }

    /// Lays one stretch between line's ends.
    fn fill(&self, stretch: &HardLine, lines: &mut Vec<Line>) {
        let text = self.text.get(stretch.text.clone()).unwrap_or_default();
        let ends = line_breaks(text);
        let mut setter = Setter::new(self, stretch.text.start);
        let mut start = stretch.text.start;
        for end in ends.iter().chain([&text.len()]).map(|end| end + stretch.text.start) {
            setter.word(self.pieces(start..end), lines);
            start = end;
        }
        setter.finish(stretch.end, lines);
    }

    /// A part of the text as shaped pieces, one for each face.
    fn pieces(&self, part: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = part.start;
        while start < part.end {
            let face = self.face_at(start);
            let change = self.bold.iter().flat_map(|bold| [bold.start, bold.end]);
            let end = change.filter(|at| *at > start && *at < part.end).min().unwrap_or(part.end);
            let end = self.cluster_end(start, end, part.end);
            let shaped = shape(face, self.text.get(start..end).unwrap_or_default());
            pieces.push(Piece { text: start..end, face, shaped, clusters: None, apart: 0 });
            start = end;
        }
        pieces
    }

    fn face_at(&self, at: usize) -> Face {
        if self.bold.iter().any(|bold| bold.contains(&at)) { Face::Bold } else { self.face }
    }

    /// The end of the cluster that a change of face falls into.
    fn cluster_end(&self, start: usize, change: usize, limit: usize) -> usize {
        if change == limit {
            return limit;
        }
        let rest = self.text.get(start..limit).unwrap_or_default();
        let ends = clusters(rest).into_iter().map(|cluster| cluster.end + start);
        ends.into_iter().find(|end| *end >= change).unwrap_or(limit)
    }
}

struct HardLine {
    /// Without the line's end.
    text: Range<usize>,
    /// Behind the line's end.
    end: usize,
}

fn hard_lines(text: &str) -> Vec<HardLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_newline(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        if c == '\r' && chars.next_if(|(_, c)| *c == '\n').is_some() {
            end += 1;
        }
        lines.push(HardLine { text: start..at, end });
        start = end;
    }
    if start < text.len() || lines.is_empty() {
        lines.push(HardLine { text: start..text.len(), end: text.len() });
    }
    lines
}

/// Shaped text of one face that no line's end divides; part of its clusters where it was torn.
struct Piece {
    text: Range<usize>,
    face: Face,
    shaped: Arc<Shaped>,
    clusters: Option<Range<usize>>,
    /// How far it keeps from what is before it.
    apart: i32,
}

impl Piece {
    fn clusters(&self) -> &[Placed] {
        let all = self.shaped.clusters.as_slice();
        self.clusters.clone().map_or(all, |part| all.get(part).unwrap_or_default())
    }

    fn start(&self) -> i32 {
        self.clusters().first().map_or(0, |placed| placed.x)
    }

    fn advance(&self) -> i32 {
        let next = self.clusters.as_ref().and_then(|part| self.shaped.clusters.get(part.end));
        self.apart + next.map_or(self.shaped.advance, |placed| placed.x) - self.start()
    }

    /// How wide it is up to the white space at its end, and whether all of it is white space.
    fn inked(&self) -> (i32, bool) {
        let clusters = self.clusters();
        match clusters.iter().rposition(|placed| !is_white(placed)) {
            None => (0, true),
            Some(last) => {
                let end = clusters
                    .get(last + 1)
                    .map_or_else(|| self.advance(), |next| self.apart + next.x - self.start());
                (end, false)
            }
        }
    }
}

fn is_white(placed: &Placed) -> bool {
    let text = &placed.cluster.text;
    placed.cluster.is_nothing()
        || text.chars().all(|c| c == ' ' || c == '\u{3000}' || is_invisible(c))
}

fn width_of(pieces: &[Piece]) -> i32 {
    let mut pen = 0;
    let mut width = 0;
    for piece in pieces {
        let (inked, blank) = piece.inked();
        if !blank {
            width = pen + inked;
        }
        pen += piece.advance();
    }
    width
}

/// Puts words on lines as long as they fit.
struct Setter<'p, 't> {
    paragraph: &'p Paragraph<'t>,
    /// Lines set of this stretch.
    count: usize,
    start: usize,
    end: usize,
    pieces: Vec<Piece>,
    pen: i32,
}

impl<'p, 't> Setter<'p, 't> {
    const fn new(paragraph: &'p Paragraph<'t>, start: usize) -> Self {
        Self { paragraph, count: 0, start, end: start, pieces: Vec::new(), pen: 0 }
    }

    fn indent(&self) -> Mm {
        if self.count == 0 { self.paragraph.first_indent } else { self.paragraph.hanging_indent }
    }

    fn room(&self) -> i32 {
        to_units(self.paragraph.width - self.indent(), self.paragraph.size)
    }

    fn word(&mut self, mut pieces: Vec<Piece>, lines: &mut Vec<Line>) {
        let mut fits = self.fits(&mut pieces);
        if !fits && !self.pieces.is_empty() {
            self.close(false, lines);
            fits = self.fits(&mut pieces);
        }
        for piece in pieces {
            if fits {
                self.put(piece);
            } else {
                self.tear(&piece, lines);
            }
        }
    }

    /// Whether a word has room on this line, as far from what is before it as it must be.
    fn fits(&self, pieces: &mut [Piece]) -> bool {
        if let Some(first) = pieces.first_mut() {
            let before = self.pieces.last().and_then(|before| before.clusters().last());
            let neighbours = before.zip(first.clusters().first());
            first.apart = neighbours.map_or(0, |(before, next)| spacing::between(before, next));
        }
        self.pen + width_of(pieces) <= self.room()
    }

    fn put(&mut self, piece: Piece) {
        self.end = piece.text.end;
        self.pen += piece.advance();
        self.pieces.push(piece);
    }

    /// A piece wider than a line: as many syllables as fit, or clusters, or one cluster.
    fn tear(&mut self, piece: &Piece, lines: &mut Vec<Line>) {
        let paragraph = self.paragraph;
        let syllables = tears(paragraph.text.get(piece.text.clone()).unwrap_or_default());
        let mut first = 0;
        let mut start = piece.text.start;
        while let Some(rest) = piece.shaped.clusters.get(first..).filter(|rest| !rest.is_empty()) {
            let room = self.room() - self.pen;
            let origin = rest.first().map_or(0, |placed| placed.x);
            let end_of = |index: usize| {
                rest.get(index + 1).map_or(piece.shaped.advance, |next| next.x) - origin
            };
            let mut offset = start;
            let (mut fit, mut at_syllable) = (None, None);
            for (index, placed) in rest.iter().enumerate() {
                offset += placed.len as usize;
                if end_of(index) > room && !rest.iter().skip(index).all(is_white) {
                    break;
                }
                fit = Some((index, offset));
                let last = index + 1 == rest.len();
                if last || syllables.binary_search(&(offset - piece.text.start)).is_ok() {
                    at_syllable = fit;
                }
            }
            let cut = at_syllable.or(if self.pieces.is_empty() { fit } else { None });
            let (index, end) = match cut {
                Some(cut) => cut,
                None if self.pieces.is_empty() => {
                    (0, start + rest.first().map_or(0, |placed| placed.len as usize))
                }
                None => {
                    self.close(false, lines);
                    continue;
                }
            };
            let part = first..first + index + 1;
            self.put(Piece {
                text: start..end,
                face: piece.face,
                shaped: Arc::clone(&piece.shaped),
                clusters: Some(part.clone()),
                apart: 0,
            });
            first = part.end;
            start = end;
            if first < piece.shaped.clusters.len() {
                self.close(false, lines);
            }
        }
    }

    /// Ends the stretch: its last line takes the line's end in the text.
    fn finish(mut self, end: usize, lines: &mut Vec<Line>) {
        self.end = end;
        self.close(true, lines);
    }

    fn close(&mut self, last: bool, lines: &mut Vec<Line>) {
        let (size, indent, room) = (self.paragraph.size, self.indent(), self.room());
        let width = width_of(&self.pieces);
        let gap = match self.paragraph.align {
            Align::Justified if !last => Gap::to_fill(&self.pieces, room - width, width),
            Align::Left | Align::Centre | Align::Right | Align::Justified => Gap::default(),
        };
        let (runs, stretched) = self.runs(gap, width);
        let width = to_mm(stretched, size);
        let spare = (self.paragraph.width - indent - width).max(Mm::ZERO);
        let x = indent
            + match self.paragraph.align {
                Align::Left | Align::Justified => Mm::ZERO,
                Align::Centre => spare / 2.0,
                Align::Right => spare,
            };
        let runs = runs.into_iter().map(|(at, text)| Run { x: x + to_mm(at, size), text });
        lines.push(Line { text: self.start..self.end, x, width, runs: runs.collect() });
        self.start = self.end;
        self.count += 1;
        self.pen = 0;
        self.pieces.clear();
    }

    /// Joins the pieces of a line to runs; gives also the width with what justification added.
    fn runs(&self, mut gap: Gap, width: i32) -> (Vec<(i32, TextRun)>, i32) {
        let mut runs = Vec::new();
        let (mut pen, mut added) = (0, 0);
        for pieces in self.pieces.chunk_by(|one, next| one.face == next.face) {
            let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
                continue;
            };
            let origin = pen + added;
            let mut placed: Vec<Placed> = Vec::new();
            for piece in pieces {
                let start = pen + piece.apart - piece.start();
                let clusters = piece.clusters();
                for (index, cluster) in clusters.iter().enumerate() {
                    let at = start + cluster.x;
                    placed.push(Placed { x: at + added - origin, ..cluster.clone() });
                    if at + cluster.cluster.advance < width {
                        added += gap.after(cluster, clusters.get(index + 1));
                    }
                }
                pen += piece.advance();
            }
            let text = self.paragraph.text.get(first.text.start..last.text.end);
            let run = TextRun {
                face: first.face,
                size: self.paragraph.size,
                text: text.unwrap_or_default().into(),
                clusters: placed.into(),
                advance: to_mm(pen + added - origin, self.paragraph.size),
            };
            runs.push((origin, run));
        }
        (runs, width + added)
    }
}

/// What justification adds to a line.
#[derive(Default)]
struct Gap {
    spaces: Share,
    clusters: Share,
    /// White space at the start of a line is the writer's own and stays as it is.
    begun: bool,
}

impl Gap {
    /// Fills the spare room of a line at its spaces, then between its clusters, or leaves it ragged.
    fn to_fill(pieces: &[Piece], spare: i32, width: i32) -> Self {
        let mut counts = Self::default();
        let mut pen = 0;
        for piece in pieces {
            let clusters = piece.clusters();
            for (index, cluster) in clusters.iter().enumerate() {
                let at = pen + piece.apart + cluster.x - piece.start();
                let end = at + cluster.cluster.advance;
                counts.begun |= !is_white(cluster);
                if end < width
                    && counts.begun
                    && let Some(share) = counts.share_of(cluster, clusters.get(index + 1))
                {
                    share.count += 1;
                }
            }
            pen += piece.advance();
        }
        let at_spaces = spare.min(counts.spaces.count * WIDEST_SPACE);
        let rest = spare - at_spaces;
        if rest > counts.clusters.count * WIDEST_GAP {
            return Self::default();
        }
        Self {
            spaces: Share { total: at_spaces, ..counts.spaces },
            clusters: Share { total: rest, ..counts.clusters },
            begun: false,
        }
    }

    /// What a cluster's gap is part of; the space before a sign of repetition stays as it is.
    fn share_of(&mut self, cluster: &Placed, next: Option<&Placed>) -> Option<&mut Share> {
        if !cluster.is_space() {
            return Some(&mut self.clusters);
        }
        let sign = next.is_some_and(|next| next.cluster.text.starts_with(is_word_sign));
        (!sign).then_some(&mut self.spaces)
    }

    fn after(&mut self, cluster: &Placed, next: Option<&Placed>) -> i32 {
        self.begun |= !is_white(cluster);
        if !self.begun {
            return 0;
        }
        self.share_of(cluster, next).map_or(0, Share::next)
    }
}

/// A length shared out in whole units, the same for all but for one unit.
#[derive(Default)]
struct Share {
    total: i32,
    count: i32,
    given: i32,
}

impl Share {
    const fn next(&mut self) -> i32 {
        if self.given >= self.count {
            return 0;
        }
        let before = self.total * self.given / self.count;
        self.given += 1;
        self.total * self.given / self.count - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BODY_SIZE;
    use proptest::prelude::*;

    fn paragraph(text: &str, width: f64) -> Paragraph<'_> {
        Paragraph { text, size: BODY_SIZE, width: Mm(width), ..Paragraph::default() }
    }

    fn texts(paragraph: &Paragraph<'_>) -> Vec<String> {
        paragraph.lines().into_iter().map(|line| paragraph.text[line.text].to_owned()).collect()
    }

    const LONG: &str = "สำนักงาน ก.พ. ได้กำหนดหลักเกณฑ์และวิธีการประเมินค่างานเพื่อกำหนดระดับตำแหน่ง ทั้งนี้ให้ส่วนราชการดำเนินการตามที่ได้รับมอบหมาย";

    #[test]
    fn words_stand_whole_on_lines() {
        assert_eq!(
            texts(&paragraph("สำนักงานคณะกรรมการข้าราชการพลเรือน", 40.0)),
            ["สำนักงานคณะกรรมการ", "ข้าราชการพลเรือน"]
        );
    }

    #[test]
    fn a_line_ends_where_the_text_says_so() {
        assert_eq!(
            texts(&paragraph("ก\nข\r\nค\n\nง\n", 40.0)),
            ["ก\n", "ข\r\n", "ค\n", "\n", "ง\n"]
        );
        assert_eq!(texts(&paragraph("", 40.0)), [""]);
        let run = &paragraph("ก \n", 40.0).lines()[0].runs[0];
        assert_eq!(&*run.text.text, "ก ");
    }

    #[test]
    fn a_mark_keeps_clear_of_the_tall_vowel_of_the_next_word() {
        let starts = |text: &str| {
            let line = paragraph(text, 100.0).lines().remove(0);
            line.runs[0].text.clusters.iter().map(|placed| placed.x).collect::<Vec<_>>()
        };
        // Two words, one word, and no mark: the vowel stands further off behind a mark alone.
        let apart = |text: &str| {
            let bare: String = text.chars().filter(|c| !matches!(c, '้' | '์')).collect();
            starts(text).iter().zip(starts(&bare)).map(|(marked, bare)| marked - bare).max()
        };
        assert_eq!(apart("ผู้ใช้"), Some(110));
        assert_eq!(apart("พันธุ์ไม้"), Some(85));
        assert_eq!(apart("ผู้เห็น"), Some(0));
        // At the start of a line nothing stands before it.
        let lines = paragraph("ปรับปรุงได้ ไม่ได้", 25.0).lines();
        assert!(lines.len() > 1 && lines[1].runs[0].text.clusters[0].x == 0);
    }

    #[test]
    fn what_fits_no_line_is_torn_between_syllables() {
        let lines = texts(&paragraph("ชำนาญการพิเศษ", 10.0));
        assert_eq!(lines.concat(), "ชำนาญการพิเศษ");
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| !line.starts_with(['า', 'ิ', 'ำ'])), "{lines:?}");
        assert_eq!(texts(&paragraph("กิน", 0.1)), ["กิ", "น"]);
    }

    #[test]
    fn space_at_a_line_end_is_kept_and_not_measured() {
        let with = paragraph("งาน   ", 40.0).lines();
        let without = paragraph("งาน", 40.0).lines();
        assert_eq!(with[0].width, without[0].width);
        assert_eq!(with[0].text, 0.."งาน   ".len());
        assert!(with[0].runs[0].text.advance > without[0].runs[0].text.advance);
    }

    #[test]
    fn bold_parts_are_runs_of_their_own() {
        let bold = vec![Range { start: 0, end: "งาน".len() }];
        let line = &Paragraph { bold: &bold, ..paragraph("งานใหม่", 40.0) }.lines()[0];
        let faces: Vec<_> = line.runs.iter().map(|run| (run.text.face, &*run.text.text)).collect();
        assert_eq!(faces, [(Face::Bold, "งาน"), (Face::Regular, "ใหม่")]);
        let second = line.runs[0].x + line.runs[0].text.advance;
        assert!((second.0 - line.runs[1].x.0).abs() < 1e-9);
        // A part that ends inside a cluster takes the whole of it.
        let bold = vec![Range { start: 0, end: 3 }];
        let line = &Paragraph { bold: &bold, ..paragraph("ที่นี่", 40.0) }.lines()[0];
        assert_eq!(&*line.runs[0].text.text, "ที่");
    }

    #[test]
    fn lines_stand_where_they_are_told() {
        let at = |align| Paragraph { align, ..paragraph("งาน", 40.0) }.lines()[0].clone();
        let width = at(Align::Left).width.0;
        assert_eq!(at(Align::Left).x, Mm::ZERO);
        assert!((at(Align::Right).x.0 + width - 40.0).abs() < 1e-9);
        assert!((at(Align::Centre).x.0 * 2.0 + width - 40.0).abs() < 1e-9);
        let indented =
            Paragraph { first_indent: Mm(5.0), hanging_indent: Mm(10.0), ..paragraph(LONG, 60.0) };
        let lines = indented.lines();
        assert_eq!(lines[0].x, Mm(5.0));
        assert!(lines[1..].iter().all(|line| line.x == Mm(10.0)));
    }

    #[test]
    fn justified_lines_end_at_the_edge_but_the_last() {
        let text = [LONG; 3].join(" ");
        let lines = Paragraph { align: Align::Justified, ..paragraph(&text, 150.0) }.lines();
        assert!(lines.len() > 2);
        let (last, others) = lines.split_last().unwrap();
        let full = others.iter().filter(|line| (line.width.0 - 150.0).abs() < 0.01).count();
        assert!(full * 2 > others.len(), "{full} of {}", others.len());
        assert!(last.width < Mm(149.0));
        for line in &lines {
            let natural = paragraph(&text[line.text.clone()], 500.0).lines()[0].width;
            assert!(line.width >= natural && line.width <= Mm(150.01));
        }
    }

    proptest! {
        #[test]
        fn every_byte_is_in_one_line_and_no_line_is_too_wide(
            text in "([ก-๛]|การ|ที่|ำ|่| |  |[a-z(]|\\)|\n|\r|\t|😀|\u{200D}|ฯลฯ|๑๐){0,40}",
            width in 2.0..80.0_f64,
            align in prop_oneof![Just(Align::Left), Just(Align::Justified), Just(Align::Right)],
        ) {
            let paragraph = Paragraph { align, ..paragraph(&text, width) };
            let lines = paragraph.lines();
            let mut at = 0;
            for line in &lines {
                prop_assert_eq!(line.text.start, at);
                at = line.text.end;
                let clusters = line.runs.iter().flat_map(|run| run.text.clusters.iter());
                let inked = clusters.clone().filter(|placed| !is_white(placed)).count();
                prop_assert!(line.width.0 <= width + 0.01 || inked <= 1, "{:?}", line);
                let bytes: usize = clusters.map(|placed| placed.len as usize).sum();
                let runs: String = line.runs.iter().map(|run| &*run.text.text).collect();
                prop_assert_eq!(bytes, runs.len());
                prop_assert!(text[line.text.clone()].starts_with(&runs));
                let rest = &text[line.text.clone()][runs.len()..];
                prop_assert!(rest.chars().all(is_newline));
            }
            prop_assert_eq!(at, text.len());
            prop_assert_eq!(lines, paragraph.lines());
        }
    }
}
