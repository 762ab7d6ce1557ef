//! What a field is to the lists of cases, whatever the form calls it.

use super::{ChoiceDef, Form, VerdictDef};
use crate::base::FieldId;

/// What a field is to titles, file names, columns, search and reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The number of the post.
    Number,
    /// The title of the post.
    Title,
    /// The present level.
    Level,
    /// The level asked for.
    Target,
    /// The title asked for.
    TargetTitle,
    /// The unit.
    Unit,
    /// The division.
    Division,
    /// The ministry.
    Ministry,
    /// The officer's verdict.
    Verdict,
    /// What was resolved.
    Resolution,
    /// The date of the resolution.
    Date,
    /// The duties of the post as they were.
    OldDuties,
    /// The duties of the post as they are to be.
    NewDuties,
    /// What is said of the difference between the two.
    Comparison,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 14] = [
        Self::Number,
        Self::Title,
        Self::Level,
        Self::Target,
        Self::TargetTitle,
        Self::Unit,
        Self::Division,
        Self::Ministry,
        Self::Verdict,
        Self::Resolution,
        Self::Date,
        Self::OldDuties,
        Self::NewDuties,
        Self::Comparison,
    ];
}

impl Form {
    /// The field with this role, where the form has one.
    pub fn role(&self, role: Role) -> Option<&FieldId> {
        let roles = &self.def.roles;
        match role {
            Role::Number => roles.number.as_ref(),
            Role::Title => roles.title.as_ref(),
            Role::Level => roles.level.as_ref(),
            Role::Target => roles.target.as_ref(),
            Role::TargetTitle => roles.target_title.as_ref(),
            Role::Unit => roles.unit.as_ref(),
            Role::Division => roles.division.as_ref(),
            Role::Ministry => roles.ministry.as_ref(),
            Role::Verdict => roles.verdict.as_ref().map(|verdict| &verdict.field),
            Role::Resolution => roles.resolution.as_ref().map(|resolution| &resolution.field),
            Role::Date => roles.date.as_ref(),
            Role::OldDuties => roles.old_duties.as_ref(),
            Role::NewDuties => roles.new_duties.as_ref(),
            Role::Comparison => roles.comparison.as_ref(),
        }
    }

    /// The officer's verdict, where the form asks for one.
    pub fn verdict(&self) -> Option<&VerdictDef> {
        self.def.roles.verdict.as_ref()
    }

    /// The words of an answer of the verdict.
    pub fn verdict_words(&self, answer: &str) -> Option<&ChoiceDef> {
        self.field(self.verdict()?.field.as_str())?.choice(answer)
    }
}
