//! How long a printed page takes: in this process, as a program, and by the thousand.
//!
//! `cargo bench --bench pdf`. For `benches/peers/run`: with `-- --typst FILE` it only writes the
//! same content as a Typst source, with `-- --new-case` it only says how long a new case takes.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a bench prints, or stops"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use khangan::appraisal::appraise;
use khangan::case::Case;
use khangan::form::{Form, Forms};
use khangan::pdf::{About, Attachment, embedded_case, render};
use khangan::sheet::{Role, Shape, Sheet, Tag, lay_out};
use khangan::store::{Opened, read_case};

const CASE: &str = include_str!("../tests/fixtures/print/academic-full.khangan");
const PROGRAM: &str = env!("CARGO_BIN_EXE_khangan");

fn main() {
    let forms = Forms::built_in();
    let start = Instant::now();
    let case = read(CASE, &forms);
    let form = forms.named(case.form().as_str()).unwrap();
    let read_cold = start.elapsed();
    let words: Vec<_> = std::env::args().collect();
    if let Some(path) = words.iter().skip_while(|word| *word != "--typst").nth(1) {
        fs::write(path, typst(&pages(form, &case))).unwrap();
        return;
    }
    if words.iter().any(|word| word == "--new-case") {
        say("layout and PDF of a new case", new_cases(form, &forms));
        return;
    }
    say("case and form read, cold", read_cold);

    let start = Instant::now();
    let sheet = pages(form, &case);
    say("layout of a full case, cold", start.elapsed());
    let start = Instant::now();
    let pdf = print(&sheet);
    say("PDF of a full case, cold", start.elapsed());
    println!("{} pages, {} bytes", sheet.pages.len(), pdf.len());

    say("layout of a full case", median(200, || drop(black_box(pages(form, &case)))));
    say("PDF of a full case", median(200, || drop(black_box(print(&sheet)))));
    say(
        "layout and PDF of a full case",
        median(200, || drop(black_box(print(&pages(form, &case))))),
    );
    say("layout and PDF of a new case", new_cases(form, &forms));
    say("case taken out of a PDF", median(200, || drop(black_box(embedded_case(&pdf)))));

    let folder = tempfile::tempdir().unwrap();
    program(folder.path());
    batch(folder.path());
}

fn read(text: &str, forms: &Forms) -> Case {
    match read_case(text, forms) {
        Ok(Opened::Case(case)) => *case,
        other => panic!("the case does not read: {other:?}"),
    }
}

/// Cases whose every answer is new; the form's own words are the same, as from case to case.
fn new_cases(form: &Form, forms: &Forms) -> Duration {
    const ROUNDS: usize = 60;
    let new_case = |round: usize| {
        let answer = |line: &str| match line.split_once(": \"") {
            Some((field, text)) if field.starts_with("        ") && !field.contains("target") => {
                format!("{field}: \"{round} {text}\n")
            }
            _ => format!("{line}\n"),
        };
        read(&CASE.lines().map(answer).collect::<String>(), forms)
    };
    let mut cases = (0..ROUNDS).map(new_case).collect::<Vec<_>>().into_iter();
    median(ROUNDS, || drop(black_box(cases.next().map(|case| print(&pages(form, &case))))))
}

fn pages(form: &Form, case: &Case) -> Sheet {
    lay_out(form, Some((case, &appraise(form, case))))
}

fn print(sheet: &Sheet) -> Vec<u8> {
    let about = About {
        title: "Bench".to_owned(),
        author: String::new(),
        subject: String::new(),
        created: "2026-11-20T09:30:00+07:00".parse().unwrap(),
        attachment: Some(Attachment { name: "bench.khangan", bytes: CASE.as_bytes() }),
    };
    render(sheet, &about).unwrap()
}

/// The whole program, from start to exit.
fn program(folder: &Path) {
    let case = folder.join("one.khangan");
    fs::write(&case, CASE).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(PROGRAM);
        let status = command.args(args).current_dir(folder).stdout(Stdio::null()).status();
        assert!(status.unwrap().success());
    };
    say("khangan --version, the program", median(20, || run(&["--version"])));
    say(
        "khangan print, the program",
        median(20, || run(&["print", "one.khangan", "-o", "one.pdf"])),
    );
}

/// Whole folders, on every core.
fn batch(folder: &Path) {
    for count in [250, 1000] {
        let cases = folder.join(format!("cases {count}"));
        fs::create_dir(&cases).unwrap();
        for number in 0..count {
            let case = CASE.replace("๑๒๓๔", &number.to_string());
            fs::write(cases.join(format!("{number}.khangan")), case).unwrap();
        }
        let start = Instant::now();
        let printed = folder.join(format!("printed {count}"));
        let mut command = Command::new(PROGRAM);
        command.arg("print").arg(&cases).arg("-o").arg(&printed).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut peak = 0;
        while child.try_wait().unwrap().is_none() {
            peak = peak.max(resident(child.id()).unwrap_or(0));
            std::thread::sleep(Duration::from_millis(5));
        }
        let time = start.elapsed();
        assert_eq!(fs::read_dir(&printed).unwrap().count(), count);
        println!(
            "{count} cases to {count} PDFs: {:.2} s, {:.0} per second, at most {} MB of memory",
            time.as_secs_f64(),
            f64::from(u32::try_from(count).unwrap()) / time.as_secs_f64(),
            peak / 1024,
        );
    }
}

/// The most memory a process has had, in kilobytes, where the system tells.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The same words in the same order for Typst to set: paragraphs, headings, the table.
fn typst(sheet: &Sheet) -> String {
    let mut elements = BTreeMap::<u32, (Role, String)>::new();
    for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
        if let (Tag::Element { element, role }, Shape::Text(text)) = (mark.tag, &mark.shape) {
            let entry = elements.entry(element).or_insert_with(|| (role, String::new()));
            // Where the answers begin, which are others in every case.
            if mark.field.is_some() {
                entry.1.push_str("@@ ");
            }
            entry.1.push_str(&text.text);
        }
    }
    let quoted = |text: &str| format!("#\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = String::from(
        "#set page(paper: \"a4\", margin: (left: 25mm, rest: 20mm), numbering: \"- 1 -\")\n\
         #set text(font: \"Sarabun\", size: 10.88pt, lang: \"th\")\n\
         #set par(leading: 0.9em)\n",
    );
    let mut cells = BTreeMap::<(u32, u8), String>::new();
    for (role, text) in elements.values() {
        let place = match role {
            Role::TableHead { column, .. } => (0, *column),
            Role::TableCell { row, column, .. } => (u32::from(*row) + 1, *column),
            Role::Title | Role::Heading | Role::Paragraph | Role::Item | Role::Draft => {
                table(&mut out, &mut cells);
                let (before, after) = match role {
                    Role::Title => ("= ", ""),
                    Role::Heading => ("== ", ""),
                    Role::Paragraph
                    | Role::Item
                    | Role::Draft
                    | Role::TableHead { .. }
                    | Role::TableCell { .. } => ("", ""),
                };
                write!(out, "{before}{}{after}\n\n", quoted(text)).unwrap();
                continue;
            }
        };
        let cell = cells.entry(place).or_default();
        write!(cell, "{}\\ ", quoted(text)).unwrap();
    }
    table(&mut out, &mut cells);
    out
}

fn table(out: &mut String, cells: &mut BTreeMap<(u32, u8), String>) {
    if cells.is_empty() {
        return;
    }
    out.push_str("#table(columns: (52%, 10%, 12%, 26%),\n");
    let rows = cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    for row in 0..=rows {
        for column in 0..4 {
            let cell = cells.remove(&(row, column)).unwrap_or_default();
            writeln!(out, "[{cell}],").unwrap();
        }
    }
    out.push_str(")\n\n");
    cells.clear();
}

fn say(what: &str, time: Duration) {
    println!("{what:<32} {:>9.3} ms", time.as_secs_f64() * 1e3);
}

fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<_> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(rounds / 2).copied().unwrap_or_default()
}
