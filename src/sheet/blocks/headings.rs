//! The title and the headings.

use crate::base::Mm;
use crate::sheet::composer::Composer;
use crate::sheet::inline::{Piece, SetLine, Setting, set, width_of};
use crate::sheet::page::{Role, Tag};
use crate::sheet::paper::HEADING_GAP;
use crate::sheet::strip::{Strip, keep_all, text_strips};
use crate::text::{Align, Face};

/// The form's title, bold and centred.
pub(super) fn title(words: &str, on: &mut Composer<'_>) -> Vec<Strip> {
    let setting = Setting { face: Face::Bold, align: Align::Centre, ..on.body() };
    let mut strips = text_strips(balanced(words, setting, on.element(Role::Title)));
    begin(&mut strips, words, Mm::ZERO);
    if let Some(last) = strips.last_mut() {
        // White below the title.
        last.height += HEADING_GAP;
    }
    strips
}

/// A bold heading; its number hangs out.
pub(super) fn heading(words: &str, on: &mut Composer<'_>) -> Vec<Strip> {
    let setting = Setting { face: Face::Bold, hanging_indent: number_width(words), ..on.body() };
    let lines = set(&[Piece::words(words)], setting, on.element(Role::Heading));
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
pub(super) fn number_width(words: &str) -> Mm {
    let is_number = |word: &&str| {
        word.starts_with(char::is_numeric) && word.chars().all(|c| c.is_numeric() || c == '.')
    };
    let number = words.split_inclusive(' ').next().filter(|word| is_number(&word.trim_end()));
    number.map_or(Mm::ZERO, |number| width_of(Face::Bold, number))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::page::Shape;

    #[test]
    fn only_a_number_hangs_out_of_a_heading() {
        assert!(number_width("๔. วิเคราะห์") > Mm(3.0));
        assert!(number_width("๒.๑ อิสระ") > number_width("๒. อิสระ"));
        assert_eq!(number_width("สรุปผล ๑. ก"), Mm::ZERO);
        assert_eq!(number_width("๑๐คน มา"), Mm::ZERO);
    }

    #[test]
    fn what_is_centred_breaks_at_the_space_nearest_the_middle() {
        let setting = Setting { width: Mm(60.0), align: Align::Centre, ..Setting::default() };
        let tag = Tag::Element { element: 1, role: Role::Title };
        let words = "ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ซึ่งรับผิดชอบงานการเจ้าหน้าที่";
        let lines = balanced(words, setting, tag);
        let text = |line: &SetLine| {
            let Shape::Text(text) = &line.marks[0].shape else { return None };
            Some(text.text.to_string())
        };
        let texts: Vec<_> = lines.iter().filter_map(text).collect();
        assert_eq!(texts, ["ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ", "ซึ่งรับผิดชอบงานการเจ้าหน้าที่"]);
        assert_eq!(balanced("สั้น ๆ", setting, tag).len(), 1);
    }
}
