//! What a finding says.

use rust_i18n::t;

use super::Lang;
use crate::appraisal::{Code, Finding, Severity};
use crate::form::{Control, Form};

/// The sentence of a finding, with its field's label where it needs one.
pub fn finding(lang: Lang, form: &Form, finding: &Finding) -> String {
    let number = |number: &i64| lang.number(*number);
    let key = format!("finding.{}", finding.code.as_str());
    let (locale, label) = (lang.code(), label(form, finding));
    match &finding.code {
        Code::NotAnswered if is_chosen(form, finding) => {
            t!("finding.not_chosen", locale = locale, label = label)
        }
        Code::NotAnswered | Code::ReasonWithoutChoice => t!(&key, locale = locale, label = label),
        Code::PointsInNoRange { points, max } => {
            let (points, max) = (number(points), number(max));
            t!(&key, locale = locale, label = label, points = points, max = max)
        }
        Code::PointsOutsideLevel { points, from, to } => {
            let (points, from, to) = (number(points), number(from), number(to));
            t!(&key, locale = locale, label = label, points = points, from = from, to = to)
        }
        Code::UnknownLevel { level } => {
            t!(&key, locale = locale, label = label, level = number(level))
        }
        Code::UnknownChoice { choice } => t!(&key, locale = locale, label = label, choice = choice),
        Code::PassNotReached { threshold: None, .. } => {
            t!("finding.pass_without_target", locale = locale)
        }
        Code::PassNotReached { total, threshold: Some(threshold) }
        | Code::FailReached { total, threshold } => {
            t!(&key, locale = locale, total = number(total), threshold = number(threshold))
        }
        Code::TargetNotAbove { target, level } => {
            t!(&key, locale = locale, target = target, level = level)
        }
        Code::AlteredAfterSigning
        | Code::ChainBroken
        | Code::HistoryBroken
        | Code::SignedByOlder
        | Code::SignedIncomplete
        | Code::TimeRunsBack => t!(&key, locale = locale),
        Code::OutOfRange { number: typed, from, to } => {
            let typed = number(typed);
            let (from, to) = (from.as_ref().map(number), to.as_ref().map(number));
            let range = match (from, to) {
                (Some(from), Some(to)) => format!("{from}–{to}"),
                (Some(from), None) => format!("≥ {from}"),
                (None, to) => format!("≤ {}", to.unwrap_or_default()),
            };
            t!(&key, locale = locale, label = label, number = typed, range = range)
        }
        Code::AboveLimit(limit) | Code::BelowLimit(limit) => match (&limit.says, lang) {
            (Some((_, Some(english))), Lang::English) => return english.clone(),
            (Some((thai, _)), _) => return thai.clone(),
            (None, _) => {
                let said = |number: i64| lang.digits(&limit.amount.said(number));
                let (number, limit) = (said(limit.number), said(limit.limit));
                t!(&key, locale = locale, label = label, number = number, limit = limit)
            }
        },
        Code::RepeatsForm { words } => t!(&key, locale = locale, label = label, words = words),
        Code::Unprintable { characters } => {
            t!(&key, locale = locale, label = label, characters = named(characters))
        }
    }
    .into_owned()
}

/// The word for a severity.
pub fn severity(lang: Lang, severity: Severity) -> String {
    t!(format!("severity.{}", severity.as_str()), locale = lang.code()).into_owned()
}

/// Characters that a screen may not show either, the first few of them.
fn named(characters: &[char]) -> String {
    const MOST: usize = 8;
    let name = |c: &char| match c {
        c if c.is_alphanumeric() => format!("{c} (U+{:04X})", u32::from(*c)),
        c => format!("U+{:04X}", u32::from(*c)),
    };
    let mut names: Vec<_> = characters.iter().take(MOST).map(name).collect();
    names.extend((characters.len() > MOST).then(|| "…".to_owned()));
    names.join(", ")
}

/// Whether the field is answered by choosing, not by typing.
fn is_chosen(form: &Form, finding: &Finding) -> bool {
    let field = form.field(finding.field.as_str());
    let control = field.map(|field| &field.control);
    matches!(control, Some(Control::Choice(_) | Control::Question(_) | Control::Level(_)))
}

fn label(form: &Form, finding: &Finding) -> String {
    let Some(field) = form.field(finding.field.as_str()) else { return finding.address() };
    let column = finding.cell.as_ref().and_then(|(row, column)| {
        Some((row.saturating_add(1), field.control.rows()?.column(column.as_str())?))
    });
    match column {
        Some((row, column)) => format!("{} {row} · {}", field.full_label(), column.label),
        None => field.full_label(),
    }
}
