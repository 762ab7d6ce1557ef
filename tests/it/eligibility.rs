//! The routes to a level: every condition of the circular, and a table of cases around each number,
//! written from the circular's words.

use serde_json::{Value, json};

use khangan::eligibility::{Counted, Route, Routes};

use crate::terminal::Desk;

fn route(id: &str) -> &'static Route {
    Routes::built_in().route(id).unwrap()
}

/// Whether these are enough: academic, general, employees, workers.
fn enough(id: &str, (academic, general, employees, workers): (i64, i64, i64, i64)) -> bool {
    let counted = Counted { academic, general, employees, workers, second: true };
    route(id).heads.as_ref().unwrap().reached(counted)
}

#[test]
fn every_route_of_the_circular_is_there_with_all_its_conditions() {
    let routes = &Routes::built_in().routes;
    let begins = |with: &str| routes.iter().filter(|route| route.code.starts_with(with)).count();
    assert_eq!((routes.len(), begins("ทป.")), (85, 6));
    let lower: Vec<_> = ["academic-1", "academic-2", "general-"].map(str::to_owned).into();
    let (lower, all) = (Routes::built_in().beginning(&lower), routes.iter());
    let conditions = |routes: &mut dyn Iterator<Item = &Route>| {
        routes.map(|route| route.conditions.len()).sum::<usize>()
    };
    let lower: Vec<_> = lower.collect();
    assert_eq!(lower.len(), 17);
    assert_eq!(conditions(&mut lower.into_iter()), 69);
    assert_eq!(conditions(&mut { all }), 69 + 268);
    let mut ids: Vec<_> = routes
        .iter()
        .flat_map(|route| route.conditions.iter().map(|of| route.full_id(of)))
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "two conditions with one name");
}

#[test]
fn a_head_of_a_group_needs_four_of_whom_two_are_academic() {
    for (posts, expected) in [
        // Three, four, five subordinates.
        ((3, 0, 0, 0), false),
        ((4, 0, 0, 0), true),
        ((5, 0, 0, 0), true),
        // Two of them academic, the others of the general type.
        ((2, 2, 0, 0), true),
        ((2, 1, 0, 0), false),
        ((1, 3, 0, 0), false),
        ((1, 9, 0, 0), false),
        // Two employees or workers for one; what is left over counts as nothing.
        ((2, 0, 4, 0), true),
        ((2, 0, 3, 0), false),
        ((2, 0, 2, 2), true),
        ((2, 0, 3, 1), true),
        ((2, 1, 1, 1), true),
        ((2, 1, 1, 0), false),
        ((3, 0, 2, 0), true),
        ((3, 0, 1, 0), false),
    ] {
        assert_eq!(enough("academic-2.1.1", posts), expected, "{posts:?}");
    }
}

#[test]
fn the_second_experienced_post_of_a_group_needs_nine_of_whom_five_are_academic() {
    for (posts, expected) in [
        ((8, 0, 0, 0), false),
        ((9, 0, 0, 0), true),
        ((5, 4, 0, 0), true),
        ((4, 5, 0, 0), false),
        ((5, 3, 0, 0), false),
        ((5, 3, 2, 0), true),
        ((5, 3, 1, 0), false),
        ((5, 0, 8, 0), true),
        ((5, 0, 7, 0), false),
        ((5, 0, 5, 3), true),
    ] {
        assert_eq!(enough("academic-2.2.4", posts), expected, "{posts:?}");
    }
    // Below the head of a department only civil servants count.
    for (posts, expected) in
        [((5, 4, 0, 0), true), ((5, 3, 0, 0), false), ((5, 3, 8, 8), false), ((4, 9, 0, 0), false)]
    {
        assert_eq!(enough("academic-2.2.5", posts), expected, "{posts:?}");
    }
    for id in ["academic-2.2.4", "academic-2.2.5"] {
        let heads = route(id).heads.as_ref().unwrap();
        assert!(heads.reached(Counted::default()), "nothing is asked of the first post");
        assert!(route(id).doubt.is_some(), "the other reading is told");
    }
}

#[test]
fn a_senior_head_of_work_needs_six_or_four_of_whom_two_are_civil_servants() {
    for id in ["general-2.1.1", "general-2.1.2"] {
        for (posts, expected) in [
            ((0, 5, 0, 0), false),
            ((0, 6, 0, 0), true),
            ((1, 1, 8, 0), true),
            ((1, 1, 7, 0), false),
            ((0, 1, 10, 0), false),
            ((0, 2, 5, 3), true),
        ] {
            assert_eq!(enough(id, posts), expected, "{id} {posts:?}");
        }
    }
    for (posts, expected) in [
        ((0, 3, 0, 0), false),
        ((0, 4, 0, 0), true),
        ((0, 2, 4, 0), true),
        ((0, 2, 3, 0), false),
        ((0, 1, 6, 0), false),
    ] {
        assert_eq!(enough("general-2.1.3", posts), expected, "{posts:?}");
    }
}

#[test]
fn experts_need_four_academic_posts_and_nobody_else_counts() {
    for id in ["academic-3.2.1-b", "academic-3.2.1-c", "academic-3.2.1-d"] {
        assert!(!enough(id, (3, 9, 9, 9)) && enough(id, (4, 0, 0, 0)), "{id}");
    }
    for id in ["academic-2.1.2", "academic-2.1.3", "academic-2.1.4"] {
        assert!(!enough(id, (0, 0, 1, 0)) && enough(id, (0, 0, 2, 0)) && enough(id, (0, 1, 0, 0)));
    }
}

#[test]
fn six_of_eleven_fields_of_work_are_enough() {
    let route = route("director-1.2");
    let work: Vec<_> = route.conditions.iter().filter(|of| of.id.starts_with("2.")).collect();
    assert_eq!(work.len(), 11);
    for count in 0..=11 {
        let ticked: Vec<_> = work.iter().take(count).map(|of| route.full_id(of)).collect();
        let open = route.open(&|id: &str| ticked.iter().any(|known| known == id));
        let open: Vec<_> = open.iter().map(|of| of.id.as_str()).collect();
        let expected: &[&str] = if count < 6 { &["1", "2", "3"] } else { &["1", "3"] };
        assert_eq!(open, expected, "{count} of eleven");
    }
}

fn eligibility(desk: &Desk) -> Value {
    let checked = desk.say("check a.khangan --json");
    let checked: Value = serde_json::from_str(&checked.out).unwrap();
    checked["eligibility"].clone()
}

#[test]
fn check_tells_the_route_what_is_met_what_is_open_and_the_counts() {
    let desk = Desk::new();
    desk.say("new academic -o a.khangan").printed(0);
    assert_eq!(eligibility(&desk)["route"], Value::Null);
    desk.say("set a.khangan eligibility.route=academic-2.1.1 eligibility.met=academic-2.1.1.1,academic-2.1.1.5 eligibility.academic=2 eligibility.employees=3").printed(0);
    let told = eligibility(&desk);
    assert_eq!(told["route"], "academic-2.1.1");
    assert_eq!(told["met"], json!(["1", "5"]));
    assert_eq!(told["open"], json!(["2", "3", "4"]));
    assert_eq!(
        told["counts"],
        json!({"academic": 2, "general": 0, "employees": 3, "workers": 0, "counted": 3, "needed": 4, "least": 2, "least_needed": 2, "reached": false})
    );
    let text = desk.say("check a.khangan").out;
    assert!(text.contains("วช. ๒.๑.๑") && text.contains("3 of 4"), "{text}");
    desk.say("set a.khangan eligibility.employees=4").printed(0);
    assert_eq!(eligibility(&desk)["counts"]["reached"], true);
    assert!(
        desk.say("set a.khangan eligibility.route=general-1").exit == 1,
        "a route of another form"
    );
}

#[test]
fn routes_are_listed_for_a_form_and_a_level() {
    let desk = Desk::new();
    let list = |words: &str| -> Vec<Value> {
        serde_json::from_str(desk.say(&format!("routes {words} --json")).printed(0)).unwrap()
    };
    let ids = |routes: &[Value]| -> Vec<String> {
        routes.iter().map(|route| route["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(list("").len(), 85);
    assert_eq!(
        ids(&list("academic --level ชำนาญการ")),
        ["academic-1", "academic-2.2.1", "academic-2.2.2", "academic-2.2.3"]
    );
    assert_eq!(
        ids(&list("general --level อาวุโส")),
        ["general-2.1.1", "general-2.1.2", "general-2.1.3"]
    );
    assert_eq!(ids(&list("arts")), ["general-2.2", "general-3"]);
    assert!(list("executive --level ทรงคุณวุฒิ").len() >= 2);
    let first = &list("academic --level ชำนาญการพิเศษ")[0];
    assert_eq!(
        (&first["id"], &first["level"]),
        (&json!("academic-2.1.1"), &json!(["ชำนาญการพิเศษ"]))
    );
    assert_eq!(first["conditions"].as_array().unwrap().len(), 5);
    assert!(first["conditions"][1]["words"].as_str().unwrap().contains("ไม่น้อยกว่า ๔ ตำแหน่ง"));
    assert_eq!(first["numbers"]["total"], 4);
    assert!(first["source"].as_str().unwrap().contains("ข้อ ๒.๑.๑"));
    let said = desk.say("routes academic --level ชำนาญการพิเศษ");
    assert!(said.printed(0).contains("วช. ๒.๒.๔"), "{said:?}");
    assert!(desk.say("routes leave").complained(2).contains("academic"), "an unknown form");
}
