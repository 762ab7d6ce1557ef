//! Independent readers of PDF: what each makes of our text.
//!
//! They are no part of a machine with nothing but Rust. `tests/run` brings them and says so with
//! `KHANGAN_TEST_TOOLS=1`; without it these tests only say that they were left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use khangan::base::Mm;
use khangan::form::{Control, Field};
use khangan::sheet::{Shape, Sheet, Tag, TextMark, lay_out};
use khangan::text::EM;

use crate::pdf::{LINES, case_of, elements, pages_of, pdf_of, sheet_of_lines};
use crate::scenario::{FORM_IDS, form};
use crate::source::{files_below, root};

/// The text without white space, as lines are compared: where it breaks is the paper's matter.
/// Signs that only say where a line may break or letters join are not on paper at all.
pub fn squeezed(text: &str) -> String {
    let blank = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
    };
    text.chars().filter(|c| !blank(*c)).collect()
}

/// A program with these arguments; its output.
pub fn run(program: impl AsRef<Path>, args: &[&str]) -> String {
    let program = program.as_ref();
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {args:?}: {complaint}", program.display());
    String::from_utf8(output.stdout).unwrap()
}

/// The Python that has the readers.
pub fn python() -> PathBuf {
    root().join("target/test-tools/bin/python")
}

const PDFIUM: &str = "import sys, pypdfium2
sys.stdout.reconfigure(encoding='utf8')
for page in pypdfium2.PdfDocument(sys.argv[1]): print(page.get_textpage().get_text_range())";

const PYPDF: &str = "import sys, pypdf
sys.stdout.reconfigure(encoding='utf8')
for page in pypdf.PdfReader(sys.argv[1]).pages: print(page.extract_text())";

const PYMUPDF: &str = "import sys, pymupdf
sys.stdout.reconfigure(encoding='utf8')
for page in pymupdf.open(sys.argv[1]): print(page.get_text())";

/// A program of `target/test-tools`.
fn tool(name: &str) -> PathBuf {
    root().join("target/test-tools/bin").join(name)
}

/// What each reader makes of a PDF.
fn read_by_all(pdf: &[u8]) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("read.pdf");
    fs::write(&path, pdf).unwrap();
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let mut read = read_by_most(path);
    // Ghostscript writes text that any reader reads, but its own reader does not read what it wrote.
    let by_ghostscript =
        run("gs", &["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=txtwrite", "-o-", path]);
    read.push(("ghostscript", by_ghostscript));
    read
}

fn read_by_most(path: &str) -> Vec<(&'static str, String)> {
    let firefox = root().join("tests/tools/pdfjs_text.mjs");
    let modules = root().join("target/test-tools/node_modules/pdfjs-dist/legacy/build/pdf.mjs");
    let firefox = [firefox.to_str().unwrap(), modules.to_str().unwrap(), path];
    vec![
        ("poppler", run("pdftotext", &["-enc", "UTF-8", path, "-"])),
        ("poppler, as painted", run("pdftotext", &["-raw", "-enc", "UTF-8", path, "-"])),
        ("mupdf", run("mutool", &["draw", "-q", "-F", "txt", path])),
        ("pdfium", run(python(), &["-c", PDFIUM, path])),
        ("pypdf", run(python(), &["-c", PYPDF, path])),
        ("pymupdf", run(python(), &["-c", PYMUPDF, path])),
        ("firefox", run(tool("node"), &firefox)),
    ]
}

/// Programs that write a PDF anew, for the web or as an archive; each may change every byte of it.
fn saved_anew(pdf: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (from, to) = (place("from.pdf"), place("to.pdf"));
    fs::write(&from, pdf).unwrap();
    let output = format!("-o{to}");
    let savers: [(&str, PathBuf, Vec<&str>); 5] = [
        (
            "ghostscript",
            "gs".into(),
            vec!["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", &output, &from],
        ),
        ("qpdf", "qpdf".into(), vec!["--object-streams=generate", "--linearize", &from, &to]),
        ("mutool", "mutool".into(), vec!["clean", "-gggz", &from, &to]),
        ("pdftocairo", "pdftocairo".into(), vec!["-pdf", &from, &to]),
        ("pikepdf", python(), vec!["-c", PIKEPDF, &from, &to]),
    ];
    let save = |(name, program, args): (&'static str, PathBuf, Vec<&str>)| {
        run(program, &args);
        (name, fs::read(&to).unwrap())
    };
    savers.into_iter().map(save).collect()
}

const PIKEPDF: &str = "import sys, pikepdf
pikepdf.open(sys.argv[1]).save(sys.argv[2])";

/// What must come back from a PDF.
#[derive(Default)]
struct Wanted {
    /// From every reader.
    whole: Vec<String>,
    /// From poppler where it goes by the look of the page: a line of blanks to be filled in is
    /// columns to it, so that of such a line it must give every stretch, but not side by side.
    by_look: Vec<String>,
    /// From Ghostscript, which goes by the look of every line: what stands on one.
    by_line: Vec<String>,
}

impl Wanted {
    fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let whole: Vec<_> = texts.into_iter().map(str::to_owned).collect();
        Self { by_look: whole.clone(), by_line: whole.clone(), whole }
    }

    /// Every element of a sheet, with all its lines on a page: where it goes on overleaf, readers
    /// give what else is on the page first.
    fn elements(sheet: &Sheet) -> Self {
        let mut elements = BTreeMap::<(u32, usize), Vec<&TextMark>>::new();
        for (page, marks) in sheet.pages.iter().enumerate() {
            for mark in &marks.marks {
                if let (Tag::Element { element, .. }, Shape::Text(text)) = (mark.tag, &mark.shape) {
                    elements.entry((element, page)).or_default().push(text);
                }
            }
        }
        let mut wanted = Self::default();
        for marks in elements.values() {
            let whole: String = marks.iter().map(|mark| &*mark.text).collect();
            wanted.by_line.extend(marks.iter().map(|mark| mark.text.to_string()));
            if marks.windows(2).any(|pair| far_apart(pair[0], pair[1])) {
                wanted.by_look.extend(marks.iter().map(|mark| mark.text.to_string()));
            } else {
                wanted.by_look.push(whole.clone());
            }
            wanted.whole.push(whole);
        }
        wanted
    }
}

/// On one line, with a blank between.
fn far_apart(one: &TextMark, other: &TextMark) -> bool {
    let end = one.clusters.last().map_or(0, |last| last.x + last.cluster.advance);
    let end = one.at.x + Mm::from(one.size * (f64::from(end) / f64::from(EM)));
    (one.at.y - other.at.y).0.abs() < 0.1 && (other.at.x - end).0 > 2.0
}

/// Every one of these comes back from every reader, white space aside.
#[track_caller]
fn come_back(pdf: &[u8], wanted: &Wanted) {
    let mut lost = Vec::new();
    for (reader, text) in read_by_all(pdf) {
        let text = squeezed(&text);
        let wanted = match reader {
            "poppler" => &wanted.by_look,
            "ghostscript" => &wanted.by_line,
            _ => &wanted.whole,
        };
        let missing: Vec<_> = wanted.iter().filter(|w| !text.contains(&squeezed(w))).collect();
        lost.extend(missing.iter().map(|wanted| format!("{reader}: {wanted}")));
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn hard_lines_come_back_from_every_reader() {
    let lines = LINES.iter().flat_map(|lines| lines.lines());
    come_back(&pdf_of(&sheet_of_lines(lines.clone())), &Wanted::texts(lines));
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn hard_lines_come_back_though_others_saved_the_document_anew() {
    let lines: Vec<_> = LINES.iter().flat_map(|lines| lines.lines()).collect();
    let wanted: Vec<_> = lines.iter().map(|line| squeezed(line)).collect();
    let mut lost = Vec::new();
    for (saver, pdf) in saved_anew(&pdf_of(&sheet_of_lines(lines.iter().copied()))) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("read.pdf");
        fs::write(&path, pdf).unwrap();
        for (reader, text) in read_by_most(path.to_str().unwrap()) {
            let text = squeezed(&text);
            let missing = wanted.iter().filter(|line| !text.contains(*line));
            lost.extend(missing.map(|line| format!("{saver}, {reader}: {line}")));
        }
    }
    // PDFium alone puts marks of one line of each in another order.
    lost.retain(|lost| {
        let known = ["ghostscript, pdfium: จ่ำจ้ำ", "pdftocairo, pdfium: กข43ก1"];
        !known.iter().any(|known| lost.starts_with(known))
    });
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn families_and_flags_come_back_from_every_reader() {
    let lines = ["ครอบครัว 👨‍👩‍👧‍👦 สี่คน", "ธง 🇹🇭 ไทย"];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("read.pdf");
    fs::write(&path, pdf_of(&sheet_of_lines(lines))).unwrap();
    // Ghostscript's reader spells every such letter as two that do not exist.
    for (reader, text) in read_by_most(path.to_str().unwrap()) {
        for line in lines {
            assert!(squeezed(&text).contains(&squeezed(line)), "{reader}: {text}");
        }
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn every_sentence_of_the_blank_forms_comes_back_from_every_reader() {
    for id in FORM_IDS {
        let sheet = lay_out(form(id), None);
        come_back(&pdf_of(&sheet), &Wanted::elements(&sheet));
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn the_official_lines_come_back_from_every_reader() {
    for id in FORM_IDS {
        let sheet = lay_out(form(id), None);
        let printed = squeezed(&elements(&sheet).into_values().collect::<String>());
        let path = root().join(format!("tests/fixtures/official/{id}.txt"));
        let official = fs::read_to_string(path).unwrap();
        let pieces = official.lines().filter(|line| !line.starts_with('#'));
        let pieces = pieces.flat_map(|line| line.split("....."));
        let pieces: Vec<_> = pieces.filter(|piece| printed.contains(&squeezed(piece))).collect();
        assert!(pieces.len() > 40, "{id}: only {} official lines are printed", pieces.len());
        let by_line = Vec::new();
        come_back(&pdf_of(&sheet), &Wanted { by_line, ..Wanted::texts(pieces) });
    }
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn every_answer_comes_back_from_every_reader() {
    for path in filled_cases() {
        let case = case_of(&fs::read_to_string(&path).unwrap());
        let sheet = pages_of(&case);
        let pdf = pdf_of(&sheet);
        come_back(&pdf, &Wanted::elements(&sheet));
        let form = form(case.form().as_str());
        let typed = |field: &&Field| {
            matches!(field.control, Control::Line | Control::Paragraphs) && !field.screen_only
        };
        let mut answers = Wanted::texts(
            form.fields()
                .iter()
                .filter(typed)
                .flat_map(|field| case.text(field.id.as_str()).lines()),
        );
        // Broken over two lines of blanks or two pages, it is in the stretches asked for above.
        let stretches = Wanted::elements(&sheet);
        let unbroken = |stretches: &[String], answer: &str| {
            let answer = squeezed(answer);
            stretches.iter().any(|stretch| squeezed(stretch).contains(&answer))
        };
        let all = answers.whole.len();
        answers.whole.retain(|answer| unbroken(&stretches.whole, answer));
        answers.by_look.retain(|answer| unbroken(&stretches.by_look, answer));
        answers.by_line.clear();
        assert!(answers.by_look.len() + 4 > all, "{}", path.display());
        assert!(answers.whole.len() + 4 > all, "{}", path.display());
        come_back(&pdf, &answers);
    }
}

/// Every filled case among the fixtures.
fn filled_cases() -> Vec<PathBuf> {
    let mut paths = files_below(&root().join("tests/fixtures"));
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "khangan"));
    paths.retain(|path| !path.ends_with("newer.khangan"));
    assert!(paths.len() >= 3, "{paths:?}");
    paths
}
