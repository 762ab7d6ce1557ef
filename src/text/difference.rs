//! What is different between two texts, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::breaks::words;

/// What is the same is an island when the changes on both sides have so many times its letters.
const ISLAND: usize = 2;

/// A stretch of both texts, in bytes. All stretches together cover both from start to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The part of the old text; empty where something was added.
    pub old: Range<usize>,
    /// The part of the new text; empty where something was taken away.
    pub new: Range<usize>,
    /// Whether both parts are the same.
    pub same: bool,
}

/// How an old text became a new one: stretches that are the same and stretches that are not, by
/// turns, whole words each.
///
/// Lines that stayed are found first, and words only between them. A small island between two
/// changes belongs to the change, since nobody reads a space or an "and" there as something that
/// stayed; a new line is none, for paragraphs stay apart. Hard texts get a good answer rather than
/// the shortest: the work is bounded.
pub fn difference(old: &str, new: &str) -> Vec<Stretch> {
    let all = Stretch { old: 0..old.len(), new: 0..new.len(), same: false };
    let by_words = |stretch: Stretch| {
        if stretch.same || stretch.old.is_empty() || stretch.new.is_empty() {
            vec![stretch]
        } else {
            compared(old, new, &stretch, words)
        }
    };
    let lines = compared(old, new, &all, lines);
    let stretches: Vec<_> = lines.into_iter().flat_map(by_words).collect();
    joined(old, new, &stretches)
}

/// A stretch, compared piece by piece.
fn compared(
    old: &str,
    new: &str,
    stretch: &Stretch,
    cut: impl Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Stretch> {
    let old = old.get(stretch.old.clone()).unwrap_or_default();
    let new = new.get(stretch.new.clone()).unwrap_or_default();
    let (old_pieces, new_pieces) = (cut(old), cut(new));
    let ops =
        capture_diff_slices(Algorithm::Myers, &texts(old, &old_pieces), &texts(new, &new_pieces));
    let (mut old_at, mut new_at) = (stretch.old.start, stretch.new.start);
    ops.iter()
        .map(|op| {
            let found = Stretch {
                old: old_at..old_at + length(&old_pieces, op.old_range()),
                new: new_at..new_at + length(&new_pieces, op.new_range()),
                same: op.tag() == DiffTag::Equal,
            };
            (old_at, new_at) = (found.old.end, found.new.end);
            found
        })
        .collect()
}

/// Lines, each with the sign that ends it.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        at += line.len();
        at - line.len()..at
    };
    text.split_inclusive('\n').map(line).collect()
}

fn texts<'a>(text: &'a str, pieces: &[Range<usize>]) -> Vec<&'a str> {
    pieces.iter().map(|piece| text.get(piece.clone()).unwrap_or_default()).collect()
}

/// How long some pieces that follow each other are.
fn length(pieces: &[Range<usize>], range: Range<usize>) -> usize {
    pieces.get(range).into_iter().flatten().map(ExactSizeIterator::len).sum()
}

/// The stretches by turns, islands between two changes among the changed ones.
fn joined(old: &str, new: &str, stretches: &[Stretch]) -> Vec<Stretch> {
    let sizes: Vec<Size> = stretches.iter().map(|of| Size::of(old, new, of)).collect();
    let mut joined: Vec<(Stretch, Size)> = Vec::new();
    for (index, (stretch, size)) in stretches.iter().zip(&sizes).enumerate() {
        let after = stretches.get(index + 1).zip(sizes.get(index + 1));
        let island = match (joined.last(), after) {
            (Some((before, before_size)), Some((after, after_size)))
                if stretch.same && !before.same && !after.same =>
            {
                let around = before_size.most().min(after_size.most());
                !size.new_line && size.most() * ISLAND <= around
            }
            _ => false,
        };
        let same = stretch.same && !island;
        match joined.last_mut() {
            Some((last, last_size)) if last.same == same => {
                last.old.end = stretch.old.end;
                last.new.end = stretch.new.end;
                last_size.old += size.old;
                last_size.new += size.new;
            }
            _ => joined.push((Stretch { same, ..stretch.clone() }, *size)),
        }
    }
    joined.into_iter().map(|(stretch, _)| stretch).collect()
}

/// How much there is to read in a stretch.
#[derive(Clone, Copy)]
struct Size {
    /// Letters of the old text.
    old: usize,
    /// Letters of the new text.
    new: usize,
    new_line: bool,
}

impl Size {
    fn of(old: &str, new: &str, stretch: &Stretch) -> Self {
        let old = old.get(stretch.old.clone()).unwrap_or_default();
        let new = new.get(stretch.new.clone()).unwrap_or_default();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        Self { old: letters(old), new: letters(new), new_line: old.contains('\n') }
    }

    fn most(self) -> usize {
        self.old.max(self.new)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `[-old-]` for what went and `{+new+}` for what came.
    fn marked(old: &str, new: &str) -> String {
        let mark = |stretch: &Stretch| match (
            stretch.same,
            &old[stretch.old.clone()],
            &new[stretch.new.clone()],
        ) {
            (true, _, new) => new.to_owned(),
            (false, old, "") => format!("[-{old}-]"),
            (false, "", new) => format!("{{+{new}+}}"),
            (false, old, new) => format!("[-{old}-]{{+{new}+}}"),
        };
        difference(old, new).iter().map(mark).collect()
    }

    #[test]
    fn thai_texts_differ_by_whole_words() {
        for (old, new, expected) in [
            ("", "", ""),
            ("", "จัดทำแผน", "{+จัดทำแผน+}"),
            ("จัดทำแผน", "", "[-จัดทำแผน-]"),
            ("จัดทำแผนงาน", "จัดทำแผนงาน", "จัดทำแผนงาน"),
            ("ปฏิบัติงานด้านการเงิน", "ปฏิบัติงานด้านการพัสดุ", "ปฏิบัติงานด้าน[-การเงิน-]{+การพัสดุ+}"),
            (
                "ตรวจสอบเอกสาร และจัดเก็บ",
                "ตรวจสอบและวิเคราะห์เอกสาร และจัดเก็บ",
                "ตรวจสอบ{+และวิเคราะห์+}เอกสาร และจัดเก็บ",
            ),
            (
                "๑. รับเรื่อง\n๒. ส่งเรื่อง",
                "๑. รับเรื่อง\n๒. ตรวจเรื่อง\n๓. ส่งเรื่อง",
                "๑. รับเรื่อง\n๒. {+ตรวจเรื่อง\n๓. +}ส่งเรื่อง",
            ),
        ] {
            assert_eq!(marked(old, new), expected);
        }
    }

    #[test]
    fn an_island_between_two_changes_does_not_count_as_kept() {
        assert_eq!(
            marked("ควบคุมพัสดุและยานพาหนะ", "วิเคราะห์บุคลากรและอัตรากำลัง"),
            "[-ควบคุมพัสดุและยานพาหนะ-]{+วิเคราะห์บุคลากรและอัตรากำลัง+}"
        );
        assert_eq!(marked("one two", "ten six"), "[-one two-]{+ten six+}");
        // A new line does: paragraphs stay apart.
        assert_eq!(marked("one\ntwo", "ten\nsix"), "[-one-]{+ten+}\n[-two-]{+six+}");
    }

    /// Forty thousand characters each, first much the same and then nothing alike.
    #[test]
    fn long_texts_are_compared_while_one_types() {
        let duties = "๑. วิเคราะห์อัตรากำลังและจัดทำแผนการใช้บุคลากรของกรม เพื่อเสนอผู้บังคับบัญชา\n";
        let others = "ก) ควบคุมพัสดุ ตรวจรับครุภัณฑ์ และซ่อมบำรุงยานพาหนะขององค์การตามสัญญาจ้าง\n";
        let old = duties.repeat(40_000 / duties.chars().count());
        let mut new = old.replacen("บุคลากร", "ข้าราชการ", 200);
        new.insert_str(new.len() / 2, others);
        for new in [new, others.repeat(40_000 / others.chars().count())] {
            difference(&old, &new);
            let start = std::time::Instant::now();
            let stretches = difference(&old, &new);
            let took = start.elapsed();
            println!("{} stretches in {took:?}", stretches.len());
            // A debug build, and a busy machine.
            assert!(took < std::time::Duration::from_secs(1), "{took:?}");
        }
    }

    proptest! {
        #[test]
        fn both_texts_are_covered_and_what_is_the_same_is_the_same(
            old in "([ก-๛a-c \n]|การ|งาน|แผน){0,30}",
            new in "([ก-๛a-c \n]|การ|งาน|แผน){0,30}",
        ) {
            let (mut old_at, mut new_at) = (0, 0);
            let mut before = None;
            for stretch in difference(&old, &new) {
                prop_assert_eq!((stretch.old.start, stretch.new.start), (old_at, new_at));
                let (was, is) = (&old[stretch.old.clone()], &new[stretch.new.clone()]);
                prop_assert!(!stretch.same || was == is);
                prop_assert!(before != Some(stretch.same), "not by turns");
                prop_assert!(!was.is_empty() || !is.is_empty());
                (old_at, new_at) = (stretch.old.end, stretch.new.end);
                before = Some(stretch.same);
            }
            prop_assert_eq!((old_at, new_at), (old.len(), new.len()));
        }
    }
}
