//! Sentences: what the other modules say in codes, in the officer's language.
//!
//! **Invariant:** says what a code says and decides nothing. Official words come from the form,
//! interface words from `assets/locales`.

mod answer;
mod case;
mod circular;
mod difference;
mod failure;
mod finding;
mod form;
mod health;
mod lang;
mod mistake;
mod paper;
mod round;
mod safety;
mod score;
mod standard;
mod standard_paper;
mod visible;

pub use answer::{Asked, answer_error, range, typed_error};
pub use case::{
    edit_error, event_error, get_form, history_line, locked, read_only, sign_error, signed_stays,
};
pub use circular::{citation, cited_item, pages, uncertain};
pub use difference::{Compared, compared};
pub use failure::{embedded_case_error, failure, open_error};
pub use finding::{finding, severity};
pub use form::{
    annex, formless_answers, formless_form, formless_history, locks, said, step_about, step_name,
    step_number,
};
pub use health::{kept, oddity, size};
pub use lang::Lang;
pub use mistake::{form_error, mistake};
pub use paper::{about, not_rendered, too_much_to_print};
pub use round::again;
pub use safety::{
    held_by, not_copied, save_error, save_warning, settings_warning, view_held, view_only,
};
pub use score::{near, standing, suggested, thin, way};
pub use standard::{
    change, draft_words, level_of, misfit, standard_error, standard_level, standard_mistake,
    standard_part,
};
pub use standard_paper::{about_standard, standard_reading};
pub use visible::{shown, visible};

/// The words of a key as they stand, placeholders and all; `None` where the language lacks it.
pub fn raw(lang: Lang, key: &str) -> Option<String> {
    crate::_rust_i18n_try_translate(lang.code(), key).map(std::borrow::Cow::into_owned)
}
