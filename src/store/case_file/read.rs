//! From a file's text to a case.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;
use uuid::Uuid;

use super::{NEWEST, v1, v2};
use crate::base::{ChoiceId, Day, FieldId, FormId, Moment, bounds};
use crate::case::{
    Answer, Case, CaseParts, Digest, Entry, Event, Link, Reopening, RestoredFrom, Restoring, Row,
    SignOff,
};
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

/// When the case in a text was signed off, where it is.
pub(in crate::store) fn signed_at(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Signed {
        #[serde(default)]
        signed: Vec<v1::SignOff>,
    }
    let signed = ron::from_str::<Signed>(text).ok()?.signed;
    signed.into_iter().next_back().map(|by| by.at)
}

/// Reads the text of a case file.
pub fn read_case(text: &str, forms: &Forms) -> Result<Opened, CaseFileError> {
    if let Some((line, column)) = bounds::overlong_word(text) {
        let what = "a number or a name is too long".to_owned();
        return Err(CaseFileError::Garbled { line, column, what });
    }
    let format = parse::<Header>(text)?.format;
    match format {
        1..=NEWEST => {
            let file = match format {
                1 => v2::CaseFile::from(parse::<v1::CaseFile>(text)?),
                _ => parse::<v2::CaseFile>(text)?,
            };
            let found = find_form(forms, &file.form, &file.edition);
            let case = case_of(file, found.as_ref().ok().copied())?;
            // Format 2 always says where its history ends: one that does not was tampered with.
            let case = if format == 1 { case.adopted() } else { case };
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

fn case_of(file: v2::CaseFile, form: Option<&Form>) -> Result<Case, CaseFileError> {
    let signed = |s: v1::SignOff| {
        Ok(SignOff { at: moment("signed", &s.at)?, name: s.name, office: s.office })
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
        history: file.history.into_iter().map(entry_of).collect::<Result<_, _>>()?,
        head: file.chain.as_deref().map(|head| digest("chain", head)).transpose()?,
    }))
}

fn entry_of(event: v2::Event) -> Result<Entry, CaseFileError> {
    let at = |at: &str| moment("history", at);
    let (event, link) = match event {
        v2::Event::Signed { at: when, name, office, link } => {
            (Event::Signed(SignOff { at: at(&when)?, name, office }), link)
        }
        v2::Event::Reopened { at: when, name, reason, link } => {
            (Event::Reopened(Reopening { at: at(&when)?, name, reason }), link)
        }
        v2::Event::Restored { at: when, name, from, saved, link } => {
            let known = RestoredFrom::ALL.into_iter().find(|known| known.as_str() == from);
            let from = known.ok_or_else(|| CaseFileError::WrongValue("history".to_owned()))?;
            let (at, saved) = (at(&when)?, at(&saved)?);
            (Event::Restored(Restoring { at, name, from, saved }), link)
        }
    };
    Ok(Entry { event, link: link.map(link_of).transpose()? })
}

fn link_of(link: v2::Link) -> Result<Link, CaseFileError> {
    let v2::Link { login, before, answers } = link;
    let hash = |text: &str| digest("history", text);
    Ok(Link { login, before: hash(&before)?, answers: hash(&answers)? })
}

fn digest(entry: &str, text: &str) -> Result<Digest, CaseFileError> {
    text.parse().map_err(|_no_digest| CaseFileError::WrongValue(entry.to_owned()))
}

fn newer_case_of(file: v1::Newer, form: Option<&Form>) -> Result<Case, CaseFileError> {
    let v1::Newer { form: id, edition, id: uuid, created, modified, answers } = file;
    let (signed, history, chain) = (Vec::new(), Vec::new(), None);
    let format = NEWEST;
    case_of(
        v2::CaseFile {
            format,
            form: id,
            edition,
            id: uuid,
            created,
            modified,
            answers,
            signed,
            history,
            chain,
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
