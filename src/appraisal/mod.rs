//! What the answers add up to: levels, points, total, verdict, and what is missing or wrong.
//!
//! An [`Appraisal`] is a value that follows from form and case alone. It is made anew when the
//! case changes, and never saved or edited.
//!
//! **Invariant:** pure and total: any case gives an appraisal; no float, no clock, no failure.

#![deny(clippy::float_arithmetic)]

mod finding;
mod findings;
mod kept;
mod near;
mod progress;
mod score;
mod seal;
mod sign;
mod thin;
mod values;

pub use finding::{Code, Finding, Limit, Severity};
pub use near::{Near, Way, near};
pub use progress::Progress;
pub use score::Score;
pub use sign::{SignError, sign_off};
pub use thin::{Thin, thin};
pub use values::Values;

use crate::base::{ChoiceId, PartId};
use crate::case::Case;
use crate::form::{Form, Role};

/// What a case adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appraisal {
    /// Whether the case is signed off.
    pub state: State,
    /// The components, in the form's order.
    pub scores: Vec<Score>,
    /// The sum of all valid points.
    pub total: i64,
    /// The most points there are.
    pub max: i64,
    /// The target level, as answered.
    pub target: Option<ChoiceId>,
    /// The points that the target needs.
    pub threshold: Option<i64>,
    /// Whether every component has a level and valid points and the total reaches the threshold;
    /// `None` while there is no threshold.
    pub reached: Option<bool>,
    /// The verdict, as answered.
    pub verdict: Option<ChoiceId>,
    /// What the form's rules work out.
    pub values: Values,
    /// What is wrong, worth a look, or missing, in the form's order.
    pub findings: Vec<Finding>,
    /// How much of each part is answered.
    pub progress: Vec<(PartId, Progress)>,
}

/// Whether a case is signed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being worked on.
    Draft,
    /// It is signed off.
    Signed,
    /// It was signed off, and changed since by something else than this program.
    Altered,
}

impl State {
    /// The word for it in `check --json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
            Self::Altered => "altered",
        }
    }
}

impl Appraisal {
    /// Whether nothing is missing and nothing is wrong: the case can be signed off.
    pub fn complete(&self) -> bool {
        self.findings.iter().all(|finding| match finding.severity() {
            Severity::Error | Severity::Missing => false,
            Severity::Warning => true,
        })
    }

    /// Whether something contradicts the rules.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// Whether every component has a level and points that count.
    pub fn all_valid(&self) -> bool {
        self.scores.iter().all(Score::valid)
    }

    /// The verdict that the totals speak for; none before they say anything. It is the officer's to
    /// choose.
    pub fn suggested<'a>(&self, form: &'a Form) -> Option<&'a ChoiceId> {
        let verdict = form.verdict()?;
        if self.reached? { Some(&verdict.pass) } else { self.all_valid().then_some(&verdict.fail) }
    }

    /// Whether the officer let the post pass, where that is said.
    pub fn passed(&self, form: &Form) -> Option<bool> {
        let (said, verdict) = (self.verdict.as_ref()?, form.verdict()?);
        [(&verdict.pass, true), (&verdict.fail, false)]
            .into_iter()
            .find_map(|(answer, passed)| (answer == said).then_some(passed))
    }

    /// What speaks against the verdict that was chosen: the total, or that there is none to go by.
    pub fn verdict_doubt(&self) -> Option<&Finding> {
        let doubts =
            |code: &Code| matches!(code, Code::PassNotReached { .. } | Code::FailReached { .. });
        self.findings.iter().find(|finding| doubts(&finding.code))
    }

    /// How many points the target still needs; nothing below zero.
    pub fn points_short(&self) -> Option<i64> {
        self.threshold.map(|threshold| (threshold - self.total).max(0))
    }
}

/// Adds a case up.
pub fn appraise(form: &Form, case: &Case) -> Appraisal {
    let scores: Vec<_> = form.components().iter().map(|c| Score::of(c, case)).collect();
    let total = scores.iter().filter_map(Score::valid_points).sum();
    let choice = |role: Role| match case.role(form, role) {
        "" => None,
        choice => Some(ChoiceId::from(choice)),
    };
    let target = choice(Role::Target);
    let threshold =
        target.as_ref().and_then(|level| form.target(level.as_str())).map(|t| t.threshold);
    let all_valid = scores.iter().all(Score::valid);
    let mut appraisal = Appraisal {
        state: State::Draft,
        scores,
        total,
        max: form.max(),
        target,
        threshold,
        reached: threshold.map(|threshold| all_valid && total >= threshold),
        verdict: choice(Role::Verdict),
        values: Values::of(form, case),
        findings: Vec::new(),
        progress: progress::progress(form, case),
    };
    appraisal.findings = findings::find(form, case, &appraisal);
    let (state, findings) = seal::judge(form, case, &appraisal);
    appraisal.state = state;
    appraisal.findings.splice(0..0, findings);
    appraisal
}
