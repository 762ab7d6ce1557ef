//! What is made once for a revision of a case, and drawn in every frame after.

use std::rc::Rc;

use uuid::Uuid;

use crate::ui::CaseView;
use crate::words::Lang;

/// Something that follows from the case and the language.
#[derive(Debug)]
pub struct PerRevision<T>(Option<(Of, Rc<T>)>);

/// What it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Of {
    case: Uuid,
    revision: u64,
    lang: Lang,
}

impl<T> Default for PerRevision<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> PerRevision<T> {
    /// What was made before, or made now, when case or language changed since.
    pub fn get(&mut self, view: &CaseView<'_>, make: impl FnOnce(&CaseView<'_>) -> T) -> Rc<T> {
        let of = Of { case: view.case.id(), revision: view.revision, lang: view.lang };
        match &self.0 {
            Some((known, made)) if *known == of => Rc::clone(made),
            _ => {
                let made = Rc::new(make(view));
                self.0 = Some((of, Rc::clone(&made)));
                made
            }
        }
    }
}
