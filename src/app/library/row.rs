//! From a file of the library to a row of its table.

use crate::form::Forms;
use crate::store::library::Entry;
use crate::store::{CaseFileError, OpenError, Opened, ReadOnlyWhy};
use crate::ui::screens::library::{Row, Said, State};
use crate::words;

/// The row of a file. Runs on the threads that read.
pub fn library_row(entry: Entry, forms: &Forms) -> Row {
    let Entry { path, changed, opened } = entry;
    let shown = words::shown(&path);
    match opened {
        Ok(Opened::Case(case)) => {
            let form = forms.find(case.form().as_str(), case.edition());
            Row::of_case(path, State::Draft, &case, form)
        }
        Ok(Opened::ReadOnly(read_only)) => {
            let case = &read_only.case;
            let form = forms.find(case.form().as_str(), case.edition());
            let state = match &read_only.why {
                ReadOnlyWhy::NewerFormat(_) => State::Newer,
                ReadOnlyWhy::UnknownForm(_)
                | ReadOnlyWhy::UnknownEdition { .. }
                | ReadOnlyWhy::TooMuch { .. } => State::ReadOnly,
            };
            let trouble = Said::by(|lang| words::read_only(lang, &shown, &read_only.why));
            Row::of_case(path, state, case, form).with(trouble)
        }
        Err(error) => {
            let (state, brief) = match &error {
                OpenError::CaseFile(CaseFileError::Newer(_)) => {
                    (State::Newer, "library.brief_newer")
                }
                OpenError::CaseFile(
                    CaseFileError::Garbled { .. } | CaseFileError::WrongValue(_),
                ) => (State::Unreadable, "library.brief_damaged"),
                OpenError::Failure(_) => (State::Unreadable, "library.brief_failure"),
            };
            let trouble = Said::by(|lang| words::open_error(lang, &shown, &error));
            Row::of_trouble(path, state, changed, brief, trouble)
        }
    }
}
