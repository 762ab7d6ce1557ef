//! `khangan print`

mod batch;
mod progress;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_i18n::t;

pub(super) use progress::Progress;

use super::Session;
use super::args::Printing;
use super::cases;
use super::outcome::{Outcome, Trouble};
use crate::base::Moment;
use crate::document::{self, Document, PrintError};
use crate::form::Form;
use crate::store;
use crate::words::{self, Lang};

/// Prints cases, or a form with no case.
pub(super) fn print(
    session: &Session,
    what: &Printing,
    output: &Path,
    (date, paper): (Option<Date>, Option<&str>),
    progress: &mut Progress<'_>,
) -> Result<Outcome, Trouble> {
    let created = date.map_or(session.now, Moment::on);
    let printer = Printer { session, created, paper };
    match what {
        Printing::Blank(form) => {
            let form = cases::named(session, form)?;
            let path = in_folder(output, form.id().as_str());
            printer.blank(form, &path)?;
            Ok(printer.done(&path))
        }
        Printing::Files(files) => match files.as_slice() {
            [file] if !store::is_folder(file) => {
                let path = in_folder(output, &stem(file));
                printer.case(file, &path)?;
                session.store.sweep_beside(&path);
                Ok(printer.done(&path))
            }
            files => batch::print(&printer, files, output, progress),
        },
    }
}

/// What every page printed by one command shares.
struct Printer<'a> {
    session: &'a Session,
    created: Moment,
    /// One of the form's papers alone.
    paper: Option<&'a str>,
}

impl Printer<'_> {
    fn lang(&self) -> Lang {
        self.session.lang
    }

    fn done(&self, path: &Path) -> Outcome {
        let done = t!("cli.print", locale = self.lang().code(), path = words::shown(path));
        Outcome::line(&done)
    }

    fn blank(&self, form: &Form, path: &Path) -> Result<(), Trouble> {
        let made = match self.paper {
            None => document::blank_pdf(form, self.created),
            Some(paper) => {
                let made = document::alone_pdf(form, paper, None, self.created);
                made.ok_or_else(|| self.no_paper(form, paper))?
            }
        };
        self.write(path, made)
    }

    fn case(&self, file: &Path, path: &Path) -> Result<(), Trouble> {
        let locale = self.lang().code();
        if store::same_file(file, path) {
            let refusal = t!("print.over_itself", locale = locale, path = words::shown(path));
            return Err(Trouble::failed(&refusal));
        }
        let Document { case, form, text, .. } = cases::look(self.session, file)?;
        let name = format!("{}.{}", stem(file), store::CASE_EXTENSION);
        let file = (name.as_str(), text.as_str());
        let made = match self.paper {
            None => document::case_pdf(&form, &case, file, self.created),
            Some(paper) => {
                let made = document::alone_pdf(&form, paper, Some((&case, file)), self.created);
                made.ok_or_else(|| self.no_paper(&form, paper))?
            }
        };
        self.write(path, made)
    }

    /// The form has no paper of this name; which it has.
    fn no_paper(&self, form: &Form, paper: &str) -> Trouble {
        let known = form.def().papers.iter().filter_map(|paper| paper.name.as_deref());
        let known: Vec<_> = known.collect();
        let locale = self.lang().code();
        let title = &form.def().title;
        Trouble::failed(&if known.is_empty() {
            t!("print.one_paper", locale = locale, form = title)
        } else {
            t!("print.no_paper", locale = locale, paper = paper, known = known.join(", "))
        })
    }

    fn write(&self, path: &Path, made: Result<Vec<u8>, PrintError>) -> Result<(), Trouble> {
        let lang = self.lang();
        let bytes = made.map_err(|error| Trouble::failed(&error.sentence(lang)))?;
        // Nobody is asked here, so nothing is replaced but what was printed before.
        let put = self.session.store.put(path, &bytes, document::is_ours);
        put.map_err(|failure| Trouble::failure(lang, &failure))
    }
}

/// The file to write where a folder may be named.
fn in_folder(output: &Path, stem: &str) -> PathBuf {
    if store::is_folder(output) { output.join(format!("{stem}.pdf")) } else { output.to_owned() }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
