//! What a score says: how it stands to the threshold, what is near, thin or suggested.

use rust_i18n::t;

use super::Lang;
use crate::appraisal::{Appraisal, Near, Thin, Way};
use crate::form::Form;

/// How the total stands to the threshold of the target.
pub fn standing(lang: Lang, appraisal: &Appraisal) -> String {
    let locale = lang.code();
    let (Some(threshold), Some(target)) = (appraisal.threshold, appraisal.target.as_ref()) else {
        return t!("standing.no_target", locale = locale).into_owned();
    };
    let points = lang.number(threshold);
    let unscored = appraisal.scores.iter().all(|score| score.points.is_none());
    match (appraisal.reached, threshold - appraisal.total) {
        _ if unscored => {
            t!("standing.unscored", locale = locale, target = target, threshold = points)
        }
        (Some(true), _) => {
            t!("standing.reached", locale = locale, target = target, threshold = points)
        }
        (_, short @ 1..) => {
            let short = lang.number(short);
            t!(
                "standing.short",
                locale = locale,
                short = short,
                target = target,
                threshold = points
            )
        }
        _ => t!("standing.incomplete", locale = locale, threshold = points),
    }
    .into_owned()
}

/// What is to be said of a total near the threshold, beside the components that alone would reach
/// it, which say so themselves: [`way`].
pub fn near(lang: Lang, near: &Near) -> Option<String> {
    let locale = lang.code();
    let sentence = match near {
        Near::Short { ways, .. } if ways.is_empty() => t!("near.no_way", locale = locale),
        Near::Short { .. } => return None,
        Near::JustReached { above: 0 } => t!("near.exactly", locale = locale),
        Near::JustReached { above } => {
            t!("near.above", locale = locale, above = lang.number(*above))
        }
    };
    Some(sentence.into_owned())
}

/// How a component alone would make the total reach the threshold.
pub fn way(lang: Lang, way: &Way) -> String {
    let (more, points) = (lang.number(way.more), lang.number(way.points));
    t!("near.way", locale = lang.code(), more = more, points = points).into_owned()
}

/// Why a reason is thin.
pub fn thin(lang: Lang, thin: Thin) -> String {
    match thin {
        Thin::Short => t!("thin.short", locale = lang.code()),
        Thin::Repeats => t!("thin.repeats", locale = lang.code()),
    }
    .into_owned()
}

/// The verdict that the totals suggest, or why they suggest none yet.
pub fn suggested(lang: Lang, form: &Form, appraisal: &Appraisal) -> String {
    let locale = lang.code();
    let Some(verdict) = appraisal.suggested(form) else {
        return t!("suggested.not_yet", locale = locale).into_owned();
    };
    let words = form.verdict_words(verdict.as_str());
    let label = words.map_or(verdict.as_str(), |choice| &choice.label);
    if appraisal.reached == Some(true) {
        t!("suggested.pass", locale = locale, verdict = label)
    } else {
        t!("suggested.fail", locale = locale, verdict = label)
    }
    .into_owned()
}
