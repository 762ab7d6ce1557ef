//! `khangan set`

use std::path::Path;

use rust_i18n::t;

use super::outcome::{Outcome, Trouble};
use super::{Session, cases};
use crate::case::{AnswerError, Case, read_answer};
use crate::form::{Control, Field, Form};
use crate::store;
use crate::words::{self, Lang};

/// Answers fields, left to right, all or nothing.
pub(super) fn set(session: &Session, path: &Path, answers: &[String]) -> Result<Outcome, Trouble> {
    let mut work = cases::open(session, path)?;
    for answer in answers {
        answer_one(session.lang, &work.form, &mut work.case, answer)?;
    }
    let complaints = cases::save(session, path, work)?;
    let count = session.lang.count(answers.len());
    let done = t!("cli.set", locale = session.lang.code(), path = path.display(), count = count);
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

fn answer_one(lang: Lang, form: &Form, case: &mut Case, answer: &str) -> Result<(), Trouble> {
    let locale = lang.code();
    let (id, value) = answer.split_once('=').ok_or_else(|| {
        Trouble::failed(&t!("usage.no_equals_sign", locale = locale, word = answer))
    })?;
    let field = form.field(id).ok_or_else(|| {
        Trouble::not_right(&t!("case.no_such_field", locale = locale, field = id, form = form.id()))
    })?;
    let value = value_of(lang, value)?;
    let edit = read_answer(form, case, field, &value)
        .map_err(|error| Trouble::not_right(&answer_error(lang, form, field, &error)))?;
    case.has_room(&edit)
        .and_then(|()| case.apply(form, edit))
        .map(drop)
        .map_err(|error| Trouble::not_right(&words::edit_error(lang, form, &error)))
}

/// `@PATH` reads the value from a file; `@@` stands for a value that begins with `@`.
fn value_of(lang: Lang, value: &str) -> Result<String, Trouble> {
    match value.strip_prefix('@') {
        None => Ok(value.to_owned()),
        Some(literal) if literal.starts_with('@') => Ok(literal.to_owned()),
        Some(path) => {
            let text = store::read_text(Path::new(path)).map_err(|f| Trouble::failure(lang, &f))?;
            // Editors end a file with a line break that nobody typed.
            let text = text.strip_suffix('\n').unwrap_or(&text);
            Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
        }
    }
}

fn answer_error(lang: Lang, form: &Form, field: &Field, error: &AnswerError) -> String {
    let (locale, label, id) = (lang.code(), field.full_label(), &field.id);
    match error {
        AnswerError::NoSuchChoice(choice) => t!(
            "answer.no_such_choice",
            locale = locale,
            label = label,
            id = id,
            choice = choice,
            choices = choices(field)
        ),
        AnswerError::NotANumber(typed) => {
            t!("answer.not_a_number", locale = locale, label = label, id = id, typed = typed)
        }
        AnswerError::NoSuchLevel(level) => {
            let (lowest, highest) = range(form, field);
            t!(
                "answer.no_such_level",
                locale = locale,
                label = label,
                id = id,
                level = level,
                lowest = lang.number(lowest),
                highest = lang.number(highest)
            )
        }
    }
    .into_owned()
}

fn choices(field: &Field) -> String {
    match &field.control {
        Control::Choice(choices) => {
            choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(", ")
        }
        Control::Line | Control::Paragraphs | Control::Level(_) | Control::Points(_) => {
            String::new()
        }
    }
}

/// The numbers between which a number field's answer lies.
pub(super) fn range(form: &Form, field: &Field) -> (i64, i64) {
    match &field.control {
        Control::Level(id) => {
            let levels = form.component(id).map_or(0, |component| component.def.levels.len());
            (1, i64::try_from(levels).unwrap_or(i64::MAX))
        }
        Control::Points(id) => {
            form.component(id).map_or((0, 0), |component| (component.min(), component.def.max))
        }
        Control::Line | Control::Paragraphs | Control::Choice(_) => (0, 0),
    }
}
