//! Titles, headings, lines with blanks, running text, long answers.

use super::answers::Answers;
use super::blanks::Filled;
use super::inline::{Piece, SetLine, Setting, Stretch, set, width_of};
use super::page::{Role, Tag};
use super::paper::{FIRST_INDENT, HEADING_GAP, LEFT, RIGHT, WIDTH};
use super::strip::{Elements, Strip, leader_mark};
use crate::base::{FieldId, Mm};
use crate::form::PieceDef;
use crate::text::{Align, Face};

/// The body of the page.
pub(super) const BODY: Setting = Setting {
    face: Face::Regular,
    left: LEFT,
    width: WIDTH,
    align: Align::Left,
    first_indent: Mm::ZERO,
    hanging_indent: Mm::ZERO,
    stretch: Stretch::None,
};

/// The form's title, bold and centred.
pub(super) fn title(words: &str, elements: &mut Elements) -> Vec<Strip> {
    let setting = Setting { face: Face::Bold, align: Align::Centre, ..BODY };
    let mut strips = text_strips(balanced(words, setting, elements.next(Role::Title)));
    begin(&mut strips, words, Mm::ZERO);
    if let Some(last) = strips.last_mut() {
        // White below the title.
        last.height += HEADING_GAP;
    }
    strips
}

/// A bold heading; its number hangs out.
pub(super) fn heading(words: &str, elements: &mut Elements) -> Vec<Strip> {
    let setting = Setting { face: Face::Bold, hanging_indent: number_width(words), ..BODY };
    let lines = set(&[Piece::words(words)], setting, elements.next(Role::Heading));
    let mut strips = text_strips(lines);
    begin(&mut strips, words, HEADING_GAP);
    strips
}

fn begin(strips: &mut [Strip], words: &str, gap: Mm) {
    keep_all(strips);
    if let Some(first) = strips.first_mut() {
        first.gap = gap;
        first.bookmark = Some(words.to_owned());
    }
}

/// How far the number before a heading reaches.
fn number_width(words: &str) -> Mm {
    let is_number = |word: &&str| {
        word.starts_with(char::is_numeric) && word.chars().all(|c| c.is_numeric() || c == '.')
    };
    let number = words.split_inclusive(' ').next().filter(|word| is_number(&word.trim_end()));
    number.map_or(Mm::ZERO, |number| width_of(Face::Bold, number))
}

/// Words and blanks that share a line.
pub(super) fn line(defs: &[PieceDef], answers: Answers<'_>, elements: &mut Elements) -> Vec<Strip> {
    let filled = Filled::new(defs, answers);
    let setting = Setting { stretch: Stretch::All, ..BODY };
    let tag = elements.next(Role::Paragraph);
    let lines = filled.lines(WIDTH);
    text_strips(lines.iter().flat_map(|pieces| set(pieces, setting, tag)).collect())
}

/// Running text with blanks in it.
pub(super) fn paragraph(
    defs: &[PieceDef],
    answers: Answers<'_>,
    elements: &mut Elements,
) -> Vec<Strip> {
    let filled = Filled::new(defs, answers);
    let setting = Setting { first_indent: FIRST_INDENT, stretch: Stretch::AllButLast, ..BODY };
    let lines = set(&filled.running(), setting, elements.next(Role::Paragraph));
    text_strips(lines)
}

/// A long answer on at least so many dotted lines.
pub(super) fn lines(
    field: &FieldId,
    at_least: usize,
    answers: Answers<'_>,
    elements: &mut Elements,
) -> Vec<Strip> {
    let text = answers.text(field);
    let mut strips = Vec::new();
    if !text.is_empty() {
        let tag = elements.next(Role::Paragraph);
        strips = text_strips(answer_lines(&text, field, BODY, tag));
    }
    let blank = at_least.saturating_sub(strips.len());
    strips.extend(std::iter::repeat_n(Strip::of_text(Vec::new()), blank));
    for strip in &mut strips {
        strip.marks.push(leader_mark(Some(field), LEFT, RIGHT));
    }
    strips
}

/// An answer in lines, as typed.
pub(super) fn answer_lines(
    text: &str,
    field: &FieldId,
    setting: Setting,
    tag: Tag,
) -> Vec<SetLine> {
    set(&[Piece { text, field: Some(field), blank: None }], setting, tag)
}

/// A strip for each line; neither the first nor the last line of a paragraph stands alone.
pub(super) fn text_strips(lines: Vec<SetLine>) -> Vec<Strip> {
    let kept = kept_lines(&lines);
    let strip = |(line, keep): (SetLine, bool)| Strip { keep, ..Strip::of_text(line.marks) };
    lines.into_iter().zip(kept).map(strip).collect()
}

/// Which lines stay with the next: the first of a paragraph, and the last but one.
pub(super) fn kept_lines(lines: &[SetLine]) -> Vec<bool> {
    let mut kept = Vec::with_capacity(lines.len());
    for paragraph in lines.split_inclusive(|line| line.ends) {
        let count = paragraph.len();
        kept.extend(
            (1..=count).map(|number| count > number && (number == 1 || number + 1 == count)),
        );
    }
    kept
}

/// Lines that are centred and break at a space, so that they are about as long as each other.
pub(super) fn balanced(words: &str, setting: Setting, tag: Tag) -> Vec<SetLine> {
    let width = |text: &str| width_of(setting.face, text.trim_end());
    let halves = || {
        let spaces = words.match_indices(' ').map(|(at, _)| words.split_at(at + 1));
        let longer = |(one, other): &(&str, &str)| width(one).max(width(other));
        let best = spaces.min_by(|one, other| longer(one).0.total_cmp(&longer(other).0));
        best.filter(|halves| longer(halves) <= setting.width)
    };
    let whole = |words: &str| set(&[Piece::words(words)], setting, tag);
    if width(words) <= setting.width {
        return whole(words);
    }
    match halves() {
        Some((one, other)) => [whole(one), whole(other)].concat(),
        None => whole(words),
    }
}

/// All strips stay on the page of what follows.
pub(super) fn keep_all(strips: &mut [Strip]) {
    for strip in strips {
        strip.keep = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
        // Paragraphs of one, two, three and five lines.
        let lines: Vec<_> = [1, 2, 3, 5]
            .into_iter()
            .flat_map(|count| (1..=count).map(move |number| number == count))
            .map(|ends| SetLine { marks: Vec::new(), ends })
            .collect();
        let kept: String =
            kept_lines(&lines).iter().map(|keep| if *keep { '+' } else { '.' }).collect();
        assert_eq!(kept, [".", "+.", "++.", "+..+."].concat());
    }

    #[test]
    fn only_a_number_hangs_out_of_a_heading() {
        assert!(number_width("๔. วิเคราะห์") > Mm(3.0));
        assert!(number_width("๒.๑ อิสระ") > number_width("๒. อิสระ"));
        assert_eq!(number_width("สรุปผล ๑. ก"), Mm::ZERO);
        assert_eq!(number_width("๑๐คน มา"), Mm::ZERO);
    }

    #[test]
    fn what_is_centred_breaks_at_the_space_nearest_the_middle() {
        let setting = Setting { width: Mm(60.0), align: Align::Centre, ..BODY };
        let tag = Elements::default().next(Role::Title);
        let words = "ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ซึ่งรับผิดชอบงานการเจ้าหน้าที่";
        let lines = balanced(words, setting, tag);
        let text = |line: &SetLine| {
            let super::super::page::Shape::Text(text) = &line.marks[0].shape else { return None };
            Some(text.text.to_string())
        };
        let texts: Vec<_> = lines.iter().filter_map(text).collect();
        assert_eq!(texts, ["ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ", "ซึ่งรับผิดชอบงานการเจ้าหน้าที่"]);
        assert_eq!(balanced("สั้น ๆ", setting, tag).len(), 1);
    }
}
