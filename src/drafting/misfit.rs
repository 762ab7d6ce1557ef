//! What of a standard does not fit the form of a case.

use crate::case::Case;
use crate::form::{Form, Role};
use crate::standards::Standard;

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The form is for posts of another type: it knows none of the standard's levels.
    Type,
    /// The standard has no such level as the case says.
    Level(String),
}

/// What does not fit, when a case is filled from this standard.
pub fn misfits(form: &Form, case: &Case, standard: &Standard) -> Vec<Misfit> {
    let known = |level: &str| form.def().ladder.iter().any(|rung| *rung == *level);
    if !standard.ladder().any(known) {
        return vec![Misfit::Type];
    }
    let said = [Role::Level, Role::Target].into_iter().filter_map(|role| form.role(role));
    let levels = said.map(|field| case.text(field.as_str()).trim());
    levels
        .filter(|level| !level.is_empty() && standard.rank(level).is_none())
        .map(|level| Misfit::Level(level.to_owned()))
        .collect()
}
