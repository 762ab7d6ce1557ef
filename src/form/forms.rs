//! The forms this program knows: those built in, and a folder's.

use std::sync::{Arc, LazyLock};

use super::{Form, FormDef, Mistake, Problem, bounds};
use crate::base::FormId;

/// The forms built in, with the id that each file begins with.
const BUILT_IN: [(&str, &str); 11] = [
    ("academic", include_str!("../../forms/academic.ron")),
    ("general", include_str!("../../forms/general.ron")),
    ("arts", include_str!("../../forms/arts.ron")),
    ("executive", include_str!("../../forms/executive.ron")),
    ("memo", include_str!("../../forms/memo.ron")),
    ("plan", include_str!("../../forms/plan.ron")),
    ("work_details", include_str!("../../forms/work_details.ron")),
    ("committee_order", include_str!("../../forms/committee_order.ron")),
    ("bo1", include_str!("../../forms/bo1.ron")),
    ("bo2", include_str!("../../forms/bo2.ron")),
    ("plan_report", include_str!("../../forms/plan_report.ron")),
];

/// Why a form file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// It is not a form file at all.
    #[error("line {line}, column {column}: {what}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says.
        what: String,
    },
    /// It contradicts itself.
    #[error("{} mistakes", .0.len())]
    Mistakes(Vec<Mistake>),
}

type Lazy = Arc<LazyLock<Form, Box<dyn FnOnce() -> Form + Send>>>;

/// The forms this program knows.
///
/// A form built in is read when it is first asked for: most starts need one of them.
#[derive(Clone)]
pub struct Forms(Vec<(FormId, Lazy)>);

impl Forms {
    /// The forms built in.
    pub fn built_in() -> Self {
        let one = |(id, text): (&str, &'static str)| -> (FormId, Lazy) {
            (FormId::from(id), lazy(move || built_in_form(text)))
        };
        Self(BUILT_IN.into_iter().map(one).collect())
    }

    /// The forms of these files alone; or every file that cannot be used, by its name.
    pub fn from_files(files: &[(String, String)]) -> Result<Self, Vec<(String, FormError)>> {
        let (forms, errors) = Self(Vec::new()).with_files(files);
        if errors.is_empty() { Ok(forms) } else { Err(errors) }
    }

    /// These forms, and those of these files: a file that cannot be used stops no other, and is
    /// told by its name.
    #[must_use]
    pub fn with_files(self, files: &[(String, String)]) -> (Self, Vec<(String, FormError)>) {
        let Self(mut forms) = self;
        let mut errors = Vec::new();
        for (name, text) in files {
            match read_form(text) {
                // A copy of one that is known says nothing new, and contradicts nothing.
                Ok(form) if known(&forms, &form).is_some_and(|of| of.def() == form.def()) => {}
                Ok(form) if known(&forms, &form).is_some() => {
                    let twice = Problem::Duplicate(form.id().to_string());
                    let mistake = Mistake { place: "id".to_owned(), problem: twice };
                    errors.push((name.clone(), FormError::Mistakes(vec![mistake])));
                }
                Ok(form) => forms.push((form.id().clone(), lazy(move || form))),
                Err(error) => errors.push((name.clone(), error)),
            }
        }
        (Self(forms), errors)
    }

    /// Every form, in order.
    pub fn all(&self) -> impl Iterator<Item = &Form> {
        self.0.iter().map(|(_, form)| &***form)
    }

    /// The newest form with this id.
    pub fn named(&self, id: &str) -> Option<&Form> {
        self.with_id(id).next_back()
    }

    /// The form with this id in this edition.
    pub fn find(&self, id: &str, edition: &str) -> Option<&Form> {
        self.with_id(id).find(|form| form.edition() == edition)
    }

    fn with_id<'a, 'b>(
        &'a self,
        id: &'b str,
    ) -> impl DoubleEndedIterator<Item = &'a Form> + use<'a, 'b> {
        self.0.iter().filter(move |(known, _)| *known == *id).map(|(_, form)| &***form)
    }
}

/// A form that is read when it is first asked for.
fn lazy(read: impl FnOnce() -> Form + Send + 'static) -> Lazy {
    Arc::new(LazyLock::new(Box::new(read)))
}

/// The form of this id and edition that is there already.
fn known<'a>(forms: &'a [(FormId, Lazy)], form: &Form) -> Option<&'a Form> {
    let mut alike = forms.iter().filter(|(id, _)| id == form.id()).map(|(_, known)| &***known);
    alike.find(|known| known.edition() == form.edition())
}

/// The form that this file describes.
pub fn read_form(text: &str) -> Result<Form, FormError> {
    bounds::text(text)?;
    let def: FormDef = ron::from_str(text).map_err(|error| FormError::Syntax {
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    })?;
    Form::new(def).map_err(FormError::Mistakes)
}

#[expect(clippy::panic, reason = "the files are part of the program, and a test reads them all")]
fn built_in_form(text: &str) -> Form {
    match read_form(text) {
        Ok(form) => form,
        Err(error) => panic!("a form built in is wrong: {error:?}"),
    }
}
