//! What the panel at the right says, in the officer's language.

use rust_i18n::t;

use super::findings::{self, Group, tone};
use crate::appraisal::Severity;
use crate::appraisal::{Near, Score, near};
use crate::base::FieldId;
use crate::form::{Component, Role};
use crate::ui::CaseView;
use crate::ui::widgets::notice::Tone;
use crate::words;

/// What the panel says, made once for a revision.
#[derive(Debug)]
pub struct Panel {
    /// The total.
    pub total: String,
    /// The most points there are.
    pub out_of: String,
    /// The name of the bar.
    pub bar: String,
    /// The thresholds, in the form's order.
    pub marks: Vec<String>,
    /// How the total stands to the threshold.
    pub standing: String,
    /// What is near it.
    pub near: Option<String>,
    /// The components, in the form's order.
    pub components: Vec<ComponentRow>,
    /// The verdict, and how well it goes with the totals; none, where the form asks for none.
    pub verdict: Option<(Option<Tone>, String)>,
    /// The findings by weight, each group with its heading.
    pub groups: Vec<(String, Group)>,
}

/// What the panel says of a component.
#[derive(Debug)]
pub struct ComponentRow {
    /// Its number and name.
    pub name: String,
    /// Its points and the most it can have.
    pub points: String,
    /// Both in a sentence.
    pub spoken: String,
    /// How it alone would make the total reach the threshold.
    pub way: Option<String>,
    /// Whether its points count.
    pub valid: bool,
    /// Whether they stand against the rules.
    pub wrong: bool,
    /// Where they are given.
    pub field: FieldId,
}

impl Panel {
    /// What the panel says of a case.
    pub fn of(view: &CaseView<'_>) -> Self {
        let (lang, appraisal) = (view.lang, view.appraisal);
        let locale = lang.code();
        let (total, max) = (lang.number(appraisal.total), lang.number(appraisal.max));
        let marks = view.form.targets().iter();
        let marks = marks.map(|of| format!("{} {}", of.level, lang.number(of.threshold)));
        let components = view.form.components().iter().zip(&appraisal.scores);
        let near = near(view.form, appraisal);
        let ways = match &near {
            Some(Near::Short { ways, .. }) => ways.as_slice(),
            Some(Near::JustReached { .. }) | None => &[],
        };
        let row = |(component, score): (&Component, &Score)| {
            let way = ways.iter().find(|way| way.component == component.def.id);
            let way = way.map(|way| words::way(lang, way));
            ComponentRow { way, ..component_row(view, component, score) }
        };
        Self {
            out_of: t!("panel.out_of", locale = locale, max = max).into_owned(),
            bar: t!("panel.bar", locale = locale, total = total, max = max).into_owned(),
            total,
            marks: marks.collect(),
            standing: words::standing(lang, appraisal),
            components: components.map(row).collect(),
            near: near.and_then(|near| words::near(lang, &near)),
            verdict: verdict(view),
            groups: groups(view),
        }
    }
}

fn component_row(view: &CaseView<'_>, component: &Component, score: &Score) -> ComponentRow {
    let lang = view.lang;
    let name = format!("{} {}", component.def.number, component.def.name);
    let (max, valid) = (lang.number(score.max), score.valid_points().is_some());
    let points = score.points.map_or_else(|| "–".to_owned(), |points| lang.number(points));
    let spoken = match (score.points, valid) {
        (None, _) => {
            t!("panel.component_open", locale = lang.code(), component = name, max = max)
        }
        (Some(_), true) => t!(
            "panel.component",
            locale = lang.code(),
            component = name,
            points = points,
            max = max
        ),
        (Some(_), false) => t!(
            "panel.component_invalid",
            locale = lang.code(),
            component = name,
            points = points,
            max = max
        ),
    };
    ComponentRow {
        spoken: spoken.into_owned(),
        points: format!("{points} / {max}"),
        name,
        way: None,
        valid,
        wrong: score.points_error.is_some() || score.level_error.is_some(),
        field: component.points.clone(),
    }
}

/// The findings by weight, each group with its heading.
pub(super) fn groups(view: &CaseView<'_>) -> Vec<(String, Group)> {
    findings::groups(view).into_iter().map(|of| (heading(view, &of), of)).collect()
}

pub(super) fn verdict(view: &CaseView<'_>) -> Option<(Option<Tone>, String)> {
    let field = view.form.role(Role::Verdict)?;
    let locale = view.lang.code();
    let chosen = view.appraisal.verdict.as_ref();
    let label = chosen.and_then(|chosen| view.form.verdict_words(chosen.as_str()));
    let Some(label) = label else {
        return Some((None, t!("panel.no_verdict", locale = locale).into_owned()));
    };
    let mut findings = view.appraisal.findings.iter().filter(|of| of.field == *field);
    let tone = findings.next().map_or(Tone::Good, |finding| tone(finding.severity()));
    Some((Some(tone), t!("panel.verdict", locale = locale, verdict = label.label).into_owned()))
}

fn heading(view: &CaseView<'_>, group: &Group) -> String {
    let (locale, count) = (view.lang.code(), view.lang.count(group.items.len()));
    match group.severity {
        Severity::Error => t!("panel.errors", locale = locale, count = count),
        Severity::Warning => t!("panel.warnings", locale = locale, count = count),
        Severity::Missing => t!("panel.missing", locale = locale, count = count),
    }
    .into_owned()
}
