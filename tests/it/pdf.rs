//! The PDF: what is in it, and what comes back out of it.

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use khangan::appraisal::appraise;
use khangan::base::{Mm, Pt, thai_number};
use khangan::case::Case;
use khangan::pdf::{About, Attachment, EmbeddedCaseError, embedded_case, is_pdf, render};
use khangan::sheet::{Mark, Page, PathStep, Point, Role, Shape, Sheet, Tag, TextMark, lay_out};
use khangan::store::{Opened, read_case};
use khangan::text::{Face, TextRun};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::readers::squeezed;
use crate::scenario::{FORM_IDS, FORMS, form, some_moment};

/// A case with every field filled, as officers fill them.
pub const FULL: &str = include_str!("../fixtures/print/academic-full.khangan");

/// Lines that other programs got wrong, and more of the kind.
pub const LINES: [&str; 2] =
    [include_str!("../fixtures/thai-strings.txt"), include_str!("../fixtures/thai-hard.txt")];

/// A case from the text of its file.
pub fn case_of(text: &str) -> Case {
    match read_case(text, &FORMS).unwrap() {
        Opened::Case(case) => *case,
        Opened::ReadOnly(read_only) => panic!("{:?}", read_only.why),
    }
}

/// The pages of a case.
pub fn pages_of(case: &Case) -> Sheet {
    let form = form(case.form().as_str());
    lay_out(form, Some((case, &appraise(form, case))))
}

fn about(attachment: Option<&[u8]>) -> About<'_> {
    About {
        title: "ตำแหน่งเลขที่ ๑๒๓๔ & <แบบ>".to_owned(),
        author: "นางสาวสมหญิง ใจดี (กองการเจ้าหน้าที่)".to_owned(),
        subject: "เอกสารแนบ ๕.๑".to_owned(),
        created: some_moment(),
        attachment: attachment
            .map(|bytes| Attachment { name: "เรื่อง ๑.khangan", bytes }),
    }
}

/// A PDF of a sheet, with no case in it.
pub fn pdf_of(sheet: &Sheet) -> Vec<u8> {
    render(sheet, &about(None)).unwrap()
}

fn full_pdf() -> Vec<u8> {
    render(&pages_of(&case_of(FULL)), &about(Some(FULL.as_bytes()))).unwrap()
}

/// Lines of text, one below the other, each an element of its own.
pub fn sheet_of_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> Sheet {
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    let mut element = 0;
    let page = |lines: &[&str]| Page {
        width: Mm(210.0),
        height: Mm(297.0),
        marks: lines
            .iter()
            .zip(1_u8..)
            .map(|(line, row)| {
                element += 1;
                let run = TextRun::new(Face::Regular, Pt(11.0), line);
                Mark {
                    tag: Tag::Element { element, role: Role::Paragraph },
                    field: None,
                    said: None,
                    shape: Shape::Text(TextMark {
                        at: Point { x: Mm(20.0), y: Mm(20.0 + 7.0 * f64::from(row)) },
                        face: run.face,
                        size: run.size,
                        text: run.text,
                        clusters: run.clusters,
                    }),
                }
            })
            .collect(),
    };
    Sheet { pages: lines.chunks(35).map(page).collect(), ..Sheet::default() }
}

/// The text of every element, in reading order.
pub fn elements(sheet: &Sheet) -> BTreeMap<u32, String> {
    let mut elements = BTreeMap::<u32, String>::new();
    for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
        if let (Tag::Element { element, .. }, Shape::Text(text)) = (mark.tag, &mark.shape) {
            elements.entry(element).or_default().push_str(&text.text);
        }
    }
    elements
}

/// The text of each piece of marked content of a page, by its number; of artifacts, under `None`.
type Pieces = BTreeMap<Option<i64>, String>;

/// A PDF as lopdf reads it.
struct Read(Document);

impl Read {
    fn new(pdf: &[u8]) -> Self {
        Self(Document::load_mem(pdf).unwrap())
    }

    fn catalog(&self) -> &Dictionary {
        self.0.catalog().unwrap()
    }

    /// What stands here, or where this points to.
    fn get<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Object {
        let value = dict.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {dict:?}"));
        self.0.dereference(value).unwrap().1
    }

    fn dict<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dict, key).as_dict().unwrap()
    }

    fn text(&self, dict: &Dictionary, key: &str) -> String {
        words(self.get(dict, key))
    }

    fn pages(&self) -> Vec<ObjectId> {
        self.0.page_iter().collect()
    }

    fn page(&self, id: ObjectId) -> &Dictionary {
        self.0.get_dictionary(id).unwrap()
    }

    /// What each code of each font of a page stands for.
    fn codes(&self, page: &Dictionary) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
        let fonts = self.dict(self.dict(page, "Resources"), "Font");
        let to_unicode = |font: &Object| {
            let font = self.0.dereference(font).unwrap().1.as_dict().unwrap();
            let stream = self.get(font, "ToUnicode").as_stream().unwrap();
            code_map(&String::from_utf8(stream.decompressed_content().unwrap()).unwrap())
        };
        fonts.iter().map(|(name, font)| (name.clone(), to_unicode(font))).collect()
    }

    /// The drawings that pages share, each as its operators.
    fn drawings(&self) -> Vec<String> {
        let streams = self.0.objects.values().filter_map(|object| object.as_stream().ok());
        let forms = streams.filter(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form")
        });
        forms.map(|form| operators(&form.decompressed_content().unwrap())).collect()
    }

    /// The pieces of a page. What is in none of them must be an artifact.
    fn pieces(&self, id: ObjectId) -> Pieces {
        let codes = self.codes(self.page(id));
        let content = Content::decode(&self.0.get_page_content(id)).unwrap();
        let (mut font, mut piece, mut open) = (Vec::new(), None, 0);
        let mut pieces = Pieces::new();
        for operation in content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = operands[0].as_name().unwrap().to_vec(),
                "BMC" => {
                    assert_eq!(operands[0].as_name().unwrap(), b"Artifact");
                    open += 1;
                }
                "BDC" => {
                    let properties = operands[1].as_dict().unwrap();
                    piece = Some(properties.get(b"MCID").unwrap().as_i64().unwrap());
                    assert!(!pieces.contains_key(&piece), "{piece:?} twice");
                    pieces.insert(piece, String::new());
                    open += 1;
                }
                "EMC" => {
                    piece = None;
                    open -= 1;
                }
                "TJ" | "Tj" => {
                    let text = pieces.entry(piece).or_default();
                    let shown = operands[0].as_array().map_or(operands.as_slice(), Vec::as_slice);
                    for shown in shown {
                        let Object::String(bytes, _) = shown else { continue };
                        for code in bytes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            text.push_str(&codes[&font][&code]);
                        }
                    }
                }
                "S" | "f" => {}
                _ => continue,
            }
            let paints = !matches!(operation.operator.as_str(), "Tf" | "EMC");
            assert!(open == 1 || !paints, "{operation:?} stands in no marked content");
        }
        pieces
    }

    /// The text of the whole document in the order in which it is painted, artifacts left out.
    fn painted_text(&self) -> String {
        let pieces = self.pages().into_iter().map(|page| self.pieces(page));
        pieces
            .flat_map(|mut pieces| {
                pieces.remove(&None);
                pieces.into_values()
            })
            .collect()
    }

    /// Every element of the structure with its type and text, in reading order.
    fn elements(&self) -> Vec<(String, String)> {
        let root = self.dict(self.catalog(), "StructTreeRoot");
        let pages = self.pages();
        let pieces = pages.iter().map(|page| (*page, self.pieces(*page))).collect();
        let mut out = Vec::new();
        self.walk(self.dict(root, "K"), &pieces, &mut out);
        out
    }

    fn walk(
        &self,
        element: &Dictionary,
        pieces: &BTreeMap<ObjectId, Pieces>,
        out: &mut Vec<(String, String)>,
    ) {
        let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec());
        let place = out.len();
        out.push((kind.unwrap(), String::new()));
        // A cell in which nothing stands has none.
        let kids = element.get(b"K").map_or_else(
            |_| Vec::new(),
            |kids| kids.as_array().map_or_else(|_| vec![kids.clone()], Clone::clone),
        );
        for kid in kids {
            let page = |dict: &Dictionary| dict.get(b"Pg").unwrap().as_reference().unwrap();
            if let Ok(id) = kid.as_reference() {
                let kid = self.0.get_dictionary(id).unwrap();
                if kid.get(b"S").unwrap().as_name().unwrap() == b"Span" {
                    // Part of a line, though it says more than it shows.
                    let mut inside = Vec::new();
                    self.walk(kid, pieces, &mut inside);
                    out[place].1.push_str(&inside[0].1);
                } else {
                    self.walk(kid, pieces, out);
                }
            } else if let Ok(reference) = kid.as_dict() {
                let piece = reference.get(b"MCID").unwrap().as_i64().unwrap();
                out[place].1.push_str(&pieces[&page(reference)][&Some(piece)]);
            } else {
                let piece = kid.as_i64().unwrap();
                out[place].1.push_str(&pieces[&page(element)][&Some(piece)]);
            }
        }
    }
}

fn words(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(units) => {
            let units: Vec<_> =
                units.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// The pairs of `beginbfchar`.
fn code_map(cmap: &str) -> BTreeMap<u16, String> {
    let hex = |word: &str| word.strip_prefix('<')?.strip_suffix('>').map(str::to_owned);
    let text = |digits: &str| {
        let units = (0..digits.len()).step_by(4);
        let units: Vec<_> =
            units.map(|at| u16::from_str_radix(&digits[at..at + 4], 16).unwrap()).collect();
        String::from_utf16(&units).unwrap()
    };
    let mut map = BTreeMap::new();
    for line in cmap.lines() {
        let mut words = line.split_whitespace();
        if let (Some(code), Some(to)) = (words.next().and_then(hex), words.next().and_then(hex)) {
            map.insert(u16::from_str_radix(&code, 16).unwrap(), text(&to));
        }
    }
    map
}

#[test]
fn the_document_says_what_it_is() {
    let pdf = full_pdf();
    let read = Read::new(&pdf);
    let catalog = read.catalog();
    assert_eq!(read.0.version, "1.7");
    assert_eq!(read.text(catalog, "Lang"), "th-TH");
    assert_eq!(read.dict(catalog, "MarkInfo").get(b"Marked").unwrap(), &Object::Boolean(true));
    let preferences = read.dict(catalog, "ViewerPreferences");
    assert_eq!(preferences.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
    let info = read.dict(&read.0.trailer, "Info");
    let about = about(None);
    for (key, value) in [
        ("Title", about.title.as_str()),
        ("Author", &about.author),
        ("Subject", &about.subject),
        ("Producer", khangan::pdf::PRODUCER),
        ("CreationDate", "D:20261120093000+07'00'"),
    ] {
        assert_eq!(read.text(info, key), value);
    }
    let metadata = &read.get(catalog, "Metadata").as_stream().unwrap().content;
    let metadata = std::str::from_utf8(metadata).unwrap();
    assert!(metadata.contains("ตำแหน่งเลขที่ ๑๒๓๔ &amp; &lt;แบบ&gt;"), "{metadata}");
    assert!(metadata.contains("<xmp:CreateDate>2026-11-20T09:30:00+07:00<"), "{metadata}");
    let id = read.0.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert!(id.len() == 2 && id[0].as_str().unwrap().len() == 16, "{id:?}");
}

#[test]
fn every_page_has_its_number_in_thai() {
    let read = Read::new(&full_pdf());
    let labels = read.dict(read.catalog(), "PageLabels").get(b"Nums").unwrap().as_array().unwrap();
    let labels: Vec<_> = labels
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap(), read.text(pair[1].as_dict().unwrap(), "P")))
        .collect();
    let pages = i64::try_from(read.pages().len()).unwrap();
    assert!(pages >= 4);
    assert_eq!(labels, (0..pages).map(|page| (page, thai_number(page + 1))).collect::<Vec<_>>());
}

#[test]
fn every_part_of_the_form_has_its_bookmark() {
    let sheet = pages_of(&case_of(FULL));
    let read = Read::new(&full_pdf());
    let outlines = read.dict(read.catalog(), "Outlines");
    let (mut titles, mut previous) = (Vec::new(), None);
    let mut next = Some(outlines.get(b"First").unwrap().as_reference().unwrap());
    while let Some(id) = next {
        let item = read.0.get_dictionary(id).unwrap();
        let link = |key: &[u8]| item.get(key).ok().map(|link| link.as_reference().unwrap());
        assert_eq!(link(b"Prev"), previous);
        let page = item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let page = read.pages().iter().position(|id| *id == page).unwrap();
        titles.push((read.text(item, "Title"), page));
        (previous, next) = (Some(id), link(b"Next"));
    }
    let expected = sheet.bookmarks.iter().map(|bookmark| (bookmark.title.clone(), bookmark.page));
    assert_eq!(titles, expected.collect::<Vec<_>>());
    assert!(titles.len() >= 5, "{titles:?}");
    let last = outlines.get(b"Last").unwrap().as_reference().unwrap();
    assert_eq!(Some(last), previous);
}

#[test]
fn the_case_is_in_the_document_by_all_names() {
    let pdf = full_pdf();
    let read = Read::new(&pdf);
    let names = read.dict(read.dict(read.catalog(), "Names"), "EmbeddedFiles");
    let names = names.get(b"Names").unwrap().as_array().unwrap();
    assert_eq!(words(&names[0]), "เรื่อง ๑.khangan");
    assert_eq!(read.get(read.catalog(), "AF").as_array().unwrap(), &[names[1].clone()]);
    let specification = read.0.dereference(&names[1]).unwrap().1.as_dict().unwrap();
    assert_eq!(read.text(specification, "UF"), "เรื่อง ๑.khangan");
    assert!(read.text(specification, "Desc").starts_with("ตำแหน่งเลขที่"));
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let file = read.get(read.dict(specification, "EF"), "F").as_stream().unwrap();
    assert_eq!(file.decompressed_content().unwrap(), FULL.as_bytes());
    assert_eq!(file.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"application/x-khangan");
    let size = read.dict(&file.dict, "Params").get(b"Size").unwrap().as_i64().unwrap();
    assert_eq!(usize::try_from(size).unwrap(), FULL.len());
    assert_eq!(embedded_case(&pdf).unwrap(), FULL.as_bytes());
}

#[test]
fn whoever_has_it_read_to_them_hears_every_element_in_order() {
    let mut sheets: Vec<_> = FORM_IDS.iter().map(|id| lay_out(form(id), None)).collect();
    sheets.push(pages_of(&case_of(FULL)));
    for sheet in sheets {
        let read = Read::new(&pdf_of(&sheet));
        let tagged = read.elements();
        let spoken: String = tagged.iter().map(|(_, text)| text.as_str()).collect();
        let written: String = elements(&sheet).into_values().collect();
        assert_eq!(squeezed(&spoken), squeezed(&written));
        let count = |kind: &str| tagged.iter().filter(|(of, _)| of == kind).count();
        let rows: usize = sheet.tables.iter().map(|table| table.rows.len()).sum();
        assert_eq!((count("Document"), count("H1"), count("Table"), count("TR")), (1, 1, 1, rows));
        // Four columns, no cell left out: a head, and then a head of its own for each row.
        assert_eq!((count("TH"), count("TD")), (4 + rows - 1, 3 * (rows - 1)));
        assert!(count("H2") >= 5 && count("P") > 20, "{tagged:?}");
        // The way back, from a piece of the page to its element.
        let root = read.dict(read.catalog(), "StructTreeRoot");
        let parents = read.dict(root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
        for (index, id) in read.pages().into_iter().enumerate() {
            let key = read.page(id).get(b"StructParents").unwrap().as_i64().unwrap();
            assert_eq!(usize::try_from(key).unwrap(), index);
            let owners = parents[2 * index + 1].as_array().unwrap();
            let pieces = read.pieces(id).into_keys().flatten().count();
            assert_eq!(owners.len(), pieces);
            for owner in owners {
                let owner = read.0.get_dictionary(owner.as_reference().unwrap()).unwrap();
                assert!(owner.has(b"S") && owner.has(b"P"), "{owner:?}");
            }
        }
    }
}

#[test]
fn what_is_marked_is_said_and_a_label_is_apart_from_its_answer() {
    let read = Read::new(&full_pdf());
    let said = |kind: &str| -> Vec<String> {
        let dicts = read.0.objects.values().filter_map(|object| object.as_dict().ok());
        let of_kind = dicts.filter(|dict| {
            dict.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind.as_bytes())
        });
        of_kind.map(|dict| read.text(dict, "Alt")).collect()
    };
    assert_eq!(said("Figure"), ["ร่าง"]);
    let ticks = said("Span");
    assert!(ticks.len() >= 5 && ticks.iter().all(|tick| tick == "เลือก"), "{ticks:?}");
    let tagged = read.elements();
    let (_, first) = tagged.iter().find(|(_, text)| text.contains("ขอปรับเป็นระดับ")).unwrap();
    assert!(first.contains("ขอปรับเป็นระดับ ชำนาญการพิเศษ"), "{first}");
}

#[test]
fn each_paragraph_of_an_answer_is_one_and_items_are_a_list() {
    let text = "ย่อหน้าแรก\nย่อหน้าที่สอง\n- รายการหนึ่ง\n- รายการสอง\nท้ายสุด";
    let form = form("academic");
    let answers = crate::sheet::all_answers(form, text);
    let read = Read::new(&pdf_of(&pages_of(&crate::sheet::case_with(form, answers))));
    let tagged = read.elements();
    let at = tagged.iter().position(|(kind, text)| kind == "P" && text == "ย่อหน้าแรก").unwrap();
    let kinds: Vec<_> = tagged[at..at + 8].iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["P", "P", "L", "LI", "LBody", "LI", "LBody", "P"]);
    assert_eq!(tagged[at + 4].1, "- รายการหนึ่ง");
}

#[test]
fn the_document_keeps_what_it_says_it_keeps() {
    let read = Read::new(&full_pdf());
    let intents = read.get(read.catalog(), "OutputIntents").as_array().unwrap();
    let intent = read.0.dereference(&intents[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    let profile = read.get(intent, "DestOutputProfile").as_stream().unwrap();
    assert!(profile.decompressed_content().unwrap()[36..].starts_with(b"acsp"));
    let metadata = &read.get(read.catalog(), "Metadata").as_stream().unwrap().content;
    let metadata = std::str::from_utf8(metadata).unwrap();
    for kept in ["pdfaid:part>3<", "pdfaid:conformance>A<", "pdfuaid:part>1<", "pdfaSchema:schema"]
    {
        assert!(metadata.contains(kept), "{kept}");
    }
}

#[test]
fn every_letter_can_be_read_back() {
    for lines in LINES {
        let sheet = sheet_of_lines(lines.lines());
        let text = squeezed(&Read::new(&pdf_of(&sheet)).painted_text());
        for line in lines.lines() {
            assert!(text.contains(&squeezed(line)), "{line}");
        }
    }
    for id in FORM_IDS {
        let sheet = lay_out(form(id), None);
        let text = squeezed(&Read::new(&pdf_of(&sheet)).painted_text());
        for element in elements(&sheet).into_values() {
            assert!(text.contains(&squeezed(&element)), "{id}: {element}");
        }
    }
}

#[test]
fn fonts_are_embedded_and_named_for_their_document() {
    let read = Read::new(&full_pdf());
    let mut names = Vec::new();
    for object in read.0.objects.values() {
        let Ok(descriptor) = object.as_dict() else { continue };
        if descriptor.has_type(b"FontDescriptor") {
            let program = read.get(descriptor, "FontFile2").as_stream().unwrap();
            assert!(program.decompressed_content().unwrap().starts_with(&[0, 1, 0, 0]));
            let name = descriptor.get(b"FontName").unwrap().as_name().unwrap().to_vec();
            names.push(String::from_utf8(name).unwrap());
        }
    }
    names.sort_by_key(|name| name.chars().rev().collect::<String>());
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].ends_with("+Sarabun-Bold") || names[1].ends_with("+Sarabun-Bold"));
    assert!(names.iter().all(|name| name.as_bytes()[..6].iter().all(u8::is_ascii_uppercase)));
}

#[test]
fn the_same_sheet_and_date_give_the_same_bytes() {
    let pdf = full_pdf();
    let again = std::thread::scope(|scope| scope.spawn(full_pdf).join().unwrap());
    assert!(pdf == again, "{} and {} bytes", pdf.len(), again.len());
    let later = About { created: "2026-11-21T09:30:00+07:00".parse().unwrap(), ..about(None) };
    let sheet = pages_of(&case_of(FULL));
    assert!(render(&sheet, &later).unwrap() != render(&sheet, &about(None)).unwrap());
}

fn operators(content: &[u8]) -> String {
    let content = Content::decode(content).unwrap();
    let operators = content.operations.iter().map(|operation| operation.operator.as_str());
    operators.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_word_across_a_draft_is_written_once_for_all_its_pages() {
    let read = Read::new(&full_pdf());
    assert!(read.pages().len() > 1);
    for (index, page) in read.pages().into_iter().enumerate() {
        // It is read on the first page, and seen on all.
        let begins = if index == 0 { "BDC" } else { "BMC" };
        let content = operators(&read.0.get_page_content(page));
        assert!(content.starts_with(&format!("{begins} q cm Do Q EMC ")), "{content}");
    }
    assert_eq!(read.drawings().len(), 1);
}

#[test]
fn a_full_case_is_small() {
    let pdf = full_pdf();
    assert!(pdf.len() < 45_000, "{} bytes", pdf.len());
}

#[test]
fn an_empty_sheet_and_every_shape_are_drawn() {
    drop(Read::new(&pdf_of(&Sheet::default())));
    let at = |x, y| Point { x: Mm(x), y: Mm(y) };
    let artifact = |shape| Mark { tag: Tag::Artifact, field: None, said: None, shape };
    let steps = [
        PathStep::Line(at(1.0, 1.0)),
        PathStep::Move(at(10.0, 10.0)),
        PathStep::Line(at(20.0, 10.0)),
        PathStep::Curve(at(20.0, 15.0), at(15.0, 20.0), at(10.0, 20.0)),
        PathStep::Close,
    ];
    let marks = vec![
        artifact(Shape::Rule { from: at(1.0, 1.0), to: at(50.0, 1.0), width: Mm(0.2) }),
        artifact(Shape::Leader { from: at(1.0, 5.0), to_x: Mm(50.0) }),
        artifact(Shape::Leader { from: at(1.0, 5.0), to_x: Mm(1.1) }),
        artifact(Shape::Ring { centre: at(9.0, 9.0), radius: (Mm(3.0), Mm(2.0)), width: Mm(0.2) }),
        artifact(Shape::Watermark { outline: Arc::from(steps) }),
        artifact(Shape::Watermark { outline: Arc::from([]) }),
    ];
    let sheet = Sheet {
        pages: vec![Page { width: Mm(210.0), height: Mm(297.0), marks }],
        ..Sheet::default()
    };
    let read = Read::new(&pdf_of(&sheet));
    let operators = operators(&read.0.get_page_content(read.pages()[0]));
    // Behind everything else: the watermark, whatever its place among the marks.
    assert!(operators.starts_with("BMC q cm Do Q EMC "), "{operators}");
    assert_eq!(operators.matches("Do").count(), 1, "{operators}");
    assert_eq!(read.drawings(), ["g m l c h f"]);
    assert!(operators.contains("m c c c c h S"), "{operators}");
    assert_eq!(operators.matches(" l S").count(), 2, "{operators}");
}

/// A PDF by hand: these objects, and nothing that says where they are.
fn by_hand(objects: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n", objects, b"\n%%EOF\n"].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn file_object(number: u32, entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "{number} 0 obj\n<</Type/EmbeddedFile/Subtype/application#2fx-khangan{entries}>>\nstream\n"
    );
    [head.as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_case_comes_out_of_whatever_another_program_made_of_the_document() {
    let case = FULL.as_bytes();
    for (name, objects) in [
        ("plain", file_object(4, &format!("/Length {}", case.len()), case)),
        ("plain, of a wrong length", file_object(4, "/Length 7", case)),
        ("plain, of a length elsewhere", file_object(4, "/Length 9 0 R", case)),
        ("plain, of no length", file_object(4, "", case)),
        ("plain, of a negative length", file_object(4, "/Length -1", case)),
        ("deflated", file_object(4, "/Length 3/Filter/FlateDecode", &deflated(case))),
        ("deflated, in a list", file_object(4, "/Filter [ /FlateDecode ]", &deflated(case))),
        ("saved twice", [file_object(4, "", b"older"), file_object(4, "", case)].concat()),
    ] {
        let found = embedded_case(&by_hand(&objects));
        assert!(found.as_deref() == Ok(case), "{name}: {:?}", found.map(|bytes| bytes.len()));
    }
}

#[test]
fn what_gives_no_case_says_why() {
    use EmbeddedCaseError as E;
    let zeros = vec![0; 17 << 20];
    let bomb = deflated(&deflated(&vec![0; 200 << 20]));
    let case = deflated(FULL.as_bytes());
    let flate = "/Filter/FlateDecode";
    let sum = "/Filter/FlateDecode/Params<</CheckSum<00112233445566778899aabbccddeeff>>>";
    let many = file_object(4, "", b"x").repeat(5000);
    let nested = format!("/X {}", "[".repeat(3000));
    let dicts = format!("/X {}", "<</X ".repeat(300));
    for (name, pdf, error) in [
        ("nothing", Vec::new(), E::None),
        ("no objects", by_hand(b""), E::None),
        (
            "another file",
            by_hand(b"4 0 obj<</Type/EmbeddedFile/Subtype/text#2fplain>>stream\nx"),
            E::None,
        ),
        ("the word alone", by_hand(b"x-khangan"), E::None),
        ("the word in a text", by_hand(b"4 0 obj (application/x-khangan) endobj"), E::None),
        (
            "not a stream",
            by_hand(b"4 0 obj<</Type/EmbeddedFile/Subtype/application#2fx-khangan>>endobj"),
            E::None,
        ),
        ("deep lists", by_hand(&file_object(4, &nested, b"x")), E::None),
        ("deep dictionaries", by_hand(&file_object(4, &dicts, b"x")), E::None),
        (
            "two cases",
            by_hand(&[file_object(4, "", b"a"), file_object(5, "", b"b")].concat()),
            E::Several,
        ),
        ("garbled", by_hand(&file_object(4, flate, b"not deflated")), E::Damaged),
        ("cut short", by_hand(&file_object(4, flate, &case[..case.len() / 2])), E::Damaged),
        ("a wrong sum", by_hand(&file_object(4, sum, &case)), E::Damaged),
        ("an unknown filter", by_hand(&file_object(4, "/Filter/LZWDecode", &case)), E::Damaged),
        ("no filter at all", by_hand(&file_object(4, "/Filter 7", &case)), E::Damaged),
        ("a list of no names", by_hand(&file_object(4, "/Filter[7]", &case)), E::Damaged),
        ("filters upon filters", by_hand(&file_object(4, "/Filter[/Fl/Fl]", &bomb)), E::Damaged),
        (
            "no end",
            b"%PDF-1.7 4 0 obj<</Type/EmbeddedFile/Subtype/application#2fx-khangan>>stream\nx"
                .to_vec(),
            E::Damaged,
        ),
        ("a bomb", by_hand(&file_object(4, flate, &deflated(&zeros))), E::TooLarge),
        ("many", by_hand(&many), E::Damaged),
        (
            "encrypted",
            by_hand(
                &[&file_object(4, flate, b"secret")[..], b"trailer<</Encrypt 9 0 R>>"].concat(),
            ),
            E::Encrypted,
        ),
        ("encrypted, and no case", by_hand(b"trailer<</Encrypt 9 0 R>>"), E::Encrypted),
    ] {
        let start = Instant::now();
        let found = embedded_case(&pdf);
        assert_eq!(found.map(|bytes| bytes.len()), Err(error), "{name}");
        assert!(start.elapsed() < Duration::from_secs(2), "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn a_file_full_of_the_words_of_a_case_is_refused_soon() {
    for unit in [
        "x-khangan",
        "1 0 obj x-khangan",
        "1 0 obj<</A(x-khangan",
        "obj obj ",
        "x-khanga",
        "1 0 obj<<<<<</x-khangan",
    ] {
        let pdf = by_hand(&unit.as_bytes().repeat((16 << 20) / unit.len() - 2));
        let start = Instant::now();
        assert!(embedded_case(&pdf).is_err(), "{unit}");
        assert!(start.elapsed() < Duration::from_secs(5), "{unit}: {:?}", start.elapsed());
    }
}

#[test]
fn a_damaged_document_gives_its_case_whole_or_not_at_all() {
    let pdf = full_pdf();
    assert!(is_pdf(&pdf));
    let (sender, results) = mpsc::channel();
    let worker = std::thread::Builder::new().name("damaged documents".to_owned());
    let work = move || {
        // The same on every run: a small generator, seeded by hand.
        let mut state = 0x5b8b_1a0e_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        let (mut whole, mut refused) = (0, 0);
        for round in 0..3000 {
            let mut damaged = pdf.clone();
            if round % 3 == 0 {
                damaged.truncate(random(pdf.len()));
            } else {
                for _ in 0..=random(20) {
                    let at = random(damaged.len());
                    damaged[at] ^= 1 << random(8);
                }
            }
            match embedded_case(&damaged) {
                Ok(case) => {
                    assert!(case == FULL.as_bytes(), "round {round}: another case came out");
                    whole += 1;
                }
                Err(_) => refused += 1,
            }
        }
        sender.send((whole, refused)).unwrap();
    };
    let worker = worker.spawn(work).unwrap();
    let (whole, refused) = results.recv_timeout(Duration::from_mins(2)).expect("an end in time");
    worker.join().unwrap();
    assert!(whole > 300 && refused > 300, "{whole} whole, {refused} refused");
}
