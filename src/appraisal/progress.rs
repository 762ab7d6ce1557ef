//! How much of each part of the form is answered.

use super::kept;
use crate::base::{FieldId, PartId};
use crate::case::{Answer, Case};
use crate::form::{BlockDef, Control, Field, Form, PieceDef};

/// How many of a part's fields are answered. Only required fields count, where a part has any;
/// else those that apply to this case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub answered: usize,
    /// To be answered.
    pub of: usize,
}

pub(super) fn progress(form: &Form, case: &Case) -> Vec<(PartId, Progress)> {
    form.parts().iter().map(|part| (part.id.clone(), of_part(form, case, &part.id))).collect()
}

fn of_part(form: &Form, case: &Case, part: &PartId) -> Progress {
    let (mut required, mut optional) = (Progress::default(), Progress::default());
    // What is worked out is nobody's to answer.
    let asked = |field: &&Field| !field.screen_only && !matches!(field.control, Control::Value(_));
    for field in form.fields_of(part).filter(asked) {
        let needed = field.required || kept::is_required_by_rule(form, case, &field.id);
        if !needed && !applies(form, case, &field.id) {
            continue;
        }
        let progress = if needed { &mut required } else { &mut optional };
        let answered = case.answer(field.id.as_str()).is_some_and(|a: &Answer| !a.is_blank());
        progress.answered += usize::from(answered);
        progress.of += 1;
    }
    if required.of > 0 { required } else { optional }
}

/// Whether a field that is not required is asked of this case at all. A blank beside some answers
/// of a question is, once one of them is chosen; a name in the office of somebody else's signature
/// ("or whom the chairman entrusts") is filled only at need.
fn applies(form: &Form, case: &Case, field: &FieldId) -> bool {
    let blank = |piece: &PieceDef| piece.field() == Some(field);
    let mut in_an_office = false;
    let mut beside_answers = None;
    for block in form.blocks() {
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
            | BlockDef::OnBlank(_)
            | BlockDef::Line(_)
            | BlockDef::Paragraph(_)
            | BlockDef::Lines { .. }
            | BlockDef::Grid { .. }
            | BlockDef::Scores => {}
        }
    }
    beside_answers.unwrap_or(!in_an_office)
}
