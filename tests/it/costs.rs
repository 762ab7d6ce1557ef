//! What a text costs grows as it does: no text that a file can hold, however odd, takes the square.

use std::time::{Duration, Instant};

use khangan::base::Mm;
use khangan::text::{Align, BODY_SIZE, Face, Paragraph, breaks, difference, shape};

/// Texts that repeat what is hard to break: one word of no end, marks without letters, spaces,
/// what could be a number, an abbreviation, a list.
const UNITS: [&str; 18] = [
    "เ",
    "ก",
    "า",
    "์",
    "ํา",
    "น้ำ",
    "เก",
    "การ",
    "ๆ ",
    "ก.",
    "a",
    " ",
    "\u{A0}",
    "๑-",
    "(",
    "\u{301}",
    "👨\u{200D}",
    "\n",
];

fn lines(text: &str) {
    for width in [10.0, 160.0] {
        let align = Align::Justified;
        let paragraph =
            Paragraph { text, size: BODY_SIZE, width: Mm(width), align, ..Paragraph::default() };
        drop(paragraph.lines());
    }
}

/// One way in which a text is worked through.
type Work = fn(&str);

/// What a text goes through on its way to the screen and to paper.
const WORK: [(&str, Work); 6] = [
    ("characters", |text| drop(breaks::clusters(text))),
    ("words", |text| drop(breaks::words(text))),
    ("breaks", |text| drop(breaks::line_breaks(text))),
    ("tears", |text| drop(breaks::tears(text))),
    ("shapes", |text| drop(shape(Face::Regular, text))),
    ("lines", lines),
];

#[test]
fn four_times_the_text_takes_four_times_as_long() {
    for unit in UNITS {
        for (head, tail) in [("", ""), ("aaaaaaaaaaaaaaaaaaaaa", "เ")] {
            let text = |count: usize| [head, &unit.repeat(count), tail].concat();
            let (short, long) = (text(2_000), text(8_000));
            for (what, work) in WORK {
                let time = |text: &str| {
                    let start = Instant::now();
                    work(text);
                    start.elapsed()
                };
                // The square would be sixteen times; the rest is for a machine that is busy.
                let slack = Duration::from_millis(100);
                let linear = || time(&long) <= time(&short) * 8 + slack;
                assert!(linear() || linear() || linear(), "{what} of {head} {unit:?} {tail}");
            }
        }
    }
}

/// Words in an order that a number decides.
fn words_by_chance(seed: u64, characters: usize) -> String {
    const WORDS: [&str; 12] = [
        "งาน",
        "ตำแหน่ง",
        "ประเมิน",
        "ค่างาน",
        "ระดับ",
        "หน้าที่",
        "วางแผน",
        "กำกับ",
        "แนะนำ",
        "ตรวจสอบ",
        "๑",
        "\n",
    ];
    let (mut text, mut number, mut length) = (String::new(), seed, 0);
    while length < characters {
        number =
            number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let word = WORDS[usize::try_from(number >> 33).unwrap() % WORDS.len()];
        text.push_str(word);
        length += word.chars().count();
    }
    text
}

#[test]
fn two_long_texts_with_little_in_common_are_compared_in_a_moment() {
    let time = |characters: usize| {
        let (old, new) = (words_by_chance(1, characters), words_by_chance(2, characters));
        let one_line = |text: &str| text.replace('\n', " ");
        let start = Instant::now();
        for (old, new) in [(old.clone(), new.clone()), (one_line(&old), one_line(&new))] {
            let stretches = difference(&old, &new);
            assert!(!stretches.is_empty());
        }
        start.elapsed()
    };
    // Nor is it the square here, where nothing stays in its place.
    let (short, long) = (time(10_000), time(40_000));
    println!("10,000 characters in {short:?}, 40,000 in {long:?}");
    let linear = long <= short * 8 + Duration::from_millis(200);
    assert!(linear || time(40_000) <= time(10_000) * 8 + Duration::from_millis(200));
}
