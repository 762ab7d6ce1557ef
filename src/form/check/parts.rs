//! The parts, their fields, and signing off among them.

use std::collections::BTreeSet;

use super::{Check, is_text, places};
use crate::base::{FieldId, PartId};
use crate::form::{Bilingual, Field, FieldDef, PartDef, Problem, QuoteDef, ShownDef};

impl<'a> Check<'a> {
    pub(super) fn parts(&mut self) {
        let def = self.def;
        self.unique(places("parts", def.parts.iter().map(|part| part.id.as_str())));
        if def.parts.is_empty() {
            self.report("parts", Problem::Empty);
        }
        for (index, part) in def.parts.iter().enumerate() {
            let place = format!("parts[{index}]");
            self.well_formed(&place, part.id.as_str());
            self.bilingual(&format!("{place}.name"), &part.name);
            if let Some(about) = &part.about {
                self.bilingual(&format!("{place}.about"), about);
            }
            if part.locked && def.signing.is_none() {
                self.report(&place, Problem::LockedUnsigned);
            }
            self.shown(&place, part);
            self.help(&place, &part.help);
            for (index, field) in part.fields.iter().enumerate() {
                self.own_field(&format!("{place}.fields[{index}]"), field);
            }
        }
        self.apart();
    }

    pub(super) fn signing(&mut self) {
        let def = self.def;
        let Some(signing) = &def.signing else { return };
        self.known_part("signing", &signing.after);
        if let Some(about) = &signing.about {
            self.bilingual("signing.about", about);
        }
        if !def.parts.iter().any(|part| part.locked) {
            self.report("signing", Problem::NothingLocked);
        }
    }

    /// A part that is named somewhere is there.
    pub(super) fn known_part(&mut self, place: &str, id: &PartId) {
        if !self.def.parts.iter().any(|part| part.id == *id) {
            self.report(place, Problem::UnknownPart(id.clone()));
        }
    }

    fn bilingual(&mut self, place: &str, words: &Bilingual) {
        self.filled(place, &words.th);
        if let Some(english) = &words.en {
            self.filled(place, english);
        }
    }

    fn shown(&mut self, place: &str, part: &PartDef) {
        match &part.shown {
            ShownDef::OldAndNew { old, new } => {
                let place = format!("{place}.shown");
                for field in [old, new] {
                    self.names(&place, field, is_text);
                    if self.field(field).is_some_and(|field| field.part != part.id) {
                        self.report(&place, Problem::ElsewhereInForm(field.clone()));
                    }
                }
            }
            ShownDef::Scores | ShownDef::Summary if self.def.score.is_none() => {
                self.report(format!("{place}.shown"), Problem::NoScore);
            }
            ShownDef::Fields | ShownDef::Cards | ShownDef::Scores | ShownDef::Summary => {}
        }
    }

    fn help(&mut self, place: &str, quotes: &[QuoteDef]) {
        for (index, quote) in quotes.iter().enumerate() {
            let place = format!("{place}.help[{index}]");
            self.filled(&place, &quote.source);
            if quote.words.is_empty() || quote.words.iter().any(|of| of.trim().is_empty()) {
                self.report(&place, Problem::Empty);
            }
        }
    }

    fn own_field(&mut self, place: &str, field: &FieldDef) {
        self.well_formed(place, field.id.as_str());
        self.filled(&format!("{place}.label"), &field.label);
        self.kind(&format!("{place}.kind"), &field.kind);
    }

    /// No two fields have the same id, and no two the same words.
    fn apart(&mut self) {
        let def = self.def;
        let mut own = Vec::<(String, &'a FieldDef)>::new();
        for (part, at) in def.parts.iter().zip(0..) {
            let place = |index| format!("parts[{at}].fields[{index}]");
            own.extend(part.fields.iter().enumerate().map(|(index, of)| (place(index), of)));
        }
        // The score's own fields come last here, so that a file's field that takes one of their
        // names is found too; their place is the components'.
        let mut ids = BTreeSet::<&FieldId>::new();
        for (place, field) in &own {
            if !ids.insert(&field.id) {
                self.report(place, Problem::Duplicate(field.id.to_string()));
            }
        }
        for field in self.fields.iter().filter(|field| derived(field, &own)) {
            if !ids.insert(&field.id) {
                let question = own.iter().find(|(_, own)| own.reason().as_ref() == Some(&field.id));
                let place = question.map_or("score.components", |(place, _)| place).to_owned();
                self.report(place, Problem::Duplicate(field.id.to_string()));
            }
        }
        let mut labels = BTreeSet::new();
        for (place, field) in &own {
            if !labels.insert((&field.of, &field.label)) {
                self.report(place, Problem::Duplicate(field.label.clone()));
            }
        }
    }
}

/// Whether the field follows from a component.
fn derived(field: &Field, own: &[(String, &FieldDef)]) -> bool {
    !own.iter().any(|(_, own)| own.id == field.id && own.label == field.label)
}
