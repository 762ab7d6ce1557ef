//! Paper, PDF and file: whether they agree.

use khangan::case::read_code;
use khangan::document::is_ours;
use khangan::store::write_case;

use crate::chain::signed;
use crate::scenario::form;
use crate::terminal::Desk;

/// A desk with a case that is signed off, its PDF, and its code.
fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.write("a.khangan", write_case(&signed()));
    desk.say("print a.khangan -o a.pdf").printed(0);
    (desk, signed().code(form("general")))
}

#[test]
fn file_pdf_and_code_agree() {
    let (desk, code) = desk();
    for words in [
        "verify a.khangan".to_owned(),
        "verify a.pdf".to_owned(),
        format!("verify a.khangan --code {code}"),
        format!("verify a.pdf --code {}", code.to_lowercase().replace('-', "")),
    ] {
        let agrees = desk.say(&words);
        assert!(agrees.printed(0).contains(&code), "{words}: {agrees:?}");
    }
}

#[test]
fn a_code_is_read_as_people_type_it() {
    for typed in
        ["0123-4567-89AB-CDEF", "o123 4567 89ab cdef", "๐๑๒๓-๔๕๖๗-๘๙AB-CDEF", "OI23456789abcdef"]
    {
        assert_eq!(read_code(typed).as_deref(), Some("0123-4567-89AB-CDEF"), "{typed}");
    }
    for typed in ["", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEU", "0123-4567-89AB-CDEF-0", "ก"] {
        assert_eq!(read_code(typed), None, "{typed}");
    }
    let desk = desk().0;
    let refused = desk.say("verify a.khangan --code ABC");
    assert!(refused.complained(2).contains("no code"), "{refused:?}");
}

#[test]
fn the_code_of_another_post_is_told() {
    let (desk, code) = desk();
    let other =
        code.replace(code.chars().next().unwrap(), if code.starts_with('7') { "8" } else { "7" });
    let differs = desk.say(&format!("verify a.khangan --code {other}"));
    let sentence = differs.complained(1);
    assert!(sentence.contains(&code) && sentence.contains(&other), "{sentence}");
}

#[test]
fn what_is_a_draft_old_or_altered_is_told() {
    let (desk, _) = desk();
    let text = desk.text("a.khangan");
    desk.write("altered.khangan", text.replace("\"ข\"", "\"ค\""));
    desk.say("new arts -o draft.khangan").printed(0);
    desk.write("old.khangan", include_str!("../fixtures/cases/format-1-signed.khangan"));
    for (name, words) in
        [("altered", "not what was signed"), ("draft", "a draft"), ("old", "older version")]
    {
        let told = desk.say(&format!("verify {name}.khangan"));
        assert!(told.complained(1).contains(words), "{told:?}");
        desk.say(&format!("print {name}.khangan -o {name}.pdf")).printed(0);
        let told = desk.say(&format!("verify {name}.pdf"));
        assert!(told.complained(1).contains(words), "{told:?}");
    }
}

#[test]
fn pages_that_are_not_those_of_the_case_inside_are_told() {
    let (desk, _) = desk();
    let mut pdf = desk.bytes("a.pdf");
    assert!(is_ours(&pdf));
    // A letter of a page's stream, wherever that is.
    let at = pdf.windows(7).position(|bytes| bytes == b"stream\n").unwrap() + 60;
    pdf[at] ^= 1;
    desk.write("a.pdf", pdf);
    let told = desk.say("verify a.pdf");
    assert!(told.exit != 0 && !told.err.is_empty(), "{told:?}");
    assert!(told.err.contains("pages") || told.err.contains("PDF"), "{told:?}");
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn every_page_says_at_its_foot_whose_it_is_and_bears_the_code() {
    let (desk, code) = desk();
    let text = |name: &str| {
        let output = std::process::Command::new("pdftotext")
            .args(["-layout"])
            .args([desk.path(name), "-".into()])
            .output()
            .expect("pdftotext");
        String::from_utf8(output.stdout).unwrap()
    };
    let pages: Vec<_> = text("a.pdf").split('\u{c}').map(str::to_owned).collect();
    let pages: Vec<_> = pages.iter().filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() >= 4, "{}", pages.len());
    for page in &pages {
        assert!(page.contains(&code) && page.contains("โดย สมชาย"), "{page}");
        assert!(page.contains("ตำแหน่งเลขที่ ก"), "{page}");
    }
    assert!(pages[0].contains("หน้า ๑ จาก"), "{}", pages[0]);
    // A draft has no code, and a blank form no foot.
    desk.say("new arts -o draft.khangan").printed(0);
    desk.say("print draft.khangan -o draft.pdf").printed(0);
    assert!(text("draft.pdf").contains("พิมพ์ ") && !text("draft.pdf").contains("รหัสเอกสาร"));
    desk.say("print --blank arts -o blank.pdf").printed(0);
    assert!(!text("blank.pdf").contains("พิมพ์ ") && !text("blank.pdf").contains("หน้า ๑ จาก"));
}
