//! A case in memory, told as a story: load a form, answer as an officer types, read what it adds
//! up to.

use std::sync::LazyLock;

use khangan::appraisal::Finding;
use khangan::appraisal::{Appraisal, appraise, sign_off};
use khangan::base::{FieldId, Moment};
use khangan::case::{
    Case, Edit, EditError, Event, Reopening, Row, Timeline, read_answer, read_cell,
};
use khangan::form::{Control, Field, Form, Forms};
use khangan::ui::Step;
use uuid::Uuid;

/// The forms built in, read once.
pub static FORMS: LazyLock<Forms> = LazyLock::new(Forms::built_in);

/// The ids of the three forms that score.
pub const FORM_IDS: [&str; 3] = ["academic", "general", "arts"];

/// The ids of all forms built in: those that score first.
pub const ALL_IDS: [&str; 11] = [
    "academic",
    "general",
    "arts",
    "executive",
    "memo",
    "plan",
    "work_details",
    "committee_order",
    "bo1",
    "bo2",
    "plan_report",
];

/// The form built in with this id.
pub fn form(id: &str) -> &'static Form {
    FORMS.named(id).unwrap()
}

/// A moment at which nothing special happens.
pub fn some_moment() -> Moment {
    "2026-11-20T09:30:00+07:00".parse().unwrap()
}

/// An empty case with an id that is always the same.
pub fn empty_case(form: &Form) -> Case {
    Case::new(form, Uuid::from_u128(0x5b8b_1a0e), some_moment())
}

/// What an officer could type into every required field but the levels, points and choices.
pub fn required_texts(form: &Form) -> impl Iterator<Item = &Field> {
    let text = |control: &Control| matches!(control, Control::Line | Control::Paragraphs);
    form.fields().iter().filter(move |field| field.required && text(&field.control))
}

/// `code field`, the field without the name of its part of the form.
pub fn short(finding: &Finding) -> String {
    let field = finding.field.as_str();
    let field = ["position.", "score.", "summary."]
        .iter()
        .find_map(|part| field.strip_prefix(part))
        .unwrap_or(field);
    format!("{} {field}", finding.code.as_str())
}

/// A case that somebody works on.
pub struct Scenario {
    pub form: &'static Form,
    timeline: Timeline,
}

impl Scenario {
    /// An empty case.
    pub fn new(form_id: &str) -> Self {
        let form = form(form_id);
        Self { form, timeline: Timeline::new(empty_case(form)) }
    }

    /// A case that was there before.
    pub fn with(case: Case) -> Self {
        Self { form: form(case.form().as_str()), timeline: Timeline::new(case) }
    }

    /// A case with every required field answered that is neither level nor points nor choice.
    pub fn with_texts(form_id: &str) -> Self {
        let form = form(form_id);
        required_texts(form)
            .fold(Self::new(form_id), |scenario, field| scenario.answer(field.id.as_str(), "ก"))
    }

    /// A case that can be signed off: 90 points, the form's first target, pass.
    pub fn complete(form_id: &str) -> Self {
        let scenario = Self::with_texts(form_id);
        let target = scenario.form.targets()[0].level.as_str().to_owned();
        let points: Vec<_> = scenario
            .form
            .components()
            .iter()
            .map(|component| (component.points.clone(), component.def.max))
            .collect();
        let scenario =
            scenario.answer("position.target_level", &target).answer("summary.verdict", "pass");
        points.into_iter().fold(scenario, |scenario, (field, max)| {
            scenario.answer(field.as_str(), &(if max == 30 { 27 } else { 18 }).to_string())
        })
    }

    /// Types an answer, which must be accepted.
    pub fn answer(mut self, field: &str, typed: &str) -> Self {
        if let Err(error) = self.try_answer(field, typed) {
            panic!("{field}={typed} is refused: {error}");
        }
        self
    }

    /// Adds a row with these cells.
    pub fn add(mut self, table: &str, cells: &[(&str, &str)]) -> Self {
        let rows = self.form.field(table).unwrap().control.rows().unwrap();
        let id = FieldId::from(table);
        let at = self.case().rows(table).len();
        let mut edit = Edit::insert_rows(id.clone(), at, vec![Row::default()]);
        for (column, typed) in cells {
            let column = rows.column(column).unwrap();
            edit = edit.and(read_cell(&id, at, column, typed).unwrap());
        }
        self.timeline.edit(self.form, edit).unwrap();
        self
    }

    /// Types an answer, which must be refused; the refusal contains these words.
    pub fn refuse(mut self, field: &str, typed: &str, why: &str) -> Self {
        let before = self.case().clone();
        let error = self.try_answer(field, typed).expect_err("accepted");
        assert!(error.contains(why), "{field}={typed}: {error}");
        assert_eq!(*self.case(), before, "{field}={typed} is refused and changes something");
        self
    }

    fn try_answer(&mut self, field: &str, typed: &str) -> Result<(), String> {
        let field = self.form.field(field).expect("the form has the field");
        let edit = read_answer(self.form, self.timeline.case(), field, typed);
        let edit = edit.map_err(|error| error.to_string())?;
        self.timeline.edit(self.form, edit).map_err(|error: EditError| error.to_string())
    }

    /// Takes the last change back; there must be one.
    pub fn undo(mut self) -> Self {
        assert!(self.timeline.undo(self.form).unwrap(), "nothing to undo");
        self
    }

    /// Makes the change again that was taken back last; there must be one.
    pub fn redo(mut self) -> Self {
        assert!(self.timeline.redo(self.form).unwrap(), "nothing to redo");
        self
    }

    /// Signs the case off; nothing may stand in the way.
    pub fn sign(mut self, name: &str, office: &str) -> Self {
        let event = sign_off(self.form, self.case(), name, office, some_moment()).unwrap();
        self.timeline.record(self.form, event, "somying").unwrap();
        self
    }

    /// Reopens the case.
    pub fn reopen(mut self, reason: &str) -> Self {
        let (at, name) = (some_moment(), "ผู้เปิด".to_owned());
        let reopening = Reopening { at, name, reason: reason.to_owned() };
        self.timeline.record(self.form, Event::Reopened(reopening), "somying").unwrap();
        self
    }

    /// The case as it is now.
    pub fn case(&self) -> &Case {
        self.timeline.case()
    }

    /// What it adds up to.
    pub fn appraisal(&self) -> Appraisal {
        appraise(self.form, self.case())
    }

    /// The sum of all valid points.
    pub fn total(&self) -> i64 {
        self.appraisal().total
    }

    /// The level of a component.
    pub fn level(&self, component: &str) -> Option<i64> {
        self.case().number(&format!("score.{component}.level"))
    }

    /// The points of a component.
    pub fn points(&self, component: &str) -> Option<i64> {
        self.case().number(&format!("score.{component}.points"))
    }

    /// All findings, as [`short`] says them.
    pub fn findings(&self) -> Vec<String> {
        self.appraisal().findings.iter().map(short).collect()
    }

    /// Whether signing off locked a field.
    pub fn locked(&self, field: &str) -> bool {
        self.case().lock(self.form, &FieldId::from(field)).is_some()
    }
}

#[test]
fn typing_points_chooses_the_level() {
    let scenario = Scenario::new("academic").answer("score.duties.points", "๒๘");
    assert_eq!((scenario.level("duties"), scenario.total()), (Some(4), 28));
    let scenario = scenario.answer("score.duties.points", "16");
    assert_eq!((scenario.level("duties"), scenario.total()), (Some(2), 16));
}

#[test]
fn points_that_no_range_holds_leave_the_level_alone() {
    let scenario = Scenario::new("academic")
        .answer("score.duties.points", "28")
        .answer("score.duties.points", "2");
    assert_eq!((scenario.level("duties"), scenario.points("duties")), (Some(4), Some(2)));
    assert_eq!(scenario.total(), 0);
}

#[test]
fn choosing_a_level_clears_points_outside_its_range_and_invents_none() {
    let scenario = Scenario::new("general").answer("score.decision.level", "๓");
    assert_eq!((scenario.level("decision"), scenario.points("decision")), (Some(3), None));
    let scenario = scenario.answer("score.decision.points", "15");
    let scenario = scenario.answer("score.decision.level", "3");
    assert_eq!((scenario.points("decision"), scenario.total()), (Some(15), 15));
    let scenario = scenario.answer("score.decision.level", "4");
    assert_eq!((scenario.points("decision"), scenario.total()), (None, 0));
}

#[test]
fn undo_takes_back_level_and_points_together() {
    let scenario = Scenario::new("arts")
        .answer("score.thinking.points", "8")
        .answer("score.thinking.level", "4")
        .undo();
    assert_eq!((scenario.level("thinking"), scenario.points("thinking")), (Some(2), Some(8)));
    let scenario = scenario.undo();
    assert_eq!((scenario.level("thinking"), scenario.points("thinking")), (None, None));
    let scenario = scenario.redo().redo();
    assert_eq!((scenario.level("thinking"), scenario.points("thinking")), (Some(4), None));
}

#[test]
fn what_is_no_answer_changes_nothing() {
    Scenario::complete("academic")
        .refuse("summary.verdict", "maybe", "no such choice")
        .refuse("position.target_level", "อาวุโส", "no such choice")
        .refuse("score.duties.points", "28.5", "not a whole number")
        .refuse("score.duties.points", "ยี่สิบแปด", "not a whole number")
        .refuse("score.duties.points", "9223372036854775808", "not a whole number")
        .refuse("score.duties.level", "5", "no such level")
        .refuse("score.duties.level", "0", "no such level");
}

#[test]
fn choices_are_known_by_id_and_by_the_form_s_own_words() {
    let scenario = Scenario::new("arts")
        .answer("summary.verdict", "ไม่ผ่านการประเมิน")
        .answer("arts.line", " craft ");
    assert_eq!(scenario.case().text("summary.verdict"), "fail");
    assert_eq!(scenario.case().text("arts.line"), "craft");
}

#[test]
fn a_line_stays_one_line_and_paragraphs_keep_theirs() {
    let scenario = Scenario::new("academic")
        .answer("position.title", " นักวิชาการ\nคลัง ")
        .answer("duties.before", "๑) หนึ่ง\r\n๒) สอง");
    assert_eq!(scenario.case().text("position.title"), "นักวิชาการ คลัง");
    assert_eq!(scenario.case().text("duties.before"), "๑) หนึ่ง\n๒) สอง");
}

#[test]
fn signing_locks_all_but_opinions_and_committee_until_reopened() {
    let scenario = Scenario::complete("academic").sign("สมหญิง", "กองการเจ้าหน้าที่");
    for field in form("academic").fields() {
        let open = ["hr_head.", "division_head.", "department_head.", "committee."]
            .iter()
            .any(|part| field.id.as_str().starts_with(part));
        assert_eq!(scenario.locked(field.id.as_str()), !open, "{}", field.id);
    }
    let scenario = scenario
        .refuse("score.duties.points", "30", "locked")
        .refuse("position.number", "", "locked")
        .answer("committee.decision", "approve")
        .reopen("แก้คะแนน")
        .answer("score.duties.points", "30");
    assert_eq!(scenario.total(), 93);
    assert_eq!(scenario.case().history().len(), 2);
}

#[test]
fn a_complete_case_of_every_form_can_be_signed_off() {
    for id in FORM_IDS {
        let scenario = Scenario::complete(id);
        assert_eq!(scenario.findings(), [""; 0], "{id}");
        assert_eq!((scenario.total(), scenario.appraisal().reached), (90, Some(true)), "{id}");
        drop(scenario.sign("สมหญิง", "กองการเจ้าหน้าที่"));
    }
}

#[test]
fn the_digits_of_points_are_undone_together_though_they_choose_a_level() {
    let form = form("academic");
    let component = &form.components()[0];
    let mut timeline = Timeline::new(empty_case(form));
    timeline.edit(form, Edit::level(timeline.case(), component, 1)).unwrap();
    let before = timeline.case().clone();
    timeline.edit(form, Edit::points(component, 2)).unwrap();
    timeline.continue_edit(form, Edit::points(component, 28)).unwrap();
    timeline.continue_edit(form, Edit::points(component, 2)).unwrap();
    timeline.continue_edit(form, Edit::points(component, 25)).unwrap();
    let after = timeline.case().clone();
    assert_eq!(after.number(component.level.as_str()), Some(3));
    assert!(timeline.undo(form).unwrap());
    assert_eq!(*timeline.case(), before);
    assert!(timeline.redo(form).unwrap());
    assert_eq!(*timeline.case(), after);
    // Another component's points are a change of their own.
    timeline.continue_edit(form, Edit::points(&form.components()[1], 20)).unwrap();
    assert!(timeline.undo(form).unwrap());
    assert_eq!(*timeline.case(), after);
}

/// The step in which this part of the forms built in is filled: they have the same parts.
/// «signing» is where a case is signed off.
pub fn step(part: &str) -> Step {
    let form = form("academic");
    let step = if part == "signing" { Step::signing(form) } else { Step::of(form, &part.into()) };
    step.unwrap_or_else(|| panic!("there is no {part}"))
}

/// Every step of the forms built in.
pub fn steps() -> impl DoubleEndedIterator<Item = Step> {
    Step::all(form("academic"))
}
