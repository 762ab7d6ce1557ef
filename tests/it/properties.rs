//! What holds of every case, whatever is answered: tried on random cases.

use std::collections::BTreeMap;

use khangan::appraisal::{Appraisal, appraise};
use khangan::base::{ChoiceId, FieldId, Moment};
use khangan::case::{
    Answer, Case, CaseParts, Digest, Edit, EditError, Entry, Event, Link, Reopening, RestoredFrom,
    Restoring, SignOff, Timeline, read_answer,
};
use khangan::form::{Control, Field, Form};
use khangan::store::{Opened, read_case, write_case};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

use crate::scenario::{FORM_IDS, FORMS, form, some_moment};

/// A few seconds in all, in a debug build; `PROPTEST_CASES` asks for more. No files beside the
/// tests: a failure prints the case.
pub fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: 128, ..config },
    }
}

fn any_form() -> impl Strategy<Value = &'static Form> {
    (0..FORM_IDS.len()).prop_map(|at| form(FORM_IDS[at]))
}

/// Any text at all: Thai, control characters, quotation marks, nothing.
fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        4 => proptest::char::range('ก', '๛'),
        2 => prop::sample::select(vec!['"', '\\', '\n', '\r', '\t', '\0', ' ', '{', '}', '%', '\u{feff}', '\u{2028}', '\u{85}', '\u{1b}']),
    ];
    vec(character, 0..12).prop_map(String::from_iter)
}

/// Any number, those near the ranges more often.
fn any_number() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => -2..=33_i64,
        1 => any::<i64>(),
        1 => prop::sample::select(vec![i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1]),
    ]
}

/// An answer that fits the field, though it may be none that the field offers.
fn any_answer(field: &Field) -> BoxedStrategy<Answer> {
    match &field.control {
        Control::Line | Control::Paragraphs => any_text()
            .prop_filter("empty text is no answer", |t| !t.is_empty())
            .prop_map(Answer::Text)
            .boxed(),
        Control::Choice(choices) => {
            let offered: Vec<_> = choices.iter().map(|choice| choice.id.clone()).collect();
            prop_oneof![4 => prop::sample::select(offered), 1 => any_text().prop_map(ChoiceId::from)]
                .prop_map(Answer::Choice)
                .boxed()
        }
        Control::Level(_) => {
            prop_oneof![4 => 1..=4_i64, 1 => any_number()].prop_map(Answer::Number).boxed()
        }
        Control::Points(_) => any_number().prop_map(Answer::Number).boxed(),
        _ => unreachable!("no form built in has one"),
    }
}

/// Answers to some fields of a form.
fn any_answers(form: &'static Form) -> impl Strategy<Value = BTreeMap<FieldId, Answer>> {
    let fields = form.fields().iter();
    let each: Vec<_> = fields
        .map(|field| {
            let id = field.id.clone();
            prop::option::weighted(
                0.8,
                any_answer(field).prop_map(move |answer| (id.clone(), answer)),
            )
        })
        .collect();
    each.prop_map(|answers| answers.into_iter().flatten().collect())
}

/// What a newer version might have written: RON of any shape, laid out in any way.
fn any_kept() -> impl Strategy<Value = String> {
    let quoted = any_text().prop_map(|text| format!("{text:?}"));
    let leaf = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f32>()
            .prop_filter("finite", |f| f.is_finite())
            .prop_map(|number| format!("{number:?}")),
        quoted,
        prop::sample::select(vec![
            "true",
            "()",
            "None",
            "Some(1)",
            "'ก'",
            "\"\"",
            "Unit",
            "r#\"a\"b\"#",
            "b\"x\"",
            "[]",
            "{}",
            "0xff",
            "1_000"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            vec(inner.clone(), 1..4).prop_map(|items| format!("({},)", items.join(" ,"))),
            vec(inner.clone(), 1..4).prop_map(|items| {
                let entries = items.iter().enumerate().map(|(at, item)| format!("f{at}: {item}"));
                format!("Name({})", entries.collect::<Vec<_>>().join(",\n   "))
            }),
            vec(inner.clone(), 1..3).prop_map(|items| {
                let entries = items.iter().enumerate().map(|(at, item)| format!("{at}:{item}"));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(" , "))
            }),
            inner.prop_map(|item| format!("Some( /* หมายเหตุ */ {item} // จบ\n )")),
        ]
    })
}

fn any_moment() -> impl Strategy<Value = Moment> {
    (1..9999_i16, 1..=12_u8, 1..=28_u8, 0..24_u8, 0..60_u8, 0..60_u8, -12..=14_i8).prop_map(
        |(year, month, day, hour, minute, second, offset)| {
            let sign = if offset < 0 { '-' } else { '+' };
            let hours = offset.unsigned_abs();
            format!(
                "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:00"
            )
            .parse()
            .unwrap()
        },
    )
}

fn any_digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(|bytes| {
        let hex: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        hex.concat().parse().unwrap()
    })
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let link = (any_text(), any_digest(), any_digest()).prop_map(|(login, before, answers)| Link {
        login,
        before,
        answers,
    });
    let event = (any_moment(), any_moment(), any_text(), any_text(), 0..4_usize).prop_map(
        |(at, saved, name, words, kind)| match RestoredFrom::ALL.get(kind) {
            Some(from) => Event::Restored(Restoring { at, name, from: *from, saved }),
            None if kind == 2 => Event::Signed(SignOff { at, name, office: words }),
            None => Event::Reopened(Reopening { at, name, reason: words }),
        },
    );
    (event, option::of(link)).prop_map(|(event, link)| Entry { event, link })
}

/// Any case that a file could hold.
fn any_case() -> impl Strategy<Value = (&'static Form, Case)> {
    any_form().prop_flat_map(|form| {
        let kept = btree_map(any_text(), any_kept(), 0..4)
            .prop_map(|kept| kept.into_iter().filter(|(id, _)| form.field(id).is_none()).collect());
        let moments = (any_moment(), any_moment());
        let events = (vec(any_entry(), 0..3), any::<bool>(), option::of(any_digest()));
        let parts = (any_answers(form), kept, any::<u128>(), moments, events);
        parts.prop_map(move |(answers, kept, id, (created, modified), events)| {
            let (history, signed, head) = events;
            let signed = history.iter().filter_map(|entry| match &entry.event {
                Event::Signed(by) if signed => Some(by.clone()),
                Event::Signed(_) | Event::Reopened(_) | Event::Restored(_) => None,
            });
            let parts = CaseParts {
                form: form.id().clone(),
                edition: form.edition().to_owned(),
                id: Uuid::from_u128(id),
                created,
                modified,
                answers,
                kept,
                signed: signed.collect(),
                history,
                head,
            };
            (form, Case::from(parts))
        })
    })
}

/// Something that an officer does.
#[derive(Clone, Debug)]
enum Act {
    /// Answers a field, by its place in the form.
    Answer(usize, Answer),
    /// Clears a field.
    Clear(usize),
    /// Types something into a field.
    Type(usize, String),
    /// The same, as the next letter of a word.
    Continue(usize, String),
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
}

fn any_act(form: &'static Form) -> impl Strategy<Value = Act> {
    let typed = prop_oneof![any_text(), any_number().prop_map(|number| number.to_string())];
    let typed = (0..form.fields().len(), typed);
    let at = 0..form.fields().len();
    prop_oneof![
        4 => at.clone().prop_flat_map(|at| any_answer(&form.fields()[at]).prop_map(move |a| Act::Answer(at, a))),
        1 => at.prop_map(Act::Clear),
        3 => typed.clone().prop_map(|(at, typed)| Act::Type(at, typed)),
        2 => typed.prop_map(|(at, typed)| Act::Continue(at, typed)),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

fn edit_of(form: &Form, case: &Case, act: &Act) -> Option<Edit> {
    match act {
        Act::Answer(at, answer) => {
            let field = form.fields()[*at].id.clone();
            Some(match answer {
                Answer::Text(text) => Edit::text(field, text),
                Answer::Number(number) => Edit::number(field, *number),
                Answer::Choice(choice) => Edit::choice(field, choice.clone()),
                _ => unreachable!("no form built in has one"),
            })
        }
        Act::Clear(at) => Some(Edit::clear(form.fields()[*at].id.clone())),
        Act::Type(at, typed) | Act::Continue(at, typed) => {
            read_answer(form, case, &form.fields()[*at], typed).ok()
        }
        Act::Undo | Act::Redo => None,
    }
}

/// Does it; what is refused is told.
fn act(form: &Form, timeline: &mut Timeline, act: &Act) -> Result<(), EditError> {
    let edit = edit_of(form, timeline.case(), act);
    match (act, edit) {
        (Act::Undo, _) => timeline.undo(form).map(drop),
        (Act::Redo, _) => timeline.redo(form).map(drop),
        (Act::Continue(..), Some(edit)) => timeline.continue_edit(form, edit),
        (Act::Answer(..) | Act::Clear(_) | Act::Type(..), Some(edit)) => timeline.edit(form, edit),
        (Act::Answer(..) | Act::Clear(_) | Act::Type(..) | Act::Continue(..), None) => Ok(()),
    }
}

fn any_story() -> impl Strategy<Value = (&'static Form, Case, Vec<Act>)> {
    any_case().prop_flat_map(|(form, case)| (Just(form), Just(case), vec(any_act(form), 0..24)))
}

fn draft(form: &Form, case: &Case) -> Case {
    let mut draft = case.clone();
    if draft.signed().is_some() {
        let event = Reopening { at: some_moment(), name: String::new(), reason: String::new() };
        draft.record(form, Event::Reopened(event), "somying").unwrap();
    }
    draft
}

/// The points that count, by the rules of the circular: written apart from the program.
fn points_that_count(form: &Form, case: &Case) -> (i64, bool) {
    let (mut total, mut all) = (0, true);
    for component in form.components() {
        let starts =
            if component.def.max == 30 { [10, 16, 21, 26, 31] } else { [1, 6, 11, 16, 21] };
        let holder = |points: i64| {
            (1..=4).find(|level| {
                let level = usize::try_from(*level).unwrap();
                points >= starts[level - 1] && points < starts[level]
            })
        };
        let level = case.number(component.level.as_str());
        let held = case.number(component.points.as_str()).and_then(|p| Some((p, holder(p)?)));
        match (held, level) {
            (Some((points, holder)), Some(level)) if holder == level => total += points,
            (Some((points, _)), None) => {
                total += points;
                all = false;
            }
            _ => all = false,
        }
    }
    (total, all)
}

fn check_total(form: &Form, case: &Case, appraisal: &Appraisal) {
    let (total, all) = points_that_count(form, case);
    assert_eq!(appraisal.total, total);
    assert!((0..=100).contains(&appraisal.total) && appraisal.max == 100);
    let threshold = form.targets().iter().find(|t| t.level == *case.text("position.target_level"));
    assert_eq!(appraisal.threshold, threshold.map(|target| target.threshold));
    assert_eq!(appraisal.reached, threshold.map(|target| all && total >= target.threshold));
    let has = |code: &str| appraisal.findings.iter().any(|finding| finding.code.as_str() == code);
    let reached = appraisal.reached == Some(true);
    assert_eq!(has("pass_not_reached"), case.text("summary.verdict") == "pass" && !reached);
    assert_eq!(has("fail_reached"), case.text("summary.verdict") == "fail" && reached);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_total_is_the_sum_of_the_points_that_count_and_reached_follows_the_rule(
        (form, case) in any_case(),
    ) {
        check_total(form, &case, &appraise(form, &case));
    }

    #[test]
    fn findings_stand_in_the_order_of_the_form_and_each_once((form, case) in any_case()) {
        let findings = appraise(form, &case).findings;
        let place = |field: &FieldId| form.fields().iter().position(|known| known.id == *field).unwrap();
        let places: Vec<_> = findings.iter().map(|finding| place(&finding.field)).collect();
        prop_assert!(places.is_sorted());
        for (at, finding) in findings.iter().enumerate() {
            prop_assert!(!findings[at + 1..].contains(finding));
        }
    }

    #[test]
    fn what_is_saved_opens_equal((_, case) in any_case()) {
        let text = write_case(&case);
        prop_assert_eq!(read_case(&text, &FORMS), Ok(Opened::Case(Box::new(case))), "{}", text);
        let seen = |c: char| c == '\n' || !(c.is_control() || c == '\u{feff}');
        prop_assert!(text.chars().all(seen), "{}", text);
    }

    #[test]
    fn what_a_newer_version_wrote_survives_byte_for_byte(kept in vec(any_kept(), 1..4)) {
        let entries = kept.iter().enumerate().map(|(at, raw)| format!("\"newer.{at}\":  {raw} ,"));
        let text = format!(
            "(format: 1, form: \"general\", edition: \"ว2/2558\", id: \"{}\", created: \"{}\",
            modified: \"{}\", answers: {{{}}})",
            Uuid::nil(), some_moment(), some_moment(), entries.collect::<String>()
        );
        let Ok(Opened::Case(case)) = read_case(&text, &FORMS) else {
            return Err(TestCaseError::fail(text));
        };
        let saved = write_case(&case);
        for (at, raw) in kept.iter().enumerate() {
            prop_assert_eq!(&case.kept()[&format!("newer.{at}")], raw);
            let line = format!("\n        \"newer.{at}\": {raw},\n");
            prop_assert!(saved.contains(&line), "{}", saved);
        }
    }

    #[test]
    fn an_edit_and_its_inverse_give_the_same_case((form, case, acts) in any_story()) {
        let mut case = draft(form, &case);
        for act in &acts {
            let Some(edit) = edit_of(form, &case, act) else { continue };
            let before = case.clone();
            let inverse = case.apply(form, edit.clone()).unwrap();
            let after = case.clone();
            let again = case.apply(form, inverse).unwrap();
            prop_assert_eq!(&case, &before);
            case.apply(form, again).unwrap();
            prop_assert_eq!(&case, &after);
        }
    }

    #[test]
    fn everything_undone_is_the_first_case_and_everything_redone_the_last(
        (form, case, acts) in any_story(),
    ) {
        let first = draft(form, &case);
        let mut timeline = Timeline::new(first.clone());
        for of in &acts {
            let (before, revision) = (timeline.case().clone(), timeline.revision());
            act(form, &mut timeline, of).unwrap();
            prop_assert!(timeline.revision() > revision || *timeline.case() == before);
        }
        while timeline.redo(form).unwrap() {}
        let last = timeline.case().clone();
        while timeline.undo(form).unwrap() {}
        prop_assert_eq!(timeline.case(), &first);
        prop_assert!(!timeline.can_undo());
        while timeline.redo(form).unwrap() {}
        prop_assert_eq!(timeline.case(), &last);
        prop_assert!(!timeline.can_redo());
    }

    #[test]
    fn typing_keeps_levels_and_points_together((form, case, acts) in any_story()) {
        let mut case = draft(form, &case);
        for act in &acts {
            let (Act::Type(at, _) | Act::Continue(at, _)) = act else { continue };
            let Some(edit) = edit_of(form, &case, act) else { continue };
            let before = case.clone();
            case.apply(form, edit).unwrap();
            match &form.fields()[*at].control {
                Control::Points(id) => {
                    let component = form.component(id).unwrap();
                    let level = case.number(component.level.as_str());
                    let points = case.number(component.points.as_str());
                    let holder = points.and_then(|points| component.level_of(points));
                    let before = before.number(component.level.as_str());
                    prop_assert_eq!(level, holder.or(before));
                }
                Control::Level(id) => {
                    let component = form.component(id).unwrap();
                    let (points, level) = (component.points.as_str(), component.level.as_str());
                    let kept = match (case.number(level).and_then(|l| component.level(l)), before.number(points)) {
                        (Some(range), Some(points)) => (range.from..=range.to).contains(&points),
                        (None, Some(_)) => true,
                        (_, None) => false,
                    };
                    prop_assert_eq!(case.number(points), before.number(points).filter(|_| kept));
                }
                Control::Line => prop_assert!(!case.text(form.fields()[*at].id.as_str()).contains(['\n', '\r'])),
                Control::Paragraphs | Control::Choice(_) => {}
            _ => unreachable!("no form built in has one"),
}
        }
    }

    #[test]
    fn what_is_signed_off_changes_through_nothing(
        (form, case, acts) in any_story(),
        signed_after in 0..24_usize,
    ) {
        let mut timeline = Timeline::new(draft(form, &case));
        let (before, after) = acts.split_at(signed_after.min(acts.len()));
        for of in before {
            act(form, &mut timeline, of).unwrap();
        }
        let sign_off = SignOff { at: some_moment(), name: "ก".into(), office: "ข".into() };
        timeline.record(form, Event::Signed(sign_off.clone()), "somying").unwrap();
        let signed = timeline.case().clone();
        let open = |field: &FieldId| !form.field(field.as_str()).unwrap().locked;
        let locked = |case: &Case| {
            let answers = case.answers().clone().into_iter();
            answers.filter(|(field, _)| !open(field)).collect::<Vec<_>>()
        };
        for of in after {
            let (edit, now) = (edit_of(form, timeline.case(), of), timeline.case().clone());
            let result = act(form, &mut timeline, of);
            if let Some(edit) = edit {
                let touches_locked = edit.fields().any(|field| !open(field));
                prop_assert_eq!(result.is_err(), touches_locked && !now.already_has(&edit));
                prop_assert_eq!(timeline.case().clone().apply(form, edit).is_err(), touches_locked);
            }
            if let Err(error) = result {
                let EditError::Locked(by) = error else { panic!("{error}") };
                prop_assert_eq!(&by.by, &sign_off);
                prop_assert_eq!(timeline.case(), &now);
            }
        }
        while timeline.undo(form).unwrap_or(false) {}
        prop_assert_eq!(locked(timeline.case()), locked(&signed));
        while timeline.redo(form).unwrap_or(false) {}
        prop_assert_eq!(locked(timeline.case()), locked(&signed));

        // Reopened, all of it can be undone again.
        let reason = Reopening { at: some_moment(), name: "ก".into(), reason: "ค".into() };
        timeline.record(form, Event::Reopened(reason), "somying").unwrap();
        while timeline.undo(form).unwrap() {}
        let first = draft(form, &case);
        prop_assert_eq!(timeline.case().answers(), first.answers());
    }
}

#[test]
fn the_random_cases_are_worth_trying() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut reached, mut kept, mut unsound) = (0, 0, 0);
    for _ in 0..400 {
        let (form, case) = any_case().new_tree(&mut runner).unwrap().current();
        let appraisal = appraise(form, &case);
        reached += usize::from(appraisal.total > 0);
        kept += usize::from(!case.kept().is_empty());
        unsound += usize::from(appraisal.has_errors());
    }
    assert!(reached > 100 && kept > 100 && unsound > 100, "{reached} {kept} {unsound}");
}
