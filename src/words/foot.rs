//! What stands at the foot of a filled page. The paper is Thai, whoever prints it.

use rust_i18n::t;

use super::Lang;
use super::paper::of_the_post;
use crate::appraisal::{Appraisal, State};
use crate::base::{Moment, thai_date_short, thai_number};
use crate::case::{Case, Seal};
use crate::form::Form;
use crate::sheet::Foot;

/// The foot of a case's pages, printed at that moment.
pub fn foot(form: &Form, case: &Case, appraisal: &Appraisal, created: Moment) -> Foot {
    let locale = Lang::Thai.code();
    let date = thai_date_short(created.date());
    let printed = t!("foot.printed", locale = locale, date = date).into_owned();
    let state = match (appraisal.state, case.signed()) {
        (State::Signed, Some(by)) if case.seal(form) == Seal::Sound => {
            let at = thai_date_short(by.at.date());
            let signed =
                t!("foot.signed", locale = locale, name = by.name, office = by.office, at = at);
            let code = case.code(form);
            (signed.into_owned(), t!("foot.code", locale = locale, code = code).into_owned())
        }
        (State::Signed, _) => (t!("foot.old", locale = locale).into_owned(), String::new()),
        (State::Altered, _) => (t!("foot.altered", locale = locale).into_owned(), String::new()),
        (State::Draft, _) => Default::default(),
    };
    Foot { post: of_the_post(form, case), page, printed, state }
}

/// Which page of how many.
fn page(number: usize, count: usize) -> String {
    let thai = |number: usize| thai_number(i64::try_from(number).unwrap_or(i64::MAX));
    let (number, count) = (thai(number), thai(count));
    t!("foot.page", locale = Lang::Thai.code(), number = number, count = count).into_owned()
}
