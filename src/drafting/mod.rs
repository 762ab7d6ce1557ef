//! What a position standard gives to a case: title and level where they are empty, duties, and a
//! first draft of what changed.
//!
//! **Invariant:** pure. Nothing that somebody wrote is overwritten: what is inserted stands behind
//! it.

mod misfit;
mod text;

pub use misfit::{Misfit, misfits};
pub use text::{Chosen, DraftWords, draft_text, duties_text};

use crate::base::FieldId;
use crate::case::{Case, Edit};
use crate::form::{Form, Role};
use crate::standards::{LevelDef, Standard};

/// Title and level of a post, where the case has none yet; `None` where it has both.
pub fn fill(form: &Form, case: &Case, standard: &Standard, level: &LevelDef) -> Option<Edit> {
    let empty = |role| form.role(role).filter(|field| case.text(field.as_str()).trim().is_empty());
    let text = |field: &FieldId, text: &str| Edit::text(field.clone(), text);
    let title = empty(Role::Title).map(|field| text(field, standard.title()));
    let level = empty(Role::Level).map(|field| text(field, &level.level));
    match (title, level) {
        (Some(title), Some(level)) => Some(title.and(level)),
        (title, level) => title.or(level),
    }
}

/// Puts a text into the field of a role, behind what stands there; `None` where the form has no
/// such field.
pub fn insert(form: &Form, case: &Case, role: Role, text: &str) -> Option<Edit> {
    let field = form.role(role)?;
    let before = case.text(field.as_str()).trim_end();
    let whole = if before.is_empty() { text.to_owned() } else { format!("{before}\n{text}") };
    Some(Edit::text(field.clone(), &whole))
}
