//! What a PDF says of itself.

use rust_i18n::t;

use super::Lang;
use crate::base::{DRAFT_WORD, Moment, bounds, to_thai_digits};
use crate::case::Case;
use crate::form::{Form, Role};
use crate::pdf::{About, Attachment, RenderError};

/// Why a case that holds too much is not printed.
pub fn too_much_to_print(lang: Lang) -> String {
    t!("print.too_much", locale = lang.code(), most = lang.count(bounds::CASE)).into_owned()
}

/// Why a PDF could not be put together.
pub fn not_rendered(lang: Lang, error: &RenderError) -> String {
    t!("print.failed", locale = lang.code(), error = error).into_owned()
}

/// What the PDF of a case says of itself, or that of the blank form. The paper is Thai, whoever
/// prints it.
pub fn about<'a>(
    form: &Form,
    case: Option<&Case>,
    created: Moment,
    attachment: Option<Attachment<'a>>,
) -> About<'a> {
    let edition = to_thai_digits(form.edition());
    let subject = match &form.def().annex {
        Some(annex) => {
            let locale = Lang::Thai.code();
            t!("print.subject", locale = locale, annex = annex, edition = edition).into_owned()
        }
        None => format!("{} {edition}", form.def().name),
    };
    About {
        title: case.map_or_else(|| form.def().title.clone(), |case| title(form, case)),
        author: case.map(author).unwrap_or_default(),
        subject,
        created,
        attachment,
    }
}

/// What a case is called: a draft by that name, too.
fn title(form: &Form, case: &Case) -> String {
    let title = of_the_post(form, case);
    if case.signed().is_some() { title } else { format!("({DRAFT_WORD}) {title}") }
}

/// The post's number, and the title of its form.
fn of_the_post(form: &Form, case: &Case) -> String {
    let number: Vec<_> = case.role(form, Role::Number).split_whitespace().collect();
    let field = form.role(Role::Number).and_then(|number| form.field(number.as_str()));
    match (number.is_empty(), field) {
        (false, Some(field)) => {
            format!("{} {} {}", field.label, number.join(" "), form.def().title)
        }
        _ => form.def().title.clone(),
    }
}

/// Who answers for the case: whoever signed it off.
fn author(case: &Case) -> String {
    case.signed().map_or_else(String::new, |by| format!("{} ({})", by.name, by.office))
}
