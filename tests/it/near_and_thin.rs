//! What is pointed out beside the findings: a total near the threshold, a thin reason.

use khangan::appraisal::{Near, Thin, Way, appraise, near, thin};
use khangan::base::ComponentId;
use khangan::form::Form;
use proptest::prelude::*;

use crate::scenario::{FORM_IDS, Scenario, form};

/// A case with these points and this target, and what is near.
fn near_of(form_id: &str, target: &str, points: [&str; 4]) -> Option<Near> {
    let mut scenario = Scenario::new(form_id);
    if !target.is_empty() {
        scenario = scenario.answer("position.target_level", target);
    }
    for (component, points) in form(form_id).components().iter().zip(points) {
        if !points.is_empty() {
            scenario = scenario.answer(component.points.as_str(), points);
        }
    }
    near(form(form_id), &scenario.appraisal())
}

/// `short: component+more=points(level)`, or `above`.
fn said(near: Option<Near>) -> String {
    let way = |way: &Way| format!("{}+{}={}({})", way.component, way.more, way.points, way.level);
    match near {
        None => "-".to_owned(),
        Some(Near::JustReached { above }) => format!("above {above}"),
        Some(Near::Short { short, ways }) => {
            format!("{short}: {}", ways.iter().map(way).collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn a_total_near_the_threshold_names_each_component_that_alone_would_cross_it() {
    for (target, points, expected) in [
        // 65 is the threshold.
        (
            "ชำนาญการ",
            ["20", "20", "10", "10"],
            "5: duties+5=25(3) difficulty+5=25(3) supervision+5=15(3) decision+5=15(3)",
        ),
        (
            "ชำนาญการ",
            ["30", "18", "8", "8"],
            "1: difficulty+1=19(2) supervision+1=9(2) decision+1=9(2)",
        ),
        (
            "ชำนาญการ",
            ["30", "20", "2", "5"],
            "8: difficulty+8=28(4) supervision+8=10(2) decision+8=13(3)",
        ),
        (
            "ชำนาญการ",
            ["20", "15", "10", "10"],
            "10: duties+10=30(4) difficulty+10=25(3) supervision+10=20(4) decision+10=20(4)",
        ),
        ("ชำนาญการ", ["19", "15", "10", "10"], "-"),
        ("ชำนาญการ", ["20", "20", "10", "15"], "above 0"),
        ("ชำนาญการ", ["20", "20", "13", "15"], "above 3"),
        ("ชำนาญการ", ["20", "20", "14", "15"], "-"),
        // 80, with two components at their most.
        ("ชำนาญการพิเศษ", ["30", "30", "6", "5"], "9: supervision+9=15(3) decision+9=14(3)"),
        // Not all components have points that count: what is missing is not given yet.
        ("ชำนาญการ", ["30", "25", "5", ""], "-"),
        ("ชำนาญการ", ["30", "30", "4", "21"], "-"),
        // No target, no threshold.
        ("", ["20", "20", "10", "10"], "-"),
    ] {
        assert_eq!(said(near_of("academic", target, points)), expected, "{target} {points:?}");
    }
}

#[test]
fn near_is_the_same_question_in_the_form_for_the_arts() {
    let near = near_of("arts", "ทักษะพิเศษ", ["28", "20", "18", "18"]);
    assert_eq!(said(near), "6: responsibility+6=24(3)");
    // No single component is enough.
    let near = near_of("arts", "ทักษะพิเศษ", ["28", "18", "18", "26"]);
    assert_eq!(said(near), "above 0");
    let near = near_of("arts", "ทักษะพิเศษ", ["26", "16", "16", "26"]);
    assert_eq!(said(near), "6: ");
}

proptest! {
    #[test]
    fn every_way_crosses_the_threshold_and_one_point_less_does_not(
        form_at in 0..3_usize, target in 0..3_usize, points in proptest::array::uniform4(1..=30_i64),
    ) {
        let form: &Form = form(FORM_IDS[form_at]);
        let target = &form.targets()[target % form.targets().len()];
        let mut scenario = Scenario::new(FORM_IDS[form_at])
            .answer("position.target_level", target.level.as_str());
        for (component, points) in form.components().iter().zip(points) {
            let points = points.clamp(component.min(), component.def.max);
            scenario = scenario.answer(component.points.as_str(), &points.to_string());
        }
        let appraisal = scenario.appraisal();
        let short = target.threshold - appraisal.total;
        match near(form, &appraisal) {
            None => prop_assert!(!(-3..=10).contains(&short)),
            Some(Near::JustReached { above }) => {
                prop_assert_eq!(appraisal.reached, Some(true));
                prop_assert_eq!(above, -short);
            }
            Some(Near::Short { short: said, ways }) => {
                prop_assert_eq!(said, short);
                let able = |id: &ComponentId| {
                    let score = appraisal.scores.iter().find(|s| s.component == *id).unwrap();
                    score.max - score.points.unwrap() >= short
                };
                let named: Vec<_> = ways.iter().map(|way| &way.component).collect();
                let expected: Vec<_> =
                    form.components().iter().map(|c| &c.def.id).filter(|id| able(id)).collect();
                prop_assert_eq!(named, expected);
                for way in ways {
                    let component = form.component(&way.component).unwrap();
                    let total = |points: i64| {
                        let mut case = scenario.case().clone();
                        case.apply(form, khangan::case::Edit::points(component, points)).unwrap();
                        appraise(form, &case).total
                    };
                    prop_assert!(total(way.points) >= target.threshold);
                    prop_assert!(total(way.points - 1) < target.threshold);
                    prop_assert_eq!(component.level_of(way.points), Some(way.level));
                }
            }
        }
    }
}

#[test]
fn a_high_level_with_a_thin_reason_is_pointed_out() {
    let component = &form("academic").components()[2];
    let official = component.def.levels[3].words.as_str();
    let sound = "ได้รับมอบหมายให้วางแผนและติดตามผลสัมฤทธิ์ของโครงการทั้งกรม โดยรายงานต่ออธิบดีปีละสองครั้ง";
    for (level, reason, expected) in [
        ("4", "เหมาะสม", Some(Thin::Short)),
        ("3", "เหมาะสม", Some(Thin::Short)),
        ("2", "เหมาะสม", None),
        ("1", "เหมาะสม", None),
        // Missing is not thin.
        ("4", "", None),
        ("4", "   ", None),
        ("4", sound, None),
        // Spaces and marks do not fatten a reason: thirty-nine letters, and forty.
        ("4", &"ก่ \n".repeat(39), Some(Thin::Short)),
        ("4", &"ก่ \n".repeat(40), None),
        // The official words again say nothing of this post.
        ("4", official, Some(Thin::Repeats)),
        ("4", &format!("“{}”", official.replace(' ', "\n")), Some(Thin::Repeats)),
        ("4", &format!("{official} {sound}"), None),
    ] {
        let scenario = Scenario::new("academic")
            .answer("score.supervision.level", level)
            .answer("score.supervision.reason", reason);
        assert_eq!(thin(scenario.case(), component), expected, "{level} {reason}");
    }
    assert_eq!(thin(Scenario::new("academic").case(), component), None);
}

#[test]
fn a_thin_reason_stands_in_the_way_of_nothing() {
    // Every component has the highest level and the reason ก.
    let scenario = Scenario::complete("general");
    let thin: Vec<_> =
        form("general").components().iter().map(|c| thin(scenario.case(), c)).collect();
    assert_eq!(thin, vec![Some(Thin::Short); 4]);
    assert!(scenario.appraisal().findings.is_empty());
    assert!(scenario.appraisal().complete());
}

#[test]
fn a_verdict_is_suggested_once_the_totals_say_something() {
    let suggested = |scenario: &Scenario| {
        let verdict = scenario.appraisal().suggested(scenario.form).cloned();
        verdict.map(|verdict| verdict.to_string())
    };
    let scenario = Scenario::new("academic");
    assert_eq!(suggested(&scenario), None);
    let scenario = scenario.answer("position.target_level", "ชำนาญการ");
    assert_eq!(suggested(&scenario), None);
    let scenario = scenario
        .answer("score.duties.points", "30")
        .answer("score.difficulty.points", "30")
        .answer("score.supervision.points", "20");
    // Enough points already, but a component has none.
    assert_eq!(suggested(&scenario), None);
    let scenario = scenario.answer("score.decision.points", "1");
    assert_eq!(suggested(&scenario), Some("pass".to_owned()));
    let scenario = scenario.answer("score.duties.points", "10");
    assert_eq!(suggested(&scenario), Some("fail".to_owned()));
    // Suggested, never answered.
    assert_eq!(scenario.case().answer("summary.verdict"), None);
}
