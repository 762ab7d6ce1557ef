//! The findings: which comes next, and the list that leads to their fields.

use crate::appraisal::{Finding, Severity};
use crate::base::FieldId;
use crate::form::{Field, Form};
use crate::ui::CaseView;
use crate::ui::place::Step;
use crate::ui::widgets::notice::Tone;
use crate::words;

/// The findings of one severity, with their words.
#[derive(Debug)]
pub struct Group {
    /// How much they weigh.
    pub severity: Severity,
    /// Each one's field and words.
    pub items: Vec<(FieldId, String)>,
}

/// The findings by severity, the weightiest first; no group is empty.
pub fn groups(view: &CaseView<'_>) -> Vec<Group> {
    let of = |severity| {
        let findings = view.appraisal.findings.iter();
        let items = findings.filter(|finding| finding.severity() == severity);
        Group { severity, items: items.map(|of| (of.field.clone(), sentence(view, of))).collect() }
    };
    let all = [Severity::Error, Severity::Warning, Severity::Missing].map(of);
    all.into_iter().filter(|group| !group.items.is_empty()).collect()
}

/// What a finding says. Under their heading, what is missing needs no more than its name.
fn sentence(view: &CaseView<'_>, finding: &Finding) -> String {
    match (finding.severity(), view.field(finding.field.as_str())) {
        (Severity::Missing, Some(field)) if finding.cell.is_none() => field.full_label(),
        _ => words::finding(view.lang, view.form, finding),
    }
}

/// The field of the finding after (or before) the field that has or last had the focus, in the
/// form's order and round again. When that field is not of this step, from the step's beginning.
pub fn next<'a>(
    form: &Form,
    findings: &'a [Finding],
    step: Step,
    last: Option<&FieldId>,
    forward: bool,
) -> Option<&'a FieldId> {
    let place = |id: &FieldId| form.fields().iter().position(|field| field.id == *id);
    let here = |id: &&FieldId| form.field(id.as_str()).is_some_and(|f| step.is_of(form, &f.part));
    let (from, at_field) = match last.filter(here).and_then(place) {
        Some(place) => (place, true),
        None => (beginning(form, step), false),
    };
    let mut fields: Vec<_> =
        findings.iter().filter_map(|of| Some((place(&of.field)?, &of.field))).collect();
    fields.sort_by_key(|(place, _)| *place);
    let mut found = if forward {
        fields.iter().find(|(place, _)| *place > from || (*place == from && !at_field))
    } else {
        fields.iter().rev().find(|(place, _)| *place < from)
    };
    if found.is_none() {
        found = if forward { fields.first() } else { fields.last() };
    }
    found.map(|(_, field)| *field)
}

/// The place of a step's first field; signing has none of its own, and that after it counts.
fn beginning(form: &Form, step: Step) -> usize {
    let from_here = |field: &Field| Step::of(form, &field.part) >= Some(step);
    form.fields().iter().position(from_here).unwrap_or(0)
}

/// How a severity is meant.
pub fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
        Severity::Missing => Tone::Plain,
    }
}
