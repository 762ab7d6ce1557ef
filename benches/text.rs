//! How long text takes: shaping and breaking, per thousand characters, and what remembering saves.
//!
//! `cargo bench --bench text`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, or stops")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use khangan::base::Mm;
use khangan::text::{BODY_SIZE, Face, Paragraph, breaks, shape};

const CASE: &str = include_str!("../tests/fixtures/print/academic-full.khangan");

/// How often the whole text is worked through.
const ROUNDS: u32 = 40;

/// What is measured on one paragraph.
type Work = fn(&str);

fn main() {
    // Paragraphs as officers write them; each round in words of its own, lest they be remembered.
    let paragraphs: Vec<_> = CASE
        .lines()
        .filter_map(|line| line.split_once(": \""))
        .flat_map(|(_, text)| text.split("\\n"))
        .filter(|text| text.chars().count() > 60)
        .map(str::to_owned)
        .collect();
    let fresh = |round: u32| -> Vec<String> {
        paragraphs.iter().map(|text| format!("{round} {text}")).collect()
    };
    let characters: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    println!("text of {characters} characters in {} paragraphs", paragraphs.len());

    let work: [(&str, Work); 3] = [
        ("shaping", |text| drop(black_box(shape(Face::Regular, text)))),
        ("breaking", |text| drop(black_box(breaks::line_breaks(text)))),
        ("lines of a paragraph", |text| {
            let width = Mm(165.0);
            let size = BODY_SIZE;
            drop(black_box(Paragraph { text, size, width, ..Paragraph::default() }.lines()));
        }),
    ];
    for (index, (name, work)) in (0..).zip(work) {
        let cold = median((0..ROUNDS).map(|round| {
            let texts = fresh(round + index * 1000);
            time(|| texts.iter().for_each(|text| work(text)))
        }));
        let texts = fresh(u32::MAX);
        for text in &texts {
            work(text);
        }
        let warm = median((0..ROUNDS).map(|_| time(|| texts.iter().for_each(|text| work(text)))));
        let per_thousand = |time: Duration| {
            time.as_secs_f64() * 1e6 * 1000.0 / f64::from(u32::try_from(characters).unwrap())
        };
        println!(
            "{name:<22} {:>8.1} µs per 1,000 characters, {:>8.1} µs again ({:.1} ×)",
            per_thousand(cold),
            per_thousand(warm),
            per_thousand(cold) / per_thousand(warm)
        );
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
