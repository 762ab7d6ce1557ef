//! What is wrong, worth a look, or missing.

use super::{Appraisal, kept};
use super::{Code, Finding};
use crate::base::ComponentId;
use crate::case::Case;
use crate::form::{BlockDef, Control, Field, Form, PieceDef, Role};

/// Every finding, in the order of the form's fields.
pub(super) fn find(form: &Form, case: &Case, appraisal: &Appraisal) -> Vec<Finding> {
    let mut found = Vec::new();
    for field in form.fields() {
        let codes = [
            not_answered(field, case),
            kept::unknown_choice(&field.control, case.answer(field.id.as_str())),
            score_error(field, appraisal),
            wrong_verdict(form, field, appraisal),
            repeats_form(form, field, case),
        ];
        let codes = codes.into_iter().flatten();
        found.extend(codes.map(|code| Finding::of(field.id.clone(), code)));
        found.extend(kept::of_field(form, case, &appraisal.values, field));
        found.extend(kept::unprintable(case, &field.id));
    }
    found
}

fn not_answered(field: &Field, case: &Case) -> Option<Code> {
    let answered = case.answer(field.id.as_str()).is_some_and(|answer| !answer.is_blank());
    (field.required && !answered).then_some(Code::NotAnswered)
}

fn score_error(field: &Field, appraisal: &Appraisal) -> Option<Code> {
    let score = |id: &ComponentId| appraisal.scores.iter().find(|score| score.component == *id);
    if let Control::Level(id) = &field.control {
        score(id)?.level_error.clone()
    } else if let Control::Points(id) = &field.control {
        score(id)?.points_error.clone()
    } else {
        None
    }
}

/// Without a known target nothing is reached, so a pass has no ground to stand on either.
fn wrong_verdict(form: &Form, field: &Field, appraisal: &Appraisal) -> Option<Code> {
    if Some(&field.id) != form.role(Role::Verdict) || form.score().is_none() {
        return None;
    }
    let (total, threshold) = (appraisal.total, appraisal.threshold);
    match (appraisal.passed(form)?, appraisal.reached, threshold) {
        (true, None | Some(false), _) => Some(Code::PassNotReached { total, threshold }),
        (false, Some(true), Some(threshold)) => Some(Code::FailReached { total, threshold }),
        _ => None,
    }
}

/// The paper says the words already, and would say them twice.
fn repeats_form(form: &Form, field: &Field, case: &Case) -> Option<Code> {
    let answer = case.text(field.id.as_str()).trim_start();
    if field.control != Control::Line || answer.is_empty() {
        return None;
    }
    let lines = form.blocks().flat_map(BlockDef::lines);
    lines.flat_map(|pieces| pieces.windows(2)).find_map(|pair| match pair {
        [PieceDef::Words(words), PieceDef::Blank(blank)] if *blank == field.id => {
            repeated(words, answer).map(|words| Code::RepeatsForm { words: words.to_owned() })
        }
        _ => None,
    })
}

/// The last words before a blank, from one space on, that its answer begins with.
fn repeated<'w>(words: &'w str, answer: &str) -> Option<&'w str> {
    /// Shorter ones may well be meant.
    const SHORTEST: usize = 5;
    let words = words.trim();
    let behind_space = words.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(behind_space)
        .filter_map(|start| words.get(start..))
        .find(|last| last.chars().count() >= SHORTEST && answer.starts_with(last))
}
