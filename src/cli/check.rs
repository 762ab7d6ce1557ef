//! `khangan check`

use std::collections::BTreeMap;
use std::path::Path;

use rust_i18n::t;
use serde::Serialize;

use super::Session;
use super::cases;
use super::eligibility::{self, EligibilityReport};
use super::outcome::{Exit, Outcome, Trouble, whole_lines};
use crate::appraisal::Severity;
use crate::appraisal::{Appraisal, State, appraise};
use crate::base::FieldId;
use crate::case::Case;
use crate::document::Document;
use crate::form::{Control, Form, Role};
use crate::words::{self, Lang};

/// Adds a case up and says what it adds up to.
pub(super) fn check(session: &Session, path: &Path, json: bool) -> Result<Outcome, Trouble> {
    let Document { case, form, .. } = cases::look(session, path)?;
    let form = &form;
    let appraisal = appraise(form, &case);
    let text = if json {
        to_json(session.lang, form, &case, &appraisal)
    } else {
        to_text(session.lang, form, &case, &appraisal)
    };
    let exit = if appraisal.has_errors() { Exit::NotRight } else { Exit::Done };
    Ok(Outcome { exit, ..Outcome::text(text) })
}

#[derive(Serialize)]
struct Report<'a> {
    form: &'a str,
    edition: &'a str,
    state: &'static str,
    complete: bool,
    components: Vec<ComponentReport<'a>>,
    total: i64,
    max: i64,
    target: Option<&'a str>,
    threshold: Option<i64>,
    reached: Option<bool>,
    verdict: Option<&'a str>,
    findings: Vec<FindingReport>,
    values: BTreeMap<String, serde_json::Value>,
    eligibility: Option<EligibilityReport<'a>>,
}

#[derive(Serialize)]
struct ComponentReport<'a> {
    id: &'a str,
    max: i64,
    level: Option<i64>,
    points: Option<i64>,
    range: Option<(i64, i64)>,
}

#[derive(Serialize)]
struct FindingReport {
    severity: &'static str,
    code: &'static str,
    field: String,
    message: String,
}

fn to_json(lang: Lang, form: &Form, case: &Case, appraisal: &Appraisal) -> String {
    let report = Report {
        form: form.id().as_str(),
        edition: form.edition(),
        state: appraisal.state.as_str(),
        complete: appraisal.complete(),
        components: appraisal
            .scores
            .iter()
            .map(|score| ComponentReport {
                id: score.component.as_str(),
                max: score.max,
                level: score.level,
                points: score.points,
                range: score.range,
            })
            .collect(),
        total: appraisal.total,
        max: appraisal.max,
        target: appraisal.target.as_ref().map(crate::base::ChoiceId::as_str),
        threshold: appraisal.threshold,
        reached: appraisal.reached,
        verdict: appraisal.verdict.as_ref().map(crate::base::ChoiceId::as_str),
        findings: appraisal
            .findings
            .iter()
            .map(|finding| FindingReport {
                severity: finding.severity().as_str(),
                code: finding.code.as_str(),
                field: finding.address(),
                message: words::finding(lang, form, finding),
            })
            .collect(),
        values: values(form, appraisal),
        eligibility: eligibility::of_case(form, case),
    };
    super::forms::json(&report)
}

/// What the form's rules work out, by id; a column as a list, a value a row.
fn values(form: &Form, appraisal: &Appraisal) -> BTreeMap<String, serde_json::Value> {
    let values = &appraisal.values;
    let fields = values.fields().iter().map(|(id, value)| (told(form, id), (*value).into()));
    let columns = values.columns().iter();
    let columns = columns.map(|((rows, id), each)| (format!("{rows}.{id}"), each.clone().into()));
    fields.chain(columns).collect()
}

fn to_text(lang: Lang, form: &Form, case: &Case, appraisal: &Appraisal) -> String {
    let locale = lang.code();
    let mut lines =
        vec![form.def().title.clone(), state_line(lang, form, case, appraisal), String::new()];
    for (component, score) in form.components().iter().zip(&appraisal.scores) {
        let points = score.points.map_or_else(|| "–".to_owned(), |points| lang.number(points));
        lines.push(format!(
            "  {points:>4} / {:<4}{} {}",
            lang.number(score.max),
            component.def.number,
            component.def.name
        ));
    }
    if let Some(score) = form.score() {
        lines.push(format!(
            "  {:>4} / {:<4}{}",
            lang.number(appraisal.total),
            lang.number(appraisal.max),
            score.total
        ));
        lines.push(String::new());
        lines.push(target_line(lang, appraisal));
    }
    lines.extend(eligibility::lines(lang, form, case));
    for finding in &appraisal.findings {
        let sentence = words::finding(lang, form, finding);
        lines.push(match finding.severity() {
            // The sentence itself says what is missing.
            Severity::Missing => sentence,
            severity @ (Severity::Error | Severity::Warning) => {
                format!("{}: {sentence}", words::severity(lang, severity))
            }
        });
    }
    if appraisal.findings.is_empty() {
        lines.push(t!("cli.no_findings", locale = locale).into_owned());
    }
    lines.extend(case.history().iter().map(|entry| words::history_line(lang, &entry.event)));
    whole_lines(&lines)
}

fn state_line(lang: Lang, form: &Form, case: &Case, appraisal: &Appraisal) -> String {
    let number = match case.role(form, Role::Number) {
        "" => "–",
        number => number,
    };
    let key = match appraisal.state {
        State::Draft => "cli.draft",
        State::Signed => "cli.signed",
        State::Altered => "cli.altered",
    };
    t!(key, locale = lang.code(), number = number).into_owned()
}

fn target_line(lang: Lang, appraisal: &Appraisal) -> String {
    let locale = lang.code();
    let (Some(target), Some(threshold)) = (&appraisal.target, appraisal.threshold) else {
        return t!("cli.no_target", locale = locale).into_owned();
    };
    let key = match (appraisal.reached, appraisal.points_short()) {
        (Some(true), _) => "cli.reached",
        (_, Some(1..)) => "cli.short",
        _ => "cli.incomplete",
    };
    t!(
        key,
        locale = locale,
        target = target,
        threshold = lang.number(threshold),
        short = lang.number(appraisal.points_short().unwrap_or(0))
    )
    .into_owned()
}

/// The name under which a value is told.
fn told(form: &Form, id: &FieldId) -> String {
    let control = form.field(id.as_str()).map(|field| &field.control);
    let called =
        if let Some(Control::Value(value)) = control { value.called.clone() } else { None };
    called.unwrap_or_else(|| id.to_string())
}
