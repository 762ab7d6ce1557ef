//! The circulars: every paragraph against the scan, contents, citations, search.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use khangan::circular::{Circulars, Kind, Part, Passage, Query, circulars};

use crate::source::root;
use crate::terminal::in_process;

/// The scan of both circulars, as it came.
fn scan() -> String {
    let packed = fs::read(root().join("tests/fixtures/circular/scan.z")).unwrap();
    let mut text = String::new();
    ZlibDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
    text
}

/// The scan's lines with what it misread mended.
fn corrected() -> Vec<String> {
    let mut lines: Vec<_> = scan().lines().map(str::to_owned).collect();
    let corrections = fs::read_to_string(root().join("tests/fixtures/circular/corrections.txt"));
    let mut count = 0;
    for correction in corrections.unwrap().lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<_> = correction.split('\t').map(|part| part.replace('⇥', "\t")).collect();
        let [number, wrong, right] = parts.as_slice() else { panic!("{correction}") };
        let line = &mut lines[number.parse::<usize>().unwrap() - 1];
        assert!(line.contains(wrong.as_str()), "line {number} of the scan has no {wrong}: {line}");
        *line = line.replace(wrong.as_str(), right);
        count += 1;
    }
    assert!(count > 200, "only {count} corrections");
    lines
}

/// Without white space and without the scan's own notation.
fn tight(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '<'
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
            && let Some(end) = rest.find('>')
            && !rest[..end].contains("http")
        {
            rest = &rest[end + 1..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        // What the scan marks as bold, as a heading, as a blank, or as text that is no notation.
        if !c.is_whitespace() && !['*', '#', '_', '\\', '.', '…', '<', '>', '·'].contains(&c) {
            out.push(c);
        }
    }
    out
}

/// What a passage may begin with that the scan lost or shows as a list.
fn unnumbered(text: &str) -> &str {
    let text = text.trim_start();
    let text = text.strip_prefix("( )").or_else(|| text.strip_prefix("- ")).unwrap_or(text);
    text.trim_start()
}

#[test]
fn every_paragraph_stands_in_the_scan_after_the_listed_corrections() {
    let scan = tight(&corrected().join("\n"));
    let (mut missing, mut split) = (Vec::new(), 0);
    let mut checked = 0;
    for passage in circulars().passages() {
        for cell in passage.cell_texts() {
            for line in cell.lines().filter(|line| line.chars().any(char::is_alphabetic)) {
                checked += 1;
                let found = scan.contains(&tight(line)) || scan.contains(&tight(unnumbered(line)));
                if !found && passage.kind == Kind::Row && in_two(&scan, &tight(line)) {
                    split += 1;
                } else if !found {
                    missing.push(line.to_owned());
                }
            }
        }
    }
    assert!(checked > 2000, "only {checked} paragraphs");
    assert!(missing.is_empty(), "{} not in the scan:\n{}", missing.len(), missing.join("\n"));
    assert_eq!(split, 3, "cells that go over a page");
}

/// Whether the scan has the words in two pieces: a cell of a table that goes over a page.
fn in_two(scan: &str, words: &str) -> bool {
    let cuts = words.char_indices().map(|(at, _)| words.split_at(at));
    let mut long = cuts.filter(|(a, b)| a.chars().count() > 20 && b.chars().count() > 20);
    long.any(|(a, b)| scan.contains(a) && scan.contains(b))
}

/// Whole stretches of the scan that are no passage: the contents, whose pages the data carries, and
/// what the original repeats on each page.
const LEFT_OUT: [std::ops::RangeInclusive<usize>; 2] = [386..=473, 3314..=3368];

#[test]
fn nothing_of_the_scan_is_left_out() {
    let all: String = circulars()
        .parts()
        .iter()
        .flat_map(|part| {
            let passages = circulars().passages_of(part).iter().map(|passage| tight(&passage.text));
            let title = std::iter::once(tight(&part.title));
            title.chain(passages).chain(columns(part)).collect::<Vec<_>>()
        })
        .collect();
    let mut missing = Vec::new();
    for (number, line) in (1..).zip(corrected()) {
        if LEFT_OUT.iter().any(|left_out| left_out.contains(&number)) {
            continue;
        }
        for piece in
            line.replace("</b>", "</p>").split(['\t', '|']).flat_map(|cell| cell.split("</p>"))
        {
            let words = tight(unnumbered(piece));
            if words.chars().any(char::is_alphabetic) && !all.contains(&words) {
                missing.push(format!("{number}: {piece}"));
            }
        }
    }
    let expected = fs::read_to_string(root().join("tests/fixtures/circular/left-out.txt")).unwrap();
    let expected: Vec<_> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(missing == expected, "left out:\n{}", missing.join("\n"));
}

/// The columns of a part's tables, read from top to bottom, as the scan sometimes has them.
fn columns(part: &Part) -> Vec<String> {
    let rows = circulars().passages_of(part).iter().filter(|row| row.kind == Kind::Row);
    let mut columns = vec![String::new(); 2];
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row.cell_texts()) {
            column.push_str(&tight(cell));
        }
    }
    columns
}

#[test]
fn pages_are_those_of_the_contents() {
    let corrected = corrected();
    let rows: Vec<_> = corrected[388..473]
        .iter()
        .filter_map(|line| line.split_once('\t'))
        .map(|(title, page)| (title.replace("<b>", "").replace("</b>", ""), tight(page)))
        // The sheet before the annexes is a page with nothing else on it.
        .filter(|(title, page)| !title.trim().is_empty() && !page.is_empty() && page != "๑๐๓")
        .collect();
    assert!(rows.len() > 70, "{} rows", rows.len());
    let mut exact = 0;
    for (title, page) in rows {
        let page = khangan::base::parse_whole_number(&page).unwrap();
        let page = u16::try_from(page).unwrap();
        let item = title.split_whitespace().next().unwrap().trim_end_matches('.');
        let named = |passage: &&Passage| {
            tight(&passage.text).starts_with(&tight(&title)) || passage.item == item
        };
        let known = circulars().passages().iter().filter(named);
        if known.clone().any(|p| p.pages.first == Some(page) && p.pages.last == Some(page)) {
            exact += 1;
            continue;
        }
        // A part begins on the page named, or behind the sheet that bears its title.
        let part = circulars().parts().iter().find(|part| {
            let annex = part.name.as_deref().and_then(|name| name.split(' ').nth(1));
            part.pages.first.is_some()
                && (tight(&part.title) == tight(&title) || annex == Some(item))
        });
        let first = part.and_then(|part| part.pages.first);
        assert!(
            first == Some(page) || first == Some(page + 2),
            "{title}: page {page}, known {first:?}"
        );
    }
    assert!(exact > 45, "only {exact} headings with their page");
}

#[test]
fn every_source_of_the_forms_leads_to_the_words_it_quotes() {
    let mut quoted = 0;
    for name in ["academic", "general", "arts"] {
        let text = fs::read_to_string(root().join(format!("forms/{name}.ron"))).unwrap();
        let quotes = text.match_indices("source: \"").map(|(at, found)| &text[at + found.len()..]);
        for quote in quotes {
            let (source, rest) = quote.split_once('"').unwrap();
            let rest = &rest[rest.find("words: [").unwrap()..];
            let words = rest.split('"').nth(1).unwrap();
            let found = circulars().cited(source, words).unwrap_or_else(|| panic!("{source}"));
            let below = &circulars().passages()[circulars().whole(found)];
            let stands = below.iter().any(|passage| tight(&passage.text).contains(&tight(words)));
            assert!(stands, "{source}: {words} is not in {:?}", below.first());
            quoted += 1;
        }
    }
    assert!(quoted > 30, "only {quoted} quotes");
}

#[test]
fn a_passage_is_found_by_the_way_it_is_cited() {
    let mut lost = Vec::new();
    for passage in circulars().passages().iter().filter(|p| p.numbered && p.kind != Kind::Row) {
        let cited = khangan::words::cited_item(circulars(), passage);
        let found = circulars().cited(&cited, "").and_then(|id| circulars().passage(id));
        if found.is_none_or(|found| found.item != passage.item || found.part != passage.part) {
            lost.push(cited);
        }
    }
    assert!(lost.is_empty(), "{} not found:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn a_citation_names_circular_part_heading_item_and_pages() {
    let cited = |source: &str| {
        let id = circulars().cited(source, "").unwrap();
        khangan::words::citation(circulars(), circulars().passage(id).unwrap())
    };
    for (source, expected) in [
        (
            "ว ๒/๒๕๕๘ หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ ข้อ ๒.๑.๑ (๒)",
            "ว ๒/๒๕๕๘ หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ, ข้อ ๒.๑.๑ (๒), หน้า ๔๓–๔๕",
        ),
        (
            "ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม ข้อ ๑",
            "ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม, ข้อ ๑, หน้า ๒๐๑–๒๐๖",
        ),
        ("ว ๒๐/๒๕๕๙ สิ่งที่ส่งมาด้วย ๒ ข้อ ๔.๔", "ว ๒๐/๒๕๕๙ สิ่งที่ส่งมาด้วย ๒, ข้อ ๔.๔"),
        (
            "ว ๒/๒๕๕๘ หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ ข้อ ๒.๓",
            "ว ๒/๒๕๕๘ หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ, ข้อ ๒.๓, หน้า ๔๗",
        ),
    ] {
        assert_eq!(cited(source), expected);
    }
}

/// The twenty questions, each with the words of the passages that answer it.
fn questions() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("tests/fixtures/circular/questions.txt")).unwrap();
    let mut questions = Vec::<(String, Vec<String>)>::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("= ") {
            Some(answer) => questions.last_mut().unwrap().1.push(answer.to_owned()),
            None => questions.push((line.to_owned(), Vec::new())),
        }
    }
    questions
}

#[test]
fn eighteen_of_twenty_questions_are_answered_among_the_first_three() {
    let questions = questions();
    assert_eq!(questions.len(), 20);
    let mut missed = Vec::new();
    for (question, answers) in &questions {
        let hits = circulars().search(&Query::new(question));
        let passages: Vec<&Passage> =
            hits.iter().filter_map(|hit| circulars().passage(hit.passage)).collect();
        for answer in answers {
            let stands =
                circulars().passages().iter().any(|p| tight(&p.text).contains(&tight(answer)));
            assert!(stands, "nowhere: {answer}");
        }
        let answers = |passage: &&Passage| {
            answers.iter().any(|answer| tight(&passage.text).contains(&tight(answer)))
        };
        let place = passages.iter().position(answers);
        if place.is_none_or(|place| place >= 3) {
            let first: Vec<_> = passages
                .iter()
                .take(4)
                .map(|p| {
                    format!("    {}: {:.120}", khangan::words::citation(circulars(), p), p.line())
                })
                .collect();
            missed.push(format!("{question} (place {place:?})\n{}", first.join("\n")));
        }
    }
    assert!(missed.len() <= 2, "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn the_number_of_an_item_finds_it_first() {
    for (typed, part, item) in [
        ("๒.๑.๑ (๒)", "หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ", "๒.๑.๑ (๒)"),
        ("ประเภทวิชาการ 2.1.1 (2)", "หลักเกณฑ์การกำหนดตำแหน่งประเภทวิชาการ", "๒.๑.๑ (๒)"),
        ("ข้อ 12.2", "หลักเกณฑ์และเงื่อนไขการกำหนดตำแหน่ง", "๑๒.๒"),
    ] {
        let hits = circulars().search(&Query::new(typed));
        let named = hits.iter().take(3).filter_map(|hit| circulars().passage(hit.passage));
        let named: Vec<_> = named.collect();
        let is = |p: &&&Passage| p.item == item && circulars().part_of(p).unwrap().title == part;
        assert!(named.iter().find(is).is_some(), "{typed}: {named:#?}");
    }
}

#[test]
fn words_found_are_shown_where_they_stand() {
    let query = Query::new("ภายใน 7 วัน");
    let text = "ทราบ ภายใน ๗ วันทำการ นับแต่วันที่";
    let found: Vec<_> = query.matches(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found.first(), Some(&"ภายใน"), "{found:?}");
    assert!(found.iter().any(|found| found.contains('๗')), "{found:?}");
}

#[test]
fn every_mark_of_the_notation_is_understood() {
    let mut doubts = 0;
    for passage in circulars().passages() {
        let text = &passage.text;
        assert!(!text.contains(['{', '}', '~', '|', '@', '¶']), "{text}");
        assert!(!text.contains("seed") && !text.contains("OCR"), "{text}");
        for doubt in &passage.doubts {
            assert!(!text[doubt.at.clone()].is_empty(), "{text}");
            assert_ne!(text[doubt.at.clone()], doubt.other, "{text}");
            doubts += 1;
        }
        let (first, last) = (passage.pages.first, passage.pages.last);
        assert!(last.is_none() || first <= last, "{text}: {first:?} to {last:?}");
    }
    assert!(doubts > 80, "only {doubts} doubts");
    let parts: BTreeMap<_, _> =
        circulars().parts().iter().map(|part| ((&part.circular, part.cited()), part)).collect();
    assert_eq!(parts.len(), 31, "a part is cited like another");
}

#[test]
fn odd_texts_are_read_without_harm() {
    for text in
        ["", "@", "circular: x", "# ๑. a", "circular: x\n{", "circular: x\n| {a~ | b} |\n@๙\n"]
    {
        let read = Circulars::read(text);
        assert!(read.search(&Query::new("ก ๑ ((")).len() <= read.passages().len());
    }
    for typed in ["", " ", "((", "๑", "ก", "ต้อง", "\u{200B}", "ๆๆๆ", "a{2}~|", "ำ", "๒..๑"]
    {
        let query = Query::new(typed);
        circulars().search(&query);
        query.matches("ก ๑ ((");
    }
}

#[test]
fn the_command_gives_item_page_and_words_the_best_first() {
    let ran = in_process(["circular", "ต้องแจ้ง", "ก.พ.", "ภายในกี่วัน", "--json"]);
    let found: serde_json::Value = serde_json::from_str(ran.printed(0)).unwrap();
    let first = found[0].as_object().unwrap();
    assert_eq!(first["item"], "ว ๒/๒๕๕๘ หลักเกณฑ์และเงื่อนไขการกำหนดตำแหน่ง, ข้อ ๑๒.๒");
    assert_eq!((&first["page"], &first["last_page"]), (&1.into(), &4.into()));
    assert!(first["text"].as_str().unwrap().contains("ภายใน ๗ วันทำการ"), "{first:?}");

    let ran = in_process(["circular", "ภายใน 7 วันทำการ"]);
    let text = ran.printed(0);
    assert!(text.contains(", ข้อ ๑๒.๒, หน้า ๑–๔\n  ๑๒.๒ กรณีที่มีมติอนุมัติ"), "{text}");

    let ran = in_process(["circular", "นนทิกร"]);
    let text = ran.printed(0);
    assert!(text.contains("uncertain") && text.contains("นายมนตรี"), "{text}");

    assert_eq!(in_process(["circular", "qqqqq", "--json"]).printed(0), "[]\n");
    assert!(in_process(["circular", "qqqqq"]).printed(0).contains("qqqqq"));
    assert!(in_process(["circular"]).complained(2).contains("circular --help"));
}
