//! What a text costs grows as it does: no text that a file can hold, however odd, takes the square.

use std::time::{Duration, Instant};

use khangan::base::Mm;
use khangan::text::{Align, BODY_SIZE, Face, Paragraph, breaks, shape};

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
