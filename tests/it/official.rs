//! The forms say what the circular says: every official line of the annexes is composed from the
//! form's data, and nothing is composed that the annexes do not say.
//!
//! The lines to compare with are in `tests/fixtures/official`, made from the annexes themselves:
//! each line once, in order, `.....` for a blank.

use std::collections::BTreeSet;

use khangan::base::thai_number;
use khangan::form::{
    BlockDef, Component, Control, CriteriaDef, Form, GuidanceDef, LevelDef, MarksDef, PieceDef,
    TickBlankDef,
};

use crate::scenario::{FORM_IDS, form};

const BLANK: &str = ".....";

/// The lines of an annex.
fn official(form: &str) -> Vec<&'static str> {
    let text = match form {
        "academic" => include_str!("../fixtures/official/academic.txt"),
        "general" => include_str!("../fixtures/official/general.txt"),
        _ => include_str!("../fixtures/official/arts.txt"),
    };
    text.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Everything that a form prints or shows as the circular's own, each line once, in order.
fn composed(form: &Form) -> Vec<String> {
    let def = form.def();
    let mut lines = criteria_of(form).introduction.clone();
    lines.extend(criteria(form));
    lines.extend(form.blocks().flat_map(|block| printed(form, block)));
    lines.extend(def.guidance.iter().flat_map(|of| guidance(form, of)));
    if let Some(glossary) = &def.glossary {
        lines.push(glossary.title.clone());
        for entry in &glossary.entries {
            let (first, rest) = entry.words.split_first().expect("an explanation");
            lines.push(format!("{} {} {first}", entry.number, entry.term));
            lines.extend(rest.iter().cloned());
        }
        lines.extend(glossary.sources.iter().cloned());
    }
    let mut seen = BTreeSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    lines
}

fn criteria_of(form: &Form) -> &CriteriaDef {
    form.score().unwrap().criteria.as_ref().unwrap()
}

fn criteria(form: &Form) -> Vec<String> {
    let (def, score) = (criteria_of(form), form.score().unwrap());
    let mut lines = vec![def.heading.clone(), def.components_heading.clone()];
    let out_of = |max| score.out_of.replace("{max}", &thai_number(max));
    for component in form.components() {
        let group = score.groups.iter().find(|group| group.components[0] == component.def.id);
        lines.extend(group.map(|group| format!("{} {}", group.heading, out_of(group.max))));
        lines.push(format!("{} {}", heading(component), out_of(component.def.max)));
        for (level, number) in component.def.levels.iter().zip(1..) {
            let mark = match score.marks {
                MarksDef::Boxes => format!("{}{}", component.def.number, thai_number(number)),
                MarksDef::Numbers => format!("({})", thai_number(number)),
            };
            lines.push(format!("{mark} {}", level_words(form, level)));
        }
    }
    lines.push(def.thresholds_heading.clone());
    lines.extend(score.targets.iter().map(|target| {
        let words = def.threshold.replace("{level}", target.level.as_str());
        words.replace("{points}", &thai_number(target.threshold))
    }));
    lines
}

fn heading(component: &Component) -> String {
    format!("{} {}", component.def.number, component.def.name)
}

fn level_words(form: &Form, level: &LevelDef) -> String {
    format!("{} {}", level.words, form.range_words(level))
}

fn printed(form: &Form, block: &BlockDef) -> Vec<String> {
    match block {
        BlockDef::Title => vec![form.def().title.clone()],
        BlockDef::Heading(words) | BlockDef::OnBlank(words) => vec![words.clone()],
        BlockDef::Line(pieces) | BlockDef::Paragraph(pieces) => vec![joined(pieces)],
        // Dots alone.
        BlockDef::Lines { .. } => vec![],
        BlockDef::Scores => table(form),
        BlockDef::Grid { .. } => Vec::new(),
        BlockDef::Ticks { field, blanks } => {
            let field = form.field(field.as_str()).expect("a field");
            let Control::Choice(choices) = &field.control else { panic!("{} ticks", field.id) };
            choices
                .iter()
                .flat_map(|choice| {
                    let blank = blanks.iter().find(|blank| blank.choice == choice.id);
                    tick(&choice.label, blank)
                })
                .collect()
        }
        BlockDef::Signature { sign, office, .. } => {
            let sign = sign.as_deref().expect("a line for the pen");
            let mut lines = vec![format!("{sign} {BLANK}"), format!("({BLANK})")];
            lines.extend(office.iter().map(|pieces| joined(pieces)));
            lines
        }
    }
}

fn joined(pieces: &[PieceDef]) -> String {
    let piece = |piece: &PieceDef| match piece {
        PieceDef::Words(words) => words.clone(),
        PieceDef::Blank(_) | PieceDef::Chosen(_) | PieceDef::Until { .. } => BLANK.to_owned(),
    };
    pieces.iter().map(piece).collect()
}

fn tick(label: &str, blank: Option<&TickBlankDef>) -> Vec<String> {
    match blank.map(|blank| &blank.words) {
        None => vec![format!("( ) {label}")],
        Some(None) => vec![format!("( ) {label}{BLANK}")],
        Some(Some(words)) => vec![format!("( ) {label}"), format!("{words}{BLANK}")],
    }
}

/// The table of the score, cell by cell.
fn table(form: &Form) -> Vec<String> {
    let score = form.score().unwrap();
    let mut cells =
        [&score.component, &score.max, &score.points, &score.reason].map(Clone::clone).to_vec();
    for component in form.components() {
        let group = score.groups.iter().find(|group| group.components.contains(&component.def.id));
        let first = group.filter(|group| group.components[0] == component.def.id);
        cells.extend(first.map(|group| group.heading.clone()));
        cells.push(heading(component));
        cells.extend(component.def.levels.iter().zip(1..).map(|(level, number)| {
            let mark = match score.marks {
                MarksDef::Boxes => "( )".to_owned(),
                MarksDef::Numbers => format!("({})", thai_number(number)),
            };
            format!("{mark} {}", level_words(form, level))
        }));
        cells.extend(first.map(|group| thai_number(group.max)));
        let max = thai_number(component.def.max);
        cells.push(if group.is_some() { format!("({max})") } else { max });
    }
    cells.extend([score.total.clone(), thai_number(form.max())]);
    cells
}

/// The table of guidance, cell by cell.
fn guidance(form: &Form, guidance: &GuidanceDef) -> Vec<String> {
    let field = form.field(guidance.field.as_str()).expect("a field");
    let Control::Choice(lines) = &field.control else { panic!("{} is no choice", field.id) };
    let mut cells = [&guidance.title, &guidance.subtitle, &guidance.component, &guidance.lines]
        .map(Clone::clone)
        .to_vec();
    cells.extend(lines.iter().map(|line| line.label.clone()));
    for rows in &guidance.components {
        cells.extend(rows.headings.iter().cloned());
        let component = form.component(&rows.component).expect("a component");
        for ((level, words), number) in component.def.levels.iter().zip(&rows.levels).zip(1..) {
            cells.push(format!("({}) {}", thai_number(number), level_words(form, level)));
            cells.extend(lines.iter().map(|line| words[&line.id].clone()));
        }
    }
    cells
}

#[test]
fn every_official_line_is_in_the_form_and_every_line_of_the_form_is_official() {
    for id in FORM_IDS {
        let (official, composed) = (official(id), composed(form(id)));
        let missing: Vec<_> =
            official.iter().filter(|l| !composed.iter().any(|c| c == *l)).collect();
        let invented: Vec<_> =
            composed.iter().filter(|l| !official.contains(&l.as_str())).collect();
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{id}: not in the form: {missing:#?}\nnot in the annex: {invented:#?}"
        );
    }
}

#[test]
fn the_lines_stand_in_the_official_order() {
    for id in FORM_IDS {
        for (composed, official) in composed(form(id)).iter().zip(official(id)) {
            assert_eq!(composed, official, "{id}");
        }
    }
}

#[test]
fn the_fixtures_are_whole() {
    for (id, lines) in [("academic", 95), ("general", 95), ("arts", 196)] {
        assert_eq!(official(id).len(), lines, "{id}");
    }
}

/// The labels are the form's own words, but for those that the paper does not have, or that would
/// not say what is to be typed.
#[test]
fn every_label_is_in_the_circular_s_words() {
    const OURS: [&str; 8] = [
        "hr_head.name",
        "division_head.name",
        "department_head.name",
        "committee.ministry",
        "committee.year",
        "committee.secretary",
        "committee.chair",
        "committee.on_behalf_of",
    ];
    for id in FORM_IDS {
        let lines = official(id);
        let known = |words: &str| lines.iter().any(|line| line.contains(words));
        for field in form(id).fields() {
            let ours = OURS.contains(&field.id.as_str())
                || matches!(field.control, Control::Level(_))
                || (id, field.id.as_str()) == ("arts", "position.target_level");
            assert_eq!(known(&field.label), !ours, "{id} {}: {}", field.id, field.label);
            let whose = field.of.as_deref();
            assert!(whose.is_none_or(known), "{id} {}: {whose:?}", field.id);
        }
    }
}

/// Where the paper goes on with a ministry, its name is asked for; where it has a bracket below a
/// line for the pen, a person's.
#[test]
fn the_labels_of_opinions_and_committee_say_what_is_to_be_typed() {
    for id in FORM_IDS {
        let form = form(id);
        let mut ministries = BTreeSet::new();
        for block in form.blocks() {
            if let BlockDef::Signature { name, .. } = block {
                assert_eq!(form.field(name.as_str()).unwrap().label, "ชื่อผู้ลงนาม", "{id} {name}");
            }
            for pair in block.lines().iter().flat_map(|pieces| pieces.windows(2)) {
                if let [PieceDef::Words(words), PieceDef::Blank(field)] = pair
                    && words.ends_with("อ.ก.พ. กระทรวง")
                {
                    ministries.insert(field);
                }
            }
        }
        assert_eq!(ministries.len(), 2, "{id}");
        for field in ministries {
            let label = &form.field(field.as_str()).unwrap().label;
            assert!(label.starts_with("ชื่อกระทรวง"), "{id} {field}: {label}");
        }
    }
}

/// A blank that is bound to another field would print the wrong answer.
#[test]
fn the_blanks_of_the_official_lines_are_those_of_their_fields() {
    for id in FORM_IDS {
        let form = form(id);
        let mut bound = Vec::new();
        for block in form.blocks() {
            let (mut pieces, mut lines) = (Vec::new(), Vec::new());
            match block {
                BlockDef::Line(of) | BlockDef::Paragraph(of) => lines.push(of),
                BlockDef::Signature { name, office, .. } => {
                    bound.push(format!("(…) {name}"));
                    lines.extend(office);
                }
                BlockDef::Ticks { field, blanks } => {
                    bound
                        .extend(blanks.iter().map(|b| format!("{field}={} {}", b.choice, b.field)));
                }
                BlockDef::Lines { field, at_least, .. } => {
                    bound.push(format!("{at_least} {field}"));
                }
                BlockDef::Title
                | BlockDef::Heading(_)
                | BlockDef::OnBlank(_)
                | BlockDef::Scores
                | BlockDef::Grid { .. } => {}
            }
            pieces.extend(lines.into_iter().flatten());
            for pair in pieces.windows(2) {
                if let [PieceDef::Words(words), PieceDef::Blank(field)] = pair {
                    bound.push(format!("{} {field}", words.trim()));
                }
            }
        }
        let (dotted, arts) = if id == "arts" { (5, true) } else { (4, false) };
        let mut expected = vec!["๑. ตำแหน่งเลขที่ position.number".to_owned()];
        expected.extend(["ชื่อตำแหน่ง position.title", "ระดับ position.level"].map(str::to_owned));
        expected.extend(if arts {
            vec![
                "ขอปรับเป็น ตำแหน่ง position.target_title".to_owned(),
                "ระดับ position.target_level".to_owned(),
            ]
        } else {
            vec!["ขอปรับเป็นระดับ position.target_level".to_owned()]
        });
        expected
            .extend(["งาน/ฝ่าย/กลุ่ม position.unit", "กอง/สำนัก position.division"].map(str::to_owned));
        for field in ["duties.before", "duties.after", "comparison"] {
            expected.push(format!("{dotted} {field}"));
        }
        expected.extend(
            [
                "4 summary.reason",
                "ได้ตรวจสอบรายละเอียดแล้ว ขอรับรองว่าข้อมูลข้างต้นของตำแหน่งเลขที่ position.number",
                "(…) hr_head.name",
                "division_head.decision=agree division_head.reason",
                "division_head.decision=disagree division_head.reason",
                "(…) division_head.name",
                "department_head.decision=submit department_head.reason",
                "department_head.decision=not_submit department_head.reason",
                "(…) department_head.name",
                "อ.ก.พ. กระทรวง committee.ministry",
                "ในการประชุมครั้งที่ committee.meeting",
                "/ committee.year",
                "วันที่ committee.date",
                "committee.decision=approve committee.reason",
                "committee.decision=reject committee.reason",
                "committee.decision=other committee.other",
                "(…) committee.secretary",
                "เลขานุการ อ.ก.พ. กระทรวง committee.ministry",
                "(…) committee.chair",
                "ประธาน อ.ก.พ. กระทรวง committee.ministry",
                "หรือผู้ที่ประธาน อ.ก.พ. กระทรวง committee.on_behalf_of",
            ]
            .map(str::to_owned),
        );
        assert_eq!(bound, expected, "{id}");
    }
}

/// What is quoted beside each section is the circular's own, to the letter, and nothing that was
/// chosen to be quoted is lost: the fixture was made from the circular, never from the forms.
#[test]
fn what_is_quoted_beside_each_section_is_the_circular_s_own() {
    let fixture = include_str!("../fixtures/official/help.txt");
    let official: Vec<_> = fixture.lines().filter(|line| !line.starts_with('#')).collect();
    let mut quoted = Vec::new();
    for id in FORM_IDS {
        for part in form(id).parts() {
            let (first, rest) = part.id.as_str().split_at(1);
            let name = format!("{}{rest}", first.to_uppercase());
            for quote in &part.help {
                let source = &quote.source;
                let lines = quote.words.iter().map(|w| format!("{id}\t{name}\t{source}\t{w}"));
                quoted.extend(lines);
            }
        }
    }
    assert!(official.len() > 35, "only {} lines to compare with", official.len());
    assert_eq!(quoted, official);
}

/// Where a passage is quoted from the annex that the form itself is, both say the same.
#[test]
fn what_is_quoted_from_the_form_s_own_annex_stands_there() {
    for id in FORM_IDS {
        let (form, lines) = (form(id), official(id));
        let own = format!("เอกสารแนบ {}", form.def().annex.as_deref().unwrap());
        let quotes = form.parts().iter().flat_map(|part| &part.help);
        let own: Vec<_> = quotes.filter(|quote| quote.source.contains(&own)).collect();
        assert_eq!(own.len(), 3, "{id}: thresholds, opinions, resolution");
        for words in own.iter().flat_map(|quote| &quote.words) {
            assert!(lines.contains(&words.as_str()), "{id}: {words}");
        }
    }
}

#[test]
fn every_section_of_every_form_has_the_circular_s_words_and_says_where_they_stand() {
    for id in FORM_IDS {
        let form = form(id);
        for section in form.parts().iter().map(|part| &part.id) {
            let quotes = form.quotes(section);
            assert!(!quotes.is_empty(), "{id} {section:?}");
            for quote in quotes {
                let known = quote.source.starts_with("ว ๒/๒๕๕๘ ");
                assert!(known && quote.source.len() > 40, "{id} {section:?}: {}", quote.source);
            }
        }
        let asked = form.quotes(&"summary".into());
        for target in form.targets() {
            let threshold = thai_number(target.threshold);
            let said = asked.iter().flat_map(|quote| &quote.words).any(|words| {
                words.contains(&format!("ระดับ{} ", target.level)) && words.contains(&threshold)
            });
            assert!(said, "{id}: {}", target.level);
        }
    }
}
