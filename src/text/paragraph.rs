//! Paragraphs to lines.
//!
//! **Invariant:** every byte of the text belongs to exactly one line, in order; no line is wider
//! than it may be unless a single cluster is. White space at a line's end is kept and not measured.

use std::ops::Range;
use std::sync::Arc;

use crate::base::{Mm, Pt};

use super::breaks::{clusters, line_breaks};
use super::font::{EM, Face, is_newline};
use super::piece::Piece;
use super::setter::Setter;
use super::shape::{Placed, shape};

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

/// Units of [`EM`] as a length, at a size of type.
pub fn to_mm(units: i32, size: Pt) -> Mm {
    Mm::from(size * (f64::from(units) / f64::from(EM)))
}

/// A length in whole units of [`EM`], at a size of type.
#[expect(clippy::cast_possible_truncation, reason = "a paper's width in thousandths of a letter")]
pub fn to_units(length: Mm, size: Pt) -> i32 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BODY_SIZE;
    use crate::text::piece::is_white;
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
