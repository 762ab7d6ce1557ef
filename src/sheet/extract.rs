//! A paper that quotes: a title, and below it passages as they stand in their source, each further in
//! where it belongs to the one above, its number hanging out.

use super::flow::paginate;
use super::inline::{Piece, Setting, Stretch, set, width_of};
use super::number::page_number;
use super::page::{Role, Sheet, Tag};
use super::paper::{HEADING_GAP, Paper};
use super::strip::{Strip, keep_all, text_strips};
use crate::base::Mm;
use crate::text::{Align, Face};

const PAPER: Paper = Paper::A4;
/// How far a passage stands in for each level, and how far at most.
const INDENT: Mm = Mm(8.0);
const DEEPEST: usize = 6;

/// What is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract<'a> {
    /// The words; on more than one line where they are.
    pub text: &'a str,
    /// How deep it stands, from 0.
    pub level: usize,
    /// Whether it is a heading.
    pub heading: bool,
}

/// The pages of a paper that quotes these passages.
pub fn lay_out_extracts(title: &str, extracts: &[Extract<'_>]) -> Sheet {
    let mut strips = title_strips(title);
    let lines =
        extracts.iter().flat_map(|extract| extract.text.lines().map(move |it| (extract, it)));
    for ((extract, line), element) in lines.zip(2..) {
        strips.extend(passage(line, extract, element));
    }
    let mut sheet = Sheet::default();
    paginate(&strips, &[], PAPER, &mut sheet);
    for (page, number) in sheet.pages.iter_mut().zip(1..) {
        page.marks.splice(0..0, page_number(number, PAPER));
    }
    sheet
}

/// The text of a paper, so far in.
fn setting(face: Face, indent: Mm) -> Setting {
    Setting {
        face,
        left: PAPER.left() + indent,
        width: PAPER.text_width() - indent,
        align: Align::Left,
        first_indent: Mm::ZERO,
        hanging_indent: Mm::ZERO,
        stretch: Stretch::None,
    }
}

fn title_strips(title: &str) -> Vec<Strip> {
    let setting = Setting { align: Align::Centre, ..setting(Face::Bold, Mm::ZERO) };
    let tag = Tag::Element { element: 1, role: Role::Title };
    let mut strips = text_strips(set(&[Piece::words(title)], setting, tag));
    keep_all(&mut strips);
    if let Some(last) = strips.last_mut() {
        // White below the title.
        last.height += HEADING_GAP;
    }
    strips
}

fn passage(line: &str, extract: &Extract<'_>, element: u32) -> Vec<Strip> {
    #[expect(clippy::cast_precision_loss, reason = "a few levels")]
    let indent = INDENT * extract.level.min(DEEPEST) as f64;
    let (face, role) = if extract.heading {
        (Face::Bold, Role::Heading)
    } else {
        (Face::Regular, Role::Paragraph)
    };
    let hanging_indent = number_width(face, line);
    let setting = Setting { hanging_indent, ..setting(face, indent) };
    let tag = Tag::Element { element, role };
    let mut strips = text_strips(set(&[Piece::words(line)], setting, tag));
    if extract.heading {
        keep_all(&mut strips);
        if let Some(first) = strips.first_mut() {
            first.gap = HEADING_GAP;
        }
    }
    strips
}

/// How far the number before a passage reaches: `๒.๑.๑ `, `(๒) `.
fn number_width(face: Face, line: &str) -> Mm {
    let is_number = |word: &&str| {
        let word = word.trim_end();
        let signs = |c: char| ['.', '(', ')', '-'].contains(&c);
        word.chars().any(signs) && word.chars().all(|c| c.is_numeric() || signs(c))
    };
    let number = line.split_inclusive(' ').next().filter(is_number);
    number.map_or(Mm::ZERO, |number| width_of(face, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Shape, dump};

    #[test]
    fn passages_stand_below_their_title_and_further_in_where_they_belong_to_another() {
        let extract = |text, level, heading| Extract { text, level, heading };
        let long = format!("(๑) {}", "ตำแหน่งประเภทวิชาการ ระดับชำนาญการพิเศษ ".repeat(200));
        let sheet = lay_out_extracts(
            "ที่มา",
            &[extract("๒.๑ หัวข้อ", 0, true), extract(&long, 1, false), extract("ก\nข", 0, false)],
        );
        assert!(sheet.pages.len() > 1, "{} pages", sheet.pages.len());
        let shown = dump(&sheet);
        assert!(shown.contains("ที่มา") && shown.contains("- ๒ -"), "{shown}");
        let left = |words: &str| {
            let marks = sheet.pages.iter().flat_map(|page| &page.marks);
            let mut texts = marks.filter_map(|mark| match &mark.shape {
                Shape::Text(text) => Some(text),
                Shape::Rule { .. }
                | Shape::Leader { .. }
                | Shape::Ring { .. }
                | Shape::Watermark { .. } => None,
            });
            texts.find(|text| text.text.starts_with(words)).unwrap().at.x
        };
        assert_eq!(left("๒.๑"), left("ก"));
        assert_eq!(left("(๑)"), left("ก") + INDENT);
        assert_eq!(left("ข"), left("ก"), "each line of a passage is a line of its own");
    }
}
