//! Reads a form file for contradictions, and reports all of them at once.

mod draws;
mod grid;
mod guidance;
mod kinds;
mod paper;
mod parts;
mod roles;
mod rules;
mod score;

use std::collections::BTreeSet;

use super::def::FormDef;
use super::{Control, Field, Mistake, Problem};
use crate::base::{ChoiceId, FieldId};

/// Every mistake of a form, in the order of the file.
pub(super) fn check(def: &FormDef, fields: &[Field]) -> Vec<Mistake> {
    let mut check = Check { def, fields, shown: BTreeSet::new(), mistakes: Vec::new() };
    check.head();
    check.parts();
    check.signing();
    check.roles();
    check.next_round();
    check.score();
    check.rules();
    check.draws();
    check.papers();
    check.guidance();
    check.glossary();
    check.mistakes
}

struct Check<'a> {
    def: &'a FormDef,
    fields: &'a [Field],
    /// The fields that stand on a page.
    shown: BTreeSet<&'a FieldId>,
    mistakes: Vec<Mistake>,
}

impl<'a> Check<'a> {
    fn report(&mut self, place: impl Into<String>, problem: Problem) {
        self.mistakes.push(Mistake { place: place.into(), problem });
    }

    fn field(&self, id: &FieldId) -> Option<&'a Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    fn filled(&mut self, place: &str, words: &str) {
        if words.trim().is_empty() {
            self.report(place, Problem::Empty);
        }
    }

    fn placeholder(&mut self, place: &str, words: &str, placeholder: &'static str) {
        if !words.contains(placeholder) {
            self.report(place, Problem::LacksPlaceholder(placeholder));
        }
    }

    /// Ids go into file names, commands and case files.
    fn well_formed(&mut self, place: &str, id: &str) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
        if id.is_empty() || !id.chars().all(good) {
            self.report(place, Problem::BadId(id.to_owned()));
        }
    }

    fn unique<'i>(&mut self, ids: impl Iterator<Item = (String, &'i str)>) {
        let mut seen = BTreeSet::new();
        for (place, id) in ids {
            if !seen.insert(id) {
                self.report(place, Problem::Duplicate(id.to_owned()));
            }
        }
    }

    fn head(&mut self) {
        let def = self.def;
        self.well_formed("id", def.id.as_str());
        for (place, words) in
            [("edition", &def.edition), ("name", &def.name), ("title", &def.title)]
        {
            self.filled(place, words);
        }
        if let Some(annex) = &def.annex {
            self.filled("annex", annex);
        }
        self.unique(places("ladder", def.ladder.iter().map(ChoiceId::as_str)));
    }

    /// A field that is named somewhere is there, and is answered in a way that fits.
    fn names(&mut self, place: &str, id: &FieldId, fits: fn(&Control) -> bool) {
        match self.field(id) {
            None => self.report(place, Problem::UnknownField(id.clone())),
            Some(field) if !fits(&field.control) => {
                self.report(place, Problem::WrongKind(id.clone()));
            }
            Some(_) => {}
        }
    }
}

fn is_text(control: &Control) -> bool {
    control.is_text()
}

fn is_choice(control: &Control) -> bool {
    control.is_choice()
}

/// Ids with their places in a list.
fn places<'i>(
    list: &str,
    ids: impl Iterator<Item = &'i str>,
) -> impl Iterator<Item = (String, &'i str)> {
    ids.enumerate().map(move |(index, id)| (format!("{list}[{index}]"), id))
}

/// The sum of what a file says, whatever it says.
fn sum(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, i64::saturating_add)
}
