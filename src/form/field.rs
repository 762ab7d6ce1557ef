//! The fields of a form: those of its file, and those that follow from the components.

use super::{ChoiceDef, Component, FormDef, KindDef, PartDef, ScoreDef, ShownDef};
use crate::base::{ChoiceId, ComponentId, FieldId, PartId};

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Field {
    /// The name in case files.
    pub id: FieldId,
    /// The form's own words for it.
    pub label: String,
    /// Whose it is, in the form's own words, where the label alone would not tell.
    pub of: Option<String>,
    /// How it is answered.
    pub control: Control,
    /// The part of the form it belongs to.
    pub part: PartId,
    /// Whether signing off locks it.
    pub locked: bool,
    /// Whether it must be answered before signing off.
    pub required: bool,
    /// Helps on the screen and is not printed.
    pub screen_only: bool,
    /// On the screen, shares a line with the field before it.
    pub beside: bool,
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A few words on one line.
    Line,
    /// Text of any length.
    Paragraphs,
    /// One of these.
    Choice(Vec<ChoiceDef>),
    /// The level of this component: its number from 1.
    Level(ComponentId),
    /// The points of this component.
    Points(ComponentId),
}

impl Field {
    /// The words that tell this field from every other: `เหตุผล (หัวหน้า…)`.
    pub fn full_label(&self) -> String {
        match &self.of {
            Some(of) => format!("{} ({of})", self.label),
            None => self.label.clone(),
        }
    }

    /// What it is called where a choice of it is told: the words of the choice, or its name.
    pub fn choice<'a>(&'a self, id: &str) -> Option<&'a ChoiceDef> {
        match &self.control {
            Control::Choice(choices) => choices.iter().find(|choice| choice.id == *id),
            Control::Line | Control::Paragraphs | Control::Level(_) | Control::Points(_) => None,
        }
    }
}

/// The fields of the file, part by part; the score's below the own ones of its part.
pub(super) fn fields(def: &FormDef, components: &[Component]) -> Vec<Field> {
    let mut fields = Vec::new();
    for part in &def.parts {
        fields.extend(part.fields.iter().map(|field| Field {
            id: field.id.clone(),
            label: field.label.clone(),
            of: field.of.clone(),
            control: match &field.kind {
                KindDef::Line => Control::Line,
                KindDef::Paragraphs => Control::Paragraphs,
                KindDef::Choice(choices) => Control::Choice(choices.clone()),
                KindDef::Target => Control::Choice(targets(def)),
            },
            part: part.id.clone(),
            locked: part.locked,
            required: field.required,
            screen_only: field.screen_only,
            beside: field.beside,
        }));
        if let (ShownDef::Scores, Some(score)) = (&part.shown, &def.score) {
            fields.extend(components.iter().flat_map(|of| score_fields(part, score, of)));
        }
    }
    fields
}

fn targets(def: &FormDef) -> Vec<ChoiceDef> {
    let choice = |level: &ChoiceId| ChoiceDef { id: level.clone(), label: level.to_string() };
    def.score.iter().flat_map(|score| &score.targets).map(|target| choice(&target.level)).collect()
}

fn score_fields(part: &PartDef, score: &ScoreDef, component: &Component) -> [Field; 3] {
    let field = |id: &FieldId, what: &str, control| Field {
        id: id.clone(),
        label: what.to_owned(),
        of: Some(format!("{} {}", component.def.number, component.def.name)),
        control,
        part: part.id.clone(),
        locked: part.locked,
        required: true,
        screen_only: false,
        beside: false,
    };
    let id = &component.def.id;
    [
        field(&component.level, &score.level, Control::Level(id.clone())),
        field(&component.points, &score.points, Control::Points(id.clone())),
        field(&component.reason, &score.reason, Control::Paragraphs),
    ]
}
