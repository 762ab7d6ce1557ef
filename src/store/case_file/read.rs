//! From a file's text to a case.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;
use uuid::Uuid;

use super::{FORMAT, ROWS_FORMAT, v1};
use crate::base::{ChoiceId, Day, FieldId, FormId, Moment, bounds};
use crate::case::{Answer, Case, CaseParts, Event, Reopening, Row, SignOff};
use crate::form::{Control, Form, Forms, Rows};
use crate::store::Opened;

/// Why a text is no case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseFileError {
    /// It is not written as case files are.
    #[error("line {line}, column {column}: {what}")]
    Garbled {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says.
        what: String,
    },
    /// An entry holds something else than it should.
    #[error("{0} does not hold what it should")]
    WrongValue(String),
    /// A newer version wrote it in a way that cannot even be shown.
    #[error("format {0} is newer")]
    Newer(u32),
}

/// A case that can only be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// The case, as far as it is understood.
    pub case: Case,
    /// Why it cannot be worked on.
    pub why: ReadOnlyWhy,
}

/// Why a case cannot be worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnlyWhy {
    /// A newer version wrote it.
    NewerFormat(u32),
    /// This version does not have its form.
    UnknownForm(String),
    /// This version has its form in other editions only.
    UnknownEdition {
        /// The form.
        form: String,
        /// The edition that the file names.
        edition: String,
    },
    /// It holds more than can be worked on.
    TooMuch {
        /// How many characters a case may have.
        most: usize,
    },
}

/// What stands first in every format there will be.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

/// Reads the text of a case file.
pub fn read_case(text: &str, forms: &Forms) -> Result<Opened, CaseFileError> {
    if let Some((line, column)) = bounds::overlong_word(text) {
        let what = "a number or a name is too long".to_owned();
        return Err(CaseFileError::Garbled { line, column, what });
    }
    let format = parse::<Header>(text)?.format;
    match format {
        FORMAT | ROWS_FORMAT => {
            let file: v1::CaseFile = parse(text)?;
            let found = find_form(forms, &file.form, &file.edition);
            let case = case_of(file, found.as_ref().ok().copied())?;
            let too_much = || ReadOnlyWhy::TooMuch { most: bounds::CASE };
            let why = found.err().or_else(|| case.is_too_much().then(too_much));
            Ok(match why {
                None => Opened::Case(Box::new(case)),
                Some(why) => Opened::ReadOnly(Box::new(ReadOnly { case, why })),
            })
        }
        0 => Err(CaseFileError::WrongValue("format".to_owned())),
        newer => {
            let file: v1::Newer = parse(text).map_err(|_unlike| CaseFileError::Newer(newer))?;
            let form = forms.find(&file.form, &file.edition);
            let case = newer_case_of(file, form).map_err(|_unlike| CaseFileError::Newer(newer))?;
            let why = ReadOnlyWhy::NewerFormat(newer);
            Ok(Opened::ReadOnly(Box::new(ReadOnly { case, why })))
        }
    }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, CaseFileError> {
    ron::from_str(text).map_err(|error| CaseFileError::Garbled {
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    })
}

fn find_form<'a>(forms: &'a Forms, id: &str, edition: &str) -> Result<&'a Form, ReadOnlyWhy> {
    match (forms.find(id, edition), forms.named(id)) {
        (Some(form), _) => Ok(form),
        (None, Some(_)) => {
            Err(ReadOnlyWhy::UnknownEdition { form: id.to_owned(), edition: edition.to_owned() })
        }
        (None, None) => Err(ReadOnlyWhy::UnknownForm(id.to_owned())),
    }
}

fn case_of(file: v1::CaseFile, form: Option<&Form>) -> Result<Case, CaseFileError> {
    let signed = |s: v1::SignOff| {
        Ok(SignOff { at: moment("signed", &s.at)?, name: s.name, office: s.office })
    };
    let event = |event| {
        Ok(match event {
            v1::Event::Signed { at, name, office } => {
                Event::Signed(SignOff { at: moment("history", &at)?, name, office })
            }
            v1::Event::Reopened { at, name, reason } => {
                Event::Reopened(Reopening { at: moment("history", &at)?, name, reason })
            }
        })
    };
    let (answers, kept) = answers_of(file.answers, form)?;
    Ok(Case::from(CaseParts {
        form: FormId::from(file.form),
        edition: file.edition,
        id: uuid(&file.id)?,
        created: moment("created", &file.created)?,
        modified: moment("modified", &file.modified)?,
        answers,
        kept,
        signed: file.signed.into_iter().map(signed).collect::<Result<_, CaseFileError>>()?,
        history: file.history.into_iter().map(event).collect::<Result<_, CaseFileError>>()?,
    }))
}

fn newer_case_of(file: v1::Newer, form: Option<&Form>) -> Result<Case, CaseFileError> {
    let v1::Newer { form: id, edition, id: uuid, created, modified, answers } = file;
    let (signed, history) = (Vec::new(), Vec::new());
    case_of(
        v1::CaseFile {
            format: FORMAT,
            form: id,
            edition,
            id: uuid,
            created,
            modified,
            answers,
            signed,
            history,
        },
        form,
    )
}

type Split = (BTreeMap<FieldId, Answer>, BTreeMap<String, String>);

/// The answers that the form asks for, and the rest as it stands.
fn answers_of(answers: v1::Answers, form: Option<&Form>) -> Result<Split, CaseFileError> {
    let (mut known, mut kept) = Split::default();
    for (id, raw) in answers.0 {
        match form.and_then(|form| form.field(&id)) {
            Some(field) => {
                let answer = answer_of(&raw, &field.control)
                    .ok_or_else(|| CaseFileError::WrongValue(id.clone()))?;
                if !is_nothing(&answer) {
                    known.insert(FieldId::from(id), answer);
                }
            }
            None => {
                kept.insert(id, raw.trim().get_ron().to_owned());
            }
        }
    }
    Ok((known, kept))
}

fn answer_of(raw: &RawValue, control: &Control) -> Option<Answer> {
    match control {
        Control::Line | Control::Paragraphs => raw.into_rust().ok().map(Answer::Text),
        Control::Choice(_) | Control::Question(_) => {
            raw.into_rust::<String>().ok().map(|choice| Answer::Choice(ChoiceId::from(choice)))
        }
        Control::Number(_) | Control::Money { .. } | Control::Level(_) | Control::Points(_) => {
            raw.into_rust().ok().map(Answer::Number)
        }
        Control::Date => Day::from_file(&raw.into_rust::<String>().ok()?).map(Answer::Date),
        Control::Ticks(_) => {
            let ticks = raw.into_rust::<Vec<String>>().ok()?;
            Some(Answer::Ticks(ticks.into_iter().map(ChoiceId::from).collect()))
        }
        Control::Rows(rows) => {
            let read = raw.into_rust::<Vec<v1::Answers>>().ok()?;
            read.into_iter().map(|row| row_of(row, rows)).collect::<Option<_>>().map(Answer::Rows)
        }
        Control::Value(_) => None,
    }
}

/// A row: the cells that the form asks for, and the rest as it stands.
fn row_of(cells: v1::Answers, rows: &Rows) -> Option<Row> {
    let (mut known, mut kept) = Split::default();
    for (id, raw) in cells.0 {
        match rows.column(&id) {
            Some(column) => {
                let answer = answer_of(&raw, &column.control)?;
                if !is_nothing(&answer) {
                    known.insert(FieldId::from(id), answer);
                }
            }
            None => {
                kept.insert(id, raw.trim().get_ron().to_owned());
            }
        }
    }
    Some(Row::new(known, kept))
}

/// What says no more than that there is no answer.
fn is_nothing(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => text.is_empty(),
        Answer::Ticks(ticks) => ticks.is_empty(),
        Answer::Rows(rows) => rows.is_empty(),
        Answer::Number(_) | Answer::Choice(_) | Answer::Date(_) => false,
    }
}

fn uuid(text: &str) -> Result<Uuid, CaseFileError> {
    Uuid::parse_str(text).map_err(|_no_uuid| CaseFileError::WrongValue("id".to_owned()))
}

fn moment(entry: &str, text: &str) -> Result<Moment, CaseFileError> {
    text.parse().map_err(|_no_moment| CaseFileError::WrongValue(entry.to_owned()))
}
