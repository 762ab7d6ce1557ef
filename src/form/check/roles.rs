//! Roles, and what a new round keeps.

use super::{Check, is_choice, is_text};
use crate::base::{ChoiceId, FieldId};
use crate::form::{Control, Problem};

impl Check<'_> {
    pub(super) fn roles(&mut self) {
        let roles = &self.def.roles;
        for (place, field) in [
            ("roles.number", &roles.number),
            ("roles.title", &roles.title),
            ("roles.level", &roles.level),
            ("roles.target", &roles.target),
            ("roles.target_title", &roles.target_title),
            ("roles.unit", &roles.unit),
            ("roles.division", &roles.division),
            ("roles.ministry", &roles.ministry),
        ] {
            if let Some(field) = field {
                self.names(place, field, is_said);
            }
        }
        for (place, field) in [
            ("roles.old_duties", &roles.old_duties),
            ("roles.new_duties", &roles.new_duties),
            ("roles.comparison", &roles.comparison),
        ] {
            if let Some(field) = field {
                self.names(place, field, is_text);
            }
        }
        if let Some(date) = &roles.date {
            self.names("roles.date", date, |control| {
                control.is_text() || *control == Control::Date
            });
        }
        if let Some(verdict) = &roles.verdict {
            self.names("roles.verdict", &verdict.field, is_choice);
            self.known_choice("roles.verdict", &verdict.field, &verdict.pass);
            self.known_choice("roles.verdict", &verdict.field, &verdict.fail);
        }
        if let Some(resolution) = &roles.resolution {
            self.names("roles.resolution", &resolution.field, is_choice);
            self.known_choice("roles.resolution", &resolution.field, &resolution.approved);
        }
    }

    pub(super) fn next_round(&mut self) {
        let next = &self.def.next_round;
        for (list, parts) in [("keeps", &next.keeps), ("argues_again", &next.argues_again)] {
            for (index, part) in parts.iter().enumerate() {
                self.known_part(&format!("next_round.{list}[{index}]"), part);
            }
        }
        for (index, becomes) in next.becomes.iter().enumerate() {
            let place = format!("next_round.becomes[{index}]");
            self.names(&place, &becomes.new, is_said);
            self.names(&place, &becomes.old, is_text);
        }
    }

    /// An answer that is named somewhere is one that the field offers.
    pub(super) fn known_choice(&mut self, place: &str, field: &FieldId, choice: &ChoiceId) {
        let unknown = self.field(field).is_some_and(|field| {
            let choices = field.control.choices();
            !choices.is_empty() && !choices.iter().any(|known| known.id == *choice)
        });
        if unknown {
            self.report(place, Problem::UnknownChoice(choice.clone()));
        }
    }
}

/// Whether an answer is words, typed or chosen.
fn is_said(control: &Control) -> bool {
    is_text(control) || is_choice(control)
}
