//! Where a text may be broken into lines, words and clusters.
//!
//! **Invariant:** no line begins inside a cluster, with a closing sign, or with a sign that belongs
//! to the word before it.

use std::ops::Range;
use std::sync::Arc;

use icu_segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter,
    LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed,
};

use crate::base::thai_chars::is_letter;

use super::line_rules::{Letters, rule};
use super::memo::Memo;
use super::segment::{cuts, word_starts};

const LINES: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
const WORDS: WordSegmenterBorrowed<'static> =
    WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
const CLUSTERS: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();

/// What a reader calls a character: a letter with its vowels, tone and signs. Covers the text.
pub fn clusters(text: &str) -> Vec<Range<usize>> {
    if text.is_ascii() && !text.contains('\r') {
        return (0..text.len()).map(|start| start..start + 1).collect();
    }
    ranges(CLUSTERS.segment_str(text))
}

/// Words, and what stands between them, for the caret. Covers the text.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<bool> = vec![false; text.len() + 1];
    mark(&mut starts, WORDS.segment_str(&without_complex_scripts(text)), true);
    mark(&mut starts, [0, text.len()], true);
    mark_thai_words(text, &mut starts);
    keep_clusters_whole(text, &mut starts);
    ranges(offsets(&starts))
}

/// Where a line may begin, in bytes, neither at 0 nor at the end.
pub fn line_breaks(text: &str) -> Arc<[usize]> {
    static KNOWN: Memo<Arc<[usize]>> = Memo::new();
    KNOWN.get(text, || line_breaks_anew(text))
}

fn line_breaks_anew(text: &str) -> Arc<[usize]> {
    let mut may: Vec<bool> = vec![false; text.len() + 1];
    mark(&mut may, LINES.segment_str(&without_complex_scripts(text)), true);
    let starts = mark_thai_words(text, &mut may);
    let letters = Letters::new(text, &starts);
    for (index, offset) in letters.offsets().enumerate().skip(1) {
        if let (Some(answer), Some(slot)) = (rule(&letters, index), may.get_mut(offset)) {
            *slot = answer;
        }
    }
    keep_clusters_whole(text, &mut may);
    mark(&mut may, [0, text.len()], false);
    offsets(&may).collect()
}

/// Where a text wider than its line may be torn: between syllables.
pub fn tears(text: &str) -> Vec<usize> {
    let mut may: Vec<bool> = vec![true; text.len() + 1];
    for stretch in thai_stretches(text) {
        let letters = text.get(stretch.clone()).unwrap_or_default();
        mark(&mut may, stretch.clone(), false);
        mark(&mut may, cuts(letters).into_iter().map(|cut| cut + stretch.start), true);
    }
    keep_clusters_whole(text, &mut may);
    mark(&mut may, [0, text.len()], false);
    offsets(&may).collect()
}

/// The text with a plain letter of as many bytes for each letter of Thai and its neighbours, whose
/// words the general rules do not know and would complain about.
fn without_complex_scripts(text: &str) -> String {
    const PLAIN: char = '\u{1E00}';
    text.chars()
        .map(|c| match c {
            '\u{0E01}'..='\u{0E3A}'
            | '\u{0E40}'..='\u{0E4E}'
            | '\u{0E80}'..='\u{0EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{1950}'..='\u{19DF}'
            | '\u{1A20}'..='\u{1AAF}'
            | '\u{A9E0}'..='\u{A9FF}'
            | '\u{AA60}'..='\u{AADF}' => PLAIN,
            _ => c,
        })
        .collect()
}

fn mark(slots: &mut [bool], at: impl IntoIterator<Item = usize>, value: bool) {
    for offset in at {
        if let Some(slot) = slots.get_mut(offset) {
            *slot = value;
        }
    }
}

fn offsets(slots: &[bool]) -> impl Iterator<Item = usize> + '_ {
    slots.iter().enumerate().filter(|(_, slot)| **slot).map(|(offset, _)| offset)
}

fn ranges(boundaries: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for end in boundaries.filter(|end| *end > 0) {
        ranges.push(start..end);
        start = end;
    }
    ranges
}

/// The longest stretches of Thai letters.
fn thai_stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (offset, c) in text.char_indices().filter(|(_, c)| is_letter(*c)) {
        match stretches.last_mut() {
            Some(last) if last.end == offset => last.end += c.len_utf8(),
            _ => stretches.push(offset..offset + c.len_utf8()),
        }
    }
    stretches
}

/// Puts the words of Thai in the place of whatever stood inside its stretches; gives all starts.
fn mark_thai_words(text: &str, slots: &mut [bool]) -> Vec<usize> {
    let mut starts = Vec::new();
    for stretch in thai_stretches(text) {
        let letters = text.get(stretch.clone()).unwrap_or_default();
        let words = word_starts(letters);
        let inner = words.iter().map(|start| start + stretch.start);
        mark(slots, stretch.start + 1..stretch.end, false);
        mark(slots, inner.clone(), true);
        starts.push(stretch.start);
        starts.extend(inner);
    }
    starts
}

fn keep_clusters_whole(text: &str, slots: &mut [bool]) {
    for cluster in clusters(text) {
        mark(slots, cluster.start + 1..cluster.end, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn broken(text: &str) -> String {
        let mut out = text.to_owned();
        for at in line_breaks(text).iter().rev() {
            out.insert(*at, '|');
        }
        out
    }

    #[test]
    fn lines_break_between_words() {
        for (text, expected) in [
            ("", ""),
            ("การประเมินค่างาน", "การประเมิน|ค่างาน"),
            ("ใช้ความคิดริเริ่ม ผู้รับผิดชอบ", "ใช้|ความคิดริเริ่ม |ผู้รับผิดชอบ"),
            ("งานรองรับกรณี", "งาน|รองรับ|กรณี"),
            ("สำนักงาน ก.พ. กำหนด", "สำนักงาน |ก.พ. |กำหนด"),
            ("อ.ก.พ. กระทรวง", "อ.ก.พ. |กระทรวง"),
            ("ต่าง ๆ ที่", "ต่าง ๆ |ที่"),
            ("ต่างๆที่", "ต่างๆ|ที่"),
            ("ก ข ฯลฯ ค", "ก |ข ฯลฯ |ค"),
            ("กรุงเทพฯ", "กรุงเทพฯ"),
            ("งาน ฯพณฯ ท่าน", "งาน |ฯพณฯ |ท่าน"),
            ("( / ) ผ่าน", "( / ) ผ่าน"),
            ("(   ) ไม่ผ่าน", "(   ) ไม่|ผ่าน"),
            ("ได้ ๑๐-๑๕ คะแนน", "ได้ |๑๐-๑๕ คะแนน"),
            ("ภายใน ๗ วันทำการ", "ภายใน |๗ วันทำการ"),
            ("ได้ ๑๐ – ๑๕ คะแนน", "ได้ |๑๐ – ๑๕ คะแนน"),
            ("๑๙ กุมภาพันธ์ ๒๕๕๘", "๑๙ กุมภาพันธ์ ๒๕๕๘"),
            ("ตามข้อ ๓ ของ", "ตาม|ข้อ ๓ |ของ"),
            ("ปี พ.ศ. ๒๕๕๑", "ปี |พ.ศ. ๒๕๕๑"),
            ("ที่ นร ๑๐๐๘/ว ๒ ลง", "ที่ |นร ๑๐๐๘/ว ๒ |ลง"),
            ("๑. งาน", "๑. งาน"),
            ("(๑) งาน", "(๑) งาน"),
            ("- งาน", "- งาน"),
            ("“คำ”ว่า", "“คำ”|ว่า"),
            ("A วันที่", "A |วันที่"),
            ("กข43", "กข43"),
            ("ชื่อ\u{A0}สกุล", "ชื่อ\u{A0}สกุล"),
            ("งาน\u{2060}นี้", "งาน\u{2060}นี้"),
            ("นํ้าใจ", "นํ้า|ใจ"),
            ("เมื่อ ๐๙.๐๕ น. โดย", "เมื่อ |๐๙.๐๕ น. |โดย"),
            ("แต่เรียกคืนได้", "แต่|เรียกคืน|ได้"),
        ] {
            assert_eq!(broken(text), expected);
        }
    }

    /// A phrase marked by hand: the text, where a line may begin, and where it need not.
    fn marked(line: &str) -> (String, Vec<usize>, Vec<usize>) {
        let (mut text, mut good, mut soft) = (String::new(), Vec::new(), Vec::new());
        for c in line.chars() {
            match c {
                '|' => good.push(text.len()),
                '·' => soft.push(text.len()),
                '_' => text.push(' '),
                ' ' => {
                    text.push(' ');
                    good.push(text.len());
                }
                _ => text.push(c),
            }
        }
        (text, good, soft)
    }

    #[test]
    fn a_reader_accepts_the_breaks() {
        let fixture = include_str!("../../tests/fixtures/thai-words.txt");
        for part in ["[tuned]", "[held out]"] {
            let phrases: Vec<&str> = fixture
                .lines()
                .skip_while(|line| *line != part)
                .skip(1)
                .take_while(|line| !line.starts_with('['))
                .filter(|line| !line.is_empty())
                .collect();
            let (mut made, mut accepted, mut at_words, mut wanted, mut found) = (0, 0, 0, 0, 0);
            for line in &phrases {
                let (text, good, soft) = marked(line);
                let breaks = line_breaks(&text);
                let starts: Vec<usize> = clusters(&text).iter().map(|range| range.start).collect();
                assert!(breaks.iter().all(|at| starts.contains(at)), "in a cluster: {text}");
                let right = |at: &&usize| good.contains(at) || soft.contains(at);
                made += breaks.len();
                accepted += breaks.iter().filter(right).count();
                at_words += breaks.iter().filter(|at| good.contains(at)).count();
                wanted += good.len();
                found += good.iter().filter(|at| breaks.contains(at)).count();
                if !breaks.iter().all(|at| right(&at)) {
                    println!("refused: {}", broken(&text));
                }
            }
            // In hundredths of a percent.
            let share = |part: usize, whole: usize| part * 10_000 / whole;
            println!(
                "{part} {} phrases, shares of 10,000: {accepted} of {made} breaks accepted ({}), {at_words} \
                 between words ({}); {found} of {wanted} word edges found ({})",
                phrases.len(),
                share(accepted, made),
                share(at_words, made),
                share(found, wanted),
            );
            assert!(share(accepted, made) >= 9_900);
        }
    }

    #[test]
    fn a_character_is_what_a_reader_calls_one() {
        let of = |text: &str| {
            clusters(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("น้ำที่"), ["น้ำ", "ที่"]);
        assert_eq!(of("เก้า"), ["เ", "ก้", "า"]);
        assert_eq!(of("a b"), ["a", " ", "b"]);
    }

    #[test]
    fn words_cover_the_text() {
        let of = |text: &str| {
            words(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("ข้าราชการ ๓ คน, OK"), ["ข้าราชการ", " ", "๓", " ", "คน", ",", " ", "OK"]);
        assert!(words("").is_empty());
    }

    proptest! {
        #[test]
        fn no_break_in_a_cluster(text in "[ก-๛ a-z()\u{A0}.๑-๙“”\u{200D}😀-😂-]{0,60}") {
            let mut starts: Vec<usize> = clusters(&text).iter().map(|range| range.start).collect();
            starts.push(text.len());
            for at in line_breaks(&text).iter().copied().chain(tears(&text)) {
                prop_assert!(at > 0 && at < text.len() && starts.contains(&at));
            }
            let words = words(&text);
            prop_assert_eq!(words.iter().map(|word| &text[word.clone()]).collect::<String>(), text);
        }
    }
}
