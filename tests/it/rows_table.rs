//! A table of rows, typed into as in a spreadsheet.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, RawInput, Rect, ScrollArea, Vec2, pos2};
use khangan::ui::theme::{self, Theme};
use khangan::ui::widgets::rows::{Change, Column, Kind, Table, TableState};
use khangan::words::Lang;

/// A window with one table, and what stands in it.
struct Desk {
    ctx: Context,
    cells: Vec<Vec<String>>,
    state: TableState,
    locked: bool,
    time: f64,
    changes: Vec<Change>,
    /// Told to the table with the next frame, as the program does.
    pending: Vec<Change>,
}

const OPTIONS: [&str; 3] = ["ใช้ได้", "ชำรุด", "สูญหาย"];

fn columns() -> Vec<Column<'static>> {
    let column = |head: &'static str, share, kind| Column { head: Cow::from(head), share, kind };
    vec![
        column("รายการ", 3, Kind::Line),
        column("จำนวน", 1, Kind::Line),
        column("สภาพ", 1, Kind::Choice(OPTIONS.map(Cow::from).to_vec())),
        column("หมายเหตุ", 2, Kind::Paragraphs),
    ]
}

impl Desk {
    fn new(rows: usize) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut desk = Self {
            ctx,
            cells: vec![vec![String::new(); 4]; rows],
            state: TableState::default(),
            locked: false,
            time: 0.0,
            changes: Vec::new(),
            pending: Vec::new(),
        };
        desk.frame(Vec::new());
        desk.state.want(0, 0);
        desk.settle();
        desk
    }

    fn frame(&mut self, events: Vec<Event>) {
        for change in std::mem::take(&mut self.pending) {
            self.apply(&change);
            self.changes.push(change);
        }
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(900.0, 600.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { ctx, cells, state, locked, pending, .. } = self;
        let columns = columns();
        let cell = |row: usize, column: usize| Cow::from(&*cells[row][column]);
        let theme = Theme::of(ctx);
        let mut output = ctx.run_ui(input, |ui| {
            ScrollArea::vertical().show(ui, |ui| {
                let table = Table {
                    id: egui::Id::unique("a table"),
                    name: "พัสดุ",
                    columns: &columns,
                    rows: cells.len(),
                    open: true,
                    locked: *locked,
                    cell: &cell,
                    wrong: &|_, _| None,
                    foot: &[],
                };
                pending.extend(table.show(ui, &theme, Lang::Thai, state));
            });
        });
        // Nothing is painted here.
        output.textures_delta.clear();
    }

    fn apply(&mut self, change: &Change) {
        let empty = || vec![String::new(); 4];
        match change {
            Change::Text { row, column, text, .. } => self.cells[*row][*column].clone_from(text),
            Change::Choose { row, column, option } => {
                let words = option.map_or("", |option| OPTIONS[option]);
                words.clone_into(&mut self.cells[*row][*column]);
            }
            Change::Add(at) => self.cells.insert(*at, empty()),
            Change::Remove(row) => drop(self.cells.remove(*row)),
            Change::Move { row, to } => {
                let row = self.cells.remove(*row);
                self.cells.insert(*to, row);
            }
            Change::Paste { row, column, cells } => {
                for (down, pasted) in cells.iter().enumerate() {
                    if self.cells.len() <= row + down {
                        self.cells.push(empty());
                    }
                    for (along, text) in pasted.iter().enumerate() {
                        self.cells[row + down][column + along].clone_from(text);
                    }
                }
            }
        }
    }

    fn settle(&mut self) {
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    /// Keys one after the other, each with frames of its own.
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.frame(vec![down(modifiers, key)]);
        self.settle();
    }

    fn type_text(&mut self, text: &str) {
        self.frame(vec![Event::Text(text.to_owned())]);
        self.settle();
    }

    fn words(&self) -> Vec<Vec<&str>> {
        self.cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect()
    }
}

fn down(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[test]
fn tab_goes_from_cell_to_cell_and_enter_down_the_column() {
    let mut desk = Desk::new(2);
    desk.type_text("โต๊ะ");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.type_text("๓");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("๔");
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.type_text("เก้าอี้");
    assert_eq!(desk.words(), [["โต๊ะ", "๓", "", ""], ["เก้าอี้", "๔", "", ""]]);
}

#[test]
fn what_is_typed_behind_a_tab_in_one_frame_goes_where_the_tab_leads() {
    let mut desk = Desk::new(1);
    let text = |text: &str| Event::Text(text.to_owned());
    let tab = || down(Modifiers::NONE, Key::Tab);
    desk.frame(vec![
        text("โต๊ะ"),
        tab(),
        text("1"),
        text("8"),
        tab(),
        down(Modifiers::NONE, Key::Num2),
    ]);
    desk.settle();
    assert_eq!(desk.words(), [["โต๊ะ", "18", "ชำรุด", ""]]);
}

#[test]
fn who_comes_to_a_filled_cell_types_anew() {
    let mut desk = Desk::new(1);
    desk.cells[0][1] = "18".to_owned();
    desk.press(Modifiers::NONE, Key::Tab);
    desk.type_text("9");
    assert_eq!(desk.words()[0][1], "9");
}

#[test]
fn enter_in_the_last_row_adds_one_and_goes_there() {
    let mut desk = Desk::new(1);
    desk.type_text("โต๊ะ");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("ตู้");
    assert_eq!(desk.words(), [["โต๊ะ", "", "", ""], ["ตู้", "", "", ""]]);
}

#[test]
fn rows_are_added_moved_and_taken_out_by_keys() {
    let mut desk = Desk::new(1);
    desk.type_text("หนึ่ง");
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.type_text("สอง");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(desk.words().concat().concat(), "สองหนึ่ง");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(desk.words().concat().concat(), "หนึ่งสอง");
    desk.press(Modifiers::ALT, Key::Delete);
    assert_eq!(desk.words().concat().concat(), "หนึ่ง");
}

#[test]
fn cells_from_a_spreadsheet_fill_cells_and_one_cell_is_a_text() {
    let mut desk = Desk::new(1);
    desk.frame(vec![Event::Paste("โต๊ะ\t๓\r\nตู้\t๔\r\n".to_owned())]);
    desk.settle();
    assert_eq!(desk.words(), [["โต๊ะ", "๓", "", ""], ["ตู้", "๔", "", ""]]);
    desk.press(Modifiers::NONE, Key::Tab);
    desk.frame(vec![Event::Paste("๕".to_owned())]);
    desk.settle();
    assert_eq!(desk.words()[0][1], "๕");
}

#[test]
fn a_locked_table_can_be_read_and_not_changed() {
    let mut desk = Desk::new(2);
    desk.cells[0][0] = "โต๊ะ".to_owned();
    desk.locked = true;
    desk.settle();
    desk.type_text("ตู้");
    desk.frame(vec![Event::Paste("ก\tข".to_owned())]);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Enter),
        (Modifiers::ALT, Key::Delete),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown),
    ] {
        desk.press(modifiers, key);
    }
    assert_eq!(desk.changes, []);
}

#[test]
fn a_note_of_several_lines_keeps_its_line_ends() {
    let mut desk = Desk::new(2);
    desk.state.want(0, 3);
    desk.settle();
    desk.type_text("ก");
    desk.press(Modifiers::SHIFT, Key::Enter);
    desk.type_text("ข");
    assert_eq!(desk.words()[0][3], "ก\nข");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("ค");
    assert_eq!(desk.words()[1][3], "ค");
}

#[test]
fn five_hundred_rows_cost_no_more_than_those_in_sight() {
    let mut few = Desk::new(20);
    let mut many = Desk::new(500);
    for desk in [&mut few, &mut many] {
        for row in &mut desk.cells {
            *row =
                ["โต๊ะทำงานระดับ ๓–๖", "๑๒", "ใช้ได้", "อยู่ที่ฝ่ายบริหารทั่วไป"].map(str::to_owned).to_vec();
        }
        desk.settle();
    }
    let time = |desk: &mut Desk| {
        let mut times: Vec<Duration> = (0..50)
            .map(|_| {
                let start = Instant::now();
                desk.frame(Vec::new());
                start.elapsed()
            })
            .collect();
        times.sort();
        times[25]
    };
    let (few, many) = (time(&mut few), time(&mut many));
    assert!(many < few * 3, "{few:?} for 20 rows, {many:?} for 500");
}

#[test]
fn a_cell_far_below_comes_into_sight_with_the_focus() {
    let mut desk = Desk::new(500);
    desk.state.want(400, 1);
    desk.settle();
    desk.type_text("๗");
    assert_eq!(desk.words()[400][1], "๗");
    // Going on by the page, one types where one sees.
    desk.press(Modifiers::NONE, Key::PageUp);
    desk.type_text("๘");
    let row = desk.cells.iter().position(|row| row[1] == "๘").unwrap();
    assert!((370..400).contains(&row), "{row}");
}
