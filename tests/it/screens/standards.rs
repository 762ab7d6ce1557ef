//! The reader of position standards: browsed, searched as one types, compared, copied from.

use egui::Key;
use egui::accesskit::Role;
use khangan::standards::Standards;
use khangan::ui::screens::standards::Spot;

use crate::screen::Screen;

const SOURCE: &str = "มาตรฐานของส่วนท้องถิ่น (ก.จ., ก.ท. และ ก.อบต.)";

/// The reader, just opened.
fn open() -> Screen {
    let mut screen = Screen::new();
    screen.press(Key::F7);
    assert!(screen.app().standards().is_open());
    screen
}

fn reading(screen: &Screen) -> (String, String) {
    let standards = Standards::built_in();
    let (spot, _) = screen.app().standards().reading();
    let standard = &standards.all()[spot.standard];
    (standard.title().to_owned(), standard.levels()[spot.level].level.clone())
}

#[test]
fn it_opens_with_a_key_says_whose_the_standards_are_and_goes_with_escape() {
    let mut screen = open();
    assert!(screen.says(SOURCE), "whose it is stands with it");
    assert_eq!(reading(&screen), ("เจ้าพนักงานประชาสัมพันธ์".into(), "ปฏิบัติงาน".into()));
    assert!(screen.says("ปรับปรุงทะเบียนสื่อมวลชน"));
    screen.press(Key::Escape);
    assert!(!screen.app().standards().is_open());
}

#[test]
fn what_is_typed_is_searched_at_once_and_a_passage_leads_to_its_place() {
    let mut screen = open();
    screen.type_text("โต้ตอบหนังสือ");
    let passage = screen
        .spoken()
        .into_iter()
        .find(|it| it.role == Role::Button && it.name.contains("๑.๓ ควบคุมดูแล ติดตาม"))
        .expect("the passage is listed");
    assert!(passage.name.starts_with("นักจัดการงานทั่วไป ระดับชำนาญการพิเศษ"), "{passage:?}");
    screen.click(Role::Button, &passage.name);
    assert_eq!(reading(&screen), ("นักจัดการงานทั่วไป".into(), "ชำนาญการพิเศษ".into()));
    // Escape empties the search before it leads away.
    screen.click(Role::TextInput, "ค้นหาตำแหน่งหรือข้อความ");
    screen.press(Key::Escape);
    assert!(screen.app().standards().is_open());
    assert!(screen.says("นักจัดการงานทะเบียนและบัตร"), "all are listed again");
    screen.type_text("ไม่มีคำนี้แน่นอน");
    assert!(screen.says("ไม่พบ"));
}

#[test]
fn two_levels_stand_side_by_side_with_what_changed_and_what_rises() {
    let mut screen = open();
    screen.click(Role::RadioButton, "ชำนาญงาน");
    screen.click(Role::Button, "ไม่เทียบ  ▾");
    screen.click(Role::Button, "เจ้าพนักงานประชาสัมพันธ์ ระดับอาวุโส");
    let (spot, other) = screen.app().standards().reading();
    assert_eq!(
        (spot, other),
        (Spot { standard: 0, level: 1 }, Some(Spot { standard: 0, level: 2 }))
    );
    assert!(screen.says("เหมือนเดิม ๑ เปลี่ยน ๕ เพิ่ม ๖ ไม่มีแล้ว ๔"));
    assert!(screen.says("เหมือนเดิม") && screen.says("ไม่มีแล้ว"));
    screen.click(Role::Button, "เฉพาะที่ต่างกัน");
    assert!(!screen.spoken().iter().any(|it| it.name == "เหมือนเดิม" || it.value == "เหมือนเดิม"));
    assert!(screen.says("สูงขึ้น"));
}

#[test]
fn a_passage_is_copied_as_it_stands() {
    let mut screen = open();
    let copied = screen.click_to_copy("คัดลอก ๑.๓").expect("something is copied");
    assert_eq!(copied, "ปรับปรุงทะเบียนสื่อมวลชน เพื่อเก็บรวบรวมไว้เป็นข้อมูลของหน่วยงาน");
    assert!(screen.says("คัดลอกแล้ว"));
}

#[test]
fn what_is_read_with_doubt_says_so_where_it_stands() {
    let mut screen = open();
    screen.click(Role::Button, "นักจัดการงานทั่วไป");
    assert!(screen.says("แต่ระดับชำนาญการต้องการเพียงระดับ ๒ จึงน่าจะเป็น “ระดับ ๑”"));
}

mod into_the_case {
    //! What is read, put into the case that is open: never over what is there, one step each.

    use egui::Modifiers;

    use super::*;

    /// The reader, opened over a new case of this form; the title is typed first where there is one.
    fn over(form: &str, title: Option<&str>) -> Screen {
        let mut screen = Screen::new();
        screen.app_mut().act(khangan::ui::Action::Begin(khangan::base::FormId::from(form)));
        screen.wait_until(|screen| screen.case().is_some());
        if let Some(title) = title {
            answer(&mut screen, "position.title", title);
        }
        screen.press(Key::F7);
        screen
    }

    fn answer(screen: &mut Screen, field: &str, text: &str) {
        let edit = khangan::case::Edit::text(field.into(), text);
        screen.app_mut().act(khangan::ui::Action::Edit { edit, continues: false });
        screen.settle();
    }

    fn text(screen: &Screen, field: &str) -> String {
        screen.case().unwrap().text(field).to_owned()
    }

    fn undo(screen: &mut Screen) {
        screen.app_mut().act(khangan::ui::Action::Undo);
        screen.settle();
    }

    #[test]
    fn title_and_level_fill_what_is_empty_in_one_step_and_nothing_else() {
        let mut screen = over("general", None);
        screen.click(Role::Button, "ใส่ชื่อตำแหน่งและระดับที่ยังว่าง");
        assert_eq!(text(&screen, "position.title"), "เจ้าพนักงานประชาสัมพันธ์");
        assert_eq!(text(&screen, "position.level"), "ปฏิบัติงาน");
        undo(&mut screen);
        let both = ["position.title", "position.level"].map(|field| text(&screen, field));
        assert_eq!(both, ["", ""], "one step");

        let mut screen = over("general", Some("เจ้าพนักงานของเรา"));
        screen.click(Role::Button, "ใส่ชื่อตำแหน่งและระดับที่ยังว่าง");
        assert_eq!(text(&screen, "position.title"), "เจ้าพนักงานของเรา", "never overwritten");
        assert_eq!(text(&screen, "position.level"), "ปฏิบัติงาน");
    }

    #[test]
    fn duties_are_inserted_behind_what_is_there() {
        let mut screen = over("general", Some("เจ้าพนักงานประชาสัมพันธ์"));
        answer(&mut screen, "duties.before", "งานเดิมที่พิมพ์ไว้");
        screen.click(Role::Button, "แทรกหน้าที่ใน ๒ (เดิม)");
        let old = text(&screen, "duties.before");
        assert!(old.starts_with("งานเดิมที่พิมพ์ไว้\nปฏิบัติงานในฐานะผู้ปฏิบัติงานระดับต้น"), "{old}");
        assert!(old.contains("\n๑. ด้านการปฏิบัติการ\n๑.๑ รวบรวมข้อมูล"), "{old}");
        assert_eq!(old.lines().count(), 1 + 1 + 2 + 12);
        undo(&mut screen);
        assert_eq!(text(&screen, "duties.before"), "งานเดิมที่พิมพ์ไว้");
    }

    #[test]
    fn only_what_is_chosen_is_inserted_where_something_is() {
        let mut screen = over("general", Some("เจ้าพนักงานประชาสัมพันธ์"));
        screen.click(Role::Button, "เลือก ๑.๑");
        screen.click(Role::Button, "เลือก ๑.๒");
        screen.click(Role::Button, "ไม่เลือก ๑.๑");
        screen.click(Role::Button, "แทรก ๑ ข้อใน ๓ (ใหม่)");
        let new = text(&screen, "duties.after");
        let lines: Vec<_> = new.lines().collect();
        assert_eq!(lines.len(), 2, "{new}");
        assert!(lines[0] == "๑. ด้านการปฏิบัติการ" && lines[1].starts_with("๑.๒ สืบค้นและรวบรวม"));
        assert!(screen.app().standards().chosen().is_empty());
    }

    #[test]
    fn a_draft_of_the_comparison_sets_changed_duties_side_by_side_and_says_that_it_is_one() {
        let mut screen = over("general", Some("เจ้าพนักงานประชาสัมพันธ์"));
        screen.click(Role::RadioButton, "ชำนาญงาน");
        screen.click(Role::Button, "ไม่เทียบ  ▾");
        screen.click(Role::Button, "เจ้าพนักงานประชาสัมพันธ์ ระดับอาวุโส");
        screen.click(Role::Button, "ใส่ร่างการวิเคราะห์เปรียบเทียบใน ๔");
        let draft = text(&screen, "comparison");
        let lines: Vec<_> = draft.lines().collect();
        assert!(lines[0].starts_with("(ร่างจากมาตรฐานกำหนดตำแหน่ง: "), "{draft}");
        assert_eq!(lines[1], "หน้าที่ที่เปลี่ยนแปลง");
        assert!(lines[2].starts_with("๑) เดิม: ") && lines[3].starts_with("ใหม่: "), "{draft}");
        let new = lines.iter().position(|line| *line == "หน้าที่ที่เพิ่มขึ้น").unwrap();
        let gone = lines.iter().position(|line| *line == "หน้าที่ที่ไม่มีแล้ว").unwrap();
        // Five changed of two lines each, six new, four gone.
        assert_eq!((new, gone - new, lines.len() - gone), (12, 7, 5));
        undo(&mut screen);
        assert_eq!(text(&screen, "comparison"), "");
    }

    #[test]
    fn what_does_not_fit_the_form_is_said() {
        let mut screen = over("academic", Some("เจ้าพนักงานประชาสัมพันธ์"));
        assert!(screen.says("แบบนี้ไม่ใช่แบบของตำแหน่งประเภททั่วไป"));
        screen.click(Role::Button, "นักจัดการงานทั่วไป");
        assert!(!screen.says("แบบนี้ไม่ใช่แบบของ"));
        answer(&mut screen, "position.level", "อาวุโส");
        assert!(screen.says("ระดับ “อาวุโส” ของเรื่องนี้ไม่มีในมาตรฐานของนักจัดการงานทั่วไป"));
    }

    #[test]
    fn it_opens_at_the_post_of_the_case() {
        let mut screen = over("academic", Some("นักจัดการงานทะเบียนและบัตร"));
        assert_eq!(reading(&screen).0, "นักจัดการงานทะเบียนและบัตร");
        // What leads to a step of the case leads away from the standards.
        screen.press_with(Modifiers::COMMAND, Key::Num2);
        assert!(!screen.app().standards().is_open());
        assert!(screen.case().is_some());
    }

    #[test]
    fn without_a_case_nothing_is_offered_to_be_inserted() {
        let screen = open();
        assert!(!screen.says("ใส่ในเรื่องนี้") && !screen.says("แทรกหน้าที่"));
    }
}

#[test]
fn a_level_is_offered_to_be_printed() {
    let screen = open();
    let offered = |it: &crate::screen::Spoken| it.role == Role::Button && it.name == "พิมพ์ระดับนี้";
    assert!(screen.spoken().iter().any(offered));
}
