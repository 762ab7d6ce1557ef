//! A text that is only read: a title, headings, paragraphs, numbered items whose numbers hang out.

use super::flow::paginate;
use super::inline::{Piece, Setting, Stretch, set, width_of};
use super::number::page_number;
use super::page::{Role, Sheet, Tag};
use super::paper::{FIRST_INDENT, HEADING_GAP, Paper};
use super::strip::{Strip, keep_all, text_strips};
use crate::base::Mm;
use crate::text::{Align, Face};

/// How much further in an item stands than the one above it in rank.
const STEP: Mm = Mm(8.0);

/// A piece of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The title, bold and centred.
    Title(String),
    /// A line below the title.
    Below(String),
    /// The heading of a part.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// An item: its number, how deep it stands, its words.
    Item {
        /// Its number; it hangs out.
        number: String,
        /// How deep, from 0.
        depth: u8,
        /// Its words.
        text: String,
    },
}

/// The pages of a text that is only read.
pub fn lay_out_reading(reading: &[Reading]) -> Sheet {
    let (paper, mut sheet) = (Paper::A4, Sheet::default());
    let strips: Vec<Strip> =
        reading.iter().zip(1..).flat_map(|(piece, element)| strips(piece, element)).collect();
    paginate(&strips, &[], paper, &mut sheet);
    for (page, number) in sheet.pages.iter_mut().zip(1..) {
        page.marks.splice(0..0, page_number(number, paper));
    }
    sheet
}

fn strips(piece: &Reading, element: u32) -> Vec<Strip> {
    let paper = Paper::A4;
    let body = Setting {
        face: Face::Regular,
        left: paper.left(),
        width: paper.text_width(),
        align: Align::Left,
        first_indent: Mm::ZERO,
        hanging_indent: Mm::ZERO,
        stretch: Stretch::None,
    };
    let lines = |text: &str, setting, role| {
        text_strips(set(&[Piece::words(text)], setting, Tag::Element { element, role }))
    };
    match piece {
        Reading::Title(words) => {
            let setting = Setting { face: Face::Bold, align: Align::Centre, ..body };
            begin(lines(words, setting, Role::Title), words, Mm::ZERO)
        }
        Reading::Below(words) => {
            let setting = Setting { align: Align::Centre, ..body };
            let mut strips = lines(words, setting, Role::Paragraph);
            keep_all(&mut strips);
            strips
        }
        Reading::Heading(words) => {
            let setting = Setting { face: Face::Bold, ..body };
            begin(lines(words, setting, Role::Heading), words, HEADING_GAP)
        }
        Reading::Paragraph(words) => {
            lines(words, Setting { first_indent: FIRST_INDENT, ..body }, Role::Paragraph)
        }
        Reading::Item { number, depth, text } => {
            let indent = STEP * f64::from(*depth);
            let hanging_indent = width_of(Face::Regular, &format!("{number} "));
            let (left, width) = (body.left + indent, body.width - indent);
            let setting = Setting { left, width, hanging_indent, ..body };
            lines(&format!("{number} {text}"), setting, Role::Item)
        }
    }
}

/// What begins here stays with what follows, and is a bookmark.
fn begin(mut strips: Vec<Strip>, words: &str, gap: Mm) -> Vec<Strip> {
    keep_all(&mut strips);
    if let Some(first) = strips.first_mut() {
        first.gap = gap;
        first.bookmark = Some(words.to_owned());
    }
    strips
}
