//! What stands in a file of `forms/`: one form, word for word; a file a subject.
//!
//! **Invariant:** these types only mirror the file. What follows from them (score fields, checks,
//! look-ups) is made once, in [`super::Form`].

mod draws;
mod field;
mod grid;
mod guidance;
mod paper;
mod part;
mod role;
mod rule;
mod score;

use serde::Deserialize;

pub use draws::*;
pub use field::*;
pub use grid::*;
pub use guidance::*;
pub use paper::*;
pub use part::*;
pub use role::*;
pub use rule::*;
pub use score::*;

use crate::base::{ChoiceId, FormId};

/// One form in one edition.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormDef {
    /// The name in files and commands: `academic`.
    pub id: FormId,
    /// The circular it comes from, as written in case files: `ว2/2558`.
    pub edition: String,
    /// The annex of the circular, where it is one: `๕.๑`.
    #[serde(default)]
    pub annex: Option<String>,
    /// Whom it is for, in a few words: `ประเภทวิชาการ`.
    pub name: String,
    /// The title above the form.
    pub title: String,
    /// Where it stands among all that can be begun.
    #[serde(default)]
    pub group: FormGroup,
    /// The levels of these posts, lowest first.
    #[serde(default)]
    pub ladder: Vec<ChoiceId>,
    /// The parts, in the order in which they are filled.
    pub parts: Vec<PartDef>,
    /// Where signing off stands among them; a form without it is never signed off.
    #[serde(default)]
    pub signing: Option<SigningDef>,
    /// Which field is what to the lists of cases.
    #[serde(default)]
    pub roles: RolesDef,
    /// What becomes of the answers in a new round.
    #[serde(default)]
    pub next_round: NextRoundDef,
    /// What is scored, where anything is.
    #[serde(default)]
    pub score: Option<ScoreDef>,
    /// What is worked out, and what must be so.
    #[serde(default)]
    pub rules: Vec<RuleDef>,
    /// The routes by which these posts may be set at a level: what their ids begin with.
    #[serde(default)]
    pub eligibility: Vec<String>,
    /// What is drawn from cases of other forms.
    #[serde(default)]
    pub draws: Option<DrawsDef>,
    /// Tables to look numbers up in.
    #[serde(default)]
    pub tables: Vec<TableDef>,
    /// The papers, in order.
    pub papers: Vec<PaperDef>,
    /// What the levels mean in each line of work.
    #[serde(default)]
    pub guidance: Option<GuidanceDef>,
    /// Words that the guidance uses.
    #[serde(default)]
    pub glossary: Option<GlossaryDef>,
}
