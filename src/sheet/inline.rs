//! Words and blanks set in lines together.
//!
//! Words and answers are set as one text, so that lines break as Thai does across both. The room
//! that a blank has beyond its answer is held by no-break spaces, which become dots.

use super::composed::Composed;
use super::page::{Mark, Tag};
use super::span::Span;
use super::strip::{leader_mark, text_mark};
use crate::base::{FieldId, Mm};
use crate::text::{Align, BODY_SIZE, Face, Paragraph, TextRun};

/// White between the letters of words and the dots beside them.
const DOT_GAP: Mm = Mm(1.2);
/// Dots on either side of an answer.
pub(super) const DOTS: Mm = Mm(2.2);

/// Words, or an answer, or a blank for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece<'a> {
    /// Official words or the answer.
    pub(super) text: &'a str,
    /// The field answered.
    pub(super) field: Option<&'a FieldId>,
    /// The dotted line it stands on.
    pub(super) blank: Option<Blank>,
}

/// A dotted line for an answer inside other words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Blank {
    /// At least so long.
    pub(super) length: Mm,
    /// Whether the answer stands in the middle.
    pub(super) centred: bool,
}

/// Which lines have their blanks drawn out to the right edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stretch {
    #[default]
    None,
    AllButLast,
    All,
}

/// How pieces are set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    pub(super) face: Face,
    /// The left edge on the page.
    pub(super) left: Mm,
    /// From edge to edge.
    pub(super) width: Mm,
    pub(super) align: Align,
    pub(super) first_indent: Mm,
    pub(super) hanging_indent: Mm,
    pub(super) stretch: Stretch,
}

impl<'a> Piece<'a> {
    /// Official words.
    pub(super) fn words(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// How long the dotted line of an answer is when it is no longer than it must be.
    pub(super) fn needed(text: &str) -> Mm {
        width_of(Face::Regular, text) + DOTS * 2.0
    }
}

/// How wide a text is on one line.
pub(super) fn width_of(face: Face, text: &str) -> Mm {
    TextRun::new(face, BODY_SIZE, text).advance
}

/// A line of words and blanks.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    /// What stands on it.
    pub(super) marks: Vec<Mark>,
    /// Whether a paragraph ends with it.
    pub(super) ends: bool,
}

/// Sets pieces in lines.
pub(super) fn set(pieces: &[Piece<'_>], setting: Setting, tag: Tag) -> Vec<SetLine> {
    let composed = Composed::of(pieces);
    let lines = Paragraph {
        text: &composed.text,
        face: setting.face,
        size: BODY_SIZE,
        width: setting.width,
        align: setting.align,
        first_indent: setting.first_indent,
        hanging_indent: setting.hanging_indent,
        bold: &[],
    }
    .lines();
    let count = lines.len();
    lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let stretch = match setting.stretch {
                Stretch::None => false,
                Stretch::AllButLast => index + 1 < count,
                Stretch::All => true,
            };
            let mut spans = composed.spans(&line);
            if stretch {
                draw_out(&mut spans, pieces, setting.width);
            }
            let printed: usize = line.runs.iter().map(|run| run.text.text.len()).sum();
            let ends = line.text.len() > printed || index + 1 == count;
            SetLine { marks: marks(&spans, pieces, setting, tag), ends }
        })
        .collect()
}

/// Gives the spare room of a line to its blanks.
fn draw_out(spans: &mut [Span], pieces: &[Piece<'_>], right: Mm) {
    let is_blank = |span: &Span| pieces.get(span.piece).is_some_and(|piece| piece.blank.is_some());
    let end =
        spans.last().map_or(Mm::ZERO, |span| if is_blank(span) { span.right } else { span.inked });
    // Longer blanks take more of it; one of an empty line takes it all.
    let weight = |span: &Span| (span.right - span.left).0.max(0.1);
    let all: f64 = spans.iter().filter(|span| is_blank(span)).map(weight).sum();
    let spare = (right - end).max(Mm::ZERO);
    let mut shift = Mm::ZERO;
    for span in spans {
        let share = if is_blank(span) { spare * (weight(span) / all) } else { Mm::ZERO };
        let blank = pieces.get(span.piece).and_then(|piece| piece.blank);
        let centred = blank.is_some_and(|blank| blank.centred);
        span.shift(shift, if centred { share / 2.0 } else { Mm::ZERO });
        span.right += share;
        shift += share;
    }
}

/// The marks of a line.
fn marks(spans: &[Span], pieces: &[Piece<'_>], setting: Setting, tag: Tag) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let Some(piece) = pieces.get(span.piece) else { continue };
        if !span.text.is_empty() {
            let run = span.run(setting.width);
            marks.push(text_mark(tag, piece.field, setting.left + span.text_left, run));
        }
        // Dots reach from letters to letters, or to the edges of the line.
        let words = |index: Option<usize>| {
            let span = spans.get(index?)?;
            pieces.get(span.piece)?.blank.is_none().then_some(span)
        };
        let from = words(index.checked_sub(1)).map_or(span.left, |words| words.inked + DOT_GAP);
        let right = span.right.min(setting.width);
        let to = words(index.checked_add(1)).map_or(right, |words| words.ink_left - DOT_GAP);
        if piece.blank.is_some() && from < to {
            marks.push(leader_mark(piece.field, setting.left + from, setting.left + to));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::page::Shape;
    use crate::sheet::{Role, TextMark};
    use crate::text::to_mm;

    const SETTING: Setting = Setting {
        face: Face::Regular,
        left: Mm(10.0),
        width: Mm(100.0),
        align: Align::Left,
        first_indent: Mm::ZERO,
        hanging_indent: Mm::ZERO,
        stretch: Stretch::All,
    };

    fn blank<'a>(text: &'a str, field: &'a FieldId, length: f64) -> Piece<'a> {
        let blank = Some(Blank { length: Mm(length), centred: false });
        Piece { text, field: Some(field), blank }
    }

    fn lines(pieces: &[Piece<'_>], setting: Setting) -> Vec<Vec<Mark>> {
        let tag = Tag::Element { element: 1, role: Role::Paragraph };
        set(pieces, setting, tag).into_iter().map(|line| line.marks).collect()
    }

    fn texts(line: &[Mark]) -> Vec<&TextMark> {
        fn text(mark: &Mark) -> Option<&TextMark> {
            let Shape::Text(text) = &mark.shape else { return None };
            Some(text)
        }
        line.iter().filter_map(text).collect()
    }

    fn dots(line: &[Mark]) -> Vec<(f64, f64)> {
        let dots = |mark: &Mark| {
            let Shape::Leader { from, to_x } = &mark.shape else { return None };
            Some((from.x.0, to_x.0))
        };
        line.iter().filter_map(dots).collect()
    }

    #[test]
    fn blanks_fill_the_line_as_they_are_long() {
        let field = FieldId::from("a");
        let pieces = [
            Piece::words("ระดับ "),
            blank("", &field, 10.0),
            Piece::words(" กอง "),
            blank("", &field, 20.0),
        ];
        let lines = lines(&pieces, SETTING);
        assert_eq!(lines.len(), 1);
        let dots = dots(&lines[0]);
        assert!((dots[1].1 - 110.0).abs() < 1e-6);
        let lengths: Vec<_> = dots.iter().map(|(from, to)| to - from + 2.0 * DOT_GAP.0).collect();
        assert!((lengths[1] / lengths[0] - 2.0).abs() < 0.2, "{lengths:?}");
    }

    #[test]
    fn an_answer_stands_on_its_dots_and_words_follow_it() {
        let field = FieldId::from("a");
        let pieces = [Piece::words("เลขที่"), blank("๑๒๓", &field, 30.0), Piece::words(" ถูกต้อง")];
        let lines = lines(&pieces, Setting { stretch: Stretch::None, ..SETTING });
        let texts = texts(&lines[0]);
        let words: Vec<_> = texts.iter().map(|text| &*text.text).collect();
        assert_eq!(words, ["เลขที่", "๑๒๓", " ถูกต้อง"]);
        let (from, to) = dots(&lines[0])[0];
        assert!(from < texts[1].at.x.0 && texts[2].at.x.0 > to);
    }

    #[test]
    fn a_long_answer_goes_on_below_and_leaves_dots_on_every_line() {
        let field = FieldId::from("a");
        let answer = "ปฏิบัติงานที่ค่อนข้างยาก ".repeat(12);
        let lines = lines(&[Piece::words("เหตุผล"), blank(&answer, &field, 30.0)], SETTING);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| dots(line).len() == 1));
        let all: String = lines.iter().flat_map(|line| texts(line)).map(|t| &*t.text).collect();
        assert_eq!(all, format!("เหตุผล{answer}"));
    }

    #[test]
    fn dots_reach_from_letters_to_letters_and_to_the_edges() {
        let field = FieldId::from("a");
        let long = "ปฏิบัติงานที่ค่อนข้างยาก ".repeat(6);
        let pieces = [
            Piece::words("ครั้งที่   "),
            blank("๓", &field, 30.0),
            Piece::words("   / "),
            blank(&long, &field, 30.0),
        ];
        let lines = lines(&pieces, SETTING);
        let words = texts(&lines[0]);
        let end = |text: &TextMark| text.at.x.0 + width_of(Face::Regular, text.text.trim_end()).0;
        let all = dots(&lines[0]);
        assert!((all[0].0 - end(words[0]) - DOT_GAP.0).abs() < 1e-6);
        let stroke = words[2].at.x.0 + width_of(Face::Regular, "   ").0;
        assert!((stroke - all[0].1 - DOT_GAP.0).abs() < 1e-6);
        assert!((all[1].1 - 110.0).abs() < 1e-6);
        assert!((dots(&lines[1])[0].0 - 10.0).abs() < 1e-6);
    }

    #[test]
    fn empty_lines_of_an_answer_have_dots() {
        let field = FieldId::from("a");
        let lines = lines(&[Piece::words("เหตุผล"), blank("ก\n\nข", &field, 30.0)], SETTING);
        assert_eq!(lines.iter().map(|line| dots(line).len()).collect::<Vec<_>>(), [1, 1, 1]);
        let (from, to) = dots(&lines[1])[0];
        assert!(from < 11.0 && to > 109.0);
    }

    #[test]
    fn marks_alone_do_not_join_what_holds_the_blank_open() {
        let field = FieldId::from("a");
        let lines = lines(&[blank("\u{E48}", &field, 30.0), Piece::words(")")], SETTING);
        let texts = texts(&lines[0]);
        assert_eq!(&*texts[0].text, "\u{E48}");
        assert_eq!(texts[0].clusters.len(), 1);
    }

    #[test]
    fn a_stroke_stays_with_the_number_before_it() {
        let field = FieldId::from("a");
        let number = || blank("๙", &field, 14.0);
        let pieces = [
            Piece::words("ในการประชุมคณะกรรมการครั้งที่ที่ผ่านมาและครั้งถัดไปที่"),
            number(),
            Piece::words("/"),
            number(),
        ];
        for width in 60..110 {
            let setting = Setting { width: Mm(width.into()), ..SETTING };
            for line in lines(&pieces, setting) {
                assert_ne!(texts(&line).first().map(|text| &*text.text), Some("/"), "{width}");
            }
        }
    }

    #[test]
    fn white_space_behind_a_full_line_stays_within_it() {
        let words = format!("งาน{}", " ".repeat(400));
        let lines = lines(&[Piece::words(&words)], SETTING);
        let text = texts(&lines[0])[0];
        let last = text.clusters.last().unwrap();
        assert!(to_mm(last.x, BODY_SIZE) <= Mm(100.0));
        assert_eq!(&*text.text, words);
    }

    #[test]
    fn a_paragraph_ends_where_the_text_says_so() {
        let tag = Tag::Element { element: 1, role: Role::Paragraph };
        let long = "การปฏิบัติงาน".repeat(20);
        let text = format!("{long}\nข");
        let ends: Vec<_> =
            set(&[Piece::words(&text)], SETTING, tag).iter().map(|line| line.ends).collect();
        let count = ends.len();
        assert!(count > 3);
        assert!(ends.iter().enumerate().all(|(index, ends)| *ends == (index + 2 >= count)));
    }
}
