//! The fields of a form: those of its file, and those that follow from the components.

use super::control::{Column, Control, Number, Rows, Value};
use super::{
    ChoiceDef, ColumnDef, Component, FieldDef, FormDef, KindDef, PartDef, ScoreDef, ShownDef,
};
use crate::base::{ChoiceId, FieldId, PartId};
use crate::eligibility::{Named, Route, Routes};

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
    /// Kept by the program in the case, and neither shown nor printed.
    pub hidden: bool,
    /// The field with the reason for the answer, where this is a question.
    pub reason: Option<FieldId>,
    /// Whether it is such a reason: on the screen it stands with its question.
    pub of_question: bool,
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
        self.control.choices().iter().find(|choice| choice.id == *id)
    }
}

/// The fields of the file, part by part; the score's below the own ones of its part.
pub(super) fn fields(def: &FormDef, components: &[Component]) -> Vec<Field> {
    let mut fields = Vec::new();
    for part in &def.parts {
        for field in &part.fields {
            let own = Field {
                id: field.id.clone(),
                label: field.label.clone(),
                of: field.of.clone(),
                control: control(def, &field.kind),
                part: part.id.clone(),
                locked: part.locked,
                required: field.required,
                screen_only: field.screen_only || field.hidden,
                beside: field.beside,
                hidden: field.hidden,
                reason: field.reason(),
                of_question: false,
            };
            let reason = reason_field(&own, field);
            fields.push(own);
            fields.extend(reason);
        }
        if let (ShownDef::Scores, Some(score)) = (&part.shown, &def.score) {
            fields.extend(components.iter().flat_map(|of| score_fields(part, score, of)));
        }
    }
    if let Some(part) = def.parts.last() {
        fields.extend(eligibility_fields(def, part));
    }
    fields
}

/// What is answered of the routes to a level, where the form has any: kept in the case, and neither
/// shown among the parts nor printed on the form.
fn eligibility_fields(def: &FormDef, part: &PartDef) -> Vec<Field> {
    if def.eligibility.is_empty() {
        return Vec::new();
    }
    let known = Routes::built_in();
    let routes: Vec<_> = known.beginning(&def.eligibility).collect();
    let route = |of: &&Route| ChoiceDef {
        id: of.id.as_str().into(),
        label: format!("{} {}", of.code, of.name),
    };
    let conditions = routes.iter().flat_map(|route| {
        route.conditions.iter().map(|condition| ChoiceDef {
            id: route.full_id(condition).into(),
            label: format!("{} {}", route.code, condition.words),
        })
    });
    let yes = |id: &str, label: &str| ChoiceDef { id: id.into(), label: label.to_owned() };
    let number = || Control::Number(Number { from: Some(0), to: None, unit: None });
    let of = &known.fields;
    let answered = [
        (&of.route, Control::Choice(routes.iter().map(route).collect())),
        (&of.met, Control::Ticks(conditions.collect())),
        (&of.notes, Control::Paragraphs),
        (&of.second, Control::Choice(vec![yes("yes", &of.yes), yes("no", &of.no)])),
        (&of.academic, number()),
        (&of.general, number()),
        (&of.employees, number()),
        (&of.workers, number()),
    ];
    let field = |(named, control): (&Named, Control)| Field {
        id: named.id.clone(),
        label: named.label.clone(),
        of: None,
        control,
        part: part.id.clone(),
        locked: false,
        required: false,
        screen_only: true,
        beside: false,
        hidden: true,
        reason: None,
        of_question: false,
    };
    answered.into_iter().map(field).collect()
}

/// How a kind is answered.
fn control(def: &FormDef, kind: &KindDef) -> Control {
    match kind {
        KindDef::Line => Control::Line,
        KindDef::Paragraphs => Control::Paragraphs,
        KindDef::Number { from, to, unit } => {
            Control::Number(Number { from: *from, to: *to, unit: unit.clone() })
        }
        KindDef::Money { satang } => Control::Money { satang: *satang },
        KindDef::Date => Control::Date,
        KindDef::Choice(choices) => Control::Choice(choices.clone()),
        KindDef::Ticks(choices) => Control::Ticks(choices.clone()),
        KindDef::YesNo { yes, no } => {
            let choice =
                |id: &str, label: &String| ChoiceDef { id: id.into(), label: label.clone() };
            Control::Choice(vec![choice("yes", yes), choice("no", no)])
        }
        KindDef::Question { answers, .. } => Control::Question(answers.clone()),
        KindDef::Level => Control::Choice(def.ladder.iter().map(rung).collect()),
        KindDef::Target => Control::Choice(targets(def)),
        KindDef::Value { amount, unit, called } => {
            Control::Value(Value { amount: *amount, unit: unit.clone(), called: called.clone() })
        }
        KindDef::Rows { columns, at_least, fixed } => Control::Rows(Rows {
            columns: columns.iter().map(|of| column(def, of)).collect(),
            at_least: *at_least,
            fixed: fixed.clone(),
        }),
    }
}

fn column(def: &FormDef, column: &ColumnDef) -> Column {
    Column {
        id: column.id.clone(),
        label: column.label.clone(),
        control: control(def, &column.kind),
        required: column.required,
        share: column.share,
    }
}

/// The reason that goes with the answer to a question.
fn reason_field(question: &Field, def: &FieldDef) -> Option<Field> {
    let KindDef::Question { reason, .. } = &def.kind else { return None };
    Some(Field {
        id: question.reason.clone()?,
        label: reason.clone(),
        of: Some(question.label.clone()),
        control: Control::Paragraphs,
        beside: false,
        reason: None,
        of_question: true,
        ..question.clone()
    })
}

fn rung(level: &ChoiceId) -> ChoiceDef {
    ChoiceDef { id: level.clone(), label: level.to_string() }
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
        hidden: false,
        reason: None,
        of_question: false,
    };
    let id = &component.def.id;
    [
        field(&component.level, &score.level, Control::Level(id.clone())),
        field(&component.points, &score.points, Control::Points(id.clone())),
        field(&component.reason, &score.reason, Control::Paragraphs),
    ]
}
