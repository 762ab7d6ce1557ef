//! Case files, as the commands need them.

use std::path::Path;

use rust_i18n::t;
use uuid::Uuid;

use super::Session;
use super::outcome::{Outcome, Trouble};
use crate::case::Case;
use crate::form::Form;
use crate::pdf;
use crate::store::{self, Failure, Opened};
use crate::words::{self, Lang};

/// `khangan new`
pub(super) fn new(
    session: &Session,
    form: &str,
    output: &Path,
    force: bool,
) -> Result<Outcome, Trouble> {
    let form = named(session, form)?;
    let case = Case::new(form, Uuid::new_v4(), session.now);
    let text = store::write_case(&case);
    let write = if force { store::replace } else { store::create_new };
    write(output, text.as_bytes()).map_err(|failure| Trouble::failure(session.lang, &failure))?;
    let done = t!("cli.new", locale = session.lang.code(), path = output.display());
    Ok(Outcome::line(&done))
}

/// The form that a person named.
pub(super) fn named<'a>(session: &'a Session, id: &str) -> Result<&'a Form, Trouble> {
    session.forms.named(id).ok_or_else(|| {
        let known: Vec<_> = session.forms.all().map(|form| form.id().as_str()).collect();
        Trouble::failed(&t!(
            "usage.unknown_form",
            locale = session.lang.code(),
            form = id,
            known = known.join(", ")
        ))
    })
}

/// A case, its form, and the text that it stood in.
pub(super) struct Held<'a> {
    /// The case.
    pub case: Case,
    /// The form it answers.
    pub form: &'a Form,
    /// The text of its file.
    pub text: String,
    /// Whether a PDF carried it.
    pub in_pdf: bool,
}

/// A case to be worked on, with its form.
pub(super) fn open<'a>(session: &'a Session, path: &Path) -> Result<(Case, &'a Form), Trouble> {
    let Held { case, form, in_pdf, .. } = look(session, path)?;
    if in_pdf {
        let shown = path.display();
        let refusal = t!("pdf.not_changed", locale = session.lang.code(), path = shown);
        return Err(Trouble::failed(&refusal));
    }
    Ok((case, form))
}

/// A case to be looked at, from its own file or from the PDF that carries it.
pub(super) fn look<'a>(session: &'a Session, path: &Path) -> Result<Held<'a>, Trouble> {
    let lang = session.lang;
    let shown = path.display().to_string();
    let failure = |failure: Failure| Trouble::failure(lang, &failure);
    let mut bytes = store::read_bytes(path).map_err(failure)?;
    let in_pdf = pdf::is_pdf(&bytes);
    if in_pdf {
        bytes = pdf::embedded_case(&bytes)
            .map_err(|error| Trouble::failed(&words::embedded_case_error(lang, &shown, error)))?;
    }
    let text = store::text_of(path, bytes).map_err(failure)?;
    match store::read_case(&text, &session.forms) {
        Err(error) => Err(Trouble::failed(&words::open_error(lang, &shown, &error.into()))),
        Ok(Opened::ReadOnly(case)) => {
            Err(Trouble::failed(&words::read_only(lang, &shown, &case.why)))
        }
        Ok(Opened::Case(case)) => {
            let form = session.forms.find(case.form().as_str(), case.edition());
            let form = form.ok_or_else(|| no_form(lang, &case))?;
            Ok(Held { case: *case, form, text, in_pdf })
        }
    }
}

fn no_form(lang: Lang, case: &Case) -> Trouble {
    Trouble::failed(&t!("usage.unknown_form", locale = lang.code(), form = case.form(), known = ""))
}

/// Saves a case over its file.
pub(super) fn save(session: &Session, path: &Path, mut case: Case) -> Result<(), Trouble> {
    case.saved_at(session.now);
    store::save(path, &case).map_err(|failure| Trouble::failure(session.lang, &failure))
}
