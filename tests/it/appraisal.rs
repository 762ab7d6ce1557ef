//! What cases add up to: one table for each form in `tests/fixtures/appraisal`, a case a line.
//!
//! The head of each table says how to read it.

use khangan::appraisal::Severity;
use khangan::appraisal::{State, appraise};
use khangan::case::{Answer, Edit, read_answer};
use khangan::form::Form;
use khangan::store::{Opened, read_case};

use crate::scenario::{FORM_IDS, FORMS, Scenario, form, required_texts, short};

/// One line of a table.
struct Row<'a> {
    line: usize,
    points: Vec<&'a str>,
    target: &'a str,
    present: &'a str,
    verdict: &'a str,
    levels: Vec<&'a str>,
    total: i64,
    reached: Option<bool>,
    findings: Vec<&'a str>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let rows =
        table.lines().zip(1..).filter(|(text, _)| !text.is_empty() && !text.starts_with('#'));
    rows.map(|(text, line)| row(line, text)).collect()
}

fn row(line: usize, text: &str) -> Row<'_> {
    let cells: Vec<_> = text.split('|').map(str::trim).collect();
    let [points, target, present, verdict, levels, total, reached, findings] = cells[..] else {
        panic!("line {line} has {} cells", cells.len());
    };
    Row {
        line,
        points: points.split_whitespace().collect(),
        target,
        present,
        verdict,
        levels: levels.split_whitespace().collect(),
        total: total.parse().unwrap(),
        reached: match reached {
            "yes" => Some(true),
            "no" => Some(false),
            "-" => None,
            other => panic!("line {line}: {other}"),
        },
        findings: findings.split(", ").filter(|finding| !finding.is_empty()).collect(),
    }
}

impl Row<'_> {
    /// The case: a file with the answers that were put there by hand, and the others typed.
    fn case(&self, form: &Form) -> khangan::case::Case {
        let mut by_hand = Vec::new();
        let mut typed = Vec::new();
        for field in required_texts(form).filter(|field| field.id != "position.level") {
            by_hand.push(format!("\"{}\": \"ก\"", field.id));
        }
        for (component, cell) in form.components().iter().zip(&self.points) {
            match cell.split_once(':') {
                Some((level, points)) => {
                    let answers = [(&component.level, level), (&component.points, points)];
                    let answers = answers.iter().filter(|(_, number)| *number != "-");
                    by_hand.extend(answers.map(|(field, number)| format!("\"{field}\": {number}")));
                }
                None => typed.push((component.points.as_str(), *cell)),
            }
        }
        for (field, cell) in [
            ("position.level", self.present),
            ("position.target_level", self.target),
            ("summary.verdict", self.verdict),
        ] {
            match cell.strip_prefix('!') {
                Some(answer) => by_hand.push(format!("\"{field}\": \"{answer}\"")),
                None => typed.push((field, cell)),
            }
        }
        let file = format!(
            "(format: 1, form: \"{}\", edition: \"{}\", id: \"5b8b1a0e-3f0f-4a55-9d0c-0d2f6b3c9f11\",
            created: \"2026-11-20T09:30:00+07:00\", modified: \"2026-11-20T09:42:10+07:00\",
            answers: {{{}}})",
            form.id(),
            form.edition(),
            by_hand.join(", ")
        );
        let Ok(Opened::Case(mut case)) = read_case(&file, &FORMS) else { panic!("{file}") };
        for (field, words) in typed.into_iter().filter(|(_, words)| *words != "-") {
            let edit = read_answer(form, &case, form.field(field).unwrap(), words).unwrap();
            case.apply(form, edit).unwrap();
        }
        *case
    }
}

fn check(form_id: &str, table: &str) {
    let form = form(form_id);
    let rows = rows(table);
    assert!(rows.len() >= 60, "only {} cases", rows.len());
    for row in rows {
        let appraisal = appraise(form, &row.case(form));
        let number = |number: Option<i64>| {
            number.map_or_else(|| "-".to_owned(), |number| number.to_string())
        };
        let levels: Vec<_> = appraisal.scores.iter().map(|score| number(score.level)).collect();
        let findings: Vec<_> = appraisal.findings.iter().map(short).collect();
        let got = (levels, appraisal.total, appraisal.reached, findings);
        let owned =
            |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let expected = (owned(&row.levels), row.total, row.reached, owned(&row.findings));
        assert_eq!(got, expected, "tests/fixtures/appraisal/{form_id}.txt:{}", row.line);
        assert_eq!((appraisal.max, appraisal.state), (100, State::Draft));
        // What weighs how much follows from the code alone.
        let weighs = |severity| appraisal.findings.iter().any(|of| of.severity() == severity);
        let warnings = ["fail_reached", "target_not_above", "repeats_form"];
        let any = |known: &dyn Fn(&str) -> bool| {
            row.findings.iter().any(|finding| known(finding.split(' ').next().unwrap()))
        };
        assert_eq!(weighs(Severity::Missing), any(&|code| code == "not_answered"));
        assert_eq!(weighs(Severity::Warning), any(&|code| warnings.contains(&code)));
        let error = |code: &str| code != "not_answered" && !warnings.contains(&code);
        assert_eq!(weighs(Severity::Error), any(&error));
        assert_eq!(appraisal.has_errors(), any(&error));
        assert_eq!(appraisal.complete(), !any(&|code| !warnings.contains(&code)));
    }
}

#[test]
fn academic_cases_add_up() {
    check("academic", include_str!("../fixtures/appraisal/academic.txt"));
}

#[test]
fn general_cases_add_up() {
    check("general", include_str!("../fixtures/appraisal/general.txt"));
}

#[test]
fn arts_cases_add_up() {
    check("arts", include_str!("../fixtures/appraisal/arts.txt"));
}

/// The ranges of design §1, once more and in full: every whole number from below to above.
#[test]
fn every_number_chooses_the_level_that_the_circular_gives_it() {
    for id in crate::scenario::FORM_IDS {
        for component in form(id).components() {
            for points in -1..=32 {
                let level = match (component.def.max, points) {
                    (30, 10..=15) | (20, 1..=5) => Some(1),
                    (30, 16..=20) | (20, 6..=10) => Some(2),
                    (30, 21..=25) | (20, 11..=15) => Some(3),
                    (30, 26..=30) | (20, 16..=20) => Some(4),
                    _ => None,
                };
                let field = component.points.as_str();
                let scenario = Scenario::new(id).answer(field, &points.to_string());
                let component = component.def.id.as_str();
                assert_eq!(scenario.level(component), level, "{id} {component} {points}");
                assert_eq!(scenario.total(), level.map_or(0, |_| points), "{id} {component}");
            }
        }
    }
}

#[test]
fn every_required_field_that_is_blank_is_missing_and_no_other() {
    for id in crate::scenario::FORM_IDS {
        let form = form(id);
        let empty: Vec<_> = appraise(form, Scenario::new(id).case()).findings;
        let missing: Vec<_> = empty.iter().map(|finding| finding.field.as_str()).collect();
        let mut expected = vec!["position.number", "position.title", "position.level"];
        expected.extend((id == "arts").then_some("position.target_title"));
        expected.extend(["position.target_level", "position.unit", "position.division"]);
        expected.extend(["duties.before", "duties.after", "comparison"]);
        let scores: Vec<_> = form
            .components()
            .iter()
            .flat_map(|c| [c.level.as_str(), c.points.as_str(), c.reason.as_str()])
            .collect();
        expected.extend(scores);
        expected.extend(["summary.reason", "summary.verdict"]);
        assert_eq!(missing, expected, "{id}");
        assert!(empty.iter().all(|finding| finding.code.as_str() == "not_answered"));

        let whole = Scenario::complete(id).case().clone();
        for field in expected {
            let mut blanks = vec![Edit::clear(field.into())];
            if let Some(Answer::Text(_)) = whole.answer(field) {
                blanks.push(Edit::text(field.into(), " \u{a0}\n\t"));
            }
            for blank in blanks {
                let mut case = whole.clone();
                case.apply(form, blank).unwrap();
                let findings = appraise(form, &case).findings;
                let missing: Vec<_> =
                    findings.iter().filter(|of| of.severity() == Severity::Missing).collect();
                assert_eq!(missing.len(), 1, "{id} {field}");
                assert_eq!(missing[0].field, *field);
            }
        }
    }
}

#[test]
fn progress_counts_what_is_required() {
    let progress = |scenario: &Scenario| {
        let progress = scenario.appraisal().progress;
        progress.iter().map(|(_, progress)| (progress.answered, progress.of)).collect::<Vec<_>>()
    };
    let scenario = Scenario::new("academic");
    let nothing = [(0, 6), (0, 2), (0, 1), (0, 12), (0, 2)];
    assert_eq!(progress(&scenario)[..5], nothing);
    let scenario = scenario
        .answer("position.number", "๑")
        .answer("duties.after", " ")
        .answer("score.duties.points", "9")
        .answer("score.decision.points", "20");
    let some = [(1, 6), (0, 2), (0, 1), (3, 12), (0, 2)];
    assert_eq!(progress(&scenario)[..5], some);
    for id in crate::scenario::FORM_IDS {
        let progress = progress(&Scenario::complete(id));
        assert!(progress[..5].iter().all(|(answered, of)| answered == of), "{id} {progress:?}");
    }
}

#[test]
fn words_that_the_form_prints_already_are_pointed_out() {
    for id in crate::scenario::FORM_IDS {
        let found = |field: &str, typed: &str| {
            let findings = Scenario::new(id).answer(field, typed).appraisal().findings;
            findings.into_iter().find(|of| of.code.as_str() == "repeats_form" && of.field == *field)
        };
        for (field, typed, twice) in [
            ("committee.ministry", "กระทรวงวัฒนธรรม", true),
            ("committee.ministry", " กระทรวง วัฒนธรรม", true),
            ("committee.ministry", "วัฒนธรรม", false),
            ("committee.date", "วันที่ ๒๐ พฤศจิกายน ๒๕๖๙", true),
            ("committee.date", "๒๐ พฤศจิกายน ๒๕๖๙", false),
            ("committee.on_behalf_of", "กระทรวงวัฒนธรรม", true),
            ("position.number", "ตำแหน่งเลขที่ ๑๒๓", true),
            ("position.number", "๑๒๓", false),
            ("position.division", "กองกลาง", false),
        ] {
            let finding = found(field, typed);
            assert_eq!(finding.is_some(), twice, "{id} {field} {typed}");
            assert!(finding.is_none_or(|finding| finding.severity() == Severity::Warning));
        }
    }
}

#[test]
fn progress_of_the_committee_counts_only_what_applies() {
    let of = |scenario: &Scenario| {
        let appraisal = scenario.appraisal();
        let mut progress = appraisal.progress.iter();
        progress.find_map(|(s, p)| (*s == "committee").then_some((p.answered, p.of)))
    };
    for id in FORM_IDS {
        // Ministry, meeting, year, date, decision, secretary, chair: no reason without a decision,
        // and nobody in the chairman's place.
        let scenario = Scenario::new(id);
        assert_eq!(of(&scenario), Some((0, 7)), "{id}");
        let scenario = scenario.answer("committee.decision", "approve");
        assert_eq!(of(&scenario), Some((1, 8)), "{id}: and why");
        let scenario =
            scenario.answer("committee.reason", "ครบถ้วน").answer("committee.on_behalf_of", "ก");
        assert_eq!(of(&scenario), Some((2, 8)), "{id}");
        let scenario = scenario.answer("committee.decision", "other");
        assert_eq!(of(&scenario), Some((1, 8)), "{id}: the other words are asked for instead");
    }
}
