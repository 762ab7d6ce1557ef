//! What a form calls its parts and answers, in the officer's language.

use rust_i18n::t;

use super::Lang;
use crate::form::{Bilingual, Form, Step};

/// Words of a form in a language; Thai, where it has no others.
pub fn said(lang: Lang, words: &Bilingual) -> &str {
    match (lang, &words.en) {
        (Lang::English, Some(english)) => english,
        (Lang::English, None) | (Lang::Thai, _) => &words.th,
    }
}

/// Where a form comes from: its annex, or its edition where it is no annex.
pub fn annex(lang: Lang, form: &Form) -> String {
    match &form.def().annex {
        Some(annex) => {
            let annex = lang.digits(annex);
            t!("start.annex", locale = lang.code(), annex = annex).into_owned()
        }
        None => lang.digits(form.edition()),
    }
}

/// What a step is called, counted from 0; its number, where the form has no such step.
pub fn step_name(lang: Lang, form: &Form, step: usize) -> String {
    match (form.steps().get(step), form.part_at(step)) {
        (Some(Step::Signing), _) => t!("step.signing", locale = lang.code()).into_owned(),
        (Some(Step::Part(_)), Some(part)) => said(lang, &part.name).to_owned(),
        (Some(Step::Part(_)) | None, _) => step_number(lang, step),
    }
}

/// What a step is called where no form is at hand.
pub fn step_number(lang: Lang, step: usize) -> String {
    let number = lang.count(step.saturating_add(1));
    t!("step.number", locale = lang.code(), number = number).into_owned()
}

/// What a step is for; nothing, where the form does not say.
pub fn step_about(lang: Lang, form: &Form, step: usize) -> Option<String> {
    let about = match (form.steps().get(step)?, form.part_at(step)) {
        (Step::Signing, _) => match form.def().signing.as_ref().and_then(|it| it.about.as_ref()) {
            Some(about) => about,
            None => return Some(t!("help.signing", locale = lang.code()).into_owned()),
        },
        (Step::Part(_), part) => part?.about.as_ref()?,
    };
    Some(said(lang, about).to_owned())
}

/// What the answers of a case are called whose form is not there.
pub fn formless_answers(lang: Lang) -> String {
    t!("formless.answers", locale = lang.code()).into_owned()
}

/// What the form is called that is not there.
pub fn formless_form(lang: Lang) -> String {
    t!("formless.form", locale = lang.code()).into_owned()
}

/// What the history of a case is called.
pub fn formless_history(lang: Lang) -> String {
    t!("signing.history", locale = lang.code()).into_owned()
}

/// What signing off locks.
pub fn locks(lang: Lang, form: &Form) -> String {
    let parts = form.parts().iter().filter(|part| part.locked);
    let parts: Vec<_> = parts.map(|part| said(lang, &part.name)).collect();
    let between = match lang {
        Lang::Thai => " ",
        Lang::English => ", ",
    };
    t!("signing.locks", locale = lang.code(), parts = parts.join(between)).into_owned()
}
