use super::super::row::{Said, State};
use super::*;
use crate::base::{FormId, Moment};
use crate::case::{Case, Edit};
use crate::form::{Form, Forms};

fn row(forms: &Forms, form: &str, name: &str, answers: &[(&str, &str)]) -> Row {
    let form: &Form = forms.named(form).unwrap();
    let now: Moment = "2026-11-20T09:30:00+07:00".parse().unwrap();
    let mut case = Case::new(form, uuid::Uuid::nil(), now);
    for (field, text) in answers {
        let field = form.field(field).unwrap();
        let edit = crate::case::read_answer(form, &case, field, text).unwrap();
        let _inverse: Edit = case.apply(form, edit).unwrap();
    }
    Row::of_case(PathBuf::from(name), State::Draft, &case, Some(form))
}

fn model() -> Model {
    let forms = Forms::built_in();
    let mut model = Model::default();
    model.put(vec![
        row(
            &forms,
            "academic",
            "a",
            &[
                ("position.number", "๑๐"),
                ("position.title", "นักวิชาการคอมพิวเตอร์"),
                ("position.target_level", "ชำนาญการพิเศษ"),
                ("score.duties.points", "28"),
                ("duties.after", "กำหนดสถาปัตยกรรมข้อมูล ISO 27001"),
            ],
        ),
        row(
            &forms,
            "general",
            "b",
            &[
                ("position.number", "2"),
                ("position.title", "เจ้าพนักงานธุรการ"),
                ("score.duties.points", "20"),
                ("summary.verdict", "fail"),
            ],
        ),
        row(&forms, "arts", "c", &[("position.title", "คีตศิลปิน")]),
    ]);
    let trouble = Said::by(|_| "garbled".to_owned());
    model.put(vec![Row::of_trouble("เสีย.khangan".into(), State::Unreadable, None, "", trouble)]);
    model
}

fn names(model: &Model) -> Vec<&str> {
    (0..model.shown()).map(|at| model.row(at).unwrap().path.to_str().unwrap()).collect()
}

#[test]
fn every_column_sorts_both_ways_and_what_lacks_a_value_stands_last() {
    let mut model = model();
    for (column, rising) in [
        (Column::Number, ["b", "a", "c", "เสีย.khangan"]),
        (Column::Title, ["c", "b", "a", "เสีย.khangan"]),
    ] {
        model.sort_by(column);
        assert_eq!(names(&model), rising, "{column:?}");
    }
    model.sort_by(Column::Total);
    assert_eq!(names(&model)[..2], ["a", "b"], "the best total first");
    model.sort_by(Column::Total);
    assert_eq!(names(&model)[..2], ["b", "a"]);
    assert_eq!(names(&model)[2..], ["c", "เสีย.khangan"], "no total, last both ways");
}

#[test]
fn a_search_looks_into_every_field_and_every_word_must_match() {
    let mut model = model();
    for (typed, found) in [
        ("10", vec!["a"]),
        ("สถาปัตย iso", vec!["a"]),
        ("สถาปัตย ธุรการ", vec![]),
        ("ศิลปิน", vec!["c"]),
        ("เสีย", vec!["เสีย.khangan"]),
    ] {
        model.search(typed.to_owned());
        assert_eq!(names(&model), found, "{typed}");
    }
    model.search(String::new());
    assert_eq!(model.shown(), 4);
}

#[test]
fn typing_letter_by_letter_finds_what_typing_at_once_finds() {
    let mut model = model();
    let mut typed = String::new();
    for letter in "ชำนาญ 10".chars() {
        typed.push(letter);
        model.search(typed.clone());
        let slowly: Vec<_> = names(&model).into_iter().map(str::to_owned).collect();
        let mut other = super::tests::model();
        other.search(typed.clone());
        assert_eq!(slowly, names(&other), "{typed}");
    }
}

#[test]
fn filters_and_search_work_together() {
    let mut model = model();
    let form = Some(FormId::from("general"));
    model.filter_by(Filter { form, state: None });
    assert_eq!(names(&model), ["b"]);
    model.search("คอมพิวเตอร์".to_owned());
    assert_eq!(model.shown(), 0);
    model.search(String::new());
    model.filter_by(Filter { form: None, state: Some(State::Unreadable) });
    assert_eq!(names(&model), ["เสีย.khangan"]);
}

#[test]
fn the_cursor_rests_on_the_first_row_until_somebody_leads_it() {
    let forms = Forms::built_in();
    let mut model = Model::default();
    model.sort_by(Column::Number);
    let come = |model: &mut Model, number: &str| {
        model.put(vec![row(&forms, "arts", number, &[("position.number", number)])]);
        model.current().unwrap().path.to_str().unwrap().to_owned()
    };
    assert_eq!(["5", "7", "3"].map(|number| come(&mut model, number)), ["5", "5", "3"]);
    model.go(Motion::By(1));
    assert_eq!(come(&mut model, "1"), "5", "now it stays with its case");
}

#[test]
fn the_cursor_stays_on_its_case_and_moves_within_what_is_shown() {
    let mut model = model();
    model.sort_by(Column::Title);
    model.point_at(0);
    model.go(Motion::By(1));
    assert_eq!(model.current().unwrap().path, Path::new("b"));
    model.sort_by(Column::Number);
    assert_eq!(model.current().unwrap().path, Path::new("b"), "sorting takes it along");
    model.go(Motion::By(-5));
    assert_eq!(model.position(), Some(0));
    model.go(Motion::Last);
    assert_eq!(model.position(), Some(3));
    model.go(Motion::By(isize::MAX));
    assert_eq!(model.position(), Some(3));
    model.remove(&["เสีย.khangan".into()]);
    assert_eq!(model.position(), Some(2), "the one before takes the place of the last");
}

#[test]
fn commands_are_about_the_marked_rows_in_sight_or_the_current_one() {
    let mut model = model();
    model.sort_by(Column::Title);
    model.point_at(0);
    let meant = |model: &Model| -> Vec<PathBuf> {
        model.meant().into_iter().map(|row| row.path.clone()).collect()
    };
    assert_eq!(meant(&model), [PathBuf::from("c")]);
    model.mark(1);
    model.mark_to(2);
    assert_eq!(meant(&model), ["c", "b", "a"].map(PathBuf::from));
    model.search("ธุรการ".to_owned());
    assert_eq!(meant(&model), [PathBuf::from("b")], "what is not seen is not touched");
    model.search(String::new());
    model.mark_all();
    assert_eq!(model.marked(), 4);
    model.mark_all();
    assert_eq!(model.marked(), 0);
}

#[test]
fn a_file_read_again_takes_its_own_place() {
    let forms = Forms::built_in();
    let mut model = model();
    model.put(vec![row(&forms, "arts", "c", &[("position.number", "7")])]);
    assert_eq!(model.count(), 4);
    model.search("7".to_owned());
    assert_eq!(names(&model), ["a", "c"], "by 27001 and by the number");
}
