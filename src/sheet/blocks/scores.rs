//! The table of components, levels, points and reasons.

use crate::base::{CHOSEN_WORD, FieldId, Mm, thai_number};
use crate::form::{Component, Form, GroupDef, LevelDef, MarksDef, ScoreDef};
use crate::sheet::answer::answer_lines;
use crate::sheet::composer::Composer;
use crate::sheet::grid::{Cell, Columns, Grid, Row};
use crate::sheet::inline::{Piece, SetLine, Setting, set, width_of};
use crate::sheet::page::{Mark, Point, Role, Shape, Tag};
use crate::sheet::paper::{PEN, TABLE_GAP, ascent};
use crate::sheet::strip::{Strip, text_mark};
use crate::text::{Align, BODY_SIZE, Face, TextRun};

use super::ticks::{box_mark, box_width};

/// The columns, in hundredths of the width of the text.
const COLUMNS: [f64; 4] = [52.0, 10.0, 12.0, 26.0];
/// White between a level's number and its words.
const NUMBER_GAP: Mm = Mm(2.8);
/// From the edge of a level's number to the ring around it.
const RING_GAP: Mm = Mm(0.9);
/// Half the height of a ring.
const RING_HEIGHT: Mm = Mm(2.6);
/// The middle of a digit above the baseline.
const DIGIT_MIDDLE: Mm = Mm(1.1);

/// The strips of the table's rows.
pub(super) fn scores(on: &mut Composer<'_>) -> Vec<Strip> {
    let form = on.form();
    let Some(score) = form.score() else { return Vec::new() };
    let columns = Columns::sharing(&COLUMNS, on);
    let table = Scores { columns: [0, 1, 2, 3].map(|at| columns.inside(&(at..at + 1), on)) };
    let head = vec![table.head(score, on)];
    let mut rows: Vec<_> = form
        .components()
        .iter()
        .zip(0..)
        .map(|(component, row)| table.component(row, component, on))
        .collect();
    // The sum does not stand alone on a page.
    if let Some(last) = rows.last_mut() {
        last.keep = true;
    }
    let row = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    rows.push(table.total(row, score, on));
    let mut strips = Grid { columns, head, rows }.strips(on);
    if let Some(first) = strips.first_mut() {
        first.gap = TABLE_GAP;
    }
    strips
}

/// The insides of the columns.
struct Scores {
    columns: [Setting; 4],
}

/// Where the lines of a component's first cell are that others stand beside.
struct Places {
    /// The component's own heading, below that of its group.
    heading: usize,
    /// Beside which the points stand.
    points: usize,
}

impl Scores {
    fn head(&self, score: &ScoreDef, on: &mut Composer<'_>) -> Row {
        let words = [&score.component, &score.max, &score.points, &score.reason];
        let cells =
            words.into_iter().zip(self.columns).zip(0_u8..).map(|((words, inside), column)| {
                let role = Role::TableHead { row: 0, column };
                let mut cell = Cell::new(column.into()..usize::from(column) + 1, on);
                let tag = cell.element(role, on);
                cell.put(0, set(&[Piece::words(words)], bold_centred(inside), tag));
                cell
            });
        Row { cells: cells.collect(), ..Row::default() }
    }

    fn component(&self, row: u16, component: &Component, on: &mut Composer<'_>) -> Row {
        let form = on.form();
        let [_, max_column, points_column, reason_column] = self.columns;
        let group = form.groups().iter().find(|g| g.components.contains(&component.def.id));
        let heads_group = group.filter(|g| g.components.first() == Some(&component.def.id));
        let (words, places) = self.words(row, component, group, heads_group, on);

        let mut max = cell(1, on);
        if let Some(group) = heads_group {
            let tag = max.element(in_cell(row, 1), on);
            centred(
                &mut max,
                0,
                max_column,
                Piece::words(&thai_number(group.max)),
                Face::Regular,
                tag,
            );
        }
        let number = thai_number(component.def.max);
        let number = if group.is_some() { format!("({number})") } else { number };
        let tag = max.element(in_cell(row, 1), on);
        centred(&mut max, places.heading, max_column, Piece::words(&number), Face::Regular, tag);

        let mut points = cell(2, on);
        let tag = points.element(in_cell(row, 2), on);
        let text = on.answers.text(&component.points);
        let piece = Piece { text: &text, field: Some(&component.points), blank: None };
        centred(&mut points, places.points, points_column, piece, Face::Regular, tag);

        let mut reason = cell(3, on);
        let text = on.answers.text(&component.reason);
        if !text.is_empty() {
            let lines = answer_lines(&text, &component.reason, reason_column, |item| {
                reason.element(Role::TableCell { row, column: 3, item }, on)
            });
            reason.put_text(places.heading, lines);
        }
        // Below the levels, the reason says where the row may be divided.
        Row { cells: vec![words, max, points, reason], led: true, ..Row::default() }
    }

    /// The component's heading and its levels.
    fn words(
        &self,
        row: u16,
        component: &Component,
        group: Option<&GroupDef>,
        heads_group: Option<&GroupDef>,
        on: &mut Composer<'_>,
    ) -> (Cell, Places) {
        let [column, ..] = self.columns;
        let def = &component.def;
        let mut words = cell(0, on);
        let mut top = 0;
        if let Some(group) = heads_group {
            let tag = words.element(in_cell(row, 0), on);
            let setting = Setting { face: Face::Bold, ..column };
            top = words.put(0, set(&[Piece::words(&group.heading)], setting, tag));
        }
        let face = if group.is_some() { Face::Regular } else { Face::Bold };
        let heading = format!("{} {}", def.number, def.name);
        let hanging_indent = width_of(face, &format!("{} ", def.number));
        let setting = Setting { face, hanging_indent, ..column };
        let tag = words.element(in_cell(row, 0), on);
        let first = words.put(top, set(&[Piece::words(&heading)], setting, tag));
        words.keep(0..first);

        let form = on.form();
        let chosen = on.answers.number(&component.level);
        let marks = form.score().map_or(MarksDef::Boxes, |score| score.marks);
        let mut places = Places { heading: top, points: top };
        let mut end = first;
        for (level, number) in def.levels.iter().zip(1..) {
            let chosen = chosen == Some(number);
            let tag = words.element(in_cell(row, 0), on);
            // Beside the chosen level where levels are numbered, else beside the heading.
            if chosen && marks == MarksDef::Numbers {
                places.points = end;
            }
            let before = match marks {
                MarksDef::Boxes => boxed(column, tag, &component.level, chosen),
                MarksDef::Numbers => numbered(column, tag, &component.level, number, chosen),
            };
            let start = end;
            end = words.put(start, level_lines(form, level, column, tag, before));
            words.keep(start..end.saturating_sub(1));
        }
        (words, places)
    }

    fn total(&self, row: u16, score: &ScoreDef, on: &mut Composer<'_>) -> Row {
        let form = on.form();
        let [words_column, max_column, points_column, reason_column] = self.columns;
        let given = form
            .components()
            .iter()
            .any(|component| on.answers.number(&component.points).is_some());
        let total = on.appraisal.filter(|_| given).map(|appraisal| thai_number(appraisal.total));
        let mut put = |column: u8, inside: Setting, words: &str| {
            let mut cell = cell(column, on);
            if !words.is_empty() {
                let tag = cell.element(in_cell(row, column), on);
                centred(&mut cell, 0, inside, Piece::words(words), Face::Bold, tag);
            }
            cell
        };
        let cells = vec![
            put(0, words_column, &score.total),
            put(1, max_column, &thai_number(form.max())),
            put(2, points_column, &total.unwrap_or_default()),
            put(3, reason_column, ""),
        ];
        Row { cells, led: true, ..Row::default() }
    }
}

/// What the marks of a cell are.
const fn in_cell(row: u16, column: u8) -> Role {
    Role::TableCell { row, column, item: false }
}

fn cell(column: u8, on: &Composer<'_>) -> Cell {
    Cell::new(column.into()..usize::from(column) + 1, on)
}

fn bold_centred(inside: Setting) -> Setting {
    Setting { face: Face::Bold, align: Align::Centre, ..inside }
}

/// Puts a number or a word into the middle of a column; nothing if there is none.
fn centred(cell: &mut Cell, at: usize, inside: Setting, piece: Piece<'_>, face: Face, tag: Tag) {
    if !piece.text.is_empty() {
        cell.put(at, set(&[piece], Setting { face, align: Align::Centre, ..inside }, tag));
    }
}

/// What stands before a level's words, and how much room it takes.
struct Before {
    marks: Vec<Mark>,
    indent: Mm,
}

fn boxed(column: Setting, tag: Tag, field: &FieldId, chosen: bool) -> Before {
    let marks = vec![box_mark(tag, Some(field), column.left, chosen)];
    Before { marks, indent: box_width() }
}

fn numbered(column: Setting, tag: Tag, field: &FieldId, number: i64, chosen: bool) -> Before {
    let left = column.left;
    let run = TextRun::new(Face::Regular, BODY_SIZE, &format!("({})", thai_number(number)));
    let width = run.advance;
    let mut marks = vec![text_mark(tag, Some(field), left, run)];
    if chosen {
        let centre = Point { x: left + width / 2.0, y: ascent() - DIGIT_MIDDLE };
        let radius = (width / 2.0 + RING_GAP, RING_HEIGHT);
        let shape = Shape::Ring { centre, radius, width: PEN };
        marks.push(Mark { tag, field: Some(field.clone()), said: Some(CHOSEN_WORD), shape });
    }
    Before { marks, indent: width + NUMBER_GAP }
}

/// A level's words and range, hanging beside its box or number.
fn level_lines(
    form: &Form,
    level: &LevelDef,
    column: Setting,
    tag: Tag,
    before: Before,
) -> Vec<SetLine> {
    let words = format!("{} {}", level.words, form.range_words(level));
    let left = column.left + before.indent;
    let setting = Setting { left, width: column.width - before.indent, ..column };
    let mut lines = set(&[Piece::words(&words)], setting, tag);
    if let Some(first) = lines.first_mut() {
        first.marks.splice(0..0, before.marks);
    }
    lines
}
