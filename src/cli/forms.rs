//! `khangan forms` and `khangan fields`

use std::path::Path;

use rust_i18n::t;
use serde::Serialize;

use super::outcome::{Exit, Outcome, Trouble};
use super::{Session, cases};
use crate::form::{ChoiceDef, Column, Control, Field, Form, Forms};
use crate::words;

#[derive(Serialize)]
struct FormReport<'a> {
    id: &'a str,
    edition: &'a str,
    annex: Option<&'a str>,
    name: &'a str,
    title: &'a str,
    max: i64,
    components: Vec<ComponentReport<'a>>,
    targets: Vec<TargetReport<'a>>,
}

#[derive(Serialize)]
struct ComponentReport<'a> {
    id: &'a str,
    name: &'a str,
    max: i64,
}

#[derive(Serialize)]
struct TargetReport<'a> {
    level: &'a str,
    threshold: i64,
}

#[derive(Serialize)]
struct FieldReport<'a> {
    id: &'a str,
    kind: &'static str,
    label: String,
    required: bool,
    choices: Option<Vec<ChoiceReport<'a>>>,
    range: Option<(i64, i64)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<ColumnReport<'a>>>,
}

#[derive(Serialize)]
struct ColumnReport<'a> {
    id: &'a str,
    kind: &'static str,
    label: &'a str,
    required: bool,
    choices: Option<Vec<ChoiceReport<'a>>>,
    range: Option<(i64, i64)>,
}

#[derive(Serialize)]
struct ChoiceReport<'a> {
    id: &'a str,
    label: &'a str,
}

/// Lists the forms.
pub(super) fn forms(session: &Session, json: bool) -> Outcome {
    let reports: Vec<_> = session.forms.all().map(form_report).collect();
    if json {
        return Outcome::text(self::json(&reports));
    }
    let lines: Vec<_> = reports
        .iter()
        .map(|form| format!("{:<10} {:<10} {}", form.id, form.edition, form.title))
        .collect();
    Outcome::lines(&lines)
}

/// Tells every mistake of the forms in a folder, a line each; where there are none, which forms
/// they are.
pub(super) fn check(session: &Session, folder: &Path) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let (forms, errors) = super::with_folder(folder, lang)?;
    if errors.is_empty() {
        let count = forms.all().count() - Forms::built_in().all().count();
        let count = lang.count(count);
        let right = t!("cli.forms_right", locale = lang.code(), count = count);
        return Ok(Outcome::line(&right));
    }
    let lines = errors.iter().flat_map(|(file, error)| words::form_error(lang, file, error));
    let lines: Vec<_> = lines.collect();
    Ok(Outcome { exit: Exit::NotRight, ..Outcome::lines(&lines) })
}

/// Lists the fields of a form.
pub(super) fn fields(session: &Session, form: &str, json: bool) -> Result<Outcome, Trouble> {
    let form = cases::named(session, form)?;
    let reports: Vec<_> = form.fields().iter().map(|field| field_report(form, field)).collect();
    if json {
        return Ok(Outcome::text(self::json(&reports)));
    }
    let lines: Vec<_> = reports.iter().map(field_line).collect();
    Ok(Outcome::lines(&lines))
}

/// A value as the commands print JSON: Thai as it is, indented, a line break at the end.
pub(super) fn json(value: &impl Serialize) -> String {
    // These are numbers, texts and lists: nothing that JSON cannot say.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn form_report(form: &Form) -> FormReport<'_> {
    let def = form.def();
    FormReport {
        id: form.id().as_str(),
        edition: form.edition(),
        annex: def.annex.as_deref(),
        name: &def.name,
        title: &def.title,
        max: form.max(),
        components: form
            .components()
            .iter()
            .map(|c| ComponentReport { id: c.def.id.as_str(), name: &c.def.name, max: c.def.max })
            .collect(),
        targets: form
            .targets()
            .iter()
            .map(|t| TargetReport { level: t.level.as_str(), threshold: t.threshold })
            .collect(),
    }
}

fn field_report<'a>(form: &Form, field: &'a Field) -> FieldReport<'a> {
    let columns = field.control.rows().map(|rows| {
        let report = |column: &'a Column| ColumnReport {
            id: column.id.as_str(),
            kind: kind(&column.control),
            label: &column.label,
            required: column.required,
            choices: choices(&column.control),
            range: words::range(form, &column.control),
        };
        rows.columns.iter().map(report).collect()
    });
    FieldReport {
        id: field.id.as_str(),
        kind: kind(&field.control),
        label: field.full_label(),
        required: field.required,
        choices: choices(&field.control),
        range: words::range(form, &field.control),
        columns,
    }
}

/// The word for a control.
fn kind(control: &Control) -> &'static str {
    match control {
        Control::Line | Control::Paragraphs => "text",
        Control::Choice(_) | Control::Question(_) => "choice",
        Control::Ticks(_) => "ticks",
        Control::Number(_) | Control::Level(_) | Control::Points(_) => "number",
        Control::Money { .. } => "money",
        Control::Date => "date",
        Control::Value(_) => "value",
        Control::Rows(_) => "rows",
    }
}

fn choices<'a>(control: &'a Control) -> Option<Vec<ChoiceReport<'a>>> {
    let choices = control.choices();
    let report = |of: &'a ChoiceDef| ChoiceReport { id: of.id.as_str(), label: &of.label };
    (!choices.is_empty()).then(|| choices.iter().map(report).collect())
}

fn field_line(field: &FieldReport<'_>) -> String {
    let answers = match (&field.choices, field.range) {
        (Some(choices), _) => {
            format!(" [{}]", choices.iter().map(|choice| choice.id).collect::<Vec<_>>().join(", "))
        }
        (None, Some((lowest, highest))) => format!(" [{lowest}–{highest}]"),
        (None, None) => String::new(),
    };
    let required = if field.required { "*" } else { " " };
    format!("{required} {:<28} {:<7} {}{answers}", field.id, field.kind, field.label)
}
