//! What a case gives to a report.

use crate::case::Case;
use crate::compensation::Compensation;
use crate::form::{DrawnDef, Form, Role};

/// A case that a report is drawn from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Its file, as the report remembers it.
    pub file: &'a str,
    /// Its form.
    pub form: &'a Form,
    /// The case.
    pub case: &'a Case,
}

impl Source<'_> {
    fn role(self, role: Role) -> String {
        let Some(field) = self.form.role(role) else { return String::new() };
        let answer = self.case.answer(field.as_str());
        let control = self.form.field(field.as_str()).map(|field| &field.control);
        match (answer, control) {
            (Some(answer), Some(control)) => crate::case::said(control, answer).trim().to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn old_level(self) -> String {
        self.role(Role::Level)
    }

    pub(super) fn new_level(self) -> String {
        self.role(Role::Target)
    }

    /// The type of a level of this case's form: what the level says, or else what the form's other
    /// levels do, as with `สูง`.
    pub(super) fn kind(self, level: &str, pay: &Compensation) -> String {
        if let Some(kind) = pay.kind_of(level) {
            return kind.to_owned();
        }
        let known = |kind: &str| !pay.rows_of(kind, level).is_empty();
        let kinds = &self.form.def().roles.kinds;
        kinds.iter().find(|kind| known(kind)).cloned().unwrap_or_default()
    }

    fn average(self, level: &str, pay: &Compensation) -> String {
        let average = pay.average(&self.kind(level, pay), level, 0);
        average.map(|average| average.to_string()).unwrap_or_default()
    }

    /// What is drawn, as somebody would type it.
    pub(super) fn give(self, what: &DrawnDef, pay: &Compensation) -> String {
        match what {
            DrawnDef::Number => self.role(Role::Number),
            DrawnDef::Title => self.role(Role::Title),
            DrawnDef::NewTitle => match self.role(Role::TargetTitle) {
                title if title.is_empty() => self.role(Role::Title),
                title => title,
            },
            DrawnDef::OldType => self.kind(&self.old_level(), pay),
            DrawnDef::NewType => self.kind(&self.new_level(), pay),
            DrawnDef::OldLevel => self.old_level(),
            DrawnDef::NewLevel => self.new_level(),
            DrawnDef::OldPay => self.average(&self.old_level(), pay),
            DrawnDef::NewPay => self.average(&self.new_level(), pay),
            DrawnDef::Unit => self.role(Role::Unit),
            DrawnDef::Division => self.role(Role::Division),
            DrawnDef::NewDuties => self.role(Role::NewDuties),
            DrawnDef::Post => {
                let words = [self.role(Role::Title), self.new_level(), self.role(Role::Number)];
                words.join(" ").trim().to_owned()
            }
            DrawnDef::Says(words) => words.clone(),
        }
    }

    /// Words with what is drawn in their braces.
    pub(super) fn fill(self, words: &str, pay: &Compensation) -> String {
        let mut filled = words.to_owned();
        for (name, what) in [
            ("{number}", DrawnDef::Number),
            ("{title}", DrawnDef::Title),
            ("{new_title}", DrawnDef::NewTitle),
            ("{old_level}", DrawnDef::OldLevel),
            ("{new_level}", DrawnDef::NewLevel),
            ("{unit}", DrawnDef::Unit),
            ("{division}", DrawnDef::Division),
        ] {
            if filled.contains(name) {
                filled = filled.replace(name, &self.give(&what, pay));
            }
        }
        filled
    }
}
