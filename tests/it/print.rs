//! `khangan print`, and the commands that read what it printed.

use std::fs;

use khangan::pdf::embedded_case;
use lopdf::Document;

use crate::pdf::FULL;
use crate::scenario::FORM_IDS;
use crate::terminal::{Desk, in_process};

const SIGNED: &str = include_str!("../fixtures/cases/format-1-signed.khangan");

fn title(pdf: &[u8]) -> String {
    let metadata = Document::load_metadata_mem(pdf).unwrap();
    assert!(metadata.page_count >= 3, "{metadata:?}");
    metadata.title.unwrap()
}

#[test]
fn a_case_is_printed_with_the_case_inside() {
    let desk = Desk::new();
    desk.write("เรื่อง.khangan", FULL);
    assert_eq!(desk.say("print เรื่อง.khangan -o ผล.pdf").printed(0), "Printed: ผล.pdf\n");
    let pdf = desk.bytes("ผล.pdf");
    assert_eq!(embedded_case(&pdf).unwrap(), FULL.as_bytes());
    assert_eq!(
        title(&pdf),
        "(ร่าง) ตำแหน่งเลขที่ ๑๒๓๔ แบบประเมินค่างานตำแหน่งประเภทวิชาการ (ระดับชำนาญการ และระดับชำนาญการพิเศษ)"
    );
    let metadata = Document::load_metadata_mem(&pdf).unwrap();
    assert_eq!(metadata.author, None, "nobody has signed a draft off");
    assert_eq!(metadata.subject.unwrap(), "เอกสารแนบ ๕.๑ หนังสือสำนักงาน ก.พ. ว๒/๒๕๕๘");
    assert_eq!(desk.names(), ["ผล.pdf", "เรื่อง.khangan"]);
}

#[test]
fn a_signed_case_names_who_answers_for_it_and_is_no_draft() {
    let desk = Desk::new();
    desk.write("signed.khangan", SIGNED);
    desk.say("print signed.khangan -o signed.pdf").printed(0);
    desk.say("reopen signed.khangan --reason why").printed(0);
    desk.say("print signed.khangan -o draft.pdf").printed(0);
    let author = |name| Document::load_metadata_mem(&desk.bytes(name)).unwrap().author;
    assert_eq!(author("signed.pdf").unwrap(), "นางสาวสมหญิง ใจดี (กองการเจ้าหน้าที่)");
    assert_eq!(author("draft.pdf"), None);
    let drawings = |name: &str| {
        let document = Document::load_mem(&desk.bytes(name)).unwrap();
        let page = document.page_iter().next().unwrap();
        let content = document.get_page_content(page);
        let content = lopdf::content::Content::decode(&content).unwrap();
        content.operations.iter().filter(|operation| operation.operator == "Do").count()
    };
    assert_eq!((drawings("signed.pdf"), drawings("draft.pdf")), (0, 1), "the watermark");
}

#[test]
fn errors_in_the_case_do_not_stop_a_draft() {
    let desk = Desk::new();
    desk.write("wrong.khangan", FULL.replace("points\": 28", "points\": 5000"));
    assert_eq!(desk.say("check wrong.khangan").exit, 1);
    desk.say("print wrong.khangan -o wrong.pdf").printed(0);
    desk.say("new arts -o empty.khangan").printed(0);
    desk.say("print empty.khangan -o empty.pdf").printed(0);
}

#[test]
fn blank_forms_are_printed_and_carry_no_case() {
    let desk = Desk::new();
    for form in FORM_IDS {
        let name = format!("{form}.pdf");
        desk.say(&format!("print --blank {form} -o {name}")).printed(0);
        assert!(title(&desk.bytes(&name)).starts_with("แบบประเมินค่างาน"), "{form}");
        assert!(embedded_case(&desk.bytes(&name)).is_err());
    }
    fs::create_dir(desk.path("folder")).unwrap();
    desk.say("print --blank arts -o folder").printed(0);
    assert!(desk.bytes("folder/arts.pdf").starts_with(b"%PDF"));
}

#[test]
fn the_same_case_and_date_give_the_same_bytes() {
    let desk = Desk::new();
    desk.write("a.khangan", FULL);
    for (date, output) in
        [("20/11/2569", "1.pdf"), ("๒๐พ.ย.๒๕๖๙", "2.pdf"), ("2026-11-21", "3.pdf")]
    {
        desk.say(&format!("print a.khangan -o {output} --date {date}")).printed(0);
    }
    assert!(desk.bytes("1.pdf") == desk.bytes("2.pdf"));
    assert!(desk.bytes("1.pdf") != desk.bytes("3.pdf"));
    let created = Document::load_metadata_mem(&desk.bytes("1.pdf")).unwrap().creation_date;
    assert_eq!(created.unwrap(), "D:20261120000000+07'00'");
}

#[test]
fn a_folder_is_printed_into_a_folder() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("in/deeper")).unwrap();
    for name in ["in/1.khangan", "in/2.khangan", "in/notes.txt", "in/deeper/3.khangan"] {
        desk.write(name, FULL);
    }
    assert_eq!(desk.say("print in -o out/2569").printed(0), "Printed, files: 2, to: out/2569\n");
    assert!(desk.path("out/2569/1.pdf").is_file() && desk.path("out/2569/2.pdf").is_file());
    // Once more: what is there is replaced, and nothing else appears.
    desk.say("print in -o out/2569").printed(0);
    assert_eq!(fs::read_dir(desk.path("out/2569")).unwrap().count(), 2);
}

#[test]
fn files_of_one_name_do_not_replace_each_other() {
    let desk = Desk::new();
    for folder in ["a", "b", "c"] {
        fs::create_dir(desk.path(folder)).unwrap();
        let case = FULL.replace("๑๒๓๔", folder);
        desk.write(format!("{folder}/1.khangan"), case);
    }
    desk.say("print a/1.khangan b c/1.khangan -o out").printed(0);
    for (name, number) in [("1", "a"), ("1-2", "b"), ("1-3", "c")] {
        let title = title(&desk.bytes(format!("out/{name}.pdf")));
        assert!(title.starts_with(&format!("(ร่าง) ตำแหน่งเลขที่ {number} ")), "{title}");
    }
}

#[test]
fn a_file_that_cannot_be_printed_does_not_stop_the_others() {
    let desk = Desk::new();
    fs::create_dir(desk.path("in")).unwrap();
    for number in 0..12 {
        desk.write(format!("in/{number:02}.khangan"), FULL);
    }
    desk.write("in/05.khangan", "garbled");
    desk.write("in/07.khangan", include_str!("../fixtures/cases/newer.khangan"));
    let ran = desk.say("print in missing.khangan -o out");
    assert_eq!((ran.exit, ran.out.as_str()), (1, "Printed, files: 10, to: out\n"), "{ran:?}");
    let lines: Vec<_> = ran.err.lines().collect();
    assert_eq!(lines.len(), 4, "{ran:?}");
    assert_eq!(lines[0], "Not printed, files: 3:");
    for (line, name) in lines[1..].iter().zip(["05.khangan", "07.khangan", "missing.khangan"]) {
        assert!(line.starts_with("  ") && line.contains(name), "{line}");
    }
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 10);
}

#[test]
fn one_file_that_cannot_be_printed_is_told_in_one_sentence() {
    let desk = Desk::new();
    desk.write("a.khangan", FULL);
    desk.write("b.khangan", FULL);
    desk.write("garbled.khangan", "garbled");
    desk.write("no-case.pdf", "%PDF-1.7\n");
    fs::create_dir(desk.path("empty")).unwrap();
    for (command, words) in [
        ("print missing.khangan -o out.pdf", "no such file"),
        ("print garbled.khangan -o out.pdf", "damaged"),
        ("print no-case.pdf -o out.pdf", "carries no case"),
        ("print a.khangan -o gone/out.pdf", "folder to save in is not there"),
        ("print a.khangan -o a.khangan", "very file"),
        ("print a.khangan -o ./a.khangan", "very file"),
        ("print a.khangan -o b.khangan", "name of a case file"),
        ("print a.khangan -o new.khangan", "name of a case file"),
        ("print --blank arts -o b.khangan", "name of a case file"),
        ("print a.khangan b.khangan -o garbled.khangan", "not a folder"),
        ("print empty -o out", "no case files"),
        ("print --blank nothing -o out.pdf", "no form"),
        ("print a.khangan", "-o FILE is needed"),
        ("print -o out.pdf", "A case file is needed"),
        ("print --blank arts a.khangan -o out.pdf", "one word too many"),
        ("print a.khangan -o out.pdf --date 31/11/2569", "no date"),
        ("print a.khangan -o out.pdf --json", "does not belong"),
    ] {
        let ran = desk.say(command);
        assert!(ran.complained(2).contains(words), "{command}: {ran:?}");
    }
    assert_eq!(desk.text("a.khangan"), FULL);
    assert_eq!(desk.text("b.khangan"), FULL);
    assert_eq!(desk.names(), ["a.khangan", "b.khangan", "empty", "garbled.khangan", "no-case.pdf"]);
}

#[test]
fn a_printed_pdf_is_checked_and_printed_anew_but_never_changed() {
    let desk = Desk::new();
    desk.write("a.khangan", FULL);
    desk.say("print a.khangan -o a.pdf --date 2026-11-20").printed(0);
    // By what is in it, not by its name.
    fs::copy(desk.path("a.pdf"), desk.path("renamed.khangan")).unwrap();
    for name in ["a.pdf", "renamed.khangan"] {
        assert_eq!(desk.say(&format!("check {name}")), desk.say("check a.khangan"));
        let json = desk.say(&format!("check {name} --json"));
        assert_eq!(json, desk.say("check a.khangan --json"));
    }
    desk.say("print a.pdf -o anew.pdf --date 2026-11-20").printed(0);
    assert!(desk.bytes("anew.pdf") == desk.bytes("a.pdf"));
    let before = desk.bytes("a.pdf");
    for command in [
        "set a.pdf position.number=1",
        "sign a.pdf --name a --office b",
        "reopen a.pdf --reason why",
    ] {
        assert!(desk.say(command).complained(2).contains("A PDF is not changed"), "{command}");
    }
    assert!(desk.say("print a.pdf -o a.pdf").complained(2).contains("very file"));
    // Into the folder where it stands, beside another: its own place is not taken.
    let ran = desk.say("print a.pdf a.khangan -o .");
    assert_eq!((ran.exit, ran.out.as_str()), (1, "Printed, files: 1, to: .\n"), "{ran:?}");
    assert!(desk.bytes("a.pdf") == before);
    assert!(desk.path("a-2.pdf").is_file());
}

#[test]
fn what_no_font_has_is_told_and_printed_all_the_same() {
    let desk = Desk::new();
    let odd = "ก😀ข\u{7}漢漢 ا\u{301}\u{202e}";
    desk.write(
        "odd.khangan",
        FULL.replace("ภารกิจเพิ่มขึ้นจริงตามที่วิเคราะห์", &odd.replace('\u{7}', "\\u{7}")),
    );
    let checked = desk.say("check odd.khangan");
    assert_eq!(checked.exit, 0, "{checked:?}");
    assert!(checked.out.contains("U+1F600, U+0007, 漢 (U+6F22)"), "{checked:?}");
    let json: serde_json::Value =
        serde_json::from_str(&desk.say("check odd.khangan --json").out).unwrap();
    let finding = json["findings"].as_array().unwrap().last().unwrap();
    assert_eq!(finding["code"], "unprintable");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["field"], "division_head.reason");
    assert!(json["complete"].as_bool().unwrap(), "a warning stops nothing");
    desk.say("print odd.khangan -o odd.pdf").printed(0);
}

#[test]
fn hostile_text_is_printed() {
    let desk = Desk::new();
    for (number, text) in [
        "ก".repeat(5000),
        "\u{e48}\u{e49}\u{e34}".repeat(500),
        "a\u{301}\u{200d}\u{feff}".repeat(200),
        "👨‍👩‍👧‍👦 العربية עברית".repeat(50),
        "\\u{0}\\u{1b}[31m\\u{9f}\\u{ffff}\\u{10ffff}".to_owned(),
        "\\n".repeat(500),
    ]
    .iter()
    .enumerate()
    {
        let name = format!("{number}.khangan");
        desk.write(&name, FULL.replace("เหตุผล", "").replace("ภารกิจเพิ่มขึ้นจริงตามที่วิเคราะห์", text));
        desk.say(&format!("print {name} -o {number}.pdf")).printed(0);
        assert_eq!(desk.say(&format!("check {number}.pdf")).exit, 0);
    }
}

#[test]
fn help_teaches_printing_in_both_languages() {
    let english = in_process(["--lang", "en", "print", "--help"]);
    for word in ["--blank", "--date", "folder", "Examples"] {
        assert!(english.printed(0).contains(word), "{word}");
    }
    let thai = in_process(["--lang", "th", "print", "--help"]);
    assert!(thai.printed(0).contains("ตัวอย่าง"));
}

#[test]
fn nothing_is_replaced_but_what_was_printed_before() {
    let desk = Desk::new();
    desk.write("v1.khangan", FULL);
    desk.write("V2.KHANGAN", FULL);
    desk.write("note.txt", "ห้ามหาย");
    desk.write("scan.pdf", "%PDF-1.4 from a scanner");
    let named: &[&str] = &["V2.KHANGAN", "new.KHANGAN", "v1.Khangan"];
    for output in named {
        for what in ["v1.khangan", "--blank arts"] {
            let refused = desk.say(&format!("print {what} -o {output}"));
            assert!(refused.complained(2).contains("the name of a case"), "{refused:?}");
        }
    }
    for output in ["note.txt", "scan.pdf"] {
        for what in ["v1.khangan", "--blank arts"] {
            let refused = desk.say(&format!("print {what} -o {output}"));
            assert!(refused.complained(2).contains("did not make"), "{refused:?}");
        }
    }
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.write("out/v1.pdf", "%PDF-1.4 from a scanner");
    let refused = desk.say("print v1.khangan V2.KHANGAN -o out");
    assert!(refused.exit != 0 && refused.err.contains("did not make"), "{refused:?}");
    desk.say("print v1.khangan -o out/v2.pdf").printed(0);
    // An empty file is what a script made to have the name.
    desk.write("empty.pdf", "");
    desk.say("print v1.khangan -o empty.pdf").printed(0);
    desk.say("print v1.khangan -o empty.pdf").printed(0);
    assert_eq!((desk.text("v1.khangan"), desk.text("V2.KHANGAN")), (FULL.into(), FULL.into()));
    assert_eq!(desk.text("note.txt"), "ห้ามหาย");
    assert_eq!(desk.text("scan.pdf"), "%PDF-1.4 from a scanner");
    assert_eq!(desk.text("out/v1.pdf"), "%PDF-1.4 from a scanner");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_case_is_no_way_to_replace_it() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("v1.khangan", FULL);
    desk.write("v2.khangan", FULL);
    std::fs::create_dir(desk.path("out")).unwrap();
    symlink("v2.khangan", desk.path("link.pdf")).unwrap();
    symlink("../v2.khangan", desk.path("out/v1.pdf")).unwrap();
    symlink("new.khangan", desk.path("nowhere.pdf")).unwrap();
    std::fs::hard_link(desk.path("v2.khangan"), desk.path("hard.pdf")).unwrap();
    for words in [
        "print v1.khangan -o link.pdf",
        "print v1.khangan -o hard.pdf",
        "print v1.khangan -o nowhere.pdf",
        "print v1.khangan -o out",
        "print --blank arts -o link.pdf",
        "print --blank arts -o hard.pdf",
        "print v1.khangan v2.khangan -o out",
    ] {
        let refused = desk.say(words);
        assert!(refused.exit != 0 && !refused.err.is_empty(), "{words}: {refused:?}");
    }
    assert_eq!(desk.text("v2.khangan"), FULL);
    assert!(!desk.path("new.khangan").exists());
}
