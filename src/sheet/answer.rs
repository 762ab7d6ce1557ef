//! Long answers: lines of paragraphs, each of which is an element of its own.

use super::inline::{Piece, SetLine, Setting, set};
use super::page::{Mark, Shape, Tag};
use crate::base::FieldId;

/// An answer in lines, as typed. Each paragraph asks for its tag, and says whether it is an item of
/// a list.
pub(super) fn answer_lines(
    text: &str,
    field: &FieldId,
    setting: Setting,
    mut element: impl FnMut(bool) -> Tag,
) -> Vec<SetLine> {
    let piece = Piece { text, field: Some(field), blank: None };
    let mut lines = set(&[piece], setting, Tag::Artifact);
    for paragraph in lines.split_inclusive_mut(|line| line.ends) {
        let words = paragraph.iter().flat_map(|line| &line.marks).find_map(words);
        let Some(words) = words else { continue };
        let tag = element(is_item(words));
        for mark in paragraph.iter_mut().flat_map(|line| &mut line.marks) {
            if words_of(mark) {
                mark.tag = tag;
            }
        }
    }
    lines
}

fn words(mark: &Mark) -> Option<&str> {
    match &mark.shape {
        Shape::Text(text) => Some(&text.text),
        Shape::Rule { .. }
        | Shape::Leader { .. }
        | Shape::Ring { .. }
        | Shape::Watermark { .. } => None,
    }
}

fn words_of(mark: &Mark) -> bool {
    words(mark).is_some()
}

/// Whether a paragraph begins as the items of a list do: with a dash or a dot, or with a number and
/// a point or bracket behind it.
fn is_item(words: &str) -> bool {
    let words = words.trim_start();
    let mut letters = words.chars();
    let first = letters.next();
    if first.is_some_and(|first| "-–—•·*▪●○◦".contains(first)) {
        return letters.next().is_some_and(char::is_whitespace);
    }
    let opened = words.strip_prefix('(');
    let number = opened.unwrap_or(words);
    let behind = number.trim_start_matches(char::is_numeric);
    if behind.len() == number.len() {
        return false;
    }
    let below = behind.strip_prefix('.').unwrap_or(behind);
    let below_behind = below.trim_start_matches(char::is_numeric);
    let closed = if opened.is_some() || !behind.starts_with('.') {
        behind.strip_prefix(')')
    } else if below_behind.len() < below.len() {
        // A number below another: a space alone tells it from a quantity.
        let digits = |text: &str| text.chars().take_while(|c| c.is_numeric()).count();
        let short = digits(number) <= 2 && digits(below) <= 2;
        below_behind.strip_prefix(' ').filter(|_| short)
    } else {
        Some(below)
    };
    closed.is_some_and(|closed| closed.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Mm;
    use crate::sheet::page::Role;

    #[test]
    fn items_of_lists_are_told_from_other_paragraphs() {
        for item in [
            "- จัดทำแผน",
            "• จัดทำ",
            "๑. จัดทำ",
            "1.จัดทำ",
            "๑) จัดทำ",
            "(๒) จัดทำ",
            "๒.๑ จัดทำ",
            "  ๑๐. จัดทำ",
        ] {
            assert!(is_item(item), "{item}");
        }
        for other in [
            "จัดทำแผน",
            "-",
            "-5 องศา",
            "๒๕๕๘ เป็นต้นมา",
            "๑๐.๕",
            "1,200.50 บาท",
            "๓ คน",
            "(ร่าง)",
            "",
            "1.",
            "๒๕๖๙.๑๐ เป็น",
        ] {
            assert!(!is_item(other), "{other}");
        }
    }

    #[test]
    fn each_paragraph_is_an_element_of_its_own_on_all_its_lines() {
        let field = FieldId::from("a");
        let setting = Setting { width: Mm(60.0), ..Setting::default() };
        let long = "ปฏิบัติงานที่ค่อนข้างยาก ".repeat(6);
        let mut elements = 0;
        let lines = answer_lines(&format!("{long}\n\n- ก\nข"), &field, setting, |item| {
            elements += if item { 10 } else { 1 };
            Tag::Element { element: elements, role: Role::Paragraph }
        });
        let numbers = lines.iter().map(|line| match line.marks.first().map(|mark| mark.tag) {
            Some(Tag::Element { element, .. }) => element,
            Some(Tag::Artifact) | None => 0,
        });
        let numbers: Vec<_> = numbers.collect();
        assert!(numbers.len() > 5 && numbers.starts_with(&[1, 1]), "{numbers:?}");
        assert!(numbers.ends_with(&[1, 0, 11, 12]), "{numbers:?}");
    }
}
