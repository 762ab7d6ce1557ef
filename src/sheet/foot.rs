//! The foot of each page of a filled form: which post it belongs to, which page of how many it is,
//! and what it was signed off as, so that no page of another post slips in unseen.

use super::page::{Mark, Page, Sheet, Tag};
use super::paper::{MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT};
use super::strip::text_mark;
use crate::base::{Mm, Pt};
use crate::text::breaks::clusters;
use crate::text::{Face, TextRun};

/// Smaller than all else: it is there to be looked up.
const SIZE: Pt = Pt(10.0);
/// From the text's bottom edge to the first of its two lines, and from one to the other.
const DROP: Mm = Mm(2.5);
const LINE: Mm = Mm(4.5);
/// So many letters.
const MOST: usize = 300;
/// White between what stands left and right.
const APART: Mm = Mm(4.0);

/// What stands at the foot.
#[derive(Clone, Debug)]
pub struct Foot {
    /// The post and the form.
    pub post: String,
    /// Which page of how many.
    pub page: fn(usize, usize) -> String,
    /// When it was printed.
    pub printed: String,
    /// What it was signed off as, and the code of that.
    pub state: (String, String),
}

/// Puts a foot on every page.
pub fn add_foot(sheet: &mut Sheet, foot: &Foot) {
    let count = sheet.pages.len();
    let (post, signed) = (most(&foot.post), most(&foot.state.0));
    for (page, number) in sheet.pages.iter_mut().zip(1..) {
        let of = format!("{}  {}", foot.printed, (foot.page)(number, count));
        let below = line(page, 1.0, signed, &foot.state.1);
        let marks: Vec<_> = line(page, 0.0, post, &of).into_iter().chain(below).collect();
        page.marks.extend(marks);
    }
}

/// No more of a text than any line of this size has room for: the number of a post may be as long
/// as any answer, and there may be hundreds of pages.
fn most(text: &str) -> &str {
    let last = clusters(text).into_iter().take(MOST).next_back();
    last.and_then(|last| text.get(..last.end)).unwrap_or_default()
}

/// One line of it. What stands right is whole; what stands left is cut where there is no more room.
fn line(page: &Page, number: f64, left: &str, right: &str) -> Vec<Mark> {
    let run = |text: &str| TextRun::new(Face::Regular, SIZE, text);
    let (from, to) = (MARGIN_LEFT, page.width - MARGIN_RIGHT);
    let top = page.height - MARGIN_BOTTOM + DROP + LINE * number;
    let right = run(right);
    let room = to - from - right.advance - APART;
    let left = fitting(left, room);
    let x = to - right.advance;
    let mark = |x: Mm, run: TextRun| text_mark(Tag::Artifact, None, x, run).lowered(top);
    let runs = [(from, run(&left)), (x, right)];
    runs.into_iter().filter(|(_, run)| !run.text.is_empty()).map(|(x, run)| mark(x, run)).collect()
}

/// As much of a text as there is room for.
fn fitting(text: &str, room: Mm) -> String {
    let fits = |text: &str| TextRun::new(Face::Regular, SIZE, text).advance.0 <= room.0;
    if fits(text) {
        return text.to_owned();
    }
    let ends: Vec<_> = clusters(text).into_iter().map(|cluster| cluster.end).collect();
    let cut = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
    // The more letters, the longer: half of what is left is tried each time.
    let most = ends.partition_point(|end| fits(&cut(*end)));
    most.checked_sub(1).and_then(|last| ends.get(last)).map_or_else(String::new, |end| cut(*end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Shape;

    fn foot(post: &str) -> Vec<(f64, String)> {
        let page = Page { width: Mm(210.0), height: Mm(297.0), marks: Vec::new() };
        let mut sheet = Sheet { pages: vec![page.clone(), page], ..Sheet::default() };
        let state = ("signed".to_owned(), "CODE".to_owned());
        let page = |number, count| format!("{number}/{count}");
        let (post, printed) = (post.to_owned(), "today".to_owned());
        add_foot(&mut sheet, &Foot { post, page, printed, state });
        let texts = sheet.pages[1].marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some((text.at.x.0, text.text.to_string())),
            Shape::Rule { .. }
            | Shape::Leader { .. }
            | Shape::Ring { .. }
            | Shape::Watermark { .. } => None,
        });
        texts.collect()
    }

    #[test]
    fn each_page_says_whose_it_is_and_which_of_how_many() {
        let words: Vec<_> = foot("ตำแหน่งเลขที่ ๑").into_iter().map(|(_, text)| text).collect();
        assert_eq!(words, ["ตำแหน่งเลขที่ ๑", "today  2/2", "signed", "CODE"]);
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters_and_the_page_stays() {
        let words = foot(&"ตำแหน่งที่ ".repeat(400));
        assert!(words[0].1.ends_with('…') && words[0].1.chars().count() > 60, "{words:?}");
        assert_eq!(words[1].1, "today  2/2");
        assert!(words.iter().all(|(x, _)| *x >= MARGIN_LEFT.0));
        assert_eq!(fitting("ก", Mm::ZERO), "");
    }
}
