//! What drawing a report again finds.

use rust_i18n::t;

use super::{Lang, shown};
use crate::base::FieldId;
use crate::form::Form;
use crate::round::Again;

/// What drawing again found, as a sentence.
pub fn again(lang: Lang, form: &Form, found: &Again) -> String {
    let locale = lang.code();
    let file = |file: &str| match file {
        "" => t!("draw.all", locale = locale).into_owned(),
        file => shown(std::path::Path::new(file)),
    };
    match found {
        Again::Changed { into, file: of, column, was, now, typed } => {
            let what = place(form, into, column);
            let of = file(of);
            match typed {
                None => {
                    t!(
                        "draw.changed",
                        locale = locale,
                        file = of,
                        what = what,
                        was = was,
                        now = now
                    )
                }
                Some(typed) => t!(
                    "draw.typed",
                    locale = locale,
                    file = of,
                    what = what,
                    was = was,
                    now = now,
                    typed = typed
                ),
            }
        }
        Again::New { into, values } => {
            let values: Vec<_> =
                values.iter().filter(|value| !value.is_empty()).map(String::as_str).collect();
            let what = place(form, into, into);
            t!("draw.new", locale = locale, what = what, values = values.join(" · "))
        }
        Again::Gone { file: of, into } => {
            t!("draw.gone", locale = locale, file = file(of), what = place(form, into, into))
        }
        Again::Reopened { file: of } => t!("draw.reopened", locale = locale, file = file(of)),
        Again::Unfound { file: of, into } => {
            t!("draw.unfound", locale = locale, file = file(of), what = place(form, into, into))
        }
    }
    .into_owned()
}

/// A table and its column, in the form's own words.
fn place(form: &Form, into: &FieldId, column: &FieldId) -> String {
    let Some(field) = form.field(into.as_str()) else { return into.to_string() };
    let column = field.control.rows().and_then(|rows| rows.column(column.as_str()));
    match column {
        Some(column) => format!("{} / {}", field.label, column.label),
        None => field.label.clone(),
    }
}
