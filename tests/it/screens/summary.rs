//! The summary: figures, a suggestion, and a verdict that is the officer's own.

use egui::Key;
use egui::accesskit::Role;

use khangan::words::{self, Lang};

use super::sight::{all, case, lead, screen_of};
use crate::scenario::Scenario;
use crate::screen::Screen;

fn ticked(screen: &Screen) -> Vec<String> {
    let radios = all(screen, Role::RadioButton).into_iter().filter(|radio| radio.chosen);
    radios.map(|radio| radio.name).collect()
}

fn scored(points: [&str; 4]) -> Scenario {
    let components = ["duties", "difficulty", "supervision", "decision"];
    let scenario = Scenario::new("academic").answer("position.target_level", "ชำนาญการ");
    components.iter().zip(points).fold(scenario, |scenario, (component, points)| {
        scenario.answer(&format!("score.{component}.points"), points)
    })
}

#[test]
fn the_totals_suggest_a_verdict_and_never_tick_it() {
    for (points, says) in [
        (["20", "20", "15", "10"], "คะแนนรวมผ่านเกณฑ์ จึงเสนอ “ผ่านการประเมิน”"),
        (["20", "20", "15", "9"], "คะแนนรวมไม่ถึงเกณฑ์ จึงเสนอ “ไม่ผ่านการประเมิน”"),
        (["30", "30", "20", ""], "ยังเสนอผลไม่ได้"),
    ] {
        let mut screen = screen_of(&scored(points));
        screen.go(5);
        assert!(screen.says(says), "{points:?}");
        // How the total stands is for the panel to say, and once is enough.
        let standing = words::standing(Lang::Thai, &scored(points).appraisal());
        let said =
            screen.spoken().into_iter().filter(|it| it.value == standing || it.name == standing);
        assert_eq!(said.count(), 1, "{standing}");
        assert!(screen.says("ผู้ประเมินเป็นผู้เลือกผลเอง"));
        assert_eq!(ticked(&screen), Vec::<String>::new());
        assert_eq!(case(&screen).answer("summary.verdict"), None);
    }
}

#[test]
fn total_target_and_threshold_stand_side_by_side() {
    let mut screen = screen_of(&scored(["20", "20", "15", "9"]));
    screen.go(5);
    for words in ["๖๔ คะแนน", "ชำนาญการ", "๖๕ คะแนน", "ขาดอีก ๑ คะแนน"]
    {
        assert!(screen.says(words), "{words}");
    }
    let mut screen = screen_of(&Scenario::new("academic"));
    screen.go(5);
    assert!(screen.says("๐ คะแนน") && screen.says("ยังไม่ได้เลือก"));
}

#[test]
fn a_verdict_against_the_totals_is_the_officers_to_give_and_is_pointed_out() {
    let mut screen = screen_of(&scored(["20", "20", "15", "9"]));
    lead(&mut screen, "summary.verdict");
    screen.press(Key::Space);
    assert_eq!(ticked(&screen), ["ผ่านการประเมิน"]);
    assert!(screen.says("เลือก “ผ่านการประเมิน” ไว้ แต่คะแนนรวม ๖๔ ยังไม่ถึงเกณฑ์ ๖๕"));
    assert!(screen.says("ผล: ผ่านการประเมิน"));
    screen.press(Key::ArrowDown);
    assert_eq!(ticked(&screen), ["ไม่ผ่านการประเมิน"]);
    assert!(!screen.says("ยังไม่ถึงเกณฑ์ ๖๕ หรือ"));
}
