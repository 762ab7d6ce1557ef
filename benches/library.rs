//! The library with ten thousand cases: `cargo bench --bench library`.
//!
//! First rows, all rows, a keystroke in the search, a sort; each against the figure it is to keep.

#![expect(clippy::print_stdout, reason = "a measurement is told")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use khangan::app::library_row;
use khangan::form::Forms;
use khangan::store::library::{Missing, News, watch};
use khangan::ui::screens::library::{Column, Model};

const CASES: usize = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fill(folder.path())?;
    let forms = Arc::new(Forms::built_in());
    forms.all().for_each(drop);
    for _ in 0..3 {
        let (mut model, first, all) = read(folder.path(), &forms);
        told("first rows", first, 100);
        told("all rows", all, 1500);
        assert_eq!(model.count(), CASES);
        for query in ["นักวิชาการ", "ความมั่นคงปลอดภัย 77", "zzzz"]
        {
            let mut typed = String::new();
            let mut worst = Duration::ZERO;
            for letter in query.chars() {
                typed.push(letter);
                let begun = Instant::now();
                model.search(typed.clone());
                worst = worst.max(begun.elapsed());
            }
            told(&format!("worst keystroke of {query}, {} found", model.shown()), worst, 16);
            let begun = Instant::now();
            model.search(query.chars().rev().collect());
            told("  and of another pasted over it", begun.elapsed(), 16);
            model.search(String::new());
        }
        for column in Column::ALL {
            let begun = Instant::now();
            model.sort_by(column);
            told(&format!("sorting by {column:?}"), begun.elapsed(), 50);
        }
    }
    Ok(())
}

fn told(what: &str, took: Duration, limit: u64) {
    let kept = if took <= Duration::from_millis(limit) { "" } else { "  TOO SLOW" };
    println!("{what:<60} {:>8.2} ms, at most {limit}{kept}", took.as_secs_f64() * 1000.0);
}

/// Cases as long as real ones are, each with a number of its own.
fn fill(folder: &Path) -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    let texts =
        ["academic-1", "academic-2", "general-1", "general-2", "arts-1", "arts-2", "academic-3"]
            .map(|name| fs::read_to_string(fixtures.join(format!("{name}.khangan"))));
    let texts: Vec<_> = texts.into_iter().collect::<Result<_, _>>()?;
    for number in 0..CASES {
        let Some(text) = texts.get(number % texts.len()) else { continue };
        let text =
            text.replace("\"position.unit\": \"", &format!("\"position.unit\": \"{number} "));
        fs::write(folder.join(format!("{number}.khangan")), text)?;
    }
    Ok(())
}

fn read(folder: &Path, forms: &Arc<Forms>) -> (Model, Duration, Duration) {
    let (sender, news) = channel();
    let begun = Instant::now();
    let in_row = Arc::clone(forms);
    let watch = watch(
        folder.to_owned(),
        Missing::Tell,
        Arc::clone(forms),
        move |entry| library_row(entry, &in_row),
        move |news| drop(sender.send(news)),
    );
    let (mut model, mut first) = (Model::default(), None);
    for news in &news {
        match news {
            News::Rows(rows) => {
                model.put(rows);
                first.get_or_insert_with(|| begun.elapsed());
            }
            News::Ready | News::Lost | News::Failed(_) => break,
            News::Reading(_) | News::Gone(_) => {}
        }
    }
    let all = begun.elapsed();
    drop(watch);
    (model, first.unwrap_or(all), all)
}
