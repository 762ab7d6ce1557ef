//! `khangan draw`

use std::path::{Path, PathBuf};

use rust_i18n::t;
use uuid::Uuid;

use super::Session;
use super::cases;
use super::outcome::{Outcome, Trouble};
use crate::case::Case;
use crate::compensation::Compensation;
use crate::document::Document;
use crate::form::Form;
use crate::round::{self, Source};
use crate::store::{self, Over};
use crate::words;

/// A case that a report is drawn from, with its file as the report remembers it.
type Drawn = (String, Document);

/// Draws a new report from cases.
pub(super) fn draw(
    session: &Session,
    form: &str,
    files: &[PathBuf],
    output: &Path,
) -> Result<Outcome, Trouble> {
    let form = drawn_form(session, form)?;
    let mut drawn = Vec::new();
    for file in cases_of(session, files)? {
        let document = cases::look(session, &file)?;
        if document.form.def().draws.is_some() {
            let path = words::shown(&file);
            let refusal = t!("draw.of_a_report", locale = session.lang.code(), path = path);
            return Err(Trouble::failed(&refusal));
        }
        drawn.push((remembered(&file, output), document));
    }
    let mut report = Case::new(form, Uuid::new_v4(), session.now);
    let edit = round::draw(form, &report, &sources(&drawn), Compensation::built_in());
    apply(session, form, &mut report, edit)?;
    let _lock = cases::lock_name(session, output)?;
    let saved = session.store.save(output, &report, Over::Nothing);
    let complaints = cases::saved_with(session.lang, output, saved)?;
    let (count, path) = (session.lang.count(drawn.len()), words::shown(output));
    let done = t!("draw.done", locale = session.lang.code(), count = count, path = path);
    Ok(Outcome::line(&done).with_complaints(&complaints))
}

/// Says what became of a report's cases since it was drawn, and takes it where it is asked to.
pub(super) fn again(
    session: &Session,
    form: &str,
    file: &Path,
    take: bool,
) -> Result<Outcome, Trouble> {
    let lang = session.lang;
    let asked = drawn_form(session, form)?;
    let mut work = cases::open(session, file)?;
    if work.form.id() != asked.id() {
        let (form, path) = (work.form.id(), words::shown(file));
        let refusal = t!("draw.other_form", locale = lang.code(), form = form, path = path);
        return Err(Trouble::failed(&refusal));
    }
    let folder = file.parent().unwrap_or_else(|| Path::new(""));
    let mut drawn = Vec::new();
    for name in round::files(&work.form, &work.case) {
        let path = folder.join(&name);
        match Document::read(&path, &session.forms) {
            Ok(document) => drawn.push((name, document)),
            Err(error) if error.is_not_found() => {}
            Err(error) => return Err(Trouble::failed(&error.sentence(lang, &path))),
        }
    }
    let pay = Compensation::built_in();
    let taken = round::again(&work.form, &work.case, &sources(&drawn), pay);
    if taken.found.is_empty() {
        return Ok(Outcome::line(&t!("draw.same", locale = lang.code())));
    }
    let said = taken.found.iter().map(|found| words::again(lang, &work.form, found));
    let mut lines: Vec<_> = said.collect();
    let mut complaints = Vec::new();
    if take {
        let form = work.form.clone();
        apply(session, &form, &mut work.case, taken.edit)?;
        complaints = cases::save(session, file, work)?;
        let path = words::shown(file);
        lines.push(t!("draw.taken", locale = lang.code(), path = path).into_owned());
    }
    Ok(Outcome::line(&lines.join("\n")).with_complaints(&complaints))
}

/// The form that was named, if anything of it is drawn.
fn drawn_form<'a>(session: &'a Session, id: &str) -> Result<&'a Form, Trouble> {
    let form = cases::named(session, id)?;
    if round::is_drawn(form) {
        return Ok(form);
    }
    let known = session.forms.all().filter(|form| round::is_drawn(form));
    let known: Vec<_> = known.map(|form| form.id().as_str()).collect();
    let known = known.join(", ");
    let locale = session.lang.code();
    Err(Trouble::failed(&t!("draw.not_drawn", locale = locale, form = id, known = known)))
}

/// Every file that was named, and every case of the folders that were.
fn cases_of(session: &Session, files: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    for file in files {
        if store::is_folder(file) {
            let cases = store::files_in(file, store::CASE_EXTENSION);
            let cases = cases.map_err(|failure| Trouble::failure(session.lang, &failure))?;
            found.extend(cases.into_iter().filter(|case| is_of_a_post(session, case)));
        } else {
            found.push(file.clone());
        }
    }
    Ok(found)
}

/// Whether a file of a folder is drawn from: the round's own papers lie there, too.
fn is_of_a_post(session: &Session, file: &Path) -> bool {
    Document::read(file, &session.forms).map_or(true, |it| it.form.def().draws.is_none())
}

/// A case's file as a report remembers it: by its name beside the report, else by its whole path.
fn remembered(file: &Path, report: &Path) -> String {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (file, report) = (whole(file), whole(report));
    let beside = report.parent().and_then(|folder| file.strip_prefix(folder).ok());
    beside.unwrap_or(&file).to_string_lossy().into_owned()
}

fn sources(drawn: &[Drawn]) -> Vec<Source<'_>> {
    let mut sources = Vec::new();
    for (file, document) in drawn {
        sources.push(Source { file, form: &document.form, case: &document.case });
    }
    sources
}

fn apply(
    session: &Session,
    form: &Form,
    report: &mut Case,
    edit: crate::case::Edit,
) -> Result<(), Trouble> {
    let applied = report.has_room(&edit).and_then(|()| report.apply(form, edit));
    let sentence = |error| words::edit_error(session.lang, form, &error);
    applied.map(drop).map_err(|error| Trouble::failed(&sentence(error)))
}
