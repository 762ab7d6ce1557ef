//! A case whose form is not there: all its answers to be read, and nothing else.

use std::collections::BTreeMap;

use crate::base::{FieldId, PartId};
use crate::case::{Answer, Case, CaseParts, said};
use crate::form::{
    Bilingual, BlockDef, Control, FieldDef, Form, FormDef, FormGroup, KindDef, NextRoundDef,
    OrientationDef, PageDef, PaperDef, PartDef, RolesDef, ShownDef, SizeDef,
};
use crate::store;
use crate::words::{self, Lang};

/// A form that asks for what a case holds, and the case as it answers that. The ids of the file are
/// its labels: what they are called, only the form would know.
///
/// **Invariant:** it is shown and never written, for it is not what stands in the file.
pub(super) fn readable(case: &Case, lang: Lang) -> Option<(Form, Case)> {
    let mut answers =
        vec![(words::formless_form(lang), format!("{} {}", case.form(), case.edition()))];
    let kept = case.kept().iter().map(|(id, raw)| (id.clone(), store::plain_words(raw)));
    let known = case.answers().iter().map(|(id, answer)| (id.to_string(), plain(answer)));
    answers.extend(kept.chain(known));
    if !case.history().is_empty() {
        let lines: Vec<_> =
            case.history().iter().map(|entry| words::history_line(lang, &entry.event)).collect();
        answers.push((words::formless_history(lang), lines.join("\n")));
    }
    let fields = answers.iter().enumerate().map(|(at, (label, _))| field(at, label)).collect();
    let form = Form::formless(form(case, lang, fields)).ok()?;
    let answers = answers.into_iter().enumerate();
    let answers: BTreeMap<_, _> =
        answers.filter_map(|(at, (_, words))| Some((id(at), Answer::words(&words)?))).collect();
    let case = Case::from(CaseParts {
        form: case.form().clone(),
        edition: case.edition().to_owned(),
        id: case.id(),
        created: case.created(),
        modified: case.modified(),
        answers,
        kept: BTreeMap::new(),
        signed: Vec::new(),
        history: Vec::new(),
        head: None,
    });
    Some((form, case))
}

fn id(at: usize) -> FieldId {
    FieldId::from(format!("answer.{at}"))
}

/// The words of an answer where no control says what they are.
fn plain(answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => number.to_string(),
        Answer::Text(_)
        | Answer::Choice(_)
        | Answer::Date(_)
        | Answer::Ticks(_)
        | Answer::Rows(_) => said(&Control::Paragraphs, answer).into_owned(),
    }
}

fn field(at: usize, label: &str) -> FieldDef {
    FieldDef {
        id: id(at),
        label: label.to_owned(),
        of: None,
        kind: KindDef::Paragraphs,
        required: false,
        screen_only: true,
        beside: false,
        hidden: false,
    }
}

fn form(case: &Case, lang: Lang, fields: Vec<FieldDef>) -> FormDef {
    let name = words::formless_answers(lang);
    let page = PageDef(vec![BlockDef::Title]);
    FormDef {
        id: case.form().clone(),
        edition: case.edition().to_owned(),
        annex: None,
        name: case.form().to_string(),
        title: case.form().to_string(),
        group: FormGroup::default(),
        eligibility: Vec::new(),
        draws: None,
        ladder: Vec::new(),
        parts: vec![PartDef {
            id: PartId::from("answers"),
            name: Bilingual { th: name, en: None },
            about: None,
            help: Vec::new(),
            locked: false,
            shown: ShownDef::Fields,
            fields,
        }],
        signing: None,
        roles: RolesDef::default(),
        next_round: NextRoundDef::default(),
        score: None,
        rules: Vec::new(),
        tables: Vec::new(),
        papers: vec![PaperDef {
            name: None,
            size: SizeDef::A4,
            orientation: OrientationDef::Portrait,
            alone: false,
            pages: vec![page],
        }],
        guidance: None,
        glossary: None,
    }
}
