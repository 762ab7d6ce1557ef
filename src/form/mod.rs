//! What an official form is: its words, parts, fields, components, thresholds and papers.
//!
//! A form is data: a RON file of `forms/`, mirrored by [`FormDef`], read and checked once into a
//! [`Form`].
//!
//! **Invariant:** a [`Form`] is whole and free of contradictions, and never changes. Nothing here
//! knows of answers.

mod bounds;
mod check;
mod component;
mod control;
mod def;
mod field;
mod forms;
mod glossary;
mod help;
mod mistake;
mod role;
mod rule;
mod step;

use std::collections::BTreeMap;

pub use component::Component;
pub use control::{Column, Control, Number, Rows, Value};
pub use def::*;
pub use field::Field;
pub use forms::{FormError, Forms};
pub use glossary::Term;
pub use mistake::{Mistake, Problem};
pub use role::Role;
pub use rule::Place;
pub use step::Step;

use crate::base::{ComponentId, FieldId, FormId, PartId, to_thai_digits};

/// An official form, checked.
#[derive(Clone, Debug)]
pub struct Form {
    def: FormDef,
    steps: Vec<Step>,
    /// Those that are shown, and behind them the hidden ones.
    fields: Vec<Field>,
    shown: usize,
    components: Vec<Component>,
    rule_order: Vec<usize>,
    by_id: BTreeMap<FieldId, usize>,
    formless: bool,
}

impl Form {
    /// The form that a file describes, or all its mistakes.
    pub fn new(def: FormDef) -> Result<Self, Vec<Mistake>> {
        let components = component::components(&def);
        let mut fields = field::fields(&def, &components);
        // What is hidden comes behind all that is shown.
        fields.sort_by_key(|field| field.hidden);
        let shown = fields.iter().filter(|field| !field.hidden).count();
        let mistakes = check::check(&def, &fields);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let by_id =
            fields.iter().enumerate().map(|(index, field)| (field.id.clone(), index)).collect();
        let rule_order = rule::order(&def).unwrap_or_default();
        let steps = step::steps(&def);
        let formless = false;
        Ok(Self { def, steps, fields, shown, components, rule_order, by_id, formless })
    }

    /// What stands in the place of a form that is not there, to show a case all the same.
    pub fn formless(def: FormDef) -> Result<Self, Vec<Mistake>> {
        Ok(Self { formless: true, ..Self::new(def)? })
    }

    /// Whether it only stands in the place of a form that is not there: nothing is written by it.
    pub fn is_formless(&self) -> bool {
        self.formless
    }

    /// The name in files and commands.
    pub fn id(&self) -> &FormId {
        &self.def.id
    }

    /// The circular it comes from, as written in case files.
    pub fn edition(&self) -> &str {
        &self.def.edition
    }

    /// Everything that the form file says.
    pub fn def(&self) -> &FormDef {
        &self.def
    }

    /// The parts, in the order in which they are filled.
    pub fn parts(&self) -> &[PartDef] {
        &self.def.parts
    }

    /// The part with this id.
    pub fn part(&self, id: &PartId) -> Option<&PartDef> {
        self.def.parts.iter().find(|part| part.id == *id)
    }

    /// The steps in which a case is filled: the parts, and signing off among them.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Every field that is shown, in the order in which the form asks.
    pub fn fields(&self) -> &[Field] {
        self.fields.get(..self.shown).unwrap_or_default()
    }

    /// The fields that the program keeps in the case, and shows nowhere among the parts.
    pub fn hidden_fields(&self) -> &[Field] {
        self.fields.get(self.shown..).unwrap_or_default()
    }

    /// The fields of a part, in the order in which the form asks.
    pub fn fields_of<'a>(&'a self, part: &PartId) -> impl DoubleEndedIterator<Item = &'a Field> {
        self.fields().iter().filter(move |field| field.part == *part)
    }

    /// The field with this id, be it hidden.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.by_id.get(id).and_then(|index| self.fields.get(*index))
    }

    /// What is scored, where anything is.
    pub fn score(&self) -> Option<&ScoreDef> {
        self.def.score.as_ref()
    }

    /// The components of the score, in order.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// The component with this id.
    pub fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.def.id == *id)
    }

    /// Components that stand together under one heading.
    pub fn groups(&self) -> &[GroupDef] {
        self.score().map_or(&[], |score| &score.groups)
    }

    /// The levels that can be asked for, and the points each needs.
    pub fn targets(&self) -> &[TargetDef] {
        self.score().map_or(&[], |score| &score.targets)
    }

    /// The most points that a case can have.
    pub fn max(&self) -> i64 {
        self.components.iter().map(|component| component.def.max).sum()
    }

    /// The target with this level.
    pub fn target(&self, level: &str) -> Option<&TargetDef> {
        self.targets().iter().find(|target| target.level == *level)
    }

    /// How high a level stands on the form's ladder.
    pub fn rank(&self, level: &str) -> Option<usize> {
        self.def.ladder.iter().position(|rung| *rung == *level)
    }

    /// The pages of all papers that are printed together, in order.
    pub fn pages(&self) -> impl Iterator<Item = &PageDef> {
        self.def.papers.iter().filter(|paper| !paper.alone).flat_map(|paper| &paper.pages)
    }

    /// Everything that stands on the papers, in order.
    pub fn blocks(&self) -> impl Iterator<Item = &BlockDef> {
        self.pages().flat_map(|page| &page.0)
    }

    /// A level's range, as printed after its words.
    pub fn range_words(&self, level: &LevelDef) -> String {
        let range = self.score().map_or("", |score| &score.range);
        to_thai_digits(
            &range
                .replace("{from}", &level.from.to_string())
                .replace("{to}", &level.to.to_string()),
        )
    }
}
