//! Files that are damaged, made to harm, or no files at all: each gives a case that reads, or one
//! plain sentence and exit code 2. Never a panic, a long wait, or a changed file.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use khangan::base::bounds;
use khangan::case::{
    Answer, Case, CaseParts, Edit, EditError, Event, EventError, SignOff, Timeline,
};
use khangan::form::Control;
use khangan::store::{
    CaseFileError, Failure, FailureKind, Folders, MAX_FILE_BYTES, Opened, ReadOnlyWhy, Settings,
    Store, Who, read_case, text_of, write_case,
};
use khangan::words::{self, Lang};

use crate::scenario::{FORMS, form};
use crate::terminal::{Desk, in_process};

const SMALL: &str = include_str!("../fixtures/cases/format-1.khangan");
const SIGNED: &str = include_str!("../fixtures/cases/format-1-signed.khangan");
const NEWER: &str = include_str!("../fixtures/cases/newer.khangan");

/// What takes milliseconds takes longer only when it waits or grows beyond all measure: tests run
/// on machines that are busy with other things.
const LONG: Duration = Duration::from_secs(20);

/// Reads a text as a case; what reads also appraises, writes, and reads back equal.
fn read(text: &str) -> Result<Opened, CaseFileError> {
    let opened = read_case(text, &FORMS);
    if let Ok(Opened::Case(case)) = &opened {
        let form = form(case.form().as_str());
        for finding in khangan::appraisal::appraise(form, case).findings {
            for lang in [Lang::Thai, Lang::English] {
                let sentence = words::finding(lang, form, &finding);
                // What the file says itself is repeated as it stands.
                let left = sentence.contains("%{") && !text.contains("%{");
                assert!(!sentence.is_empty() && !left, "{sentence}: {finding:?}");
            }
            assert!(form.field(finding.field.as_str()).is_some(), "leads nowhere: {finding:?}");
        }
        let written = write_case(case);
        assert_eq!(read_case(&written, &FORMS), opened, "{text}\n--- written:\n{written}");
    }
    opened
}

/// Lets every command loose on a file that is there, and asserts that it stays as it is.
#[track_caller]
fn survives(path: &Path) {
    let before = fs::read(path).unwrap();
    let path_word = path.as_os_str();
    let check = in_process(["check".as_ref(), path_word, "--json".as_ref()]);
    match check.exit {
        0 | 1 => {
            let report: serde_json::Value =
                serde_json::from_str(check.printed(check.exit)).unwrap();
            assert!(report["total"].as_i64().unwrap() <= report["max"].as_i64().unwrap());
        }
        _ => {
            let sentence = check.complained(2).to_owned();
            assert!(sentence.contains(&*path.to_string_lossy()), "{sentence}");
            let set = in_process(["set".as_ref(), path_word, "position.unit=x".as_ref()]);
            assert_eq!(set.complained(2), sentence);
        }
    }
    assert_eq!(fs::read(path).unwrap(), before, "the file changed");
}

#[track_caller]
fn refused(path: &Path, why: &str) {
    for command in ["check", "set", "sign", "reopen"] {
        let mut args = vec![command.as_ref(), path.as_os_str()];
        let more: &[&str] = match command {
            "set" => &["position.unit=x"],
            "sign" => &["--name=x", "--office=y"],
            "reopen" => &["--reason=z"],
            _ => &[],
        };
        args.extend(more.iter().map(std::ffi::OsStr::new));
        let sentence = in_process(args);
        assert!(sentence.complained(2).contains(why), "{command}: {}", sentence.err);
    }
}

#[test]
fn a_file_truncated_at_any_byte_is_refused() {
    let desk = Desk::new();
    let whole = SMALL.trim_end().len();
    for end in 0..whole {
        let path = desk.write("cut.khangan", &SMALL.as_bytes()[..end]);
        survives(&path);
        let check = in_process(["check".as_ref(), path.as_os_str()]);
        assert_eq!(check.exit, 2, "cut at {end}: {check:?}");
    }
    for end in (0..SIGNED.trim_end().len()).filter(|end| SIGNED.is_char_boundary(*end)) {
        assert!(read(&SIGNED[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_file_with_any_byte_flipped_reads_or_is_refused() {
    let flips: [fn(u8) -> u8; 4] = [|b| b ^ 0x01, |b| b ^ 0x80, |_| 0x00, |_| 0xff];
    let desk = Desk::new();
    for flip in flips {
        for at in 0..SMALL.len() {
            let mut bytes = SMALL.as_bytes().to_vec();
            bytes[at] = flip(bytes[at]);
            survives(&desk.write("flipped.khangan", bytes));
        }
        for at in 0..SIGNED.len() {
            let mut bytes = SIGNED.as_bytes().to_vec();
            bytes[at] = flip(bytes[at]);
            if let Ok(text) = String::from_utf8(bytes) {
                drop(read(&text));
            }
        }
    }
}

#[test]
fn an_entry_of_the_wrong_type_is_refused() {
    let wrong = [
        "1.5",
        "true",
        "'x'",
        "{1: 2}",
        "(a: 1)",
        "()",
        "Pass",
        "None",
        "Some(1)",
        "b\"x\"",
        "1e999",
        "99999999999999999999",
        "[1]",
        "[[]]",
        "28, 29",
        "",
    ];
    for line in SMALL.lines().filter(|line| line.trim_end().ends_with(',')) {
        let (key, value) = line.split_once(": ").unwrap_or((line, ""));
        if matches!(value, "" | "{") {
            continue;
        }
        for wrong in wrong {
            let text = SMALL.replace(line, &format!("{key}: {wrong},"));
            assert!(read(&text).is_err(), "{text}");
        }
    }
    for (entry, wrong) in [
        ("format: 1", "format: \"1\""),
        ("format: 1", "format: -1"),
        ("format: 1", "format: 0"),
        ("format: 1", "format: 4294967296"),
        ("form: \"academic\"", "form: 1"),
        ("5b8b1a0e-3f0f", "5b8b1a0e-3f0g"),
        ("2026-11-20T09:30:00+07:00", "2026-11-31T09:30:00+07:00"),
        ("2026-11-20T09:30:00+07:00", "2026-11-20T09:30:00"),
        ("28", "\"28\""),
        ("28", "28.0"),
        ("28", "9223372036854775808"),
        ("\"๑๒๓\"", "123"),
        ("\"pass\"", "1"),
        ("answers: {", "answers: [{"),
        ("signed: []", "signed: [()]"),
        ("signed: []", "signed: [(at: \"\", name: \"\", office: \"\")]"),
        ("signed: []", "signed: [(at: \"2026-11-20T09:30:00+07:00\", name: \"\")]"),
        ("history: []", "history: [Lost(at: \"2026-11-20T09:30:00+07:00\")]"),
        ("history: []", "history: [Signed(at: \"yesterday\", name: \"\", office: \"\")]"),
    ] {
        assert!(SMALL.contains(entry), "{entry}");
        assert!(read(&SMALL.replace(entry, wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn a_case_nested_ten_thousand_deep_is_refused() {
    const DEPTH: usize = 10_000;
    let desk = Desk::new();
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{1:", "}"),
        ("Some(", ")"),
        ("(a:", ")"),
        ("A(", ")"),
        ("A(a:", ")"),
        ("/*", "*/"),
        ("r#", ""),
        ("r\"", ""),
        ("#![enable(", ")]"),
        ("-", ""),
        ("[", ""),
        ("(", ""),
        ("(a:", ""),
        ("\"", ""),
    ] {
        let nest = format!("{}1{}", open.repeat(DEPTH), close.repeat(DEPTH));
        for text in [
            nest.clone(),
            SMALL.replace(
                "\"position.number\": ",
                &format!("\"unknown\": {nest},\n\"position.number\": "),
            ),
            SMALL.replace("\"๑๒๓\"", &nest),
            SMALL.replace("signed: []", &format!("signed: {nest}")),
            SMALL.replace("history: []", &format!("history: [],\nmore: {nest}")),
            NEWER.replace("theme: Dark", &format!("theme: {nest}")),
        ] {
            let path = desk.write("deep.khangan", text);
            let started = Instant::now();
            survives(&path);
            assert_eq!(in_process(["check".as_ref(), path.as_os_str()]).exit, 2, "{open}");
            assert!(started.elapsed() < LONG, "{open}: {:?}", started.elapsed());
        }
    }
}

#[test]
fn what_this_version_does_not_know_may_be_nested_as_deep_as_a_person_would() {
    let nest = format!("{}1{}", "[(a: {1: Some(".repeat(12), ")})]".repeat(12));
    let text =
        SMALL.replace("\"position.number\"", &format!("\"a\": {nest},\n\"position.number\""));
    let Ok(Opened::Case(case)) = read(&text) else { panic!("it does not open") };
    assert_eq!(case.kept()["a"], nest);
}

#[test]
fn a_file_of_200_mb_is_refused_before_it_is_read() {
    let desk = Desk::new();
    let path = desk.path("huge.khangan");
    fs::File::create(&path).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let started = Instant::now();
    refused(&path, "too large");
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    assert_eq!(fs::metadata(&path).unwrap().len(), 200 * 1024 * 1024);
}

#[test]
fn the_largest_file_that_is_read_is_refused_in_no_time_when_it_is_none() {
    let desk = Desk::new();
    let path = desk.path("zeros.khangan");
    fs::File::create(&path).unwrap().set_len(MAX_FILE_BYTES).unwrap();
    let started = Instant::now();
    refused(&path, "damaged");
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    fs::File::options().write(true).open(&path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    refused(&path, "too large");
}

#[test]
fn a_case_with_a_megabyte_of_text_is_a_case_like_any_other() {
    let words = "งานที่ยุ่งยากซับซ้อน \\\"มาก\\\"\\n".repeat(10_000);
    let text = SMALL.replace("\"๑๒๓\"", &format!("\"{words}\""));
    assert!(text.len() > 500_000);
    let started = Instant::now();
    assert!(matches!(read(&text), Ok(Opened::Case(_))));
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[test]
fn a_number_of_a_million_digits_is_refused_in_no_time() {
    let digits = "9".repeat(1_000_000);
    for text in [
        SMALL.replace("28,", &format!("{digits},")),
        SMALL.replace("\"position.number\"", &format!("\"a\": {digits},\n\"position.number\"")),
        SMALL.replace("format: 1", &format!("format: {digits}")),
        SMALL.replace("signed: []", &format!("signed: [], {digits}: 1")),
    ] {
        assert_ne!(text, SMALL);
        let started = Instant::now();
        let read = read(&text);
        assert!(matches!(read, Err(CaseFileError::Garbled { .. })), "{:?}", started.elapsed());
        assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    }
}

#[test]
fn a_case_with_more_text_than_pages_can_hold_is_only_read_and_none_of_it_is_lost() {
    let desk = Desk::new();
    let words = "ก".repeat(bounds::CASE);
    let text = SMALL.replace("\"๑๒๓\"", &format!("\"{words}\""));
    let Ok(Opened::ReadOnly(opened)) = read(&text) else { panic!("not only read") };
    assert_eq!(opened.case.text("position.number"), words);
    assert_eq!(opened.why, ReadOnlyWhy::TooMuch { most: bounds::CASE });
    let path = desk.write("much.khangan", &text);
    refused(&path, "more than 1,500,000 characters");
    let started = Instant::now();
    let out = desk.path("much.pdf");
    let print = in_process(["print".as_ref(), path.as_os_str(), "-o".as_ref(), out.as_os_str()]);
    assert!(print.complained(2).contains("more than 1,500,000 characters"), "{print:?}");
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    assert_eq!(fs::read_to_string(path).unwrap(), text);
}

#[test]
fn an_answer_grows_to_its_bound_and_no_further_and_what_was_longer_may_shrink() {
    let desk = Desk::new();
    let path = desk.write("one.khangan", SMALL);
    let long = desk.write("long.txt", "ก".repeat(bounds::ANSWER));
    let longer = desk.write("longer.txt", "ก".repeat(bounds::ANSWER + 1));
    let set = |text: &Path| {
        let answer = format!("duties.before=@{}", text.display());
        in_process(["set".as_ref(), path.as_os_str(), answer.as_ref()])
    };
    set(&long).printed(0);
    let full = fs::read(&path).unwrap();
    let refusal = set(&longer);
    assert!(refusal.complained(1).contains("more than 40,000 characters"), "{refusal:?}");
    assert_eq!(fs::read(&path).unwrap(), full);

    // Of a file from before there were bounds.
    let text = SMALL.replace("\"๑๒๓\"", &format!("\"{}\"", "ก".repeat(bounds::ANSWER + 9)));
    let Ok(Opened::Case(case)) = read(&text) else { panic!("it does not open") };
    let form = form(case.form().as_str());
    let mut timeline = Timeline::new(*case);
    let number = |text: &str| Edit::text("position.number".into(), text);
    let before = timeline.case().clone();
    let too_long = timeline.edit(form, number(&"ก".repeat(bounds::ANSWER + 10)));
    assert!(matches!(too_long, Err(EditError::TooLong { .. })), "{too_long:?}");
    timeline.edit(form, number(&"ก".repeat(bounds::ANSWER + 8))).unwrap();
    timeline.continue_edit(form, number("ก")).unwrap();
    // What was there comes back, however long it is.
    assert!(timeline.undo(form).unwrap());
    assert_eq!(*timeline.case(), before);
}

#[test]
fn a_case_grows_to_its_bound_and_no_further() {
    let form = form("academic");
    let mut case = Case::clone(&crate::scenario::empty_case(form));
    let most = "ก".repeat(bounds::ANSWER);
    let fields = form.fields().iter().filter(|f| matches!(f.control, Control::Paragraphs));
    let ids: Vec<_> = fields.map(|field| field.id.clone()).collect();
    // The forms of today cannot be filled so far; a file may be.
    let mut parts: std::collections::BTreeMap<_, _> = std::collections::BTreeMap::new();
    parts.insert(ids[0].clone(), Answer::Text("ก".repeat(bounds::CASE - bounds::ANSWER)));
    case = Case::from(CaseParts {
        form: case.form().clone(),
        edition: case.edition().to_owned(),
        id: case.id(),
        created: case.created(),
        modified: case.modified(),
        answers: parts,
        kept: std::collections::BTreeMap::new(),
        signed: Vec::new(),
        history: Vec::new(),
        head: None,
    });
    let full = Edit::text(ids[1].clone(), &most);
    assert_eq!(case.has_room(&full), Ok(()));
    case.apply(form, full).unwrap();
    let more = Edit::text(ids[2].clone(), "ก");
    assert_eq!(case.has_room(&more), Err(EditError::TooMuch { most: bounds::CASE }));
    assert_eq!(case.has_room(&Edit::text(ids[1].clone(), "")), Ok(()));
}

#[test]
fn a_name_or_a_reason_has_a_bound() {
    let long = "ก".repeat(bounds::REMARK + 1);
    let signed = |name: &str| SignOff {
        at: crate::scenario::some_moment(),
        name: name.to_owned(),
        office: "y".to_owned(),
    };
    let academic = form("academic");
    let mut case = crate::scenario::empty_case(academic);
    let mut sign = |name: &str| case.record(academic, Event::Signed(signed(name)), "somying");
    let refused = sign(&long);
    assert_eq!(refused, Err(EventError::TooLong(bounds::REMARK)));
    assert_eq!(sign("x"), Ok(()));
    for lang in [Lang::Thai, Lang::English] {
        assert!(!words::event_error(lang, &EventError::TooLong(bounds::REMARK)).is_empty());
        let error = EditError::TooMuch { most: bounds::CASE };
        assert!(!words::edit_error(lang, form("academic"), &error).is_empty());
    }
}

#[test]
fn what_is_no_case_is_refused() {
    let desk = Desk::new();
    for (name, bytes, why) in [
        ("empty", &b""[..], "damaged"),
        ("spaces", b" \n\t\r\n ", "damaged"),
        ("mark", b"\xef\xbb\xbf", "damaged"),
        ("binary", b"\x7fELF\x02\x01\x01\x00\xff\xfe", "not UTF-8"),
        ("zeros", &[0; 4096], "damaged"),
        ("utf16", b"\xff\xfe(\0f\0", "not UTF-8"),
        ("tis620", b"(form: \"\xa1\xa2\")", "not UTF-8"),
        ("pdf", b"%PDF-1.7\n", "carries no case"),
        ("zip", b"PK\x03\x04", "damaged"),
        ("json", b"{\"format\": 1}", "damaged"),
        ("unit", b"()", "damaged"),
        ("twice", b"(format: 1) (format: 1)", "damaged"),
        ("marked", b"(format: 1, format: 1)", "damaged"),
    ] {
        let path = desk.write(format!("{name}.khangan"), bytes);
        refused(&path, why);
        survives(&path);
    }
}

#[test]
fn a_case_with_a_byte_order_mark_or_dos_lines_is_a_case() {
    let desk = Desk::new();
    for text in [format!("\u{feff}{SMALL}"), SMALL.replace('\n', "\r\n")] {
        let path = desk.write("dos.khangan", text);
        let report = in_process(["check".as_ref(), path.as_os_str()]);
        assert!(report.printed(1).contains("Post ๑๒๓"), "{report:?}");
    }
}

#[test]
fn what_a_file_holds_neither_breaks_a_line_nor_speaks_to_the_terminal() {
    let desk = Desk::new();
    for (entry, spoken) in [
        ("form: \"academic\"", "form: \"aca\\ndemic\\u{1b}[2J\""),
        ("ว2/2558", "ว2\\r\\n/2558\\u{7}"),
        ("\"summary.verdict\": \"pass\"", "\"summary.verdict\": \"a\\nb\\u{1b}[31m\\u{9b}31m\""),
        ("\"๑๒๓\"", "\"๑\\n๒\\u{1b}]0;x\\u{7}\""),
        (
            "history: []",
            "history: [Reopened(at: \"2026-11-20T09:30:00+07:00\", name: \"a\\nb\", reason: \"\\u{1b}c\")]",
        ),
    ] {
        assert!(SMALL.contains(entry), "{entry}");
        let path = desk.write("spoken.khangan", SMALL.replace(entry, spoken));
        survives(&path);
        let check = in_process(["check".as_ref(), path.as_os_str()]);
        let shown = format!("{}{}", check.out, check.err);
        let lines = if check.exit == 2 { 1 } else { shown.lines().count() };
        assert_eq!(shown.chars().filter(|c| c.is_control()).count(), lines, "{shown:?}");
        assert!(!shown.lines().any(|line| line == "b"), "{shown}");
    }
}

#[test]
fn a_folder_a_missing_file_and_a_link_to_nowhere_are_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder.khangan")).unwrap();
    refused(&desk.path("folder.khangan"), "is a folder");
    refused(&desk.path("missing.khangan"), "no such file");
    refused(&desk.path("folder.khangan/inside/deeper.khangan"), "no such file");
    let file = desk.write("file", "");
    refused(&file.join("inside"), if cfg!(unix) { "not a folder" } else { "no such file" });
    refused(&desk.path("ก".repeat(2000)), if cfg!(unix) { "too long" } else { "" });
    refused(Path::new(""), "no such file");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", desk.path("link.khangan")).unwrap();
        refused(&desk.path("link.khangan"), "no such file");
        std::os::unix::fs::symlink("loop.khangan", desk.path("loop.khangan")).unwrap();
        refused(&desk.path("loop.khangan"), "cannot be read or written");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_and_not_waited_for() {
    let desk = Desk::new();
    let pipe = desk.path("pipe.khangan");
    let mut paths = vec![Path::new("/dev/null").to_owned(), Path::new("/dev/zero").to_owned()];
    // There is no way to make one in std; where the command is missing, the devices must do.
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|done| done.success()) {
        paths.push(pipe);
    }
    let (done, waiting) = mpsc::channel();
    let name = "opens a pipe".to_owned();
    let thread = std::thread::Builder::new().name(name).spawn(move || {
        for path in paths {
            refused(&path, "not UTF-8 text");
        }
        done.send(()).unwrap();
    });
    waiting.recv_timeout(LONG).expect("it waits for the pipe, or panicked");
    thread.unwrap().join().unwrap();
}

/// Permissions do not bind root, and tests may be run by root: then the failure's name is tested.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let path = desk.write("secret.khangan", SMALL);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_err() {
        refused(&path, "not allowed");
    }
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    assert_eq!(Failure::new(&path, denied).kind, FailureKind::NoPermission);
}

#[test]
fn every_failure_of_the_disk_has_a_sentence_in_both_languages() {
    use std::io::ErrorKind as Io;
    for (kind, failure) in [
        (Io::NotFound, FailureKind::NotFound),
        (Io::AlreadyExists, FailureKind::AlreadyThere),
        (Io::IsADirectory, FailureKind::IsFolder),
        (Io::NotADirectory, FailureKind::NotFolder),
        (Io::PermissionDenied, FailureKind::NoPermission),
        (Io::StorageFull, FailureKind::DiskFull),
        (Io::QuotaExceeded, FailureKind::QuotaFull),
        (Io::FileTooLarge, FailureKind::FileLimit),
        (Io::ReadOnlyFilesystem, FailureKind::ReadOnlyMedium),
        (Io::InvalidFilename, FailureKind::NameTooLong),
        (Io::ResourceBusy, FailureKind::Busy),
        (Io::ExecutableFileBusy, FailureKind::Busy),
        (Io::InvalidData, FailureKind::NotText),
        (Io::TimedOut, FailureKind::Unreachable),
        (Io::NetworkUnreachable, FailureKind::Unreachable),
        (Io::StaleNetworkFileHandle, FailureKind::Unreachable),
        (Io::OutOfMemory, FailureKind::Other),
    ] {
        let of = Failure::new(Path::new("เรื่อง.khangan"), kind.into());
        assert_eq!(of.kind, failure);
    }
    #[cfg(target_os = "linux")]
    for (code, failure) in [
        (5, FailureKind::DeviceFault),
        (16, FailureKind::Busy),
        (19, FailureKind::DeviceFault),
        (27, FailureKind::FileLimit),
        (28, FailureKind::DiskFull),
        (30, FailureKind::ReadOnlyMedium),
        (36, FailureKind::NameTooLong),
        (122, FailureKind::QuotaFull),
    ] {
        let of = Failure::new(Path::new("a"), std::io::Error::from_raw_os_error(code));
        assert_eq!(of.kind, failure, "{code}");
    }
    let mut sentences = std::collections::BTreeSet::new();
    for kind in FailureKind::ALL {
        let of = Failure::told(Path::new("เรื่อง.khangan"), kind);
        let [thai, english] = [Lang::Thai, Lang::English].map(|lang| words::failure(lang, &of));
        for sentence in [&thai, &english] {
            assert!(sentence.contains("เรื่อง.khangan") && !sentence.contains("%{"), "{sentence}");
        }
        assert_ne!(thai, english);
        sentences.extend([thai, english]);
    }
    assert_eq!(sentences.len(), FailureKind::ALL.len() * 2, "two failures are told alike");
}

mod mutated {
    //! The short deterministic sister of `fuzz/`: files changed a little in thousands of ways.

    use super::*;

    /// How many files are made. Each is different, and the same at every run. More, when
    /// `KHANGAN_MUTANTS` says so; then memory is watched, too, which nothing else may use meanwhile.
    const FILES: usize = 20_000;

    /// How much memory reading any number of them may take.
    const MEMORY: usize = 64 * 1024 * 1024;

    fn files_wanted() -> Option<usize> {
        std::env::var("KHANGAN_MUTANTS").ok().and_then(|files| files.parse().ok())
    }

    /// A line of what Linux knows of this process, in bytes.
    fn memory(key: &str) -> Option<usize> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().ok()? * 1024)
    }

    /// How long reading one of them, and writing it, may take.
    const AT_ONCE: Duration = Duration::from_millis(50);

    /// Numbers that look random and are the same at every run (xorshift64*).
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
            usize::try_from(high).unwrap() % sides.max(1)
        }

        fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
            words[self.roll(words.len())]
        }
    }

    /// What a mutated file may get in place of something else.
    const WORDS: [&str; 32] = [
        "0",
        "-1",
        "31",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "0x1f",
        "1_000",
        "1.5",
        "inf",
        "NaN",
        "\"\"",
        "\"pass\"",
        "\"อาวุโส\"",
        "\"\\u{0}\"",
        "\"\\u{d800}\"",
        "r#\"a\"b\"#",
        "b\"a\"",
        "'ก'",
        "()",
        "(())",
        "[]",
        "{}",
        "None",
        "Some(1)",
        "A(b: 1)",
        "true",
        "/* */",
        "// ",
        "#![enable(implicit_some)]",
        "\u{feff}",
        "\u{200b}",
    ];

    const MOMENTS: [&str; 8] = [
        "0001-01-01T00:00:00Z",
        "9999-12-30T22:00:00Z",
        "-009999-01-02T01:59:59Z",
        "-000001-06-15T12:00:00+07:00",
        "2026-11-20T09:30:00+07:00:30",
        "2026-11-20T09:30:00.999999999-23:59[-23:59]",
        "2026-11-20t09:30:60z",
        "20261120T093000+07",
    ];

    fn mutate(dice: &mut Dice, text: &str) -> Vec<u8> {
        let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
        for _ in 0..=dice.roll(3) {
            let (at, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
            match dice.roll(9) {
                0 => lines.swap(at, other),
                1 => lines.insert(at, lines[other].clone()),
                2 => drop(lines.remove(at)),
                3 => lines[at] = replace_value(&lines[at], dice.pick(&WORDS)),
                4 => lines[at] = replace_quoted(&lines[at], dice),
                5 => lines.insert(at, format!("        \"x.{at}\": {},", dice.pick(&WORDS))),
                6 => lines[at] = replace_value(&lines[at], &format!("\"{}\"", dice.pick(&MOMENTS))),
                7 => {
                    let (one, two) = (value(&lines[at]), value(&lines[other]));
                    lines[at] = replace_value(&lines[at], &two);
                    lines[other] = replace_value(&lines[other], &one);
                }
                _ => lines[at] = format!("{}{}", lines[at], lines[other]),
            }
            if lines.is_empty() {
                break;
            }
        }
        let mut bytes = lines.join("\n").into_bytes();
        // A third of the files are damaged bytewise, too.
        if dice.roll(3) == 0 && !bytes.is_empty() {
            let (at, other) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
            let (from, to) = (at.min(other), at.max(other));
            match dice.roll(9) {
                0 => bytes[at] ^= 1 << dice.roll(8),
                1 => bytes[at] = b"\"\\(){}[],:/*#\n\0"[dice.roll(15)],
                2 => bytes.truncate(at),
                3 => drop(bytes.drain(from..to)),
                4 => {
                    let copy = bytes[from..to].to_vec();
                    drop(bytes.splice(at..at, copy));
                }
                5 => bytes[from..to]
                    .iter_mut()
                    .for_each(|byte| *byte = u8::try_from(dice.roll(256)).unwrap()),
                6 => {
                    let byte = b"\"\\([{,:/*#\n -0\xe0"[dice.roll(15)];
                    drop(bytes.splice(at..at, std::iter::repeat_n(byte, 1 << dice.roll(13))));
                }
                7 => bytes[from..to].reverse(),
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    }

    fn value(line: &str) -> String {
        line.split_once(": ").map_or("1", |(_, value)| value.trim_end_matches(',')).to_owned()
    }

    fn replace_value(line: &str, value: &str) -> String {
        match line.split_once(": ") {
            Some((key, _)) => format!("{key}: {value},"),
            None => format!("{line}{value}"),
        }
    }

    /// Another text between two of the line's quotation marks: a key, a value, a name.
    fn replace_quoted(line: &str, dice: &mut Dice) -> String {
        let mut parts: Vec<&str> = line.split('"').collect();
        let (at, length) = (dice.roll(parts.len() / 2) * 2 + 1, parts.len());
        if at < length {
            parts[at] = dice.pick(&[
                "",
                "pass",
                "fail",
                "score.duties.level",
                "score.duties.points",
                "summary.verdict",
                "position.target_level",
                "arts",
                "general",
                "ชำนาญการ",
                "\\n",
                "\\\\",
                "\\\"",
                "\\x1b",
                "\\u{10ffff}",
                "ก\u{e49}\u{e49}\u{e49}",
                "%{label}",
                "\u{202e}",
                "\u{2028}",
                "\u{85}",
            ]);
        }
        parts.join("\"")
    }

    #[test]
    fn files_read_or_are_refused_at_once_and_what_reads_reads_back() {
        let mut dice = Dice(0x006b_6861_6e67_616e);
        let (mut readable, mut slowest, files) =
            (0, Duration::ZERO, files_wanted().unwrap_or(FILES));
        drop(read(SIGNED));
        // Tells Linux to forget how much there ever was.
        drop(fs::write("/proc/self/clear_refs", "5"));
        let before = memory("VmRSS:");
        for turn in 0..files {
            let bytes = mutate(&mut dice, [SMALL, SIGNED, NEWER][[0, 0, 0, 1, 1, 2][turn % 6]]);
            let Ok(text) = text_of(Path::new("mutated"), bytes) else { continue };
            let started = Instant::now();
            let result = read(&text);
            let mut took = started.elapsed();
            // Was it slow, or was the machine busy with something else?
            for _ in 0..5 {
                if took > AT_ONCE {
                    let started = Instant::now();
                    drop(read(&text));
                    took = took.min(started.elapsed());
                }
            }
            assert!(took <= AT_ONCE, "{took:?}: {text}");
            readable += usize::from(result.is_ok());
            slowest = slowest.max(took);
        }
        let grown = memory("VmHWM:").zip(before).map(|(most, before)| most.saturating_sub(before));
        println!("{files} files, {readable} readable, the slowest {slowest:?}, memory {grown:?}");
        // Mutations that are all refused, or all read, would prove nothing.
        assert!((files / 20..files / 2).contains(&readable), "{readable} of {files} read");
        if files_wanted().is_some() {
            assert!(grown.is_none_or(|grown| grown < MEMORY), "{grown:?}");
        }
    }

    #[test]
    fn the_command_says_one_sentence_about_each() {
        let desk = Desk::new();
        let mut dice = Dice(0x0074_6573_7473);
        for turn in 0..400 {
            let bytes = mutate(&mut dice, [SMALL, NEWER][turn % 2]);
            survives(&desk.write("mutated.khangan", bytes));
        }
    }

    /// So many of these, each different, and the same at every run.
    fn mutants(text: &'static str, count: usize) -> impl Iterator<Item = Vec<u8>> {
        let mut dice = Dice(0x1979_2026);
        (0..count).map(move |_| mutate(&mut dice, text))
    }

    #[test]
    fn pdfs_give_a_case_or_are_refused() {
        const PDF: &str = "%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile\n/Subtype/application#2Fx-khangan\n\
            /Filter[/Fl]\n/Length 12\n/A(x\\(y)/B[1 0 R <41>]>>\nstream\n(format: 1)\nendstream\nendobj\n";
        let mut found = 0;
        for bytes in mutants(PDF, 3_000) {
            let started = Instant::now();
            found += usize::from(khangan::pdf::embedded_case(&bytes).is_ok());
            assert!(started.elapsed() < LONG);
        }
        println!("a case in {found} of them");
    }

    #[test]
    fn forms_read_or_are_refused() {
        let mut read = 0;
        for bytes in mutants(include_str!("../../forms/academic.ron"), 60) {
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let started = Instant::now();
            if let Ok(forms) = khangan::form::Forms::from_files(&[("a.ron".to_owned(), text)]) {
                let form = forms.all().next().unwrap();
                assert!(!khangan::sheet::lay_out(form, None).pages.is_empty());
                read += 1;
            }
            assert!(started.elapsed() < LONG);
        }
        println!("{read} of them are forms");
    }

    #[test]
    fn settings_stop_no_start_and_read_once_they_were_changed() {
        const SETTINGS: &str = "{\n\"format\": 1,\n\"language\": \"th\",\n\"theme\": \"dark\",\n\
            \"zoom\": 125,\n\"window\": (x: Some(1), y: None, width: 9, height: 9, maximised: true),\n\
            \"recent\": [\"/c.khangan\"],\n\"newer\": [1, (a: \"x\")],\n}";
        let desk = Desk::new();
        let folders = Folders::below(desk.home());
        fs::create_dir_all(&folders.config).unwrap();
        let file = folders.config.join("settings.ron");
        let who = Who { user: "somying".to_owned(), machine: "desk".to_owned() };
        let store = Store::new(folders, who);
        for bytes in mutants(SETTINGS, 300) {
            fs::write(&file, &bytes).unwrap();
            drop(store.settings());
            store.change_settings(|settings| settings.zoom = 110).unwrap();
            let (settings, warnings) = store.settings();
            assert!(warnings.is_empty(), "{warnings:?}: {}", String::from_utf8_lossy(&bytes));
            assert_eq!(settings.zoom, 110);
        }
        // Bombs are no settings either, and take no time.
        for text in [format!("{{\"zoom\": {}}}", "9".repeat(900_000)), " ".repeat(2_000_000)] {
            fs::write(&file, text).unwrap();
            let started = Instant::now();
            let (settings, warnings) = store.settings();
            assert!(!warnings.is_empty() && settings == Settings::default());
            assert!(started.elapsed() < Duration::from_secs(3));
        }
    }

    #[test]
    fn texts_stand_on_paper_whole() {
        let form = form("arts");
        for bytes in mutants(include_str!("../fixtures/thai-hard.txt"), 12) {
            let text: String = String::from_utf8_lossy(&bytes).chars().take(1_500).collect();
            let mut case = crate::scenario::empty_case(form);
            let field: khangan::base::FieldId = "duties.before".into();
            case.apply(form, Edit::text(field.clone(), &text)).unwrap();
            let appraisal = khangan::appraisal::appraise(form, &case);
            let sheet = khangan::sheet::lay_out(form, Some((&case, &appraisal)));
            let mut stands = String::new();
            for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
                if let (Some(of), khangan::sheet::Shape::Text(run)) = (&mark.field, &mark.shape)
                    && *of == field
                {
                    stands.push_str(&run.text);
                }
            }
            let letters =
                |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&stands), letters(&text));
        }
    }
}
