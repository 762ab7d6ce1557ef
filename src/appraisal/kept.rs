//! Which rules of the form a case does not keep.

use super::Values;
use super::{Code, Finding, Limit};
use crate::base::FieldId;
use crate::case::{Answer, Case, Row, ticked};
use crate::form::{Column, Control, Field, Form, LimitOf, OperandDef, Place, RuleDef};
use crate::text;

/// What is wrong with a field by the form's rules.
pub(super) fn of_field(form: &Form, case: &Case, values: &Values, field: &Field) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut own = |code| found.push(Finding::of(field.id.clone(), code));
    let answered = case.answer(field.id.as_str()).is_some_and(|it| !it.is_blank());
    if !field.required && !answered && is_required_by_rule(form, case, &field.id) {
        own(Code::NotAnswered);
    }
    for rule in form.rules() {
        match rule {
            RuleDef::ReasonOf { field: of, of: question, when } if *of == field.id => {
                let chosen = case.answer(question.as_str());
                let theirs = when.iter().any(|choice| ticked(chosen, choice));
                if chosen.is_some() && !theirs && !case.text(of.as_str()).trim().is_empty() {
                    own(Code::ReasonWithoutChoice);
                }
            }
            RuleDef::Above { this, than } if *this == field.id => {
                let (target, level) = (case.text(this.as_str()), case.text(than.as_str()).trim());
                if let (Some(high), Some(low)) = (form.rank(target), form.rank(level))
                    && high <= low
                {
                    let (target, level) = (target.to_owned(), level.to_owned());
                    own(Code::TargetNotAbove { target, level });
                }
            }
            RuleDef::RequiredIf { .. }
            | RuleDef::ReasonOf { .. }
            | RuleDef::Above { .. }
            | RuleDef::AtMost { .. }
            | RuleDef::AtLeast { .. }
            | RuleDef::Sum { .. }
            | RuleDef::SumRows { .. }
            | RuleDef::Count { .. }
            | RuleDef::Difference { .. }
            | RuleDef::Product { .. }
            | RuleDef::LookUp { .. } => {}
        }
    }
    if let Some(code) = out_of_range(&field.control, case.answer(field.id.as_str())) {
        own(code);
    }
    limits(form, case, values, field, &mut found);
    if let Some(rows) = field.control.rows() {
        let answered = case.rows(field.id.as_str());
        let named = rows.fixed.as_ref().map_or(0, |fixed| fixed.labels.len());
        let blank = Row::default();
        for number in 0..answered.len().max(named) {
            let row = answered.get(number).unwrap_or(&blank);
            // A row that the form names is there, though nothing is answered in it.
            if number < named || !row.is_blank() {
                of_row(field, &rows.columns, row, number, &mut found);
            }
        }
    }
    found
}

/// Whether a rule asks for an answer to this field, as the others are answered.
pub(super) fn is_required_by_rule(form: &Form, case: &Case, field: &FieldId) -> bool {
    form.rules().iter().any(|rule| match rule {
        RuleDef::RequiredIf { field: of, when, is } if of == field => {
            is.iter().any(|choice| ticked(case.answer(when.as_str()), choice))
        }
        RuleDef::RequiredIf { .. }
        | RuleDef::ReasonOf { .. }
        | RuleDef::Above { .. }
        | RuleDef::AtMost { .. }
        | RuleDef::AtLeast { .. }
        | RuleDef::Sum { .. }
        | RuleDef::SumRows { .. }
        | RuleDef::Count { .. }
        | RuleDef::Difference { .. }
        | RuleDef::Product { .. }
        | RuleDef::LookUp { .. } => false,
    })
}

fn out_of_range(control: &Control, answer: Option<&Answer>) -> Option<Code> {
    let (Control::Number(range), Some(Answer::Number(number))) = (control, answer) else {
        return None;
    };
    let within =
        range.from.is_none_or(|from| from <= *number) && range.to.is_none_or(|to| *number <= to);
    (!within).then_some(Code::OutOfRange { number: *number, from: range.from, to: range.to })
}

/// What is wrong in a row.
fn of_row(field: &Field, columns: &[Column], row: &Row, number: usize, found: &mut Vec<Finding>) {
    for column in columns {
        let answer = row.cell(column.id.as_str());
        let blank = answer.is_none_or(Answer::is_blank);
        let code = if column.required && blank {
            Some(Code::NotAnswered)
        } else {
            unknown_choice(&column.control, answer)
                .or_else(|| out_of_range(&column.control, answer))
        };
        found.extend(
            code.map(|code| Finding::of_cell(field.id.clone(), number, column.id.clone(), code)),
        );
    }
}

/// A file edited by hand, or one of a form that changed, may hold a choice that is none.
pub(super) fn unknown_choice(control: &Control, answer: Option<&Answer>) -> Option<Code> {
    let answers: &[_] = if let Some(Answer::Choice(answer)) = answer {
        std::slice::from_ref(answer)
    } else if let Some(Answer::Ticks(answers)) = answer {
        answers
    } else {
        &[]
    };
    let known = |id: &crate::base::ChoiceId| control.choices().iter().any(|of| of.id == *id);
    let unknown = answers.iter().find(|answer| !known(answer));
    unknown.map(|answer| Code::UnknownChoice { choice: answer.to_string() })
}

/// The limits of a field, or of the columns of a table, that are not kept.
fn limits(form: &Form, case: &Case, values: &Values, field: &Field, found: &mut Vec<Finding>) {
    for of in form.rules().iter().filter_map(RuleDef::limit) {
        let LimitOf { most, this, limit, warning, says } = of;
        let Some((place, control)) = form.place(this) else { continue };
        let amount = control.amount().unwrap_or_default();
        let broken = |row: Option<usize>| {
            let number = values.operand(form, case, &OperandDef::Of(this.clone()), row)?;
            let limit = values.operand(form, case, limit, row)?;
            let kept = if most { number <= limit } else { number >= limit };
            let says = says.map(|says| (says.th.clone(), says.en.clone()));
            let limit = Box::new(Limit { number, limit, amount, warning, says });
            let code = if most { Code::AboveLimit(limit) } else { Code::BelowLimit(limit) };
            (!kept).then_some(code)
        };
        match place {
            Place::Field(of) if of == field.id => {
                found.extend(broken(None).map(|code| Finding::of(of, code)));
            }
            Place::Column { rows, column } if rows == field.id => {
                for row in 0..case.rows(rows.as_str()).len() {
                    let cell = |code| Finding::of_cell(rows.clone(), row, column.clone(), code);
                    found.extend(broken(Some(row)).map(cell));
                }
            }
            Place::Field(_) | Place::Column { .. } => {}
        }
    }
}

/// The answers of a field that would not come out on paper as they were typed.
pub(super) fn unprintable(case: &Case, field: &FieldId) -> Option<Finding> {
    let plain = |text: &str| {
        let mut characters = Vec::new();
        for c in text::unprintable(text) {
            if !characters.contains(&c) {
                characters.push(c);
            }
        }
        (!characters.is_empty()).then_some(Code::Unprintable { characters })
    };
    if let Some(code) = plain(case.text(field.as_str())) {
        return Some(Finding::of(field.clone(), code));
    }
    case.rows(field.as_str()).iter().zip(0..).find_map(|(row, number)| {
        row.cells().iter().find_map(|(column, answer)| {
            let Answer::Text(words) = answer else { return None };
            let code = plain(words)?;
            Some(Finding::of_cell(field.clone(), number, column.clone(), code))
        })
    })
}
