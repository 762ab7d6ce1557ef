//! The number above a page.

use super::page::{Mark, Tag};
use super::paper::{Paper, TOP, line};
use super::strip::text_mark;
use crate::base::{Mm, thai_number};
use crate::text::{BODY_SIZE, Face, TextRun};

/// White between the number and the text.
const GAP: Mm = Mm(2.5);

/// `- ๒ -`, centred above the text; the first page has none.
pub(super) fn page_number(number: usize, paper: Paper) -> Option<Mark> {
    let number = i64::try_from(number).ok().filter(|number| *number > 1)?;
    let text = format!("- {} -", thai_number(number));
    let run = TextRun::new(Face::Regular, BODY_SIZE, &text);
    let x = paper.left() + (paper.text_width() - run.advance) / 2.0;
    Some(text_mark(Tag::Artifact, None, x, run).lowered(TOP - GAP - line()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::page::Shape;

    #[test]
    fn pages_are_numbered_from_the_second_in_thai_digits() {
        assert_eq!(page_number(1, Paper::A4), None);
        let text = |number| {
            let Shape::Text(text) = page_number(number, Paper::A4).unwrap().shape else {
                panic!("no text")
            };
            text.text.to_string()
        };
        assert_eq!(text(2), "- ๒ -");
        assert_eq!(text(120), "- ๑๒๐ -");
    }
}
