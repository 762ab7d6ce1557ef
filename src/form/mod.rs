//! What an official form is: its words, fields, components, thresholds and paper.
//!
//! A form is data: a RON file of `forms/`, mirrored by [`FormDef`], read and checked once into a
//! [`Form`].
//!
//! **Invariant:** a [`Form`] is whole and free of contradictions, and never changes. Nothing here
//! knows of answers.

mod bounds;
mod check;
mod def;
mod forms;
mod glossary;
mod help;
mod mistake;

use std::collections::BTreeMap;

pub use def::*;
pub use forms::{FormError, Forms};
pub use glossary::Term;
pub use mistake::{Mistake, Problem};

use crate::base::{ChoiceId, ComponentId, FieldId, FormId, to_thai_digits};

/// An official form, checked.
#[derive(Clone, Debug)]
pub struct Form {
    def: FormDef,
    fields: Vec<Field>,
    components: Vec<Component>,
    by_id: BTreeMap<FieldId, usize>,
}

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub section: Section,
    /// Whether it must be answered before signing off.
    pub required: bool,
    /// Helps on the screen and is not printed.
    pub screen_only: bool,
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

/// One component of the score, with the fields that follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// What the form file says of it.
    pub def: ComponentDef,
    /// The field of its level.
    pub level: FieldId,
    /// The field of its points.
    pub points: FieldId,
    /// The field of its reason.
    pub reason: FieldId,
}

impl Field {
    /// The words that tell this field from every other: `เหตุผล (หัวหน้า…)`.
    pub fn full_label(&self) -> String {
        match &self.of {
            Some(of) => format!("{} ({of})", self.label),
            None => self.label.clone(),
        }
    }
}

impl Section {
    /// Whether signing off locks this part.
    pub fn locked_by_signing(self) -> bool {
        match self {
            Self::Position | Self::Duties | Self::Comparison | Self::Score | Self::Summary => true,
            Self::Opinions | Self::Committee => false,
        }
    }
}

impl BlockDef {
    /// The pieces of words and blanks in it, line by line.
    pub fn lines(&self) -> &[Vec<PieceDef>] {
        match self {
            Self::Line(pieces) | Self::Paragraph(pieces) => std::slice::from_ref(pieces),
            Self::Signature { office, .. } => office,
            Self::Title
            | Self::Heading(_)
            | Self::Lines { .. }
            | Self::Scores
            | Self::Ticks { .. } => &[],
        }
    }
}

impl Component {
    /// The level with this number, from 1.
    pub fn level(&self, number: i64) -> Option<&LevelDef> {
        usize::try_from(number.checked_sub(1)?).ok().and_then(|index| self.def.levels.get(index))
    }

    /// The number of the level whose range holds these points.
    pub fn level_of(&self, points: i64) -> Option<i64> {
        self.def
            .levels
            .iter()
            .zip(1..)
            .find_map(|(level, number)| (level.from..=level.to).contains(&points).then_some(number))
    }

    /// The fewest points that any level gives.
    pub fn min(&self) -> i64 {
        self.def.levels.iter().map(|level| level.from).min().unwrap_or(0)
    }
}

impl Form {
    /// The form that a file describes, or all its mistakes.
    pub fn new(def: FormDef) -> Result<Self, Vec<Mistake>> {
        let components = components(&def);
        let fields = fields(&def, &components);
        let mistakes = check::check(&def, &fields);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let by_id =
            fields.iter().enumerate().map(|(index, field)| (field.id.clone(), index)).collect();
        Ok(Self { def, fields, components, by_id })
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

    /// Every field, in the order in which the form asks.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.by_id.get(id).and_then(|index| self.fields.get(*index))
    }

    /// The components of the score, in order.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// The component with this id.
    pub fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.def.id == *id)
    }

    /// The most points that a case can have.
    pub fn max(&self) -> i64 {
        self.def.components.iter().map(|component| component.max).sum()
    }

    /// The target with this level.
    pub fn target(&self, level: &str) -> Option<&TargetDef> {
        self.def.targets.iter().find(|target| target.level == *level)
    }

    /// How high a level stands on the form's ladder.
    pub fn rank(&self, level: &str) -> Option<usize> {
        self.def.ladder.iter().position(|rung| *rung == *level)
    }

    /// A level's range, as printed after its words.
    pub fn range_words(&self, level: &LevelDef) -> String {
        let range = &self.def.score.range;
        to_thai_digits(
            &range
                .replace("{from}", &level.from.to_string())
                .replace("{to}", &level.to.to_string()),
        )
    }
}

fn components(def: &FormDef) -> Vec<Component> {
    let field = |component: &ComponentDef, part: &str| {
        FieldId::from(format!("score.{}.{part}", component.id))
    };
    def.components
        .iter()
        .map(|component| Component {
            level: field(component, "level"),
            points: field(component, "points"),
            reason: field(component, "reason"),
            def: component.clone(),
        })
        .collect()
}

/// The file's own fields and the score's, section by section.
fn fields(def: &FormDef, components: &[Component]) -> Vec<Field> {
    let own = def.fields.iter().map(|field| Field {
        id: field.id.clone(),
        label: field.label.clone(),
        of: field.of.clone(),
        control: match &field.kind {
            KindDef::Line => Control::Line,
            KindDef::Paragraphs => Control::Paragraphs,
            KindDef::Choice(choices) => Control::Choice(choices.clone()),
            KindDef::Target => Control::Choice(targets(def)),
        },
        section: field.section,
        required: field.required,
        screen_only: field.screen_only,
    });
    let scores = components.iter().flat_map(|component| score_fields(def, component));
    let mut fields: Vec<_> = own.chain(scores).collect();
    fields.sort_by_key(|field| field.section);
    fields
}

fn targets(def: &FormDef) -> Vec<ChoiceDef> {
    let choice = |level: &ChoiceId| ChoiceDef { id: level.clone(), label: level.to_string() };
    def.targets.iter().map(|target| choice(&target.level)).collect()
}

fn score_fields(def: &FormDef, component: &Component) -> [Field; 3] {
    let field = |id: &FieldId, what: &str, control| Field {
        id: id.clone(),
        label: what.to_owned(),
        of: Some(format!("{} {}", component.def.number, component.def.name)),
        control,
        section: Section::Score,
        required: true,
        screen_only: false,
    };
    let id = &component.def.id;
    [
        field(&component.level, &def.score.level, Control::Level(id.clone())),
        field(&component.points, &def.score.points, Control::Points(id.clone())),
        field(&component.reason, &def.score.reason, Control::Paragraphs),
    ]
}
