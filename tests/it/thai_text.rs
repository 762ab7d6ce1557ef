//! Thai labels and fields: the caret stands, and what is typed goes, where a Thai reader expects it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "places on a screen, told apart by pixels"
)]

mod desk;

use std::time::Duration;

use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use egui::{Event, ImeEvent, Key, Modifiers, TextFormat, ViewportCommand};
use khangan::text::breaks::line_breaks;
use khangan::ui::thai_text::{Label, Span, format, galley, galley_of_spans, install_fonts};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::properties::config;

use desk::Desk;

const STRINGS: &str = include_str!("../fixtures/thai-strings.txt");
const HARD: &str = include_str!("../fixtures/thai-hard.txt");
const WORDS: &str = include_str!("../fixtures/thai-words.txt");

/// The 98 lines on which other programs fail.
fn lines() -> impl Iterator<Item = &'static str> {
    STRINGS.lines().chain(HARD.lines()).filter(|line| !line.is_empty())
}

/// Where characters begin and the last ends, as another library has it.
fn edges(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

fn paragraph() -> String {
    lines().collect::<Vec<_>>().join(" ")
}

#[test]
fn arrows_stop_at_every_character_and_nowhere_else() {
    for text in lines() {
        let mut desk = Desk::line(text);
        let mut stops = vec![desk.caret_at()];
        while *stops.last().unwrap() > 0 {
            desk.press(Key::ArrowLeft);
            stops.push(desk.caret_at());
        }
        stops.reverse();
        assert_eq!(stops, edges(text), "to the left in {text}");
        let mut stops = vec![0];
        while *stops.last().unwrap() < text.len() {
            desk.press(Key::ArrowRight);
            stops.push(desk.caret_at());
        }
        assert_eq!(stops, edges(text), "to the right in {text}");
        desk.press(Key::ArrowRight);
        assert_eq!(desk.caret_at(), text.len());
    }
}

#[test]
fn the_caret_is_painted_between_the_characters_it_stands_between() {
    let mut alone = Desk::line("");
    for text in lines() {
        let mut desk = Desk::line(text);
        desk.press(Key::Home);
        let places = desk.edges(0);
        assert_eq!(places.len(), edges(text).len(), "{text}");
        // The same letters cut off there are as wide, whatever else follows.
        for (index, at) in edges(text).into_iter().enumerate() {
            let x = desk.caret().center().x;
            assert!((x - places[index]).abs() <= 1.0, "{text} at {at}: {x} {}", places[index]);
            alone.replace(&text[..at]);
            let width = *alone.edges(0).last().unwrap();
            // The font widens a letter before its lengthening sign.
            let widened = text[at..].starts_with('ๅ');
            assert!(widened || (width - x).abs() <= 2.0, "{text} at {at}: {x}, cut off {width}");
            desk.press(Key::ArrowRight);
        }
        assert!(places.is_sorted(), "{text}: {places:?}");
    }
}

#[test]
fn the_caret_stops_inside_letters_that_the_font_joins() {
    let desk = Desk::line("ฤๅษี ฦๅ");
    let places = desk.edges(0);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 2.0), "{places:?}");
}

#[test]
fn what_is_typed_stands_where_the_caret_was() {
    for text in lines() {
        let mut desk = Desk::line(text);
        for at in edges(text).into_iter().rev() {
            desk.type_text("X");
            assert_eq!(desk.text, format!("{}X{}", &text[..at], &text[at..]));
            assert_eq!(desk.caret_at(), at + 1);
            desk.press(Key::Backspace);
            assert_eq!(desk.text, text);
            desk.press(Key::ArrowLeft);
        }
    }
}

#[test]
fn a_click_lands_at_the_nearest_edge_of_a_character() {
    for text in lines() {
        let mut desk = Desk::line(text);
        let (places, edges) = (desk.edges(0), edges(text));
        for (index, pair) in places.windows(2).enumerate() {
            if pair[1] - pair[0] < 3.0 {
                continue;
            }
            for (share, expected) in [(0.2, index), (0.8, index + 1)] {
                let x = pair[0] + (pair[1] - pair[0]) * share;
                desk.click(desk.at(0, x), 1);
                assert_eq!(desk.caret_at(), edges[expected], "{text} at {x}");
            }
        }
    }
}

#[test]
fn backspace_takes_a_code_point() {
    for text in lines() {
        let mut desk = Desk::line(text);
        let mut expected = text.to_owned();
        while expected.pop().is_some() {
            desk.press(Key::Backspace);
            assert_eq!(desk.text, expected);
            assert_eq!(desk.caret_at(), expected.len());
        }
        desk.press(Key::Backspace);
        assert_eq!(desk.text, "");
    }
}

#[test]
fn delete_takes_a_character() {
    for text in lines() {
        let mut desk = Desk::line(text);
        desk.press(Key::Home);
        for at in edges(text).into_iter().skip(1) {
            desk.press(Key::Delete);
            assert_eq!(desk.text, text[at..]);
        }
    }
}

#[test]
fn what_is_selected_is_what_is_painted_as_selected_and_copied() {
    for text in lines() {
        let mut desk = Desk::line(text);
        desk.press(Key::Home);
        let (places, edges) = (desk.edges(0), edges(text));
        for from in 0..edges.len() - 1 {
            let to = (from + 3).min(edges.len() - 1);
            for _ in from..to {
                desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
            }
            assert_eq!(desk.selection(), (edges[from], edges[to]));
            let marks = desk.marks();
            if places[to] > places[from] {
                assert_eq!(marks.len(), 1, "{text}");
                assert!((marks[0].left() - places[from]).abs() < 0.01, "{text}");
                assert!((marks[0].right() - places[to]).abs() < 0.01, "{text}");
            }
            assert_eq!(desk.copy().as_deref(), Some(&text[edges[from]..edges[to]]));
            // Back to where the selection began, and a character on.
            desk.press(Key::ArrowLeft);
            desk.press(Key::ArrowRight);
        }
    }
}

#[test]
fn text_comes_back_code_point_by_code_point() {
    for text in lines() {
        let mut desk = Desk::line("");
        desk.type_text(text);
        assert_eq!(desk.text, text);
        desk.press_with(Modifiers::COMMAND, Key::A);
        assert_eq!(desk.copy().as_deref(), Some(text));
        assert_eq!(desk.cut().as_deref(), Some(text));
        assert_eq!(desk.text, "");
    }
}

#[test]
fn what_word_and_excel_paste_is_tidied() {
    let mut desk = Desk::line("");
    desk.paste(" 1234 \r\n");
    assert_eq!(desk.text, "1234");
    let mut desk = Desk::paragraphs("", 300.0);
    desk.paste("\u{F0B7}\tทําแผน\u{B}\u{F0FC} เเละติดตาม");
    assert_eq!(desk.text, "•\tทำแผน\n✓ และติดตาม");
}

#[test]
fn a_field_of_one_line_takes_newlines_as_spaces() {
    let mut desk = Desk::line("");
    desk.paste("กำหนด\r\nงาน\nที่");
    assert_eq!(desk.text, "กำหนด งาน ที่");
    desk.press(Key::Enter);
    assert_eq!(desk.text, "กำหนด งาน ที่");
    let mut desk = Desk::paragraphs("", 300.0);
    desk.paste("กำหนด\r\nงาน\nที่");
    desk.press(Key::Enter);
    assert_eq!(desk.text, "กำหนด\nงาน\nที่\n");
    assert_eq!(desk.lines(), ["กำหนด\n", "งาน\n", "ที่\n", ""]);
}

#[test]
fn lines_break_where_those_of_the_paper_do() {
    let phrases: Vec<String> = WORDS
        .lines()
        .skip_while(|line| *line != "[tuned]")
        .filter(|line| !line.is_empty() && !line.starts_with('['))
        .map(|line| line.replace(['|', '·'], "").replace('_', " "))
        .collect();
    let (mut wrapped, mut inside) = (0, 0);
    let (mut desk, mut word) = (Desk::paragraphs("", 300.0), Desk::line(""));
    for (index, phrase) in phrases.iter().enumerate() {
        desk.width = 110.0 + (index % 7) as f32 * 35.0;
        desk.replace(phrase);
        let breaks = line_breaks(phrase);
        let lines = desk.lines();
        assert_eq!(lines.concat(), *phrase);
        let mut at = 0;
        for line in &lines[..lines.len() - 1] {
            at += line.len();
            wrapped += 1;
            if !breaks.contains(&at) {
                // Only a word that is longer than a whole line is torn.
                inside += 1;
                let before = breaks.iter().rev().find(|known| **known < at).copied().unwrap_or(0);
                let after = breaks.iter().find(|known| **known > at).copied();
                word.replace(&phrase[before..after.unwrap_or(phrase.len())]);
                let room = *word.edges(0).last().unwrap() - word.edges(0)[0];
                assert!(room > desk.width - 22.0, "{phrase}: torn at {at}, {room}");
            }
        }
        for (number, line) in lines.iter().enumerate() {
            let letters = line.trim_end().graphemes(true).count();
            let right = desk.edges(number)[letters];
            assert!(right <= desk.field.right() - 8.0, "{phrase}: {right} {:?}", desk.field);
        }
    }
    println!("{wrapped} lines broken, {inside} of them inside a word longer than the line");
    assert!(wrapped > 300, "{wrapped}");
    assert!(inside * 50 < wrapped, "{inside} of {wrapped}");
}

#[test]
fn lines_stay_right_through_many_changes() {
    let mut desk = Desk::paragraphs(&paragraph(), 500.0);
    let mut fresh = Desk::paragraphs("", 500.0);
    for step in 0..60_usize {
        let places = edges(&desk.text);
        let x = 40.0 + (step * 37 % 420) as f32;
        let line = step * 13 % desk.lines().len();
        desk.click(desk.at(line, x), 1);
        match step % 4 {
            0 => desk.type_text("กำหนดงาน "),
            1 => desk.press(Key::Delete),
            2 => desk.press(Key::Enter),
            _ => desk.press_with(Modifiers::CTRL, Key::Backspace),
        }
        assert_eq!(desk.lines().concat(), desk.text);
        let text = desk.text.clone();
        fresh.replace("");
        fresh.replace(&text);
        assert_eq!(desk.lines(), fresh.lines(), "after step {step}");
        assert!(places.len() > 100);
    }
}

#[test]
fn up_and_down_keep_their_column() {
    let text = paragraph();
    let mut desk = Desk::paragraphs(&text, 500.0);
    desk.press_with(Modifiers::CTRL, Key::Home);
    assert_eq!(desk.caret_at(), 0);
    for _ in 0..12 {
        desk.press(Key::ArrowRight);
    }
    let (start, x) = (desk.caret_at(), desk.caret().center().x);
    let top = desk.caret().top();
    for line in 1..8 {
        desk.press(Key::ArrowDown);
        let caret = desk.caret();
        assert!((caret.center().x - x).abs() < 12.0, "line {line}: {caret:?} {x}");
        assert!((caret.center().y - desk.middle(line)).abs() < 2.0);
    }
    for _ in 1..8 {
        desk.press(Key::ArrowUp);
    }
    assert_eq!(desk.caret_at(), start);
    assert_eq!(desk.caret().top(), top);
    desk.press(Key::ArrowUp);
    assert_eq!(desk.caret_at(), 0);
    desk.press_with(Modifiers::CTRL, Key::End);
    assert_eq!(desk.caret_at(), text.len());
}

#[test]
fn home_and_end_keep_to_the_line_on_the_screen() {
    let mut desk = Desk::paragraphs(&paragraph(), 400.0);
    desk.click(desk.at(3, 100.0), 1);
    let starts: Vec<usize> = desk
        .lines()
        .iter()
        .scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        })
        .collect();
    desk.press(Key::End);
    assert_eq!(desk.caret_at(), starts[3]);
    assert!((desk.caret().center().y - desk.middle(3)).abs() < 2.0, "at the end of its own line");
    desk.press(Key::End);
    assert_eq!(desk.caret_at(), starts[3]);
    desk.press(Key::Home);
    assert_eq!(desk.caret_at(), starts[2]);
    assert!((desk.caret().center().y - desk.middle(3)).abs() < 2.0);
    desk.press_with(Modifiers::SHIFT, Key::End);
    assert_eq!(desk.selected(), desk.lines()[3]);
}

#[test]
fn control_and_arrows_go_by_word() {
    let mut desk = Desk::line("การประเมินค่างาน ของตำแหน่ง");
    desk.press(Key::Home);
    let mut words = Vec::new();
    while desk.caret_at() < desk.text.len() {
        let from = desk.caret_at();
        desk.press_with(Modifiers::CTRL, Key::ArrowRight);
        words.push(desk.text[from..desk.caret_at()].to_owned());
    }
    assert_eq!(words, ["การ", "ประเมิน", "ค่างาน ", "ของ", "ตำแหน่ง"]);
    desk.press_with(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(desk.selected(), "ตำแหน่ง");
    desk.press_with(Modifiers::CTRL, Key::Backspace);
    assert_eq!(desk.text, "การประเมินค่างาน ของ");
    desk.press_with(Modifiers::CTRL, Key::Backspace);
    assert_eq!(desk.text, "การประเมินค่างาน ");
    desk.press(Key::Home);
    desk.press_with(Modifiers::CTRL, Key::Delete);
    assert_eq!(desk.text, "ประเมินค่างาน ");
}

#[test]
fn two_clicks_take_a_word_and_three_a_paragraph() {
    let mut desk = Desk::paragraphs("การประเมินค่างาน\nกำหนดตำแหน่ง", 500.0);
    let x = |desk: &Desk, letter: usize| {
        f32::midpoint(desk.edges(1)[letter], desk.edges(1)[letter + 1])
    };
    desk.click(desk.at(1, x(&desk, 0)), 2);
    assert_eq!(desk.selected(), "กำหนด");
    desk.click(desk.at(1, x(&desk, 5)), 2);
    assert_eq!(desk.selected(), "ตำแหน่ง");
    desk.click(desk.at(1, x(&desk, 5)), 3);
    assert_eq!(desk.selected(), "กำหนดตำแหน่ง");
    desk.type_text("ก");
    assert_eq!(desk.text, "การประเมินค่างาน\nก");
}

#[test]
fn a_drag_selects_over_lines() {
    let mut desk = Desk::paragraphs(&paragraph(), 400.0);
    let (from, to) = (desk.at(1, desk.edges(1)[4] + 1.0), desk.at(4, desk.edges(4)[7] + 1.0));
    desk.drag(from, to);
    let lines = desk.lines();
    let byte = |line: usize, letter: usize| edges(&lines[line])[letter];
    let before = |line: usize| lines[..line].iter().map(String::len).sum::<usize>();
    assert_eq!(desk.selection(), (before(1) + byte(1, 4), before(4) + byte(4, 7)));
    let marks = desk.marks();
    assert_eq!(marks.len(), 4);
    assert!((marks[0].left() - desk.edges(1)[4]).abs() < 0.01);
    assert!((marks[3].right() - desk.edges(4)[7]).abs() < 0.01);
    let selected = desk.selected().to_owned();
    assert_eq!(desk.copy(), Some(selected));
    desk.click(desk.at(2, desk.edges(2)[0]), 1);
    desk.shift_click(desk.at(2, desk.edges(2)[3]));
    assert_eq!(desk.selection(), (before(2), before(2) + byte(2, 3)));
}

#[test]
fn a_selection_gives_way_to_what_is_typed() {
    let mut desk = Desk::line("กำหนดงาน");
    desk.press_with(Modifiers::SHIFT, Key::Home);
    desk.type_text("น้ำ");
    assert_eq!(desk.text, "น้ำ");
    desk.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    desk.press(Key::Backspace);
    assert_eq!(desk.text, "");
}

#[test]
fn an_arrow_leaves_a_selection_at_its_own_side() {
    let mut desk = Desk::line("น้ำที่ผู้");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.press(Key::ArrowLeft);
    assert_eq!(desk.selection(), (0, 0));
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.press(Key::ArrowRight);
    assert_eq!(desk.caret_at(), desk.text.len());
}

#[test]
fn what_is_composed_is_shown_and_is_text_only_when_committed() {
    let mut desk = Desk::line("กข");
    desk.press(Key::ArrowLeft);
    desk.ime(ImeEvent::Preedit { text: "น้ำ".to_owned(), active_range_chars: None });
    assert_eq!(desk.text, "กข");
    assert_eq!(desk.lines(), ["กน้ำข"]);
    let places = desk.edges(0);
    let under = desk.composed();
    assert_eq!(under.len(), 1);
    assert!(
        (under[0].left() - places[1]).abs() < 1.0 && (under[0].right() - places[2]).abs() < 1.0
    );
    assert!(desk.output.platform_output.ime.is_some());
    // Its keys are the input method's.
    desk.press(Key::Backspace);
    assert_eq!(desk.text, "กข");
    desk.ime(ImeEvent::Commit("น้ำใจ".to_owned()));
    assert_eq!(desk.text, "กน้ำใจข");
    assert_eq!(desk.caret_at(), "กน้ำใจ".len());
    assert!(desk.composed().is_empty());
    desk.ime(ImeEvent::Preedit { text: "ที่".to_owned(), active_range_chars: Some(0..2) });
    desk.ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None });
    assert_eq!(desk.lines(), ["กน้ำใจข"]);
    assert_eq!(desk.text, "กน้ำใจข");
}

#[test]
fn composing_over_a_selection_takes_its_place() {
    let mut desk = Desk::line("กำหนด");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.ime(ImeEvent::Preedit { text: "น".to_owned(), active_range_chars: None });
    desk.ime(ImeEvent::Commit("น้ำ".to_owned()));
    assert_eq!(desk.text, "น้ำ");
}

#[test]
fn a_change_from_outside_is_taken_over_with_the_caret_behind_it() {
    let mut desk = Desk::line("กำหนดงาน");
    desk.type_text("ที่");
    assert_eq!(desk.text, "กำหนดงานที่");
    "กำหนดงาน".clone_into(&mut desk.text);
    desk.frame(vec![]);
    assert_eq!(desk.lines(), ["กำหนดงาน"]);
    assert_eq!(desk.caret_at(), desk.text.len());
    desk.press(Key::Home);
    "กำหนดหน้าที่งาน".clone_into(&mut desk.text);
    desk.frame(vec![]);
    assert_eq!(desk.caret_at(), "กำหนดหน้าที่".len());
    desk.type_text("ก");
    assert_eq!(desk.text, "กำหนดหน้าที่กงาน");
    assert_eq!(desk.steps.last(), Some(&false), "an undo ends the step");
    desk.text.clear();
    desk.frame(vec![]);
    assert_eq!((desk.caret_at(), desk.lines()), (0, vec![String::new()]));
}

#[test]
fn a_change_that_is_refused_is_taken_back() {
    let mut desk = Desk::line("กำ");
    desk.obeys = false;
    desk.type_text("X");
    desk.frame(vec![]);
    assert_eq!((desk.text.as_str(), desk.lines()), ("กำ", vec!["กำ".to_owned()]));
}

#[test]
fn a_frame_drawn_twice_keeps_what_was_typed() {
    let mut desk = Desk::line("กำงาน");
    desk.press(Key::Home);
    desk.press(Key::ArrowRight);
    (desk.twice, desk.obeys) = (true, false);
    desk.type_text("ห");
    assert_eq!((desk.lines(), desk.caret_at()), (vec!["กำหงาน".to_owned()], "กำห".len()));
}

#[test]
fn the_other_button_offers_what_can_be_done() {
    let mut desk = Desk::line("กำหนดงาน");
    desk.press_with(Modifiers::SHIFT, Key::Home);
    let at = desk.at(0, desk.edges(0)[2]);
    desk.click_other(at);
    assert_eq!(desk.selected(), "กำหนดงาน", "what is selected stays so");
    desk.choose("Copy");
    assert!(desk.asked_for(&ViewportCommand::RequestCopy));
    desk.frame(vec![]);
    assert_eq!(desk.copy().as_deref(), Some("กำหนดงาน"), "the focus is back");
    desk.press(Key::End);
    desk.click_other(at);
    assert_eq!(desk.caret_at(), edges("กำหนดงาน")[2]);
    desk.choose("Select all");
    desk.frame(vec![]);
    assert_eq!(desk.selected(), "กำหนดงาน");
}

#[test]
fn undo_is_not_the_fields() {
    let mut desk = Desk::line("");
    desk.type_text("กข");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!((desk.text.as_str(), desk.steps.len()), ("กข", 2));
}

#[test]
fn changes_go_on_with_one_another_as_a_person_sees_it() {
    let mut desk = Desk::line("");
    desk.type_text("น้ำ ใจ");
    assert_eq!(desk.steps, [false, true, true, true, false, true]);
    desk.steps.clear();
    desk.wait(Duration::from_millis(1_200));
    desk.type_text("ด");
    desk.press(Key::Backspace);
    desk.press(Key::Backspace);
    desk.press(Key::ArrowLeft);
    desk.type_text("กก");
    desk.paste("ก");
    assert_eq!(desk.steps, [false, false, true, false, true, false]);
}

#[test]
fn what_may_only_be_read_can_be_copied_and_not_changed() {
    let mut desk = Desk::paragraphs("กำหนดงาน\nที่", 300.0);
    desk.read_only = true;
    desk.frame(vec![]);
    assert!(!desk.has_caret());
    desk.press_with(Modifiers::COMMAND, Key::A);
    assert_eq!(desk.copy().as_deref(), Some("กำหนดงาน\nที่"));
    assert_eq!(desk.marks().len(), 2);
    assert_eq!(desk.cut().as_deref(), Some("กำหนดงาน\nที่"));
    desk.type_text("ก");
    desk.press(Key::Backspace);
    desk.press(Key::Enter);
    desk.paste("ข");
    desk.ime(ImeEvent::Commit("ค".to_owned()));
    assert_eq!((desk.text.as_str(), desk.steps.len()), ("กำหนดงาน\nที่", 0));
    assert!(desk.node().is_read_only());
}

#[test]
fn the_caret_stays_in_sight_in_a_long_text() {
    let text = vec![paragraph(); 4].join("\n");
    let mut desk = Desk::paragraphs(&text, 500.0);
    desk.viewport = Some(200.0);
    let visible = |desk: &mut Desk| {
        for _ in 0..40 {
            desk.frame(vec![]);
        }
        let caret = desk.caret();
        assert!(caret.top() > 0.0 && caret.bottom() < 230.0, "{caret:?}");
    };
    desk.press_with(Modifiers::CTRL, Key::Home);
    visible(&mut desk);
    desk.press_with(Modifiers::CTRL, Key::End);
    visible(&mut desk);
    let end = desk.caret_at();
    desk.press(Key::PageUp);
    visible(&mut desk);
    let lines = desk.text[desk.caret_at()..end].chars().count();
    assert!(lines > 200, "a page, not a line: {lines} characters");
    desk.press(Key::PageDown);
    assert_eq!(desk.caret_at(), end, "as many lines down as up");
    // Only what is in sight is painted.
    assert!(desk.output.shapes.len() < 60, "{}", desk.output.shapes.len());
}

#[test]
fn a_line_longer_than_its_field_follows_the_caret() {
    let mut desk = Desk::new_line(&paragraph(), 300.0);
    for key in [Key::End, Key::Home] {
        desk.press(key);
        desk.frame(vec![]);
        let (caret, field) = (desk.caret(), desk.field);
        assert!(field.shrink(4.0).contains(caret.center()), "{key:?} {caret:?} {field:?}");
    }
}

#[test]
fn tab_leaves_the_field_and_escape_does_not() {
    let mut desk = Desk::line("กำ");
    desk.press(Key::Escape);
    desk.type_text("ก");
    assert_eq!(desk.text, "กำก");
    desk.press(Key::Tab);
    desk.type_text("ข");
    assert_eq!(desk.text, "กำก");
}

#[test]
fn a_screen_reader_is_told_what_a_field_is() {
    let desk = Desk::line("น้ำ ที่");
    let node = desk.node();
    assert_eq!(node.role(), Role::TextInput);
    assert_eq!((node.label(), node.value()), (Some("field"), Some("น้ำ ที่")));
    let desk = Desk::paragraphs("การประเมินค่างาน\nที่", 500.0);
    assert_eq!(desk.node().role(), Role::MultilineTextInput);
    let line = desk.nodes().iter().find(|(id, _)| *id == desk.node().children()[0]).unwrap();
    assert_eq!(line.1.role(), Role::TextRun);
    assert_eq!(line.1.word_starts(), [0, 3, 9]);
}

#[test]
fn another_program_may_type_and_select() {
    let mut desk = Desk::line("กำหนด");
    let request = |action, value: &str| {
        Event::AccessKitActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node: desk::id().accesskit_id(),
            data: Some(egui::accesskit::ActionData::Value(value.into())),
        })
    };
    desk.frame(vec![request(Action::SetValue, "น้ำ")]);
    assert_eq!(desk.text, "น้ำ");
    desk.frame(vec![request(Action::ReplaceSelectedText, "ใจ")]);
    assert_eq!(desk.text, "น้ำใจ");
    let selection = *desk.node().text_selection().unwrap();
    let anchor = egui::accesskit::TextPosition { character_index: 1, ..selection.anchor };
    let selection = egui::accesskit::TextSelection { anchor, focus: selection.focus };
    desk.frame(vec![Event::AccessKitActionRequest(ActionRequest {
        action: Action::SetTextSelection,
        target_tree: TreeId::ROOT,
        target_node: desk::id().accesskit_id(),
        data: Some(egui::accesskit::ActionData::SetTextSelection(selection)),
    })]);
    assert_eq!(desk.selected(), "ใจ");
}

proptest! {
    #![proptest_config(config())]

    /// Whatever stands in a field and whatever is done to it.
    #[test]
    fn no_text_and_no_key_ends_the_program(
        text in "[ก-๛ a-zé\\n\\r\\t\u{0}\u{85}\u{A0}\u{200B}\u{200D}\u{2028}\u{2060}\u{301}ำ่้😀👩漢ب]{0,80}",
        typed in "[ก-๛\u{200D}\u{301}ำ่ 😀]{1,12}",
        keys in proptest::collection::vec((0..KEYS.len(), any::<bool>(), any::<bool>()), 1..25),
        width in 30.0..300.0_f32,
        many in any::<bool>(),
    ) {
        let mut desk = if many { Desk::paragraphs(&text, width) } else { Desk::new_line(&text, width) };
        let mut letters = typed.chars().cycle();
        for (key, shift, control) in keys {
            let modifiers = Modifiers { shift, ctrl: control, ..Modifiers::NONE };
            desk.press_with(modifiers, KEYS[key]);
            desk.type_text(&letters.next().unwrap().to_string());
            desk.click(desk.at(0, desk.field.left() + width / 2.0), 1 + usize::from(shift));
            prop_assert_eq!(desk.lines().concat(), desk.text.as_str());
            let (anchor, caret) = desk.selection();
            prop_assert!(desk.text.is_char_boundary(anchor) && desk.text.is_char_boundary(caret));
        }
    }
}

/// The keys that mean something in a field.
const KEYS: [Key; 11] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Delete,
    Key::Enter,
];

/// A context whose fonts are loaded.
fn context() -> egui::Context {
    let ctx = egui::Context::default();
    install_fonts(&ctx);
    in_frame(&ctx, |_| ());
    ctx
}

fn look() -> TextFormat {
    format(16.0, false, egui::Color32::WHITE)
}

/// What egui is told to do in one frame.
fn in_frame<R>(ctx: &egui::Context, mut work: impl FnMut(&mut egui::Ui) -> R) -> R {
    let mut result = None;
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| result = Some(work(ui)));
    output.textures_delta.clear();
    result.unwrap()
}

#[test]
fn a_galley_has_one_glyph_for_each_code_point() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        for text in lines() {
            for width in [60.0, 200.0, f32::INFINITY] {
                let galley = galley(ui.ctx(), text, &look(), width);
                let rows: String = galley.rows.iter().map(|row| row.text()).collect();
                assert_eq!(rows, text);
                assert_eq!(galley.end().index.0, text.chars().count());
            }
        }
    });
}

#[test]
fn a_galley_is_as_wide_as_it_may_be_and_keeps_newlines() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        let text = format!("{}\n\n{}", paragraph(), paragraph());
        let galley = galley(ui.ctx(), &text, &look(), 300.0);
        assert!(galley.size().x <= 301.0 && galley.size().x > 250.0, "{:?}", galley.size());
        assert_eq!(galley.rows.iter().filter(|row| row.ends_with_newline).count(), 2);
        assert_eq!(galley.end().index.0, text.chars().count());
    });
}

#[test]
fn spans_keep_their_looks_and_break_between_words() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        let red = format(16.0, true, egui::Color32::RED);
        let spans = [
            Span { text: "การประเมิน", format: look() },
            Span { text: "ค่างานของตำแหน่ง", format: red },
        ];
        let galley = galley_of_spans(ui.ctx(), &spans, 90.0);
        let rows: Vec<String> = galley.rows.iter().map(|row| row.text()).collect();
        assert_eq!(rows, ["การประเมิน", "ค่างานของ", "ตำแหน่ง"]);
        let colours = |row: usize| {
            galley.rows[row]
                .visuals
                .mesh
                .vertices
                .iter()
                .map(|vertex| vertex.color)
                .collect::<Vec<_>>()
        };
        assert!(colours(0).iter().all(|color| *color == egui::Color32::WHITE));
        assert!(colours(2).iter().all(|color| *color == egui::Color32::RED));
    });
}

#[test]
fn a_layout_is_made_anew_when_fonts_or_pixels_change() {
    let ctx = egui::Context::default();
    let text = "กำหนดตำแหน่ง";
    let width = |ctx: &egui::Context| {
        in_frame(ctx, |ui| galley(ui.ctx(), text, &look(), f32::INFINITY).size().x)
    };
    let without = width(&ctx);
    install_fonts(&ctx);
    width(&ctx);
    let with = width(&ctx);
    assert_eq!(with, width(&context()));
    assert!((with - without).abs() > 1.0, "{with} {without}");
    ctx.set_pixels_per_point(2.0);
    width(&ctx);
    let scale =
        in_frame(&ctx, |ui| galley(ui.ctx(), text, &look(), f32::INFINITY).pixels_per_point);
    assert_eq!(scale, 2.0);
}

#[test]
fn a_line_without_letters_is_as_tall_as_one_with() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        let tall = |text: &str| galley(ui.ctx(), text, &look(), 300.0).size().y;
        let further = tall("ก\nข") - tall("ก");
        assert_eq!(tall("ก\n\nข\n"), tall("ก") + 3.0 * further);
        assert_eq!(tall(""), tall("ก"));
    });
}

#[test]
fn lines_stand_as_far_apart_as_thai_needs() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        let galley = galley(ui.ctx(), "ปฏิบัติ\nปรับปรุง\nที่", &look(), f32::INFINITY);
        let tops: Vec<_> = galley.rows.iter().map(|row| row.pos.y).collect();
        // Half as far again as the letters are large.
        assert_eq!(tops, [0.0, 24.0, 48.0]);
        assert_eq!(galley.size().y, 48.0 + galley.rows[2].size.y);
    });
}

#[test]
fn thai_keeps_its_marks_behind_latin_letters() {
    let ctx = context();
    in_frame(&ctx, |ui| {
        // The tone of the syllable is raised over its vowel, so it is not where it is alone.
        let marks = |text: &str| {
            let galley = galley(ui.ctx(), text, &look(), f32::INFINITY);
            let glyphs = &galley.rows[0].glyphs;
            let last: Vec<_> =
                glyphs[glyphs.len() - 3..].iter().map(|glyph| glyph.uv_rect.offset.y).collect();
            last
        };
        assert_eq!(marks("A ที่"), marks("ที่"));
        assert_eq!(marks("Aที่"), marks("ที่"));
    });
}

#[test]
fn a_label_says_its_words_and_wraps_them() {
    use egui_kittest::kittest::Queryable as _;
    let mut harness = egui_kittest::Harness::builder()
        .with_size(egui::vec2(200.0, 400.0))
        .with_context_setup(install_fonts)
        .build_ui(|ui| {
            ui.add(Label::new(STRINGS.lines().last().unwrap()).size(18.0).bold());
        });
    harness.run();
    let label = harness.get_by_role(Role::Label);
    assert!(label.rect().width() <= 200.0 && label.rect().height() > 60.0, "{:?}", label.rect());
}

#[test]
fn a_field_is_found_by_the_label_that_names_it() {
    use egui_kittest::kittest::Queryable as _;
    let mut harness =
        egui_kittest::Harness::builder().with_context_setup(install_fonts).build_ui_state(
            |ui, text: &mut String| {
                let label = ui.add(Label::new("หน้าที่"));
                let field = khangan::ui::thai_text::Field::paragraphs(desk::id(), text);
                if let Some(edited) = field.labelled_by(label.id).show(ui).edited {
                    *text = edited;
                }
            },
            String::new(),
        );
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "หน้าที่").focus();
    harness.run_ok();
    harness.get_by_role_and_label(Role::MultilineTextInput, "หน้าที่").type_text("น้ำ");
    harness.run_ok();
    assert_eq!(harness.state(), "น้ำ");
}
