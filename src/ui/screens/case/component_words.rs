//! The words around one component of the score, and the guidance on its levels.

use rust_i18n::t;

use crate::appraisal::thin;
use crate::base::{ChoiceId, FieldId, to_thai_digits};
use crate::form::{Component, Field, Form};
use crate::ui::CaseView;
use crate::ui::widgets::explained::Word;
use crate::ui::widgets::levels::Guidance;
use crate::words;

/// The words around one component, made once for a revision.
#[derive(Debug)]
pub struct Words {
    /// Its number and name.
    pub heading: String,
    /// The most points it can have.
    pub out_of: String,
    /// Its levels, lowest first.
    pub levels: Vec<LevelWords>,
    /// What the level's field is called.
    pub level_name: String,
    /// What the points' field is called.
    pub points_name: String,
    /// What the slider is called.
    pub slider_name: String,
    /// What the reason's field is called.
    pub reason_name: String,
    /// Its points; nothing, where there are none.
    pub points: String,
    /// What is to be said of a thin reason.
    pub thin: Option<String>,
}

/// The words around one level.
#[derive(Debug)]
pub struct LevelWords {
    /// Its number.
    pub number: String,
    /// Its range, as printed.
    pub range: String,
    /// Its range, in the digits of the language.
    pub band: String,
}

/// The words of every component.
pub fn words(view: &CaseView<'_>) -> Vec<Words> {
    view.form.components().iter().map(|component| Words::of(view, component)).collect()
}

impl Words {
    fn of(view: &CaseView<'_>, component: &Component) -> Self {
        let (lang, def) = (view.lang, &component.def);
        let name =
            |id: &FieldId| view.field(id.as_str()).map(Field::full_label).unwrap_or_default();
        let out_of = view.form.score().map_or("", |score| &score.out_of);
        let levels = def.levels.iter().zip(1..).map(|(level, number)| LevelWords {
            number: lang.number(number),
            range: view.form.range_words(level),
            band: format!("{}–{}", lang.number(level.from), lang.number(level.to)),
        });
        let points_name = name(&component.points);
        let slider = t!("scoring.slider", locale = lang.code(), label = points_name);
        let points = view.case.number(component.points.as_str());
        Self {
            heading: format!("{} {}", def.number, def.name),
            out_of: to_thai_digits(&out_of.replace("{max}", &def.max.to_string())),
            levels: levels.collect(),
            level_name: name(&component.level),
            slider_name: slider.into_owned(),
            points_name,
            reason_name: name(&component.reason),
            points: points.map(|points| lang.number(points)).unwrap_or_default(),
            thin: thin(view.case, component).map(|why| words::thin(lang, why)),
        }
    }
}

/// The guidance of one line of work, for each component and level, with its explained words.
#[derive(Debug)]
pub struct Guidances(Vec<Vec<(String, Vec<Word>)>>);

impl Guidances {
    /// What the form says to this line of work.
    pub fn of(form: &Form, line: &ChoiceId) -> Self {
        let explained = |text: &str| {
            let terms = form.terms(text).into_iter();
            let word = terms.map(|term| Word {
                range: term.range,
                term: term.entry.term.clone(),
                meaning: term.entry.words.clone(),
            });
            (text.to_owned(), word.collect())
        };
        let of = |component: &Component| {
            let id = &component.def.id;
            let numbers = component.def.levels.iter().zip(1..).map(|(_, number)| number);
            numbers.filter_map(|number| form.guidance(id, number, line)).map(explained).collect()
        };
        Self(form.components().iter().map(of).collect())
    }

    /// What is said to a level of a component, both counted from 0.
    pub fn get(&self, component: usize, level: usize) -> Option<Guidance<'_>> {
        let (text, words) = self.0.get(component)?.get(level)?;
        Some(Guidance { text, words })
    }
}
