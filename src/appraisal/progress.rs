//! How much of each part of the form is answered.

use std::collections::BTreeMap;

use crate::base::FieldId;
use crate::case::{Answer, Case};
use crate::form::{BlockDef, Form, PieceDef, Section};

/// How many of a part's fields are answered. Only required fields count, where a part has any;
/// else those that apply to this case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub answered: usize,
    /// To be answered.
    pub of: usize,
}

pub(super) fn progress(form: &Form, case: &Case) -> Vec<(Section, Progress)> {
    let mut sections = BTreeMap::<Section, (Progress, Progress)>::new();
    for field in form.fields().iter().filter(|field| !field.screen_only) {
        let (required, optional) = sections.entry(field.section).or_default();
        if !field.required && !applies(form, case, &field.id) {
            continue;
        }
        let progress = if field.required { required } else { optional };
        let answered = case.answer(field.id.as_str()).is_some_and(|a: &Answer| !a.is_blank());
        progress.answered += usize::from(answered);
        progress.of += 1;
    }
    sections
        .into_iter()
        .map(|(section, (required, optional))| {
            (section, if required.of > 0 { required } else { optional })
        })
        .collect()
}

/// Whether a field that is not required is asked of this case at all. A blank beside some answers
/// of a question is, once one of them is chosen; a name in the office of somebody else's signature
/// ("or whom the chairman entrusts") is filled only at need.
fn applies(form: &Form, case: &Case, field: &FieldId) -> bool {
    let blank = |piece: &PieceDef| matches!(piece, PieceDef::Blank(of) if of == field);
    let mut in_an_office = false;
    let mut beside_answers = None;
    for block in form.def().pages.iter().flat_map(|page| &page.0) {
        match block {
            BlockDef::Ticks { field: question, blanks } => {
                let answer = case.text(question.as_str());
                for blank in blanks.iter().filter(|blank| blank.field == *field) {
                    let chosen = answer == blank.choice.as_str();
                    beside_answers = Some(chosen || beside_answers == Some(true));
                }
            }
            BlockDef::Signature { office, .. } => {
                in_an_office |= office.iter().flatten().any(blank);
            }
            BlockDef::Line(pieces) | BlockDef::Paragraph(pieces) if pieces.iter().any(blank) => {
                return true;
            }
            BlockDef::Title
            | BlockDef::Heading(_)
            | BlockDef::Line(_)
            | BlockDef::Paragraph(_)
            | BlockDef::Lines { .. }
            | BlockDef::Scores => {}
        }
    }
    beside_answers.unwrap_or(!in_an_office)
}
