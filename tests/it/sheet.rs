//! The paper: what stands where, for the blank forms, for filled cases and for whatever may be typed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use khangan::appraisal::{State, appraise};
use khangan::base::{ChoiceId, FieldId, thai_number};
use khangan::case::{Answer, Case, CaseParts};
use khangan::form::{BlockDef, Control, Form, MarksDef, PieceDef};
use khangan::sheet::{
    MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, Mark, Page, Role, Shape, Sheet, Tag,
    TextMark, dump, lay_out,
};
use khangan::store::{Opened, read_case};
use khangan::text::{BODY_SIZE, EM, baseline, line_height};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::scenario::{FORMS, form, some_moment};
use crate::source::root;

/// Set to write the snapshots anew.
const BLESS: &str = "KHANGAN_BLESS";

/// The cases with a snapshot of their pages, by name.
pub fn fixture_names() -> Vec<String> {
    let of = |form: &str| (1..=3).map(|number| format!("{form}-{number}")).collect::<Vec<_>>();
    ["academic", "general", "arts"].into_iter().flat_map(of).collect()
}

pub fn fixture(name: &str) -> Case {
    let path = root().join(format!("tests/fixtures/cases/{name}.khangan"));
    match read_case(&fs::read_to_string(path).unwrap(), &FORMS).unwrap() {
        Opened::Case(case) => *case,
        Opened::ReadOnly(read_only) => panic!("{name}: {:?}", read_only.why),
    }
}

pub fn filled(form: &Form, case: &Case) -> Sheet {
    lay_out(form, Some((case, &appraise(form, case))))
}

// Snapshots.

#[test]
fn pages_are_as_they_were_last_looked_at() {
    let mut wrong = Vec::new();
    for form in FORMS.all() {
        wrong.extend(differs(&format!("{}-blank", form.id()), &lay_out(form, None)));
    }
    for name in fixture_names() {
        let case = fixture(&name);
        let form = FORMS.find(case.form().as_str(), case.edition()).unwrap();
        wrong.extend(differs(&name, &filled(form, &case)));
    }
    assert!(wrong.is_empty(), "look at them, then run with {BLESS}=1:\n{}", wrong.join("\n"));
}

/// What differs first from the pages in `tests/snapshots`.
fn differs(name: &str, sheet: &Sheet) -> Option<String> {
    let path = root().join(format!("tests/snapshots/sheet/{name}.txt"));
    let now = dump(sheet);
    if std::env::var_os(BLESS).is_some() {
        fs::write(&path, &now).unwrap();
        return None;
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    let lines = before.lines().zip(now.lines()).zip(1..);
    let first = lines.into_iter().find(|((before, now), _)| before != now);
    let place = first.map(|((before, now), line)| format!("line {line}\n- {before}\n+ {now}"));
    (before != now)
        .then(|| format!("{name}: {}", place.unwrap_or_else(|| "another length".to_owned())))
}

// What holds for every sheet.

#[test]
fn the_blank_forms_obey_the_page() {
    for form in FORMS.all() {
        let sheet = lay_out(form, None);
        check(form, None, &sheet);
        if form.score().is_some() {
            assert_eq!(sheet.pages.len(), 5, "as the annex has");
        }
        let filled_in = sheet.pages.iter().flat_map(|page| &page.marks).find(|mark| {
            mark.field.as_ref().is_some_and(|field| is_typed(form, field)) && text(mark).is_some()
        });
        assert_eq!(filled_in, None, "{}", form.id());
    }
}

#[test]
fn the_fixture_cases_obey_the_page() {
    for name in fixture_names() {
        let case = fixture(&name);
        let form = FORMS.find(case.form().as_str(), case.edition()).unwrap();
        check(form, Some(&case), &filled(form, &case));
    }
}

#[test]
fn the_fixture_cases_are_of_every_kind() {
    let cases: Vec<_> = fixture_names().iter().map(|name| fixture(name)).collect();
    let signed = cases.iter().filter(|case| case.signed().is_some());
    assert!(signed.count() >= 3);
    let decisions: BTreeSet<_> = cases.iter().map(|case| case.text("committee.decision")).collect();
    assert!(["", "approve", "reject", "other"].iter().all(|d| decisions.contains(d)));
}

#[test]
fn an_empty_case_is_the_blank_form_with_the_drafts_word() {
    for form in FORMS.all().filter(|form| !has_blank_headings(form)) {
        let case = case_with(form, BTreeMap::new());
        let mut sheet = filled(form, &case);
        check(form, Some(&case), &sheet);
        for page in sheet.pages.iter_mut().filter(|_| form.signing_step().is_some()) {
            let watermark = page.marks.remove(0);
            assert!(matches!(watermark.shape, Shape::Watermark { .. }));
        }
        assert_eq!(dump(&sheet), dump(&lay_out(form, None)));
    }
}

#[test]
fn every_field_may_be_very_long() {
    let long = "ปฏิบัติงานที่ค่อนข้างยาก ต้องใช้ความคิดริเริ่มในงานที่มีแนวทางปฏิบัติน้อยมาก (ว ๒/๒๕๕๘) "
        .repeat(1000)
        .chars()
        .take(40_000)
        .collect::<String>();
    let form = form("arts");
    let case = case_with(form, all_answers(form, &long));
    check(form, Some(&case), &filled(form, &case));
}

#[test]
fn hostile_text_is_laid_out_whole() {
    let form = form("arts");
    for typed in [
        "😀👨‍👩‍👧‍👦🇹🇭".repeat(40),
        "السلام عليكم ".repeat(60),
        (0..32).map(|code| char::from_u32(code).unwrap()).cycle().take(300).collect(),
        "ก".repeat(5000),
        "x".repeat(5000),
        "\u{E48}\u{E49}\u{E34}\u{301}".repeat(50),
        "\n".repeat(200),
        " ".repeat(500),
        "\u{A0}".repeat(300),
        "ก\u{200D}\u{200B}\u{FEFF}\u{2060}ข".repeat(80),
        "\r\n\u{2028}\u{2029}\u{85}\u{B}\u{C}ท้าย".repeat(20),
        "\u{600}\u{E48}".repeat(9),
        "(((((".repeat(60) + &")))))".repeat(60),
        format!("{}น้ำ", "เ".repeat(700)),
    ] {
        let case = case_with(form, all_answers(form, &typed));
        check(form, Some(&case), &filled(form, &case));
    }
}

#[test]
fn a_reason_stands_with_the_answer_it_is_given_for() {
    let form = form("academic");
    let reason = "เพราะเหตุนี้";
    for (decision, line) in [(Some("agree"), 0), (Some("disagree"), 1), (None, 0)] {
        let mut answers =
            BTreeMap::from([("division_head.reason".into(), Answer::Text(reason.to_owned()))]);
        if let Some(decision) = decision {
            answers.insert("division_head.decision".into(), Answer::Choice(decision.into()));
        }
        let sheet = filled(form, &case_with(form, answers));
        let field = FieldId::from("division_head.reason");
        let of_field: Vec<_> =
            marks(&sheet).filter(|mark| mark.field.as_ref() == Some(&field)).collect();
        let dots = of_field.iter().filter(|mark| matches!(mark.shape, Shape::Leader { .. }));
        let dots: Vec<_> = dots.map(|mark| top_and_bottom(mark)).collect();
        let typed = of_field.iter().find_map(|mark| text(mark)).unwrap();
        assert_eq!(&*typed.text, reason);
        assert_eq!(dots.len(), 2);
        assert!((dots[line].0 - typed.at.y.0).abs() < 1.0, "{decision:?}");
    }
}

#[test]
fn numbers_of_the_program_are_thai_and_typed_ones_stay() {
    let form = form("academic");
    let answers = BTreeMap::from([
        ("position.number".into(), Answer::Text("127 ก".to_owned())),
        ("score.duties.level".into(), Answer::Number(4)),
        ("score.duties.points".into(), Answer::Number(28)),
    ]);
    let sheet = filled(form, &case_with(form, answers));
    let texts: Vec<_> = marks(&sheet).filter_map(text).map(|text| text.text.to_string()).collect();
    for expected in ["127 ก", "๒๘", "- ๒ -", "๑๐๐"] {
        assert!(texts.iter().any(|text| text == expected), "{expected}");
    }
    // The component's points, and the total.
    assert_eq!(texts.iter().filter(|text| *text == "๒๘").count(), 2);
}

/// A few seconds in all, in a debug build; `PROPTEST_CASES` asks for more. No files beside the
/// tests: a failure prints the case.
fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        // The same few cases each time; to look further, ask for more of them.
        None => ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(2558), ..config },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_case_obeys_the_page(
        form in 0..3_usize,
        typed in proptest::collection::vec(any_text(), 30),
        numbers in proptest::collection::vec(any_number(), 8),
        choices in proptest::collection::vec(0..5_usize, 8),
    ) {
        let form = FORMS.all().nth(form).unwrap();
        let case = case_with(form, answers_of(form, &typed, &numbers, &choices));
        check(form, Some(&case), &filled(form, &case));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[ก-ฮะ-ู]{1,20}",
        3 => "([ก-ฮ][ัิีุู]?[่้]?[าะ]?[ก-ฮ]? ?){1,200}",
        1 => "(งาน|การปฏิบัติ|ความคิดริเริ่ม| |ฯลฯ|ๆ|\\(|\\)|๑๐-๑๕|\n|ABC){1,300}",
        1 => "\\PC{1,60}",
        1 => proptest::collection::vec(any::<char>(), 1..80).prop_map(String::from_iter),
        1 => "[\n\r\t \u{A0}\u{200B}ก่]{1,60}",
        1 => "[a-zA-Z0-9]{50,400}",
    ]
}

fn any_number() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![1 => Just(None), 4 => (0..40_i64).prop_map(Some), 1 => any::<i64>().prop_map(Some)]
}

fn answers_of(
    form: &Form,
    typed: &[String],
    numbers: &[Option<i64>],
    choices: &[usize],
) -> BTreeMap<FieldId, Answer> {
    let (mut typed, mut numbers) = (typed.iter().cycle(), numbers.iter().cycle());
    let mut choices = choices.iter().cycle();
    let mut answers = BTreeMap::new();
    for field in form.fields() {
        let answer = match &field.control {
            Control::Line | Control::Paragraphs => {
                let text = typed.next().unwrap();
                (!text.is_empty()).then(|| Answer::Text(text.clone()))
            }
            Control::Choice(offered) => {
                let index = *choices.next().unwrap();
                let known = offered.get(index).map(|choice| choice.id.clone());
                let unknown = (index == 4).then(|| ChoiceId::from("ไม่มี"));
                known.or(unknown).map(Answer::Choice)
            }
            Control::Level(_) => numbers.next().unwrap().map(|n| Answer::Number(n.rem_euclid(6))),
            Control::Points(_) => numbers.next().unwrap().map(Answer::Number),
            _ => unreachable!("no form built in has one"),
        };
        answers.extend(answer.map(|answer| (field.id.clone(), answer)));
    }
    answers
}

/// The same text in every field that takes text, the highest level and points of each component.
pub fn all_answers(form: &Form, typed: &str) -> BTreeMap<FieldId, Answer> {
    let answer = |control: &Control| match control {
        Control::Line | Control::Paragraphs => Answer::Text(typed.to_owned()),
        Control::Choice(offered) => Answer::Choice(offered.last().unwrap().id.clone()),
        Control::Level(_) => Answer::Number(4),
        Control::Points(component) => Answer::Number(form.component(component).unwrap().def.max),
        _ => unreachable!("no form built in has one"),
    };
    form.fields().iter().map(|field| (field.id.clone(), answer(&field.control))).collect()
}

pub fn case_with(form: &Form, answers: BTreeMap<FieldId, Answer>) -> Case {
    let now = some_moment();
    Case::from(CaseParts {
        form: form.id().clone(),
        edition: form.edition().to_owned(),
        id: uuid::Uuid::nil(),
        created: now,
        modified: now,
        answers,
        kept: BTreeMap::new(),
        signed: Vec::new(),
        history: Vec::new(),
        head: None,
    })
}

/// Whether the blank form has headings that a filled one has not.
fn has_blank_headings(form: &Form) -> bool {
    form.blocks().any(|block| matches!(block, BlockDef::OnBlank(_)))
}

// The walk over the marks.

/// Everything that must hold whatever was answered.
fn check(form: &Form, case: Option<&Case>, sheet: &Sheet) {
    for (page, number) in sheet.pages.iter().zip(1..) {
        let place = format!("{} page {number}", form.id());
        check_watermark(form, case, page, &place);
        check_number(page, number, &place);
        check_margins(page, &place);
        check_overlaps(page, &place);
        check_table(form, page, &place);
        check_order(page, &place);
    }
    // What stands in tables of any kind is looked at where those are tested.
    if form.score().is_some() {
        check_answers(form, case, sheet);
        check_ticks(form, case, sheet);
    }
    check_signatures(form, case, sheet);
    if !has_blank_headings(form) {
        check_bookmarks(form, sheet);
    }
}

const NEAR: f64 = 0.011;

/// Where a word is torn, the letter at the line's end is no longer drawn near to the next one.
const KERNING: f64 = 0.5;

fn marks(sheet: &Sheet) -> impl Iterator<Item = &Mark> {
    sheet.pages.iter().flat_map(|page| &page.marks)
}

fn text(mark: &Mark) -> Option<&TextMark> {
    match &mark.shape {
        Shape::Text(text) => Some(text),
        Shape::Rule { .. }
        | Shape::Leader { .. }
        | Shape::Ring { .. }
        | Shape::Watermark { .. } => None,
    }
}

fn is_typed(form: &Form, field: &FieldId) -> bool {
    matches!(
        form.field(field.as_str()).unwrap().control,
        Control::Line | Control::Paragraphs | Control::Points(_)
    )
}

/// The left and right edge of what can be seen of a text; none when nothing can.
fn sides(text: &TextMark) -> Option<(f64, f64)> {
    let unit = text.size.0 * 25.4 / 72.0 / f64::from(EM);
    let seen = text.clusters.iter().filter(|placed| !placed.cluster.text.trim().is_empty());
    let seen = seen.filter(|placed| !placed.cluster.is_nothing());
    let edges = seen.map(|placed| {
        let left = text.at.x.0 + f64::from(placed.x) * unit;
        (left, left + f64::from(placed.cluster.advance) * unit)
    });
    edges.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The height of the line that a mark stands on.
pub fn top_and_bottom(mark: &Mark) -> (f64, f64) {
    let (above, height) = (baseline(BODY_SIZE).0, line_height(BODY_SIZE).0);
    match &mark.shape {
        Shape::Text(text) => (text.at.y.0 - above, text.at.y.0 - above + height),
        Shape::Rule { from, to, width: _ } => (from.y.0, to.y.0),
        Shape::Leader { from, to_x: _ } => (from.y.0, from.y.0),
        Shape::Ring { centre, radius, width: _ } => {
            (centre.y.0 - radius.1.0, centre.y.0 + radius.1.0)
        }
        Shape::Watermark { outline: _ } => (0.0, 0.0),
    }
}

fn left_and_right(mark: &Mark) -> Option<(f64, f64)> {
    match &mark.shape {
        Shape::Text(text) => sides(text),
        Shape::Rule { from, to, width: _ } => Some((from.x.0, to.x.0)),
        Shape::Leader { from, to_x } => Some((from.x.0, to_x.0)),
        Shape::Ring { centre, radius, width: _ } => {
            Some((centre.x.0 - radius.0.0, centre.x.0 + radius.0.0))
        }
        Shape::Watermark { outline: _ } => None,
    }
}

fn check_watermark(form: &Form, case: Option<&Case>, page: &Page, place: &str) {
    let is_watermark = |mark: &&Mark| matches!(mark.shape, Shape::Watermark { .. });
    // What nobody ever signs off is no draft of anything.
    let signs = form.signing_step().is_some();
    let draft = signs && case.is_some_and(|case| appraise(form, case).state == State::Draft);
    assert_eq!(page.marks.iter().filter(is_watermark).count(), usize::from(draft), "{place}");
    assert_eq!(page.marks.first().as_ref().is_some_and(is_watermark), draft, "{place}: not behind");
}

fn is_number(mark: &Mark) -> bool {
    text(mark).is_some_and(|text| text.at.y < MARGIN_TOP)
}

fn check_number(page: &Page, number: i64, place: &str) {
    let found: Vec<_> = page.marks.iter().filter(|mark| is_number(mark)).collect();
    if number == 1 {
        assert!(found.is_empty(), "{place} has a number");
        return;
    }
    assert_eq!(found.len(), 1, "{place}");
    assert_eq!(found[0].tag, Tag::Artifact);
    assert_eq!(*text(found[0]).unwrap().text, *format!("- {} -", thai_number(number)));
    let (left, right) = left_and_right(found[0]).unwrap();
    let middle = f64::midpoint(MARGIN_LEFT.0, page.width.0 - MARGIN_RIGHT.0);
    assert!((f64::midpoint(left, right) - middle).abs() < NEAR, "{place}: off the middle");
}

fn check_margins(page: &Page, place: &str) {
    for mark in page.marks.iter().filter(|mark| !is_number(mark)) {
        let Some((left, right)) = left_and_right(mark) else { continue };
        let (top, bottom) = top_and_bottom(mark);
        let inside = left > MARGIN_LEFT.0 - NEAR
            && right < page.width.0 - MARGIN_RIGHT.0 + KERNING
            && top > MARGIN_TOP.0 - NEAR
            && bottom < page.height.0 - MARGIN_BOTTOM.0 + NEAR
            && left <= right;
        assert!(inside, "{place}: in the margin: {:?}", brief(mark));
    }
}

fn brief(mark: &Mark) -> String {
    let what = text(mark).map_or_else(|| format!("{:?}", mark.shape), |text| text.text.to_string());
    format!("{what:.60} x {:?} y {:?}", left_and_right(mark), top_and_bottom(mark))
}

/// No text stands on another, or on a rule.
fn check_overlaps(page: &Page, place: &str) {
    let boxes = |wanted: fn(&Mark) -> bool| -> Vec<_> {
        let wanted = page.marks.iter().filter(|mark| wanted(mark));
        let edges =
            wanted.filter_map(|mark| Some((left_and_right(mark)?, top_and_bottom(mark), mark)));
        edges.collect()
    };
    let overlap =
        |one: (f64, f64), other: (f64, f64)| one.0 < other.1 - NEAR && other.0 < one.1 - NEAR;
    let cross =
        |rule: (f64, f64), text: (f64, f64)| rule.0 < text.1 - NEAR && text.0 + NEAR < rule.1;
    let texts = boxes(|mark| text(mark).is_some());
    let rules = boxes(|mark| matches!(mark.shape, Shape::Rule { .. }));
    for (index, (x, y, mark)) in texts.iter().enumerate() {
        for (other_x, other_y, other) in &texts[index + 1..] {
            let clash = overlap(*x, *other_x) && overlap(*y, *other_y);
            assert!(!clash, "{place}: {} on {}", brief(mark), brief(other));
        }
        for (rule_x, rule_y, rule) in &rules {
            let clash = cross(*rule_x, *x) && cross(*rule_y, *y);
            assert!(!clash, "{place}: {} on {}", brief(mark), brief(rule));
        }
    }
}

/// Text stands in its column, and the head above it on every page.
fn check_table(form: &Form, page: &Page, place: &str) {
    let Some(score) = form.score() else { return };
    let cells: Vec<_> = page
        .marks
        .iter()
        .filter_map(|mark| {
            let Tag::Element { role: Role::TableCell { column, .. }, .. } = mark.tag else {
                return None;
            };
            Some((mark, column))
        })
        .collect();
    if cells.is_empty() {
        return;
    }
    let upright = |mark: &Mark| {
        let Shape::Rule { from, to, width: _ } = &mark.shape else { return None };
        (from.x == to.x).then_some((from.x.0, from.y.0, to.y.0))
    };
    let upright: Vec<_> = page.marks.iter().filter_map(upright).collect();
    assert_eq!(upright.len(), 5, "{place}");
    let (_, table_top, table_bottom) = upright[0];
    for (mark, column) in &cells {
        let Some((left, right)) = left_and_right(mark) else { continue };
        let column = usize::from(*column);
        let inside = left > upright[column].0 && right < upright[column + 1].0;
        assert!(inside, "{place}: out of its cell: {}", brief(mark));
        let (top, bottom) = top_and_bottom(mark);
        assert!(top > table_top && bottom < table_bottom + NEAR, "{place}: {}", brief(mark));
    }
    for words in [&score.component, &score.max, &score.points, &score.reason] {
        let first_cell =
            cells.iter().map(|(mark, _)| top_and_bottom(mark).0).fold(f64::MAX, f64::min);
        let above = page.marks.iter().filter(|mark| top_and_bottom(mark).1 < first_cell + NEAR);
        let head: String = above.filter_map(text).map(|text| &*text.text).collect();
        assert!(head.contains(words.as_str()), "{place}: no {words} above the table: {head}");
    }
}

/// Marks stand in the order in which they are read.
fn check_order(page: &Page, place: &str) {
    let elements = page.marks.iter().filter_map(|mark| match mark.tag {
        Tag::Element { element, .. } => Some(element),
        Tag::Artifact => None,
    });
    assert!(elements.is_sorted(), "{place}");
}

/// How often a field is shown, by the form's pages.
fn bindings(form: &Form) -> BTreeMap<FieldId, usize> {
    let mut fields: Vec<&FieldId> = Vec::new();
    let of_pieces = |pieces: &mut dyn Iterator<Item = &'_ PieceDef>| -> Vec<FieldId> {
        pieces.filter_map(PieceDef::field).cloned().collect()
    };
    let mut owned: Vec<FieldId> = Vec::new();
    for block in form.blocks() {
        match block {
            BlockDef::Title
            | BlockDef::Heading(_)
            | BlockDef::OnBlank(_)
            | BlockDef::Grid { .. } => {}
            BlockDef::Line(pieces) | BlockDef::Paragraph(pieces) => {
                owned.extend(of_pieces(&mut pieces.iter()));
            }
            BlockDef::Lines { field, .. } => fields.push(field),
            BlockDef::Scores => {
                for component in form.components() {
                    fields.extend([&component.reason, &component.points]);
                }
            }
            BlockDef::Ticks { blanks, .. } => {
                fields.extend(blanks.iter().map(|blank| &blank.field).collect::<BTreeSet<_>>());
            }
            BlockDef::Signature { name, office, .. } => {
                fields.push(name);
                owned.extend(of_pieces(&mut office.iter().flatten()));
            }
        }
    }
    let mut count = BTreeMap::new();
    for field in owned.iter().chain(fields) {
        *count.entry(field.clone()).or_default() += 1;
    }
    count
}

/// Every answer stands on the paper, whole and in order, as often as the form shows it.
fn check_answers(form: &Form, case: Option<&Case>, sheet: &Sheet) {
    let mut printed: BTreeMap<&FieldId, String> = BTreeMap::new();
    for mark in marks(sheet) {
        if let (Some(field), Some(text)) = (&mark.field, text(mark)) {
            printed.entry(field).or_default().push_str(&text.text);
        }
    }
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (field, times) in bindings(form) {
        let answer = case.and_then(|case| case.answer(field.as_str()));
        let expected = match (answer, &form.field(field.as_str()).unwrap().control) {
            (None, _) => String::new(),
            (Some(Answer::Text(text)), _) => text.clone(),
            (Some(Answer::Number(number)), _) => thai_number(*number),
            (Some(Answer::Choice(choice)), Control::Choice(offered)) => {
                let label = offered.iter().find(|offer| offer.id == *choice);
                label.map_or_else(|| choice.to_string(), |offer| offer.label.clone())
            }
            (Some(Answer::Choice(_)), _) => unreachable!(),
            _ => unreachable!("no form built in has one"),
        };
        let found = printed.get(&field).map_or("", String::as_str);
        assert_eq!(solid(found), solid(&expected).repeat(times), "{}: {field}", form.id());
    }
}

/// What was chosen is marked, and nothing else.
fn check_ticks(form: &Form, case: Option<&Case>, sheet: &Sheet) {
    for field in form.fields() {
        let ticks = marks(sheet).filter(|mark| mark.field.as_ref() == Some(&field.id));
        let (mut boxes, mut ticked, mut rings) = (0, 0, 0);
        for mark in ticks {
            let words = text(mark).map(|text| &*text.text);
            boxes += usize::from(words == Some("( )"));
            ticked += usize::from(words == Some("( / )"));
            rings += usize::from(matches!(mark.shape, Shape::Ring { .. }));
        }
        let number = case.and_then(|case| case.number(field.id.as_str()));
        match &field.control {
            Control::Level(component) => {
                let levels = form.component(component).unwrap().def.levels.len();
                let known =
                    number.is_some_and(|n| form.component(component).unwrap().level(n).is_some());
                match form.score().unwrap().marks {
                    MarksDef::Boxes => {
                        assert_eq!((boxes + ticked, ticked), (levels, usize::from(known)));
                    }
                    MarksDef::Numbers => {
                        assert_eq!((boxes, ticked, rings), (0, 0, usize::from(known)));
                    }
                }
            }
            Control::Choice(offered) if boxes + ticked > 0 => {
                let chosen = case.map_or("", |case| case.text(field.id.as_str()));
                let known = offered.iter().any(|choice| choice.id == *chosen);
                assert_eq!((boxes + ticked, ticked), (offered.len(), usize::from(known)));
            }
            Control::Choice(_) | Control::Line | Control::Paragraphs | Control::Points(_) => {}
            _ => unreachable!("no form built in has one"),
        }
    }
}

/// Pen, name and office of a signature stand on one page, if they can.
fn check_signatures(form: &Form, case: Option<&Case>, sheet: &Sheet) {
    let long = |field: &FieldId| {
        case.is_some_and(|case| {
            case.text(field.as_str()).chars().filter(|c| !c.is_control()).count() > 100
                || case
                    .text(field.as_str())
                    .contains(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
        })
    };
    let mut signs: Vec<usize> = Vec::new();
    for (page, number) in sheet.pages.iter().zip(0..) {
        let sign = |mark: &&Mark| text(mark).is_some_and(|text| &*text.text == "(ลงชื่อ)");
        signs.extend(page.marks.iter().filter(sign).map(|_| number));
    }
    let mut expected = Vec::new();
    for block in form.blocks() {
        let BlockDef::Signature { sign, name, office, .. } = block else { continue };
        if sign.is_none() {
            continue;
        }
        let blanks = office.iter().flatten().filter_map(PieceDef::field);
        if blanks.chain([name]).any(long) {
            expected.push(None);
            continue;
        }
        let pages: BTreeSet<_> = sheet
            .pages
            .iter()
            .zip(0..)
            .filter(|(page, _)| page.marks.iter().any(|mark| mark.field.as_ref() == Some(name)))
            .map(|(_, number)| number)
            .collect();
        assert_eq!(pages.len(), 1, "{name}");
        expected.push(pages.first().copied());
    }
    assert_eq!(signs.len(), expected.len());
    for (sign, name) in signs.iter().zip(expected) {
        assert!(name.is_none_or(|name| name == *sign), "{}: a signature is divided", form.id());
    }
}

/// The title, every heading and every numbered line can be jumped to, and stand there.
fn check_bookmarks(form: &Form, sheet: &Sheet) {
    let blocks = form.blocks();
    let titles = blocks.filter_map(|block| match block {
        BlockDef::Title => Some(form.def().title.as_str()),
        BlockDef::Heading(words) => Some(words),
        BlockDef::Line(pieces) => match pieces.first() {
            Some(PieceDef::Words(words)) if words.starts_with(char::is_numeric) => {
                Some(words.trim())
            }
            _ => None,
        },
        BlockDef::OnBlank(_)
        | BlockDef::Paragraph(_)
        | BlockDef::Lines { .. }
        | BlockDef::Scores
        | BlockDef::Grid { .. }
        | BlockDef::Ticks { .. }
        | BlockDef::Signature { .. } => None,
    });
    assert!(titles.eq(sheet.bookmarks.iter().map(|bookmark| bookmark.title.as_str())));
    for bookmark in &sheet.bookmarks {
        let at_its_place = |mark: &&Mark| {
            let near = (top_and_bottom(mark).0 - bookmark.y.0).abs() < NEAR;
            let role = |role: Role| matches!(role, Role::Title | Role::Heading | Role::Paragraph);
            near && matches!(mark.tag, Tag::Element { role: of, .. } if role(of))
        };
        let heading = sheet.pages[bookmark.page].marks.iter().find(at_its_place);
        let words = &heading.and_then(text).unwrap().text;
        assert!(bookmark.title.starts_with(words.trim_end()), "{words}");
        // A heading is not the last thing on its page.
        let below = sheet.pages[bookmark.page].marks.iter().map(|mark| top_and_bottom(mark).1);
        assert!(below.fold(0.0, f64::max) > bookmark.y.0 + 14.0, "{}", bookmark.title);
    }
}
